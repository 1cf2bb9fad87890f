"""What can't be imported gets one message with a code, and nothing of the user's is overwritten."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import standfirst.build.import_in_worker as import_in_worker
import standfirst.cli  # noqa: F401  (declares the commands)
from importing.documents import ARTICLE, LETTER, archive, made
from standfirst.cli.app import ERRORS, INTERNAL_ERROR, UsageError, app
from standfirst.importing.open_document import with_visible_marks


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False, standalone_mode=False)


def bomb() -> bytes:
    """An archive that says it holds more than a disk should be filled with."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        with parts.open("word/document.xml", "w") as part:
            for _ in range(600):
                part.write(bytes(1_000_000))
    return data.getvalue()


HOSTILE = {
    "none.docx": b"This is only text.",
    "cut-off.docx": b"PK\3\4" + bytes(200),
    "empty.odt": b"",
    "other.epub": archive({"a.txt": b"a"}),
    "no-words.docx": archive({"[Content_Types].xml": b"<Types/>"}),
    "not-xml.odt": archive({"content.xml": b"<a><b></a>"}),
    "entity.odt": archive({"content.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/hostname">]><a>&b; w</a>'}),
    "binary.html": bytes(range(256)) * 9,
    "blank.html": b"<html><body><p> </p></body></html>",
    "long.html": b"<p>water " * 2_300_000,
    "deep.html": b"<div>" * 50_000,
    "old.doc": b"\xd0\xcf\x11\xe0",
    "paper.pdf": b"%PDF-1.7",
    "already.md": b"# A manuscript",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_document_gets_one_message(name: str) -> None:
    Path(name).write_bytes(HOSTILE[name])
    result = run("import", name)
    assert result.return_value == ERRORS
    assert result.stderr.count("[S") == 1 and f"{name}: error[S125]" in result.stderr, result.stderr
    assert "  hint: " in result.stderr and list(Path("source").iterdir()) == []


def test_a_page_of_which_a_part_would_not_be_read_is_refused() -> None:
    """libxml2 reads 256 levels, and says of the rest only to those who ask."""
    Path("lists.html").write_text(f"<article>{'<ul><li>water' * 300}{'</li></ul>' * 300}<p>last</article>")
    result = run("import", "lists.html")
    assert result.return_value == ERRORS and "nested too deep" in result.stderr


def test_words_that_stand_in_no_paragraph_are_imported() -> None:
    words = "".join(f"<div><div>Boat number {n} left the harbour before noon.</div></div>" for n in range(9))
    Path("boats.html").write_text(f"<body><nav>Home</nav><article><h1>Boats</h1>{words}</article></body>")
    run("import", "boats.html")
    assert Path("source/boats.md").read_text().count("left the harbour") == 9


def test_an_import_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """What finds the article takes the square of such a paragraph."""
    monkeypatch.setattr(import_in_worker, "SECONDS", 2)
    Path("words.html").write_text(f"<body><nav>a</nav><article><p>{'<em>w</em>' * 60_000}</article></body>")
    result = run("import", "words.html")
    assert result.return_value == ERRORS
    assert "error[S125]" in result.stderr and "seconds of processor time" in result.stderr


def test_an_archive_that_would_fill_the_disk_is_refused() -> None:
    Path("bomb.docx").write_bytes(bomb())
    result = run("import", "bomb.docx")
    assert result.return_value == ERRORS and "unpacked" in result.stderr


def test_a_text_that_would_fill_the_memory_is_refused() -> None:
    """A few kilobytes of archive, of which a parser would make gigabytes."""
    Path("bomb.odt").write_bytes(archive({"content.xml": b"<a>" + b"<b/>" * 6_000_000 + b"</a>"}))
    result = run("import", "bomb.odt")
    assert result.return_value == ERRORS and "error[S125]" in result.stderr
    assert "its text has more than 20 megabytes" in result.stderr


def test_many_marks_in_a_paragraph_take_time_in_proportion() -> None:
    names = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'

    def seconds(marks: int) -> float:
        inside = 'a<text:change-start text:change-id="c"/>' * marks
        data = archive({"content.xml": f"<text:p {names}>{inside}</text:p>".encode()})
        since = time.process_time()
        with_visible_marks(data)
        return time.process_time() - since

    seconds(100)
    assert seconds(40_000) < 8 * max(seconds(10_000), 0.05)


def test_pictures_of_an_ebook_can_not_leave_their_folder(place: Path) -> None:
    (place / "gate.png").write_bytes(b"\x89PNG")
    data = made("epub", "# Gates\n\nWords.\n\n![A gate](gate.png)\n", place)
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {part.filename: before.read(part) for part in before.infolist()}
    moved = {
        name.replace("EPUB/media/file0.png", "../../evil.png"): part.replace(
            b"../media/file0.png", b"../../../evil.png"
        ).replace(b"media/file0.png", b"../../evil.png")
        for name, part in parts.items()
    }
    (place / "inner").mkdir()
    (place / "inner" / "gates.epub").write_bytes(archive(moved))
    run("import", "inner/gates.epub", "-o", "inner/source")
    assert {file.name for file in place.rglob("*evil*")} <= {"evil.png"}
    assert all("source" in file.parts for file in place.rglob("*evil*"))


def test_what_is_there_is_overwritten_only_by_force() -> None:
    Path("page.html").write_text(ARTICLE, "utf-8")
    Path("source").mkdir()
    Path("source/page.md").write_text("mine", "utf-8")
    refused = run("import", "page.html")
    assert refused.return_value == ERRORS and "--force" in refused.stderr
    assert Path("source/page.md").read_text("utf-8") == "mine"
    assert run("import", "page.html", "--force").return_value == 0
    assert "thirty years" in Path("source/page.md").read_text("utf-8")


def test_one_bad_file_does_not_keep_the_others_out() -> None:
    Path("page.html").write_text(ARTICLE, "utf-8")
    Path("none.docx").write_text("no document", "utf-8")
    Path("PAGE.HTM").write_text(ARTICLE, "utf-8")
    result = run("import", "none.docx", "page.html", "PAGE.HTM")
    assert result.return_value == ERRORS
    assert result.stdout == "source/page.md\n"
    assert "[S125]" in result.stderr and "PAGE.HTM: error[S120]" in result.stderr


def test_a_file_that_is_not_there_is_a_mistake_in_the_command() -> None:
    with pytest.raises(UsageError):
        run("import", "nothing.docx")


@pytest.mark.parametrize("module", ["pypandoc", "trafilatura"])
def test_without_the_converters_the_message_says_what_to_install(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    Path("page.html").write_text(ARTICLE, "utf-8")
    result = run("import", "page.html")
    assert result.return_value == INTERNAL_ERROR
    assert "[S908]" in result.stderr and "pip install 'standfirst[import]'" in result.stderr


def test_a_conversion_that_does_not_end_is_stopped(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "gate.png").write_bytes(b"\x89PNG")
    Path("letter.docx").write_bytes(made("docx", LETTER, place))
    monkeypatch.setattr("standfirst.project.pandoc.TIME_LIMIT", 0.001)
    result = run("import", "letter.docx")
    assert result.return_value == ERRORS and "seconds" in result.stderr


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "rtf", "html"])
def test_a_document_given_to_build_is_to_be_imported(kind: str, place: Path) -> None:
    (place / f"letter.{kind}").write_bytes(made(kind, "# Tides\n\nThe water rose.\n", place))
    result = run("build", f"letter.{kind}", "--jobs", "0")
    assert result.return_value == ERRORS
    assert f"letter.{kind}: error[S123]" in result.stderr and "standfirst import" in result.stderr
    assert "UTF-8" not in result.stderr
