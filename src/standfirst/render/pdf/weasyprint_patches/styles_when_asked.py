"""Styles of pseudo-elements are made when they are asked for, those of pages once for pages that are alike.

WeasyPrint 70 makes six styles for each element of a document (of its marker, its calls and marks of notes),
of which nearly none is ever asked for; and for each page the styles of its sixteen margins anew, though all
left pages have the same. Both together took a tenth of a layout.
What stands before or after like elements gets a style of its own each time, where the elements share theirs:
a third of the layout of a long index.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.layout import page

from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch
from standfirst.render.pdf.weasyprint_patches.shared_styles import without_name

weasyprints_set = StyleFor.set_computed_styles
weasyprints_call = StyleFor.__call__
weasyprints_page_types = page.set_page_type_computed_styles

Declared: TypeAlias = "dict[str, tuple[object, object]]"
"""For an element: by the name of a property its value, and how much it weighs."""

Styles: TypeAlias = "dict[tuple[str | None, tuple[tuple[str, int, str], ...]], Any]"
"""By what is declared for them, and for what; a value is known by where it is, as the sheets keep it."""


def _set(
    styles: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: str | None = None,
    base_url: str | None = None,
    target_collector: Any = None,
) -> None:
    """Note what is declared for a pseudo-element (WeasyPrint's ``StyleFor.set_computed_styles``)."""
    cascaded = styles.get_cascaded_styles().get((element, pseudo_type), {})
    if pseudo_type is None or target_collector is None or "anchor" in cascaded:
        weasyprints_set(styles, element, parent, root, pseudo_type, base_url, target_collector)
    else:
        _unasked(styles)[element, pseudo_type] = cascaded, root, base_url


def _call(styles: Any, element: Any, pseudo_type: str | None = None) -> Any:
    """The style of an element, a pseudo-element, a page or one of its margins (``StyleFor.__call__``)."""
    if pseudo_type and (found := _unasked(styles).pop((element, pseudo_type), None)):
        styles.get_computed_styles()[element, pseudo_type] = _of_pseudo_element(
            styles, element, pseudo_type, *found
        )
    return weasyprints_call(styles, element, pseudo_type)


_SHARED = ("before", "after", "marker")
"""Pseudo-elements whose styles nothing in WeasyPrint changes."""


def _of_pseudo_element(
    styles: Any, element: Any, pseudo_type: str, cascaded: Declared, root: Any, base_url: str | None
) -> Any:
    """The style of a pseudo-element; one for all that belong to elements of one style and have the same
    declared."""
    computed = styles.get_computed_styles()
    parent = without_name(computed[element, None])
    shared: dict[Any, Any] = styles.__dict__.setdefault("_of_pseudo_elements", {})
    key = id(parent), pseudo_type, tuple((name, id(value), at) for name, (value, at) in cascaded.items())
    if key in shared and pseudo_type in _SHARED:
        return shared[key]
    style = shared[key] = ComputedStyle(
        parent,
        cascaded,
        pseudo_type,
        computed[root, None],
        base_url,
        styles.font_config,
        styles.initial_page_sizes,
    )
    assert style["anchor"] is None
    return style


def _unasked(styles: Any) -> dict[Any, Any]:
    found: dict[Any, Any] = styles.__dict__.setdefault("_unasked", {})
    return found


# -- pages ----------------------------------------------------------------------------------------

_OF_A_PAGE = ("overflow", "counter_set", "counter_reset", "counter_increment")
"""What WeasyPrint changes in the style of a page when it lays the page out."""


def _set_page_types(page_type: Any, html: Any, styles: Any) -> None:
    """Give a page and its margins their styles (WeasyPrint's ``set_page_type_computed_styles``).

    Lengths in parts of the page are known when the first page has been laid out: it shares with none.
    """
    if styles.initial_page_sizes["box"] is None:
        weasyprints_page_types(page_type, html, styles)
        return
    known: Styles = styles.__dict__.setdefault("_of_pages", {})
    styles.add_page_declarations(page_type)
    computed, root = styles.get_computed_styles(), html.etree_element
    kinds = [kind for element, kind in styles.get_cascaded_styles() if kind and element == page_type]
    for kind in (None, *kinds):
        parent = root if kind is None else page_type
        key = kind, _declared(styles.get_cascaded_styles().get((page_type, kind), {}))
        found = known.get(key)
        if found is None:
            weasyprints_set(styles, page_type, parent, root, kind, html.base_url)
            known[key] = computed[page_type, kind]
        elif kind is None:
            copy = computed[page_type, None] = found.copy()
            for name in _OF_A_PAGE:
                copy.pop(name, None)
        else:
            computed[page_type, kind] = found


def _declared(cascaded: Declared) -> tuple[tuple[str, int, str], ...]:
    return tuple((name, id(value), str(weight)) for name, (value, weight) in cascaded.items())


def share_styles() -> None:
    """From now on only styles that are asked for are made, and pages share theirs."""
    StyleFor.set_computed_styles = _set
    StyleFor.__call__ = _call
    page.set_page_type_computed_styles = _set_page_types


PATCH = Patch(
    name="styles-when-asked",
    does="Makes the styles of pseudo-elements when they are asked for, and those of like pages once.",
    upstream=NONE_KNOWN,
    relies_on={
        "weasyprint.css.StyleFor": "51c333bbcae8",
        "weasyprint.css.ComputedStyle": "81058362562f",
        "weasyprint.layout.page.set_page_type_computed_styles": "aed6c0aac2b4",
        "weasyprint.layout.page.remake_page": "54219cdedd65",
        "weasyprint.layout.page.make_page": "956a4c5f9b42",
        "weasyprint.layout.page.make_margin_boxes": "ff19320efeb0",
        "weasyprint.layout.page._standardize_page_based_counters": "b60b992f575e",
    },
    without="laying out takes longer",
    install=share_styles,
)
