"""Hypothesis strategies over the document model: any words, any inlines, any blocks, any piece.

What they give is what a manuscript can say: runs are merged, no container is empty, white space is
single and inside. Anchors and other derived fields are left to be derived.
"""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.document import Piece
from standfirst.model.editing import tidied, words_of
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.traverse import walk_inlines

WORDS = (
    *("press", "arch", "water", "Ida", "Tomasz", "the", "of", "forty", "ink", "règle", "naïve", "Журнал"),
    *("don't", "pre-press", "1987", "3.5", "a_b", "x", "“quoted”", "—", "…", "it’s", "العربية", "紙"),
)
MARKS = (
    *("*", "**", "_", "__", "`", "``", "~", "~~", "^", "[", "]", "[x]", "(", ")", "<", ">", "<b>", "&amp;"),
    *("==", "%%", "{++", "[[x]]", "\\newpage", "[page]"),
    *("&", "\\", "#", "##", "-", "+", "1.", "2)", "|", "{", "}", "$", "$x_1$", "!", "![", ":", ":::"),
    *(
        "===",
        "---",
        "***",
        "!!!",
        "???",
        "https://example.org/a_b",
        "www.example.org",
        "[^1]",
        "^[x]",
        "{{x}}",
        "%",
        '"',
    ),
)


@cache
def texts(*, marks: bool = True) -> st.SearchStrategy[str]:
    """A few words with single spaces between them, some of them only marks."""
    tokens = st.sampled_from(WORDS) | st.sampled_from(MARKS) if marks else st.sampled_from(WORDS)
    glue = st.sampled_from((" ", " ", " ", "")) if marks else st.just(" ")
    pairs = st.lists(st.tuples(tokens, glue), min_size=1, max_size=6)
    return pairs.map(lambda parts: "".join(token + space for token, space in parts).strip())


@cache
def images() -> st.SearchStrategy[Image]:
    """A picture with an address, and perhaps words about it."""
    return st.builds(
        Image,
        src=st.sampled_from(
            ("press.svg", "images/a b.png", "arch(1).jpg", "https://example.org/x.png?a=1&b=2")
        ),
        alt=st.none() | st.just("") | texts(),
        title=st.none() | texts(),
        asked_width=st.none() | st.sampled_from(("60%", "2.5in", "300px")),
        placement=st.none() | st.sampled_from(("wide", "margin")),
        focus=st.none() | st.just("40% 30%"),
    )


@cache
def _fragment_pages() -> st.SearchStrategy[Inline]:
    return st.one_of(
        texts().map(i.Text),
        texts().map(lambda words: i.Text(f" {words} ")),
        texts().map(i.Code),
        st.just(i.LineBreak()),
        st.sampled_from(("$x_1$", "$n$", "$a * b = c$", r"$$\sum_{k}\,k^2$$")).map(i.Formula),
        st.just(i.Ruby((i.Text("漢字"), i.Reading((i.Text("(かんじ)"),))))),
        images().map(i.InlineImage),
        st.builds(i.Abbreviation, value=st.sampled_from(("GTO", "USWDS")), expansion=texts()),
    )


def _containers(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inline]:
    urls = st.sampled_from(
        ("https://example.org/a_(b)", "https://example.org", "mailto:a@example.org", "x.md")
    )
    return st.one_of(
        st.builds(i.Emphasis, inner),
        st.builds(i.Strong, inner),
        st.builds(i.Struck, inner),
        st.builds(i.Superscript, inner),
        st.builds(i.Subscript, inner),
        st.builds(i.SmallCaps, inner),
        st.builds(i.Styled, classes=st.just(("term",)), children=inner),
        st.builds(i.ForeignWords, lang=st.sampled_from(("fr", "ar")), children=inner),
        st.builds(i.Link, url=urls, children=inner.filter(_has_no_link), title=st.none() | texts()),
    )


def _has_no_link(run: Inlines) -> bool:
    return not any(isinstance(x, i.Link) for x in walk_inlines(run))


def _has_no_picture(run: Inlines) -> bool:
    return not any(isinstance(x, i.InlineImage) for x in walk_inlines(run))


@cache
def inlines() -> st.SearchStrategy[Inlines]:
    """A run with words in it, as tidy as a settled piece has them."""
    runs = st.recursive(
        st.lists(_fragment_pages(), min_size=1, max_size=3).map(tuple),
        lambda inner: st.lists(_fragment_pages() | _containers(inner), min_size=1, max_size=4).map(tuple),
        max_leaves=6,
    )
    return runs.map(tidied).filter(lambda run: bool(words_of(run)))


@cache
def _simple() -> st.SearchStrategy[Block]:
    return st.one_of(
        st.builds(b.Paragraph, inlines=inlines()),
        st.builds(b.Paragraph, inlines=inlines()),
        st.builds(
            b.CodeBlock,
            text=st.lists(texts(), max_size=3).map("\n".join),
            language=st.none() | st.just("css"),
        ),
        st.builds(
            b.Figure,
            images=st.lists(images(), min_size=1, max_size=2).map(tuple),
            caption=inlines().filter(_has_no_picture),
        ),
        st.builds(b.ThematicBreak),
        st.builds(b.PageBreak),
        st.just(b.Verse(stanzas=(((i.Text("One"),), (i.Text("two"),)),), indents=((0, 3),))),
        st.builds(
            b.Table,
            head=_rows(1, header=True),
            body=_rows(2),
            caption=st.just(()) | inlines().filter(_has_no_picture),
        ),
    )


def _rows(count: int, *, header: bool = False) -> st.SearchStrategy[tuple[tuple[b.Cell, ...], ...]]:
    paragraphs = st.builds(b.Paragraph, inlines=inlines()).map(lambda paragraph: (paragraph,))
    cells = st.builds(b.Cell, blocks=st.just(()) | paragraphs, header=st.just(header))
    row = st.tuples(cells, cells)
    return st.lists(row, min_size=count, max_size=count).map(tuple)


def _holding(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[Block]:
    items = st.builds(b.ListItem, blocks=inner)
    return st.one_of(
        st.builds(b.BlockQuote, blocks=inner),
        st.builds(b.Sidebar, blocks=inner, title=st.just(()) | inlines()),
        st.builds(b.PullQuote, paragraphs=st.tuples(inlines())),
        st.builds(b.Division, classes=st.just(("menu-card",)), blocks=inner),
        st.builds(
            b.List,
            items=st.lists(items, min_size=2, max_size=3).map(tuple),
            ordered=st.booleans(),
            start=st.integers(1, 12),
            tight=st.just(False),
        ),
        st.builds(
            b.List,
            items=st.lists(_lettered(), min_size=2, max_size=3).map(tuple),
            ordered=st.just(True),
            counting=st.sampled_from("aAiI"),
            tight=st.just(False),
        ),
        st.builds(b.DefinitionList, items=st.tuples(_definitions(inner))),
    )


def _lettered() -> st.SearchStrategy[b.ListItem]:
    """Items of a list with letters, which may have to be written in HTML: no verse can be."""
    paragraphs = st.builds(b.Paragraph, inlines=inlines())
    return st.builds(b.ListItem, blocks=st.lists(paragraphs, min_size=1, max_size=2).map(tuple))


def _definitions(inner: st.SearchStrategy[Blocks]) -> st.SearchStrategy[b.Definition]:
    return st.builds(b.Definition, terms=st.tuples(inlines()), meanings=st.tuples(inner))


@cache
def blocks() -> st.SearchStrategy[Blocks]:
    """A few blocks such as a body has, some of them inside others."""
    return st.recursive(
        st.lists(_simple(), min_size=1, max_size=2).map(tuple),
        lambda inner: st.lists(_simple() | _holding(inner), min_size=1, max_size=4).map(tuple),
        max_leaves=5,
    )


@cache
def sections() -> st.SearchStrategy[b.Section]:
    """A section of the first level, with its heading."""
    headings = st.builds(b.Heading, level=st.just(2), inlines=inlines(), anchor=st.just(""))
    return st.builds(b.Section, heading=headings, blocks=blocks())


@cache
def pieces() -> st.SearchStrategy[Piece]:
    """An article with a title, a body and perhaps sections."""
    bodies = st.tuples(blocks(), st.lists(sections(), max_size=2)).map(lambda parts: (*parts[0], *parts[1]))
    openings = st.builds(b.Title, inlines=texts(marks=False).map(lambda words: (i.Text(words),)))
    return st.builds(
        Piece,
        name=st.just("piece"),
        kind=st.just("article"),
        language=st.just("en"),
        opening=st.tuples(openings),
        body=bodies,
    )
