"""A stray space after a hyphen is taken out, the hyphen never.

Rule ``hyphen-space``: ``Anti- Capitalist`` where ``Anti-Capitalist`` is attested elsewhere in the
piece. A prefix before a name (``Anti- Slavery``) is likely, two other words with capitals only suspected.
A suspended hyphen (``pre- and post-press``) and a hyphen used as a dash (``it was hot- very hot``) stay.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model.blocks import Block
from standfirst.model.editing import map_text
from standfirst.model.inlines import Inlines
from standfirst.model.text import plain
from standfirst.model.traverse import change_runs, runs_of
from standfirst.normalise.draft import Draft
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="hyphen-space",
    does="a stray space after a hyphen is taken out, the hyphen never",
    why="a line ended there once",
    keeps_off=(
        "only if the hyphenated form occurs elsewhere in the piece or a prefix stands before a name "
        "(other words with capitals are only suspected); suspended hyphens (pre- and post-press) and hyphens "
        "used as dashes stay"
    ),
    before="The Half-Sheet is late. Nobody at the Half- Sheet minds.",
    after="The Half-Sheet is late. Nobody at the Half-Sheet minds.",
    stage="draft",
    certainty=Certainty.CERTAIN,
)


BROKEN = re.compile(r"\b(\w+(?:-\w+)*)- (\w+)\b")
COMPOUND = re.compile(r"\w+(?:-\w+)+")
JOINERS = frozenset(
    (
        *("and", "or", "to", "nor", "but", "und", "oder", "bzw", "sowie", "et", "ou", "y", "e", "o", "u"),
        *("и", "или", "та", "або", "й", "i", "lub", "oraz", "en", "of", "als", "och", "eller"),
    )
)
"""A word after which the hyphen is suspended: it waits for a part that comes later."""


def mend(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Take the stray space out of ``Anti- Capitalist``."""
    repairs: list[Repair] = []
    runs = [plain(run) for run in runs_of((*draft.opening, *draft.blocks, *draft.ending))]
    if not any(BROKEN.search(run) for run in runs if "- " in run):
        return draft, ()
    attested = {word.casefold() for run in runs for word in COMPOUND.findall(run)}

    def change(run: Inlines, block: Block) -> Inlines:
        def closed(match: re.Match[str]) -> str:
            repair = _proposal(match, block, attested)
            if repair is None:
                return match[0]
            repair = style.decide(repair)
            repairs.append(repair)
            return repair.after if repair.applied else match[0]

        return map_text(run, lambda value: BROKEN.sub(closed, value))

    draft = replace(
        draft,
        opening=change_runs(draft.opening, change),
        blocks=change_runs(draft.blocks, change),
        ending=change_runs(draft.ending, change),
    )
    return draft, tuple(repairs)


PREFIXES = frozenset(
    ("anti", "non", "neo", "post", "pre", "pro", "ex", "semi", "pan", "afro", "anglo", "euro", "franco")
)
"""Before a hyphen and a name these are never a word at a dash."""


def _certainty(first: str, *, seen: bool) -> Certainty:
    """Between two words with capitals the hyphen may have been a dash, but not after a prefix."""
    if seen:
        return Certainty.CERTAIN
    return Certainty.LIKELY if first.casefold() in PREFIXES else Certainty.SUSPECTED


def _proposal(match: re.Match[str], block: Block, attested: set[str]) -> Repair | None:
    first, second = match[1], match[2]
    if second.casefold() in JOINERS or first.isdigit() or second.isdigit():
        return None
    joined = f"{first}-{second}"
    seen = joined.casefold() in attested
    is_name = first[0].isupper() and second[0].isupper() and len(first) <= 6
    if not (seen or is_name):
        return None
    return RULE.repair(
        span=block.span,
        before=match[0],
        after=joined,
        why="the hyphenated form occurs elsewhere in the piece"
        if seen
        else "a space after the hyphen of a name",
        certainty=_certainty(first, seen=seen),
    )
