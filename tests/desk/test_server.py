"""What the desk answers: everything of a small publication, built by an engine in this process."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import msgspec
from PIL import Image
from starlette.testclient import TestClient

from desk.conftest import browser_at, built, desk_of
from standfirst.desk.desk import Desk
from standfirst.desk.messages import Done, Paged, Understood, Unreadable, packed, unpacked
from standfirst.normalise.registry import RULES


def test_a_build_is_reported_in_stages(folder: Path) -> None:
    said = built(folder)
    assert [type(message).__name__ for message in said] == ["Understood", "Paged", "Bound", "Placed", "Done"]
    assert all(msgspec.to_builtins(unpacked(packed(each))) == msgspec.to_builtins(each) for each in said)
    assert isinstance(said[-1], Done) and said[-1].files == ("weir.pdf", "weir.epub")
    assert (folder / "out" / "weir.pdf").exists()


def test_a_manuscript_that_could_not_be_read_keeps_its_place(desk: Desk) -> None:
    """And each title stands on its own file."""
    listed = [(piece.path, piece.title, piece.name) for piece in desk.state.pieces]
    assert listed == [
        ("a-barge.md", "The barge", "a-barge"),
        ("b-letters.md", "Letters", "b-letters"),
        ("c-nothing.md", "c-nothing.md", ""),
    ]
    labels = [(label.line, label.kind, label.about) for label in desk.state.pieces[1].labels]
    assert (3, "question", "Ada") in labels and (5, "answer", "Tom") in labels


def test_broken_settings_stop_before_anything_is_laid_out_and_pages_stay(folder: Path, desk: Desk) -> None:
    (folder / "publication.toml").write_text("title = ")
    (message,) = built(folder)
    assert isinstance(message, Unreadable) and message.diagnostics[0]["code"] == "S111"
    pages = desk.state.pages
    desk.take(message)
    assert (desk.state.status, desk.state.pages) == ("unreadable", pages)


def test_only_pages_that_look_otherwise_have_another_key(folder: Path, desk: Desk) -> None:
    before = {page.key for page in desk.state.pages}
    file = folder / "b-letters.md"
    file.write_text(file.read_text().replace("heron", "swan"))
    (pages,) = (each for each in built(folder) if isinstance(each, Paged))
    changed = [page for page in pages.pages if page.key and page.key not in before]
    assert [page.piece for page in changed] == ["b-letters"]


def test_a_page_is_a_picture_and_stays_one(desk: Desk, browser: TestClient) -> None:
    page = next(each for each in desk.state.pages if each.piece == "a-barge")
    answer = browser.get(f"/page/{page.key}/300")
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert (picture.format, picture.width) == ("JPEG", 300)
    assert "immutable" in answer.headers["cache-control"]
    assert browser.get(f"/page/{page.key}/300").content == answer.content
    assert browser.get("/page/0000/300").status_code == browser.get(f"/page/{page.key}/9").status_code == 404


def test_a_word_is_found_from_the_page_and_from_the_ebook_and_back(
    desk: Desk, browser: TestClient, folder: Path
) -> None:
    text = (folder / "b-letters.md").read_text()
    offset = text.index("heron")
    places = browser.get(f"/places?path=b-letters.md&offset={offset}").json()
    left, top, right, bottom = places["page"]["boxes"][0]
    at = f"page={places['page']['index']}&x={(left + right) / 2}&y={(top + bottom) / 2}"
    word = {"path": "b-letters.md", "start": offset, "end": offset + 5, "is_exact": True}
    assert browser.get(f"/at?{at}").json()["found"] == word
    document = places["document"]
    assert browser.get(f"/at?file={document['file']}&letters={document['letters']}").json()["found"] == word


def test_a_broken_word_is_found_by_its_halves(desk: Desk, browser: TestClient, folder: Path) -> None:
    """It is one word in the editions and two in the manuscript, so its neighbour has to do."""
    offset = (folder / "a-barge.md").read_text().index("puter on")
    assert browser.get(f"/places?path=a-barge.md&offset={offset}").json()["page"] is not None


def test_words_without_a_manuscript_are_nowhere(desk: Desk, browser: TestClient) -> None:
    cover = next(n for n, page in enumerate(desk.state.pages) if not page.piece)
    assert browser.get(f"/at?page={cover}&x=1&y=1").json() == {"found": None}
    assert browser.get("/at?page=999&x=1&y=1").json() == {"found": None}
    assert browser.get("/places?path=c-nothing.md&offset=0").json() == {"page": None, "document": None}


def test_saving_and_a_conflict(browser: TestClient, folder: Path) -> None:
    opened = browser.get("/manuscript?path=b-letters.md").json()
    text = opened["text"].replace("heron", "swan")
    given = {"path": "b-letters.md", "text": text, "mark": opened["mark"], "base": opened["text"], "what": ""}
    saved = browser.post("/save", json=given)
    assert saved.status_code == 200 and "swan" in (folder / "b-letters.md").read_text()
    again = browser.post("/save", json={**given, "text": opened["text"]})
    assert again.status_code == 409 and "swan" in again.json()["theirs"]["text"]
    assert browser.get("/state").json()["history"][0]["what"] == "edited b-letters.md"
    assert browser.post("/undo", json={"number": 0}).status_code == 200
    assert "heron" in (folder / "b-letters.md").read_text()


def test_decisions_are_made_and_taken_back(desk: Desk, browser: TestClient, folder: Path) -> None:
    (repair,) = (each for each in desk.state.repairs if each.rule == "hyphens-at-line-ends")
    text = (folder / "a-barge.md").read_text()
    assert repair.start is not None and text[repair.start : repair.end] == "com-\nputer"
    assert browser.post("/decide", json={"name": repair.id, "decision": "refuse"}).status_code == 200
    assert f'{repair.id} = "refuse"' in (folder / "decisions.toml").read_text()
    (message,) = (each for each in built(folder) if isinstance(each, Understood))
    assert {each.id: (each.outcome, each.decided) for each in message.repairs}[repair.id] == (
        "refused",
        "refuse",
    )
    assert browser.post("/decide", json={"name": repair.id, "decision": "undo"}).status_code == 200
    assert repair.id not in (folder / "decisions.toml").read_text()
    for name, decision in ((repair.id, "undo"), ("nothing", "accept"), (repair.id, "perhaps")):
        answer = browser.post("/decide", json={"name": name, "decision": decision})
        assert answer.status_code == 422 and answer.json()["problem"]


def test_a_repair_is_refused_in_one_line_and_that_is_taken_back(folder: Path) -> None:
    piece = folder / "a-barge.md"
    piece.write_text(piece.read_text() + "\nLater the com-\nputer stood still.\n")

    def outcomes() -> list[tuple[str, str | None, bool]]:
        (message,) = (each for each in built(folder) if isinstance(each, Understood))
        found = (each for each in message.repairs if each.rule == "hyphens-at-line-ends")
        return [(each.outcome, each.decided, each.is_refused_here) for each in found]

    assert outcomes() == [("applied", None, False)] * 2
    identifier = desk_of(folder).state.repairs[0].id
    asked = {"name": identifier, "line": "Later the com-"}
    desk = browser_at(desk_of(folder))
    assert desk.post("/decide", json={**asked, "decision": "refuse"}).status_code == 200
    assert outcomes() == [("applied", None, False), ("refused", "refuse", True)]
    assert desk.post("/decide", json={**asked, "decision": "undo"}).status_code == 200
    assert outcomes() == [("applied", None, False)] * 2
    assert desk.post("/decide", json={**asked, "decision": "undo"}).status_code == 422


def test_words_are_spelt_in_one_way(desk: Desk, browser: TestClient, folder: Path) -> None:
    (folder / "b-letters.md").write_text("# Letters\n\nColor and colorful; colour. Realize.\n")
    asked = {"path": "b-letters.md", "words": ["color", "realize"]}
    assert browser.post("/respell", json=asked).status_code == 200
    assert desk.files.read("b-letters.md").text == "# Letters\n\nColour and colorful; colour. Realise.\n"
    assert desk.state.history[-1].what == "respelt color, realize"
    for words in (["color"], ["weir"]):
        answer = browser.post("/respell", json={**asked, "words": words})
        assert answer.status_code == 422 and answer.json()["problem"]


def test_a_picture_is_brought_beside_its_manuscript(browser: TestClient, folder: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(picture, "PNG")
    for name in ("press.png", "press-2.png"):
        answer = browser.post("/import?name=Press.PNG&beside=b-letters.md", content=picture.getvalue())
        assert answer.json()["path"] == f"images/{name}" and (folder / "images" / name).exists()


def test_passages_that_would_do_as_pull_quotes_are_suggested(write: Callable[..., Path]) -> None:
    rule = RULES["pull-quote"]
    (message,) = (
        each
        for each in built(write({"publication.toml": 'title = "A"\n', "a.md": rule.before}))
        if isinstance(each, Understood)
    )
    (repair,) = (each for each in message.repairs if each.rule == "pull-quote")
    assert repair.outcome == "not applied" and repair.decided is None and repair.start is not None


def test_what_is_not_understood_is_refused(browser: TestClient) -> None:
    for address, content in (
        *(("/save", b"{"), ("/save", b"[" * 9999), ("/decide", b"[]"), ("/undo", b'{"number": "x"}')),
        ("/order", b'{"paths": ["%s"]}' % (b"x" * 300)),
    ):
        assert browser.post(address, content=content).status_code == 422
    for address in (
        "manuscript",
        "at",
        "at?page=x",
        "places?path=a-barge.md&offset=",
        "manuscript?path=" + "x/" * 999,
    ):
        assert browser.get(f"/{address}").status_code == 422
    assert browser.get("/static/index.html").status_code == 404
    assert browser.get("/static/..%2fserver.py").status_code == 404
    assert browser.get("/files/..%2fpublication.toml").status_code == 404


def test_the_finished_files_can_be_taken(browser: TestClient) -> None:
    answer = browser.get("/files/weir.pdf")
    assert answer.content.startswith(b"%PDF-") and "attachment" in answer.headers["content-disposition"]


def test_a_frame_shows_the_ebook_as_a_device_does(desk: Desk, browser: TestClient) -> None:
    document = next(each for each in desk.state.documents if "letters" in each.file)
    answer = browser.get(f"/ebook/{document.mark}/{document.file}?as=dark")
    assert answer.headers["content-type"].startswith("application/xhtml+xml")
    assert b'data-device="dark"' in answer.content and b"/static/reader.css" in answer.content
    assert browser.get(f'/ebook/x/{document.file}?as="><script>').content.count(b"data-device") == 0
    assert browser.get("/ebook/x/../../etc/passwd").status_code == 404


def test_two_desks_see_each_others_changes(folder: Path) -> None:
    one, other = desk_of(folder).files, desk_of(folder).files
    opened = other.read("b-letters.md")
    one.replace("b-letters.md", opened.text + "\nMore.\n", "edited")
    merged_text = other.read("b-letters.md")
    assert merged_text.mark != opened.mark and merged_text.text.endswith("More.\n")
