"""HouseStyle: what the editors want of the normaliser, and what they decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

from standfirst.normalise.repair import Certainty, Repair

Switch: TypeAlias = Literal["on", "suspect", "off"]
Decision: TypeAlias = Literal["accept", "refuse"]


LONGEST_BEGINNING = 80


def beginning(line: str) -> str:
    """What a decision knows a line by: it has no number, which changes with every line that comes before."""
    return " ".join(line.split())[:LONGEST_BEGINNING]


class HouseStyle(msgspec.Struct, frozen=True, kw_only=True):
    """The publication's wishes. The default serves a bare manuscript."""

    language: str | None = None
    """BCP 47: of pieces that do not say; None: found from the words."""
    rules: Mapping[str, Switch] = {}
    """Per rule: on (the default), suspect (only reported) or off (not even that)."""
    decisions: Mapping[str, Decision] = {}
    """By the identifier of a repair, or by the name of a rule: what an editor decided."""
    page: Mapping[str, str] = {}
    """The single values of the piece's front matter, by key: of a template that names them."""
    refused_lines: Mapping[str, tuple[str, ...]] = {}
    """By the identifier of a repair: how the lines begin in which alone it is not to be made."""
    refused_at: Mapping[str, frozenset[int]] = {}
    """The numbers of these lines in the manuscript at hand (``in_lines``)."""
    suggests: bool = False
    """Whether to list what nobody needs but an editor may want: passages that would do as pull quotes."""

    def in_lines(self, lines: Iterable[tuple[int, str]]) -> HouseStyle:
        """The wishes for a manuscript with these lines, each with its number."""
        if not self.refused_lines:
            return self
        numbers: dict[str, set[int]] = {}
        for number, line in lines:
            numbers.setdefault(beginning(line), set()).add(number)
        found = {
            identifier: frozenset(n for each in beginnings for n in numbers.get(each, ()))
            for identifier, beginnings in self.refused_lines.items()
        }
        return msgspec.structs.replace(self, refused_at=found)

    def decide(self, repair: Repair) -> Repair:
        """The repair with ``applied`` saying whether it is to be made.

        An editor's word on the repair in this line comes first, then her word on this very repair, then
        that on the rule, then the rule's switch, then the certainty: certain and likely are made, suspected
        is not.
        """
        decision = self.decisions.get(repair.id) or self.decisions.get(repair.rule)
        switch = self.rules.get(repair.rule, "on")
        certainty = Certainty.SUSPECTED if switch == "suspect" else repair.certainty
        applied = certainty is not Certainty.SUSPECTED and switch != "off"
        if decision is not None:
            applied = decision == "accept"
        if repair.span.first in self.refused_at.get(repair.id, ()):
            applied = False
        return msgspec.structs.replace(repair, certainty=certainty, applied=applied)

    def reports(self, repair: Repair) -> bool:
        """Whether a repair of this rule is to be listed at all."""
        return self.rules.get(repair.rule, "on") != "off" or repair.applied
