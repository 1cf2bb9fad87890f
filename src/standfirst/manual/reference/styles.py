"""The CSS classes and tokens that a publication's own stylesheet may use, from ``styles/``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import tinycss2

from standfirst.project.stylesheets import house_styles

EDITIONS = {
    "print.css": "print",
    "ebook.css": "ebook",
    "web.css": "web",
    **{f"themes/{theme}/print.css": "print" for theme in ("magazine", "book", "feature")},
    "themes/feature/narrow.css": "print",
}
"""The stylesheets, and the edition that each is for."""


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A custom property of ``tokens.css``."""

    name: str
    """With its two hyphens."""
    value: str
    about: str
    others: Mapping[str, str]
    """Its value where the page is another one, by the condition: ``A4``, ``two columns, A4``."""


def tokens_reference() -> str:
    """A definition for each token: its value, what it is for, and its values for other pages."""
    return "\n\n".join(_token(token) for token in all_tokens())


def _token(token: Token) -> str:
    others = "; ".join(f"{page}: `{value}`" for page, value in token.others.items())
    about = token.about[:1].upper() + token.about[1:]
    return f"`{token.name}`\n:   {about}. Default: `{token.value}`" + (f"; {others}." if others else ".")


def all_tokens() -> tuple[Token, ...]:
    """The tokens, in the order of ``tokens.css``."""
    first, *rest = _token_rules((house_styles() / "tokens.css").read_text("utf-8"))
    return tuple(
        Token(
            name=name,
            value=value,
            about=about,
            others={page: found[name][0] for page, found in rest if name in found},
        )
        for name, (value, about) in first[1].items()
    )


def _token_rules(sheet: str) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """For each rule of a sheet, the page that it is for, and its tokens: value, and the comment after it."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        found: dict[str, tuple[str, str]] = {}
        name = ""
        for item in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
            if item.type == "declaration":
                name = item.name
                found[name] = (" ".join(tinycss2.serialize(item.value).split()), "")
            elif item.type == "comment" and name:
                found[name] = (found[name][0], " ".join(item.value.split()))
                name = ""
        yield _page(tinycss2.serialize(rule.prelude)), found


def _page(selector: str) -> str:
    """The pages that a selector is for: ``A4``, or ``two columns, A4``."""
    columns = ["two columns"] if "data-columns" in selector else []
    return ", ".join([*columns, *re.findall(r'data-trim="(\w+)"', selector)])


def classes_reference() -> str:
    """A table for each group of classes: what has the class, and the editions whose stylesheets set it."""
    styled = all_classes()
    return "\n\n".join(_group(name, meanings, styled) for name, meanings in class_meanings().items())


def _group(name: str, meanings: Mapping[str, str], styled: Mapping[str, tuple[str, ...]]) -> str:
    rows = [
        (f"`{name}`", meaning, ", ".join(styled.get(name, ())) or "neither")
        for name, meaning in meanings.items()
    ]
    return f"### {name}\n\n{table(('class', 'what has it', 'set for'), rows)}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in markdown, its columns padded so that it can be read as it stands."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = (head, ["-" * width for width in widths], *rows)
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in lines
    )


def class_meanings() -> Mapping[str, Mapping[str, str]]:
    """What has each class, by group: read from ``classes.toml``."""
    return tomllib.loads((Path(__file__).parent / "classes.toml").read_text("utf-8"))


def all_classes() -> dict[str, tuple[str, ...]]:
    """Every class that our stylesheets select, and the editions in which they do."""
    found: dict[str, list[str]] = {}
    for file, edition in EDITIONS.items():
        for name in _classes_of((house_styles() / file).read_text("utf-8")):
            editions = found.setdefault(name, [])
            if edition not in editions:
                editions.append(edition)
    return {name: tuple(editions) for name, editions in sorted(found.items())}


def _classes_of(sheet: str) -> Iterator[str]:
    """The classes in the selectors of a sheet's rules."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selector = (each for each in rule.prelude if each.type != "[] block")  # of attributes
            yield from re.findall(r"\.([a-z][\w-]*)", tinycss2.serialize(selector))
