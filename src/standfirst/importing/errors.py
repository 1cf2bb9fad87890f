"""What can prevent an import."""

from __future__ import annotations

from typing import ClassVar

from standfirst.diagnostics.errors import CodedError


class NotImportedError(CodedError):
    """The file can't be converted: it is damaged, not what its name says, or too large."""

    code: ClassVar[str] = "S125"


class MissingConverterError(CodedError):
    """A library that is an optional part of the installation is not there."""

    code: ClassVar[str] = "S908"
