"""Names of people: whether something looks like one, and which one a label stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from standfirst.normalise.lexicon import every_language, lexicon_of
from standfirst.normalise.lexicon.lexicon import GIVEN_NAMES, phrases

INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.-?)+[^\W\d_]?")
NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’ʼ‐‑·・.\-])*")
NUMBERED = re.compile(
    r"(?:speaker|person|participant|guest|voice|panell?ist|host|interviewer|student) ?\d{1,2}", re.I
)
NO_CASE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
EAST_ASIAN = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TITLES_AFTER = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "msc", "obe", "mbe", "cbe")
)
BRACKETED = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]*)[)）\]]\s*")
NICKNAME = re.compile(r"(?<=\w)\s(?:\([^\W\d_][\w.'’-]*\)|[\"“„‘«][^\W\d_][\w.'’ -]*[\"”“’»])\s(?=[^\W\d_])")
"""In the middle of a name: ``Jason (Jay) Smith``, ``Erika “Eri” Holm``."""
AFFILIATION_AFTER = re.compile(
    r"\s+(?:[–—|@-]|of|from|at|in|for|vom|von der|aus|für|à|pour|en|para|em|per)\s+"
)
NEVER_ALONE = frozenset(("in", "op", "uit", "auf", "und", "vor", "dem", "te", "y", "e", "i"))
"""In names like ``in 't Veld``, but much more often a preposition or "and"."""
GERMAN_DETERMINERS = frozenset(
    (
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"),
        *("mein", "meine", "meinem", "meiner", "unser", "unsere", "unserem", "unserer", "sein", "seine"),
        *("seinem", "seiner", "ihr", "ihre", "ihrem", "ihrer", "dieser", "diese", "diesem"),
        *("vom", "zum", "zur", "beim", "im", "am"),
    )
)
PATRONYMIC = re.compile(r"(?:ич|вна|чна|вни|вич[аеу]|вне|вну)$")
GERMAN_OFFICE = re.compile(
    r"(?:er|ist|ent|ant|eur|or|ör|log|ärzt|wält|bäuer|köch|genoss|ministr)in$|(?:frau|mann)$"
)
PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|івна|ївна)(?: |$)")
MARKED_NAME = re.compile(
    r"(?P<east>[\u4e00-\u9fff々]{2,5})(?=さん|氏|先生|教授|博士|老师|老師|女士|（[ぁ-んァ-ヶー・ \d歳]+）)"
    r"|(?:حوار|مقابلة|لقاء|حديث|محادثة)\s+مع\s+(?:ال\w+\s+){0,2}(?P<arabic>\w+\s+(?:(?:بن|آل|أبو)\s+)?\w+)"
)
GIVEN_AND_FAMILY_NAME = re.compile(
    r"(?<!\w)(?=(?P<name>(?P<given>\w{2,})\s+(?:(?:بن|آل|أبو|ابن)\s+)?(?P<family>\w{3,})))"
)
POLITE_ENDING = re.compile(r"\s*(?:さん|氏|先生|様|教授|博士|老师|老師|女士|小姐)$")
FIRM = re.compile(
    r"(?:Sons?|Daughters?|Brothers|Co|Company|Partners?|Associates|Söhne|Sohn|Töchter|Fils|Filles|Frères"
    r"|Hijos|Hijas|Figli|Filhos|Zonen|Zoon|Söner|Sønner|Partner|Spółka)\b(?!\s+[^\W\d_])"
)
"""What a firm's name ends with after "and": ``Marsh & Daughters`` is one author."""
READING_TIME = re.compile(
    r"[\s|·•–—-]*(?:\b\d{1,3}[ -]min(?:ute)?s?\.?[ -]read\b|\bLesezeit:?\s\d{1,3}\sMin(?:uten?|\.)?"
    r"|\b\d{1,3}\smin(?:utos|uti|utes)?\.?\sde\slect(?:ura|ure)\b)",
    re.I,
)
"""What sites print beside a name: ``| 6 min read``; nobody's office."""
COMMAS = (",", "，", "、", "،")
POSSESSIVE = re.compile(r"(?<=\w\w)['’]s$")
SMALL_PREFIX = re.compile(r"^(?:[dlDLoO]['’]|[aA]l-|[eE]l-)")
NO_NAME_MARKS = re.compile(r"[。、！？،؛؟!?:：/／]")
WORDS = re.compile(r"\S+")
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]*$")
EDGES = "\"'“”‘’«»„‚()[]{}*_,;:!?…¡¿—–"


@lru_cache(maxsize=4096)
def looks_like_name(text: str, language: str = "en") -> bool:
    """Whether a short text can be somebody's name: ``Ludwig van Beethoven``, ``J. B. Say``, ``JSL``.

    One to five words, capitalised or in a script without capitals, with particles, initials and
    honorifics; no word of the lexicons that names a field (``Note``, ``Ingredients``), and no
    capitalised word before others that begins sentences in the language (``The Lake``).
    """
    text = NICKNAME.sub(" ", " ".join(text.split()))
    if not text or len(text) > 60:
        return False
    if NUMBERED.fullmatch(text):
        return True
    if every_language().is_no_speaker(text) or lexicon_of(language).is_no_speaker(text):
        return False
    if NO_CASE.search(text):
        return _uncased_name(text)
    words = _without_honorifics(text.split(" "))
    if not 1 <= len(words) <= 6:
        return False
    if _is_first_name_too(words):
        return _name_word(words[1]) and _capitalised(words[1])
    if _begins_sentences(words[0], language):
        return False
    if sum(not _is_particle(word) for word in words) > 5:
        return False
    return _may_begin_name(words[0]) and all(map(_name_word, words)) and _capitalised(words[-1])


def full_names(text: str, language: str = "en") -> tuple[str, ...]:
    """What can be full names in running text, in order, each once: two to four capitalised words
    with their particles; a capital that only begins a sentence is no part of one.

    In a script without capitals, only what a form of address, "an interview with" or a well-known
    first name marks as a name.
    """
    return names_in((text,), language)


def names_in(runs: Iterable[str], language: str = "en") -> tuple[str, ...]:
    """The full names in several runs of words, in order, each once.

    What is written with a small letter in one of the runs, or is no more than another name with a word
    before it, is no first name where it only ever begins a sentence: ``So Tom came out``.
    """
    found: dict[str, bool] = {}
    doubtful = False
    runs = tuple(runs)
    for text in runs:
        found.update(dict.fromkeys(_marked_names(text, language), False))
        for run in _capitalised_runs(text, language):
            name = _name_in(run, language)
            if name:
                found[name] = found.get(name, True) and run.begins_sentence
                doubtful = doubtful or run.begins_sentence
    if not doubtful:
        return tuple(found)
    small = {name.partition(" ")[0] for name in found if found[name]} - WORDS_AND_FIRST_NAMES
    small = {word for word in small if any(_stands_small(word, text) for text in runs)}
    names: dict[str, None] = {}
    for name in found:
        first, _, rest = name.partition(" ")
        if not found[name] or (rest not in found and first not in small):
            names[name] = None
        elif " " in rest:
            names[rest] = None
    return tuple(names)


def _stands_small(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w'’-]){re.escape(word.lower())}(?![\w-])", text) is not None


WORDS_AND_FIRST_NAMES = frozenset(
    word.capitalize()
    for word in phrases(
        """amber | april | art | august | autumn | bill | bob | carol | chase | chuck | clay | daisy | dale
        dawn | dean | drew | duke | earl | eve | faith | fern | flora | frank | gene | gloria | glen
        grace | grant | guy | harry | hazel | heather | holly | hope | iris | ivy | jack | jade | jay
        jean | jim | joy | june | lance | laurel | lily | mark | mason | may | melody | mercy | miles
        nick | olive | patience | pat | pearl | penny | peter | ray | reed | rich | rob | robin | rock
        rose | ruby | rusty | sandy | sky | sue | summer | terry | tom | tony | violet | ward | will
        willow | angel | claire | blanche | marine | olivier | pierre | marguerite | luz | sol | paz
        consuelo | rosa | blanca | wolf | ernst | viola | stella | vera | luca | max | roman"""
    )
)
"""First names that are words too."""


def initials_of(name: str) -> frozenset[str]:
    """The labels that a name may be cut down to: ``Julia Stewart Lowndes`` → JSL, JL, J; of a paper
    with its article: ``La Revue du Port`` → LRP."""
    words = [word for word in _without_honorifics(_words(name)) if word]
    strong = [word[0].upper() for word in words if not _is_particle(word)]
    if not strong:
        return frozenset()
    hyphened = "".join(part[0].upper() for word in words for part in word.split("-") if part)
    every = "".join(word[0].upper() for word in words)
    full = "".join(strong)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return frozenset(
        (
            full,
            every,
            hyphened,
            capitals or full,
            strong[0],
            strong[0] + strong[-1] if len(strong) > 1 else full,
        )
    )


def resolve(label: str, names: Sequence[str]) -> str | None:
    """The one full name that a label stands for: itself, its initials, its first or last name, with
    or without an honorific; case and diacritics make no difference. None when none or several fit."""
    bare = " ".join(_without_honorifics(label.strip().strip(":：").split()))
    if EAST_ASIAN.search(bare):
        bare = POLITE_ENDING.sub("", bare)
    if not _folded(bare):
        return None
    for fits in (_is_whole, _is_initials, _is_first_or_last, _is_first_letter, _is_part, _is_beginning):
        found = tuple(dict.fromkeys(name for name in names if fits(bare, name)))
        if found:
            return found[0] if len(found) == 1 else None
    return None


def bare_name(name: str) -> str:
    """A name without the honorifics before it: ``Dr. Pryce`` → Pryce."""
    return " ".join(_without_honorifics(name.split()))


def split_people(text: str, language: str = "en") -> tuple[tuple[str, str | None], ...]:
    """The people of a byline without its "by", each with an affiliation or None:
    ``Mia (Green Party), Jon Doe`` → (Mia, Green Party), (Jon Doe, None).

    What follows a comma and is no name belongs to the person before it. Nobody where the text
    begins with no name and with no word like "the editors": then it is no byline.
    """
    people: list[tuple[str, str | None]] = []
    text = READING_TIME.sub(" ", text)
    for part, after_and in _parts(_with_shared_surname(text, language), language):
        name, affiliation = _affiliated(part, language)
        first_names = bool(people) and " " not in people[0][0]
        if people and not name:
            people[-1] = (people[-1][0], _joined(people[-1][1], affiliation))
        elif people and _is_title_after(name):
            people[-1] = (f"{people[-1][0]}, {name}", _joined(people[-1][1], affiliation))
        elif people and not _is_person(
            name, language, alone=after_and or affiliation is not None or first_names
        ):
            people[-1] = (people[-1][0], _joined(people[-1][1], part))
        elif people or looks_like_name(name, language) or _is_staff(name, language):
            people.append((name, affiliation))
        else:
            return ()
    return tuple(people)


# -- words of a name ------------------------------------------------------------------------------


def _words(name: str) -> list[str]:
    return [word.strip(EDGES) for word in re.split(r"[\s・·]+", name) if word.strip(EDGES)]


@cache
def _particles() -> frozenset[str]:
    words = frozenset(word for phrase in every_language().particles for word in phrase.split())
    return words - NEVER_ALONE


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(lexicon_of(language).openers)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(every_language().honorifics)


FIRST_NAMES_TOO = frozenset(("Ben", "Al"))
"""Particles in one language, first names in another."""


def _is_particle(word: str) -> bool:
    small = word.lower().replace("’", "'")
    return small in _particles() and not word.isupper() and word not in FIRST_NAMES_TOO


def _without_honorifics(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and rest[0].rstrip(".,").lower() in _honorifics() and len(rest[0].rstrip(".")) > 1:
        rest.pop(0)
    return rest


def _capitalised(word: str) -> bool:
    bare = SMALL_PREFIX.sub("", word) or word
    return bare[:1].isupper() or bool(NO_CASE.match(bare)) or (bare[:1].isdigit() and bare[-1:].isupper())


def _may_begin_name(word: str) -> bool:
    return _capitalised(word) or _is_particle(word)


def _begins_sentences(word: str, language: str) -> bool:
    """A word such as "The" or "After", unless it is one of those that names begin with as well."""
    return word.lower().replace("’", "'") in _openers(language) and not _is_particle(word)


@lru_cache(maxsize=8192)
def _name_word(word: str) -> bool:
    if _is_particle(word):
        return True
    plain = word.rstrip(",")
    if any(letter.isdigit() for letter in plain):
        return re.fullmatch(r"\d{1,3}[A-Z]{1,3}", plain) is not None
    if plain.endswith(".") and not (INITIAL.fullmatch(plain) or len(plain) <= 4):
        return False
    return NAME_WORD.fullmatch(plain) is not None and _capitalised(plain)


def _uncased_name(text: str) -> bool:
    """A name in Arabic, Hebrew, Chinese, Japanese and the like, where nothing but its length tells."""
    if any(letter.isdigit() for letter in text) or NO_NAME_MARKS.search(text):
        return False
    if EAST_ASIAN.search(text):
        return 1 <= len(text.replace(" ", "")) <= 14
    return 1 <= len(text.split()) <= 5


def _goes_on_after_stop(core: str) -> bool:
    """Whether a full stop after this word needn't end a sentence: an initial, an honorific."""
    bare = core.rstrip(".")
    initial = (len(bare) == 1 and bare.isupper()) or ("." in core and bool(INITIAL.fullmatch(core)))
    return initial or bare.lower() in _honorifics()


class _Run(msgspec.Struct, frozen=True):
    """Words with capitals, and particles, that follow one another in a sentence."""

    words: tuple[str, ...]
    before: str
    """The word before them in lower case; empty at the beginning of the text."""
    begins_sentence: bool


def _capitalised_runs(text: str, language: str) -> Iterator[_Run]:
    words: list[str] = []
    before, begins = "", True
    last, sentence = "", True
    for word in WORDS.findall(text):
        if not words and word.islower() and word.isalpha():
            last, sentence = word, False
            continue
        core = word.strip(EDGES)
        over = (
            not word[-1].isalnum()
            and ENDS_SENTENCE.search(word) is not None
            and not _goes_on_after_stop(core)
        )
        core = POSSESSIVE.sub("", core.rstrip(".") if over else core)
        fits = bool(core) and _fits_run(core, words, language)
        if words and (word[0] in EDGES or not fits):
            yield _Run(tuple(words), before, begins)
            words.clear()
        if fits:
            before, begins = (before, begins) if words else (last, sentence)
            words.append(core)
        if words and (over or not word.endswith((core, core + "."))):
            yield _Run(tuple(words), before, begins)
            words.clear()
        last, sentence = core.lower(), over
    if words:
        yield _Run(tuple(words), before, begins)


def _fits_run(core: str, words: Sequence[str], language: str) -> bool:
    """Whether a word can begin, or go on with, a name of these words."""
    if _begins_sentences(core, language) or NO_CASE.search(core) or not _name_word(core):
        return False
    if not words and core.lower() in _openers(language):
        return False
    return _capitalised(core) or (bool(words) and _is_particle(core))


def _name_in(run: _Run, language: str) -> str | None:
    """The full name in a run of capitalised words, without what only begins the sentence and, where
    every noun has a capital, without what the person is: ``die Bäckerin Lore Stamm``."""
    words = list(run.words)
    while words and lexicon_of(language).is_no_speaker(words[0]) and not _is_first_name_too(words):
        words.pop(0)
    words = _without_honorifics(words)
    if words and _is_no_part(words, run, lexicon_of(language).language):
        words.pop(0)
    while words and _is_particle(words[-1]):
        words.pop()
    strong = [word for word in words if not _is_particle(word)]
    if not 2 <= len(strong) <= 4 or len(words) > 6 or all(map(INITIAL.fullmatch, strong)):
        return None
    return " ".join(words)


def _is_first_name_too(words: Sequence[str]) -> bool:
    """Whether a word of this language is a first name before a surname, as in ``Tom Reed`` in Polish, where
    ``Tom II`` is a volume."""
    is_given = len(words) == 2 and words[0].casefold() in GIVEN_NAMES
    return is_given and words[0][:1].isupper() and not ROMAN.fullmatch(words[1])


ROMAN = re.compile(r"[IVXLCDM]+")


def _is_no_part(words: Sequence[str], run: _Run, language: str) -> bool:
    """Whether the first word says what the person is or does: a German noun; in Russian and Ukrainian
    whatever begins a sentence before two words of which the first is no patronymic's first name."""
    if language == "de":
        known = GERMAN_OFFICE.search(words[0]) or lexicon_of("de").affiliation.fullmatch(words[0])
        return run.before in GERMAN_DETERMINERS or bool(known)
    if language in ("ru", "uk"):
        return run.begins_sentence and len(words) == 3 and not PATRONYMIC.search(words[1] + " " + words[2])
    return False


def _marked_names(text: str, language: str) -> Iterator[str]:
    """Names in scripts without capitals, where the words around them give them away."""
    if not NO_CASE.search(text):
        return
    for found in MARKED_NAME.finditer(text):
        yield found["east"] or found["arabic"]
    given, openers = frozenset(lexicon_of(language).given_names), _openers(language)
    end = 0
    for found in GIVEN_AND_FAMILY_NAME.finditer(text) if given else ():
        if found.start() >= end and found["given"] in given and found["family"] not in openers:
            end = found.end("name")
            yield found["name"]


# -- labels ---------------------------------------------------------------------------------------


@cache
def _folded(text: str) -> str:
    """Lower case without diacritics and marks."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.,'’ʼ`\-‐‑]", " ", plain).split())


LIGATURES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def _is_whole(label: str, name: str) -> bool:
    return _folded(label) in (_folded(name), _folded(" ".join(_without_honorifics(name.split()))))


def _is_initials(label: str, name: str) -> bool:
    letters = re.sub(r"[.\s\-]", "", label)
    if not letters.isupper():
        return _begin_all_words(letters, name)
    return 2 <= len(letters) <= 4 and letters in initials_of(name)


def _begin_all_words(label: str, name: str) -> bool:
    """Whether a label is the beginnings of a name's words: ``WCh`` for Wiktoria Choręziak, ``JPh`` for Jean
    Philippe."""
    parts = re.findall(r"[^\W\d_a-z][a-z]?", label)
    words = [word for word in _without_honorifics(_words(name)) if word and not _is_particle(word)]
    if not 2 <= len(parts) == len(words) or "".join(parts) != label:
        return False
    return all(word.startswith(part) for part, word in zip(parts, words, strict=True))


def _is_first_or_last(label: str, name: str) -> bool:
    words = _folded(" ".join(_without_honorifics(name.split()))).split()
    full = [word for word in words if len(word) > 1]
    return bool(full) and _folded(label) in (words[0], words[-1], full[-1])


def _is_first_letter(label: str, name: str) -> bool:
    letter = _folded(label)
    return len(letter) == 1 and _folded(" ".join(_without_honorifics(name.split()))).startswith(letter)


def _is_part(label: str, name: str) -> bool:
    """Words of the label in the name, in order: ``Julia Lowndes``, ``J. Lowndes``, ``Stewart``."""
    if len(_folded(label)) < 2:
        return False
    words = iter(_folded(name).split())
    return all(any(_word_fits(part, word) for word in words) for part in _folded(label).split())


def _word_fits(part: str, word: str) -> bool:
    return part == word or (len(part) == 1 and word.startswith(part))


def _is_beginning(label: str, name: str) -> bool:
    """``Alex`` for ``Alexandra``; of a name without spaces, its surname: ``山田`` for ``山田太郎``."""
    first = _folded(name).split()[0] if _folded(name) else ""
    enough = 1 if EAST_ASIAN.search(label) else 3
    return len(_folded(label)) >= enough and first.startswith(_folded(label))


# -- bylines --------------------------------------------------------------------------------------


def _parts(text: str, language: str) -> list[tuple[str, bool]]:
    """The text cut at commas and at "and", not inside brackets; each with whether "and" or a
    semicolon, not a comma, stands before it."""
    hidden = BRACKETED.sub(lambda found: re.sub(r"\S", "\x00", found[0]), text)
    parts, start, after_and = [], 0, False
    for between in lexicon_of(language).between_names.finditer(hidden):
        if between[0].strip() not in COMMAS and FIRM.match(hidden, between.end()):
            continue
        parts.append((text[start : between.start()], after_and))
        start, after_and = between.end(), between[0].strip() not in COMMAS
    parts.append((text[start:], after_and))
    return [(_without_full_stop(part.strip()), after) for part, after in parts if part.strip(" .,;")]


def _with_shared_surname(text: str, language: str) -> str:
    """``Tom and Sara Karlin``: of two whom "and" joins, the first has the other's surname too."""
    words = text.split()
    lexicon = lexicon_of(language)
    if len(words) != 4 or words[1].lower() not in (*lexicon.and_words, "&"):
        return text
    first, _, second, surname = words
    are_names = all(word.istitle() and word.isalpha() for word in (first, second, surname))
    if not are_names or not looks_like_name(first, language) or lexicon.affiliation.search(text):
        return text
    return f"{first} {surname} {words[1]} {second} {surname}"


def _without_full_stop(part: str) -> str:
    """``Jane Doe.`` → ``Jane Doe``, but ``Jane D.`` and ``John Roe Jr.`` keep theirs."""
    last = part.split()[-1] if part.split() else ""
    return part if _goes_on_after_stop(last) or _is_title_after(last) else part.rstrip(".")


def _affiliated(part: str, language: str) -> tuple[str, str | None]:
    """A name, and what stands after it in brackets, after a dash, or after "of", "from", "at"."""
    nickname = NICKNAME.search(part)
    is_name = nickname is not None and looks_like_name(BRACKETED.sub(" ", part).strip(), language)
    found = BRACKETED.search(part, nickname.end() if nickname and is_name else 0)
    if found is not None:
        return (part[: found.start()] + " " + part[found.end() :]).strip(), found["inside"].strip() or None
    for cut in AFFILIATION_AFTER.finditer(part):
        name = part[: cut.start()].strip()
        if looks_like_name(name, language):
            return name, part[cut.end() :].strip() or None
    return part.strip(), None


def _is_person(name: str, language: str, *, alone: bool) -> bool:
    """Whether a further part of a byline is a person, not what the one before does or where.

    After a mere comma one word in Latin letters (``Berlin``) is rather a place.
    """
    if not looks_like_name(name, language):
        return False
    if lexicon_of(language).affiliation.search(name) or (name.isupper() and len(name) <= 5):
        return False
    return alone or len(name.split()) > 1 or bool(NO_CASE.search(name))


def _is_staff(name: str, language: str) -> bool:
    """``the editors``, ``Redaktion``: nobody by name, but whoever signs."""
    return len(name.split()) <= 4 and bool(lexicon_of(language).affiliation.search(name))


def _joined(first: str | None, second: str | None) -> str | None:
    return ", ".join(part for part in (first, second) if part) or None


def _is_title_after(name: str) -> bool:
    return name.replace(".", "").lower() in TITLES_AFTER
