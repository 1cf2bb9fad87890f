"""Characters that were read in the wrong encoding get their right reading back.

``donâ€™t`` was saved as UTF-8 and read as Windows-1252; ftfy reads such runs again, twice if it
happened twice, and leaves alone what was never broken (SÃO, ÂNGULO, CAFÉ”).

Limits: only where the shape of broken UTF-8 is there; never in code, where a text about mojibake
keeps its examples, and never in addresses. Where half of a character was lost for good
(``â€`` for a closing quotation mark) the reading is likely, not certain, and only taken when the
same manuscript has other broken characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.normalise.prose import MASK, only_prose
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule
from standfirst.normalise.text_changes import Change, apply_changes, change_of_line
from standfirst.parse.manuscript.source_file import SourceFile

MISREAD = re.compile("[\xc2-\xf4РС]")
"""What a word that was read in the wrong encoding has in it."""


def _misread(repair: Repair, _text: str) -> str:
    """The words that hold such letters."""
    return " ".join(word for word in repair.before.split() if MISREAD.search(word))


def _read_again(repair: Repair, _text: str) -> str:
    """The words that are the same as a misread one, but for the letters outside ASCII."""
    before = repair.before.split()
    taken = [place for place, word in enumerate(before) if MISREAD.search(word)]
    same = {_ascii("".join(before[at : at + n])) for at in taken for n in (1, 2)}
    return " ".join(word for word in repair.after.split() if _ascii(word) in same)


def _ascii(word: str) -> str:
    return word.encode("ascii", "ignore").decode()


RULE = Rule(
    name="mojibake",
    does="characters that were read in the wrong encoding get their right reading back",
    why="a text saved as UTF-8 and opened as Windows-1252 shows two or three characters for one",
    keeps_off=(
        "only where the shape of broken UTF-8 is there; never in code or addresses; where half of a "
        "character is lost for good, only if the same manuscript has other broken characters"
    ),
    before="They donâ€™t print on Sundays, and the cafÃ© is shut.",
    after="They don’t print on Sundays, and the café is shut.",
    stage="text",
    certainty=Certainty.CERTAIN,
    takes=_misread,
    adds=_read_again,
)
WHY = "the letters were saved in one encoding and read in another"

TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
BROKEN = re.compile(
    f"[\xc2-\xdf]{TRAIL}|[\xe0-\xef]{TRAIL}{{2}}|[\xf0-\xf4]{TRAIL}{{3}}|â€|Ã |Ã$|Â "
    "|(?:[РСÐÑ][\x80-\xbf\u0400-\u04ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3}",
    re.MULTILINE,
)
LEAD = re.compile("[\xc2-\xf4РС]")
HALF_QUOTE = re.compile(f"â€(?!{TRAIL})")
HALF_SPACE = re.compile(r"(?<=[\d«?!:;.,%])Â(?= )")
HALF_LETTER = re.compile(r"(?<=[^\W\d_])Ã (?=[-,.;:!?)])|Ã (?=-[^\W\d_])")
"""``lÃ -bas``: the half of ``à`` that was a no-break space has become a plain one."""
RUN = re.compile(f"[^{MASK}]+")


def mend(source: SourceFile, style: HouseStyle) -> tuple[SourceFile, Repairs]:
    """Read again what was read in the wrong encoding."""
    if source.text.isascii() or not LEAD.search(source.text) or not BROKEN.search(source.text):
        return source, ()
    return apply_changes(source, RULE, _changes(source.text), style)


def _changes(text: str) -> Iterator[Change]:
    prose = only_prose(text)
    certain = any(_is_broken(run[0]) for run in RUN.finditer(prose) if BROKEN.search(run[0]))
    if not certain:
        return
    start = 0
    for line, masked in zip(text.split("\n"), prose.split("\n"), strict=True):
        if not line.isascii() and BROKEN.search(masked):
            guess = any(half.search(masked) for half in (HALF_QUOTE, HALF_SPACE, HALF_LETTER))
            new = "".join(
                _reread(_completed(line[m.start() : m.end()]) if guess else line[m.start() : m.end()])
                if m[0][0] != MASK
                else line[m.start() : m.end()]
                for m in re.finditer(f"[{MASK}]+|[^{MASK}]+", masked)
            )
            if new != line:
                certainty = Certainty.LIKELY if guess else Certainty.CERTAIN
                yield change_of_line(start, line, new, why=WHY, certainty=certainty)
        start += len(line) + 1


def _is_broken(words: str) -> bool:
    """Whether there is more to it than a capital before a space, which may be just that: ``a letra Â``."""
    words = re.sub("[ÂÃ](?= |$)", "", words, flags=re.MULTILINE)
    return _reread(words) != words


def _completed(words: str) -> str:
    """With the lost half of a closing quotation mark and of a no-break space put back."""
    words = HALF_LETTER.sub("\xc3\xa0", HALF_QUOTE.sub("â€\x9d", words))
    return HALF_SPACE.sub("\xc2\xa0", words).replace("\xc2\xa0 ", "\xc2\xa0")


def _reread(words: str) -> str:
    if not BROKEN.search(words):
        return words
    from ftfy import fix_encoding

    mended = fix_encoding(words)
    return mended if len(mended) < len(words) else words
