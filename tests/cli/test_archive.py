"""``build --each``: articles of an archive, each made once, and what is said of them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.build import read_publication
from standfirst.cli import main

Write = Callable[..., Path]

GATE = "# The gate\n\nA gate is a door; see [the wall](../walls/wall.md) and [nothing](../nothing.md).\n"
FILES = {"gates/gate.md": GATE, "walls/wall.md": "# A wall\n\nIt stood.\n", ".hidden/note.md": "# No\n"}


@pytest.fixture
def archive(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write({f"archive/{name}": text for name, text in FILES.items()})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def build(archive: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*more: str) -> tuple[int, str, str]:
        code = main(["build", "--each", "archive", "-o", "out", "--only", "web", "--jobs", "0", *more])
        said = capsys.readouterr()
        return code, said.out.strip(), said.err.strip()

    return run


Build = Callable[..., tuple[int, str, str]]


def test_each_article_is_made_where_it_lies(build: Build, archive: Path) -> None:
    assert build() == (0, "out: 2 articles, 2 made, 0 with errors, 1 warnings; see out/problems.txt", "")
    assert (archive / "out/gates/gate/index.html").is_file()
    assert (archive / "out/walls/wall/index.html").is_file()
    assert "  gates/gate.md:3: the link “nothing” leads nowhere: ../nothing.md\n" in (
        archive / "out/problems.txt"
    ).read_text("utf-8")
    assert "the wall" not in (archive / "out/problems.txt").read_text("utf-8")


def test_its_pages_lead_to_each_other(build: Build, archive: Path) -> None:
    build()
    page = (archive / "out/gates/gate/index.html").read_text("utf-8")
    assert '<a href="../../walls/wall/index.html" title="A wall">the wall</a>' in page
    assert "and nothing." in page


def test_only_what_changed_is_made_again(build: Build, archive: Path) -> None:
    build()
    assert ", 0 made," in build()[1]
    (archive / "archive/walls/wall.md").write_text("# A wall\n\nIt stands.\n")
    assert ", 2 made," in build()[1]  # the gate leads to it
    (archive / "out/gates/gate/index.html").unlink()
    assert ", 1 made," in build()[1]


def test_ebooks_lead_to_the_address_of_the_archive(build: Build, archive: Path) -> None:
    (archive / "archive/publication.toml").write_text('[web]\naddress = "https://example.org/all"\n')
    build("--only", "epub")
    with zipfile.ZipFile(archive / "out/gates/gate.epub") as ebook:
        (page,) = (ebook.read(name).decode() for name in ebook.namelist() if name.endswith("gate.xhtml"))
    assert '<a href="https://example.org/all/walls/wall/" title="A wall">the wall</a>' in page
    build()
    page = (archive / "out/gates/gate/index.html").read_text("utf-8")
    assert '<a href="../../walls/wall/index.html" title="A wall">the wall</a>' in page
    assert '<link rel="canonical" href="https://example.org/all/gates/gate/"' in page


def test_of_an_article_only_its_editions_and_what_was_understood_are_kept(
    build: Build, archive: Path
) -> None:
    build("--cache", "cache")
    assert len([*(archive / "cache").glob("??/*")]) == 2 * 2


def test_another_edition_begins_with_what_was_understood(
    build: Build, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("--cache", "cache", "--only", "epub")
    monkeypatch.setattr(read_publication, "_attempt", lambda *_: pytest.fail("understood again"))
    assert build("--cache", "cache", "--only", "web")[0] == 0
    assert (archive / "out/gates/gate/index.html").is_file()


def test_styles_that_changed_are_read_again(build: Build, archive: Path) -> None:
    (archive / "archive/publication.toml").write_text('theme = "magazine"\n')
    build()
    (archive / "archive/styles").mkdir()
    (archive / "archive/styles/own.css").write_text(":root { --ours: #123456 }\np { color: var(--ours) }\n")
    assert ", 2 made," in build()[1]
    assert "#123456" in (archive / "out/gates/gate/style.css").read_text("utf-8")


def test_an_article_that_fails_leaves_the_others_and_can_be_made_again(build: Build, archive: Path) -> None:
    (archive / "archive/walls/torn.md").write_bytes(b"\0\xff\xfe")
    code, said, _ = build()
    assert (code, ", 1 with errors," in said) == (1, True)
    assert build()[0] == 1
    (archive / "archive/walls/torn.md").write_text("# Torn\n\nAnd mended.\n")
    (archive / "archive/walls/wall.md").write_text("# A wall\n\nIt fell.\n")
    code, said, _ = build("--failed")
    assert (code, ", 1 made, 0 with errors," in said) == (0, True)


def test_moved_and_deleted_articles_are_noticed(build: Build, archive: Path) -> None:
    build()
    (archive / "archive/walls/wall.md").rename(archive / "archive/walls/old-wall.md")
    assert build()[2] == "walls/wall.md is now walls/old-wall.md; what was made of it was left"
    (archive / "archive/walls/old-wall.md").unlink()
    assert build()[2] == "walls/old-wall.md is not there any more; what was made of it was left"


def test_the_manifest_says_what_was_made_of_what(build: Build, archive: Path) -> None:
    build()
    manifest = json.loads((archive / "out/archive.json").read_text("utf-8"))
    gate = manifest["articles"]["gates/gate.md"]
    assert sorted(gate["made_from"]) == ["gates/gate.md", "walls/wall.md"]
    assert gate["files"][0] == "gates/gate/index.html"
    assert gate["digest"] != manifest["articles"]["walls/wall.md"]["digest"]


def test_settings_of_the_archive_apply_to_every_article(build: Build, archive: Path) -> None:
    (archive / "archive/publication.toml").write_text('title = "All"\nlanguage = "de"\n')
    build()
    assert 'lang="de"' in (archive / "out/walls/wall/index.html").read_text("utf-8")


def test_warnings_are_errors_where_that_is_asked_for(build: Build) -> None:
    assert build()[0] == 0
    assert build("--strict")[0] == 1


@pytest.mark.parametrize("option", ["--keep", "--checksums", "--format=json"])
def test_an_option_that_would_do_nothing_is_refused(build: Build, option: str) -> None:
    code, said, why = build(option)
    assert (code, said) == (2, "")
    assert "can't be used with --each" in why


def test_only_of_an_archive_can_those_that_failed_be_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--failed"]) == 2
    assert "--failed can only be used with --each" in capsys.readouterr().err


def test_it_needs_one_folder(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--each", "archive/walls/wall.md"]) == 2
    assert "--each needs one FOLDER" in capsys.readouterr().err
