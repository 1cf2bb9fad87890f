"""Small pages of a designed magazine: pieces open where they should, and each has its own head."""

from __future__ import annotations

from pathlib import Path

from building import make_pdf, read
from kitchen_sink import png
from render.pdf.reading import pages_of
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


def zine(folder: Path, *texts: str) -> bytes:
    """A publication of these manuscripts in the theme, as a PDF."""
    pieces = [f"{number}.md" for number, _ in enumerate(texts)]
    settings = f'title = "Overs"\nlanguage = "en-GB"\ntheme = "zine"\npieces = {pieces}\n'
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
