"""PDF/UA-2: what a joined PDF needs besides to be PDF/UA-2 and PDF/A-4, and well tagged (WTPDF).

The pages are the same, and so is their structure. ISO 14289-2 and ISO 19005-4 are about PDF 2.0: its types of
structure elements are in a namespace of their own, a note is an ``FENote`` that knows the places that refer
to it, entries of contents know what they lead to, and links lead to elements of the structure and not only
to places on pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Element: TypeAlias = pikepdf.Object
Elements: TypeAlias = Mapping[str, Element]
"""The structure element at each anchor."""

NAMESPACE = "http://iso.org/pdf2/ssn"
"""Of the structure types of PDF 2.0 (ISO 32000-2, 14.8.6)."""
TYPES = frozenset(
    {
        *("Document", "Sect", "Div", "Aside", "P", "Title", "FENote", "Sub", "Lbl", "Span", "Em", "Strong"),
        *("Link", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "Caption", "Figure"),
        *("Formula", *(f"H{level}" for level in range(1, 7))),
    }
)
"""What our structure has of them; what is not here (``Art``, ``BlockQuote``, ``Code`` …) is of PDF 1.7."""


def lead(thing: pikepdf.Object, place: pikepdf.Object, name: pikepdf.Object, element: Element | None) -> None:
    """Let a link or a bookmark lead to an element (ISO 32000-2, 12.3.2.3), or to a place if there is none.

    ``place`` is an array of page and coordinates, ``name`` the same or the name of that place.
    """
    if element is None:
        thing.Dest = name
        return
    thing.A = Dictionary(S=Name.GoTo, D=name, SD=Array([element, *list(place)[1:]]))
    if "/Dest" in thing:
        del thing["/Dest"]


def bring_to_ua_2(pdf: Pdf, elements: Elements) -> None:
    """Change the structure and the links of a document that is complete but for its metadata."""
    root = pdf.Root.StructTreeRoot
    namespace = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(NAMESPACE)))
    root.Namespaces = Array([namespace])
    del root["/RoleMap"]  # the types that it explains are of PDF 2.0
    owners = pikepdf.NumberTree(root.ParentTree)
    for element in list(_walk(root.K[0])):
        if _type(element) == "TOCI":
            _wrap_words(pdf, element, owners)
    for element in _walk(root.K[0]):
        _renew(element, namespace)
    _link(pdf, elements, owners)
    if "/Info" in pdf.trailer:  # ISO 19005-4, 6.1.3
        del pdf.trailer["/Info"]


def _walk(element: Element) -> Iterator[Element]:
    """An element and all elements in it, in reading order."""
    waiting = [element]
    while waiting:
        element = waiting.pop()
        yield element
        kids = [kid for kid in element.get("/K", ()) if isinstance(kid, Dictionary) and "/S" in kid]
        waiting.extend(reversed(kids))


def _wrap_words(pdf: Pdf, entry: Element, owners: pikepdf.NumberTree) -> None:
    """Put what stands in an entry of the contents and in nothing else, such as a byline, into a paragraph."""
    paragraph, kids = None, Array()
    for kid in entry.K:
        if isinstance(kid, Dictionary) and "/MCID" not in kid:
            paragraph = None
            kids.append(kid)
            continue
        if paragraph is None:
            paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=entry, K=Array()))
            paragraph.Pg = entry.Pg
            kids.append(paragraph)
        paragraph.K.append(kid)
        page, mark = (kid.Pg, kid.MCID) if isinstance(kid, Dictionary) else (entry.Pg, kid)
        owners[int(page.StructParents)][int(mark)] = paragraph
    entry.K = kids


def _renew(element: Element, namespace: pikepdf.Object) -> None:
    """Give an element its type and its namespace in PDF 2.0."""
    if _type(element) == "Note":
        element.S = Name.FENote
    if _type(element) in TYPES:
        element.NS = namespace
    if _type(element) == "L" and "/A" in element and str(element.A.get("/ListNumbering")) == "/None":
        kids = [kid for item in element.K for kid in item.get("/K", ()) if isinstance(kid, Dictionary)]
        labels = [kid for kid in kids if str(kid.get("/S")) == "/Lbl"]
        if labels:  # terms, with what they mean
            element.A.ListNumbering = Name.Description


def _type(element: Element) -> str:
    return str(element.S)[1:]


# -- links ----------------------------------------------------------------------------------------


def _link(pdf: Pdf, elements: Elements, owners: pikepdf.NumberTree) -> None:
    """Let all links lead to elements, and let notes and entries of contents know what belongs to them."""
    named = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root else {}
    places = {str(name): place for name, place in named.items()}
    for name in sorted(places.keys() & elements.keys()):
        named[name] = Dictionary(D=places[name], SD=Array([elements[name], *list(places[name])[1:]]))
    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            target = str(link.get("/Dest", ""))
            if target in places and target in elements:
                lead(link, places[target], link.Dest, elements[target])
                _refer(owners[int(link.StructParent)], elements[target])


def _refer(link: Element, target: Element) -> None:
    """Let the element of a link know the element that it leads to (ISO 32000-2, table 355, ``Ref``)."""
    entry = _within(link, "TOCI")
    if entry is not None:
        _add_reference(entry, target)
    note = _within(target, "FENote")
    if note is not None and _within(link, "FENote") is None:
        _add_reference(link, note)
        _add_reference(note, link)


def _within(element: Element, type_: str) -> Element | None:
    """The element, or the nearest one around it, of a type."""
    while isinstance(element, Dictionary) and "/S" in element:
        if _type(element) == type_:
            return element
        element = element.P
    return None


def _add_reference(element: Element, target: Element) -> None:
    known = list(element.get("/Ref", ()))
    if all(target.objgen != other.objgen for other in known):
        element.Ref = Array([*known, target])
