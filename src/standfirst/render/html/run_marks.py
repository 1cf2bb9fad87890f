"""Marks of runs in markup: comments that say where a run of a piece begins, and which one.

They are taken out before a page is laid out, and no ebook is written with them. What they tell is the
address of every letter and figure: the number of its run (``model.runs``), and how many come before it there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec
from markupsafe import Markup

_MARK = re.compile(r"\d+:\d+")
_NO_LETTERS = re.compile(r"[\W_]+")


class RunLetters(msgspec.Struct, frozen=True, array_like=True):
    """Letters and figures in a row that stand in a row in one run."""

    at: int
    """How many come before them where they are shown."""
    run: int
    offset: int
    """How many come before them in their run."""
    many: int


OwnLetters: TypeAlias = Mapping[Any, list[RunLetters]]
"""For elements the letters that stand directly in them, with an address."""


def run_mark(number: int, offset: int = 0) -> Markup:
    """The mark of a run, or of a place within it: after so many of its letters."""
    return Markup(f"<!--{number}:{offset}-->")


def letters_in(text: str) -> int:
    """How many letters and figures a text has."""
    return len(text) if text.isalnum() else len(_NO_LETTERS.sub("", text))


def take_marks(root: Any) -> OwnLetters:
    """Take all marks out of a tree; where the letters of its elements stand in their runs."""
    reader = _Reader()
    reader.read(root, None)
    return reader.own


def run_letters_of(root: Any) -> list[RunLetters]:
    """Where the letters of a tree stand in their runs, in its order; all marks are taken out of it."""
    reader = _Reader()
    reader.read(root, None)
    return reader.all


class _Reader:
    """Goes through a tree in its order and counts: the letters of all, of each element and of each run."""

    def __init__(self) -> None:
        self.own: dict[Any, list[RunLetters]] = {}
        self.all: list[RunLetters] = []
        self._count = 0
        self._offsets: dict[int, int] = {}

    def read(self, element: Any, run: int | None) -> None:
        """An element in a run: what the edition adds has no address, and after an element within it the run
        goes on."""
        if "generated" in (element.get("class") or "").split():
            run = None
        own: list[RunLetters] = []
        count = self._note(element.text, run, own, 0)
        before = None
        for child in list(element):
            if isinstance(child.tag, str):
                self.read(child, run)
                count = self._note(child.tail, run, own, count)
                before = child
                continue
            if _MARK.fullmatch(child.text or ""):
                run, self._offsets[run] = map(int, child.text.split(":"))
            count = self._note(child.tail, run, own, count)
            _take_out(child, element, before)
        if own:
            self.own[element] = own

    def _note(self, text: str | None, run: int | None, own: list[RunLetters], count: int) -> int:
        many = letters_in(text) if text else 0
        if many and run is not None:
            offset = self._offsets.get(run, 0)
            own.append(RunLetters(count, run, offset, many))
            self.all.append(RunLetters(self._count, run, offset, many))
            self._offsets[run] = offset + many
        self._count += many
        return count + many


def _take_out(comment: Any, parent: Any, before: Any | None) -> None:
    """A comment out of its element; the text behind it joins the text before it."""
    if before is None:
        parent.text = (parent.text or "") + (comment.tail or "") or None
    else:
        before.tail = (before.tail or "") + (comment.tail or "") or None
    comment.tail = None
    parent.remove(comment)
