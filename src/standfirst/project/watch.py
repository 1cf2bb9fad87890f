"""Watching: which files of a publication were saved, as soon as they are."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from standfirst.project.files import Location
from standfirst.project.read_file import real_path
from standfirst.project.stylesheets import house_styles

PATIENCE = 40
"""Milliseconds without another change after which a change is told."""
_NOT_OURS = (".tmp", ".swp", ".swx", "~")
"""How names end that editors, and our own writing, give to files for a moment."""


def changes(location: Location, out: Path, stop: threading.Event | None = None) -> Iterator[tuple[Path, ...]]:
    """The files that were saved, one or some at a time; what lies in ``out`` is not ours to watch.

    Manuscripts, settings, pictures and the styles, the house's too. The first that it gives is none: from
    then on nothing is missed. Goes on until it is interrupted, or ``stop`` is set.
    """
    folders, is_first = _folders(location), True
    while True:
        try:
            for found in _saved(folders, location.file is None, stop):
                ours = tuple(_ours(sorted({Path(name) for _, name in found}), folders, real_path(out)))
                if ours or is_first:
                    yield ours
                is_first = False
            return
        except RuntimeError as error:
            if "decode path" not in str(error):
                raise
            yield ()  # something has a name that is no text, and what else there was is lost with it


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


def _folders(location: Location) -> list[Path]:
    """Where files that go into the publication lie. Beside a bare file there may be anything."""
    folders = [location.folder, location.root / "styles", house_styles()]
    return list(dict.fromkeys(real_path(folder) for folder in folders if folder.is_dir()))


def _ours(files: Iterable[Path], folders: Iterable[Path], out: Path) -> Iterator[Path]:
    for file in files:
        inside = next((file.relative_to(f) for f in folders if file.is_relative_to(f)), Path(file.name))
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if not (is_hidden or file.is_relative_to(out) or file.name.endswith(_NOT_OURS) or file.is_dir()):
            yield file
