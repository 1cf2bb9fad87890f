"""Damage trials: a fault is put into an edition on purpose, and the gate has to find it.

A gate that can't fail is worth nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest

from building import make_epub, make_pdf, publish, read
from kitchen_sink import ASSETS, KITCHEN_SINK
from standfirst.build.read_publication import Reading
from standfirst.check.fidelity import check_binding, check_epub, check_pdf
from standfirst.check.fidelity.joined_pages import sheets_of
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import map_blocks, map_runs
from standfirst.normalise import steps as normalising
from standfirst.normalise.rules import boilerplate, page_furniture
from standfirst.outputs.epub import contents
from standfirst.project.files import Location, find
from standfirst.render.html import html
from standfirst.render.pdf.fragment_result import Fragment

MANUSCRIPT = """\
# The press under the arch

*By Ida Fenn*

The first printers of the valley bought their press from a failed newspaper – it ran for forty years.[^1]

When the river rose in spring the machine stood in water to the flywheel, yet it printed again by June.

> [!quote]
> the machine stood in water to the flywheel

Nobody minded the noise, and nobody ever wrote down what the neighbours were promised in return.

| Year | Sheets | Colour |
|------|--------|--------|
| 1931 | 4,000  | black  |
| 1987 | 1,531  | green  |

![A press](press.png "The press, drawn from memory")

The last apprentice keeps the key. Ask for him at the bindery, and bring your own string and patience.

[^1]: Sold at auction in 1931, for less than the price of its rollers.
"""


def picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (60, 40), (30, 60, 90)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Location:
    folder = tmp_path_factory.mktemp("damage")
    (folder / "press.md").write_text(MANUSCRIPT, "utf-8")
    (folder / "press.png").write_bytes(picture())
    return find(folder / "press.md")


@pytest.fixture(scope="module")
def reading(place: Location) -> Reading:
    found = read(place, Report())
    assert found
    settings = msgspec.structs.replace(found.publication, mend=False)  # its last page is to be taken away
    return msgspec.structs.replace(found, publication=settings)


@pytest.fixture(scope="module")
def pdf(place: Location, reading: Reading) -> bytes:
    report = Report()
    made = make_pdf(place, reading, report)
    assert made
    assert said(report) == []
    return made


@pytest.fixture(scope="module")
def epub(place: Location, reading: Reading) -> bytes:
    report = Report()
    made = make_epub(place, reading, report)
    assert said(report) == []
    return made


def said(report: Report) -> list[str]:
    return [f"{d.code} {d.message}" for d in report if d.code.startswith("S7")]


NOTES = """\
The arch was let in 1931.[^let] Nobody minded.[^long]

[^let]: To Ida's mother.[^mother] She paid in print.

[^mother]: Ottilie, of the bindery.

[^long]: {words}See also the first.[^let]

[^unused]: No sentence leads here.[^mother]
"""


def test_notes_are_read_back_wherever_they_stand(tmp_path: Path) -> None:
    """At the foot of a page, after the text because they are long, or because no page refers to them."""
    file = tmp_path / "notes.md"
    file.write_text(NOTES.format(words="The rent was paid in paper. " * 40))
    report = Report()
    assert [made.kind for made in publish(find(file), ("pdf", "epub"), report)] == ["pdf", "epub"]
    assert said(report) == []


# -- print: faults of stylesheets -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("css", "code", "words"),
    [
        (".table { position: relative; left: 300mm }", "S704 outside the page", "1931"),
        ("p { margin-left: 90mm; width: 160mm }", "S704 outside the page", "Nobody minded"),
        ("article { position: relative; top: -90mm }", "S704 outside the page", "press"),
        ("h1 { color: #fff }", "S704 invisible", "press under"),
        ("p { color: transparent }", "S704 invisible", "Nobody minded"),
        (".table { overflow: hidden; height: 2mm; display: block }", "S704", "1987"),
        (
            ".table { position: relative } .table::after { content: ''; position: absolute; inset: 0; "
            "background: white }",
            "S704 covered",
            "1931",
        ),
        ("td { display: none }", "S701 lost", "4,000 black"),
        (".pull-quote { display: none }", "S701 lost", "the machine stood in water"),
        (".pull-quote p { color: white }", "S704 invisible", "the machine"),
        ("span.note { display: none }", "S701 lost", "auction"),
        ("span.note { color: white }", "S704 invisible", "auction"),
        ("figure { display: none }", "S705 missing", "press.png"),
        ("figcaption { display: none }", "S701 lost", "drawn from memory"),
    ],
)
def test_a_stylesheet_that_hides_words_is_found(
    place: Location, reading: Reading, css: str, code: str, words: str
) -> None:
    report = Report()
    make_pdf(place, reading, report, css=f"{css.replace(';', ' !important;').replace(' }', ' !important }')}")
    found = said(report)
    assert any(x.startswith(code) for x in found), found
    assert words.casefold() in " ".join(found).casefold()


# -- either edition: faults of markup -------------------------------------------------------------


def dropping_a_word(inlines: i.Inlines) -> i.Inlines:
    return tuple(i.Text(x.value.replace("rollers", "")) if isinstance(x, i.Text) else x for x in inlines)


def dropping_a_dash(inlines: i.Inlines) -> i.Inlines:
    return tuple(i.Text(x.value.replace("–", "")) if isinstance(x, i.Text) else x for x in inlines)


def garbling(inlines: i.Inlines) -> i.Inlines:
    return tuple(
        i.Text(x.value.replace("flywheel", "flywhe�l")) if isinstance(x, i.Text) else x for x in inlines
    )


def joining_words(inlines: i.Inlines) -> i.Inlines:
    return tuple(
        i.Text(x.value.replace("and nobody", "andnobody")) if isinstance(x, i.Text) else x for x in inlines
    )


def doubling(inlines: i.Inlines) -> i.Inlines:
    return (*inlines, *inlines)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (dropping_a_word, "rollers"),
        (dropping_a_dash, "–"),
        (garbling, "flywheel"),
        (joining_words, "andnobody"),
        (doubling, "press"),
    ],
)
def test_what_a_template_does_to_words_is_found_in_both_editions(
    place: Location,
    reading: Reading,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[i.Inlines], i.Inlines],
    words: str,
) -> None:
    sound = html._inlines
    monkeypatch.setattr(html, "_inlines", lambda inlines, at: sound(damage(inlines), at))
    report = Report()
    make_pdf(place, reading, report)
    make_epub(place, reading, report)
    for code in ("S701", "S702"):
        assert any(words in x for x in said(report) if x.startswith(code)), said(report)


def test_two_paragraphs_that_change_places_are_found(
    place: Location, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = html._blocks

    def swapped(blocks: Any, at: Any) -> Any:
        listed = list(blocks)
        paragraphs = [n for n, x in enumerate(listed) if isinstance(x, b.Paragraph)]
        if len(paragraphs) > 1:
            first, second, *_ = paragraphs
            listed[first], listed[second] = listed[second], listed[first]
        return sound(listed, at)

    monkeypatch.setattr(html, "_blocks", swapped)
    report = Report()
    make_pdf(place, reading, report)
    make_epub(place, reading, report)
    assert any(x.startswith("S701") for x in said(report))
    assert any(x.startswith("S702") for x in said(report))


def test_what_the_print_edition_loses_on_its_way_from_the_model_is_found(
    place: Location, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standfirst.editions import print as print_edition

    sound = print_edition._as_printed

    def shortened(piece: Piece, *rest: Any) -> Any:
        seen, design = sound(piece, *rest)
        return msgspec.structs.replace(seen, body=seen.body[:-1]), design

    monkeypatch.setattr(print_edition, "_as_printed", shortened)
    report = Report()
    make_pdf(place, reading, report)
    assert any("apprentice" in x for x in said(report) if x.startswith("S701 lost"))


def test_a_fragment_that_the_joiner_changes_is_found(place: Location, reading: Reading, pdf: bytes) -> None:
    """Pages are compared to the byte, fonts by what their glyphs stand for."""

    def damaged(change: Callable[[pikepdf.Pdf], None]) -> list[str]:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            change(opened)
            out = io.BytesIO()
            opened.save(out)
        report = Report()
        check_binding(
            reading.document,
            [(0, sheets_of(Fragment(pdf=pdf, pages=(), anchors={})))],
            out.getvalue(),
            report,
        )
        return said(report)

    def other_words(opened: pikepdf.Pdf) -> None:
        contents = opened.pages[0].obj.Contents
        stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
        stream.write(stream.read_bytes() + b" ")

    def other_letters(opened: pikepdf.Pdf) -> None:
        for font in opened.pages[0].obj.Resources.Font.values():
            font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0077>", b"<0076>"))

    def no_page(opened: pikepdf.Pdf) -> None:
        del opened.pages[-1]

    def no_picture(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            if "/XObject" in page.obj.Resources:
                page.obj.Resources.XObject = pikepdf.Dictionary()

    assert damaged(lambda _: None) == []
    assert damaged(other_words) == ["S701 page 1 is not the page that was laid out"]
    assert "letters" in damaged(other_letters)[0]
    assert "is not there" in damaged(no_page)[0]
    assert "lost a picture" in damaged(no_picture)[0]


@pytest.fixture
def losing(tmp_path: Path) -> Path:
    """A publication whose own styles push its text off the page."""
    (tmp_path / "source").mkdir()
    (tmp_path / "styles").mkdir()
    (tmp_path / "source" / "publication.toml").write_text('title = "T"\nlanguage = "en"\n')
    (tmp_path / "source" / "one.md").write_text("# One\n\nWater to the flywheel.\n")
    (tmp_path / "styles" / "own.css").write_text("p { position: relative; left: 300mm }")
    return tmp_path


@pytest.mark.parametrize("keeps", [False, True])
@pytest.mark.parametrize(
    ("command", "lost", "others"),
    [("build", ".pdf", [".epub"]), ("print", ".pdf", []), ("booklet", ".pdf", [])],
)
def test_an_edition_that_lost_words_is_not_put_in_place(
    standfirst: Callable[..., Any], losing: Path, command: str, lost: str, others: list[str], keeps: bool
) -> None:
    done = standfirst(command, losing, "-o", losing / "out", *(["--keep"] if keeps else []))
    assert done.returncode == 1
    assert "S704" in done.stderr
    assert ("S707" in done.stderr) is not keeps
    made = {file.suffix for file in losing.glob("out/[!.]*")} - {".txt"}
    assert made == {*others, *([lost] if keeps else [])}


# -- print: faults of the file --------------------------------------------------------------------


def check(place: Location, reading: Reading, pdf: bytes) -> list[str]:
    from standfirst.project.stylesheets import load_styles, render_options
    from standfirst.render.pdf import edition_of

    report = Report()
    settings = reading.publication
    styles = load_styles(place, settings)
    edition = edition_of(reading.document, styles, render_options(settings, styles.theme))
    check_pdf(reading.document, edition, pdf, report)
    return said(report)


def test_a_glyph_that_is_mapped_to_another_letter_is_found(
    place: Location, reading: Reading, pdf: bytes
) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for stream in opened.objects:
            if isinstance(stream, pikepdf.Stream) and b"beginbfchar" in stream.read_bytes():
                cmap = stream.read_bytes()
                stream.write(re.sub(rb"<0077>", b"<0076>", cmap, count=1))
        out = io.BytesIO()
        opened.save(out)
    found = check(place, reading, out.getvalue())
    assert any(x.startswith("S701 changed on page 1") for x in found), found


def test_a_page_that_is_not_there_is_found(place: Location, reading: Reading, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        del opened.pages[-1]
        out = io.BytesIO()
        opened.save(out)
    assert check(place, reading, out.getvalue())


# -- ebook: faults of the file --------------------------------------------------------------------


def rewritten(epub: bytes, change: Callable[[str, str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith((".xhtml", ".opf")):
                data = change(name, data.decode()).encode()
            new.writestr(name, data)
    return out.getvalue()


def of_ebook(place: Location, reading: Reading, epub: bytes) -> list[str]:
    """What is found, which is the same whether its documents were read when they were written or not."""
    from standfirst.build import Scheduler
    from standfirst.project.stylesheets import load_styles
    from standfirst.render.epub import edition_of

    edition = edition_of(reading.document, load_styles(place, reading.publication))
    made = contents(edition, reading.assets, Scheduler(), Report())
    assert made
    unread, read = Report(), Report()
    check_epub(reading.document, edition, epub, unread)
    check_epub(reading.document, edition, epub, read, read=made.documents)
    assert [(d.message, d.span.place) for d in unread] == [(d.message, d.span.place) for d in read]
    return said(read)


@pytest.mark.parametrize(
    ("pattern", "by", "expected"),
    [
        (r'<itemref[^>]*idref="page-text[^>]*>', "", "S702 lost: “The press under the arch"),
        (r"<figure.*?</figure>", "", "S705 missing"),
        (r"<img[^>]*>", "", "S705 missing"),
        (r"(<p[^>]*>Nobody.*?</p>)", r"\1\1", "S702 added"),
        (r"<p[^>]*>Nobody.*?</p>", "", "S702 lost"),
        (r"auction in 1931", "auction in 1913", "S702 changed"),
        (r"–", "-", "S702 changed"),
        (r"<td>1987</td>", "<td></td>", "S702 lost: “1987"),
        (r"<tr>(?:(?!</tr>).)*1931.*?</tr>(.*?<tr>.*?</tr>)", r"\1", "S702 lost"),
    ],
)
def test_a_damaged_ebook_is_found(
    place: Location, reading: Reading, epub: bytes, pattern: str, by: str, expected: str
) -> None:
    damaged = rewritten(epub, lambda _, text: re.sub(pattern, by, text, flags=re.DOTALL))
    found = of_ebook(place, reading, damaged)
    assert any(x.startswith(expected) for x in found), found
    assert of_ebook(place, reading, epub) == []


def test_pieces_that_change_places_in_the_spine_are_found(place: Location, reading: Reading) -> None:
    from standfirst.project.stylesheets import load_styles
    from standfirst.render.epub import edition_of
    from standfirst.render.epub.package import bind

    styles = load_styles(place, reading.publication)
    edition = edition_of(KITCHEN_SINK, styles)
    two = re.compile(r'(<itemref [^>]*idref="page-text-[^>]*>)(\s*)(<itemref [^>]*idref="page-text-[^>]*>)')
    swapped = rewritten(bind(edition, ASSETS, styles), lambda _, text: two.sub(r"\3\2\1", text, count=1))
    report = Report()
    check_epub(KITCHEN_SINK, edition, swapped, report)
    assert [x.partition(":")[0] for x in said(report)] == ["S702 moved"]


def test_a_picture_that_is_not_in_the_archive_is_found(
    place: Location, reading: Reading, epub: bytes
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(epub)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if not name.endswith("press.png"):
                new.writestr(name, old.read(name))
    found = of_ebook(place, reading, out.getvalue())
    assert any(x.startswith("S705 missing") for x in found), found


# -- the model: faults of what reads the manuscript -----------------------------------------------


@pytest.fixture
def damaged_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    def put(change: Callable[[b.Blocks], b.Blocks]) -> None:
        def step(draft: Any, style: Any, report: Any) -> Any:
            return msgspec.structs.replace(draft, blocks=change(draft.blocks)), ()

        monkeypatch.setattr(normalising, "STEPS", (step, *normalising.STEPS))

    yield put


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda blocks: blocks[:-1], "S703 lost"),
        (lambda blocks: (*blocks, *blocks[-1:]), "S703 added"),
        (
            lambda blocks: tuple(
                msgspec.structs.replace(x, inlines=(*x.inlines, i.Text(" surreptitiously")))
                if isinstance(x, b.Paragraph)
                else x
                for x in blocks
            ),
            "S703 added: “surreptitiously",
        ),
        (lambda blocks: (*blocks[:1], *reversed(blocks[1:])), "S703 moved"),
    ],
)
def test_a_model_that_is_not_the_manuscript_is_found(
    place: Location, damaged_reading: Callable[..., None], change: Any, expected: str
) -> None:
    damaged_reading(change)
    report = Report()
    read(place, report)
    assert any(x.startswith(expected) for x in said(report)), said(report)


# -- the model: faults of repairs ------------------------------------------------------------------


def test_a_rule_cannot_account_for_a_word_that_it_may_not_take(
    place: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its repair says what it took; the comparison asks what the rule may take."""

    def eats(draft: Any, style: Any, report: Any) -> Any:
        gone = draft.blocks[-1]
        repair = boilerplate.RULE.repair(
            span=gone.span, before=plain(gone.inlines), after="", why="a website's words"
        )
        return msgspec.structs.replace(draft, blocks=draft.blocks[:-1]), (repair,)

    monkeypatch.setattr(normalising, "STEPS", (eats, *normalising.STEPS))
    report = Report()
    read(place, report)
    (found,) = [x for x in said(report) if x.startswith("S703")]
    assert "apprentice keeps the key" in found
    assert "the repair boilerplate-" in found
    assert "--refuse" in found


def test_a_rule_may_take_only_near_its_own_lines(place: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_row_off(block: b.Block) -> b.Block:
        return msgspec.structs.replace(block, body=block.body[1:]) if isinstance(block, b.Table) else block

    def eats(draft: Any, style: Any, report: Any) -> Any:
        repair = page_furniture.RULE.repair(
            span=Span("press.md", 1), before="1931", after="", why="a page's number"
        )
        blocks = tuple(map_blocks(block, first_row_off) for block in draft.blocks)
        return msgspec.structs.replace(draft, blocks=blocks), (repair,)

    monkeypatch.setattr(normalising, "STEPS", (eats, *normalising.STEPS))
    report = Report()
    read(place, report)
    assert any("1931 4 000 black" in x for x in said(report) if x.startswith("S703 lost")), said(report)


# -- the model: what is no word --------------------------------------------------------------------

THINGS = """\
# The press and its arch

See [the long article](https://example.org/press) about it, and what it says.[^1]

::: verse
The river came,

and took the type,

and left the ink.
:::

7. Wet the paper.
8. Pull the bar.

![A press](press.png "The press, in water.[^2]"){width=40%}

[^1]: It says little.

[^2]: To the flywheel.
"""


@pytest.fixture
def things(tmp_path: Path) -> Location:
    (tmp_path / "things.md").write_text(THINGS, "utf-8")
    (tmp_path / "press.png").write_bytes(picture())
    return find(tmp_path / "things.md")


def in_all(change: Callable[[b.Block], b.Block]) -> Callable[[b.Blocks], b.Blocks]:
    return lambda blocks: tuple(map_blocks(block, change) for block in blocks)


def swap_lines(block: b.Block) -> b.Block:
    if not isinstance(block, b.Verse):
        return block
    first, second, *rest = block.stanzas
    return msgspec.structs.replace(block, stanzas=(second, first, *rest))


def from_one(block: b.Block) -> b.Block:
    return msgspec.structs.replace(block, start=1) if isinstance(block, b.List) else block


def without_links(block: b.Block) -> b.Block:
    def unlinked(inline: i.Inline) -> i.Inline:
        return i.Styled(classes=(), children=inline.children) if isinstance(inline, i.Link) else inline

    return map_runs(block, lambda run: tuple(map(unlinked, run)))


def without_widths(block: b.Block) -> b.Block:
    if not isinstance(block, b.Figure):
        return block
    images = tuple(msgspec.structs.replace(image, asked_width=None) for image in block.images)
    return msgspec.structs.replace(block, images=images)


def without_captions(block: b.Block) -> b.Block:
    return msgspec.structs.replace(block, caption=()) if isinstance(block, b.Figure) else block


def without_calls_in_captions(block: b.Block) -> b.Block:
    if not isinstance(block, b.Figure):
        return block
    left = tuple(x for x in block.caption if not isinstance(x, i.NoteReference))
    return msgspec.structs.replace(block, caption=left)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (in_all(swap_lines), "S703 moved: “"),
        (in_all(from_one), "S708 the number of a list “7”"),
        (in_all(without_links), "S708 the address of a link “https://example.org/press”"),
        (in_all(without_widths), "S708 the width of a picture “40%”"),
        (in_all(without_calls_in_captions), "S708 the reference to a note “2”"),
        (in_all(without_captions), "S708 the title of a picture “The press, in water"),
    ],
)
def test_what_is_no_word_is_missed_too(
    things: Location, damaged_reading: Callable[..., None], change: Any, expected: str
) -> None:
    sound, damaged = Report(), Report()
    read(things, sound)
    damaged_reading(change)
    read(things, damaged)
    assert not [x for x in said(sound) if x.startswith(expected)]
    assert [x for x in said(damaged) if x.startswith(expected)], said(damaged)
