"""Rule: what there is to know about a kind of repair, declared beside the function that makes it.

Each file of ``rules/`` declares one rule as ``RULE``; ``registry.py`` collects them. ``explain``, the
settings, ``--refuse-rule``, the manual and the tests read the declaration. Every repair is made by
``RULE.repair(…)``, so a rule that is not declared can make none.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import wrap
from typing import Literal, TypeAlias

import msgspec

from standfirst.model.span import Span
from standfirst.normalise.repair import Certainty, Repair

Stage: TypeAlias = Literal["text", "draft"]
"""When a rule works: on the raw lines before they are parsed, or on the draft afterwards."""

Allowance: TypeAlias = Callable[[Repair, str], str]
"""Of a repair, and the text of the manuscript as it was before all repairs: the words that may have gone
(or come) with it, separated by white space. It judges by shapes and closed lists of its own, never by the
code that made the repair, so that the comparison of words can object to everything else."""


def nothing(_repair: Repair, _text: str) -> str:
    """No words at all: letters stay the same, in the same order; only marks and spaces change."""
    return ""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """The declaration of a kind of repair."""

    name: str
    """As ``publication.toml``, ``decisions.toml`` and ``standfirst explain`` call it; the file is called
    the same, with underscores."""
    does: str
    """What is mended, one line."""
    why: str
    """Where such things come from, and why they are mended."""
    keeps_off: str
    """Where it keeps off, and what it keeps to."""
    before: str
    """A manuscript, or part of one, that the rule mends …"""
    after: str
    """… and the manuscript that is understood in the same way without a repair."""
    stage: Stage
    certainty: Certainty
    """The surest that its repairs can be, as measured on manuscripts that the rule had never met
    (``tests/survey.py``)."""
    takes: Allowance = nothing
    """The words that a repair may take away."""
    adds: Allowance = nothing
    """The words that a repair may put in."""
    is_asked_for: bool = False
    """Whether it only works where an editor asks for suggestions, or has decided about one."""

    def repair(
        self, *, span: Span, before: str, after: str, why: str, certainty: Certainty | None = None
    ) -> Repair:
        """A repair by this rule, never surer than the rule itself; as sure as the rule if not given."""
        certainty = min(certainty or self.certainty, self.certainty, key=SURENESS.index)
        return Repair(rule=self.name, span=span, before=before, after=after, why=why, certainty=certainty)


SURENESS = (Certainty.SUSPECTED, Certainty.LIKELY, Certainty.CERTAIN)
"""The least sure first."""


def rule_as_text(rule: Rule) -> str:
    """What ``standfirst explain`` prints about a rule, without a final newline."""
    title = f"{rule.name} (repair)"
    return "\n".join(
        (
            title,
            "=" * len(title),
            "",
            *wrap(f"What it does: {rule.does}.", width=96),
            *wrap(f"Why: {rule.why}.", width=96),
            *wrap(f"Limits: {rule.keeps_off}.", width=96),
            *wrap(f"How sure it is: {HOW_SURE[rule.certainty]}.", width=96),
            "",
            *_example("before", rule.before),
            *_example("after", rule.after),
            "Switch it in publication.toml:",
            "",
            "    [rules]",
            f'    {rule.name} = "off"      # or "suspect": only reported; "on" is the default',
            "",
            "Decide about one repair, or all of this rule: standfirst repairs --refuse ID | --refuse-rule "
            + rule.name,
        )
    )


HOW_SURE = {
    Certainty.CERTAIN: "at most certain; applied",
    Certainty.LIKELY: "at most likely; applied",
    Certainty.SUSPECTED: "only suspected; reported, and applied when you accept it",
}


def _example(heading: str, text: str) -> tuple[str, ...]:
    return (f"{heading}:", "", *(f"    {line}".rstrip() for line in text.split("\n")), "")
