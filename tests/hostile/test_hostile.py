"""Hostile input: publications from strangers, built with bounded time and memory.

Each trial is a publication of two pieces: a sound one and one that means harm (or brings pictures, styles
or settings that do). The build must end soon and stay small, must say what it refused, must not show a
traceback, read a file outside the publication, ask the network or run anything; and the sound piece must
be in both editions.
"""

from __future__ import annotations

import io
import os
import resource
import struct
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import forked
from forked import Finished

SECRET = "c0ffee-is-nobodys-business"
SOUND = "Nobody minded the noise of the press under the arch"
SECONDS, MEGABYTES = 75, 1000
"""What a build may take: seconds of the processor, and what its largest process needs beyond the process that
was forked for it."""

Files = dict[str, "str | bytes"]


class Built:
    """What came of a build."""

    def __init__(self, folder: Path, done: Finished) -> None:
        self.said = done.printed
        out = folder / "out"
        self.pdf = (out / "t.pdf").read_bytes() if (out / "t.pdf").is_file() else b""
        self.epub = (out / "t.epub").read_bytes() if (out / "t.epub").is_file() else b""

    @property
    def words_in_print(self) -> str:
        """All words on the pages."""
        return " ".join(
            " ".join(
                page.get_textpage().get_text_range().replace("\x02\r\n", "").replace("\ufffe", "").split()
            )
            for page in pypdfium2.PdfDocument(self.pdf)
        )

    @property
    def documents(self) -> dict[str, str]:
        """The EPUB's text files."""
        with zipfile.ZipFile(io.BytesIO(self.epub)) as archive:
            return {
                name: archive.read(name).decode()
                for name in archive.namelist()
                if name.endswith((".xhtml", ".opf", ".ncx", ".css", ".svg"))
            }

    @property
    def everything(self) -> bytes:
        """All bytes that were put out, unpacked."""
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            streams = [x.read_bytes() for x in pdf.objects if isinstance(x, pikepdf.Stream) and _readable(x)]
        with zipfile.ZipFile(io.BytesIO(self.epub)) as archive:
            files = [archive.read(name) for name in archive.namelist()]
        return b"\n".join((self.words_in_print.encode(), *streams, *files))


def _readable(stream: pikepdf.Stream) -> bool:
    return "/DCTDecode" not in str(stream.get("/Filter", ""))


@pytest.fixture
def build(tmp_path: Path) -> Callable[[Files], Built]:
    """Builds a publication of these files and a sound piece."""

    def run(files: Files, settings: str = "") -> Built:
        (tmp_path / "secret.txt").write_text(f"# {SECRET}\n\n{SECRET}\n")
        (tmp_path / "secret.png").write_bytes(png(3, 3, text=SECRET))
        folder = tmp_path / "publication"
        everything: Files = {
            "publication.toml": f'title = "T"\nslug = "t"\nlanguage = "en"\n{settings}',
            "a-sound.md": f"# A sound piece\n\n{SOUND}, and it ran for forty years.\n",
            **files,
        }
        for name, content in everything.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        done = forked.run(
            [
                *("build", str(folder), "-o", str(tmp_path / "out"), "--jobs", "1"),
                *("--cache", str(tmp_path / "cache"), "--limit-time", "20", "--limit-memory", "900"),
            ],
            output=tmp_path,
            bounds={resource.RLIMIT_FSIZE: 200_000_000, resource.RLIMIT_CPU: SECONDS},
            seconds=SECONDS * 10,  # by the clock, of a busy machine
        )
        assert done.seconds < SECONDS, f"it took {done.seconds:.0f} seconds: {done.printed[-2000:]}"
        assert done.kilobytes < MEGABYTES * 1000, f"it took {done.kilobytes // 1000} megabytes"
        assert "Traceback" not in done.printed, done.printed
        held = any(f"error[{code}]" in done.printed for code in ("S904", "S905", "S906"))
        assert done.code in ((3,) if held else (0, 1)), f"exit {done.code}: {done.printed[-2000:]}"
        return Built(tmp_path, done)

    return run


def assert_sound_piece_is_there(built: Built) -> None:
    assert any(SOUND in text for text in built.documents.values())
    assert SOUND in built.words_in_print


# ruff: noqa: E501
# -- nothing gets in, nothing gets out -------------------------------------------------------------


def png(width: int, height: int, text: str = "") -> bytes:
    """A picture of one colour: few bytes, however large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compressobj(9)
    row = b"\0" + b"\0" * ((width + 7) // 8)
    packed = b"".join(rows.compress(row) for _ in range(height)) + rows.flush()
    said = chunk(b"tEXt", b"Comment\0" + text.encode()) if text else b""
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
        + said
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


class _Counts(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET.encode())

    do_HEAD = do_POST = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    _Counts.asked = []
    httpd = HTTPServer(("127.0.0.1", 0), _Counts)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()


TRICKS = """\
# A piece from a stranger

![one](file://SECRET) ![two](../secret.png) ![three](%2e%2e/secret.png) ![four](..\\\\secret.png)
![five](SECRET) ![six](NET/a.png) ![seven](//127.0.0.1/a.png) ![eight](data:text/html,<script>alert(1)</script>)
![nine](linked.png) ![ten](xxe.svg) ![eleven](reaching.svg) ![twelve](folder/secret.png)

<img src="file://SECRET" onerror="fetch('NET/b')"> <img src="x.png" srcset="NET/c.png 2x" loading="lazy">
<link rel="attachment" href="file://SECRET"> <link rel="stylesheet" href="NET/d.css">
<a rel="attachment" href="file://SECRET" download>take it</a>
<a href="javascript:alert(1)">run</a> <a href=" jAvA&#x0a;script:alert(2)">run again</a> <a href="data:text/html,<script>">data</a>
<a href="vbscript:x">old</a>

<div style="background: url(NET/e.png); position: fixed" onclick="alert(3)">A box</div>

<script src="NET/f.js">alert(4)</script>

<style>@import url(NET/g.css); p { background: url(file://SECRET) }</style>

<iframe src="file://SECRET"></iframe> <object data="file://SECRET"></object> <embed src="NET/h.swf">
<video src="NET/i.mp4" poster="file://SECRET"></video> <audio src="NET/j.mp3"></audio>

<svg xmlns="http://www.w3.org/2000/svg" onload="alert(5)"><script>alert(6)</script><image href="file://SECRET"/></svg>

<meta http-equiv="refresh" content="0; url=NET/k"> <base href="NET/"> <form action="NET/l"><input type="submit"></form>

<math><annotation-xml encoding="text/html"><script>alert(7)</script></annotation-xml></math>

<?php system("id") ?> <!--#include file="SECRET" --> {{< readfile "SECRET" >}} {% include "SECRET" %}

[](SECRET) [word](file://SECRET) <file://SECRET> [ref]

[ref]: file://SECRET "title"
"""

XXE = """\
<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://SECRET"><!ENTITY % p SYSTEM "NET/dtd">%p;]>
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text y="20">&x;</text></svg>"""

REACHING = """\
<?xml-stylesheet href="NET/s.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"
 xmlns:xi="http://www.w3.org/2001/XInclude" onload="alert(8)">
<style>@import url(NET/t.css); rect { fill: url(file://SECRET#x) }</style><script href="NET/u.js"/>
<xi:include href="file://SECRET" parse="text"/><image xlink:href="file://SECRET" width="9" height="9"/>
<image href="NET/v.png" width="9" height="9"/><use href="NET/w.svg#x"/><foreignObject><p>x</p></foreignObject>
<a href="javascript:alert(9)"><rect width="9" height="9" onclick="alert(10)"/></a></svg>"""

STYLES = """\
@import url(NET/x.css); @import "SECRET"; @import url("file://SECRET");
@font-face { font-family: stolen; src: url(NET/y.ttf), url(file://SECRET) }
p { font-family: stolen; background: url(NET/z.png); list-style-image: url(file://SECRET) }
p::before { content: url(file://SECRET) url(NET/aa.svg) }
@page { background: url(SECRET) } a { link: attr(href url) } body { cursor: url(NET/bb.cur) }"""

SETTINGS = 'cover = "../secret.png"\nstyle = "../../../secret"\npieces = ["a-sound.md", "b.md", "../secret.txt", "link.md"]\n'


def test_nothing_outside_is_read_asked_or_run(
    build: Callable[..., Built], server: str, tmp_path: Path
) -> None:
    secret = str(tmp_path / "secret.txt")

    def aimed(text: str) -> str:
        return text.replace("SECRET", secret).replace("NET", server)

    folder = tmp_path / "publication"
    folder.mkdir()
    (folder / "linked.png").symlink_to(tmp_path / "secret.png")
    (folder / "link.md").symlink_to(tmp_path / "secret.txt")
    (folder / "folder").symlink_to(tmp_path)
    (folder / "styles").mkdir()
    (folder / "styles" / "linked.css").symlink_to(tmp_path / "secret.txt")
    built = build(
        {
            "b.md": aimed(TRICKS),
            "xxe.svg": aimed(XXE),
            "reaching.svg": aimed(REACHING),
            "styles/own.css": aimed(STYLES),
        },
        settings=SETTINGS,
    )
    assert_sound_piece_is_there(built)
    assert _Counts.asked == []
    assert SECRET.encode() not in built.everything
    for name, text in built.documents.items():
        lowered = text.lower()
        for bad in (
            "<script",
            "javascript:",
            "vbscript:",
            "onerror=",
            "onload=",
            "onclick=",
            "<iframe",
            "<object",
        ):
            assert bad not in lowered, f"{bad} in {name}"
        assert "@import" not in lowered, name
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", pikepdf.Dictionary())
        actions = [str(x.get("/S")) for x in pdf.objects if isinstance(x, pikepdf.Dictionary) and "/S" in x]
        assert not {"/JavaScript", "/Launch", "/SubmitForm"} & set(actions)
    for code in ("S406", "S402", "S117"):
        assert code in built.said


# -- bombs ----------------------------------------------------------------------------------------

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + ']><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&a11;</text></svg>'
)
YAML_LAUGHS = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
NESTED_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    + "<g>" * 20_000
    + "</g>" * 20_000
    + "</svg>"
)
USES = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><defs><rect id="u0" width="1" height="1"/>'
    + "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 10))
    + '</defs><use href="#u9"/></svg>'
)
ROW = "| " + " | ".join(["cell"] * 6) + " |\n"
H = "# A piece\n\n"


def bombs(times: int) -> dict[str, Files]:
    """What takes a little, by name; some of them so many times as large."""
    return {
    "entities in a drawing": {"b.md": f"{H}![x](x.svg)", "x.svg": LAUGHS},
    "a drawing that uses itself ten billion times": {"b.md": f"{H}![x](x.svg)", "x.svg": USES},
    "a drawing that is nested deeply": {"b.md": f"{H}![x](x.svg)", "x.svg": NESTED_SVG},
    "a drawing of a million miles": {
        "b.md": f"{H}![x](x.svg)",
        "x.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1e12" height="1e12"><rect width="1e12" height="9"/></svg>',
    },
    "a picture of 144 megapixels": {"b.md": f"{H}![x](x.png)", "x.png": png(12_000, 12_000)},
    "many pictures just below the limit": {
        "b.md": H + "\n\n".join(f"![x](x{n}.png)" for n in range(6)),
        **{f"x{n}.png": png(8_900 + n, 8_900) for n in range(6)},
    },
    "quotes in quotes": {"b.md": f"{H}{'>' * 20_000} deep"},
    "lists in lists": {"b.md": H + "".join(f"{'  ' * n}- item {n}\n" for n in range(1_500))},
    "boxes in boxes": {"b.md": f"{H}{'<div>' * 5_000}deep{'</div>' * 5_000}"},
    "spans in spans": {"b.md": f"{H}{'<span>' * 5_000}deep{'</span>' * 5_000}"},
    "tables in tables": {"b.md": f"{H}{'<table><tr><td>' * 400}deep{'</td></tr></table>' * 400}"},
    "stars": {"b.md": f"{H}{'*' * 50_000}a{'*' * 50_000}"},
    "stars between letters": {"b.md": H + "*a **a " * 10_000},
    "brackets": {"b.md": f"{H}{'[' * 50_000}a{']' * 50_000}"},
    "pictures in brackets": {"b.md": H + "![[" * 1_000 * times},
    "backticks of every length": {"b.md": H + " ".join("`" * n for n in range(1, 500))},
    "angles": {"b.md": H + "<a " * 2_000 * times},
    "comments that never end": {"b.md": H + "<!-- " * 1_000 * times},
    "notes that refer to each other": {
        "b.md": H + "Begin.[^0]\n\n" + "".join(f"[^{n}]: Note.[^{n + 1}][^{n // 2}]\n\n" for n in range(100 * times))
    },
    "notes by the thousand": {
        "b.md": H + "".join(f"Word.[^{n}] " for n in range(3_000)) + "\n\n" + "".join(f"[^{n}]: x\n\n" for n in range(3_000))
    },
    "definitions of one another": {"b.md": H + "[a][b] " * 500 * times + "\n\n" + "".join(f"[{n}]: x\n" for n in range(2_000 * times))},
    "formulas in formulas": {"b.md": H + "".join(f"${'x^{' * 16}a{n}{'}' * 16}$\n\n" for n in range(50 * times))},
    "formulas without end": {"b.md": H + "".join(f"$${'x_{i}+' * 300}{n}$$\n\n" for n in range(2 * times))},
    "a cell of a hundred thousand columns": {
        "b.md": f'{H}<table><tr><td colspan="100000">a</td><td>b</td></tr><tr><td rowspan="100000">c</td></tr></table>'
    },
    "cells of a thousand columns": {
        "b.md": f'{H}<table>{"<tr>" + "<td colspan=1000 rowspan=1000>a</td>" * 40 + "</tr>"}</table>'
    },
    "an endless table": {"b.md": f"{H}{ROW}{'|---' * 6}|\n{ROW * 4_000}"},
    "a table of hundreds of columns": {"b.md": H + "".join(f"{cell * 300 * times}|\n" for cell in ("|a", "|-", "|b"))},
    "a word without end": {"b.md": H + "a" * 5_000 * times},
    "a line of code without end": {"b.md": f"{H}```\n{'x' * 20_000 * times}\n```\n"},
    "invisible letters": {"b.md": H + "word\u200b\u2060\ufeff\u200d" * 1_500 * times},
    "accents on accents": {"b.md": H + "a" + "\u0301" * 2_000 * times},
    "front matter that unfolds": {"b.md": f"---\ntitle: T\n{YAML_LAUGHS}---\n\nText.\n"},
    "front matter that builds": {"b.md": "---\ntitle: !!python/object/apply:os.system ['touch /tmp/owned']\n---\n\nText.\n"},
    "front matter that is nested": {"b.md": f"---\ntitle: {'[' * 20_000}{']' * 20_000}\n---\n\nText.\n"},
    "front matter with a number without end": {"b.md": f"---\ndate: {'9' * 200_000}\n---\n\nText.\n"},
    "a title without end": {"b.md": f"# {'word ' * 1_000 * times}\n\nText.\n"},
    "styles that make pages without end": {"b.md": f"{H}Text.", "styles/own.css": "p { height: 1e9px }"},
    "styles with tiny pages": {"b.md": f"{H}{'Text and more text. ' * 3_000}", "styles/own.css": "@page { size: 3mm 3mm; margin: 0 }"},
    "styles that loop": {
        "b.md": f"{H}Text.",
        "styles/own.css": ":root { --a: var(--b); --b: var(--a) " + "".join(f"; --c{n}: var(--c{n - 1}) var(--c{n - 1})" for n in range(1, 40)) + "} p { color: var(--a); margin: var(--c39) }",
    },
}  # fmt: skip


LARGER = {
    f"{name}, eight times as large": files for name, files in bombs(8).items() if files != bombs(1)[name]
}
BOMBS = bombs(1) | LARGER

SLOW = LARGER.keys() | {
    *("brackets", "styles with tiny pages", "lists in lists", "notes by the thousand", "quotes in quotes"),
    *("many pictures just below the limit", "a drawing that uses itself ten billion times", "stars"),
    *("stars between letters", "an endless table", "backticks of every length", "styles that loop"),
}
"""Those that take what they may; one of them is enough for every day."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name in SLOW else name for name in BOMBS]
)
def test_a_bomb_takes_little_time_and_memory_and_the_rest_is_built(
    build: Callable[..., Built], name: str
) -> None:
    built = build(BOMBS[name])
    assert any(SOUND in text for text in built.documents.values()), built.said[-3000:]
    if built.pdf:
        assert SOUND in built.words_in_print
    else:
        assert "error[" in built.said


ODD_NAMES = (
    "con.md",
    "..md",
    "a b&c<d>.md",
    "ünïcode 文.md",
    "-rf.md",
    "%2e%2e.md",
    "a\nb.md",
    "x" * 200 + ".md",
    "'; drop.md",
)


def test_odd_names_stay_inside_the_archive(build: Callable[..., Built]) -> None:
    built = build(
        {name: f"# Piece {n}\n\n![x](p&q <1>.png)\n\nWords of it.\n" for n, name in enumerate(ODD_NAMES)}
        | {"p&q <1>.png": png(8, 8)}
    )
    assert_sound_piece_is_there(built)
    with zipfile.ZipFile(io.BytesIO(built.epub)) as archive:
        for name in archive.namelist():
            assert not name.startswith(("/", "\\")), name
            assert ".." not in name.split("/"), name
            assert all(c.isascii() and (c.isalnum() or c in "._-/") for c in name), name


NO_TEXT = (
    b"PK\x03\x04" + b"\0" * 500,
    b"%PDF-1.7\n" + bytes(range(256)) * 20,
    b"\x7fELF" + os.urandom(3_000),
    b"\xff\xfe" + b"a" * 999,
    b"\0" * 5_000,
)


def test_what_is_no_text_is_refused_and_the_rest_is_built(build: Callable[..., Built]) -> None:
    built = build({f"b{number}.md": data for number, data in enumerate(NO_TEXT)})
    assert_sound_piece_is_there(built)
    refused = {number for number in range(len(NO_TEXT)) if f"b{number}.md: error[S1" in built.said}
    assert refused == set(range(len(NO_TEXT)))
