"""Lexicon: the words of one language that tell a byline, a question or a credit from prose.

A language is a file of phrases beside this one. In a phrase, ``*`` stands for any end of a word
(``расскаж*``), ``…`` for a few words in between; upper and lower case, straight and curly
apostrophes, and the kind of space make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from re import Pattern
from typing import Literal, TypeAlias

import msgspec

Phrases: TypeAlias = tuple[str, ...]
CreditRole: TypeAlias = Literal[
    "text", "photographs", "illustrations", "translation", "editing", "interview", "transcription"
]

NEVER = re.compile(r"(?!)")
"""Matches nothing: what an empty list of phrases becomes."""

NUMBER_OF_LABEL = re.compile(r"[\s.:：)#№nº°-]*\d{0,3}[\s.:：)]*$")


def phrases(text: str) -> Phrases:
    """The phrases of a list written with ``|`` and line ends between them, lower case, in order."""
    parts = (" ".join(part.split()).lower().replace("’", "'") for part in re.split(r"[|\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What the recognisers know of one language.

    The fields are phrases in lower case with straight apostrophes; the properties are regular
    expressions made of them on first use (ignoring case), to ``match`` or ``search`` with.
    """

    language: str
    """BCP 47, the primary tag only."""
    by_words: Phrases = ()
    """Open a byline: ``by``, ``words by``."""
    and_words: Phrases = ()
    """Stand between two names: ``and``."""
    credit_nouns: Mapping[CreditRole, Phrases] = {}
    """Name what was done, before a colon or a word for "by": ``photographs``."""
    credit_verbs: Mapping[CreditRole, Phrases] = {}
    """Say what was done by whom, before the name: ``translated by``."""
    of_words: Phrases = ()
    """Stand between a credit's noun and its name: ``by``, ``von``, ``de``."""
    first_published_words: Phrases = ()
    published_words: Phrases = ()
    updated_words: Phrases = ()
    retrieved_words: Phrases = ()
    provenance_words: Phrases = ()
    """Say where a text came from: ``republished from``, ``source``."""
    licence_words: Phrases = ()
    question_labels: Phrases = ()
    """Labels of whoever asks that name nobody: ``q``, ``interviewer``."""
    answer_labels: Phrases = ()
    not_speakers: Phrases = ()
    """Stand before a colon like a speaker's label, and are none: ``note``, ``ingredients``."""
    second_person_words: Phrases = ()
    prompts: Phrases = ()
    """Ask without a question mark: ``tell us``."""
    interview_phrases: Phrases = ()
    editors_note_words: Phrases = ()
    edited_words: Phrases = ()
    """Say that a conversation was cut: ``edited for clarity``."""
    boilerplate_phrases: Phrases = ()
    abbreviations: Phrases = ()
    """With their full stop, which ends no sentence: ``e.g.``"""
    particles: Phrases = ()
    """Small words inside a name: ``van``, ``de la``."""
    honorifics: Phrases = ()
    """Before a name, without their full stop."""
    openers: Phrases = ()
    """Words that begin a sentence with a capital and are no names: ``before``, ``the``."""

    # -- openings ---------------------------------------------------------------------------------

    @cached_property
    def byline(self) -> Pattern[str]:
        """At the beginning of a line: the words that open a byline, and the space or mark after them."""
        return re.compile(
            rf"\s*(?:{_any(self.by_words)})(?:\s*[:：／/|]\s*|\s+|(?<=[\u3040-\u9fff])\s*)", re.IGNORECASE
        )

    @cached_property
    def between_names(self) -> Pattern[str]:
        """What stands between two names in a list: comma, semicolon, ``&``, ``and``."""
        words = _any(self.and_words) or "(?!)"
        return re.compile(
            rf"\s*[,;，、；،]\s*(?:(?:{words})\s+)?|\s*[&＆/・+]\s*|\s+(?:{words})\s+", re.IGNORECASE
        )

    @cached_property
    def credit_patterns(self) -> tuple[tuple[CreditRole, Pattern[str]], ...]:
        """Per role: a line that credits somebody; group ``names`` is what follows the words."""
        return tuple((role, self._credit(role)) for role in {**self.credit_nouns, **self.credit_verbs})

    def _credit(self, role: CreditRole) -> Pattern[str]:
        nouns = _any(self.credit_nouns.get(role, ())) or "(?!)"
        verbs = _any(self.credit_verbs.get(role, ())) or "(?!)"
        of = _any(self.of_words) or "(?!)"
        mark = r"\s*[:：／|–—]\s*"
        return re.compile(
            rf"\s*(?:(?:{nouns})(?:\s+(?:{of}))?{mark}|(?:{nouns})\s+(?:{of})\s+|(?:{verbs})(?:{mark}|\s+|(?<=[\u3040-\u9fff])))"
            r"(?P<names>\S.*)$",
            re.IGNORECASE | re.DOTALL,
        )

    def credit_of(self, text: str) -> tuple[CreditRole, str] | None:
        """The role and the names of a line that credits somebody: ``Photos: Jane Doe``."""
        for role, pattern in self.credit_patterns:
            found = pattern.match(text)
            if found:
                return role, found["names"].strip()
        return None

    # -- dates and where it came from -----------------------------------------------------------

    @cached_property
    def first_published(self) -> Pattern[str]:
        return _search(self.first_published_words)

    @cached_property
    def published(self) -> Pattern[str]:
        return _search(self.published_words)

    @cached_property
    def updated(self) -> Pattern[str]:
        return _search(self.updated_words)

    @cached_property
    def retrieved(self) -> Pattern[str]:
        return _search(self.retrieved_words)

    @cached_property
    def provenance(self) -> Pattern[str]:
        return _search(self.provenance_words)

    @cached_property
    def licence(self) -> Pattern[str]:
        return _search((*self.licence_words, *LICENCES))

    # -- interviews -------------------------------------------------------------------------------

    def role_of_label(self, label: str) -> Literal["question", "answer"] | None:
        """What a label without a name says of its speaker; ``Q1`` and ``Question 3`` are ``Q``."""
        bare = folded(NUMBER_OF_LABEL.sub("", label.strip()))
        if bare in self.question_labels:
            return "question"
        return "answer" if bare in self.answer_labels else None

    @cached_property
    def _not_speakers(self) -> Pattern[str]:
        return re.compile(rf"(?:{_any(self.not_speakers) or '(?!)'})", re.IGNORECASE)

    def is_no_speaker(self, label: str) -> bool:
        """Whether a label is a word that names a field, a warning, a step: ``Note``, ``Step 3``."""
        bare = folded(NUMBER_OF_LABEL.sub("", label.strip()))
        return bool(bare) and self._not_speakers.fullmatch(bare) is not None

    @cached_property
    def second_person(self) -> Pattern[str]:
        return _search(self.second_person_words)

    @cached_property
    def prompt(self) -> Pattern[str]:
        return _search(self.prompts)

    @cached_property
    def interview_words(self) -> Pattern[str]:
        return _search(self.interview_phrases)

    # -- notes and furniture ----------------------------------------------------------------------

    @cached_property
    def editors_note(self) -> Pattern[str]:
        return _search(self.editors_note_words)

    @cached_property
    def edited(self) -> Pattern[str]:
        return _search(self.edited_words)

    @cached_property
    def boilerplate(self) -> Pattern[str]:
        return _search(self.boilerplate_phrases)

    @cached_property
    def abbreviation(self) -> Pattern[str]:
        """An abbreviation, or an initial, that ends just where the search's text ends."""
        letters = "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in _longest(self.abbreviations))
        return re.compile(rf"(?:(?<!\w)(?:{letters or '(?!)'})|(?<!\w)[^\W\d_]\.)$", re.IGNORECASE)


LICENCES = phrases(
    "cc by* | cc0* | cc-by* | creative commons* | creativecommons.org | public domain | all rights reserved"
)
"""The same in every language."""


def folded(text: str) -> str:
    """Lower case, straight apostrophes, single spaces: the shape of a lexicon's phrases."""
    return " ".join(text.replace("’", "'").lower().split())


def merged(lexicons: Iterable[Lexicon], language: str) -> Lexicon:
    """One lexicon that knows the words of all."""
    every = tuple(lexicons)
    fields: dict[str, Phrases | dict[str, Phrases]] = {}
    for name in Lexicon.__struct_fields__:
        if name == "language":
            continue
        values = [getattr(lexicon, name) for lexicon in every]
        if isinstance(values[0], tuple):
            fields[name] = tuple(dict.fromkeys(phrase for value in values for phrase in value))
        else:
            roles = dict.fromkeys(role for value in values for role in value)
            fields[name] = {
                role: tuple(dict.fromkeys(phrase for value in values for phrase in value.get(role, ())))
                for role in roles
            }
    return Lexicon(language=language, **fields)  # type: ignore[arg-type]  # as the fields' names promise


def _search(words: Phrases) -> Pattern[str]:
    return re.compile(_any(words), re.IGNORECASE) if words else NEVER


def _any(words: Phrases) -> str:
    """An alternative of phrases, the longest first, each a whole word or words."""
    return "|".join(_pattern(word) for word in _longest(words))


def _longest(words: Phrases) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression, bounded where its edge is a letter of a script with spaces."""
    body = re.escape(phrase).replace(r"\*", r"\w*").replace("…", r"(?:[^\n.!?]{0,40}?)")
    body = body.replace(r"\ ", r"[\s\u00a0]+").replace("'", "['’]")
    start = r"(?<!\w)" if _bounded(phrase[0]) else ""
    end = r"(?!\w)" if _bounded(phrase[-1]) else ""
    return start + body + end


def _bounded(character: str) -> bool:
    return character.isalnum() and not "\u3040" <= character <= "\u9fff"
