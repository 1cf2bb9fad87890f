"""Element: the one place where a tag is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    "data-called",
    "data-mode",
    "data-page",
    "data-ref",
    "style",
)
"""Every attribute that we write, in the order in which we write them."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def classes(*names: str | None) -> str | None:
    """The value of a class attribute; characters that no class should have become hyphens."""
    return " ".join(re.sub(r"[^\w-]", "-", name) for name in names if name) or None
