"""What speech looks like: it asks, and it says I and you."""

from __future__ import annotations

import re

from standfirst.normalise.lexicon import Lexicon

QUESTION_END = re.compile(
    r"(?:(?:[?？؟⁇]|(?<=[\u0370-\u03ff\u1f00-\u1fff])[;\u037e])[\"'’”»›“」』)\]\s…!.]*|(?:です|ます|ません|ない|した|でしょう|だろう|の)か[。」』\s]*)$"
)
"""A question mark, a Greek one too, or the particle with which a Japanese sentence asks."""


def is_question(text: str) -> bool:
    """Whether a text ends as a question does."""
    return QUESTION_END.search(text) is not None


def speaks_of_persons(text: str, lexicon: Lexicon) -> bool:
    """Whether a text speaks of whoever speaks, or to somebody."""
    return lexicon.first_person.search(text) is not None or lexicon.addresses(text)
