"""Effects: what follows from a diagnostic, beside that people read it."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.diagnostics.diagnostic import Diagnostic, Severity

_MISREAD = ("S104", "S111")
"""Front matter, or settings, that could not be read: what is made without them is not what was meant."""


def is_internal(diagnostic: Diagnostic) -> bool:
    """Whether it is our own fault, or the machine's: another run may do better, so nothing is kept."""
    return diagnostic.code.startswith("S9")


def is_about_words(diagnostic: Diagnostic) -> bool:
    """Whether it says that an edition has not the words of the manuscripts."""
    return diagnostic.code.startswith("S7")


def is_about_manuscripts(diagnostic: Diagnostic) -> bool:
    """Whether it is about manuscripts, settings or pictures, before there is an edition."""
    return diagnostic.code.startswith(("S1", "S2", "S3", "S4"))


def loses_words(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether an edition of which this was noticed has other words than the manuscripts."""
    return any(is_about_words(d) and d.severity is Severity.ERROR for d in diagnostics)


def withholds_from_print(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether files for paper are withheld: words are lost, or settings or front matter can't be read."""
    return any(
        (is_about_words(d) or d.code in _MISREAD) and d.severity is Severity.ERROR for d in diagnostics
    )
