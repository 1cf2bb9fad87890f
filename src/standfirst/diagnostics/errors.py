"""Exceptions that are reported: under a code of their own, or as an internal error."""

from __future__ import annotations

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


def report_error(error: Exception, span: Span, report: Report, *, otherwise: str = "S901") -> None:
    """Report an exception under its code, or under ``otherwise`` if it has none."""
    if isinstance(error, CodedError):
        report.add(error.code, span, str(error), hint=error.hint)
    else:
        report.add(otherwise, span, f"{type(error).__name__}: {error}")
