"""Pages and pseudo-elements have the styles that WeasyPrint gives them, of which fewer are made."""

from __future__ import annotations

import pytest
from weasyprint.css import StyleFor
from weasyprint.layout import page as pages

from as_laid_out import laid_out
from standfirst.render.pdf.weasyprint_patches import styles_when_asked

STYLE = """@page { size: 300px 120px; margin: 20px; @top-left { content: string(title); width: 20vw } }
@page :left { margin-left: 40px; @bottom-left { content: counter(page) " of " counter(pages) } }
@page :nth(3) { background: #eee; @bottom-right { content: counter(page, upper-roman) } }
@page wide { size: 400px 120px; @top-right { content: "wide " counter(page) } }
@page note { counter-reset: page 7; @footnote { border-top: 1px solid } }
html { font: 12px/20px serif } body, p { margin: 0 } h1 { string-set: title content(); font-size: 1em }"""
BODIES = {
    "pages": "<h1>One</h1>" + "<p>words" * 20 + "<h1>Two</h1>" + "<p>words" * 12,
    "kinds of pages": "<p>a<div style='page: wide'>" + "<p>words" * 9 + "</div><p style='page: note'>b",
    "lists": "<style>li::marker { color: green } ol li:nth-child(2)::marker { color: red }</style>"
    "<ul><li>a<li>b</ul><ol><li>c<li>d</ol>",
    "before and after": "<style>q::before { content: '«' } p::after { content: ' (' attr(id) ')' }</style>"
    "<p id=x>words <q>said</q><p id=y>more",
    "notes": "<style>i { float: footnote }</style><p>a<i>One.</i><p>b<i>Two.</i>",
    "targets": "<style>a::after { content: target-counter(attr(href), page) } p::before { anchor: attr(id) }"
    "</style><p><a href=#z>there</a>" + "<p>words" * 9 + "<p id=z>here",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_pages_are_as_weasyprint_makes_them(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<style>{STYLE}</style><body>{body}"
    with monkeypatch.context() as patched:
        patched.setattr(StyleFor, "set_computed_styles", styles_when_asked.weasyprints_set)
        patched.setattr(StyleFor, "__call__", styles_when_asked.weasyprints_call)
        patched.setattr(pages, "set_page_type_computed_styles", styles_when_asked.weasyprints_page_types)
        wanted = laid_out(page)
    styles_when_asked.share_styles()
    assert laid_out(page) == wanted


def test_fewer_styles_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    styles_when_asked.share_styles()
    made: list[object] = []
    computed = styles_when_asked.ComputedStyle

    def counted(*given: object) -> object:
        made.append(given[2])
        return computed(*given)

    monkeypatch.setattr("weasyprint.css.ComputedStyle", counted)
    monkeypatch.setattr(styles_when_asked, "ComputedStyle", counted)
    laid_out(f"<style>{STYLE}</style><body>" + "<p>words" * 60)
    pseudo = [kind for kind in made if kind]
    assert len([kind for kind in pseudo if not str(kind).startswith("@")]) == 0
    assert 0 < len(pseudo) < 4 * 18  # of the first page, of left and right ones, and of the third
