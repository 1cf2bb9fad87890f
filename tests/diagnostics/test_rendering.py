"""Diagnostics as they are shown: those with one cause together, for people and for GitHub."""

from __future__ import annotations

import json

import pytest

from standfirst.diagnostics import Diagnostic, Report, Severity
from standfirst.diagnostics.groups import grouped
from standfirst.diagnostics.render import (
    as_dict,
    as_github,
    as_json,
    for_print,
    group_as_text,
    printable,
    printable_text,
)
from standfirst.model.span import Span


def shown(report: Report) -> str:
    return "\n".join(group_as_text(group) for group in grouped(report))


def test_one_message_in_many_places_is_shown_once() -> None:
    report = Report()
    for file in ("b.md", "a.md"):
        for line in range(1, 8):
            report.add("S211", Span(file, line), "there is no piece old.md", hint="remove it")
    assert shown(report) == (
        "a.md:1:1: warning[S211] link-to-no-piece (14 times in 2 files)\n"
        "  there is no piece old.md\n"
        "  also at a.md:2, a.md:3, a.md:4, a.md:5 and 9 more\n"
        "  hint: remove it"
    )


def test_many_messages_of_one_code_are_shown_together() -> None:
    report = Report()
    for line in range(1, 9):
        report.add("S401", Span("a.md", line), f"there is no picture {line}.png", hint="put it there")
    assert shown(report) == (
        "a.md:1:1: warning[S401] picture-not-found (8 times)\n"
        "  there is no picture 1.png\n"
        "  a.md:2: there is no picture 2.png\n"
        "  a.md:3: there is no picture 3.png\n"
        "  a.md:4: there is no picture 4.png\n"
        "  a.md:5: there is no picture 5.png\n"
        "  and 3 more, which `--format json` lists\n"
        "  hint: put it there"
    )


def test_a_few_messages_are_shown_one_by_one_and_in_order() -> None:
    report = Report()
    report.add("S401", Span("a.md", 1), "there is no picture 1.png", hint="")
    report.add("S203", Span("a.md", 2), "there is no place here", hint="")
    report.add("S401", Span("a.md", 3), "there is no picture 2.png", hint="")
    firsts = [line for line in shown(report).split("\n") if "[S" in line]
    assert firsts == [
        "a.md:1:1: warning[S401] picture-not-found",
        "a.md:2:1: warning[S203] link-to-nowhere",
        "a.md:3:1: warning[S401] picture-not-found",
    ]


def test_different_severities_are_not_mixed() -> None:
    report = Report()
    report.add("S211", Span("a.md", 1), "there is no piece", severity=Severity.ERROR)
    report.add("S211", Span("a.md", 2), "there is no piece")
    assert [len(group) for group in grouped(report)] == [1, 1]


def test_what_is_counted_by_who_reports_it_is_shown_with_its_count() -> None:
    report = Report()
    report.add("S224", Span("a.md", 3), "{>>…<<} is a remark", hint="", count=40, places=(Span("a.md", 9),))
    assert shown(report) == (
        "a.md:3:1: warning[S224] editors-mark (40 times)\n  {>>…<<} is a remark\n  also at a.md:9 and 38 more"
    )


def test_json_has_the_count_and_the_places() -> None:
    report = Report()
    report.add("S224", Span("a.md", 3), "a remark", count=2, places=(Span("a.md", 9),))
    given = as_dict(next(iter(report)))
    assert (given["count"], given["places"]) == (2, [{"file": "a.md", "line": 9}])


def test_github_gets_one_command_for_each_cause() -> None:
    report = Report()
    report.add("S401", Span("source/a, b.md", 3), "100% of\nthe pictures are missing", hint="put them there")
    report.add("S707", Span("build/a.pdf"), "build/a.pdf was not put in place", hint="")
    assert list(as_github(report)) == [
        "::error file=build/a.pdf,title=S707 edition-withheld::build/a.pdf was not put in place",
        "::warning file=source/a%2C b.md,line=3,title=S401 picture-not-found::"
        "100%25 of%0Athe pictures are missing%0Aput them there",
    ]


def test_an_editors_mark_is_an_error_in_print() -> None:
    report = Report()
    report.add("S224", Span("a.md", 3), "a remark")
    report.add("S401", Span("a.md", 4), "there is no picture")

    def facts(diagnostic: Diagnostic) -> tuple[str, str, str]:
        return diagnostic.code, diagnostic.severity.value, diagnostic.withholds

    assert [facts(d) for d in report] == [("S224", "warning", "nothing"), ("S401", "warning", "nothing")]
    assert [facts(d) for d in for_print(report)] == [
        ("S224", "error", "edition"),
        ("S401", "warning", "nothing"),
    ]


@pytest.mark.parametrize("name", ["a\x1b[31mb.md", "a\nb.md", "a\u202eb.md", "a\x9bb.md", "a\x07.md"])
def test_a_name_of_a_file_moves_no_cursor(name: str) -> None:
    report = Report()
    for line in (1, 2):
        report.add("S401", Span(name, line), f"there is no picture {name}", places=(Span(name, 9),))
    printed = group_as_text(tuple(report)) + "".join(as_github(report)).replace("%0A", "")
    assert not set(name) & set(printed) - set("ab.md[31m\n")
    assert "\n  " in printed
    assert printable(name).isprintable()
    assert printable("Zoë 東京 👩‍👧.md") == "Zoë 東京 👩‍👧.md"


def test_json_can_be_shown_on_a_terminal_and_means_the_same() -> None:
    value = {"title": "\x1b[31m \x9b5m \u202etxet \x7f Zoë 東京"}
    shown = as_json(value)
    assert json.loads(shown) == value
    assert printable_text(shown) == shown
