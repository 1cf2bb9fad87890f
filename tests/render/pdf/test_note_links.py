"""The numbers of notes are links: to the note at the foot of the page, and back to the text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from render.pdf.reading import destinations, kids_of, opened, structure
from standfirst.render.pdf.tag_of_element import Node, put_notes_after_blocks


def link_in(element: Any) -> pikepdf.Dictionary | None:
    """The annotation of the link that is all of an element."""
    if str(element.S) == "/Link":
        return next((kid.Obj for kid in kids_of(element) if kid.get("/Type") == "/OBJR"), None)
    kids = [kid for kid in kids_of(element) if "/S" in kid]
    return link_in(kids[0]) if len(kids) == 1 else None


def links_of(pdf: pikepdf.Pdf, type_: str) -> Iterator[pikepdf.Dictionary]:
    for element in structure(pdf):
        if str(element.S) == f"/{type_}" and (link := link_in(element)) is not None:
            yield link


def test_the_numbers_of_notes_lead_there_and_back(kitchen_sink_pdf: Path) -> None:
    with opened(kitchen_sink_pdf) as pdf:
        places = destinations(pdf)
        there = {str(link.Dest): str(link.Contents) for link in links_of(pdf, "Reference")}
        notes = [element for element in structure(pdf) if str(element.S) == "/Note"]
        back = [link for note in notes for link in links_of_labels(note)]
        assert there
        assert {"Note 1", "Note 2"} & set(there.values())
        assert there.keys() <= places.keys()
        assert len(back) >= 2
        assert {str(link.Dest) for link in back} <= places.keys()
        assert all(str(link.Contents).startswith("Back to the text") for link in back)


def links_of_labels(note: Any) -> Iterator[pikepdf.Dictionary]:
    for kid in kids_of(note):
        if kid.get("/S") == "/Lbl" and (link := link_in(kid)) is not None:
            yield link


def of(type_: str, *kids: Node) -> Node:
    return Node(type_, kids=list(kids))


def shape(node: Node) -> str:
    kids = " ".join(shape(kid) for kid in node.kids if isinstance(kid, Node))
    return f"{node.type}({kids})" if kids else node.type


def test_a_note_stands_after_the_block_that_refers_to_it() -> None:
    emphasis = of("Em", of("Reference"), of("Note", of("P", of("Reference"), of("Note"))))
    section = of("Sect", of("H2", of("Reference"), of("Note")), of("P", emphasis, of("Span")), of("P"))
    put_notes_after_blocks(section)
    assert shape(section) == "Sect(H2(Reference) Note P(Em(Reference) Span) Note(P(Reference) Note) P)"


def test_a_note_of_an_item_stands_before_the_list_in_it() -> None:
    item = of("LI", of("Lbl"), of("LBody", of("Reference"), of("Note"), of("Em"), of("L", of("LI"))))
    put_notes_after_blocks(item)
    assert shape(item) == "LI(Lbl LBody(Reference Em Note L(LI)))"


def test_a_note_of_a_caption_stands_after_what_has_the_caption() -> None:
    table = of("Table", of("Caption", of("Reference"), of("Note")), of("TR", of("TD", of("Note"), of("Em"))))
    section = of("Sect", table, of("Figure", of("Caption", of("Note"))), of("P"))
    put_notes_after_blocks(section)
    assert shape(section) == "Sect(Table(Caption(Reference) TR(TD(Em Note))) Note Figure(Caption) Note P)"
