"""The registry: every rule that there is, by name, collected from the declarations in ``rules/``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from standfirst.normalise import rules
from standfirst.normalise.rule import Rule


def _declared() -> Iterator[tuple[str, Rule]]:
    """The rule of each file (or folder) of ``rules/``, which is called what its file is called."""
    for module in pkgutil.iter_modules(rules.__path__):
        rule = import_module(f"{rules.__name__}.{module.name}").RULE
        if not isinstance(rule, Rule) or rule.name != module.name.replace("_", "-"):
            raise TypeError(f"{module.name}.py declares no rule of its name")
        yield rule.name, rule


RULES: Mapping[str, Rule] = dict(_declared())
"""By name, in the order of the alphabet. The order in which they work stands in ``steps.py``."""
