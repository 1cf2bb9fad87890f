"""The titles of other articles, as links to them say them in print."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.project.archive import title_in


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "The *mill*"\n---\n\n# Not this\n', "The mill"),
        ("---\ntitle: >-\n  The mill\n  in spring\n---\n\nWords.\n", "The mill in spring"),
        ("---\ntitulo: El molino\n---\n\nPalabras.\n", "El molino"),
        ('+++\ntitle = "The mill"\n+++\n\nWords.\n', "The mill"),
        ("Words.\n\n# The [mill](mill.md) of snake_case #\n", "The mill of snake_case"),
        ("Words.\n", None),
        ("", None),
    ],
)
def test_a_title_is_read_as_that_of_a_piece_is(text: str, title: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    assert title_in(tmp_path / "a.md") == title


def test_what_is_not_there_has_no_title(tmp_path: Path) -> None:
    assert title_in(tmp_path / "a.md") is None
