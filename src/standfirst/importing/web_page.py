"""A saved web page → the article in it, as a page of its own for pandoc."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeAlias
from urllib.parse import unquote, unquote_to_bytes

import msgspec
from lxml import etree

from standfirst.importing.errors import MissingConverterError, NotImportedError
from standfirst.importing.marks import without_marks

ReadPicture: TypeAlias = Callable[[str], bytes | None]
"""The bytes of the picture at a path beside the page; None if there is none, or it is elsewhere."""

_AROUND = ("nav", "header", "footer", "aside", "main", "article", "script", "form")
"""What a page of a site has, and a document that a program saved as HTML has not."""
_NEVER_TEXT = ("script", "style", "noscript", "template", "nav", "form", "iframe", "button")
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "pre", "dt", "dd")
"""What holds the words of an article; its text is looked for in what trafilatura finds."""
_CONTAINERS = ("div", "section", "ul", "ol", "aside", "footer", "header", "table", "dl")
_SUFFIXES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The article of a page."""

    html: bytes
    """Without what stood around it."""
    facts: dict[str, str]
    """What the page says of it, by the keys of front matter."""
    pictures: dict[str, bytes]
    """Those that lay beside the page or inside it, by the addresses that ``html`` has for them."""


def article_of(data: bytes, pictures: str, read_picture: ReadPicture) -> Article:
    """The article of a page. Its pictures are to lie in the folder ``pictures``.

    Raises MissingConverterError (S908) without trafilatura, NotImportedError if the page can't be read.
    """
    try:
        import htmldate
        import trafilatura
    except ImportError as error:
        raise MissingConverterError(f"{error.name}, which reads web pages, is not installed") from error
    _refuse_what_is_too_deep(data)
    try:
        page = trafilatura.load_html(data)
        if page is None:
            raise NotImportedError("this is no web page, whatever its name says")
        _drop_private_characters(page)
        facts = _facts_of(page, trafilatura, htmldate)
        if next(page.iter(*_AROUND), None) is None:
            kept, facts = page, {key: facts[key] for key in ("source", "language") if key in facts}
        else:
            kept = _main_text(page, data, trafilatura)
        found = dict(_pictures(kept, pictures, read_picture))
        html = etree.tostring(kept, encoding="utf-8", method="html")
    except (RecursionError, ValueError, AssertionError, LookupError, TypeError, AttributeError) as error:
        raise NotImportedError(f"the page can't be read: {type(error).__name__}") from error
    return Article(html=b'<meta charset="utf-8">' + html, facts=facts, pictures=found)


def _refuse_what_is_too_deep(data: bytes) -> None:
    """What reads the page leaves the rest of it out, where its elements are nested too deep."""
    parser = etree.HTMLParser()
    with suppress(etree.LxmlError, ValueError):
        etree.fromstring(data, parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise NotImportedError(
            "its elements are nested too deep to be read", "save only the part of the page that is needed"
        )


def _facts_of(page: Any, trafilatura: Any, htmldate: Any) -> dict[str, str]:
    """Title, author, date and address, where the page says them."""
    told = trafilatura.extract_metadata(page)
    address = told.url if told and re.match(r"https?://\S+$", told.url or "") else None
    facts = {
        "title": told and told.title,
        "author": told and told.author,
        "date": htmldate.find_date(page, original_date=True, extensive_search=False),
        "language": _language(page.get("lang") or ""),
        "source": address,
    }
    return {key: without_marks(value) for key, value in facts.items() if value}


def _drop_private_characters(page: Any) -> None:
    """Letters of icon fonts, which would be taken for marks."""
    for element in page.iter():
        element.text = element.text and without_marks(element.text)
        element.tail = element.tail and without_marks(element.tail)


def _language(tag: str) -> str | None:
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", tag) else None


def _main_text(page: Any, data: bytes, trafilatura: Any) -> Any:
    """The element that holds the article, without what trafilatura does not take for a part of it.

    Its own output would have no captions, notes and numbers of lists, so it only says what to keep.
    """
    for element in list(page.iter(*_NEVER_TEXT)):
        element.drop_tree()
    article = trafilatura.extract(data, favor_recall=True, include_comments=False, include_tables=True)
    wanted = _letters(article or "")
    kept = [
        block
        for block in page.iter(*_BLOCKS)
        if (words := _letters(block.text_content())) and words in wanted
    ]
    if not kept:
        return page
    body = _common(kept)
    if 2 * len(_letters(body.text_content())) < len(wanted):
        return page  # most of the words stand outside of what holds words in other pages
    inside = {ancestor for block in kept for ancestor in (block, *block.iterancestors())}
    for container in list(body.iter(*_CONTAINERS)):
        if container not in inside and container is not body and not _is_of_article(container, wanted):
            container.drop_tree()
    return body


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _common(elements: list[Any]) -> Any:
    """The innermost element around all of these."""
    around = [list(reversed([element, *element.iterancestors()])) for element in elements]
    shared = [level[0] for level in zip(*around, strict=False) if all(one is level[0] for one in level)]
    return shared[-1]


def _is_of_article(container: Any, wanted: str) -> bool:
    """Whether its words are the article's, or it is only there for a picture outside any link."""
    words = _letters(container.text_content())
    return words in wanted if words else any(img.getparent().tag != "a" for img in container.iter("img"))


def _pictures(page: Any, folder: str, read_picture: ReadPicture) -> Iterator[tuple[str, bytes]]:
    """The pictures that are there, each given an address in the folder."""
    taken: dict[str, str] = {}
    for element in page.iter("img"):
        source = element.get("src") or ""
        if source in taken:
            element.set("src", taken[source])
            continue
        data, name = (
            _embedded(source) if source.startswith("data:") else (read_picture(unquote(source)), source)
        )
        if data is None:
            continue
        stem, _, suffix = re.split(r"[/\\]", unquote(name).split("?")[0])[-1].rpartition(".")
        stem = re.sub(r"[\W_]+", "-", stem.lower()).strip("-") or "picture"
        suffix = re.sub(r"\W", "", suffix.lower())
        number, path = 1, f"{folder}/{stem}.{suffix}"
        while path in taken.values():
            number += 1
            path = f"{folder}/{stem}-{number}.{suffix}"
        taken[source] = path
        element.set("src", path)
        yield path, data


def _embedded(source: str) -> tuple[bytes | None, str]:
    """The bytes of a picture that is in its address, and a name for it."""
    head, _, body = source[5:].partition(",")
    kind, *parameters = head.split(";")
    name = f"picture.{_SUFFIXES.get(kind.strip().lower(), 'bin')}"
    try:
        plain = unquote_to_bytes(body)
        return (base64.b64decode(plain) if "base64" in parameters else plain) or None, name
    except (binascii.Error, ValueError):
        return None, name
