"""Formulas as lines of text, where nothing can be drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.build.build import Build
from standfirst.editions.ebook_navigation import contents_of
from standfirst.editions.print import ContentsPage, PiecePart, print_edition
from standfirst.model import inlines as i
from standfirst.project.files import find
from standfirst.render.formula import Formula, set_formula


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        ("x^2", "x²"),
        ("a^2 + b^2 = c^2", "a² + b² = c²"),
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"\frac{\pi}{2}", "π/2"),
        (r"\sqrt{2}", "√2"),
        (r"\sqrt{x+1}", "√(x + 1)"),
        (r"e^{i\pi} = -1", "e^(iπ) = −1"),
        ("H_2O", "H₂O"),
        (r"\sum_{i=1}^n x_i", "∑_(i = 1)ⁿ x_i"),
        (r"\int_0^\infty e^{-x}\,dx", "∫₀^∞ e^(−x) dx"),
        (r"\lim_{x\to 0} f(x)", "lim_(x → 0) f(x)"),
        (r"\sin x", "sin x"),
        (r"O(n \log n)", "O(n log n)"),
        (r"\bar{x}", "x̄"),
        (r"\hat{\theta}", "θ̂"),
        (r"f'(x)", "f′(x)"),
        (r"x \in \mathbb{R}", "x ∈ ℝ"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
        ("-x", "−x"),
    ],
)
def test_a_formula_is_a_line_that_can_be_read(tex: str, line: str) -> None:
    outcome = set_formula(tex, is_displayed=False)
    assert isinstance(outcome, Formula)
    assert outcome.line == line


def test_heads_bookmarks_and_the_ebooks_contents_have_the_line(write: Callable[..., Path]) -> None:
    folder = write(
        {
            "publication.toml": 'title = "W"\nlanguage = "en"\nstyle = "book"\ncontents = { depth = 2 }\n',
            "a.md": "# How $x^2$ rises\n\nIt rose.\n\n## Where $a \\le b$\n\nIt fell.\n",
            "b.md": "# Ink\n\nIt dries.\n",
        }
    )
    build = Build(find(folder))
    shown = print_edition(build.typeset).parts
    chapter = next(part for part in shown if isinstance(part, PiecePart))
    assert chapter.heads.recto == "How x² rises"
    assert [mark.words for mark in chapter.bookmarks] == ["How x² rises", "Where a ≤ b"]
    contents = next(part for part in shown if isinstance(part, ContentsPage))
    assert any(isinstance(x, i.Formula) for entry in contents.entries[1:2] for x in entry.title)
    points = list(contents_of(build.typeset, {"a": "a.xhtml", "b": "b.xhtml"}))
    assert points[0].title.endswith("How x² rises")
