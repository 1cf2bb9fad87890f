"""Stylesheet: what reading systems keep of our styles.

Older ones (Kobo's, made by Adobe, throws the whole sheet away) break on ``var()``, ``calc()``, flex and
grid, and get lengths of the root or the window wrong, so tokens are resolved while the ebook is made and
what they can't read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import tinycss2

_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_NOT_PORTABLE = re.compile(
    r"\b(?:calc|var|env|min|max|clamp)\(|(?:^|\s)(?:inline-)?(?:flex|grid)\b|\d(?:rem|vh|vw|vmin|vmax)\b"
)
_FAMILY = re.compile(r"(font-family: )(serif|sans-serif|monospace);")
NONE: Mapping[str, str] = {}
_NEVER = frozenset({"direction", "unicode-bidi"})
"""EPUB 3.3, section 6.3.1.3: that is what ``dir`` in the markup is for."""
_DEEPEST = 8
"""Tokens may be made of tokens; one made of itself ends here."""
_LONGEST = 2_000
"""Characters of a value; one that doubles from token to token ends here."""


@lru_cache(maxsize=8)
def tokens(*sheets: str) -> Mapping[str, str]:
    """The custom properties of ``:root`` in these sheets, resolved; a later sheet wins."""
    found: dict[str, str] = {}
    for rule in _rules("\n".join(sheets)):
        if rule.type == "qualified-rule" and _selector(rule) == ":root":
            for declaration in _declarations(rule):
                if declaration.name.startswith("--"):
                    found[declaration.name] = tinycss2.serialize(declaration.value).strip()
    return MappingProxyType({name: _resolved(value, found) for name, value in found.items()})


def ebook_stylesheet(
    token_sheet: str, ebook_sheet: str, overrides: str = "", families: Mapping[str, str] = NONE
) -> str:
    """The one stylesheet of an ebook.

    The publication's overrides may change tokens and add rules; ``@page`` and the like are the print
    edition's. ``families`` stand for the reader's own: ``serif`` for the text, ``sans-serif``,
    ``monospace``.
    """
    return _ebook_stylesheet(token_sheet, ebook_sheet, overrides, tuple(families.items()))


@lru_cache(maxsize=8)  # the articles of an archive share one
def _ebook_stylesheet(
    token_sheet: str, ebook_sheet: str, overrides: str, named: tuple[tuple[str, str], ...]
) -> str:
    families, values = dict(named), tokens(token_sheet, ebook_sheet, overrides)
    body = [f"body {{\n  font-family: {families['serif']};\n}}"] if "serif" in families else []
    rules = "\n".join((*body, *_portable(ebook_sheet, values), *_portable(overrides, values), ""))
    return _FAMILY.sub(lambda use: use[1] + families.get(use[2], use[2]) + ";", rules)


NIGHT_SHEET = """\
/* Where pages are said to be dark: drawings without white boxes. */
@media (prefers-color-scheme: dark) {
  .figure img[src$=".svg"] { background: none; filter: invert(1) hue-rotate(180deg) }
}
"""


def accent_rules(accents: Iterable[str]) -> Iterator[str]:
    """The rules for the colours of sections, each ``#rrggbb``: borders alone, which are seen at night too."""
    for accent in sorted({*accents} - {""}):
        lined = ", ".join(
            f".accent-{accent[1:]} {what}" for what in (".opening", ".pull-quote", ".turn-question")
        )
        yield f"{lined} {{\n  border-color: {accent};\n}}"


def style_rules(sheet: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The rules of a sheet, those for a medium included: selector, and names with values."""
    for rule in _rules(sheet):
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            yield from style_rules(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            yield (
                _selector(rule),
                [(d.lower_name, str(tinycss2.serialize(d.value)).strip()) for d in _declarations(rule)],
            )


def _portable(sheet: str, values: Mapping[str, str]) -> Iterator[str]:
    """The rules of a sheet as reading systems can take them."""
    for rule in _rules(sheet):
        if rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
            inner = "\n".join(_portable(tinycss2.serialize(rule.content), values))
            if inner:
                yield f"@media{tinycss2.serialize(rule.prelude).rstrip()} {{\n{inner}\n}}"
        elif rule.type == "qualified-rule" and _selector(rule) != ":root":
            kept = [line for declaration in _declarations(rule) for line in _line(declaration, values)]
            if kept:
                yield f"{_selector(rule)} {{\n" + "\n".join(kept) + "\n}"


def _line(declaration: Any, values: Mapping[str, str]) -> Iterator[str]:
    value = _resolved(tinycss2.serialize(declaration.value).strip(), values)
    name = declaration.lower_name
    if name not in _NEVER and not name.startswith("--") and not _NOT_PORTABLE.search(value):
        yield f"  {name}: {value}{' !important' if declaration.important else ''};"


def _resolved(value: str, values: Mapping[str, str]) -> str:
    for _ in range(_DEEPEST):
        if "var(" not in value or len(value) > _LONGEST:
            break
        value = _VAR.sub(lambda use: values.get(use[1], (use[2] or "").strip() or use[0]), value)
    return value


@lru_cache(maxsize=16)
def _rules(sheet: str) -> list[Any]:
    rules: list[Any] = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return rules


def _declarations(rule: Any) -> list[Any]:
    found = tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True)
    return [declaration for declaration in found if declaration.type == "declaration"]


def _selector(rule: Any) -> str:
    return re.sub(r"\s+", " ", str(tinycss2.serialize(rule.prelude))).strip()
