"""Shelves of editions that are made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from standfirst.diagnostics import Report
from standfirst.shelf.collect import editions_among
from standfirst.shelf.entry import Source
from standfirst.shelf.site import Wishes, files_of

Site = dict[str, bytes]


@pytest.fixture
def site() -> Callable[..., Site]:
    """The files of a shelf of these editions; nothing may be wrong with them."""

    def make(editions: Mapping[str, Source], **wishes: str) -> Site:
        report = Report()
        named = [(each.place, each) for each in editions_among(editions)]
        files = dict(files_of(named, Wishes(stylesheet=b"p { }", **wishes), report))
        assert list(report) == []
        return {name: data for name, data in files.items() if isinstance(data, bytes)}

    return make
