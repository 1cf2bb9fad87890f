"""Bounds on a stranger's stylesheets, so that the typesetter ends, and soon: depths, lengths, what grows.

They are far beyond what a page can show: a sheet that is meant to be read meets none of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

DEEPEST = 24
"""Brackets of any kind inside one another."""
MOST_AMPERSANDS = 200
"""How often the selectors around may stand in a nested one, once nesting is written out."""
LARGEST = 1e6
"""Of a plain number."""
LONGEST, SHORTEST = 50_000.0, 0.05
"""Of a length, in CSS pixels; 0 is a length as well."""
LARGEST_LETTERS = 40.0
"""Times the size around, of a size in ``em`` or per cent."""
MOST_TOKENS = 2_000
"""Of a value, once the custom properties in it are written out."""
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "q": 96 / 101.6, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_RELATIVE = frozenset({"em", "rem", "ex", "ch", "lh", "rlh", "cap", "ic", "vw", "vh", "vmin", "vmax"})
_UNKNOWN = (0.01, 1_000.0)
"""Between what a custom property of ours may lie."""
_LEAST = {"column-width": 8.0, "columns": 8.0, "size": 60.0}
"""The smallest length of a property, where a smaller one would make columns or pages without end."""
_MOST = {"column-count": 30.0, "columns": 200.0, "orphans": 100.0, "widows": 100.0, "tab-size": 200.0}
_MOST_REPEATED = 500.0
_GROWING = frozenset({"pow", "exp", "hypot", "sqrt", "log", "tan"})
_MATH = frozenset({"calc", "min", "max", "clamp"}) | _GROWING

Range = tuple[float, float]
"""The smallest and the largest size of a number, its sign left out."""


class RefusedError(Exception):
    """What may not be used, in words."""


def check_depth(sheet: str) -> None:
    """Raises RefusedError if brackets are nested so deep that parsers that call themselves would fail."""
    waiting = [(token, 1) for token in tinycss2.parse_component_value_list(sheet, skip_comments=True)]
    while waiting:
        token, depth = waiting.pop()
        if inner := _inner(token):
            if depth >= DEEPEST:
                raise RefusedError(
                    f"brackets are nested more than {DEEPEST} deep, from line {token.source_line}"
                )
            waiting.extend((each, depth + 1) for each in inner)


class Bounds:
    """What may be used of some sheets, whose custom properties are known."""

    def __init__(self, sheets: Iterable[str]) -> None:
        """``sheets``: none of them nested too deep (``check_depth``)."""
        self._properties: dict[str, list[list[Any]]] = {}
        self._sizes: dict[str, float] = {}
        self._ranges: dict[str, Range] = {}
        for sheet in sheets:
            self.add(sheet)

    def add(self, sheet: str) -> None:
        """One more sheet whose custom properties are known from now on."""
        for name, value in _custom_properties(tinycss2.parse_component_value_list(sheet, skip_comments=True)):
            self._properties.setdefault(name, []).append(value)
        self._sizes.clear()
        self._ranges.clear()

    def selected(self, prelude: list[Any], around: int, *, in_rule: bool) -> int:
        """How often the selectors around stand in a rule's own, nesting written out. Raises RefusedError."""
        if not in_rule:
            return 1
        own = sum(_is(token, "&") for token in _all(prelude))
        alternatives = 1 + sum(_is(token, ",") for token in prelude)
        count = max(own, alternatives) * around
        if count > MOST_AMPERSANDS:
            raise RefusedError(
                f"nested rules, written out, have more than {MOST_AMPERSANDS} selectors in one"
            )
        return count

    def check(self, declaration: Any) -> None:
        """Raises RefusedError for a declaration with which the typesetter might not end."""
        name = declaration.lower_name
        if self._size(declaration.value, ()) > MOST_TOKENS:
            raise RefusedError(f"{name}: its value is made of itself, or of thousands of parts")
        for token in _all(declaration.value):
            _check_number(name, token)
            if token.type == "function" and token.lower_name == "repeat":
                _, most = self._range(token.arguments[:1])
                if most > _MOST_REPEATED:
                    raise RefusedError(f"{name}: repeated {most:.0f} times")
            if token.type == "function" and token.lower_name in _MATH:
                least, most = self._range_of(token)
                if most > LARGEST or 0 < least < SHORTEST / 10:
                    raise RefusedError(
                        f"{name}: what is calculated may be as much as {most:.3g} or {least:.3g}"
                    )

    def _size(self, value: list[Any], inside: tuple[str, ...]) -> float:
        """How many tokens a value has, custom properties written out; infinite for one made of itself."""
        size = 0.0
        for token in _all(value):
            size += 1
            if (name := _variable(token)) and name in self._properties:
                size += self._size_of(name, inside)
        return size

    def _size_of(self, name: str, inside: tuple[str, ...]) -> float:
        if name in inside:
            return math.inf
        if name not in self._sizes:
            self._sizes[name] = max(self._size(value, (*inside, name)) for value in self._properties[name])
        return self._sizes[name]

    def _range(self, value: Iterable[Any]) -> Range:
        """Between what the numbers of a value lie, its products and quotients calculated."""
        found: list[Range] = []
        operator = ""
        for token in value:
            if token.type == "literal":
                operator = token.value
            elif token.type not in ("whitespace", "comment"):
                one = self._range_of(token)
                if operator == "*" and found:
                    found[-1] = (found[-1][0] * one[0], found[-1][1] * one[1])
                elif operator == "/" and found:
                    found[-1] = (found[-1][0] / (one[1] or 1), found[-1][1] / one[0] if one[0] else math.inf)
                else:
                    found.append(one)
                operator = ""
        return min(least for least, _ in found or [(1, 1)]), max(most for _, most in found or [(1, 1)])

    def _range_of(self, token: Any) -> Range:
        if token.type in ("number", "percentage", "dimension"):
            size = abs(token.value) * (
                _PIXELS.get(token.lower_unit, 1.0) if token.type == "dimension" else 1.0
            )
            return size, size
        if name := _variable(token):
            return self._range_of_property(name)
        if token.type == "function" and token.lower_name in _GROWING:
            return 0.0, math.inf
        return self._range(_inner(token)) if _inner(token) else (1.0, 1.0)

    def _range_of_property(self, name: str) -> Range:
        if name not in self._properties:
            return _UNKNOWN
        if name not in self._ranges:
            self._ranges[name] = _UNKNOWN  # while it is looked at, should it be made of itself
            ranges = [self._range(value) for value in self._properties[name]]
            self._ranges[name] = min(least for least, _ in ranges), max(most for _, most in ranges)
        return self._ranges[name]


def _check_number(name: str, token: Any) -> None:
    if token.type not in ("number", "percentage", "dimension"):
        return
    value, unit = abs(token.value), token.lower_unit if token.type == "dimension" else ""
    size = value * _PIXELS[unit] if unit in _PIXELS else value
    most = LONGEST if unit in _PIXELS else LONGEST / 10 if unit in _RELATIVE else LARGEST
    if name in ("font-size", "font") and (unit in _RELATIVE or token.type == "percentage"):
        most = LARGEST_LETTERS * (100 if token.type == "percentage" else 1)
    elif token.type == "number":
        most = _MOST.get(name, most)
    least = 0.0
    if unit in _PIXELS:
        least = _LEAST.get(name, SHORTEST)
    elif unit in _RELATIVE or token.type == "percentage":
        least = SHORTEST / 10
    if not size <= most or 0 < size < least:
        raise RefusedError(
            f"{name}: {tinycss2.serialize([token])} is too {'small' if size < least else 'large'}"
        )


def _custom_properties(tokens: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The custom properties that are declared anywhere among these tokens, with their values."""
    waiting = [tokens]
    while waiting:
        found = waiting.pop()
        waiting.extend(inner for token in found if (inner := _inner(token)))
        for at, token in enumerate(found):
            if token.type == "ident" and token.value.startswith("--") and _is(_next(found, at + 1), ":"):
                value = []
                for each in found[at + 1 :]:
                    if _is(each, ";"):
                        break
                    value.append(each)
                yield token.value, value[value.index(next(v for v in value if _is(v, ":"))) + 1 :]


def _next(tokens: list[Any], at: int) -> Any:
    """The first token from there on that is no space."""
    return next((token for token in tokens[at : at + 3] if token.type not in ("whitespace", "comment")), None)


def _variable(token: Any) -> str | None:
    """The custom property that a ``var()`` names."""
    if token.type == "function" and token.lower_name == "var":
        return next((each.value for each in token.arguments if each.type == "ident"), None)
    return None


def _inner(token: Any) -> list[Any]:
    """What is between the brackets of a block or a function."""
    found = getattr(token, "arguments", None)
    if found is None:
        found = getattr(token, "content", None)
    return found if isinstance(found, list) else []


def _all(tokens: Iterable[Any]) -> Iterator[Any]:
    """These tokens, and those between their brackets."""
    for token in tokens:
        yield token
        yield from _all(_inner(token))


def _is(token: Any, mark: str) -> bool:
    return token is not None and token.type == "literal" and bool(token.value == mark)
