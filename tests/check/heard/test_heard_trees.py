"""What assistive technology is handed: a browser's accessibility tree of every page of the ebook and of the
web, and the structure of the PDF, agree with the model."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from browser_process import BrowserProcess
from building import made_once
from check.heard.trees import parts_of_browser, parts_of_piece, told, words_of
from judging import judge
from kitchen_sink import png
from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import editions
from standfirst.check.heard.in_pdf import parts_of_pdf
from standfirst.check.heard.part import Part
from standfirst.editions.print import PiecePart
from standfirst.editions.screen_design import Face, on_screen
from standfirst.editions.typography import set_document
from standfirst.model.document import Piece
from standfirst.outputs.pdf import PDF
from standfirst.project.files import find

CHECKOUT = Path(__file__).parents[3]
PUBLICATIONS = {"sample": CHECKOUT, "one-bench": CHECKOUT / "tests" / "publications" / "one-bench"}


EVERYTHING = """\
---
language: en
---
# The works at the gate

By Ada Bok

Some words of an opening, which are *stressed* and lead [elsewhere](https://example.org/).[^a] And more of
them, with `make` in code, a formula, $x^2$, and H~2~O.

## What was there

> A carpenter measures twice and says so, too.
>
> — Tom Reed

- A platen press
- A guillotine, of which
    1. the blade is new
    2. the table is old[^b]

- [x] The door is painted.
- [ ] The lamp is mended.

Table: What they weigh

| Paper    | Weight |
| -------- | ------ |
| Bookwove | 28 lb  |
| Laid     | 31 lb  |

<table><tr><th>Day</th><td>Monday</td></tr><tr><th>Miles</th><td>12</td></tr></table>

<span lang="fr">Une feuille pliée</span> is a sheet that is folded, and <span lang="ar">ورقة</span> is a leaf.

::: {lang=de}
Ein Absatz, der auf Deutsch ist.
:::

### What it is called

Ream
:   Five hundred sheets.

Quire
:   A twentieth of a ream.

    As it was once.

The red waits for the black\\
to dry.
{.verse}

```
fold(sheet)
```

> [!NOTE]
> Keep the knife sharp.

> [!TIP]
> Keep it dry, too.

::: {.sidebar title="How it began"}
With a press, and a loan.

- One loan
:::

![A press with its wheel](press.png "The press, before the flood.")

![](rule.png)

Last words.[^a]

[^a]: The first note, with a [link](https://example.org/a) in it.

[^b]: The second, of *two*.

    - And a list in it
"""


def everything(folder: Path) -> Path:
    """A publication of one manuscript that has all that is told."""
    (folder / "works.md").write_text(EVERYTHING, "utf-8")
    for name in ("press.png", "rule.png"):
        (folder / name).write_bytes(png(40, 30, 128))
    return folder / "works.md"


@pytest.fixture(scope="module")
def browser() -> Iterator[BrowserProcess]:
    """One browser for all tests; they are skipped where there is none."""
    with judge():
        opened = BrowserProcess(Path(__file__).parent / "accessibility_tree.mjs")
    yield opened
    opened.close()


class Made(NamedTuple):
    """A publication's files, the ebook's unpacked, and its pieces: as screens and as print have them."""

    folder: Path
    pieces: list[Piece]
    printed: list[Piece]


@pytest.fixture(scope="module", params=(*PUBLICATIONS, "everything"))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    place = PUBLICATIONS.get(request.param) or everything(tmp_path_factory.mktemp("read"))
    build = Build(find(place), made_once(), editions=editions("pdf", "epub", "web"))
    assert build.reading is not None
    for artefact in build.artefacts():
        for name, data in artefact.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        if artefact.kind == "epub":
            zipfile.ZipFile(io.BytesIO(artefact.data)).extractall(folder / "ebook")
    printed = [part.piece for part in PDF.view(build).parts if isinstance(part, PiecePart)]
    face = Face(build.files.styles.theme.choices, dict(build.files.options.sections))
    shown = [on_screen(piece, face)[0] for piece in set_document(build.document).pieces]
    return Made(folder, shown, printed)


def test_a_browser_hands_on_what_the_model_says(browser: BrowserProcess, made: Made) -> None:
    looked_at = 0
    for piece in made.pieces:
        expected = parts_of_piece(piece)
        names = (piece.name, "index") if len(made.pieces) == 1 else (piece.name,)
        for file in (x for x in made.folder.rglob("*html") if x.stem in names):
            looked_at += 1
            (article,) = articles(browser.ask("tree", file=str(file)))
            assert list(marks_within_names([article])) == [], file.name
            heard = parts_of_browser(article)
            assert list(told(heard)) == list(told(expected)), file.name
            assert list(words_of(heard)) == list(words_of(expected)), file.name
    assert looked_at == 2 * len(made.pieces)


def test_the_pdf_says_what_the_model_says(made: Made) -> None:
    (file,) = made.folder.glob("*.pdf")
    heard = list(articles_among(parts_of_pdf(file.read_bytes())[1]))
    assert len(heard) == len(made.printed)
    for article, piece in zip(heard, made.printed, strict=True):
        expected, found = parts_of_piece(piece), (article,)
        assert list(told(among("note", found))) == list(told(among("note", expected))), piece.name
        assert list(words_of(among("note", found))) == list(words_of(among("note", expected))), piece.name
        # print may have put a picture, with its caption, on the next page
        pictures, captions = (Counter(map(heard_as, among(x, found))) for x in ("figure", "caption"))
        assert pictures == Counter(map(heard_as, among("figure", expected))), piece.name
        assert captions == Counter(map(heard_as, among("caption", expected))), piece.name
        text, model_text = (list(without(("note", "figure", "caption"), x)) for x in (found, expected))
        assert list(told(text)) == list(told(model_text)), piece.name
        assert list(words_of(text)) == list(words_of(model_text)), piece.name


CALLED_BY_THEIR_WORDS = ("heading", "columnheader", "rowheader", "link", "caption", "Figcaption")


def marks_within_names(nodes: list[dict[str, Any]], within: str = "") -> Iterator[str]:
    """The pages that are marked within what is called by its words, and so by the page as well."""
    for node in nodes:
        if node["role"] == "doc-pagebreak" and within:
            yield f"{within}: {node['name']}"
        inside = node["role"] if node["role"] in CALLED_BY_THEIR_WORDS else within
        yield from marks_within_names(node["kids"], inside)


def articles(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield from (node,) if node["role"] == "article" else articles(node["kids"])


def articles_among(parts: Iterable[Part | str]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Part):
            yield from (part,) if part.kind == "article" else articles_among(part.kids)


def without(kinds: Container[str], parts: Iterable[Part | str]) -> Iterator[Part | str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.kind not in kinds:
            yield replace(part, kids=tuple(without(kinds, part.kids)))


def among(kind: str, parts: Iterable[Part | str]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Part):
            yield from (part,) if part.kind == kind else ()
            yield from among(kind, part.kids)


def heard_as(part: Part) -> tuple[str, str]:
    """A picture by its description, a caption by its words."""
    if part.kind == "figure":
        return " ".join(part.name.split()), ""
    return "", "".join(words for words, _ in words_of((part,)))
