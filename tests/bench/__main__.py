"""Measure Standfirst side by side with its rivals: ``make bench``, or ``python tests/bench --help``.

Every round runs everything once, one after the other, each in a process of its own, so that whatever
else the machine does falls on all alike. What counts is the ratio of two times of one round; the table
gives the median of these ratios and their spread. Seconds say little on another machine.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import normalising

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
SCRIPT = [sys.executable, str(HERE / "rivals.py")]
STANDFIRST = [sys.executable, "-m", "standfirst", "build", "--jobs", "2"]


class Measured:
    """What a command took: seconds on the clock, and of the processors."""

    def __init__(self, command: list[str], cwd: Path | None = None) -> None:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        since = time.perf_counter()
        done = subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT / 'tests'}"},
            capture_output=True,
            text=True,
            check=False,
        )
        self.wall = time.perf_counter() - since
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
        self.said = done.stdout


Run = Callable[[], Measured]


class Bench:
    """A publication, built by everybody."""

    def __init__(self, name: str, folder: Path, scratch: Path) -> None:
        self.name = name
        self.folder = folder
        self.scratch = scratch / name
        shutil.copytree(folder, self.scratch / "source", ignore=shutil.ignore_patterns("build", ".*"))
        self.source = self.scratch / "source"
        self.pieces = sorted(self.source.rglob("*.md"))
        self.edits = 0

    def ours(self, *options: str, cold: bool = False) -> Measured:
        """Our build; cold: with an empty cache."""
        cache = self.scratch / "cache"
        if cold:
            shutil.rmtree(cache, ignore_errors=True)
        out = str(self.scratch / "out")
        return Measured([*STANDFIRST, str(self.source), "-o", out, "--cache", str(cache), *options])

    def edited(self, *options: str) -> Measured:
        """Our build after one more sentence in the middle piece."""
        self.edits += 1
        with self.pieces[len(self.pieces) // 2].open("a", encoding="utf-8") as file:
            file.write(f"\nOne more sentence was written here, the {self.edits}th.\n")
        return self.ours(*options)

    def rival(self, name: str) -> Measured:
        """A rival's build, as ``rivals`` has it."""
        return Measured([*SCRIPT, name, str(self.source), str(self.scratch / "out")])


def rows(bench: Bench, *, with_edits: bool) -> Iterator[tuple[str, Run, str, Run]]:
    """What is measured: ours, ours again, and the rival that it is compared with."""
    pdf = "--only", "pdf"
    yield (
        "PDF, cold",
        lambda: bench.ours(*pdf, cold=True),
        "one WeasyPrint document",
        lambda: bench.rival("whole"),
    )
    if with_edits:
        yield (
            "PDF, one piece edited",
            lambda: bench.edited(*pdf),
            "one WeasyPrint document",
            lambda: bench.rival("whole"),
        )
    yield (
        "PDF, nothing to do",
        lambda: bench.ours(*pdf),
        "one WeasyPrint document",
        lambda: bench.rival("whole"),
    )
    yield (
        "PDF, cold",
        lambda: bench.ours(*pdf, cold=True),
        "pandoc with WeasyPrint",
        lambda: bench.rival("pandoc-weasyprint"),
    )
    yield (
        "PDF, cold",
        lambda: bench.ours(*pdf, cold=True),
        "pandoc with typst",
        lambda: bench.rival("pandoc-typst"),
    )
    yield (
        "PDF and EPUB, cold",
        lambda: bench.ours(cold=True),
        "pandoc with WeasyPrint, PDF alone",
        lambda: bench.rival("pandoc-weasyprint"),
    )
    yield (
        "EPUB, cold",
        lambda: bench.ours("--only", "epub", cold=True),
        "pandoc, EPUB",
        lambda: bench.rival("pandoc-epub"),
    )


def measured(bench: Bench, rounds: int, *, with_edits: bool) -> Iterator[str]:
    """A line of the table for each comparison."""
    compared = list(rows(bench, with_edits=with_edits))
    bench.ours(cold=True)
    times: list[dict[str, Measured]] = []
    for number in range(rounds):
        found: dict[str, Measured] = {}
        for ours, run, rival, run_rival in compared:
            for name, measure in ((ours, run), (rival, run_rival)):
                if name not in found:
                    print(f"{bench.name}, round {number + 1}: {name}", file=sys.stderr)
                    found[name] = measure()
        times.append(found)
    for ours, _, rival, _ in compared:
        yield _line(bench.name, ours, rival, [(f[ours], f[rival]) for f in times])


def _line(name: str, ours: str, rival: str, pairs: list[tuple[Measured, Measured]]) -> str:
    ratios = sorted(a.wall / b.wall for a, b in pairs)
    wall = [statistics.median(x.wall for x in side) for side in zip(*pairs, strict=True)]
    cpu = [statistics.median(x.cpu for x in side) for side in zip(*pairs, strict=True)]
    spread = f" ({ratios[0]:.2f}–{ratios[-1]:.2f})" if len(ratios) > 1 else ""
    return (
        f"| {name} | {ours} | {wall[0]:.2f} s ({cpu[0]:.2f}) | {rival} | {wall[1]:.2f} s ({cpu[1]:.2f}) "
        f"| **{statistics.median(ratios):.2f}**{spread} |"
    )


HEAD = """\
| publication | Standfirst | clock (processors) | rival | clock (processors) | ratio |
|---|---|---|---|---|---|"""


def growth(scratch: Path, sizes: list[int]) -> Iterator[str]:
    """How the time grows with the pages: the same piece so many times over."""
    yield "| pages | clock | processors | for each page |"
    yield "|---|---|---|---|"
    words = "The sheet that is printed on one side only waits for the other, and the press waits with it. "
    for size in sizes:
        folder = scratch / f"growth-{size}"
        folder.mkdir()
        (folder / "publication.toml").write_text('title = "Growth"\nlanguage = "en-GB"\nstyle = "book"\n')
        for number in range(max(1, size // 10)):
            text = "\n\n".join(f"{words * 5} {number}." for _ in range(68))
            (folder / f"{number:04}.md").write_text(f"# Piece {number}\n\n{text}\n")
        bench = Bench(f"growth-{size}", folder, scratch / "copies")
        found = bench.ours("--only", "pdf", "--format", "json", cold=True)
        import json

        pages = json.loads(found.said.splitlines()[-1])["artefacts"][0]["pages"]
        yield f"| {pages} | {found.wall:.1f} s | {found.cpu:.1f} s | {1000 * found.cpu / pages:.0f} ms |"


def catalogue(scratch: Path, articles: list[Path]) -> Iterator[str]:
    """Many articles, each a publication: ours in one run, pandoc with WeasyPrint two at a time."""
    folder = scratch / "catalogue"
    folder.mkdir()
    files = [shutil.copy(article, folder / f"{n:03}.md") for n, article in enumerate(articles)]
    cache = str(folder / "cache")
    ours = Measured([*STANDFIRST, *map(str, files), "-o", str(folder / "out"), "--cache", cache])
    theirs = Measured([*SCRIPT, "many", *map(str, files), str(folder / "pandoc")])
    yield _line(
        f"{len(files)} articles",
        "both editions, cold",
        "pandoc with WeasyPrint, PDFs alone",
        [(ours, theirs)],
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, help="publications; the sample, if left out")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", metavar="PAGES", help="such as 50,100,200,400,800")
    parser.add_argument("--catalogue", metavar="FOLDER", type=Path, help="of articles")
    parser.add_argument(
        "--normalise", metavar="FOLDER", type=Path, help="of manuscripts: normalising beside parsing"
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--write", type=Path, help="the file for the table")
    arguments = parser.parse_args()
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        if arguments.normalise:
            lines += normalising.lines(arguments.normalise, arguments.rounds)
        if arguments.folders or not (arguments.growth or arguments.catalogue or arguments.normalise):
            lines.append(HEAD)
            for folder in arguments.folders or [CHECKOUT / "source"]:
                bench = Bench(folder.resolve().name, folder, scratch)
                lines += measured(bench, arguments.rounds, with_edits=True)
        if arguments.catalogue:
            articles = sorted(arguments.catalogue.rglob("*.md"), key=lambda f: f.name)[: arguments.articles]
            lines += ["", HEAD, *catalogue(scratch, articles)]
        if arguments.growth:
            lines += ["", *growth(scratch, [int(size) for size in arguments.growth.split(",")])]
    table = "\n".join(lines) + "\n"
    print(table)
    if arguments.write:
        arguments.write.write_text(table, "utf-8")


main()
