"""Files: what is found, what is read, what is refused, and how results are put in place."""

from __future__ import annotations

import errno
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from building import read
from kitchen_sink import png
from standfirst.diagnostics import Report
from standfirst.project.files import (
    DiskError,
    NotFoundError,
    date_from_environment,
    find,
    find_around,
    load_decisions,
    put,
    read_image,
    read_manuscripts,
    read_settings,
)
from standfirst.project.picture_file import ImageFile, Refused
from standfirst.project.read_file import MANUSCRIPT, NotReadError, read_file
from standfirst.project.settings import Publication
from standfirst.project.stylesheets import load_styles

Write = Callable[..., Path]


def codes(report: Report) -> list[str]:
    return [d.code for d in report]


# -- finding


def test_a_folder_with_settings_is_a_publication(write: Write) -> None:
    folder = write({"publication.toml": "", "a.md": "A"})
    place = find(folder)
    assert (place.root, place.folder, place.file) == (folder, folder, None)


def test_settings_may_lie_in_source(write: Write) -> None:
    folder = write({"source/publication.toml": "", "source/a.md": "A"})
    for argument in (folder, folder / "source", folder / "source/publication.toml"):
        place = find(argument)
        assert place.root.resolve() == folder.resolve()
        assert place.folder.resolve() == (folder / "source").resolve()


def test_a_bare_file_is_a_publication_in_its_folder(write: Write) -> None:
    folder = write({"a.md": "A", "publication.toml": ""})
    place = find(folder / "a.md")
    assert (place.file, place.settings, place.name) == (folder / "a.md", None, "a")


def test_a_file_looked_at_alone_keeps_the_settings_around_it(write: Write) -> None:
    folder = write({"source/publication.toml": "", "source/a.md": "A"})
    place = find_around(folder / "source/a.md")
    assert place.settings == folder / "source/publication.toml"
    assert place.file == folder / "source/a.md"


def test_what_is_not_there_and_a_folder_without_settings_are_not_found(write: Write) -> None:
    folder = write({"a.md": "A"})
    with pytest.raises(NotFoundError, match="no such file or folder"):
        find(folder / "b.md")
    with pytest.raises(NotFoundError, match="is no publication"):
        find(folder)


# -- manuscripts


def test_without_pieces_every_markdown_file_is_one_by_name(write: Write) -> None:
    folder = write(
        {
            "publication.toml": "",
            "b.md": "B",
            "a.md": "A",
            ".hidden.md": "",
            "notes.txt": "",
            "c.markdown": "C",
        }
    )
    manuscripts = read_manuscripts(find(folder), Publication(), Report())
    assert [m.path for m in manuscripts] == ["a.md", "b.md", "c.markdown"]


def test_pieces_give_the_order_and_missing_ones_are_errors(write: Write) -> None:
    folder = write({"publication.toml": "", "b.md": "B", "sub/a.md": "A"})
    report = Report()
    settings = Publication(pieces=("sub/a.md", "c.md", "b.md"))
    assert [m.path for m in read_manuscripts(find(folder), settings, report)] == ["sub/a.md", "b.md"]
    assert codes(report) == ["S114"]


def test_a_piece_in_other_letters_is_hinted_at(write: Write) -> None:
    folder = write({"publication.toml": "", "One.md": "A"})
    report = Report()
    read_manuscripts(find(folder), Publication(pieces=("one.md",)), report)
    assert [d.hint for d in report] in ([], ["did you mean One.md? upper and lower case matter"])


def test_pieces_outside_are_not_read_not_even_through_a_link(write: Write) -> None:
    folder = write({"pub/publication.toml": "", "secret.md": "S"})
    (folder / "pub/link.md").symlink_to(folder / "secret.md")
    report = Report()
    settings = Publication(pieces=("../secret.md", "link.md", str(folder / "secret.md")))
    assert read_manuscripts(find(folder / "pub"), settings, report) == ()
    assert codes(report) == ["S117", "S117", "S117"]


def test_a_link_that_leads_outside_is_not_read_whoever_found_it(write: Write) -> None:
    folder = write({"pub/publication.toml": "", "pub/b.md": "B", "secret.md": "S", "secret/c.md": "S"})
    (folder / "pub/a.md").symlink_to(folder / "secret.md")
    (folder / "pub/c.md").symlink_to(folder / "secret/c.md")
    (folder / "pub/d.md").symlink_to("b.md")
    report = Report()
    manuscripts = read_manuscripts(find(folder / "pub"), Publication(), report)
    assert [m.data for m in manuscripts] == [b"B", b"B"]
    assert [(d.code, Path(d.span.file).name) for d in report] == [("S117", "a.md"), ("S117", "c.md")]


@pytest.mark.parametrize("name", ["publication.toml", "decisions.toml"])
def test_settings_and_decisions_that_lead_outside_withhold_the_publication(write: Write, name: str) -> None:
    folder = write({"pub/a.md": "A", "secret.toml": 'title = "secret"'})
    write({"publication.toml": ""}, folder / "pub")
    (folder / "pub" / name).unlink(missing_ok=True)
    (folder / "pub" / name).symlink_to(folder / "secret.toml")
    report, location = Report(), find(folder / "pub")
    assert read_settings(location, report).title is None
    load_decisions(location, report)
    assert [(d.code, d.withholds) for d in report] == [("S130", "publication")]


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda file: file.mkdir(), "it is a folder, not a file"),
        (os.mkfifo, "it is a pipe, not a file"),
        (lambda file: file.symlink_to("/dev/zero"), "it is a device, not a file"),
        (lambda file: file.symlink_to(file), ""),
        (lambda file: socket.socket(socket.AF_UNIX).bind(str(file)), "it is a socket, not a file"),
        (
            lambda file: (file.touch(), os.truncate(file, 2_000_000_000)),
            "it has 2000 megabytes, and 50 is the most",
        ),
    ],
)
def test_only_a_file_of_some_size_is_read(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make, why
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)  # the name of a socket has to be short
    make(Path("a.md"))
    with pytest.raises(NotReadError) as error:
        read_file(Path("a.md"), MANUSCRIPT)
    assert str(error.value).startswith(why)


def test_a_name_that_is_no_utf_8_is_written_out(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    for name, data in ((b"publication.toml", b""), (b"caf\xe9.md", b"# A\n"), (b"caf\xe8.md", b"# B\n")):
        (folder / os.fsdecode(name)).write_bytes(data)
    manuscripts = read_manuscripts(find(folder), Publication(), Report())
    assert [m.path for m in manuscripts] == ["caf\\xe8.md", "caf\\xe9.md"]


def test_a_folder_in_place_of_a_piece_is_an_error(write: Write) -> None:
    folder = write({"publication.toml": "", "a.md/x": ""})
    report = Report()
    assert read_manuscripts(find(folder), Publication(), report) == ()
    assert codes(report) == ["S116"]


def test_a_link_that_leads_to_itself_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text('title = "T"\n')
    (tmp_path / "b.md").write_text("# B\n\nWords.\n")
    for name in ("a.md", "styles", "images"):
        (tmp_path / name).symlink_to(name)
    report = Report()
    reading = read(find(tmp_path), report)
    assert reading is not None and [piece.name for piece in reading.document.pieces] == ["b"]
    assert codes(report) == ["S116"]


def test_a_pipe_keeps_nobody_waiting(write: Write) -> None:
    folder = write({"publication.toml": ""})
    os.mkfifo(folder / "a.md")
    report = Report()
    reader = threading.Thread(
        target=read_manuscripts, args=(find(folder), Publication(), report), daemon=True
    )
    reader.start()
    reader.join(10)
    assert not reader.is_alive()
    assert codes(report) == ["S116"]


def test_a_publication_without_manuscripts_is_an_error(write: Write) -> None:
    folder = write({"publication.toml": ""})
    report = Report()
    assert read_manuscripts(find(folder), Publication(), report) == ()
    assert codes(report) == ["S115"]


# -- pictures


@pytest.fixture
def gallery(write: Write, tmp_path: Path) -> Path:
    write({"secret.png": png(2, 2, 9)})
    folder = write(
        {
            "publication.toml": "",
            "images/a.png": png(2, 2, 0),
            "images/two words.png": png(2, 2, 1),
            "pieces/a.md": "",
            "pieces/near.png": png(2, 2, 2),
        },
        tmp_path / "pub",
    )
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "folder.png").mkdir()
    return folder


@pytest.mark.parametrize(
    ("src", "name"),
    [
        ("near.png", "pieces/near.png"),
        ("./near.png", "pieces/near.png"),
        ("../images/a.png", "images/a.png"),
        ("..\\images\\a.png", "images/a.png"),
        ("../images/a.png?width=300#x", "images/a.png"),
        ("../images/two%20words.png", "images/two words.png"),
        ("../images/two words.png", "images/two words.png"),
    ],
)
def test_a_picture_is_found_beside_its_manuscript(gallery: Path, src: str, name: str) -> None:
    found = read_image(find(gallery), "pieces/a.md", src)
    assert isinstance(found, ImageFile)
    assert found.name == name


@pytest.mark.parametrize(
    ("src", "code"),
    [
        ("lost.png", "S401"),
        ("", "S401"),
        ("a\0b.png", "S406"),
        ("x" * 5000, "S401"),
        ("https://example.org/a.png", "S402"),
        ("//example.org/a.png", "S402"),
        ("ftp://example.org/a.png", "S402"),
        ("../../secret.png", "S406"),
        ("/etc/hostname", "S406"),
        ("file:///etc/hostname", "S406"),
        ("%2e%2e/%2e%2e/secret.png", "S401"),
        ("../link.png", "S406"),
        ("../folder.png", "S403"),
    ],
)
def test_a_picture_that_is_not_to_be_had_is_refused(gallery: Path, src: str, code: str) -> None:
    found = read_image(find(gallery), "pieces/a.md", src)
    assert isinstance(found, Refused)
    assert found.code == code


# -- environment


def test_source_date_epoch_is_a_date(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689599")
    assert date_from_environment(report) == "2024-12-31"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert date_from_environment(report) is None
    assert codes(report) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert date_from_environment(report) is None
    assert codes(report) == ["S119"]


def test_a_publications_own_styles_come_after_ours(write: Write) -> None:
    folder = write(
        {"publication.toml": "", "styles/b.css": "b{}", "styles/a.css": "a{}", "styles/fonts/x.ttf": ""}
    )
    styles = load_styles(find(folder), Publication(style="book"))
    assert styles.overrides == "a{}\nb{}"
    assert styles.own_fonts == ()
    assert "--" in styles.tokens


# -- putting in place


def test_put_makes_the_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "a/b/x.pdf", b"new")
    assert (tmp_path / "a/b/x.pdf").read_bytes() == b"new"
    assert [f.name for f in (tmp_path / "a/b").iterdir()] == ["x.pdf"]


def test_an_artefact_may_be_read_by_whom_the_user_lets_read(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path / "x.pdf", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "x.pdf").stat().st_mode & 0o777 == 0o640


def test_a_file_in_the_way_of_the_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(DiskError, match=r"can't write .*out/x\.pdf: "):
        put(tmp_path / "out/x.pdf", b"new")


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_full_disk_leaves_the_earlier_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    put(tmp_path / "x.pdf", b"old")
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskError, match="no space left on device"):
        put(tmp_path / "x.pdf", b"new")
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("x.pdf", b"old")]


def test_an_interrupted_put_leaves_the_earlier_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    put(tmp_path / "x.pdf", b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "x.pdf", b"new")
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("x.pdf", b"old")]


def test_a_reading_knows_the_manuscript_of_each_piece(write: Write) -> None:
    """Also where a manuscript could not be read, and where a piece is in none."""
    settings = 'title = "Both"\nindex = true\n\n[[parts]]\ntitle = "One"\npieces = ["b.md"]\n'
    folder = write(
        {"publication.toml": settings, "a.md": "", "b.md": "# B\n\nWords.\n", "c.md": "# C\n\nMore.\n"}
    )
    reading = read(find(folder), Report())
    assert reading is not None
    found = {piece.name: reading.path_of(piece) for piece in reading.document.pieces}
    assert found["b"] == "b.md" and found["c"] == "c.md"
    assert [path for name, path in found.items() if name not in ("b", "c")] == [None, None]
