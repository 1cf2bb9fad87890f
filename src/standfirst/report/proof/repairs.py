"""The repairs of a piece on the proof sheet: by rule, each with the command to reverse it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

import msgspec

from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Certainty, Repair, Repairs
from standfirst.normalise.repair_settings import Decision
from standfirst.report.list_of_repairs import Stretches, compared

Outcome: TypeAlias = Literal["made", "accepted", "refused", "suspected"]
OUTCOMES: tuple[Outcome, ...] = ("made", "accepted", "refused", "suspected")


class ShownRepair(msgspec.Struct, frozen=True, kw_only=True):
    """A repair to be looked at: wherever a rule met the same words."""

    id: str
    lines: tuple[int, ...]
    before: Stretches
    after: Stretches
    """Nothing: taken out."""
    why: str
    certainty: Certainty
    decision: Outcome
    command: str
    """What to type to have it otherwise."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Repairs of one rule that were made for the same reason."""

    why: str | None
    """None: each has a reason of its own. Empty: it says no more than what the rule does."""
    repairs: tuple[ShownRepair, ...]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """All repairs of one rule in a piece, made or suspected."""

    name: str
    does: str
    groups: tuple[Group, ...]
    command: str | None
    """What to type to have all of them otherwise, when there are several."""


def outcome_of(repair: Repair, decisions: Mapping[str, Decision]) -> Outcome:
    """Whether a repair was made, and whether by an editor's word or without one."""
    decision = decisions.get(repair.id) or decisions.get(repair.rule)
    if decision is not None:
        return "accepted" if repair.applied else "refused"
    return "made" if repair.applied else "suspected"


def repairs_by_rule(repairs: Repairs, decisions: Mapping[str, Decision], command: str) -> tuple[Rule, ...]:
    """The repairs of a piece by rule, in the order in which the rules are first met."""
    by_rule: dict[str, dict[str, list[Repair]]] = {}
    for repair in sorted(repairs, key=lambda repair: repair.span.first):
        by_rule.setdefault(repair.rule, {}).setdefault(repair.id, []).append(repair)
    return tuple(
        _rule(name, [_shown(same, decisions, command) for same in by_id.values()], command)
        for name, by_id in by_rule.items()
    )


def _shown(same: list[Repair], decisions: Mapping[str, Decision], command: str) -> ShownRepair:
    repair = same[0]
    before, after = compared(repair.before, repair.after)
    return ShownRepair(
        id=repair.id,
        lines=tuple(dict.fromkeys(each.span.first for each in same)),
        before=before,
        after=after,
        why=repair.why,
        certainty=repair.certainty,
        decision=outcome_of(repair, decisions),
        command=f"{command} {_otherwise(repair.applied)} {repair.id}",
    )


def _rule(name: str, repairs: list[ShownRepair], command: str) -> Rule:
    does = RULES[name].does if name in RULES else ""
    stands = {repair.decision in ("made", "accepted") for repair in repairs}
    several = len(repairs) > 1 and len(stands) == 1
    return Rule(
        name=name,
        does=does,
        groups=tuple(_groups(repairs, does)),
        command=f"{command} {_otherwise(stands.pop())}-rule {name}" if several else None,
    )


def _groups(repairs: list[ShownRepair], does: str) -> Iterator[Group]:
    """The repairs by their reason; those that share theirs with no other, last and together."""
    by_reason: dict[str, list[ShownRepair]] = {}
    for repair in repairs:
        by_reason.setdefault(repair.why, []).append(repair)
    alone = [same[0] for same in by_reason.values() if len(same) == 1 and len(by_reason) > 1]
    for why, same in by_reason.items():
        if same[0] not in alone:
            is_known = len(by_reason) == 1 and _is_said_in(why, does)
            yield Group(why="" if is_known else why, repairs=tuple(same))
    if alone:
        yield Group(why=None, repairs=tuple(alone))


def _is_said_in(why: str, does: str) -> bool:
    """Whether most words of a reason are those of what the rule does."""
    words = re.findall(r"\w+", why.casefold())
    known = set(re.findall(r"\w+", does.casefold()))
    return sum(word in known for word in words) >= 0.6 * len(words)


def _otherwise(is_made: bool) -> str:
    return "--refuse" if is_made else "--accept"


def counted(repairs: Repairs, decisions: Mapping[str, Decision]) -> dict[Outcome, int]:
    """How many repairs there are of each decision."""
    found = list(_outcomes(repairs, decisions))
    return {decision: found.count(decision) for decision in OUTCOMES}


def _outcomes(repairs: Repairs, decisions: Mapping[str, Decision]) -> Iterator[Outcome]:
    return (outcome_of(repair, decisions) for repair in repairs)
