"""The codes of messages, each with what it means and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from standfirst.diagnostics import CODES
from standfirst.diagnostics.code import Code, Family
from standfirst.manual.reference.commands import escaped

FAMILIES: Mapping[Family, str] = {
    "manuscript": "Manuscript, front matter and settings",
    "structure": "Structure",
    "dialect": "Marks that are not understood",
    "editorial": "Editorial",
    "assets": "Pictures",
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
    for family, codes in groupby(by_family, key=lambda code: code.family):
        yield f"## {FAMILIES[family]}"
        yield from map(_section, codes)


def _section(code: Code) -> str:
    parts = [f"### {code.code} {code.name}", f"*{_severity(code)}.* {code.lesson}"]
    if code.example:
        parts.append(f"````\n{code.example}\n````")
    if code.hint:
        parts.append(f"*What to do:* {escaped(code.hint)}.")
    return "\n\n".join(parts)


def _severity(code: Code) -> str:
    """``Warning``, or ``Warning; an error in the file for the printer``."""
    elsewhere = code.severity_for_print
    if elsewhere is None or elsewhere == code.severity:
        return code.severity.capitalize()
    return f"{code.severity.capitalize()}; an {elsewhere} in the file for the printer"
