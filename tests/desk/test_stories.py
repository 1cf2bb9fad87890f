"""The desk in a real browser: what an editor does there, and what has become of the files."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import OF_THIS_RUN
from desk.browsing import NARROW, Browser, RunningDesk, opened_browser
from desk.stories_publication import write_publication

EDITOR = ".cm-content, .plain-field"
USUAL = (1680, 1000, {})
"""The window that most stories are told in."""


browser = pytest.fixture(scope="module")(opened_browser)


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """A desk with a window on it, both editions made. All stories of a process are told at it, in any order:
    each changes something else, or makes first what it needs."""
    folder = tmp_path_factory.mktemp("weir")
    write_publication(folder)
    running = RunningDesk(folder, Path(os.environ[OF_THIS_RUN]))
    browser.open(running)
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def photographed(
    desk: RunningDesk, browser: Browser, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[None]:
    """Keeps a picture of the desk where a story went wrong, and says where. Each begins in a window of the
    usual size, with no dialog open."""
    if browser.window != USUAL:
        browser.open(desk)
    browser.read("() => document.getElementById('dialog').close()")
    failed = request.session.testsfailed
    yield
    if request.session.testsfailed > failed:
        browser.ask("do", method="screenshot", args=[{"path": str(tmp_path / "desk.png")}])
        print("what the desk showed:", tmp_path / "desk.png")


# -- pieces -----------------------------------------------------------------------------------------


def test_pieces_are_listed_with_their_state(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()  # another story may have just saved
    assert browser.text('#list button[data-path="letters.md"]').split() == [
        *["Letters", "interview", "30", "words", "1", "page"]
    ]
    assert browser.text("#status").startswith("Both editions are as saved")


def listed(browser: Browser) -> list[str]:
    """The pieces in their order."""
    return list(
        browser.read("() => [...document.querySelectorAll('#list button')].map(each => each.dataset.path)")
    )


def written_order(desk: RunningDesk) -> list[str]:
    """The same in the settings."""
    return list(tomllib.loads(desk.text("publication.toml"))["pieces"])


def test_another_order_is_written_by_keys(desk: RunningDesk, browser: Browser) -> None:
    last, before = listed(browser)[-1], listed(browser)[-2]
    browser.read('path => document.querySelector(`#list button[data-path="${path}"]`).focus()', last)
    browser.press("Alt+ArrowUp")
    browser.until(
        "path => [...document.querySelectorAll('#list button')].at(-1).dataset.path === path", before
    )
    assert listed(browser)[-2:] == [last, before] and written_order(desk) == listed(browser)
    assert browser.read("() => document.activeElement.dataset.path") == last


def test_another_order_is_written_by_dragging(desk: RunningDesk, browser: Browser) -> None:
    first, second, *rest = listed(browser)
    browser.ask(
        "do",
        method="dragAndDrop",
        args=[f'#list button[data-path="{first}"]', f'#list button[data-path="{second}"]'],
    )
    browser.until("path => document.querySelector('#list button').dataset.path === path", second)
    assert listed(browser) == [second, first, *rest] == written_order(desk)


# -- the manuscript ---------------------------------------------------------------------------------


def test_what_is_typed_is_saved_and_seen_in_both_editions(desk: RunningDesk, browser: Browser) -> None:
    browser.open_piece("lock.md")
    browser.read("() => { deskPainted.length = 0 }")
    browser.click(EDITOR)
    browser.press("Control+End")
    browser.type("It was called Harriet.")
    browser.until_text("#saved", "Not saved yet")
    browser.until_text("#saved", "Saved")
    assert desk.text("lock.md").endswith("It was called Harriet.")
    for what in ("page", "ebook"):
        browser.until("what => deskPainted.some(each => each.what === what)", what)
    browser.until(
        "() => document.querySelector('iframe.shown').contentDocument.body.textContent.includes('Harriet')"
    )
    browser.is_made()


def test_a_click_on_a_page_leads_to_the_very_word_and_to_the_ebook(
    desk: RunningDesk, browser: Browser
) -> None:
    browser.is_made()
    place = browser.read("async () => (await (await fetch('/places?path=letters.md&offset=34')).json()).page")
    left, top, right, bottom = place["boxes"][0]
    browser.read("n => document.querySelectorAll('.page')[n].scrollIntoView()", place["index"])
    x, y = browser.until(
        """([n, x, y]) => { const slot = document.querySelectorAll('.page')[n];
        if (!slot.querySelector('img')) return null;
        const r = slot.getBoundingClientRect();
        return [r.left + x / slot.page.width * r.width, r.top + y / slot.page.height * r.height] }""",
        [place["index"], (left + right) / 2, (top + bottom) / 2],
    )
    browser.open_piece("barge.md")
    browser.read("n => document.querySelectorAll('.page')[n].scrollIntoView()", place["index"])
    browser.ask("mouse", method="click", args=[x, y])
    browser.until("() => document.getElementById('path').textContent === 'letters.md'")
    browser.until("() => document.querySelector('.found')?.textContent === 'find'")
    browser.until("() => document.querySelector('#glass .box')")


def test_a_click_in_the_ebook_leads_to_the_word_and_the_cursor_to_both(
    desk: RunningDesk, browser: Browser
) -> None:
    browser.is_made()
    browser.open_piece("letters.md")
    box = browser.until(
        """() => { const page = document.querySelector('iframe.shown').contentDocument;
        const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) { const at = walker.currentNode.data.indexOf('heron'); if (at < 0) continue;
          const range = page.createRange(); range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + 5); const r = range.getBoundingClientRect();
          return [r.left + r.width / 2, r.top + r.height / 2] } }"""
    )
    left, top = browser.read(
        "() => { const r = document.getElementById('device').getBoundingClientRect();return [r.left, r.top] }"
    )
    browser.ask("mouse", method="click", args=[left + box[0], top + box[1]])
    browser.until("() => document.querySelector('.found')?.textContent === 'heron'")
    browser.until("() => document.querySelector('#pages .box')")


def test_nothing_is_overwritten_that_somebody_else_saved(desk: RunningDesk, browser: Browser) -> None:
    browser.open_piece("flood.md")
    browser.click(EDITOR)
    browser.press("Control+End")
    browser.type("Mine. ")
    file = desk.folder / "flood.md"
    file.write_text(file.read_text().replace("came at night", "came at dawn"))
    browser.until("() => !document.getElementById('conflict').hidden")
    assert "Mine." not in desk.text("flood.md")
    assert browser.ask("axe") == []
    browser.click("#conflict button")  # keep both
    browser.until_text("#saved", "Saved")
    assert "came at dawn" in desk.text("flood.md") and desk.text("flood.md").rstrip().endswith("Mine.")


# -- repairs ----------------------------------------------------------------------------------------


def test_repairs_are_decided_by_keys_alone_and_taken_back(desk: RunningDesk, browser: Browser) -> None:
    browser.open_piece("barge.md")
    browser.press("F8")
    browser.until("() => document.getElementById('card').contains(document.activeElement)")
    assert browser.ask("axe") == []
    browser.press("n")
    browser.until_text("#card .head", "refused")
    assert "refuse" in desk.text("decisions.toml")
    browser.press("u")
    browser.until_text("#card .head", "made")
    browser.press("r")
    browser.until_text("#card .buttons", "All repairs of")
    browser.click("#card .yes")
    browser.until_text("#card .head", "accepted")
    assert "hyphens-at-line-ends" in desk.text("decisions.toml")
    browser.press("Escape")
    assert browser.read("() => document.activeElement.matches('.cm-content, .plain-field')")


def test_a_repair_is_made_in_one_place_only(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    browser.open_piece("barge.md")
    browser.press("F8")
    browser.until_text("#card .head", "the same words in 2 places")
    browser.press("t")
    browser.until(
        "async () => (await (await fetch('/manuscript?path=barge.md')).json()).text.includes('computer on')"
    )
    assert desk.text("barge.md").count("com-\nputer") == 1
    assert "made here" in browser.read(
        "async () => (await (await fetch('/state')).json()).history.at(-1).what"
    )
    browser.press("Escape")


def repairs_of(browser: Browser, path: str) -> list[dict[str, object]]:
    """The repairs of a manuscript, as the server knows them."""
    state = browser.read("async () => await (await fetch('/state')).json()")
    (file,) = (piece["file"] for piece in state["pieces"] if piece["path"] == path)
    return [repair for repair in state["repairs"] if repair["file"] == file]


def test_a_repair_is_refused_in_one_place_only_and_that_is_taken_back(
    desk: RunningDesk, browser: Browser
) -> None:
    browser.open_piece("mooring.md")
    browser.press("F8")
    browser.until_text("#card .head", "the same words in 2 places")
    browser.press("x")
    browser.until_text("#card .count", "2 of 2")
    browser.press("k")
    browser.until_text("#card .head", "refused here")
    assert '"The boat lay at the river-"' in desk.text("decisions.toml")
    assert "refused" in browser.text("#card .head")
    assert [each["is_refused_here"] for each in repairs_of(browser, "mooring.md")] == [True, False]
    browser.press("u")  # what is left is what was decided about the rule, if anything was
    browser.until("() => !document.querySelector('#card .head').textContent.includes('refused')")
    assert "The boat lay" not in desk.text("decisions.toml")
    browser.press("Escape")


# -- what is noticed, and what mends it ---------------------------------------------------------------


def noticed(browser: Browser, code: str) -> None:
    """Open a group of what was noticed."""
    browser.read(
        """name => { for (const group of document.querySelectorAll('#noticed details'))
        if (group.querySelector('summary').textContent.includes(name)) group.open = true }""",
        code,
    )


def test_a_picture_is_described(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    noticed(browser, "picture not described")
    browser.fill("#noticed details[open] form.mend input", "The weir under water")
    browser.press("Enter")
    browser.until(
        "async () => (await (await fetch('/manuscript?path=flood.md')).json()).text.includes('under')"
    )
    assert "![The weir under water](images/dot.png)" in desk.text("flood.md")


def test_one_of_two_spellings_is_written_everywhere(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    noticed(browser, "name spelt two ways")
    browser.click('#noticed details[open] button.mend:has-text("“Hollin Mill”")')
    browser.until(
        "async () => !(await (await fetch('/manuscript?path=barge.md')).json()).text.includes('Hollyn')"
    )
    assert desk.text("barge.md").count("Hollin Mill") == 3


def test_what_was_not_understood_is_shown_and_taken_out(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    browser.open_piece("lock.md")
    browser.until(
        "() => [...document.querySelectorAll('.unread')].some(x => x.textContent === '{{< gate >}}')"
    )
    noticed(browser, "unknown shortcode")
    browser.click('#noticed details[open] button.mend:has-text("Take it out")')
    browser.until(
        "async () => !(await (await fetch('/manuscript?path=lock.md')).json()).text.includes('gate')"
    )
    assert "It is shut now." in desk.text("lock.md")


def test_remarks_are_answered_and_changes_accepted(desk: RunningDesk, browser: Browser) -> None:
    browser.open_piece("notes.md")
    browser.click('#open-remarks[aria-expanded="false"]')
    browser.until("() => document.querySelectorAll('#remarks .thread').length === 3")
    assert browser.ask("axe") == []
    browser.fill("#remarks .thread form input", "The keeper does.")
    browser.press("Enter")
    browser.until(
        "async () => (await (await fetch('/manuscript?path=notes.md')).json()).text.includes('keeper')"
    )
    assert "{>>Who says so?<<}{>>The keeper does.<<}" in desk.text("notes.md")
    browser.click("#remarks .thread:has(ins) .yes")
    browser.until("() => document.querySelectorAll('#remarks .thread').length === 2")
    browser.click('#remarks .thread form button[type="button"]')
    browser.until("() => document.querySelectorAll('#remarks .thread').length === 1")
    browser.click("#remarks .thread .no")
    browser.until("() => document.querySelectorAll('#remarks .thread').length === 0")
    browser.until("async () => !(await (await fetch('/manuscript?path=notes.md')).json()).text.includes('{')")
    assert "The sluice is still open. It was mended twice last" in desk.text("notes.md")
    browser.click("#open-remarks")


# -- settings, files, history -------------------------------------------------------------------------


def test_settings_are_changed_and_comments_stay(desk: RunningDesk, browser: Browser) -> None:
    browser.click("#open-settings")
    browser.until("() => document.getElementById('dialog').open")
    assert browser.ask("axe") == []
    browser.fill("#setting-title", "The weir and the mill")
    browser.press("Enter")
    browser.until_text("#dialog [role=status]", "Saved")
    assert 'title = "The weir and the mill"  # as on the sign' in desk.text("publication.toml")
    browser.press("Escape")
    assert browser.read("() => document.activeElement.id") == "open-settings"
    browser.until_text("#title", "The weir and the mill")


def test_a_change_is_looked_at_and_taken_back(desk: RunningDesk, browser: Browser) -> None:
    before = desk.text("publication.toml")
    browser.click("#open-settings")
    browser.fill("#setting-description", "Of water and those who watch it.")
    browser.press("Enter")
    browser.until_text("#dialog [role=status]", "Saved")
    browser.press("Escape")
    browser.click("#open-history")
    browser.click("#dialog details summary")
    assert "those who watch it" in browser.text("#dialog details[open] ins")
    assert browser.ask("axe") == []
    browser.click("#dialog details[open] button")
    browser.until("() => document.querySelector('#dialog .undone')")
    assert desk.text("publication.toml") == before
    browser.press("Escape")


def test_a_manuscript_is_added(desk: RunningDesk, browser: Browser) -> None:
    text = "# The mill\n\nIt stood above the weir.\n"
    browser.read(
        """text => { const list = new DataTransfer(); list.items.add(new File([text], 'mill.md'));
        dispatchEvent(new DragEvent('drop', {dataTransfer: list, bubbles: true, cancelable: true})) }""",
        text,
    )
    browser.until("() => document.querySelector('#list button[data-path=\"mill.md\"]')")
    browser.until("() => document.getElementById('path').textContent === 'mill.md'")
    assert desk.text("mill.md") == text and "mill.md" in written_order(desk)


def test_what_can_not_be_read_is_said_and_the_pages_stay(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    sound = desk.text("publication.toml")
    (desk.folder / "publication.toml").write_text(sound.replace('title = "', "title = ", 1))
    browser.until("() => document.body.className === 'unreadable'")
    assert "The last pages stay" in browser.text("#status")
    assert browser.read("() => document.querySelectorAll('.page').length") > 4
    assert browser.ask("axe") == []
    (desk.folder / "publication.toml").write_text(sound)
    browser.is_made()


def test_the_proof_is_signed_and_the_editions_are_taken(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    browser.click("#open-export")
    browser.until("() => document.querySelector('#signer')")
    assert browser.ask("axe") == []
    browser.fill("#signer", "Ada Marsh")
    browser.press("Enter")
    browser.until_text("#dialog .signatures", "Ada Marsh")
    assert 'name = "Ada Marsh"' in desk.text("signatures.toml")
    assert browser.read(
        """async () => { const links = [...document.querySelectorAll('#dialog a[download]')];
        const size = async each => (await (await fetch(each.href)).arrayBuffer()).byteLength;
        const got = await Promise.all(links.map(size));
        return got.length === 2 && got.every(size => size > 1000) }"""
    )
    browser.press("Escape")


# -- over the pages -----------------------------------------------------------------------------------


def test_type_area_grid_and_objections_are_shown_over_the_pages(desk: RunningDesk, browser: Browser) -> None:
    browser.is_made()
    for name in ("area", "grid"):
        browser.click(f'[data-over="{name}"]')
        browser.until("name => document.querySelector(`.page .over.${name}`)", name)
    inside = browser.read(
        """() => [...document.querySelectorAll('.over')].every(each => {
        const o = each.getBoundingClientRect(), r = each.closest('.page').getBoundingClientRect();
        return o.left >= r.left && o.right <= r.right + 1 && o.top >= r.top && o.bottom <= r.bottom + 1 })"""
    )
    assert inside
    browser.click('[data-over="objections"]')
    browser.until("() => / objection/.test(document.getElementById('status').textContent)")
    assert browser.ask("axe") == []
    for name in ("area", "grid", "objections"):
        browser.click(f'[data-over="{name}"]')
    assert browser.read("() => document.querySelectorAll('.over').length") == 0


# -- devices, languages, sizes ------------------------------------------------------------------------


def test_devices_are_shown_and_what_is_heard(desk: RunningDesk, browser: Browser) -> None:
    for device in ("phone", "large", "dark", "heard"):
        browser.click(f'[data-as="{device}"]')
        browser.until(
            "name => document.querySelector(`[data-as=\"${name}\"]`).ariaPressed === 'true'", device
        )
    browser.until_text("#heard", "Heading level 1")
    assert browser.ask("axe") == []
    browser.click('[data-as="reader"]')


@pytest.mark.parametrize(
    ("width", "height", "options"),
    [
        (1680, 1000, {"colorScheme": "dark", "reducedMotion": "reduce"}),
        (840, 500, {"deviceScaleFactor": 2}),
        (390, 800, {"hasTouch": True, "isMobile": True}),
    ],
    ids=["dark", "200 %", "phone"],
)
def test_every_pane_is_there_at_every_size(
    desk: RunningDesk, browser: Browser, width: int, height: int, options: dict[str, object]
) -> None:
    browser.is_made()
    browser.open(desk, width, height, **options)
    for pane in ("pieces", "manuscript", "print", "ebook"):
        if width < NARROW:
            browser.click(f'#tabs button[data-pane="{pane}"]')
        assert browser.read("pane => document.getElementById(pane).getBoundingClientRect().width > 200", pane)
        assert browser.read("() => document.documentElement.scrollWidth <= innerWidth")
        assert browser.ask("axe") == []
    assert browser.ask("complaints") == []


def test_the_desk_speaks_german(desk: RunningDesk, browser: Browser) -> None:
    browser.open(desk, locale="de-DE")
    assert browser.text("#open-export") == "Ausgeben und freigeben"
    assert browser.read("() => document.documentElement.lang") == "de"
    piece = desk.folder / "mooring.md"
    piece.write_text(piece.read_text() + "\n![](images/dot.png) [here](#nowhere)\n")
    browser.until_text("#noticed", "Bild ohne Beschreibung")
    browser.until_text("#noticed", "Der Verweis „here“ führt zu #nowhere, das es hier nicht gibt.")
    noticed(browser, "Bild ohne Beschreibung")
    assert "Sagen Sie zwischen den Klammern" in browser.text("#noticed details[open] .hint")
    assert browser.ask("axe") == []
