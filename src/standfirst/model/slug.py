"""Slugs: names made from words, for pieces, files and anchors."""

from __future__ import annotations

import re
import unicodedata


def slug_of(text: str) -> str:
    """A name for files and anchors: letters and digits of any script, hyphens between them."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "-", folded).strip("-")


LONGEST = 200
"""Bytes of a name that becomes a file's; file systems allow 255, with what is put before and after it."""


def short_enough(name: str) -> str:
    """As much of a name as a file's name may have. (One letter may become eighteen in ``slug_of``.)"""
    return name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").rstrip("-.")


def piece_name(path: str) -> str:
    """The name of a piece, made from its file's name: ``02-two-gardeners.md`` → ``two-gardeners``."""
    name = path.rpartition("/")[2]
    stem = name.partition(".")[0] or name
    slug = slug_of(stem)
    return short_enough(re.sub(r"^\d{1,3}-(?=[^\W\d])", "", slug)) or "piece"


def file_slug(stem: str) -> str:
    """A file's own name, but for what is no good in one."""
    return short_enough(re.sub(r"[^\w.-]+", "-", stem).strip("-.")) or "publication"
