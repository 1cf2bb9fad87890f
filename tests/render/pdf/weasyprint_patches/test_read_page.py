"""A page is read as XML, and comes out as the rules of HTML would have it."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import HTML

from kitchen_sink import ASSETS, KITCHEN_SINK
from render.pdf.conftest import house_look
from standfirst.editions.render_options import RenderOptions
from standfirst.layout.fragment_input import fragment_input_for, links_of
from standfirst.render.pdf import edition_of
from standfirst.render.pdf.fetcher import asset_url
from standfirst.render.pdf.page_html import page_html
from standfirst.render.pdf.weasyprint_patches.read_page import ReadPage, read_page


def seen(element: Any) -> object:
    """An element with everything in it, comments too."""
    kind = "comment" if callable(element.tag) else element.tag
    return kind, element.attrib, element.text or "", element.tail or "", [seen(child) for child in element]


def same(html: str) -> bool:
    """Whether both ways of reading a page come to the same."""
    return seen(read_page(html, None).etree_element) == seen(HTML(string=html).etree_element)


@pytest.mark.parametrize("theme", ["magazine", "feature", "book"])
def test_pages_are_what_they_are_as_html(theme: str) -> None:
    edition = edition_of(KITCHEN_SINK, house_look(theme), RenderOptions())
    for part, links in zip(edition.parts, links_of(edition), strict=True):
        html = str(page_html(fragment_input_for(edition, part, links, "recto", {}), ASSETS, asset_url))
        assert isinstance(read_page(html, None), ReadPage)
        assert same(html)


@pytest.mark.parametrize("words", ["a form\x0cfeed", "a bell \x07", "no character: \ufffe"])
def test_a_character_that_xml_has_no_place_for_is_read_as_html(words: str) -> None:
    page = read_page(f"<!DOCTYPE html><html><body><p>{words}</p></body></html>", None)
    assert words[:3] in "".join(page.etree_element.itertext())
