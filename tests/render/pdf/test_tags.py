"""The structure tree while it grows: what comes late on the pages still stands where it belongs."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from standfirst.render.pdf.tag_of_element import Node
from standfirst.render.pdf.tags import _Tree, in_small_letters

TABLE = """<html><table><caption>Papers</caption><thead><tr><th>Paper</th></tr></thead>
<tbody><tr><td>Bookwove</td></tr></tbody></table></html>"""


def test_a_head_that_is_drawn_after_the_body_leads_its_table() -> None:
    """As where the table begins at the foot of a page, which has no room for the head."""
    root = ElementTree.fromstring(TABLE)
    tree = _Tree(root, "x")
    for tag in ("caption", "td", "th"):
        tree.node(next(root.iter(tag)))
    (table,) = tree.document.kids
    assert isinstance(table, Node)
    assert [kid.type for kid in table.kids if isinstance(kid, Node)] == ["Caption", "THead", "TBody"]


@pytest.mark.parametrize(
    ("shown", "written", "language", "found"),
    [
        ("TOMASZ", "Tomasz Ruud", "en", ("Tomasz", " Ruud")),
        ("RUUD", " Ruud", "en", ("Ruud", "")),
        ("STRASSE", "Straße 4", "de", ("Straße", " 4")),
        ("İÇİN", "için", "tr", ("için", "")),
        ("ΠΟΛΗ", "πόλη", "el", ("πόλη", "")),
        ("BBC", "BBC", "en", ("BBC", "")),
        ("SOMETHING ELSE", "Tomasz", "en", ("SOMETHING ELSE", "Tomasz")),
    ],
)
def test_capitals_are_read_as_what_was_written(
    shown: str, written: str, language: str, found: tuple[str, str]
) -> None:
    assert in_small_letters(shown, written, language) == found
