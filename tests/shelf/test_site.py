"""The pages of the shelf, what search engines and feed readers get, and what is left out."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from lxml import etree

from small_epubs import epub
from standfirst.build import Failure, Limits, WorkerPool
from standfirst.build.tasks import Work
from standfirst.build.workers import BackgroundWork, Done
from standfirst.diagnostics import Diagnostic, Report
from standfirst.project.site_folder import SiteFiles
from standfirst.shelf.collect import Editions, editions_among
from standfirst.shelf.entry import Source, checksum
from standfirst.shelf.site import A_PART, NotWrittenError, Wishes, fill_site

Site = dict[str, bytes]
SiteOf = Callable[..., Site]
DATED = "<dc:creator>Wyn Pryce</dc:creator><dc:date>2024-05-01</dc:date>"
EDITIONS = {
    "2024/gate.epub": epub("The gate &amp; the wall", "urn:x:1", "en-GB", DATED),
    "2024/gate.pdf": b"%PDF-1.7",
    "2024/gate/index.html": b"<!DOCTYPE html>",
    "2024/gate/media/one.png": b"png",
    "tor.epub": epub("Das Tor", "urn:x:2", "de", "<dc:creator>WYN PRYCE</dc:creator>"),
}


MANY = {
    f"{number % 3}/note-{number}.epub": epub(
        f"Note {number}",
        f"urn:x:{number}",
        more=f"<dc:creator>Writer {chr(65 + number % 20)}</dc:creator><dc:date>2024</dc:date>",
    )
    for number in range(60)
}
"""More than a page of a list holds, by more people than a menu does."""


def html(site: Site, path: str) -> etree._Element:
    return etree.fromstring(site[path])


@pytest.mark.parametrize(("editions", "count"), [(EDITIONS, 14), (MANY, 94)])
def test_every_link_of_every_page_leads_somewhere(
    site: SiteOf, editions: Mapping[str, Source], count: int
) -> None:
    made = site(editions)
    pages = [path for path in made if path.endswith(".html") and not path.startswith("files/")]
    assert len(pages) == count
    for path in pages:
        for element in html(made, path).iter():
            assert_leads_somewhere(made, path, element.get("href") or element.get("src") or "")


def test_every_link_of_every_catalogue_leads_somewhere(site: SiteOf) -> None:
    made = site(MANY)
    feeds = [path for path in made if path.startswith("opds2/")]
    assert len(feeds) == 28
    for path in feeds:
        for target in re.findall('"href":"(.*?)"', made[path].decode()):
            assert_leads_somewhere(made, path, target)


def assert_leads_somewhere(made: Site, path: str, target: str) -> None:
    if target and not target.startswith("#"):
        to = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
        assert to in made, (path, target)


def test_the_menu_of_a_long_list_has_the_largest_groups_and_the_one_that_is_shown(site: SiteOf) -> None:
    made = site(MANY)
    (menu,) = html(made, "people/writer-t.html").iterfind(".//{*}details[@open='open']")
    assert ["".join(a.itertext()) for a in menu.iter("{*}a")] == [
        "All",
        *(f"Writer {letter}" for letter in "ABCDEFGHIJKLT"),
        "All: People",
    ]
    assert [a.text for a in menu.iterfind(".//{*}a[@aria-current='true']")] == ["Writer T"]


def test_editions_of_one_name_are_one_publication(site: SiteOf) -> None:
    made = site(EDITIONS)
    page = html(made, "titles/2024/gate.html")
    assert [a.get("href") for a in page.iterfind(".//{*}a[@class='get']")] == [
        "../../files/2024/gate/index.html",
        "../../files/2024/gate.epub",
        "../../files/2024/gate.pdf",
    ]
    assert made["files/2024/gate/media/one.png"] == b"png"


def test_the_newest_comes_first_and_the_undated_last(site: SiteOf) -> None:
    page = html(site(EDITIONS), "index.html")
    assert ["".join(title.itertext()) for title in page.iter("{*}h2")] == ["The gate & the wall", "Das Tor"]


def test_names_that_differ_only_in_case_are_one_person(site: SiteOf) -> None:
    made = site(EDITIONS)
    assert [path for path in made if path.startswith("people/")] == [
        "people/wyn-pryce.html",
        "people/index.html",
    ]
    assert len(list(html(made, "people/wyn-pryce.html").iter("{*}h2"))) == 2


def test_lists_can_be_filtered_without_a_script(site: SiteOf) -> None:
    made = site(EDITIONS)
    links = [a.get("href") for a in html(made, "index.html").iterfind(".//{*}details//{*}a")]
    assert links == ["languages/de.html", "languages/en.html", "years/2024.html", "years/undated.html"]
    assert len(list(html(made, "years/2024.html").iter("{*}h2"))) == 1


def test_the_pages_speak_the_language_that_is_asked_for(site: SiteOf) -> None:
    page = html(site(EDITIONS, language="fr", title="Murs"), "index.html")
    words = " ".join("".join(page.itertext()).split())
    assert page.get("lang") == "fr"
    assert "2 publications" in words
    assert "Langues Allemand 1 Anglais 1" in words


def test_without_an_address_nothing_asks_for_one(site: SiteOf) -> None:
    made = site(EDITIONS)
    assert "sitemap.xml" not in made
    assert b"Sitemap" not in made["robots.txt"]
    assert b"canonical" not in made["index.html"]


def test_search_engines_get_every_page_with_its_full_address(site: SiteOf) -> None:
    made = site(EDITIONS, address="https://example.org/shelf")
    places = [loc.text or "" for loc in etree.fromstring(made["sitemap.xml"]).iter("{*}loc")]
    paths = {unquote(urlsplit(place).path).removeprefix("/shelf/") or "index.html" for place in places}
    assert "Sitemap: https://example.org/shelf/sitemap.xml" in made["robots.txt"].decode()
    assert {"index.html", "titles/tor.html", "files/2024/gate/"} <= paths
    assert len(places) == len(set(places)) == 10


def test_feed_readers_get_the_newest_with_their_files(site: SiteOf) -> None:
    made = site(EDITIONS, address="https://example.org/shelf/")
    feed = json.loads(made["feed.json"])
    assert [item["title"] for item in feed["items"]] == ["The gate & the wall", "Das Tor"]
    assert feed["items"][0]["attachments"][0] == {
        "url": "https://example.org/shelf/files/2024/gate.epub",
        "mime_type": "application/epub+zip",
        "size_in_bytes": len(EDITIONS["2024/gate.epub"]),
    }
    atom = etree.fromstring(made["feed.atom"])
    assert [entry.findtext("{*}title") for entry in atom.iter("{*}entry")] == [
        "The gate & the wall",
        "Das Tor",
    ]


COMPARED = SiteFiles(None, Path("nowhere"))
"""Files that are only compared with those of a site that is not there."""


def codes(*named: Editions) -> list[tuple[str, str]]:
    report = Report()
    wanted = [(each.place, each) for each in named]
    fill_site(COMPARED, named=wanted, wishes=Wishes(stylesheet=b""), report=report)
    return [(diagnostic.code, diagnostic.span.file) for diagnostic in report]


def test_what_can_not_stand_there_is_named() -> None:
    (good,) = editions_among({"gate.epub": epub()})
    (broken,) = editions_among({"broken.epub": b"PK"})
    (alone,) = editions_among({"alone.pdf": b"%PDF-"})
    assert codes(good) == []
    assert codes(broken, good) == [("S931", "broken")]
    assert codes(alone) == [("S932", "alone")]
    assert codes(good, good) == [("S933", "gate")]


def test_an_empty_shelf_is_a_page_all_the_same(site: SiteOf) -> None:
    made = site({})
    assert "0 publications" in "".join(html(made, "index.html").itertext())


def test_a_page_finds_publications_without_a_server(site: SiteOf) -> None:
    made = site({"a/gate & wall.epub": epub("The &lt;/script&gt; gate", more="<dc:date>2024</dc:date>")})
    page = html(made, "search.html")
    assert [script.get("src") for script in page.iter("{*}script")] == ["search-data.js", "search.js"]
    assert next(link.get("href") for link in page.iterfind(".//{*}noscript//{*}a")) == "index.html"
    (line,) = json.loads(made["search-data.js"].decode().removeprefix("const publications = ").rstrip(";\n"))
    assert line == ["titles/a/gate%20%26%20wall.html", "The </script> gate", "", "a", "2024"]
    assert b"&#" not in made["search.js"] and b"&lt;" not in made["search.js"]
    assert html(made, "index.html").find(".//{*}a[@href='search.html']") is not None


def test_several_processes_write_what_one_does(tmp_path: Path) -> None:
    """Three parts, the last of them with something that is noticed; two shares of the pages."""
    small = {f"{number}.epub": epub(f"Number {number}", f"urn:x:{number}") for number in range(3 * A_PART)}
    named = [(each.place, each) for each in editions_among({**small, "broken.epub": b"PK"})]

    def written(folder: Path, pool: WorkerPool | None) -> tuple[dict[str, str], list[Diagnostic]]:
        report, wishes = Report(), Wishes(stylesheet=b"")
        put = fill_site(SiteFiles(folder, folder), named=named, wishes=wishes, report=report, pool=pool)
        assert {name: checksum((folder / name).read_bytes()) for name in put} == put
        return put, list(report)

    pool = WorkerPool(2, Limits())
    try:
        by_two = written(tmp_path / "two", pool)
    finally:
        pool.stop()
    assert by_two == written(tmp_path / "one", None)
    assert [each.code for each in by_two[1]] == ["S931"]


def test_a_process_that_fails_is_reported() -> None:
    (each,) = editions_among({"gate.epub": epub()})
    named = [(str(number), msgspec.structs.replace(each, place=str(number))) for number in range(2 * A_PART)]

    class Broken(WorkerPool):
        def run(self, works: Sequence[Work], done: Done, _: BackgroundWork | None = None) -> None:
            for number, _ in enumerate(works):
                done(number, Failure("died", "the worker ended with -9"))

    with pytest.raises(NotWrittenError, match="ended with -9"):
        fill_site(
            COMPARED, named=named, wishes=Wishes(stylesheet=b""), report=Report(), pool=Broken(2, Limits())
        )
