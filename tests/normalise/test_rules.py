"""The registry of rules: complete, and its examples true."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

import standfirst.normalise
from standfirst.diagnostics import Report
from standfirst.model.document import Piece
from standfirst.model.span import NOWHERE
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Certainty, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.rule import nothing, rule_as_text
from standfirst.normalise.steps import TEXT_RULES, normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter, split_front_matter

HOME = Path(standfirst.normalise.__file__).parent / "rules"


SUGGESTING = [name for name, rule in RULES.items() if rule.is_asked_for]
"""Rules that only suggest: their examples are of suggestions that are accepted."""


def understood(text: str, **wishes: object) -> tuple[Piece, Repairs]:
    if "rules" not in wishes and any(text == RULES[name].before for name in SUGGESTING):
        wishes = {"decisions": dict.fromkeys(SUGGESTING, "accept"), "suggests": True} | wishes
    style = HouseStyle(language="en", **wishes)  # type: ignore[arg-type]  # as the tests name them
    return normalise(SourceFile("a.md", text), FrontMatter(), style, Report())


def test_every_rule_has_a_file_of_its_own_with_its_name() -> None:
    files = {path.stem for path in HOME.iterdir() if not path.stem.startswith("_")}
    assert files == {name.replace("-", "_") for name in RULES}


def test_every_rule_for_the_text_and_no_other_mends_it() -> None:
    assert sorted(module.RULE.name for module in TEXT_RULES) == sorted(
        name for name, rule in RULES.items() if rule.stage == "text"
    )


def test_a_rule_that_is_not_declared_makes_no_repair() -> None:
    stranger = replace(RULES["tracker"], name="stranger")
    with pytest.raises(ValueError, match="no declared rule"):
        stranger.repair(span=NOWHERE, before="a", after="b", why="c")


def test_only_rules_make_repairs() -> None:
    """Nothing under ``src`` calls ``Repair(…)`` but ``Rule.repair``."""
    root = Path(standfirst.normalise.__file__).parents[1]
    makers = {
        module.relative_to(root).as_posix()
        for module in root.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Repair"
    }
    assert makers == {"normalise/rule.py"}


def test_no_repair_is_surer_than_its_rule() -> None:
    rule = RULES["boilerplate"]
    made = rule.repair(span=NOWHERE, before="a", after="", why="c", certainty=Certainty.CERTAIN)
    assert (rule.certainty, made.certainty) == (Certainty.LIKELY, Certainty.LIKELY)


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
    _, repairs = understood(RULES[name].before, rules={name: "off"}, suggests=True)
    assert name not in {repair.rule for repair in repairs}


@pytest.mark.parametrize("name", SUGGESTING)
def test_nothing_is_suggested_unasked_or_set_unaccepted(name: str) -> None:
    plain, _ = understood(RULES[name].before, rules={name: "off"})
    assert understood(RULES[name].before, suggests=False, decisions={}) == (plain, ())
    piece, (suggested,) = understood(RULES[name].before, decisions={})
    assert (piece, suggested.applied, suggested.rule) == (plain, False, name)
    accepted, _ = understood(RULES[name].before, suggests=False, decisions={suggested.id: "accept"})
    assert accepted != plain


@pytest.mark.parametrize("name", RULES)
def test_a_rule_on_suspicion_reports_and_changes_nothing(name: str) -> None:
    _, repairs = understood(RULES[name].before, rules={name: "suspect"}, suggests=True)
    assert [r.applied for r in repairs if r.rule == name] == [False] * sum(r.rule == name for r in repairs)
    assert name in {repair.rule for repair in repairs}


@pytest.mark.parametrize("name", RULES)
def test_a_lesson_shows_the_example_and_how_to_switch_the_rule(name: str) -> None:
    lesson = rule_as_text(RULES[name])
    assert f'{name} = "off"' in lesson and "before:" in lesson


@pytest.mark.parametrize("name", [name for name in RULES if name not in SUGGESTING])
def test_a_rule_has_a_case_that_says_what_a_writer_typed(name: str) -> None:
    cases = (file.read_text("utf-8") for file in (Path(__file__).parents[1] / "cases").rglob("*.md"))
    assert any(re.search(rf"rule: {name}\b", case) for case in cases)


def letters(words: str) -> Counter[str]:
    """The letters and figures of words, without the codes that stand for what nobody sees."""
    shown = re.sub(r"‹U\+[0-9A-F]{4,6}›", "", words)
    return Counter(re.findall(r"\w", unicodedata.normalize("NFKC", shown).casefold()))


CASES = [x for x in (Path(__file__).parents[1] / "cases").rglob("*.md") if "rule:" in x.read_text("utf-8")]


@pytest.mark.parametrize("text", [*(rule.before for rule in RULES.values()), *CASES], ids=str)
def test_a_repair_takes_and_adds_no_more_than_its_rule_may(text: str | Path) -> None:
    if isinstance(text, Path):
        text = text.read_text("utf-8").split("\n.\n")[0]
    front, source = split_front_matter(SourceFile("a.md", text), Report())
    _, repairs = normalise(source, front, HouseStyle(), Report())
    for repair in repairs:
        rule = RULES[repair.rule]
        before, after = letters(repair.before), letters(repair.after)
        assert not before - after - letters(rule.takes(repair, source.text)), repair
        assert not after - before - letters(rule.adds(repair, source.text)), repair


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.takes is not nothing])
def test_a_rule_may_not_take_a_sentence_of_the_authors(name: str) -> None:
    sentence = "The water came up through the floor, and by the morning it was an island."
    made = RULES[name].repair(span=NOWHERE, before=sentence, after="", why="to try it")
    assert letters(RULES[name].takes(made, f"# The arch\n\n{sentence}\n")) == Counter()
