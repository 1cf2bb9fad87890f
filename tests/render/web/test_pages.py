"""The site: what its pages say to readers, to search engines and to feed readers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, editions
from standfirst.check.dead_links import dead_links_in_files
from standfirst.project.files import find

Write = Callable[..., Path]

TOML = """\
title = "Walls & Gardens"
language = "en"
date = "2024-05-01"
identifier = "urn:uuid:2b2f7f1e-6c1d-4c65-9d8a-52f6d8b0a001"
pieces = ["one.md", "two.md"]
{more}
"""
ONE = """\
---
title: Two <gardeners>
author: Wyn Pryce
---

They have shared a wall for thirty years, and never a cutting; see [the other](two.md#later).[^1]

> [!quote] never a cutting

```python
wall = "shared" if years > 30 else None
```

[^1]: The wall is *brick*, and $h = 2w$.
"""
TWO = "# Index\n\nLater on there was a gate.\n\n## Later\n\nAnd then there was none.\n"


@pytest.fixture
def made(write: Write) -> Callable[..., Artefact]:
    """Makes the site of two pieces, with more settings; nothing may be wrong with it."""

    def make(more: str = "") -> Artefact:
        folder = write({"publication.toml": TOML.format(more=more), "one.md": ONE, "two.md": TWO})
        build = Build(find(folder), editions=editions("web"))
        (artefact,) = build.artefacts()
        assert list(build.report) == []
        return artefact

    return make


def page(site: Artefact, name: str) -> etree._Element:
    return etree.fromstring(site.files[f"walls-gardens/{name}"])


def test_each_piece_has_a_page_and_the_whole_has_one(made: Callable[..., Artefact]) -> None:
    site = made()
    assert list(site.files) == [
        "walls-gardens/index.html",
        "walls-gardens/one.html",
        "walls-gardens/two.html",
        "walls-gardens/style.css",
        "walls-gardens/feed.xml",
        "walls-gardens/feed.json",
        "walls-gardens/media/cover.png",
    ]
    assert site.is_faithful
    assert dead_links_in_files(site.files) == ()


def test_it_is_the_same_every_time(made: Callable[..., Artefact]) -> None:
    assert made().files == made().files


def test_no_page_needs_anything_from_elsewhere(made: Callable[..., Artefact]) -> None:
    for name, data in made().files.items():
        if name.endswith(".html"):
            root = etree.fromstring(data)
            loaded = [*root.xpath("//@src"), *root.xpath("//*[local-name()='link']/@href")]
            assert [address for address in loaded if ":" in address] == []
            scripts = root.xpath("//*[local-name()='script']/@type")
            assert set(scripts) == {"application/ld+json"}
            assert "epub:" not in data.decode()


def test_machines_read_who_wrote_what(made: Callable[..., Artefact]) -> None:
    root = page(made(), "one.html")
    facts = json.loads(root.xpath("string(//*[local-name()='script'])"))
    assert facts["headline"] == "Two <gardeners>"
    assert facts["author"] == [{"@type": "Person", "name": "Wyn Pryce"}]
    assert facts["isPartOf"] == {"@type": "PublicationIssue", "name": "Walls & Gardens"}
    named = {meta.get("name"): meta.get("content") for meta in root.iter("{*}meta")}
    assert named["citation_title"] == "Two <gardeners>"
    assert named["citation_publication_date"] == "2024/05/01"
    assert named["description"].startswith("They have shared a wall")


def test_with_an_address_feeds_and_map_name_it(made: Callable[..., Artefact]) -> None:
    site = made('[web]\naddress = "https://example.org/walls"')
    feed = page(site, "feed.xml")
    links = [link.get("href") for link in feed.iter("{*}link")]
    assert links == [
        "https://example.org/walls/feed.xml",
        "https://example.org/walls/",
        "https://example.org/walls/one.html",
        "https://example.org/walls/two.html",
    ]
    assert [entry.findtext("{*}updated") for entry in feed.iter("{*}entry")] == ["2024-05-01T00:00:00Z"] * 2
    items = json.loads(site.files["walls-gardens/feed.json"])["items"]
    assert [item["url"] for item in items] == links[2:]
    assert [x.text for x in page(site, "sitemap.xml").iter("{*}loc")] == links[1:]
    canonical = page(site, "two.html").xpath("string(//*[@rel='canonical']/@href)")
    assert canonical == "https://example.org/walls/two.html"


def test_a_single_piece_is_the_home_page(write: Write) -> None:
    build = Build(
        find(write({"one.md": "# Alone\n\nOne page, and no more.\n"}) / "one.md"), editions=editions("web")
    )
    (site,) = build.artefacts()
    assert [name for name in site.files if name.endswith(".html")] == ["one/index.html"]


def test_what_a_page_loses_withholds_the_site(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    from standfirst.render.web import pages

    whole = pages.piece_html
    monkeypatch.setattr(pages, "piece_html", lambda given: whole(given).replace(b"never", b"ever"))
    build = Build(
        find(write({"one.md": "# Alone\n\nIt was never there.\n"}) / "one.md"), editions=editions("web")
    )
    (site,) = build.artefacts()
    assert not site.is_faithful
    assert [d.code for d in build.report] == ["S709"]


GATES = 'title = "Gates"\nlanguage = "en"\npieces = ["the-gate.md", "de/tor.md", "porte.md"]\n'
TRANSLATED = "---\nlanguage: {}\ntranslation_of: {}\n---\n# {}\n\n{}\n"


def test_translations_lead_to_each_other(write: Write) -> None:
    folder = write(
        {
            "publication.toml": GATES,
            "the-gate.md": "# The gate\n\nIt stood open all winter, and nobody went through.\n",
            "de/tor.md": TRANSLATED.format("de", "../the-gate.md", "Das Tor", "Es stand offen."),
            "porte.md": TRANSLATED.format("fr", "the-gate.md", "La porte", "Elle était ouverte."),
        }
    )
    build = Build(find(folder), editions=editions("web"))
    (site,) = build.artefacts()
    assert [d.code for d in build.report if d.code == "S128"] == []
    gate = ("the-gate.html", "en", "English")
    tor, porte = ("tor.html", "de", "Deutsch"), ("porte.html", "fr", "français")
    assert translations(site, "the-gate.html") == [tor, porte]
    assert translations(site, "tor.html") == [gate, porte]
    assert translations(site, "porte.html") == [gate, tor]
    assert dead_links_in_files(site.files) == ()


def translations(site: Artefact, name: str) -> list[tuple[str | None, str | None, str | None]]:
    """Where the page leads in other languages: file, language, its name."""
    page = etree.fromstring(site.files[f"gates/{name}"])
    links = page.iterfind(".//{*}ul[@class='translations generated']//{*}a")
    return [(a.get("href"), a.get("hreflang"), a.text) for a in links]
