"""Inlines → markdown: a run of words as it would be typed, with escapes only where they are needed.

Every run is read back before it is used; what the simple form would not give again is written in
its careful form (tags for emphasis, every mark escaped).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import assert_never

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.editing import tidied
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.text import plain
from standfirst.normalise.draft_of_elements import read_blocks
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.cross_references import KINDS
from standfirst.parse.syntax.literals import SYMBOLS
from standfirst.parse.syntax.markdown import parse

PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
MARKS = re.compile(
    r"""
      (?P<always> [*`] )
    | (?P<backslash> \\ (?=[!-/:-@\[-`{-~]|$) )
    | (?P<underscore> (?<![^\W_]) _+ | _+ (?![^\W_]) )
    | (?P<maths> \$ (?=\S|$) )
    | (?P<wiki> ==|%% )
    | (?P<entity> & (?=\#?[A-Za-z0-9]+;) )
    | (?P<tag> < (?=[A-Za-z/!?]|$) )
    | (?P<tilde> ~ )
    | (?P<caret> \^ )
    | (?P<brace> \{ (?=[:\#.A-Za-z_%{+~=>-]|$) )
    | (?P<bracket> \[ )
    | (?P<closing> \] (?=[\[({:]|$) )
    | (?P<exclamation> ! (?=\[|$) )
    | (?P<reference> (?<![\w@./]) @ (?=(?:"""
    + "|".join(KINDS)
    + r""")[-:]|page:) )
    | (?P<address> (?<![\w/@.]) (?:https?(?=://)|www(?=\.)) )
    """,
    re.VERBOSE,
)
"""What may be read as a mark. At the end of a text nobody knows what comes."""

HARMLESS_BRACKET = re.compile(
    r"\[(?!\^|!|(?:page|page-?[ ]?break|new-?[ ]?page)\]|[ xX]\]|/?[a-z][\w-]*[\s=\]])[^\[\]]*\](?![\[({:]|$)"
)
"""Words in brackets that nothing makes a link, a note, a task or a shortcode."""

LINE_START = re.compile(
    r"(?:#{1,6}(?=[ \t]|$)|[-+*](?=[ \t]|$)|>|:(?=[ \t:])|\|(?= )|[=|:-](?=[ \t|:=-]*$)|%(?=[ \t]|$)"
    r"|=(?=ZOOM=|IMAGE=)|\\(?=[a-z]))"
)
NUMBER_START = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
LETTER_START = re.compile(r"(?m)^(\(?(?:[A-Za-z]|[ivx]{2,6}|[IVX]{2,6}))([.)])(?=[ \t])")
"""What begins an item with a letter, inside of another item."""
LETTERS = 26
NOTE_START = re.compile(r"(\[\^[^\]\s]+\]):")
THEMATIC = re.compile(r"(?:[-_*][ \t]*){3,}$")
SPACE_AT_END = re.compile(r"^[^\S \n]+|[^\S \n]+$")
LAST_NUMBER_SIGNS = re.compile(r"(?<=[ \t])(#+)$|^(#+)$")


ANOTHER_FORMULA = "\n\n\\(x_1\\)"
"""A formula that says of a manuscript that ``\\[x\\]`` in it is one too."""


def line(inlines: Inlines, *, breaks: str = "\\\n") -> str:
    """A run as markdown; its line breaks as ``breaks``. What begins like a block is escaped."""
    text = unlike_a_block(run(inlines, breaks=breaks))
    # the lines of a formula are TeX's: none of their marks begins a block
    formulas = (x.value for x in inlines if isinstance(x, i.Formula) and "\n" in x.value)
    for formula in formulas:
        text = text.replace(unlike_a_block(formula), formula)
    return text


def run(inlines: Inlines, *, breaks: str = "\\\n") -> str:
    """A run as markdown, where it does not begin a line."""
    return SPACE_AT_END.sub(_entity, _run(tidied(unsettled(inlines)), breaks))


def _entity(space: re.Match[str]) -> str:
    """A no-break space at an end as an entity: readers strip it there."""
    return "".join("&nbsp;" if c == "\xa0" else f"&#x{ord(c):X};" for c in space[0])


def _run(wanted: Inlines, breaks: str) -> str:
    text = plain(wanted)
    alone = "".join(mark for mark in "*_~`" if text.count(mark) == 1)
    simple = _Writer(breaks=breaks, spared=alone).run(wanted)
    if not wanted or _is_plain(wanted, simple) or _reads_as(simple, wanted):
        return simple
    for careful in (
        _Writer(breaks=breaks),
        _Writer(breaks=breaks, tags=True),
        _Writer(breaks=breaks, tags=True, escapes_all=True),
    ):
        text = careful.run(wanted)
        if _reads_as(text, wanted):
            return text
    return simple


def unlike_a_block(text: str) -> str:
    """The text of a paragraph, none of its lines beginning like a block."""
    return "\n".join(map(_plain_start, text.split("\n")))


def _plain_start(text: str) -> str:
    if LINE_START.match(text) or THEMATIC.match(text):
        return "\\" + text
    text = NUMBER_START.sub(r"\1\\\2", text, count=1) if NUMBER_START.match(text) else text
    return NOTE_START.sub(r"\1\\:", text, count=1) if NOTE_START.match(text) else text


def without_closing_signs(text: str) -> str:
    """The words of a heading, number signs at their end not taken for its mark."""
    return LAST_NUMBER_SIGNS.sub(lambda signs: "\\" + signs[0], text)


def _is_plain(wanted: Inlines, text: str) -> bool:
    return (
        len(wanted) == 1
        and isinstance(wanted[0], i.Text)
        and not PUNCTUATION.search(text.strip(".,;:!?'\"()-"))
    )


def unsettled(inlines: Inlines) -> Inlines:
    """A run as it was before the piece was settled: references by label, page references as links."""
    return tuple(map(_unsettled, inlines))


def _unsettled(inline: Inline) -> Inline:
    match inline:
        case i.NoteReference(note=note):
            return i.NoteReference(note=note, number=0, anchor="")
        case i.IndexTerm(children=children, entry=entry):
            return i.IndexTerm(children=unsettled(children), entry=entry)
        case i.IndexMark(entry=entry):
            return i.IndexMark(entry=entry)
        case i.PageReference(anchor=anchor, children=children):
            return i.Link(
                url=f"#{anchor}", children=(i.Styled(classes=("page",), children=unsettled(children)),)
            )
        case i.Container():
            return msgspec.structs.replace(inline, children=unsettled(inline.children))
        case (
            i.Text()
            | i.Code()
            | i.Formula()
            | i.InlineImage()
            | i.LineBreak()
            | i.Abbreviation()
            | i.Anchor()
            | i.CrossReference()
        ):
            return inline
        case _:
            assert_never(inline)


def _reads_as(text: str, wanted: Inlines) -> bool:
    """Whether the reader gets the same run from it."""
    labels = dict.fromkeys(re.findall(r"\[\^([^\]\s]+)\]", text))
    notes = "".join(f"\n\n[^{label}]: x" for label in labels)
    others = ANOTHER_FORMULA if "\\(" in text or "\\[" in text else ""
    blocks, _ = read_blocks(parse(SourceFile("", f"x {text} x{others}{notes}")))
    if len(blocks) != (2 if others else 1) or not isinstance(blocks[0], b.Paragraph):
        return False
    return tidied(blocks[0].inlines) == tidied((i.Text("x "), *wanted, i.Text(" x")))


class _Writer(msgspec.Struct, frozen=True, kw_only=True):
    """How to write inlines: with marks or with tags, with some escapes or with all."""

    breaks: str
    tags: bool = False
    escapes_all: bool = False
    in_link: bool = False
    spared: str = ""
    """Marks that need no escape: they stand alone in the run, and nothing pairs with them."""

    def run(self, inlines: Inlines) -> str:
        """A run, one inline after the other."""
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:
        """One inline with all that is in it."""
        match inline:
            case i.Text(value=value):
                return self._text(value)
            case i.Emphasis(children=children):
                return self._marked(children, "*", "em")
            case i.Strong(children=children):
                return self._marked(children, "**", "strong")
            case i.Struck(children=children):
                return self._marked(children, "~~", "del")
            case i.Superscript(children=children):
                return f"<sup>{self.run(children)}</sup>"
            case i.Subscript(children=children):
                return f"<sub>{self.run(children)}</sub>"
            case i.SmallCaps(children=children):
                return self._span(children, ".smallcaps", 'class="smallcaps"')
            case i.Styled(classes=classes, children=children):
                names = " ".join(f".{name}" for name in classes)
                return self._span(children, names, f'class="{escape(" ".join(classes))}"')
            case i.ForeignWords(lang=lang, children=children, direction=direction):
                pairs = {"lang": lang, **({"dir": direction} if direction else {})}
                attributes = " ".join(f'{k}="{escape(v)}"' for k, v in pairs.items())
                return self._span(children, " ".join(f"{k}={v}" for k, v in pairs.items()), attributes)
            case i.Code(value=value):
                return f"<code>{_all_escaped(value)}</code>" if self.tags else code_span(value)
            case i.Formula(value=value):
                return f"<span>{value}</span>" if self.tags else value
            case i.Ruby(children=children):
                return f"<ruby>{self.run(children)}</ruby>"
            case i.Reading(children=children):
                return reading_tags(self.run(children))
            case i.Link():
                return self._link(inline)
            case i.NoteReference(note=note):
                return f"[^{note}]"
            case i.InlineImage(image=image):
                return picture_tag(image) if self.tags else picture(image)
            case i.LineBreak():
                return self.breaks
            case i.Abbreviation(value=value, expansion=expansion):
                return f'<abbr title="{escape(expansion)}">{self._text(value)}</abbr>'
            case i.Anchor(name=name):
                return f'<a id="{escape(name)}"></a>'
            case i.CrossReference(typed=typed) | i.Citation(typed=typed):
                return typed
            case i.IndexTerm(children=children, entry=entry):
                return self._span(children, index_marks(entry), index_attributes(entry))
            case i.IndexMark(entry=entry):
                return self._span((), index_marks(entry), index_attributes(entry))
            case i.PageReference():
                return self.inline(_unsettled(inline))
            case _:
                assert_never(inline)

    def _marked(self, children: Inlines, mark: str, tag: str) -> str:
        inside = self.run(children)
        return f"<{tag}>{inside}</{tag}>" if self.tags else f"{mark}{inside}{mark}"

    def _span(self, children: Inlines, marks: str, attributes: str) -> str:
        if self.tags:
            return f"<span {attributes}>{self.run(children)}</span>"
        return f"[{self._bracketed(children)}]{{{marks}}}"

    def _link(self, link: i.Link) -> str:
        if self.tags:
            title = f' title="{escape(link.title)}"' if link.title else ""
            inside = msgspec.structs.replace(self, in_link=True).run(link.children)
            return f'<a href="{escape(link.url)}"{title}>{inside}</a>'
        shows_itself = link.children == (i.Text(link.url),) and link.title is None
        if shows_itself and re.fullmatch(r"(?:https?|ftp|mailto):[^\s<>\\]+", link.url):
            return f"<{link.url}>"
        return f"[{self._bracketed(link.children, in_link=True)}]({target(link.url, link.title)})"

    def _bracketed(self, children: Inlines, *, in_link: bool = False) -> str:
        return msgspec.structs.replace(self, in_link=self.in_link or in_link).run(children)

    def _text(self, text: str) -> str:
        written = _all_escaped(text) if self.escapes_all else self._escaped(text)
        return SYMBOLS.sub(_unlike_a_formula, written)

    def _escaped(self, text: str) -> str:
        harmless = [found.span() for found in HARMLESS_BRACKET.finditer(text)] if not self.in_link else []

        def written(mark: re.Match[str]) -> str:
            if mark[0] in self.spared:
                return mark[0]
            if mark["address"]:
                return mark[0] if self.in_link else mark[0] + "\\"
            if mark["underscore"]:
                return "\\_" * len(mark[0])
            if mark["bracket"] and any(a == mark.start() for a, _ in harmless):
                return mark[0]
            if (mark["tilde"] or mark["caret"]) and not _may_mark(text, mark.start()):
                return mark[0]
            return "\\" + mark[0]

        return MARKS.sub(written, text)


def index_marks(entry: i.IndexEntry) -> str:
    """What a mark for the index has in its braces."""
    return " ".join((".index", *((".main",) if entry.is_main else ()), *_index_pairs(entry)))


def index_attributes(entry: i.IndexEntry) -> str:
    """The same as attributes of HTML."""
    names = "index main" if entry.is_main else "index"
    return " ".join((f'class="{names}"', *_index_pairs(entry)))


def _index_pairs(entry: i.IndexEntry) -> Iterator[str]:
    range_ = {"begins": "begin", "ends": "end", None: ""}[entry.range]
    pairs = {"entry": entry.name, "see": entry.see, "also": entry.also, "range": range_, "sort": entry.sort}
    return (f'{key}="{escape(value)}"' for key, value in pairs.items() if value)


def reading_tags(words: str) -> str:
    """How characters are read, as HTML has it; the parentheses are for who can't set it above them.

    ``words``: as they are written, the parentheses around them perhaps escaped.
    """
    for opening, closing in (("(", ")"), ("\\(", "\\)")):
        if words.startswith(opening) and words.endswith(closing):
            inside = words[len(opening) : -len(closing)]
            return f"<rp>(</rp><rt>{inside}</rt><rp>)</rp>"
    return f"<rt>{words}</rt>"


def _unlike_a_formula(escaped: re.Match[str]) -> str:
    """``\\[x\\]`` with an entity: in a manuscript that has formulas in brackets it would be one."""
    return f"&#{ord(escaped[0][1])};{escaped[0][2:]}"


def _all_escaped(text: str) -> str:
    return PUNCTUATION.sub(lambda mark: "\\" + mark[0], text)


def _may_mark(text: str, at: int) -> bool:
    """Whether a ``~`` or ``^`` touches words, so that it could mark them."""
    before, after = text[at - 1 : at] or "x", text[at + 1 : at + 2] or "x"
    return not (before.isspace() and after.isspace())


def code_span(value: str) -> str:
    """Code between as many backticks as it needs."""
    ticks = "`" * (max((len(x) for x in re.findall(r"`+", value)), default=0) + 1)
    touches = value[:1] == "`" or value[-1:] == "`"
    loses_spaces = value[:1] == value[-1:] == " " and value.strip()
    pad = " " if touches or loses_spaces else ""
    return f"{ticks}{pad}{value}{pad}{ticks}"


def target(url: str, title: str | None) -> str:
    """The address and title in the parentheses of a link or picture."""
    address = f"<{url}>" if not url or re.search(r"[\s()<>]", url) else url
    return address + (f' "{_quoted(title)}"' if title else "")


def _quoted(title: str) -> str:
    return title.replace("\\", "\\\\").replace('"', '\\"')


def picture(image: Image) -> str:
    """A picture as markdown; as a tag, where the author says that it is decoration."""
    if image.alt == "":
        return picture_tag(image)
    alt = re.sub(r"[\\\[\]*_`<&$]|==|%%", lambda mark: "\\" + mark[0], image.alt or "")
    asked = [f".{image.placement}"] if image.placement else []
    asked += [f"width={image.asked_width}"] if image.asked_width else []
    asked += [f'focus="{image.focus}"'] if image.focus else []
    listed = f"{{{' '.join(asked)}}}" if asked else ""
    shown = f"![{alt}]({target(image.src, image.title)}){listed}"
    return f"[{shown}]({target(image.link, None)})" if image.link else shown


def picture_tag(image: Image) -> str:
    """A picture as an element of HTML."""
    alt = f' alt="{escape(image.alt)}"' if image.alt is not None else ""
    title = f' title="{escape(image.title)}"' if image.title else ""
    width = f' style="width: {image.asked_width}"' if image.asked_width else ""
    place = f' class="{image.placement}"' if image.placement else ""
    focus = f' focus="{image.focus}"' if image.focus else ""
    shown = f'<img src="{escape(image.src)}"{alt}{title}{width}{place}{focus}>'
    return f'<a href="{escape(image.link)}">{shown}</a>' if image.link else shown
