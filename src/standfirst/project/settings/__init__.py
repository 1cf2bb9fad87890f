"""The settings of a publication, in its ``publication.toml``: declared, read and documented."""

from standfirst.project.settings.documentation import Setting, new_settings, reference, settings_schema
from standfirst.project.settings.publication import (
    Ebook,
    Look,
    Print,
    Publication,
    PullQuotes,
    TrimName,
    sheet_of,
)
from standfirst.project.settings.reader import read_publication

__all__ = [
    "Ebook",
    "Look",
    "Print",
    "Publication",
    "PullQuotes",
    "Setting",
    "TrimName",
    "new_settings",
    "read_publication",
    "reference",
    "settings_schema",
    "sheet_of",
]
