"""Fuzzing: manuscripts that nobody would write. No traceback, no hang, no word lost.

Some are made by structure (Hypothesis, through the model and tidy markdown), some are marks of every kind
thrown together, some are real pieces cut and spliced, some are noise. Every one becomes a model and an
ebook that hold the words of the manuscript; every tenth is printed, too.

``STANDFIRST_FUZZ`` says how many; ``make fuzz`` makes 2,000. A manuscript that failed is named by its seed
and can be made again: ``manuscript(kind, seed)``.
"""

from __future__ import annotations

import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

import strategies
from building import publish
from standfirst.check.fidelity import check_manuscript
from standfirst.diagnostics import Report
from standfirst.model.document import Piece
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.project.files import find
from standfirst.render.markdown.blocks import Manner, blocks_text

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
COUNT = int(os.environ.get("STANDFIRST_FUZZ", "200"))
SHARES = 4
SECONDS = 30
"""That one manuscript may take to be read; a hang would take for ever."""
OURS = ("S590", "S690", "S702", "S704", "S705", "S9")
WORDS = ("S701", "S703")
"""Nor may these be said of what somebody could have written. Of soup (marks in no order, random bytes) they
may: what is a mark there is anybody's guess, and a page on which Arabic and Latin are mixed word by word
can't be read back; the editor is told, and the edition is not put in place."""
SOUP = ("tokens", "noisy", "noise")


# -- manuscripts ----------------------------------------------------------------------------------


@cache
def examples() -> tuple[str, ...]:
    """Marks of every kind, each by itself."""
    return tuple((HERE / "marks.md").read_text("utf-8").split("\n.\n"))


@cache
def pieces() -> tuple[str, ...]:
    """Real pieces: ours, and those of the cases without what is expected of them, which nobody writes."""
    ours = sorted((CHECKOUT / "source").glob("*.md"))
    cases = sorted((CHECKOUT / "tests" / "cases").rglob("*.md"))
    return (
        *(file.read_text("utf-8") for file in ours),
        *(file.read_text("utf-8").partition("\n.\n")[0] for file in cases[::5]),
    )


def marks(chance: random.Random) -> str:
    """Examples thrown together, their lines shuffled a little."""
    chosen = chance.choices(examples(), k=chance.randint(1, 6))
    lines = "\n\n".join(chosen).split("\n")
    for _ in range(chance.randint(0, 3)):
        a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def tokens(chance: random.Random) -> str:
    """Words and marks in no order at all."""
    vocabulary = (
        *strategies.WORDS,
        *strategies.MARKS,
        "\n",
        "\n\n",
        "\n    ",
        "\n> ",
        "\n- ",
        "\n1. ",
        " ",
        " ",
    )
    return "".join(chance.choices(vocabulary, k=chance.randint(5, 120)))


def spliced(chance: random.Random) -> str:
    """Pieces cut anywhere and joined."""
    parts = []
    for piece in chance.choices(pieces(), k=chance.randint(2, 4)):
        start = chance.randrange(len(piece))
        parts.append(piece[start : start + chance.randint(20, 3_000)])
    return chance.choice(("", "\n", "\n\n")).join(parts)


def noisy(chance: random.Random) -> bytes:
    """A piece with bytes changed, put in and taken out."""
    data = bytearray(spliced(chance).encode())
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(3):
            case 0:
                data[at:at] = chance.randbytes(chance.randint(1, 4))
            case 1:
                del data[at : at + chance.randint(1, 30)]
            case _:
                data[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(data)


def noise(chance: random.Random) -> bytes:
    """Nothing but bytes."""
    return chance.randbytes(chance.randint(0, 2_000))


KINDS: tuple[Callable[[random.Random], str | bytes], ...] = (
    marks,
    marks,
    tokens,
    spliced,
    spliced,
    noisy,
    noise,
)


def manuscript(kind: str, seed: int) -> bytes:
    """The manuscript of a kind and a seed: always the same."""
    maker = next(kind_ for kind_ in KINDS if kind_.__name__ == kind)
    made = maker(random.Random(f"{kind} {seed}"))
    return made if isinstance(made, bytes) else made.encode()


# -- what has to hold -----------------------------------------------------------------------------


@contextmanager
def soon(seconds: int) -> Iterator[None]:
    """Fails what takes more of the processor, so that it does not matter what else the machine does."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise AssertionError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def faults(file: Path, kinds: tuple[str, ...], codes: tuple[str, ...] = OURS + WORDS) -> list[str]:
    """What went wrong with a manuscript that is our fault."""
    report = Report()
    with soon(SECONDS if kinds == ("epub",) else SECONDS * 3):
        list(publish(find(file), kinds, report))
    return [
        f"{d.code} line {d.span.first}: {d.message}"
        for d in report
        if d.code.startswith(codes) and d.severity == "error"
    ]


@pytest.mark.parametrize("share", range(SHARES))
def test_anything_becomes_a_model_and_an_ebook_with_all_its_words(
    share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STANDFIRST_DEBUG", "1")
    wrong = {}
    for seed in range(share, COUNT, SHARES):
        kind = KINDS[seed // SHARES % len(KINDS)].__name__
        file = tmp_path / "manuscript.md"
        file.write_bytes(manuscript(kind, seed))
        kinds: tuple[str, ...] = ("pdf", "epub") if seed // SHARES % 10 == 0 else ("epub",)
        try:
            if found := faults(file, kinds, OURS if kind in SOUP else OURS + WORDS):
                wrong[kind, seed] = found
        except Exception as error:
            wrong[kind, seed] = [f"{type(error).__name__}: {error}"]
    assert wrong == {}


@settings(
    max_examples=max(COUNT // 8, 10),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
@given(strategies.pieces())
def test_the_words_of_any_piece_are_those_of_its_markdown(piece: Piece) -> None:
    """By structure: what tidy markdown says is what is understood, and the second reading agrees.

    Where code stands beside tags, or beside what may be a shortcode, only a parser can tell which is which.
    """
    report = Report()
    source = SourceFile("p.md", blocks_text(piece.body, Manner()))
    assume("`" not in source.text or not re.search("[<=]", source.text))
    front, below = split_front_matter(source, report)
    understood, repairs = normalise(below, front, HouseStyle(), report)
    assert check_manuscript(below, front, understood, repairs, report), "\n".join(
        [source.text, *(f"{d.code} {d.span.first} {d.message}" for d in report)]
    )


@pytest.mark.parametrize("number", range(len(examples())))
def test_every_mark_by_itself_keeps_its_words(number: int, tmp_path: Path) -> None:
    file = tmp_path / "manuscript.md"
    file.write_text(examples()[number], "utf-8")
    assert faults(file, ("epub",)) == []


LEFT_OPEN = re.compile(rb"<(script|style)\b(?!.*</\1>)", re.IGNORECASE | re.DOTALL)


@pytest.mark.outside
@pytest.mark.parametrize("share", range(SHARES))
def test_pieces_from_outside_cut_and_spliced(share: int, outside: Path, tmp_path: Path) -> None:
    files = sorted((outside / "corpus").rglob("*.md"))
    wrong = {}
    for seed in range(share, COUNT, SHARES):
        chance = random.Random(f"outside {seed}")
        parts = []
        for file in chance.choices(files, k=3):
            data = file.read_bytes()
            start = chance.randrange(max(len(data), 1))
            parts.append(data[start : start + chance.randint(100, 4_000)])
        if LEFT_OPEN.search(b"\n\n".join(parts)):
            continue  # a script that was cut in two swallows what comes after it, and the editor is told
        manuscript_ = tmp_path / "manuscript.md"
        manuscript_.write_bytes(b"\n\n".join(parts))
        if found := faults(manuscript_, ("epub",)):
            wrong[seed] = found
    assert wrong == {}
