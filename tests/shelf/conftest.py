"""Shelves of editions that are made up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from standfirst.diagnostics import Report
from standfirst.project.site_folder import SiteFiles
from standfirst.shelf.collect import editions_among
from standfirst.shelf.entry import Source
from standfirst.shelf.site import Wishes, fill_site

Site = dict[str, bytes]


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """The files of a shelf of these editions; nothing may be wrong with them."""

    def make(editions: Mapping[str, Source], **wishes: str) -> Site:
        report = Report()
        named = [(each.place, each) for each in editions_among(editions)]
        folder = tmp_path_factory.mktemp("site")
        files = SiteFiles(folder, folder / "before")
        put = fill_site(files, named=named, wishes=Wishes(stylesheet=b"p { }", **wishes), report=report)
        assert list(report) == []
        return {name: (folder / name).read_bytes() for name in put}

    return make
