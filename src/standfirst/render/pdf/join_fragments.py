"""Joining fragments: in their order they become one PDF.

Pages with true blank ones between them, folios, page labels, links between parts, named
destinations, the outline, one structure tree with its parent tree, each font and each picture once,
metadata. Nothing is laid out here: what stands on the pages is the fragments'. pikepdf is used
here and in ``shared_resources``.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import pikepdf
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Pdf, String

from standfirst.editions.render_options import PdfStandard
from standfirst.render.pdf.blank_pages import add_blank_pages
from standfirst.render.pdf.book import Book, Bound
from standfirst.render.pdf.fragment_result import (
    DigitGlyphs,
    Folio,
    Fragment,
    FragmentPage,
    Marker,
    PageNumber,
    Spot,
)
from standfirst.render.pdf.metadata import Metadata, document_information, xmp
from standfirst.render.pdf.page_labels import Numbering
from standfirst.render.pdf.page_references import filled, filled_label
from standfirst.render.pdf.shared_resources import share_colours, share_fonts, share_pictures
from standfirst.render.pdf.tag_of_element import ANCHORS, ROLE_MAP
from standfirst.render.pdf.ua_2 import Elements, bring_to_ua_2, lead

Pages: TypeAlias = Sequence[pikepdf.Object]


def link(book: Book, fonts: Mapping[str, bytes], standard: PdfStandard = "ua-1") -> bytes:
    """The book as one PDF, tagged. The same book gives the same bytes.

    ``standard``: PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4.

    ``fonts`` are whole font files by their SHA-256; one that is not there stays as each fragment has it.
    """
    pdf = pikepdf.new()
    tree = _Tree(pdf, keeps_elements=standard == "ua-2")
    book = replace(book, parts=tuple(bound for bound in book.parts if bound.fragment.pages))
    for bound in book.parts:  # one open at a time: a thousand pages are a hundred megabytes of objects
        with pikepdf.open(io.BytesIO(bound.fragment.pdf)) as source:
            add_blank_pages(pdf, bound.opens, source)
            _add_pages(pdf, source)
            tree.graft(source, bound)
            if "/OutputIntents" not in pdf.Root:
                _take_over_intents(pdf, source)
    tree.finish()
    pages = [page.obj for page in pdf.pages]
    fragments = [bound.fragment for bound in book.parts]
    resources = [pages[bound.opens].Resources for bound in book.parts]
    share_fonts(pdf, resources, fragments, fonts)
    share_pictures(resources)
    share_colours(resources)
    _fill_page_numbers(pages, book)
    _set_folios(pdf, pages, book)
    _write_destinations(pdf, pages, book.parts)
    _write_outline(pdf, pages, book.parts, tree.elements)
    _write_labels(pdf, book.numbering)
    _write_catalogue(pdf, book.metadata, standard)
    if standard == "ua-2":
        bring_to_ua_2(pdf, tree.elements)
    return _saved(pdf, "2.0" if standard == "ua-2" else "1.7")


def with_numbers(fragment: Fragment, folios: Sequence[str], numbering: Mapping[str, str]) -> bytes:
    """The pages of a fragment alone, with their numbers: to be shown, and nothing more.

    ``folios`` is what each of its pages is called, ``numbering`` what those are on which anchors stand.
    """
    with pikepdf.open(io.BytesIO(fragment.pdf)) as pdf:
        pages = [page.obj for page in pdf.pages]
        _fill_numbers_of(fragment, pages, numbering)
        for page, fragment_page, label in zip(pages, fragment.pages, folios, strict=True):
            _set_folios_of(pdf, page, fragment, fragment_page, (label, numbering))
        target = io.BytesIO()
        pdf.save(target, compress_streams=False, deterministic_id=True)
    return target.getvalue()


def _add_pages(pdf: Pdf, source: Pdf) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", pikepdf.PageCopyWarning
        )  # destinations come from the fragments' metadata
        pdf.pages.extend(source.pages)


# -- structure ------------------------------------------------------------------------------------


class _Tree:
    """One structure tree for the trees of all fragments (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Pdf, *, keeps_elements: bool) -> None:
        self._pdf = pdf
        self._keeps_elements = keeps_elements
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        self._document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array())
        )
        self._parents: list[pikepdf.Object | int] = []
        self._next_key = 0
        self._names: list[tuple[bytes, pikepdf.Object]] = []
        self.elements: dict[str, pikepdf.Object] = {}
        """The element at each anchor, if they are kept: only structure destinations lead there."""

    def graft(self, source: Pdf, bound: Bound) -> None:
        """Take over the tree of a fragment whose pages are in the document already."""
        root = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        top = root.K[0]
        if "/Lang" in top:
            self._document.Lang = top.Lang
        for kid in top.K:
            kid.P = self._document
            self._document.K.append(kid)
        for number in range(len(bound.fragment.pages)):
            page = self._pdf.pages[bound.opens + number].obj
            page.StructParents = int(page.StructParents) + self._next_key
            for link in page.get("/Annots", ()):
                link.StructParent = int(link.StructParent) + self._next_key
        owners = root.ParentTree.Nums
        for at in range(0, len(owners), 2):
            self._parents += [self._next_key + int(owners[at]), owners[at + 1]]
        self._next_key += len(owners) // 2
        anchors = root.get(ANCHORS, ()) if self._keeps_elements else ()
        for at in range(0, len(anchors), 2):
            self.elements.setdefault(str(anchors[at]), anchors[at + 1])
        if "/IDTree" in root:
            names = root.IDTree.Names
            self._names += [(bytes(names[at]), names[at + 1]) for at in range(0, len(names), 2)]

    def finish(self) -> None:
        """Write the root of the tree."""
        pdf, root = self._pdf, self._root
        root.K = Array([self._document])
        root.RoleMap = Dictionary({f"/{key}": Name(f"/{value}") for key, value in ROLE_MAP.items()})
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(self._parents)))
        root.ParentTreeNextKey = self._next_key
        if self._names:
            named = [thing for name, element in sorted(self._names, key=_first) for thing in (name, element)]
            root.IDTree = pdf.make_indirect(Dictionary(Names=Array(_as_strings(named))))
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def _first(pair: tuple[bytes, pikepdf.Object]) -> bytes:
    return pair[0]


def _as_strings(things: Sequence[bytes | pikepdf.Object]) -> Iterator[pikepdf.Object]:
    return (String(thing) if isinstance(thing, bytes) else thing for thing in things)


# -- folios ---------------------------------------------------------------------------------------


def _fill_page_numbers(pages: Pages, book: Book) -> None:
    """Put the numbers of pages in the text in the place of what was drawn for them."""
    numbered = [bound for bound in book.parts if bound.fragment.page_numbers]
    labels = book.page_labels if numbered else {}
    for bound in numbered:
        _fill_numbers_of(bound.fragment, pages[bound.opens :], labels)


def _fill_numbers_of(fragment: Fragment, pages: Pages, labels: Mapping[str, str]) -> None:
    """The same for one fragment, whose first page is the first of these."""
    on_page: dict[int, dict[int, PageNumber]] = {}
    for number in fragment.page_numbers:
        on_page.setdefault(number.page, {})[number.mark] = number
    cases = dict(enumerate(fragment.cases))
    for page, numbers in on_page.items():
        content = pages[page].Contents
        content.write(filled(content.read_bytes(), numbers, cases, labels))
        _name_links(pages[page], labels)


def _name_links(page: pikepdf.Object, labels: Mapping[str, str]) -> None:
    """Put the numbers of pages into the names of the links that have them."""
    for link in page.get("/Annots", ()):
        words = str(link.get("/Contents", ""))
        if (named := filled_label(words, labels)) != words:
            link.Contents = String(named)


def _set_folios(pdf: Pdf, pages: Pages, book: Book) -> None:
    """Set each page's number where its fragment left room, after everything else on the page."""
    labels = book.page_labels
    for bound in book.parts:
        for number, fragment_page in enumerate(bound.fragment.pages, start=bound.opens):
            named = book.numbering.label(number), labels
            _set_folios_of(pdf, pages[number], bound.fragment, fragment_page, named)


def _set_folios_of(
    pdf: Pdf,
    page: pikepdf.Object,
    fragment: Fragment,
    fragment_page: FragmentPage,
    named: tuple[str, Mapping[str, str]],
) -> None:
    """The same for one page; ``named``: what it is called, and what the pages are on which anchors stand."""
    if fragment_page.folios:
        set_ = "\n".join(
            folio_operators(folio, fragment.cases, folio_words(folio, *named))
            for folio in fragment_page.folios
        )
        page.Contents = Array([page.Contents, pdf.make_stream(set_.encode("latin-1"))])


def folio_words(folio: Folio, label: str, labels: Mapping[str, str]) -> str:
    """A page's number, called ``label``, with the words around it.

    Over the notes of a book, instead, the pages to which those on the page belong: *Notes to pages 12–20*.
    ``labels``: what the pages are called on which anchors stand.
    """
    one, bar, several = folio.before.partition("|")
    if folio.notes is None:
        return "" if bar else folio.before + label + folio.after
    first, last = (labels.get(anchor, "") for anchor in folio.notes)
    return f"{one}{first}" if first == last else f"{several}{first}{folio.after}{last}"


def folio_operators(folio: Folio, cases: Sequence[DigitGlyphs], words: str) -> str:
    """What sets a number, with the words around it, in its place, as an artifact (ISO 32000-1, 14.8.2.2)."""
    case = cases[folio.case]
    glyphs = [case.glyphs[sort] for sort in words]
    x = folio.x - folio.anchor * sum(sort.width for sort in glyphs)
    shown = "".join(sort.shown for sort in glyphs)
    kind = "Header" if folio.at_head else "Footer"
    return (
        f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC q {case.ink} BT "
        f"/{case.font} {case.size:g} Tf 1 0 0 1 {x:.4f} {folio.y:.4f} Tm [{shown}] TJ ET Q EMC"
    )


# -- destinations, outline, labels ----------------------------------------------------------------


def _write_destinations(pdf: Pdf, pages: Pages, parts: Sequence[Bound]) -> None:
    """Every anchor by its name (ISO 32000-1, 12.3.2.3); a name tree is sorted."""
    places: dict[bytes, pikepdf.Object] = {}
    for bound in parts:
        for anchor, spot in bound.fragment.anchors.items():
            name = String(anchor)
            places.setdefault(bytes(name), _destination(pages, bound, spot))
    names = [thing for name in sorted(places) for thing in (name, places[name])]
    if names:
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=Array(_as_strings(names)))))


def _destination(pages: Pages, bound: Bound, spot: Spot) -> pikepdf.Object:
    return Array([pages[bound.opens + spot.page], Name.XYZ, round(spot.x, 3), round(spot.y, 3), 0])


class _Entry:
    """An entry of the outline, or its root, while its children are gathered."""

    def __init__(self, level: int, item: pikepdf.Object) -> None:
        self.level = level
        self.item = item
        self.children: list[_Entry] = []


def _write_outline(pdf: Pdf, pages: Pages, parts: Sequence[Bound], elements: Elements) -> None:
    """The outline (ISO 32000-1, 12.3.3), closed but for its first level."""
    root = _Entry(0, pdf.make_indirect(Dictionary(Type=Name.Outlines)))
    path = [root]
    for bound in parts:
        for marker in bound.fragment.markers:
            while path[-1].level >= marker.level:
                path.pop()
            entry = _Entry(marker.level, _outline_item(pdf, pages, bound, marker, elements))
            path[-1].children.append(entry)
            path.append(entry)
    if root.children:
        _join_children(root)
        root.item.Count = len(root.children)
        pdf.Root.Outlines = root.item


def _outline_item(pdf: Pdf, pages: Pages, bound: Bound, marker: Marker, elements: Elements) -> pikepdf.Object:
    place = _destination(pages, bound, marker.spot)
    item = Dictionary(Title=String(marker.words))
    lead(item, place, place, elements.get(marker.anchor))
    return pdf.make_indirect(item)


def _join_children(entry: _Entry) -> None:
    before: _Entry | None = None
    for child in entry.children:
        child.item.Parent = entry.item
        if before is not None:
            child.item.Prev, before.item.Next = before.item, child.item
        before = child
        _join_children(child)
    if before is not None:
        entry.item.First, entry.item.Last = entry.children[0].item, before.item
        entry.item.Count = -len(entry.children)


def _write_labels(pdf: Pdf, numbering: Numbering) -> None:
    """What readers call the pages (ISO 32000-1, 12.4.2): as their folios do."""
    labels = [0, Dictionary(S=Name.D)]
    if numbering.front == "roman" and numbering.body:
        labels = [0, Dictionary(S=Name.r), numbering.body, Dictionary(S=Name.D)]
    pdf.Root.PageLabels = Dictionary(Nums=Array(labels))


# -- the catalogue --------------------------------------------------------------------------------


def _write_catalogue(pdf: Pdf, metadata: Metadata, standard: PdfStandard) -> None:
    root = pdf.Root
    root.Lang = String(metadata.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if metadata.direction == "rtl":  # ISO 32000-1, table 150: on which side a reader lays the first page
        root.ViewerPreferences.Direction = Name.R2L
    root.Metadata = pdf.make_stream(xmp(metadata, standard), Type=Name.Metadata, Subtype=Name.XML)
    information = document_information(metadata)
    pdf.docinfo = pdf.make_indirect(Dictionary({f"/{key}": String(value) for key, value in information}))


def _take_over_intents(pdf: Pdf, source: Pdf) -> None:
    """What colours mean: the same in all fragments."""
    intents = (source.make_indirect(intent) for intent in source.Root.OutputIntents)
    pdf.Root.OutputIntents = Array([pdf.copy_foreign(intent) for intent in intents])


def _saved(pdf: Pdf, version: str) -> bytes:
    target = io.BytesIO()
    pdf.save(
        target,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        min_version=version,
    )
    return target.getvalue()
