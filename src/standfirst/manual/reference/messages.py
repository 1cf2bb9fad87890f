"""The codes of messages, each with what it means and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from standfirst.diagnostics import CODES
from standfirst.diagnostics.code import Code, Family

FAMILIES: dict[Family, str] = {
    "manuscript": "Manuscript, front matter and settings",
    "structure": "Structure and markdown",
    "dialect": "Marks of other dialects",
    "editorial": "Editorial",
    "assets": "Pictures and links",
    "print": "Print",
    "ebook": "Ebook",
    "fidelity": "Words compared",
    "program": "The program and the machine",
}


def messages_reference() -> str:
    """A section for each family of codes, and in it one for each code."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    by_family = sorted(CODES.values(), key=lambda code: list(FAMILIES).index(code.family))
    for family, codes in groupby(by_family, lambda code: code.family):
        yield f"## {FAMILIES[family]}"
        yield from map(_section, codes)


def _section(code: Code) -> str:
    hint = f"\n\n*What to do:* {code.hint}." if code.hint else ""
    return f"### {code.code} {code.name}\n\n*{code.severity.capitalize()}.* {code.lesson.strip()}{hint}"
