"""Dates as people write them, in the language of the piece, as precise as they were written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

import msgspec

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "012345678901234567890123456789")
KANJI = {
    "〇": "0",
    "零": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}
MONTH_FIRST = frozenset(("en-us", "en-ph", "en-ca"))
"""Tags whose numeric dates begin with the month; bare English may be either, and is not guessed."""
REGIONS = {
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    "de": ("de", "de_AT"),
    "pt": ("pt", "pt_PT"),
    "en": ("en", "en_GB"),
    "es": ("es", "es_UY"),
    "nb": ("nb",),
}
"""Where one language has several names for the months."""
MORE_MONTHS = {
    "en": {"sept": 9},
    "fr": {"fev": 2, "aout": 8, "decembre": 12, "fevrier": 2},
    "de": {"jän": 1, "sept": 9, "okt": 10, "mrz": 3},
    "es": {"setiembre": 9, "sept": 9},
}
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
ORDINAL = r"(?:st|nd|rd|th|er|re|ère|º|ª|°|o|e|:?a|:?e|-?го|-?є|-?е)?"
OF = r"(?:of|de|del|d['’]|di|van|den|der)?"
YEAR_AFTER = r"(?:\s*(?:года?|г\.|року|р\.|roku|r\.|年|год))?"


class FoundDate(msgspec.Struct, frozen=True):
    """A date in a text."""

    start: int
    """Characters from the beginning of the text."""
    end: int
    iso: str
    """``2016``, ``2016-05`` or ``2016-05-03``."""


def find_dates(text: str, language: str, *, year_ok: bool = False) -> tuple[FoundDate, ...]:
    """The dates that are written out in a text, in order; of a range, the first day.

    Weekday and ordinal belong to the date. No words like "yesterday", no bare numbers; a year
    alone only with ``year_ok``. A numeric date whose day and month can't be told apart in this
    language is left out.
    """
    plain = text.translate(DIGITS)
    if not any(c.isdigit() or c in KANJI for c in plain):
        return ()
    found: list[FoundDate] = []
    taken = 0
    for date in sorted(_candidates(plain, language, year_ok), key=lambda date: (date.start, -date.end)):
        if date.start >= taken:
            found.append(date)
            taken = date.end
    return tuple(found)


def is_only_date(text: str, language: str) -> str | None:
    """The ISO date of a line that is nothing but a date, with or without weekday, time, brackets or
    a word like "Published on"."""
    from standfirst.normalise.lexicon import lexicon_of

    if len(text) > 90:
        return None
    dates = find_dates(text, language, year_ok=True)
    if not dates:
        return None
    first = dates[0]
    before, after = text[: first.start].strip(" \t\n*_([（【—–-·|•,"), text[first.end :]
    lexicon = lexicon_of(language)
    words = (lexicon.published, lexicon.first_published, lexicon.updated, lexicon.retrieved)
    for pattern in words:
        before = pattern.sub("", before)
    before = LITTLE_WORDS.sub("", before).strip(" :：.,")
    after = LITTLE_WORDS.sub("", TIME.sub("", after, count=1)).strip(" \t\n*_)]）】—–-·|•,.;:。")
    if len(dates) == 1:
        return first.iso if not before and not after else None
    return None


def parse_date(value: object, language: str) -> str | None:
    """The ISO date of a front-matter value: a date object, a number that is a year, or words.

    What no rule of ours reads is given to dateparser, strictly: nothing relative, nothing incomplete.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return None
    text = " ".join(str(value).split())
    if re.fullmatch(YEAR, text):
        return text
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    if compact:
        return _iso(int(compact[1]), int(compact[2]), int(compact[3]))
    dates = find_dates(text, language)
    if not dates and not language.startswith("en"):
        dates = find_dates(text, "en")
    if dates:
        return dates[0].iso
    return _by_library(text, language)


LITTLE_WORDS = re.compile(
    r"(?<!\w)(?:on|the|le|am|vom|den|el|em|il|dnia|от|від|w dniu|في|dated|at|um|à|a las)(?!\w)", re.IGNORECASE
)
TIME = re.compile(
    r"^\W{0,3}(?:at|um|à|a las|às|alle|godz\.?|в|о|kl\.?)?\s*T?\d{1,2}[:.h時时]\d{0,2}(?:分|:\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|uhr|h)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{1,2}:?\d{0,2})?",
    re.IGNORECASE,
)


# -- shapes ---------------------------------------------------------------------------------------


def _candidates(text: str, language: str, year_ok: bool) -> Iterator[FoundDate]:
    """Every reading of the shapes below, overlapping ones too."""
    yield from _east_asian(text)
    yield from _numeric(text, language)
    yield from _with_month(text, language)
    if year_ok:
        for match in re.finditer(rf"(?<![\w.,/-]){YEAR}(?![\w/-]|[.,]\d)", text):
            yield FoundDate(match.start(), match.end(), match[0])


def _with_month(text: str, language: str) -> Iterator[FoundDate]:
    primary = language.replace("_", "-").split("-")[0].lower()
    shapes = _shapes(primary)
    if shapes is None:
        return
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    months = _months(primary)
    for shape in shapes:
        for match in shape.finditer(folded):
            groups = match.groupdict()
            month = months[groups["month"].rstrip(".")]
            iso = _iso(int(groups["year"]), month, int(groups["day"]) if groups.get("day") else None)
            if iso:
                yield FoundDate(match.start(), match.end(), iso)


@cache
def _months(primary: str) -> dict[str, int]:
    """Every name of a month, lower case without full stop, from CLDR; empty for an unknown language."""
    from babel import Locale, UnknownLocaleError

    names: dict[str, int] = {}
    for tag in REGIONS.get(primary, (primary,)):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        for context in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context.get(width, {}).items():
                    if not name[0].isdigit():
                        names.setdefault(name.lower().rstrip("."), int(number))
    names.update(MORE_MONTHS.get(primary, {}))
    return names


@cache
def _weekdays(primary: str) -> str:
    from babel import Locale

    names = {
        name.lower().rstrip(".")
        for tag in REGIONS.get(primary, (primary,))
        for context in Locale.parse(tag).days.values()
        for width in ("wide", "abbreviated")
        for name in context.get(width, {}).values()
    }
    return _either(names)


def _either(names: set[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _shapes(primary: str) -> tuple[Pattern[str], ...] | None:
    """Day month year, month day year, month year, year month day; with their weekday."""
    months = _months(primary)
    if not months:
        return None
    month = rf"(?P<month>{_either(set(months))})(?!\w)\.?"
    weekday = rf"(?:(?<!\w)(?:{_weekdays(primary)})\.?,?\s+(?:(?:the|le|den|der|dem|el|o|dnia|de|den)\s+)?)?"
    year = rf"(?P<year>{YEAR})(?!\d){YEAR_AFTER}"
    day = r"(?<![\w.,/:-])(?P<day>[0-3]?\d)"
    until = rf"(?:\s*(?:[-–—/]|to|bis|au|al|a|y|e|and|и|et|und|до)\s*[0-3]?\d{ORDINAL}\.?)?"
    parts = (
        rf"{weekday}{day}{ORDINAL}\.?{until}\s*{OF}\s*{month},?\s*{OF}\s*{year}",
        rf"{weekday}{day}{ORDINAL}\.?\s*{OF}\s*{month}\s*[-–—]\s*[0-3]?\d{ORDINAL}\.?\s*{OF}\s*\w+\.?,?\s*{OF}\s*{year}",
        rf"{weekday}(?<!\w){month}\s*(?P<day>[0-3]?\d){ORDINAL}{until},?\s+{OF}\s*{year}",
        rf"(?<![\w.,/:-]){year}[\s,.-]+{month}\s+(?P<day>[0-3]?\d)(?!\w){ORDINAL}",
        rf"(?<!\w){month},?\s*{OF}\s*{year}",
    )
    return tuple(re.compile(part) for part in parts)


def _numeric(text: str, language: str) -> Iterator[FoundDate]:
    for match in re.finditer(r"(?<![\w.,/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[./-]\d)", text):
        yield from _found(match, _iso(int(match[1]), int(match[3]), int(match[4])))
    for match in re.finditer(r"(?<![\w.,/-])(\d{4})-(\d{2})(?![\w-]|[./]\d)", text):
        yield from _found(match, _iso(int(match[1]), int(match[2]), None))
    for match in re.finditer(r"(?<![\w.,/-])(\d{1,2})(\.\s?|/|-)(\d{1,2})\2(\d{4})(?!\d|[./-]\d)", text):
        first, second = int(match[1]), int(match[3])
        day_first = _day_first(first, second, language)
        if day_first is not None:
            day, month = (first, second) if day_first else (second, first)
            yield from _found(match, _iso(int(match[4]), month, day))


def _day_first(first: int, second: int, language: str) -> bool | None:
    """None where it can't be told."""
    if first > 12 or second > 12 or first == second:
        return first > 12 or first == second
    tag = language.replace("_", "-").lower()
    if tag == "en":
        return None
    return tag not in MONTH_FIRST


def _east_asian(text: str) -> Iterator[FoundDate]:
    numbers = r"[\d〇零一二三四五六七八九十]"
    era = "|".join(ERAS)
    shape = rf"(?P<era>{era})?\s*(?P<year>{numbers}{{1,4}}|元)\s*年\s*(?P<month>{numbers}{{1,3}})\s*月(?:\s*(?P<day>{numbers}{{1,3}})\s*[日号號])?(?:\s*[（(]\s*[月火水木金土日](?:曜日?)?\s*[)）]|\s*(?:星期|周|週)[一二三四五六日天])?"
    for match in re.finditer(shape, text):
        year = 1 if match["year"] == "元" else _east_asian_number(match["year"])
        year += ERAS.get(match["era"] or "", 0)
        day = _east_asian_number(match["day"]) if match["day"] else None
        yield from _found(match, _iso(year, _east_asian_number(match["month"]), day))


def _east_asian_number(text: str) -> int:
    """``2023``, ``二〇二三``, ``十二``, ``二十八``."""
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (int(KANJI.get(tens, "1"))) + int(KANJI.get(ones, "0"))
    return int("".join(KANJI.get(c, c) for c in text) or "0")


def _found(match: Match[str], iso: str | None) -> Iterator[FoundDate]:
    if iso:
        yield FoundDate(match.start(), match.end(), iso)


def _iso(year: int, month: int, day: int | None) -> str | None:
    if not 1500 <= year <= 2099:
        return None
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]


# -- the library ----------------------------------------------------------------------------------


def _by_library(text: str, language: str) -> str | None:
    """Dateparser's reading of a value that has at least a year and a month, else None."""
    if not re.search(r"\d", text) or len(text) > 60:
        return None
    import dateparser

    primary = language.replace("_", "-").split("-")[0].lower()
    languages = list(dict.fromkeys((primary, "en")))
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["year", "month", "day"],
        "PARSERS": ["absolute-time"],
    }
    try:
        date = dateparser.parse(text, languages=languages, settings=settings)  # type: ignore[arg-type]  # its own keys
    except (ValueError, TypeError):
        return None
    return date.date().isoformat() if date and 1500 <= date.year <= 2099 else None
