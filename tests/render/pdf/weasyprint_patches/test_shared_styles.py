"""Elements that share a style look as if each had its own, and are found by their names."""

from __future__ import annotations

import pytest
from weasyprint import HTML, css
from weasyprint.css import StyleFor

from as_laid_out import seen
from standfirst.render.pdf.weasyprint_patches import shared_styles

STYLE = """@page { size: 300px 160px; margin: 20px } html { font: 12px/20px serif } body, p { margin: 0 }
p:lang(fr) { color: green } #b { color: red } em::before { content: attr(id) }
table { border-collapse: collapse } td { border: 1px solid; padding: 2px } .in { width: 50% }"""
BODIES = {
    "ids": "<p id=a>one <em id=c>two</em><p id=b>three <em id=d>four</em><p id=e>five <em>six</em>",
    "things in what has an id": "<div id=a><p>one <b>two</b></div><div id=d><p>three <b>four</b></div>",
    "languages": "<p lang=fr>un<p lang=fr>deux<p lang=en>three<p lang=fr id=x>quatre",
    "styles and languages": "<p style='color: red' lang=fr>un<p style='color: blue' lang=fr>deux"
    "<p lang=fr>trois",
    "styles and ids": "<p style='color: red' id=a>one<p style='color: blue' id=d>two",
    "links": "<style>a::after { content: target-counter(attr(href), page) }</style>"
    "<p><a href=#z>there</a> <a href=#y>here</a>" + "<p>words" * 12 + "<p id=z>z<p id=y>y",
    "tables and cells": "<table id=a><tr><td id=c>one<td class=in>two</table>"
    "<table id=d><tr><td>three</table>",
    "notes": "<style>i { float: footnote }</style><p>a<i id=a>One.</i><p>b<i id=d>Two.</i>",
    "names": "<p><a name=z id=y>one</a> <a name=w>two</a>",
    "a name twice": "<p id=a>one<p id=a>two",
}


def laid_out(page: str) -> list[object]:
    """All boxes of all pages with their colours and names, and where names and links are."""
    pages = HTML(string=page).render().pages
    boxes = (box for page in pages for box in page._page_box.descendants(placeholders=True))
    drawn = [(seen(box), str(box.style["color"]), box.style["anchor"]) for box in boxes]
    return [*drawn, *((page.anchors, [link[:3] for link in page.links]) for page in pages)]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_pages_are_as_weasyprint_makes_them(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<style>{STYLE}</style><body>{body}"
    with monkeypatch.context() as patched:
        patched.setattr(css, "find_style_attributes", shared_styles.weasyprints_attributes)
        patched.setattr(StyleFor, "__init__", shared_styles.weasyprints_init)
        wanted = laid_out(page)
    shared_styles.share_styles()
    assert laid_out(page) == wanted


def test_ids_and_languages_need_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    shared_styles.share_styles()
    made: list[object] = []
    computed = css.ComputedStyle

    def counted(*given: object) -> object:
        made.append(given[2])
        return computed(*given)

    monkeypatch.setattr(css, "ComputedStyle", counted)

    def styles_of(paragraphs: int) -> int:
        made.clear()
        laid_out("".join(f"<p id=p{n} lang=fr>mots <b id=b{n}>gras</b> <i>et</i>" for n in range(paragraphs)))
        return made.count(None)

    assert styles_of(2) == styles_of(20)
