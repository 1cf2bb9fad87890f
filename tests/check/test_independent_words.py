"""A program that shares no code with ours finds no word lost or moved in silence; of cases: test_cases.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from building import read
from independent_words import (
    NOTHING,
    Silent,
    lost_titles,
    silent_differences,
    text_of_epub,
    text_of_pdf,
    without_front_matter,
)
from sample import CHECKOUT, sample, sample_artefacts, sample_place
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model.document import Document, Piece
from standfirst.model.text import plain
from standfirst.model.traverse import walk
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.decoding import decode
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.report.show_summary import summarise


def silent(file: Path) -> Silent:
    """What the summary of a manuscript lacks, and neither repair nor diagnostic tells."""
    report = Report()
    source = decode(file.read_bytes(), file.name, report)
    if source is None:
        return NOTHING
    front, below = split_front_matter(source, report)
    piece, repairs = normalise(below, front, HouseStyle(), report)
    summary = summarise(piece, repairs, list(report))
    told = [*(x.before for x in repairs if x.applied), *(d.message for d in report)]
    told += [f"{key} {value}" for key, value in front.values.items()]
    return silent_differences(source.text, summary.text, told)


def found_in(files: Iterator[Path]) -> dict[str, Silent]:
    everything = ((str(file), silent(file)) for file in sorted(files))
    return {file: found for file, found in everything if found != NOTHING}


def test_the_checker_can_fail() -> None:
    text = "The tide came in.\n\nNobody had asked for it at all.\n\nThe bridge stood there as before.\n"
    lines = text.split("\n\n")
    assert silent_differences(text, text, ()) == NOTHING
    assert silent_differences(text, text.replace("asked", ""), ()).lost == ["asked"]
    assert silent_differences(text, text.replace("asked", ""), ["asked"]).lost == []
    assert silent_differences(text, "\n".join((lines[0], lines[2], lines[1])), ()).moved


def listed(document: Document) -> set[str]:
    return {Path(piece.span.file).name for piece in document.pieces}


def test_both_editions_of_the_sample_have_its_words() -> None:
    report, reading, made = Report(), sample(), sample_artefacts()
    read(sample_place(), report)
    files = [file for file in (CHECKOUT / "source").glob("*.md") if file.name in listed(reading.document)]
    manuscripts = "\n\n".join(without_front_matter(file.read_text("utf-8")) for file in files)
    told = [*(d.message for d in report), *(x.before for x in reading.repairs if x.applied)]
    pieces = reading.document.pieces
    told += [line for piece in pieces for line in made_anew(piece)]
    assert silent_differences(manuscripts, text_of_epub(made["epub"]), told).lost == []
    print_alone = [word for piece in pieces for word in set_apart_in_print(piece)]
    assert silent_differences(manuscripts, text_of_pdf(made["pdf"]), [*told, *print_alone]).lost == []


def made_anew(piece: Piece) -> Iterator[str]:
    """What the theme says in its own words: the lines of people and dates, of which it makes a byline."""
    yield from (plain(x.inlines) for x in piece.opening if isinstance(x, b.Byline | b.Dateline))


def set_apart_in_print(piece: Piece) -> Iterator[str]:
    """What a page has in two: the first word, whose initial stands by itself."""
    paragraphs = [x for x in walk(piece.body) if isinstance(x, b.Paragraph)]
    yield from (plain(x.inlines).split()[0].strip("“‘") for x in paragraphs[:1])


@pytest.mark.outside
@pytest.mark.parametrize("corpus", ["corpus", "corpus2"])
def test_no_word_from_outside_is_lost_or_moved_in_silence(outside: Path, corpus: str) -> None:
    assert found_in((outside / corpus).rglob("*.md")) == {}


def test_titles_of_pictures_are_missed_whatever_a_repair_took() -> None:
    typed = "![a](b.png \"The weir\")\n\n<img src='c.png' alt='Fog' title='Fog'>\n\n    ![x](y \"Code\")\n"
    assert list(lost_titles(typed, "The big weir", ())) == ["the weir"]
    assert not list(lost_titles(typed, "By the weir.", ()))
