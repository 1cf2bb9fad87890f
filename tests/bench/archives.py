"""How long an archive takes: made for the first time, again, after one and after ten changes; and its shelf.

    python tests/bench/archives.py 1000 [--only epub] [--also web] [--scale 0.25] [--cluster ADDRESS]

Its articles are of invented words (``articles.py``). Seconds are those of this machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles import path_of, write_archive
from measuring import Measured

STANDFIRST = [sys.executable, "-m", "standfirst"]
FINE = (0, 1)
"""A generated article has dirt that may be reported."""
HEAD = """\
| what | articles | clock (processors) | articles a second | parent | largest worker |
|---|---|---|---|---|---|"""


def lines(scratch: Path, count: int, scale: float, options: Sequence[str], *, shelves: bool) -> Iterator[str]:
    """The table, line by line."""
    source, out, cache = scratch / "articles", scratch / "editions", scratch / "cache"
    if not source.exists():
        write_archive(source, count, scale)
    build = [*STANDFIRST, "build", "--each", str(source), "-o", str(out), "--cache", str(cache), *options]
    yield HEAD
    yield _line("made", count, Measured(build, FINE))
    yield _line("nothing to do", 0, Measured(build, FINE))
    for changed in (1, 10):
        for number in range(changed):
            with (source / path_of(number * (count // changed))).open("a", encoding="utf-8") as file:
                file.write("\nOne more sentence was written here.\n")
        yield _line(f"{changed} changed", changed, Measured(build, FINE))
    if shelves:
        shelf = [*STANDFIRST, "shelf", str(out), "-o", str(scratch / "site")]
        yield _line("shelf", count, Measured(shelf, FINE))
        yield _line("shelf, again", count, Measured(shelf, FINE))
    files = [file for file in cache.rglob("*") if file.is_file()]
    yield ""
    yield f"Cache: {len(files):,} files, {sum(file.stat().st_size for file in files) / 1e6:.0f} MB."


def _line(what: str, articles: int, found: Measured) -> str:
    rate = f"{articles / found.wall:.2f}" if articles else ""
    return (
        f"| {what} | {articles:,} | {found.wall:.1f} s ({found.cpu:.1f}) | {rate} "
        f"| {found.parent:.0f} MB | {found.largest_worker:.0f} MB |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure an archive of articles of invented words.")
    parser.add_argument("count", type=int)
    parser.add_argument("--scale", type=float, default=1, help="of the lengths of articles")
    parser.add_argument("--shelf", action="store_true", help="measure a shelf of it too")
    parser.add_argument("--scratch", type=Path, help="a folder that is kept")
    chosen, options = parser.parse_known_args()
    options = options or ["--jobs", "2"]
    print(f"load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as name:
        scratch = chosen.scratch or Path(name)
        for line in lines(scratch, chosen.count, chosen.scale, options, shelves=chosen.shelf):
            print(line, flush=True)


if __name__ == "__main__":
    main()
