"""What ``standfirst watch`` prints after a rebuild: only what the build before did not report."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from standfirst.build.garbage import collect_garbage, no_cycles
from standfirst.cli.app import location_of
from standfirst.cli.options import editions_of, scheduler_of
from standfirst.cli.watch import rebuild


def test_only_what_is_new_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning that stays is printed once, wherever its line has moved to; a new one is printed."""
    piece, known = tmp_path / "barge.md", set[tuple[str, ...]]()

    def printed_for(text: str) -> str:
        piece.write_text(text, encoding="utf-8")
        scheduler = scheduler_of(None, 0, 60, 2000, None, None, False, False)
        rebuild(location_of(piece), editions_of("epub"), tmp_path / "out", scheduler, known=known)
        return capsys.readouterr().err

    assert "S220" in printed_for("# The barge\n\nIt lay at the weir.[^1]\n")
    assert printed_for("# The barge\n\nNobody came.\n\nIt lay at the weir.[^1]\n") == ""
    assert "S223" in printed_for("# The barge\n\nNobody came.\n\nIt lay at [[the weir]].[^1]\n")


def test_nothing_is_made_while_the_settings_can_not_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The defaults would have every piece laid out anew, and nothing of it might be put in place."""
    (tmp_path / "publication.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / "barge.md").write_text("# The barge\n\nIt lay at the weir.\n", encoding="utf-8")
    scheduler = scheduler_of(None, 0, 60, 2000, None, None, False, False)
    rebuild(location_of(tmp_path), editions_of(None), tmp_path / "out", scheduler)
    said = capsys.readouterr()
    assert "error[S111]" in said.err and "error[S707]" in said.err
    assert said.out == "nothing could be made\n"
    assert scheduler.made == [] and not (tmp_path / "out").exists()


def test_a_build_that_is_over_leaves_no_garbage_in_cycles() -> None:
    """``no_cycles`` freezes what there is, cycles included; ``collect_garbage`` frees them."""

    class Thing:
        itself: object = None

    with no_cycles():
        thing = Thing()
        thing.itself = thing
        gone = weakref.ref(thing)
        del thing
    gc.collect()
    assert gone() is not None, "frozen, it is not looked at"
    collect_garbage()
    assert gone() is None
