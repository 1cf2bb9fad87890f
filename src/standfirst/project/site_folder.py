"""Site folder: a site is written beside its place and put there at once, so that nobody ever sees half of it.

``shelf.json`` in it says which files are the site's own; others, such as a ``CNAME``, stay in every new one.
"""

from __future__ import annotations

import ctypes
import glob
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, TypeAlias

import msgspec

from standfirst.diagnostics.errors import CodedError
from standfirst.project.checksums import MANIFEST as CHECKSUMS
from standfirst.project.files import DiskError, make_room
from standfirst.project.read_file import NotReadError, name_of, read_file
from standfirst.project.temporary import is_alive

MANIFEST = "shelf.json"
_LARGEST_MANIFEST = 1_000_000_000
_LARGEST_FILE = 4_000_000_000

Files: TypeAlias = "Iterable[tuple[str, Path | bytes]]"
"""The files of a site by path: what is in them, or which file is one of them."""


class SiteFiles(msgspec.Struct, frozen=True):
    """Where the files of a site go; it can be given to another process, which puts a part of them there."""

    new: Path | None
    """The folder that they are written to; None: they are only compared with those that are there."""
    old: Path
    """The folder of the site as it was."""

    def put(self, files: Files) -> dict[str, str]:
        """Put these files there, and give the checksum of each by its path. One that was in the old site
        stays the same file. Raises NotReadError, OSError."""
        digests = {}
        for name, source in files:
            data = _bytes_of(source)
            digests[name] = hashlib.sha256(data).hexdigest()
            if self.new and not _kept(self.old / name, self.new / name, data):
                _write(self.new / name, data)
        return digests


Fill: TypeAlias = "Callable[[SiteFiles], Mapping[str, str]]"
"""Puts every file of a site there, and gives their checksums by path."""


class NoSiteError(CodedError):
    """The folder holds something else than a site."""

    code: ClassVar[str] = "S934"


class Differences(msgspec.Struct, frozen=True):
    """What another site has that this one has not, and so on; paths, sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def put_site(folder: Path, fill: Fill) -> Differences:
    """Put a site in its place, of which nothing is there before all of it is; gives what is new.

    Raises NoSiteError if something else is there, DiskError if it can't be written, and what ``fill`` does.
    """
    before = known_files(folder)
    make_room(folder.parent)
    _delete_of_the_dead(folder)
    new = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        digests = dict(sorted(fill(SiteFiles(new, folder)).items()))
        _write(new / MANIFEST, msgspec.json.format(msgspec.json.encode(digests), indent=0))
        digests[MANIFEST] = hashlib.sha256(read_file(new / MANIFEST, _LARGEST_MANIFEST)).hexdigest()
        lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
        _write(new / CHECKSUMS, "".join(lines).encode())
        if folder.exists():
            _keep_others(folder, new, before)
        _exchange(new, folder)
    except OSError as error:
        raise DiskError(Path(error.filename or folder), error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return _differences(before, digests)


def compare_site(folder: Path, fill: Fill) -> Differences:
    """What would be new if this were the site. Raises NoSiteError, and what ``fill`` does."""
    before = known_files(folder)
    return _differences(before, fill(SiteFiles(None, folder)))


def known_files(folder: Path) -> Mapping[str, str]:
    """The files of the site in a folder, with their checksums; nothing where there is no folder, or an
    empty one. Raises NoSiteError if something else is there."""
    try:
        if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
            return {}
        data = read_file(folder / MANIFEST, _LARGEST_MANIFEST, inside=folder)
        return msgspec.json.decode(data, type=dict[str, str])
    except (NotReadError, msgspec.DecodeError, OSError):
        raise NoSiteError(
            f"{name_of(folder)} is there, and is no site that `standfirst shelf` made"
        ) from None


def known_site(folder: Path) -> bool:
    """Whether there is a site in a folder."""
    return (folder / MANIFEST).is_file()


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Differences:
    own = {name: digest for name, digest in after.items() if name != MANIFEST}
    return Differences(
        tuple(sorted(own.keys() - before.keys())),
        tuple(sorted(name for name in own.keys() & before.keys() if own[name] != before[name])),
        tuple(sorted(before.keys() - own.keys())),
    )


def _kept(old: Path, new: Path, data: bytes) -> bool:
    """Whether a file with this in it could be given a second name, so that it keeps its time too."""
    with suppress(OSError, NotReadError):
        is_same = old.is_file() and not old.is_symlink() and old.stat().st_size == len(data)
        if is_same and read_file(old, len(data)) == data:
            new.parent.mkdir(parents=True, exist_ok=True)
            os.link(old, new)
            return True
    return False


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _bytes_of(source: Path | bytes) -> bytes:
    return source if isinstance(source, bytes) else read_file(source, _LARGEST_FILE)


def _keep_others(old: Path, new: Path, known: Mapping[str, str]) -> None:
    """What somebody else put into the old site stays, where the new one has no file of that name."""
    for path, _, names in os.walk(old):
        for name in names:
            file = Path(path, name)
            own = file.relative_to(old).as_posix()
            if own not in known and own not in (MANIFEST, CHECKSUMS) and not (new / own).exists():
                (new / own).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, new / own, follow_symlinks=False)


def _delete_of_the_dead(folder: Path) -> None:
    """Delete what runs that were killed have left beside the site."""
    for left in folder.parent.glob(f".{glob.escape(folder.name)}.*.new"):
        owner = left.name.split(".")[-2]
        if owner.isdigit() and not is_alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _exchange(new: Path, place: Path) -> None:
    """Put a folder in a place; what was there is afterwards where the new one was."""
    if not place.exists() or not any(place.iterdir()):
        new.replace(place)
    elif not _exchanged_at_once(new, place):
        old = new.with_suffix(".old")
        place.replace(old)
        try:
            new.replace(place)
        except OSError:
            old.replace(place)
            raise
        shutil.rmtree(old, ignore_errors=True)


def _exchanged_at_once(new: Path, place: Path) -> bool:
    """Whether two folders have changed places in one step, which Linux can do on most disks."""
    if sys.platform != "linux":
        return False
    with suppress(OSError, AttributeError):
        here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        rename = ctypes.CDLL(None).renameat2
        return int(rename(here, os.fsencode(new), here, os.fsencode(place), exchange)) == 0
    return False
