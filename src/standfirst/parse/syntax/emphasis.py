"""Emphasis by CommonMark's rules (section 6.2), and the simpler marks around words."""

from __future__ import annotations

import re
import unicodedata
from xml.etree import ElementTree as etree  # noqa: N813

import msgspec
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE

from standfirst.parse.syntax.block import PIECE
from standfirst.parse.syntax.letters import LETTER
from standfirst.parse.syntax.literals import as_is, plain

DEEPEST = 30
"""Emphasis inside so much emphasis says nothing more; its marks are dropped."""

HIGHLIGHT = "highlight"
"""The class of words between ``==`` and ``==``."""

_RUN = re.compile(r"\*+|_+")


class _Run(msgspec.Struct):
    """A run of ``*`` or ``_``: where its unused marks are, and whether it can open or close emphasis."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int
    """With how many marks it began."""

    @property
    def left(self) -> int:
        """How many marks are not used yet."""
        return self.end - self.start


class _Pair(msgspec.Struct):
    """Emphasis that was found: where its marks begin and end, outside and inside."""

    start: int
    inner_start: int
    inner_end: int
    end: int


class EmphasisProcessor(InlineProcessor):
    """Finds all the emphasis in a text at once."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"[*_]", md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """One piece, from the first emphasis to the end of the text."""
        runs = [self._run(found, data) for found in _RUN.finditer(data, m.start())]
        pairs = sorted(_pair(runs), key=lambda pair: pair.start)
        if not pairs:
            return None, m.start(), len(data)
        piece = etree.Element(PIECE)
        _build(piece, pairs, data, pairs[0].start, len(data))
        return piece, pairs[0].start, len(data)

    def _run(self, found: re.Match[str], data: str) -> _Run:
        before = self._visible(data[max(found.start() - 40, 0) : found.start()])[-1:] or " "
        after = self._visible(data[found.end() : found.end() + 40])[:1] or " "
        left = _flanks(after, before)
        right = _flanks(before, after)
        if found.group()[0] == "_":
            opens = left and (not right or _is_punctuation(before))
            closes = right and (not left or _is_punctuation(after))
        else:
            # Beyond CommonMark: a single asterisk between figures multiplies them.
            is_times = len(found.group()) == 1 and before.isdecimal() and after.isdecimal()
            opens, closes = left and not is_times, right and not is_times
        return _Run(found.group()[0], found.start(), found.end(), opens, closes, len(found.group()))

    def _visible(self, data: str) -> str:
        """The text with what stands behind placeholders: a literal's own characters, else a bracket.

        A no-break space there was written as an entity, whose marks are punctuation.
        """
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]  # made when it runs

        def original(placeholder: re.Match[str]) -> str:
            node = stash.get(placeholder[1])
            return node if isinstance(node, str) else "\\\n" if node is not None and node.tag == "br" else ")"

        text = INLINE_PLACEHOLDER_RE.sub(original, data)
        return plain(text).replace("\xa0", ";") if text != data else text


def _flanks(inner: str, outer: str) -> bool:
    """Whether marks between these two characters can stand at the side of ``inner``.

    Beyond CommonMark: next to Chinese, Japanese and Korean characters, which have no spaces between
    words, punctuation inside the marks doesn't matter.
    """
    if inner.isspace():
        return False
    return not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer) or _is_wide(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _pair(runs: list[_Run]) -> list[_Pair]:
    """CommonMark's "process emphasis": for each closing run, the nearest opening one that fits."""
    pairs: list[_Pair] = []
    openers: list[_Run] = []
    hopeless: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.left:
            kind = (run.mark, run.opens, run.length % 3)
            candidates = range(len(openers) - 1, hopeless.get(kind, 0) - 1, -1)
            at = next((i for i in candidates if _fit(openers[i], run)), None)
            if at is None:
                hopeless[kind] = len(openers)
                break
            opener = openers[at]
            del openers[at + 1 :]
            marks = 2 if opener.left >= 2 and run.left >= 2 else 1
            pairs.append(_Pair(opener.end - marks, opener.end, run.start, run.start + marks))
            opener.end -= marks
            run.start += marks
            if not opener.left:
                openers.pop()
            hopeless = {key: min(floor, len(openers)) for key, floor in hopeless.items()}
        if run.opens and run.left:
            openers.append(run)
    return pairs


def _fit(opener: _Run, closer: _Run) -> bool:
    """The same mark, and CommonMark's rule of three."""
    if opener.mark != closer.mark:
        return False
    either_is_both = opener.closes or closer.opens
    sums_to_three = (opener.length + closer.length) % 3 == 0
    both_are_threes = opener.length % 3 == 0 and closer.length % 3 == 0
    return not (either_is_both and sums_to_three and not both_are_threes)


def _build(parent: etree.Element, pairs: list[_Pair], data: str, start: int, end: int) -> None:
    """Fill an element with the text between two places and the emphasis in it."""
    inside = [(parent, _Pair(start, start, end, end))]
    position = start
    for pair in pairs:
        while pair.start >= inside[-1][1].inner_end:
            position = _finish(*inside.pop(), data, position)
        outer = inside[-1][0]
        _append_text(outer, data[position : pair.start])
        child = etree.SubElement(outer, _tag(pair, len(inside)))
        inside.append((child, pair))
        position = pair.inner_start
    while inside:
        position = _finish(*inside.pop(), data, position)


def _tag(pair: _Pair, depth: int) -> str:
    if depth > DEEPEST:
        return PIECE
    return "strong" if pair.inner_start - pair.start == 2 else "em"


def _finish(element: etree.Element, pair: _Pair, data: str, position: int) -> int:
    """Add what is left of an element's text; gives where the text behind its closing marks begins."""
    _append_text(element, data[position : pair.inner_end])
    return pair.end


def _append_text(parent: etree.Element, text: str) -> None:
    """Add text in which every mark that is left is a character: it may be searched for marks again."""
    text = _RUN.sub(lambda run: as_is(run.group()), text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class Highlight(SimpleTagInlineProcessor):
    """``==words==``."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The words with the class that says how they were marked."""
        element, start, end = super().handleMatch(m, data)
        assert isinstance(element, etree.Element)
        element.set("class", HIGHLIGHT)
        return element, start, end  # type: ignore[return-value]  # a match has a start and an end


def register(md: Markdown) -> None:
    """Put these in the place of Python-Markdown's own."""
    patterns = md.inlinePatterns
    patterns.register(SimpleTagInlineProcessor(r"()~~(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)", "del"), "struck", 75)
    patterns.register(SimpleTagInlineProcessor(r"()(?<!~)~([^\s~]+)~(?![\d~])", "sub"), "subscript", 72)
    patterns.register(
        SimpleTagInlineProcessor(rf"()\^([^\s^\[\]]*[^\W_][^\s^\[\]]*)\^(?!{LETTER})", "sup"),
        "superscript",
        71,
    )
    patterns.register(EmphasisProcessor(md), "em_strong", 60)
    highlight = rf"(?<!=)(?<!{LETTER})()==(?![\s=])((?:[^=]|=(?!=)){{1,1000}}?)(?<!\s)==(?!=|{LETTER})"
    patterns.register(Highlight(highlight, "mark"), "highlight", 65)
