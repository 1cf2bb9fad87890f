"""Search: a page that finds publications without a server, in a list that comes along with it.

Without a script the page leads to the lists.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from standfirst.render.html.page import filled
from standfirst.shelf.addresses import way
from standfirst.shelf.entry import Entry, Shelf

PAGE, DATA, SCRIPT = "search.html", "search-data.js", "search.js"


def scripts(shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """What the page needs: the list of publications, and what looks through it."""
    written = msgspec.json.encode([_line(entry) for entry in shelf.entries])
    yield DATA, b"const publications = " + written + b";\n"
    yield SCRIPT, str(filled("shelf/search.js")).encode()


def _line(entry: Entry) -> tuple[str, str, str, str, str]:
    """Its page, title, people, section and date; nothing is an empty string."""
    package = entry.package
    people = ", ".join(person.name for person in package.creators)
    title = f"{package.title}: {package.subtitle}" if package.subtitle else package.title
    return way(PAGE, entry.page), title, people, entry.section or "", package.date or ""
