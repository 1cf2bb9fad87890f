"""The whole journey, on one page: from the files of a publication to its two editions.

    bytes → SourceFile → (FrontMatter, SourceFile) → Piece + Repairs     one manuscript at a time
    Pieces + Publication + pictures → Document + Assets                  the shared model
    Document → print edition → PDF                                       whose words are read back,
    Document → ebook edition → EPUB                                      and so are these

Only the workspace meets the disk; everything here takes values and gives values. What is noticed
on the way goes into the ``Report``, and the work goes on with the best it can.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from standfirst import workspace
from standfirst.compose import compose
from standfirst.compose.pictures import Gallery
from standfirst.deciding import notice_idle_decisions
from standfirst.diagnostics import Report
from standfirst.model.assets import Assets
from standfirst.model.document import Document, Piece
from standfirst.model.span import Span
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repairs
from standfirst.publication import Publication
from standfirst.workspace import Manuscript, Place

Kind: TypeAlias = Literal["pdf", "epub"]
KINDS: tuple[Kind, ...] = ("pdf", "epub")


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript, and what it was understood to be."""

    path: str
    """From the publication's folder."""
    piece: Piece
    repairs: Repairs


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, read and understood: all that its editions are made from."""

    publication: Publication
    document: Document
    assets: Assets
    repairs: Repairs


class Artefact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished edition."""

    kind: Kind
    name: str
    """Of the file: ``overs.pdf``."""
    data: bytes


def publish(place: Place, kinds: tuple[Kind, ...], report: Report) -> Iterator[Artefact]:
    """Each edition of the publication in this place, as soon as it is finished.

    An edition that can't be made is an error in the report (S590, S690) and costs the other nothing.
    """
    reading = read(place, report)
    if reading is None:
        return
    for kind in kinds:
        data = _attempted(kind, place, reading, report)
        if data is not None:
            yield Artefact(kind=kind, name=f"{reading.document.slug}.{kind}", data=data)


def read(place: Place, report: Report) -> Reading | None:
    """The document of the publication in this place; None if not one of its pieces could be read."""
    publication = workspace.read_settings(place, report)
    decisions = workspace.load_decisions(place, report)
    style = msgspec.structs.replace(publication.house_style, decisions=decisions.verdicts)
    manuscripts = workspace.read_manuscripts(place, publication, report)
    understood = [u for m in manuscripts if (u := _attempted_piece(m, style, report))]
    if not understood:
        return None
    repairs = tuple(repair for u in understood for repair in u.repairs)
    if place.settings is None or place.file is None:  # else other pieces' repairs are not here
        notice_idle_decisions(decisions, repairs, style, report)
    gallery = Gallery(lambda path, src: workspace.read_image(place, path, src), report)
    document = compose(
        [u.piece for u in understood],
        [u.path for u in understood],
        _of_one_piece(publication) if place.file else publication,
        place_name=place.name,
        is_bare=place.file is not None,
        epoch=workspace.date_from_environment(report),
        gallery=gallery,
        report=report,
    )
    return Reading(publication=publication, document=document, assets=gallery.assets, repairs=repairs)


def tidied(place: Place, report: Report) -> tuple[bytes, bytes | None]:
    """The only manuscript of this place as it is and as tidy text; None where there can be none."""
    from standfirst.tidy.file import tidy_file

    publication = workspace.read_settings(place, report)
    decisions = workspace.load_decisions(place, report)
    style = msgspec.structs.replace(publication.house_style, decisions=decisions.verdicts)
    manuscripts = workspace.read_manuscripts(place, publication, report)
    if not manuscripts:
        return b"", None
    (manuscript,) = manuscripts
    tidy = tidy_file(manuscript.data, manuscript.name, style, report)
    return manuscript.data, tidy.text.encode() if tidy and tidy.broken is None else None


def _attempted_piece(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """The same; a manuscript that breaks us costs the others nothing (S901)."""
    try:
        return understand(manuscript, style, report)
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        report.add("S901", Span(manuscript.name), f"{type(error).__name__}: {error}")
        return None


def understand(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """The piece in a manuscript, and what was mended in it; None for what is no text, or empty."""
    from standfirst.manuscript.decoding import decode
    from standfirst.manuscript.front_matter import split_front_matter
    from standfirst.normalise.normalise import normalise

    source = decode(manuscript.data, manuscript.name, report)
    if source is None:
        return None
    front, source = split_front_matter(source, report)
    piece, repairs = normalise(source, front, style, report)
    return Understood(path=manuscript.path, piece=piece, repairs=repairs)


def _of_one_piece(publication: Publication) -> Publication:
    """The settings for a piece of a publication that is looked at alone: it has its own title."""
    return msgspec.structs.replace(publication, title=None, subtitle=None, slug=None, identifier=None)


# -- the editions -------------------------------------------------------------------------------


def _attempted(kind: Kind, place: Place, reading: Reading, report: Report) -> bytes | None:
    """The edition and a look at what it holds; None, and an error, if it could not be made."""
    code, make = ("S590", make_pdf) if kind == "pdf" else ("S690", make_epub)
    try:
        return make(place, reading, report)
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        report.add(code, Span(reading.document.pieces[0].span.file), f"{type(error).__name__}: {error}")
        return None


def make_pdf(place: Place, reading: Reading, report: Report) -> bytes:
    """The print edition as a PDF, its words read back from it."""
    from standfirst.check.fidelity import check_pdf
    from standfirst.pdf import make_pdf as typeset

    styles = workspace.load_styles(place, reading.publication)
    pdf = typeset(reading.document, reading.assets, styles, report)
    check_pdf(reading.document, pdf, report)
    return pdf


def make_epub(place: Place, reading: Reading, report: Report) -> bytes:
    """The ebook as an EPUB, its words read back from it."""
    from standfirst.check.fidelity import check_epub
    from standfirst.editions.ebook_edition import ebook_edition
    from standfirst.epub.package import bind
    from standfirst.markup.typography import set_document

    styles = workspace.load_styles(place, reading.publication)
    repeats = reading.publication.pull_quotes.repeat_for_screen_readers
    edition = ebook_edition(set_document(reading.document), repeats_pull_quotes=repeats)
    epub = bind(edition, reading.assets, styles)
    check_epub(reading.document, epub, report)
    return epub
