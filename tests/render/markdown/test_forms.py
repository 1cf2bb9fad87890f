"""The forms of tidy text, kind by kind: left what the writer typed, right what an editor gets back."""

from __future__ import annotations

import pytest

from standfirst.diagnostics import Report
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.render.markdown.file import tidy_file

FORMS = {
    "underlined headings": ("Arch\n====\n\nWater\n-----\n\nIt rose.", "# Arch\n\n## Water\n\nIt rose."),
    "lines of a paragraph": ("It rose in\nthe night.", "It rose in the night."),
    "hard breaks": ("It rose  \nand fell.", "It rose\\\nand fell."),
    "underscores": ("It _rose_ and __fell__.", "It *rose* and **fell**."),
    "strange emphasis": ("It<em> rose</em>.", "It<em> rose</em>."),
    "escapes that nobody needs": (r"It rose \(so they say\)\.", "It rose (so they say)."),
    "escapes that somebody needs": (r"\*It\* cost 2\*3 [x]\(y)", r"\*It\* cost 2\*3 \[x\](y)"),
    "a lone star": (r"half\*sheet", "half*sheet"),
    "a number that begins a line": (r"1984\. It rose.", r"1984\. It rose."),
    "reference links": ("[a]\n\n[a]: https://example.org/a", "[a](https://example.org/a)"),
    "bare addresses": ("See https://example.org/a.", "See <https://example.org/a>."),
    "code with backticks": ("`` a`b ``", "``a`b``"),
    "indented code": ("It is:\n\n    a = 1\n", "It is:\n\n```\na = 1\n```"),
    "code with fences": ("~~~\n```\n~~~", "````\n```\n````"),
    "bullets": ("* a\n* b\n    * c", "- a\n- b\n  - c"),
    "two lists in a row": ("- a\n- b\n\n* c\n* d", "- a\n- b\n\n* c\n* d"),
    "three lists in a row": (
        "1. a\n2. b\n\n1) c\n2) d\n\n1. e\n2. f",
        "1. a\n2. b\n\n1) c\n2) d\n\n1. e\n2. f",
    ),
    "lines with letters": ("a. ink\nb. oil", "a. ink\\\nb. oil"),
    "numbers": ("3) a\n3) b", "3. a\n4. b"),
    "tasks": ("- [ ] a\n- [X] b", "- [ ] a\n- [x] b"),
    "definitions": ("Arch\n: a roof\n\nInk\n: a colour", "Arch\n:   a roof\n\nInk\n:   a colour"),
    "tables": ("a|b\n-|:-:\n1|2|", "| a | b |\n| --- | :-: |\n| 1 | 2 |"),
    "a pipe in a cell": ("a|b\n-|-\n1\\|2|3", "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"),
    "tables that pipes can't say": (
        '<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>',
        '<table>\n<tbody>\n<tr>\n<td colspan="2">a</td>\n</tr>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n'
        "</tbody>\n</table>",
    ),
    "quotations": ("> It rose.\n>\n> -- Ida", "> It rose.\n>\n> — Ida"),
    "pull quotes": (
        'It rose.\n\n<aside class="pullquote">It rose.</aside>\n\nIt fell.',
        "It rose.\n\n::: pullquote\nIt rose.\n:::\n\nIt fell.",
    ),
    "boxes": ("> [!NOTE] Ink\n> It dries.", "::: note\n### Ink\n\nIt dries.\n:::"),
    "boxes of other kinds": ("> [!question] Ink\n> Dry?", "> [!question] Ink\n> Dry?"),
    "figures": ("<figure><img src=a.svg alt=A><figcaption>Ink</figcaption></figure>", "![A](a.svg)\n*Ink*"),
    "figures with a name and a mark in their description": (
        "![Ink, see @tbl-a](a.svg){#fig-a}\n\nSee @fig-a.",
        '::: {#fig-a}\n<img src="a.svg" alt="Ink, see @tbl-a">\n\nInk, see @tbl-a\n:::\n\nSee @fig-a.',
    ),
    "figures with a name and a credit": (
        "![Ink. Photo: Ann Lee](a.svg){#fig-a}\n\nSee @fig-a.",
        '<figure id="fig-a"><img src="a.svg" alt="Ink. Photo: Ann Lee"><figcaption>Ink. '
        '<span class="credit">Photo: Ann Lee</span></figcaption></figure>\n\nSee @fig-a.',
    ),
    "pictures side by side": (
        "::: {#fig-a layout-ncol=2}\n![](a.svg)\n\n![](b.svg)\n\nInk\n:::\n\nSee @fig-a.",
        "::: {#fig-a layout-ncol=2}\n![](a.svg)\n\n![](b.svg)\n\nInk\n:::\n\nSee @fig-a.",
    ),
    "works and references in one pair of brackets": (
        "It rose [see @lee99, p. 3; @fig-a].", "It rose [see @lee99, p. 3]; [@fig-a].",
    ),
    "pictures that nobody described": ('<img src="a.svg">', "![](a.svg)"),
    "pictures that are decoration": ('<img src="a.svg" alt="">', '<img src="a.svg" alt="">'),
    "notes": ("It rose.[^w]\n\n[^w]: In March.\n\nIt fell.", "It rose.[^w]\n\nIt fell.\n\n[^w]: In March."),
    "notes where they stand": ("It rose.^[In March.] So.", "It rose.[^here-1] So.\n\n[^here-1]: In March."),
    "rules": ("It rose.\n\n* * *\n\nIt fell.", "It rose.\n\n---\n\nIt fell."),
    "foreign words": ('<span lang="fr">la presse</span> rose', "[la presse]{lang=fr} rose"),
    "anchors": ("## Ink {#black}\n\nIt dries.\n\n## Oil\n\nSee [ink](#black).",
                "## Ink {#black}\n\nIt dries.\n\n## Oil\n\nSee [ink](#black)."),
    "headings without a number": ("# Ink {-}\n\nIt dries.\n\n## Oil {#o .unnumbered}\n\nIt rose.",
                                  "# Ink {.unnumbered}\n\nIt dries.\n\n## Oil {#o .unnumbered}\n\nIt rose."),
    "verse": ("::: verse\nIt rose\nand fell\n:::", "::: verse\nIt rose\nand fell\n:::"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    typed, wanted = FORMS[name]
    done = tidy_file(typed.encode(), "a.md", HouseStyle(language="en"), Report())
    assert done is not None
    assert (done.broken, done.text) == (None, f"{wanted}\n")
