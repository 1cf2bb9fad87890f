"""Checksums: written beside what was made, and compared with it later."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from standfirst.diagnostics import Report
from standfirst.project.checksums import MANIFEST, verify_checksums, write_checksums
from standfirst.project.files import put
from standfirst.project.read_file import NotReadError


@pytest.fixture
def out(tmp_path: Path) -> Path:
    files = {"a.pdf": b"pages", "a.epub": b"chapters"}
    for name, data in files.items():
        put(tmp_path / "out" / name, data)
    write_checksums(tmp_path / "out", files)
    return tmp_path / "out"


def verified(folder: Path) -> tuple[list[str], list[str]]:
    report = Report()
    return verify_checksums(folder, report), [f"{Path(d.span.file).name}: {d.message}" for d in report]


def test_what_is_as_it_was_made_is_unchanged(out: Path) -> None:
    assert verified(out) == (["a.epub", "a.pdf"], [])


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs coreutils")
def test_others_can_read_the_manifest(out: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", MANIFEST], cwd=out, capture_output=True)
    assert done.returncode == 0


def test_what_was_changed_or_is_gone_is_named(out: Path) -> None:
    (out / "a.pdf").write_bytes(b"Pages")
    (out / "a.epub").unlink()
    sound, said = verified(out)
    assert sound == []
    assert said[0] == "a.epub: can't be checked: no such file or directory"
    assert said[1].startswith("a.pdf: its checksum is ")


def test_files_of_other_publications_keep_their_lines_while_they_are_there(out: Path) -> None:
    put(out / "b.pdf", b"more")
    (out / "a.epub").unlink()
    write_checksums(out, {"b.pdf": b"more"})
    assert verified(out) == (["a.pdf", "b.pdf"], [])


@pytest.mark.parametrize("line", ["x", "SUM  ../secret", "SUM  /etc/hostname", "SUM  link"])
def test_a_manifest_names_nothing_outside(out: Path, tmp_path: Path, line: str) -> None:
    (tmp_path / "secret").write_text("words of somebody else")
    (out / "link").symlink_to(tmp_path / "secret")
    with (out / MANIFEST).open("a") as manifest:
        manifest.write(line.replace("SUM", "0" * 64) + "\n")
    sound, said = verified(out)
    assert sound == ["a.epub", "a.pdf"]
    assert len(said) == 1
    assert "words" not in said[0]


def test_without_a_manifest_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    with pytest.raises(NotReadError, match="it is a pipe"):
        verified(tmp_path)
