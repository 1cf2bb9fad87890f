"""A selector looks at the element after another without making all of their siblings anew.

cssselect2 0.10 makes wrappers for all children of the parent to find the next one, so that ``p:has(+ table)``
takes the square of the number of paragraphs; and ``p ~ p`` keeps for each the tuple of all before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cssselect2 import compiler
from cssselect2.tree import ElementWrapper

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

_ALL_FOR_ONE = "list(el.iter_next_siblings())[:1]"
_ONE = "(sibling for sibling, _ in zip(el.iter_next_siblings(), range(1)))"

_cssselect2s_compile = compiler._compile_node


def _compile(selector: Any) -> Any:
    """A selector as an expression (cssselect2's ``_compile_node``)."""
    return _cssselect2s_compile(selector).replace(_ALL_FOR_ONE, _ONE)


def _next_siblings(element: Any) -> Iterator[Any]:
    """The siblings after an element, each made when it is asked for."""
    previous = element
    for index in range(element.index + 1, len(element.etree_siblings)):
        previous = type(element)(
            element.etree_siblings[index],
            parent=element.parent,
            index=index,
            previous=previous,
            in_html_document=element.in_html_document,
        )
        yield previous


def _previous_siblings(element: Any) -> Iterator[Any]:
    """The siblings before an element, the nearest first."""
    while element.previous is not None:
        element = element.previous
        yield element


def look_at_siblings() -> None:
    """From now on selectors make no more siblings than they look at."""
    compiler._compile_node = _compile
    ElementWrapper.iter_next_siblings = _next_siblings
    ElementWrapper.previous_siblings = property(_previous_siblings)


PATCH = Patch(
    name="siblings",
    does="Lets a selector look at the element after another without making all siblings anew.",
    upstream=NONE_KNOWN,
    relies_on={
        "cssselect2.compiler._compile_node": "42f39adfdf9d",
        "cssselect2.tree.ElementWrapper": "d4c48d0105ed",
    },
    without="pieces of many paragraphs take longer",
    install=look_at_siblings,
)
