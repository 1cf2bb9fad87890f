"""What at the beginning of a paragraph may name a speaker."""

from __future__ import annotations

import pytest

from standfirst.model import blocks as b
from standfirst.model.editing import words_of
from standfirst.normalise.draft_of_elements import read_blocks
from standfirst.normalise.interview.find_speaker_labels import Label, label_of
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.syntax.markdown import parse


def label_in(line: str) -> Label | None:
    blocks, _ = read_blocks(parse(SourceFile("a.md", line + "\n")))
    assert isinstance(blocks[0], b.Paragraph)
    return label_of(blocks[0].inlines)


@pytest.mark.parametrize(
    ("line", "words", "rest"),
    [
        ("**Ana Reis:** Does it leak?", "Ana Reis", "Does it leak?"),
        ("**Ana Reis**: Does it leak?", "Ana Reis", "Does it leak?"),
        ("**Ana Reis :** Does it leak?", "Ana Reis", "Does it leak?"),
        ("***Ana Reis:*** Does it leak?", "Ana Reis", "Does it leak?"),
        ("*Ana Reis:* Does it leak?", "Ana Reis", "Does it leak?"),
        ("Ana Reis: Does it leak?", "Ana Reis", "Does it leak?"),
        ("<b>Ana Reis</b>: Does it leak?", "Ana Reis", "Does it leak?"),
        ("[Ana Reis](https://example.org): Does it leak?", None, None),
        ("**[Ana Reis](https://example.org)**: Does it leak?", "Ana Reis", "Does it leak?"),
        ("**AR: Does it leak?**", "AR", "Does it leak?"),
        ("**AR: Does** it leak?", "AR", "Does it leak?"),
        ("**Ana Reis (plumber):** It leaks.", "Ana Reis (plumber)", "It leaks."),
        ("**Ana Reis** – It leaks.", "Ana Reis", "It leaks."),
        ("**P.** ¿Gotea?", "P", "¿Gotea?"),
        ("P. ¿Gotea?", "P", "¿Gotea?"),
        ("村上：雨漏りしますか？", "村上", "雨漏りしますか？"),
        ("**ليلى منصور:** لا.", "ليلى منصور", "لا."),
        ("[00:01:02] Ana: It leaks.", "Ana", "It leaks."),
        ("**Ana** (0:12): It leaks.", "Ana", "It leaks."),
        ("https://example.org/arch", None, None),
        ("It rose in the night, and nobody said a word about it.", None, None),
    ],
)
def test_label_and_what_follows_it(line: str, words: str | None, rest: str | None) -> None:
    label = label_in(line)
    assert (label and label.words) == words
    assert (label and words_of(label.rest)) == rest


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("[00:01:02] Ana: It leaks.", "[00:01:02]"),
        ("Ana: 00:01:02", "00:01:02"),
        ("Ana Reis 00:01:02", "00:01:02"),
        ("**Ana Reis** [01:02]", "[01:02]"),
        ("**Ana Reis [01:02]:** It leaks.", "[01:02]"),
    ],
)
def test_time_stamp_is_no_part_of_the_name(line: str, time: str) -> None:
    label = label_in(line)
    assert label is not None and label.time == time
    assert label.name in ("Ana", "Ana Reis")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("**Ana Reis (plumber):** It leaks.", "Ana Reis"),
        ("**Ana Reis, plumber:** It leaks.", "Ana Reis"),
        ("**Ana Reis, Plumber:** It leaks.", "Ana Reis"),
        ("**Ana Reis, Ben Holt:** It leaks.", "Ana Reis, Ben Holt"),
    ],
)
def test_name_without_what_the_person_does(line: str, name: str) -> None:
    label = label_in(line)
    assert label is not None and label.name == name
