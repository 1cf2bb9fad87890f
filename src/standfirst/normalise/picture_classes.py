"""Classes of pictures that say how one stands: a closed list, so that one that is not in it is reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from standfirst.diagnostics import Report
from standfirst.model.inlines import Placement
from standfirst.model.span import Span
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.tree import Element

KNOWN = get_args(Placement)


def report_picture_classes(tree: Element, source: SourceFile, report: Report) -> None:
    """Report each class in braces after a picture that has no meaning (S235), once, with its places.

    Classes of HTML's ``img`` are the website's, and say nothing of the page.
    """
    asked = _classes_in_braces(source.text).difference(KNOWN)
    places: dict[str, list[Span]] = {}
    for element in _pictures(tree) if asked else ():
        for name in asked.intersection(element.classes):
            places.setdefault(name, []).append(element.span)
    for name, (first, *others) in sorted(places.items()):
        near = get_close_matches(name.casefold(), KNOWN, n=1, cutoff=0.6)
        hint = f"did you mean `.{near[0]}`?" if near else None
        what = f"pictures have no class .{name}"
        report.add("S235", first, what, hint=hint, count=1 + len(others), places=tuple(others))


def _pictures(element: Element) -> Iterator[Element]:
    """The pictures in an element."""
    for child in element.elements():
        if child.tag == "img":
            yield child
        else:
            yield from _pictures(child)


_BRACES = re.compile(r"\)\{:?([^{}\n]*)\}")
"""What stands in braces after the address of a picture or a link."""
_CLASS = re.compile(r"\.([^\s.#]+)")


def _classes_in_braces(text: str) -> frozenset[str]:
    """What may be a class in braces, found in one pass; of a number it is what stands after the point."""
    return frozenset(name for braces in _BRACES.findall(text) for name in _CLASS.findall(braces))
