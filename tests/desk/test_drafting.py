"""What is shown while somebody edits: the pages that changed, before they are finished."""

from __future__ import annotations

from pathlib import Path

from desk.conftest import built, settings_of
from standfirst.desk.engine import Engine
from standfirst.desk.messages import Bound, Message, Paged
from standfirst.desk.page_pictures import Drawer


def edited(folder: Path) -> None:
    file = folder / "b-letters.md"
    file.write_text(file.read_text().replace("heron", "swan"))


def test_a_changed_page_is_shown_before_it_is_finished(folder: Path) -> None:
    said = built(folder, lambda: edited(folder))
    assert [type(each).__name__ for each in said] == [
        "Understood",
        "Paged",
        "Bound",
        "Placed",
        "Paged",
        "Bound",
        "Placed",
        "Done",
    ]
    draft, finished = (each for each in said if isinstance(each, Paged))
    assert (draft.is_settled, finished.is_settled) == (False, True)
    facts = [[(x.label, x.piece, bool(x.key), x.width) for x in each.pages] for each in (draft, finished)]
    assert facts[0] == facts[1]
    same = [a.key == b.key for a, b in zip(draft.pages, finished.pages, strict=True)]
    assert [page.piece for page, is_same in zip(draft.pages, same, strict=True) if not is_same] == [
        "b-letters"
    ]
    first, second = (each for each in said if isinstance(each, Bound))
    assert first.epub == second.epub  # its pages are where they were


def test_the_picture_of_a_draft_shows_the_new_word_and_its_number(folder: Path) -> None:
    drawer, said = Drawer(), list[Message]()
    engine = Engine(settings_of(folder), said.append, lambda seconds: seconds > 0)
    engine.rebuild()
    edited(folder)
    engine.rebuild()  # and something else is saved while it rests
    engine.stop()
    pages: tuple[Paged, ...] = tuple(each for each in said if isinstance(each, Paged))
    for each in pages:
        drawer.take(each.files, each.pages)
    (new,) = (page for page in pages[-1].pages if page.pdf in pages[-1].files)
    words = [word.key for word in drawer.words(new)]
    assert "swan" in words and new.label in words and not pages[-1].is_settled
    assert all(drawer.picture(page, 100) for page in pages[-1].pages if page.key)


def test_a_draft_of_what_was_seen_before_sends_nothing_again(folder: Path) -> None:
    text = (folder / "b-letters.md").read_text()
    said = built(folder, lambda: edited(folder), lambda: (folder / "b-letters.md").write_text(text))
    assert [each.is_settled for each in said if isinstance(each, Paged)] == [True]
