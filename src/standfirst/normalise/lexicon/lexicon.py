"""Lexicon: the words of one language that tell a byline, a question or a credit from prose.

A language is a file of phrases beside this one. In a phrase, ``*`` stands for any end of a word
(``расскаж*``) and ``…`` for a few words in between; a colon at its end says that one must follow, ``=``
before it that its capitals count (``=Sie``). Else upper and lower case, straight and curly apostrophes,
and the kind of space make no difference.
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

NUMBER_OF_LABEL = re.compile(r"[\s.:：)#№º°-]*\d{0,3}[\s.:：)]*$")


def phrases(text: str) -> Phrases:
    """The phrases of a list written with ``|`` and line ends between them, lower case, in order."""
    parts = (" ".join(part.split()).replace("’", "'") for part in re.split(r"[|\n]", text))
    return tuple(dict.fromkeys(part if part[0] == "=" else part.lower() for part in parts if part))


class Lexicon(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What the recognisers know of one language.

    The fields are phrases in lower case with straight apostrophes; the properties are regular
    expressions made of them on first use (ignoring case), to ``match`` or ``search`` with.
    """

    language: str
    """BCP 47, the primary tag only."""
    by_words: Phrases = ()
    """Open a byline: ``by``, ``words by``; those that need a colon after them end in one: ``author:``."""
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
    letters_of_people: Phrases = ()
    """Of one piece only: what would be a part (``a``, ``me``) and is somebody's initials in it."""
    together_labels: Phrases = ()
    """Labels of what several say at once: ``both``."""
    not_speakers: Phrases = ()
    """Stand before a colon like a speaker's label, and are none: ``note``, ``ingredients``."""
    second_person_words: Phrases = ()
    first_person_words: Phrases = ()
    """Somebody speaks of themselves; in languages that leave out "I", forms of common verbs too."""
    prompts: Phrases = ()
    """Ask without a question mark: ``tell us``."""
    interview_phrases: Phrases = ()
    editors_note_words: Phrases = ()
    edited_words: Phrases = ()
    """Say that a conversation was cut: ``edited for clarity``."""
    boilerplate_phrases: Phrases = ()
    saying_stems: Phrases = ()
    """How verbs begin that say who speaks, in a language whose speech begins with a dash."""
    abbreviations: Phrases = ()
    """With their full stop, which ends no sentence: ``e.g.``"""
    particles: Phrases = ()
    """Small words inside a name: ``van``, ``de la``."""
    honorifics: Phrases = ()
    """Before a name, without their full stop."""
    affiliation_words: Phrases = ()
    """In a byline, of a job or an organisation rather than of a person: ``editor``, ``university``."""
    given_names: Phrases = ()
    """Common first names, only where no capital tells a name."""
    openers: Phrases = ()
    """Words that begin a sentence with a capital and are no names: ``before``, ``the``."""

    # -- openings ---------------------------------------------------------------------------------

    @cached_property
    def byline(self) -> Pattern[str]:
        """At the beginning of a line: the words that open a byline, and the space or mark after them."""
        free = _any(tuple(word for word in self.by_words if word[-1] != ":"))
        bound = _any(tuple(word[:-1] for word in self.by_words if word[-1] == ":"))
        return re.compile(
            rf"\s*(?:(?:{free})(?:{MARK}|{EAST_ASIAN_MARK}|\s+)|(?:{bound}){MARK})", re.IGNORECASE
        )

    @cached_property
    def between_names(self) -> Pattern[str]:
        """What stands between two names in a list: comma, semicolon, ``&``, ``and``."""
        words = _any(self.and_words)
        return re.compile(
            rf"\s*[,;，、；،]\s*(?:(?:{words})\s+)?|\s*[&＆・+]\s*|\s+/\s+|／|\s+(?:{words})\s+"
            + (r"|\s+و\s*(?=\w)" if "و" in self.and_words else "")
            + (r"|(?<=[\u3040-\u9fff])[和与與](?=[\u3040-\u9fff])" if "和" in self.and_words else ""),
            re.IGNORECASE,
        )

    @cached_property
    def _nouns(self) -> str:
        """The nouns of credits as an expression, one or several: ``words and photographs``."""
        noun = _any(tuple(word for words in self.credit_nouns.values() for word in words))
        return rf"(?:{noun})(?:\s*(?:[,/&+・、，]|(?:{_any(self.and_words)}))\s*(?:{noun}))*"

    @cached_property
    def _credit(self) -> Pattern[str]:
        """A line that begins with what was done (group ``what``) and goes on with ``names``."""
        verb = _any(tuple(word for words in self.credit_verbs.values() for word in words))
        of, nouns = _any(self.of_words), self._nouns
        after = rf"(?:\s+(?:{of}))?{MARK}|{EAST_ASIAN_MARK}|\s*(?:©|\(c\))\s*|\s+(?:{of})\s+"
        after = rf"{after}|(?<=[\u3040-\u9fff])\s+"
        return re.compile(
            rf"[\s(\[]*(?:(?P<done>{verb})(?:{MARK}|\s+)|(?P<what>{nouns})(?:{after}))(?P<names>\S.*)$",
            re.IGNORECASE | re.DOTALL,
        )

    @cached_property
    def _roles(self) -> tuple[tuple[CreditRole, Pattern[str]], ...]:
        both = {**self.credit_nouns, **self.credit_verbs}
        return tuple(
            (role, _search((*self.credit_nouns.get(role, ()), *self.credit_verbs.get(role, ()))))
            for role in both
        )

    def credits_of(self, text: str) -> tuple[tuple[CreditRole, str], ...]:
        """The roles and the names of a line that credits somebody: ``Words and photos: Jane Doe``.

        What follows must begin like a name: a capital, or a letter of a script without capitals.
        """
        found = self._credit.match(text)
        if found is None or not _begins_a_name(found["names"]):
            return ()
        names = found["names"].strip(" \t\n)]")
        if found["done"]:
            done = [role for role, pattern in self._roles if pattern.fullmatch(found["done"])]
            return ((done[0], names),) if done else ()
        places = ((pattern.search(found["what"]), role) for role, pattern in self._roles)
        roles = sorted((place.start(), role) for place, role in places if place)
        return tuple((role, names) for _, role in roles)

    @cached_property
    def before_a_name(self) -> Pattern[str]:
        """A credit's noun straight before a name, with nothing between: ``Text Femke Bos``."""
        return re.compile(rf"(?i:(?<!\w)(?:{self._nouns}))\s+(?=[^\W\d_a-zà-ÿа-я])")

    @cached_property
    def _part(self) -> Pattern[str]:
        return re.compile(self._nouns, re.IGNORECASE)

    def parts_of(self, text: str) -> tuple[CreditRole, ...]:
        """What a word or two in brackets after a name say its bearer did: ``Text``, ``words and photos``."""
        if not self._part.fullmatch(text.strip()):
            return ()
        return tuple(role for role, pattern in self._roles if pattern.search(text))

    def credit_of(self, text: str) -> tuple[CreditRole, str] | None:
        """The first of ``credits_of``, or None."""
        return next(iter(self.credits_of(text)), None)

    # -- dates and where it came from -----------------------------------------------------------

    @cached_property
    def first_published(self) -> Pattern[str]:
        """Says that a date or a place is that of the first publication."""
        return _search(self.first_published_words)

    @cached_property
    def published(self) -> Pattern[str]:
        """Goes before the date of this publication."""
        return _search(self.published_words)

    @cached_property
    def updated(self) -> Pattern[str]:
        """Goes before the date of the last change."""
        return _search(self.updated_words)

    @cached_property
    def retrieved(self) -> Pattern[str]:
        """Goes before the date on which somebody read or saved the text."""
        return _search(self.retrieved_words)

    @cached_property
    def provenance(self) -> Pattern[str]:
        """Says where a text came from."""
        return _search(self.provenance_words)

    @cached_property
    def licence(self) -> Pattern[str]:
        """Names a licence or who holds the rights."""
        return _search((*self.licence_words, *LICENCES))

    # -- interviews -------------------------------------------------------------------------------

    def role_of_label(self, label: str) -> Literal["question", "answer"] | None:
        """What a label without a name says of its speaker; ``Q1`` and ``Question 3`` are ``Q``.

        ``Q`` and ``A`` are understood in every language, unless they mean something else in it.
        """
        bare = folded(NUMBER_OF_LABEL.sub("", label.strip()))
        if bare in self.letters_of_people:
            return None
        for words in (bare, ARTICLE.sub("", bare)):
            if words in self.question_labels:
                return "question"
            if words in self.answer_labels:
                return "answer"
        return ROLES_EVERYWHERE.get(bare)

    def with_letters_of_people(self, letters: Phrases) -> Lexicon:
        """The lexicon with these labels as somebody's initials. Its patterns, which they don't change and
        take long to compile, are the same."""
        patterns = {
            "first_person": self.first_person,
            "second_person": self.second_person,
            "_vocative": self._vocative,
            "_shapes_of_no_speaker": self._shapes_of_no_speaker,
        }
        changed = msgspec.structs.replace(self, letters_of_people=letters)
        vars(changed).update(patterns)
        return changed

    def is_together(self, label: str) -> bool:
        """Whether a label says that several speak at once: ``Both``."""
        return folded(label) in self.together_labels

    @cached_property
    def _words_of_no_speaker(self) -> frozenset[str]:
        return frozenset(self.not_speakers)

    @cached_property
    def _shapes_of_no_speaker(self) -> Pattern[str]:
        return _search(tuple(phrase for phrase in self.not_speakers if "…" in phrase))

    def is_no_speaker(self, label: str) -> bool:
        """Whether a label is a word that names a field, a warning, a step: ``Note``, ``Step 3``.

        Two or three capitals (``BAD``, ``ES``) are rather somebody's initials.
        """
        bare = folded(NUMBER_OF_LABEL.sub("", label.strip()))
        whole = folded(label.strip().rstrip(":：").strip())
        if not bare or (INITIALS.fullmatch(label.strip().rstrip(":：")) and bare not in ABBREVIATED_FIELDS):
            return False
        known = self._words_of_no_speaker
        return bare in known or whole in known or bool(self._shapes_of_no_speaker.fullmatch(bare))

    @cached_property
    def second_person(self) -> Pattern[str]:
        """Speaks to somebody: a question or a prompt does."""
        return _search(self.second_person_words)

    @cached_property
    def first_person(self) -> Pattern[str]:
        """Somebody speaks of themselves: an answer does."""
        return _search(self.first_person_words)

    @cached_property
    def _vocative(self) -> Pattern[str]:
        titles = _any(self.honorifics)
        return re.compile(rf"^\W*(?:{titles})\.?\s[^.,:;?!]{{1,50}},\s", re.IGNORECASE)

    def addresses(self, text: str) -> bool:
        """Whether a text speaks to somebody: ``you``, or ``Signora Bruna, …`` at its beginning."""
        return self.second_person.search(text) is not None or self._vocative.match(text) is not None

    @cached_property
    def prompt(self) -> Pattern[str]:
        """At the beginning of a sentence; in a script without spaces, anywhere."""
        anywhere = tuple(phrase for phrase in self.prompts if not _bounded(phrase[-1]))
        first = _any(tuple(phrase for phrase in self.prompts if _bounded(phrase[-1])))
        begin = rf"(?:^|[.!?…:;,،؛—–])[\s\"'“”«»„¿¡(]*(?:(?:{PROMPT_LEADS})[,\s]+)*[و]?"
        return re.compile(rf"{begin}(?:{first})|{_any(anywhere)}", re.IGNORECASE)

    @cached_property
    def interview_words(self) -> Pattern[str]:
        """Says that a piece is an interview."""
        return _search(self.interview_phrases)

    # -- notes and furniture ----------------------------------------------------------------------

    @cached_property
    def editors_note(self) -> Pattern[str]:
        """Names a note of the editors."""
        return _search(self.editors_note_words)

    @cached_property
    def edited(self) -> Pattern[str]:
        """Says that a conversation was cut or edited."""
        return _search(self.edited_words)

    @cached_property
    def saying(self) -> Pattern[str] | None:
        """Speech, a dash, and who says it: ``… - said he``; None where speech has no dashes."""
        if not self.saying_stems:
            return None
        verb = "|".join(map(re.escape, self.saying_stems))
        return re.compile(rf"[\w.,!?…»”\"]\s?[-–—]\s?(?:\w{{1,3}}\s){{0,2}}(?:{verb})\w*", re.IGNORECASE)

    @cached_property
    def boilerplate(self) -> Pattern[str]:
        """What a site says around its articles: subscribe, share, read more."""
        return _search(self.boilerplate_phrases)

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(phrase.replace(" ", "") for phrase in self.abbreviations)

    def ends_with_abbreviation(self, text: str) -> bool:
        """Whether the full stop that ends a text needn't end a sentence: ``e.g.``, ``z. B.``, ``J. R.``"""
        if not text.endswith("."):
            return False
        words = text[-24:].split()
        tails = (words[-1], "".join(words[-2:]), "".join(words[-3:]))
        if any(tail.lower().lstrip(OPENING_MARKS) in self._abbreviations for tail in tails):
            return True
        last = words[-1].lstrip(OPENING_MARKS)
        return len(last) == 2 and last[0].isalpha() and last[0].isupper()

    @cached_property
    def affiliation(self) -> Pattern[str]:
        """Words that say what somebody does or where: ``editor``, ``university``."""
        return _search(self.affiliation_words)


MARK = r"\s*[:：／｜|＝=]\s*"
"""Between a word for what was done and who did it."""

EAST_ASIAN_MARK = r"(?<=[\u3040-\u9fff])\s*[/◎●○・]\s*"

OPENING_MARKS = "([{\"'“”‘’«»„¿¡"

ROLES_EVERYWHERE: Mapping[str, Literal["question", "answer"]] = {
    "q": "question",
    "question": "question",
    "interviewer": "question",
    "a": "answer",
    "answer": "answer",
    "interviewee": "answer",
}

PROMPT_LEADS = "|".join(
    (
        "so|and|now|but|well|ok|okay|also|then|first|finally|please|could you|can you|would you",
        "alors|et|donc|bon|d'abord|maintenant|enfin|pour finir|bitte|also|und|dann|nun|jetzt|zunächst|zuerst",
        "por favor|y|entonces|bueno|ahora|primero|pero|e|então|bom|agora|primeiro|allora|dunque|quindi|bene",
        "proszę|więc|a|i|teraz|najpierw|пожалуйста|и|а|но|итак|тогда|теперь|сначала",
        "будь ласка|та|але|отже|тепер",
        "en|dus|nu|eerst|maar|och|så|först|lütfen|peki|i doncs|doncs|si us plau|من فضلك|ثم",
    )
)
"""What may stand before an imperative at the beginning of a sentence."""

ARTICLE = re.compile(r"^(?:(?:the|der|die|das|le|la|el|il|lo|o|a|de|het)\s+(?=\w{2})|l'(?=\w{2}))")
"""Before a role: ``the chair``."""

INITIALS = re.compile(r"[A-Z]{2,3}")

ABBREVIATED_FIELDS = frozenset(
    phrases(
        """nb | ps | pps | pd | fyi | btw | tip | url | faq | doi | cc | bcc | cci | re | tel | fax | fig
        obs | ndr | ndt | nda | nde | yes | no | ad | web | age | sex"""
    )
)
"""Fields that are written in capitals too."""

LICENCES = phrases(
    "cc by* | cc0* | cc-by* | creative commons* | creativecommons.org | public domain | all rights reserved"
)
"""The same in every language."""


GIVEN_NAMES = frozenset(
    phrases(
        """april | august
        kim | tom | stan | art | ara | juli | juni | mai | maj | mars | avril | abril | del | con | cor
        fin | ora | dia | dal | dan | ort | rok | ay | can | ses | meta | mara | vera | vero | val | jan | ana
        mia | per | hans | alba | sol | luna | lista | data | bio | tema | serie | akt | mark | sam
        cara … | caro … | cari … | cher … | chère … | gentile … | droga … | sevgili …"""
    )
)
"""Words of one language that are people's names in others: only their own lexicon has them as no speakers."""


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
            phrases_ = dict.fromkeys(phrase for value in values for phrase in value)
            fields[name] = tuple(
                phrase for phrase in phrases_ if name != "not_speakers" or phrase not in GIVEN_NAMES
            )
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
    """An alternative of phrases, the longest first, each a whole word or words; of none, what never fits.

    That a word begins is looked at once for all of them, which makes a search five times as fast.
    """
    bounded = "|".join(_pattern(word) for word in _longest(words) if _bounded(word.lstrip("=")[0]))
    others = [_pattern(word) for word in _longest(words) if not _bounded(word.lstrip("=")[0])]
    return "|".join([rf"(?<!\w)(?:{bounded})", *others] if bounded else others) or "(?!)"


def _longest(words: Phrases) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression that ends with a word where its last letter's script has spaces."""
    if phrase[-1] == ":":
        return rf"{_pattern(phrase[:-1])}\s*[:：]"
    if phrase[0] == "=":
        return f"(?-i:{_pattern(phrase[1:])})"
    body = re.escape(phrase).replace(r"\*", r"\w*").replace("…", r"[^\n.!?]{0,60}?")
    body = body.replace(r"\ ", r"\s+").replace("'", "['’]")
    return body + (r"(?!\w)" if _bounded(phrase[-1]) else "")


def _bounded(character: str) -> bool:
    return character.isalnum() and not "\u3040" <= character <= "\u9fff"


def _begins_a_name(text: str) -> bool:
    """A capital, a letter of a script without capitals, or a small word that names begin with."""
    words = text.lstrip("\"'“„«(@©* ").split()
    if words and words[0] in SMALL_FIRST_WORDS:
        words.pop(0)
    return bool(words) and words[0][0].isalpha() and not words[0][0].islower()


SMALL_FIRST_WORDS = frozenset(("de", "van", "von", "da", "di", "del", "du", "ten", "ter", "bin", "ibn"))
