"""What is heard: the parts of both editions, what a screen reader says of them, and that the two agree."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from building import KINDS, publish
from kitchen_sink import png
from sample import sample_artefacts
from standfirst.check.heard.aloud import Heard, Utterance, aloud
from standfirst.check.heard.part import Part
from standfirst.diagnostics import Report
from standfirst.outputs.epub import EPUB
from standfirst.outputs.pdf import PDF
from standfirst.project.files import find

Command = Callable[..., "subprocess.CompletedProcess[str]"]
GOLDEN = Path(__file__).parent / "sample.txt"
WIDTH = 60
"""Characters of a line that are enough to know it by."""


def p(*kids: Part | str, language: str = "") -> Part:
    return Part(kind="paragraph", kids=kids, language=language)


def lines(*parts: Part) -> list[str]:
    return list(aloud(parts, "en").lines())


def test_what_stands_in_lines_is_said_with_them() -> None:
    link = Part(kind="link", kids=("the works",))
    words = Part(kind="span", language="fr", kids=("mise en page",))
    picture = Part(kind="figure", name="a press")
    assert lines(p("See ", link, ", ", words, " and ", picture, ".")) == [
        "(en)",
        "paragraph: See {link: the works}, {fr: mise en page} and {figure: a press}.",
    ]


def test_lists_are_said_as_they_are_marked() -> None:
    def item(mark: str, *kids: Part | str) -> Part:
        label = Part(kind="label", kids=(mark,))
        return Part(kind="item", kids=(label, Part(kind="group", kids=kids)))

    inner = Part(kind="list", kids=(item("–", "Sew"),))
    assert lines(Part(kind="list", kids=(item("1.", "Fold"), item("2.", p("Then"), inner)))) == [
        "(en)",
        "list of 2",
        "  item 1.: Fold",
        "  item 2.",
        "    paragraph: Then",
        "    list of 1",
        "      item –: Sew",
    ]


def test_a_table_says_its_size_and_its_heads() -> None:
    head = Part(kind="cell", heads=True, kids=("Paper",))
    rows = (Part(kind="row", kids=(head, Part(kind="cell", kids=("28 lb",)))),)
    caption = Part(kind="caption", kids=("Weights",))
    assert lines(Part(kind="table", kids=(caption, Part(kind="group", kids=rows)))) == [
        "(en)",
        "table of 1 by 2",
        "  caption: Weights",
        "  row",
        "    head: Paper",
        "    cell: 28 lb",
    ]


def test_a_change_of_voice_is_said() -> None:
    article = Part(kind="article", language="fr", kids=(p("Deux."), p("Tres.", language="es")))
    assert lines(p("One."), article) == [
        "(en)",
        "paragraph: One.",
        "(fr)",
        "article",
        "  paragraph: Deux.",
        "(es)",
        "  paragraph: Tres.",
    ]  # fmt: skip


# -- the sample ---------------------------------------------------------------------------------------


def test_the_pages_of_the_sample_are_heard_as_they_were() -> None:
    heard = "".join(f"{line[:WIDTH].rstrip()}\n" for line in PDF.heard(sample_artefacts()["pdf"]).lines())
    if os.environ.get("STANDFIRST_GOLDEN"):
        GOLDEN.write_text(heard, "utf-8")
    assert heard == GOLDEN.read_text("utf-8")


def articles(heard: Heard) -> Iterator[list[Utterance]]:
    """What is said of each piece."""
    inside: list[Utterance] | None = None
    for utterance in heard.utterances:
        if utterance.depth == 0:
            if inside is not None:
                yield inside
            inside = [] if utterance.what == "article" else None
        elif inside is not None:
            inside.append(utterance)
    if inside is not None:
        yield inside


def notes(heard: Heard) -> list[str]:
    """The letters of all notes, in order."""
    said = [utterance for article in articles(heard) for utterance in article]
    marked = [(n, one.depth) for n, one in enumerate(said) if one.what.split()[0] == "note"]
    found = []
    for at, depth in marked:
        end = next((n for n in range(at + 1, len(said)) if said[n].depth <= depth), len(said))
        found.append("".join(letters(one.words) for one in said[at:end]))
    return found


def letters(words: str) -> str:
    """Without the words that lead from place to place, and what a listener is told."""
    without_ways = re.sub(r"\{link: [^{}]*\d\}", "", words)
    return re.sub(r"\{(?:link|reference|\w\w)(?:, \w\w)?: |[\W_]", "", without_ways).casefold()


def of_the_text(article: list[Utterance]) -> Iterator[tuple[str, str, str]]:
    """Kind, letters and language of what is said, but for the notes, which stand elsewhere in the ebook."""
    note: int | None = None
    for said in article:
        kind = said.what.split()[0]
        if note is not None and said.depth <= note:
            note = None
        if note is None and kind == "note":
            note = said.depth
        if note is None:
            what = said.what if kind in ("heading", "list", "table") else kind
            yield what, letters(said.words), said.language


MANUSCRIPT = """# The works at the gate

By Ada Bok

Some words of an opening, which are *stressed* and lead [elsewhere](https://example.org/).[^a] And more of
them, with `make` in code and a formula, $x^2$.

## What was there

> A carpenter measures twice and says so, too.

- A platen press
- A guillotine, of which
    1. the blade is new
    2. the table is old

| Paper    | Weight |
| -------- | ------ |
| Bookwove | 28 lb  |

<span lang="fr">Une feuille pliée</span> is a sheet that is folded.

The red waits for the black\\
to dry.
{.verse}

```
fold(sheet)
```

> [!NOTE]
> Keep the knife sharp.

![A press with its wheel](press.png "The press, before the flood.")

Last words.[^b]

[^a]: The first note.

[^b]: The second, of *two*.
"""


def test_both_editions_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "works.md"
    file.write_text(MANUSCRIPT, "utf-8")
    (tmp_path / "press.png").write_bytes(png(40, 30, 128))
    made = {x.kind: x.data for x in publish(find(file), KINDS, Report())}
    print_, ebook = (kind.heard(made[kind.kind]) for kind in (PDF, EPUB))
    (in_print,), (in_ebook,) = list(articles(print_)), list(articles(ebook))
    assert list(of_the_text(in_print)) == list(of_the_text(in_ebook))
    assert {"quotation", "list of 2", "table of 2 by 2", "code", "aside", "figure", "caption", "item"} <= {
        kind for kind, *_ in of_the_text(in_print)
    }
    assert {said.language for said in in_print} == {"en"}
    assert any("{fr: Une feuille pliée}" in said.words for said in in_print)
    assert notes(print_) == notes(ebook) == ["thefirstnote", "thesecondoftwo"]


DRAWN = [
    *(
        r"$x$",
        r"$-$",
        r"$\frac{a+b}{c}$",
        "$$x$$",
        "![a press](press.png)",
        "![none](none.png)",
        "<br>",
        "<wbr>",
    ),
    *(
        "[![a press](press.png)](https://example.org)",
        '<img src="press.png" alt="">',
        "<svg/>",
        "<math><mi>x</mi></math>",
    ),
    *("<video>film</video>", "<audio>sound</audio>", "<button>Press</button>", "<input value='v'>", "<hr>"),
    *("<object>thing</object>", "<canvas>drawn</canvas>", "<sup>2</sup>", "`make`", "<kbd>K</kbd>"),
]
WORDS = (
    "alpha",
    "be",
    "gammaray",
    "d",
    "epsilon of",
    "zeta",
    "etas",
    "thetical",
    "io",
    "kap",
    "lambda",
    "xiii",
)


@pytest.mark.parametrize("drawn", DRAWN)
def test_words_stand_apart_from_what_is_drawn_among_them(tmp_path: Path, drawn: str) -> None:
    """A line that ends beside a drawing may end with a space or not: only short ones are without."""
    shapes = (" {} ", " ({}), ", " {0} {0} ")
    typed = [f"Let {''.join(word + shape.format(drawn) for word in WORDS * 3)}none." for shape in shapes]
    typed += [f"Let be{shape.format(drawn)}d." for shape in ("{0}", "{0}{0}", " {0}", "{0} ")]
    (tmp_path / "works.md").write_text("# Drawn\n\n" + "\n\n".join(typed), "utf-8")
    (tmp_path / "press.png").write_bytes(png(40, 30, 128))
    made = {x.kind: x.data for x in publish(find(tmp_path / "works.md"), KINDS, Report())}
    in_print, in_ebook = (
        [said.words for said in kind.heard(made[kind.kind]).utterances] for kind in (PDF, EPUB)
    )
    assert in_print[-len(typed) :] == in_ebook[-len(typed) :]


def test_headings_of_both_editions_begin_at_one_and_skip_no_level() -> None:
    for kind in (PDF, EPUB):
        for article in articles(kind.heard(sample_artefacts()[kind.kind])):
            levels = [int(said.what.split()[1]) for said in article if said.what.startswith("heading")]
            assert levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))


# -- the command --------------------------------------------------------------------------------------


def test_what_is_heard_of_a_manuscript_and_of_a_finished_file(standfirst: Command, tmp_path: Path) -> None:
    (tmp_path / "piece.md").write_text("# A piece\n\nWords.[^a]\n\n- One\n- Two\n\n[^a]: A note.\n")
    shown = standfirst("show", "heard", "piece.md")
    assert shown.returncode == 0, shown.stderr
    assert "  heading 1: A piece\n  paragraph: Words.{reference: {link: 1}}\n" in shown.stdout
    assert "  list of 2\n    item •: One\n" in shown.stdout
    file = tmp_path / "sample.epub"
    file.write_bytes(sample_artefacts()["epub"])
    assert "heading 1: The Slip\n" in standfirst("show", "heard", file).stdout


@pytest.mark.parametrize("name", ["broken.pdf", "broken.epub", "missing.epub"])
def test_what_is_no_edition_is_named(standfirst: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "broken.epub").write_bytes(b"PK")
    shown = standfirst("show", "heard", name)
    assert shown.returncode == 2
    assert name in shown.stderr
    assert "Traceback" not in shown.stderr
