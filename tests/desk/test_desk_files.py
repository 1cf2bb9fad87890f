"""Files at the desk: nothing that somebody else wrote is overwritten, and everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.desk.files import ConflictError, Files, NotChangedError
from standfirst.desk.merging import merged
from standfirst.project.files import DiskError, find, put

Write = Callable[..., Path]
LINES = st.lists(st.sampled_from(["one\n", "two\n", "three\n", "four\n"]), max_size=8)


@pytest.fixture
def files(write: Write) -> Files:
    return Files(
        find(write({"publication.toml": "", "a.md": "# A\r\n\r\nOne.\r\n", "b.md": b"\xff\xfeA\0\xff\xdc"}))
    )


def test_line_ends_stay_and_the_history_takes_back(files: Files) -> None:
    opened = files.read("a.md")
    assert opened.text == "# A\n\nOne.\n"
    saved = files.save("a.md", "# A\n\nOne.\n\nTwo.\n", opened.mark, opened.text, "edited a.md")
    file = files._file("a.md")
    assert (file.read_bytes(), saved.text) == (b"# A\r\n\r\nOne.\r\n\r\nTwo.\r\n", "# A\n\nOne.\n\nTwo.\n")
    (change,) = files.history
    assert change.what == "edited a.md" and "+Two." in change.diff
    files.undo(0)
    assert file.read_bytes() == b"# A\r\n\r\nOne.\r\n" and files.history[0].is_undone
    with pytest.raises(NotChangedError, match="no such change"):
        files.undo(0)


def test_what_is_typed_in_one_go_is_one_change(files: Files) -> None:
    opened = files.read("a.md")
    for words in ("On", "One mo", "One more."):
        text = f"# A\n\n{words}\n"
        opened = files.save("a.md", text, opened.mark, opened.text)
    files.save("a.md", text + "\n![](a.png)\n", opened.mark, opened.text, "added a picture")
    files.save("a.md", text, files.read("a.md").mark, text)
    assert [(each.number, each.what) for each in files.history] == [
        (0, "edited a.md"),
        (1, "added a picture"),
        (2, "edited a.md"),
    ]
    assert "+One more." in files.history[0].diff and "On\n" not in files.history[0].diff
    for number in (2, 1, 0):
        files.undo(number)
    assert files.read("a.md").text == "# A\n\nOne.\n"


def test_typing_goes_on_only_where_nobody_else_changed_the_file(files: Files) -> None:
    opened = files.read("a.md")
    opened = files.save("a.md", "# A\n\nTwo.\n", opened.mark, opened.text)
    files._file("a.md").write_text("# A\n\nThree.\n")
    opened = files.read("a.md")
    files.save("a.md", "# A\n\nFour.\n", opened.mark, opened.text)
    assert len(files.history) == 2 and "-Three." in files.history[1].diff


def test_what_somebody_else_wrote_is_not_overwritten(files: Files) -> None:
    opened = files.read("a.md")
    files._file("a.md").write_bytes(b"# B\r\n\r\nOne.\r\n")
    with pytest.raises(ConflictError) as conflict:
        files.save("a.md", "# A\n\nOne.\n\nTwo.\n", opened.mark, opened.text, "")
    assert conflict.value.theirs.text == "# B\n\nOne.\n"
    assert conflict.value.both == "# B\n\nOne.\n\nTwo.\n"
    assert files._file("a.md").read_bytes() == b"# B\r\n\r\nOne.\r\n" and files.history == []


def test_a_change_that_was_changed_since_is_not_taken_back(files: Files) -> None:
    files.write({"new.md": b"One.\n"}, "added new.md")
    files._file("new.md").write_bytes(b"Two.\n")
    with pytest.raises(NotChangedError, match="changed again"):
        files.undo(0)
    files._file("new.md").write_bytes(b"One.\n")
    files.undo(0)
    assert not files.exists("new.md")


@pytest.mark.parametrize("path", ["../outside.md", "/etc/passwd", "a\0.md", "sub/../../x.md"])
def test_nothing_outside_is_read_or_written(files: Files, path: str) -> None:
    with pytest.raises(NotChangedError, match="outside"):
        files.read(path)
    with pytest.raises(NotChangedError, match="outside"):
        files.write({path: b""}, "")


def test_a_link_that_leads_outside_is_not_followed(
    files: Files, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("Not yours.")
    files._file("a.md").with_name("link.md").symlink_to(secret)
    with pytest.raises(NotChangedError, match="outside"):
        files.read("link.md")


def test_a_change_that_a_full_disk_ends_changes_nothing(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the files nor the history: not typing that goes on, nor one of several files."""
    opened = files.read("a.md")
    opened = files.save("a.md", "One", opened.mark, opened.text)

    def full(file: Path, data: bytes) -> bool:
        if file.name == "a.md" and data != b"One":
            raise DiskError(file, OSError(28, "full"))
        return put(file, data)

    monkeypatch.setattr("standfirst.desk.files.put", full)
    with pytest.raises(DiskError):
        files.save("a.md", "One more", opened.mark, opened.text)
    with pytest.raises(DiskError):
        files.write({"new.md": b"new", "a.md": b"two"}, "")
    assert len(files.history) == 1 and not files.exists("new.md")
    monkeypatch.undo()
    files.undo(0)
    assert files.read("a.md").text == "# A\n\nOne.\n"


def test_what_is_no_text_is_not_opened(files: Files) -> None:
    with pytest.raises(NotChangedError):
        files.read("b.md")
    assert files.read("not-there.md").text == ""


# -- merging --------------------------------------------------------------------------------------


@given(LINES, LINES)
def test_who_changed_nothing_gets_what_the_other_changed(base: list[str], other: list[str]) -> None:
    before, after = "".join(base), "".join(other)
    assert merged(before, before, after) == after == merged(before, after, before)
    assert merged(before, after, after) == after


def test_the_same_line_changed_by_both_is_not_merged() -> None:
    assert merged("a\nb\nc\n", "a\nB\nc\n", "a\nbb\nc\n") is None
    assert merged("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n") == "A\nb\nc\nd\nE\n"
