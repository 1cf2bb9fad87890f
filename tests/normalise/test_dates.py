"""Dates in running text, as lines of their own, and as values of front matter."""

import datetime
import sys

import pytest

from standfirst.normalise.dates import find_dates, is_only_date, parse_date

IN_TEXT = [
    ("en", "It rained on Thursday, 28 December 2023 in Lund.", "Thursday, 28 December 2023", "2023-12-28"),
    ("en", "It rained on December 28, 2023, in Lund.", "December 28, 2023", "2023-12-28"),
    ("en", "on the 3rd of May, 2021", "3rd of May, 2021", "2021-05-03"),
    ("en", "May 3rd 2021", "May 3rd 2021", "2021-05-03"),
    ("en", "Sept. 5, 2020", "Sept. 5, 2020", "2020-09-05"),
    ("en", "from 3–5 May 2021", "3–5 May 2021", "2021-05-03"),
    ("en", "May 3–5, 2021", "May 3–5, 2021", "2021-05-03"),
    ("en", "April 30 – May 2, 2021", "April 30 – May 2, 2021", "2021-04-30"),
    ("en", "30 April – 2 May 2021", "30 April – 2 May 2021", "2021-04-30"),
    ("en", "in May 2016 we left", "May 2016", "2016-05"),
    ("en", "see 2023-12-28.", "2023-12-28", "2023-12-28"),
    ("en", "2023-12", "2023-12", "2023-12"),
    ("en", "25/12/2023", "25/12/2023", "2023-12-25"),
    ("en-US", "12/11/2023", "12/11/2023", "2023-12-11"),
    ("en-GB", "12/11/2023", "12/11/2023", "2023-11-12"),
    ("en", "SATURDAY 2 MARCH 2019", "SATURDAY 2 MARCH 2019", "2019-03-02"),
    ("en", "2\u00a0March 2019", "2\u00a0March 2019", "2019-03-02"),
    ("fr", "le jeudi 1er mai 2016 à Lyon", "jeudi 1er mai 2016", "2016-05-01"),
    ("fr", "du 3 au 5 août 2021", "3 au 5 août 2021", "2021-08-03"),
    ("fr", "en février 2020", "février 2020", "2020-02"),
    ("fr", "d’avril 2020", "avril 2020", "2020-04"),
    ("de", "Montag, den 3. Mai 2021", "Montag, den 3. Mai 2021", "2021-05-03"),
    ("de", "am 3.5.2021 um", "3.5.2021", "2021-05-03"),
    ("de", "im Jänner 2020", "Jänner 2020", "2020-01"),
    ("de", "3.–5. März 2021", "3.–5. März 2021", "2021-03-03"),
    ("es", "el lunes, 3 de mayo de 2021", "lunes, 3 de mayo de 2021", "2021-05-03"),
    ("es", "1.º de setiembre del 2020", "1.º de setiembre del 2020", "2020-09-01"),
    ("es", "mayo de 2020", "mayo de 2020", "2020-05"),
    ("pt", "segunda-feira, 1º de março de 2021", "segunda-feira, 1º de março de 2021", "2021-03-01"),
    ("it", "lunedì 1° maggio 2021", "lunedì 1° maggio 2021", "2021-05-01"),
    ("it", "nel dicembre 2021", "dicembre 2021", "2021-12"),
    ("pl", "w poniedziałek, 3 maja 2021 r.", "poniedziałek, 3 maja 2021 r.", "2021-05-03"),
    ("pl", "3 V 2021", "3 V 2021", "2021-05-03"),
    ("pl", "maj 2021", "maj 2021", "2021-05"),
    ("ru", "в понедельник, 3 мая 2021 года", "понедельник, 3 мая 2021 года", "2021-05-03"),
    ("ru", "03.05.2021", "03.05.2021", "2021-05-03"),
    ("ru", "май 2021 г.", "май 2021 г.", "2021-05"),
    ("uk", "понеділок, 3 травня 2021 року", "понеділок, 3 травня 2021 року", "2021-05-03"),
    ("uk", "грудень 2023", "грудень 2023", "2023-12"),
    ("ar", "الاثنين، 3 مايو 2021", "3 مايو 2021", "2021-05-03"),
    ("ar", "في ٢٨ ديسمبر ٢٠٢٣", "٢٨ ديسمبر ٢٠٢٣", "2023-12-28"),
    ("ar", "28 كانون الأول 2023", "28 كانون الأول 2023", "2023-12-28"),
    ("ar", "28 ديسمبر/كانون الأول 2023", "28 ديسمبر/كانون الأول 2023", "2023-12-28"),
    ("ja", "2023年12月28日（木）の夜", "2023年12月28日（木）", "2023-12-28"),
    ("ja", "令和5年12月28日", "令和5年12月28日", "2023-12-28"),
    ("ja", "2023年12月", "2023年12月", "2023-12"),
    ("zh", "二〇二三年十二月二十八日", "二〇二三年十二月二十八日", "2023-12-28"),
    ("zh", "2023年12月28日 星期四", "2023年12月28日 星期四", "2023-12-28"),
    ("nl", "maandag 3 mei 2021", "maandag 3 mei 2021", "2021-05-03"),
    ("sv", "måndagen den 3 maj 2021", "3 maj 2021", "2021-05-03"),
    ("tr", "3 Mayıs 2021 Pazartesi", "3 Mayıs 2021 Pazartesi", "2021-05-03"),
    ("ca", "3 de maig del 2021", "3 de maig del 2021", "2021-05-03"),
    ("ca", "2 d’abril de 2021", "2 d’abril de 2021", "2021-04-02"),
]


@pytest.mark.parametrize(("language", "text", "words", "iso"), IN_TEXT)
def test_a_date_in_running_text_is_found_with_its_place(
    language: str, text: str, words: str, iso: str
) -> None:
    found = find_dates(text, language)
    assert [(text[date.start : date.end], date.iso) for date in found][-1] == (
        _with_weekday(text, words),
        iso,
    )


def _with_weekday(text: str, words: str) -> str:
    """An Arabic or a Swedish weekday may belong to the date or not."""
    for weekday in ("الاثنين، ", "måndagen den "):
        if text.startswith(weekday):
            found = find_dates(text, "ar" if weekday[0] > "z" else "sv")
            return text[found[0].start : found[0].end]
    return words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "yesterday, in 3 weeks, on Monday at 10"),
        ("en", "in 2023 and again in 1999"),
        ("en", "they may 2016 times, or march 2000 miles"),
        ("en", "3/4/2015"),
        ("en", "version 1.2.2020, 192.168.2.2021, pages 12-12-120"),
        ("en", "31 February 2021"),
        ("en", "on 3 May"),
        ("es", "del mar 2020 quedó poco"),
        ("fr", "de 12 à 2021 mètres"),
        ("en", "call 020 2019 2020"),
        ("ja", "2023年の夏"),
    ],
)
def test_what_is_no_date_or_no_certain_one_is_left_alone(language: str, text: str) -> None:
    assert find_dates(text, language) == ()


def test_a_year_alone_counts_only_when_asked_for() -> None:
    assert find_dates("in 2023", "en") == ()
    assert [date.iso for date in find_dates("in 2023", "en", year_ok=True)] == ["2023"]


def test_several_dates_come_in_order() -> None:
    text = "28 December 2023 (date first published: 21 Dec. 2023)"
    assert [date.iso for date in find_dates(text, "en")] == ["2023-12-28", "2023-12-21"]


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("Thursday, 28 December 2023", "en", "2023-12-28"),
        ("Published on May 3, 2021 at 10:30 am", "en", "2021-05-03"),
        ("Published: 2021-05-03T10:00:00Z", "en", "2021-05-03"),
        ("(May 2016)", "en", "2016-05"),
        ("2016", "en", "2016"),
        ("First published 3 May 2021.", "en", "2021-05-03"),
        ("3. Mai 2021, 14:30 Uhr", "de", "2021-05-03"),
        ("Veröffentlicht am 3. Mai 2021", "de", "2021-05-03"),
        ("Publié le 3 mai 2021 à 12h30", "fr", "2021-05-03"),
        ("Publicado el 3 de mayo de 2021", "es", "2021-05-03"),
        ("Publicado em 3 de maio de 2021", "pt", "2021-05-03"),
        ("Data publikacji: 3 maja 2021 r.", "pl", "2021-05-03"),
        ("Опубликовано 3 мая 2021 г.", "ru", "2021-05-03"),
        ("Опубліковано 3 травня 2021 року", "uk", "2021-05-03"),
        ("تاريخ النشر: 3 مايو 2021", "ar", "2021-05-03"),
        ("公開日：2021年5月3日", "ja", "2021-05-03"),
        ("发布于 2021年5月3日", "zh", "2021-05-03"),
        ("Berlin, 3 May 2021", "en", None),
        ("In May 2016 we left", "en", None),
        ("Chapter 11", "en", None),
        ("no date", "en", None),
        ("3 May 2021 – 5 June 2021", "en", "2021-05-03"),
    ],
)
def test_a_line_that_is_only_a_date(text: str, language: str, iso: str | None) -> None:
    assert is_only_date(text, language) == iso


@pytest.mark.parametrize(
    ("value", "language", "iso"),
    [
        (datetime.date(2015, 9, 21), "en", "2015-09-21"),
        (datetime.datetime(2015, 9, 21, 16, 52), "en", "2015-09-21"),
        ("2015-09-21 16:52:00 -4", "en", "2015-09-21"),
        ("2015-09-21T16:52:00+02:00", "en", "2015-09-21"),
        ("21.09.2015", "de", "2015-09-21"),
        ("September 21, 2015", "de", "2015-09-21"),
        ("21. September 2015", "de", "2015-09-21"),
        ("Mon, 21 Sep 2015 16:52:00 -0400", "en", "2015-09-21"),
        ("21 sep 15", "en", "2015-09-21"),
        (2015, "en", "2015"),
        ("20150921", "en", "2015-09-21"),
        ("2015-09", "en", "2015-09"),
        ("03/04/2015", "en", None),
        ("03/04/15", "en", None),
        ("yesterday", "en", None),
        ("draft", "en", None),
        ("", "en", None),
        (None, "en", None),
        (True, "en", None),
        (["2015"], "en", None),
    ],
)
def test_a_value_of_front_matter(value: object, language: str, iso: str | None) -> None:
    assert parse_date(value, language) == iso


def test_a_text_without_dates_wakes_no_library() -> None:
    import subprocess

    code = (
        "import sys; from standfirst.normalise.dates import find_dates;"
        "find_dates('No date at all, but 3 cats and 12 dogs.', 'en');"
        "sys.exit(any(name in sys.modules for name in ('babel', 'dateparser')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
