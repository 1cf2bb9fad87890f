"""Marks for the index that say something that no index has: reported, as nothing else would tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from standfirst.diagnostics import Report
from standfirst.normalise.draft_of_elements import RANGES
from standfirst.parse.syntax.tree import Element

SAID = ("entry", "see", "also", "range", "sort")
"""What a mark may say, as the manual has it."""
OTHERS = ("see-also", "seealso", "id", "class", "lang")
"""What is read as well, or says nothing of the index."""
DEEPEST = 3
"""Levels of an entry."""


def report_index_marks(tree: Element, report: Report) -> None:
    """Report what marks for the index say that is not understood (S236)."""
    for element in _marks(tree):
        for what, hint in _not_understood(element):
            report.add("S236", element.span, what, hint=hint)


def _marks(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag in ("span", "a") and "index" in child.classes:
            yield child
        yield from _marks(child)


def _not_understood(mark: Element) -> Iterator[tuple[str, str | None]]:
    """What is wrong with a mark, and what to do."""
    said = mark.attributes
    for name in said:
        if name not in (*SAID, *OTHERS):
            near = get_close_matches(name, SAID, n=1, cutoff=0.6)
            yield f"a mark for the index has no `{name}`", f"did you mean `{near[0]}`?" if near else None
    range_ = said.get("range", "")
    if range_ and range_.casefold() not in RANGES:
        yield f"a range of the index has no `{range_}`", "use `range=begin` and `range=end`"
    if said.get("entry", "").count("!") >= DEEPEST:
        yield f"the entry `{said['entry']}` has more than three levels", "join two of its levels into one"
    if not mark.children and not mark.text and not said.get("entry", "").strip(" !"):
        yield "a mark for the index has neither words nor an entry", 'write `[]{.index entry="weir"}`'
