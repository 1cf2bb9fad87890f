"""Characters that nobody sees are taken out: soft hyphens, zero-width spaces, control characters.

They come from word processors and web pages, break searching and hyphenation, and print as boxes.

Limits: zero-width joiners and non-joiners stay in the scripts that need them (Arabic, the scripts
of India and their neighbours) and inside emoji; zero-width spaces stay in scripts that write no
spaces; direction marks stay in a manuscript that has words
written from right to left; nothing is touched in code and addresses. A soft hyphen between a letter and a
space or a line's end stood for a hyphen or the end of a printed line: it is only suspected, unless the
dictionary has the whole word and not both halves, or the manuscript has the compound elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import only_prose
from standfirst.normalise.repair import Certainty, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.rules.hyphens_at_line_ends import are_two_words
from standfirst.normalise.text_changes import Change, apply_changes, change_of_line
from standfirst.normalise.vocabulary import Vocabulary, vocabulary_of
from standfirst.parse.manuscript.source_file import SourceFile

RULE = Rule(
    name="invisible-characters",
    does="soft hyphens, zero-width spaces and control characters are taken out",
    why="word processors and web pages leave them; they break searching and print as boxes",
    keeps_off=(
        "joiners stay in the scripts that need them and in emoji, direction marks where words run from "
        "right to left; nothing is touched in code and addresses; a control character within a word is "
        "only suspected, for it may stand for a letter that could not be read, and so is a soft hyphen "
        "before a space, which may stand for a hyphen"
    ),
    before="The guillo\u00adtine stands by the\u200b door.",
    after="The guillotine stands by the door.",
    stage="text",
    certainty=Certainty.CERTAIN,
)

ALWAYS = "\u00ad\ufeff\u2060\u180e\u0000-\u0008\u000e-\u001f\u007f\ufff9-\ufffb"
DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
JOINERS = "\u200c\u200d"
SPACE = "\u200b"
INVISIBLE = re.compile(f"[{ALWAYS}{DIRECTION}{JOINERS}{SPACE}]")
MAYBE_ENTITY = re.compile(r"&[^\s&;]{1,40};")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")

NEEDS_JOINERS = "\u0600-\u0eff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0e\ufe0f\U0001f000-\U0001ffff"
OUT = f"(?<![{NEEDS_JOINERS}{EMOJI}])[{JOINERS}]|[{JOINERS}](?![{NEEDS_JOINERS}{EMOJI}])"
WITHOUT_SPACES = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff"
"""Thai, Lao, Tibetan, Burmese, Khmer: a zero-width space says where a word ends."""
SPACE_OUT = f"(?<![{WITHOUT_SPACES}]){SPACE}|{SPACE}(?![{WITHOUT_SPACES}])"
LEFT_TO_RIGHT_TEXT = re.compile(f"[{ALWAYS}{DIRECTION}]|{OUT}|{SPACE_OUT}")
RIGHT_TO_LEFT_TEXT = re.compile(f"[{ALWAYS}]|{SPACE_OUT}")

LOST_LETTER = re.compile(r"(?<=[^\W\d_])[\u0000-\u0008\u000e-\u001f](?=[^\W\d_])")
"""A control character in the middle of a word: ``Je\\x00rey``, where a PDF had a ligature for ``ff``."""

EMPTY = re.compile(
    rf"(?<![*_\\])(?P<mark>\*{{1,3}}|_{{1,3}})(?P<inside>[{ALWAYS}{DIRECTION}{JOINERS}{SPACE}]+)(?P=mark)(?![*_])"
)
"""Marks of emphasis around nothing else: without it they would be printed."""

CUT = re.compile(
    "(?<![^\\W\\d_])(?P<first>[^\\W\\d_]++)(?P<soft>\u00ad+)"
    "(?P<gap>[ \t]+|[ \t]*\n(?:[ \t>]*\n)*[ \t>]*)(?P<second>[^\\W\\d_]+)"
)
"""A soft hyphen that a space or a line's end parts from the word that follows."""

NAME_OF_FILE = re.compile(r"\[\[[^\[\]|\n]*")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Take out the characters that nobody sees, line by line."""
    if not INVISIBLE.search(source.text):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text, style.language), style)


def _changes(text: str, language: str | None) -> Iterator[Change]:
    """What is to go; first come the cuts of a line, then what is left of it."""
    done = 0
    if "\u00ad" in text:
        vocabulary = None
        prose = only_prose(text)
        for cut in CUT.finditer(prose):
            vocabulary = vocabulary or vocabulary_of(CUT.sub(" ", prose), language)
            at_end = "\n" in cut["gap"]
            if at_end and not are_two_words(cut["first"], cut["second"], vocabulary):
                continue
            yield from _changes_between(text, done, cut.start())
            if not at_end:  # at a line's end it was the other rule's to tell
                yield _mended(cut, vocabulary)
            done = cut.end()
    yield from _changes_between(text, done, len(text))


def _mended(cut: re.Match[str], vocabulary: Vocabulary) -> Change:
    """The whole word, or the compound, whichever the manuscript or the dictionary has."""
    first, second = cut["first"], cut["second"]
    joined, compound = first + second, f"{first}-{second}"
    is_cut, is_compound = vocabulary.knows(joined), vocabulary.attests_compound(compound)
    halves = vocabulary.knows(first) and vocabulary.knows(second)
    return Change(
        start=cut.start(),
        end=cut.end(),
        words=joined if is_cut and not is_compound else compound,
        why="a soft hyphen before a space; a hyphen, or the end of a printed line",
        certainty=Certainty.LIKELY if is_compound != (is_cut and not halves) else Certainty.SUSPECTED,
        before=f"{first}‹U+00AD› {second}",
    )


def _changes_between(text: str, begin: int, end: int) -> Iterator[Change]:
    unwanted = RIGHT_TO_LEFT_TEXT if RIGHT_TO_LEFT.search(text) else LEFT_TO_RIGHT_TEXT
    start = begin
    prose = only_prose(text)[begin:end]
    for line, masked in zip(text[begin:end].split("\n"), prose.split("\n"), strict=True):
        found = [m.start() for m in unwanted.finditer(masked)] if INVISIBLE.search(masked) else []
        if found and ("&" in line or "[[" in line):
            found = _without_those_in_entities_and_names(line, found)
        if found:
            yield _change(start, line, found)
        start += len(line) + 1


def _without_those_in_entities_and_names(line: str, found: list[int]) -> list[int]:
    """Without what keeps ``&#…82;`` from being a character: it would become other words; and without those
    in the name of a file that is embedded, which has them on the disk, too."""
    spans = (match.span() for pattern in (MAYBE_ENTITY, NAME_OF_FILE) for match in pattern.finditer(line))
    kept = {at for span in spans for at in range(*span)}
    return [at for at in found if at not in kept]


def _change(start: int, line: str, found: list[int]) -> Change:
    unseen = set(found)
    empty = (mark.span() for mark in EMPTY.finditer(line) if unseen.issuperset(range(*mark.span("inside"))))
    out = unseen.union(*(range(*span) for span in empty))
    new = "".join(c for at, c in enumerate(line) if at not in out)
    shown = "".join(f"‹U+{ord(c):04X}›" if at in unseen else c for at, c in enumerate(line))
    is_lost = any(match.start() in out for match in LOST_LETTER.finditer(line))
    why = "a control character in a word; it may stand for a letter that was lost"
    whole = change_of_line(start, shown, new, why=why if is_lost else _why(len(found)))
    return Change(
        start=start,
        end=start + len(line),
        words=new,
        why=whole.why,
        certainty=Certainty.SUSPECTED if is_lost else Certainty.CERTAIN,
        before=whole.before,
        after=whole.after,
    )


def _why(count: int) -> str:
    return "a character that nobody sees" if count == 1 else f"{count} characters that nobody sees"
