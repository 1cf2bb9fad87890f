"""Decisions: what an editor said about repairs, in ``decisions.toml`` beside the settings.

The file is text to be kept under version control: a line for each decision, in the order of the
names, with a comment that shows the repair, so that a diff can be read. It names repairs by their
identifier, which is made of the rule and of the words and not of the line: a decision still fits
after other lines moved, and it holds for every place where the same rule meets the same words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

import msgspec

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.house_style import HouseStyle, Verdict
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair

VERDICTS: tuple[Verdict, ...] = ("accept", "refuse")

HEAD = """\
# What the editors decided about repairs. Written by `standfirst repairs --accept` and `--refuse`.
# A line can be taken out to take a decision back.
"""


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """The editors' word on rules and on single repairs. Empty where there is no file."""

    rules: Mapping[str, Verdict] = {}
    repairs: Mapping[str, Verdict] = {}
    """By the identifier of the repair."""
    comments: Mapping[str, str] = {}
    """By identifier: what the file shows of the repair."""
    file: str = ""
    lines: Mapping[str, int] = {}
    """The line of each decision."""

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """By identifier or rule, as ``HouseStyle`` wants them."""
        return {**self.rules, **self.repairs}


def read_decisions(data: bytes, file: str, report: Report) -> Decisions:
    """The decisions in the bytes of a ``decisions.toml``.

    Reported: what is not TOML (S111), rules and unknown tables (S112), what is neither
    ``accept`` nor ``refuse`` (S113). What is left is used.
    """
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"\(at line (\d+)", str(error))
        report.add("S111", Span(file, int(line[1]) if line else 0), f"not valid TOML: {str(error).lower()}")
        return Decisions(file=file)
    lines, comments = _lines_and_comments(text)
    for name in table:
        if name not in ("rules", "repairs"):
            report.add("S112", Span(file, lines.get(name, 0)), f"unknown table `{name}`")
    rules = _verdicts(table.get("rules"), file, lines, report)
    check_rule_names(rules, file, lines, report)
    return Decisions(
        rules={name: verdict for name, verdict in rules.items() if name in RULES},
        repairs=_verdicts(table.get("repairs"), file, lines, report),
        comments=comments,
        file=file,
        lines=lines,
    )


def _verdicts(table: object, file: str, lines: Mapping[str, int], report: Report) -> dict[str, Verdict]:
    known: dict[str, Verdict] = {}
    for name, value in table.items() if isinstance(table, dict) else ():
        verdict = next((v for v in VERDICTS if v == value), None)
        if verdict is None:
            report.add(
                "S113", Span(file, lines.get(name, 0)), f'`{name}` should be "accept" or "refuse"', hint=""
            )
        else:
            known[name] = verdict
    return known


_KEY = re.compile(r"\[?(?P<key>[\w-]+)\]?\s*(?:=|$)")


def _lines_and_comments(text: str) -> tuple[dict[str, int], dict[str, str]]:
    """The line of every key and table, and the comment right above it."""
    lines: dict[str, int] = {}
    comments: dict[str, str] = {}
    above = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            above = line.removeprefix("#").strip()
        elif found := _KEY.match(line):
            lines[found["key"]] = number
            if above:
                comments[found["key"]] = above
            above = ""
        else:
            above = ""
    return lines, comments


def check_rule_names(names: Iterable[str], file: str, lines: Mapping[str, int], report: Report) -> None:
    """Note names of rules that no rule has (S112), with the one that comes near."""
    for name in names:
        if name not in RULES:
            near = get_close_matches(name.lower().replace("_", "-"), RULES, n=1, cutoff=0.6)
            hint = f"did you mean `{near[0]}`?" if near else "`standfirst explain` lists all rules"
            report.add("S112", Span(file, lines.get(name, 0)), f"there is no rule `{name}`", hint=hint)


def with_verdicts(
    decisions: Decisions, verdict: Verdict, *, repairs: Iterable[Repair] = (), rules: Iterable[str] = ()
) -> Decisions:
    """The decisions with these added; an earlier word on the same is replaced."""
    repairs = tuple(repairs)
    return msgspec.structs.replace(
        decisions,
        rules={**decisions.rules, **dict.fromkeys(rules, verdict)},
        repairs={**decisions.repairs, **{repair.id: verdict for repair in repairs}},
        comments={**decisions.comments, **{repair.id: _shown(repair) for repair in repairs}},
    )


def _shown(repair: Repair) -> str:
    """A repair in one line."""
    before, after = (" ".join(words.split()) for words in (repair.before, repair.after))
    shown = f"{before} → {after or '(taken out)'}"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shown)


def decisions_as_toml(decisions: Decisions) -> str:
    """The text of a ``decisions.toml``: the same decisions always give the same text."""
    parts = [HEAD]
    if decisions.rules:
        parts.append("[rules]\n" + "".join(f'{k} = "{v}"\n' for k, v in sorted(decisions.rules.items())))
    if decisions.repairs:
        parts.append("[repairs]\n" + "".join(_entries(decisions)))
    return "\n".join(parts)


def _entries(decisions: Decisions) -> Iterable[str]:
    for identifier, verdict in sorted(decisions.repairs.items()):
        shown = decisions.comments.get(identifier)
        if shown:
            yield f"# {shown}\n"
        yield f'{identifier} = "{verdict}"\n'


def notice_idle_decisions(
    decisions: Decisions, repairs: Iterable[Repair], style: HouseStyle, report: Report
) -> None:
    """Note every decision about a repair that nobody proposes any more (S121).

    A word on a rule is no decision about words: it may wait. So does one about a rule that is off.
    """
    proposed = {repair.id for repair in repairs}
    for identifier in decisions.repairs:
        rule = identifier.rpartition("-")[0]
        if identifier in proposed or style.rules.get(rule) == "off":
            continue
        shown = decisions.comments.get(identifier)
        report.add(
            "S121",
            Span(decisions.file, decisions.lines.get(identifier, 0)),
            f"no repair has the identifier {identifier} any more" + (f" ({shown})" if shown else ""),
        )
