"""The reading room: reading systems in a headless browser, asked line by line."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from browser_process import BrowserProcess

HERE = Path(__file__).parent


class Room(BrowserProcess):
    """The reading systems in one browser."""

    def __init__(self) -> None:
        super().__init__(HERE / "reading_room.mjs")


class Book:
    """An EPUB as a strict XML parser reads it: what a reading system has to show."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with zipfile.ZipFile(file) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        package = etree.fromstring(files["EPUB/content.opf"])
        hrefs = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        self.spine = [str(hrefs[ref.get("idref")]) for ref in package.iter("{*}itemref")]
        self._pages = {href: etree.fromstring(files[f"EPUB/{href}"]) for href in self.spine}
        self.nav = self._pages.get("nav.xhtml", etree.fromstring(files["EPUB/nav.xhtml"]))

    def words(self, section: int) -> str:
        """The letters of a content document, without white space and without what it hides."""
        body = next(self._pages[self.spine[section]].iter(f"{XHTML}body"))
        return "".join("".join(_shown(body)).split())

    def list_of(self, kind: str) -> list[tuple[str, str]]:
        """The lines of a list of the navigation document: label and address."""
        lists = [nav for nav in self.nav.iter(f"{XHTML}nav") if nav.get(f"{OPS}type") == kind]
        return [
            (" ".join("".join(map(str, link.itertext())).split()), str(link.get("href")))
            for nav in lists
            for link in nav.iter(f"{XHTML}a")
        ]


XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"


def _shown(node: Any) -> Iterator[str]:
    """What a browser shows, which sets readings above their words and needs no parentheses for it."""
    if node.get("hidden") is None and node.tag != f"{XHTML}rp":
        yield node.text or ""
        for child in node:
            yield from _shown(child)
            yield child.tail or ""
