"""Settings, order, added files, the signature: each is an edit of files that can be taken back."""

from __future__ import annotations

import io
import socket
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from desk.conftest import browser_at, settings_of
from standfirst.desk.desk import Desk
from standfirst.desk.engine import Engine
from standfirst.desk.messages import MadeMore, Message
from standfirst.project.fetch_picture import NotFetchedError, fetch_picture
from standfirst.project.files import begin_publication, find
from standfirst.project.signatures import read_signatures
from standfirst.project.write_settings import with_settings


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG")
    return out.getvalue()


def problem(answer: object) -> str:
    assert getattr(answer, "status_code", 0) == 422
    return str(answer.json()["problem"])  # type: ignore[attr-defined]


# -- settings ---------------------------------------------------------------------------------------


def test_settings_are_written_and_comments_stay(browser: TestClient, folder: Path) -> None:
    settings = {each["name"]: each for each in browser.get("/settings").json()["settings"]}
    assert settings["title"]["value"] == "The weir" and settings["subtitle"]["value"] is None
    assert settings["columns"]["choices"] == ["", "1", "2"] and "A5" in settings["trim"]["suggestions"]
    values = {"title": "The mill", "trim": "A4", "columns": "2", "accent": "#123456"}
    assert browser.post("/settings", json={"values": values}).status_code == 200
    text = (folder / "publication.toml").read_text()
    assert "# Ours." in text and 'title = "The mill"  # as on the sign' in text and "columns = 2" in text
    assert "--accent: #123456;" in (folder / "styles/desk.css").read_text()
    assert browser.post("/settings", json={"values": {"trim": "", "accent": ""}}).status_code == 200
    assert "trim" not in (folder / "publication.toml").read_text()
    assert "--accent" not in (folder / "styles/desk.css").read_text()
    for number in (1, 0):
        assert browser.post("/undo", json={"number": number}).status_code == 200
    assert 'title = "The weir"  # as on the sign' in (folder / "publication.toml").read_text()
    assert not (folder / "styles/desk.css").exists()


@pytest.mark.parametrize(
    "values",
    [{"trim": "A9"}, {"date": "spring"}, {"accent": "red; } body {"}, {"pieces": "x"}, {"columns": "7"}],
)
def test_wrong_settings_are_refused_and_nothing_is_written(
    browser: TestClient, folder: Path, values: dict[str, str]
) -> None:
    before = (folder / "publication.toml").read_text()
    assert problem(browser.post("/settings", json={"values": values}))
    assert (folder / "publication.toml").read_text() == before and not (folder / "styles/desk.css").exists()


def test_a_new_setting_is_in_no_table() -> None:
    text = with_settings('[imprint]\npublisher = "X"\n', {"title": "T", "pieces": ["a.md"]})
    assert text.index("title") < text.index("[imprint]") and text.index("pieces") < text.index("[imprint]")
    with pytest.raises(ValueError):
        with_settings("title = ", {"title": "T"})


def test_the_order_is_written(browser: TestClient, folder: Path) -> None:
    assert browser.post("/order", json={"paths": ["b-letters.md", "a-barge.md"]}).status_code == 200
    assert 'pieces = ["b-letters.md", "a-barge.md"]' in (folder / "publication.toml").read_text()
    assert problem(browser.post("/order", json={"paths": ["nowhere.md"]})) == "there is no such piece"


# -- files that are added -----------------------------------------------------------------------------


def test_a_manuscript_is_added_where_the_settings_list_pieces(browser: TestClient, folder: Path) -> None:
    browser.post("/order", json={"paths": ["b-letters.md"]})
    answer = browser.post("/import?name=My Weir.md", content=b"# My weir\n\nDeep.\n")
    assert answer.json() == {"path": "my-weir.md"}
    assert (folder / "my-weir.md").read_bytes() == b"# My weir\n\nDeep.\n"
    assert 'pieces = ["b-letters.md", "my-weir.md"]' in (folder / "publication.toml").read_text()
    assert "is there already" in problem(browser.post("/import?name=My Weir.md", content=b"# Other\n"))


def test_a_web_page_becomes_a_manuscript_and_a_picture_a_picture(browser: TestClient, folder: Path) -> None:
    page = (
        b"<html><body><article><h1>The lock</h1><p>It was shut for the whole winter, he said.</p></article>"
    )
    assert browser.post("/import?name=lock.html", content=page).json() == {"path": "lock.md"}
    assert "It was shut" in (folder / "lock.md").read_text()
    assert browser.post("/import?name=../../A dot.png", content=png()).json() == {"path": "images/a-dot.png"}
    assert (folder / "images/a-dot.png").read_bytes() == png()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run.exe", b"MZ"),
        ("a.png", b"not a picture"),
        ("a.docx", b"PK\x03\x04damaged"),
        ("a.md", b"\x00\x01\x02\x03"),
        ("empty.md", b""),
        ("", b"words"),
    ],
)
def test_what_is_none_of_ours_is_refused(browser: TestClient, folder: Path, name: str, data: bytes) -> None:
    before = sorted(folder.iterdir())
    assert problem(browser.post(f"/import?name={name}", content=data))
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "http://127.0.0.1/x.png", "http://[::1]/x.png", "http://10.0.0.1/x", "x.png"),
        *("http://[::1", "http://127.1:x/", "http://.example/x.png", "http://[fe80::1%25lo]/x.png"),
    ],
)
def test_no_address_of_this_machine_or_its_network_is_asked(address: str) -> None:
    with pytest.raises(NotFetchedError):
        fetch_picture(address)


def test_a_name_that_becomes_that_of_this_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        found = iter([("8.8.8.8", port), ("127.0.0.1", port)])
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(*kind, next(found))])
        with pytest.raises(NotFetchedError, match="own network"):
            fetch_picture(f"http://pictures.example:{port}/x.png")


def test_a_folder_of_manuscripts_becomes_a_publication(tmp_path: Path) -> None:
    folder = tmp_path / "my-letters"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n")
    assert begin_publication(folder) == folder / "publication.toml"
    assert 'title = "My letters"' in (folder / "publication.toml").read_text()
    assert find(folder).settings == folder / "publication.toml"
    assert begin_publication(folder) is None and begin_publication(folder / "a.md") is None


# -- more files, and the signature --------------------------------------------------------------------


def test_more_files_are_made_of_the_finished_publication(
    folder: Path, desk: Desk, browser: TestClient
) -> None:
    said: list[Message] = []
    engine = Engine(settings_of(folder), said.append, lambda _: False)
    engine.make("booklet")
    engine.stop()
    (message,) = said
    assert isinstance(message, MadeMore) and message.files == ("weir-booklet.pdf", "weir-booklet.txt")
    assert browser.get("/files/weir-booklet.pdf").status_code == 404
    desk.take(message)
    assert browser.get("/files/weir-booklet.pdf").content.startswith(b"%PDF-")
    assert problem(browser.post("/make", json={"kind": "money"})) == "money can't be made"


def test_an_unresolved_remark_keeps_the_printers_files_back(folder: Path) -> None:
    said: list[Message] = []
    engine = Engine(settings_of(folder), said.append, lambda _: False)
    engine.make("print")
    engine.stop()
    (message,) = said
    assert isinstance(message, MadeMore) and message.files == () and "remark" in message.problem


def test_the_proof_is_signed_and_the_signature_ends_with_the_files(browser: TestClient, folder: Path) -> None:
    assert browser.get("/signatures").json() == {"signatures": []}
    assert problem(browser.post("/sign", json={"name": " "})) == "a signature needs a name"
    assert browser.post("/sign", json={"name": "Ada Marsh"}).status_code == 200
    (signed,) = read_signatures((folder / "signatures.toml").read_text())
    assert signed.name == "Ada Marsh" and sorted(signed.files) == ["weir.epub", "weir.pdf"]
    assert [each["is_current"] for each in browser.get("/signatures").json()["signatures"]] == [True]
    (folder / "out/weir.epub").write_bytes(b"another")
    browser.post("/sign", json={"name": "Tom"})
    listed = browser.get("/signatures").json()["signatures"]
    assert [(each["name"], each["is_current"]) for each in listed] == [("Tom", True), ("Ada Marsh", False)]


def test_editions_under_an_old_name_are_neither_offered_nor_signed(folder: Path) -> None:
    settings = folder / "publication.toml"
    settings.write_text(settings.read_text().replace('slug = "weir"\n', ""))
    desk = Desk(find(folder), settings_of(folder))
    engine = Engine(desk.settings, desk.take, lambda _: False)
    engine.rebuild()
    client = browser_at(desk)
    client.post("/sign", json={"name": "Ada Marsh"})
    client.post("/settings", json={"values": {"title": "The mill"}})
    engine.rebuild()
    engine.stop()
    assert sorted(desk.state.files) == ["the-mill.epub", "the-mill.pdf"]
    assert sorted(file.name for file in (folder / "out").iterdir()) == ["the-mill.epub", "the-mill.pdf"]
    assert client.get("/files/the-weir.pdf").status_code == 404
    assert [each["is_current"] for each in client.get("/signatures").json()["signatures"]] == [False]


def test_nothing_is_signed_while_it_is_being_made(desk: Desk, browser: TestClient) -> None:
    desk.state.status = "working"
    assert problem(browser.post("/sign", json={"name": "Ada"})) == "there are no finished files to sign"


def test_signatures_that_can_not_be_read_stay(browser: TestClient, folder: Path) -> None:
    (folder / "signatures.toml").write_text("signed = 3\n")
    assert "can't be read" in problem(browser.post("/sign", json={"name": "Ada"}))
    assert (folder / "signatures.toml").read_text() == "signed = 3\n"
