"""The manual is built like any other publication, and there is nothing to say about it."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import standfirst.cli  # noqa: F401  (declares the commands)
from standfirst.cli.app import app
from standfirst.manual import topics
from standfirst.manual.reference.styles import all_classes, all_tokens


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Result, Path]:
    """What ``standfirst manual`` printed, and the folder of both editions."""
    out = tmp_path_factory.mktemp("manual")
    return CliRunner().invoke(app, ["manual", "-o", str(out)], env={"STANDFIRST_CACHE": str(cache)}), out


def words_of_the_ebook(folder: Path) -> str:
    with zipfile.ZipFile(folder / "standfirst-manual.epub") as ebook:
        pages = [ebook.read(name).decode() for name in ebook.namelist() if name.endswith(".xhtml")]
    return unescape(re.sub(r"<[^>]+>", "", "\n".join(pages)))


def test_both_editions_are_made_without_a_message(built: tuple[Result, Path]) -> None:
    result, folder = built
    assert result.stderr == ""
    assert sorted(file.name for file in folder.iterdir()) == [
        "standfirst-manual.epub",
        "standfirst-manual.pdf",
    ]


def test_nothing_is_made_twice(built: tuple[Result, Path], cache: Path) -> None:
    again = CliRunner().invoke(app, ["manual", "-o", str(built[1])], env={"STANDFIRST_CACHE": str(cache)})
    pieces = len(topics()) + 1  # the index
    assert f"{pieces} of {pieces} pieces new" in built[0].output
    assert again.output.count("nothing new") == 2


def test_what_is_generated_is_in_the_ebook(built: tuple[Result, Path]) -> None:
    words = words_of_the_ebook(built[1])
    wanted = [*all_classes(), *(token.name for token in all_tokens()), *app.commands]
    assert [name for name in wanted if name not in words] == []


def test_the_sources_are_a_publication(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["manual", "--source", str(tmp_path / "source")])
    assert result.output.strip() == (tmp_path / "source").as_posix()
    assert len([*(tmp_path / "source").glob("*.md")]) == len(topics())
