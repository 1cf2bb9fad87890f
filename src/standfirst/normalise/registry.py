"""The registry: every rule that there is, by name, collected from the declarations in ``rules/``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module

from standfirst.normalise import rules
from standfirst.normalise.rule import Rule


class _Rules(Mapping[str, Rule]):
    """The rule of each file (or folder) of ``rules/``, which is called what its file is called.

    A file is imported when its rule is asked for: to know the names is enough for most builds.
    """

    @cached_property
    def _modules(self) -> dict[str, str]:
        names = (module.name for module in pkgutil.iter_modules(rules.__path__))
        return {name.replace("_", "-"): name for name in names}

    def __getitem__(self, name: str) -> Rule:
        module = self._modules[name]
        rule = import_module(f"{rules.__name__}.{module}").RULE
        if not isinstance(rule, Rule) or rule.name != name:
            raise TypeError(f"{module}.py declares no rule of its name")
        return rule

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


RULES: Mapping[str, Rule] = _Rules()
"""By name, in the order of the alphabet. The order in which they work stands in ``steps.py``."""
