"""What strangers send, in the desk's own browser: nothing of it runs there, and no request leaves the
machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from building import OF_THIS_RUN
from desk.browsing import Browser, RunningDesk, opened_browser
from proofs import FILES, HOSTILE

ELSEWHERE = "http://127.0.0.2:9/stranger"
RUNS = f"top.ran = parent.ran = window.ran = 1; fetch('{ELSEWHERE}'); alert(1)"
DRAWING = f"""\
<?xml version="1.0"?><?xml-stylesheet href="{ELSEWHERE}.css"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60"
  onload="{RUNS}"><script>{RUNS}</script><image xlink:href="{ELSEWHERE}.png" width="9" height="9"/>
<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="{ELSEWHERE}"/>
</foreignObject>
<a xlink:href="javascript:{RUNS}"><rect width="90" height="60" onclick="{RUNS}"/></a></svg>
"""
MARKUP = f"""\
# <img src=x onerror="{RUNS}"> & <b>so on</b>

By [Eve]({ELSEWHERE}), "><script>{RUNS}</script>

![" onload="{RUNS}](images/bad.svg) and ![]({ELSEWHERE}.png)

<script>{RUNS}</script> <iframe src="{ELSEWHERE}"></iframe> <iframe srcdoc="<script>{RUNS}</script>"></iframe>
<object data="{ELSEWHERE}"></object> <embed src="{ELSEWHERE}"> <form action="{ELSEWHERE}"><input autofocus
onfocus="{RUNS}"></form> <meta http-equiv="refresh" content="0;url={ELSEWHERE}"> <base href="{ELSEWHERE}">
<link rel="stylesheet" href="{ELSEWHERE}.css">
<style>@import "{ELSEWHERE}.css"; body {{ background: url({ELSEWHERE}) }}
</style> <video src="{ELSEWHERE}" autoplay></video> <a href="javascript:{RUNS}" ping="{ELSEWHERE}">here</a>
<math><mtext><img src=x onerror="{RUNS}"></mtext></math> <details open ontoggle="{RUNS}">x</details>

It was said{{>><img src=x onerror="{RUNS}"><<}} twice
{{~~<b>~><script>{RUNS}</script>~~}}
and {{{{< <svg/onload={RUNS}> >}}}}.

[x](data:text/html,<script>{RUNS}</script>) &lt;script&gt;{RUNS}&lt;/script&gt; com-
puter [[<img src=x onerror={RUNS}>]] <!-- <script>{RUNS}</script>
"""
STRANGE = {
    "publication.toml": f"""\
title = '''<img src=x onerror="{RUNS}">'''
subtitle = '''</title><script>{RUNS}</script>'''
description = '''"><script>{RUNS}</script>'''
language = "en"
slug = "strange"
""",
    "styles/print.css": f"@import url({ELSEWHERE}.css); p {{ background: url({ELSEWHERE}.png) }}\n",
    "styles/ebook.css": f"@import url({ELSEWHERE}.css); p {{ background: url({ELSEWHERE}.png) }}\n",
    "images/bad.svg": DRAWING,
    "markup.md": MARKUP,
    "<img src=x onerror=alert(8)>.md": "# A name\n\nIt is the name of the file.\n",
    "stranger.md": HOSTILE,
    "foundry.md": FILES["source/foundry.md"],
}


def write_strange(folder: Path) -> None:
    for name, text in STRANGE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


browser = pytest.fixture(scope="module")(opened_browser)


def look_at_everything(browser: Browser) -> None:
    """Open every piece, device, dialog and group, as somebody would who wants to see it all."""
    for device in ("phone", "dark", "heard", "reader"):
        browser.click(f'[data-as="{device}"]')
    for number in range(browser.read("() => document.querySelectorAll('#list button').length")):
        browser.read("n => document.querySelectorAll('#list button')[n].click()", number)
        browser.until("n => document.querySelectorAll('#list button')[n].ariaCurrent === 'true'", number)
        browser.press("F8")
        browser.read("() => { const it = document.getElementById('open-remarks'); it.hidden || it.click() }")
    browser.read("() => document.querySelectorAll('#noticed details').forEach(each => { each.open = true })")
    for button in ("open-settings", "open-history", "open-export"):
        browser.read("id => document.getElementById(id).click()", button)
        browser.until("() => document.getElementById('dialog').open")
        browser.press("Escape")


def test_nothing_of_strangers_runs_or_asks(browser: Browser, tmp_path: Path) -> None:
    write_strange(tmp_path)
    desk = RunningDesk(tmp_path, Path(os.environ[OF_THIS_RUN]))
    try:
        browser.open(desk)
        look_at_everything(browser)
        assert browser.ask("strangers") == []
        assert browser.read("() => window.ran ?? null") is None
        frames = "[...document.querySelectorAll('iframe')]"
        assert browser.read(f"() => {frames}.map(each => each.contentWindow.ran).filter(Boolean)") == []
        theirs = "document.querySelectorAll('#desk script, #desk img[src=x], iframe iframe').length"
        assert browser.read(f"() => {theirs}") == 0
        handlers = "e => e.getAttributeNames().some(name => /^on/.test(name))"
        assert browser.read(f"() => [...document.querySelectorAll('*')].some({handlers})") is False
    finally:
        desk.stop()
