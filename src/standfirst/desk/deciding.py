"""Deciding about repairs, and taking decisions back: edits of ``decisions.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.desk.files import Files, NotChangedError
from standfirst.desk.messages import RepairShown
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair
from standfirst.normalise.repair_settings import Decision, beginning
from standfirst.project.decisions import (
    DECISIONS,
    Decisions,
    with_decisions,
    with_refused_line,
    without_decisions,
    without_refused_line,
)
from standfirst.project.files import Location, decisions_file, load_decisions

UNDO = "undo"


def decide(
    name: str,
    decision: str,
    repairs: Mapping[str, RepairShown],
    location: Location,
    files: Files,
    line: str | None = None,
) -> None:
    """Accept or refuse a repair, by its identifier, or all repairs of a rule; ``undo`` takes that back.

    With a line of a manuscript the repair is refused there alone, or that is taken back, if it was.
    Raises NotChangedError for what there is not, and while the decisions can't be read.
    """
    report = Report()
    decisions = load_decisions(location, report)
    if report.has_errors:
        raise NotChangedError(f"decisions.toml can't be read: {next(iter(report)).message}")
    taken = next((each for each in DECISIONS if each == decision), None)
    is_refused_there = line is not None and beginning(line) in decisions.places.get(name, ())
    if line is not None and (is_refused_there if decision == UNDO else decision == "refuse"):
        what = f"{'took back the decision about' if decision == UNDO else 'refused'} {name} in one line"
        text = _in_line(decisions, decision, name, repairs, line)
    elif decision == UNDO:
        what, text = f"took back the decision about {name}", _without(decisions, name, repairs)
    elif taken is not None:
        what, text = f"{taken}ed {name}".replace("eed", "ed"), _with(decisions, taken, name, repairs)
    else:
        raise NotChangedError(f"{decision} is no decision")
    path = decisions_file(location).relative_to(location.folder).as_posix()
    files.write({path: text.encode()}, what)


def _in_line(
    decisions: Decisions, decision: str, name: str, repairs: Mapping[str, RepairShown], line: str
) -> str:
    if name not in repairs:
        raise NotChangedError(f"there is no repair {name}")
    if decision == UNDO:
        return without_refused_line(decisions, name, line).text
    return with_refused_line(decisions, _repair(repairs[name]), line).text


def _with(decisions: Decisions, decision: Decision, name: str, repairs: Mapping[str, RepairShown]) -> str:
    if name in RULES:
        return with_decisions(decisions, decision, rules=[name]).text
    if name not in repairs:
        raise NotChangedError(f"there is no repair {name}")
    return with_decisions(decisions, decision, repairs=[_repair(repairs[name])]).text


def _without(decisions: Decisions, name: str, repairs: Mapping[str, RepairShown]) -> str:
    """Without the decision about a repair; if there is none, without that about its rule."""
    rule = repairs[name].rule if name in repairs else name
    found = next((each for each in (name, rule) if each in decisions.by_name), None)
    if found is None:
        raise NotChangedError("nothing was decided about this")
    return without_decisions(decisions, [found]).text


def _repair(shown: RepairShown) -> Repair:
    return RULES[shown.rule].repair(
        span=Span(shown.file, shown.line), before=shown.old, after=shown.new, why=shown.why
    )
