"""Boxes get the lengths, backgrounds and heights that WeasyPrint gives them."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint import css
from weasyprint.css import computed_values, functions
from weasyprint.layout import background, inline, percent

from as_laid_out import laid_out
from standfirst.render.pdf.weasyprint_patches import lengths

STYLE = """@page { size: 400px 300px; margin: 20px 5%; @top-left { content: counter(page); padding: 2px } }
html { font: 12px/20px serif } body { margin: 0; line-height: 1.5 }"""
PAGES = {
    "percentages": "<p style='margin: 0 5%; width: 50%'>a<p style='padding: 1em; max-width: 40%'>b",
    "the same class in two widths": "<style>.x { width: 50%; margin-left: 3px }</style>"
    "<div style='width: 80px'><p class=x>a</div><p class=x>b",
    "reckoned": "<p style='width: calc(50% - 8px); margin: calc(2 * 3px)'>a",
    "least and most": "<p style='min-width: 30px; min-height: 40px; max-height: 50px; height: 60px'>a",
    "automatic": "<p style='margin: 0 auto; width: 50px'>a<p style='float: right; margin: 3px'>b",
    "border box": "<p style='box-sizing: border-box; width: 90px; padding: 10px; border: 2px solid'>a<p>b",
    "collapsed borders": "<table style='border-collapse: collapse'><tr><td style='border: 3px solid'>1<td>2"
    "<tr><td>3<td style='border: 7px solid'>4</table>",
    "backgrounds": "<p style='background: #eee; border-radius: 4px'>a <b style='border-radius: 1px'>b</b>"
    "<p style='visibility: hidden; background: red'>c",
    "out of flow": "<p style='position: relative'>a <i style='position: absolute; left: 10%; padding: 2px;"
    " background: lime'>b</i>",
    "broken over pages": "<div style='padding: 9px; border: 1px solid'>" + "<p>words" * 30 + "</div>",
}


def take_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in lengths.USE_LENGTHS:
        monkeypatch.setattr(module, "resolve_percentages", percent.resolve_percentages)
    for module in (css, computed_values, functions, percent):
        monkeypatch.setattr(module, "check_math", lengths.weasyprints_math)
    monkeypatch.setattr(inline, "strut", lengths.weasyprints_strut)
    monkeypatch.setattr(background, "layout_box_backgrounds", lengths.weasyprints_backgrounds)


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_boxes_are_given_what_weasyprint_gives_them(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<style>{STYLE}</style><body>{body}"
    with monkeypatch.context() as patched:
        take_out(patched)
        wanted = laid_out(page)
    lengths.look_up_once()
    assert laid_out(page) == wanted


def test_lengths_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths.look_up_once()
    asked: list[str | None] = []
    whole = percent.resolve_percentages

    def counted(box: Any, containing_block: object) -> None:
        asked.append(box.element_tag)
        whole(box, containing_block)

    monkeypatch.setattr(lengths, "weasyprints_percentages", counted)
    page = f"<style>{STYLE}</style><body>" + "<p>The <em>same</em> words." * 60
    assert [tag for _, tag, *_ in laid_out(page)].count("em") == 2 * 60
    assert 0 < asked.count("em") <= 2
