"""Questions that carry no speaker's label: headings, and paragraphs bold, italic or quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import cut, trimmed, wholly, words_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.interview.dashes import DASH
from standfirst.normalise.interview.find_speaker_labels import label_of
from standfirst.normalise.interview.speakers import Cast
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import EAST_ASIAN

Shape: TypeAlias = Literal["heading", "bold", "italic", "quoted", "plain", "dash", "said"]
"""How a question is set; ``said``: what somebody unnamed says behind a dash, question or answer."""

NUMBERED = re.compile(r"^\s*((?:Q|q|#)?\s?\d{1,3})\s*[.):：–-]{1,2}\s+(?=\S)|^\s*(\d{1,3})\s+(?=[^\W\d_])")
QUOTED = re.compile(r"^\s*[\"“„«‘'].*[\"”“»’']\s*$", re.DOTALL)

FEWEST = 3
"""Fewer question headings than this are an article that asks its reader something."""

LEAST_ASKED = 0.15
"""Of the emphasised sentences of a talk, so many have a question mark."""

SENTENCE = 8
"""Words after which an emphasised line is no crosshead."""

LONGEST_PLAIN = 40
"""Words of a question that nothing but its mark sets apart."""


YOU_LEFT_OUT = frozenset(("es", "it", "pt", "ca", "pl", "tr", "ar", "ja"))
"""Languages in which the form of the verb alone may speak to somebody: ``¿Cuántas ha afinado?``"""


class Setting(msgspec.Struct, frozen=True):
    """What a piece says of itself, which counts when its questions are judged."""

    lexicon: Lexicon
    called_interview: bool
    """It calls itself an interview."""
    quoted_title: bool = False
    """Its title is what somebody said: ``Julián Arce: «…»``."""


class Asked(msgspec.Struct, frozen=True):
    """A block that may be a question."""

    index: int
    shape: Shape
    inlines: Inlines
    """Without emphasis over the whole and without number or label."""
    label: str | None
    level: int = 0
    """Of a heading."""

    @property
    def text(self) -> str:
        """The words of the question."""
        return words_of(self.inlines)


def questions_of(blocks: Sequence[Block], setting: Setting, *, in_dialogue: bool) -> dict[int, Asked]:
    """The unlabelled questions of a piece, by the index of their block.

    ``in_dialogue``: whether speakers with labels were found.
    """
    found: dict[int, Asked] = {}
    every = list(_candidates(blocks, setting.lexicon))
    for shape in ("heading", "bold", "italic", "quoted"):
        candidates = [asked for asked in every if asked.shape == shape]
        chosen = _chosen(candidates, blocks, setting, in_dialogue)
        if shape != "heading" and not in_dialogue and len(found) > len(chosen):
            continue
        found.update({asked.index: asked for asked in chosen})
    if not found and setting.called_interview and not in_dialogue:
        return _plain_questions(blocks, setting.lexicon)
    return found


def _plain_questions(blocks: Sequence[Block], lexicon: Lexicon) -> dict[int, Asked]:
    """Short paragraphs that ask somebody, each with an answer under it, where nothing else is marked."""
    texts = {n: words_of(x.inlines) for n, x in enumerate(blocks) if isinstance(x, b.Paragraph)}
    asked = {
        n: Asked(n, "plain", block.inlines, None)
        for n, block in enumerate(blocks)
        if isinstance(block, b.Paragraph) and is_question(texts[n]) and len(texts[n].split()) <= LONGEST_PLAIN
    }
    if len(asked) < FEWEST + 1 or any(n + 1 in asked or n + 1 not in texts for n in asked):
        return {}
    stretch = max(asked) - min(asked) + 1
    addressed = sum(lexicon.addresses(texts[n]) for n in asked)
    answered = any(lexicon.first_person.search(texts[n + 1]) for n in asked)
    return asked if answered and addressed >= 0.4 * len(asked) and len(asked) >= 0.25 * stretch else {}


def unmarked_questions(blocks: Sequence[Block], cast: Cast, lexicon: Lexicon) -> dict[int, Asked]:
    """The questions that stand, plain or after a dash, before the answers where only these have labels; also
    those among them that ask with no question mark: ``Tell me about the flood.``"""
    if cast.is_empty:
        return {}
    unlabelled = {
        index: block.inlines
        for index, block in enumerate(blocks)
        if index not in cast.lines and isinstance(block, b.Paragraph)
    }
    dashed = {
        index: Asked(index, "dash", trimmed(cut(inlines, found.end())[1]), None)
        for index, inlines in unlabelled.items()
        if (found := DASH.match(plain(inlines)))
    }
    if _lead_to_answers(dashed, cast):
        return dashed
    leading = {
        index: Asked(index, "plain", inlines, None)
        for index, inlines in unlabelled.items()
        if index + 1 in cast.lines
    }
    texts = {index: words_of(asked.inlines) for index, asked in leading.items()}
    asked = {index: leading[index] for index, text in texts.items() if is_question(text)}
    if not _lead_to_answers(asked, cast):
        return {}
    prompts = {index: leading[index] for index, text in texts.items() if lexicon.prompt.search(text)}
    return {**asked, **prompts}


def said_behind_dashes(blocks: Sequence[Block], cast: Cast) -> dict[int, Asked]:
    """What is said behind a dash by somebody unnamed, where labels have a dash before or after them: without
    these, the words would be those of whoever has the label above."""
    dashed = sum(
        line.label.form == "dashed" or _behind_dash(blocks[index]) is not None
        for index, line in cast.lines.items()
    )
    if dashed < 2 or dashed < 0.5 * len(cast.lines):
        return {}
    between = (n for n in range(min(cast.lines), max(cast.lines) + 2) if n not in cast.lines)
    said = {n: _behind_dash(blocks[n]) for n in between if n < len(blocks)}
    return {n: Asked(n, "said", inlines, None) for n, inlines in said.items() if inlines}


def _behind_dash(block: Block) -> Inlines | None:
    """What stands behind the dash with which a paragraph begins."""
    found = DASH.match(plain(block.inlines)) if isinstance(block, b.Paragraph) else None
    return trimmed(cut(block.inlines, found.end())[1]) if found and isinstance(block, b.Paragraph) else None


def _lead_to_answers(asked: Mapping[int, Asked], cast: Cast) -> bool:
    """Whether most answers, and no labelled question, have one of these straight before them."""
    if "question" in cast.roles.values():
        return False
    leading = [index for index in asked if index + 1 in cast.lines]
    return len(leading) >= 2 and len(leading) >= 0.6 * len(cast.lines)


def _candidates(blocks: Sequence[Block], lexicon: Lexicon) -> Iterable[Asked]:
    for index, block in enumerate(blocks):
        shaped = _shaped(block)
        if shaped is None:
            continue
        shape, inlines, level = shaped
        inlines, label = _without_label(inlines, lexicon)
        if inlines and not QUOTED.match(words_of(inlines)):
            yield Asked(index, shape, inlines, label, level)


def _shaped(block: Block) -> tuple[Shape, Inlines, int] | None:
    if isinstance(block, b.Section):
        return "heading", block.heading.inlines, block.heading.level
    if isinstance(block, b.BlockQuote) and len(block.blocks) == 1 and not block.attribution:
        inner = block.blocks[0]
        return ("quoted", inner.inlines, 0) if isinstance(inner, b.Paragraph) else None
    if not isinstance(block, b.Paragraph) or _begins_plainly(block.inlines):
        return None
    shapes: tuple[tuple[Shape, Callable[[Inlines], Inlines | None]], ...] = (
        ("bold", lambda run: wholly(run, i.Strong)),
        ("italic", lambda run: wholly(run, i.Emphasis)),
    )
    for shape, inside_of in shapes:
        inside = inside_of(block.inlines)
        if inside is not None:
            nested = wholly(inside, i.Emphasis if shape == "bold" else i.Strong)
            return shape, trimmed(nested if nested is not None else inside), 0
    return None


def _begins_plainly(inlines: Inlines) -> bool:
    """Whether a paragraph begins with words that nothing sets off, as nearly all do."""
    first = inlines[0] if inlines else i.Text("-")
    return isinstance(first, i.Text | i.Code | i.Link) and not (
        isinstance(first, i.Text) and first.value.isspace()
    )


def _without_label(inlines: Inlines, lexicon: Lexicon) -> tuple[Inlines, str | None]:
    """A question's number, or a label that is only a role: ``3.``, ``Q1:``, ``Question:``."""
    text = words_of(inlines)
    match = NUMBERED.match(text)
    if match:
        number = (match[1] or match[2]).strip()
        return trimmed(cut(trimmed(inlines), match.end())[1]), number
    label = label_of(inlines)
    if label is not None and label.rest and lexicon.role_of_label(label.name) == "question":
        return label.rest, label.words
    return inlines, None


def _chosen(
    candidates: list[Asked],
    blocks: Sequence[Block],
    setting: Setting,
    in_dialogue: bool,
) -> list[Asked]:
    """The candidates of one shape that are questions, if this shape is how the piece asks."""
    lexicon = setting.lexicon
    candidates = [asked for asked in candidates if asked.shape != "quoted" or is_question(asked.text)]
    asking = [
        asked
        for asked in candidates
        if is_question(asked.text) or _is_labelled(asked, lexicon) or _is_left_open(asked)
    ]
    if len(asking) > 1:
        asking = [asked for asked in candidates if _asks(asked, lexicon)]
    if not asking:
        return []
    if in_dialogue:
        return _with_kin(asking, candidates, lexicon)
    if prompts := _prompting(asking, candidates, blocks, setting):
        return prompts
    answered = [asked for asked in asking if _is_answered(asked, blocks)]
    if len(answered) < FEWEST and not (setting.called_interview and len(answered) == FEWEST - 1):
        return []
    level = max({a.level for a in asking}, key=[a.level for a in asking].count)
    peers = [a for a in candidates if a.level == level]
    if sum(_is_labelled(a, lexicon) for a in asking) >= FEWEST:
        return asking
    if asking[0].shape == "quoted" and _are_led_up_to(asking, blocks):
        return []
    is_talk = _are_of_readers(asking, blocks, lexicon) or _are_of_an_interview(asking, peers, blocks, setting)
    return _with_kin(asking, peers, lexicon) if is_talk else []


def _prompting(
    asking: list[Asked], candidates: list[Asked], blocks: Sequence[Block], setting: Setting
) -> list[Asked]:
    """All the sentences that are emphasised from end to end, where most have an answer under them, some
    ask, and people speak to each other: many a prompt has no question mark.

    Two questions are enough, for a talk may go on in remarks.
    """
    said = [asked for asked in candidates if asked.shape in ("bold", "italic") and _is_spoken(asked.text)]
    answered = [asked for asked in said if _has_prose_under(asked, blocks)]
    asks = [asked for asked in answered if re.search(r"[?？؟]", asked.text) or _is_left_open(asked)]
    peers = [asked for asked in candidates if asked.index >= asking[0].index]
    if len(answered) < FEWEST or len(asks) < 2 or len(asks) < LEAST_ASKED * len(answered):
        return []
    if len(answered) < 0.7 * len(peers):
        return []
    lexicon = setting.lexicon
    answers = _answers(blocks, answered)
    of_themselves = _share(lexicon.first_person, answers)
    addressed = sum(lexicon.addresses(asked.text) for asked in answered) / len(answered)
    is_advice = _share(lexicon.second_person, answers) >= 0.5 and of_themselves < 0.2
    needed = 0.2 if setting.called_interview else 0.3
    return answered if min(of_themselves, addressed) >= needed and not is_advice else []


def _is_left_open(asked: Asked) -> bool:
    """Whether an emphasised sentence breaks off for somebody else to go on: ``**Then came the fire …**``"""
    is_sentence = (
        len(asked.text.split()) >= FEWEST_WORDS_LEFT_OPEN or EAST_ASIAN.search(asked.text) is not None
    )
    return asked.shape in ("bold", "italic") and is_sentence and LEFT_OPEN.search(asked.text) is not None


FEWEST_WORDS_LEFT_OPEN = 3
LEFT_OPEN = re.compile(r"(?:…|\.\.\.)[\"'”’»“)]*$")


def _is_spoken(text: str) -> bool:
    """Whether a text ends as something that is said does, and a crosshead does not."""
    ends = text.rstrip("\"'”’»“)] ")[-1:] in (*".!…:。！", "—", "–")
    return ends or is_question(text) or len(text.split()) >= SENTENCE


def _has_prose_under(asked: Asked, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph that is not emphasised from end to end follows."""
    following = blocks[asked.index + 1] if asked.index + 1 < len(blocks) else None
    if isinstance(following, b.Figure | b.PullQuote):
        following = blocks[asked.index + 2] if asked.index + 2 < len(blocks) else None
    if isinstance(following, b.List | b.BlockQuote):
        return True
    return isinstance(following, b.Paragraph) and _shaped(following) is None


def _asks(asked: Asked, lexicon: Lexicon) -> bool:
    """Whether a candidate asks: with its mark, with its label, or, being no heading, with ``Tell us``."""
    prompts = asked.shape in ("bold", "italic") and lexicon.prompt.match(asked.text) is not None
    return prompts or _is_left_open(asked) or is_question(asked.text) or _is_labelled(asked, lexicon)


def _are_of_an_interview(
    asking: list[Asked], peers: list[Asked], blocks: Sequence[Block], setting: Setting
) -> bool:
    """Whether questions are put to somebody who answers for themselves.

    Whoever answers in an interview speaks of themselves; whoever answers what readers ask does not, and
    may tell them what to do. Where nothing else is set off, a third of the answers is enough.
    """
    lexicon = setting.lexicon
    share = sum(asked.level == peers[0].level for asked in asking) / len(peers)
    addressed = sum(lexicon.addresses(asked.text) for asked in asking) / len(asking)
    answers = _answers(blocks, asking)
    of_themselves, to_the_reader = (
        _share(lexicon.first_person, answers),
        _share(lexicon.second_person, answers),
    )
    is_advice = to_the_reader >= 0.5 and of_themselves < 0.2
    speaks_up = max(of_themselves, addressed) >= 0.2 or EAST_ASIAN.search(asking[0].text) is not None
    if setting.called_interview and share >= 0.4 and speaks_up and not is_advice:
        return True
    is_plain = share >= 0.9 and asking[0].shape != "heading"
    if lexicon.language in YOU_LEFT_OUT and is_plain and of_themselves >= 0.5:
        before = [plain(run) for run in runs_of(tuple(blocks[: asking[0].index]))]
        return not any(_speaks(text, lexicon) for text in (*before, *(asked.text for asked in asking)))
    if addressed < 0.3 and not setting.quoted_title:
        return False
    return of_themselves >= 0.3 if is_plain else share >= 0.6 and of_themselves >= 0.5


def _are_led_up_to(asking: list[Asked], blocks: Sequence[Block]) -> bool:
    """Whether the text leads up to quotations: ``The first was in chalk:``"""
    before = [blocks[asked.index - 1] for asked in asking if asked.index]
    return any(words_of(x.inlines).endswith((":", "：")) for x in before if isinstance(x, b.Paragraph))


def _are_of_readers(asking: list[Asked], blocks: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether quoted questions of readers are answered one by one by people who speak of themselves."""
    if any(asked.shape != "quoted" for asked in asking):
        return False
    personal = [
        a for a in asking if _speaks(a.text, lexicon) or _speaks(" ".join(_answers(blocks, [a])), lexicon)
    ]
    return len(personal) >= 0.6 * len(asking)


def _speaks(text: str, lexicon: Lexicon) -> bool:
    return lexicon.first_person.search(text) is not None


def _is_labelled(asked: Asked, lexicon: Lexicon) -> bool:
    return asked.label is not None and lexicon.role_of_label(asked.label) == "question"


def _with_kin(asking: list[Asked], peers: list[Asked], lexicon: Lexicon) -> list[Asked]:
    """The questions, and among their peers those that ask without a question mark."""
    if len(asking) < 0.5 * len(peers):
        return asking
    levels = {asked.level for asked in asking}
    numbered = all(asked.label is not None for asked in asking)
    chosen = {asked.index for asked in asking}
    kin = [
        asked
        for asked in peers
        if asked.index not in chosen
        and asked.level in levels
        and _is_said_to(asked, lexicon, numbered=numbered)
        and len(asked.text.split()) >= 3
    ]
    return sorted([*asking, *kin], key=lambda asked: asked.index)


def _is_said_to(asked: Asked, lexicon: Lexicon, *, numbered: bool) -> bool:
    """Whether something that has no question mark prompts, or, being a sentence, speaks to somebody, or
    has a number as all the questions have."""
    if lexicon.prompt.search(asked.text) or (numbered and asked.label is not None):
        return True
    is_sentence = asked.shape in ("bold", "italic") and asked.text.rstrip("\"'”’»“)")[-1:] in (*"….!:。！",)
    return is_sentence and lexicon.addresses(asked.text)


def _is_answered(asked: Asked, blocks: Sequence[Block]) -> bool:
    """Whether prose follows."""
    following = blocks[asked.index + 1] if asked.index + 1 < len(blocks) else None
    return following is not None and not isinstance(following, b.Section | b.ThematicBreak)


def _answers(blocks: Sequence[Block], asking: list[Asked]) -> list[str]:
    """The words that follow each question."""
    answers = [blocks[asked.index + 1] for asked in asking if _is_answered(asked, blocks)]
    return [text for answer in answers if (text := " ".join(map(plain, runs_of((answer,)))))]


def _share(words: re.Pattern[str], texts: list[str]) -> float:
    """In how many of the texts one of the words stands, from 0 to 1."""
    return sum(words.search(text) is not None for text in texts) / max(1, len(texts))
