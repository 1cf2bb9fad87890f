"""The ebook, unpacked: its content documents as a frame of the desk shows them."""

from __future__ import annotations

import hashlib
import io
import mimetypes
import posixpath
import re
import zipfile
from collections.abc import Mapping

import msgspec

from standfirst.check.fidelity.epub_words import spine_of

STYLES = b'<link rel="stylesheet" type="text/css" href="/static/reader.css"/></head>'
_DEVICE = re.compile(r"[a-z]+(?: [a-z]+)*")


class Document(msgspec.Struct, frozen=True):
    """A content document of the spine."""

    file: str
    mark: str
    """The same while what it shows is the same."""


class Ebook:
    """The files of an EPUB."""

    def __init__(self, epub: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(epub)) as archive:
            self.files: Mapping[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
        package = next(name for name in self.files if name.endswith(".opf"))
        self.folder = posixpath.dirname(package)
        shared = hashlib.blake2b(digest_size=8)
        for name, data in self.files.items():
            if name.endswith(".css"):
                shared.update(data)
        self.spine = tuple(
            Document(self.path(file), _mark(data, shared.digest()))
            for file, data in spine_of(epub).documents.items()
        )

    def path(self, file: str) -> str:
        """The path of a file that the package document calls so."""
        return posixpath.join(self.folder, file)

    def for_frame(self, file: str, device: str) -> tuple[bytes, str] | None:
        """A file and its media type; a document with the style of a device (``phone dark``)."""
        data = self.files.get(file)
        if data is None:
            return None
        if not file.endswith(".xhtml"):
            return data, mimetypes.guess_type(file)[0] or "application/octet-stream"
        data = data.replace(b"</head>", STYLES, 1)
        if _DEVICE.fullmatch(device):
            data = re.sub(rb"<html\b", b'<html data-device="' + device.encode() + b'"', data, count=1)
        return data, "application/xhtml+xml"


def _mark(data: bytes, shared: bytes) -> str:
    return hashlib.blake2b(data + shared, digest_size=8).hexdigest()
