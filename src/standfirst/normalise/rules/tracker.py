"""Parameters that only follow the reader are taken out of addresses; the rest of a query stays.

Rule ``tracker``. Never by likeness: only names that are known to lead nowhere.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from msgspec.structs import replace

from standfirst.model import inlines as i
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule


def _trackers(repair: Repair, _text: str) -> str:
    """The parameters of the address that are known trackers, where the address is what is shown."""
    query = urlsplit(repair.before).query.split("&")
    return " ".join(part for part in query if TRACKERS.match(part.partition("=")[0]))


RULE = Rule(
    name="tracker",
    does="parameters that only follow the reader are taken out of addresses",
    why="they lead nowhere else, and print is no place for them",
    keeps_off="a list of known trackers (utm_…, fbclid, gclid and their like); the rest of a query stays",
    before="See [the arch](https://example.org/arch?page=2&utm_source=feed).",
    after="See [the arch](https://example.org/arch?page=2).",
    stage="draft",
    certainty=Certainty.CERTAIN,
    takes=_trackers,
)


TRACKERS = re.compile(
    r"(?i)^(utm_[a-z_]+|fbclid|gclid|gclsrc|dclid|msclkid|mc_cid|mc_eid|yclid|igshid|_hsenc|_hsmi|"
    r"mkt_tok|oly_anon_id|oly_enc_id|vero_id|wickedid|twclid|ttclid|"
    r"li_fat_id|gbraid|wbraid|srsltid|__twitter_impression)$"
)
"""Parameters that follow the reader and lead nowhere else. Everything else in a query stays."""


def without_tracker(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> i.Link:
    """The link with a clean address; where that is also what it shows, shown so."""
    clean = without_trackers(link.url)
    if clean == link.url:
        return link
    repair = style.decide(
        RULE.repair(
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
