"""Shortcodes and template tags of site generators become what they mean, in our own marks.

A manuscript that was written for a site is full of them: Hugo's ``{{< figure >}}``, Liquid's
``{% image %}`` and ``{{ "/2015/" | url }}``, WordPress's ``[caption]``. Those with a meaning turn into
it: pictures, pull quotes, quotations, boxes, code, addresses. Those that only say how words are set give
up what they wrap; those that wrap nothing are taken out if their names say that they are about the
website. What any other tag means is only suggested to the editor, and it stays as typed.

Limits: nothing in code, where a text about shortcodes shows them; ``{{</* … */>}}``, ``{% raw %}``
and ``\\{{`` are words; a square bracket is a shortcode only under names that WordPress has, closed
or with arguments; an expression in running text that nobody can fill in is only reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from standfirst.normalise.prose import without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules.shortcodes.meanings import Address, Meaning, called_notes, meaning_of_tag
from standfirst.normalise.rules.shortcodes.tags import LOOPS, Dialect, Shortcode, Tag, innermost, tags_in
from standfirst.normalise.rules.shortcodes.words import filled_in, shown_words, silent_words
from standfirst.normalise.text_changes import Change, apply_changes
from standfirst.parse.manuscript.source_file import SourceFile

RULE = Rule(
    name="shortcodes",
    does="shortcodes of site generators become what they mean; those about the website are taken out",
    why="the manuscript was written for a site, and only that site can fill them in",
    keeps_off=(
        "nothing in code or in escaped shortcodes; words for the reader in arguments (captions, titles, who "
        "said it) stay; an expression in running text is only reported, and so is a tag of a name that is "
        "not known here"
    ),
    before='{{< figure src="press.svg" alt="A press" caption="The press in its arch" >}}',
    after='![A press](press.svg "The press in its arch")',
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=silent_words,
    adds=shown_words,
)

MAYBE = (
    "{{",
    "{%",
    "=ZOOM=",
    "=IMAGE=",
    "[/",
    "[gallery",
    "[embed",
    "[youtube",
    "[vimeo",
    "[audio",
    "[video",
    "{:toc",
    "{: toc",
    "{:.toc",
    "[toc]",
    "[TOC]",
    "[_TOC_]",
)
DEEPEST = 6
"""Shortcodes within shortcodes; deeper ones stay."""

OF_PICTURE = re.compile(r"!\[[^\]\n]*\]\(\s*<?$|\bsrc=[\"']?$")
IN_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|(?:^|[\s{<(])(?!alt|title|class|content|aria-label|value|name|id|placeholder)[\w:-]+=[\"']?"
    r"|\]:[ \t]*)[^\s\"'()]*$"
)


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Say in our marks what shortcodes mean, from the inside out."""
    if not any(mark in source.text for mark in MAYBE):
        return source, ()
    notes = called_notes(tags_in(source.text, without_code(source.text)))
    left: set[str] = set()
    done: list[Repair] = []
    for _ in range(DEEPEST):
        found = list(_found(source.text, left, notes, style.page))
        if not found:
            break
        left.update(shortcode.tag.words for shortcode, meaning in found if meaning is None)
        text = source.text
        changes = [_change(text, code, meaning) for code, meaning in found if meaning is not None]
        source, repairs = apply_changes(source, RULE, changes, style)
        done.extend(repairs)
        refused = {repair.before for repair in repairs if not repair.applied}
        for code in (code for code, _ in found if _shown(text, code) in refused):
            left.update(_left_with(code, text))
    return source, tuple(sorted(done, key=lambda one: one.span.first))


def _left_with(shortcode: Shortcode, text: str) -> Iterator[str]:
    """The tags that stay as they are if a shortcode does: of a loop all that it wraps as well."""
    yield shortcode.tag.words
    if shortcode.tag.name in LOOPS:
        inside = text[shortcode.tag.end : shortcode.end]
        yield from (tag.words for tag in tags_in(inside, inside))


def _found(
    text: str, left: set[str], notes: frozenset[str], page: Mapping[str, str]
) -> Iterator[tuple[Shortcode, Meaning | None]]:
    """The innermost shortcodes and what they mean, without those that are to be left alone."""
    tags = [tag for tag in tags_in(text, without_code(text)) if tag.words not in left]
    for shortcode in innermost(tags):
        tag = shortcode.tag
        if tag.closes and any(tag.name in words or tag.dialect is Dialect.ZOLA_BODY for words in left):
            continue
        inside = text[tag.end : shortcode.closing.start] if shortcode.closing else None
        if tag.dialect is Dialect.EXPRESSION and _is_words(text, tag.start):
            continue
        address = _address_at(text, tag.start, tag.end)
        if address is not None and (given := _given_address(tag, page)):
            yield shortcode, Meaning(given, "the address that the front matter gives", block=False)
            continue
        alone = _is_alone(text, tag.start, shortcode.end)
        meaning = meaning_of_tag(filled_in(tag, page), inside, address, alone=alone, notes=notes)
        if meaning is not None and not meaning.words and address is None:
            meaning = _in_link(text, shortcode, meaning)
        yield shortcode, meaning


OPENS_LINK = re.compile(r"(?<!!)\[[ \t]*$|<a\b[^<>]*\bhref=[\"'](?P<url>[^\"'<>]*)[\"'][^<>]*>\s*$")
CLOSES_LINK = re.compile(r"[ \t]*\]\([ \t]*<?(?P<url>[^\s()<>]*)>?[^()\n]*\)|\s*</a>")
PLAIN_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)(?P<rest>[\w.@+/?=&%#~:-]*[\w])/?")


def _in_link(text: str, shortcode: Shortcode, meaning: Meaning) -> Meaning:
    """What stands for a tag that shows nothing (an icon), where a link has nothing else to be read: where it
    leads. Without an address on the web the tag is left to the editor."""
    opens = OPENS_LINK.search(text[max(shortcode.tag.start - 400, 0) : shortcode.tag.start])
    closes = CLOSES_LINK.match(text, shortcode.end)
    if opens is None or closes is None or (opens[0][0] == "<") != (closes["url"] is None):
        return meaning
    address = PLAIN_ADDRESS.fullmatch(opens["url"] or closes["url"] or "")
    if address is None or meaning.certainty is Certainty.SUSPECTED:
        return replace(meaning, certainty=Certainty.SUSPECTED)
    words = address["rest"].replace("_", "\\_")
    return replace(meaning, words=words, why="all that a link shows; where it leads instead")


PAGE = re.compile(r"page\.(?P<key>[\w-]+)\s*(?:\|\s*(?:relative_url|absolute_url|url|escape)\s*)?")


def _given_address(tag: Tag, page: Mapping[str, str]) -> str:
    """The address that the front matter gives under the key of an expression: ``{{ page.photo }}``."""
    named = PAGE.fullmatch(tag.arguments.strip()) if tag.dialect is Dialect.EXPRESSION else None
    value = page.get(named["key"], "") if named else ""
    return value if re.fullmatch(r"[^\s<>()\"']+", value) else ""


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a stretch."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip(" \t>") and not text[end : _next_end(text, end)].strip()


def _address_at(text: str, start: int, end: int) -> Address | None:
    """What address a stretch is, or is part of; None where it stands in no address."""
    before = text[max(start - 400, text.rfind("\n", 0, start) + 1) : start]
    if not IN_ADDRESS.search(before):
        return None
    begins, after = before[-1] in "(<\"'=", text[end : end + 1]
    if begins and after == "/":
        return Address.BASE
    if not begins or after not in (*")>\"' \n", ""):
        return Address.PART
    return Address.PICTURE if OF_PICTURE.search(before) else Address.LINK


def _is_words(text: str, start: int) -> bool:
    """Braces that mathematics or the author's own hand put there."""
    return (
        text[max(start - 1, 0) : start] in ("$", "\\", "^", "_", "}")
        or text.count("$", max(start - 40, 0), start) % 2 == 1
    )


def _change(text: str, shortcode: Shortcode, meaning: Meaning) -> Change:
    start, end = shortcode.tag.start, shortcode.end
    words = meaning.words
    if words.startswith("![") and _in_html(text, start):
        words = _as_html(words)
    elif meaning.block:
        words = _set_off(words, text, start, end)
    return Change(
        start=start,
        end=end,
        words=words,
        why=meaning.why,
        certainty=meaning.certainty,
        before=_shown(text, shortcode),
        after=_short(words.strip()),
    )


def _shown(text: str, shortcode: Shortcode) -> str:
    """The shortcode; of a long one its tags and the ends of what it wraps."""
    return _short(text[shortcode.tag.start : shortcode.end])


def _short(words: str, longest: int = 300) -> str:
    return words if len(words) <= longest else f"{words[: longest // 2]} … {words[-longest // 2 :]}"


def _set_off(words: str, text: str, start: int, end: int) -> str:
    """With blank lines to both sides, and indented like the tag was."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line_start:start], text[end:line_end]
    if "\n" not in words and (before.strip(" \t>") or after.strip()):
        return words
    indent = before if before.strip(" \t>") == "" else ""
    if indent:
        words = words.replace("\n", f"\n{indent}")
    if before.strip(" \t>"):
        words = f"\n\n{words}"
    elif line_start and text[text.rfind("\n", 0, line_start - 1) + 1 : line_start].strip(" \t>\n"):
        words = f"\n{indent}{words}"
    if after.strip():
        words += "\n\n"
    elif text[line_end + 1 : _next_end(text, line_end + 1)].strip(" \t>"):
        words += "\n"
    return words


def _next_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _in_html(text: str, start: int) -> bool:
    """Whether the line before is HTML that is still open: markdown would not be read there."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    previous = text[text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)].strip()
    opens = before if before.strip() else previous
    return bool(re.match(r"\s*<(?:figure|div|p|a|td|li|center|span|section)\b[^>]*>\s*$", opens))


def _as_html(words: str) -> str:
    picture = re.match(
        r"!\[(?P<alt>.*?)\]\(<?(?P<src>[^\s>)]*)>?(?:\s+\"(?P<title>.*)\")?.*\)$", words, re.DOTALL
    )
    if picture is None:
        return words
    title = f' title="{_in_attribute(picture["title"])}"' if picture["title"] else ""
    return f'<img src="{picture["src"]}" alt="{_in_attribute(picture["alt"])}"{title}>'


def _in_attribute(words: str) -> str:
    return words.replace("\\", "").replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
