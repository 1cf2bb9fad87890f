"""The rules of repairs, each with what it does, why, when it does nothing, and an example."""

from __future__ import annotations

from standfirst.manual.reference.commands import escaped
from standfirst.normalise.lessons import RULES, Rule


def rules_reference() -> str:
    """A section for each rule, in the order in which the rules run."""
    return "\n\n".join(_section(name, rule) for name, rule in RULES.items())


def _section(name: str, rule: Rule) -> str:
    return "\n\n".join(
        (
            f"### {name}",
            _sentence(rule.does),
            f"*Why:* {_sentence(rule.why)}",
            f"*When it does nothing:* {_sentence(rule.guards)}",
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
