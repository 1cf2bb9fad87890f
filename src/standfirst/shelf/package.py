"""What an EPUB says of itself in its package document (EPUB 3.3, section 5), whoever made it."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from urllib.parse import unquote

import msgspec
from lxml import etree

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONTAINER = "META-INF/container.xml"
_LARGEST_DOCUMENT = 10_000_000
_LARGEST_COVER = 30_000_000
PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}
"""What a cover may be, and how its file's name ends."""


class NoPackageError(Exception):
    """It is no EPUB, or a broken one. The message begins in lower case."""


class Person(msgspec.Struct, frozen=True):
    """Somebody who made it."""

    name: str
    file_as: str | None = None


class Cover(msgspec.Struct, frozen=True):
    """A picture, by its path."""

    path: str
    media_type: str


class Accessibility(msgspec.Struct, frozen=True, kw_only=True):
    """What is claimed (EPUB Accessibility 1.1)."""

    conforms_to: str | None
    certified_by: str | None
    summary: str | None
    language: str | None
    """Of the summary."""
    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a publication."""

    identifier: str
    title: str
    subtitle: str | None
    creators: tuple[Person, ...]
    languages: tuple[str, ...]
    date: str | None
    """ISO, as precise as it is given."""
    modified: str
    """RFC 3339."""
    publisher: str | None
    description: str | None
    rights: tuple[str, ...]
    series: str | None
    issue: str | None
    accessibility: Accessibility


def read_package(data: bytes) -> tuple[Package, Cover | None, bytes]:
    """The metadata of an EPUB, its cover by its path in there, and the bytes of the cover.

    Raises NoPackageError if it is none that can be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            path = _package_path(_parsed(_read(archive, _CONTAINER, _LARGEST_DOCUMENT)))
            package = _parsed(_read(archive, path, _LARGEST_DOCUMENT))
            cover = _cover(package, posixpath.dirname(path))
            picture = _read(archive, cover.path, _LARGEST_COVER) if cover else b""
    except KeyError as error:
        raise NoPackageError(f"it has no {error.args[0]}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise NoPackageError("it is no EPUB, or a damaged one") from error
    except etree.XMLSyntaxError as error:
        raise NoPackageError("its package document is no XML") from error
    return _package(package), cover, picture


def _read(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    try:
        found = archive.getinfo(name)
    except KeyError:
        raise KeyError(name) from None
    if found.file_size > most:
        raise NoPackageError(f"{name} is larger than {most // 1_000_000} megabytes")
    return archive.read(found)


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _package_path(container: etree._Element) -> str:
    for root in container.iter("{*}rootfile"):
        if path := root.get("full-path"):
            return path
    raise NoPackageError("its container names no package document")


def _cover(package: etree._Element, folder: str) -> Cover | None:
    """The picture of the cover: marked as in EPUB 3, else named as in EPUB 2."""
    named = {meta.get("content") for meta in package.iter("{*}meta") if meta.get("name") == "cover"}
    items = sorted(
        (item for item in package.iter("{*}item") if item.get("media-type") in PICTURES),
        key=lambda item: "cover-image" not in (item.get("properties") or "").split(),
    )
    for item in items:
        if "cover-image" in (item.get("properties") or "").split() or item.get("id") in named:
            path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
            return Cover(path, item.get("media-type") or "")
    return None


def _package(root: etree._Element) -> Package:
    said = _Statements(root)
    titles = said.core("title")
    main = next((words for words, id_ in titles if said.of(id_, "title-type") == "main"), None)
    return Package(
        identifier=said.identifier(),
        title=main or (titles[0][0] if titles else "Untitled"),
        subtitle=next((words for words, id_ in titles if said.of(id_, "title-type") == "subtitle"), None),
        creators=tuple(Person(name, said.of(id_, "file-as")) for name, id_ in said.core("creator")),
        languages=tuple(dict.fromkeys(words for words, _ in said.core("language"))) or ("und",),
        date=_iso_date(said.first("date")),
        modified=_moment(said.property("dcterms:modified") or said.first("date")),
        publisher=said.first("publisher"),
        description=said.first("description"),
        rights=tuple(words for words, _ in said.core("rights")),
        series=said.property("belongs-to-collection"),
        issue=said.refinement("group-position"),
        accessibility=Accessibility(
            conforms_to=said.property("dcterms:conformsTo"),
            certified_by=said.refinement("a11y:certifiedBy"),
            summary=said.property("schema:accessibilitySummary"),
            language=said.language_of("schema:accessibilitySummary"),
            modes=said.properties("schema:accessMode"),
            sufficient=said.properties("schema:accessModeSufficient"),
            features=said.properties("schema:accessibilityFeature"),
            hazards=said.properties("schema:accessibilityHazard"),
        ),
    )


class _Statements:
    """The metadata of a package document, by what each says and of what."""

    def __init__(self, package: etree._Element) -> None:
        self._core: dict[str, list[tuple[str, str | None]]] = {}
        self._whole: dict[str, list[str]] = {}
        self._refined: dict[tuple[str, str], str] = {}
        self._languages: dict[str, str | None] = {}
        self._language = package.get(_LANGUAGE)
        self._unique = package.get("unique-identifier")
        for element in package.iterfind("{*}metadata/*"):
            if isinstance(element.tag, str) and (
                words := " ".join("".join(map(str, element.itertext())).split())
            ):
                self._note(element, words)

    def _note(self, element: etree._Element, words: str) -> None:
        if element.tag.startswith(_DC):
            self._core.setdefault(element.tag.removeprefix(_DC), []).append((words, element.get("id")))
        elif name := element.get("property"):
            if refined := element.get("refines"):
                self._refined.setdefault((refined.removeprefix("#"), name), words)
            else:
                self._whole.setdefault(name, []).append(words)
                self._languages.setdefault(name, element.get(_LANGUAGE))

    def core(self, name: str) -> list[tuple[str, str | None]]:
        return self._core.get(name, [])

    def first(self, name: str) -> str | None:
        return next((words for words, _ in self.core(name)), None)

    def of(self, id_: str | None, name: str) -> str | None:
        return self._refined.get((id_, name)) if id_ else None

    def refinement(self, name: str) -> str | None:
        return next((words for (_, known), words in self._refined.items() if known == name), None)

    def properties(self, name: str) -> tuple[str, ...]:
        return tuple(self._whole.get(name, ()))

    def property(self, name: str) -> str | None:
        return next(iter(self._whole.get(name, ())), None)

    def language_of(self, name: str) -> str | None:
        """In which language a property is said: in that of the package, if in no other."""
        return self._languages.get(name) or self._language

    def identifier(self) -> str:
        known = self.core("identifier")
        for words, id_ in known:
            if id_ and id_ == self._unique:
                return words
        if known:
            return known[0][0]
        raise NoPackageError("it has no identifier")


def _iso_date(words: str | None) -> str | None:
    """The day, month or year with which a date begins; None if it is no ISO date."""
    found = re.match(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])", words or "")
    return found[0] if found else None


def _moment(words: str | None) -> str:
    """A moment (RFC 3339), or the first of a day, month or year."""
    if words and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", words):
        return words
    year, *rest = (_iso_date(words) or "2000-01-01").split("-")
    month, day = (*rest, "01", "01")[:2]
    return f"{year}-{month}-{day}T00:00:00Z"
