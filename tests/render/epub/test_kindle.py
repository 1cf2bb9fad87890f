"""The sample as a Kindle's file, where calibre is installed: words, contents and notes are kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from sample import sample, sample_epub
from standfirst.check.fidelity.expected import in_ebook
from standfirst.editions.typography import set_document

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the ebook after it has been a Kindle's and come back."""
    convert = shutil.which("ebook-convert")
    if convert is None:
        pytest.skip("calibre is not installed (apt-get install calibre)")
    folder = tmp_path_factory.mktemp("kindle")
    (folder / "sample.epub").write_bytes(sample_epub())
    for source, target in (("sample.epub", "sample.azw3"), ("sample.azw3", "back.epub")):
        done = subprocess.run(
            [convert, str(folder / source), str(folder / target)],
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox"},
        )
        assert done.returncode == 0, done.stderr[-2000:]
    return files_of(folder / "back.epub")


def files_of(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())


def documents(files: dict[str, bytes]) -> list[etree._Element]:
    pages = [files[name] for name in sorted(files) if re.search(r"\.x?html?$", name)]
    return [etree.fromstring(page, etree.XMLParser(recover=True)) for page in pages]


def test_words_are_kept(converted: dict[str, bytes]) -> None:
    shown = letters(" ".join("".join(page.itertext()) for page in documents(converted)))
    for piece in set_document(sample().document).pieces:
        lost = [run.words for run in in_ebook(piece).text if letters(run.words) not in shown]
        assert lost == []


def test_contents_are_kept(converted: dict[str, bytes]) -> None:
    (name,) = (name for name in converted if name.endswith(".ncx"))
    titles = [" ".join(x.itertext()).strip() for x in etree.fromstring(converted[name]).iter("{*}navLabel")]
    assert "The Slip" in titles and "What the list lets slip" in titles


def test_notes_are_led_to_and_back(converted: dict[str, bytes]) -> None:
    links = [link for page in documents(converted) for link in page.iter("{*}a")]
    ids = {x.get("id") for page in documents(converted) for x in page.iter() if x.get("id")}
    references = [link for link in links if link.find("{*}sup") is not None]
    notes = [note for piece in sample().document.pieces for note in piece.notes]
    assert len(references) >= len(notes) > 0
    assert all(str(link.get("href")).rpartition("#")[2] in ids for link in references)
    numbers = [link for link in links if "".join(link.itertext()).strip().isdigit()]
    back = [link for link in numbers if link not in references]
    assert len(back) >= len(notes)
    assert all(str(link.get("href")).rpartition("#")[2] in ids for link in back)
