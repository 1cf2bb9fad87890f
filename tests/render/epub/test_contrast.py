"""Whether colours stand out enough, and what is claimed when they don't."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kitchen_sink import KITCHEN_SINK
from standfirst.editions.styles import Stylesheets
from standfirst.render.epub import edition_of
from standfirst.render.epub.contrast import faint_rules, ratio


def test_the_ratio_is_that_of_the_standard() -> None:
    assert ratio((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = 0x77 / 255
    assert ratio((grey, grey, grey), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("rule", "faint"),
    {
        "p { color: #777777 }": True,
        "p { color: #767676 }": False,
        "p { color: currentColor; background: none }": False,
        "p { color: white; background-color: #222 }": False,
        "p { background: url(x.png) #333 }": True,
        "p { color: rgba(0, 0, 0, 0.3) }": True,
        "@media (min-width: 20em) { p { color: yellow } }": True,
        "hr { border-top: 1px solid #ccc }": False,
    }.items(),
)
def test_text_has_to_stand_out_from_what_is_behind_it(rule: str, faint: bool) -> None:
    assert bool(list(faint_rules(rule))) is faint


def test_our_own_styles_are_legible(styles: Stylesheets) -> None:
    claims = edition_of(KITCHEN_SINK, styles).metadata.accessibility
    assert claims.conforms_to == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


def test_faint_colours_of_a_publication_take_the_claim_back(styles: Stylesheets) -> None:
    own = replace(styles, overrides=":root { --pale: #c8c8c8 } .ledger { color: var(--pale) }")
    claims = edition_of(KITCHEN_SINK, own).metadata.accessibility
    assert claims.conforms_to is None
    assert "hard to read" in claims.summary
