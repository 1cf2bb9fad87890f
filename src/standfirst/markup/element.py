"""Element: the one place where a tag is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

Attributes = Mapping[str, "str | None"]

VOID = frozenset({"br", "hr", "img", "col"})

ORDER = (
    "class",
    "id",
    "epub:type",
    "role",
    "lang",
    "xml:lang",
    "dir",
    "href",
    "rel",
    "src",
    "alt",
    "width",
    "height",
    "title",
    "cite",
    "start",
    "scope",
    "colspan",
    "rowspan",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-details",
    "aria-hidden",
    "data-number",
    "data-mode",
    "data-page",
)
"""Every attribute that we write, in the order in which we write them."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ORDINARY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*+\Z")
"""A name that needs no looking into: what is allowed beyond takes long to compile, and is rarely met."""
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)


def text(words: str) -> Markup:
    """Words as character data. A character that XML forbids becomes U+FFFD, so that it shows.

    What is markup already stays as it is.
    """
    if isinstance(words, Markup):
        return words
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))


def element(name: str, attributes: Attributes, *children: Markup) -> Markup:
    """An element, well formed as HTML and as XHTML. Attributes that are None are left out."""
    unknown = attributes.keys() - set(ORDER)
    if unknown:
        raise ValueError(f"attributes without a place in ORDER: {sorted(unknown)}")
    written = "".join(
        f' {key}="{text(value)}"' for key in ORDER if (value := attributes.get(key)) is not None
    )
    if name in VOID:
        return Markup(f"<{name}{written}/>")
    return Markup(f"<{name}{written}>{Markup('').join(children)}</{name}>")


def identifier(anchor: str) -> str:
    """The id that an anchor has in markup: a name as XML wants it, so never led by a digit."""
    if _ORDINARY.match(anchor):
        return anchor
    starts_a_name, not_in_a_name = _names()
    name = not_in_a_name.sub(lambda odd: f"_{ord(odd[0]):x}", anchor)
    return name if starts_a_name.match(name) else f"_{name}"


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins a name, and what is in none (XML 1.0, 2.3)."""
    return (
        re.compile(f"[{_NAME_START}]"),
        re.compile(f"[^{_NAME_START}0-9.\u00b7\u0300-\u036f\u203f\u2040-]"),
    )


def classes(*names: str | None) -> str | None:
    """The value of a class attribute; characters that no class should have become hyphens."""
    return " ".join(re.sub(r"[^\w-]", "-", name) for name in names if name) or None
