"""Subscribe, share and cookie lines before or after the piece are taken out.

Rule ``boilerplate``. Never by keyword alone: a short block, a phrase that such blocks have, a
place outside the piece (above its title, after its end), and a link or emphasis over the whole.
An article about newsletters keeps its paragraphs about newsletters. The phrases are in the lexicons, a file
for each language (``normalise.lexicon``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import children_of, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.traverse import runs
from standfirst.normalise.lexicon import Lexicon, every_language
from standfirst.normalise.passages import WORD
from standfirst.normalise.prose import length_in_words
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

MOST_WORDS = 25
"""Of a paragraph or a list's item that is a website's."""


TITLE_OF_ARTICLE = re.compile(r"[.\"' ](?:entry|post|article)[-_]title\b")
"""A class by which sites tell the title of an article."""


def _website_words(repair: Repair, text: str) -> str:
    """Short lines with a phrase that such lines have, in any language, or with links and nothing else; and
    short lines above what a site has marked as the title of the article."""
    lines = repair.before.split(" · ")
    phrases = every_language().boilerplate
    linked = set(WORD.findall(unescape(" ".join(re.findall(r"\[([^\[\]]*)\]", text)))))
    short = all(length_in_words(line) <= MOST_WORDS for line in lines)
    title = TITLE_OF_ARTICLE.search(text)
    above = " ".join(text[: title.start()].split()) if title else ""
    known = all(
        phrases.search(line) or linked.issuperset(WORD.findall(line)) or " ".join(line.split()) in above
        for line in lines
    )
    return repair.before if short and known else ""


RULE = Rule(
    name="boilerplate",
    does="what a website wrapped around the piece is taken out",
    why="subscribe, share and cookie lines are the site's and not the author's",
    keeps_off=(
        "a short block outside the piece, with a phrase that such blocks have, and a link or emphasis "
        "over the whole; never by a keyword alone"
    ),
    before=(
        "# The arch\n\nIt rose in the night.\n\n---\n\n"
        "*[Click here](https://example.org/s) to subscribe to our newsletter.*"
    ),
    after="# The arch\n\nIt rose in the night.",
    stage="draft",
    certainty=Certainty.LIKELY,
    takes=_website_words,
)


LONGEST = 25
"""Words."""

SHORT = 12
"""Words of a line with a link and two such phrases: ``Subscribe to our newsletter here``."""

EARLY = 12
"""Characters: the phrase stands at the beginning of such a block."""

MOSTLY = 0.6
"""Of the characters of such a block, the phrase left out, that are links."""

FEWEST_IN_MENU = 3
SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!…][\"'”’»]*(?=\s|$)")


def is_boilerplate(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block outside the piece proper is a website's, not the author's."""
    if isinstance(block, b.List):
        return bool(block.items) and all(
            len(item.blocks) == 1 and is_boilerplate(item.blocks[0], lexicon) for item in block.items
        )
    if not isinstance(block, b.Paragraph):
        return False
    text = words_of(block.inlines)
    found = lexicon.boilerplate.search(text)
    if not found or (length := length_in_words(text)) > LONGEST:
        return False
    links = [words_of(link) for link in _links(block.inlines)]
    linked = sum(map(len, links))
    set_off = wholly(block.inlines, i.Emphasis) is not None and linked > 0
    if linked and length <= SHORT and sum(1 for _ in lexicon.boilerplate.finditer(text)) > 1:
        return True
    if found.start() > EARLY and not (set_off and any(map(lexicon.boilerplate.match, links))):
        return False
    return set_off or linked >= MOSTLY * (len(text) - len(found[0]))


def is_navigation(block: Block) -> bool:
    """Three links or more and nothing else, and none of them a sentence: the menu of a website."""
    inlines = tuple(x for run in runs(block) for x in run)
    links = _links(inlines)
    if not isinstance(block, b.Paragraph | b.List) or len(links) < FEWEST_IN_MENU:
        return False
    if SENTENCE_END.search(words_of(inlines)):
        return False
    shown = "".join(map(words_of, links))
    return sum(map(str.isalnum, shown)) == sum(map(str.isalnum, words_of(inlines)))


def _links(inlines: Inlines) -> list[Inlines]:
    """The words of every link in a run, however deep."""
    return [
        words
        for inline in inlines
        for words in ([inline.children] if isinstance(inline, i.Link) else _links(children_of(inline)))
    ]


def without_boilerplate(
    blocks: Sequence[Block],
    lexicon: Lexicon,
    style: HouseStyle,
    repairs: list[Repair],
    *,
    after: Block | None = None,
    above_title: bool = False,
) -> list[Block]:
    """The blocks without those that are boilerplate; each is added to the repairs.

    ``after`` is the block before them. What a heading announces stays with it: ``## The code`` over
    ``[Click here](…)``.
    """
    kept: list[Block] = []
    for block in blocks:
        headed = isinstance(kept[-1] if kept else after, b.Section)
        if (is_boilerplate(block, lexicon) and not headed) or (above_title and is_navigation(block)):
            repair = style.decide(_repair(block, lexicon))
            repairs.append(repair)
            if repair.applied:
                continue
        kept.append(block)
    return kept


def _repair(block: Block, lexicon: Lexicon) -> Repair:
    text = " · ".join(words_of(run) for run in runs(block))
    doubtful = _only_points(text, lexicon) and not is_navigation(block)
    return RULE.repair(
        span=block.span,
        before=text,
        after="",
        why="a website's line around the piece, not the author's words",
        certainty=Certainty.SUSPECTED if doubtful else Certainty.LIKELY,
    )


def _only_points(text: str, lexicon: Lexicon) -> bool:
    """Whether the author may have written a line: it tells where there is more, and of what (``Read more
    about the weir``, ``Read the full letter here``), it offers something, or it goes on for longer behind its
    one phrase, or begins otherwise. ``Read more`` alone is the website's."""
    found = list(lexicon.boilerplate.finditer(text))
    phrases = [x[0] for x in found]
    if not phrases:
        return False
    rest = length_in_words(text) - sum(map(length_in_words, phrases))
    if all(map(POINTS.search, phrases)):
        return rest > 1
    goes_on = len(phrases) == 1 and rest > LONGEST_REST and not phrases[0].endswith(":")
    before = text[: found[0].start()].rstrip(' *"“„«')
    begins = not any(map(str.isalpha, before)) or before[-1] in ".?!…。？！|·•–—:»"
    return goes_on or not begins or OFFERS.search(phrases[0]) is not None


LONGEST_REST = 2
"""Words beside the only phrase of a website's line: ``Share on the fediverse``."""

OFFERS = re.compile(r"\b(?:download|herunterladen|télécharger|descarg|scarica|baixar?|pobierz)", re.I)
"""At the beginning of a line that gives the reader something, of which the piece may tell."""

POINTS = re.compile(
    r"cli(?:ck|que|c|cca|car)\b|\bkli(?:ck|k)|pincha|нажми|натисн|tıkla|クリック|点击|點擊|点此|انقر|اضغط"
    r"|\b(?:more|mehr|más|mais|plus|più|di più|meer|mer|więcej|ещё|еще|больше|більше|daha)\b"
    r"|\b(?:full|vollständig\w*|ganzen?|gesamten?|compl[eèé]t\w*|entier|íntegr\w*|volledig\w*|pełn\w*|полн\w*)\b"
    r"|更多|もっと|続き|المزيد",
    re.IGNORECASE,
)
"""In a phrase that says where to click, or that there is more."""
