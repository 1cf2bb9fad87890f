"""Watching: which files of a publication were saved, as soon as they are."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from standfirst.project.files import Location
from standfirst.project.read_file import real_path
from standfirst.project.stylesheets import house_styles

PATIENCE = 40
"""Milliseconds without another change after which a change is told."""
_NOT_OURS = (".tmp", ".swp", ".swx", "~")
"""How names end that editors, and our own writing, give to files for a moment."""


def changes(
    location: Location, out: Path, here: Path, stop: threading.Event | None = None
) -> Iterator[tuple[Path, ...]]:
    """The files that were saved, one or some at a time; what lies in ``out`` is not ours to watch. Paths are
    seen from ``here``, the working folder when the process began.

    Manuscripts, settings, pictures and the styles, the house's too. The first that it gives is none: from
    then on nothing is missed. It gives none again when a folder that was removed is back, also one that this
    process stands in. Goes on until it is interrupted, or ``stop`` is set.
    """
    is_first = True
    while _is_there(location.folder, here, stop):
        folders = _folders(location)
        try:
            made = real_path(out)
            for found in _saved(folders, location.file is None, stop):
                ours = tuple(_ours(sorted({Path(name) for _, name in found}), [*folders], made))
                if ours or is_first:
                    yield ours
                is_first = _folders(location) != folders
                if is_first:
                    break
            else:
                return
        except FileNotFoundError:  # a folder that was just there, or the working folder
            is_first = True
        except RuntimeError as error:
            if "decode path" not in str(error):
                raise
            yield ()  # something has a name that is no text, and what else there was is lost with it


def working_folder() -> Path:
    """The folder that this process stands in."""
    try:
        return Path.cwd()
    except OSError:  # it was removed
        return Path()


def return_to(folder: Path) -> None:
    """Stand in this folder again, which may have been removed and made again since."""
    with suppress(OSError):
        os.chdir(folder)


def _is_there(folder: Path, here: Path, stop: threading.Event | None) -> bool:
    """Wait until there is such a folder, seen from ``here``; False if it was stopped before."""
    stop = stop or threading.Event()
    while not stop.is_set():
        return_to(here)
        with suppress(OSError):
            if real_path(folder).is_dir():
                return True
        stop.wait(1)
    return False


def _saved(folders: Iterable[Path], recursive: bool, stop: threading.Event | None) -> Iterator[set[Any]]:
    from watchfiles import watch

    return watch(
        *folders,
        watch_filter=None,
        debounce=20 * PATIENCE,
        step=PATIENCE,
        recursive=recursive,
        rust_timeout=1000,
        yield_on_timeout=True,
        raise_interrupt=True,
        stop_event=stop,
    )


def _folders(location: Location) -> dict[Path, tuple[int, int]]:
    """Where files that go into the publication lie, and which folders these are on their disk. Beside a bare
    file there may be anything."""
    found: dict[Path, tuple[int, int]] = {}
    for folder in (location.folder, location.root / "styles", house_styles()):
        with suppress(OSError):
            if folder.is_dir():
                real = real_path(folder)
                found[real] = (real.stat().st_dev, real.stat().st_ino)
    return found


def _ours(files: Iterable[Path], folders: Iterable[Path], out: Path) -> Iterator[Path]:
    for file in files:
        inside = next((file.relative_to(f) for f in folders if file.is_relative_to(f)), Path(file.name))
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if not (is_hidden or file.is_relative_to(out) or file.name.endswith(_NOT_OURS) or file.is_dir()):
            yield file
