"""A second opinion on words: reads a manuscript and what was made of it by means of its own.

Nothing of Standfirst is used here, no markdown parser, no pattern of the project's. Of a manuscript only
those words count that nobody can take for a mark: letters between white space, on lines of prose, outside of
everything in brackets, braces, angles and ticks. Such words have to be in what was made, as often and in the
same order, unless somebody has told otherwise.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from lxml import etree


class Silent(NamedTuple):
    """What is not where it should be, and nobody said so."""

    lost: list[str]
    moved: list[str]
    """Passages of five words."""


NOTHING = Silent([], [])

Word = tuple[str, int]
"""As it is compared, and the number of its block: what stands between two blank lines."""

WHOLE_LINE_IS_A_MARK = re.compile(
    r"""\s*(?:>\s*)*(?:
        [|+:=~`<{}%$\\&] | \[ | !\[ | !!! | \?\?\? | -{2,} | \*{3,} | _{3,} | .*\|
        | [A-Za-z_ -]{1,30}:\s*$ | [Tt]able: | .*\S\ {3,}\S
    )""",
    re.VERBOSE,
)
ENCLOSED = re.compile(
    r"<!--.*?-->|<[^<>]*>|`+[^`]*`+|\{[^{}]*\}|\]\([^()]*(?:\([^()]*\)[^()]*)*\)|\]\[[^\[\]]*\]|%%.*?%%|\$[^$]*\$"
    r"|\[\[[^\[\]]*\]\]|!\[[^\[\]]*\]|\b[a-z]+://\S+|\S+@\S+|&#?\w+;",
    re.DOTALL,
)
PLAIN = re.compile(r"^[(\"'“„‘«¿¡*_—–]*([^\W\d_]+)[.,;:!?)\"'”’»…*_—–]*$")
PICTURE = re.compile(
    r"""!\[(?P<alt>[^\[\]]*)\]\(\s*(?:<[^<>\n]*>|[^\s()<>]+)\s+(?P<title>"[^"\n]*"|'[^'\n]*')\s*\)"""
    r"""|(?P<tag><img\b(?=[^<>]*\stitle\s*=\s*(?P<named>"[^"<>]*"|'[^'<>]*'))[^<>]*>)"""
)
CODE = re.compile(
    r"^\s*(`{3,}|~{3,}).*?^\s*\1|`+[^`]*`+|<!--.*?-->|^(?: {4}|\t).*?$", re.DOTALL | re.MULTILINE
)
NO_SPACES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Of scripts that put no spaces between words: who joins two lines joins two words."""
STARTS_LIST_OR_HEADING = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+|#{1,6}\s+)?")
STARTS_BLOCK = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s|\d+[.)]\s|#)")
FENCE = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})")


def folded(word: str) -> str:
    """A word without cases, compatible forms and what nobody sees."""
    shown = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFKC", shown.casefold())


def words_of_manuscript(text: str) -> list[Word]:
    """The words of a manuscript that are nothing but words, in order."""
    text = _blanked(without_front_matter(text), ENCLOSED.pattern)
    words: list[Word] = []
    fence, indented, block = "", False, 0
    for line in text.split("\n"):
        block += not line.strip() or bool(STARTS_BLOCK.match(line))
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            continue
        indented = line.startswith(("    ", "\t")) or (indented and not line.strip())
        if fence or indented or WHOLE_LINE_IS_A_MARK.match(line):
            continue
        for token in STARTS_LIST_OR_HEADING.sub("", line).split():
            plain = PLAIN.match(token)
            if plain and len(plain[1]) > 1 and not NO_SPACES.search(plain[1]):
                words.append((folded(plain[1]), block))
    return words


def without_front_matter(text: str) -> str:
    """A manuscript without what stands between dashes or pluses at its head."""
    return re.sub(
        r"\A\s*(?:---|\+\+\+)[ \t]*\n.*?\n(?:---|\+\+\+|\.\.\.)[ \t]*(?=\n|\Z)", "", text, flags=re.DOTALL
    )


def _blanked(text: str, pattern: str) -> str:
    """With something that is no letter for what is enclosed, so that what touches it is no plain word."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", "\0", m[0]), text, flags=re.DOTALL)


def words_shown(text: str) -> list[str]:
    """All words of what was made."""
    return [folded(word) for word in re.findall(r"[^\W\d_]+", text)]


def silent_differences(manuscript: str, shown: str, told: Iterable[str]) -> Silent:
    """Words of a manuscript that what is shown has not, or has in another order, and that nobody told of.

    ``told``: the text of repairs and diagnostics.
    """
    wanted, found = words_of_manuscript(manuscript), words_shown(shown)
    known = Counter(word for text in told for word in words_shown(text))
    missing = Counter(word for word, _ in wanted) - Counter(found) - known
    return Silent(sorted(missing.elements()), _moved(wanted, found, known))


def lost_titles(manuscript: str, shown: str, told: Iterable[str]) -> Iterator[str]:
    """The titles of pictures that what is shown has nowhere as a whole, whatever a repair says that it took.

    ``told``: the messages of diagnostics. One that repeats the alternative text is there for who needs it.
    """
    there = f" {' '.join(words_shown(' '.join((shown, *told))))} "
    for found in PICTURE.finditer(CODE.sub("\0", without_front_matter(manuscript))):
        named, tag = found["title"] or found["named"], found["tag"] or ""
        title = " ".join(words_shown(ENCLOSED.sub(" ", unescape(named))))
        beside = " ".join(words_shown(unescape(found["alt"] or tag.replace(named, "", 1))))
        if title and f" {title} " not in there and title not in beside:
            yield title


SPAN = 5
"""Words of a passage."""


def _moved(wanted: list[Word], found: list[str], known: Counter[str]) -> list[str]:
    """Passages that either side has once and that are in another order, on lines that may not move."""
    here, there = _once(wanted), _once([(word, 0) for word in found])
    both = sorted((at, there[passage], passage) for passage, at in here.items() if passage in there)
    stays = _longest_increasing([place for _, place, _ in both])
    moved = {at: passage for number, (at, _, passage) in enumerate(both) if number not in stays}
    return [
        " ".join(passage)
        for at, passage in moved.items()
        # one passage alone may be there by chance, in what is no prose and was not read here
        if (at + 1 in moved or at - 1 in moved) and not all(known[word] for word in passage)
    ]


def _once(words: list[Word]) -> dict[tuple[str, ...], int]:
    """Where each passage within a block stands that is there only once."""
    passages = [
        (at, tuple(word for word, _ in words[at : at + SPAN]))
        for at in range(len(words) - SPAN + 1)
        if words[at][1] == words[at + SPAN - 1][1]
    ]
    often = Counter(passage for _, passage in passages)
    return {passage: at for at, passage in passages if often[passage] == 1}


def _longest_increasing(places: list[int]) -> set[int]:
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    chain, number = set[int](), last[-1] if last else -1
    while number >= 0:
        chain.add(number)
        number = before[number]
    return chain


# -- what was made --------------------------------------------------------------------------------


def text_of_epub(epub: bytes) -> str:
    """The text of all documents of the spine, one after the other."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        package = str(next(x.get("full-path") for x in container.iter("{*}rootfile")))
        root = etree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iter("{*}item")}
        folder = package.rpartition("/")[0]
        texts = []
        for reference in root.iter("{*}itemref"):
            document = etree.fromstring(archive.read(f"{folder}/{files[reference.get('idref')]}"))
            body = next(document.iter("{*}body"))
            texts.append(" ".join(map(str, body.itertext())))
        return "\n".join(texts)


def text_of_pdf(pdf: bytes) -> str:
    """The text of all pages, words that a line's end divides made whole."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    finally:
        document.close()
    return re.sub(r"[\ufffe\x02]\s*|[\u00ad\u2010-]\s*\n\s*", "", "\n".join(pages).replace("\r", ""))
