"""Small EPUBs, as anybody might make them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>
<manifest>{items}</manifest><spine/></package>"""
METADATA = """<dc:identifier id="id">{identifier}</dc:identifier><dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>{more}"""
COVER = '<item id="c" href="cover%20one.png" media-type="image/png" properties="cover-image"/>'
PICTURE = b"\x89PNG\r\n\x1a\n"


def epub(
    title: str = "The gate",
    identifier: str = "urn:isbn:1",
    language: str = "en",
    more: str = "",
    items: str = COVER,
    files: Mapping[str, bytes] | None = None,
) -> bytes:
    """An EPUB of a cover and nothing else; ``more`` are statements of its metadata."""
    metadata = METADATA.format(title=title, identifier=identifier, language=language, more=more)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/package.opf", PACKAGE.format(metadata=metadata, items=items))
        for name, data in (files or {"OEBPS/cover one.png": PICTURE}).items():
            archive.writestr(name, data)
    return stream.getvalue()
