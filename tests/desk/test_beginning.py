"""An editor who begins with an empty folder and a Word file, and ends with both editions and a signature."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import OF_THIS_RUN
from desk.browsing import Browser, RunningDesk, opened_browser
from importing.documents import LETTER, made

browser = pytest.fixture(scope="module")(opened_browser)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RunningDesk]:
    folder = tmp_path / "the-ferry"
    folder.mkdir()
    running = RunningDesk(folder, Path(os.environ[OF_THIS_RUN]))
    yield running
    running.stop()


def drop(browser: Browser, name: str, data: bytes) -> None:
    """Drop a file on the page."""
    browser.read(
        """([name, data]) => { const list = new DataTransfer();
        list.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
        dispatchEvent(new DragEvent('drop', {dataTransfer: list, bubbles: true, cancelable: true})) }""",
        [name, base64.b64encode(data).decode()],
    )


def test_from_nothing_to_a_signed_proof(desk: RunningDesk, browser: Browser, tmp_path: Path) -> None:
    browser.ask("open", address=desk.address, options={"viewport": {"width": 1500, "height": 900}})
    browser.until("() => document.getElementById('welcome').getBoundingClientRect().width > 0")
    assert browser.text("#welcome p") == "Drop a manuscript here"
    assert browser.text("#status") == "Nothing here yet."
    assert browser.read("() => document.getElementById('desk').getBoundingClientRect().bottom") == 900
    assert browser.ask("axe") == []

    drop(browser, "The Ferry.docx", made("docx", LETTER, tmp_path))
    browser.until("() => document.querySelector('#list button')?.dataset.path === 'the-ferry.md'")
    browser.is_made()
    browser.until("() => document.getElementById('welcome').hidden")
    browser.until("() => /ferry/.test(document.querySelector('iframe.shown')?.src)")

    browser.click("#open-export")
    browser.fill("#signer", "Nell Dray")
    browser.click("#dialog .sign button")
    browser.until_text("#dialog .signatures", "Nell Dray")
    assert {file.suffix for file in (desk.folder / "out").iterdir()} == {".pdf", ".epub"}
    assert 'name = "Nell Dray"' in desk.text("signatures.toml")
    assert browser.ask("complaints") == []
