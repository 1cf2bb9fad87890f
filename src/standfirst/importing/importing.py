"""A file → a manuscript and its pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from standfirst.diagnostics import Report
from standfirst.importing.errors import NotImportedError
from standfirst.importing.kinds import kind_of
from standfirst.importing.marks import PRIVATE, as_critic_markup
from standfirst.importing.open_document import with_visible_marks
from standfirst.importing.pandoc import converted
from standfirst.importing.web_page import ReadPicture, article_of
from standfirst.model.slug import slug_of
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.render.markdown.file import tidy_file
from standfirst.render.markdown.write_front_matter import front_matter_text

ORIGIN = "imported_from"
"""The key of front matter that names the file."""


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file."""

    text: str
    """A manuscript in markdown."""
    pictures: Mapping[str, bytes]
    """By their paths beside the manuscript, which are those in its text."""


def slug_for(name: str) -> str:
    """What the manuscript is called, without ``.md``: ``My Letters (2).docx`` → ``my-letters-2``."""
    return slug_of(name.rpartition(".")[0])[:80].strip("-") or "manuscript"


def import_file(data: bytes, name: str, read_picture: ReadPicture = lambda _: None) -> Imported:
    """The manuscript that a file holds. ``name`` is the file's, without folders.

    ``read_picture`` reads what lies beside a web page. Raises NotImportedError and MissingConverterError.
    """
    kind, slug = kind_of(name, data), slug_for(name)
    facts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    if kind == "odt":
        data = with_visible_marks(data)
    elif kind == "html":
        article = article_of(data, slug, read_picture)
        data, facts, pictures = article.html, article.facts, article.pictures
    markdown, inside = converted(data, kind, slug)
    text = _with_facts(markdown, {**facts, ORIGIN: name})
    if text is None:
        raise NotImportedError("there are no words in it")
    return Imported(text=as_critic_markup(_tidied(text)), pictures={**pictures, **inside})


def messages_about(text: str, name: str, report: Report) -> None:
    """Report what is to be seen to in a manuscript: remarks and changes (S224), marks that are not read."""
    front, body = split_front_matter(SourceFile(name, text), report)
    normalise(body, front, HouseStyle(), report)


def _with_facts(markdown: str, facts: Mapping[str, str]) -> str | None:
    """The text with these facts first in its front matter; None if there is no text."""
    front, body = split_front_matter(SourceFile("", markdown), Report())
    if not re.search(r"\w", PRIVATE.sub("", body.text)) and "title" not in front.values:
        return None
    values = {**front.values, **{key: value for key, value in facts.items() if key not in front.values}}
    return f"{front_matter_text(values)}{body.text.strip()}\n"


def _tidied(text: str) -> str:
    """The text as `standfirst tidy` would write it; as it is, where that would change its meaning."""
    tidy = tidy_file(text.encode(), "", HouseStyle(), Report())
    return tidy.text if tidy and tidy.broken is None else text
