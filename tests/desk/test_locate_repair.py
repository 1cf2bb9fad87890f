"""Where repairs are in their manuscripts: an editor who makes the edits by hand has made the repair."""

from __future__ import annotations

import pytest

from standfirst.desk.locate_repair import found_in
from standfirst.desk.utf16 import Offsets
from standfirst.diagnostics import Report
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair, Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter

IN_SEVERAL_PLACES = {("note-reference", "note-reference"), ("page-furniture", "join-paragraphs")}
"""Examples (by their rule) and repairs in them that are no stretch of the text: numbers here and notes there,
a sentence around the running head that another rule takes out."""


def repairs_of(text: str) -> Repairs:
    front, source = split_front_matter(SourceFile("a.md", text), Report())
    return normalise(source, front, HouseStyle(), Report())[1]


def edited(text: str, repair: Repair) -> str:
    for edit in reversed(found_in(repair, text)[1]):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_edits_of_a_repair_make_it(rule: str) -> None:
    text = RULES[rule].before
    for repair in repairs_of(text):
        if (rule, repair.rule) in IN_SEVERAL_PLACES:
            continue
        assert found_in(repair, text)[0] is not None, repair
        assert repair.id not in {each.id for each in repairs_of(edited(text, repair))}, repair


def test_words_are_found_behind_escapes_and_between_marks() -> None:
    repair = RULES["dead-link"].repair(
        span=repairs_of(RULES["dead-link"].before)[0].span,
        before="[Ada (The Weir)](#)",
        after="Ada (The Weir)",
        why="",
    )
    text = "By [Ada \\(The Weir\\)](#), who rows.\n"
    assert edited(text, repair) == "By Ada \\(The Weir\\), who rows.\n"


def test_a_repair_whose_words_are_gone_is_nowhere() -> None:
    repair = repairs_of(RULES["hyphen-space"].before)[0]
    assert found_in(repair, "Something else.\n") == (None, ())


@pytest.mark.parametrize("text", ["", "plain", "a𝄞b", "𝄞𝄞", "x𝒲y𝒵"])
def test_offsets_count_as_browsers_do(text: str) -> None:
    offsets = Offsets(text)
    for here in range(len(text) + 1):
        there = len(text[:here].encode("utf-16-le")) // 2
        assert (offsets.there(here), offsets.here(there)) == (there, here)
