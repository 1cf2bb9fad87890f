"""What stands where a fragment left room for the number of its page."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from msgspec.structs import replace

from render.pdf.conftest import WITH_GLYPHS
from standfirst.diagnostics import Report
from standfirst.render.pdf.fragment_result import Folio
from standfirst.render.pdf.join_fragments import folio_words

FOLIO = Folio(case=0, before="– ", after=" –", anchor=0.5, x=0, y=0, at_head=False)
NOTES = replace(FOLIO, before="Notes to page |Notes to pages ", after="–", at_head=True)
LABELS = {"a": "12", "b": "12", "c": "20"}


def test_the_number_of_a_page_stands_between_the_words() -> None:
    assert folio_words(FOLIO, "7", LABELS) == "– 7 –"


@pytest.mark.parametrize(
    ("called", "said"),
    [(("a", "c"), "Notes to pages 12–20"), (("a", "b"), "Notes to page 12"), (None, "")],
)
def test_over_notes_stand_the_pages_to_which_they_belong(called: tuple[str, str] | None, said: str) -> None:
    assert folio_words(replace(NOTES, notes=called), "7", LABELS) == said


def test_spaces_around_a_number_are_drawn(typeset: Callable[..., tuple[bytes, Report]]) -> None:
    css = '@page :left { @bottom-left { content: "to pages " counter(page); letter-spacing: 0.04em } }'
    pdf, _ = typeset(WITH_GLYPHS, overrides=css)
    with pikepdf.open(BytesIO(pdf)) as opened:
        contents = [page.Contents for page in opened.pages]
        streams = [x[-1].read_bytes() for x in contents if isinstance(x, pikepdf.Array)]
    set_ = [stream for stream in streams if stream.count(b"<") > 9]
    assert set_ and not any(re.search(rb"\d-\d", stream) for stream in set_)
