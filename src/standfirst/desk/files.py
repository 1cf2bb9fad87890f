"""The files of a publication as they are read and changed at the desk.

A change is written only over the bytes that it was made from. Every change is kept for as long as the
desk runs, with what was there before, so that it can be looked at and taken back.
"""

from __future__ import annotations

import codecs
import difflib
import hashlib
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

import msgspec

from standfirst.desk.merging import merged
from standfirst.diagnostics import Report
from standfirst.parse.manuscript.decoding import decode
from standfirst.project.files import DiskError, Location, locked, put
from standfirst.project.read_file import MANUSCRIPT, NotReadError, is_inside, read_file

TYPING_SECONDS = 300
"""For how long what is typed into a manuscript, and saved again and again, is one change."""


LONGEST_PATH, LONGEST_NAME = 1000, 255
"""Characters of a path inside the publication, and bytes of a name: file systems have no more."""


class NotChangedError(Exception):
    """A file is not changed. The message says why, for people."""


class ConflictError(Exception):
    """A file is no longer what a change was made from."""

    def __init__(self, theirs: OpenedFile, both: str | None) -> None:
        super().__init__("the file was changed outside the desk")
        self.theirs = theirs
        self.both = both
        """The text with both changes, if they don't touch the same lines."""


class OpenedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file as an editor shows it."""

    path: str
    text: str
    mark: str
    """Stands for its bytes."""


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """A change in the history."""

    number: int
    what: str
    """In a few words: ``accepted join-paragraphs``."""
    paths: tuple[str, ...]
    diff: str
    is_undone: bool = False


_Both: TypeAlias = dict[str, tuple[bytes | None, bytes | None]]
"""The bytes of files before and after a change."""


class Files:
    """What may be read and changed: files inside the publication's folder, by their paths from there."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._lock = threading.Lock()
        self._before: list[_Both] = []
        self._typed_since = 0.0
        self.history: list[Changed] = []

    def read(self, path: str) -> OpenedFile:
        """A text file; one that is not there is empty. Raises NotChangedError for what is no text or
        outside."""
        data = self._bytes(path)
        return OpenedFile(path=path, text=_text(data or b"", path), mark=mark_of(data))

    def save(self, path: str, text: str, mark: str, base: str, what: str = "") -> OpenedFile:
        """Write a text in place of the one that was opened; without ``what`` was changed it was typed.
        Raises ConflictError if another is there by now."""
        with self._alone():
            data = self._bytes(path)
            if mark_of(data) != mark:
                theirs = OpenedFile(path=path, text=_text(data or b"", path), mark=mark_of(data))
                raise ConflictError(theirs, merged(base, text, theirs.text))
            files = {path: encoded(text, data or b"")}
            if what or not self._goes_on(path, data):
                self._write(files, what or _typed(path))
                self._typed_since = time.monotonic()
            else:
                self._put(path, files[path])
                before = self._before.pop()[path][0]
                self.history.pop()
                self._note({path: (before, files[path])}, _typed(path))
        return self.read(path)

    def _goes_on(self, path: str, data: bytes | None) -> bool:
        """Whether the change made last was typing into this file, a short time ago, and nobody has changed
        it since."""
        last = self.history[-1] if self.history else None
        return (
            last is not None
            and last.what == _typed(path)
            and not last.is_undone
            and self._before[-1][path][1] == data
            and time.monotonic() - self._typed_since < TYPING_SECONDS
        )

    def write(self, files: Mapping[str, bytes | None], what: str) -> None:
        """Write files (None: delete one), as one change. Raises NotChangedError for one that is outside."""
        with self._alone():
            self._write(files, what)

    def replace(self, path: str, text: str, what: str) -> None:
        """Put another text into a file that is there, in its encoding and with its line ends."""
        with self._alone():
            data = self._bytes(path)
            self._write({path: encoded(text, data or b"")}, what)

    def undo(self, number: int) -> None:
        """Take a change back. Raises NotChangedError if a file of it was changed again since."""
        with self._alone():
            if not 0 <= number < len(self.history) or self.history[number].is_undone:
                raise NotChangedError("there is no such change")
            files = self._before[number]
            if any(self._bytes(path) != after for path, (_, after) in files.items()):
                raise NotChangedError("a file was changed again since: take the later change back first")
            self._put_all({path: (after, before) for path, (before, after) in files.items()})
            self.history[number] = msgspec.structs.replace(self.history[number], is_undone=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else changes a file in here: no thread, and no other desk on this folder."""
        with self._lock, locked(self._location.folder):
            yield

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return self._file(path).exists()

    def _write(self, files: Mapping[str, bytes | None], what: str) -> None:
        changed = {path: (self._bytes(path), data) for path, data in files.items()}
        changed = {path: both for path, both in changed.items() if both[0] != both[1]}
        if not changed:
            return
        self._put_all(changed)
        self._note(changed, what)

    def _put_all(self, changed: _Both) -> None:
        """All of these files, or none: where one can't be written the others are as they were."""
        done: list[str] = []
        try:
            for path, (_, data) in changed.items():
                self._put(path, data)
                done.append(path)
        except BaseException:
            with suppress(DiskError, NotChangedError):
                for path in done:
                    self._put(path, changed[path][0])
            raise

    def _note(self, changed: _Both, what: str) -> None:
        """A line of the history."""
        diff = "\n".join(_diff(path, *both) for path, both in changed.items())
        number = len(self.history)
        self.history.append(Changed(number=number, what=what, paths=tuple(changed), diff=diff))
        self._before.append(changed)

    def _put(self, path: str, data: bytes | None) -> None:
        file = self._file(path)
        if data is not None:
            put(file, data)
            return
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise DiskError(file, error) from error

    def _file(self, path: str) -> Path:
        file = self._location.folder / path
        if len(path) > LONGEST_PATH or any(len(os.fsencode(part)) > LONGEST_NAME for part in file.parts):
            raise NotChangedError("the name of the file is too long")
        if "\0" in path or not is_inside(self._location.root, file):
            raise NotChangedError("the file is outside the publication")
        return file

    def _bytes(self, path: str) -> bytes | None:
        """What is in a file; None if it is not there."""
        file = self._file(path)
        if not file.exists():
            return None
        try:
            return read_file(file, MANUSCRIPT, inside=self._location.root)
        except NotReadError as error:
            raise NotChangedError(f"{path} can't be read: {error}") from error


def _typed(path: str) -> str:
    return f"edited {path}"


def encoded(text: str, before: bytes) -> bytes:
    """A text as UTF-8, with the line ends and the byte order mark of what was there before."""
    text = text.replace("\r\n", "\n")
    if before.count(b"\r\n") * 2 > before.count(b"\n"):
        text = text.replace("\n", "\r\n")
    return (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + text.encode()


def _text(data: bytes, path: str) -> str:
    if not data.strip():
        return data.decode("utf-8", errors="replace").replace("\r\n", "\n")
    source = decode(data, path, report := Report())
    if source is None:
        raise NotChangedError(next(iter(report)).message)
    return source.text


def mark_of(data: bytes | None) -> str:
    """What stands for the bytes of a file."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _diff(path: str, before: bytes | None, after: bytes | None) -> str:
    """The difference as ``diff -u`` shows it; in a line, if it is one between files that are no text."""
    try:
        old, new = ((data or b"").decode().splitlines() for data in (before, after))
    except UnicodeDecodeError:
        return f"{path}: {len(after or b'')} bytes"
    was, now = ("/dev/null" if data is None else path for data in (before, after))
    return "\n".join(difflib.unified_diff(old, new, was, now, lineterm="", n=1))
