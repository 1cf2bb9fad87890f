"""Edition files: put in place together; what an earlier edition left in a folder of them is taken away.

The folder has a hidden list of what was put there: nothing else in it is ever deleted.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from standfirst.project.files import put
from standfirst.project.read_file import MEGABYTE, NotReadError, is_inside, read_file

LIST = ".files.json"
_LARGEST_LIST = 100 * MEGABYTE


def put_files(out: Path, files: Mapping[str, bytes], *, is_durable: bool = True) -> set[Path]:
    """Put the files of an edition, the main one first, in place; gives those that are not what they were.

    Several are a folder. ``is_durable`` is that of ``put``. Raises DiskError.
    """
    put_one = partial(put, is_durable=is_durable)
    changed = {out / name for name, data in files.items() if put_one(out / name, data)}
    folder = posixpath.dirname(next(iter(files)))
    if folder and len(files) > 1:
        own = [posixpath.relpath(name, folder) for name in files]
        changed |= take_away(out / folder, {*_listed(out / folder)} - {*own})
        put_one(out / folder / LIST, msgspec.json.encode(sorted(own)) + b"\n")
    return changed


def take_away(folder: Path, names: Iterable[str]) -> set[Path]:
    """Delete files in a folder, and folders that are empty then; gives those that were there."""
    gone: set[Path] = set()
    for name in sorted(names):
        file = folder / name
        with suppress(OSError):
            if is_inside(folder, file) and file.is_file() and not file.is_symlink():
                file.unlink()
                gone.add(file)
                while file.parent != folder and not any(file.parent.iterdir()):
                    file = file.parent
                    file.rmdir()
    return gone


def _listed(folder: Path) -> list[str]:
    """What was put into a folder before; nothing where there is no list that can be read."""
    try:
        return msgspec.json.decode(read_file(folder / LIST, _LARGEST_LIST, inside=folder), type=list[str])
    except (NotReadError, msgspec.DecodeError):
        return []
