"""What processes hold: Linux alone says so."""

from __future__ import annotations

from pathlib import Path

import pytest

NEEDS_LINUX = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")


def megabytes(process: int) -> float:
    """What a process holds for itself, what it shares with its children left out."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) / 1024


def children_of(process: int) -> list[int]:
    """The processes that a process has begun, and that still run."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return sorted(int(child) for task in tasks for child in (task / "children").read_text().split())


def family_of(process: int) -> list[int]:
    """A process, its children, and theirs."""
    return [process, *(each for child in children_of(process) for each in family_of(child))]
