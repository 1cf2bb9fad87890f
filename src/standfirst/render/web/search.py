"""The page that finds words in a site, in the browser: its form, and the script that asks the index."""

from __future__ import annotations

from standfirst.editions.added_words import labels
from standfirst.editions.archive_links import HOME
from standfirst.editions.web import SEARCH, Site
from standfirst.model.direction import direction_of
from standfirst.project.pagefind import SCRIPT
from standfirst.render.html.page import checked, filled
from standfirst.render.web.pages import STYLESHEET

SEARCH_SCRIPT = "search.js"


def search_html(site: Site) -> bytes:
    """The page. Without a script, or read from a disk, it leads to the contents."""
    markup = filled(
        "web/search.html",
        site=site,
        words=labels(site.language),
        direction=direction_of(site.language),
        home=HOME,
        stylesheet=STYLESHEET,
        script=SEARCH_SCRIPT,
        search=SEARCH,
    )
    return checked(markup, SEARCH)


def search_script() -> bytes:
    """What asks the index and shows what it finds."""
    return str(filled("web/search.js", index=SCRIPT)).encode()
