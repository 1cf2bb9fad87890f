"""What ``make`` does about system libraries: installs them if it may, says so, else gives the line to type.

Nothing is installed here: ``apt-get``, ``sudo``, ``id`` and ``python`` are played by small scripts.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "system-packages"
PACKAGES = {
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "libharfbuzz-subset.so.0",
    "python3.11-venv": "venv",
}

PLAYERS = {
    "python": """\
case "$*" in
    *version_info*) echo python3.11-venv ;;
    *ensurepip*) [ -f "$STAGE/venv" ] ;;
    *) cat > /dev/null; [ -f "$STAGE/$2" ] ;;
esac
""",
    "apt-get": """\
echo "apt-get $*" >> "$STAGE/log"
[ "$1" = update ] && exit 0
[ -n "$FAILS" ] && exit 100
for package in "$@"; do
    case $package in
        libpango-1.0-0) touch "$STAGE/libpango-1.0.so.0" ;;
        libpangoft2-1.0-0) touch "$STAGE/libpangoft2-1.0.so.0" ;;
        libharfbuzz-subset0) touch "$STAGE/libharfbuzz-subset.so.0" ;;
        python3.11-venv) touch "$STAGE/venv" ;;
    esac
done
""",
    "id": 'echo "$WHO"',
    "sudo": 'if [ "$1" = -n ]; then exit "$ASKS"; fi; echo "sudo" >> "$STAGE/log"; exec "$@"',
}


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    for name, lines in PLAYERS.items():
        player = tmp_path / "bin" / name
        player.parent.mkdir(exist_ok=True)
        player.write_text(f"#!/bin/sh\n{lines}\n")
        player.chmod(0o755)
    return tmp_path


def run(
    stage: Path, there: set[str], who: int, *, asks: bool = True, fails: bool = False
) -> tuple[int, str, list[str]]:
    """The exit code, what was said, and what was asked of the package manager."""
    for package in there:
        (stage / PACKAGES[package]).touch()
    done = subprocess.run(
        [SCRIPT, "python"],
        env={
            "PATH": f"{stage / 'bin'}:{os.environ['PATH']}",
            "STAGE": str(stage),
            "WHO": str(who),
            "ASKS": "1" if asks else "0",
            "FAILS": "1" if fails else "",
        },
        capture_output=True,
        text=True,
    )
    log = stage / "log"
    return done.returncode, done.stdout, log.read_text().splitlines() if log.exists() else []


def test_nothing_is_said_or_done_when_all_is_there(stage: Path) -> None:
    assert run(stage, set(PACKAGES), 0) == (0, "", [])


def test_root_installs_what_is_missing_and_says_so(stage: Path) -> None:
    code, said, asked = run(stage, {"libpango-1.0-0", "libpangoft2-1.0-0"}, 0)
    assert code == 0
    assert asked == [
        "apt-get update",
        "apt-get install -y --no-install-recommends python3.11-venv libharfbuzz-subset0",
    ]
    assert "installing it: apt-get install" in said


def test_a_user_whose_sudo_asks_nothing_installs_too(stage: Path) -> None:
    code, said, asked = run(stage, set(), 1000, asks=False)
    assert code == 0
    assert asked[0] == "sudo"
    assert "installing it: sudo apt-get install" in said


def test_any_other_user_gets_the_line_to_type(stage: Path) -> None:
    code, said, asked = run(stage, {"python3.11-venv"}, 1000)
    assert (code, asked) == (1, [])
    lines = said.splitlines()
    assert lines[-1].strip() == (
        "sudo apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )


def test_an_installation_that_fails_fails_make(stage: Path) -> None:
    code, said, _ = run(stage, set(), 0, fails=True)
    assert code == 1
    assert "that did not work" in said
