"""Links: inside an edition each has to lead to a place that is there; those outside are asked only on demand.

Read back from the finished files: the EPUB's documents, its navigation and its package; the PDF's
annotations, its outline and its named destinations.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

import pikepdf

OUTSIDE = ("http", "https")
_SECONDS = 15
_AT_ONCE = 8


def dead_links_in_epub(epub: bytes) -> tuple[str, ...]:
    """Every link of an EPUB that leads to no file or to no place in it, as ``file → address``."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return dead_links_in_files({name: archive.read(name) for name in archive.namelist()})


def dead_links_in_files(files: Mapping[str, bytes], beside: Collection[str] = ()) -> tuple[str, ...]:
    """Every link of documents, by path, that leads to no file among them and no place in one.

    ``beside`` are the paths of what else can be led to.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    names = frozenset(files) | frozenset(beside)
    trees = {
        name: etree.fromstring(files[name], parser)
        for name in sorted(files)
        if name.endswith((".xhtml", ".html", ".opf", ".ncx"))
    }
    places = {name: {x.get("id") for x in tree.iter() if x.get("id")} for name, tree in trees.items()}
    dead = []
    for name, tree in trees.items():
        for address in _addresses(tree):
            file, fragment = _target(name, address)
            if file not in names or (fragment and fragment not in places.get(file, ())):
                dead.append(f"{name} → {address}")
    return tuple(dead)


def _addresses(tree: object) -> Iterator[str]:
    """The addresses inside the publication, in their order."""
    for node in tree.iter():  # type: ignore[attr-defined]  # an lxml element
        for key in ("href", "src"):
            address = node.get(key)
            if address and not urlsplit(address).scheme and not address.startswith("//"):
                yield address


def _target(name: str, address: str) -> tuple[str, str]:
    path, _, fragment = address.partition("#")
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
    return file, unquote(fragment)


def dead_links_in_pdf(pdf: bytes) -> tuple[str, ...]:
    """Every link and bookmark of a PDF that leads to no place in it, as ``page 4 → name``."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.obj.objgen for page in opened.pages}
        named = _named(opened)
        dead = []
        for number, page in enumerate(opened.pages, start=1):
            for link in page.obj.get("/Annots", ()):
                target = link.get("/Dest") or link.get("/A", pikepdf.Dictionary()).get("/D")
                if target is not None and not _lands(target, named, pages):
                    dead.append(f"page {number} → {_shown(target)}")
        with opened.open_outline() as outline:
            items = list(outline.root)
            while items:
                item = items.pop(0)
                items.extend(item.children)
                place = item.destination or (item.action or pikepdf.Dictionary()).get("/D")
                if place is not None and not _lands(place, named, pages):
                    dead.append(f"bookmark {item.title} → {_shown(place)}")
    return tuple(dead)


def _named(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    try:
        return {str(name): target for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    except (AttributeError, KeyError):
        return {}


def _lands(target: object, named: dict[str, pikepdf.Object], pages: set[tuple[int, int]]) -> bool:
    if isinstance(target, pikepdf.Array):
        return len(target) > 0 and getattr(target[0], "objgen", None) in pages
    found = named.get(str(target))
    if found is None:
        return False
    place = found.D if isinstance(found, pikepdf.Dictionary) else found
    return _lands(place, {}, pages)


def _shown(target: object) -> str:
    return str(target) if not isinstance(target, pikepdf.Array) else "a page that is not there"


def outside_links(epub: bytes) -> tuple[str, ...]:
    """The addresses on the network that an EPUB's documents link to, each once, in their order."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                for link in etree.fromstring(archive.read(name), parser).iter("{*}a"):
                    address = link.get("href") or ""
                    if urlsplit(address).scheme in OUTSIDE:
                        found[address] = None
    return tuple(found)


def dead_outside(addresses: Iterable[str]) -> tuple[str, ...]:
    """Those addresses that do not answer, and what they say. Asks the network: only when somebody wishes."""
    listed = tuple(addresses)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(_asked, listed)
    return tuple(f"{address}: {why}" for address, why in zip(listed, answers, strict=True) if why)


def _asked(address: str) -> str | None:
    """Why an address does not answer; None if it does. Some servers only know GET."""
    why: str | None = None
    for method in ("HEAD", "GET"):
        request = Request(address, method=method, headers={"User-Agent": "Standfirst (link check)"})
        try:
            with urlopen(request, timeout=_SECONDS):
                return None
        except HTTPError as error:
            why = f"{error.code} {error.reason}"
            if error.code in (401, 403, 429):
                return None  # it is there, and minds being asked by a program
        except (OSError, ValueError) as error:
            why = str(error) or type(error).__name__
    return why
