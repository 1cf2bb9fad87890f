"""Tags: a structure tree made from the elements of the page instead of from its boxes.

WeasyPrint 70 makes one structure element for every box: a paragraph over two pages becomes two, a
link over two lines two links, footnotes and running heads are nothing in particular. ``semantic_tags``
has our own written instead (``weasyprint_patches.structure_tree``), from the boxes of the pages, the marks
that the page streams keep of what was drawn, and the dictionaries of link annotations.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from functools import partial
from typing import Any
from unicodedata import decomposition
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure import boxes

from standfirst.editions.lead_in import INITIAL
from standfirst.render.pdf.fragment_result import PageNumber
from standfirst.render.pdf.glyphs import BOX, clusters
from standfirst.render.pdf.link_notes import NOTE_MARKS, REFERENCE
from standfirst.render.pdf.page_html import ELSEWHERE
from standfirst.render.pdf.page_references import in_label
from standfirst.render.pdf.tag_of_element import (
    ANCHORS,
    GENERATED,
    ROLE_MAP,
    Annotation,
    Content,
    Node,
    is_decoration,
    is_reference,
    level_headings,
    node_of,
    put_notes_after_blocks,
    single_picture,
    walk,
)
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of, boxes_in
from standfirst.render.pdf.weasyprint_patches.structure_tree import (
    in_capitals,
    marks_of,
    tags_written_by,
    take_marks,
)

Box = Any
PDFObject = Any

POINTS = 0.75
"""Points in a CSS pixel."""
NO_NUMBERS: Mapping[Any, tuple[str, int, str]] = {}


@contextmanager
def semantic_tags(
    name: str,
    numbers: Mapping[Any, tuple[str, int, str]] = NO_NUMBERS,
    marked: list[PageNumber] | None = None,
) -> Iterator[None]:
    """While this lasts, WeasyPrint writes our structure tree; ``name`` sets its names apart from others'.

    ``numbers``: the boxes that end in the number of a page, each with its anchor, type case and shape; into
    ``marked`` they go with the marks that they get.
    """
    with tags_written_by(partial(_add_tags, name, numbers, [] if marked is None else marked)):
        yield


def _add_tags(
    name: str,
    numbers: Mapping[Any, tuple[str, int, str]],
    marked: list[PageNumber],
    pdf: Any,
    document: Any,
    pdf_version: object,
    page_streams: list[Any],
) -> None:
    """What WeasyPrint calls when all pages are drawn."""
    del pdf_version  # PDF/A-2 and PDF/UA-1 are both PDF 1.7
    tree = _Tree(_root_element(document), name)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        marked.extend(
            PageNumber(number, mark, *numbers[box])
            for box, mark in marks_of(stream).items()
            if box in numbers
        )
        _read_page(tree, number, page, stream)
    _write(tree, pdf, document.pages)


def _root_element(document: Any) -> Element:
    root = next(box.element for box in boxes_in(box_of(document.pages[0])) if box.element_tag == "html")
    assert isinstance(root, Element)
    return root


# -- reading: from boxes to nodes -----------------------------------------------------------------


class _Tree:
    """The tree while it grows, and what was found on the pages on the way."""

    def __init__(self, root: Element, name: str) -> None:
        self.name = name
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.document = Node("Document", lang=root.get("lang"))
        self.nodes: dict[Element, Node] = {root: self.document}
        self.bodies: dict[Element, Node] = {}
        self.owners: list[dict[int, Node]] = []
        """For each page: which node each mark belongs to."""
        self.annotations: list[tuple[Any, Node]] = []
        self.heads: dict[Element, int] = {}
        """How often each table's head has been met; where it goes on, in a column or on a page, again."""
        self.notes = 0
        self.marks_of_notes: dict[tuple[Element, str], Node] = {}
        self.stood_for: dict[Node, int] = {}
        """How many of the characters that boxes stand for have been on the pages."""
        self.waiting: dict[Element, str] = {}
        """Of elements that are set in capitals, what has not been on the pages yet, as it was written."""

    def node(self, element: Element) -> Node:
        """The node that the content of an element belongs to; made when first asked for."""
        if element not in self.nodes:
            self.nodes[element] = self._new_node(element)
        return self.nodes[element]

    def _new_node(self, element: Element) -> Node:
        parent = self.parents.get(element)
        if parent is not None and element.tag in ("dt", "dd"):
            return self._entry(element, parent)
        node = node_of(element, parent)
        if parent is None:
            return self.document
        if node is None or self._stands_for_its_figure(element, parent):
            return self.inside(parent)
        if node.type == "Note":
            self.notes += 1
            node.identifier = f"{self.name}-{self.notes}"
        place = self._place_for(node, element, parent)
        if node.type == "THead":
            place.lead(
                node
            )  # where a table begins at the foot, its head is drawn overleaf for the first time
        else:
            place.add(node)
        return node

    def _place_for(self, node: Node, element: Element, parent: Element) -> Node:
        """Where a node goes: in a list's item beside its body, for a label; in a reference, for its link."""
        if node.type == "Lbl" and self.node(parent).type == "LI":
            return self.node(parent)
        if node.type == "Link" and is_reference(element, self.inside(parent).type):
            return self.inside(parent).child("Reference", node.title)
        return self.inside(parent)

    def _stands_for_its_figure(self, element: Element, parent: Element) -> bool:
        """The one picture of a figure is the figure."""
        return parent.tag == "figure" and single_picture(parent) is element

    def inside(self, element: Element) -> Node:
        """The node for what stands inside an element: of a list's item, its body."""
        node = self.node(element)
        if node.type != "LI":
            return node
        if element not in self.bodies:
            self.bodies[element] = node.child("LBody")
        return self.bodies[element]

    def _entry(self, element: Element, definitions: Element) -> Node:
        """A term or a meaning: label or body of an item that begins with its first term."""
        siblings = list(definitions)
        before = siblings[siblings.index(element) - 1] if siblings[0] is not element else None
        starts = before is None or (element.tag == "dt" and before.tag == "dd")
        if starts or before is None:
            self.bodies[element] = self.inside(definitions).child("LI")
        else:
            self.node(before)
            self.bodies[element] = self.bodies[before]
        return self.bodies[element].child("Lbl" if element.tag == "dt" else "LBody")

    def mark_of_note(self, note: Element, pseudo: str) -> Node:
        """The node of a note's number: in the text, where it refers to the note, or before the note itself.

        Where it is a link, the link's node, which stands in the reference or in the label.
        """
        key = (note, pseudo)
        if key not in self.marks_of_notes:
            is_call = pseudo == "footnote-call"
            place = self.inside(self.parents[note]) if is_call else self.node(note)
            mark = place.child("Reference" if is_call else "Lbl", GENERATED)
            self.marks_of_notes[key] = mark.child("Link") if note.get(REFERENCE) else mark
            self.node(note)
        return self.marks_of_notes[key]

    def as_written(self, box: Box) -> str:
        """What a box of text shows, as it was written: in small letters though it is set in capitals, which
        would be spelt out, and with the space after an initial, which stands out of the line."""
        element, words = box.element, str(box.text)
        if element is None or "::" in (box.element_tag or ""):
            return words
        if box.style["text_transform"] == "uppercase":
            if element not in self.waiting:
                self.waiting[element] = (element.text or "") + "".join(kid.tail or "" for kid in element)
            tongue = (box.style["lang"] or "").split("-")[0].lower()
            words, self.waiting[element] = in_small_letters(words, self.waiting[element], tongue)
        is_initial = INITIAL in (element.get("class") or "").split()
        return f"{words} " if is_initial and self._words_after(element)[:1].isspace() else words

    def _words_after(self, element: Element) -> str:
        """What comes right after an element, in its parent or in the next element."""
        if element.tail:
            return element.tail
        siblings = list(self.parents[element])
        after = siblings[siblings.index(element) + 1 :]
        return (after[0].text or "") if after else ""

    def is_hidden(self, element: Element | None) -> bool:
        """Whether an element, or one that it stands in, is decoration."""
        while element is not None:
            if is_decoration(element):
                return True
            element = self.parents.get(element)
        return False

    def is_generated(self, element: Element | None) -> bool:
        """Whether an element is within a node of what the edition adds."""
        while element is not None:
            if element in self.nodes and self.nodes[element].title == GENERATED:
                return True
            element = self.parents.get(element)
        return False

    def nearest(self, element: Element, written: Container[int]) -> Node:
        """The node of an element, or of the nearest around it that has one among those that are written."""
        around: Element | None = element
        while around is not None:
            if around in self.nodes and id(self.nodes[around]) in written:
                return self.nodes[around]
            around = self.parents.get(around)
        return self.document

    def meet(self, box: Box) -> None:
        """Count the heads of tables; what is in one comes right after it."""
        if isinstance(box, boxes.TableRowGroupBox) and box.element_tag == "thead":
            self.heads[box.element] = self.heads.get(box.element, 0) + 1

    def is_repeated(self, element: Element | None) -> bool:
        """Whether this is in a table's head that is printed again."""
        while element is not None and element.tag != "thead":
            element = self.parents.get(element)
        return element is not None and self.heads.get(element, 0) > 1


def _read_page(tree: _Tree, number: int, page: Any, stream: Any) -> None:
    marks = take_marks(stream)
    owners: dict[int, Node] = {}
    artifacts: dict[int, str | None] = {}
    unsaid: set[int] = set()
    meant: dict[int, str] = {}
    in_margin = {
        id(box): margin.at_keyword
        for margin in box_of(page).children
        if isinstance(margin, boxes.MarginBox)
        for box in boxes_in(margin)
    }
    for box in boxes_in(box_of(page)):
        if id(box) in in_margin:
            if box in marks:
                artifacts[marks.pop(box)] = "Header" if "top" in in_margin[id(box)] else "Footer"
            continue
        tree.meet(box)
        if isinstance(box, boxes.TableCellBox) and not tree.is_repeated(box.element):
            tree.node(box.element)  # an empty cell is a cell too
        if _is_picture_of_words(tree, box):
            _place_figure(tree.inside(box.element), box, page)
        node = _node_for(tree, box)
        if box.link_annotation is not None:
            _read_link(tree, number, box)
        if box in marks:
            mark = marks.pop(box)
            if node is None:
                artifacts[mark] = None
                if isinstance(box, boxes.TextBox):
                    unsaid.add(mark)
            else:
                node.add(Content(number, mark))
                owners[mark] = node
                if node.actual:
                    meant[mark] = _meant(tree, node, box.text)
                elif isinstance(box, boxes.TextBox):
                    words = tree.as_written(box)
                    if words != box.text or _is_without_accents(box):
                        meant[mark] = words
                if isinstance(box, boxes.ReplacedBox):
                    _place_figure(node, box, page)
    artifacts.update(dict.fromkeys(marks.values()))
    tree.owners.append(owners)
    _mark_artifacts(stream, artifacts)
    _say_what_is_meant(stream, meant | dict.fromkeys(unsaid, ""))
    stream.stream = [b"q", *stream.stream, b"Q"]  # so that a folio can be set after it


def _is_picture_of_words(tree: _Tree, box: Box) -> bool:
    """Whether a box is heard as a picture and is not drawn as one: the place of one that is missing."""
    element, is_own = box.element, "::" not in (box.element_tag or "")
    if not (isinstance(box, boxes.BlockContainerBox) and element is not None and is_own):
        return False
    return (
        element.get("role") == "img" and not tree.is_hidden(element) and tree.inside(element).type == "Figure"
    )


def _node_for(tree: _Tree, box: Box) -> Node | None:
    """The node that what this box draws belongs to; None for decoration and for what draws nothing."""
    element = box.element
    draws = isinstance(box, boxes.TextBox | boxes.ReplacedBox) or box.link_annotation is not None
    if element is None or not draws or tree.is_hidden(element) or tree.is_repeated(element):
        return None
    pseudo = (box.element_tag or "").partition("::")[2]
    if pseudo in NOTE_MARKS:
        return tree.mark_of_note(element, pseudo)
    if pseudo == "marker":
        return tree.node(element).child("Lbl", GENERATED)
    if pseudo and isinstance(box, boxes.TextBox) and _is_ornament(box.text):
        return None
    if pseudo in ("before", "after"):
        around = tree.inside(element)
        return around if tree.is_generated(element) else around.child("Span", GENERATED)
    return tree.inside(element)


def _read_link(tree: _Tree, page: int, box: Box) -> None:
    """WeasyPrint makes an annotation for each box in a link: they all belong to the link's one node."""
    node, words = _link_of(tree, box)
    if words:
        box.link_annotation["Contents"] = pydyf.String(words)
    if (action := box.link_annotation.get("A")) and (target := _target_elsewhere(action)):
        del box.link_annotation["A"]
        box.link_annotation["Dest"] = pydyf.String(target)
    node.add(Annotation(page, len(tree.annotations)))
    tree.annotations.append((box.link_annotation, node))


GEOMETRIC_SHAPES = frozenset(map(chr, range(0x25A0, 0x2600)))
"""Unicode's block of squares, circles and triangles; the boxes of tasks are not among them."""


def in_small_letters(shown: str, written: str, language: str) -> tuple[str, str]:
    """What capitals stand for, which are the first letters of what was written, and what is left of that.

    As they are shown, if they are other letters. ``language``: two letters, such as ``tr``.
    """
    left = written.lstrip()
    for end in range(1, len(left) + 1):
        capitals = in_capitals(left[:end], language)
        if capitals == shown:
            return left[:end], left[end:]
        if not shown.startswith(capitals):
            break
    return shown, written


def _is_without_accents(box: Box) -> bool:
    """Whether a box is drawn in small capitals that leave out accents, as those of Greek do: one glyph is
    there for several letters, and the PDF has the text of one of them for all."""
    return "small-caps" in box.style["font_variant_caps"] and any(map(_is_accented_greek, box.text))


def _is_accented_greek(letter: str) -> bool:
    """Whether a letter of Greek has a mark over or under it."""
    return ("\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff") and bool(decomposition(letter))


def _is_ornament(words: str) -> bool:
    """Whether what a stylesheet adds is for the eye only: the dots of a leader, a square at the end."""
    return all(letter in " .\N{NO-BREAK SPACE}" or letter in GEOMETRIC_SHAPES for letter in words)


def _link_of(tree: _Tree, box: Box) -> tuple[Node, str]:
    """The node of the link that a box is in, and what the link is called."""
    element, pseudo = box.element, box.element_tag.partition("::")[2]
    if pseudo in NOTE_MARKS:
        return tree.mark_of_note(element, pseudo), element.get(NOTE_MARKS[pseudo]) or ""
    while element.tag != "a" and element in tree.parents:
        element = tree.parents[element]
    return tree.node(element), _name_of(element)


def _name_of(link: Element) -> str:
    """The words of a link, or what it is called instead; the number of a page is filled in later."""
    label = link.get("aria-label")
    pages = [x.get("data-ref") for x in link.iter() if x.get("data-ref") and (label or x is not link)]
    words = label or "".join(link.itertext())
    return " ".join(" ".join((words, *map(in_label, filter(None, pages)))).split())


def _target_elsewhere(action: Any) -> str | None:
    """The anchor in another fragment that a link leads to."""
    address = str(action["URI"].string)
    return unquote(address.removeprefix(ELSEWHERE)) if address.startswith(ELSEWHERE) else None


def _place_figure(node: Node, box: Box, page: Any) -> None:
    """The bounding box of a picture, in points from the lower left corner (ISO 32000-1, 14.8.5.4.3)."""
    left, top = box.border_box_x(), box.border_box_y()
    right, bottom = left + box.border_width(), top + box.border_height()
    height = page.height
    corners = (left, height - bottom, right, height - top)
    node.owner = "Layout"
    node.attributes = {"Placement": "/Block", "BBox": tuple(round(x * POINTS, 3) for x in corners)}


def _mark_artifacts(stream: Any, artifacts: dict[int, str | None]) -> None:
    """Say in the page's stream that these marks are no content (ISO 32000-1, 14.8.2.2)."""
    operators = stream.stream
    for index, operand in enumerate(operators):
        if isinstance(operand, dict) and operand.get("MCID") in artifacts:
            subtype = artifacts[operand["MCID"]]
            operators[index - 1] = "/Artifact"
            operators[index] = pydyf.Dictionary(
                {"Type": "/Pagination", "Subtype": f"/{subtype}"} if subtype else {"Type": "/Layout"}
            )


def _meant(tree: _Tree, node: Node, shown: str) -> str:
    """The characters that the boxes on one line stand for: the next ones of their element."""
    begins = tree.stood_for.get(node, 0)
    tree.stood_for[node] = begins + shown.count(BOX)
    return "".join(clusters(node.actual or "")[begins : tree.stood_for[node]])


def _say_what_is_meant(stream: Any, meant: dict[int, str]) -> None:
    """Say it in the page's stream too, for whoever reads that alone (ISO 32000-1, 14.9.4)."""
    for operand in stream.stream:
        if isinstance(operand, dict) and operand.get("MCID") in meant:
            operand["ActualText"] = pydyf.String(meant[operand["MCID"]])


# -- writing: from nodes to objects ---------------------------------------------------------------


def _write(tree: _Tree, pdf: Any, pages: Sequence[Any]) -> None:
    """Put the tree, its parent tree and its names into the document."""
    level_headings(tree.document)
    put_notes_after_blocks(tree.document)
    page_references = pdf.page_references  # made anew each time that it is asked for
    root = _added(pdf, {"Type": "/StructTreeRoot", "RoleMap": _names(ROLE_MAP)})
    objects = {id(node): _added(pdf, {}) for node in walk(tree.document)}
    _fill(tree.document, root, objects, tree, page_references)
    root["K"] = pydyf.Array([objects[id(tree.document)].reference])
    root["ParentTree"] = _parent_tree(tree, pdf, objects).reference
    root["ParentTreeNextKey"] = len(pages) + len(tree.annotations)
    root[ANCHORS[1:]] = _anchors(tree, {name for page in pages for name in page.anchors}, objects)
    if tree.notes:
        root["IDTree"] = _identifiers(tree, pdf, objects).reference
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _added(pdf: Any, values: dict[str, object]) -> PDFObject:
    dictionary = pydyf.Dictionary(values)
    pdf.add_object(dictionary)
    return dictionary


def _names(names: dict[str, str]) -> PDFObject:
    return pydyf.Dictionary({key: f"/{value}" for key, value in names.items()})


def _fill(
    node: Node, parent: PDFObject, objects: dict[int, PDFObject], tree: _Tree, pages: tuple[bytes, ...]
) -> None:
    """Write a node and all nodes inside it into their dictionaries (ISO 32000-1, table 323)."""
    it = objects[id(node)]
    it.update({"Type": "/StructElem", "S": f"/{node.type}", "P": parent.reference})
    strings = {
        "Lang": node.lang,
        "Alt": node.alt,
        "E": node.expansion,
        "ActualText": node.actual,
        "ID": node.identifier,
        "T": node.title,
    }
    it.update({key: pydyf.String(value) for key, value in strings.items() if value})
    if node.owner:
        it["A"] = pydyf.Dictionary({"O": f"/{node.owner}", **_values(node.attributes)})
    first = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
    if first is not None:
        it["Pg"] = pages[first]
    kids = pydyf.Array()
    for kid in node.kids:
        match kid:
            case Node():
                _fill(kid, it, objects, tree, pages)
                kids.append(objects[id(kid)].reference)
            case Content(page=page, mark=mark) if page == first:
                kids.append(mark)
            case Content(page=page, mark=mark):
                kids.append(pydyf.Dictionary({"Type": "/MCR", "Pg": pages[page], "MCID": mark}))
            case Annotation(page=page, number=number):
                annotation, _ = tree.annotations[number]
                kids.append(
                    pydyf.Dictionary({"Type": "/OBJR", "Pg": pages[page], "Obj": annotation.reference})
                )
    it["K"] = kids


def _values(attributes: dict[str, Any]) -> dict[str, object]:
    return {key: pydyf.Array(v) if isinstance(v, tuple) else v for key, v in attributes.items()}


def _parent_tree(tree: _Tree, pdf: Any, objects: dict[int, PDFObject]) -> PDFObject:
    """From marks and annotations back to their nodes (ISO 32000-1, 14.7.4.4)."""
    numbers = pydyf.Array()
    for page, owners in enumerate(tree.owners):
        marks = range(max(owners, default=-1) + 1)
        references = (objects[id(owners[m])].reference if m in owners else "null" for m in marks)
        numbers.extend([page, pydyf.Array(references)])
    for key, (annotation, node) in enumerate(tree.annotations, start=len(tree.owners)):
        numbers.extend([key, objects[id(node)].reference])
        annotation["StructParent"] = key
    return _added(pdf, {"Nums": numbers})


def _anchors(tree: _Tree, anchors: Set[str], objects: dict[int, PDFObject]) -> PDFObject:
    """The element at each anchor: that of the thing it names, or the nearest around it that has one."""
    found = pydyf.Array()
    nodes = {**{note.get(REFERENCE): node for (note, _), node in tree.marks_of_notes.items()}}
    for element in tree.parents:
        if (anchor := element.get("id")) in anchors:
            nodes[anchor] = tree.nearest(element, objects)
    for anchor in sorted(anchors & nodes.keys()):
        found.extend([pydyf.String(anchor), objects[id(nodes[anchor])].reference])
    return found


def _identifiers(tree: _Tree, pdf: Any, objects: dict[int, PDFObject]) -> PDFObject:
    """The tree of names by which notes are known; sorted, as name trees are."""
    named = {node.identifier: node for node in walk(tree.document) if node.identifier}
    names = pydyf.Array()
    for identifier in sorted(named):
        names.extend([pydyf.String(identifier), objects[id(named[identifier])].reference])
    return _added(pdf, {"Names": names})
