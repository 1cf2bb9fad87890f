"""Measure Standfirst side by side with its rivals: ``make bench``, or ``python tests/bench --help``.

Every round runs everything once, one after the other, each in a process of its own, so that whatever
else the machine does falls on all alike. What counts is the ratio of two times of one round; the table
gives the median of these ratios and their spread. Seconds say little on another machine.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import normalising
from measuring import CHECKOUT, HERE, Measured, Resident, Watch
from rivals import typst_source

SCRIPT = [sys.executable, str(HERE / "rivals.py")]
STANDFIRST = [sys.executable, "-m", "standfirst", "build", "--jobs", "2"]
WITH_OBJECTIONS = (0, 1)
"""A manuscript of other people's may have errors; what can be built is built."""
OUTSIDE = Path(os.environ.get("STANDFIRST_DATA") or CHECKOUT.parent / "shared")
GROWTH = "50,100,200,400,800"

Run = Callable[[], Measured]


class Bench:
    """A publication, built by everybody."""

    def __init__(self, name: str, folder: Path, scratch: Path) -> None:
        self.name = name
        self.scratch = scratch / name
        self.source = self.scratch / "source"
        shutil.copytree(folder, self.source, ignore=shutil.ignore_patterns("build", ".*"))
        _settle(self.source, name)
        self.out, self.cache = self.scratch / "out", self.scratch / "cache"
        self.out.mkdir()
        pieces = sorted(self.source.rglob("*.md"))
        self.piece = pieces[len(pieces) // 2]
        self.text = self.piece.read_text("utf-8")
        self.edits = 0

    def ours(self, *options: str, cold: bool = False) -> Measured:
        """Our build; cold: with an empty cache."""
        if cold:
            shutil.rmtree(self.cache, ignore_errors=True)
        return Measured(
            [*STANDFIRST, str(self.source), "-o", str(self.out), "--cache", str(self.cache), *options],
            fine=WITH_OBJECTIONS,
        )

    def mended(self) -> Measured:
        """Our PDF with its pages laid out again where that mends them, which a book has to ask for."""
        settings = self.source / "publication.toml"
        text = settings.read_text("utf-8")
        settings.write_text(f"mend = true\n{text}", "utf-8")
        found = self.ours("--only", "pdf", cold=True)
        settings.write_text(text, "utf-8")
        return found

    def edited(self, *options: str) -> Measured:
        """Our build after another sentence in the middle piece."""
        self.piece.write_text(self.with_another_sentence(), "utf-8")
        return self.ours(*options)

    def with_another_sentence(self) -> str:
        """The text of the middle piece, edited; not longer each time, or pages would begin to move."""
        self.edits += 1
        return f"{self.text}\nAnother sentence was written here, number {self.edits:03}.\n"

    def rival(self, name: str) -> Measured:
        """A rival's build, as ``rivals`` has it."""
        return Measured([*SCRIPT, name, str(self.source), str(self.out)])


def _settle(source: Path, name: str) -> None:
    """Settings for a folder that has none: a book, its chapters as a SUMMARY.md lists them, else by name."""
    if any((folder / "publication.toml").exists() for folder in (source, source / "source")):
        return
    summary = source / "SUMMARY.md"
    listed = re.findall(r"\(([^)]+\.md)\)", summary.read_text("utf-8")) if summary.exists() else []
    summary.unlink(missing_ok=True)
    names = listed or sorted(file.name for file in source.glob("*.md"))
    pieces = [name for name in dict.fromkeys(names) if (source / name).exists()]
    (source / "publication.toml").write_text(
        f'title = {json.dumps(name)}\nlanguage = "en"\nstyle = "book"\ntrim = "6x9"\n'
        f"pieces = {json.dumps(pieces)}\n"
    )


# -- side by side -----------------------------------------------------------------------------------

WHOLE = "one WeasyPrint document"


def rows(bench: Bench) -> Iterator[tuple[str, Run, str, Run]]:
    """What is measured: ours, ours again, and the rival that it is compared with."""
    pdf = "--only", "pdf"
    whole: tuple[str, Run] = (WHOLE, lambda: bench.rival("whole"))
    pandoc: tuple[str, Run] = ("pandoc with WeasyPrint, PDF", lambda: bench.rival("pandoc-weasyprint"))
    yield "PDF, cold", lambda: bench.ours(*pdf, cold=True), *whole
    yield "PDF, one piece edited", lambda: bench.edited(*pdf), *whole
    yield "PDF, nothing to do", lambda: bench.ours(*pdf), *whole
    yield "PDF and EPUB, cold", lambda: bench.ours(cold=True), *pandoc
    yield "PDF and EPUB, one piece edited", lambda: bench.edited(), *pandoc
    yield "PDF and EPUB, nothing to do", lambda: bench.ours(), *pandoc
    if (settings := bench.source / "publication.toml").exists() and "mend" not in settings.read_text("utf-8"):
        yield "PDF, cold, mend = true", bench.mended, *whole
    yield (
        "PDF, cold",
        lambda: bench.ours(*pdf, cold=True),
        "pandoc with typst",
        lambda: bench.rival("pandoc-typst"),
    )
    yield (
        "EPUB, cold",
        lambda: bench.ours("--only", "epub", cold=True),
        "pandoc, EPUB",
        lambda: bench.rival("pandoc-epub"),
    )


def measured(bench: Bench, rounds: int, only: Sequence[str] = ()) -> Iterator[str]:
    """A line of the table for each comparison, or for those of these names alone."""
    compared = [row for row in rows(bench) if not only or row[0] in only]
    times: list[dict[str, Measured]] = []
    for number in range(rounds):
        found: dict[str, Measured] = {}
        for ours, run, rival, run_rival in compared:
            for name, measure in ((ours, run), (rival, run_rival)):
                if name not in found:
                    _say(f"{bench.name}, round {number + 1} of {rounds}: {name}")
                    found[name] = measure()
        times.append(found)
    for ours, _, rival, _ in compared:
        yield _line(bench.name, ours, rival, [(f[ours], f[rival]) for f in times])


HEAD = """\
| publication | Standfirst | clock (processors) | memory | rival | clock (processors) | ratio |
|---|---|---|---|---|---|---|"""


def _line(name: str, ours: str, rival: str, pairs: Sequence[tuple[Measured, Measured]]) -> str:
    wall = [statistics.median(x.wall for x in side) for side in zip(*pairs, strict=True)]
    cpu = [statistics.median(x.cpu for x in side) for side in zip(*pairs, strict=True)]
    megabytes = max(mine.megabytes for mine, _ in pairs)
    return (
        f"| {name} | {ours} | {wall[0]:.2f} s ({cpu[0]:.2f}) | {megabytes:.0f} MB "
        f"| {rival} | {wall[1]:.2f} s ({cpu[1]:.2f}) | {_ratio([a.wall / b.wall for a, b in pairs])} |"
    )


def _ratio(ratios: Sequence[float]) -> str:
    digits = 3 if statistics.median(ratios) < 0.095 else 2
    spread = f" ({min(ratios):.{digits}f}–{max(ratios):.{digits}f})" if len(ratios) > 1 else ""
    return f"**{statistics.median(ratios):.{digits}f}**{spread}"


# -- resident -----------------------------------------------------------------------------------------


def watched(bench: Bench, rounds: int) -> Iterator[str]:
    """How soon a saved piece is in the editions, and how soon typst, resident too, has its PDF."""
    _say(f"{bench.name}: resident")
    bench.ours()
    source = typst_source(bench.source)
    out = bench.scratch / "watched"
    watch, typst = Watch(bench.source, out, bench.cache), Resident("typst", str(source), str(bench.out))
    times = []
    for number in range(rounds + 2):
        printed, both = watch.saved(bench.piece, bench.with_another_sentence())
        source.write_text(_edited_in_the_middle(source.read_text("utf-8"), bench.edits), "utf-8")
        if number > 1:  # the first ones get everything ready
            times.append((printed, both, typst.again()))
        else:
            typst.again()
    watch.end()
    ours = Resident("standfirst", str(bench.source), str(out), str(bench.cache))
    idle = [(ours.again(), typst.again()) for _ in range(rounds)]
    ours.end()
    typst.end()
    source.unlink()
    rival = "typst, its compiler kept, PDF"
    yield _times(bench.name, "watch: saved → new PDF in place", rival, [(a, c) for a, _, c in times])
    yield _times(bench.name, "watch: saved → both editions in place", rival, [(b, c) for _, b, c in times])
    yield _times(bench.name, "watch: nothing changed, PDF", rival, idle)


def _edited_in_the_middle(text: str, number: int) -> str:
    middle = text.find("\n\n", len(text) // 2)
    return f"{text[:middle]}\n\nOne more sentence was written here, number {number}.{text[middle:]}"


def _times(name: str, ours: str, rival: str, pairs: Sequence[tuple[float, float]]) -> str:
    mine, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = _ratio([a / b for a, b in pairs])
    return f"| {name} | {ours} | {mine:.2f} s | | {rival} | {theirs:.2f} s | {ratio} |"


# -- growth, and many -----------------------------------------------------------------------------------


def growth(scratch: Path, sizes: Sequence[int]) -> Iterator[str]:
    """How the time grows with the pages: the same piece so many times over."""
    yield "| pages | clock | processors | for each page | memory | times the pages | times the processors |"
    yield "|---|---|---|---|---|---|---|"
    before: tuple[int, float] | None = None
    for size in sizes:
        _say(f"growth: {size} pages")
        folder = _so_many_pages(scratch / f"growth-{size}", size)
        found = Bench(folder.name, folder, scratch / "copies").ours(
            "--only", "pdf", "--format", "json", cold=True
        )
        pages = json.loads(found.said.splitlines()[-1])["artefacts"][0]["pages"]
        more = f"{pages / before[0]:.2f} | {found.cpu / before[1]:.2f}" if before else " | "
        yield (
            f"| {pages} | {found.wall:.1f} s | {found.cpu:.1f} s | {1000 * found.cpu / pages:.0f} ms "
            f"| {found.megabytes:.0f} MB | {more} |"
        )
        before = pages, found.cpu


def _so_many_pages(folder: Path, size: int) -> Path:
    words = "The sheet that is printed on one side only waits for the other, and the press waits with it. "
    folder.mkdir()
    (folder / "publication.toml").write_text('title = "Growth"\nlanguage = "en-GB"\nstyle = "book"\n')
    for number in range(max(1, size // 10)):
        text = "\n\n".join(f"{words * 5} {number}." for _ in range(68))
        (folder / f"{number:04}.md").write_text(f"# Piece {number}\n\n{text}\n")
    return folder


def example(scratch: Path, manuscript: Path, rounds: int) -> Iterator[str]:
    """A bare manuscript from the command line, both editions, beside pandoc with WeasyPrint for its PDF."""
    out, cache = scratch / "example", scratch / "example-cache"
    pairs = []
    for number in range(rounds):
        _say(f"the example, round {number + 1} of {rounds}")
        shutil.rmtree(cache, ignore_errors=True)
        ours = Measured([*STANDFIRST, str(manuscript), "-o", str(out), "--cache", str(cache)])
        pairs.append((ours, Measured([*SCRIPT, "many", str(manuscript), str(scratch / "pandoc")])))
    yield _line("the example", "PDF and EPUB, cold", "pandoc with WeasyPrint, PDF", pairs)


def catalogue(scratch: Path, corpus: Path, wanted: int) -> Iterator[str]:
    """Many articles, each a publication: ours in one run, pandoc with WeasyPrint two at a time."""
    articles = sorted(corpus.rglob("*.md"), key=lambda file: file.name)
    folder = scratch / "catalogue"
    folder.mkdir()
    files = []
    for number in range(wanted):
        again, which = divmod(number, len(articles))
        files.append(folder / f"{number:03}.md")
        more = f"\n\nThis is copy {again + 1}.\n".encode() if again else b""
        files[-1].write_bytes(articles[which].read_bytes() + more)
    _say(f"catalogue: {wanted} articles")
    cache, out = str(folder / "cache"), str(folder / "out")
    # Articles that an editor would have to look at first are put in place all the same, as pandoc does.
    ours = Measured([*STANDFIRST, *map(str, files), "-o", out, "--cache", cache, "--keep"], WITH_OBJECTIONS)
    _say(f"catalogue: {wanted} articles, pandoc")
    theirs = Measured([*SCRIPT, "many", *map(str, files), str(folder / "pandoc")])
    yield _line(
        f"{wanted} articles", "PDFs and EPUBs, cold", "pandoc with WeasyPrint, PDFs", [(ours, theirs)]
    )


# -- the table ------------------------------------------------------------------------------------------


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def lines(arguments: argparse.Namespace, scratch: Path) -> Iterator[str]:
    """The tables, line by line."""
    yield HEAD
    for folder in arguments.folders:
        is_sample = folder.resolve() == (CHECKOUT / "source").resolve()
        name = "the sample" if is_sample else folder.resolve().name
        bench = Bench(name.replace(" ", "-"), folder, scratch)
        bench.name = name
        rounds = arguments.rounds or (5 if is_sample else 2)
        yield from measured(bench, rounds, arguments.only)
        if not arguments.only or "watch" in arguments.only:
            yield from watched(bench, max(rounds, 5))
    if arguments.example:
        yield from example(scratch, arguments.example, arguments.rounds or 5)
    if arguments.catalogue:
        yield from catalogue(scratch, arguments.catalogue, arguments.articles)
    if arguments.growth:
        yield ""
        yield from growth(scratch, [int(size) for size in arguments.growth.split(",")])


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="tests/bench",
        description="Measure Standfirst side by side with its rivals. Without arguments: the sample, and "
        f"what there is in {OUTSIDE.name}/ (a book, a corpus of articles).",
    )
    parser.add_argument("folders", nargs="*", type=Path, help="publications, or folders of chapters")
    parser.add_argument("--rounds", type=int, help="5 for the sample and 2 for others, if left out")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="ROW",
        help='such as "PDF, cold" or watch; again for more',
    )
    parser.add_argument("--growth", metavar="PAGES", help=f"such as {GROWTH}")
    parser.add_argument("--catalogue", metavar="FOLDER", type=Path, help="of articles")
    parser.add_argument("--example", metavar="FILE", type=Path, help="a bare manuscript")
    parser.add_argument(
        "--normalise", metavar="FOLDER", type=Path, help="of manuscripts: normalising beside parsing"
    )
    parser.add_argument(
        "--typesetting",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="publications: their lines, pages, layouts",
    )
    parser.add_argument(
        "--standing",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="publications: lines on the grid, facing feet",
    )
    parser.add_argument(
        "--paragraphs",
        metavar="PATH",
        nargs="+",
        type=Path,
        help="publications: the same words set by others",
    )
    parser.add_argument("--articles", type=int, default=200, help="how many of them; some come again")
    parser.add_argument("--write", type=Path, help="the file for the table")
    arguments = parser.parse_args()
    if arguments.normalise:
        print("\n".join(normalising.lines(arguments.normalise, arguments.rounds or 5)))
        return
    for program in ("typesetting", "standing", "paragraphs"):
        if paths := getattr(arguments, program):
            os.execv(sys.executable, [sys.executable, str(HERE / f"{program}.py"), *map(str, paths)])
    if not (arguments.folders or arguments.growth or arguments.catalogue or arguments.example):
        outside = {name: OUTSIDE / name for name in ("book/chapters", "corpus") if (OUTSIDE / name).is_dir()}
        arguments.folders = [CHECKOUT / "source", *(outside[x] for x in outside if x != "corpus")]
        arguments.catalogue, arguments.growth = outside.get("corpus"), GROWTH
        example_ = OUTSIDE / "interview" / "interview.md"
        arguments.example = example_ if example_.exists() else None
    with tempfile.TemporaryDirectory() as name:
        table = ""
        for line in lines(arguments, Path(name)):
            table += f"{line}\n"
            print(line, flush=True)
            if arguments.write:
                arguments.write.write_text(table, "utf-8")


if __name__ == "__main__":
    main()
