"""What veraPDF says of our PDFs."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pikepdf
import pytest

import building
from building import made_once, publish, read
from judging import judge as judging
from kitchen_sink import ASSETS, KITCHEN_SINK, p
from render.pdf.conftest import house_look
from render.pdf.conftest import kitchen_sink_pdf as kitchen_sink_pdf  # a fixture
from sample import sample_place
from standfirst.check.validators.verapdf import CLAIMS, judge
from standfirst.diagnostics import Report
from standfirst.editions.render_options import PdfStandard, RenderOptions
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Document, Piece
from standfirst.project.files import find
from standfirst.render.pdf import make_pdf


def found(files: list[Path], standard: PdfStandard = "ua-1") -> list[str]:
    """What veraPDF finds in these files, in words."""
    with judging():
        return [
            f"{x.file} {x.profile} {x.clause}: {x.message} {x.where}"
            for x in judge(files, CLAIMS[standard].profiles)
        ]


def test_the_kitchen_sink_is_pdf_ua_1_and_pdf_a_2a(kitchen_sink_pdf: Path) -> None:
    assert found([kitchen_sink_pdf]) == []


def test_a_file_that_claims_nothing_is_found_fault_with(tmp_path: Path) -> None:
    bare = tmp_path / "bare.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(bare)
    with judging():
        assert {finding.profile for finding in judge([bare])} == {"ua1", "2a"}


ODD = Piece(
    name="odd",
    kind="article",
    language="en-GB",
    body=(
        b.Section(
            heading=b.Heading(level=3, inlines=(i.Text("No title, and 庭 ☃"),), anchor="odd-1"),
            blocks=(
                p("A 👩\u200d💻, a \ufffd, Hebrew שָׁלוֹם, a control number \u0600, and 紙について。" * 4),
                b.BlockQuote(
                    blocks=(
                        b.Section(
                            heading=b.Heading(level=6, inlines=(i.Text("Deep"),), anchor="odd-2"),
                            blocks=(b.CodeBlock(text="☃ = 1"),),
                        ),
                    )
                ),
            ),
        ),
    ),
)


def test_characters_without_a_glyph_and_headings_out_of_order_conform(tmp_path: Path) -> None:
    """A piece that no font can set, one that begins with a third-level heading, one without a title."""
    document: Document = msgspec.structs.replace(KITCHEN_SINK, pieces=(*KITCHEN_SINK.pieces, ODD))
    file = tmp_path / "odd.pdf"
    file.write_bytes(make_pdf(document, ASSETS, house_look(), Report()))
    assert found([file]) == []


def test_the_same_is_pdf_ua_2_and_pdf_a_4_and_well_tagged_if_asked_for(tmp_path: Path) -> None:
    document: Document = msgspec.structs.replace(KITCHEN_SINK, pieces=(*KITCHEN_SINK.pieces, ODD))
    file = tmp_path / "ua-2.pdf"
    options = RenderOptions(pdf_standard="ua-2")
    file.write_bytes(make_pdf(document, ASSETS, house_look(), Report(), options))
    assert found([file], "ua-2") == []


def test_what_is_not_pdf_ua_2_is_found(kitchen_sink_pdf: Path) -> None:
    assert found([kitchen_sink_pdf], "ua-2") != []


def sample_pdf(folder: Path, look: str, trim: str, columns: int = 1) -> Path:
    """The sample in a look and a size, as a file in this folder."""
    place, reading = sample_place(), read(sample_place(), Report())
    assert reading is not None
    settings = msgspec.structs.replace(reading.publication, style=look, trim=trim, columns=columns)
    file = folder / f"{look}-{trim}-{columns}.pdf"
    reading = msgspec.structs.replace(reading, publication=settings)
    pdf = building.make_pdf(place, reading, Report(), scheduler=made_once())
    assert pdf is not None
    file.write_bytes(pdf)
    return file


def test_the_sample_is_pdf_ua_1_and_pdf_a_2a(tmp_path: Path) -> None:
    assert found([sample_pdf(tmp_path, "magazine", "A5"), sample_pdf(tmp_path, "book", "A5")]) == []


@pytest.mark.slow
def test_the_sample_is_so_in_both_looks_and_all_sizes(tmp_path: Path) -> None:
    sizes = ("A4", "A5", "6x9", "pocket")
    files = [sample_pdf(tmp_path, look, trim) for look in ("magazine", "book") for trim in sizes]
    assert found([*files, sample_pdf(tmp_path, "magazine", "A4", 2)]) == []


def built(manuscripts: list[Path], folder: Path) -> list[Path]:
    """Their PDFs in this folder."""
    files = []
    for number, manuscript in enumerate(manuscripts):
        for artefact in publish(find(manuscript), ("pdf",), Report()):
            files.append(folder / f"{number}-{artefact.name}")
            files[-1].write_bytes(artefact.data)
    assert len(files) == len(manuscripts)
    return files


@pytest.mark.outside
@pytest.mark.slow
def test_the_example_and_twenty_manuscripts_of_the_corpus_are_so(outside: Path, tmp_path: Path) -> None:
    corpus = sorted(f for f in (outside / "corpus").rglob("*.md") if f.parent.name != "corpus")
    some = [outside / "interview" / "interview.md", *random.Random(1).sample(corpus, 20)]
    assert found(built(some, tmp_path)) == []


@pytest.mark.outside
@pytest.mark.slow
def test_the_whole_book_is_so(outside: Path, tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text('title = "The Book"\nstyle = "book"\n')
    for file in sorted((outside / "book").rglob("*.md")):
        if file.parent.name != "book":
            (tmp_path / f"{file.parent.name}-{file.name}").write_bytes(file.read_bytes())
    assert found(built([tmp_path], tmp_path)) == []
