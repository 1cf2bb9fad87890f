"""The registry of rules: complete, and its examples true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import standfirst.normalise
from standfirst.diagnostics import Report
from standfirst.model.document import Piece
from standfirst.normalise.house_style import HouseStyle
from standfirst.normalise.lessons import RULES, rule_as_text
from standfirst.normalise.repair import Repairs
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.front_matter import FrontMatter
from standfirst.parse.manuscript.source_file import SourceFile

ROOM = Path(standfirst.normalise.__file__).parent


def understood(text: str, **wishes: object) -> tuple[Piece, Repairs]:
    style = HouseStyle(language="en", **wishes)  # type: ignore[arg-type]  # as the tests name them
    return normalise(SourceFile("a.md", text), FrontMatter(), style, Report())


def names_in(module: Path) -> Iterator[str]:
    """Every name that a module gives to a rule: ``RULE = "…"`` and ``Repair(rule="…")``."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id="RULE")], value=ast.Constant(value=str(name))):
                yield name
            case ast.keyword(arg="rule", value=ast.Constant(value=str(name))):
                yield name


def test_every_rule_that_makes_repairs_has_a_lesson_and_no_lesson_is_left_over() -> None:
    used = {name for module in ROOM.rglob("*.py") for name in names_in(module)}
    assert used == set(RULES)


def test_a_rule_has_a_file_of_its_own_with_its_name() -> None:
    homes = {(name, module.relative_to(ROOM)) for module in ROOM.rglob("*.py") for name in names_in(module)}
    for name, home in homes:
        file = home.parent if home.name == "__init__.py" else home
        assert (file.parent.name, file.stem.replace("_", "-")) in {("copy", name), ("repairs", name)}
    assert len(homes) == len(RULES)


@pytest.mark.parametrize("name", RULES)
def test_the_example_of_a_rule_is_mended_into_what_it_promises(name: str) -> None:
    rule = RULES[name]
    mended, repairs = understood(rule.before)
    wanted, none = understood(rule.after)
    assert name in {repair.rule for repair in repairs if repair.applied}
    assert (mended, none) == (wanted, ())


@pytest.mark.parametrize("name", RULES)
def test_a_refused_repair_leaves_the_manuscript_as_it_was(name: str) -> None:
    rule = RULES[name]
    _, repairs = understood(rule.before)
    decisions = {repair.id: "refuse" for repair in repairs}
    refused, listed = understood(rule.before, decisions=decisions)
    assert name in {repair.rule for repair in listed}
    assert not any(repair.applied for repair in listed)
    untouched, _ = understood(rule.before, rules=dict.fromkeys(RULES, "off"))
    assert refused == untouched
    if name != "dead-link":  # nothing to tell them apart by: no edition can lead nowhere
        assert refused != understood(rule.before)[0]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_is_switched_off_says_nothing_and_does_nothing(name: str) -> None:
    _, repairs = understood(RULES[name].before, rules={name: "off"})
    assert name not in {repair.rule for repair in repairs}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_on_suspicion_reports_and_changes_nothing(name: str) -> None:
    _, repairs = understood(RULES[name].before, rules={name: "suspect"})
    assert [r.applied for r in repairs if r.rule == name] == [False] * sum(r.rule == name for r in repairs)
    assert name in {repair.rule for repair in repairs}


@pytest.mark.parametrize("name", RULES)
def test_a_lesson_shows_the_example_and_how_to_switch_the_rule(name: str) -> None:
    lesson = rule_as_text(name, RULES[name])
    assert f'{name} = "off"' in lesson and "before:" in lesson


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_case_that_says_what_a_writer_typed(name: str) -> None:
    cases = (file.read_text("utf-8") for file in (Path(__file__).parents[1] / "cases").rglob("*.md"))
    assert any(re.search(rf"rule: {name}\b", case) for case in cases)
