"""The files of a publication: the module that reads and writes disk, environment and clock."""

from __future__ import annotations

import errno
import os
import posixpath
import re
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import msgspec

from standfirst.diagnostics import Report
from standfirst.diagnostics.errors import CodedError
from standfirst.model.span import Span
from standfirst.project import read_file as reading
from standfirst.project.decisions import Decisions, read_decisions
from standfirst.project.picture_file import LARGEST_FILE, ImageFile, Refused
from standfirst.project.read_file import (
    NotReadError,
    OutsideError,
    TooLargeError,
    is_inside,
    name_of,
    read_file,
    real_path,
)
from standfirst.project.settings import Publication, read_publication

SETTINGS = "publication.toml"
DECISIONS = "decisions.toml"
MARKDOWN = frozenset({".md", ".markdown"})


class NotFoundError(Exception):
    """The command named something that is not there or is no publication."""


class DiskError(CodedError):
    """A result could not be put in place."""

    code: ClassVar[str] = "S902"

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"can't write {name_of(path)}: {(error.strerror or str(error)).lower()}")
        self.path = path


class Location(msgspec.Struct, frozen=True, kw_only=True):
    """Where a publication lies. Paths are as the user gave them."""

    root: Path
    """The publication's folder. Nothing outside it is read."""
    folder: Path
    """Where the manuscripts are, and the settings if there are any."""
    settings: Path | None = None
    file: Path | None = None
    """The only manuscript, of a bare file (and of a piece that is looked at alone)."""
    is_article: bool = False
    """Whether it is one of the articles of an archive, whose folder is ``root``."""

    @property
    def name(self) -> str:
        """What the publication is called while it has no other name: after its file or folder."""
        return name_of(Path(self.file.stem)) if self.file else name_of(Path(real_path(self.root).name))


class Manuscript(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of a piece."""

    name: str
    """The path as the user gave it, with forward slashes: for diagnostics."""
    path: str
    """The path from the publication's folder, with forward slashes: for links between pieces."""
    data: bytes


# -- finding ------------------------------------------------------------------------------------


def find(argument: Path) -> Location:
    """The publication that the user named: a folder, its settings, or a bare manuscript.

    Raises NotFoundError for what is not there and for a folder that is no publication.
    """
    if not _exists(argument):
        raise NotFoundError(f"no such file or folder: {name_of(argument)}")
    if argument.is_dir():
        return _publication_in(argument)
    if argument.name == SETTINGS:
        return _publication_in(argument.parent)
    return Location(root=argument.parent, folder=argument.parent, file=argument)


def find_around(file: Path) -> Location:
    """The place of one manuscript to look at: with the settings of the publication that it belongs to."""
    bare = find(file)
    for folder in (file.parent, file.parent.parent):
        with suppress(NotFoundError):
            return msgspec.structs.replace(_publication_in(folder), file=bare.file)
    return bare


def _publication_in(folder: Path) -> Location:
    for location in (folder, folder / "source"):
        if (location / SETTINGS).is_file():
            inner = real_path(location).name == "source" and location == folder
            return Location(
                root=folder / ".." if inner else folder, folder=location, settings=location / SETTINGS
            )
    raise NotFoundError(f"{name_of(folder)} is no publication: it holds no {SETTINGS}, nor does its source/")


# -- reading ------------------------------------------------------------------------------------


def read_settings(location: Location, report: Report) -> Publication:
    """The settings, or the defaults where there are none."""
    if location.settings is None:
        return Publication()
    name = name_of(location.settings)
    data = _read_settings(location, location.settings, reading.SETTINGS, report)
    return read_publication(data, name, report) if data is not None else Publication(span=Span(name))


def decisions_file(location: Location) -> Path:
    """Where the editors' decisions are or would be: beside the settings, or beside a bare file."""
    if location.settings is not None:
        return location.settings.parent / DECISIONS
    if location.file is not None:
        return location.file.parent / f"{location.file.stem}.{DECISIONS}"
    return location.folder / f"{location.name}.{DECISIONS}"


def load_decisions(location: Location, report: Report) -> Decisions:
    """What the editors decided; nothing where there is no file."""
    file = decisions_file(location)
    if not _exists(file):
        return Decisions(file=name_of(file))
    data = _read_settings(location, file, reading.DECISIONS, report)
    return read_decisions(data or b"", name_of(file), report)


def read_manuscripts(location: Location, publication: Publication, report: Report) -> tuple[Manuscript, ...]:
    """The pieces in their order. What can't be read is reported and left out (S114 to S117)."""
    files = [location.file] if location.file else list(_pieces(location, publication, report))
    manuscripts = []
    for file in files:
        data = _read_manuscript(location, file, report)
        if data is not None:
            manuscripts.append(Manuscript(name=name_of(file), path=_from(location, file), data=data))
    if not files and not report.has_errors:
        report.add("S115", publication.span, "there is no manuscript here")
    return tuple(manuscripts)


def other_pieces(location: Location, publication: Publication) -> tuple[str, ...]:
    """The paths of the pieces beside the one that is looked at alone, from the publication's folder."""
    if location.file is None or location.settings is None or location.is_article:
        return ()
    here = real_path(location.file)
    files = (file for file in _pieces(location, publication, Report()) if real_path(file) != here)
    return tuple(_from(location, file) for file in files)


def _pieces(location: Location, publication: Publication, report: Report) -> Iterator[Path]:
    in_parts = [
        (name, publication.line_of(f"parts.{number}.pieces"))
        for number, part in enumerate(publication.parts)
        for name in part.pieces
    ]
    if publication.pieces is None:
        held = {real_path(location.folder / name) for name, _ in in_parts}
        yield from sorted(
            file
            for file in _entries(location.folder, report)
            if file.suffix.lower() in MARKDOWN
            and not file.name.startswith(".")
            and real_path(file) not in held
        )
    loose = [(name, publication.line_of("pieces")) for name in publication.pieces or ()]
    once, held_by_parts = _once((*in_parts, *loose), report), set(in_parts)
    before = [one for one in once if one not in held_by_parts]
    for name, span in (*before, *(one for one in once if one in held_by_parts)):
        file = location.folder / name
        if not is_inside(location.root, file):
            report.add("S117", span, f"the piece {name} is outside the publication")
        elif not _exists(file):
            report.add("S114", span, f"there is no piece {name}", hint=_near(file))
        else:
            yield file


def _once(listed: Sequence[tuple[str, Span]], report: Report) -> list[tuple[str, Span]]:
    """What is listed, each piece in its first place only. Reported: a piece that is listed again (S129)."""
    first: dict[str, tuple[str, Span]] = {}
    for name, span in listed:
        path = posixpath.normpath(name)
        if path in first:
            where = first[path][1]
            report.add("S129", span, f"{name} is listed twice; it stands where {where} lists it")
        first.setdefault(path, (name, span))
    return list(first.values())


def _entries(folder: Path, report: Report) -> list[Path]:
    """What is in a folder; nothing, and why (S116), if it can't be looked into."""
    try:
        return list(folder.iterdir())
    except OSError as error:
        report.add("S116", Span(name_of(folder)), f"can't be read: {(error.strerror or str(error)).lower()}")
        return []


def _read_settings(location: Location, file: Path, most: int, report: Report) -> bytes | None:
    try:
        return read_file(file, most, inside=location.root)
    except NotReadError as error:
        report.add("S130", Span(name_of(file)), f"not read: {error}")
    return None


def _read_manuscript(location: Location, file: Path, report: Report) -> bytes | None:
    """The bytes of a manuscript; None, and why (S116, S117), if it can't be read.

    A bare one is read from wherever it is: whoever typed its name knows what it leads to.
    """
    is_named = file == location.file and location.settings is None
    try:
        return read_file(file, reading.MANUSCRIPT, inside=None if is_named else location.root)
    except OutsideError as error:
        report.add("S117", Span(name_of(file)), f"not read: {error}")
    except NotReadError as error:
        report.add("S116", Span(name_of(file)), f"can't be read: {error}")
    return None


def _from(location: Location, file: Path) -> str:
    """The path from the publication's folder of manuscripts, whatever the user typed."""
    return name_of(Path(os.path.relpath(real_path(file), real_path(location.folder))))


def _near(file: Path) -> str | None:
    """The hint for a file that is not there, if its name is only written in other letters."""
    with suppress(OSError, ValueError):
        for other in sorted(file.parent.iterdir()):
            if other.name.casefold() == file.name.casefold():
                return f"did you mean {other.name}? upper and lower case matter"
    return None


# -- pictures -----------------------------------------------------------------------------------


def read_image(location: Location, manuscript: str, src: str) -> ImageFile | Refused:
    """The file that a manuscript (by its path in the publication) shows as ``src``, or why not.

    Nothing is fetched (S402) and nothing outside the publication's folder is read (S406).
    """
    if not src.strip():
        return Refused("S401", "the picture has no address")
    if re.match(r"//|[A-Za-z][A-Za-z0-9+.-]+:", src):
        scheme = src.partition(":")[0].lower()
        if scheme == "file":
            return Refused("S406", f"the picture is outside the publication: {_short(src)}")
        return Refused("S402", f"the picture is not in the publication but at {_short(src)}")
    beside = (location.folder / manuscript).parent
    candidates = [beside / spelling for spelling in _spellings(src)]
    inside = [file for file in candidates if is_inside(location.root, file)]
    if not inside:
        return Refused("S406", f"the picture is outside the publication: {_short(src)}")
    file = next((file for file in inside if _exists(file)), None)
    if file is None:
        return Refused("S401", f"there is no picture {_short(src)}", _near(inside[-1]))
    return _read_image(location, file, src)


def _read_image(location: Location, file: Path, src: str) -> ImageFile | Refused:
    try:
        return ImageFile(_from(location, file), read_file(file, LARGEST_FILE, inside=location.root))
    except OutsideError:
        return Refused("S406", f"the picture is outside the publication: {_short(src)}")
    except TooLargeError as error:
        return Refused("S405", f"the picture {_short(src)} has {error.size // 1_000_000} megabytes")
    except NotReadError as error:
        return Refused("S403", f"the picture {_short(src)} can't be read: {error}")


def _spellings(src: str) -> tuple[str, ...]:
    """The paths that an address may mean: as it stands, without query and fragment, unescaped."""
    plain = re.sub(r"[?#].*$", "", src)
    return tuple(dict.fromkeys((src, plain, unquote(plain), unquote(plain).replace("\\", "/"))))


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def _short(src: str) -> str:
    return src if len(src) <= 100 else src[:99] + "…"


# -- what the settings name ----------------------------------------------------------------------


def read_beside(location: Location, name: str, most: int) -> bytes:
    """The bytes of a file that the settings name, by its path from theirs.

    Raises NotReadError if there is none, or it is outside the publication.
    """
    file = location.folder / name
    if not _exists(file):
        raise NotReadError(f"there is no such file{f'; {near}' if (near := _near(file)) else ''}")
    return read_file(file, most, inside=location.root)


# -- styles and environment ---------------------------------------------------------------------


def date_from_environment(report: Report) -> str | None:
    """The ISO date of SOURCE_DATE_EPOCH, if it is set and a number of seconds (S119)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        report.add("S119", Span(""), f"SOURCE_DATE_EPOCH says {epoch!r}")
        return None


def cache_folder() -> Path:
    """Where results are kept for the next run: $STANDFIRST_CACHE, else the user's folder of caches."""
    if named := os.environ.get("STANDFIRST_CACHE"):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "standfirst"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "standfirst"


def cache_limit() -> int | None:
    """The bytes that $STANDFIRST_CACHE_LIMIT (in megabytes) lets the cache take; None if it is not set."""
    megabytes = os.environ.get("STANDFIRST_CACHE_LIMIT", "")
    return int(megabytes) * 1_000_000 if megabytes.isdigit() else None


# -- a new publication --------------------------------------------------------------------------


def start_publication(folder: Path, theme: str | None = None) -> tuple[Path, ...]:
    """Puts a publication to start from into a folder, and gives the paths of its files; in a theme, if one is
    named.

    Raises NotFoundError if the folder is there and not empty, DiskError if a file can't be written.
    """
    from standfirst.project.starter import starter

    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise NotFoundError(f"{name_of(folder)} is there already, and nothing of yours is overwritten")
    words = re.sub(r"[-_\s]+", " ", real_path(folder).name).strip() or "Untitled"
    command = str(Path(sys.executable).with_name("standfirst"))
    files = starter(words[:1].upper() + words[1:], f"urn:uuid:{uuid.uuid4()}", command, theme)
    for name, data in files.items():
        put(folder / name, data)
    return tuple(folder / name for name in files)


def begin_publication(folder: Path) -> Path | None:
    """Make a folder a publication that is none yet; gives the settings file that was written for it.

    Manuscripts that lie in the folder are its pieces. None for what is a publication, or no folder. Raises
    DiskError.
    """
    if not folder.is_dir():
        return None
    try:
        _publication_in(folder)
    except NotFoundError:
        words = re.sub(r"[-_\s]+", " ", real_path(folder).name).strip() or "Untitled"
        title = msgspec.json.encode(words[:1].upper() + words[1:]).decode()
        text = f'title = {title}\nidentifier = "urn:uuid:{uuid.uuid4()}"\n'
        put(folder / SETTINGS, text.encode())
        return folder / SETTINGS
    return None


# -- writing ------------------------------------------------------------------------------------


def make_room(folder: Path) -> None:
    """Makes the folder for artefacts; DiskError before any work is done if nothing can be put there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskError(folder, error) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise DiskError(folder, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def put(file: Path, data: bytes, *, is_durable: bool = True) -> bool:
    """Puts an artefact in its place, whole or not at all; DiskError if the machine won't.

    Says whether there is anything new in that place now.

    It is written beside its place and renamed, so that whatever happens (a full disk, Ctrl-C)
    there is either the earlier file or the new one under that name. A file that has these bytes
    already stays as it is.

    ``is_durable``: whether it waits until the disk has it, so that it is there after a power cut too; False
    where many are put in place and ``sync_disk`` follows.
    """
    if holds(file, data):
        return False
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    except OSError as error:
        raise DiskError(file, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if is_durable:
                os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(file)
    except OSError as error:
        raise DiskError(file, error) from error
    finally:
        Path(name).unlink(missing_ok=True)
    return True


def sync_disk() -> None:
    """Waits until the disk has everything that was put in place before."""
    if hasattr(os, "sync"):  # Windows has none
        os.sync()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Until this ends, no other process that asks for it gets here; where the system or the disk has no such
    locks (Windows, some network drives) nobody is kept waiting."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def holds(file: Path, data: bytes) -> bool:
    """Whether a file has exactly these bytes."""
    try:
        return file.stat().st_size == len(data) and read_file(file, len(data)) == data
    except (OSError, NotReadError):
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
