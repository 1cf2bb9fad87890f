"""The command, as a user runs it: what it prints where, what it leaves behind, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

import standfirst.cli  # noqa: F401  (declares the commands)
from kitchen_sink import png
from standfirst.cli.app import app

CHECKOUT = Path(__file__).parents[2]
Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

PIECE = """\
# Two gardeners

By Ada Marsh

They have shared a wall for thirty years and never a cutting. The wall is older than either house.

## The quarrel

It began with a quince, as quarrels in that street do, and it has never been about the quince.
"""


def made(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


# -- build


def test_a_bare_file_gives_both_editions_and_a_line_for_each(
    standfirst_process: Command, write: Write
) -> None:
    folder = write({"two-gardeners.md": PIECE})
    done = standfirst_process("build", "two-gardeners.md", "-o", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(" ")[0] for line in done.stdout.splitlines()] == [
        "out/two-gardeners.pdf",
        "out/two-gardeners.epub",
    ]
    assert (folder / "out/two-gardeners.pdf").read_bytes().startswith(b"%PDF-")
    assert zipfile.is_zipfile(folder / "out/two-gardeners.epub")
    assert made(folder / "out") == ["two-gardeners.epub", "two-gardeners.pdf"]


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_only_one_edition(standfirst: Command, write: Write, kind: str) -> None:
    folder = write({"a.md": PIECE})
    assert standfirst("build", "a.md", "-o", "out", "--only", kind).returncode == 0
    assert made(folder / "out") == [f"a.{kind}"]


def test_a_folder_is_built_from_its_settings(standfirst: Command, write: Write) -> None:
    folder = write(
        {
            "source/publication.toml": 'title = "The Long View"\nlanguage = "en-GB"\n',
            "source/one.md": PIECE + "\nSee [the wells](two.md#the-oldest).\n",
            "source/two.md": "# Three wells\n\nNone is like another.\n\n## The oldest\n\nDry.\n\n"
            "![A well](images/well.png)\n",
            "source/images/well.png": png(30, 20, 120),
        }
    )
    done = standfirst("build", "--format", "json", cwd=folder)
    assert (done.returncode, json.loads(done.stderr)) == (0, [])
    assert [a["file"] for a in json.loads(done.stdout)["artefacts"]] == [
        "build/the-long-view.pdf",
        "build/the-long-view.epub",
    ]


def test_several_files_are_several_publications_and_one_bad_costs_no_other(
    standfirst: Command, write: Write
) -> None:
    folder = write({"a.md": PIECE, "b.md": b"\x89PNG\r\n\x1a\n\0\0", "c.md": PIECE})
    done = standfirst("build", "a.md", "b.md", "c.md", "-o", "out", "--only", "epub")
    assert done.returncode == 1
    assert made(folder / "out") == ["a.epub", "c.epub"]
    assert "b.md: error[S101]" in done.stderr


def test_two_files_of_one_name_do_not_overwrite_each_other(standfirst: Command, write: Write) -> None:
    folder = write({"x/a.md": PIECE, "y/a.md": PIECE.replace("Two", "Three")})
    done = standfirst("build", "x/a.md", "y/a.md", "-o", "out", "--only", "epub")
    assert done.returncode == 1
    assert "y/a.md: error[S120] same-name-twice" in done.stderr
    with zipfile.ZipFile(folder / "out/a.epub") as book:
        assert not any(b"Three gardeners" in book.read(name) for name in book.namelist())


def test_warnings_are_no_errors_unless_asked(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE + "\n![A wall](wall.png)\n"})
    lenient = standfirst("build", "a.md", "-o", "out", "--only", "epub")
    assert lenient.returncode == 0
    assert "a.md:11:1: warning[S401] picture-not-found" in lenient.stderr
    strict = standfirst("build", "a.md", "-o", "strict", "--only", "epub", "--strict")
    assert strict.returncode == 1
    assert "error[S401]" in strict.stderr
    assert made(folder / "out") == made(folder / "strict") == ["a.epub"]


def test_diagnostics_for_machines(standfirst: Command, write: Write) -> None:
    write({"a.md": PIECE + "\n![A wall](wall.png)\n"})
    done = standfirst("build", "a.md", "--only", "epub", "--format", "json")
    noticed = json.loads(done.stderr)
    assert [(d["code"], d["severity"], d["file"], d["line"]) for d in noticed] == [
        ("S401", "warning", "a.md", 11)
    ]
    assert json.loads(done.stdout)["artefacts"][0]["kind"] == "epub"


# -- the same bytes


def test_the_same_bytes_from_two_folders_at_two_times(
    standfirst: Command, standfirst_process: Command, write: Write, tmp_path: Path
) -> None:
    for name in ("here", "somewhere else/deeper"):
        write({"a.md": PIECE + "\n![A well](well.png)\n", "well.png": png(30, 20, 120)}, tmp_path / name)
    assert standfirst("build", "a.md", "-o", "o", cwd=tmp_path / "here").returncode == 0
    os.utime(tmp_path / "here/a.md", (1, 1))
    time.sleep(1.1)  # the clock has moved on by a second: it must not matter
    there = tmp_path / "somewhere else/deeper/a.md"
    other = standfirst_process("build", there, "-o", "p", TZ="Asia/Tokyo")
    assert other.returncode == 0
    for kind in ("pdf", "epub"):
        assert (tmp_path / f"here/o/a.{kind}").read_bytes() == (tmp_path / f"p/a.{kind}").read_bytes()


# -- bad input


@pytest.mark.parametrize(
    ("files", "argument", "code", "said"),
    [
        ({}, "lost.md", 2, "no such file or folder: lost.md"),
        ({"x/a.md": PIECE}, "x", 2, "x is no publication"),
        ({"x/publication.toml": ""}, "x", 1, "x/publication.toml: error[S115] no-manuscripts"),
        ({"a.md": ""}, "a.md", 1, "a.md: error[S102] empty-manuscript"),
        ({"a.md": " \n\t\n"}, "a.md", 1, "a.md: error[S102] empty-manuscript"),
        ({"a.md": "\N{BYTE ORDER MARK}"}, "a.md", 1, "a.md: error[S102] empty-manuscript"),
        ({"a.md": bytes(range(256)) * 20}, "a.md", 1, "a.md: error[S101] unreadable-bytes"),
    ],
)
def test_what_can_not_be_built_is_said_and_nothing_is_left(
    standfirst: Command, write: Write, files: dict[str, str | bytes], argument: str, code: int, said: str
) -> None:
    folder = write({**files, "out/a.pdf": "earlier"})
    done = standfirst("build", argument, "-o", "out")
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert made(folder / "out") == ["a.pdf"]
    assert (folder / "out/a.pdf").read_text() == "earlier"


@pytest.mark.parametrize(
    ("files", "argument", "code", "said"),
    [
        ({"publication.toml": "titel = 3", "a.md": PIECE}, ".", 0, "publication.toml:1:1: warning[S112]"),
        ({"publication.toml": "title = 3", "a.md": PIECE}, ".", 1, "publication.toml:1:1: error[S113]"),
        (
            {"publication.toml": "", "a.md": PIECE, "b.md": '---\ntitle: "x\n---\n\nWords.\n'},
            ".",
            1,
            "error[S104]",
        ),
        ({"publication.toml": 'pieces = ["a.md", "b.md"]', "a.md": PIECE}, ".", 1, "error[S114]"),
        ({"a.md": PIECE + "\n![x](lost.png)\n"}, "a.md", 0, "a.md:11:1: warning[S401]"),
        ({"a.md": PIECE + "\n![x](https://example.org/a.png)\n"}, "a.md", 0, "a.md:11:1: warning[S402]"),
        ({"a.md": PIECE + "\n![x](x.png)\n", "x.png/y": ""}, "a.md", 0, "a.md:11:1: warning[S403]"),
        ({"a.md": PIECE + "\n![x](x.png)\n", "x.png": "no"}, "a.md", 0, "a.md:11:1: warning[S404]"),
        ({"a.md": PIECE + "\n![x](/etc/hostname)\n"}, "a.md", 0, "a.md:11:1: warning[S406]"),
    ],
)
def test_what_can_be_built_all_the_same_is_built_and_said(
    standfirst: Command, write: Write, files: dict[str, str | bytes], argument: str, code: int, said: str
) -> None:
    folder = write(files)
    done = standfirst("build", argument, "-o", "out")
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert len(made(folder / "out")) == 2


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"source/a.md": '---\ntitle: "x\ny: [\n---\n\n' + PIECE}, "a.md:2:1: error[S104]"),
        ({"source/publication.toml": "title = "}, "publication.toml:1:1: error[S111]"),
    ],
)
def test_what_would_not_be_what_was_meant_leaves_the_earlier_editions_alone(
    standfirst: Command, write: Write, files: dict[str, str], said: str
) -> None:
    folder = write({"source/publication.toml": 'slug = "it"\n', "source/a.md": PIECE})
    assert standfirst("build", ".", "-o", "out").returncode == 0
    earlier = {name: (folder / "out" / name).read_bytes() for name in made(folder / "out")}
    write(files)
    done = standfirst("build", ".", "-o", "out")
    assert done.returncode == 1
    assert said in done.stderr and "error[S707]" in done.stderr
    assert {name: (folder / "out" / name).read_bytes() for name in made(folder / "out")} == earlier
    standfirst("build", ".", "-o", "kept", "--keep")
    assert len(made(folder / "kept")) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_what_the_user_may_not_read_or_write(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE, "out/x": ""})
    (folder / "out").chmod(0o555)
    assert standfirst("build", "a.md", "-o", "out").returncode == 3
    (folder / "a.md").chmod(0)
    assert "error[S116]" in standfirst("build", "a.md").stderr


def test_a_file_in_the_way_of_the_output_folder(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE, "out": "a file"})
    done = standfirst("build", "a.md", "-o", "out")
    assert done.returncode == 3
    assert "a.md: error[S902] cannot-write-output\n  can't write out: " in done.stderr
    assert (folder / "out").read_text() == "a file"


def test_a_folder_in_the_way_of_an_artefact(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": PIECE, "out/a.pdf/x": ""})
    assert standfirst("build", "a.md", "-o", "out").returncode == 3
    assert made(folder / "out") == ["a.pdf"]


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 kB, where the system lets us have one."""
    place = tmp_path / "tiny"
    place.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can make a tiny disk")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", place], capture_output=True
    ).returncode:
        pytest.skip("no tiny disk to be had here")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_said_and_leaves_nothing_half_written(
    standfirst: Command, write: Write, tiny_disk: Path
) -> None:
    write({"a.md": PIECE + "\n![A well](well.png)\n", "well.png": os.urandom(0) + noise()})
    (tiny_disk / "a.pdf").write_bytes(b"earlier")
    done = standfirst("build", "a.md", "-o", tiny_disk)
    assert done.returncode == 3
    assert "error[S902] cannot-write-output" in done.stderr
    assert "no space left on device" in done.stderr
    assert made(tiny_disk) == ["a.pdf"]
    assert (tiny_disk / "a.pdf").read_bytes() == b"earlier"


def noise() -> bytes:
    """A picture that no compression makes small."""
    import io

    from PIL import Image

    stream = io.BytesIO()
    Image.effect_noise((300, 300), 90).save(stream, "PNG")
    return stream.getvalue()


def test_ctrl_c_ends_at_once_with_130_and_leaves_what_was_there(write: Write) -> None:
    long = "\n\n".join(
        f"Paragraph {n} of a very long piece about nothing but its length." for n in range(6000)
    )
    folder = write({"a.md": f"# Long\n\n{long}\n", "out/a.pdf": "earlier"})
    running = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "standfirst", "build", "a.md", "-o", "out"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Tests that run in the background ignore Ctrl-C, and so does all that they begin.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert running.stderr is not None
    for line in running.stderr:  # until the layout has begun
        if line.rstrip().endswith("weasyprint.document"):
            break
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said
    assert made(folder / "out") == ["a.pdf"]
    assert (folder / "out/a.pdf").read_text() == "earlier"


INTERRUPTED_AT = (
    "click.core",
    "msgspec",
    "standfirst.diagnostics",
    "standfirst.cli.app",
    "standfirst.cli",
    "standfirst.build.build",
)
"""Modules at whose import Ctrl-C is typed."""


@pytest.mark.parametrize("module", INTERRUPTED_AT)
def test_ctrl_c_while_it_starts_is_no_traceback(write: Write, module: str) -> None:
    folder = write({"a.md": PIECE})
    starting = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "standfirst", "build", "a.md", "-o", "out"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert starting.stderr is not None
    for line in starting.stderr:
        if line.rpartition("|")[2].strip() == module:
            break
    starting.send_signal(signal.SIGINT)
    _, said = starting.communicate(timeout=60)
    assert starting.returncode == 130
    assert "interrupted; existing files were not changed" in said
    assert "Traceback" not in said
    assert made(folder / "out") == []


# -- what breaks


def test_a_pdf_that_can_not_be_made_costs_no_ebook(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from standfirst.cli import main
    from standfirst.render.pdf import lay_out_edition as typeset

    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError("the press is on fire")

    folder = write({"a.md": PIECE})
    monkeypatch.setattr(typeset, "settle", broken)
    monkeypatch.chdir(folder)
    assert main(["build", "a.md", "-o", "out"]) == 1
    said = capsys.readouterr()
    assert "error[S590] no-print-edition\n  RuntimeError: the press is on fire" in said.err
    assert made(folder / "out") == ["a.epub"]


def test_an_ebook_that_can_not_be_made_costs_no_pdf(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from standfirst.cli import main
    from standfirst.render.epub import package

    def broken(*_: object) -> bytes:
        raise RuntimeError("out of thread")

    folder = write({"a.md": PIECE})
    monkeypatch.setattr(package, "bind", broken)
    monkeypatch.chdir(folder)
    assert main(["build", "a.md", "-o", "out"]) == 1
    assert "error[S690] no-ebook" in capsys.readouterr().err
    assert made(folder / "out") == ["a.pdf"]


def test_a_mistake_of_ours_is_one_line_and_ends_with_3(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from standfirst.cli import main
    from standfirst.normalise import steps as normalise

    def broken(*_: object) -> None:
        raise AssertionError("this can't be")

    folder = write({"a.md": PIECE})
    monkeypatch.setattr(normalise, "normalise", broken)
    monkeypatch.chdir(folder)
    assert main(["build", "a.md", "-o", "out"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("a.md: error[S901] internal-error\n  AssertionError: this can't be\n  hint: ")
    assert said.count("\n") == 3


# -- show


@pytest.mark.parametrize("stage", ["syntax", "draft", "model", "print", "ebook", "summary"])
def test_every_stage_can_be_looked_at(standfirst: Command, write: Write, stage: str) -> None:
    write({"a.md": PIECE})
    text = standfirst("show", stage, "a.md")
    assert (text.returncode, text.stderr) == (0, "")
    assert "Two gardeners" in text.stdout
    machine = standfirst("show", stage, "a.md", "--format", "json")
    assert "Two gardeners" in json.dumps(json.loads(machine.stdout))


def test_a_piece_of_a_publication_is_shown_under_its_settings(standfirst: Command, write: Write) -> None:
    write({"source/publication.toml": 'title = "T"\nlanguage = "fr"\n', "source/a.md": PIECE})
    shown = json.loads(standfirst("show", "summary", "source/a.md", "--format", "json").stdout)
    assert (shown["title"], shown["language"]) == ("Two gardeners", "fr")


def test_show_says_what_was_noticed_on_standard_error(standfirst: Command, write: Write) -> None:
    write({"a.md": ""})
    done = standfirst("show", "model", "a.md")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[S102]" in done.stderr


# -- explain, schema, new, help


def test_explain_teaches_by_code_and_by_name(standfirst: Command) -> None:
    assert standfirst("explain", "S301").stdout == standfirst("explain", "pull-quote-not-in-text").stdout
    assert standfirst("explain", "S999").returncode == 2
    assert "S301" in standfirst("explain").stdout


def test_the_schema_is_that_of_the_model(standfirst: Command) -> None:
    schema = json.loads(standfirst("schema").stdout)
    assert {"Document", "Piece", "PullQuote"} <= schema["$defs"].keys()


def test_a_new_publication_can_be_built_at_once_without_a_word(standfirst: Command, tmp_path: Path) -> None:
    assert standfirst("new", "my-zine").returncode == 0
    settings = tomllib.loads((tmp_path / "my-zine/source/publication.toml").read_text())
    assert settings["title"] == "My zine"
    done = standfirst("build", "my-zine", "--strict")
    assert (done.returncode, done.stderr) == (0, "")
    assert made(tmp_path / "build") == ["my-zine.epub", "my-zine.pdf"]


def test_every_new_publication_has_an_identifier_of_its_own(standfirst: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        standfirst("new", name)
    first, second = (tomllib.loads((tmp_path / n / "source/publication.toml").read_text()) for n in "ab")
    assert first["identifier"] != second["identifier"]


def test_new_overwrites_nothing(standfirst: Command, write: Write) -> None:
    folder = write({"mine/novel.md": "words"})
    done = standfirst("new", "mine")
    assert done.returncode == 2
    assert made(folder / "mine") == ["novel.md"]


@pytest.mark.parametrize(
    "arguments", [["--nope"], ["nope"], ["build", "--only", "docx"], ["show", "soul", "a.md"]]
)
def test_what_is_not_understood_ends_with_2(standfirst: Command, arguments: list[str]) -> None:
    assert standfirst(*arguments).returncode == 2


HEAVY = (
    "weasyprint",
    "ebooklib",
    "dateparser",
    "PIL",
    "lxml",
    "pikepdf",
    "pypdfium2",
    "markdown",
    "jinja2",
    "rapidfuzz",
)


def imported(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "standfirst", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["explain", "S301"]])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    assert imported(tmp_path, *arguments).isdisjoint(HEAVY)


def test_show_lays_out_no_page(write: Write) -> None:
    folder = write({"a.md": PIECE})
    assert imported(folder, "show", "print", "a.md").isdisjoint({"weasyprint", "ebooklib", "pikepdf"})


def test_a_pipe_that_is_closed_early_is_no_fault(write: Write) -> None:
    folder = write({"a.md": PIECE})
    command = f"{sys.executable} -m standfirst show model a.md | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_an_editors_mark_is_no_error_until_it_is_printed(standfirst: Command, write: Write) -> None:
    folder = write({"a.md": "# The sale\n\nIt was sold in spring. {>>Who says so?<<}\n"})
    built = standfirst("build", "a.md")
    assert (built.returncode, "warning[S224]" in built.stderr) == (0, True)
    printed = standfirst("print", "a.md", "-o", "paper")
    assert printed.returncode == 1
    assert "error[S224]" in printed.stderr and "error[S707]" in printed.stderr
    assert not (folder / "paper").exists()
    kept = standfirst("print", "a.md", "-o", "paper", "--keep")
    assert kept.returncode == 1
    assert "a-print.pdf" in made(folder / "paper"), kept.stderr


def _numbers(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Parameter]]:
    """Every option of these commands that is a number."""
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _numbers(inner, f"{path} {name}")
    for option in command.params:
        if isinstance(option.type, click.types.IntParamType | click.types.FloatParamType):
            yield f"{path} {option.opts[0]}", option


NUMBERS = dict(_numbers(app))


@pytest.mark.parametrize("option", NUMBERS)
def test_every_number_has_bounds_that_something_is_made_within(option: str) -> None:
    wanted = NUMBERS[option].type
    assert isinstance(wanted, click.IntRange | click.FloatRange)
    assert wanted.min is not None and wanted.max is not None
    for value in ("nan", "inf", "-1", "1" + "0" * 30):
        with pytest.raises(click.BadParameter):
            wanted.convert(value, None, None)
