"""``standfirst tidy``: what is printed, what is written, and what never is."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import standfirst.render.markdown.file as tidy_file_module
from standfirst.cli import main
from standfirst.render.markdown.manuscript import Tidy

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

DIRTY = """\


# The arch

### **What did the water do?**

**Ida:** It rose.

### **And then?**

**Ida:** It fell.

### **What was left?**

**Ida:** A line.
"""
TIDY = """\
# The arch

## What did the water do?

**Ida:** It rose.

## And then?

**Ida:** It fell.

## What was left?

**Ida:** A line.
"""


def test_the_tidy_text_is_printed_and_the_file_left_alone(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": DIRTY})
    done = standfirst("tidy", "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, TIDY, "")
    assert (folder / "a.md").read_text() == DIRTY


def test_it_is_written_only_when_asked(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": DIRTY})
    done = standfirst("tidy", "a.md", "--write")
    assert (done.returncode, done.stdout) == (0, "")
    assert (folder / "a.md").read_text() == TIDY
    assert standfirst("repairs", "a.md").stdout == ""


def test_check_says_by_its_exit_code_whether_a_manuscript_is_tidy(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": DIRTY, "b.md": TIDY})
    assert (
        standfirst("tidy", "--check", "a.md").returncode,
        standfirst("tidy", "--check", "b.md").returncode,
    ) == (
        1,
        0,
    )
    assert (folder / "a.md").read_text() == DIRTY


def test_diff_shows_what_would_change(standfirst: Command, write: Write) -> None:
    write({"a.md": DIRTY, "b.md": TIDY})
    shown = standfirst("tidy", "--diff", "a.md").stdout
    assert "-### **And then?**\n" in shown and "+## And then?\n" in shown
    assert standfirst("tidy", "--diff", "b.md").stdout == ""


def test_front_matter_stays_as_the_writer_has_it(standfirst: Command, write: Write) -> None:
    front = "---\ntitle: The arch\ntags: [water, 'ink']   # for the site\n---\n\n"
    write({"a.md": f"{front}It rose   in the  night.\n"})
    assert standfirst("tidy", "a.md").stdout == f"{front}It rose in the night.\n"


def test_front_matter_in_toml_becomes_yaml_with_all_its_keys(standfirst: Command, write: Write) -> None:
    write({"a.md": '+++\ntitle = "The arch"\ndate = 2025-02-24\nweight = 3\n+++\n\nIt rose.\n'})
    assert standfirst("tidy", "a.md").stdout == (
        "---\ntitle: The arch\ndate: 2025-02-24\nweight: 3\n---\n\nIt rose.\n"
    )


def test_a_refused_repair_is_not_made_in_tidy_text(standfirst: Command, write: Write) -> None:
    write(
        {
            "a.md": "The Half-Sheet is late. At the Half- Sheet nobody minds.\n",
            "a.decisions.toml": '[rules]\nhyphen-space = "refuse"\n',
        }
    )
    assert "At the Half- Sheet nobody minds." in standfirst("tidy", "a.md").stdout


def test_settings_are_no_manuscript(standfirst: Command, write: Write) -> None:
    folder = write({"publication.toml": 'title = "T"\n', "a.md": DIRTY})
    for option in ("--write", "--check", "--diff"):
        done = standfirst("tidy", option, "publication.toml")
        assert (done.returncode, done.stdout) == (2, "")
        assert "publication.toml holds the settings" in done.stderr
    assert (folder / "publication.toml").read_text() == 'title = "T"\n'


def test_commands_within_commands_are_tidied(standfirst: Command, write: Write) -> None:
    for depth in (251, 252, 400):
        write({"a.md": "# T\n\nWords " + "\\index{" * depth + "a" + "}" * depth + " and more.\n"})
        done = standfirst("tidy", "a.md")
        assert done.returncode == 0, done.stderr


def test_no_such_file(standfirst: Command) -> None:
    done = standfirst("tidy", "nowhere.md")
    assert done.returncode == 2 and "no such file: nowhere.md" in done.stderr


def test_a_broken_promise_is_our_fault_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Were tidy text to mean something else, the manuscript must stay as it was."""
    file = tmp_path / "a.md"
    file.write_text(DIRTY)
    monkeypatch.setattr(tidy_file_module, "tidy", lambda *_: Tidy(text="lost\n", broken="body: everything"))
    assert main(["tidy", "--write", str(file)]) == 3
    assert file.read_text() == DIRTY
    assert "error[S903] tidy-changes-meaning" in capsys.readouterr().err
