"""Collect: from the files of finished editions to the entries of the shelf."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

import msgspec

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.read_file import NotReadError
from standfirst.shelf.entry import MEDIA_TYPES, Entry, File, Source, bytes_of, checksum
from standfirst.shelf.package import PICTURES, Cover, NoPackageError, read_package
from standfirst.shelf.trade import LARGEST_RECORD, RECORD, NoRecordError, products_in

FILES, COVERS = "files/", "covers/"


class Editions(msgspec.Struct, frozen=True, kw_only=True):
    """The editions of one publication."""

    place: str
    """Their path without the suffix, which they share."""
    single: Mapping[str, Source]
    """By kind: ``epub``, ``pdf``."""
    web: Mapping[str, Source]
    """The files of the web edition, by path in its folder."""
    record: Source | None = None
    """The record for the book trade."""


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """An entry, and the files that go into the site for it."""

    entry: Entry
    files: Mapping[str, Source]
    """By path in the site."""
    products: tuple[bytes, ...] = ()
    """What its record says, for the one of the whole shelf."""


def editions_among(files: Mapping[str, Source]) -> Iterator[Editions]:
    """The publications among finished files: ``gate.epub``, ``gate.pdf``, ``gate/index.html`` are one."""
    single: dict[str, dict[str, Source]] = {}
    for path, source in files.items():
        stem, _, suffix = path.rpartition(".")
        if suffix in MEDIA_TYPES:
            single.setdefault(stem, {})[suffix] = source
    web: dict[str, dict[str, Source]] = {}
    for path, source in files.items():
        if folder := next((above for above in _folders(path) if above in single), None):
            web.setdefault(folder, {})[path.removeprefix(f"{folder}/")] = source
    for place in sorted(single):
        of_web = web.get(place, {})
        yield Editions(
            place=place,
            single=single[place],
            web=of_web if "index.html" in of_web else {},
            record=files.get(place + RECORD),
        )


def _folders(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def shelved(editions: Editions, name: str, report: Report) -> Shelved | None:
    """A publication as it stands on the shelf; None, and why (S931, S932), without an ebook that can be read.

    ``name`` is what it is called in messages.
    """
    if "epub" not in editions.single:
        report.add("S932", Span(name), "there is no EPUB beside the PDF")
        return None
    try:
        data = {kind: bytes_of(editions.single[kind]) for kind in MEDIA_TYPES if kind in editions.single}
        package, cover, picture = read_package(data["epub"])
        products = products_in(bytes_of(editions.record, LARGEST_RECORD)) if editions.record else ()
    except (NotReadError, NoPackageError, NoRecordError) as error:
        report.add("S931", Span(name), f"not put on the shelf: {error}")
        return None
    place = editions.place
    shown = Cover(f"{COVERS}{place}.{PICTURES[cover.media_type]}", cover.media_type) if cover else None
    files: dict[str, Source] = {_path(place, kind): read for kind, read in data.items()}
    files |= {f"{FILES}{place}/{path}": source for path, source in editions.web.items()}
    if editions.record:
        files[f"{FILES}{place}{RECORD}"] = editions.record
    entry = Entry(
        place=place,
        package=package,
        section=package.series or " / ".join(place.split("/")[:-1]) or None,
        files=tuple(
            File(kind=kind, path=_path(place, kind), size=len(read), sha256=checksum(read))
            for kind, read in data.items()
        ),
        web=f"{FILES}{place}/index.html" if editions.web else None,
        cover=shown,
        record=f"{FILES}{place}{RECORD}" if editions.record else None,
    )
    files = {**files, shown.path: picture} if shown else files
    return Shelved(entry=entry, files=files, products=products)


def _path(place: str, kind: str) -> str:
    return f"{FILES}{place}.{kind}"
