"""Notes that lost their marks: numbers in the text and a numbered list at the end find each other.

Rule ``note-reference``. Word processors and PDF tools leave ``word¹``, ``word<sup>1</sup>``,
``word [1]`` or a bare ``word.1`` in the text, and the notes as a numbered list or numbered
paragraphs at the end. They become notes only if every number from 1 to n is defined once, at the
end, and the text refers to them in order. A number that is not of this run (m², 10³, ¹⁴C) stays;
so do years, heights, chemistry, chapters and what is called so: ``html5``, ``No.5``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.editing import cut, replace_range, trimmed, words_of
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import change_runs, runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule


def _numbers(repair: Repair, _text: str) -> str:
    """The numbers of the references and of the notes, and the heading over the notes."""
    marks, _, notes = repair.before.rpartition(" … ")
    heading = notes.rpartition(":")[0]
    digits = re.findall(rf"[0-9{RAISED_DIGITS}]{{1,3}}", f"{marks} {notes}")
    return " ".join((*digits, *((heading,) if HEADING.match(heading) else ())))


RULE = Rule(
    name="note-reference",
    does="a bare number after a word becomes the reference to the note of that number",
    why="word processors and PDF tools leave raised or plain figures of notes, and the notes as a list",
    keeps_off=(
        "only if the piece ends with notes of just these numbers, and the references run from 1 on; "
        "years, inches, chapter numbers, exponents and chemistry stay"
    ),
    before=(
        "It was printed by water.¹ It was bound by hand.²\n\nNobody minded.\n\n## Notes\n\n"
        "1. The water of the canal.\n2. The hand of Ida."
    ),
    after=(
        "It was printed by water.[^1] It was bound by hand.[^2]\n\nNobody minded.\n\n"
        "[^1]: The water of the canal.\n[^2]: The hand of Ida."
    ),
    stage="draft",
    certainty=Certainty.CERTAIN,
    takes=_numbers,
)


HEADING = re.compile(
    r"(?i)^\W*(foot|end)?(notes?|notas?|note|anmerkungen|fußnoten|fussnoten|przypisy|примечания|сноски|"
    r"примітки|viittaukset|notes de bas de page|références|references|注|註|脚注|الهوامش|حواشي)\W*$"
)
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWER = str.maketrans(RAISED_DIGITS, "0123456789")
RAISE = str.maketrans("0123456789[]() ", f"{RAISED_DIGITS}⁽⁾⁽⁾⁽")
RAISABLE = re.compile(r"[\[( ]?\d{1,3}[\]) ]?")
DEFINITION = re.compile(
    rf"^\s*(?:\[(\d{{1,3}})\]|\((\d{{1,3}})\)|(\d{{1,3}})[.)]?|([{RAISED_DIGITS}]{{1,3}}))\s+(?=\S)"
)
BACKLINK = re.compile(r"^\s*[↩↑⤴^]\N{VARIATION SELECTOR-15}?\s*$")

RAISED = re.compile(
    rf"⁽?(?<![⁺⁻{RAISED_DIGITS}])(?P<number>[{RAISED_DIGITS}]{{1,3}})(?![⁺⁻ⁿ{RAISED_DIGITS}])[⁽⁾]?"
)
BRACKETED = re.compile(r"\s?\[(?P<number>\d{1,3})\]")
BARE = re.compile(
    r"(?<=[^\W\d_][.,;:!?”»\")])(?P<number>\d{1,3})(?=\s|$)"
    r"|(?<=[a-zà-ÿа-яіїєґ]{3})(?P<glued>\d{1,2})(?=[\s.,;:!?]|$)"
)

EXPONENT = re.compile(
    r"(?<!\d)(?!(?:1\d|20)\d\d$)\d+$"  # 10³, but a year may have a note
    r"|(?<![^\W\d_])(?:[^\W\d_]|mc|πr)$"  # x², E = mc²
    r"|(?<![^\W\d_])(?:[kcdmµμnhMG]?m|[kMG]?Pa|[kM]g|h?a|acres?|inch(?:es)?)$"  # m², km²
    r"|(?:\d\s?|/)(?:in|ft|yd|mi|[cmµn]?s|[mµ]?g)$"  # 3 in², m/s²
)
"""What stands before a raised number that is a power."""
ISOTOPE = re.compile(r"[A-Z]")
"""What stands after a raised number that is an element's mass: ¹⁴C."""
COUNTED = re.compile(
    r"(?i)(?:\b(?:n[or]|nos|nrs?|num|pp?|pgs?|s|vols?|bd|figs?|abb|ch|chap|kap|cap|secs?|arts?|tabs?|pts?|bks?)[.:]"
    r"|\b(?:html|css|mp|python|covid|web|utf|ipv|windows|es))$"
)
"""What stands before a bare number that counts something, or is part of a name."""

FEWEST = 2


class Shape(msgspec.Struct, frozen=True):
    """One way in which a text may refer to its notes."""

    pattern: re.Pattern[str]
    certainty: Certainty
    no_note_after: re.Pattern[str]
    """What before a number says that it refers to no note."""


NOTHING = re.compile(r"(?!)")
SHAPES = (
    Shape(RAISED, Certainty.CERTAIN, EXPONENT),
    Shape(BRACKETED, Certainty.CERTAIN, NOTHING),
    Shape(BARE, Certainty.LIKELY, COUNTED),
)


class Place(msgspec.Struct, frozen=True):
    """Where in the plain text of a run a number stands that may refer to a note."""

    start: int
    end: int
    number: int
    word: str
    """What it is glued to."""
    shown: str = ""
    """The number as the manuscript has it; of one in a tag, apart from the word."""


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Bind bare numbers in the text to the notes at its end, if they fit each other wholly."""
    if draft.notes:
        return draft, ()
    found = _definitions(draft.blocks)
    if found is None:
        return draft, ()
    start, definitions = found
    body = draft.blocks[:start]
    for shape in SHAPES:
        places = [place for run in runs_of(body) for place in _places(run, shape)]
        refers = _run(places, len(definitions))
        if refers is not None:
            return _with_notes(draft, body, definitions, shape, refers, style)
    return draft, ()


def _run(places: Sequence[Place], count: int) -> tuple[bool, ...] | None:
    """Which of the numbers are the run 1 … count, each first met in order; None if they are not.

    Numbers beside the run may stand between them as long as they are few: exponents that nothing
    else gives away, ``step1`` and ``step2``.
    """
    expected = 1
    refers: list[bool] = []
    glued = Counter(place.word for place in places if place.word[-1:].isalpha())
    for place in places:
        counts_things = place.word.isalpha() and glued[place.word] > 1
        refers.append(0 < place.number <= expected and not counts_things)
        expected += refers[-1] and place.number == expected
    strays = refers.count(False)
    return tuple(refers) if expected == count + 1 and strays * 3 <= len(refers) else None


# -- the notes at the end -----------------------------------------------------------------------


def _definitions(blocks: Blocks) -> tuple[int, tuple[b.Note, ...]] | None:
    """Where the notes begin, and what they say, if the piece ends with a numbered run of them."""
    last = len(blocks)
    while last and isinstance(blocks[last - 1], b.ThematicBreak):
        last -= 1
    if last and isinstance(blocks[last - 1], b.List):
        start, notes = last - 1, _from_list(blocks[last - 1])
    else:
        start, notes = _from_paragraphs(blocks, last)
    titled = start > 0 and _is_title(blocks[start - 1])
    set_off = start > 0 and isinstance(blocks[start - 1], b.ThematicBreak)
    raised = all(map(_is_raised, blocks[start:last]))
    if len(notes) < (1 if titled or raised else FEWEST):
        return None
    if not (titled or set_off or raised or len(notes) >= 3):
        return None
    return (start - 1 if titled or set_off else start), notes


def _is_title(block: Block) -> bool:
    match block:
        case b.Section(heading=heading):
            return bool(HEADING.match(words_of(heading.inlines)))
        case b.Paragraph(inlines=inlines):
            return bool(HEADING.match(words_of(inlines)))
        case _:
            return False


def _from_list(block: Block) -> tuple[b.Note, ...]:
    if not isinstance(block, b.List) or not block.ordered or block.start != 1:
        return ()
    return tuple(
        b.Note(number=0, label=str(n), blocks=item.blocks, span=item.span)
        for n, item in enumerate(block.items, 1)
    )


def _from_paragraphs(blocks: Blocks, last: int) -> tuple[int, tuple[b.Note, ...]]:
    """A run of paragraphs numbered 1 … n at the end."""
    start = last
    notes: list[b.Note] = []
    while start:
        block = blocks[start - 1]
        note = _numbered(block)
        if note is None:
            break
        notes.insert(0, note)
        start -= 1
        if note.label == "1":
            break
    expected = [str(n) for n in range(1, len(notes) + 1)]
    return (start, tuple(notes)) if [n.label for n in notes] == expected else (last, ())


def _is_raised(block: Block) -> bool:
    """Whether a paragraph begins with a raised number, as nothing but a note does."""
    if not isinstance(block, b.Paragraph) or not block.inlines:
        return False
    first = block.inlines[0]
    return isinstance(first, i.Superscript) or plain((first,)).lstrip()[:1] in RAISED_DIGITS


def _numbered(block: Block) -> b.Note | None:
    if not isinstance(block, b.Paragraph) or not block.inlines:
        return None
    first = block.inlines[0]
    if isinstance(first, i.Superscript) and plain(first.children).strip().isdigit():
        label, rest = plain(first.children).strip(), trimmed(block.inlines[1:])
    else:
        match = DEFINITION.match(plain(block.inlines))
        if match is None:
            return None
        label = next(x for x in match.groups() if x).translate(LOWER)
        rest = trimmed(cut(block.inlines, match.end())[1])
    body = b.Paragraph(inlines=rest, span=block.span)
    return b.Note(number=0, label=label, blocks=(body,), span=block.span)


# -- the numbers in the text --------------------------------------------------------------------

MASK = "█"


def _masked_run(run: Inlines) -> str:
    """The plain text of a run with raised numbers as raised figures, and code masked."""
    return "".join(map(_masked_of, run))


def _masked_of(inline: Inline) -> str:
    match inline:
        case i.Text(value=value):
            return value
        case i.Superscript(children=children) if RAISABLE.fullmatch(plain(children)):
            return plain(children).translate(RAISE)
        case i.Container(children=children):
            return _masked_run(children)
        case _:
            return MASK * len(plain((inline,)))


def _places(run: Inlines, shape: Shape) -> Iterator[Place]:
    """Where in a run numbers stand that may refer to notes."""
    masked, written = _masked_run(run), plain(run)
    for found in shape.pattern.finditer(masked):
        number = next(x for x in found.groups() if x).translate(LOWER)
        before = masked[: found.start()]
        is_mass = shape.pattern is RAISED and ISOTOPE.match(masked, found.end())
        if not is_mass and not shape.no_note_after.search(before[-24:]):
            in_tag = masked[found.start() : found.end()] != written[found.start() : found.end()]
            word = re.split(r"\s", before)[-1]
            yield Place(found.start(), found.end(), int(number), word, f"{' ' * in_tag}{found[0]}")


def _with_notes(
    draft: Draft,
    body: Blocks,
    definitions: tuple[b.Note, ...],
    shape: Shape,
    refers: Iterable[bool],
    style: HouseStyle,
) -> tuple[Draft, Repairs]:
    """The draft with its notes; ``refers``: of each number in the text, whether it is a reference."""
    refers = tuple(refers)
    first = definitions[0].span
    met = [place for run in runs_of(body) for place in _places(run, shape)]
    met = [place for place, is_one in zip(met, refers, strict=True) if is_one]
    title = " ".join(words_of(run) for run in runs_of(draft.blocks[len(body) : len(body) + 1]))
    title = f"{title}: " if HEADING.match(title) else ""
    marks = " ".join(place.word + place.shown for place in met)
    repair = style.decide(
        RULE.repair(
            span=first.to(definitions[-1].span),
            before=f"{marks} … {title}{' '.join(note.label for note in definitions)}",
            after=" ".join(f"{place.word}[^{place.number}]" for place in met),
            why="the numbers in the text and the numbered list at the end are notes of one another",
            certainty=shape.certainty if all(refers) else Certainty.LIKELY,
        )
    )
    if not repair.applied:
        return draft, (repair,)
    labels = {int(note.label): note.label for note in definitions}
    is_reference = iter(refers)

    def change(run: Inlines, _: Block) -> Inlines:
        places = [place for place in _places(run, shape) if next(is_reference)]
        for place in reversed(places):
            reference = i.NoteReference(note=labels[place.number], number=0, anchor="")
            run = replace_range(run, place.start, place.end, (reference,))
        return run

    notes = tuple(replace(note, blocks=_without_backlink(note.blocks)) for note in definitions)
    return replace(draft, blocks=change_runs(body, change), notes=notes), (repair,)


def _without_backlink(blocks: Blocks) -> Blocks:
    """A note without the arrow at its end that led back into the text: references do that now."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, b.Paragraph) or not last.inlines or len(last.inlines) < 2:
        return blocks
    if not BACKLINK.match(plain(last.inlines[-1:])):
        return blocks
    return (*blocks[:-1], replace(last, inlines=trimmed(last.inlines[:-1])))
