"""The rules of repairs, each with what it does, why, what it leaves alone, and an example."""

from __future__ import annotations

from standfirst.manual.reference.commands import escaped
from standfirst.normalise.registry import RULES
from standfirst.normalise.rule import Rule


def rules_reference() -> str:
    """A section for each rule, in alphabetical order."""
    return "\n\n".join(map(_section, RULES.values()))


def _section(rule: Rule) -> str:
    return "\n\n".join(
        (
            f"### {rule.name}",
            f"{_sentence(rule.does)} Highest certainty: {rule.certainty}.",
            f"*Why:* {_sentence(rule.why)}",
            f"*Limits:* {_sentence(rule.keeps_off)}",
            "Before:",
            _code(rule.before),
            "After:",
            _code(rule.after),
        )
    )


def _sentence(words: str) -> str:
    return f"{escaped(words[0].upper() + words[1:])}."


def _code(text: str) -> str:
    return f"````\n{text}\n````"
