"""The same interview, typed in other ways, is the same interview."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from test_cases import CASES, parts_of, summary_of

LABEL = re.compile(r"(?m)^\*\*([^*\n]{1,40}):\*\* ")

VARIANTS: dict[str, Callable[[str], str]] = {
    "colon outside": lambda text: LABEL.sub(r"**\1**: ", text),
    "colon after a no-break space": lambda text: LABEL.sub("**\\1\u00a0:** ", text),
    "dash before it": lambda text: LABEL.sub(r"— **\1:** ", text),
    "plain": lambda text: LABEL.sub(r"\1: ", text),
    "bold italics": lambda text: LABEL.sub(r"***\1:*** ", text),
    "underscores": lambda text: LABEL.sub(r"__\1:__ ", text),
    "b": lambda text: LABEL.sub(r"<b>\1:</b> ", text),
    "strong": lambda text: LABEL.sub(r"<strong>\1:</strong> ", text),
    "label on a line of its own": lambda text: LABEL.sub("**\\1:**\n", text),
    "no blank lines between turns": lambda text: re.sub(r"(?<=[.?!])\n\n(?=\*\*)", "\n", text),
    "lines broken at 50": lambda text: "\n\n".join(map(broken, text.split("\n\n"))),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blanks at the ends of lines": lambda text: re.sub(r"(?m)(\S)$", r"\1 ", text),
    "closing break and thanks": lambda text: f"{text}\n---\n\n*Thanks to everybody.*\n",
}


def broken(paragraph: str) -> str:
    if paragraph.startswith(("#", "---")) or "\n" in paragraph:
        return paragraph
    return textwrap.fill(paragraph, 50, break_long_words=False, break_on_hyphens=False)


def who_says_what(summary: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(turn["speaker"], turn["role"], turn["paragraphs"][0]) for turn in summary["turns"]]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(
    "case", ["panel-of-six", "first-names-that-are-words-elsewhere", "ru-bold-names", "ar-bold-names"]
)
def test_variant_says_the_same(case: str, variant: str) -> None:
    manuscript, _ = parts_of((CASES / "interview" / f"{case}.md").read_text("utf-8"))
    typed = summary_of("a.md", manuscript)
    retyped = summary_of("a.md", VARIANTS[variant](manuscript))
    assert len(typed["turns"]) >= 6
    assert who_says_what(retyped) == who_says_what(typed)
    assert retyped["questions"] == typed["questions"]
