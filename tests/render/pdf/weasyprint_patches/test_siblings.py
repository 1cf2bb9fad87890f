"""Selectors that look at siblings: what they match, and how many elements are made for it."""

from __future__ import annotations

from xml.etree import ElementTree as etree

import pytest
from cssselect2 import ElementWrapper, compile_selector_list
from cssselect2.compiler import CompiledSelector

from standfirst.render.pdf.weasyprint_patches.registry import install_patches

LIST = "<ol>{}</ol>"
ITEMS = '<li id="a"/><li id="b" class="x"/><p id="c"/><li id="d"/><p id="e" class="x"/>'


@pytest.fixture(autouse=True)
def patched() -> None:
    install_patches()


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("li:has(+ p)", "bd"),
        ("li:has(+ .x)", "ad"),
        ("li:has(~ p.x)", "abd"),
        (":not(:has(+ li))", "bde"),
        ("p:has(+ p), li:has(+ li:has(+ p))", "a"),
        ("li ~ p", "ce"),
        (".x ~ .x", "e"),
        ("p ~ li", "d"),
        ("li:nth-child(2 of li)", "b"),
        ("li:nth-last-child(1 of li)", "d"),
    ],
)
def test_selectors_match_what_they_should(selector: str, expected: str) -> None:
    root = ElementWrapper.from_html_root(etree.fromstring(LIST.format(ITEMS)))
    selectors = compile_selector_list(selector)
    found = [child for child in root.iter_children() if any(one.test(child) for one in selectors)]
    assert "".join(child.etree_element.get("id", "") for child in found) == expected


@pytest.mark.parametrize("selector", ["li:has(+ p)", "li:has(+ p:has(+ li))", "p ~ p"])
def test_no_more_elements_are_made_than_are_looked_at(selector: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = ElementWrapper.__init__

    def count(self: ElementWrapper, *given: object, **named: object) -> None:
        made.append(1)
        make(self, *given, **named)

    monkeypatch.setattr(ElementWrapper, "__init__", count)
    one: CompiledSelector
    (one,) = compile_selector_list(selector)
    root = ElementWrapper.from_html_root(etree.fromstring(LIST.format("<li/><p/>" * 500)))
    assert sum(map(one.test, root.iter_children())) > 400
    assert len(made) < 6_000
