"""Bylines made from what was understood: *Ida of Sevenpenny Books and Tomasz of Hollin Press*.

A manuscript's own line may be a website's: a date, names in capitals, the date of another publication. Where
it says more than names, the names and the firms are printed in their own order, in words of the edition's;
the date on which a piece first appeared goes to its end.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.editions.imprint import printed_date
from standfirst.editions.kickers import MagazineWords, magazine_words
from standfirst.editions.roles_of_people import name_as_spoken
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Contributor, Piece, byline_of
from standfirst.model.inlines import Inlines
from standfirst.model.text import letters, plain
from standfirst.model.traverse import change_blocks

GENERATED = ("generated",)


def with_made_byline(piece: Piece) -> Piece:
    """The piece with a byline that names its people and nothing else, if its own says more."""
    words, line = magazine_words(piece.language), byline_of(piece)
    people = [person for person in piece.contributors if person.role in (None, "author", "interviewee")]
    if words is None or line is None or not people or _only_names(line, people):
        return piece
    made = b.Byline(span=line.span, anchor=line.anchor, inlines=_named(people, piece, words))
    opening = tuple(made if block is line else block for block in piece.opening if not _is_date(block))
    return replace(piece, opening=opening, ending=(*piece.ending, *_first_published(piece, words)))


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


def _only_names(line: b.Byline, people: list[Contributor]) -> bool:
    names = "".join(letters(person.name + (person.affiliation or "")) for person in people)
    return len(letters(plain(line.inlines))) <= len(names) + 4


def _is_date(block: b.Block) -> bool:
    return isinstance(block, b.Dateline)


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
