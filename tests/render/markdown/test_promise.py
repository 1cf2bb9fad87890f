"""The promise: tidy text, normalised, gives the same piece, and there is nothing left to mend."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.document import Piece
from standfirst.model.editing import tidied
from standfirst.model.inlines import Inlines
from standfirst.normalise.draft_of_elements import read_blocks
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.markdown import parse
from standfirst.render.markdown.blocks import Manner, blocks_text
from standfirst.render.markdown.file import tidy_file
from standfirst.render.markdown.inlines import line
from strategies import inlines, pieces, texts

SOURCE = Path(__file__).parents[3] / "source"
THOROUGH = settings(
    deadline=None,
    max_examples=50 if settings.get_current_profile_name() != "exploring" else 300,
    suppress_health_check=list(HealthCheck),
)


def check(data: bytes, name: str) -> None:
    """That the promise holds, and that tidy text is tidy."""
    report = Report()
    done = tidy_file(data, name, HouseStyle(), report)
    if done is None:
        return
    assert done.broken is None, done.broken
    if not done.text.strip():  # a manuscript without words
        return
    again = tidy_file(done.text.encode(), name, HouseStyle(), Report())
    assert again is not None
    assert again.text == done.text


def manuscripts(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*.md")) if file.name != "README.md")


@pytest.mark.parametrize("file", sorted(SOURCE.glob("*.md")), ids=lambda file: file.name)
def test_the_publication_in_the_checkout(file: Path) -> None:
    check(file.read_bytes(), file.name)


@pytest.mark.parametrize("kind", ["interview", "corpus", "book"])
def test_manuscripts_from_outside(outside: Path, kind: str) -> None:
    """Every sixth of them; all, where STANDFIRST_THOROUGH is set."""
    if not (outside / kind).is_dir():
        pytest.skip(f"no {kind} at {outside}")
    broken = []
    every = 1 if kind == "interview" or os.environ.get("STANDFIRST_THOROUGH") else 6
    for file in list(manuscripts(outside / kind))[::every]:
        done = tidy_file(file.read_bytes(), file.name, HouseStyle(), Report())
        if done is not None and done.broken is not None:
            broken.append(f"{file.relative_to(outside)}: {done.broken[:200]}")
        elif done is not None and done.text.strip():
            again = tidy_file(done.text.encode(), file.name, HouseStyle(), Report())
            if again is None or again.text != done.text:
                broken.append(f"{file.relative_to(outside)}: not the same when it is tidied again")
    assert broken == []


@given(inlines())
@THOROUGH
def test_any_run_of_words_is_read_as_it_was_written(run: Inlines) -> None:
    blocks, _ = read_blocks(parse(SourceFile("a.md", line(run))))
    found = [block.inlines for block in blocks if isinstance(block, b.Paragraph)]
    if blocks and not isinstance(blocks[0], b.Figure):
        assert [tidied(x) for x in found] == [run]


@given(texts())
@THOROUGH
def test_any_text_at_all_can_be_tidied(text: str) -> None:
    check(text.encode(), "a.md")


@given(pieces())
@THOROUGH
def test_any_piece_can_be_tidied(piece: Piece) -> None:
    text = blocks_text((*piece.opening, *piece.body), Manner())
    check(text.encode(), "a.md")


@pytest.mark.parametrize(
    "text",
    [
        "- ```\n\n  ```\n- | a | b |\n  | - | - |\n  | 1 | 2 |\n\n  | c | d |\n  | - | - |\n  | 3 | 4 |",
        "# Press\n\n\\| press\\\n\\| ink",
        '# Press\n\n<figure><img src="a.svg" title="[^1]"><figcaption>It \\* rose</figcaption></figure>',
        "# Press\n\nSo [ [*it rose*](https://example.org/a_b) ].",
        "# Press\n\n<ruby>漢字<rt>かんじ</rt></ruby> ink[`]`](https://example.org)\\[so \\newpage ]`<b>`",
        '# <a href=")"><em>л </em></a>\\[x\\]\n\n\\[m_k\\]',
        "# Press\n\n\\[\n| x_1 \\] <",
        "# Press\n\n[]{#fig-a}\n![Ink](a.svg)\n\nSee @fig-a.",
        "# Press\n\n[![Ink](a.svg){#fig-a}](https://example.org)\n\nSee @fig-a.",
        "# Press\n\n::: {#fig-a}\n![Ink. Photo: Ann Lee](a.svg)\n:::\n\nSee @fig-a.",
        "# Press\n\na. ink\\\nb. oil\nwhich dries\\\nslowly\nc. soot",
        "# Press\n\n- a\n- b\n\n* c\n* d\n\n- e\n- f",
        '# Press\n\n::: {#tbl-a layout="[[3,-1,1]]"}\n| a |\n|---|\n\n: One {#tbl-b}\n\n'
        "| b |\n|---|\n\n: Two\n\nBoth\n:::",
    ],
)
def test_what_exploring_found(text: str) -> None:
    check(text.encode(), "a.md")
