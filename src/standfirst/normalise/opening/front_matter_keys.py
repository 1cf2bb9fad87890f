"""What the front matter says of a piece, and where the text says otherwise."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Contributor, Credit, PieceKind
from standfirst.model.editing import words_of
from standfirst.model.span import NOWHERE, Span
from standfirst.normalise.dates import find_dates, parse_date
from standfirst.normalise.draft import Draft
from standfirst.normalise.names import split_people
from standfirst.normalise.opening.credits import distinct, with_facts, without_dates
from standfirst.normalise.opening.markup import inlines_of, plain_words
from standfirst.normalise.opening.translate_keys import in_our_keys
from standfirst.normalise.rules.tracker import without_trackers

KINDS: dict[str, PieceKind] = {
    **{kind: kind for kind in get_args(PieceKind)},
    "poetry": "poem",
    "foreward": "foreword",
    "acknowledgements": "acknowledgments",
    "acknowledgement": "acknowledgments",
    "about the authors": "about-the-authors",
    "about the author": "about-the-authors",
    "about-the-author": "about-the-authors",
    "about": "about-the-authors",
    "contributors": "about-the-authors",
    "endnotes": "notes",
    "references": "bibliography",
    "conclusion": "epilogue",
    "dedicatory": "dedication",
    "editorial": "letter",
    "editor's letter": "letter",
    "reportage": "report",
    "howto": "how-to",
    "how to": "how-to",
    "tutorial": "how-to",
    "photo story": "photo-story",
    "photo essay": "photo-story",
    "photo-essay": "photo-story",
    "plates": "photo-story",
}
"""What front matter may call the kind of a piece, in small letters."""
POEMS = frozenset(
    """poem poems poetry verse gedicht poème poema poesia poesía wiersz dikt gedichten стихи стихотворение
    вірш
    şiir قصيدة runo digt báseň vers 诗 詩""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""What kinds are called whose lines are verse."""


def is_poem(values: Mapping[str, object]) -> bool:
    """Whether the front matter says that the piece is a poem."""
    return str(values.get("kind") or values.get("type") or "").strip().casefold() in POEMS


def is_run_on(values: Mapping[str, object]) -> bool:
    """Whether the front matter says that the piece begins where the one before it ends."""
    return str(values.get("opens") or "").strip().casefold().replace(" ", "-") == "run-on"


STANDFIRST_KEYS = (
    "standfirst",
    "lede",
    "lead",
    "deck",
    "dek",
    "chapo",
    "intro",
    "preface",
    "summary",
    "abstract",
)


AUTHOR_KEYS = ("author", "authors", "by", "byline", "creator")


DATE_KEYS = ("date", "published", "publishdate", "publish_date", "pubdate", "pub_date", "date_published")


ROLE_KEYS = {
    "translator": "translation",
    "translators": "translation",
    "photographer": "photographs",
    "photographs": "photographs",
    "photos": "photographs",
    "illustrator": "illustrations",
    "editor": "editing",
    "editors": "editing",
    "translation_by": "translation",
    "transcript_by": "transcription",
}


def with_front_matter(draft: Draft) -> Draft:
    """What the front matter says of people, dates, rights and kind."""
    language = draft.language or "en"
    front = in_our_keys(draft.front_matter, language)
    draft = replace(draft, front_matter=front)
    people = [c for key in AUTHOR_KEYS for c in people_in(front.get(key), language)]
    credits_ = [
        Credit(role=role, name=person.name)
        for key, role in ROLE_KEYS.items()
        for person in people_in(front.get(key), language)
    ]
    said = str(front.get("kind") or front.get("type") or "").strip().lower().replace("_", "-")
    kind = "poem" if is_poem(front) else KINDS.get(said)
    return replace(
        draft,
        contributors=distinct((*draft.contributors, *people)),
        credits=(*draft.credits, *credits_),
        kind=draft.kind or kind,
        date=_front_date(draft),
        first_published=parse_date(front.get("first_published") or front.get("original_date"), language),
        retrieved=parse_date(_retrieved(front), language),
        rights=text_of(front.get("rights") or front.get("copyright")) or None,
    )


def _retrieved(front: Mapping[str, object]) -> object:
    """When somebody saved the text: a web clipper calls it ``created``, beside the address."""
    clipped = front.get("created") if _address(front) else None
    return front.get("retrieved") or front.get("accessed") or clipped


def _address(front: Mapping[str, object]) -> str | None:
    """The address that a web clipper says the text is from."""
    source = text_of(front.get("source") or front.get("clipped_from"))
    return without_trackers(source) if ADDRESS.match(source) else None


def _front_date(draft: Draft) -> str | None:
    said = next((value for key in DATE_KEYS if (value := draft.front_matter.get(key))), None)
    return parse_date(said, draft.language or "en")


WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
"""Obsidian's: ``[[Hanne Brook]]``, ``[[hanne|Hanne Brook]]``"""

ADDRESS = re.compile(r"https?://\S+$")


def people_in(value: object, language: str) -> list[Contributor]:
    """The people of a front matter value: a name, a list of names, or tables with ``name``."""
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [person for item in value for person in _person_in(item, language)]
    if isinstance(value, Mapping):
        name = text_of(value.get("name"))
        if not name:
            return []
        affiliation = text_of(value.get("affiliation") or value.get("organisation")) or None
        return [
            Contributor(
                name=name,
                affiliation=affiliation,
                role=text_of(value.get("role")) or None,
                note=text_of(value.get("note") or value.get("bio")) or None,
            )
        ]
    text = _name_of(value)
    if not text:
        return []
    people = split_people(text, language)
    return [Contributor(name=name, affiliation=where) for name, where in people] or [Contributor(name=text)]


def _person_in(item: object, language: str) -> list[Contributor]:
    """The person that an item of a list is: one name, even with a comma or an ``&`` in it."""
    if not isinstance(item, str):
        return people_in(item, language)
    text = _name_of(item)
    name, bracket, where = text.partition(" (")
    if bracket and where.endswith(")") and "(" not in where:
        return [Contributor(name=name, affiliation=where[:-1])]
    return [Contributor(name=text)] if text else []


def _name_of(value: object) -> str:
    """The words of a value that names somebody, without links and emphasis."""
    return plain_words(WIKI_LINK.sub(r"\1", text_of(value)))


def text_of(value: object) -> str:
    """A front matter value as text, white space collapsed; empty for nothing and for yes or no."""
    return " ".join(str(value).split()) if value is not None and not isinstance(value, bool) else ""


def front_span(draft: Draft) -> Span:
    """Where the front matter stands in the manuscript."""
    return draft.front_matter_span or NOWHERE


def has_authors(draft: Draft) -> bool:
    """Whether the front matter names who made the piece: it wins over the line."""
    return any(draft.front_matter.get(key) for key in AUTHOR_KEYS)


def with_fallbacks(draft: Draft) -> Draft:
    """Subtitle, standfirst and byline from the front matter, where the text has none."""
    kinds = {type(x) for x in draft.opening}
    opening = list(draft.opening)
    span = front_span(draft)
    after_title = next((n + 1 for n, x in enumerate(opening) if isinstance(x, b.Title)), 0)
    subtitle = text_of(draft.front_matter.get("subtitle"))
    if subtitle and b.Subtitle not in kinds:
        opening.insert(after_title, b.Subtitle(inlines=inlines_of(subtitle), span=span))
        after_title += 1
    if b.Byline not in kinds and has_authors(draft) and draft.contributors:
        names = ", ".join(c.name for c in draft.contributors)
        opening.insert(after_title, b.Byline(inlines=(i.Text(names),), span=span))
        after_title += 1
    if draft.date is None:
        draft = replace(draft, date=_date_of_lead(draft))
    keys = (*STANDFIRST_KEYS, "description") if _address(draft.front_matter) else STANDFIRST_KEYS
    standfirst = next((t for key in keys if (t := text_of(draft.front_matter.get(key)))), "")
    if standfirst and b.Standfirst not in kinds:
        opening.insert(after_title, b.Standfirst(paragraphs=(inlines_of(standfirst),), span=span))
    return _with_provenance(replace(draft, opening=tuple(opening)))


def _with_provenance(draft: Draft) -> Draft:
    """The draft with where it is from, which a web clipper says in the front matter only."""
    url = _address(draft.front_matter)
    if url is None or any(isinstance(block, b.Provenance) for block in (*draft.blocks, *draft.ending)):
        return draft
    shown = i.Link(url=url, children=(i.Text(url.partition("://")[2].rstrip("/")),))
    span = front_span(draft)
    provenance = b.Provenance(url=url, blocks=(b.Paragraph(inlines=(shown,), span=span),), span=span)
    return replace(draft, ending=(*draft.ending, provenance))


def _date_of_lead(draft: Draft) -> str | None:
    """The date of a first paragraph that begins like an agency's: ``LONDON, 4 March 2022 —``."""
    first = draft.blocks[0] if draft.blocks else None
    if not isinstance(first, b.Paragraph):
        return None
    text = words_of(first.inlines)[:90]
    lead = re.match(r"[^.!?:]{0,80}?\s[—–]\s", text)
    if lead is None:
        return None
    language = draft.language or "en"
    dates = find_dates(lead[0], language)
    return dates[0].iso if dates and len(without_dates(lead[0], language)) <= 40 else None


def notice_conflicts(draft: Draft, report: Report) -> None:
    """Say where the lines under the title name another date or other people than the front matter."""
    language = draft.language or "en"
    front_date = _front_date(draft)
    front_people = {
        p.name.casefold() for key in AUTHOR_KEYS for p in people_in(draft.front_matter.get(key), language)
    }
    for block in draft.opening:
        if not isinstance(block, b.Byline | b.Dateline):
            continue
        bare = replace(draft, date=None, contributors=())
        said = with_facts(bare, block.inlines, is_byline=isinstance(block, b.Byline))
        if front_date and said.date and not front_date.startswith(said.date):
            report.add("S107", block.span, f"the front matter says {front_date}, the text {said.date}")
        named = {person.name.casefold() for person in said.contributors}
        if front_people and named and not front_people & named:
            report.add("S107", block.span, "the front matter names other people than the byline")
