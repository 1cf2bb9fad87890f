"""What EPUBCheck, Ace and Kobo's lint say of our ebooks: nothing, and of damaged ones what is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from judging import judge
from kitchen_sink import ARABIC, ASSETS, INTERVIEW, JAPANESE, KITCHEN_SINK
from sample import sample_epub
from standfirst.check.validators.ace import ace
from standfirst.check.validators.epubcheck import Message, epubcheck
from standfirst.check.validators.kobo import kobo
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.print_pages_in_ebook import PrintedPage, PrintedPages
from standfirst.editions.styles import Stylesheets
from standfirst.render.epub.package import bind

Bind = Callable[..., bytes]

DOCUMENTS = {
    "everything": KITCHEN_SINK,
    "single": replace(KITCHEN_SINK, pieces=(INTERVIEW,), contributors=(), series=None, issue=None),
    "with-a-cover": replace(KITCHEN_SINK, cover="images/press.png"),
    "japanese": replace(KITCHEN_SINK, pieces=(JAPANESE,), title="紙について", language="ja"),
    "arabic": replace(KITCHEN_SINK, pieces=(ARABIC,), title="الكتاب", language="ar"),
}


OTHERS = ["sample", "pull-quotes-read-aloud", "with-fonts", "paginated"]

PRINTED = PrintedPages(
    source="Everything & More: print edition (A5), 2025-03-03",
    of_pieces={
        "second-colour": (
            PrintedPage(folio="9", first="Second Colour Black first.", last="Black first."),
            PrintedPage(folio="10", first="Then red.", last="Then red."),
        )
    },
)


@pytest.fixture(scope="session")
def ebooks(bound: Bind, styles: Stylesheets, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Ebooks of all kinds, as files, two of them damaged."""
    folder = tmp_path_factory.mktemp("ebooks")
    made = {name: bound(document) for name, document in DOCUMENTS.items()}
    made["pull-quotes-read-aloud"] = bound(repeats_pull_quotes=True)
    made["with-fonts"] = bind(ebook_edition(KITCHEN_SINK), ASSETS, styles, embeds_fonts=True)
    made["paginated"] = bound(printed=PRINTED)
    made["sample"] = sample_epub()
    made["incomplete"] = without_a_poem(made["everything"])
    made["damaged"] = damaged(made["everything"])
    for name, data in made.items():
        (folder / f"{name}.epub").write_bytes(data)
    return {name: folder / f"{name}.epub" for name in made}


def damaged(data: bytes) -> bytes:
    """An ebook that shows a picture undescribed and asks for arithmetic."""

    def change(name: str, content: bytes) -> bytes:
        arithmetic = b"\np { margin: calc(1em + 1px) }\n" if name.endswith(".css") else b""
        return content.replace(b' alt="A sheet folded once"', b"") + arithmetic

    return repacked(data, change)


def without_a_poem(data: bytes) -> bytes:
    return repacked(data, lambda name, content: None if name.endswith("second-colour.xhtml") else content)


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(buffer, "w") as archive:
        for name in whole.namelist():
            if (content := change(name, whole.read(name))) is not None:
                archive.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def said(ebooks: dict[str, Path]) -> dict[str, tuple[Message, ...]]:
    """What EPUBCheck says of each, asked once."""
    with judge():
        return dict(zip(ebooks, epubcheck(*ebooks.values()), strict=True))


@pytest.mark.parametrize("name", [*OTHERS, *DOCUMENTS])
def test_epubcheck_has_nothing_to_say(name: str, said: dict[str, tuple[Message, ...]]) -> None:
    assert [str(message) for message in said[name]] == []


def test_epubcheck_does_say_something_of_an_incomplete_ebook(said: dict[str, tuple[Message, ...]]) -> None:
    assert "RSC-001" in {message.code for message in said["incomplete"]}


@pytest.mark.parametrize("name", ["sample", "paginated"])
def test_ace_finds_nothing(name: str, ebooks: dict[str, Path]) -> None:
    with judge():
        assert [str(objection) for objection in ace(ebooks[name])] == []


def test_ace_does_find_a_picture_without_description(ebooks: dict[str, Path]) -> None:
    with judge():
        assert "image-alt" in {objection.rule for objection in ace(ebooks["damaged"])}


@pytest.mark.parametrize("name", [*OTHERS, *DOCUMENTS])
def test_kobos_lint_finds_nothing(name: str, ebooks: dict[str, Path]) -> None:
    with judge():
        assert [str(finding) for finding in kobo(ebooks[name])] == []


def test_kobos_lint_does_find_arithmetic(ebooks: dict[str, Path]) -> None:
    with judge():
        assert "calc" in " ".join(str(finding) for finding in kobo(ebooks["damaged"]))
