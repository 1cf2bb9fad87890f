"""Pictures of pages: drawn by pdfium, kept by the content of the page."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Collection

import pypdfium2

from standfirst.desk.messages import PageShown
from standfirst.desk.words import Printed, printed

MOST_KEPT = 60_000_000
"""Bytes of pictures."""
QUALITY = 90


class Drawer:
    """PDFs, and pictures of their pages. Methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()  # pdfium does one thing at a time
        self._files: dict[str, bytes] = {}
        self._open: dict[str, pypdfium2.PdfDocument] = {}
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._bytes = 0

    def take(self, files: dict[str, bytes], pages: Collection[PageShown]) -> None:
        """From now on these pages are shown. Their PDFs are those that are there and these files; what no
        page is of any more is dropped, and so are its pictures."""
        with self._lock:
            self._files.update(files)
            for name in self._files.keys() - {page.pdf for page in pages}:
                del self._files[name]
                if document := self._open.pop(name, None):
                    document.close()
            shown = {page.key for page in pages}
            for drawn in [each for each in self._pictures if each[0] not in shown]:
                self._bytes -= len(self._pictures.pop(drawn))

    def has(self, name: str) -> bool:
        """Whether this PDF is there."""
        return name in self._files

    def picture(self, page: PageShown, dots: int) -> bytes | None:
        """A page as a JPEG, so many dots wide; None if its PDF is gone."""
        key = page.key, dots
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
            document = self._document(page.pdf)
            if document is None:
                return None
            leaf = document[page.number]
            image = leaf.render(scale=dots / page.width).to_pil().convert("RGB")
            leaf.close()
        out = io.BytesIO()
        image.save(out, "JPEG", quality=QUALITY, subsampling=0)
        self._keep(key, out.getvalue())
        return out.getvalue()

    def words(self, page: PageShown) -> list[Printed]:
        """The words of a page, in their order."""
        with self._lock:
            document = self._document(page.pdf)
            return printed(document, page.number) if document is not None else []

    def _document(self, name: str) -> pypdfium2.PdfDocument | None:
        if name not in self._open and name in self._files:
            self._open[name] = pypdfium2.PdfDocument(self._files[name])
        return self._open.get(name)

    def _keep(self, key: tuple[str, int], data: bytes) -> None:
        with self._lock:
            self._bytes += len(data) - len(self._pictures.get(key, b""))
            self._pictures[key] = data
            while self._bytes > MOST_KEPT:
                _, dropped = self._pictures.popitem(last=False)
                self._bytes -= len(dropped)
