"""The pages that nothing is printed on, without head and folio, so that a part opens on its side."""

from __future__ import annotations

from pikepdf import Array, Name, Pdf


def add_blank_pages(pdf: Pdf, opens: int, source: Pdf) -> None:
    """Add what is missing until the next page of a PDF is the one with the index ``opens``.

    ``source``: the part that opens there; its first page says how large they are.
    """
    for _ in range(opens - len(pdf.pages)):
        pdf.add_blank_page()
        page = pdf.pages[-1].obj
        page.Tabs = Name.S
        for box in ("/MediaBox", "/TrimBox", "/BleedBox"):
            page[box] = Array([*source.pages[0].obj[box]])
