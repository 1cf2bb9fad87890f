"""Code with its parts marked: the same characters, whatever the language and wherever it is cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.render.html.code import marked, parts_of

PYTHON = """def feed(sheet: str) -> bool:
    # never two at once
    return sheet is not None and sheet != "torn"
"""


def shown(code: str, language: str | None) -> str:
    return str(marked(code, parts_of(code, language), 0, len(code)))


def test_keywords_strings_and_comments_are_marked() -> None:
    html = shown(PYTHON, "python")
    assert '<span class="code-keyword">def</span> feed(' in html
    assert '<span class="code-comment"># never two at once</span>' in html
    assert '<span class="code-keyword">is not None and</span> sheet' in html
    assert '<span class="code-string">&#34;torn&#34;</span>' in html


@pytest.mark.parametrize("language", [None, "", "klingon", "text"])
def test_what_no_lexer_knows_stays_as_it_is(language: str | None) -> None:
    assert parts_of(PYTHON, language) == ()


@pytest.mark.parametrize("language", ["python", "html", "diff", "console", "json", "c", "yaml", "bash"])
@given(code=st.text(alphabet="ab \n\t\"'#<>/=-+$&;{}[]()é\\", max_size=60), cut=st.integers(0, 60))
def test_every_character_is_there_once(language: str, code: str, cut: int) -> None:
    parts = parts_of(code, language)
    cut = min(cut, len(code))
    halves = marked(code, parts, 0, cut) + marked(code, parts, cut, len(code))
    assert re.sub("<[^>]*>", "", str(halves)) == str(marked(code, (), 0, len(code)))
    assert all(first < last for first, last, _ in parts)
