"""Serve: the site for phones and e-readers on the same network, as long as the command runs."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from standfirst.project.read_file import is_inside, real_path
from standfirst.shelf.opds1 import FOLDER, NAVIGATION
from standfirst.shelf.opds2 import CATALOGUE
from standfirst.shelf.opds2 import FOLDER as FOLDER2

MEDIA_TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".atom": "application/atom+xml",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}


NOWHERE = "\N{REPLACEMENT CHARACTER}"
"""A name that no file of a site has."""


class _Handler(SimpleHTTPRequestHandler):
    """Gives the files of the site, and nothing else."""

    extensions_map = MEDIA_TYPES
    server_version = "standfirst"

    def translate_path(self, path: str) -> str:
        """The file of an address; one that is never there for whatever leads out of the site."""
        file = super().translate_path(path)
        return file if is_inside(Path(self.directory), Path(file)) else f"{self.directory}/{NOWHERE}"

    def guess_type(self, path: str) -> str:  # type: ignore[override]  # the stubs allow more
        """The type by which a client knows a catalogue."""
        place = Path(path).relative_to(self.directory).as_posix()
        if place.startswith(FOLDER) and place.count("/") == 1:
            return NAVIGATION.replace(";kind=navigation", "")
        return CATALOGUE if place.startswith(FOLDER2) else super().guess_type(path)

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        """Nobody needs to see what is in a folder."""
        del path
        self.send_error(404)

    def log_message(self, format: str, *arguments: object) -> None:
        """Who reads what is nobody's business."""


def server_for(folder: Path, port: int, host: str | None = None) -> ThreadingHTTPServer:
    """A server of the site in a folder, at the address of this machine on its network.

    Raises OSError if the port can't be had.
    """
    handler = partial(_Handler, directory=str(real_path(folder)))
    return ThreadingHTTPServer((host or _own_address(), port), handler)


def address_of(server: ThreadingHTTPServer) -> str:
    """What others type."""
    host, port = server.server_address[:2]
    return f"http://{host!s}:{port}/"


def code_of(address: str) -> str | None:
    """A QR code of an address, as lines for a terminal; None without segno."""
    with suppress(ModuleNotFoundError):
        import segno

        lines = io.StringIO()
        segno.make(address, micro=False).terminal(out=lines, compact=True)
        return lines.getvalue()
    return None


def hints(address: str) -> Iterator[str]:
    """What to do on each kind of device."""
    yield f"Phones and tablets: {address} in a browser."
    yield f"KOReader, Moon+ Reader, Thorium and others: add the catalogue {address}{FOLDER}index.atom"
    yield "Kobo and PocketBook: open the address in the browser of the device, and download the EPUB."
    yield "Kindle: its browser takes no EPUB; send the file with Send to Kindle."


def _own_address() -> str:
    """The address of this machine on the network that leads elsewhere. Nothing is sent to find that out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
        return str(asked.getsockname()[0])
    return "127.0.0.1"
