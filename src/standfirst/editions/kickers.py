"""Kickers: the word or two over a title that say what kind of piece this is, where the author gave none.

And the other few words of a magazine's page that nobody wrote. A language that is not listed has none.
"""

from __future__ import annotations

import msgspec

from standfirst.model.document import PieceKind


class MagazineWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a language that a magazine's pages add."""

    kickers: dict[PieceKind, str]
    """What each kind of piece is called over its title."""
    of: str
    """Between a person and where they are from."""
    and_: str
    """Between the last two of several people."""
    first_published: str
    """Before the date on which a piece first appeared."""


def _kickers(
    letter: str, interview: str, essay: str, report: str, how_to: str, poem: str, review: str, plates: str
) -> dict[PieceKind, str]:
    return {
        "letter": letter,
        "interview": interview,
        "essay": essay,
        "report": report,
        "how-to": how_to,
        "poem": poem,
        "review": review,
        "photo-story": plates,
    }


_WORDS = {
    "en": MagazineWords(
        kickers=_kickers("Letter", "Interview", "Essay", "Report", "How to", "Poem", "Review", "Plates"),
        of="of",
        and_="and",
        first_published="First published",
    ),
    "de": MagazineWords(
        kickers=_kickers(
            "Editorial", "Interview", "Essay", "Reportage", "Anleitung", "Gedicht", "Besprechung", "Bilder"
        ),
        of="von",
        and_="und",
        first_published="Zuerst erschienen:",
    ),
    "fr": MagazineWords(
        kickers=_kickers(
            "Éditorial", "Entretien", "Essai", "Reportage", "Mode d’emploi", "Poème", "Critique", "Images"
        ),
        of="de",
        and_="et",
        first_published="Première parution :",
    ),
    "es": MagazineWords(
        kickers=_kickers(
            "Editorial", "Entrevista", "Ensayo", "Reportaje", "Cómo se hace", "Poema", "Reseña", "Imágenes"
        ),
        of="de",
        and_="y",
        first_published="Publicado por primera vez:",
    ),
    "it": MagazineWords(
        kickers=_kickers(
            "Editoriale",
            "Intervista",
            "Saggio",
            "Reportage",
            "Come si fa",
            "Poesia",
            "Recensione",
            "Immagini",
        ),
        of="di",
        and_="e",
        first_published="Prima pubblicazione:",
    ),
    "pt": MagazineWords(
        kickers=_kickers(
            "Editorial", "Entrevista", "Ensaio", "Reportagem", "Como se faz", "Poema", "Resenha", "Imagens"
        ),
        of="de",
        and_="e",
        first_published="Primeira publicação:",
    ),
    "nl": MagazineWords(
        kickers=_kickers(
            "Redactioneel", "Interview", "Essay", "Reportage", "Handleiding", "Gedicht", "Recensie", "Beelden"
        ),
        of="van",
        and_="en",
        first_published="Eerder verschenen:",
    ),
}


def magazine_words(language: str) -> MagazineWords | None:
    """The words of a language; None if they are not known."""
    return _WORDS.get(language.split("-")[0].lower())
