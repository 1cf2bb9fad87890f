"""Exceptions that are reported: under a code of their own, or as an internal error."""

from __future__ import annotations

import errno
from typing import ClassVar

from standfirst.diagnostics.diagnostic import Report
from standfirst.model.span import Span


class CodedError(Exception):
    """An exception with a code: what went wrong is known, and no fault in the program."""

    code: ClassVar[str]

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint
        """What to do; None: the code's own hint."""


_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})


def code_of(error: Exception) -> str | None:
    """The code of an exception that is no fault in the program; None if it is, or may be, one."""
    if isinstance(error, CodedError):
        return error.code
    if isinstance(error, OSError) and error.errno in _OF_THE_DISK:
        return "S902"
    return "S906" if isinstance(error, MemoryError) else None


def words_of(error: Exception) -> str:
    """What an exception says, for people if its cause is known."""
    if isinstance(error, CodedError):
        return str(error)
    if isinstance(error, OSError) and code_of(error):
        return f"can't write {error.filename or 'a file'}: {(error.strerror or '').lower()}"
    return "there is not enough memory" if code_of(error) else f"{type(error).__name__}: {error}"


def report_error(error: Exception, span: Span, report: Report, *, otherwise: str = "S901") -> None:
    """Report an exception under its code, or under ``otherwise`` if it has none."""
    hint = error.hint if isinstance(error, CodedError) else None
    report.add(code_of(error) or otherwise, span, words_of(error), hint=hint)
