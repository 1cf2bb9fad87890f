"""The stylesheet of the site: the rules of the ebook, those of the site, those of the publication."""

from __future__ import annotations

from collections.abc import Iterable

from standfirst.editions.styles import Stylesheets
from standfirst.render.epub.stylesheet import NIGHT_SHEET, accent_rules, ebook_stylesheet


def web_stylesheet(styles: Stylesheets, accents: Iterable[str] = ()) -> str:
    """One stylesheet. The publication's rules may name no file outside the site, as in the ebook; its tokens
    count in all of it. ``accents``: the colours of the sections of its pieces."""
    ebook = ebook_stylesheet(f"{styles.tokens}\n{styles.overrides}", styles.ebook)
    own = ebook_stylesheet(styles.tokens, "", styles.overrides)
    return "\n".join((ebook, styles.web, NIGHT_SHEET, *accent_rules(accents), own))
