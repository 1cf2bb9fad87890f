"""An address that is shown with backslashes which it does not have is shown as it is.

Rule ``double-escape``. Clippers escape ``_`` and ``*`` in what is shown twice over. Only where the link
leads to what is shown, the backslashes left out.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model import inlines as i
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.normalise.repair import Certainty, Repair
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import Rule

RULE = Rule(
    name="double-escape",
    does="an address that is shown loses the backslashes that its target does not have",
    why="two converters in a row escaped it twice",
    keeps_off="only where a link shows its own address",
    before=r"See [https://example.org/the\\_arch](https://example.org/the_arch).",
    after="See [https://example.org/the_arch](https://example.org/the_arch).",
    stage="draft",
    certainty=Certainty.CERTAIN,
)


UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_double_escapes(link: i.Link, span: Span, style: HouseStyle, repairs: list[Repair]) -> i.Link:
    """A link that shows its own address, with backslashes that the address does not have."""
    shown = plain(link.children)
    if "\\" not in shown or UNESCAPED.sub(r"\1", shown) != link.url:
        return link
    repair = style.decide(
        RULE.repair(
            span=span,
            before=shown,
            after=link.url,
            why="the address that is shown was escaped twice; the one that it leads to was not",
        )
    )
    repairs.append(repair)
    return replace(link, children=(i.Text(link.url),)) if repair.applied else link
