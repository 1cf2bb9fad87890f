"""How long manuscripts of one construct take, and whether twice the length takes twice as long.

    python tests/trials/time_in_proportion.py [--size BYTES] [--limit SECONDS] [--edition KIND] [SHAPE…]

For each shape: the processor time at that size and at twice of it, their ratio, and the time per MB.
Those that miss a bound (``WORST_RATIO``, ``WORST_SECONDS``) are marked; the exit code is 1 if there is one.
Each shape is timed in a process of its own, which is ended at the limit.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import py3langid  # type: ignore[import-untyped]  # has no types

sys.path.insert(0, str(Path(__file__).parents[1]))  # where `trials` is, if this is run by its path

from trials.shapes import SHAPES, Shape

WORST_RATIO = 2.8
"""Of the times at twice the size and at the size; 2 is in proportion, 4 the square."""
WORST_SECONDS = 20.0
"""Of processor time per MB."""


def understood_in(text: str) -> float:
    """Seconds of processor time that a manuscript takes to be understood and compared."""
    from standfirst.build.read_publication import understand
    from standfirst.diagnostics import Report
    from standfirst.normalise.repair_settings import HouseStyle
    from standfirst.project.files import Manuscript

    manuscript = Manuscript(name="a.md", path="a.md", data=text.encode())
    since = time.process_time()
    understand(manuscript, HouseStyle(), Report())
    return time.process_time() - since


def built_in(text: str, edition: str) -> float:
    """Seconds of processor time until an edition of a manuscript is made and verified, in this process."""
    from standfirst.build.build import Build
    from standfirst.build.kinds_of_edition import editions
    from standfirst.project.files import find

    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.md"
        file.write_text(text)
        since = time.process_time()
        build = Build(find(file), editions=editions(edition))
        if build.reading is not None:
            list(build.artefacts())
        return time.process_time() - since


def times(shape: Shape, sizes: tuple[int, ...], limit: int, edition: str = "") -> tuple[float, ...]:
    """The seconds at each size, in a child; fewer where the limit was met."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            gc.freeze()  # else what the process before it holds is looked through, again and again
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_PROF, limit)
            # which imports and reads what is only sometimes needed
            py3langid.rank("words")
            _ = built_in(shape(2_000), edition) if edition else understood_in(shape(min(sizes) // 4))
            for length in sizes:
                text = shape(length)
                taken = built_in(text, edition) if edition else understood_in(text)
                os.write(writing, f"{taken:.4f} ".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        found = tuple(map(float, pipe.read().split()))
    os.waitpid(child, 0)
    return found


def main(arguments: list[str]) -> int:
    """Time the shapes that are named, else all; gives the exit code."""
    from standfirst.build.read_publication import import_to_understand

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--size", type=int, default=20_000)
    asked.add_argument("--limit", type=int, default=20)
    asked.add_argument("--edition", default="", help="pdf or epub: not only understood, but built")
    asked.add_argument("shapes", nargs="*")
    options = asked.parse_args(arguments)
    import_to_understand()
    wrong = 0
    for name in options.shapes or SHAPES:
        found = times(SHAPES[name], (options.size, 2 * options.size), options.limit, options.edition)
        if len(found) < 2:
            wrong += 1
            print(f"{name:36} {found} and no more within {options.limit} s  <--", flush=True)
            continue
        once, twice = found
        per_mb = twice * 1e6 / (2 * options.size)
        is_wrong = (twice / once > WORST_RATIO and twice > 0.1) or per_mb > WORST_SECONDS
        wrong += is_wrong
        mark = "  <--" if is_wrong else ""
        print(
            f"{name:36} {once:7.3f} {twice:7.3f}  x{twice / once:4.1f} {per_mb:7.1f} s/MB{mark}", flush=True
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
