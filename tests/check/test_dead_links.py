"""Links are followed in the finished files; a server is only asked when somebody wishes."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest

from standfirst.check.dead_links import dead_links_in_epub, dead_links_in_pdf, dead_outside, outside_links

PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'


def epub(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in files.items():
            archive.writestr(f"EPUB/{name}.xhtml", PAGE.format(body))
    return out.getvalue()


def test_a_link_leads_to_a_file_and_to_a_place_in_it() -> None:
    sound = epub(
        one='<a href="two.xhtml#there">x</a><a href="#here">y</a><p id="here"/>', two='<p id="there"/>'
    )
    assert dead_links_in_epub(sound) == ()
    dead = epub(one='<a href="two.xhtml#gone">x</a><a href="#gone">y</a><img src="a.png"/>', two="<p/>")
    assert dead_links_in_epub(dead) == (
        "EPUB/one.xhtml → two.xhtml#gone",
        "EPUB/one.xhtml → #gone",
        "EPUB/one.xhtml → a.png",
    )


def pdf(*targets: object, named: dict[str, int] | None = None) -> bytes:
    made = pikepdf.new()
    for _ in range(2):
        made.add_blank_page()
    links = [
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Dest=target)
        for target in targets
    ]
    made.pages[0].obj.Annots = pikepdf.Array(links)
    names: list[object] = []
    for name, page in (named or {}).items():
        names += [pikepdf.String(name), pikepdf.Array([made.pages[page].obj, pikepdf.Name.Fit])]
    made.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(names)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_link_of_a_pdf_leads_to_a_named_place() -> None:
    assert dead_links_in_pdf(pdf(pikepdf.String("fold"), named={"fold": 1})) == ()
    assert dead_links_in_pdf(pdf(pikepdf.String("fold"), named={"cut": 1})) == ("page 1 → fold",)


class _Answers(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/there" else 404)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    httpd = HTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


def test_addresses_outside_are_asked_on_demand(server: str) -> None:
    made = epub(
        one=f'<a href="{server}/there">x</a><a href="{server}/gone">y</a><a href="mailto:a@b.c">z</a>'
    )
    assert outside_links(made) == (f"{server}/there", f"{server}/gone")
    (dead,) = dead_outside(outside_links(made))
    assert dead.startswith(f"{server}/gone: 404")
    assert dead_links_in_epub(made) == ()
