"""What stays the same: bytes on every machine, and the places that readers' highlights hang on."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from building import make_epub, read
from sample import CHECKOUT
from standfirst.diagnostics import Report
from standfirst.project.files import find

ONE_BENCH = CHECKOUT / "tests" / "publications" / "one-bench" / "source"


def test_another_machine_another_folder_another_clock_the_same_bytes(
    standfirst_process: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    machines = {
        "here": {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1", "HOME": str(tmp_path / "a")},
        "über dort": {"TZ": "Pacific/Kiritimati", "LANG": "de_DE", "LC_ALL": "tr_TR", "PYTHONHASHSEED": "2"},
    }
    made = []
    for name, machine in machines.items():
        shutil.copytree(ONE_BENCH, tmp_path / name / "source")
        machine["STANDFIRST_CACHE"] = str(tmp_path / name / "cache")
        folder = tmp_path / name
        done = standfirst_process("build", folder, "-o", folder / "out", "--only", "epub", **machine)
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / name / "out" / "one-bench.epub").read_bytes())
    assert made[0] == made[1]


def ids(folder: Path) -> dict[str, list[str]]:
    """The ids of each content document, in their order."""
    place = find(folder)
    reading = read(place, Report())
    assert reading is not None
    with zipfile.ZipFile(io.BytesIO(make_epub(place, reading, Report()))) as archive:
        return {
            name: re.findall(r'\bid="([^"]+)"', archive.read(name).decode())
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    shutil.copytree(ONE_BENCH, tmp_path / "source")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("People bring me a clock and stand there", "People bring me a watch and stand about"),
        ("I do not ask.", "I never ask.\n\nNot once have I asked."),
        ("Hide glue is the patient one.", "Hide glue is patient."),
        ("## Do you ever refuse one?", "An aside.\n\n## Do you ever refuse one?"),
    ],
)
def test_editing_a_paragraph_moves_no_anchor(bench: Path, old: str, new: str) -> None:
    before = ids(bench)
    assert sum(map(len, before.values())) > 12
    for file in (bench / "source").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert ids(bench) == before


def test_another_piece_before_them_leaves_their_anchors_alone(bench: Path) -> None:
    before = ids(bench)
    (bench / "source" / "nails.md").write_text("# Nails\n\n## What holds what\n\nNails do.\n", "utf-8")
    settings = bench / "source" / "publication.toml"
    settings.write_text(settings.read_text("utf-8").replace("pieces = [", 'pieces = ["nails.md", '), "utf-8")
    after = ids(bench)
    assert {name: found for name, found in after.items() if name in before} == before


def test_a_new_heading_takes_no_other_ones_anchor(bench: Path) -> None:
    before = ids(bench)
    glue = bench / "source" / "glue.md"
    glue.write_text(glue.read_text("utf-8") + "\n## What holds what\n\nNothing does.\n", "utf-8")
    after = ids(bench)
    assert set(before["EPUB/text/glue.xhtml"]) < set(after["EPUB/text/glue.xhtml"])
