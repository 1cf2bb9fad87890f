"""A chapter as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from standfirst.manual.chapters import Chapter

_HEADING = re.compile(r"(?P<marks>#{2,4}) (?P<words>.+?)(?: \{[^}]*\})?$")
_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_PICTURE = re.compile(r'!\[(?P<words>[^\]]*)\]\([^)\s"]+(?: "[^"]*")?\)$')
_FENCE = re.compile(r"\s*(?P<ticks>`{3,})")
_MARKED = re.compile(r"\[(?P<words>[^\[\]]*)\]\{\.index[^{}]*\}")
_REFERENCE = re.compile(r"(?<!\w)@(?P<kind>fig|tbl|lst|eq|sec)-[\w-]*\w")
_CAPTION = re.compile(r": (?P<words>.+?) \{#[^{}]*\}$")
_KINDS = {"fig": "picture", "tbl": "table", "lst": "listing", "eq": "formula", "sec": "section"}
_CODE = re.compile(r"(?<!`)(?P<marks>`+)(?!`).+?(?<!`)(?P=marks)(?!`)")
_ESCAPED = re.compile(r"\\([\\*_\[\]<>{}$~^`])")
_INDENT = re.compile(r" *(?:(?:-|\d+\.) )?")
_TABLE_ROW = re.compile(r"\s*\|")
WIDTH = 96
"""Characters of a line."""
_UNDERLINES = {2: "=", 3: "-"}


def as_plain_text(chapter: Chapter) -> str:
    """The chapter with its headings underlined, its code indented, its links and pictures as words."""
    return "\n".join((chapter.title, "#" * len(chapter.title), "", chapter.summary, *_lines(chapter.text)))


def _lines(text: str) -> Iterator[str]:
    closing = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if closing and line.strip() == closing:
            closing = ""
        elif closing:
            yield f"    {line}".rstrip()
        elif fence:
            closing = fence["ticks"]
        elif caption := _CAPTION.match(line):
            yield from _wrapped(caption["words"])
        elif picture := _PICTURE.match(line):
            yield from _wrapped(f"Picture: {picture['words']}")
        elif heading := _HEADING.match(line):
            words = heading["words"].replace("`", "")
            yield words
            if underline := _UNDERLINES.get(len(heading["marks"])):
                yield underline * len(words)
        else:
            yield from _wrapped(_without_marks(line))


def _without_marks(line: str) -> str:
    """A line with links as words, without the marks of index terms, references by number as words; code in it
    stays as it is."""
    code = (found[0] for found in _CODE.finditer(line))
    words = _MARKED.sub(r"\g<words>", _REFERENCE.sub(_named, _CODE.sub("\0", line)))
    words = _ESCAPED.sub(r"\1", _LINK.sub(_words_of, words))
    return re.sub("\0", lambda _: next(code), words)


def _named(reference: re.Match[str]) -> str:
    return f"the {_KINDS[reference['kind']]}"


def _wrapped(line: str) -> Iterator[str]:
    """A line that is too long, in several; the meaning of a term is indented."""
    text = f"    {line[4:]}" if line.startswith(":   ") else line
    if len(text) <= WIDTH or _TABLE_ROW.match(text):
        yield text
    else:
        indent = _INDENT.match(text)[0]  # type: ignore[index]  # it matches every text
        yield from wrap(text, WIDTH, subsequent_indent=" " * len(indent), break_on_hyphens=False)


def _words_of(link: re.Match[str]) -> str:
    """Only an address on the web is of use in a terminal."""
    is_outside = link["target"].startswith("http")
    return f"{link['words']} ({link['target']})" if is_outside else link["words"]
