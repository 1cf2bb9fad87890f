"""What holds of every manuscript: nothing raises or leaks, no word is lost, every block has its lines."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.diagnostics import Report
from standfirst.parse.manuscript.decoding import decode
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.parse.syntax.markdown import parse
from standfirst.parse.syntax.tree import Element, outline

MACHINERY = re.compile("[\x00-\x08\x0b-\x1f]|klzzwxh|wzxhzdk|html-|piece|boundary")


def tree(text: str) -> Element:
    return parse(SourceFile("m.md", text))


def elements(element: Element) -> Iterator[Element]:
    yield element
    for child in element.elements():
        yield from elements(child)


# -- any text at all -----------------------------------------------------------------------------

MARKS = st.sampled_from([
    "*", "**", "_", "`", "``", "~~", "~", "^", "$", "[", "](u)", "![", "]", "(", ")", "[^1]", "[^1]: ",
    "^[", "<", ">", "<b>", "</b>", "<p>", "<div>", "</div>", "<!--", "-->", "<script>", "&amp;",
    "http://a.b/c_d", "\n", "\n\n", "  \n", "\\", " ", "    ", "\t", "- ", "1. ", "> ", "# ", ": ",
    "```\n", "::: a\n", "---\n", ":::\n", "| a | b |\n|---|---|\n", "{.x}", "{#y}", "[r]: /u\n",
    "*[W]: x\n", "\x02", "\x03", "\x0c", "\u2028", "word", "zwei", "три", "四", ".",
])  # fmt: skip


@given(st.lists(MARKS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_marks_in_any_order_make_a_tree(text: str) -> None:
    """Nothing raises, and nothing of the machinery is left in the tree."""
    assert not MACHINERY.search(outline(tree(text)))


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_characters_make_a_tree(text: str) -> None:
    outline(tree(text))


@given(st.lists(st.lists(st.from_regex(r"[a-zäéшλ]{1,9}[,;.!?]?", fullmatch=True), min_size=1), min_size=1))
@settings(max_examples=100, deadline=None)
def test_the_words_of_plain_paragraphs_stay_in_order(paragraphs: list[list[str]]) -> None:
    read = tree("\n\n".join(" ".join(words) for words in paragraphs))
    assert [element.text.split() for element in read.elements()] == paragraphs


@given(st.lists(MARKS, max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_blocks_stand_in_the_lines_of_what_they_stand_in(text: str) -> None:
    """The lines of what is inside lie within the lines of what it is in, and blocks follow each other."""
    root = tree(text)
    for outer in elements(root):
        inner = [e for e in outer.elements() if e.tag != "note"]
        assert all(outer.span.first <= e.span.first <= e.span.place[2] <= outer.span.place[2] for e in inner)
        assert [e.span.first for e in inner] == sorted(e.span.first for e in inner)


# -- hostile text ----------------------------------------------------------------------------------

HOSTILE = {
    "nested quotes": ">" * 5000 + " a",
    "nested brackets": "[" * 5000,
    "nested links": "[a](" * 5000,
    "nested notes": "^[" * 3000 + "x" + "]" * 3000,
    "nested spans": "[" * 2000 + "x" + "]{.a}" * 2000,
    "nested lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "lists on one line": "- " * 5000 + "x",
    "nested divisions": "::: a\n" * 2000,
    "nested tags": "<div>" * 5000,
    "nested inline tags": "x" + "<b>" * 5000,
    "a wall of stars": "*" * 10_000,
    "many stars": "*a " * 20_000,
    "stars in stars": "***a** b* " * 3000,
    "backticks of every length": "x".join("`" * length for length in range(400)),
    "comments that never end": "<!-- " * 20_000,
    "one long word": "a" * 1_000_000,
    "one long line": "word " * 200_000,
    "white space": "a" + " " * 500_000 + "b",
    "wide table": "|".join("a" * 300) + "\n" + "|".join("-" * 300) + "\n" + "x\n" * 50,
    "addresses": "http://" * 20_000,
    "attributes": "<a" + " a=b" * 20_000,
    "braces": "{" + ".a " * 20_000,
    "dashes": "-" * 100_000 + "x",
    "definitions": "[a]: http://b\n" * 5000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(name: str) -> None:
    """A generous bound that a quadratic reading of these texts would break by far."""
    assert spent_on(HOSTILE[name]) < 60 * spent_on_an_ordinary_text()


def spent_on(text: str) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    assert tree(text).tag == "manuscript"
    return time.process_time() - start


@cache
def spent_on_an_ordinary_text() -> float:
    """What this machine takes for 6,000 words: how fast it is, is not what is tested."""
    return spent_on("Twelve words of *plain* text stand in [each](x.md) paragraph, and no more.\n\n" * 500)


def test_marks_that_are_nested_too_deeply_are_words() -> None:
    read = tree("> " * 100 + "words")
    assert read.text.endswith("> words")
    assert sum(element.tag == "blockquote" for element in elements(read)) < 50


def test_a_paragraph_with_very_many_marks_keeps_every_word() -> None:
    words = [f"w{number}" for number in range(3000)]
    assert tree(" ".join(f"*{word}*" for word in words)).text.split() == words


def test_the_numbers_of_lines_are_those_of_the_file() -> None:
    source = SourceFile("m.md", "").with_lines(["a", "", "- b", "", "  c"], [4, 5, 9, 10, 11])
    assert outline(parse(source)) == "\n".join(
        [
            "manuscript 4-11",
            "  p 4",
            '    "a"',
            '  ul 9-11 marker="-"',
            "    li",
            "      p 9",
            '        "b"',
            "      p 11",
            '        "c"',
        ]
    )


def test_one_manuscript_leaves_nothing_for_the_next() -> None:
    tree("[r]: http://x.y\n\n*[A]: B\n\n[^1]: c")
    assert outline(tree("[r] A [^1]")) == 'manuscript 1\n  p\n    "[r] A [^1]"'


# -- real manuscripts --------------------------------------------------------------------------------


def test_real_manuscripts_leak_nothing_and_keep_their_lines(outside: Path) -> None:
    """Every block's lines hold its first and its last word, in all the manuscripts from outside."""
    files = [
        file
        for folder in ("corpus", "book/chapters", "interview")
        for file in outside.glob(f"{folder}/**/*.md")
    ]
    assert files
    for file in files:
        source = decode(file.read_bytes(), file.name, Report())
        assert source is not None
        lines = source.text.split("\n")
        read = parse(split_front_matter(source, Report())[1])
        assert not MACHINERY.search(
            outline(read).replace("html-", "").replace("piece", "").replace("boundary", "")
        )
        for element in elements(read):
            if element.tag in ("p", "h1", "h2", "h3", "pre", "td", "th") and element.span.first:
                words = re.findall(
                    r"(?<![\w.])[A-Za-z]+(?![\w.])", " ".join(filter(_is_text, element.children))
                )
                there = "\n".join(lines[element.span.first - 1 : element.span.place[2]])
                assert all(word in there for word in words[:1] + words[-1:]), (file.name, element.span, words)


def _is_text(node: Element | str) -> bool:
    return isinstance(node, str)


MANY = 600
"""Marks that are more than are read at once."""


@pytest.mark.parametrize(
    ("typed", "tag", "others"),
    [
        ("[two words](https://example.org/ 'a title of it')", "a", ""),
        ("[two words]{.smallcaps title='two more'}", "span", ""),
        ("*two words*", "em", ""),
        ("**two words**", "strong", ""),
        ("`two words`", "code", ""),
        ("<span class='one two' title='three four'>two</span>", "span", ""),
        (r"\[\*two words\*\]", "em", "[*two words*]"),
    ],
)
def test_no_mark_is_cut_in_two_where_there_are_many(typed: str, tag: str, others: str) -> None:
    for before in range(3):
        written = "& " * before + f"{typed} or " * MANY + "none.\n"
        document = tree(written)
        assert [element.tag for element in elements(document)].count(tag) == (0 if others else MANY)
        assert document.text.count(others or "two") == MANY
