"""The order of words in an index, language by language.

The key that sorts words has the letters that a language counts as letters of their own at their places (``å``
after ``z`` in Swedish), and leaves the accents of all others for the end. Word by word: *sea lion* comes
before *seafood*. Compared with ICU 72 on lists of words in nine languages; Chinese and Japanese are sorted by
their code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_OWN_LETTERS: Mapping[str, Mapping[str, str]] = {
    "sv": {"å": "z1", "ä": "z2", "ö": "z3"},
    "fi": {"å": "z1", "ä": "z2", "ö": "z3"},
    "da": {"æ": "z1", "ø": "z2", "å": "z3"},
    "nb": {"æ": "z1", "ø": "z2", "å": "z3"},
    "no": {"æ": "z1", "ø": "z2", "å": "z3"},
    "es": {"ñ": "n1"},
    "cs": {"č": "c1", "ch": "h1", "ř": "r1", "š": "s1", "ž": "z1"},
    "sk": {"ä": "a1", "č": "c1", "ch": "h1", "ô": "o1", "š": "s1", "ž": "z1"},
    "pl": {"ą": "a1", "ć": "c1", "ę": "e1", "ł": "l1", "ń": "n1", "ó": "o1", "ś": "s1", "ź": "z1", "ż": "z2"},
    "tr": {"ç": "c1", "ğ": "g1", "ı": "h1", "ö": "o1", "ş": "s1", "ü": "u1"},
    "hr": {"č": "c1", "ć": "c2", "dž": "d1", "đ": "d2", "lj": "l1", "nj": "n1", "š": "s1", "ž": "z1"},
    "hu": {
        "cs": "c1",
        "dz": "d1",
        "dzs": "d2",
        "gy": "g1",
        "ly": "l1",
        "ny": "n1",
        "ö": "o1",
        "ő": "o1",
        "sz": "s1",
        "ty": "t1",
        "ü": "u1",
        "ű": "u1",
        "zs": "z1",
    },
    "et": {"õ": "w1", "ä": "w2", "ö": "w3", "ü": "w4", "š": "s1", "ž": "s3", "z": "s2"},
    "ro": {"ă": "a1", "â": "a2", "î": "i1", "ș": "s1", "ț": "t1"},
    "ru": {},
    "uk": {"ґ": "г1", "є": "е1", "ї": "і1"},
}
"""Of each language the letters that follow another one as letters of their own: which, and in which order."""
_FOLDED = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_AFTER = 0xE000
"""Of the private code points that stand after a letter and before the next."""
_SIGNS = re.compile(r"[^\w\ue000-\ue00f ]|_")


@lru_cache(maxsize=8192)
def sort_key(words: str, language: str) -> tuple[str, str, str]:
    """What words are sorted by in a language (BCP 47): letters, then accents, then small before capital."""
    lowered = _lowered(words, _primary(language))
    return _letters(lowered, _primary(language)), unicodedata.normalize("NFD", lowered), words.swapcase()


def letter_of(words: str, language: str) -> str:
    """The letter under which an index has words, a capital; empty for what begins with no letter."""
    language = _primary(language)
    lowered = _lowered(words, language)
    stripped = _SIGNS.sub("", lowered).lstrip(" ")
    if not stripped or not stripped[0].isalpha():
        return ""
    for own in sorted(_OWN_LETTERS.get(language, ()), key=len, reverse=True):
        if stripped.startswith(own):
            return _capital(own, language)
    key = _letters(stripped[0], language)
    return _capital(key[0], language)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _capital(letter: str, language: str) -> str:
    if language == "tr":
        letter = letter.replace("i", "İ")
    return letter.upper() if language == "hr" else letter[:1].upper() + letter[1:]


def _lowered(words: str, language: str) -> str:
    words = unicodedata.normalize("NFC", words)
    if language in ("tr", "az"):
        words = words.replace("I", "ı").replace("İ", "i")
    return words.lower()


def _letters(lowered: str, language: str) -> str:
    """The letters, figures and spaces of a text, each letter at its place in the language."""
    own = _OWN_LETTERS.get(language, {})
    if own:
        lowered = _pattern(language).sub(lambda found: _placed(own[found[0]]), lowered)
    folded = "".join(_FOLDED.get(letter, letter) for letter in lowered)
    apart = (c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    return " ".join(_SIGNS.sub("", "".join(apart)).split())


def _placed(place: str) -> str:
    return place[0] + chr(_AFTER + int(place[1]))


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    letters = sorted(map(re.escape, _OWN_LETTERS[language]), key=len, reverse=True)
    return re.compile("|".join(letters))
