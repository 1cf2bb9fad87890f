"""Element: the one place where a tag is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
    "type",
    "scope",
    "colspan",
    "rowspan",
    "tabindex",
    "aria-label",
    "aria-labelledby",
    "aria-details",
    "aria-hidden",
    "data-number",
    "data-reference",
    "data-there",
    "data-back",
    "data-called",
    "data-mode",
    "data-page",
    "data-ref",
    "style",
    "data-kicker",
    "data-recto",
)
"""Every attribute that we write, in the order in which we write them."""

_PLACES = {name: place for place, name in enumerate(ORDER)}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARK = re.compile("[&<>'\"]")


def text(words: str) -> Markup:
    """Words as character data. A character that XML forbids becomes U+FFFD, so that it shows.

    What is markup already stays as it is.
    """
    if isinstance(words, Markup):
        return words
    if _NOT_XML.search(words):
        words = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)
    return escape(words) if _MARK.search(words) else _markup(words)


def element(name: str, attributes: Attributes, *children: Markup) -> Markup:
    """An element, well formed as HTML and as XHTML. Attributes that are None are left out."""
    written = _written(attributes) if attributes else ""
    if name in VOID:
        return _markup(f"<{name}{written}/>")
    return _markup(f"<{name}{written}>{''.join(map(_safe, children))}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Markup in a row."""
    return _markup("".join(map(_safe, parts)))


def _markup(written: str) -> Markup:
    """What is known to be markup: ``Markup`` itself asks every string whether it knows that already."""
    return str.__new__(Markup, written)


def _safe(part: str) -> str:
    return part if type(part) is Markup else escape(part)


def _written(attributes: Attributes) -> str:
    if unknown := attributes.keys() - _PLACES.keys():
        raise ValueError(f"attributes without a place in ORDER: {sorted(unknown)}")
    names = sorted(attributes, key=_PLACES.__getitem__) if len(attributes) > 1 else attributes
    return "".join([f' {name}="{text(value)}"' for name in names if (value := attributes[name]) is not None])


def classes(*names: str | None) -> str | None:
    """The value of a class attribute; characters that no class should have become hyphens."""
    return " ".join(re.sub(r"[^\w-]", "-", name) for name in names if name) or None
