"""What speech looks like: it asks, and it says I and you."""

from __future__ import annotations

import re

from standfirst.normalise.lexicon import Lexicon

QUESTION_END = re.compile(
    r"(?:[?？؟⁇][\"'’”»›“」』)\]\s…!.]*|(?:です|ます|した|でしょう|だろう|の)か[。」』\s]*)$"
)
"""A question mark, or the particle with which a Japanese sentence asks."""

FIRST_PERSON = re.compile(
    r"(?i)(?<!\w)(i|i['’]m|i['’]ve|my|me|we|our|je|j['’]\w*|mon|ma|mes|nous|ich|mein\w*|wir|unser\w*|yo|mi|mis|me|"
    r"nosotros|nuestr\w*|soy|eu|meu|minha|nós|nosso\w*|io|mio|mia|miei|noi|sono|ja|mnie|mój|moja|moje|my|jestem|"
    r"я|мне|меня|мой|моя|мы|нас|мене|мені|моє|ми|أنا|نحن)(?!\w)|[私僕俺我]"
)
"""Somebody speaks of themselves, in any of our languages."""


def is_question(text: str) -> bool:
    """Whether a text ends as a question does."""
    return QUESTION_END.search(text) is not None


def speaks_of_persons(text: str, lexicon: Lexicon) -> bool:
    """Whether a text speaks of whoever speaks, or to somebody."""
    return FIRST_PERSON.search(text) is not None or lexicon.second_person.search(text) is not None
