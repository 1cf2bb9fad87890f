"""A fuzzer: manuscripts spliced from what people wrote, and what is said of their words.

    python tests/trials/manuscripts.py [--count N] [--first N] [--ebooks N] [--out FILE] [FOLDER…]

Each manuscript is made of a few real ones from the folders (every ``.md`` in them), by one of four manners:
``blocks`` puts runs of whole blocks one after the other; ``lines`` cuts between lines; ``anywhere`` cuts in
the midst of a word or a mark; ``woven`` puts blocks of one between those of another. The same number gives
the same manuscript. Each is understood, and the words found are compared with those written, as in every
build; one in N is made an ebook, too.

Printed for each manner: how many were tried, of how many words were said to be lost, moved or added (S7), and
how many ended in an error of our own or took too long (S9). Each finding goes to FILE as a line of JSON with
the manuscript's number: ``--show NUMBER`` prints that manuscript, to judge whether the finding is true. The
exit code is 1 if anything but findings about words was met.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

CHECKOUT = Path(__file__).parents[2]
SECONDS = 20
"""Of processor time that one manuscript of a few kB may take."""
LONGEST = 3_000
"""Characters that are taken from one manuscript."""

Manner = Callable[[Sequence[str], random.Random], str]


def blocks(texts: Sequence[str], chance: random.Random) -> str:
    """Runs of whole blocks, one after the other."""
    return "\n\n".join(_run(text.split("\n\n"), "\n\n", chance) for text in texts)


def lines(texts: Sequence[str], chance: random.Random) -> str:
    """Runs of whole lines, one after the other."""
    return "\n".join(_run(text.split("\n"), "\n", chance) for text in texts)


def anywhere(texts: Sequence[str], chance: random.Random) -> str:
    """Stretches that begin and end in the midst of anything."""
    stretches = []
    for text in texts:
        start = chance.randrange(len(text))
        stretches.append(text[start : start + chance.randint(100, LONGEST)])
    return chance.choice(("", " ", "\n", "\n\n")).join(stretches)


def woven(texts: Sequence[str], chance: random.Random) -> str:
    """Blocks of one manuscript between those of another."""
    runs = [_run(text.split("\n\n"), "\n\n", chance).split("\n\n") for text in texts[:2]]
    made = []
    while any(runs):
        run = chance.choice([run for run in runs if run])
        made.append(run.pop(0))
    return "\n\n".join(made)


MANNERS: tuple[Manner, ...] = (blocks, lines, anywhere, woven)


def _run(parts: Sequence[str], glue: str, chance: random.Random) -> str:
    """A run of parts that begins anywhere, of bounded length."""
    start = chance.randrange(len(parts))
    length = 0
    for end in range(start, len(parts)):
        length += len(parts[end]) + len(glue)
        if length > LONGEST:
            break
    return glue.join(parts[start : max(end, start + 1)])


def manuscript(number: int, texts: Sequence[str]) -> tuple[str, str]:
    """The manner and the text of the manuscript with this number: always the same, of the same texts."""
    chance = random.Random(f"splice {number}")
    manner = MANNERS[number % len(MANNERS)]
    return manner.__name__, manner(chance.choices(texts, k=chance.randint(2, 4)), chance)


def texts_in(folders: Sequence[Path]) -> list[str]:
    """What the manuscripts in the folders say, by name; bytes that are no UTF-8 are replaced."""
    files = sorted(file for folder in folders for file in folder.rglob("*.md"))
    return [text for file in files if (text := file.read_text("utf-8", errors="replace")).strip()]


def findings(text: str, *, ebook: bool) -> list[tuple[str, int, str]]:
    """Code, line and words of what is said of a manuscript's words, or of us."""
    from standfirst.build.build import Build
    from standfirst.build.kinds_of_edition import editions
    from standfirst.build.read_publication import understand
    from standfirst.diagnostics import Report
    from standfirst.normalise.repair_settings import HouseStyle
    from standfirst.project.files import Manuscript, find

    try:
        with _soon():
            if ebook:
                with TemporaryDirectory() as folder:
                    file = Path(folder) / "a.md"
                    file.write_text(text, "utf-8")
                    build = Build(find(file), editions=editions("epub"))
                    if build.reading is not None:
                        list(build.artefacts())
                    report = build.report
            else:
                report = Report()
                understand(Manuscript(name="a.md", path="a.md", data=text.encode()), HouseStyle(), report)
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return [("S901", 0, f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})")]
    return [
        (said.code, said.span.first, said.message)
        for said in report
        if said.code.startswith(("S7", "S9")) and said.severity == "error"
    ]


@contextmanager
def _soon() -> Iterator[None]:
    """Ends what takes longer, by the processor's time."""

    def stop(signum: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def main(arguments: list[str]) -> int:
    """Try the manuscripts and print the counts; gives the exit code."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--ebooks", type=int, default=25, help="make an ebook of one in so many; 0: of none")
    asked.add_argument("--out", type=Path, help="where findings are written, a line of JSON each")
    asked.add_argument("--show", type=int, help="print the manuscript with this number, and nothing else")
    asked.add_argument("folders", nargs="*", type=Path)
    options = asked.parse_args(arguments)
    texts = texts_in(options.folders or _folders())
    if options.show is not None:
        print(manuscript(options.show, texts)[1])
        return 0
    tried: Counter[str] = Counter()
    about_words: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    with (options.out or Path(os.devnull)).open("a", encoding="utf-8") as out:
        for number in range(options.first, options.first + options.count):
            manner, text = manuscript(number, texts)
            found = findings(text, ebook=bool(options.ebooks) and number // 4 % options.ebooks == 0)
            tried[manner] += 1
            about_words[manner] += any(code.startswith("S7") for code, _, _ in found)
            ours[manner] += any(code.startswith("S9") for code, _, _ in found)
            for code, line, message in found:
                finding = {"number": number, "manner": manner, "code": code, "line": line, "says": message}
                print(json.dumps(finding, ensure_ascii=False), file=out, flush=True)
    for manner in tried:
        print(
            f"{manner:10} {tried[manner]:6} tried {about_words[manner]:4} with words lost or moved "
            f"{ours[manner]:4} with an error of ours",
            flush=True,
        )
    return 1 if ours.total() else 0


def _folders() -> list[Path]:
    """The corpora beside the repository, else the sample publication."""
    data = Path(os.environ.get("STANDFIRST_DATA") or CHECKOUT.parent / "shared")
    corpora = sorted(folder for folder in data.glob("corpus*") if folder.is_dir())
    return corpora or [CHECKOUT / "source"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
