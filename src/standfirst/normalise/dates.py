"""Dates as people write them, in the language of the piece, as precise as they were written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import Match, Pattern

import msgspec

from standfirst.normalise.lexicon import lexicon_of

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９", "012345678901234567890123456789")
KANJI = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
MONTH_FIRST = frozenset(("en-us", "en-ph"))
"""Tags whose numeric dates begin with the month; bare English may be either, and is not guessed."""
REGIONS = {
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    "de": ("de", "de_AT"),
    "en": ("en", "en_GB", "en_CA"),
    "es": ("es", "es_UY"),
    "pt": ("pt", "pt_PT"),
}
"""Where one language has several names for its months."""
MORE_MONTHS = {
    "en": {"sept": 9},
    "fr": {"fev": 2, "fevrier": 2, "aout": 8, "decembre": 12},
    "de": {"jän": 1, "mrz": 3, "sept": 9},
    "es": {"setiembre": 9, "sept": 9},
    "ar": {"ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10},
}
"""As people write them too."""
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
CAPITAL_MONTHS = frozenset(("en", "de"))
"""Languages whose months have a capital: "may" and "march" are no months without one."""

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
MAY_HOLD_DATE = re.compile(rf"(?<!\d){YEAR}(?!\d)|年|년")
ORDINAL = r"(?:st|nd|rd|th|er|re|ère|\.?[ºª°]|ro|:?[ae](?!\w)|-?го|-?є|-?е)?"
OF = r"(?:(?:of|de|del|di|van|den|der)\s+|d['’])?"
YEAR_AFTER = r"(?:\s*(?:года?|г\.|року|роки|р\.|roku|r\.|м)(?!\w))?"
OR_MONTH = r"(?:\s*/\s*[^\W\d_]+(?:\s[^\W\d_]+)?)?"
"""A second name of the same month: ``ديسمبر/كانون الأول``."""


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
    if not MAY_HOLD_DATE.search(plain):
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
    if len(text) > 90:
        return None
    dates = find_dates(text, language, year_ok=True)
    if not dates:
        return None
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    lexicon = lexicon_of(language)
    for pattern in (TIME, lexicon.first_published, lexicon.published, lexicon.updated, lexicon.retrieved):
        rest = pattern.sub(" ", rest)
    return None if re.search(r"\w", LITTLE_WORDS.sub(" ", rest)) else dates[0].iso


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
    r"(?<!\w)(?:on|the|at|in|to|le|du|au|à|am|um|vom|den|der|bis|el|del|al|a|las|em|às|il|alle|dnia|w|o|do"
    r"|godz|от|с|в|до|від|з|о|в|op|kl|في|يوم|بتاريخ|الساعة|日|time|est|edt|utc|gmt|cet|cest|bst|uhr)(?!\w)",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<!\w)T?\d{1,2}(?:\s*[:.h時时点點]\s*\d{2}(?:\s*[:分]\s*\d{0,2})?(?:\.\d+)?(?:\s*[ap]\.?\s?m\.?(?!\w))?"
    r"|\s*[ap]\.?\s?m\.?(?!\w)|\s*h(?!\w)|\s*uhr)\s*(?:Z(?!\w)|[+-]\d{1,2}:?\d{0,2})?",
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
    primary = _primary(language)
    months = _months(primary)
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for shape in _shapes(primary):
        for match in shape.finditer(lower):
            if not _is_month_here(text, match, primary):
                continue
            day = match.groupdict().get("day")
            number = months[match["month"]]
            yield from _found(match, _iso(int(match["year"]), number, int(day) if day else None))


def _is_month_here(text: str, match: Match[str], primary: str) -> bool:
    """Whether the month is one in the text's own letters: ``May`` but not ``may``, and without a day
    no abbreviation that may be another word: ``mar 2020``."""
    written = text[match.start("month") : match.end("month")]
    small = written[0].islower()
    if primary in CAPITAL_MONTHS and small:
        return False
    if match.groupdict().get("day") or not small:
        return True
    return written in _whole_names(primary) or text[match.end("month")] == "."


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


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
    return names | dict(zip(ROMAN, range(1, 13), strict=True))


@cache
def _whole_names(primary: str) -> frozenset[str]:
    """The months in full, in every case that the language has."""
    from babel import Locale

    tags = REGIONS.get(primary, (primary,))
    contexts = (context for tag in tags for context in Locale.parse(tag).months.values())
    return frozenset(name.lower() for context in contexts for name in context["wide"].values())


@cache
def _weekdays(primary: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError

    try:
        contexts = Locale.parse(primary).days.values()
    except (UnknownLocaleError, ValueError):
        return frozenset()
    names = {name.lower().rstrip(".") for widths in contexts for name in widths["wide"].values()}
    short = {name.lower().rstrip(".") for widths in contexts for name in widths["abbreviated"].values()}
    return frozenset(names | short | {name.split("-")[0] for name in names})


def _either(names: Iterable[str]) -> str:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in ordered) or "(?!)"


@cache
def _shapes(primary: str) -> tuple[Pattern[str], ...]:
    """Day month year, month day year, year month day, month year, each with its weekday; of a range
    the first day, which needn't say its year or month again."""
    names = _months(primary)
    any_month = rf"(?:{_either(names.keys() - set(ROMAN))})(?!\w)\.?{OR_MONTH}"
    month = rf"(?P<month>{_either(names.keys() - set(ROMAN))})(?!\w)\.?{OR_MONTH}"
    roman = rf"(?P<month>{_either(ROMAN)})"
    weekday = rf"(?<!\w)(?:{_either(_weekdays(primary))})(?!\w)\.?"
    before = rf"(?:{weekday}[,،]?\s+(?:(?:the|le|den|der|dem|el|o|il|dnia|de)\s+)?)?"
    after = rf"(?:[,،]?\s+\(?{weekday}\)?)?"
    year = rf"(?P<year>{YEAR})(?!\d){YEAR_AFTER}"
    day = rf"(?<![\w.,/:-])(?P<day>[0-3]?\d)(?!\d){ORDINAL}\.?"
    end = rf"[0-3]?\d(?!\d){ORDINAL}\.?"
    to = r"\s*(?:[-–—/]|to|bis|au|al|a|à|y|e|and|и|et|und|до|і|و)\s*"
    return tuple(
        re.compile(shape)
        for shape in (
            rf"{before}{day}(?:{to}{end})?\s*{OF}{month},?\s*{OF}{year}{after}",
            rf"{before}{day}\s*{OF}{month}{to}(?:{weekday},?\s+)?{end}\s*{OF}{any_month},?\s*{OF}{YEAR}".replace(
                YEAR, rf"(?P<year>{YEAR})"
            ),
            rf"{before}(?<!\w){month}\s+(?P<day>[0-3]?\d)(?!\d){ORDINAL}(?:{to}(?:{any_month}\s+)?{end})?,?\s+{OF}{year}",
            rf"(?<![\w.,/-]){year}[\s,.-]+{month}\s+(?P<day>[0-3]?\d)(?![\w:]){ORDINAL}",
            rf"(?<![\w.,/-])(?P<day>[0-3]?\d)[\s.]\s?{roman}[\s.]\s?{year}",
            rf"(?<!\w)(?<!\d\s)(?<!\d\sde\s){month},?\s+{OF}{year}",
        )
    )


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
    if not re.search("[年년]", text):
        return
    for match in EAST_ASIAN_DATE.finditer(text):
        year = 1 if match["year"] == "元" else _east_asian_number(match["year"])
        year += ERAS.get(match["era"] or "", 0)
        day = _east_asian_number(match["day"]) if match["day"] else None
        yield from _found(match, _iso(year, _east_asian_number(match["month"]), day))


EAST_ASIAN_DATE = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})?\s*(?P<year>[\d〇零一二三四五六七八九]{{1,4}}|元)\s*[年년]\s*"
    r"(?P<month>[\d一二三四五六七八九十]{1,3})\s*[月월]"
    r"(?:\s*(?P<day>[\d一二三四五六七八九十]{1,3})\s*[日号號일])?"
    r"(?:\s*[（(]\s*[月火水木金土日](?:曜日?)?(?:・祝)?\s*[)）]|\s*[月火水木金土日]曜日|\s*(?:星期|周|週|礼拜)[一二三四五六日天])?"
)


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
    """The reading by dateparser of a value that has a year, a month and a day in words, else None."""
    if len(text) > 60 or not re.search(r"\d", text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    import dateparser  # type: ignore[import-untyped]  # it has no types

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["year", "month", "day"],
        "PARSERS": ["absolute-time"],
    }
    languages = list(dict.fromkeys((_primary(language), "en")))
    try:
        date = dateparser.parse(text, languages=languages, settings=settings)
    except (ValueError, TypeError):  # a language it doesn't know, words it trips over
        return None
    return _iso(date.year, date.month, date.day) if date else None
