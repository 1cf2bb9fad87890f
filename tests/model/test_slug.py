"""Names of files made from words: short enough for every file system."""

from __future__ import annotations

import pytest

from standfirst.compose.compose_document import _slug
from standfirst.model.slug import LONGEST, file_slug, piece_name

LONG = {
    "letters": "a" * 300,
    "letters of three bytes": "\N{CJK UNIFIED IDEOGRAPH-7D19}" * 100,
    "letters of four bytes": "\N{GOTHIC LETTER AHSA}" * 80,
    "a letter that stands for eighteen": "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 60,
}


@pytest.mark.parametrize("words", LONG.values(), ids=list(LONG))
def test_a_name_is_as_long_as_a_file_may_be_called(words: str) -> None:
    for name in (_slug(words), file_slug(words), piece_name(f"{words}.md")):
        assert 0 < len(name.encode()) <= LONGEST


def test_a_name_that_is_cut_ends_in_a_letter() -> None:
    assert file_slug("ab-" * 100) == ("ab-" * 67).strip("-")
