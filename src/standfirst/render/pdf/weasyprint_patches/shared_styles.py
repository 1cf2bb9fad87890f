"""Elements that differ in nothing but their ids, or are in the same language, share a style.

WeasyPrint 70 lets elements share a style if the same is declared for them and around them. It declares a
name for each element that has an id, and the language of each that has a ``lang``, as if in a ``style`` of
its own: so none of them, nor what stands in it, shared anything. In a chapter with an index of its terms
three styles in four were made for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import css
from weasyprint.css import ComputedStyle, StyleFor

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

weasyprints_init = StyleFor.__init__
weasyprints_attributes = css.find_style_attributes


class _Named(ComputedStyle):  # type: ignore[misc]  # WeasyPrint is untyped
    """The style of an element that has a name, and for the rest is like others."""

    __slots__ = ("like",)

    def __init__(self, like: Any, anchor: str) -> None:
        self.__dict__ = like.__dict__  # type: ignore[misc]  # what is reckoned once serves all
        self.like = like
        self["anchor"] = anchor

    def __missing__(self, key: str) -> Any:
        value = self[key] = self.like[key]
        return value


def without_name(style: Any) -> Any:
    """The style that an element shares with others."""
    return style.like if isinstance(style, _Named) else style


def _attributes(
    tree: Any, presentational_hints: bool = False, base_url: str | None = None
) -> Iterator[tuple[Any, Any, Any, Any]]:
    """What the attributes of elements declare, but for their ids (WeasyPrint's ``find_style_attributes``)."""
    languages: dict[str, Any] = {}
    for specificity, element, declarations, base in weasyprints_attributes(
        tree, presentational_hints, base_url
    ):
        name = declarations[0].name if len(declarations) == 1 and not any(specificity) else ""
        if name == "-weasy-anchor" and not _is_named(element):
            continue
        if name == "-weasy-lang" and not element.get("style"):
            # of several things declared for an element only the last tells it from others
            declarations = languages.setdefault(element.get("lang"), declarations)
        yield specificity, element, declarations, base


def _is_named(element: Any) -> bool:
    return element.tag == "a" and bool(element.get("name"))


def _init(
    styles: Any, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, target_collector: Any
) -> None:
    """Find the styles of all elements (WeasyPrint's ``StyleFor.__init__``)."""
    weasyprints_init(styles, html, sheets, presentational_hints, font_config, target_collector)
    computed = styles.get_computed_styles()
    for element in html.etree_element.iter():
        anchor = element.get("id")
        if anchor and (element, None) in computed and not _is_named(element):
            computed[element, None] = _Named(computed[element, None], anchor)
            target_collector.collect_anchor(anchor)


def share_styles() -> None:
    """From now on elements share the styles that they could share."""
    css.find_style_attributes = _attributes
    StyleFor.__init__ = _init


PATCH = Patch(
    name="shared-styles",
    does="Lets elements share a style that differ in their ids alone.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.css.StyleFor": "51c333bbcae8",
        "weasyprint.css.ComputedStyle": "81058362562f",
        "weasyprint.css.find_style_attributes": "dfa48981e1d5",
    },
    without="laying out takes longer",
    install=share_styles,
)
