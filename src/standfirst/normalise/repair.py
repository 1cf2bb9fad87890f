"""Repair: what was changed, where, why, and how sure we are."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TypeAlias

import msgspec

from standfirst.model.span import Span


class Certainty(StrEnum):
    """*Certain* and *likely* repairs are applied, *suspected* ones only reported."""

    CERTAIN = "certain"
    LIKELY = "likely"
    SUSPECTED = "suspected"


class Repair(msgspec.Struct, frozen=True, kw_only=True):
    """One change to the manuscript, or the suspicion that one is due. Made by ``Rule.repair``."""

    rule: str
    """The name of the rule that made it: ``join-paragraphs``. It must be a declared one."""
    span: Span
    before: str
    after: str
    """Text before and after, as much of it as shows the change; empty after means taken out."""
    why: str
    """One line, in the writer's words."""
    certainty: Certainty = Certainty.CERTAIN
    applied: bool = True

    def __post_init__(self) -> None:
        from standfirst.normalise.registry import RULES  # the rules make repairs: they import this module

        if self.rule not in RULES:
            raise ValueError(f"a repair by {self.rule!r}, which is no declared rule")

    @property
    def id(self) -> str:
        """Made from the rule and the words around it, not from the line: an editor's decision
        still finds it after other lines moved."""
        words = " ".join((self.rule, *self.before.split(), "→", *self.after.split()))
        return f"{self.rule}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


Repairs: TypeAlias = tuple[Repair, ...]
