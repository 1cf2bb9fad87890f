"""What can prevent an import."""

from __future__ import annotations

from typing import ClassVar

from standfirst.diagnostics.errors import CodedError
from standfirst.project.pandoc import MissingConverterError as MissingConverterError


class NotImportedError(CodedError):
    """The file can't be converted: it is damaged, not what its name says, or too large."""

    code: ClassVar[str] = "S125"
