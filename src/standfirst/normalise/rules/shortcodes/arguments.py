"""What stands in a tag behind its name: ``src="a.png" alt='…' 250``."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from standfirst.parse.manuscript.key_names import OURS

QUOTED = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|“[^”]*”|`[^`]*`"
ARGUMENT = re.compile(rf"(?:(?P<key>[^\W\d][\w-]*)\s*[=:]\s*)?(?P<value>{QUOTED}|[^\s=,\"'“`][^\s,]*)")


IN_ENGLISH = {
    **{name: key for name, key in OURS.items() if key in ("title", "author")},
    **dict.fromkeys(("entete", "en-tete", "entête", "kop", "überschrift", "encabezado"), "title"),
    **dict.fromkeys(("cabecalho", "cabeçalho"), "title"),
    **dict.fromkeys(("legende", "légende", "bildunterschrift", "bildtext", "leyenda"), "caption"),
    **dict.fromkeys(("legenda", "didascalia", "onderschrift", "bijschrift", "pie"), "caption"),
    **dict.fromkeys(("texte", "texto", "testo", "tekst", "inhalt", "contenu", "contenido"), "text"),
    **dict.fromkeys(("quelle", "fuente", "fonte", "bron"), "source"),
    **dict.fromkeys(("beschreibung", "descripcion", "descripción", "descrição"), "description"),
    **dict.fromkeys(("descrizione", "omschrijving"), "description"),
}
"""What keys in other languages are in English: titles and authors as in front matter, and others."""


def key_of(argument: re.Match[str]) -> str:
    """The key of an argument, in small letters and in English where it is known; empty without a key."""
    key = (argument["key"] or "").lower()
    return IN_ENGLISH.get(key, key)


class Arguments(msgspec.Struct, frozen=True):
    """The arguments of a tag, with and without a name."""

    named: Mapping[str, str]
    """By key, lower case."""
    positional: tuple[str, ...]
    quoted: tuple[str, ...]
    """Of the positional ones those in quotation marks."""
    words: str = ""
    """All of them as they stand."""

    def first(self, *keys: str) -> str:
        """The first of these keys that has a value, else nothing."""
        return next((self.named[key] for key in keys if self.named.get(key)), "")


def arguments_of(words: str) -> Arguments:
    """Read a tag's arguments."""
    named: dict[str, str] = {}
    positional: list[str] = []
    quoted: list[str] = []
    for match in ARGUMENT.finditer(words):
        value = unquoted(match["value"])
        if match["key"] and not match["value"].startswith("//"):
            named.setdefault(key_of(match), value)
        elif match["key"]:
            positional.append(match[0])
        else:
            positional.append(value)
            if value != match["value"]:
                quoted.append(value)
    return Arguments(named, tuple(positional), tuple(quoted), words)


def unquoted(value: str) -> str:
    """An argument without its quotation marks."""
    if len(value) > 1 and value[0] in "\"'“`" and value[-1] in "\"'”`":
        return re.sub(r"\\([\"'\\])", r"\1", value[1:-1])
    return value
