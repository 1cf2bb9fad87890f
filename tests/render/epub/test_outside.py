"""What the judges say of ebooks made from the data outside: the example, forty of the corpus, the book."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from building import make_epub, read
from judging import judge
from standfirst.check.validators.ace import ace
from standfirst.check.validators.epubcheck import epubcheck
from standfirst.check.validators.kobo import kobo
from standfirst.diagnostics import Report
from standfirst.project.files import Location, find

pytestmark = pytest.mark.outside
DRAWN = 40


def ebook(place: Location, file: Path) -> Path:
    """The ebook of a publication, as a file."""
    reading = read(place, Report())
    assert reading is not None
    file.write_bytes(make_epub(place, reading, Report()))
    return file


@pytest.fixture(scope="module")
def ebooks(outside: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example, files drawn from the corpus (the same every time), and the book."""
    folder = tmp_path_factory.mktemp("ebooks")
    corpus = sorted(
        f for f in (outside / "corpus").rglob("*.md") if f.name not in ("README.md", "LICENSE.md")
    )
    drawn = [outside / "interview" / "interview.md", *random.Random(6).sample(corpus, DRAWN)]
    made = [ebook(find(file), folder / f"{number:02}-{file.stem}.epub") for number, file in enumerate(drawn)]
    return [*made, ebook(find(whole_book(outside, folder / "book")), folder / "book.epub")]


def whole_book(outside: Path, folder: Path) -> Path:
    """The book's chapters as a publication."""
    shutil.copytree(outside / "book" / "chapters", folder)
    (folder / "publication.toml").write_text('title = "The Book"\nlanguage = "en"\n', "utf-8")
    return folder


def test_epubcheck_has_nothing_to_say(ebooks: list[Path]) -> None:
    with judge():
        said = dict(zip(ebooks, epubcheck(*ebooks), strict=True))
    assert {file.stem: list(map(str, messages)) for file, messages in said.items() if messages} == {}


def test_kobos_lint_finds_nothing(ebooks: list[Path]) -> None:
    with judge():
        found = {file.stem: list(map(str, kobo(file))) for file in ebooks}
    assert {stem: findings for stem, findings in found.items() if findings} == {}


@pytest.mark.long
def test_ace_finds_nothing(ebooks: list[Path]) -> None:
    with judge():
        found = {file.stem: list(map(str, ace(file))) for file in ebooks}
    assert {stem: objections for stem, objections in found.items() if objections} == {}
