"""The words of the interface: the same in both languages, and all there."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import get_args

from standfirst.desk.shown import UNLABELLED
from standfirst.diagnostics.code import CODES
from standfirst.model.blocks import Block, Section
from standfirst.model.document import PieceKind

STATIC = files("standfirst.desk").joinpath("static")
ENGLISH, GERMAN = (
    json.loads(STATIC.joinpath(f"words.{name}.json").read_text("utf-8")) for name in ("en", "de")
)
NOTICED = json.loads(STATIC.joinpath("noticed.de.json").read_text("utf-8"))
NOTICED.pop("places")
OF_OURS = re.compile(r"\bt\(\s*[\"`']([a-z-]+)[\"'`]")
OF_THE_PAGE = re.compile(r'data-t(?:-label|-title)?="([a-z-]+)"')


def test_both_languages_say_the_same() -> None:
    assert list(ENGLISH) == list(GERMAN)
    for name, words in ENGLISH.items():
        assert sorted(re.findall(r"\{\w+\}", words)) == sorted(re.findall(r"\{\w+\}", GERMAN[name])), name
        assert GERMAN[name].strip()


def test_whatever_a_piece_or_a_block_may_be_has_a_name() -> None:
    kinds = {f"kind-of-piece:{kind}" for kind in get_args(PieceKind)}
    labelled = (block for block in get_args(Block) if block not in (*UNLABELLED, Section))
    kinds |= {f"kind:{block.__struct_config__.tag}" for block in labelled}
    assert kinds - ENGLISH.keys() == set()


def test_what_is_noticed_is_said_in_german_as_it_is_said_in_english() -> None:
    """When a sentence that is printed is changed, so is its translation."""
    said: dict[str, set[str]] = {}
    for file in Path(__file__).parents[1].glob("diagnostics/S*/expected.txt"):
        found = re.findall(r"\[S\d+\] ([a-z-]+).*\n  (.*)", file.read_text("utf-8"))
        for name, message in found:
            said.setdefault(name, set()).add(message)
    translated = {name: german["says"] for name, german in NOTICED.items() if "says" in german}
    assert len(translated) >= 40
    for name, sentences in translated.items():
        for english, german in sentences.items():
            assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", german)), english
        patterns = [re.sub(r"\\\{\w+\\\}", ".+?", re.escape(english)) for english in sentences]
        for message in said[name]:
            assert any(re.fullmatch(pattern, message) for pattern in patterns), f"{name}: {message}"


def test_what_is_noticed_has_a_german_name_and_hint() -> None:
    """The names of codes, and hints with the English ones that they are of: when one of these is changed, so
    is its translation."""
    by_name = {code.name: code for code in CODES.values()}
    assert NOTICED.keys() <= by_name.keys()
    for name, german in NOTICED.items():
        assert german["of"] == (by_name[name].hint or ""), f"{name}: its hint was changed"
        assert german["name"].strip() and bool(german["hint"]) == bool(german["of"])


def test_all_that_the_desk_mends_has_a_german_name() -> None:
    source = "".join(STATIC.joinpath(f"{name}.js").read_text("utf-8") for name in ("edits", "mending"))
    mended = {CODES[code].name for code in re.findall(r"\b(S\d{3}):", source)}
    assert len(mended) > 30 and mended <= NOTICED.keys()


def test_every_word_that_is_used_is_there() -> None:
    used: set[str] = set()
    for file in STATIC.iterdir():
        if file.name.endswith(".js") and file.name != "codemirror.js":
            used |= set(OF_OURS.findall(file.read_text("utf-8")))
        if file.name.endswith(".html"):
            used |= set(OF_THE_PAGE.findall(file.read_text("utf-8")))
    assert used - set(ENGLISH) == set()
