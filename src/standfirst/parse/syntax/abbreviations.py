"""Abbreviations that a manuscript explains: ``*[W3C]: World Wide Web Consortium``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from standfirst.parse.syntax.tree import Element, Node

_VERBATIM = frozenset(("code", "pre", "formula", "abbr", "placeholder"))


def with_abbreviations(tree: Element, explained: Mapping[str, str]) -> Element:
    """The tree with every word that is explained in an ``abbr``."""
    if not explained:
        return tree
    longest_first = sorted(explained, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return _changed(tree, pattern, explained)


def _changed(element: Element, pattern: re.Pattern[str], explained: Mapping[str, str]) -> Element:
    if element.tag in _VERBATIM:
        return element
    children: list[Node] = []
    for child in element.children:
        if isinstance(child, str):
            children.extend(_parts(child, pattern, explained, element))
        else:
            children.append(_changed(child, pattern, explained))
    return replace(element, children=tuple(children))


def _parts(
    text: str, pattern: re.Pattern[str], explained: Mapping[str, str], parent: Element
) -> Iterator[Node]:
    done = 0
    for found in pattern.finditer(text):
        if done < found.start():
            yield text[done : found.start()]
        yield Element("abbr", (found[0],), {"title": explained[found[0]]}, parent.span)
        done = found.end()
    if done < len(text):
        yield text[done:]
