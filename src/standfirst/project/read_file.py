"""Reading a file: the one function that opens what a user, or a stranger, put on the disk.

What is read is a regular file, of a size that its kind may have, and, where a folder is given, inside that
folder after every symbolic link was followed. A pipe or a device would keep us waiting for ever; a link could
put the words of somebody else's file into an edition.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

MEGABYTE = 1_000_000
SETTINGS = 1 * MEGABYTE
DECISIONS = 10 * MEGABYTE
MANUSCRIPT = 50 * MEGABYTE
STYLESHEET = 1 * MEGABYTE
FONT = 50 * MEGABYTE
BIBLIOGRAPHY = 20 * MEGABYTE
PROFILE = 20 * MEGABYTE
EDITION = 2_000 * MEGABYTE
"""How many bytes a file of each kind may have; a picture's number is in ``picture_file``."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotReadError(Exception):
    """A file is not read. The message says why and begins in lower case: ``it is a pipe, not a file``."""


class OutsideError(NotReadError):
    """The file is not in the folder in which it has to be."""

    def __init__(self) -> None:
        super().__init__("it is outside the publication")


class TooLargeError(NotReadError):
    """The file has more bytes than one of its kind may have."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(f"it has {_megabytes(size)} megabytes, and {_megabytes(most)} is the most")
        self.size = size


def read_file(file: Path, most: int, *, inside: Path | None = None) -> bytes:
    """The bytes of a regular file of at most ``most`` bytes, inside the folder ``inside`` if that is given.

    Raises NotReadError (OutsideError, TooLargeError) if it is none, or can't be read.
    """
    try:
        real = real_path(file)
        if inside is not None and not real.is_relative_to(real_path(inside)):
            raise OutsideError
        with _opened(real, most) as stream:
            data = stream.read(most + 1)
    except (OSError, RuntimeError, ValueError) as error:  # also a loop of links, a null character
        raise NotReadError(_reason(error)) from error
    if len(data) > most:  # it has grown, or is one of those whose size the system does not know
        raise TooLargeError(len(data), most)
    return data


def real_path(file: Path) -> Path:
    """Where a path leads, every symbolic link followed; of links that lead in a circle, one of them.

    ``Path.resolve`` raises RuntimeError for these before Python 3.13.
    """
    return Path(os.path.realpath(file))


def is_inside(folder: Path, file: Path) -> bool:
    """Whether a path, symbolic links followed, stays inside a folder."""
    try:
        return real_path(file).is_relative_to(real_path(folder))
    except (OSError, RuntimeError, ValueError):  # a name too long, a loop of links, a null character
        return False


def name_of(file: Path) -> str:
    """A path for people and for values: forward slashes, bytes that are no UTF-8 written out (``\\xff``)."""
    return os.fsencode(file.as_posix()).decode("utf-8", errors="backslashreplace")


@contextmanager
def _opened(file: Path, most: int) -> Iterator[BinaryIO]:
    """A regular file that is no link, open. Without waiting: a pipe has no end until somebody writes."""
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        _check(os.fstat(handle), most)
        stream = os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise
    with stream:
        yield stream


def _check(status: os.stat_result, most: int) -> None:
    for is_kind, name in _KINDS:
        if is_kind(status.st_mode):
            raise NotReadError(f"it is {name}, not a file")
    if status.st_size > most:
        raise TooLargeError(status.st_size, most)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in (errno.ENXIO, errno.EOPNOTSUPP):
        return "it is a socket, not a file"
    words = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return words[:1].lower() + words[1:]


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.0f}" if size >= MEGABYTE else f"{size / MEGABYTE:.2g}"
