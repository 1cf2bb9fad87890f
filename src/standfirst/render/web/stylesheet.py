"""The stylesheet of the site: the rules of the ebook, those of the site, those of the publication."""

from __future__ import annotations

from standfirst.editions.styles import Stylesheets
from standfirst.render.epub.stylesheet import ebook_stylesheet


def web_stylesheet(styles: Stylesheets) -> str:
    """One stylesheet. The publication's rules may name no file outside the site, as in the ebook; its tokens
    count in all of it."""
    ebook = ebook_stylesheet(f"{styles.tokens}\n{styles.overrides}", styles.ebook)
    return "\n".join((ebook, styles.web, ebook_stylesheet(styles.tokens, "", styles.overrides)))
