"""What ``standfirst watch`` prints after a rebuild: only what the build before did not report."""

from __future__ import annotations

from pathlib import Path

import pytest

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
