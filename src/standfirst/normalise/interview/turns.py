"""From paragraphs with labels to turns: each stretch of speech with all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks, Role
from standfirst.model.editing import words_of
from standfirst.model.text import plain
from standfirst.normalise.interview.conversation import Line
from standfirst.normalise.interview.questions import Asked
from standfirst.normalise.interview.speakers import Cast
from standfirst.normalise.interview.speech import is_question
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import WORDS_AND_FIRST_NAMES

TRAILING = (b.Figure, b.Sidebar, b.PullQuote, b.BlockQuote, b.Division)
"""What belongs to a turn only if the turn goes on after it."""

ENDS_A_TURN = (b.Section, b.ThematicBreak, b.Question, b.ContributorNote, b.EditorsNote, b.Provenance)


def set_turns(blocks: Blocks, cast: Cast, questions: Mapping[int, Asked], lexicon: Lexicon) -> Blocks:
    """The blocks with turns and questions in place of the paragraphs and headings that are them."""
    result: list[Block] = []
    turn: b.Turn | None = None
    spoken: Line | None = None
    called = _calls(blocks)
    bare = _with_bare_answers(cast, questions, lexicon)
    for index, block in enumerate(blocks):
        line, asked = cast.lines.get(index), questions.get(index)
        if turn is not None and spoken is not None:
            goes_on = line is None and asked is None
            if goes_on and _belongs(block, spoken, turn, answered=spoken.index not in bare):
                turn = replace(turn, blocks=(*turn.blocks, block), span=turn.span.to(block.span))
                continue
            result.extend(_closed(turn, lexicon, called))
            turn = None
        if line is not None:
            turn, spoken = _turn(line, cast, block), line
        elif asked is not None and asked.shape in ("dash", "said"):
            result.append(_dashed(asked, block))
        elif asked is not None:
            result.append(_question(asked, block))
        else:
            result.append(block)
    if turn is not None:
        result.extend(_closed(turn, lexicon, called))
    return tuple(result)


def _turn(line: Line, cast: Cast, block: Block) -> b.Turn:
    first = b.Paragraph(inlines=line.label.rest, span=block.span)
    return b.Turn(
        label=line.label.words,
        speaker=cast.names[line.label.key],
        role=cast.roles.get(line.label.key),
        time=line.label.time,
        blocks=(first,) if line.label.rest else (),
        span=block.span,
        anchor=block.anchor,
    )


def _dashed(asked: Asked, block: Block) -> b.Turn:
    """What stands behind a dash among what has labels: a question, or what its mark shows it to be."""
    asks = asked.shape == "dash" or is_question(words_of(asked.inlines))
    role: Role = "question" if asks else "answer"
    said = b.Paragraph(inlines=asked.inlines, span=block.span)
    return b.Turn(label="", speaker=None, role=role, blocks=(said,), span=block.span, anchor=block.anchor)


def _question(asked: Asked, block: Block) -> b.Question:
    anchor = block.heading.anchor if isinstance(block, b.Section) else block.anchor
    return b.Question(inlines=asked.inlines, label=asked.label, span=block.span, anchor=anchor or None)


def _with_bare_answers(cast: Cast, questions: Mapping[int, Asked], lexicon: Lexicon) -> frozenset[int]:
    """The labelled questions whose answers have no label, by index: the next that speaks asks again, where
    this one has asked already; all of them where nobody's answers have one."""
    asking = {n: cast.roles.get(line.label.key) == "question" for n, line in cast.lines.items()}
    if all(asking.values()):
        return frozenset(asking)
    events = sorted({*cast.lines, *questions})
    following = dict(pairwise(events))
    return frozenset(
        n
        for n, line in cast.lines.items()
        if asking[n]
        and (is_question(line.text) or lexicon.prompt.search(line.text))
        and _asks_again(line, following.get(n), cast)
    )


def _asks_again(line: Line, following: int | None, cast: Cast) -> bool:
    """Whether the next to speak is the same who asks, or asks without a label; nobody speaks at the end."""
    after = cast.lines.get(following) if following is not None else None
    return after is None or after.label.key == line.label.key


def _belongs(block: Block, line: Line, turn: b.Turn, *, answered: bool) -> bool:
    """Whether an unlabelled block belongs to the open turn.

    After a question whose whole paragraph was bold, or whose answer has no label, what follows is the
    answer, which is no part of the question's turn.
    """
    if isinstance(block, ENDS_A_TURN):
        return False
    if turn.role == "question" and turn.blocks:
        return answered and line.label.form != "bold-question"
    return True


def _end_of_speech(turn: b.Turn, lexicon: Lexicon, called: Collection[str]) -> int:
    """How many blocks of a turn are the speaker's: not a list of notes, nor what is said of them in the
    third person at the end, with nobody who says "I" after it."""
    texts = [words_of(block.inlines) if isinstance(block, b.Paragraph) else "" for block in turn.blocks]
    names = _names_of(turn.speaker)
    for index in range(1, len(texts)):
        if NOTE.match(texts[index]) or _is_called(turn.blocks[index], texts[index], called):
            return index
        if END_OF_TAPE.match(texts[index]) or _names_notes(texts[index], lexicon):
            return index
        if _is_about(texts[index], names) and not any(map(lexicon.first_person.search, texts[index:])):
            return index
    return len(texts)


NOTE = re.compile(r"^(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹†‡]|\*(?!\*))\s*\S")
"""At the beginning of a note that was typed out: ``[1] Prices of that year.``, ``* Of that year.``"""


END_OF_TAPE = re.compile(r"^[\[(](?=[^\])]*[^\W\d_])[^a-zß-öø-ÿ\])]+[\])]$")
"""What a transcriber writes in brackets and capitals, on a line of its own: ``[END OF TAPE]``"""


def _names_notes(text: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph is only the word that stands over notes or references, with no mark."""
    return (
        len(text.split()) == 1 and text[-1:].isalpha() and text[0].isupper() and lexicon.is_no_speaker(text)
    )


def _calls(blocks: Blocks) -> frozenset[str]:
    """The numbers in brackets that stand within paragraphs, where notes are called: ``the mill (2)``."""
    texts = (words_of(block.inlines) for block in blocks if isinstance(block, b.Paragraph))
    return frozenset(found[1] for text in texts for found in CALL.finditer(text))


CALL = re.compile(r"(?<=\S)\s?[(\[](\d{1,3})[)\]]")
BRACKETED_NUMBER = re.compile(r"^\((\d{1,3})\)(?=\s*\S)")


def _is_called(block: Block, text: str, called: Collection[str]) -> bool:
    """Whether a paragraph or a list has the numbers of notes that are called in the piece."""
    if isinstance(block, b.List) and block.ordered:
        return all(str(block.start + index) in called for index in range(len(block.items)))
    number = BRACKETED_NUMBER.match(text)
    return number is not None and number[1] in called


def _names_of(speaker: str | None) -> tuple[str, ...]:
    """What somebody of this name is called in the third person: no first name that is a word as well."""
    words = (speaker or "").replace("&", " ").split()
    return tuple(word for word in words if len(word) > 2 and word not in WORDS_AND_FIRST_NAMES)


def _is_about(text: str, names: Sequence[str]) -> bool:
    """Whether a paragraph names the one who would be saying it, and not in a quotation."""
    unquoted = re.sub(r"[\"“„«][^\"”“»]*[\"”“»]", "", text)
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unquoted) for name in names)


def _is_aside(block: Block) -> bool:
    """Whether a paragraph is set in italics, as the editor's words are among those of the speakers."""
    if not isinstance(block, b.Paragraph) or not block.inlines:
        return False
    emphasised = [len(plain((x,))) for x in block.inlines if isinstance(x, i.Emphasis)]
    at_edges = all(isinstance(x, i.Emphasis) for x in (block.inlines[0], block.inlines[-1]))
    return at_edges and sum(emphasised) > 0.6 * len(plain(block.inlines))


def _closed(turn: b.Turn, lexicon: Lexicon, called: Collection[str]) -> Blocks:
    """The turn, and after it what stood at its end without belonging to it."""
    end = _end_of_speech(turn, lexicon, called)
    kept = list(turn.blocks[:end])
    trailing: list[Block] = list(turn.blocks[end:])
    while len(kept) > 1 and (isinstance(kept[-1], TRAILING) or _is_aside(kept[-1])):
        trailing.insert(0, kept.pop())
    return (replace(turn, blocks=tuple(kept)), *trailing)
