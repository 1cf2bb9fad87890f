"""Search: a page that finds publications without a server, in a list that comes along with it.

Without a script the page leads to the lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from standfirst.render.html.page import filled
from standfirst.shelf.addresses import way
from standfirst.shelf.entry import Entry, Making, Shelf

PAGE, DATA, SCRIPT = "search.html", "search-data.js", "search.js"


def scripts(shelf: Shelf) -> Iterator[Making]:
    """What the page needs: the list of publications, and what looks through it."""
    yield DATA, partial(_data, shelf)
    yield SCRIPT, _script


def _data(shelf: Shelf) -> bytes:
    written = msgspec.json.encode([_line(entry) for entry in shelf.entries])
    return b"const publications = " + written + b";\n"


def _script() -> bytes:
    return filled("shelf/search.js").encode()


def _line(entry: Entry) -> tuple[str, str, str, str, str]:
    """Its page, title, people, section and date; nothing is an empty string."""
    package = entry.package
    people = ", ".join(person.name for person in package.creators)
    title = f"{package.title}: {package.subtitle}" if package.subtitle else package.title
    return way(PAGE, entry.page), title, people, entry.section or "", package.date or ""
