"""Which language a text is in, and which way it runs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from math import exp, sqrt

import msgspec

ENOUGH_LETTERS = 20
"""Below this nothing is guessed."""
FEWEST_LETTERS = 4
"""Below this nothing is even likely."""
SHORT = 60
"""Words: of more than these a language is sure, or they are mixed."""
ENOUGH_TEXT = 20_000
"""Characters after which the rest of a long manuscript tells nothing new."""
NO_LANGUAGE = frozenset(("zxx", "la"))
"""What the library says of code, figures and dummy text."""

STOP_WORDS = {
    "en": """the of and to in is that it was for on are with as at this have from not be they by you
        which we were an would there their been has will if about but what when can who one
        out into my your""",
    "fr": """le la les des et est en une que dans qui pour pas sur au ce plus par je avec il sont nous
        mais vous ou du ne se cette être ont aux comme aussi leur c'est d'un d'une qu'il ses
        deux sa très elle on""",
    "de": """der die und das ist nicht zu den in ich von mit sich des auf für ein eine dem im es auch als
        an dass werden wird aus wir er sie hat bei einer um sind wie noch nach oder über
        aber einem einen so""",
    "es": """el la de que y en los se del las un por con no una su para es al lo como más pero sus le ha
        este sí porque esta entre cuando muy sin sobre también hasta hay donde desde todo
        nos está son fue""",
    "pt": """o a de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das
        seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem
        mesmo aos seus são está""",
    "it": """di che è e il la un per in una non sono del della con si come da più anche le al ma i nel
        dei questo lo ha gli alla delle ci nella mi o perché questa molto essere dal stato
        loro tutto cosa""",
    "nl": """de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij ze hij
        naar heeft hebben wordt nog uit ik door over wat deze je wij kan zo geen dit werd
        ons""",
    "sv": """och att det i en som på är av för med till den har de inte om ett han men var jag sig från
        vi så kan när år under också efter eller nu sin där vid mot ska skulle finns mycket""",
    "da": """og i at det er en til af på for med de den ikke der som har et kan var om men jeg vi han
        eller så fra blev ved efter også hvor nu ud være skal mere noget meget sig""",
    "nb": """og i det er på en til som av for at med de ikke den har et om var jeg men vi fra så kan
        eller han seg også etter skal ble være når nå hadde mer noe mye ved""",
    "pl": """i w na z się nie do to jest że o jak po co a tym od za ale przez przy dla czy są jego tego
        tylko może było być był już także oraz które który która ich bardzo jako lub""",
    "tr": """ve bir bu da de için ile çok ne daha olarak gibi o kadar var en ama sonra olan ben değil mi
        her ya ise diye ki biz şey nasıl bunu zaman olduğu tarafından""",
    "ca": """de la i que el a en els les un una per amb és no del al es va més com als dels són ha aquest
        aquesta però pel també seva seu hi ens si l'any perquè han molt on entre""",
    "ro": """și de în la a cu pe nu este că o un din care pentru să mai sunt ca au fost se prin după lui
        sau dar era ce fi am acest această cum foarte""",
    "cs": """a je v se na to že s z do o jako za by pro ale k jsem i co ve jsou od po tak který už při
        jeho jen byl bylo která nebo být aby mě jak""",
    "hu": """a az és hogy nem is egy van de ez meg csak mint volt már ki azt még ha ezt vagy el lehet
        minden után pedig nagyon kell""",
    "fi": """ja on ei että se oli hän mutta ovat kun joka myös niin kuin tai ole siitä mitä sen nyt olen
        vain jos jo sitä voi ollut""",
}
"""The commonest words of languages in Latin letters; those that we know most of come first."""

MARKS = {
    "¿¡ñ": "es",
    "ãõ": "pt",
    "ß": "de",
    "łąęśźżćń": "pl",
    "ğış": "tr",
    "őű": "hu",
    "řěů": "cs",
    "șță": "ro",
}
"""Letters that only one of these languages has, or nearly; each occurrence counts like a word."""

FRENCH_SPACE = re.compile("«[ \u00a0\u202f]|[\u00a0\u202f][;:!?»]")
"""Only French sets a space there; each counts like a word."""

LOOSE_FRENCH_SPACE = re.compile(r"[^\W\d_] [?!;»]")
"""The same from a keyboard that has no no-break space."""

NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "portuguese": "pt", "italian": "it",
    "polish": "pl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "japanese": "ja", "chinese": "zh",
    "dutch": "nl", "swedish": "sv", "turkish": "tr", "catalan": "ca", "persian": "fa", "hebrew": "he",
    "greek": "el", "korean": "ko", "danish": "da", "norwegian": "nb", "finnish": "fi", "czech": "cs",
    "hungarian": "hu", "romanian": "ro", "bulgarian": "bg", "serbian": "sr", "latin": "la", "hindi": "hi",
    "français": "fr", "deutsch": "de", "español": "es", "castellano": "es", "português": "pt",
    "italiano": "it", "polski": "pl", "русский": "ru", "українська": "uk", "العربية": "ar", "日本語": "ja",
    "中文": "zh", "nederlands": "nl", "svenska": "sv", "türkçe": "tr", "català": "ca", "فارسی": "fa",
    "british english": "en-GB", "american english": "en-US", "brazilian portuguese": "pt-BR",
    "português do brasil": "pt-BR", "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant",
    "简体中文": "zh-Hans", "繁體中文": "zh-Hant",
}  # fmt: skip
"""What people write for a tag."""

THREE_LETTERS = {
    "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "por": "pt", "ita": "it",
    "pol": "pl", "rus": "ru", "ukr": "uk", "ara": "ar", "jpn": "ja", "zho": "zh", "chi": "zh", "nld": "nl",
    "dut": "nl", "swe": "sv", "tur": "tr", "cat": "ca", "jp": "ja", "cn": "zh", "ua": "uk",
}  # fmt: skip

TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z0-9]{5,8})*", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
MARKED = frozenset("./_@")
NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|[\w-]+(?:[./_][\w-]+)+")
NOT_PROSE_OR_MAIL = re.compile(r"https?://\S+|[\w-]+(?:[./_][\w-]+)+")
"""The same of a word without ``@``, from each of whose letters that would be looked for in vain."""


def language_of(text: str) -> str | None:
    """The language of a text as a BCP 47 primary tag; None where it is short, mixed or unknown.

    The letters decide where they can, then the commonest words, and only where those are not
    sure the library that knows a hundred languages.
    """
    prose = " ".join([word if MARKED.isdisjoint(word) else _prose(word) for word in text.split()])
    letters = Counter(prose.lower())
    script = _script(letters)
    if script is None:
        return None
    if script == "Latin":
        return _by_words(prose, letters)
    return _by_letters(letters, script)


def _prose(word: str) -> str:
    return (NOT_PROSE if "@" in word else NOT_PROSE_OR_MAIL).sub(" ", word)


def likely_language_of(text: str) -> str | None:
    """The likeliest language of a text that is too short for ``language_of``; None where nothing tells.

    A language other than English has to be the more probable, the more the text has of English.
    """
    letters = Counter(text.lower())
    script = _script(letters, enough=FEWEST_LETTERS)
    if script is None:
        return None
    if script not in ("Latin", "Cyrillic"):
        return _by_letters(letters, script)
    guess = _guess(text, letters)
    if guess is not None and guess.words > SHORT:
        return None
    if script == "Cyrillic":
        return _by_letters(letters, script) or "ru"
    language, probability = _most_probable(text)
    has_english = guess is not None and "en" in (guess.language, guess.second)
    speaks_for_it = guess is not None and guess.language == language
    speaks_for_it |= language == "fr" and bool(LOOSE_FRENCH_SPACE.search(text))
    needed = 0.9 if has_english else 0.6 if speaks_for_it else 0.75
    return language if probability >= needed else None


def canonical(tag: str) -> str | None:
    """A BCP 47 tag in its usual spelling from what people write: ``en_US``, ``English``, ``DE-de``.

    None where it is no language: the caller reports it and goes on without.
    """
    plain = " ".join(tag.split()).strip().lower()
    if plain in NAMES:
        return NAMES[plain]
    plain = plain.split(".")[0].replace("_", "-").replace(" ", "-")
    if TAG.fullmatch(plain) is None:
        return None
    first, *rest = plain.split("-")
    return "-".join((THREE_LETTERS.get(first, first), *map(_subtag, rest)))


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) in (2, 3) else part


# -- letters --------------------------------------------------------------------------------------


def _script(letters: Counter[str], enough: int = ENOUGH_LETTERS) -> str | None:
    """The script that most letters belong to: the first word of their Unicode names."""
    counts: Counter[str] = Counter()
    for letter, times in letters.items():
        if letter.isalpha():
            counts[_script_of(letter)] += times
    if not counts:
        return None
    # A Japanese or Chinese letter says as much as two or three Latin ones.
    for script in ("Han", "Kana", "Hangul"):
        counts[script] *= 2
    total = sum(counts.values())
    if total < enough:
        return None
    if counts["Kana"] and counts["Kana"] + counts["Han"] > total / 2:
        return "Kana" if counts["Kana"] > 0.1 * counts["Han"] else "Han"
    script, most = counts.most_common(1)[0]
    return script if most > 0.6 * total else None


@cache
def _script_of(letter: str) -> str:
    if "\u3040" <= letter <= "\u30ff":
        return "Kana"
    if "\u3400" <= letter <= "\u9fff":
        return "Han"
    return unicodedata.name(letter, "Unknown").split()[0].title()


def _by_letters(counts: Counter[str], script: str) -> str | None:
    match script:
        case "Kana":
            return "ja"
        case "Han":
            return "zh"
        case "Cyrillic":
            return _cyrillic(counts)
        case "Arabic":
            persian, letters = sum(counts[c] for c in "پچژگیک"), sum(counts[c] for c in "ابتدرسنمهويىك")
            if sum(counts[c] for c in "ےںٹڈڑ") > 0.03 * letters:
                return "ur"
            return "fa" if persian > 0.1 * letters else "ar"
        case _:
            return ONLY_LANGUAGE.get(script)


ONLY_LANGUAGE = {
    "Greek": "el",
    "Hebrew": "he",
    "Hangul": "ko",
    "Thai": "th",
    "Georgian": "ka",
    "Armenian": "hy",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Gujarati": "gu",
    "Gurmukhi": "pa",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Khmer": "km",
    "Lao": "lo",
    "Myanmar": "my",
    "Ethiopic": "am",
}


def _cyrillic(counts: Counter[str]) -> str | None:
    """By the letters that tell these languages apart."""

    def having(letters: str) -> int:
        return sum(counts[letter] for letter in letters)

    if having("ў"):
        return "be"
    if having("ђћљњџ"):
        return "sr"
    if having("ѓќѕ"):
        return "mk"
    ukrainian, russian = having("іїєґ"), having("ыэъё")
    if ukrainian > 2 * russian:
        return "uk"
    if counts["ъ"] > 2 * having("ыэ") + 2:
        return "bg"
    return "ru" if russian >= 2 * ukrainian else None


# -- words ----------------------------------------------------------------------------------------


class _Guess(msgspec.Struct, frozen=True):
    language: str
    share: float
    """Of all words, the share that speaks for the language."""
    second: str
    lead: float
    """How many times the points of the second."""
    words: int

    @property
    def is_sure(self) -> bool:
        """Right for all but 2 of 2,900 texts of twenty words and more in fifteen languages."""
        if self.words >= 20:
            return self.share > 0.1 and self.lead > 1.5
        return self.words >= 12 and self.share > 0.2 and self.lead > 1.6

    @property
    def is_mixed(self) -> bool:
        """Long, and two languages have nearly the same of it."""
        kin = {self.language, self.second} == {"da", "nb"}
        return self.words >= 60 and self.share > 0.05 and self.lead < 1.2 and not kin


def _by_words(text: str, letters: Counter[str]) -> str | None:
    guess = _guess(text[:ENOUGH_TEXT], letters)
    if guess is None or guess.is_mixed:
        return None
    if guess.language == "cs" and not any(letters[letter] for letter in "řěů"):
        return _by_library(text[:ENOUGH_TEXT], msgspec.structs.replace(guess, share=0.0))  # Slovak, Slovene
    return guess.language if guess.is_sure else _by_library(text[:ENOUGH_TEXT], guess)


def _guess(text: str, letters: Counter[str]) -> _Guess | None:
    """The language whose commonest words are most of the text's; a word or letter that two
    languages share gives half a point to each."""
    words = Counter(WORD.findall(text.lower().replace("’", "'")))
    points: dict[str, float] = defaultdict(float)
    points["fr"] += len(FRENCH_SPACE.findall(text))
    table = _languages_of_words()
    for word, times in words.items():
        for language in table.get(word, ()):
            points[language] += times / len(table[word])
    for marks, language in MARKS.items():
        points[language] += sum(letters[mark] for mark in marks)
    if not words or not any(points.values()):
        return None
    language, second = sorted(points, key=lambda language: (-points[language], language))[:2]
    lead = points[language] / points[second] if points[second] else float("inf")
    return _Guess(language, points[language] / words.total(), second, lead, words.total())


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for language, words in STOP_WORDS.items():
        for word in words.split():
            table[word] = (*table.get(word, ()), language)
    return table


def _by_library(text: str, guess: _Guess) -> str | None:
    """The library's word, if ours is the same, or if the text is long and none of our languages."""
    import py3langid  # type: ignore[import-untyped]  # it has no types

    found: str = py3langid.classify(text)[0]
    language = "nb" if found in ("no", "nn") else found
    if language == guess.language and guess.words >= 5:
        return language
    unknown = language not in STOP_WORDS and language not in NO_LANGUAGE
    return language if unknown and guess.words >= 40 and guess.share < 0.1 else None


def _most_probable(text: str) -> tuple[str, float]:
    """The likeliest by the library of the languages that have stop words here, and how likely that is.

    Its scores become probabilities as it makes them itself, where it is asked for all languages.
    """
    import py3langid  # it has no types

    scores: dict[str, float] = {}
    for found, score in py3langid.rank(text):
        language = "nb" if found in ("no", "nn") else found
        if language in STOP_WORDS:
            scores.setdefault(language, score)
    best = max(scores, key=lambda language: scores[language])
    warmth = sqrt(len(text.encode()))
    return best, 1 / sum(exp((score - scores[best]) / warmth) for score in scores.values())
