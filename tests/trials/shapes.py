"""Shapes: manuscripts of one construct over and over, of any length, that a parser may take too long for.

Each is a function from about how many bytes it shall have to a text. The first part is what people write,
only much of it; the second what nobody writes but those who want to stop us (many of them from the
pathological cases that parsers of CommonMark are tried with).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

Shape: TypeAlias = Callable[[int], str]

_WORDS = "The press under the arch ran for forty years, and nobody minded the noise of it. "


def _times(unit: str) -> Shape:
    return lambda size: unit * max(size // len(unit.encode()), 1)


def _numbered(unit: str, *, start: str = "", end: str = "") -> Shape:
    """A unit with ``{n}`` in it, for each number."""

    def shape(size: int) -> str:
        count = max(size // len(unit.encode()), 1)
        return start + "".join(unit.replace("{n}", str(n)) for n in range(count)) + end

    return shape


def _nested(opening: str, closing: str = "", inside: str = "a") -> Shape:
    def shape(size: int) -> str:
        count = max(size // len((opening + closing).encode()), 1)
        return opening * count + inside + closing * count

    return shape


def _notes(size: int) -> str:
    count = max(size // 40, 1)
    return (
        "\n\n".join(f"A word.[^{n}]" for n in range(count))
        + "\n\n"
        + "\n\n".join(f"[^{n}]: A note." for n in range(count))
    )


def _notes_in_one_paragraph(size: int) -> str:
    count = max(size // 32, 1)
    called = " ".join(f"word.[^{n}]" for n in range(count))
    return called + "\n\n" + "\n".join(f"[^{n}]: A note." for n in range(count))


def _nested_list(size: int) -> str:
    """Lists in lists: each level two spaces deeper, so that half of the bytes are spaces."""
    depth = max(int(size**0.5), 1)
    return "".join(f"{'  ' * n}- a\n" for n in range(depth))


def _lists_in_lists(size: int) -> str:
    ten = "".join(f"{'  ' * n}- item {n} of a list in a list\n" for n in range(10))
    return ten * max(size // len(ten), 1)


def _table(size: int) -> str:
    row = "| a cell | another one | 3.50 |\n"
    return f"{row}|---|---|---|\n{row * max(size // len(row), 1)}"


def _wide_table(size: int) -> str:
    columns = max(size // 6, 1)
    return f"{'|a' * columns}|\n{'|-' * columns}|\n{'|b' * columns}|\n"


def _definitions(size: int) -> str:
    count = max(size // 30, 1)
    called = " ".join(f"[a{n}]" for n in range(count))
    return called + "\n\n" + "".join(f"[a{n}]: https://a.org/{n}\n" for n in range(count))


def _ticks_of_every_length(size: int) -> str:
    return " ".join("`" * n for n in range(1, max(int((2 * size) ** 0.5), 2)))


def _interview(size: int) -> str:
    turn = "**Ida:** Where did it stand?\n\n**Tom:** Under the arch, where nobody minded the noise.\n\n"
    return "# A talk\n\n" + turn * max(size // len(turn), 1)


def _speakers(size: int) -> str:
    turn = "A{n} Bok: What did he say of it?\n\n"
    return _numbered(turn)(size)


def _deep_front_matter(size: int) -> str:
    keys = "".join(" " * n + "a:\n" for n in range(int((2 * size) ** 0.5)))
    return f"---\n{keys}---\n\nText.\n"


def _pull_quotes(size: int) -> str:
    count = max(size // 100, 1)
    return "".join(
        f"Sentence number {n} says that {n * 7} of them came.\n\n> number {n} says that {n * 7} of them\n\n"
        for n in range(count)
    )


WRITTEN: Mapping[str, Shape] = {
    "prose": _times(_WORDS + "\n\n"),
    "one paragraph": _times(_WORDS),
    "one line after another": _times(_WORDS + "\n"),
    "flat list": _times("- An item of a list.\n"),
    "numbered list": _numbered("{n}. An item of a list.\n"),
    "loose list": _times("- An item of a list.\n\n"),
    "lists in lists": _lists_in_lists,
    "task list": _times("- [x] An item that is done.\n"),
    "definition list": _times("Term\n:   What it means.\n\n"),
    "table": _table,
    "headings": _numbered("## Heading {n}\n\n"),
    "headings with the same words": _times("## A heading\n\nText.\n\n"),
    "notes": _notes,
    "notes in one paragraph": _notes_in_one_paragraph,
    "definitions of links": _definitions,
    "links": _times("A [link](https://example.org/a) to it. "),
    "emphasis": _times("It is *so* and **so**, says _she_. "),
    "code spans": _times("Type `make` and wait. "),
    "code block": lambda size: "```\n" + "a line of code\n" * (size // 15) + "```\n",
    "block quote": _times("> A line that is quoted.\n"),
    "verse": _times("A line of verse,  \n"),
    "pictures": _numbered("![Picture {n}](p{n}.png)\n\n"),
    "html blocks": _times("<div>\n\nA box of words.\n\n</div>\n\n"),
    "html table": lambda size: f"<table>{'<tr><td>a</td><td>b</td></tr>' * (size // 30)}</table>",
    "interview": _interview,
    "speakers without end": _speakers,
    "pull quotes": _pull_quotes,
    "rules": _times("Text.\n\n* * *\n\n"),
    "bare addresses": _times("See https://example.org/a/b?c=d, and www.example.org. "),
    "index terms": _numbered("A word\\index{word {n}} of it. "),
    "cross-references": _numbered("As [@fig-{n}] shows. "),
    "formulas": _times("Let $x_1 = y^2$ be it. "),
    "front matter": _numbered("key{n}: value\n", start="---\n", end="---\n\nText.\n"),
    "front matter list": _numbered("  - tag {n}\n", start="---\ntags:\n", end="---\n\nText.\n"),
}

HOSTILE: Mapping[str, Shape] = {
    "a word without end": _times("a"),
    "a line of spaces": lambda size: f"a{' ' * size}b",
    "blank lines": _times(" \n"),
    "tabs": _times("\t"),
    "hyphens at line ends": _times("well-\n"),
    "spaces in a header line": lambda size: f"Title: a{' ' * size}x\n",
    "header lines": _times("Title: a\n"),
    "mojibake": _times("â€™Ã©"),
    "invisible letters": _times("word\u200b\u2060"),
    "accents on accents": lambda size: "a" + "\u0301" * (size // 2),
    "entities": _times("&amp;"),
    "ampersands": _times("&"),
    "entities of entities": lambda size: "&" + "amp;" * (size // 4),
    "ticks": _times("`"),
    "ticks of every length": _ticks_of_every_length,
    "ticks and letters": _times("`a``b"),
    "fences": _times("```\n"),
    "fences of every length": lambda size: _ticks_of_every_length(size).replace(" ", "\n"),
    "stars": _nested("*", "*"),
    "stars before letters": _times("*a "),
    # An odd number of them closes nothing, which is another shape.
    "stars mix": _times("*a **a *a **a "),
    "stars mix of three": _times("*a **a ***a "),
    "stars that close nothing": _times("a** "),
    "stars and underscores": _times("*a_ "),
    "underscores": _times("_a"),
    "tildes": _times("~~a "),
    "carets": _times("^a"),
    "equals": _times("==a "),
    "dollars": _times("$a"),
    "dollars with marks": _times("$x_a "),
    "double dollars": _times("$$a "),
    "brackets": _nested("[", "]"),
    "brackets that open": _times("["),
    "brackets that close": _times("a]"),
    "brackets and letters": _times("[a"),
    "brackets paren": _times("[a](b"),
    "brackets paren open": _times("[a]("),
    "brackets angle": _times("[a](<b"),
    "brackets brackets": _times("[a][b] "),
    "links in links": _nested("[a", "](b)"),
    "pictures in brackets": _times("![["),
    "pictures in pictures": _nested("![", "](b)"),
    "titles": _times('[a](b "'),
    "wiki links": _times("[[a"),
    "references to notes": _times("[^a] "),
    "notes here": _times("^[a "),
    "notes in notes": _nested("^[", "]"),
    "notes of notes": _numbered("[^{n}]: A note.[^{n}1]\n\n"),
    "citations": _times("[@a"),
    "spans": _times("[a]{.b "),
    "attributes": _times("{.a "),
    "attribute lists": _times("word{#a} "),
    "angles": _times("<"),
    "angles letters": _times("<a "),
    "tags that open": _times("<b>a "),
    "tags that close": _times("</b>"),
    "tags in tags": _nested("<span>", "</span>"),
    "boxes in boxes": _nested("<div>", "</div>"),
    "boxes in boxes by lines": _nested("<div>\n", "</div>\n", "a\n"),
    "tables in tables": _nested("<table><tr><td>", "</td></tr></table>"),
    "attributes of a tag": lambda size: f"<a {'b ' * (size // 2)}",
    "values of a tag": lambda size: f"<b {_times('c=d ')(size)}>a</b>",
    "quotation marks of a tag": _times('<a b="'),
    "comments": _times("<!-- "),
    "comments that close": _times("</<!--"),
    "comments of blocks": _times("<!-- a\n\n"),
    "instructions": _times("<?"),
    "declarations": _times("<!A "),
    "data": _times("<![CDATA["),
    "mail": _times("a@"),
    "addresses": _times("http://"),
    "addresses with brackets": lambda size: "http://a" + "(" * size,
    "addresses with closing brackets": lambda size: "http://a" + ")" * size,
    "dots": _times("a."),
    "slashes": _times("a/"),
    "colons": _times("a: "),
    "quotes in quotes": _nested(">"),
    "quotes by lines": _times("> a\n\n"),
    "quotes and items": _times("> - "),
    "items on a line": _times("- "),
    "numbers on a line": _times("1. "),
    "a nested list": _nested_list,
    "items without words": _times("-\n"),
    "hashes": _times("#"),
    "headings without words": _times("#\n"),
    "underlines": _times("a\n-\n"),
    "underlines without end": _times("a\n=\n"),
    "pipes": _times("|"),
    "pipes rows": _times("| a "),
    "rows without a table": _times("| a | b\n"),
    "a wide table": _wide_table,
    "tables": _times("|a|\n|-|\n|b|\n\n"),
    "rows of dashes": _times("|-"),
    "drawn tables": _times("+---+\n"),
    "drawn tables rows": _times("+---+---+\n| a | b |\n"),
    "simple tables": _times("--- ---\n"),
    "definitions": _times(": a\n"),
    "definitions of a link": _times("[a]: b\n"),
    "definitions without end": _times("[a]:\n"),
    "definitions with a title": _times('[a]: /b "\n'),
    "abbreviations": _numbered("*[A{n}]: b\n", end="\nA1 A2\n"),
    "divs": _times(":::\n"),
    "divs that open": _times("::: a\n"),
    "divs in divs": _nested("::: {.a}\n", ":::\n", "a\n"),
    "admonitions": _times('!!! note "a"\n'),
    "callouts": _times("> [!NOTE]\n"),
    "shortcodes": _times("{{< a "),
    "shortcodes that close": _times("{{< a >}}"),
    "bracket shortcodes": _times("[a b=c]"),
    "liquid": _times("{% a "),
    "templates": _times("{{a"),
    "editor's marks": _times("{++a"),
    "editor's marks mix": _times("{--a~>"),
    "remarks": _times("%%a "),
    "page breaks": _times("\\newpage\n\n"),
    "form feeds": _times("a\f"),
    "escapes": _times("\\*"),
    "backslashes": _times("\\"),
    "commands of TeX": _times("\\a{"),
    "index commands": _times("\\index{"),
    "ruby": _times("{a|"),
    "ruby of Japan": _times("《a"),
    "labels": _times("A: "),
    "labels by lines": _numbered("A{n}: b\n"),
    "bold labels": _times("**A:** "),
    "times": _times("00:00:12 "),
    "dashes": _times("— a\n"),
    "dashes in a line": _times("—"),
    "questions": _times("**Why?**\n\n"),
    "quotation marks": _times('"a '),
    "apostrophes": _times("'"),
    "parentheses": _nested("(", ")"),
    "parentheses that open": _times("(a"),
    "capitals": _times("A B. "),
    "names": _times("Ada Bok, "),
    "dates": _times("1 May 2020, "),
    "figures": _times("1"),
    "points": _times("1.1"),
    "credits": _times("Photo: A. B\n\n"),
    "front matter without end": _times("---\na: b\n"),
    "front matter nested": lambda size: f"---\na: {'[' * (size // 2)}{']' * (size // 2)}\n---\n\nText.\n",
    "front matter deep": _deep_front_matter,
    "front matter spaces": lambda size: f"---\na:{' ' * size}b\n---\n\nText.\n",
    "front matter of TOML": lambda size: f"+++\na = {'[' * size}\n+++\n\nText.\n",
    "word breaks": _times("a-"),
    "zero bytes": _times("\0"),
    "right to left": _times("ا "),
    "Chinese": _times("紙"),
    "surrogates of emoji": _times("👩‍👩‍👧"),
}

SHAPES: Mapping[str, Shape] = {**WRITTEN, **HOSTILE}
"""All of them, by name."""
