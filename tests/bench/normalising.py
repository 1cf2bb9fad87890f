"""How long normalising takes beside parsing: every file of a folder, one after the other, in this process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from standfirst.check.fidelity import check_manuscript
from standfirst.diagnostics import Report
from standfirst.normalise import steps as normalising_room
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.parse.manuscript.decoding import decode
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter, split_front_matter
from standfirst.parse.syntax.markdown import parse


class Watch:
    """Processor time, by what it was spent on: parsing is called from within normalising."""

    def __init__(self) -> None:
        self.parsing = self.normalising = self.checking = 0.0

    def parse(self, source: SourceFile, *, is_verse: bool = False) -> object:
        """What the normaliser gets in the place of ``parse``."""
        since = time.process_time()
        tree = parse(source, is_verse=is_verse)
        self.parsing += time.process_time() - since
        return tree

    def time(self, front: FrontMatter, source: SourceFile) -> None:
        """Normalise and check a manuscript."""
        parsed = self.parsing
        since = time.process_time()
        piece, repairs = normalising_room.normalise(source, front, HouseStyle(), Report())
        done = time.process_time()
        check_manuscript(source, front, piece, repairs, Report())
        self.checking += time.process_time() - done
        self.normalising += done - since - (self.parsing - parsed)


def lines(folder: Path, rounds: int) -> Iterator[str]:
    """The table. The first round sets everything up and doesn't count."""
    files = [decode(f.read_bytes(), f.name, Report()) for f in sorted(folder.rglob("*.md"))]
    manuscripts = [split_front_matter(source, Report()) for source in files if source]
    watches = [Watch() for _ in range(rounds + 1)]
    for watch in watches:
        normalising_room.parse = watch.parse  # type: ignore[assignment]
        for front, source in manuscripts:
            watch.time(front, source)
    normalising_room.parse = parse
    yield f"| {len(manuscripts)} manuscripts | processors, median | to parsing |"
    yield "|---|---|---|"
    for name in ("parsing", "normalising", "checking"):
        taken = [getattr(watch, name) for watch in watches[1:]]
        ratios = sorted(getattr(watch, name) / watch.parsing for watch in watches[1:])
        spread = f"**{statistics.median(ratios):.2f}** ({ratios[0]:.2f}–{ratios[-1]:.2f})"
        yield f"| {name} | {statistics.median(taken):.2f} s | {spread} |"
