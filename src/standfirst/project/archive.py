"""An archive: a folder of articles, each a publication of its own, and what was made of them."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

import msgspec

from standfirst.diagnostics import Diagnostic, Report, Severity
from standfirst.project.files import MARKDOWN, SETTINGS, Location, Manuscript, put, sync_disk
from standfirst.project.read_file import MANUSCRIPT, MEGABYTE, NotReadError, read_file, real_path

MANIFEST = "archive.json"
LARGEST_MANIFEST = 1000 * MEGABYTE

_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|href=[\"'])([^\s<>()\"'#?:]+\.(?:md|markdown))\b", re.IGNORECASE)
"""The path in a link to another manuscript."""
_HEADING = re.compile(r"^\#[ \t]+(.+?)(?:[ \t]+\#+)?[ \t]*$", re.MULTILINE)


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of an article, and of what."""

    digest: str
    """Of the manuscript's bytes: by it an article that was moved is known again."""
    made_from: dict[str, tuple[int, int]]
    """The files that were read, by path from the archive's folder: size, and time of the last change (ns)."""
    files: tuple[str, ...] = ()
    """What was made, by path from the folder of the results."""
    diagnostics: tuple[Diagnostic, ...] = ()
    seconds: float = 0

    @property
    def has_errors(self) -> bool:
        """Whether something of it could not be made as it was meant."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class Archive(msgspec.Struct, frozen=True, kw_only=True):
    """The manifest of an archive."""

    made_with: str = ""
    """A fingerprint of program, styles, settings and editions."""
    articles: dict[str, Record] = {}
    """By the path of the manuscript from the archive's folder."""


def articles_in(folder: Path) -> tuple[Location, ...]:
    """Every manuscript in a folder and in those inside it, by path; hidden ones are left out.

    ``publication.toml`` in the folder itself applies to all of them.
    """
    settings = settings_of(folder)
    return tuple(
        Location(root=folder, folder=folder, settings=settings, file=file, is_article=True)
        for file in sorted(_manuscripts(folder))
    )


def settings_of(folder: Path) -> Path | None:
    """The settings that apply to all articles of an archive, if there are any."""
    return file if (file := folder / SETTINGS).is_file() else None


def _manuscripts(folder: Path) -> Iterator[Path]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in MARKDOWN and not name.startswith("."):
                yield Path(path, name)


def finished_in(folder: Path, but: Path | None = None) -> dict[str, Path]:
    """The finished files in a folder of results, by path with forward slashes: those its manifest names; all
    where there is none, but hidden ones and what is in the folder ``but``."""
    if (folder / MANIFEST).is_file():
        names = [name for record in read_archive(folder).articles.values() for name in record.files]
        return {name: folder / name for name in sorted(names) if (folder / name).is_file()}
    found: dict[str, Path] = {}
    for path, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and real_path(Path(path, name)) != but
        ]
        found |= {
            Path(path, name).relative_to(folder).as_posix(): Path(path, name)
            for name in names
            if not name.startswith(".")
        }
    return dict(sorted(found.items()))


def path_of(location: Location) -> str:
    """Where an article lies in its archive, with forward slashes."""
    assert location.file is not None
    return location.file.relative_to(location.root).as_posix()


def linked_articles(
    location: Location, manuscripts: Sequence[Manuscript]
) -> tuple[tuple[str, str | None], ...]:
    """The articles of the archive that manuscripts name in links and that are there: path and title."""
    found: set[str] = set()
    for manuscript in manuscripts:
        folder = posixpath.dirname(manuscript.path)
        for link in _LINK.findall(manuscript.data.decode("utf-8", "replace")):
            path = posixpath.normpath(posixpath.join(folder, unquote(link)))
            if not path.startswith("..") and (location.root / path).is_file():
                found.add(path)
    return tuple((path, title_in(location.root / path)) for path in sorted(found))


def title_in(manuscript: Path) -> str | None:
    """The title of a manuscript, as its front matter or its first heading has it; None if neither does, or
    it can't be read."""
    from standfirst.model.editing import words_of
    from standfirst.model.traverse import runs_of
    from standfirst.normalise.draft_of_elements import read_blocks
    from standfirst.normalise.opening.translate_keys import in_our_keys
    from standfirst.parse.manuscript.decoding import decode
    from standfirst.parse.manuscript.source_file import SourceFile
    from standfirst.parse.manuscript.split_front_matter import split_front_matter
    from standfirst.parse.syntax.markdown import parse

    report = Report()
    try:
        source = decode(read_file(manuscript, MANUSCRIPT), manuscript.name, report)
    except NotReadError:
        return None
    if source is None:
        return None
    front, below = split_front_matter(source, report)
    title = in_our_keys(front.values, "").get("title")
    if not isinstance(title, str) or not title.strip():
        heading = _HEADING.search(below.text)
        title = heading[1] if heading else ""
    blocks, _ = read_blocks(parse(SourceFile("", title)))
    return " ".join(words_of(run) for run in runs_of(blocks)) or None


def stamp_of(folder: Path, path: str) -> tuple[int, int]:
    """Size of a file, and when it was last changed; nothing of one that is not there."""
    try:
        found = (folder / path).stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def digest_of(data: bytes) -> str:
    """By which a manuscript is known again under another path."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def is_as_it_was(record: Record, folder: Path, out: Path) -> bool:
    """Whether an article, all that was read for it and all that was made of it are there and unchanged."""
    unchanged = all(stamp_of(folder, path) == stamp for path, stamp in record.made_from.items())
    return unchanged and all((out / file).is_file() for file in record.files)


def read_archive(out: Path) -> Archive:
    """The manifest in a folder of results; an empty one where there is none that can be read."""
    try:
        return msgspec.json.decode(read_file(out / MANIFEST, LARGEST_MANIFEST), type=Archive)
    except (NotReadError, msgspec.DecodeError):
        return Archive()


def write_archive(out: Path, made_with: str, articles: Mapping[str, Record]) -> None:
    """Put the manifest in its place, when the disk has all that it names. Raises DiskError if that can't be
    done."""
    sync_disk()
    archive = Archive(made_with=made_with, articles=dict(sorted(articles.items())))
    put(out / MANIFEST, msgspec.json.format(msgspec.json.encode(archive), indent=1))
