"""Tags of site generators in a manuscript: where they stand, what they are called, what belongs to whom.

Hugo ``{{< figure >}}`` and ``{{% note %}}``, Liquid and its kin ``{% image %}``, expressions
``{{ site.baseurl }}``, Zola ``{{ youtube(id="…") }}`` and ``{% note() %} … {% end %}``, WordPress
``[caption]``, one house's ``=ZOOM=…=``, and where a list of contents is to be made: ``[TOC]``, kramdown's
``{:toc}`` under a list of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

import msgspec


class Dialect(Enum):
    """Who understands the tag."""

    HUGO = "hugo"
    LIQUID = "liquid"
    EXPRESSION = "expression"
    ZOLA = "zola"
    ZOLA_BODY = "zola with a body"
    """Closed by ``{% end %}``, whatever it is called."""
    WORDPRESS = "wordpress"
    HOUSE = "house"
    CONTENTS = "contents"


WORDPRESS_NAMES = (
    "caption|pull[-_]?quote|blockquote|quote|embed|youtube|vimeo|gallery|playlist|audio|video|dropcap|sidebar"
)

TAG = re.compile(
    r"(?=[{\[=*+\-\d])(?:(?<!\\)\{\{[<%](?!\s*+/\*)\s*+(?P<hugo_closes>/)?\s*+(?P<hugo>[A-Za-z][\w./-]*)"
    r"(?P<hugo_args>(?:(?![%>]\}\}|\{\{[<%])[\s\S])*?)"
    r"(?P<self_closes>/)?[%>]\}\}"
    r"|(?<![{\\])\{%-?\s*+(?P<liquid>[A-Za-z]\w*+)(?P<liquid_args>(?:(?!%\}|\{%)[\s\S])*?)-?%\}"
    r"|(?<![{\\])\{\{-?(?![<%#/!{>&])"
    r"(?P<expression>[^{}\n]+?|\s*[A-Za-z_]\w*+\s*\([^{}]{0,2000}\)\s*)-?\}\}(?!\})"
    rf"|(?<![\\!\]])\[(?P<wp_closes>/)?(?P<wp>{WORDPRESS_NAMES})(?P<wp_args>(?:[\s=](?=[^\]\n]*[=/.\d\"'])[^\]\n]{{0,5000}})?)\](?![(:]|\[(?!\[?!))"
    r"|^(?:[*+-]|\d\.)[ \t][^\n]*\n[ \t]*\{:[ \t]*\.?(?P<kramdown>toc)\b(?P<kramdown_args>[^}\n]*)\}[ \t]*$"
    r"|^\[\[?(?P<bracketed>(?i:_?toc_?))(?P<bracketed_args>)\]\]?[ \t]*$"
    r"|^=(?P<house>ZOOM|IMAGE)=(?P<house_args>(?:[^\n]|\n(?!\s*\n|=))+?)=[ \t]*$)",
    re.MULTILINE,
)

CALL = re.compile(
    r"\s*(?!(?:if|elif|for|while|unless|set|call|filter)\b)(?P<name>[A-Za-z_]\w*)\s*"
    r"\((?P<arguments>(?:\s*\w+\s*=[\s\S]*)?)\)\s*"
)
"""A call of Zola's, all of whose arguments have names; what else is called has others: ``url_for('x')``."""

LOOPS = frozenset(("for", "tablerow", "range", "each", "macro", "capture", "define"))
"""What these wrap is a template of the site's, filled in again and again."""
OPAQUE = LOOPS | {"highlight", "code", "codeblock", "raw", "verbatim", "comment", "sourcecode", "mermaid"}
"""Tags whose inside is not looked into."""


class Tag(msgspec.Struct, frozen=True):
    """One tag, from ``start`` up to ``end`` in the text."""

    start: int
    end: int
    dialect: Dialect
    name: str
    """Lower case, without the ``end`` of Liquid's closing tags."""
    arguments: str
    closes: bool
    words: str
    """The tag as it stands in the manuscript."""


class Shortcode(msgspec.Struct, frozen=True):
    """A tag, with its closing tag if it has one."""

    tag: Tag
    closing: Tag | None = None

    @property
    def end(self) -> int:
        """Where it ends, inside and closing tag included."""
        return self.closing.end if self.closing else self.tag.end


def tags_in(text: str, masked: str) -> list[Tag]:
    """The tags of a text; ``masked`` is the same text with code masked."""
    return [_tag(match, text) for match in TAG.finditer(masked)]


def _tag(match: re.Match[str], text: str) -> Tag:
    def tag(dialect: Dialect, name: str, arguments: str, closes: bool) -> Tag:
        start, end = match.span(arguments)
        inside = text[start:end].strip()
        words = text[match.start() : match.end()]
        return Tag(match.start(), match.end(), dialect, name.lower(), inside, closes, words)

    def called_tag(dialect: Dialect, called: re.Match[str]) -> Tag:
        words = text[match.start() : match.end()]
        name, arguments = called["name"].lower(), called["arguments"].strip()
        return Tag(match.start(), match.end(), dialect, name, arguments, False, words)

    if match["hugo"]:
        return tag(Dialect.HUGO, match["hugo"], "hugo_args", bool(match["hugo_closes"]))
    if match["liquid"]:
        name = match["liquid"]
        if name == "end" and not match["liquid_args"].strip():
            return tag(Dialect.ZOLA_BODY, name, "liquid_args", True)
        if called := CALL.fullmatch(f"{name}{match['liquid_args']}"):
            return called_tag(Dialect.ZOLA_BODY, called)
        closes = len(name) > 3 and name.startswith("end")
        return tag(Dialect.LIQUID, name[3:].lstrip("_") if closes else name, "liquid_args", closes)
    if match["expression"]:
        if called := CALL.fullmatch(match["expression"]):
            return called_tag(Dialect.ZOLA, called)
        return tag(Dialect.EXPRESSION, "", "expression", False)
    if match["wp"]:
        return tag(Dialect.WORDPRESS, match["wp"], "wp_args", bool(match["wp_closes"]))
    if match["kramdown"]:
        return tag(Dialect.CONTENTS, match["kramdown"], "kramdown_args", False)
    if match["bracketed"]:
        return tag(Dialect.CONTENTS, match["bracketed"], "bracketed_args", False)
    return tag(Dialect.HOUSE, match["house"], "house_args", False)


def innermost(tags: list[Tag]) -> Iterator[Shortcode]:
    """The shortcodes that have no other inside them, in order; closing tags that close nothing too."""
    closings = _closings(tags)
    closed = set(closings.values())
    skip_to = -1
    for place, tag in enumerate(tags):
        if place <= skip_to:
            continue
        closing = closings.get(place)
        if closing is not None and tag.name in OPAQUE:
            skip_to = closing
            yield Shortcode(tag, tags[closing])
        elif closing is not None and closing == place + 1:
            yield Shortcode(tag, tags[closing])
        elif closing is None and place not in closed:
            yield Shortcode(tag)


def _closings(tags: list[Tag]) -> dict[int, int]:
    """For every opening tag that is closed the place of its closing tag."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    opaque: int | None = None
    depth = 0  # of loops in loops of the same name
    for place, tag in enumerate(tags):
        if opaque is not None:
            if tag.name == tags[opaque].name:
                depth += 1 if not tag.closes and tag.name in LOOPS else -1 if tag.closes else 0
                if depth < 0:
                    closings[opaque], opaque, depth = place, None, 0
            continue
        if not tag.closes:
            opened.append(place)
            if tag.name in OPAQUE and _is_closed_later(tags, place):
                opaque = opened.pop()
            continue
        for at in range(len(opened) - 1, -1, -1):
            opening = tags[opened[at]]
            is_of_same_name = tag.name == opening.name or tag.dialect is Dialect.ZOLA_BODY
            if opening.dialect is tag.dialect and is_of_same_name:
                closings[opened[at]] = place
                del opened[at:]
                break
    return closings


def _is_closed_later(tags: list[Tag], place: int) -> bool:
    return any(tag.closes and tag.name == tags[place].name for tag in tags[place + 1 :])
