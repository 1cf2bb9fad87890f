"""Building twice: only what changed is made again, and it is what a first build would have made."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standfirst.build import Scheduler, Task
from standfirst.model.span import Span
from standfirst.outputs import pdf

CHECKOUT = Path(__file__).parents[2]
Command = Callable[..., "subprocess.CompletedProcess[str]"]

Write = Callable[..., Path]

SETTINGS = (
    'title = "Three"\nlanguage = "en-GB"\nidentifier = "urn:uuid:9a4f6c1e-4a57-4f0e-9d7e-0d2a1c4b5e6f"\n'
)
WORDS = "The sheet that is printed on one side only waits for the other, and the press waits with it. "


def piece(title: str, length: int = 3) -> str:
    return f"# {title}\n\n" + "\n\n".join(WORDS * 4 for _ in range(length)) + "\n"


@pytest.fixture
def three(write: Write) -> Path:
    return write(
        {
            "publication.toml": SETTINGS,
            "a.md": piece("First") + "\nSee [the third](c.md). ![a dot](dot.svg)\n",
            "b.md": piece("Second", 8),
            "c.md": piece("Third"),
            "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>',
        }
    )


def built(standfirst: Command, *arguments: str, **environment: str) -> dict[str, dict[str, Any]]:
    done = standfirst("build", ".", "-o", "out", "--format", "json", *arguments, **environment)
    assert done.returncode == 0, done.stderr
    return {a["kind"]: a for a in json.loads(done.stdout)["artefacts"]}


def artefacts(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((folder / "out").iterdir())}


def test_a_build_with_nothing_to_do_makes_nothing_and_gives_the_same(
    standfirst: Command, standfirst_process: Command, three: Path
) -> None:
    first = built(standfirst)
    files = artefacts(three)
    shutil.rmtree(three / "out")
    again = built(standfirst_process)
    assert (first["pdf"]["new"], again["pdf"]["new"], again["epub"]["new"]) == (3, 0, 0)
    assert artefacts(three) == files
    assert first["pdf"]["pages"] == again["pdf"]["pages"] > 4


def test_a_build_with_nothing_to_do_imports_nothing_heavy(
    standfirst: Command, standfirst_process: Command, three: Path
) -> None:
    built(standfirst)
    done = standfirst_process("build", ".", "-o", "out", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "standfirst" in imported
    assert imported.isdisjoint(
        {"weasyprint", "ebooklib", "pikepdf", "markdown", "jinja2", "fontTools", "pypdfium2"}
    )


def test_after_an_edit_only_the_piece_is_made_again_and_the_book_is_as_if_made_anew(
    standfirst: Command, three: Path, tmp_path: Path
) -> None:
    built(standfirst)
    (three / "b.md").write_text(piece("Second", 18))
    assert built(standfirst)["pdf"]["new"] == 1
    files = artefacts(three)
    shutil.rmtree(three / "out")
    built(standfirst, "--cache", str(tmp_path / "empty"))
    assert artefacts(three) == files


@pytest.mark.parametrize("look", ["magazine", "book"])
def test_a_piece_that_moves_to_the_other_side_is_laid_out_for_it(
    standfirst: Command, three: Path, tmp_path: Path, look: str
) -> None:
    (three / "publication.toml").write_text(f'{SETTINGS}style = "{look}"\n')
    pages = set()
    for length in (3, 6, 12):
        (three / "a.md").write_text(piece("First", length))
        pages.add(built(standfirst)["pdf"]["pages"])
        files = artefacts(three)
        shutil.rmtree(three / "out")
        built(standfirst, "--cache", str(tmp_path / f"empty-{length}"), "--jobs", "1")
        assert artefacts(three) == files
    assert len(pages) > 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("publication.toml", SETTINGS + 'subtitle = "With one"\n'),
        ("styles/own.css", ":root { --accent: #004c6d; --text-size: 11pt }"),
        (
            "dot.svg",
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="4" height="9"/></svg>',
        ),
        ("decisions.toml", '[rules]\nhyphens-at-line-ends = "refuse"\n'),
    ],
)
def test_whatever_goes_in_makes_a_difference(
    standfirst: Command, three: Path, name: str, content: str
) -> None:
    built(standfirst)
    before = artefacts(three)
    (three / name).parent.mkdir(exist_ok=True)
    (three / name).write_text(content)
    made = built(standfirst)
    assert made["pdf"]["seconds"] > 0
    if name != "decisions.toml":
        assert artefacts(three)["three.pdf"] != before["three.pdf"]


def test_what_was_noticed_once_is_said_every_time(standfirst: Command, three: Path) -> None:
    (three / "c.md").write_text(piece("Third") + "\n![lost](lost.png) and ☃ and [nowhere](x.md).\n")
    said = [standfirst("build", ".", "-o", "out").stderr for _ in range(2)]
    (three / "a.md").write_text(piece("Changed"))
    said.append(standfirst("build", ".", "-o", "out").stderr)
    assert "S401" in said[0]
    assert "S501" in said[0]
    assert said[0] == said[1] == said[2]


def test_a_damaged_cache_is_not_trusted(standfirst: Command, three: Path, own_cache: Path) -> None:
    built(standfirst)
    files = artefacts(three)
    for file in own_cache.rglob("*"):
        if file.is_file():
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 0xFF
            file.write_bytes(data)
    assert built(standfirst)["pdf"]["new"] == 3
    assert artefacts(three) == files


def test_the_cache_can_be_looked_at_and_cleared(standfirst: Command, three: Path, own_cache: Path) -> None:
    built(standfirst)
    info = json.loads(standfirst("cache", "info", "--format", "json").stdout)
    assert info["results"] > 5
    assert info["folder"] == own_cache.as_posix()
    assert standfirst("cache", "clear").returncode == 0
    assert json.loads(standfirst("cache", "info", "--format", "json").stdout)["results"] == 0


sound_fragment_of = pdf.fragment_of


def endless(*arguments: Any) -> bytes:
    """What lays out a part, and never ends with the piece that has a dot, or with that of e.md."""
    while any(words in str(arguments) for words in ("a dot", "Of e.md")):
        pass
    return sound_fragment_of(*arguments)


def test_a_piece_that_takes_too_long_is_said_at_that_piece(
    standfirst: Command, three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "fragment_of", endless)  # before the workers are forked
    done = standfirst("build", ".", "-o", "out", "--limit-time", "2")
    assert done.returncode == 3
    assert "[S905] piece-takes-too-long" in done.stderr
    assert "a.md" in done.stderr
    assert "Traceback" not in done.stderr


MANY = ("d.md", "e.md", "f.md")


@pytest.fixture
def many(write: Write) -> Path:
    """Bare manuscripts, each a publication of its own."""
    return write({name: piece(f"Of {name}") for name in MANY})


def test_bare_manuscripts_made_side_by_side_are_what_they_are_alone(
    standfirst: Command, many: Path, own_cache: Path
) -> None:
    together = standfirst("build", *MANY, "-o", "out", "--jobs", "2")
    assert together.returncode == 0
    assert together.stdout.count(", new)") == 2 * len(MANY)
    files = artefacts(many)
    shutil.rmtree(own_cache)
    shutil.rmtree(many / "out")
    for name in MANY:
        standfirst("build", name, "-o", "out", "--jobs", "1")
    assert artefacts(many) == files
    again = standfirst("build", *MANY, "-o", "out", "--jobs", "2")
    assert again.stdout.count("nothing new") == 2 * len(MANY)


def test_a_bare_manuscript_that_takes_too_long_costs_the_others_nothing(
    standfirst: Command, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "fragment_of", endless)  # before the workers are forked
    done = standfirst("build", *MANY, "-o", "out", "--jobs", "2", "--limit-time", "2")
    assert done.returncode == 3
    assert "e.md" in done.stderr and "[S905]" in done.stderr
    assert {"d.epub", "d.pdf", "f.epub", "f.pdf"} <= set(artefacts(many))


def test_nothing_of_the_progress_goes_into_a_pipe(standfirst: Command, three: Path) -> None:
    done = standfirst("build", ".", "-o", "out")
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["out/three.pdf", "out/three.epub"]
    assert "pages" in lines[0]
    assert "3 of 3 pieces new" in lines[0]


# -- two at once, and killed ----------------------------------------------------------------------


def begin(folder: Path, cache: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "standfirst", "build", ".", "-o", "out", "--cache", str(cache)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_two_builds_at_once_into_one_cache_and_one_folder_give_whole_files(
    standfirst: Command, three: Path, tmp_path: Path
) -> None:
    built(standfirst)
    whole = artefacts(three)
    shutil.rmtree(three / "out")
    builds = [begin(three, tmp_path / "shared") for _ in range(2)]
    assert [build.wait(120) for build in builds] == [0, 0]
    assert artefacts(three) == whole


@pytest.mark.parametrize("times", [5, pytest.param(50, marks=pytest.mark.slow)])
def test_a_build_that_was_killed_leaves_nothing_that_spoils_the_next(
    standfirst: Command, three: Path, tmp_path: Path, times: int
) -> None:
    started = time.monotonic()
    built(standfirst)
    seconds = time.monotonic() - started
    whole = artefacts(three)
    chance = random.Random(4)
    for number in range(times):
        shutil.rmtree(three / "out", ignore_errors=True)
        cache = tmp_path / f"cache-{number % 10}"
        if number < 10 or chance.random() < 0.3:
            shutil.rmtree(cache, ignore_errors=True)
        build = begin(three, cache)
        time.sleep(chance.random() * seconds)
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        for file in (three / "out").glob("three.*"):
            assert file.read_bytes() == whole[file.name]
        built(standfirst, "--cache", str(cache))
        for name, data in whole.items():
            assert (three / "out" / name).read_bytes() == data


class OneAfterTheOther:
    """Workers who do everything here; what could be done beside them is noted."""

    workers = 1

    def __init__(self) -> None:
        self.beside: list[Any] = []

    def run(self, works: Any, done: Any, run_in_background: Any = None) -> None:
        self.beside.append(run_in_background)
        for number, work in enumerate(works):
            done(number, work())

    def restart(self) -> None: ...

    def stop(self) -> None: ...


def test_what_comes_next_is_prepared_once_and_only_beside_work() -> None:
    pool, prepared = OneAfterTheOther(), list[str]()
    scheduler = Scheduler(pool=pool)

    def task(key: str) -> Task:
        return Task(key=key, work=lambda: b"done", span=Span("p.md"))

    with scheduler.run_in_background(prepared.append, "ready"):
        assert pool.beside == []
        scheduler.outcomes([task("a")])
        scheduler.outcomes([task("b")])
    with scheduler.run_in_background(prepared.append, "ready"):
        scheduler.outcomes([task("c")])
    first, *rest = pool.beside
    first()
    assert (prepared, rest) == (["ready"], [None, None])
