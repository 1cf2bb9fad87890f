"""Processes that stay: ``python residents.py typst SOURCE OUT`` or ``standfirst FOLDER OUT CACHE``.

For each line that they are sent they make everything again, and say how many seconds it took.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path


def typst_compiler(source: Path, out: Path) -> Callable[[], None]:
    """typst as it is meant to be used for this: one compiler that keeps what it knows."""
    import typst

    compiler = typst.Compiler(str(source), root=str(source.parent))
    return lambda: compiler.compile(output=str(out / "typst.pdf"))


def standfirst_watch(folder: Path, out: Path, cache: Path) -> Callable[[], None]:
    """What ``standfirst watch`` does when a file is saved, the PDF alone."""
    import click

    from standfirst.build.build import warm_up
    from standfirst.build.kinds_of_edition import editions
    from standfirst.cli.app import location_of
    from standfirst.cli.options import scheduler_of
    from standfirst.cli.watch import rebuild

    place = location_of(folder)
    scheduler = scheduler_of(cache, 2, 300, 2000, None, None, False, False)
    warm_up(place, scheduler, editions("pdf"))
    click.echo = lambda *_, **__: None  # type: ignore[assignment]  # lines would be taken for seconds
    return lambda: rebuild(place, editions("pdf"), out, scheduler)


RESIDENTS: dict[str, Callable[..., Callable[[], None]]] = {
    "typst": typst_compiler,
    "standfirst": standfirst_watch,
}


def main(name: str, *paths: str) -> None:
    make = RESIDENTS[name](*map(Path, paths))
    for _ in sys.stdin:
        since = time.perf_counter()
        make()
        print(time.perf_counter() - since, flush=True)


main(*sys.argv[1:])
