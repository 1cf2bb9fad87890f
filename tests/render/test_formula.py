"""Formulas: what can be set, and what is refused with a reason that a writer understands."""

from __future__ import annotations

from xml.etree import ElementTree as etree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.render.formula import Formula, NotSet, set_formula

SET = [
    r"E = mc^2",
    r"\frac{1}{2}gt^2",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}",
    r"\sum_{\substack{i<n\\j<m}} x_{ij}",
    r"A = \begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
    r"\begin{align} a &= b \\ c &= d \end{align}",
    r"\begin{gather*} a = b \\ c = d \end{gather*}",
    r"\begin{eqnarray} a &=& b \end{eqnarray}",
    r"\begin{eqnarray*} f' \end{eqnarray*}",
    r"\begin{alignat}{2} a &= b \end{alignat}",
    r"a = b \label{eq:first} \nonumber",
    r"\vec{v} \cdot \hat{n} \in \mathbb{R}^3",
]


@pytest.mark.parametrize("tex", SET)
@pytest.mark.parametrize("is_displayed", [False, True])
def test_it_is_set_for_both_editions(tex: str, is_displayed: bool) -> None:
    formula = set_formula(tex, is_displayed=is_displayed)
    assert isinstance(formula, Formula)
    tree = etree.fromstring(formula.mathml)
    assert tree.tag == "{http://www.w3.org/1998/Math/MathML}math"
    assert tree.get("display") == ("block" if is_displayed else "inline")
    assert "\\" not in "".join(tree.itertext())
    assert all(value.strip() for node in tree.iter() for value in node.attrib.values())
    assert etree.fromstring(formula.drawn.svg).tag.endswith("svg")
    assert 0 <= formula.drawn.depth < formula.drawn.height < 10


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\ce{H2O}", "\\ce is not known"),
        (r"x^", "nothing follows ^ or _"),
        (r"\left( x", "\\left has no \\right"),
        (r"{x", "its braces don't match"),
        (r"x}", "its braces don't match"),
        (r"\begin{array}{c|c} a & b \end{array}", "can't be set"),
        (r"\mathop{\rm res} f", "can't be set"),
        (r"\def\a{\a\a}\a", "\\def can't be set"),
        (r"\href{https://example.org}{x}", "it asks for something that can't be set (href)"),
        (r"a\hspace{1000em}b", "it asks for a length of 1000em"),
        (r"a & b", "it has & or < where none can stand"),
        ("x" * 3000, "it has more than 2,000 characters"),
        ("x^{" * 40 + "}" * 40, "it is nested more than 15 deep"),
        (r"\left(" * 40 + r"\right)" * 40, "it is nested more than 15 deep"),
        (r"\begin{matrix}" * 40 + "a" + r"\end{matrix}" * 40, "it is nested more than 15 deep"),
        (r"\begin{matrix}" + r"a&b\\" * 200 + r"\end{matrix}", "it has more than 300 cells"),
        ("", "there is nothing in it"),
    ],
)
def test_it_is_refused_with_a_reason(tex: str, reason: str) -> None:
    outcome = set_formula(tex, is_displayed=True)
    assert isinstance(outcome, NotSet)
    assert reason in outcome.reason


def test_its_number_stands_beside_it() -> None:
    formula = set_formula(r"a = b \tag{3}", is_displayed=True)
    assert isinstance(formula, Formula)
    assert formula.tag == "(3)"
    assert formula == set_formula(r"a = b \tag*{(3)}", is_displayed=True)


NESTED = {
    "superscripts": (r"x^{", "}"),
    "brackets": (r"\left(a", r"\right)"),
    "roots": (r"\sqrt{", "}"),
    "rows in rows": (r"{a", "}"),
}


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_twice_as_deep_takes_no_power_of_the_time(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ziamath.nodes.mnode import Mnode

    set_formula("a", is_displayed=False)
    drawn: list[object] = []
    draw = Mnode.__init__

    def count(self: object, *given: object, **named: object) -> None:
        drawn.append(self)
        draw(self, *given, **named)

    monkeypatch.setattr(Mnode, "__init__", count)
    opens, closes = NESTED[name]
    counts = []
    for depth in (7, 14):
        drawn.clear()
        assert isinstance(set_formula(opens * depth + "q" + closes * depth, is_displayed=False), Formula)
        counts.append(len(drawn))
    assert counts[1] < 6 * counts[0], counts


TEX = st.lists(st.sampled_from([*r"abx12+-=<>^_{}&|()[]'~% ", r"\frac", r"\\", r"\left", r"\sqrt", r"\text"]))


@settings(max_examples=60)
@given(tex=TEX.map("".join))
def test_whatever_is_typed_is_set_or_refused(tex: str) -> None:
    outcome = set_formula(tex, is_displayed=False)
    if isinstance(outcome, Formula):
        etree.fromstring(outcome.mathml)
        etree.fromstring(outcome.drawn.svg)
    else:
        assert outcome.reason


def test_levels_of_a_formula_are_drawn_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    from ziamath.nodes.mnumber import Mnumber

    drawn: list[str] = []
    once = Mnumber._setup
    monkeypatch.setattr(
        Mnumber, "_setup", lambda self, **kw: (drawn.append(self.string), once(self, **kw))[1]
    )
    for levels in (4, 8, 12):
        drawn.clear()
        set_formula("7^{" * levels + "8" + "}" * levels, is_displayed=True)
        assert len(drawn) <= (levels + 1) ** 2
