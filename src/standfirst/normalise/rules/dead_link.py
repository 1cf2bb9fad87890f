"""A link that leads nowhere becomes its words; one whose address stands in quotation marks leads there.

Nowhere is ``#``, an empty address, a script, ``about:blank``. That an address on the web has died nobody
here can know. ``[words]("https://example.org")`` has no address for a reader of markdown, and a title that is
one: the writer put it in quotation marks as in HTML.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import inlines as i
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="dead-link",
    does="a link that leads nowhere becomes its words, or leads to the address in its quotation marks",
    why="a saved web page keeps the links that only its scripts could follow",
    keeps_off="addresses that are anything but empty, a bare #, a script, or about:blank",
    before="Ask [Tomasz](#) about the rollers.",
    after="Ask Tomasz about the rollers.",
    stage="draft",
    certainty=Certainty.CERTAIN,
)


QUOTED = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:|www\.)\S+", re.IGNORECASE)
"""A title that is an address."""

DEAD = re.compile(r"^(#|javascript:.*|about:blank|)$", re.IGNORECASE)


def without_dead_link(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> Inlines:
    """The link, or its words if it leads nowhere."""
    if not DEAD.match(link.url):
        return (link,)
    if not link.url and link.title and QUOTED.fullmatch(link.title):
        return (_led_to_its_title(link, link.title, span, style, repairs),)
    repair = style.decide(
        RULE.repair(
            span=span,
            before=f"[{words_of(link.children)}]({link.url})",
            after=words_of(link.children),
            why="the link leads nowhere; its words stay",
        )
    )
    repairs.append(repair)
    return link.children if repair.applied else (link,)


def _led_to_its_title(
    link: i.Link, address: str, span: Span, style: HouseStyle, repairs: list[Repair]
) -> i.Link:
    words = words_of(link.children)
    repair = style.decide(
        RULE.repair(
            span=span,
            before=f'[{words}]("{address}")',
            after=f"[{words}]({address})",
            why="the address is in quotation marks, where only a title is expected",
        )
    )
    repairs.append(repair)
    return replace(link, url=address, title=None) if repair.applied else link
