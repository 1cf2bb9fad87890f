"""README, CONTRIBUTING and the manual: what they name exists, and what exists is named."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click
import pytest
from click.testing import CliRunner

import standfirst.cli  # noqa: F401  (declares the commands)
from kitchen_sink import KITCHEN_SINK
from manual.command_lines import CHECKOUT, command_lines, fault_of
from standfirst.cli.app import app
from standfirst.diagnostics import CODES, Report
from standfirst.manual import chapter, chapters, topics
from standfirst.manual.reference import generators
from standfirst.manual.reference.commands import contexts
from standfirst.manual.reference.styles import all_classes, all_tokens, class_meanings
from standfirst.normalise.registry import RULES
from standfirst.project.decisions import read_decisions
from standfirst.project.settings import read_publication, reference
from standfirst.project.settings.reader import read_theme_file
from standfirst.render.html.html import Medium, piece_markup

DOCUMENTS = ("README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md", "tests/bench/RESULTS.md")
CHAPTERS = {each.topic: each.text for each in chapters(generators(app))}


def texts() -> Iterator[tuple[str, str]]:
    """Every document and every chapter, by its name."""
    for name in DOCUMENTS:
        yield name, (CHECKOUT / name).read_text("utf-8")
    yield from CHAPTERS.items()


EDITIONS: tuple[Literal["print", "ebook"], ...] = ("print", "ebook")
LINES = [(name, *line) for name, text in texts() for line in command_lines(text)]


@pytest.mark.parametrize(("name", "line", "is_whole"), LINES)
def test_a_command_line_can_be_typed(name: str, line: str, is_whole: bool) -> None:
    assert fault_of(line, is_whole=is_whole) is None, f"{name}: {line}"


def test_a_wrong_command_line_is_noticed() -> None:
    assert (
        fault_of("standfirst build --nonsense") and fault_of("standfirst bild") and fault_of("make nothing")
    )


def test_every_command_and_option_is_in_the_manual() -> None:
    text = CHAPTERS["commands"]
    shared = text.split("## Options of several commands\n")[1].split("\n## ")[0]
    for context in contexts(app):
        assert f"## {context.command_path}\n" in text
        section = text.split(f"## {context.command_path}\n")[1].split("\n## ")[0]
        for option in (p for p in context.command.params if isinstance(p, click.Option) and not p.hidden):
            assert option.opts[-1] in section, (context.command_path, option.opts)
            assert all(name in section + shared for name in option.opts), (context.command_path, option.opts)


def test_every_setting_is_in_the_manual() -> None:
    for setting in reference():
        place = CHAPTERS["settings"]
        if setting.table:
            place = place.split(f"## `{setting.table}`\n")[1].split("\n## ")[0]
        assert f"\n`{setting.name.rpartition('.')[2]}`\n:   " in place, setting.name


def test_every_code_and_rule_is_in_the_manual() -> None:
    for code in CODES.values():
        assert f"### {code.code} {code.name}\n" in CHAPTERS["messages"]
    for rule in RULES:
        assert f"### {rule}\n" in CHAPTERS["repairs"]


def test_every_class_and_token_is_in_the_manual() -> None:
    described = {name for group in class_meanings().values() for name in group}
    assert set(all_classes()) <= described
    for name in described:
        assert f"`{name}`" in CHAPTERS["styling"]
    for token in all_tokens():
        assert token.about, f"{token.name} has no comment in tokens.css"
        assert f"`{token.name}`" in CHAPTERS["styling"]


def test_every_class_that_an_edition_can_have_is_in_the_manual() -> None:
    """But those that an author gave: of a division, and of words. A level is as good as another."""
    media = [Medium(edition=x, href=lambda anchor: f"#{anchor}", src=lambda name: name) for x in EDITIONS]
    markup = [str(piece_markup(piece, medium)) for piece in KITCHEN_SINK.pieces for medium in media]
    folder = CHECKOUT / "src/standfirst/render/templates"
    templates = [file for file in folder.rglob("*.j2") if file.parent.name != "shelf"]  # pages of no edition
    pages = [re.sub(r"[\w-]*\{[{%].*?[}%]\}[\w-]*", "", file.read_text("utf-8")) for file in templates]
    values = [value for text in (*markup, *pages) for value in re.findall(r'class="(.*?)"', text)]
    found = {re.sub("^level-.$", "level-2", name) for value in values for name in value.split()}
    assert {name for name in found if f"`{name}`" not in CHAPTERS["styling"]} == {"brand", "ledger"}


def test_a_class_is_described_only_if_something_has_it() -> None:
    sources = [
        *(CHECKOUT / "src").rglob("*.py"),
        *(CHECKOUT / "src").rglob("*.j2"),
        *(CHECKOUT / "styles").rglob("*.css"),
    ]
    text = "\n".join(file.read_text("utf-8") for file in sources)
    for name in (name for group in class_meanings().values() for name in group):
        first = re.split(r"-(?:\d+|short|middling|long|longest|recto|verso|any)$", name)[0]
        assert first in text, name


def test_every_variable_of_the_environment_is_in_the_manual() -> None:
    scripts = (f for f in (CHECKOUT / ".ci").rglob("*") if f.is_file() and f.suffix != ".pyc")
    code = [CHECKOUT / "Makefile", *scripts]
    for folder in ("src", "tests"):
        code += [
            f
            for f in (CHECKOUT / folder).rglob("*")
            if f.suffix in (".py", ".mjs") and "node_modules" not in f.parts
        ]
    read = re.compile(
        r"(?:environ|env\b|getenv|\$\$?\{?)[^\n]{0,12}?\b(STANDFIRST_[A-Z_]+)"
        r"|[\"'](STANDFIRST_[A-Z_]+)[\"'] (?:not )?in os"
    )
    names = {a or b for file in code for a, b in read.findall(file.read_text("utf-8"))}
    assert {"STANDFIRST_CACHE", "STANDFIRST_GOLDEN", "STANDFIRST_OFFLINE"} <= names
    text = CHAPTERS["commands"] + CHAPTERS["developers"]
    assert {name for name in names if f"`{name}`" not in text} == set()


def test_the_readme_is_short_and_its_links_lead_somewhere() -> None:
    text = (CHECKOUT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 150
    for name in DOCUMENTS:
        document = CHECKOUT / name
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{name}: {target}"


def test_the_readme_names_every_chapter() -> None:
    text = (CHECKOUT / "README.md").read_text("utf-8")
    assert [topic for topic in topics() if f"`{topic}`" not in text] == []


def test_contributing_names_each_file_that_must_know_a_new_kind_of_block() -> None:
    """A ``match`` over all kinds of block ends in ``assert_never(block)``."""
    files = {
        file.relative_to(CHECKOUT).as_posix()
        for file in (CHECKOUT / "src").rglob("*.py")
        if "assert_never(block)" in file.read_text("utf-8")
    }
    text = (CHECKOUT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    section = text.split("### … a kind of block")[1].split("\n### ")[0]
    assert files and {name for name in files if f"`{name}`" not in section} == set()


def test_the_files_that_contributing_names_exist() -> None:
    text = (CHECKOUT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    for name in re.findall(r"`((?:src|tests|styles)/[^`<#]+)`", text):
        assert (CHECKOUT / name).exists(), name


def fenced(language: str) -> list[tuple[str, str]]:
    """The examples in a language, with the chapter of each."""
    code = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [(topic, example) for topic, text in CHAPTERS.items() for example in code.findall(text)]


@pytest.mark.parametrize(("topic", "example"), fenced("toml"))
def test_an_example_of_toml_is_read_without_a_message(topic: str, example: str) -> None:
    report = Report()
    if re.search(r"^\[(repairs|places)\]", example, re.MULTILINE):
        read_decisions(example.encode(), "decisions.toml", report)
    elif re.search(r"^(inherits|about) =", example, re.MULTILINE):
        read_theme_file(example.encode(), "theme.toml", report)
    else:
        read_publication(example.encode(), "publication.toml", report)
    assert list(report) == []


@pytest.mark.parametrize(("topic", "example"), fenced("markdown"))
def test_an_example_of_markdown_loses_no_word(topic: str, example: str, tmp_path: Path) -> None:
    (tmp_path / "example.md").write_text(
        f"# The arch\n\nIt stands. The river reads the wall before we do.\n\n{example}", "utf-8"
    )
    result = CliRunner().invoke(app, ["show", "summary", str(tmp_path / "example.md"), "--format", "json"])
    assert not re.search(r'"code": ?"S(2(?!03|11|45)|30|7)', result.output), result.output


def test_help_prints_a_chapter_and_knows_what_was_probably_meant() -> None:
    listed = CliRunner().invoke(app, ["help"]).output
    assert [line.split()[0] for line in listed.splitlines()] == list(topics())
    writing = CliRunner().invoke(app, ["help", "writing"]).output
    assert writing.startswith("Writing\n#######\n") and "<!-- generated" not in writing
    assert "\nUsage: standfirst build" in "\n" + CliRunner().invoke(app, ["help", "build"]).output
    assert "did you mean writing" in CliRunner().invoke(app, ["help", "writting"]).output


@pytest.mark.parametrize("topic", topics())
def test_help_prints_code_as_it_is_typed(topic: str) -> None:
    lines = re.sub(r"(?ms)^`{3,}.*?^`{3,}", "", chapter(topic).text).splitlines()
    code = [
        found for line in lines if line[:1] not in "#:!" for found in re.findall(r"(?<!`)`[^`]+`(?!`)", line)
    ]
    said = "".join(CliRunner().invoke(app, ["help", topic]).output.split())
    assert [found for found in code if "".join(found.split()) not in said] == []


@pytest.mark.parametrize("topic", topics())
def test_a_chapter_says_what_it_is_about(topic: str) -> None:
    made = chapter(topic)
    assert made.summary.endswith(".") and made.text.startswith("\n")


def test_the_manual_avoids_our_old_words() -> None:
    old = re.compile(
        r"loading doc[k]|journe[y]|pressroo[m]|\bcre[w]\b|sideca[r]|good-by[e]|comes to grie[f]"
        r"|read once mor[e]|keeps? (?:its|their) hands",
        re.IGNORECASE,
    )
    assert [(name, old.findall(text)) for name, text in texts() if old.search(text)] == []


def test_the_wheel_carries_the_manual() -> None:
    """Whatever git knows below ``src/standfirst`` goes into the wheel (``pyproject.toml``)."""
    known = subprocess.run(
        ["git", "ls-files", "src/standfirst/manual"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert sum(name.endswith(".md") for name in known) == len(topics())
