"""Which paragraphs outside a piece are a website's."""

from __future__ import annotations

import pytest

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.normalise.lexicon import lexicon_of
from standfirst.normalise.rules.boilerplate import is_boilerplate

LINE = ("转发本文，点击这里", "分享给朋友。")
AFTERWORD = (
    "这件事要从朋友转发的一条消息里看到的文章说起，那是一位退休的老人坐在看台上写的",
    "，我读完以后想了很久，他写得比我好得多，文风清新，用词平实，很有生活的质感，我学不来。",
)


@pytest.mark.parametrize(("words", "expected"), [(LINE, True), (AFTERWORD, False)])
def test_a_line_of_a_website_is_short_in_chinese_too(words: tuple[str, str], expected: bool) -> None:
    """Without spaces a whole paragraph would be one word."""
    link = i.Link(url="https://example.org", children=(i.Text("观后感"),))
    paragraph = b.Paragraph(inlines=(i.Text(words[0]), link, i.Text(words[1])))
    assert is_boilerplate(paragraph, lexicon_of("zh")) is expected
