"""The catalogues of e-readers: whatever one of them leads to is there, and every publication is in both."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

import pytest
from lxml import etree

from small_epubs import epub
from standfirst.shelf import groups

Site = dict[str, bytes]
ATOM = "{http://www.w3.org/2005/Atom}"
REL = "http://opds-spec.org"
OPEN = f"{REL}/acquisition/open-access"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"


@pytest.fixture(scope="module")
def editions() -> dict[str, bytes]:
    """A hundred publications of ten people, in three languages and folders."""
    found = {}
    for number in range(100):
        more = (
            f"<dc:creator>Person {number % 10} &amp; Söhne</dc:creator><dc:date>20{number % 7 + 10}</dc:date>"
        )
        language = ("en", "de-CH", "ar")[number % 3]
        found[f"part {number % 3}/article #{number}.epub"] = epub(
            f"Title {number}", f"urn:x:{number}", language, more
        )
    return {**found, "part 0/article #0.pdf": b"%PDF-"}


@pytest.fixture
def shelf(editions: dict[str, bytes], site: Callable[..., Site]) -> Site:
    return site(editions)


def ways(path: str, href: str) -> str:
    """The path to which an address in a file leads."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def feeds(shelf: Site, start: str = "opds/index.atom") -> Iterator[tuple[str, etree._Element]]:
    """Every feed that can be reached from the first one."""
    due, seen = [start], {start}
    while due:
        path = due.pop()
        feed = etree.fromstring(shelf[path])
        yield path, feed
        for link in feed.iter(f"{ATOM}link"):
            to = ways(path, link.get("href") or "")
            if "profile=opds-catalog" in (link.get("type") or "") and to not in seen:
                due.append(to)
                seen.add(to)


def test_every_feed_is_reached_and_every_link_leads_somewhere(shelf: Site) -> None:
    reached = dict(feeds(shelf))
    assert set(reached) == {path for path in shelf if path.startswith("opds/")}
    for path, feed in reached.items():
        assert not [x.get("href") for x in feed.iter(f"{ATOM}link") if ways(path, x.get("href")) not in shelf]


def test_every_feed_is_what_its_links_call_it(shelf: Site) -> None:
    for path, feed in feeds(shelf):
        is_acquisition = feed.find(f"{ATOM}entry/{ATOM}link[@rel='{OPEN}']") is not None
        own = feed.find(f"{ATOM}link[@rel='self']")
        assert own is not None
        assert ways(path, own.get("href") or "") == path
        assert own.get("type") == (ACQUISITION if is_acquisition else NAVIGATION)
        assert feed.find(f"{ATOM}link[@rel='start']") is not None


def test_every_entry_has_what_atom_asks_for(shelf: Site) -> None:
    ids = []
    for _, feed in feeds(shelf):
        for element in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1
        ids.append(feed.findtext(f"{ATOM}id"))
        for entry in feed.iter(f"{ATOM}entry"):
            is_book = entry.find(f"{ATOM}link[@rel='{OPEN}']") is not None
            assert is_book or entry.findtext(f"{ATOM}content")
    assert len(ids) == len(set(ids))


def test_a_long_list_comes_in_pages(shelf: Site) -> None:
    path, titles = "opds/all.atom", []
    for _ in range(3):
        feed = etree.fromstring(shelf[path])
        titles += [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
        after = feed.find(f"{ATOM}link[@rel='next']")
        path = ways(path, after.get("href") or "") if after is not None else ""
    assert path == ""
    assert sorted(map(str, titles)) == sorted(f"Title {number}" for number in range(100))


def test_ten_thousand_people_come_in_pages_too(
    editions: dict[str, bytes], site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "GROUPS_A_PAGE", 4)
    made = site(editions)
    assert set(dict(feeds(made))) == {path for path in made if path.startswith("opds/")}
    assert set(dict(feeds2(made))) == {path for path in made if path.startswith("opds2/")}
    path, names = "people/index.html", []
    for _ in range(3):
        page = etree.fromstring(made[path])
        names += [a.text for a in page.iterfind(".//{*}ul[@class='groups']/{*}li/{*}a")]
        after = page.find(".//{*}nav/{*}a[@rel='next']")
        path = ways(path, after.get("href") or "") if after is not None else ""
    assert path == ""
    assert names == [f"Person {number} & Söhne" for number in range(10)]


def test_languages_and_years_are_facets(shelf: Site) -> None:
    opds, thr = "{http://opds-spec.org/2010/catalog}", "{http://purl.org/syndication/thread/1.0}"
    feed = etree.fromstring(shelf["opds/languages/de.atom"])
    facets = {
        (link.get(f"{opds}facetGroup"), link.get("title")): (
            link.get(f"{thr}count"),
            link.get(f"{opds}activeFacet"),
        )
        for link in feed.iterfind(f"{ATOM}link[@rel='{REL}/facet']")
    }
    assert facets["Languages", "German"] == ("33", "true")
    assert facets["Languages", "Arabic"] == ("33", None)
    assert facets["Years", "2010"] == ("15", None)


def test_the_editions_come_with_type_and_length(shelf: Site) -> None:
    feed = etree.fromstring(shelf["opds/sections/part-0.atom"])
    links = [
        (unquote(link.get("href") or ""), link.get("type"), link.get("length"))
        for link in feed.iterfind(f"{ATOM}entry/{ATOM}link[@rel='{OPEN}']")
        if "#0." in unquote(link.get("href") or "")
    ]
    size = str(len(shelf["files/part 0/article #0.epub"]))
    assert links == [
        ("../../files/part 0/article #0.epub", "application/epub+zip", size),
        ("../../files/part 0/article #0.pdf", "application/pdf", "5"),
    ]


# -- OPDS 2.0 -------------------------------------------------------------------------------------


def links_in(value: object) -> Iterator[dict[str, str]]:
    """Every link object in a feed."""
    if isinstance(value, dict):
        if "href" in value:
            yield value
        for inner in value.values():
            yield from links_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from links_in(inner)


def feeds2(shelf: Site) -> Iterator[tuple[str, dict[str, object]]]:
    due, seen = ["opds2/index.json"], {"opds2/index.json"}
    while due:
        path = due.pop()
        feed = json.loads(shelf[path])
        yield path, feed
        for link in links_in(feed):
            to = ways(path, link["href"])
            if link["type"] == "application/opds+json" and to not in seen:
                due.append(to)
                seen.add(to)


def test_every_feed_of_the_second_kind_is_reached_too(shelf: Site) -> None:
    reached = dict(feeds2(shelf))
    assert set(reached) == {path for path in shelf if path.startswith("opds2/")}
    manifests = {
        path: json.loads(shelf[path]) for path in shelf if path.startswith("titles/") and ".json" in path
    }
    assert len(manifests) == 100
    for path, feed in {**reached, **manifests}.items():
        assert not [link["href"] for link in links_in(feed) if ways(path, link["href"]) not in shelf]


def test_both_catalogues_hold_the_same(shelf: Site) -> None:
    first = {
        entry.findtext(f"{ATOM}title") for _, feed in feeds(shelf) for entry in feed.iter(f"{ATOM}entry")
    }
    second = {
        book["metadata"]["title"]
        for _, feed in feeds2(shelf)
        for book in feed.get("publications", [])  # type: ignore[attr-defined]
    }
    assert second <= first
    assert len(second) == 100


def test_a_publication_has_what_the_schema_asks_for(shelf: Site) -> None:
    book = json.loads(shelf["titles/part 1/article #1.json"])
    assert book["metadata"] == {
        "@type": "http://schema.org/Book",
        "title": "Title 1",
        "author": [{"name": "Person 1 & Söhne"}],
        "identifier": "urn:x:1",
        "language": ["de-CH"],
        "modified": "2011-01-01T00:00:00Z",
        "published": "2011",
    }
    assert [(link["rel"], link["type"]) for link in book["links"]] == [
        ("self", "application/opds-publication+json"),
        ("http://opds-spec.org/acquisition/open-access", "application/epub+zip"),
        ("alternate", "text/html"),
    ]
    assert [image["type"] for image in book["images"]] == ["image/png"]


def test_a_feed_says_its_full_address_where_that_is_known(site: Callable[..., Site]) -> None:
    made = site({"gate.epub": epub()}, address="https://example.org/a")
    for path in ("opds2/index.json", "opds2/all.json", "titles/gate.json"):
        (own,) = (link["href"] for link in json.loads(made[path])["links"] if link["rel"] == "self")
        assert own == f"https://example.org/a/{path}"
