"""What pandoc's citeproc makes of citations, read as nodes of the model."""

from __future__ import annotations

import pytest

from standfirst.citations.cited import Cite, NotCitedError
from standfirst.citations.nodes import inlines_of
from standfirst.citations.pandoc_citeproc import Source, cited, is_style_of_notes, keys_of
from standfirst.model import inlines as i
from standfirst.model.text import plain
from standfirst.project.pandoc import NeedsMoreMemoryError

WORKS = Source(
    "works.bib",
    b"""
@book{doe99, author={Jane Doe}, title={Weirs and {Sluices}}, year={1999}, publisher={Quiet Press}}
@article{roe04, author={Richard Roe and Ann Poe}, title={Of mills}, journal={Mills}, year={2004}, volume={3}}
""",
)
NOTES = Source(
    "notes.csl",
    b"""<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>Notes</title><id>notes</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="." delimiter="; ">
    <choose>
      <if position="ibid"><text value="ibid"/></if>
      <else><names variable="author"><name form="short"/></names><text variable="title" prefix=", "/></else>
    </choose>
    <text variable="locator" prefix=", "/>
  </layout></citation>
  <bibliography><layout>
    <text variable="citation-number" prefix="[" suffix="]" display="left-margin"/>
    <text variable="title" display="right-inline"/>
  </layout></bibliography>
</style>""",
)


def said(*typed: str, style: Source | None = None) -> list[str]:
    found = cited([Cite(one) for one in typed], WORKS, style, "en-GB")
    return [plain(one.words) + "".join(f"|{plain(note)}" for note in one.notes) for one in found.citations]


def test_author_and_date_where_no_style_is_named() -> None:
    assert said("[@doe99, p. 33]", "@roe04 [p. 12]", "[see *also* @doe99; -@roe04]") == [
        "(Doe 1999, 33)",
        "Roe and Poe (2004, 12)",
        "(see also Doe 1999; 2004)",
    ]


def test_words_keep_their_emphasis_and_lead_to_the_work() -> None:
    (one,) = cited([Cite("[see *also* @doe99]")], WORKS, None, "en-GB").citations
    assert i.Emphasis((i.Text("also"),)) in one.words
    assert i.Link(url="#ref-doe99", children=(i.Text("Doe 1999"),)) in one.words


def test_works_stand_in_the_order_of_the_style() -> None:
    found = cited([Cite("[@roe04]"), Cite("[@doe99]")], WORKS, None, "en-GB")
    assert [work.key for work in found.works] == ["doe99", "roe04"]
    assert plain(found.works[0].words) == "Doe, Jane. 1999. Weirs and Sluices. Quiet Press."


def test_a_style_of_notes_makes_notes() -> None:
    assert is_style_of_notes(NOTES)
    assert said("[@doe99, p. 3]", "@roe04", style=NOTES) == [
        "|Doe, Weirs and Sluices, 3.",
        "Roe, Poe|Of mills.",
    ]


def test_in_a_note_a_style_of_notes_makes_none() -> None:
    cites = [Cite("[@doe99, p. 3]", "alone"), Cite("[@roe04]", "among words"), Cite("@doe99", "among words")]
    found = cited(cites, WORKS, NOTES, "en")
    assert [(plain(one.words), one.notes) for one in found.citations] == [
        ("Doe, Weirs and Sluices, 3.", ()),
        ("(Roe, Poe, Of mills)", ()),
        ("Doe, Weirs and Sluices", ()),
    ]


def test_nothing_is_ibid_of_what_another_piece_has_cited() -> None:
    cites = [Cite("[@doe99]", begins=True), Cite("[@doe99]"), Cite("[@doe99]", begins=True)]
    found = cited(cites, WORKS, NOTES, "en")
    assert [plain(one.notes[0]) for one in found.citations] == [
        "Doe, Weirs and Sluices.",
        "Ibid.",
        "Doe, Weirs and Sluices.",
    ]
    assert [work.key for work in found.works] == ["doe99"]


def test_the_number_of_an_entry_is_its_mark() -> None:
    (work,) = cited([Cite("[@doe99]")], WORKS, NOTES, "en").works
    assert (plain(work.mark), plain(work.words)) == ("[1]", "Weirs and Sluices")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("w.bib", b"@book{a1, title={A}}\n@misc{b2, title={B}}"),
        ("w.json", b'[{"id": "a1", "type": "book"}, {"id": "b2", "type": "book"}]'),
        ("w.ris", b"TY  - BOOK\nID  - a1\nTI  - A\nER  - \n\nTY  - BOOK\nID  - b2\nTI  - B\nER  - \n"),
    ],
)
def test_the_keys_of_files_of_works(name: str, data: bytes) -> None:
    assert keys_of(Source(name, data)) == ("a1", "b2")


RIS = b"""TY  - BOOK
ID  - doe99
AU  - Doe, Jane
TI  - Weirs
PY  - 1999
PB  - Quiet Press
ER  -
""".replace(b"\n", b"\r\n").replace(b"ER  -", b"ER  - ")
CSL_JSON = b"""[{"id": "doe99", "type": "book", "title": "Weirs", "publisher": "Quiet Press",
 "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[1999]]}}]"""
BIB = b"@book{doe99, author={Doe, Jane}, title={Weirs}, year={1999}, publisher={Quiet Press}}"
BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("bom", [b"", BOM], ids=["plain", "with-a-mark"])
@pytest.mark.parametrize(("name", "data"), [("w.bib", BIB), ("w.json", CSL_JSON), ("w.ris", RIS)])
def test_each_format_is_cited_alike(name: str, data: bytes, bom: bytes) -> None:
    source = Source(name, bom + data)
    assert keys_of(source) == ("doe99",)
    found = cited([Cite("[@doe99, p. 3]")], source, None, "en-GB")
    assert [plain(one.words) for one in found.citations] == ["(Doe 1999, 3)"]
    assert [plain(work.words) for work in found.works] == ["Doe, Jane. 1999. Weirs. Quiet Press."]


@pytest.mark.parametrize(
    ("name", "data"), [("w.bib", BIB * 2), ("w.json", b"[%s,%s" % (CSL_JSON[1:-1], CSL_JSON[1:]))]
)
def test_a_key_that_is_given_twice_is_there_twice(name: str, data: bytes) -> None:
    assert keys_of(Source(name, data)) == ("doe99", "doe99")


def test_a_long_bibliography_is_read() -> None:
    works = b"\n".join(b"@book{w%d, title={Work %d}, year={1999}}" % (n, n) for n in range(3000))
    assert len(keys_of(Source("w.bib", works))) == 3000


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("w.bib", b"@book{a1, title={A}\n@misc{b2", "line"),
        ("w.bib", b"", "no work with a key"),
        ("w.ris", b"", "no work with a key"),
        ("w.ris", b"TY  - BOOK\nID  - do", "line"),
        ("w.ris", b"notes\n", "line 1"),
        ("w.ris", RIS.replace(b"Doe,", b"D\xf6e,"), r"UTF-8 \(line 3\)"),
        ("w.bib", BIB.replace(b"Doe,", b"D\xf6e,"), "UTF-8"),
        ("w.json", b"{", "no JSON"),
        ("w.json", b"", "no JSON"),
        ("w.json", b"[\n" + CSL_JSON[1:-20], r"no JSON.*\(line 3\)"),
        ("w.json", b"[]", "no work with a key"),
        ("w.json", b'[{"type": "book", "title": "Weirs"}]', "no work with a key"),
        ("w.json", b'["doe99"]', "."),
        ("w.json", b"[" * 100_000, "no "),
        ("w.doc", b"", "its name should end in one of"),
    ],
)
def test_what_is_no_file_of_works(name: str, data: bytes, why: str) -> None:
    with pytest.raises(NotCitedError, match=why):
        keys_of(Source(name, data))


def test_a_style_that_is_none() -> None:
    with pytest.raises(NotCitedError):
        said("[@doe99]", style=Source("a.csl", b"<style>"))


def test_tex_and_tags_in_a_citation_are_words() -> None:
    (one,) = said("[see <b>x</b> and $x$, @doe99]")
    assert "<b>x</b>" in one and "Doe 1999" in one


def style(macros: str, called: str = "m0") -> bytes:
    layout = f'<citation><layout><text macro="{called}"/></layout></citation>'
    return f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">{macros}{layout}</style>'.encode()


def macro(name: str, *calls: str) -> str:
    return f'<macro name="{name}">{"".join(f"""<text macro="{call}"/>""" for call in calls)}</macro>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Chicago", "it is no style of citations"),
        (style(macro("m0", "m1") + macro("m1", "m0")), "the macro m0 of the style calls itself"),
        (
            style("".join(macro(f"m{n}", *[f"m{n + 1}"] * 10) for n in range(9))),
            "the macros of the style call one another 1,111,111,111 times for one citation",
        ),
        (
            style("".join(macro(f"m{n}", f"m{n + 1}") for n in range(5_000))),
            "the macros of the style are nested more than 100 deep",
        ),
        (b'<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + style("&e;"), "entities"),
    ],
)
def test_a_style_that_would_never_end_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(NotCitedError, match=expected):
        cited([Cite("[@doe99]")], WORKS, Source("s.csl", data), "en-GB")


def test_pandoc_takes_no_more_memory_than_it_may() -> None:
    works = "".join(f"@book{{w{n}, title={{The work {n}}}, author={{Doe, Jane}}}}\n" for n in range(3_000))
    source = Source("works.bib", works.encode())
    assert len(keys_of(source)) == 3_000
    with pytest.raises(NeedsMoreMemoryError, match="more than 20 megabytes"):
        keys_of(source, 20)


def test_accents_of_tex_stand_on_their_letters() -> None:
    assert inlines_of([{"t": "Str", "c": "Garc\u0131\u0301a,"}], []) == (i.Text("García,"),)
