"""The marks of editors, while a text is converted and tidied.

CriticMarkup would not survive: pandoc escapes it, and whoever reads a manuscript takes it out. So each of
its marks is a private character until the text is finished. ``pandoc.lua`` writes the same characters.
"""

from __future__ import annotations

import re

MARKS = {
    "\uf100": "{++",
    "\uf101": "++}",
    "\uf102": "{--",
    "\uf103": "--}",
    "\uf109": "{>>",
    "\uf10a": "<<}",
}
"""Each private character, and the mark that it stands for."""

PRIVATE = re.compile(f"[{''.join(MARKS)}]")


_REPLACED = re.compile("\uf102([^\uf100-\uf10a~]+)\uf103\uf100([^\uf100-\uf10a~]+)\uf101")
"""Words taken out, and others put in right after."""


def as_critic_markup(text: str) -> str:
    """The text with its marks as CriticMarkup; words put in for others are a substitution."""
    text = _REPLACED.sub(r"{~~\1~>\2~~}", text)
    return PRIVATE.sub(lambda found: MARKS[found[0]], text)


def without_marks(text: str) -> str:
    """The text without private characters: a file may hold some that mean something else."""
    return PRIVATE.sub("", text)
