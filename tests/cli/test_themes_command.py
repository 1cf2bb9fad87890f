"""``standfirst themes``: the list, and a publication set in each of them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

OURS = ["book", "feature", "magazine", "zine"]


def test_ours_are_listed_with_what_they_look_like(standfirst: Command) -> None:
    lines = standfirst("themes").stdout.splitlines()
    assert [line.split()[0] for line in lines] == OURS
    assert all(" a" in line or "openings" in line for line in lines)
    assert "210 x 280 mm  a magazine" in lines[1]


def test_a_publication_is_previewed_in_its_own_theme_too(standfirst: Command, write: Write) -> None:
    folder = write(
        {
            "source/publication.toml": 'title = "The Wall"\nlanguage = "en-GB"\ntheme = "ours"\n',
            "source/one.md": "# Two gardeners\n\nThey have shared a wall for thirty years.\n",
            "styles/themes/ours/theme.toml": 'about = "ours"\ninherits = "book"\ntrim = "100 x 150 mm"\n',
        }
    )
    done = standfirst("themes", "--preview", "seen")
    assert (done.returncode, done.stdout) == (0, "")
    sizes = {file.stem: pypdfium2.PdfDocument(file)[0].get_size() for file in (folder / "seen").iterdir()}
    assert sorted(sizes) == sorted([*OURS, "ours"])
    assert [round(points * 25.4 / 72) for points in sizes["ours"]] == [100, 150]
    assert [round(points * 25.4 / 72) for points in sizes["feature"]] == [210, 280]


def test_without_a_publication_a_specimen_is_set(standfirst: Command, write: Write) -> None:
    folder = write({})
    assert standfirst("themes", "--preview", "seen").returncode == 0
    assert sorted(file.stem for file in (folder / "seen").iterdir()) == OURS


def test_what_is_not_what_was_meant_is_not_put_in_place(standfirst: Command, write: Write) -> None:
    folder = write(
        {
            "source/publication.toml": 'title = "The Wall\nlanguage = "en-GB"\n',
            "source/one.md": "# Two gardeners\n\nThey have shared a wall for thirty years.\n",
        }
    )
    done = standfirst("themes", "--preview", "seen")
    assert done.returncode != 0
    assert "S707" in done.stderr
    assert not list((folder / "seen").glob("*.pdf"))


def test_a_folder_that_is_not_there_is_named(standfirst: Command, write: Write) -> None:
    write({"a.md": "# A\n"})
    done = standfirst("themes", "NO-SUCH-FOLDER")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such file or folder: NO-SUCH-FOLDER" in done.stderr
