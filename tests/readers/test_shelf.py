"""The shelf in a browser, and its catalogue in a reading system: what is taken from it opens."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from readers.room import Room
from sample import sample_epub
from small_epubs import epub
from standfirst.diagnostics import Report
from standfirst.project.site_folder import put_site
from standfirst.project.stylesheets import shelf_stylesheet
from standfirst.shelf.collect import editions_among
from standfirst.shelf.site import Wishes, fill_site

WHO = "<dc:creator>Wyn Pryce</dc:creator><dc:date>2024-05-01</dc:date>"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real publication and sixty small ones, in two languages."""
    folder = tmp_path_factory.mktemp("shelf") / "site"
    small = {
        f"{number}.epub": epub(f"Number {number}", f"urn:x:{number}", ("en", "ar")[number % 2], WHO)
        for number in range(60)
    }
    editions = editions_among({"sample.epub": sample_epub(), **small})
    wishes = Wishes(stylesheet=shelf_stylesheet(), title="All of it", language="en")
    named = [(each.place, each) for each in editions]
    put_site(folder, partial(fill_site, named=named, wishes=wishes, report=Report()))
    return folder


def catalogue(room: Room, file: Path) -> dict[str, Any]:
    found: dict[str, Any] = room.ask("catalogue", file=str(file))
    return found


def test_a_reading_system_finds_its_way_from_list_to_list(room: Room, shelf: Path) -> None:
    root = catalogue(room, shelf / "opds/index.atom")
    assert root["metadata"]["title"] == "All of it"
    assert [link["title"] for link in root["navigation"]] == ["Newest", "People", "Languages", "Years"]
    first = catalogue(room, shelf / "opds" / root["navigation"][0]["href"])
    assert len(first["publications"]) == 48
    (after,) = (link["href"] for link in first["links"] if "next" in link["rel"])
    assert len(catalogue(room, shelf / "opds" / after)["publications"]) == 13
    assert {facet["metadata"]["title"] for facet in first["facets"]} == {"Languages", "Years"}


def test_what_is_taken_from_it_opens(room: Room, shelf: Path) -> None:
    feed = catalogue(room, shelf / "opds/all.atom")
    (book,) = (x for x in feed["publications"] if "Number" not in x["metadata"]["title"])
    links = {link["type"]: link["href"] for link in book["links"]}
    assert (shelf / "opds" / unquote(book["images"][0]["href"])).is_file()
    room.ask("open", engine="foliate", file=str((shelf / "opds" / links["application/epub+zip"]).resolve()))
    assert room.ask("complaints") == []


@pytest.mark.parametrize(
    "page", ["index.html", "titles/sample.html", "languages/ar.html", "years/index.html"]
)
@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_axe_objects_to_nothing(page: str, width: int, dark: bool, room: Room, shelf: Path) -> None:
    room.ask("sheet", file=str(shelf / page), width=width, dark=dark)
    assert (room.ask("complaints"), room.ask("axe"), room.ask("width")) == ([], [], width)
