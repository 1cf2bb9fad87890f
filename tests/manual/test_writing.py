"""What the chapter on writing promises: each mark is understood as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import standfirst.cli  # noqa: F401  (declares the commands)
from standfirst.cli.app import app
from standfirst.manual import chapter

MARKS = [
    ("*emphasis*", "{Emphasis: emphasis}"),
    ("**strong**", "{Strong: strong}"),
    ("~~struck out~~", "{Struck: struck out}"),
    ("H~2~O", "{Subscript: 2}"),
    ("x^2^", "{Superscript: 2}"),
    ("[mise en page]{lang=fr}", '{ForeignWords lang="fr": mise en page}'),
    ("[overs]{.smallcaps}", "{SmallCaps: overs}"),
    ("[word]{.name}", "{Styled classes=('name',): word}"),
    ("$a^2 + b^2$", "{Formula: $a^2 + b^2$}"),
]
BLOCKS = [
    ("::: sidebar\nTen pounds.\n:::", "Sidebar "),
    ("> [!note] What it costs\n> Ten pounds.", "Sidebar "),
    ('!!! note "What it costs"\n    Ten pounds.', "Sidebar "),
    ("::: epigraph\n> The river reads.\n:::", "Epigraph "),
    ("::: verse\nThe sheet is wet,\nthe hand is dry\n:::", "Verse "),
    ("Its words.\n{.pullquote}", "PullQuote "),
    ("> [!pullquote]\n> Its words.", "PullQuote "),
    ('<aside class="pullquote">Its words.</aside>', "PullQuote "),
    ("::: editors-note\nThis was edited.\n:::", "EditorsNote "),
    ("* * *\n\nMore.", "ThematicBreak "),
    ("\\newpage\n\nMore.", "PageBreak "),
    ("<!-- pagebreak -->\n\nMore.", "PageBreak "),
    ("{{pagebreak}}\n\nMore.", "PageBreak "),
    ("![A sheet](fold.png){width=50%}", 'asked_width="50%"'),
    ("| Ink | Tins |\n|---|---:|\n| red | 2 |\n\nTable: What is left", "caption: What is left"),
    ("+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+", "Table "),
    ("It is ==marked==.", "warning[S231]"),
    ("- [x] ticked", "checked=True"),
    ("Overs\n:   sheets in excess", "DefinitionList "),
    ("Water came.^[Of the canal.]", "{NoteReference "),
]


@pytest.mark.parametrize(("typed", "wanted"), [*MARKS, *BLOCKS])
def test_a_mark_is_understood_as_the_manual_says(typed: str, wanted: str, tmp_path: Path) -> None:
    file = tmp_path / "piece.md"
    file.write_text(f"# The arch\n\nIt stands in the water. Its words.\n\n{typed}\n\nIt stood.\n", "utf-8")
    assert wanted in CliRunner().invoke(app, ["show", "model", str(file)]).output


@pytest.mark.parametrize("typed", [typed for typed, _ in MARKS])
def test_the_manual_shows_the_mark(typed: str) -> None:
    assert typed in chapter("writing").text
