"""Links from one article of an archive to another: where each is published, and the way there."""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from standfirst.model.slug import file_slug

HOME = "index.html"
"""The page with which a site begins."""


def folder_of(article: str) -> str:
    """The folder of an article's site, by path from that of the archive, from the path of its manuscript."""
    folder, name = posixpath.split(article)
    return posixpath.join(folder, file_slug(name.rpartition(".")[0]))


def address_of(article: str, archive: str | None) -> str | None:
    """The full address of an article (``walls/wall.md#place``) in an archive that is published at an address;
    None where that is not known."""
    if archive is None:
        return None
    path, _, place = article.partition("#")
    return f"{archive.rstrip('/')}/{quote(folder_of(path))}/" + (f"#{place}" if place else "")


def way_to(article: str, folder: str | None) -> str | None:
    """The relative address of another article's page, from the pages of a site in this folder of the archive;
    None for a site that is in no archive."""
    if folder is None:
        return None
    path, _, place = article.partition("#")
    return quote(posixpath.relpath(f"{folder_of(path)}/{HOME}", folder)) + (f"#{place}" if place else "")
