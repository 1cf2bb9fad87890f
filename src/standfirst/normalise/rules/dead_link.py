"""A link that leads nowhere becomes its words.

Rule ``dead-link``. Nowhere is ``#``, an empty address, a script, ``about:blank``. That an address on the web
has died nobody here can know.
"""

from __future__ import annotations

import re

from standfirst.model import inlines as i
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="dead-link",
    does="a link that leads nowhere becomes its words",
    why="a saved web page keeps the links that only its scripts could follow",
    keeps_off="only addresses that are empty, a bare #, a script, or about:blank",
    before="Ask [Tomasz](#) about the rollers.",
    after="Ask Tomasz about the rollers.",
    stage="draft",
    certainty=Certainty.CERTAIN,
)


DEAD = re.compile(r"^(#|javascript:.*|about:blank|)$", re.IGNORECASE)


def without_dead_link(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> Inlines:
    """The link, or its words if it leads nowhere."""
    if not DEAD.match(link.url):
        return (link,)
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
