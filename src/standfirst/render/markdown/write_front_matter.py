"""Front matter for what the words of a piece can't say, in YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from standfirst.model.document import Contributor, Credit, Piece
from standfirst.normalise.opening.front_matter_keys import ROLE_KEYS

DATES = ("date", "first_published", "retrieved", "rights")


def front_matter_text(values: Mapping[str, object]) -> str:
    """The front matter with the fences around it, and a blank line; nothing where there is nothing."""
    if not values:
        return ""
    import yaml

    text = yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True, width=100)
    text = re.sub(r"(?m)(: |- )'(\d{4}-\d\d-\d\d)'$", r"\1\2", text)
    return f"---\n{text}---\n\n"


def still_to_say(piece: Piece, found: Piece, said: Mapping[str, object]) -> dict[str, object]:
    """What has to be added so that the piece is found again, where something else was found."""
    more: dict[str, object] = {}
    if found.language != piece.language:
        more["language"] = piece.language
    if found.kind != piece.kind:
        more["kind"] = piece.kind
    for name in DATES:
        if getattr(found, name) != getattr(piece, name):
            more[name] = getattr(piece, name)
    if found.contributors != piece.contributors:
        more["author"] = [_person(c) for c in piece.contributors]
    if found.credits != piece.credits:
        more.update(_credits(piece.credits, found.credits))
    if [s.name for s in found.speakers] != [s.name for s in piece.speakers] and "speakers" not in said:
        more["speakers"] = [s.name for s in piece.speakers]
    return {key: value for key, value in more.items() if value}


def _person(person: Contributor) -> object:
    told = {
        "affiliation": person.affiliation,
        "role": person.role,
        "note": person.note,
    }
    told = {key: value for key, value in told.items() if value}
    is_name_only = not told and re.fullmatch(r"[\w.'’-]+(?: [\w.'’-]+){1,2}", person.name)
    return person.name if is_name_only else {"name": person.name, **told}


def _credits(wanted: Sequence[Credit], found: Sequence[Credit]) -> dict[str, object]:
    """The credits that the text does not give, by the keys of their roles."""
    keys = {role: key for key, role in reversed(ROLE_KEYS.items())}
    missing = [credit for credit in wanted if credit not in found]
    said: dict[str, object] = {}
    for credit in missing:
        if credit.role in keys:
            names = said.setdefault(keys[credit.role], [])
            assert isinstance(names, list)
            names.append(credit.name)
    return said
