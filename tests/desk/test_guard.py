"""Who is let in: only the page that was opened with the token."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from desk.conftest import ORIGIN, PORT, TOKEN, browser_at
from standfirst.desk.desk import Desk
from standfirst.desk.routes import application


@pytest.fixture
def stranger(desk: Desk) -> TestClient:
    return TestClient(application(desk, TOKEN, PORT), base_url=ORIGIN, follow_redirects=False)


ADDRESSES = [
    "/",
    "/state",
    "/events",
    "/static/desk.js",
    "/manuscript?path=a-barge.md",
    "/page/x/100",
    "/ebook/x/y",
    "/files/weir.pdf",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_token_there_is_nothing(stranger: TestClient, address: str) -> None:
    assert stranger.get(address).status_code == 403
    assert stranger.get(address, cookies={f"standfirst-desk-{PORT}": "guessed"}).status_code == 403
    assert stranger.get("/?t=guessed").status_code == 403


def test_the_token_becomes_a_cookie_that_no_script_and_no_other_site_has(stranger: TestClient) -> None:
    answer = stranger.get(f"/?t={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": f"evil.example:{PORT}"},
        {"host": f"127.0.0.1:{PORT + 1}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_host_or_site_gets_nothing(desk: Desk, headers: dict[str, str]) -> None:
    assert browser_at(desk).get("/state", headers=headers).status_code == 403


@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", f"http://127.0.0.1:{PORT + 1}"])
def test_nothing_is_changed_for_another_origin(desk: Desk, origin: str) -> None:
    body = {"path": "a-barge.md", "text": "x", "mark": "", "base": "", "what": ""}
    assert browser_at(desk).post("/save", json=body, headers={"origin": origin}).status_code == 403


def test_too_much_at_once_is_refused(desk: Desk) -> None:
    answer = browser_at(desk).post("/save", content=b"x", headers={"content-length": "99000000000"})
    assert answer.status_code == 403


def test_no_page_may_run_a_script_but_ours(desk: Desk) -> None:
    browser = browser_at(desk)
    policy = browser.get("/").headers["content-security-policy"]
    assert "script-src 'self';" in policy and "unsafe" not in policy and "trusted-types 'none'" in policy
    document = desk.state.documents[-1]
    framed = browser.get(f"/ebook/x/{document.file}").headers["content-security-policy"]
    assert "default-src 'none'" in framed and "script" not in framed and "sandbox allow-same-origin" in framed
    assert browser.get("/state").headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert browser.get("/state").headers["x-content-type-options"] == "nosniff"
