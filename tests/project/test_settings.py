"""The settings of a publication: what is understood, and what is reported of the rest."""

from __future__ import annotations

import pytest

from standfirst.diagnostics import Report
from standfirst.project.settings import Publication, read_publication, reference, settings_schema
from standfirst.project.settings.fields import fields_of
from standfirst.project.settings.reader import OTHER_NAMES


def read(text: str) -> tuple[Publication, list[tuple[int, str, str, str | None]]]:
    """The settings, and what was noticed: line, code, message, hint."""
    report = Report()
    publication = read_publication(text.encode(), "publication.toml", report)
    return publication, [(d.span.first, d.code, d.message, d.hint) for d in report]


def test_complete_settings_are_read_without_a_word() -> None:
    publication, noticed = read("""\
title = "The Long View"
subtitle = "Of print"
language = "en-GB"
identifier = "urn:uuid:7c0b6e52-3d0f-4a86-9a57-d1f8c2b4e917"
date = 2025-03-01
pieces = ["b.md", "a.md"]
trim = "6x9"
style = "book"
series = "Views"
issue = 7
description = "…"
cover = "images/cover.jpg"
slug = "long-view"

[[contributors]]
name = "Ada"
role = "editor"

[[contributors]]
name = "Ben"
affiliation = "The Press"
note = "Prints."

[imprint]
publisher = "P"
place = "Q"
rights = "R"
licence = "L"
colophon = "C"

[pull_quotes]
placement = "spread"
repeat_for_screen_readers = true

[rules]
join-paragraphs = "suspect"

[options]
anything = [1, 2]
""")
    assert noticed == []
    assert publication.date == "2025-03-01"
    assert publication.pieces == ("b.md", "a.md")
    assert [(c.name, c.role) for c in publication.contributors] == [("Ada", "editor"), ("Ben", None)]
    assert publication.imprint.colophon == "C"
    assert publication.pull_quotes.placement == "spread"
    assert publication.house_style.rules == {"join-paragraphs": "suspect"}
    assert publication.house_style.language == "en-GB"


def test_no_settings_at_all_are_the_defaults() -> None:
    publication, noticed = read("")
    assert (publication.trim, publication.theme_name, publication.pieces) == (None, "magazine", None)
    assert noticed == []


def test_unknown_key_is_named_with_its_line_and_the_nearest_known_one() -> None:
    publication, noticed = read('title = "T"\n\nlangauge = "fr"\n')
    assert noticed == [(3, "S112", "unknown setting `langauge`", "did you mean `language`?")]
    assert publication.title == "T"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('authors = ["A"]', "did you mean `[[contributors]]`?"),  # as Quarto has it
        ("toc-depth = 2", "did you mean `depth` in `[contents]`?"),
        ('publisher = "P"', "`publisher` stands in the table `[imprint]`"),
        ('imprint = {isbn = "978-0-306-40615-7"}', "did you mean `isbn_print` or `isbn_ebook`?"),
    ],
)
def test_a_setting_of_another_program_or_outside_its_table_is_told_its_place(line: str, hint: str) -> None:
    assert [found[3] for found in read(line)[1]] == [hint]


def test_every_name_of_another_program_leads_to_a_setting_and_is_none() -> None:
    names = {field.name for field in fields_of(Publication)}
    for other, ours in OTHER_NAMES.items():
        assert other not in names
        assert ours.rpartition("[")[2].rstrip("]") in names


def test_unknown_key_inside_a_table_and_inside_a_list_of_tables() -> None:
    _, noticed = read(
        '[imprint]\npublsher = "P"\n[[contributors]]\nname = "A"\n[[contributors]]\nname = "B"\nroll = "x"\n'
    )
    assert [(line, message) for line, _, message, _ in noticed] == [
        (2, "unknown setting `imprint.publsher`"),
        (7, "unknown setting `contributors.2.roll`"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title = 1984", "`title` should be text, not the number 1984"),
        ('title = "  "', "`title` should be text, not empty"),
        ('language = "English"', '`language` should be a language tag such as `en-GB`, not "English"'),
        (
            'date = "1 March"',
            '`date` should be a date such as 2025-03-01, or 2025-03, or 2025, not "1 March"',
        ),
        ('date = "2025-02-30"', '`date` is no day of the calendar: "2025-02-30"'),
        ('pieces = "a.md"', '`pieces` should be a list, not "a.md"'),
        ('trim = "A3"', "`trim` should be one of A4, A5, 6x9, pocket"),
        ('imprint = "me"', '`imprint` should be a table, not "me"'),
        ('contributors = ["Ada"]', '`contributors.1` should be a table, not "Ada"'),
        ("pull_quotes = {repeat_for_screen_readers = 1}", "should be true or false, not the number 1"),
        ('rules = {a = "no"}', '`rules.a` should be one of "on", "suspect", "off", not "no"'),
        ('slug = "../x"', "`slug` should be a name of letters, digits, hyphens and points"),
        ('[[contributors]]\nrole = "editor"', "`contributors.1` needs a `name`"),
        ('identifier = "urn:uuid:42"', '`identifier` is no UUID: "urn:uuid:42"'),
    ],
)
def test_wrong_value_is_an_error_with_its_line_and_the_default_is_used(line: str, said: str) -> None:
    publication, noticed = read(f'subtitle = "S"\n{line}\n')
    assert [(at, code) for at, code, _, _ in noticed] == [(2, "S113")]
    assert said in noticed[0][2]
    assert publication == Publication(subtitle="S", lines=publication.lines)


def test_one_bad_member_of_a_list_costs_no_other() -> None:
    publication, noticed = read('pieces = ["a.md", 3, "b.md"]\n')
    assert publication.pieces == ("a.md", "b.md")
    assert noticed[0][2] == "`pieces.2` should be text, not the number 3"


def test_broken_toml_is_one_error_at_its_line() -> None:
    publication, noticed = read('title = "T"\nsubtitle = "no end\n')
    assert [(line, code) for line, code, _, _ in noticed] == [(2, "S111")]
    assert publication.title is None


def test_a_line_within_a_text_is_no_key() -> None:
    _, noticed = read('description = """\nlangauge = 3\n"""\ntitle = 4\n')
    assert [(line, message[:7]) for line, _, message, _ in noticed] == [(4, "`title`")]


def test_a_character_that_is_not_utf_8_is_an_error_at_its_line() -> None:
    report = Report()
    publication = read_publication(b'language = "fr"\ntitle = "Caf\xe9"\n', "p.toml", report)
    assert [(d.span.first, d.code) for d in report] == [(2, "S111")]
    assert publication.language == "fr"


def test_every_style_that_may_be_asked_for_is_a_theme() -> None:
    from typing import get_args

    from standfirst.project.settings import Look
    from standfirst.project.stylesheets import house_styles
    from standfirst.project.themes import themes_in

    assert set(get_args(Look)) <= themes_in(house_styles() / "themes").keys()


def test_every_setting_has_a_meaning_and_an_example_that_is_read_without_a_word() -> None:
    for setting in reference():
        assert setting.meaning, setting.name
        assert not setting.meaning.endswith("."), setting.name
        name = '\nname = "A"' if setting.table == "[[contributors]]" and "name" not in setting.name else ""
        if setting.table in ("[[parts]]", "[[house_pages]]") and "title" not in setting.name:
            name = '\ntitle = "A"'
        _, noticed = read(f"{setting.table}\n{setting.example}{name}\n")
        assert noticed == [], setting.name


def test_the_reference_has_every_field_that_is_read() -> None:
    names = {setting.name for setting in reference()}
    assert {
        "title",
        "columns",
        "mend",
        "print.paper",
        "contributors.role",
        "imprint.rights",
        "rules",
    } <= names
    assert not {"span", "lines"} & names
    columns = next(setting for setting in reference() if setting.name == "columns")
    assert (columns.type, columns.default, columns.example) == (
        "one of 1, 2",
        "those of the theme, mostly one",
        "columns = 2",
    )


def test_the_schema_knows_the_same_settings() -> None:
    schema = settings_schema()
    definitions = schema["$defs"]
    known = set(definitions["Publication"]["properties"])
    assert known == {setting.name.partition(".")[0] for setting in reference()}
    assert set(definitions["Print"]["properties"]) == {"profile", "condition", "paper", "accent"}
    assert definitions["Publication"]["additionalProperties"] is False
    assert "\\Z" not in str(schema)


@pytest.mark.parametrize(
    "setting", [f'slug = "{"a" * 61}"', 'slug = "../up"', f'language = "{"en" + "-abc" * 9}"']
)
def test_names_that_no_file_system_has_are_refused(setting: str) -> None:
    """What somebody wrote is no fault of the machine."""
    _, noticed = read(f'title = "T"\n{setting}\n')
    assert [code for _, code, _, _ in noticed] == ["S113"]


def test_the_settings_that_there_are_are_read_from_the_types_once() -> None:
    """For each setting that is unknown all are looked through: 20,000 took minutes."""
    assert fields_of(Publication) is fields_of(Publication)
