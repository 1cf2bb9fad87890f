"""The proof sheet as an editor reads it, and as nobody should be able to abuse it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec
from lxml import html

from proofs import FILES, css, proof, proof_in, sheet
from standfirst.build.build import Build
from standfirst.project.files import find
from standfirst.report.proof.gather import proof_of
from standfirst.report.proof.html import proof_sheet
from standfirst.report.proof.proof import Proof

GOLDEN = Path(__file__).parent / "golden" / "sheet.txt"


def page() -> Any:
    return html.fromstring(sheet())


# -- what it says


BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "tr", "caption", "dt", "dd", "figcaption", "figure", "svg"}
MARKS = {"del": ("[-", "-]"), "ins": ("{+", "+}"), "mark": ("[", "]")}


def as_text(node: Any) -> str:
    """A line for each heading, paragraph, row, item; differences in brackets, marks on pages counted."""
    if node.tag == "svg":
        marks = " ".join(text.text for text in node.iter("text"))
        return f"\n  (marked: {marks})"
    before, after = MARKS.get(node.tag, ("", ""))
    if node.tag in ("td", "th"):
        after = " |"
    if node.tag in BLOCKS:
        before = "\n" + {"h1": "\n# ", "h2": "\n## ", "h3": "\n### ", "h4": "\n#### "}.get(node.tag, "")
    inner = collapsed(node.text) + "".join(as_text(child) + collapsed(child.tail) for child in node)
    alt = f"({node.get('alt')})" if node.tag == "img" else ""
    return f"{before}{alt}{inner}{after}"


def collapsed(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def readable(markup: str) -> str:
    """The sheet as text, without what other versions of other people's software may change."""
    body = html.fromstring(markup).find("body")
    lines = (" ".join(line.split()) for line in as_text(body).split("\n"))
    text = "\n".join(lines)
    text = re.sub(r"\b[0-9a-f]{64}\b", "(checksum)", text)
    text = re.sub(r"\b\d+ kB\b", "(size)", text)
    text = re.sub(r"Made with .*", "Made with (versions)", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"\n\n(?!#)", "\n", text)).strip() + "\n"


def test_it_says_what_its_golden_says() -> None:
    shown = readable(sheet())
    if os.environ.get("STANDFIRST_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(shown, "utf-8")
    assert shown == GOLDEN.read_text("utf-8")


def test_it_names_what_made_the_editions_and_their_checksums() -> None:
    words = page().text_content()
    assert all(f"{name} {number}" in words for name, number in proof().versions)
    assert all(edition.checksum in words for edition in proof().editions)
    assert [name for name, _ in proof().versions] == [
        "Standfirst",
        "Python-Markdown",
        "WeasyPrint",
        "EbookLib",
        "Pango",
    ]


def test_every_repair_is_shown_with_the_command_that_has_it_otherwise() -> None:
    words = page().text_content()
    for repair in proof().repairs:
        otherwise = "--refuse" if repair.applied else "--accept"
        assert f"standfirst repairs {otherwise} {repair.id}" in words


def test_a_mark_on_a_page_and_its_objection_lead_to_each_other() -> None:
    (mark,) = [text for svg in page().iter("svg") for text in svg.iter("text")]
    figure = next(x for x in mark.iterancestors("figure"))
    (problem,) = page().xpath(f"//li[@id='problem-{mark.text}']")
    assert figure.xpath(".//figcaption/a/@href") == [f"#problem-{mark.text}"]
    assert problem.xpath(".//a/@href") == [f"#{figure.get('id')}"]


def test_words_of_the_manuscript_say_their_language_and_direction() -> None:
    (title,) = page().xpath("//h2[@id='piece-2']")
    assert (title.get("lang"), title.get("dir")) == ("ar", "rtl")


def test_every_link_leads_somewhere_in_the_sheet() -> None:
    ids = page().xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in page().xpath("//@href")} <= set(ids)


# -- the same, wherever and whenever


def test_it_knows_nothing_of_the_machine(tmp_path: Path) -> None:
    again = proof_sheet(proof_in(tmp_path / "elsewhere"), css())
    assert again == sheet()
    assert str(tmp_path) not in again


# -- strangers


def test_a_stranger_injects_nothing() -> None:
    tree = page()
    tags = {node.tag for node in tree.iter() if isinstance(node.tag, str)}
    assert not tags & {"script", "iframe", "object", "embed", "link", "form", "base", "b onclick"}
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert all(src.startswith("data:image/png;base64,") for src in tree.xpath("//@src"))
    assert len(tree.xpath("//style")) == len(tree.xpath("//main")) == len(tree.xpath("//title")) == 1
    assert "</title><script>alert(1)</script>" in tree.text_content()


def test_what_turns_words_around_is_spelt_out() -> None:
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", sheet())
    assert "U+202E" in sheet()


def test_nothing_may_be_fetched_or_run() -> None:
    (policy,) = page().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def test_a_stylesheet_does_not_leave_its_element() -> None:
    assert "</style><b>" not in proof_sheet(proof(), "p { color: red } </style><b>")


# -- less than everything


def test_a_publication_without_editions_has_a_sheet_all_the_same() -> None:
    """The editions could not be made: what was understood and mended is to be seen nevertheless."""
    whole = proof()
    less: Proof = msgspec.structs.replace(whole, editions=(), results=(), pages=type(whole.pages)())
    words = html.fromstring(proof_sheet(less, "")).text_content()
    assert "No edition could be made" in words
    assert "The Foundry on Wharf Lane" in words


def test_its_files_are_what_this_test_is_about() -> None:
    assert {copy.path for copy in proof().copies} == {
        Path(name).name for name in FILES if name.endswith(".md")
    }


WHITE = {
    "publication.toml": 'title = "T"\nlanguage = "en"\npieces = ["one.md", "two.md"]\n',
    "one.md": "# One\n\nThe wheel stood still.\n",
    "two.md": "# Two\n\nWater to the flywheel.\n\nNobody *whispers* in the machine room.\n",
    "styles/own.css": "em { color: white }",
}


def test_what_the_gate_objects_to_is_marked_where_it_stands(tmp_path: Path) -> None:
    for name, text in WHITE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    made = proof_of(Build(find(tmp_path)), asks_validators=False)
    assert made
    (fidelity,) = (result for result in made.results if result.judge == "fidelity")
    (hidden,) = fidelity.problems
    assert hidden.diagnostic and hidden.diagnostic.code == "S704"
    assert hidden.at and hidden.at.page == made.pages.openings["two"]
    assert 0 < hidden.at.top < hidden.at.bottom < hidden.at.top + 30
    sheet_ = html.fromstring(proof_sheet(made, css()))
    (mark,) = sheet_.xpath("//svg//text")
    (problem,) = sheet_.xpath(f"//li[@id='problem-{mark.text}']")
    assert "whispers" in problem.text_content()
