"""Rules: every repair's name and lesson, once. What ``standfirst explain RULE`` teaches.

The publication's ``[rules]`` and the editor's ``decisions.toml`` name rules by these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

import msgspec


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to know about a kind of repair."""

    does: str
    """What is mended, one line."""
    why: str
    """Where such things come from, and why they are mended."""
    guards: str
    """When it keeps its hands off."""
    before: str
    """A manuscript, or the part of one, that it mends …"""
    after: str
    """… and how that might as well have been written."""


RULES: Mapping[str, Rule] = {
    # -- on the copy, before it is parsed -----------------------------------------------------
    "mojibake": Rule(
        does="characters that were read in the wrong encoding get their right reading back",
        why="a text saved as UTF-8 and opened as Windows-1252 shows two or three characters for one",
        guards=(
            "only where the shape of broken UTF-8 is there; never in code or addresses; where half of a "
            "character is lost for good, only if the same copy has other broken characters"
        ),
        before="They donâ€™t print on Sundays, and the cafÃ© is shut.",
        after="They don’t print on Sundays, and the café is shut.",
    ),
    "ligatures": Rule(
        does="ligature characters become the letters that they stand for",
        why="PDF tools leave them; they can't be found, hyphenated or read aloud, and few fonts have them",
        guards="only the seven Latin ligatures; never in code or addresses; ², № and Arabic forms stay",
        before="An eﬃcient oﬃce prints its own stationery.",
        after="An efficient office prints its own stationery.",
    ),
    "page-furniture": Rule(
        does="page numbers, running heads and page marks are taken out",
        why="a scanner or PDF tool reads them as if they were text, often in mid-sentence",
        guards=(
            "a bare number goes only from between the halves of a sentence or as one of a series; a running "
            "head must come back three times, and goes as a heading only from mid-sentence; years, lists, "
            "tables, refrains and code stay"
        ),
        before=(
            "The press had stood in the arch for years when the water came up through the floor, and\n\n"
            "--- end of page=12 ---\n\nby the morning it was an island."
        ),
        after=(
            "The press had stood in the arch for years when the water came up through the floor, and "
            "by the morning it was an island."
        ),
    ),
    "hyphens-at-line-ends": Rule(
        does="words that a line's end cut in two are made whole; real hyphens are kept",
        why="PDF tools keep the printed page's line ends with their hyphens",
        guards=(
            "only where the line's end is still there; compounds that the copy writes with a hyphen, "
            "self-, well-, twenty-, names and suspended hyphens keep theirs; what is no known word is "
            "only reported"
        ),
        before="She took the printed exam-\nple out of the drawer. An example is a promise.",
        after="She took the printed example out of the drawer. An example is a promise.",
    ),
    "invisible-characters": Rule(
        does="soft hyphens, zero-width spaces and control characters are taken out",
        why="word processors and web pages leave them; they break searching and print as boxes",
        guards=(
            "joiners stay in the scripts that need them and in emoji, direction marks where words run from "
            "right to left; nothing is touched in code and addresses"
        ),
        before="The guillo\u00adtine stands by the\u200b door.",
        after="The guillotine stands by the door.",
    ),
    "doubled-entities": Rule(
        does="entities that were escaped twice are escaped once",
        why="a tool escaped what was escaped already, and the reader sees `&amp;` in mid-sentence",
        guards="never in code or addresses, nor in a copy that speaks of entities or of HTML",
        before="Salt &amp;amp; pepper stood on the bench.",
        after="Salt &amp; pepper stood on the bench.",
    ),
    "office-tags": Rule(
        does="tags that only a word processor understands are taken out; the words in them stay",
        why="Word leaves elements of its own name spaces in what it exports",
        guards="only tags of those name spaces, whole on their line; never in code",
        before="The bench <o:p>was</o:p> clean.<o:p></o:p>",
        after="The bench was clean.",
    ),
    "shortcodes": Rule(
        does="shortcodes of site generators become what they mean; empty ones are taken out",
        why="the manuscript was written for a site, and only that site can fill them in",
        guards="nothing in code or in escaped shortcodes; an expression in running text is only reported",
        before='{{< figure src="press.svg" alt="A press" caption="The press in its arch" >}}',
        after='![A press](press.svg "The press in its arch")',
    ),
    "tables-cut-by-pages": Rule(
        does="tables that a page turn cut in two are made whole, and rows that a line's end cut",
        why="PDF tools print the header again on every page and take each line of a cell for a row",
        guards="words between two tables make them two; a row is folded only if it finishes the one above",
        before="| Ink | Tins |\n|---|---|\n| red | 2 |\n\n| Ink | Tins |\n|---|---|\n| black | 9 |",
        after="| Ink | Tins |\n|---|---|\n| red | 2 |\n| black | 9 |",
    ),
    "lost-images": Rule(
        does="a picture whose file was lost on the way keeps its place",
        why="converters cut a picture's data short, or leave only a comment where it stood",
        guards="data that is all there stays a picture; a comment only if alone on its line; nothing in code",
        before="The arch in winter.\n\n<!-- image -->\n\nThe arch in spring.",
        after="The arch in winter.\n\n![](lost-image)\n\nThe arch in spring.",
    ),
    "emphasis-spaces": Rule(
        does="marks of emphasis that a space keeps from working are put right",
        why="word processors bold the space as well, and the asterisks would be printed",
        guards=(
            "only double marks, even in number in their paragraph, one side tight and the other not; "
            "loose on both sides only around plain words"
        ),
        before="It was a **very long **night in the arch.",
        after="It was a **very long** night in the arch.",
    ),
    # -- on the draft, after it ---------------------------------------------------------------
    "repeated-title": Rule(
        does="a title that is printed twice in a row is taken once",
        why="PDF tools find it on the cover and on the first page",
        guards="only right under the first heading, word for word, as a heading or bold from end to end",
        before="# The arch\n\n# The arch\n\nIt stood in the water.",
        after="# The arch\n\nIt stood in the water.",
    ),
    "heading-emphasis": Rule(
        does="bold or italic over the whole of a heading is taken off",
        why="converters keep the look of a heading and its rank; being a heading is emphasis enough",
        guards="emphasis on a part of the heading stays",
        before="# The arch\n\n## **What the water did**\n\nIt rose.",
        after="# The arch\n\n## What the water did\n\nIt rose.",
    ),
    "heading-levels": Rule(
        does="a numbered heading gets the level that its number says",
        why="PDF tools guess levels from the size of the type, page by page",
        guards="three numbered headings at least, of two depths, whose levels contradict their numbers",
        before=(
            "# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n## 1.2 Weight\n\nText.\n\n"
            "## 2 Bone\n\nText."
        ),
        after=(
            "# Folding\n\n## 1 Paper\n\nText.\n\n### 1.1 Grain\n\nText.\n\n### 1.2 Weight\n\nText.\n\n"
            "## 2 Bone\n\nText."
        ),
    ),
    "join-paragraphs": Rule(
        does="paragraphs that a page turn cut in two are made whole",
        why="a PDF tool starts a new paragraph on every page",
        guards=(
            "the first half is long, stops in mid-sentence and leads in to nothing; the second begins in "
            "lower case and is no list, verse, refrain, label or name that is lower case by nature; both are "
            "prose; letters and those who write all in lower case are left alone"
        ),
        before=(
            "If she has a cover in a warm red and I have endpapers in one, they go on the same\n\n"
            "day, whatever the door says, and the two books are cousins for the rest of their lives."
        ),
        after=(
            "If she has a cover in a warm red and I have endpapers in one, they go on the same "
            "day, whatever the door says, and the two books are cousins for the rest of their lives."
        ),
    ),
    "note-reference": Rule(
        does="a bare number after a word becomes the reference to the note of that number",
        why="word processors and PDF tools leave raised or plain figures of notes, and the notes as a list",
        guards=(
            "only if the piece ends with notes of just these numbers, and the references run from 1 on; "
            "years, inches, chapter numbers, exponents and chemistry stay"
        ),
        before=(
            "It was printed by water.¹ It was bound by hand.²\n\nNobody minded.\n\n## Notes\n\n"
            "1. The water of the canal.\n2. The hand of Ida."
        ),
        after=(
            "It was printed by water.[^1] It was bound by hand.[^2]\n\nNobody minded.\n\n"
            "[^1]: The water of the canal.\n[^2]: The hand of Ida."
        ),
    ),
    "hyphen-space": Rule(
        does="a stray space after a hyphen is taken out, the hyphen never",
        why="a line ended there once",
        guards=(
            "only if the hyphenated form stands elsewhere in the piece, or both halves are capitalised as in "
            "a name; suspended hyphens (pre- and post-press) and hyphens used as dashes stay"
        ),
        before="The Half-Sheet is late. Nobody at the Half- Sheet minds.",
        after="The Half-Sheet is late. Nobody at the Half-Sheet minds.",
    ),
    "dead-link": Rule(
        does="a link that leads nowhere becomes its words",
        why="a saved web page keeps the links that only its scripts could follow",
        guards="only addresses that are empty, a bare #, a script, or about:blank",
        before="Ask [Tomasz](#) about the rollers.",
        after="Ask Tomasz about the rollers.",
    ),
    "double-escape": Rule(
        does="an address that is shown loses the backslashes that its target does not have",
        why="two converters in a row escaped it twice",
        guards="only where a link shows its own address",
        before=r"See [https://example.org/the\\_arch](https://example.org/the_arch).",
        after="See [https://example.org/the_arch](https://example.org/the_arch).",
    ),
    "tracker": Rule(
        does="parameters that only follow the reader are taken out of addresses",
        why="they lead nowhere else, and print is no place for them",
        guards="a list of known trackers (utm_…, fbclid, gclid and their like); the rest of a query stays",
        before="See [the arch](https://example.org/arch?page=2&utm_source=feed).",
        after="See [the arch](https://example.org/arch?page=2).",
    ),
    "boilerplate": Rule(
        does="what a website wrapped around the piece is taken out",
        why="subscribe, share and cookie lines are the site's and not the author's",
        guards=(
            "a short block outside the piece, with a phrase that such blocks have, and a link or emphasis "
            "over the whole; never by a keyword alone"
        ),
        before=(
            "# The arch\n\nIt rose in the night.\n\n---\n\n"
            "*[Click here](https://example.org/s) to subscribe to our newsletter.*"
        ),
        after="# The arch\n\nIt rose in the night.",
    ),
    "bold-heading": Rule(
        does="bold paragraphs that act as headings become headings",
        why="word processors and PDF tools keep the look of headings and lose their rank",
        guards=(
            "three at least, short, no sentences, each with prose after it; a bold lead sentence, a "
            "question, a speaker's label, a quotation and a name stay what they are"
        ),
        before=(
            "# The arch\n\nThree years.\n\n**Before the flood**\n\nIt was dry.\n\n"
            "**The flood itself**\n\nIt was wet.\n\n"
            "**After the flood**\n\nIt was brown."
        ),
        after=(
            "# The arch\n\nThree years.\n\n## Before the flood\n\nIt was dry.\n\n"
            "## The flood itself\n\nIt was wet.\n\n"
            "## After the flood\n\nIt was brown."
        ),
    ),
    "conversation-table": Rule(
        does="a table that holds a conversation is set as one, without the head over its columns",
        why="a transcript pasted from a word processor keeps its two columns: who, and what was said",
        guards=(
            "two columns, three rows at least, the first column names or letters like Q and A of which "
            "one comes back; a head that is itself the first row of the conversation stays"
        ),
        before=(
            "# The arch\n\n| Who | What |\n|---|---|\n| Ana Reis | Does it leak? |\n"
            "| Ben Holt | When it rains. |\n| Ana Reis | And now? |\n| Ben Holt | Now it is raining. |"
        ),
        after=(
            "# The arch\n\n**Ana Reis:** Does it leak?\n\n**Ben Holt:** When it rains.\n\n"
            "**Ana Reis:** And now?\n\n**Ben Holt:** Now it is raining."
        ),
    ),
}


def rule_as_text(name: str, rule: Rule) -> str:
    """The lesson of a rule, as ``standfirst explain`` prints it. Without a final newline."""
    title = f"{name} (repair)"
    return "\n".join(
        (
            title,
            "=" * len(title),
            "",
            *wrap(f"What: {rule.does}.", width=96),
            *wrap(f"Why: {rule.why}.", width=96),
            *wrap(f"Hands off: {rule.guards}.", width=96),
            "",
            *_example("before", rule.before),
            *_example("after", rule.after),
            "Switch it in publication.toml:",
            "",
            "    [rules]",
            f'    {name} = "off"      # or "suspect": only reported; "on" is the default',
            "",
            "Decide about one repair, or all of this rule: standfirst repairs --refuse ID | --refuse-rule "
            + name,
        )
    )


def _example(heading: str, text: str) -> tuple[str, ...]:
    return (f"{heading}:", "", *(f"    {line}".rstrip() for line in text.split("\n")), "")
