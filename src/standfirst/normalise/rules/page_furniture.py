"""What pages leave behind goes: page numbers, running heads, page marks, form feeds.

A scanner or PDF tool reads ``Page 12 of 40``, a running head or a bare folio as if it were text,
often in the middle of a sentence. The line goes; the blank line stays, so that the two halves of
a paragraph still show that they were cut.

Limits: marks that only tools write go always. A bare number goes only from between the halves of
a sentence, or as one of a series of such; a running head has to stand alone, come back three times
(numbers aside) and be seen at the edges of pages or between the halves of sentences; one that looks
like a heading goes from mid-sentence only, and is only suspected if each has another number.
``Chapter 11``, years, list items, table rows, labels,
stage directions, refrains and code stay.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum

import msgspec

from standfirst.normalise.prose import MASK, without_code
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes
from standfirst.parse.manuscript.source_file import SourceFile


def _furniture_words(repair: Repair, text: str) -> str:
    """A line that is nothing but a page number or a tool's mark, or one that comes back three times."""
    line = repair.before.strip()
    shapes = (TOOL_MARK, PAGE_OF, PAGE_NUMBER, NUMBER, PAGE_SPAN, RULE_MARK)
    if any(shape.fullmatch(line) for shape in shapes):
        return line
    times = sum(_mask(other.strip(" \t>")) == _mask(line) for other in text.split("\n"))
    return line if times >= TIMES else ""


RULE = Rule(
    name="page-furniture",
    does="page numbers, running heads and page marks are taken out",
    why="a scanner or PDF tool reads them as if they were text, often in mid-sentence",
    keeps_off=(
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
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=_furniture_words,
)

PAGE = (
    "page|pg\\.?|seite|página|pagina|pág\\.?|strona|str\\.|страница|стр\\.|сторінка|sida|side|bladzijde|sayfa"
)
OF = "of|de|von|di|z|из|з|av|af|van|sur|/|／"
TOOL_MARK = re.compile(
    r"^(?:-{2,}\s*(?:end of page|page)\s*[=:.# ]\s*\d+\s*-{2,}|\{\d+\}-{10,}"
    r"|\[?(?:end of page|page break|saut de page|seitenumbruch)\]?(?:\s*\d+)?)$",
    re.IGNORECASE,
)
PAGE_OF = re.compile(rf"^[-–—*_ ]*(?:{PAGE})\s*\d{{1,4}}\s*(?:{OF})\s*\d{{1,4}}[-–—*_. ]*$", re.IGNORECASE)
PAGE_NUMBER = re.compile(rf"^[-–—*_ ]*(?:{PAGE})\s*\d{{1,4}}[-–—*_. ]*$", re.IGNORECASE)
NUMBER = re.compile(r"^(?:[-–—]\s*)?(\d{1,4})(?:\s*[-–—])?$|^\[(\d{1,4})\]$|^([ivxlc]{1,7})$")
PAGE_SPAN = re.compile(r"<span id=\"(page-\d+-\d+)\"></span>")
RULE_MARK = re.compile(r"^(?:-{3,}|\*{3,}|_{3,})$")
YEAR = re.compile(r"1[4-9]\d\d|20\d\d|21\d\d")
FORM_FEED = "\f"

NO_HEAD = re.compile(
    r"^(?:[#>|+!<:\[({\\]|[-*_]\s|\*\*|__|\d+[.)]\s|~~~|```|chapter\b|part\b|kapitel\b|chapitre\b|cap[ií]tulo\b"
    r"|глава\b|rozdział\b|note\b)|[.!?:;,…。！？：)\]]\W*$",
    re.IGNORECASE,
)
MARKED = re.compile(
    r"(?:#{1,6}[ \t]+)?(?P<marks>\*\*|__|\*|_|)(?![\s*_])(?P<words>[^*_#]*[^\s*_#])(?P=marks)"
)
EDGE_NUMBER = re.compile(r"^\d{1,4}\s+(?:[|·•—–-]\s*)?(?=\D)|(?<=\D)\s+(?:[|·•—–-]\s*)?\d{1,4}$")
ADDRESS = re.compile(r"\w+://|www\.")
"""What begins small and goes on with no sentence."""
LONGEST_HEAD = 80
SHORT_LINE = re.compile(rf"(?m)^ {{0,3}}(\S[^\n\f]{{2,{LONGEST_HEAD}}})$(?=\n[ \t]*\n|\s*\Z)")
LONGEST_MARK = 60
BETWEEN_TABLES = "<!-- page break -->\n\n"
"""What is left where a table was cut, for ``tables-cut-by-pages`` to see that a page ended there."""
TIMES = 3
LONG_ENOUGH = 45
"""Characters: a paragraph whose longest line is shorter is verse or a label, not prose."""

QUICK = re.compile(
    rf"^(?:[^\n]*end of page|\{{\d+\}}-{{10}}|[-–—*_ \t]*(?:{PAGE})\s*\d"
    r"|[ \t]*[-–—\[]?[ \t]*\d{1,4}[ \t]*[-–—\]]?[ \t]*$|[ivxlc]{1,7}[ \t]*$|\[?page break"
    r"|[ \t]*(?:-{3,}|\*{3,}|_{3,})$)",
    re.IGNORECASE | re.MULTILINE,
)
SEAM = re.compile(r"[\w,’'–—-][*_\"”»]*\n[ \t]*\n[^\n]{3,80}\n[ \t]*\n(?=[^\W\d_A-Z])")
"""A short line alone between what may be the halves of a sentence."""

UNFINISHED = re.compile(r"[\w,’'–—-][*_\"”»]*$")


class Kind(Enum):
    """What a line that stands alone may be."""

    MARK = "a mark that a tool leaves at the end of a page"
    PAGE_OF = "a page number, with how many there are"
    PAGE = "a page number"
    NUMBER = "a bare number where a page ended"
    BREAK = "a rule between the pages, in the middle of a sentence"
    HEAD = "a running head: it comes back page after page"
    TEXT = "text"


class Line(msgspec.Struct, frozen=True):
    """A line that is not blank."""

    index: int
    """Among all the lines, from 0."""
    words: str
    kind: Kind
    alone: bool
    """Blank lines, or the ends of the manuscript or of a page, before and after it."""

    @property
    def is_heading(self) -> bool:
        """A heading is taken for a running head only in the middle of a sentence."""
        return self.words.startswith("#")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Take out what pages left behind."""
    text = source.text
    heads = _repeated(text)
    marked = '<span id="page-' in text or _may_have_marks(text)
    if not marked and (not heads or len(SEAM.findall(text)) < 2):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text, heads), style)


def _may_have_marks(text: str) -> bool:
    return bool(QUICK.search("\n".join(line for line in text.split("\n") if 0 < len(line) <= LONGEST_MARK)))


def _repeated(text: str) -> Counter[str]:
    """Short lines that come back, numbers aside, and how often."""
    lines = (_without_marks(line.strip()) for line in SHORT_LINE.findall(text))
    masked = Counter(_mask(line) for line in lines if not NO_HEAD.search(line))
    return Counter({line: times for line, times in masked.items() if times >= TIMES})


def _without_marks(line: str) -> str:
    """A heading's or a bold line's words: tools give running heads any look."""
    found = MARKED.fullmatch(line)
    return found["words"] if found else line


def _mask(line: str) -> str:
    """What the running heads of left and right pages have in common, with their page numbers or without."""
    return re.sub(r"\d+", "0", EDGE_NUMBER.sub("", _without_marks(line))).casefold()


def without_form_feeds(source: SourceFile) -> SourceFile:
    """A page's end becomes a blank line: white space, and so no repair."""
    if FORM_FEED not in source.text:
        return source
    lines: list[str] = []
    numbers: list[int] = []
    for index, line in enumerate(source.text.split("\n")):
        parts = line.replace(FORM_FEED, f"{FORM_FEED}{FORM_FEED}").split(FORM_FEED)
        lines.extend(parts)
        numbers.extend([source.number_of(index)] * len(parts))
    return source.with_lines(lines, numbers)


def _changes(text: str, heads: Counter[str]) -> Iterator[Change]:
    raw = text.split("\n")
    starts = _starts(raw)
    lines = _lines(without_code(text).split("\n"), heads)
    furniture = _furniture(lines)
    linked = set(re.findall(r"\]\(#(page-\d+-\d+)\)", text))
    following = {a.index: b for a, b in itertools.pairwise(lines)}
    before_of = {b.index: a.words for a, b in itertools.pairwise(lines)}
    for line in lines:
        certainty = furniture.get(line.index)
        if certainty is not None:
            after = following.get(line.index)
            end = starts[after.index] if after else len(text)
            cut = "\n" if line.index and raw[line.index - 1].strip() and not _flows(line, raw, after) else ""
            if after and after.words.startswith("|") and before_of.get(line.index, "").startswith("|"):
                cut += BETWEEN_TABLES
            yield Change(
                start=starts[line.index],
                end=end,
                words=cut,
                why=line.kind.value,
                certainty=certainty,
                before=line.words,
                after="",
            )
        elif '<span id="page-' in line.words:
            yield from _spans(starts[line.index], raw[line.index], linked)


def _flows(line: Line, raw: list[str], after: Line | None) -> bool:
    """Whether the line before goes on in the line after, without a new paragraph."""
    return after is not None and (_is_unfinished(raw[line.index - 1]) or after.words[0].islower())


def _spans(start: int, line: str, linked: set[str]) -> Iterator[Change]:
    for span in PAGE_SPAN.finditer(line):
        if span[1] not in linked:
            yield Change(
                start=start + span.start(),
                end=start + span.end(),
                words="",
                why="the mark of a page that nothing refers to",
                before=span[0],
                after="",
            )


def _starts(lines: list[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _lines(masked: list[str], heads: Counter[str]) -> list[Line]:
    lines: list[Line] = []
    count = len(masked)
    for index, line in enumerate(masked):
        words = line.strip()
        if not words:
            continue
        before = index == 0 or not masked[index - 1].strip()
        after = index + 1 == count or not masked[index + 1].strip()
        lines.append(Line(index, words, _kind(words, line, before and after, heads), before and after))
    return lines


def _kind(words: str, line: str, alone: bool, heads: Counter[str]) -> Kind:
    if MASK in words or len(words) > LONGEST_HEAD:
        return Kind.TEXT
    if TOOL_MARK.match(words):
        return Kind.MARK
    if PAGE_OF.match(words):
        return Kind.PAGE_OF
    if PAGE_NUMBER.match(words):
        return Kind.PAGE
    if alone and NUMBER.match(words) and not line.startswith((" " * 4, "\t")):
        return Kind.NUMBER
    if alone and RULE_MARK.match(words):
        return Kind.BREAK
    if alone and heads[_mask(words)] and not NO_HEAD.search(_without_marks(words)):
        return Kind.HEAD
    return Kind.TEXT


def _furniture(lines: list[Line]) -> dict[int, Certainty]:
    """The indexes of the lines that are to go, and how sure that is."""
    clusters = list(_clusters(lines))
    seams = [_is_seam(lines, first, last) for first, last in clusters]
    numbers_on = _series(lines, clusters, seams)
    heads = _heads(lines, clusters, seams)
    kept = _numbers_that_stay(lines, clusters, seams) - numbers_on
    found: dict[int, Certainty] = {}
    for (first, last), seam in zip(clusters, seams, strict=True):
        members = lines[first : last + 1]
        marked = any(line.kind in (Kind.MARK, Kind.PAGE_OF) for line in members)
        for line in members:
            certainty = _certainty(line, seam, marked, numbers_on, heads)
            if certainty is not None and line.index not in kept:
                found[line.index] = certainty
    return found


def _certainty(
    line: Line, seam: bool, marked: bool, numbers_on: set[int], heads: dict[str, Certainty]
) -> Certainty | None:
    match line.kind:
        case Kind.MARK | Kind.PAGE_OF:
            return Certainty.CERTAIN
        case Kind.PAGE:
            return Certainty.CERTAIN if seam or marked or line.index in numbers_on else None
        case Kind.NUMBER:
            if line.index in numbers_on:
                return Certainty.CERTAIN if seam else Certainty.LIKELY
            return Certainty.LIKELY if (seam and not re.search(r"\d{4}", line.words)) or marked else None
        case Kind.BREAK:
            return Certainty.SUSPECTED if seam else None
        case Kind.HEAD:
            return heads.get(_mask(line.words)) if seam or not line.is_heading else None
        case Kind.TEXT:
            return None


def _clusters(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """First and last place of every stretch of lines that may be furniture."""
    first = None
    for place, line in enumerate(lines):
        if line.kind is Kind.TEXT:
            if first is not None:
                yield first, place - 1
            first = None
        elif first is None:
            first = place
    if first is not None:
        yield first, len(lines) - 1


def _is_seam(lines: list[Line], first: int, last: int) -> bool:
    """Whether the text before a cluster stops in mid-sentence and the text after goes on with it."""
    if first == 0 or last + 1 == len(lines):
        return False
    before, after = lines[first - 1], lines[last + 1]
    if MASK in before.words or MASK in after.words or ADDRESS.match(after.words):
        return False
    goes_on = after.words[0].islower() and not re.match(r"[a-zа-я]{1,4}[.)]\s", after.words)
    return goes_on and _is_unfinished(before.words) and _is_prose(lines, first - 1)


def _is_unfinished(words: str) -> bool:
    return bool(UNFINISHED.search(words.rstrip())) and not words.lstrip().startswith(("#", "|", "- ", "* "))


def _is_prose(lines: list[Line], place: int) -> bool:
    """One of the lines of the paragraph that ends here is long."""
    longest, index = 0, lines[place].index
    while place >= 0 and lines[place].index == index:
        longest = max(longest, len(lines[place].words))
        place, index = place - 1, index - 1
    return longest >= LONG_ENOUGH


def _series(lines: list[Line], clusters: list[tuple[int, int]], seams: list[bool]) -> set[int]:
    """Bare numbers that count pages: they go up by a few, and two of them cut a sentence in two."""
    numbered: list[tuple[int, int, bool]] = []
    for (first, last), seam in zip(clusters, seams, strict=True):
        for line in lines[first : last + 1]:
            digits = re.search(r"\d+", line.words)
            if line.kind in (Kind.NUMBER, Kind.PAGE) and digits and not YEAR.fullmatch(line.words):
                numbered.append((line.index, int(digits[0]), seam))
    rising = all(0 < b[1] - a[1] <= 3 for a, b in itertools.pairwise(numbered))
    cuts = sum(seam for _, _, seam in numbered)
    if len(numbered) < 2 or not rising or cuts == 0 or cuts * 4 < len(numbered):
        return set()
    return {index for index, _, _ in numbered}


def _numbers_that_stay(lines: list[Line], clusters: list[tuple[int, int]], seams: list[bool]) -> set[int]:
    """Bare numbers of which hardly one cuts a sentence: of poems or sections, and if one does, so is it."""
    numbered = [
        (line.index, seam)
        for (first, last), seam in zip(clusters, seams, strict=True)
        for line in lines[first : last + 1]
        if line.kind is Kind.NUMBER
    ]
    cuts = sum(seam for _, seam in numbered)
    return {index for index, _ in numbered} if len(numbered) - cuts >= FEWEST_NUMBERED else set()


FEWEST_NUMBERED = 4
"""Bare numbers between whole sentences that number something."""


def _counted(lines: list[Line]) -> set[str]:
    """What may number steps and no pages: ``Step 1``, ``Step 2``; headings that differ in their number."""
    found: dict[str, list[str]] = {}
    headings = set[str]()
    for line in lines:
        if line.kind is Kind.HEAD:
            found.setdefault(_mask(line.words), []).append("".join(re.findall(r"\d+", line.words)))
            headings.update([_mask(line.words)] if line.is_heading else [])
    return {
        head
        for head, numbers in found.items()
        if all(numbers) and len(set(numbers)) == len(numbers) and (head in headings or _is_count(numbers))
    }


def _is_count(numbers: list[str]) -> bool:
    """Whether numbers begin with one or two and go on one by one."""
    first = int(numbers[0])
    return first <= 2 and [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _heads(lines: list[Line], clusters: list[tuple[int, int]], seams: list[bool]) -> dict[str, Certainty]:
    """The running heads: at least two stand between halves of sentences or beside other furniture."""
    seen: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    at_edges: Counter[str] = Counter()
    counted = _counted(lines)
    for (first, last), seam in zip(clusters, seams, strict=True):
        members = lines[first : last + 1]
        edge = seam or any(x.kind not in (Kind.HEAD, Kind.BREAK, Kind.TEXT) for x in members)
        for line in members:
            if line.kind is Kind.HEAD and line.is_heading and not seam:
                titles[_mask(line.words)] += 1
            elif line.kind is Kind.HEAD:
                seen[_mask(line.words)] += 1
                at_edges[_mask(line.words)] += edge
    return {
        head: Certainty.SUSPECTED
        if head in counted
        else Certainty.CERTAIN
        if at_edges[head] == times
        else Certainty.LIKELY
        for head, times in seen.items()
        if times + titles[head] >= TIMES and at_edges[head] >= 2 and at_edges[head] * 2 >= times
    }
