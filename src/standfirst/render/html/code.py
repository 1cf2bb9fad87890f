"""The words of a code block, with the parts that a reader tells apart: keywords, strings, comments.

Pygments says what is what in a language that it knows. Its hundred kinds of token become six, so that
little is marked and nothing by colour alone: keywords differ in weight, strings, comments, deleted and
inserted lines have marks of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup

from standfirst.render.html.element import element, text

if TYPE_CHECKING:
    from pygments.lexer import Lexer

LONGEST = 200_000
"""Characters of a block that is marked; a longer one is data."""

Part: TypeAlias = tuple[int, int, str]
"""From which character to before which, and what it is: a class."""


@lru_cache(maxsize=256)
def parts_of(code: str, language: str | None) -> tuple[Part, ...]:
    """The parts to be marked in code, in order; none in a language that Pygments does not know."""
    lexer = _lexer(language) if language and len(code) <= LONGEST else None
    if lexer is None:
        return ()
    found: list[Part] = []
    for begins, token, value in lexer.get_tokens_unprocessed(code):
        kind = _kind(tuple(token))
        if not kind or not value.strip():
            continue
        ends = begins + len(value.rstrip("\n"))
        if found and found[-1][2] == kind and not code[found[-1][1] : begins].strip():
            begins = found.pop()[0]
        found.append((begins, ends, kind))
    return tuple(found)


def marked(code: str, parts: Sequence[Part], first: int, last: int) -> Markup:
    """The characters of code from ``first`` to before ``last``, with the parts among them marked."""
    return Markup().join(_pieces(code, parts, first, last))


def _pieces(code: str, parts: Sequence[Part], first: int, last: int) -> Iterator[Markup]:
    done = first
    for begins, ends, kind in parts:
        begins, ends = max(begins, done), min(ends, last)
        if begins < ends:
            yield text(code[done:begins])
            yield element("span", {"class": f"code-{kind}"}, text(code[begins:ends]))
            done = ends
    yield text(code[done:last])


def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language.lower(), ensurenl=False, stripnl=False)
    except ClassNotFound:
        return None


_KINDS = (
    (("Comment",), "comment"),
    (("Literal", "String"), "string"),
    (("Keyword",), "keyword"),
    (("Operator", "Word"), "keyword"),
    (("Name", "Tag"), "keyword"),
    (("Generic", "Deleted"), "deleted"),
    (("Generic", "Inserted"), "inserted"),
    (("Generic", "Heading"), "keyword"),
    (("Generic", "Prompt"), "prompt"),
)


def _kind(token: tuple[str, ...]) -> str | None:
    return next((kind for begins, kind in _KINDS if token[: len(begins)] == begins), None)
