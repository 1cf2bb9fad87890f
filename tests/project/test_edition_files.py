"""The files of an edition: what an earlier one left goes, what is anybody else's stays."""

from __future__ import annotations

from pathlib import Path

from standfirst.project.edition_files import LIST, put_files

SITE = {"a/site/index.html": b"1", "a/site/two.html": b"2", "a/site/media/dot.png": b"3"}


def test_a_page_that_is_no_more_is_taken_away(tmp_path: Path) -> None:
    put_files(tmp_path, SITE)
    (tmp_path / "a/site/CNAME").write_text("example.org")
    changed = put_files(tmp_path, {"a/site/index.html": b"1", "a/site/three.html": b"4"})
    assert changed == {
        tmp_path / "a/site/three.html",
        tmp_path / "a/site/two.html",
        tmp_path / "a/site/media/dot.png",
    }
    left = {file.name for file in (tmp_path / "a/site").iterdir()}
    assert left == {"index.html", "three.html", "CNAME", LIST}


def test_one_file_beside_others_takes_none_of_them_away(tmp_path: Path) -> None:
    put_files(tmp_path, {"a/one.pdf": b"1"})
    put_files(tmp_path, {"a/two.pdf": b"2"})
    assert {file.name for file in (tmp_path / "a").iterdir()} == {"one.pdf", "two.pdf"}


def test_a_list_that_was_tampered_with_reaches_nothing_outside(tmp_path: Path) -> None:
    put_files(tmp_path, SITE)
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "a/site/link.html").symlink_to(tmp_path / "mine.txt")
    (tmp_path / "a/site" / LIST).write_text('["../../mine.txt", "link.html"]')
    put_files(tmp_path, SITE)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_list_that_can_not_be_read_is_none(tmp_path: Path) -> None:
    put_files(tmp_path, SITE)
    (tmp_path / "a/site" / LIST).write_text("[")
    assert put_files(tmp_path, SITE) == set()
