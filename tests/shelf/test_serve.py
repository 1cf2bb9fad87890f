"""The site on the network: its files with their types, and nothing else of this machine."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from small_epubs import epub
from standfirst.project.site_folder import put_site
from standfirst.shelf.serve import address_of, code_of, hints, server_for

Site = dict[str, bytes]


@pytest.fixture
def address(tmp_path: Path, site: Callable[..., Site]) -> Iterator[str]:
    put_site(tmp_path / "site", lambda files: files.put(site({"gate.epub": epub()}).items()))
    (tmp_path / "secret.html").write_text("mine")
    (tmp_path / "site/link.html").symlink_to(tmp_path / "secret.html")
    with server_for(tmp_path / "site", 0, "127.0.0.1") as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield address_of(server)
        server.shutdown()
        thread.join()


def get(address: str, path: str) -> tuple[int, str]:
    """The status and the type of what is there."""
    try:
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"]
    except urllib.error.HTTPError as error:
        return error.code, ""


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("files/gate.epub", "application/epub+zip"),
        ("covers/gate.png", "image/png"),
        ("opds/index.atom", "application/atom+xml;profile=opds-catalog"),
        ("opds2/index.json", "application/opds+json"),
        ("feed.atom", "application/atom+xml"),
    ],
)
def test_each_file_has_its_type(address: str, path: str, media_type: str) -> None:
    assert get(address, path) == (200, media_type)


@pytest.mark.parametrize("path", ["files/", "link.html", "../secret.html", "%2e%2e/secret.html", "nothing"])
def test_nothing_else_can_be_had(address: str, path: str) -> None:
    assert get(address, path)[0] == 404


def test_the_code_and_the_hints_name_the_address() -> None:
    code = code_of("http://192.0.2.7:8000/")
    assert code is None or code.count("\n") > 10
    assert "http://192.0.2.7:8000/opds/index.atom" in "\n".join(hints("http://192.0.2.7:8000/"))
