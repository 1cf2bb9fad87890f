"""Bylines made from what was understood: *Ida of Sevenpenny Books and Tomasz of Hollin Press*.

A manuscript's own line may be a website's: a date, names in capitals, the date of another publication. Where
it gives a date, the names and the firms are printed in their own order, in words of the edition's, and the
date under them; the date on which a piece first appeared goes to its end. A line that says something else
stays as it was written.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.editions.imprint import printed_date, words_of_dates
from standfirst.editions.kickers import MagazineWords, magazine_words
from standfirst.editions.roles_of_people import name_as_spoken
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Contributor, Piece, byline_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks

GENERATED = ("generated",)


def with_made_byline(piece: Piece) -> Piece:
    """The piece with a byline that names its people, and its date apart, if its own line gives a date."""
    words, line = magazine_words(piece.language), byline_of(piece)
    people = [person for person in piece.contributors if person.role in (None, "author", "interviewee")]
    if (
        words is None
        or line is None
        or not people
        or not _says_when(line, piece)
        or _says_more(line, piece, people)
    ):
        return piece
    made = b.Byline(span=line.span, anchor=line.anchor, inlines=_named(people, piece, words))
    opening = tuple(made if block is line else block for block in piece.opening)
    ending = (*piece.ending, *_first_published(piece, words))
    return replace(piece, opening=(*opening, *_date_of(piece)), ending=ending)


def with_named_contributors(piece: Piece) -> Piece:
    """The piece with the name of a contributor bold where a note about that person begins with it."""
    names = sorted({person.name for person in piece.contributors}, key=len, reverse=True)

    def named(block: b.Block) -> b.Blocks:
        match block:
            case b.ContributorNote(inlines=(i.Text(value=words) as first, *rest)):
                name = next((name for name in names if words.startswith(name)), "")
                after = replace(first, value=words.removeprefix(name))
                bold = i.Strong((i.Text(name),))
                return (replace(block, inlines=(bold, after, *rest)),) if name else (block,)
            case _:
                return (block,)

    return replace(piece, ending=change_blocks(piece.ending, named))


def _says_when(line: b.Byline, piece: Piece) -> bool:
    """Whether a line gives the date of the piece, or that of its first publication: its year or its day."""
    numbers = {int(number) for number in re.findall(r"\d{1,4}", plain(line.inlines))}
    dates = filter(None, (piece.date, piece.first_published))
    return any(numbers & {int(date[:4]), int(date[8:10] or 0)} for date in dates)


def _says_more(line: b.Byline, piece: Piece, people: list[Contributor]) -> bool:
    """Whether a line has words that are no names, firms or dates, and no short ones between these: *with
    photographs by Bo Ek*. What is called a firm is none if it begins in small letters."""
    firms = [person.affiliation for person in people if person.affiliation]
    if any(firm[0].islower() for firm in firms):
        return True
    names = (person.name for person in people)
    told = set(_words(" ".join((*names, *firms, words_of_dates(piece.language)))))
    said = _words(_without_first_date(plain(line.inlines), piece))
    return any(len(word) > LONGEST_JOIN and word not in told for word in said)


LONGEST_JOIN = 3
"""Letters of a word that only joins others: *by*, *and*, *von*, *par*."""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


def _without_first_date(text: str, piece: Piece) -> str:
    """A line without the brackets in which it says when the piece was first published."""
    if not piece.first_published:
        return text
    return re.sub(rf"\([^()]*\b{piece.first_published[:4]}\b[^()]*\)", " ", text)


def _date_of(piece: Piece) -> tuple[b.Dateline, ...]:
    """The date of a piece, if nothing else in its opening gives it."""
    if not piece.date or any(isinstance(block, b.Dateline) for block in piece.opening):
        return ()
    date = printed_date(piece.date, piece.language)
    return (b.Dateline(inlines=(i.Styled(GENERATED, (i.Text(date),)),), span=piece.span),) if date else ()


def _named(people: list[Contributor], piece: Piece, words: MagazineWords) -> Inlines:
    parts: list[i.Inline] = []
    for number, person in enumerate(people):
        if number:
            parts.append(i.Text(f" {words.and_} " if number == len(people) - 1 else ", "))
        parts.append(i.Strong((i.Text(name_as_spoken(person.name, piece)),)))
        if person.affiliation:
            parts.append(i.Text(f" {words.of} {person.affiliation}"))
    return (i.Styled(GENERATED, tuple(parts)),)


def _first_published(piece: Piece, words: MagazineWords) -> tuple[b.ContributorNote, ...]:
    date = printed_date(piece.first_published, piece.language) if piece.first_published else None
    if not date:
        return ()
    line = i.Styled(GENERATED, (i.Text(f"{words.first_published} {date}"),))
    return (b.ContributorNote(inlines=(line,), span=piece.span),)
