"""What is a word: the manuscript's own words first, then a dictionary of its language."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from standfirst.normalise.language import language_of, likely_language_of

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")

DICTIONARIES = frozenset(
    (
        *("ar", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "gl", "hu"),
        *("is", "it", "lb", "lt", "lv", "mk", "nb", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sv"),
        *("tr", "uk"),
    )
)
"""Languages whose words simplemma knows well enough."""

NOT_IN_DICTIONARY = {
    "fr": """plupart beaucoup quelquefois longtemps toujours souvent davantage plusieurs parfois jamais
        partout autrefois auparavant aussitôt plutôt sitôt ailleurs dehors dessus hormis assez certes
        comment debout également guère jadis mieux naguère néanmoins notamment pourquoi pourtant quant
        quiconque tellement travers volontiers vraiment quasiment dorénavant""",
    "it": """abbastanza soprattutto dappertutto talvolta piuttosto purtroppo ovunque adesso affatto
        altrove certamente cosicché davvero finora giacché giammai indietro inoltre invano lassù laggiù
        neanche neppure oltretutto perfino persino pertanto quaggiù quassù sempre sovente stasera
        stamattina stanotte vicendevolmente viceversa volentieri""",
    "es": "cuandoquiera jamás ojalá viceversa",
    "pl": """natychmiast kiedykolwiek nigdzie aczkolwiek bynajmniej dokąd dookoła doprawdy dotąd
        dotychczas dzisiaj gdziekolwiek ilekroć inaczej jakkolwiek jakoś kiedyś ledwie ledwo nadal
        najpierw naokoło nazajutrz niebawem niegdyś nieraz niezbyt obecnie odkąd odtąd owszem ponownie
        przedtem przedwczoraj skądinąd tamtędy wciąż wkrótce wspólnie wszędzie wtedy wówczas zazwyczaj
        znikąd""",
    "ru": """вовсе всюду вправду впрочем дважды ежедневно навсегда назад наконец наоборот насквозь
        настолько недавно незачем некогда некуда неоткуда нигде нисколько ничуть отсюда оттуда повсюду
        поначалу поровну сверху слева слегка снизу сообща сперва спереди сплошь тотчас чересчур""",
    "uk": "декуди насилу",
}
"""Words that never change, and that simplemma for that reason does not have."""

LONG_ENOUGH = 2
"""Letters: of shorter strings a dictionary knows too many."""


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of a manuscript, lower case, and the compounds that it writes with a hyphen."""

    words: frozenset[str]
    compounds: frozenset[str]
    language: str
    """Primary tag."""

    @property
    def has_dictionary(self) -> bool:
        """Whether there is a dictionary of the language."""
        return self.language in DICTIONARIES

    def attests(self, word: str) -> bool:
        """Whether the manuscript itself has this word."""
        return word.casefold() in self.words

    def attests_compound(self, compound: str) -> bool:
        """Whether the manuscript itself has this compound, with its hyphens, in the middle of a line."""
        return compound.casefold() in self.compounds

    def knows(self, word: str) -> bool:
        """Whether this is a word, by the manuscript or by the dictionary."""
        if self.attests(word):
            return True
        return len(word) >= LONG_ENOUGH and self.has_dictionary and _is_in_dictionary(word, self.language)


@lru_cache(maxsize=20_000)
def _is_in_dictionary(word: str, language: str) -> bool:
    from simplemma import is_known

    if word.lower() in NOT_IN_DICTIONARY.get(language, "").split():
        return True
    spellings = {word, word.lower(), word.lower().capitalize()}
    return any(is_known(spelling, language) for spelling in spellings)


def words_in(prose: str) -> set[str]:
    """The words of a text, lower case."""
    return {word.casefold() for word in WORD.findall(prose)}


def vocabulary_of(prose: str, language: str | None) -> Vocabulary:
    """The words of the text, those cut at a line's end left out; its language found if not given."""
    whole = re.sub(r"\S+[-‐¬\u00ad][ \t]*\n[\s>]*\S*", " ", prose)
    return Vocabulary(
        words=frozenset(words_in(whole)),
        compounds=frozenset(word.casefold() for word in COMPOUND.findall(whole)),
        language=_primary(language or language_of(whole) or likely_language_of(whole) or "en"),
    )


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()
