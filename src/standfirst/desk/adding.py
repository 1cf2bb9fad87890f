"""Files that are brought to the desk: manuscripts, word processors' files, pictures. And the order of
pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from standfirst.build.import_in_worker import import_in_worker
from standfirst.build.tasks import Failure
from standfirst.compose.check_picture import Cleaned, read_picture
from standfirst.desk.files import Files, NotChangedError
from standfirst.diagnostics import Report
from standfirst.importing.importing import slug_for
from standfirst.importing.kinds import SUFFIXES
from standfirst.model.slug import slug_of
from standfirst.parse.manuscript.decoding import decode
from standfirst.project.fetch_picture import NotFetchedError, fetch_picture
from standfirst.project.files import MARKDOWN, SETTINGS, Location, read_settings
from standfirst.project.write_settings import with_settings

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"})


def add_file(name: str, data: bytes, location: Location, files: Files) -> str:
    """Put a file into the publication; gives the path of what was made of it.

    Raises NotChangedError for what is none of ours, is damaged, or is there already.
    """
    name = PurePosixPath(name.replace("\\", "/")).name
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in MARKDOWN:
        made = {f"{slug_for(name)}.md": _manuscript(data, name)}
    elif suffix in SUFFIXES:
        made = _imported(data, name)
    elif suffix in PICTURES:
        made = dict([_picture(data, name, "")])
    else:
        raise NotChangedError("only .md, .docx, .odt, .html, .epub and pictures can be added")
    path = next(iter(made))
    if taken := [each for each in made if files.exists(each)]:
        raise NotChangedError(f"{taken[0]} is there already, and nothing is overwritten")
    files.write({**made, **_listed(path, location, files)}, f"added {path}")
    return path


def _manuscript(data: bytes, name: str) -> bytes:
    if decode(data, name, report := Report()) is None:
        raise NotChangedError(next(iter(report)).message)
    return data


def _imported(data: bytes, name: str) -> dict[str, bytes]:
    imported = import_in_worker(data, name)
    if isinstance(imported, Failure):
        raise NotChangedError(f"{imported.message}{f' ({imported.hint})' if imported.hint else ''}")
    return {f"{slug_for(name)}.md": imported.text.encode(), **imported.pictures}


def _picture(data: bytes, name: str, beside: str) -> tuple[str, bytes]:
    """The path of a picture beside a manuscript, and its bytes, if it is one."""
    stem = slug_of(PurePosixPath(name).stem)[:60].strip("-") or "picture"
    picture = read_picture(data, f"{stem}{PurePosixPath(name).suffix.lower()}")
    if not isinstance(picture, Cleaned):
        raise NotChangedError(picture.message)
    return (PurePosixPath(beside).parent / "images" / picture.asset.name).as_posix(), data


def _listed(path: str, location: Location, files: Files) -> dict[str, bytes | None]:
    """The settings with a manuscript more, where they list the pieces."""
    if location.settings is None or PurePosixPath(path).suffix not in MARKDOWN:
        return {}
    pieces = read_settings(location, Report()).pieces
    if pieces is None:
        return {}
    return {SETTINGS: with_settings(files.read(SETTINGS).text, {"pieces": [*pieces, path]}).encode()}


def take_picture_home(address: str, manuscript: str, files: Files) -> str:
    """Fetch a picture and put it beside a manuscript; gives its address from there. Raises
    NotChangedError."""
    try:
        data = fetch_picture(address)
    except NotFetchedError as error:
        raise NotChangedError(str(error)) from error
    name = re.split(r"[?#]", address)[0].rpartition("/")[2] or "picture"
    return bring_picture(name, data, manuscript, files, f"fetched {address}")


def bring_picture(name: str, data: bytes, manuscript: str, files: Files, what: str = "") -> str:
    """Put a picture beside a manuscript, under a name that is free; gives its address from there. Raises
    NotChangedError."""
    path, data = _picture(data, name, manuscript)
    stem, dot, suffix = path.rpartition(".")
    number = 2
    while files.exists(path):
        path, number = f"{stem}-{number}{dot}{suffix}", number + 1
    files.write({path: data}, what or f"added {path}")
    return PurePosixPath(path).relative_to(PurePosixPath(manuscript).parent).as_posix()


def reorder(paths: Sequence[str], location: Location, files: Files) -> None:
    """Write the order of the pieces into the settings. Raises NotChangedError where that can't be said so."""
    if location.settings is None:
        raise NotChangedError("a single manuscript has no order")
    publication = read_settings(location, Report())
    if publication.parts:
        raise NotChangedError("the pieces are in parts: change their order in publication.toml")
    if not all(isinstance(path, str) and files.exists(path) for path in paths):
        raise NotChangedError("there is no such piece")
    text = with_settings(files.read(SETTINGS).text, {"pieces": list(paths)})
    files.write({SETTINGS: text.encode()}, "changed the order")
