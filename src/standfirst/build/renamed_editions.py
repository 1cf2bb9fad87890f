"""Renamed editions: what a process that stays put into a folder under names that its editions have no more.

After the title of a publication was changed its editions have other names. Those under the old ones are
taken away, if this very process put them there and nobody has changed them since: nothing else is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

_Written: TypeAlias = tuple[int, int]
"""Size and time of a file as it was put there."""


class PutBefore:
    """What was put into a folder, by its kind."""

    def __init__(self) -> None:
        self._files: dict[str, dict[Path, _Written]] = {}

    def note(self, kind: str, files: Iterable[Path]) -> set[Path]:
        """These are the files of a kind now; gives those under other names, which are taken away."""
        before = self._files.get(kind, {})
        self._files[kind] = {file: written for file in files if (written := _written(file))}
        now = {file for files in self._files.values() for file in files}
        return {file for file, written in before.items() if file not in now and _take_away(file, written)}


def _written(file: Path) -> _Written | None:
    with suppress(OSError):
        found = file.lstat()
        return found.st_size, found.st_mtime_ns
    return None


def _take_away(file: Path, written: _Written) -> bool:
    with suppress(OSError):
        if _written(file) == written and not file.is_symlink():
            file.unlink()
            return True
    return False
