"""Fidelity: the words of the finished PDF and EPUB are those of the model, in order.

Words are compared by their letters and figures alone, run by run (a paragraph, a heading, a cell),
so that a hyphen at a line's end, a running head between two halves of a paragraph, or a note's mark
makes no difference, and a word that was lost, garbled or pushed off its page does.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Document
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.walk import children, rebuilt

if TYPE_CHECKING:
    from lxml.etree import _Element as _Tree

HEADS = (24, 12, 6, 2)
"""Letters by which the beginning of a run is looked for: fewer if a page ends right after them."""
SEGMENTS = (24, 12, 6)
"""Letters by which the next stretch of an interrupted run is found again."""
REACH = 30_000
"""Letters after which an interrupted run must have gone on: some pages of notes and pictures."""
LONGEST_FIGURE = 4
"""Figures of the mark of a note."""
MOST_NAMED = 5
"""Losses that are said one by one; the rest are counted."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of the model's words, and where it stands in the manuscript."""

    words: str
    span: Span
    flows: bool = False
    """Whether it is running text, which has an order."""


def check_pdf(document: Document, pdf: bytes, report: Report) -> None:
    """Compare the words that a PDF's pages hold with the model's; S701 for those it lacks."""
    _check(document, letters("\n".join(pdf_pages(pdf))), "S701", "PDF", report)


def check_epub(document: Document, epub: bytes, report: Report) -> None:
    """Compare the words of an EPUB's content documents with the model's; S702 for those it lacks."""
    _check(document, letters("\n".join(epub_documents(epub))), "S702", "EPUB", report)


def _check(document: Document, found: str, code: str, artefact: str, report: Report) -> None:
    lost = list(lost_runs(document, found))
    for run in lost[:MOST_NAMED]:
        report.add(
            code, run.span, f"the {artefact} lacks these words, or has them in pieces: “{_short(run.words)}”"
        )
    if len(lost) > MOST_NAMED:
        report.add(
            code, Span(lost[0].span.file), f"the {artefact} lacks {len(lost) - MOST_NAMED} more passages"
        )


def lost_runs(document: Document, found: str) -> Iterator[Run]:
    """The runs of the model that an artefact's letters do not hold, or not in their order.

    Running text has to come in its order; a pull quote, a note or a table may stand anywhere.
    """
    where = 0
    for run in runs_of(document):
        wanted = letters(run.words)
        if not wanted or _reads_backwards(wanted):
            continue
        end = _find(wanted, found, where if run.flows else 0)
        if end is None:
            yield run
        elif run.flows:
            where = end


def _find(wanted: str, found: str, start: int) -> int | None:
    """Where a run ends in the artefact's letters, searched from ``start``; None where it is not whole."""
    tried: set[int] = set()
    for size in HEADS:
        at = found.find(wanted[:size], start)
        while at >= 0:
            if at not in tried and (end := _follow(wanted, found, at)) is not None:
                return end
            tried.add(at)
            at = found.find(wanted[:size], at + 1)
    return None


def _follow(wanted: str, found: str, at: int) -> int | None:
    """Where a run that begins here ends, interruptions left out; None if it does not go on."""
    done = 0
    while True:
        same = _common(wanted, done, found, at)
        done, at = done + same, at + same
        if done == len(wanted):
            return at
        again = _after_figures(wanted[done], found, at)
        for size in SEGMENTS:
            if again < 0:
                again = _next_stretch(wanted[done : done + size], found, at)
        if again < 0:
            return None
        at = again


def _next_stretch(stretch: str, found: str, at: int) -> int:
    """Where a run goes on behind an interruption, marks of notes within it or not; -1 for nowhere."""
    pattern = re.compile(f"[0-9]{{0,{LONGEST_FIGURE}}}".join(map(re.escape, stretch)))
    again = pattern.search(found, at, at + REACH)
    return again.start() if again else -1


def _after_figures(letter: str, found: str, at: int) -> int:
    """Where a run goes on behind the mark of a note or the number of a page; -1 if there is none."""
    end = at
    while found[end : end + 1].isdigit() and end - at < LONGEST_FIGURE:
        end += 1
    return end if end > at and found[end : end + 1] == letter else -1


def _common(a: str, from_a: int, b_: str, from_b: int) -> int:
    """How many letters two texts have in common from here on."""
    length = min(len(a) - from_a, len(b_) - from_b)
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        if a[from_a : from_a + middle] == b_[from_b : from_b + middle]:
            low = middle
        else:
            high = middle - 1
    return low


# -- the model's words --------------------------------------------------------------------------


FLOWING = (b.Section, b.Turn, b.BlockQuote, b.Division, b.List, b.DefinitionList)
"""What lets the text inside it run on in the order of the page."""


def runs_of(document: Document) -> Iterator[Run]:
    """Every run of the model's words, with its place; notes after their piece's body."""
    for piece in document.pieces:
        yield from _runs(piece.opening, flows=False)
        yield from _runs(piece.body, flows=True)
        yield from _runs((*piece.notes, *piece.ending), flows=False)


def _runs(blocks: Blocks, *, flows: bool) -> Iterator[Run]:
    for block in blocks:
        is_text = flows and isinstance(block, b.Paragraph | b.Question | b.Section)
        for inlines in _own_runs(block):
            for stretch in _between_pictures(inlines):
                yield Run(plain(stretch), block.span, is_text)
        if isinstance(block, b.CodeBlock):
            yield from (Run(line, block.span) for line in block.text.splitlines())
        yield from _runs(children(block), flows=flows and isinstance(block, FLOWING))


def _own_runs(block: Block) -> list[Inlines]:
    """The runs directly inside a block."""
    found: list[Inlines] = []

    def note(run: Inlines) -> Inlines:
        found.append(run)
        return run

    rebuilt(block, inlines=note)
    return found


def _between_pictures(inlines: Inlines) -> Iterator[Inlines]:
    """The stretches of a run before, between and after its pictures: an empty slot has a label."""
    stretch: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, i.InlineImage):
            yield tuple(stretch)
            stretch = []
        else:
            stretch.append(inline)
    yield tuple(stretch)


def letters(text: str) -> str:
    """Letters and figures alone, in one case, ligatures and presentation forms undone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in folded if c.isalnum())


def _reads_backwards(wanted: str) -> bool:
    """Arabic and Hebrew come out of a PDF in the order of the page, which is not that of reading."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in wanted)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"


# -- the artefacts' words -----------------------------------------------------------------------


def pdf_pages(pdf: bytes) -> Iterator[str]:
    """The text of each page, in the order in which it is drawn."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.get_textpage().get_text_bounded()
    finally:
        document.close()


def epub_documents(epub: bytes) -> Iterator[str]:
    """The text of each content document in the order of the spine, without what we generated."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package = str(container.xpath("string(//*[local-name()='rootfile']/@full-path)"))
        folder = package.rpartition("/")[0]
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iter("{*}item")}
        for reference in root.iter("{*}itemref"):
            href = files[reference.get("idref")]
            content = etree.fromstring(archive.read(f"{folder}/{href}".lstrip("/")))
            yield "".join(_shown(content))


_UNSEEN = re.compile(r"(^|\s)generated(\s|$)")


def _shown(node: _Tree) -> Iterator[str]:
    """The text inside an element, but for the head and for what an edition adds."""
    if not isinstance(node.tag, str):
        return
    if node.tag.endswith("}head") or _UNSEEN.search(node.get("class") or ""):
        return
    yield node.text or ""
    for child in node:
        yield from _shown(child)
        yield child.tail or ""
