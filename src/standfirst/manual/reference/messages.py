"""The codes of messages, each with what it means and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from standfirst.diagnostics.catalogue import CATALOGUE, Lesson

FAMILIES = {
    "S1": "Manuscript, front matter and settings",
    "S2": "Structure and markdown",
    "S3": "Editorial",
    "S4": "Pictures and links",
    "S5": "Print",
    "S6": "Ebook",
    "S7": "Words compared",
    "S9": "The program and the machine",
}


def messages_reference() -> str:
    """A section for each family of codes, and in it one for each code."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    for family, codes in groupby(CATALOGUE.items(), lambda item: item[0][:2]):
        yield f"## {FAMILIES[family]}"
        for code, lesson in codes:
            yield _section(code, lesson)


def _section(code: str, lesson: Lesson) -> str:
    hint = f"\n\n*What to do:* {lesson.hint}." if lesson.hint else ""
    return f"### {code} {lesson.name}\n\n*{lesson.severity.capitalize()}.* {lesson.lesson.strip()}{hint}"
