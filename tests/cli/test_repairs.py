"""``standfirst repairs``: what is listed, what is decided, and what a decision does to both editions."""

from __future__ import annotations

import html
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from standfirst.build.read_publication import understand
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.repair import Repair
from standfirst.normalise.repair_settings import Decision, HouseStyle
from standfirst.project.decisions import (
    Decisions,
    read_decisions,
    with_decisions,
    with_refused_line,
    without_decisions,
    without_refused_line,
)
from standfirst.project.files import Manuscript
from standfirst.report.list_of_repairs import bracketed_put, bracketed_taken, difference, repair_as_text
from standfirst.report.show_summary import text_of

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

DIRTY = Path(__file__).parents[2] / "source" / "01-the-press-under-the-viaduct.md"

PIECE = """\
# The arch

The Half-Sheet is late. Nobody at the Half- Sheet minds, for [the editor](#) is a patient woman.
"""
REPAIR = Repair(
    rule="hyphen-space", span=Span("a.md", 3), before="Half- Sheet", after="Half-Sheet", why="a space"
)


def listed(standfirst: Command, *arguments: str) -> list[dict[str, Any]]:
    done = standfirst("repairs", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


# -- the list


def test_a_repair_is_listed_with_its_place_its_difference_its_reason_and_its_name(
    standfirst: Command, write: Write
) -> None:
    write({"a.md": PIECE})
    done = standfirst("repairs", "a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [
        "a.md:3: hyphen-space (certain, applied) " + REPAIR.id,
        "  Half-[- -]Sheet → Half-Sheet",
        "  the hyphenated form occurs elsewhere in the piece",
    ]


def test_a_clean_manuscript_lists_nothing(standfirst: Command, write: Write) -> None:
    write({"a.md": "# The arch\n\nIt rose in the night.\n"})
    done = standfirst("repairs", "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_machines_get_the_keys_of_the_contract_and_the_file(standfirst: Command, write: Write) -> None:
    write({"a.md": PIECE})
    first = listed(standfirst, "a.md")[0]
    assert first == {
        "id": REPAIR.id,
        "rule": "hyphen-space",
        "file": "a.md",
        "line": 3,
        "before": "Half- Sheet",
        "after": "Half-Sheet",
        "why": "the hyphenated form occurs elsewhere in the piece",
        "certainty": "certain",
        "applied": True,
    }


def test_a_difference_shows_what_cannot_be_seen() -> None:
    before, after = difference("guillo\u00adtine", "guillotine", bracketed_taken, bracketed_put)
    assert "⟨U+00AD⟩" in before and after == "{+guillotine+}"
    assert "\x1b" not in repair_as_text(
        Repair(rule="tracker", span=Span("a.md", 1), before="\x1b[31m", after="", why="w"), str, str
    )


# -- decisions


def test_a_refused_repair_is_not_made_and_still_listed(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE})
    done = standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    assert done.returncode == 0 and f"(certain, refused) {REPAIR.id}" in done.stdout
    shown = json.loads(standfirst("show", "summary", "a.md", "--format", "json").stdout)
    assert "Nobody at the Half- Sheet minds" in shown["text"]
    assert (folder / "a.decisions.toml").read_text() == (
        "# What the editors decided about repairs. Written by `standfirst repairs --accept` and `--refuse`.\n"
        "# To take a decision back, remove its line, or use `--forget`.\n\n"
        "[repairs]\n"
        f'{REPAIR.id} = "refuse" # Half- Sheet → Half-Sheet\n'
    )


def test_a_later_word_replaces_an_earlier_one(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE})
    standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    standfirst("repairs", "a.md", "--accept", REPAIR.id)
    assert f'{REPAIR.id} = "accept"' in (folder / "a.decisions.toml").read_text()
    assert all(repair["applied"] for repair in listed(standfirst, "a.md"))


def test_a_rule_can_be_refused_and_one_of_its_repairs_accepted(standfirst: Command, write: Write) -> None:
    write({"a.md": PIECE + "\nAsk [Tomasz](#) too.\n"})
    ids = [r["id"] for r in listed(standfirst, "a.md") if r["rule"] == "dead-link"]
    standfirst("repairs", "a.md", "--refuse-rule", "dead-link", "--accept", ids[1])
    applied = {r["id"]: r["applied"] for r in listed(standfirst, "a.md") if r["rule"] == "dead-link"}
    assert applied == {ids[0]: False, ids[1]: True}


def test_a_decision_still_fits_after_other_lines_moved(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE})
    standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    (folder / "a.md").write_text(PIECE.replace("# The arch\n", "# The arch\n\nIt rose in the night.\n"))
    hyphen = next(r for r in listed(standfirst, "a.md") if r["rule"] == "hyphen-space")
    assert (hyphen["line"], hyphen["applied"]) == (5, False)


def test_a_decision_holds_for_every_place_with_the_same_words(standfirst: Command, write: Write) -> None:
    write({"a.md": PIECE + "\nThe Half- Sheet never minds.\n"})
    standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    assert [r["applied"] for r in listed(standfirst, "a.md") if r["id"] == REPAIR.id] == [False, False]


def test_a_publication_has_its_decisions_beside_its_settings(standfirst: Command, write: Write) -> None:
    folder = write({"source/publication.toml": 'title = "Overs"\n', "source/a.md": PIECE})
    standfirst("repairs", ".", "--refuse", REPAIR.id)
    assert (folder / "source/decisions.toml").is_file()
    alone = listed(standfirst, "source/a.md")
    assert [r["applied"] for r in alone if r["id"] == REPAIR.id] == [False]


def test_a_piece_that_is_looked_at_alone_knows_nothing_of_the_decisions_about_others(
    standfirst: Command, write: Write
) -> None:
    write({"publication.toml": 'title = "Overs"\n', "a.md": PIECE, "b.md": "# B\n\nNothing here.\n"})
    standfirst("repairs", ".", "--refuse", REPAIR.id)
    assert standfirst("show", "summary", "b.md").stderr == ""


@pytest.mark.parametrize(
    ("option", "value", "near"),
    [("--accept", "hyphen-space-00000000", REPAIR.id), ("--refuse-rule", "hyphen-spaces", "hyphen-space")],
)
def test_what_does_not_exist_is_not_decided(
    standfirst: Command, write: Write, option: str, value: str, near: str
) -> None:
    folder = write({"a.md": PIECE})
    done = standfirst("repairs", "a.md", option, value)
    assert done.returncode == 2 and "did you mean" in done.stderr and near in done.stderr
    assert not (folder / "a.decisions.toml").exists()


def test_decisions_that_are_no_toml_are_never_overwritten(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE, "a.decisions.toml": "[repairs\n"})
    done = standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    assert done.returncode == 2
    assert (folder / "a.decisions.toml").read_text() == "[repairs\n"


def test_wrong_entries_are_named_and_the_others_hold() -> None:
    report = Report()
    text = '[rules]\ntrackers = "refuse"\ntracker = "never"\n[repairs]\nx-00000000 = "refuse"\n[more]\n'
    decisions = read_decisions(text.encode(), "decisions.toml", report)
    assert [(d.code, d.span.first) for d in report] == [("S112", 2), ("S113", 3), ("S112", 6)]
    assert next(iter(report)).hint == "did you mean `tracker`?"
    assert decisions.by_name == {"x-00000000": "refuse"}


def test_an_unknown_rule_in_the_settings_is_named_with_the_one_that_was_meant(
    standfirst: Command, write: Write
) -> None:
    write({"publication.toml": 'title = "O"\n[rules]\njoin_paragraph = "off"\n', "a.md": PIECE})
    said = standfirst("repairs", ".").stderr
    assert "publication.toml:3:1: warning[S112]" in said and "did you mean `join-paragraphs`?" in said


def test_written_decisions_are_read_as_they_were() -> None:
    decisions = with_decisions(Decisions(), "refuse", repairs=[REPAIR], rules=["tracker", "dead-link"])
    assert decisions.by_name == {REPAIR.id: "refuse", "tracker": "refuse", "dead-link": "refuse"}
    assert decisions.comments == {REPAIR.id: "Half- Sheet → Half-Sheet"}
    assert read_decisions(decisions.text.encode(), "", Report()) == decisions


OWN = """\
# We never touch the names of small presses.
[rules]
tracker = "refuse"  # they are all the same to us

[repairs]
# Asked the editor on the phone:
x-00000000 = "accept"
# Half- Sheet → Half-Sheet
y-00000000 = "refuse\""""


@pytest.mark.parametrize("end", ["", "\n"])
def test_what_an_editor_wrote_beside_decisions_is_kept(end: str) -> None:
    read = read_decisions((OWN + end).encode(), "decisions.toml", Report())
    decisions = with_decisions(read, "refuse", repairs=[REPAIR], rules=["dead-link"])
    decisions = with_decisions(decisions, "accept", rules=["tracker"])
    assert (
        decisions.text
        == OWN.replace(
            'tracker = "refuse"  # they are all the same to us\n',
            'tracker = "accept"  # they are all the same to us\ndead-link = "refuse"\n',
        )
        + f'\n{REPAIR.id} = "refuse" # Half- Sheet → Half-Sheet\n'
    )


def test_a_decision_is_taken_back_with_its_comment() -> None:
    before = read_decisions(f"{OWN}\n".encode(), "decisions.toml", Report())
    decided = with_decisions(before, "refuse", repairs=[REPAIR], rules=["dead-link"])
    assert without_decisions(decided, [REPAIR.id, "dead-link"]) == before


LINE = "  The Half- Sheet Review was printed in a shed, and the Half- Sheet was bound there as well, year in."


def test_a_repair_is_refused_in_one_line_and_that_is_taken_back() -> None:
    before = read_decisions(f"{OWN}\n".encode(), "decisions.toml", Report())
    once = with_refused_line(before, REPAIR, LINE)
    assert once.places == {REPAIR.id: (" ".join(LINE.split())[:80],)}
    assert once.repairs == before.repairs and once.text.startswith(OWN)
    twice = with_refused_line(with_refused_line(once, REPAIR, LINE), REPAIR, "The Half- Sheet.")
    assert len(twice.places[REPAIR.id]) == 2
    assert without_refused_line(twice, REPAIR.id, "The  Half- Sheet. ").places == once.places
    assert without_refused_line(once, REPAIR.id, LINE).places == {}
    assert without_decisions(twice, [REPAIR.id]).places == {}


@pytest.mark.parametrize("value", ['"The Half- Sheet"', "[1]", "{}"])
def test_lines_that_are_no_list_are_reported(value: str) -> None:
    read = read_decisions(f"[places]\nx-00000000 = {value}\n".encode(), "decisions.toml", report := Report())
    assert not read.places and [(each.code, each.span.first) for each in report] == [("S113", 2)]


def test_a_line_that_is_refused_is_known_by_its_words(write: Write, standfirst: Command) -> None:
    """It may move; what stands in it may not, or the decision fits nothing."""
    text = "# A\n\nIt lay on the com-\nputer. Our computer.\n\nHe saw the com-\nputer.\n"
    folder = write({"a.md": text})
    name = "hyphens-at-line-ends"
    found = json.loads(standfirst("repairs", "a.md", "--format", "json").stdout)
    (identifier,) = {each["id"] for each in found if each["rule"] == name}
    (folder / "a.decisions.toml").write_text(f'[places]\n{identifier} = ["He saw  the com-"]\n')
    (folder / "a.md").write_text(text.replace("# A\n", "# A\n\nA line more.\n"))
    found = json.loads(standfirst("repairs", "a.md", "--format", "json").stdout)
    assert [(each["line"], each["applied"]) for each in found if each["rule"] == name] == [
        *[(5, True), (8, False)]
    ]


def test_forgetting_a_decision_proposes_the_repair_again(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE})
    standfirst("repairs", "a.md", "--refuse", REPAIR.id)
    done = standfirst("repairs", "a.md", "--forget", REPAIR.id)
    assert done.returncode == 0 and f"(certain, applied) {REPAIR.id}" in done.stdout
    assert REPAIR.id not in (folder / "a.decisions.toml").read_text()
    again = standfirst("repairs", "a.md", "--forget", REPAIR.id)
    assert (again.returncode, again.stderr) == (2, f"standfirst: there is no decision about {REPAIR.id}\n")


# -- what a decision does


def read_dirty(decisions: dict[str, Decision]) -> tuple[str, dict[str, bool]]:
    manuscript = Manuscript(name="a.md", path="a.md", data=DIRTY.read_bytes())
    understood = understand(manuscript, HouseStyle(decisions=decisions), Report())
    assert understood is not None
    return text_of(understood.piece), {repair.id: repair.applied for repair in understood.repairs}


def test_each_repair_of_the_dirty_interview_can_be_refused_alone() -> None:
    _, all_repairs = read_dirty({})
    assert len(all_repairs) > 10
    for identifier in all_repairs:
        _, applied = read_dirty({identifier: "refuse"})
        assert {name for name, made in applied.items() if not made} == {identifier}


def test_refusing_gives_the_words_back() -> None:
    _, all_repairs = read_dirty({})
    text, _ = read_dirty(dict.fromkeys(all_repairs, "refuse"))
    for words in (
        "they go on the same\nday, whatever the door says",
        "Click here to subscribe to the Half-Sheet newsletter",
        "Half- Sheet Review",
        r"Lr\_Tz4VdKc0nPhU2sYjB9e",
    ):
        assert words in text


def test_both_editions_have_the_words_that_were_left_as_they_were(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": DIRTY.read_bytes()})
    ids = [repair["id"] for repair in listed(standfirst, "a.md")]
    standfirst("repairs", "a.md", *(x for one in ids for x in ("--refuse", one)))
    done = standfirst("build", "a.md", "-o", ".")
    assert done.returncode == 0, done.stderr
    pdf = letters("".join(page.get_textpage().get_text_bounded() for page in PdfDocument(folder / "a.pdf")))
    epub = letters(epub_text(folder / "a.epub"))
    for words in ("Click here to subscribe to the Half-Sheet newsletter", "Half- Sheet Review", "fbclid="):
        assert letters(words) in pdf
        assert letters(words) in epub
    assert "Half- Sheet" in epub_text(folder / "a.epub")


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def epub_text(file: Path) -> str:
    with zipfile.ZipFile(file) as epub:
        pages = [epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml")]
    return html.unescape(re.sub(r"<[^>]*>", "", "".join(pages)))
