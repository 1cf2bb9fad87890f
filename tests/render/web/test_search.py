"""The page that finds words in a site: made where it is asked for, and asked in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.browsing import Browser, opened_browser
from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, editions
from standfirst.check.dead_links import dead_links_in_files
from standfirst.project import pagefind
from standfirst.project.files import find
from standfirst.shelf.serve import server_for

Write = Callable[..., Path]
TOML = (
    'title = "Walls"\nlanguage = "en-GB"\npieces = ["one.md", "two.md", "search.md"]\n[web]\nsearch = true\n'
)
FILES = {
    "publication.toml": TOML,
    "one.md": "# The wall\n\nIt was built of flint, <img src=x onerror=alert(1)> and `<script>` by hand.\n",
    "two.md": "---\nlanguage: de\n---\n# Das Tor\n\nEs stand offen, und niemand ging hindurch.\n",
    "search.md": "# Search\n\nNobody found the mason.\n",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from opened_browser()


@pytest.fixture
def site(write: Write) -> Callable[[], tuple[Artefact, Build]]:
    """Makes the site, and gives it with the build that made it."""

    def make() -> tuple[Artefact, Build]:
        build = Build(find(write(FILES)), editions=editions("web"))
        (artefact,) = build.artefacts()
        return artefact, build

    return make


Made = Callable[[], tuple[Artefact, Build]]


def test_it_is_a_page_of_the_site_beside_a_piece_of_its_name(site: Made) -> None:
    made, _ = site()
    assert {"walls/search.html", "walls/search-.html", "walls/pagefind/pagefind.js"} <= set(made.files)
    assert dead_links_in_files(made.files) == ()
    for page in ("index", "one", "two"):
        assert b'href="search.html"' in made.files[f"walls/{page}.html"] or page == "index"
    assert b'action="search.html"' in made.files["walls/index.html"]


def test_it_is_the_same_every_time(site: Made) -> None:
    assert site()[0].files == site()[0].files


def test_without_pagefind_the_site_is_made_without_it(site: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_not_there() -> Path:
        raise pagefind.NotIndexedError("pagefind, which is needed for this, is not installed")

    monkeypatch.setattr(pagefind, "program", is_not_there)
    made, build = site()
    assert "S694" in [diagnostic.code for diagnostic in build.report]
    assert not [name for name in made.files if "search.html" in name or "pagefind" in name]
    assert b"search.html" not in made.files["walls/one.html"]


def test_it_finds_the_words_of_all_pieces(site: Made, browser: Browser, tmp_path: Path) -> None:
    made, _ = site()
    for name, data in made.files.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(data)
    server = server_for(tmp_path / "site", 0, "127.0.0.1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        browser.ask("open", address=f"http://127.0.0.1:{server.server_address[1]}/walls/", options={})
        browser.fill("input[type=search]", "flint")
        browser.click("button[type=submit]")
        assert found(browser, "flint") == [("one.html", "The wall")]
        assert "<script>" in browser.text("#found")
        browser.fill("#query", "hindurch")
        assert found(browser, "hindurch") == [("two.html", "Das Tor")]
        browser.fill("#query", "zzyzx")
        browser.until("() => document.getElementById('count').textContent === '0'")
        browser.fill("#query", "mason")
        found(browser, "mason")
        browser.click("#found a")
        browser.until("() => location.pathname.endsWith('/search-.html')")
    finally:
        server.shutdown()
        server.server_close()


def found(browser: Browser, word: str) -> list[tuple[str, str]]:
    """The pages that are shown, once they have the word."""
    browser.until("w => document.querySelector('#found')?.textContent.includes(w)", word)
    links = browser.read(
        "() => [...document.querySelectorAll('#found a')].map(a => [a.getAttribute('href'), a.textContent])"
    )
    return [(href, words) for href, words in links]
