"""Names of people: whether something looks like one, and which one a label stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from standfirst.normalise.lexicon import every_language, lexicon_of

INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*")
NAME_WORD = re.compile(r"[^\W_](?:[^\W_]|['’ʼ‐‑·・.\-])*")
NUMBERED = re.compile(
    r"(?:speaker|person|participant|guest|voice|panell?ist|host|interviewer|student) ?\d{1,2}", re.I
)
NO_CASE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
CJK = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]")
TITLES_AFTER = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "msc", "obe", "mbe", "cbe")
)
BRACKETED = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]*)[)）\]]\s*")
WORDS = re.compile(r"\S+")
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]*_]*$")
EDGES = "\"'“”‘’«»„‚()[]{}*_,;:!?…¡¿—–"


def looks_like_name(text: str) -> bool:
    """Whether a short text can be somebody's name: ``Ludwig van Beethoven``, ``J. B. Say``, ``JSL``.

    One to five words, capitalised or in a script without capitals, with particles, initials and
    honorifics; no word of the lexicons that names a field (``Note``, ``Ingredients``).
    """
    text = " ".join(text.split())
    if not text or len(text) > 60:
        return False
    if NUMBERED.fullmatch(text):
        return True
    if every_language().is_no_speaker(text):
        return False
    if NO_CASE.search(text):
        return _uncased_name(text)
    words = _without_honorifics(text.split(" "))
    if not 1 <= len(words) <= 5 or not NAME_WORD.match(words[0]):
        return False
    return _capitalised(words[0], first=True) and all(map(_name_word, words)) and _capitalised(words[-1])


def full_names(text: str, language: str = "en") -> tuple[str, ...]:
    """What can be full names in running text, in order, each once: two to four capitalised words
    with their particles; the capital that only begins a sentence is no part of one."""
    found: dict[str, None] = {}
    run: list[str] = []

    def close() -> None:
        name = _trimmed_run(run, language)
        if name:
            found[name] = None
        run.clear()

    for word in WORDS.findall(text):
        core = word.strip(EDGES)
        core = re.sub(r"['’]s$", "", core) if not INITIAL.fullmatch(core) else core
        if word[0] in EDGES:
            close()
        sentence_ends = ENDS_SENTENCE.search(word) is not None and not _may_go_on(core)
        if sentence_ends:
            core = core.rstrip(".")
        if core and (_capitalised(core) or (run and _is_particle(core))) and _name_word(core):
            run.append(core)
        else:
            close()
        if sentence_ends or (core and not word.endswith(core) and not word.endswith(core + ".")):
            close()
    close()
    return tuple(found)


def initials_of(name: str) -> frozenset[str]:
    """The labels that a name may be cut down to: ``Julia Stewart Lowndes`` → JSL, JL, J."""
    words = [word for word in _without_honorifics(_words(name)) if word]
    strong = [word[0].upper() for word in words if not _is_particle(word)]
    if not strong:
        return frozenset()
    hyphened = "".join(part[0].upper() for word in words for part in word.split("-") if part)
    every = "".join(word[0].upper() for word in words)
    full = "".join(strong)
    return frozenset((full, every, hyphened, strong[0], strong[0] + strong[-1] if len(strong) > 1 else full))


def resolve(label: str, names: Sequence[str]) -> str | None:
    """The one full name that a label stands for: itself, its initials, its first or last name, with
    or without an honorific; case and diacritics make no difference. None when none or several fit."""
    bare = " ".join(_without_honorifics(label.strip().strip(":").split()))
    wanted = _folded(bare)
    if not wanted:
        return None
    tests = (_is_whole, _is_initials, _is_first_or_last, _is_part, _is_short)
    for fits in tests:
        found = tuple(dict.fromkeys(name for name in names if fits(wanted, bare, name)))
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def split_people(text: str, language: str = "en") -> tuple[tuple[str, str | None], ...]:
    """The people of a byline without its "by", each with an affiliation or None:
    ``Mia (Green Party), Jon Doe`` → (Mia, Green Party), (Jon Doe, None).

    What follows a comma and is no name belongs to the person before it.
    """
    people: list[tuple[str, str | None]] = []
    for part in _top_level_parts(text, language):
        name, affiliation = _affiliated(part)
        if not name:
            continue
        if people and _only_title_after(name):
            people[-1] = (f"{people[-1][0]}, {name}", affiliation or people[-1][1])
        elif people and not looks_like_name(name):
            before = people[-1]
            people[-1] = (before[0], f"{before[1]}, {name}" if before[1] else name)
        else:
            people.append((name, affiliation))
    return tuple(people)


# -- words of a name ------------------------------------------------------------------------------


def _words(name: str) -> list[str]:
    return [word.strip(EDGES) for word in re.split(r"[\s・·]+", name) if word.strip(EDGES)]


@cache
def _particles() -> frozenset[str]:
    return frozenset(word for phrase in every_language().particles for word in phrase.split())


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(every_language().honorifics)


def _is_particle(word: str) -> bool:
    return word.lower().replace("’", "'") in _particles() and not word.isupper()


def _without_honorifics(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while len(rest) > 1 and rest[0].rstrip(".,").lower() in _honorifics() and len(rest[0].rstrip(".")) > 1:
        rest.pop(0)
    return rest


def _capitalised(word: str, first: bool = False) -> bool:
    bare = re.sub(r"^(?:[dlDLoO]['’]|[aA]l-|[eE]l-)", "", word) or word
    if first and _is_particle(word):
        return True
    return bare[:1].isupper() or bool(NO_CASE.match(bare)) or (bare[:2].isdigit() and bare[-1:].isupper())


def _name_word(word: str) -> bool:
    if _is_particle(word):
        return True
    plain = word.rstrip(",")
    if any(c.isdigit() for c in plain):
        return re.fullmatch(r"\d{1,3}[A-Z]{1,3}", plain) is not None
    if plain.endswith(".") and len(plain) > 4 and plain.count(".") == 1:
        return False
    return NAME_WORD.fullmatch(plain) is not None and _capitalised(plain)


def _uncased_name(text: str) -> bool:
    if any(c.isdigit() for c in text) or re.search(r"[。、！？،؛؟!?:：/／]", text):
        return False
    if CJK.search(text):
        return 1 <= len(text.replace(" ", "")) <= 14
    return 1 <= len(text.split()) <= 5


def _may_go_on(core: str) -> bool:
    """Whether a full stop after this word needn't end a sentence: an initial, an honorific."""
    bare = core.rstrip(".")
    return (
        (len(bare) == 1 and bare.isupper())
        or bool(INITIAL.fullmatch(core) and "." in core)
        or bare.lower() in _honorifics()
    )


def _trimmed_run(run: Sequence[str], language: str) -> str | None:
    openers = lexicon_of(language).openers
    words = list(run)
    while words and (
        (words[0].lower().replace("’", "'") in openers and len(words) != 2)
        or (len(words) > 2 and words[0].lower() in openers)
    ):
        words.pop(0)
    if words and words[0].lower().replace("’", "'") in openers:
        words.pop(0)
    words = _without_honorifics(words)
    while words and _is_particle(words[-1]):
        words.pop()
    strong = [word for word in words if not _is_particle(word)]
    if not 2 <= len(strong) <= 4 or len(words) > 6 or all(INITIAL.fullmatch(word) for word in strong):
        return None
    return " ".join(words)


# -- labels ---------------------------------------------------------------------------------------


@cache
def _folded(text: str) -> str:
    """Lower case without diacritics and marks."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(LIGATURES))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[.,'’ʼ`\-‐‑]", " ", plain).split())


LIGATURES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def _is_whole(wanted: str, _label: str, name: str) -> bool:
    return wanted in (_folded(name), _folded(" ".join(_without_honorifics(name.split()))))


def _is_initials(_wanted: str, label: str, name: str) -> bool:
    letters = re.sub(r"[.\s\-]", "", label)
    return letters.isupper() and 2 <= len(letters) <= 4 and letters in initials_of(name)


def _is_first_or_last(wanted: str, _label: str, name: str) -> bool:
    words = [word for word in _folded(name).split() if len(word) > 1]
    bare = _folded(" ".join(_without_honorifics(name.split()))).split()
    return bool(words) and wanted in (bare[0], bare[-1], words[-1])


def _is_part(wanted: str, _label: str, name: str) -> bool:
    """Words of the label in the name, in order: ``Julia Lowndes``, ``J. Lowndes``, ``Stewart``."""
    words = iter(_folded(name).split())
    return all(any(_word_fits(part, word) for word in words) for part in wanted.split())


def _word_fits(part: str, word: str) -> bool:
    return part == word or (len(part) == 1 and word.startswith(part))


def _is_short(wanted: str, label: str, name: str) -> bool:
    """One letter, or the beginning of the first name: ``J``, ``Alex`` for ``Alexandra``."""
    first = _folded(name).split()[0] if _folded(name) else ""
    return len(wanted) >= 3 and first.startswith(wanted)


# -- bylines --------------------------------------------------------------------------------------


def _top_level_parts(text: str, language: str) -> list[str]:
    """The text cut at commas and at "and", but not inside brackets."""
    hidden = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]", lambda m: "\x00" * len(m[0]), text)
    lexicon = lexicon_of(language)
    parts, start = [], 0
    for cut in lexicon.between_names.finditer(hidden):
        parts.append(text[start : cut.start()])
        start = cut.end()
    parts.append(text[start:])
    return [
        part.strip(" .\n\t") if part.strip().count(".") == 1 and len(part.split()) > 1 else part.strip()
        for part in parts
    ]


def _affiliated(part: str) -> tuple[str, str | None]:
    found = BRACKETED.search(part)
    if found is None:
        return part.strip(), None
    return (part[: found.start()] + " " + part[found.end() :]).strip(), found["inside"].strip() or None


def _only_title_after(name: str) -> bool:
    return name.replace(".", "").lower() in TITLES_AFTER
