"""Pages of a designed magazine: pieces open where they should, and each has its own head."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import make_pdf, read
from kitchen_sink import png
from render.pdf.reading import heads_of, pages_of
from standfirst.diagnostics import Report
from standfirst.layout.read_pdf import read_laid_out
from standfirst.project.files import find

WORDS = "The second sheet goes on the press while the first one dries under the window. "
TALK = f"""---
title: The Press under the Viaduct
author: Ida Marsh
kind: interview
standfirst: {WORDS * 5}
---

![A press under a bridge.](press.png)

**How did the two of you end up with one press?**

**Ida:** {WORDS * 6}

**How long did it take you to move it to the arch?**

**Ida:** {WORDS * 30}
"""


def zine(folder: Path, *texts: str, theme: str = "zine") -> bytes:
    """A publication of these manuscripts in the theme, as a PDF."""
    pieces = [f"{number}.md" for number, _ in enumerate(texts)]
    settings = f'title = "Overs"\nlanguage = "en-GB"\ntheme = "{theme}"\npieces = {pieces}\n'
    (folder / "publication.toml").write_text(settings)
    (folder / "press.png").write_bytes(png(1200, 500, 150))
    for name, words in zip(pieces, texts, strict=True):
        (folder / name).write_text(words)
    place = find(folder)
    reading = read(place, Report())
    assert reading is not None
    pdf = make_pdf(place, reading, Report())
    assert pdf is not None
    return pdf


def test_the_first_answer_of_an_interview_begins_under_its_question(tmp_path: Path) -> None:
    """Its picture gives way, where the initial would have to stand overleaf."""
    pdf = zine(tmp_path, TALK)
    opener = next(page for page in pages_of(pdf) if "end up with one press?" in page)
    assert "under the window. The second sheet" in opener.partition("one press?")[2]


def test_the_initial_under_a_label_stands_at_the_edge(tmp_path: Path) -> None:
    passages = read_laid_out(zine(tmp_path, TALK)).passages
    question = next(x.lines[0] for x in passages if "with one press?" in x.words)
    initial = next(
        line
        for x in passages
        for line in x.lines
        if line.page == question.page
        and line.words.startswith("T")
        and line.size > 2 * question.size
        and line.baseline > question.baseline
    )
    assert abs(initial.left - question.left) < 3  # the letter has some white of its own


MARKS = {
    "Press under the Viaduct": "sheet",
    "Nine Degrees": "paste",
    "By Return": "letter",
    "Small Print": "type",
}
"""A word of the text of each piece that none of the others has."""


def test_a_page_has_the_name_of_the_piece_with_which_it_begins(tmp_path: Path) -> None:
    """One on which a short piece begins under the end of another has the name of that other."""
    short = "---\ntitle: {}\nkind: report\nopens: run-on\n---\n\n{}"
    others = [short.format(x, WORDS.replace("sheet", mark) * 16) for x, mark in [*MARKS.items()][1:]]
    pdf = zine(tmp_path, TALK, *others)
    named = [
        (name, page)
        for head, page in zip(heads_of(pdf), pages_of(pdf), strict=True)
        for name in MARKS
        if head.endswith(name)
    ]
    assert {name for name, _ in named} > {"Press under the Viaduct"}
    for name, page in named:
        assert name == min(MARKS, key=lambda x: page.find(MARKS[x]) % len(page))


def test_a_list_stands_close_under_its_heading(tmp_path: Path) -> None:
    text = f"---\ntitle: Paste\nkind: how-to\n---\n\n{WORDS * 4}\n\n## What to buy\n\n- Flour\n- Water\n"
    lines = [line for x in read_laid_out(zine(tmp_path, text)).passages for line in x.lines]
    heading, item = (next(x for x in lines if words in x.words) for words in ("What to buy", "Flour"))
    assert item.baseline - heading.baseline == pytest.approx(13, abs=0.5)


def test_no_last_page_has_a_few_lines(tmp_path: Path) -> None:
    """A title on paper stands lower where they would."""
    lengths = range(60, 120, 3)
    texts = [f"---\ntitle: Proof {n}\nkind: essay\n---\n\n" + f"{WORDS * 5}\n\n" * (n // 5) for n in lengths]
    laid = read_laid_out(zine(tmp_path, *texts))
    for number in range(len(texts)):
        lines = [x for passage in laid.passages if passage.piece == number for x in passage.lines]
        last = max(line.page for line in lines)
        assert len([line for line in lines if line.page == last]) > 6


def test_a_wide_picture_stands_across_the_columns_wherever_the_text_comes_to_it(tmp_path: Path) -> None:
    texts = [
        f"---\ntitle: Proof {n}\nkind: report\n---\n\n"
        + f"{WORDS * 5}\n\n" * n
        + "![Press](press.png){.wide}\n\n"
        + f"{WORDS * 5}\n\n" * 4
        for n in range(8, 32, 3)
    ]
    laid = read_laid_out(zine(tmp_path, *texts, theme="feature"))
    assert len(laid.pictures) == len(texts)
    assert all(picture.right - picture.left > laid.width / 2 for picture in laid.pictures)
