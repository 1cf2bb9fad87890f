"""The parts of the proof sheet: decisions, excerpts, passages, pages, marks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from lxml import html
from msgspec.structs import replace
from PIL import Image

from sample import sample, sample_artefacts
from standfirst.check.run import CheckResult, Problem
from standfirst.diagnostics import Diagnostic, Report
from standfirst.layout.place import OnPage
from standfirst.model import blocks as b
from standfirst.model.document import Piece
from standfirst.model.inlines import Text
from standfirst.model.span import Span
from standfirst.normalise.repair import Certainty, Repair
from standfirst.report.proof.facts_of_pieces import understood
from standfirst.report.proof.html import proof_sheet
from standfirst.report.proof.page_pictures import page_pictures
from standfirst.report.proof.problems import problems_shown
from standfirst.report.proof.proof import Copy, PagePicture, PrintedPages, Proof
from standfirst.report.proof.repairs import outcome_of, repairs_by_rule


def bare_proof(**facts: Any) -> Proof:
    """A proof of the sample that knows nothing but these facts."""
    nothing = Proof(
        document=sample().document,
        copies=(),
        repairs=(),
        decisions={},
        editions=(),
        noticed=(),
        results=(),
    )
    return replace(nothing, **facts)


# -- repairs


def repair(before: str = "Half- Sheet", line: int = 3, applied: bool = True, why: str = "because") -> Repair:
    return Repair(
        rule="hyphen-space",
        span=Span("a.md", line),
        before=before,
        after=before.replace(" ", ""),
        why=why,
        certainty=Certainty.LIKELY,
        applied=applied,
    )


@pytest.mark.parametrize(
    ("applied", "decisions", "decision"),
    [
        (True, {}, "made"),
        (False, {}, "suspected"),
        (True, {"hyphen-space": "accept"}, "accepted"),
        (False, {repair().id: "refuse", "hyphen-space": "accept"}, "refused"),
    ],
)
def test_what_became_of_a_repair(applied: bool, decisions: Mapping[str, str], decision: str) -> None:
    assert outcome_of(repair(applied=applied), decisions) == decision


def test_the_same_words_are_one_repair_on_several_lines() -> None:
    (rule,) = repairs_by_rule(
        (repair(line=9), repair(line=3), repair("Third- Floor", line=5)), {}, "standfirst repairs"
    )
    (group,) = rule.groups
    assert [(repair.id, repair.lines) for repair in group.repairs] == [
        (repair().id, (3, 9)),
        (repair("Third- Floor").id, (5,)),
    ]
    assert rule.command == "standfirst repairs --refuse-rule hyphen-space"


def test_repairs_stand_under_the_reason_that_they_share() -> None:
    found = (repair("A- A"), repair("B- B", why="alone"), repair("C- C"))
    (rule,) = repairs_by_rule(found, {}, "standfirst repairs")
    assert [(group.why, len(group.repairs)) for group in rule.groups] == [("because", 2), (None, 1)]


def test_of_a_rule_made_and_not_made_nothing_is_said_for_all() -> None:
    (rule,) = repairs_by_rule((repair("A- A"), repair("B- B", applied=False)), {}, "standfirst repairs")
    assert rule.command is None


# -- problems


def noticed(message: str, first: int, last: int = 0, file: str = "a.md") -> Diagnostic:
    report = Report()
    report.add("S302", Span(file, first, last), message)
    return next(iter(report))


COPY = Copy(
    file="a.md",
    path="a.md",
    lines=(
        "# Title",
        "",
        "One line, and",
        f"then **Hollyn** Press in it. {'So it went on. ' * 60}",
        "",
        "",
        "End.",
    ),
)


def excerpt(message: str, first: int, last: int = 0) -> list[tuple[int, bool, str]]:
    (problem,) = problems_shown([noticed(message, first, last)], [], [COPY])
    shown = problem.excerpt
    return [(x.number, x.is_meant, "".join(s.words for s in x.words if s.is_own)) for x in shown]


def test_the_line_that_has_the_words_is_shown_between_its_neighbours() -> None:
    found = excerpt("“Hollyn Press” and “Hollin Press”", 3, 4)
    assert found == [(3, False, ""), (4, True, "Hollyn** Press")]


def test_empty_lines_are_no_neighbours() -> None:
    assert excerpt("something", 1) == [(1, True, ""), (3, False, "")]
    assert excerpt("something", 7) == [(7, True, "")]


def test_a_word_is_not_found_inside_another() -> None:
    assert excerpt("a line that is only “ress.”", 4)[1] == (4, True, "")


def test_an_endless_line_is_cut_around_the_words() -> None:
    (problem,) = problems_shown([noticed("“Hollyn Press”", 4)], [], [COPY])
    assert all(sum(len(s.words) for s in line.words) < 400 for line in problem.excerpt)


@pytest.mark.parametrize("line", [0, 99])
def test_a_line_that_the_manuscript_does_not_have_is_not_shown(line: int) -> None:
    assert excerpt("something", line) == []


def test_what_a_judge_repeats_is_said_once_and_with_its_place() -> None:
    diagnostic, at = noticed("something", 3), OnPage(page=2, left=1, right=2, top=3, bottom=4)
    problem = Problem(diagnostic.severity, "words", diagnostic, at)
    judged = CheckResult(judge="compositor", of="pdf", outcome="objects", problems=(problem,))
    (problem,) = problems_shown([diagnostic], [judged], [COPY])
    assert problem.at == at


# -- pull quotes


def quoted(words: str, passage: str, mode: b.Mode) -> tuple[str, str]:
    source = b.Paragraph(inlines=(Text(passage),), anchor="p-1")
    quote = b.PullQuote(paragraphs=((Text(words),),), mode=mode, source="p-1")
    piece = Piece(name="p", kind="article", language="en", body=(source, quote))
    (beside,) = understood(piece, "P").quotes
    return "".join(s.words for s in beside.passage), "".join(s.words for s in beside.passage if s.is_own)


def test_a_pull_quote_stands_beside_the_stretch_that_it_repeats() -> None:
    passage = (
        "At first the wheel stood still. Nobody, at least in winter, would touch the ink. Then it rained."
    )
    shown, dropped = quoted("Nobody would touch the ink.", passage, "elided")
    assert shown == "Nobody, at least in winter, would touch the ink."
    assert "at least in winter" in dropped


# -- who speaks


def test_who_speaks_how_often_and_asks_how_much() -> None:
    def turn(speaker: str, role: b.Role) -> b.Turn:
        return b.Turn(
            label=speaker[0], speaker=speaker, role=role, blocks=(b.Paragraph(inlines=(Text("Yes, no."),)),)
        )

    body = (
        turn("Ana Reis", "question"),
        turn("Ben Holt", "answer"),
        b.Question(inlines=(Text("And why?"),), speaker="Ana Reis"),
        turn("Ben Holt", "answer"),
    )
    piece = Piece(name="p", kind="interview", language="en", body=body)
    voices = understood(piece, "P").voices
    assert [(v.name, v.labels, v.role, v.turns, v.questions, v.words) for v in voices] == [
        ("Ana Reis", ("A",), "asks", 1, 2, 2),
        ("Ben Holt", ("B",), "answers", 2, 0, 4),
    ]


# -- pages


def test_every_page_of_a_short_edition_is_shown_and_the_openings_known() -> None:
    pages = page_pictures(sample_artefacts()["pdf"], sample().document, [])
    assert [picture.page for picture in pages.pictures] == list(range(1, pages.total + 1))
    assert list(pages.openings) == [piece.name for piece in sample().document.pieces]
    picture = Image.open(io.BytesIO(pages.pictures[0].png))
    assert picture.width == pytest.approx(pages.pictures[0].width * 4 / 3, abs=1)


def test_of_a_long_edition_only_pages_that_matter_are_shown() -> None:
    pages = page_pictures(sample_artefacts()["pdf"], sample().document, [8, 9, 400], most=24)
    assert [picture.page for picture in pages.pictures] == sorted({1, 8, 9, *pages.openings.values()})


def test_where_there_is_no_room_every_piece_has_its_turn() -> None:
    first, second = list(page_pictures(sample_artefacts()["pdf"], sample().document, []).openings.values())[
        1:3
    ]
    objected = [first + 1, first + 2, second + 1]
    pages = page_pictures(sample_artefacts()["pdf"], sample().document, objected, most=2)
    assert [picture.page for picture in pages.pictures] == [first + 1, second + 1]


def test_no_link_leads_to_a_page_that_is_not_shown() -> None:
    """A long publication: what is objected to on a page without a picture is only named."""
    at = OnPage(page=99, left=1, right=2, top=3, bottom=4)
    diagnostic = noticed("page 99: something", 0, file="")
    judged = CheckResult(
        judge="compositor",
        of="pdf",
        outcome="objects",
        problems=(Problem(diagnostic.severity, "", diagnostic, at),),
    )
    sheet = html.fromstring(proof_sheet(bare_proof(results=(judged,)), ""))
    assert "page 99: something" in sheet.text_content()
    assert "#page-99" not in sheet.xpath("//@href")


def test_marks_on_neighbouring_lines_do_not_cover_each_other() -> None:
    places = [OnPage(page=1, left=50, right=300, top=100 + 5 * n, bottom=112 + 5 * n) for n in range(4)]
    problems = tuple(
        Problem(x.severity, "", x, at)
        for n, at in enumerate(places)
        for x in [noticed(f"page 1: {n}", 0, file="")]
    )
    picture = PagePicture(page=1, label="i", width=400, height=600, png=b"")
    judged = CheckResult(judge="compositor", of="pdf", outcome="objects", problems=problems)
    proof = bare_proof(results=(judged,), pages=PrintedPages(total=1, pictures=(picture,)))
    sheet = html.fromstring(proof_sheet(proof, ""))
    heights = [float(circle.get("cy")) for circle in sheet.iter("circle")]
    assert len(heights) == 4
    assert all(later - earlier >= 2 * 400 / 26 for earlier, later in pairwise(heights))
