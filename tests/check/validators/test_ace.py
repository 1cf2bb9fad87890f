"""The time that Ace is given; what it finds is asked in tests/render/epub."""

from __future__ import annotations

import zipfile
from pathlib import Path

from standfirst.check.validators.ace import seconds_for


def test_a_long_book_is_given_more_time_than_a_short_one(tmp_path: Path) -> None:
    for documents, seconds in ((1, 320), (134, 2980)):
        file = tmp_path / f"{documents}.epub"
        with zipfile.ZipFile(file, "w") as book:
            for number in range(documents):
                book.writestr(f"EPUB/text/{number}.xhtml", "")
            book.writestr("EPUB/css/house.css", "")
        assert seconds_for(file) == seconds
