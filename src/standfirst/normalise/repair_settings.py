"""HouseStyle: what the editors want of the normaliser, and what they decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from standfirst.normalise.repair import Certainty, Repair

Switch: TypeAlias = Literal["on", "suspect", "off"]
Decision: TypeAlias = Literal["accept", "refuse"]


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
    suggests: bool = False
    """Whether to list what nobody needs but an editor may want: passages that would do as pull quotes."""

    def decide(self, repair: Repair) -> Repair:
        """The repair with ``applied`` saying whether it is to be made.

        An editor's word on this very repair comes first, then her word on the rule, then the
        rule's switch, then the certainty: certain and likely are made, suspected is not.
        """
        decision = self.decisions.get(repair.id) or self.decisions.get(repair.rule)
        switch = self.rules.get(repair.rule, "on")
        certainty = Certainty.SUSPECTED if switch == "suspect" else repair.certainty
        applied = certainty is not Certainty.SUSPECTED and switch != "off"
        if decision is not None:
            applied = decision == "accept"
        return msgspec.structs.replace(repair, certainty=certainty, applied=applied)

    def reports(self, repair: Repair) -> bool:
        """Whether a repair of this rule is to be listed at all."""
        return self.rules.get(repair.rule, "on") != "off" or repair.applied
