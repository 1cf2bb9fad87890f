"""Decisions: which repairs an editor has accepted or refused, in ``decisions.toml`` beside the settings.

The file is text to be kept under version control: a line for each decision, with a comment that shows the
repair. It names repairs by their identifier, which is made of the rule and of the words and not of the line:
a decision still applies after other lines moved, and it applies wherever the same rule meets the same words.
Comments and the order of lines stay as they are when a decision is added or taken back.
"""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import msgspec

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair
from standfirst.normalise.repair_settings import Decision, HouseStyle, beginning
from standfirst.project.read_toml import parse_toml

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

DECISIONS: tuple[Decision, ...] = ("accept", "refuse")

HEAD = """\
# What the editors decided about repairs. Written by `standfirst repairs --accept` and `--refuse`.
# To take a decision back, remove its line, or use `--forget`.
"""
LONGEST_COMMENT = 100
"""Characters of a repair that its comment shows."""


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """What editors decided about rules and about single repairs. Empty where there is no file."""

    rules: Mapping[str, Decision] = {}
    repairs: Mapping[str, Decision] = {}
    """By the identifier of the repair."""
    places: Mapping[str, tuple[str, ...]] = {}
    """By the identifier of a repair: how the lines begin in which alone it is refused."""
    comments: Mapping[str, str] = {}
    """By identifier: what the file shows of the repair."""
    text: str = ""
    """The text of the file."""
    file: str = ""
    lines: Mapping[str, int] = {}
    """The line of each decision."""

    @property
    def by_name(self) -> Mapping[str, Decision]:
        """By identifier or rule, as ``HouseStyle`` wants them."""
        return {**self.rules, **self.repairs}


def read_decisions(data: bytes, file: str, report: Report) -> Decisions:
    """The decisions in the bytes of a ``decisions.toml``.

    Reported: what is not TOML (S111), rules and unknown tables (S112), what is neither
    ``accept`` nor ``refuse`` (S113). What is left is used.
    """
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    try:
        table = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        report.add("S111", Span(file, int(line[1]) if line else 0), f"not valid TOML: {str(error).lower()}")
        return Decisions(text=text, file=file)
    lines, comments = _lines_and_comments(text)
    for name in table:
        if name not in ("rules", "repairs", "places"):
            report.add("S112", Span(file, lines.get(name, 0)), f"unknown table `{name}`")
        elif not isinstance(table[name], dict):
            report.add("S113", Span(file, lines.get(name, 0)), f"`{name}` should be a table", hint="")
    rules = _decisions(table.get("rules"), file, lines, report)
    check_rule_names(rules, file, lines, report)
    return Decisions(
        rules={name: decision for name, decision in rules.items() if name in RULES},
        repairs=_decisions(table.get("repairs"), file, lines, report),
        places=_places(table.get("places"), file, lines, report),
        comments=comments,
        text=text,
        file=file,
        lines=lines,
    )


def _decisions(table: object, file: str, lines: Mapping[str, int], report: Report) -> dict[str, Decision]:
    known: dict[str, Decision] = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        decision = next((v for v in DECISIONS if v == value), None)
        if decision is None:
            report.add(
                "S113", Span(file, lines.get(name, 0)), f'`{name}` should be "accept" or "refuse"', hint=""
            )
        else:
            known[name] = decision
    return known


def _places(table: object, file: str, lines: Mapping[str, int], report: Report) -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            known[name] = tuple(map(beginning, value))
        else:
            what = f"`{name}` should be a list of how lines begin"
            report.add("S113", Span(file, lines.get(name, 0)), what, hint="")
    return known


_KEY = re.compile(r"""\[?(?P<key>[\w-]+)\]?\s*(?:=\s*["'][^"']*["']\s*(?:\#(?P<comment>.*))?|=|$)""")


def _lines_and_comments(text: str) -> tuple[dict[str, int], dict[str, str]]:
    """The line of every key and table, and the comment after it or right above it."""
    lines: dict[str, int] = {}
    comments: dict[str, str] = {}
    above = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            above = line.removeprefix("#").strip()
        elif found := _KEY.match(line):
            lines[found["key"]] = number
            if comment := (found["comment"] or above).strip():
                comments[found["key"]] = comment
            above = ""
        else:
            above = ""
    return lines, comments


def check_rule_names(names: Iterable[str], file: str, lines: Mapping[str, int], report: Report) -> None:
    """Report names that no rule has (S112), with the closest that one has."""
    for name in names:
        if name not in RULES:
            near = get_close_matches(name.lower().replace("_", "-"), RULES, n=1, cutoff=0.6)
            hint = f"did you mean `{near[0]}`?" if near else "`standfirst explain` lists all rules"
            report.add("S112", Span(file, lines.get(name, 0)), f"there is no rule `{name}`", hint=hint)


def with_decisions(
    decisions: Decisions, decision: Decision, *, repairs: Iterable[Repair] = (), rules: Iterable[str] = ()
) -> Decisions:
    """The decisions with these added; an earlier decision about the same is replaced."""
    document = _document(decisions)
    for rule in rules:
        _table(document, "rules")[rule] = decision
    for repair in repairs:
        table = _table(document, "repairs")
        table[repair.id] = decision
        if repair.id not in decisions.comments:
            table[repair.id].comment(_shown(repair))
    return _read_again(document, decisions)


def with_refused_line(decisions: Decisions, repair: Repair, line: str) -> Decisions:
    """The decisions with a repair refused in one line, which is given."""
    document = _document(decisions)
    table = _table(document, "places")
    table[repair.id] = [*dict.fromkeys((*decisions.places.get(repair.id, ()), beginning(line)))]
    table[repair.id].multiline(True)
    if repair.id not in decisions.comments:
        table[repair.id].comment(_shown(repair))
    return _read_again(document, decisions)


def without_refused_line(decisions: Decisions, identifier: str, line: str) -> Decisions:
    """The decisions without the one about a repair in one line. KeyError if there is none."""
    document = _document(decisions)
    table = _table(document, "places")
    left = [each for each in decisions.places[identifier] if each != beginning(line)]
    if left:
        table[identifier] = left
        table[identifier].multiline(True)
    else:
        table.remove(identifier)
    return _read_again(document, decisions)


def without_decisions(decisions: Decisions, names: Iterable[str]) -> Decisions:
    """The decisions without those about these repairs, by their identifiers, in all lines, and about rules.

    KeyError for one about which nothing was decided.
    """
    document = _document(decisions)
    for name in names:
        if name not in {**decisions.by_name, **decisions.places}:
            raise KeyError(name)
        for table, known in (
            ("rules", decisions.rules),
            ("repairs", decisions.repairs),
            ("places", decisions.places),
        ):
            if name in known:
                _table(document, table).remove(name)
    return _read_again(document, decisions)


def _document(decisions: Decisions) -> TOMLDocument:
    import tomlkit  # only needed where decisions are written, and every command imports this module

    return tomlkit.parse(decisions.text or HEAD)


def _table(document: TOMLDocument, name: str) -> Any:
    """The table of that name, made if it is missing."""
    import tomlkit

    if name not in document:
        document.add(tomlkit.nl())
        document.add(name, tomlkit.table())
    return document[name]


def _read_again(document: TOMLDocument, before: Decisions) -> Decisions:
    return read_decisions(document.as_string().encode(), before.file, Report())


def _shown(repair: Repair) -> str:
    """A repair in one line."""
    before, after = (" ".join(words.split()) for words in (repair.before, repair.after))
    shown = textwrap.shorten(f"{before} → {after or '(removed)'}", LONGEST_COMMENT, placeholder=" …")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)


def notice_idle_decisions(
    decisions: Decisions, repairs: Iterable[Repair], style: HouseStyle, report: Report
) -> None:
    """Report every decision about a repair that is not proposed any more (S121).

    Decisions about whole rules, and about repairs of a rule that is off, are not reported.
    """
    proposed = {repair.id for repair in repairs}
    for identifier in dict.fromkeys((*decisions.repairs, *decisions.places)):
        rule = identifier.rpartition("-")[0]
        if identifier in proposed or style.rules.get(rule) == "off":
            continue
        shown = decisions.comments.get(identifier)
        report.add(
            "S121",
            Span(decisions.file, decisions.lines.get(identifier, 0)),
            f"no repair has the identifier {identifier} any more" + (f" ({shown})" if shown else ""),
        )
