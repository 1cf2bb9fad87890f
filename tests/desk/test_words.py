"""The words of the interface: the same in both languages, and all there."""

from __future__ import annotations

import json
import re
from importlib.resources import files

STATIC = files("standfirst.desk").joinpath("static")
ENGLISH, GERMAN = (
    json.loads(STATIC.joinpath(f"words.{name}.json").read_text("utf-8")) for name in ("en", "de")
)
OF_OURS = re.compile(r"\bt\(\s*[\"`']([a-z-]+)[\"'`]")
OF_THE_PAGE = re.compile(r'data-t(?:-label|-title)?="([a-z-]+)"')


def test_both_languages_say_the_same() -> None:
    assert list(ENGLISH) == list(GERMAN)
    for name, words in ENGLISH.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", GERMAN[name])), name
        assert GERMAN[name].strip()


def test_every_word_that_is_used_is_there() -> None:
    used: set[str] = set()
    for file in STATIC.iterdir():
        if file.name.endswith(".js") and file.name != "codemirror.js":
            used |= set(OF_OURS.findall(file.read_text("utf-8")))
        if file.name.endswith(".html"):
            used |= set(OF_THE_PAGE.findall(file.read_text("utf-8")))
    assert used - set(ENGLISH) == set()
