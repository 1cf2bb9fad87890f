"""Cache: results by their key, in files, up to a limit of their size.

Every file is written under another name and renamed, so that there is a complete one or none, whatever
other processes write and whenever the machine stops. It begins with a checksum of the rest; a file that
does not match it is deleted. A cache that can't be written is not an error: results are made again.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

import msgspec

MAGIC = b"standfirst 1\n"
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

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        self._folder = folder
        self._limit = LIMIT if limit is None else limit
        self._written = 0

    def get(self, key: str) -> bytes | None:
        """The result with this key; None if there is none that can be trusted."""
        file = self._file(key)
        try:
            data = file.read_bytes()
        except OSError:
            return None
        head, result = data[: len(MAGIC) + DIGEST], data[len(MAGIC) + DIGEST :]
        if head != MAGIC + _digest(key, result):
            file.unlink(missing_ok=True)
            return None
        with suppress(OSError):
            os.utime(file)  # used just now: not among the oldest
        return result

    def put(self, key: str, result: bytes) -> None:
        """Keep a result."""
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(suffix=".tmp", dir=file.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(MAGIC + _digest(key, result))
                    stream.write(result)
                Path(name).replace(file)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._written += len(result)

    def info(self) -> Info:
        """What there is."""
        sizes = [size for _, size, _ in self._files()]
        return Info(folder=self._folder.as_posix(), results=len(sizes), size=sum(sizes), limit=self._limit)

    def clear(self) -> None:
        """Throw everything away."""
        for _, _, file in self._files(".tmp"):
            file.unlink(missing_ok=True)

    def drop_oldest(self) -> None:
        """Throw the oldest results away if there are too many; does nothing if none was added."""
        if not self._written:
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


def _digest(key: str, result: bytes) -> bytes:
    return hashlib.blake2b(result, digest_size=DIGEST, key=key.encode()[:64]).digest()
