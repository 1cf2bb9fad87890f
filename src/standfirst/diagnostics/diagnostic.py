"""Diagnostic and Report: what was noticed, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from standfirst.diagnostics.code import CODES, Withheld
from standfirst.model.span import Span


class Severity(StrEnum):
    """How bad it is: a warning can still be printed, an error can't be or would be wrong."""

    WARNING = "warning"
    ERROR = "error"


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was noticed, said once, in the writer's words."""

    code: str
    """The code, such as ``S301``."""
    severity: Severity
    span: Span
    """Where; lines count from 1, line 0 is the file as a whole."""
    message: str
    """What is wrong, one line, lower case, no full stop."""
    hint: str | None = None
    """What to do."""
    page: int = 0
    """On which of the printed pages of its piece, from 1; 0: on none, or it is not known."""

    @property
    def name(self) -> str:
        """The code's readable name, such as ``pull-quote-not-in-text``."""
        return CODES[self.code].name

    @property
    def withholds(self) -> Withheld:
        """What is not put in place because of it; only errors withhold anything."""
        return CODES[self.code].withholds if self.severity is Severity.ERROR else "nothing"


class Report:
    """Collects diagnostics while the work goes on with the best it can.

    The only thing in the pipeline that is written to; everything else is a value.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics: list[Diagnostic] = []
        self._said: set[tuple[Diagnostic, tuple[str, int, int]]] = set()
        self.extend(diagnostics)

    def add(
        self,
        code: str,
        span: Span,
        message: str,
        *,
        hint: str | None = None,
        severity: Severity | None = None,
        page: int = 0,
    ) -> None:
        """Note something. The severity and the hint are the code's unless given here."""
        declared = CODES[code]
        self._note(
            Diagnostic(
                code=code,
                severity=severity or Severity(declared.severity),
                span=span,
                message=message,
                hint=hint if hint is not None else declared.hint,
                page=page,
            )
        )

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over what somebody else noticed; what was said already is not said again."""
        for diagnostic in diagnostics:
            self._note(diagnostic)

    def _note(self, diagnostic: Diagnostic) -> None:
        # Spans are always equal to each other, so the place is compared apart.
        if (diagnostic, diagnostic.span.place) not in self._said:
            self._said.add((diagnostic, diagnostic.span.place))
            self._diagnostics.append(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        """In the order of the files, then of their lines."""
        return iter(sorted(self._diagnostics, key=lambda d: (d.span.file, d.span.first, d.code)))

    def __len__(self) -> int:
        return len(self._diagnostics)

    @property
    def has_errors(self) -> bool:
        """Whether anything noticed so far is an error."""
        return any(d.severity is Severity.ERROR for d in self._diagnostics)
