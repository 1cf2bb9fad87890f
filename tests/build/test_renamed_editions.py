"""Editions under names that they have no more: taken away where nobody else can have made them."""

from __future__ import annotations

from pathlib import Path

from standfirst.build.renamed_editions import PutBefore


def put(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).write_text(name)
    return [folder / name for name in names]


def test_what_has_another_name_now_is_taken_away(tmp_path: Path) -> None:
    before = PutBefore()
    assert before.note("pdf", put(tmp_path, "weir.pdf")) == set()
    assert before.note("epub", put(tmp_path, "weir.epub")) == set()
    assert before.note("pdf", put(tmp_path, "mill.pdf")) == {tmp_path / "weir.pdf"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mill.pdf", "weir.epub"]
    assert before.note("pdf", put(tmp_path, "mill.pdf")) == set()


def test_what_somebody_has_changed_or_another_process_made_stays(tmp_path: Path) -> None:
    before = PutBefore()
    put(tmp_path, "older.pdf")
    before.note("pdf", put(tmp_path, "weir.pdf"))
    (tmp_path / "weir.pdf").write_text("annotated by Ada")
    assert before.note("pdf", put(tmp_path, "mill.pdf")) == set()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mill.pdf", "older.pdf", "weir.pdf"]


def test_a_name_that_another_kind_has_now_stays(tmp_path: Path) -> None:
    before = PutBefore()
    before.note("print", put(tmp_path, "weir.pdf"))
    before.note("pdf", put(tmp_path, "weir.pdf"))
    assert before.note("print", put(tmp_path, "weir-print.pdf")) == set()
