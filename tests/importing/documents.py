"""Documents of the kinds that can be imported, made from a manuscript of our own words."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pypandoc

LETTER = """---
title: The lock keeper
author: Ada Quill
---

The water [rose]{.insertion author="Ada" date="2026-03-04T10:00:00Z"} by
[three]{.deletion author="Ada"}[four]{.insertion author="Ada" date="2026-03-04T10:00:00Z"}
feet. [Check the gauge.]{.comment-start id="0" author="Ben Reed" date="2026-03-04T10:00:00Z"}The gauge
stood at [nine]{.deletion author="Ada" date="2026-03-04T10:00:00Z"}ten[]{.comment-end id="0"}.[^1]

[^1]: By the *old* mark.

# The first winter

The paddles froze, and she broke the ice with a borrowed axe.

![The upper gate](gate.png)

| Year | Boats |
|------|-------|
| 1996 | 812   |
| 2026 | 97    |

1. a gate
2. a cottage
"""
"""A manuscript with what editors leave in one, in pandoc's markdown."""

ARTICLE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The lock keeper | River Post</title>
<meta property="og:title" content="The lock keeper"><meta name="author" content="Ada Quill">
<meta property="article:published_time" content="2026-03-04T08:00:00Z">
<link rel="canonical" href="https://river.example.org/2026/lock-keeper">
<script>var tracker = "x";</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<main><article><h1>The lock keeper</h1><p class="byline">By Ada Quill</p>
<p>For thirty years she has opened the gates at six in the morning, whether a boat was waiting or not.</p>
<figure><img src="page_files/gate.png" alt="A wooden gate"><figcaption>The upper gate.</figcaption></figure>
<img src="../outside.png" alt="Elsewhere"><img src="https://river.example.org/far.png" alt="Far away">
<h2>The first winter</h2>
<p>The <em>first</em> winter the paddles froze, and she broke the ice with a borrowed axe.</p>
<ol><li>two gates, of which the upper one is older</li><li>one cottage, with a roof that leaks</li></ol>
<p>She has written it all down, every boat and every flood, in ledgers that nobody has asked to see.</p>
</article><aside><h3>Related</h3><p>Ten ways to cook an eel</p></aside></main>
<footer><p>Subscribe to our newsletter for more.</p></footer></body></html>
"""
"""A page of a site: the article, and what stands around it."""


def made(kind: str, text: str, folder: Path) -> bytes:
    """A document of this kind from pandoc's markdown; pictures are looked for in the folder."""
    file = folder / f"made.{kind}"
    command = [pypandoc.get_pandoc_path(), "--standalone", f"--to={kind}", f"--output={file}"]
    subprocess.run(command, input=text.encode(), cwd=folder, check=True, capture_output=True)
    return file.read_bytes()


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made_archive:
        for name, part in parts.items():
            made_archive.writestr(name, part)
    return data.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """An archive with words of one part replaced; they must be there."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {part.filename: before.read(part) for part in before.infolist()}
    text = parts[name].decode()
    assert old in text
    return archive({**parts, name: text.replace(old, new, 1).encode()})
