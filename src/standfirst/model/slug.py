"""Slugs: names made from words, for pieces, files and anchors."""

from __future__ import annotations

import re
import unicodedata


def slug_of(text: str) -> str:
    """A name for files and anchors: letters and digits of any script, hyphens between them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def piece_name(path: str) -> str:
    """The name of a piece, made from its file's name: ``02-two-gardeners.md`` → ``two-gardeners``."""
    name = path.rpartition("/")[2]
    stem = name.partition(".")[0] or name
    slug = slug_of(stem)
    return re.sub(r"^\d{1,3}-(?=[^\W\d])", "", slug) or "piece"


def file_slug(stem: str) -> str:
    """A file's own name, but for what is no good in one."""
    return re.sub(r"[^\w.-]+", "-", stem).strip("-.") or "publication"
