"""Archive: the EPUB container (OCF 3.3); one order and one date, so the same files make the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""Where the time of a zip archive begins."""
UNIX = 3


class File(NamedTuple):
    """A file of the archive."""

    name: str
    data: bytes


def pack(files: Iterable[File]) -> bytes:
    """The files as an archive, in this order, after the one that says what it is (OCF, 4.2.2: first,
    stored, without extra field)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(_entry("mimetype", zipfile.ZIP_STORED), b"application/epub+zip")
        for file in files:
            archive.writestr(_entry(file.name, zipfile.ZIP_DEFLATED), file.data, compresslevel=9)
    return buffer.getvalue()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, BEGINNING)
    entry.compress_type = compression
    entry.create_system = UNIX
    entry.external_attr = 0o644 << 16
    return entry
