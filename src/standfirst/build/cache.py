"""Cache: results by their key, in files, up to a limit of their size.

Every file is written under another name and renamed, so that there is a complete one or none, whatever
other processes write and whenever the machine stops. It begins with its key and a checksum of the rest; a
file that does not match them is deleted. A cache that can't be written is not an error: results are made
again.

What is in a cache goes into editions unseen. So it is only used if nobody else may put anything there: its
folder, and each file, belongs to the user, and others may not write to it.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

import msgspec

from standfirst.project.read_file import NotReadError, read_file, real_path

MAGIC = b"standfirst 2\n"
DIGEST = 20
LIMIT = 2_000_000_000
"""Bytes, unless a limit is given."""
KEPT = 0.8
"""Of the limit: how much is left when the oldest had to go."""
_STALE = 3600
"""Seconds after which a half-written file belongs to a build that is no more."""


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What there is in a cache."""

    folder: str
    results: int
    size: int
    limit: int


class Cache:
    """Results in a folder of the cache's own."""

    def __init__(self, folder: Path, limit: int | None = None, *, is_shared: bool = False) -> None:
        """``is_shared``: others may write there, and are trusted."""
        self.folder = self._folder = folder
        self._limit = LIMIT if limit is None else limit
        self._written = 0
        self._is_shared = is_shared
        self.distrust = None if is_shared else _why_not_trusted(folder)
        """Why the cache is not used, in words that follow "it"; None: it is."""

    def get(self, key: str) -> bytes | None:
        """The result with this key; None if there is none that can be trusted."""
        file, head = self._file(key), _head(key)
        if self.distrust:
            return None
        try:
            data = self._read(file)
        except (OSError, NotReadError):
            return None
        digest, result = data[len(head) : len(head) + DIGEST], data[len(head) + DIGEST :]
        if not data.startswith(head) or digest != _digest(key, result):
            with suppress(OSError):
                file.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(file)  # used just now: not among the oldest
        return result

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        if self.distrust:
            return
        file = self._file(key)
        with suppress(OSError):
            _make(file.parent, 0o777 if self._is_shared else 0o700)
            handle, name = mkstemp(suffix=".tmp", dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_head(key) + _digest(key, result))
                    stream.write(result)
                Path(name).replace(file)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._written += len(result)

    def _read(self, file: Path) -> bytes:
        status = file.lstat()
        if not self._is_shared and (status.st_uid != os.geteuid() or status.st_mode & _OTHERS_WRITE):
            raise PermissionError
        return read_file(file, status.st_size)

    def info(self) -> Info:
        """What there is."""
        sizes = [size for _, size, _ in self._files()]
        return Info(folder=self._folder.as_posix(), results=len(sizes), size=sum(sizes), limit=self._limit)

    def clear(self) -> None:
        """Throw everything away."""
        for _, _, file in self._files(".tmp"):
            file.unlink(missing_ok=True)

    def drop_oldest(self, *, written_by_others: bool = False) -> None:
        """Throw the oldest results away if there are too many; does nothing if none was added here.

        ``written_by_others``: other processes have added some.
        """
        if not self._written and not written_by_others:
            return
        self._written = 0
        files = sorted(self._files())
        total = sum(size for _, size, _ in files)
        enough = self._limit * KEPT if total > self._limit else total
        for _, size, file in files:
            if total <= enough:
                break
            file.unlink(missing_ok=True)
            total -= size
        for written, _, file in self._files(".tmp"):
            if file.suffix and written < time.time() - _STALE:
                file.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _files(self, *suffixes: str) -> Iterator[tuple[float, int, Path]]:
        """When each result was last used, its size, and where it is."""
        for file in self._folder.glob("??/*"):
            if not file.suffix or file.suffix in suffixes:
                with suppress(OSError):
                    status = file.stat()
                    yield status.st_mtime, status.st_size, file


def _head(key: str) -> bytes:
    return MAGIC + key.encode() + b"\n"


def _make(folder: Path, mode: int) -> None:
    """Make a folder, and those around it that are missing, with this mode."""
    if not folder.is_dir():
        _make(folder.parent, mode)
        folder.mkdir(mode=mode, exist_ok=True)


_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def _why_not_trusted(folder: Path) -> str | None:
    """Why others may put something into a folder, or put another in its place; None if they can't."""
    real = real_path(folder)
    with suppress(OSError):
        status = real.stat()
        if status.st_uid != os.geteuid():
            return "belongs to another user"
        if status.st_mode & _OTHERS_WRITE:
            return "can be written by others"
    with suppress(OSError):
        above = real.parent.stat().st_mode
        if above & stat.S_IWOTH and not above & stat.S_ISVTX:
            return "is in a folder that anybody can write to"
    return None


def _digest(key: str, result: bytes) -> bytes:
    return hashlib.blake2b(result, digest_size=DIGEST, key=key.encode()[:64]).digest()
