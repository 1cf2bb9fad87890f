"""The language knowledge of the recognisers: one file of phrases per language."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from standfirst.normalise.lexicon.lexicon import CreditRole, Lexicon, Phrases, folded, merged
from standfirst.normalise.lexicon.roles_in_other_languages import OTHERS

LANGUAGES = (
    *("en", "fr", "de", "es", "pt", "it", "pl", "ru", "uk", "ar", "ja", "zh"),
    *("nl", "sv", "tr", "ca"),
)
"""Primary tags of the languages that have a file here."""

__all__ = [
    "LANGUAGES",
    "NEUTRAL",
    "CreditRole",
    "Lexicon",
    "Phrases",
    "every_language",
    "folded",
    "has_word_list",
    "lexicon_of",
]


NEUTRAL = Lexicon(language="und")
"""The lexicon of a language that has no file here: no words, so that only shapes are recognised."""


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """The lexicon of a language (a BCP 47 tag, of which only the primary part counts), else one with no words
    but those for who asks and who answers, or none; English where no language is known."""
    primary = (language or "en").replace("_", "-").split("-")[0].lower()
    if primary not in LANGUAGES:
        return OTHERS.get(primary, NEUTRAL)
    lexicon: Lexicon = import_module(f"{__name__}.{primary}").LEXICON
    return lexicon


def has_word_list(language: str | None) -> bool:
    """Whether there is a file of phrases for a language, of whose tag only the primary part counts."""
    return (language or "en").replace("_", "-").split("-")[0].lower() in LANGUAGES


@cache
def every_language() -> Lexicon:
    """All lexicons in one, for where the language of the words shouldn't matter; its tag is ``mul``."""
    return merged(map(lexicon_of, LANGUAGES), "mul")
