"""Pages that are not written yet are read from their boxes as they are from the finished file."""

from __future__ import annotations

from render.pdf.conftest import house_look
from sample import sample
from standfirst.editions.print import PiecePart
from standfirst.layout.fragment_input import fragment_input_for, links_of
from standfirst.layout.page_faults import faults
from standfirst.layout.pages import LaidOut
from standfirst.layout.read_pdf import read_laid_out
from standfirst.render.pdf import edition_of


def lines(laid: LaidOut) -> list[tuple[int, int, str]]:
    """Page, baseline and words of every line of running text."""
    found = (x for passage in laid.passages if passage.kind == "P" for x in passage.lines)
    return [
        (x.page, round(x.baseline), "".join(x.words.replace("\x02", "-").replace("‐", "-").split()))
        for x in found
    ]


def test_lines_stand_where_the_file_has_them_and_are_judged_alike() -> None:
    from standfirst.render.pdf.lay_out_fragment import set_in_pages

    styles = house_look()
    edition = edition_of(sample().document, styles)
    number, part = next(
        (n, x)
        for n, x in enumerate(edition.parts)
        if isinstance(x, PiecePart) and x.piece.kind == "interview"
    )
    pages = set_in_pages(
        fragment_input_for(edition, part, links_of(edition)[number], "recto", {}), sample().assets, styles
    )
    seen, read = pages.seen(), read_laid_out(pages.write().pdf)
    assert len(seen.passages) > 20
    assert lines(seen) == lines(read)
    codes = [[fault.code for fault in faults(laid, (part.piece,))] for laid in (seen, read)]
    assert codes[0] == codes[1]
