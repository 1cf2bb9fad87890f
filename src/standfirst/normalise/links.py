"""Links: dead ones become their text, trackers go, addresses escaped twice are put right.

Rules: ``dead-link``, ``tracker``, ``double-escape``.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from msgspec.structs import replace

from standfirst.model import inlines as i
from standfirst.model.blocks import Block
from standfirst.model.editing import map_inlines, only_words, words_of
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.walk import change_runs
from standfirst.normalise.draft import Draft
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Repair, Repairs

TRACKERS = re.compile(
    r"(?i)^(utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|msclkid|mc_cid|mc_eid|yclid|igshid|_hsenc|_hsmi|"
    r"mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|twclid|ttclid|"
    r"li_fat_id|gbraid|wbraid|srsltid|__twitter_impression)$"
)
"""Parameters that follow the reader and lead nowhere else. Everything else in a query stays."""

DEAD = re.compile(r"^(#|javascript:.*|about:blank|)$", re.IGNORECASE)

UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def mend_links(draft: Draft, style: HouseStyle) -> tuple[Draft, Repairs]:
    """Mend every link of the draft, its opening, ending and notes included."""
    repairs: list[Repair] = []

    def change(run: Inlines, block: Block) -> Inlines:
        if only_words(run):
            return run
        return map_inlines(run, lambda inline: _mended(inline, block.span, style, repairs))

    draft = replace(
        draft,
        opening=change_runs(draft.opening, change),
        blocks=change_runs(draft.blocks, change),
        ending=change_runs(draft.ending, change),
        notes=tuple(replace(note, blocks=change_runs(note.blocks, change)) for note in draft.notes),
    )
    return draft, tuple(repairs)


def _mended(inline: Inline, span: Span, style: HouseStyle, repairs: list[Repair]) -> Inlines:
    if not isinstance(inline, i.Link):
        return (inline,)
    link = _without_double_escapes(inline, span, style, repairs)
    link = _without_trackers(link, span, style, repairs)
    if DEAD.match(link.url):
        repair = style.decide(
            Repair(
                rule="dead-link",
                span=span,
                before=f"[{words_of(link.children)}]({link.url})",
                after=words_of(link.children),
                why="the link leads nowhere; its words stay",
            )
        )
        repairs.append(repair)
        if repair.applied:
            return link.children
    return (link,)


def _without_double_escapes(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> i.Link:
    """A link that shows its own address, with backslashes that the address does not have."""
    shown = plain(link.children)
    if "\\" not in shown or UNESCAPED.sub(r"\1", shown) != link.url:
        return link
    repair = style.decide(
        Repair(
            rule="double-escape",
            span=span,
            before=shown,
            after=link.url,
            why="the address that is shown was escaped twice; the one that it leads to was not",
        )
    )
    repairs.append(repair)
    return replace(link, children=(i.Text(link.url),)) if repair.applied else link


def _without_trackers(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> i.Link:
    clean = without_trackers(link.url)
    if clean == link.url:
        return link
    repair = style.decide(
        Repair(
            rule="tracker",
            span=span,
            before=link.url,
            after=clean,
            why="parameters that only follow the reader are taken out of the address",
        )
    )
    repairs.append(repair)
    if not repair.applied:
        return link
    shows_itself = plain(link.children).strip() == link.url
    return replace(link, url=clean, children=(i.Text(clean),) if shows_itself else link.children)


def without_trackers(url: str) -> str:
    """The address without the parameters that follow the reader; all others stay as they are."""
    if "?" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [p for p in parts.query.split("&") if not TRACKERS.match(p.partition("=")[0])]
    if len(kept) == len(parts.query.split("&")):
        return url
    return urlunsplit(parts._replace(query="&".join(kept)))
