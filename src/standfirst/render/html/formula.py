"""The markup of a formula: MathML in the ebook, a drawing in print, the TeX where it can't be set."""

from __future__ import annotations

import base64

from markupsafe import Markup

from standfirst.model import inlines as i
from standfirst.render.formula import Drawn, Formula, set_formula
from standfirst.render.html.element import classes, element, text


def formula_markup(formula: i.Formula, *, in_ebook: bool) -> Markup:
    """A formula with its TeX, as it was typed, as the alternative text."""
    outcome = set_formula(formula.tex, is_displayed=formula.is_displayed)
    if not isinstance(outcome, Formula):
        return element("span", {"class": "formula"}, text(formula.value)) + _number(formula.number)
    shown = _mathml(outcome, formula) if in_ebook else _drawing(outcome, formula)
    # First, so that reading systems, which know floats and no more, put it beside the formula.
    return _number(formula.number or outcome.tag) + shown


def _number(number: str) -> Markup:
    """The number beside a formula: that by which it is referred to, else the one that is typed in it."""
    return element("span", {"class": "formula-number generated"}, text(number)) if number else Markup()


def _typed(formula: i.Formula) -> str:
    return " ".join(formula.value.split())


def _mathml(outcome: Formula, formula: i.Formula) -> Markup:
    alternative = Markup('<math alttext="{}" ').format(text(_typed(formula)))
    return alternative + Markup(outcome.mathml.removeprefix("<math "))


def _drawing(outcome: Formula, formula: i.Formula) -> Markup:
    drawn = outcome.drawn
    data = base64.b64encode(drawn.svg.encode()).decode()
    place = "" if formula.is_displayed else _in_line(drawn)
    return element(
        "img",
        {
            "class": classes("formula", "displayed" if formula.is_displayed else None),
            "src": f"data:image/svg+xml;base64,{data}",
            "alt": _typed(formula),
            "style": f"{place}width: {drawn.width:.3f}em",
        },
    )


ABOVE, BELOW, OVER = 0.9, 0.3, 0.3
"""Em: how far the letters of a line reach above and below what they stand on, and how much farther a
formula may without setting its line apart from the others."""


BESIDE = 0.06
"""Em: the white that a drawing has on either side."""


def _in_line(drawn: Drawn) -> str:
    """Where a drawing stands in its line; what reaches over the letters is taken from the lines beside it."""
    above = min(max(drawn.height - drawn.depth - ABOVE, 0), OVER)
    below = min(max(drawn.depth - BELOW, 0), OVER)
    margins = f"{-above:.3f}em {-BESIDE:.3f}em {-below:.3f}em"
    return f"height: {drawn.height:.3f}em; vertical-align: {below - drawn.depth:.3f}em; margin: {margins}; "
