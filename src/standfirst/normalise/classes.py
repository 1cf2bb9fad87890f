"""Classes of pictures and tables that say how one stands: closed lists, so that one that is in none is
reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import get_args

from standfirst.diagnostics import Report
from standfirst.model.inlines import Placement
from standfirst.model.span import Span
from standfirst.normalise.draft_of_elements import LANDSCAPE, PLACES, is_caption
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.tree import Element

OF_PICTURES = get_args(Placement)
OF_TABLES = (LANDSCAPE,)


def report_classes(tree: Element, source: SourceFile, report: Report) -> None:
    """Report each class in braces after a picture, or after the caption of a table, that has no meaning
    (S235), once, with its places.

    Classes of HTML's ``img`` and ``table`` are the website's, and say nothing of the page.
    """
    asked = _classes_in_braces(source.text)
    if unknown := asked.difference(PLACES):
        _report(_inside(tree, _is_picture), unknown, "pictures", OF_PICTURES, report)
    if unknown := asked.difference(OF_TABLES):
        _report(_inside(tree, is_caption), unknown, "tables", OF_TABLES, report)


def _report(
    elements: Iterable[Element], unknown: frozenset[str], what: str, known: Sequence[str], report: Report
) -> None:
    places: dict[str, list[Span]] = {}
    for element in elements:
        for name in unknown.intersection(element.classes):
            places.setdefault(name, []).append(element.span)
    for name, (first, *others) in sorted(places.items()):
        near = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
        hint = f"did you mean `.{near[0]}`?" if near else f"{what} have {', '.join(f'.{x}' for x in known)}"
        words = f"{what} have no class .{name}"
        report.add("S235", first, words, hint=hint, count=1 + len(others), places=tuple(others))


def _is_picture(element: Element) -> bool:
    return element.tag == "img"


def _inside(element: Element, is_wanted: Callable[[Element], bool]) -> Iterator[Element]:
    """What is wanted of all that is in an element."""
    for child in element.elements():
        if is_wanted(child):
            yield child
        else:
            yield from _inside(child, is_wanted)


_BRACES = re.compile(r"(?:\)|^(?:[Tt]able)?[ \t]*:[ \t].*[ \t])\{:?([^{}\n]*)\}", re.MULTILINE)
"""What stands in braces after the address of a picture or a link, or at the end of the caption of a table."""
_CLASS = re.compile(r"\.([^\s.#]+)")


def _classes_in_braces(text: str) -> frozenset[str]:
    """What may be a class in braces, found in one pass; of a number it is what stands after the point."""
    return frozenset(name for braces in _BRACES.findall(text) for name in _CLASS.findall(braces))
