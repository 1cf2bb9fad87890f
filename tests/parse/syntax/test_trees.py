"""Every case under tests/syntax/trees: a name, what the writer typed, a dot, the tree with its lines.

``→`` stands for a tab, ``·`` for a space at a line's end. ``make golden`` does not rewrite these: a tree that
changed is a promise that changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.markdown import parse
from standfirst.parse.syntax.tree import outline

TREES = Path(__file__).with_name("trees")


class Case(NamedTuple):
    name: str
    manuscript: str
    tree: str


def cases() -> list[Case]:
    return [
        case_of(file.stem, text)
        for file in sorted(TREES.glob("*.txt"))
        for text in re.split(r"^─── ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
    ]


def case_of(construct: str, text: str) -> Case:
    name, _, rest = text.partition("\n")
    manuscript, _, tree = rest.partition("\n.\n")
    typed = manuscript.replace("→", "\t").replace("·", " ") + "\n"
    return Case(f"{construct}: {name}", typed, tree.strip("\n"))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_tree(case: Case) -> None:
    """The manuscript has the tree that stands after the dot."""
    assert outline(parse(SourceFile("m.md", case.manuscript))) == case.tree
