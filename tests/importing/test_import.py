"""Documents made by pandoc come back as the manuscript that they were made from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

import standfirst.cli  # noqa: F401  (declares the commands)
from importing.documents import ARTICLE, LETTER, changed, made
from standfirst.cli.app import app


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (40, 30), "teal").save(tmp_path / "gate.png")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False, standalone_mode=False)


def summary(file: Path) -> dict[str, object]:
    result = run("show", "summary", str(file), "--format", "json")
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_document_becomes_the_manuscript_that_it_was(kind: str, place: Path) -> None:
    (place / f"Lock Keeper (2).{kind}").write_bytes(made(kind, LETTER, place))
    result = run("import", f"Lock Keeper (2).{kind}", "-o", "pieces")
    assert (result.return_value, result.stdout) == (0, "pieces/lock-keeper-2.md (1 picture)\n"), result.output
    text = Path("pieces/lock-keeper-2.md").read_text("utf-8")
    assert f"\nimported_from: Lock Keeper (2).{kind}\n" in text
    found = summary(Path("pieces/lock-keeper-2.md"))
    assert found["title"] == "The lock keeper"
    assert found["headings"] == [[2, "The first winter"]]
    assert found["tables"][0]["cells"] == [["Year", "Boats"], ["1996", "812"], ["2026", "97"]]
    assert found["list_items"] == ["a gate", "a cottage"]
    assert found["notes"] == ["By the old mark."]
    (picture,) = found["images"]
    assert (place / "pieces" / picture["src"]).read_bytes() == (place / "gate.png").read_bytes()
    if kind != "odt":  # there a caption is a paragraph like others
        assert picture["caption"] == "The upper gate"
    assert {d["code"] for d in found["diagnostics"]} <= {"S224", "S409"}


def test_changes_and_remarks_of_word_are_marks_that_are_reported(place: Path) -> None:
    (place / "letter.docx").write_bytes(made("docx", LETTER, place))
    result = run("import", "letter.docx")
    text = Path("source/letter.md").read_text("utf-8")
    assert "The water {++rose++} by {~~three~>four~~} feet. The gauge stood at {--nine--}ten" in text
    assert "ten{>>Ben Reed: Check the gauge.<<}." in text
    assert "source/letter.md" in result.stderr and result.stderr.count("[S224]") >= 1


def test_changes_and_remarks_of_an_odt_are_marks(place: Path) -> None:
    plain = "# The lock keeper\n\nThe water KEPT by feet. The gauge stood at nine.\n"
    data = made("odt", plain, place)
    regions = (
        "<text:tracked-changes>"
        '<text:changed-region text:id="a"><text:insertion/></text:changed-region>'
        '<text:changed-region text:id="b"><text:deletion><office:change-info/>'
        "<text:p>three</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    rose = '<text:change-start text:change-id="a"/>rose<text:change-end text:change-id="a"/>'
    remark = (
        "<office:annotation><dc:creator>Ben Reed</dc:creator><text:p>Check it.</text:p></office:annotation>"
    )
    data = changed(data, "content.xml", "<office:text>", f"<office:text>{regions}")
    data = changed(data, "content.xml", "KEPT by ", f'{rose} by <text:change text:change-id="b"/> ')
    data = changed(data, "content.xml", "nine", f"nine{remark}")
    (place / "letter.odt").write_bytes(data)
    assert run("import", "letter.odt").return_value == 0
    text = Path("source/letter.md").read_text("utf-8")
    assert (
        "The water {++rose++} by {--three--} feet. The gauge stood at nine{>>Ben Reed: Check it.<<}." in text
    )


def test_of_a_page_the_article_is_kept(place: Path) -> None:
    (place / "site" / "page_files").mkdir(parents=True)
    (place / "gate.png").rename(place / "site" / "page_files" / "gate.png")
    (place / "outside.png").write_bytes(b"secret")
    (place / "site" / "page.html").write_text(ARTICLE, "utf-8")
    result = run("import", "site/page.html")
    assert result.return_value == 0, result.output
    text = Path("source/page.md").read_text("utf-8")
    for around in ("Home", "About us", "tracker", "eel", "newsletter"):
        assert around not in text
    found = summary(Path("source/page.md"))
    assert (found["title"], found["language"]) == ("The lock keeper", "en-GB")
    assert [person["name"] for person in found["byline"]] == ["Ada Quill"]
    assert found["date"] == "2026-03-04"
    assert found["provenance"]["url"] == "https://river.example.org/2026/lock-keeper"
    assert found["headings"] == [[2, "The first winter"]]
    assert len(found["list_items"]) == 2 and "\n1. two gates" in text
    gate, *others = found["images"]
    assert (gate["src"], gate["alt"], gate["caption"]) == (
        "page/gate.png",
        "A wooden gate",
        "The upper gate.",
    )
    assert [other["src"] for other in others] == ["../outside.png", "https://river.example.org/far.png"]
    assert not list(place.glob("source/**/outside*"))


def test_a_document_saved_as_html_is_kept_whole(place: Path) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    words = f'<h1>Tides</h1><p>Short.</p><p><img src="{picture}" alt="Dot"></p><p>9 Oct</p>'
    (place / "tides.html").write_text(f"<html><body>{words}</body></html>", "utf-8")
    assert run("import", "tides.html").return_value == 0
    text = Path("source/tides.md").read_text("utf-8")
    assert all(words in text for words in ("# Tides", "Short.", "9 Oct", "tides/picture.gif"))
    assert Path("source/tides/picture.gif").read_bytes().startswith(b"GIF8")


def test_what_is_imported_is_tidy(place: Path) -> None:
    for kind in ("docx", "odt", "epub"):
        clean = re.sub(r"\[([^\]]*)\]\{\.(?:insertion|comment-start|comment-end)[^}]*\}", r"\1", LETTER)
        clean = re.sub(r"\[[^\]]*\]\{\.deletion[^}]*\}", "", clean)
        (place / f"{kind}-letter.{kind}").write_bytes(made(kind, clean, place))
        assert run("import", f"{kind}-letter.{kind}").return_value == 0
        assert run("tidy", "--check", f"source/{kind}-letter.md").return_value == 0
