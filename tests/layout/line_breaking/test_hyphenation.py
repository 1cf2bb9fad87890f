"""Dictionaries that are read when they are needed hyphenate as Pyphen does."""

from __future__ import annotations

import pyphen
import pytest

from standfirst.layout.line_breaking.hyphenation import _Dictionary, dictionary

WORDS = {
    "en_US": "hyphenation typographical present associate university",
    "de_DE": "Donaudampfschifffahrt Zuckerbäcker Straßenbahnhaltestelle",
    "fr": "typographie aujourd'hui incompréhensible",
    "hu_HU": "asszonnyal meggyújtja hosszú könnyű",
    "sv": "tillåta stilleben boktryckare",
    "cs_CZ": "nejneobhospodařovávatelnější příslušenství",
    "pl_PL": "wyprzedzający niezapominajka",
    "ru_RU": "достопримечательность книгопечатание",
    "uk_UA": "книгодрукування",
    "it_IT": "tipografia dell'illuminazione",
    "nl_NL": "tekstverwerking reünie",
    "pt_PT": "tipográfica",
    "es": "desafortunadamente",
}


@pytest.mark.parametrize("language", WORDS)
def test_the_same_places_as_pyphen(language: str) -> None:
    path = pyphen.LANGUAGES[language]
    ours, theirs = _Dictionary(path), pyphen.HyphDict(path)
    for word in WORDS[language].split():
        found, expected = ours.positions(word), theirs.positions(word)
        assert found == expected
        assert [x.data for x in found] == [x.data for x in expected]
    assert any(ours.positions(word) for word in WORDS[language].split())
    assert ours.maxlen == theirs.maxlen


def test_a_language_without_a_dictionary_has_none() -> None:
    assert dictionary("xx", 2, 2) is None
