"""Credits: the people and dates that a line of the opening or the ending names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from standfirst.model.document import Contributor, Credit
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.normalise.dates import find_dates
from standfirst.normalise.draft import Draft
from standfirst.normalise.draft_of_elements import manuscript_lines
from standfirst.normalise.lexicon import Lexicon, lexicon_of
from standfirst.normalise.names import looks_like_name, split_people


def with_facts(draft: Draft, inlines: Inlines, *, is_byline: bool) -> Draft:
    """The draft with the people and dates that a line of the opening names."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    text = words_of(inlines)
    date, first_published, retrieved = draft.date, draft.first_published, draft.retrieved
    after = 0
    for found in find_dates(text, language):
        lead = re.split(r"[;.)|·]\s", text[after : found.start])[-1]
        after = found.end
        if lexicon.first_published.search(lead):
            first_published = first_published or found.iso
        elif lexicon.retrieved.search(lead):
            retrieved = retrieved or found.iso
        elif not lexicon.updated.search(lead):
            date = date or found.iso
    people: list[Contributor] = []
    credits_: list[Credit] = []
    for line in manuscript_lines(inlines):
        head, others = credited(without_dates(words_of(line), language), language)
        credits_.extend(others)
        if is_byline and (not people or lexicon.byline.match(head)):
            named, done = _with_parts(_byline_names(head, language), lexicon)
            people.extend(named)
            credits_.extend(done)
    return replace(
        draft,
        date=date,
        first_published=first_published,
        retrieved=retrieved,
        contributors=distinct((*draft.contributors, *people)),
        credits=_once((*draft.credits, *credits_)),
    )


def with_lines_of_byline(draft: Draft, lines: Sequence[Inlines]) -> Draft:
    """The draft with whom each line of a byline names or credits."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    for number, line in enumerate(lines):
        said = words_of(line)
        if credits_somebody(said, language):
            draft = with_credits(with_facts(draft, line, is_byline=False), said)
        else:
            named = number == 0 or lexicon.byline.match(said) or is_name_and_role(said, language)
            draft = with_facts(draft, line, is_byline=bool(named))
    return draft


def _with_parts(
    people: Sequence[tuple[str, str | None]], lexicon: Lexicon
) -> tuple[list[Contributor], list[Credit]]:
    """The people of a byline, and whom it credits in brackets: ``Max Frey (Text), Ida Blum (Fotos)``."""
    named: list[Contributor] = []
    credits_: list[Credit] = []
    for name, where in people:
        parts = lexicon.parts_of(where or "")
        credits_.extend(Credit(role=role, name=name) for role in parts if role not in ("text", "interview"))
        if not parts:
            named.append(Contributor(name=name, affiliation=where))
        elif set(parts) & {"text", "interview"}:
            named.append(Contributor(name=name, role="interviewer" if "interview" in parts else None))
    return named, credits_


def _once(credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    return tuple(dict.fromkeys(credits_))


def distinct(people: Sequence[Contributor]) -> tuple[Contributor, ...]:
    """Each person once, the fuller entry kept."""
    seen: dict[str, Contributor] = {}
    for person in people:
        key = person.name.casefold()
        known = seen.get(key)
        if known is None or (known.affiliation is None and person.affiliation):
            seen[key] = person
    return tuple(seen.values())


SEGMENT = re.compile(r"\s*[|·•]\s*|\s+/\s+|\s+[—–]\s+|\s*;\s+|\u3000+|(?<=[\w)”»]{2})\.\s+")
"""What stands between the parts of a line of credits."""


COMMA = re.compile(r"\s*[,،、，/／]\s*")


def segments(text: str, language: str) -> list[str]:
    """The parts of a line of credits: at its marks, and at a comma after which a credit begins."""
    lexicon = lexicon_of(language)
    parts, start = [], 0
    for mark in SEGMENT.finditer(text):
        if not (mark[0].startswith(".") and lexicon.ends_with_abbreviation(text[: mark.start() + 1])):
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [x for part in (*parts, text[start:]) for x in _cut_at_credits(part, language)]


def _cut_at_credits(part: str, language: str) -> list[str]:
    for comma in COMMA.finditer(part):
        rest = part[comma.end() :]
        if credits_in(rest, language):
            return [part[: comma.start()], *_cut_at_credits(rest, language)]
    return [part]


def credited(text: str, language: str) -> tuple[str, tuple[Credit, ...]]:
    """A line without the parts that credit somebody for something else than the text, and these."""
    parts = segments(text, language)
    credits_ = [credits_in(part, language) for part in parts]
    if not any(credits_):
        return text, ()
    kept = [part for part, found in zip(parts, credits_, strict=True) if not found]
    return " | ".join(kept), tuple(credit for found in credits_ for credit in found)


def credits_in(text: str, language: str) -> tuple[Credit, ...]:
    """Whom a line or a part of one credits for photographs, translation, editing."""
    found = lexicon_of(language).credits_of(text.strip(" .,;()"))
    return tuple(
        Credit(role=role, name=name)
        for role, names in found
        if role not in ("text", "interview")
        for name, _ in split_people(without_dates(names, language).strip(" .,;()"), language)
        if looks_like_name(name)
    )


def without_dates(text: str, language: str) -> str:
    """The text without its dates, and without the words that only say what the date is."""
    for found in reversed(find_dates(text, language)):
        opened = text.rfind("(", 0, found.start)
        closed = text.find(")", found.end)
        between = text[opened + 1 : found.start] if opened >= 0 else ")"
        if opened >= 0 and closed >= 0 and ")" not in between:
            text = text[:opened] + text[closed + 1 :]
        else:
            before = re.sub(
                r"(?:[\s,;]+(?:le|am|vom|den|on|el|en|em|in|il|w|в|del|dia|dnia|от|від))?[\s,;]*$",
                "",
                text[: found.start],
            )
            text = before + text[found.end :]
    lexicon = lexicon_of(language)
    text = lexicon.published.sub("", lexicon.first_published.sub("", text))
    return text.strip(" ,;.|·–—-")


def _byline_names(text: str, language: str) -> tuple[tuple[str, str | None], ...]:
    lexicon = lexicon_of(language)
    text = text.strip(" ,;.|·–—-")
    match = lexicon.byline.match(text)
    if match:
        text = text[match.end() :]
    else:
        inner = re.search(rf"[,;|·–—-]\s*(?={lexicon.byline.pattern})", text, re.IGNORECASE)
        if inner:
            rest = text[inner.end() :]
            again = lexicon.byline.match(rest)
            text = rest[again.end() :] if again else rest
    return tuple(split_people(text.strip(" ,;.|·–—-"), language))


def with_credits(draft: Draft, text: str) -> Draft:
    """The draft with what a line of credits says: text, photographs, translation."""
    language = draft.language or "en"
    lexicon = lexicon_of(language)
    credits_: list[Credit] = []
    people: list[Contributor] = []
    for part in segments(text, language):
        for role, names in lexicon.credits_of(part):
            for name, where in split_people(without_dates(names, language), language):
                if role in ("text", "interview"):
                    part_played = "interviewer" if role == "interview" else None
                    people.append(Contributor(name=name, affiliation=where, role=part_played))
                else:
                    credits_.append(Credit(role=role, name=name))
    return replace(
        draft,
        credits=_once((*draft.credits, *credits_)),
        contributors=distinct((*draft.contributors, *people)),
    )


def credits_somebody(text: str, language: str) -> bool:
    """Whether a line says who did what. ``Interviewer: Who was born first?`` does not."""
    found = lexicon_of(language).credit_of(segments(text, language)[0])
    return found is not None and bool(split_people(without_dates(found[1], language), language))


def is_name_and_role(text: str, language: str) -> bool:
    """``Sam Orchard, science correspondent``: a full name, a comma, and what its bearer does."""
    name, comma, role = text.partition(",")
    return bool(comma) and is_full_name(name) and bool(lexicon_of(language).affiliation.search(role))


def is_full_name(text: str) -> bool:
    """Whether a text is a name of at least two words."""
    return len(text.split()) >= 2 and looks_like_name(text)


def are_full_names(text: str, language: str) -> bool:
    """A full name, or several with "and" between the last two."""
    people = lexicon_of(language).between_names.split(text)
    return all(map(is_full_name, people))
