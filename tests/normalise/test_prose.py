"""What is no prose is masked, as by patterns that say what code is and may take time without end."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from standfirst.normalise.prose import LINE, MASK, without_code

CODE = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)"
    r"|<!--[\s\S]*?-->|<(?P<tag>code|kbd|samp|tt|math)\b[^>]*>[\s\S]*?</(?P=tag)>",
    re.IGNORECASE,
)
"""Inline code (CommonMark 0.31, 6.1), comments, and elements of code. """
PARTS = (
    "`",
    "``",
    "```x",
    "\\`",
    "<!--",
    "-->",
    "--",
    ">",
    "<code>",
    "</code>",
    "<KBD a>",
    "</kbd>",
    "<tt",
    "İ",
)
TEXTS = st.lists(st.sampled_from((*PARTS, "a", " ", "\n", "\n \n")), max_size=14).map(
    lambda p: "a" + "".join(p)
)


@given(TEXTS)
def test_code_in_lines_is_masked(text: str) -> None:
    if not re.search(r"^[ \t>]*(?:`{3}|~{3})|^ {4}", text, re.MULTILINE):
        assert without_code(text) == CODE.sub(lambda match: LINE.sub(MASK, match[0]), text)
