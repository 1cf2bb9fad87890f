"""The words of the shelf's pages and catalogues, in the languages that they can be in."""

from __future__ import annotations

import msgspec
from babel.core import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from standfirst.editions.language_names import language_name


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What no publication says of itself."""

    all: str
    newest: str
    people: str
    sections: str
    section: str
    languages: str
    years: str
    undated: str
    publications: tuple[str, str]
    """One, and several."""
    web: str
    """The edition that is read in the browser."""
    cover: str
    downloads: str
    checksum: str
    accessibility: str
    certified_by: str
    licence: str
    publisher: str
    published: str
    language: str
    identifier: str
    catalogue: str
    """The address for e-readers."""
    earlier: str
    later: str
    pages: str
    search: str
    filters: str
    """What the lists of people, languages and so on are for."""
    to_text: str
    """Past the head of the page."""


ENGLISH = Words(
    all="All",
    newest="Newest",
    people="People",
    sections="Sections",
    section="Section",
    languages="Languages",
    years="Years",
    undated="Undated",
    publications=("publication", "publications"),
    web="Read on the web",
    cover="Cover",
    downloads="Editions",
    checksum="SHA-256",
    accessibility="Accessibility",
    certified_by="certified by",
    licence="Rights",
    publisher="Publisher",
    published="Published",
    language="Language",
    identifier="Identifier",
    catalogue="Catalogue for e-readers (OPDS)",
    earlier="Previous",
    later="Next",
    pages="Pages",
    search="Search",
    filters="Filters",
    to_text="To the contents",
)

_WORDS = {
    "en": ENGLISH,
    "de": Words(
        all="Alle",
        newest="Neueste",
        people="Personen",
        sections="Rubriken",
        section="Rubrik",
        languages="Sprachen",
        years="Jahre",
        undated="Ohne Datum",
        publications=("Veröffentlichung", "Veröffentlichungen"),
        web="Im Browser lesen",
        cover="Umschlag",
        downloads="Ausgaben",
        checksum="SHA-256",
        accessibility="Barrierefreiheit",
        certified_by="bescheinigt von",
        licence="Rechte",
        publisher="Verlag",
        published="Erschienen",
        language="Sprache",
        identifier="Kennung",
        catalogue="Katalog für Lesegeräte (OPDS)",
        earlier="Zurück",
        later="Weiter",
        pages="Seiten",
        search="Suche",
        filters="Auswahl",
        to_text="Zum Inhalt",
    ),
    "fr": Words(
        all="Tout",
        newest="Nouveautés",
        people="Personnes",
        sections="Rubriques",
        section="Rubrique",
        languages="Langues",
        years="Années",
        undated="Sans date",
        publications=("publication", "publications"),
        web="Lire en ligne",
        cover="Couverture",
        downloads="Éditions",
        checksum="SHA-256",
        accessibility="Accessibilité",
        certified_by="certifié par",
        licence="Droits",
        publisher="Éditeur",
        published="Paru",
        language="Langue",
        identifier="Identifiant",
        catalogue="Catalogue pour liseuses (OPDS)",
        earlier="Précédent",
        later="Suivant",
        pages="Pages",
        search="Recherche",
        filters="Filtres",
        to_text="Aller au contenu",
    ),
    "es": Words(
        all="Todo",
        newest="Novedades",
        people="Personas",
        sections="Secciones",
        section="Sección",
        languages="Idiomas",
        years="Años",
        undated="Sin fecha",
        publications=("publicación", "publicaciones"),
        web="Leer en línea",
        cover="Cubierta",
        downloads="Ediciones",
        checksum="SHA-256",
        accessibility="Accesibilidad",
        certified_by="certificado por",
        licence="Derechos",
        publisher="Editorial",
        published="Publicado",
        language="Idioma",
        identifier="Identificador",
        catalogue="Catálogo para lectores (OPDS)",
        earlier="Anterior",
        later="Siguiente",
        pages="Páginas",
        search="Buscar",
        filters="Filtros",
        to_text="Ir al contenido",
    ),
}


def words_for(language: str) -> Words:
    """The words for a language (BCP 47); English where we have none."""
    return _WORDS.get(language.partition("-")[0].lower(), ENGLISH)


def count_of(number: int, language: str) -> str:
    """``1 publication``, ``10,000 publications``."""
    one, several = words_for(language).publications
    return f"{format_decimal(number, locale=_locale(language))} {one if number == 1 else several}"


def name_in_list(tag: str, language: str) -> str:
    """What a language is called in another, with a capital: ``German``; the tag where that is not known."""
    name = language_name(tag, str(_locale(language)).replace("_", "-"))
    return name if name == tag else name[:1].upper() + name[1:]


def size_of(length: int, language: str) -> str:
    """Bytes, for people: ``34 kB``, ``1.2 MB``."""
    if length < 1_000_000:
        return f"{max(1, round(length / 1000))} kB"
    return f"{format_decimal(round(length / 1_000_000, 1), locale=_locale(language))} MB"


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
