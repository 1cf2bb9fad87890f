"""From bytes to text: UTF-8 as a rule, UTF-16 with its mark, else the likeliest legacy encoding."""

from __future__ import annotations

import codecs
import re
import unicodedata

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.parse.manuscript.source_file import SourceFile

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAVE_AS_DOCX = "save it as .docx in a word processor; `standfirst import` makes a manuscript of that"
_FROM_THE_SOURCE = (
    "`standfirst import` makes manuscripts of .docx, .odt, .html and .epub: ask for one of those"
)
_TO_IMPORT: tuple[tuple[re.Pattern[bytes], str, str | None], ...] = (
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub", re.DOTALL), "an ebook (.epub)", None),
    (
        re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text", re.DOTALL),
        "an OpenDocument text (.odt)",
        None,
    ),
    (re.compile(rb"PK\x03\x04(?=.*word/)", re.DOTALL), "a Word document (.docx)", None),
    (re.compile(rb"\{\\rtf"), "an RTF file of a word processor", _SAVE_AS_DOCX),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "a file of an old word processor (.doc)", _SAVE_AS_DOCX),
    (re.compile(rb"%PDF-"), "a PDF", _FROM_THE_SOURCE),
)
"""Files that hold a text which is no manuscript yet: how they begin, what they are, what to do (None: import
them)."""
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html)\b", re.IGNORECASE)
_PAGES_END = (".html", ".htm", ".xhtml")
_OTHER_FILES = (
    (b"PK\x03\x04", "an archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_LEGACY = """cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 iso8859_2 koi8_r koi8_u cp866 mac_roman
cp932 euc_jp gb18030 big5 euc_kr""".split()  # noqa: SIM905 - a list of words reads best as one
"""The encodings that legacy manuscripts come in."""

FEWEST_PAIRS = 8
"""Pairs of bytes: of fewer, NULs say nothing."""

_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029|\x85")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_FIGURE_IN_WORD = re.compile(r"[^\W\d_][¹²³¼½¾][^\W\d_]")
"""``M³yn``: no language writes that, and Polish looks like it in the wrong encoding."""
_WESTERN_MARKS = frozenset("\u00a0¡¢£§©«®°±²³´·¹º»¼½¾¿×÷–—‘’‚“”„†‡•…‰‹›€™ª¨¯¸")


def decode(data: bytes, name: str, report: Report) -> SourceFile | None:
    """The text of a manuscript, with ``\\n`` at line ends and no byte order mark.

    A legacy encoding is taken with a warning (S103); what is no text in any encoding is an error (S101),
    an empty file (S102) and a word processor's file (S123) too, and there is no ``SourceFile`` then.
    Never raises, whatever the bytes.
    """
    if what := _to_import(data, name):
        report.add("S123", Span(name), f"this is {what[0]}, and no manuscript yet", hint=what[1])
        return None
    text = _text(data, name, report)
    if text is None:
        return None
    text = _LINE_ENDS.sub("\n", text)
    if not text.strip():
        report.add("S102", Span(name), "the manuscript is empty")
        return None
    return SourceFile(name, text)


def _text(data: bytes, name: str, report: Report) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked_text(data, mark, encoding, name, report)
    if utf_16 := _unmarked_utf_16(data):
        report.add("S103", Span(name), f"the file has no byte order mark and was read as {utf_16.upper()}")
        return data.decode(utf_16)
    if what := _other_file(data):
        report.add("S101", Span(name), f"this is not text but {what}")
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _mended_utf_8(data, name, report) or _legacy_text(data, name, report)


def _marked_text(data: bytes, mark: bytes, encoding: str, name: str, report: Report) -> str | None:
    """Text behind a byte order mark."""
    if encoding == "utf-8":
        return _text(data[len(mark) :], name, report)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        report.add(
            "S101", Span(name), f"the file says that it is {encoding.upper()}, but is damaged: {error.reason}"
        )
        return None
    if "\0" in text:
        report.add("S101", Span(name), "this is not text: it has NUL characters")
        return None
    return text


def _unmarked_utf_16(data: bytes) -> str | None:
    """UTF-16 that has lost its mark: of mostly Latin text, every other byte is a NUL."""
    pairs = len(data) // 2
    if len(data) % 2 or pairs < FEWEST_PAIRS:
        return None
    for encoding, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if high.count(0) * 2 > pairs and low.count(0) == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if _CONTROLS.search(text.encode()) else encoding
    return None


def _to_import(data: bytes, name: str) -> tuple[str, str | None] | None:
    """What a file is that can be made a manuscript, and what to do if it can't be imported as it is."""
    for begin, what, hint in _TO_IMPORT:
        if begin.match(data):
            return what, hint
    is_page = name.lower().endswith(_PAGES_END) and _PAGE.match(data.removeprefix(codecs.BOM_UTF8))
    return ("a web page", None) if is_page else None


def _other_file(data: bytes) -> str | None:
    """What the bytes are, when they are no text."""
    for mark, what in _OTHER_FILES:
        if data.startswith(mark):
            return what
    if data.count(b"\0") * 20 > len(data):
        return "binary data: it has NUL bytes"
    if len(_CONTROLS.findall(data[:100_000])) > max(len(data[:100_000]) // 100, 3):
        return "binary data: it is full of control characters"
    return None


def _mended_utf_8(data: bytes, name: str, report: Report) -> str | None:
    """UTF-8 text with a few bytes that are not: those are read as Windows-1252, the usual stowaway."""
    text = data.decode(errors="surrogateescape")
    strays = [index for index, character in enumerate(text) if "\udc80" <= character <= "\udcff"]
    good = sum(character >= "\x80" for character in text) - len(strays)
    if len(strays) > good:
        return None
    lines = sorted({text.count("\n", 0, index) + 1 for index in strays[:20]})
    for line in lines:
        report.add("S103", Span(name, line), "bytes that are not UTF-8 were read as Windows-1252")
    return "".join(_read_stray(c) if "\udc80" <= c <= "\udcff" else c for c in text)


def _read_stray(character: str) -> str:
    return bytes([ord(character) - 0xDC00]).decode("cp1252", errors="replace")


def _legacy_text(data: bytes, name: str, report: Report) -> str | None:
    """Text in an encoding of before Unicode."""
    found = _western(data) or _guessed(data)
    if found is None:
        report.add("S101", Span(name), "these bytes are not text in any known encoding")
        return None
    text, encoding = found
    report.add("S103", Span(name), f"the file is not UTF-8 and was read as {encoding}")
    return text


def _western(data: bytes) -> tuple[str, str] | None:
    """The text as Windows-1252, when it reads like a language of western Europe (or 1254: Turkish,
    whose letters of its own would be Icelandic ones there).

    By far the most frequent case, and statistics about letters are unsure of it in short texts.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [m.group() for m in re.finditer(r"[^\W\d_\x00-\x7f]", text)]
    letters = sum(character.isalpha() for character in text)
    odd = _FIGURE_IN_WORD.search(text) or re.search(
        r"[^\W\d_][^\w\s\x00-\x7f‘’´·–—­][^\W\d_]|(?<!\S)[†‡•‰™§¨¯¸]\w", text
    )
    strange = [c for c in text if c >= "\x80" and not c.isalpha() and c not in _WESTERN_MARKS]
    if odd or strange:
        return None
    if set("ýþð") & set(text) and not set("áéíóúæ") & set(text.lower()):
        return data.decode("cp1254", errors="replace"), "Windows-1254"
    return None if len(high) * 4 > letters else (text, "Windows-1252")


def _guessed(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that its letters speak for."""
    from charset_normalizer import from_bytes

    found = list(from_bytes(data, cp_isolation=_LEGACY))
    best = next((match for match in found if not _FIGURE_IN_WORD.search(str(match))), None)
    if best is None:
        return None
    text = str(best)
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\v" for c in text)
    return None if controls > len(text) // 100 else (text, best.encoding)
