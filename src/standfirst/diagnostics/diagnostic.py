"""Diagnostic and Report: what was noticed, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from standfirst.diagnostics.code import CODES, Family, Withheld
from standfirst.model.span import Span


class Severity(StrEnum):
    """How bad it is: a warning can still be printed, an error can't be or would be wrong."""

    WARNING = "warning"
    ERROR = "error"


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was noticed."""

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
    count: int = 1
    """How many times it was found, where whoever reports it counts: a mark that is not read, in one file."""
    places: tuple[Span, ...] = ()
    """Where else; the first few are enough."""

    @property
    def name(self) -> str:
        """The code's readable name, such as ``pull-quote-not-in-text``."""
        return CODES[self.code].name

    @property
    def family(self) -> Family:
        """What it is about: a manuscript, a finished edition, its words, the program."""
        return CODES[self.code].family

    @property
    def is_cached(self) -> bool:
        """Whether the work on which it was reported may be cached."""
        return CODES[self.code].is_cached

    @property
    def withholds(self) -> Withheld:
        """What is not put in place because of it; only errors withhold anything."""
        return CODES[self.code].withholds if self.severity is Severity.ERROR else "nothing"


def _encodable(words: str) -> str:
    """Words that can be written as UTF-8: bytes of a name that are no text, and halves of characters, written
    out (``\\udcff``)."""
    return words if words.isascii() else words.encode("utf-8", "backslashreplace").decode()


class Report:
    """Collects diagnostics while the work goes on with the best it can.

    The only thing in the pipeline that is written to; everything else is a value.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self._diagnostics: list[Diagnostic] = []
        self._known: set[tuple[Diagnostic, tuple[str, int, int]]] = set()
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
        count: int = 1,
        places: tuple[Span, ...] = (),
    ) -> None:
        """Note something. The severity and the hint are the code's unless given here.

        What is found many times in one file, and is the same everywhere, is noted once, at the first place,
        with how many times it was found and some of the further places.
        """
        declared = CODES[code]
        message, hint = _encodable(message), hint and _encodable(hint)
        self._note(
            Diagnostic(
                code=code,
                severity=severity or Severity(declared.severity),
                span=span,
                message=message,
                hint=hint if hint is not None else declared.hint,
                page=page,
                count=count,
                places=places,
            )
        )

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add diagnostics; those that are here already, with the same place, are not added again."""
        for diagnostic in diagnostics:
            self._note(diagnostic)

    def _note(self, diagnostic: Diagnostic) -> None:
        # Spans are always equal to each other, so the place is compared apart.
        if (diagnostic, diagnostic.span.place) not in self._known:
            self._known.add((diagnostic, diagnostic.span.place))
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
