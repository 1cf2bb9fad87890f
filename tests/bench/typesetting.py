"""How well text is set, and at what cost: ``python tests/bench/typesetting.py PATH…``, or ``make bench``.

Every piece of the publications is laid out in this process: by WeasyPrint alone, line by line; by our line
breaking; and mended, as a publication with ``mend = true`` is. Word spaces are read from the lines, faults
are those that ``standfirst check`` finds. Times are those of the processor.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import standing

from standfirst.build.build import Build
from standfirst.editions.print import PiecePart
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput, fragment_input_for, links_of
from standfirst.model.assets import Assets
from standfirst.outputs.pdf import load_to_lay_out
from standfirst.project.files import find

LOOSE, TIGHT = 1.6, 0.75
"""Of the natural word space."""
ROUNDS = 3
"""Of which the fastest counts."""


def fragments(path: Path) -> tuple[list[FragmentInput], Assets, Stylesheets]:
    """What is laid out of a publication, piece by piece, each as if it opened on a right-hand page."""
    from standfirst.render.pdf import edition_of

    build = Build(find(path))
    styles = build.files.styles
    edition = edition_of(build.document, styles, build.files.options, build.typeset)
    inputs = [
        fragment_input_for(edition, part, links, "recto", {})
        for part, links in zip(edition.parts, links_of(edition), strict=True)
        if isinstance(part, PiecePart)
    ]
    return inputs, build.understood.assets, styles


def measured(paths: list[Path]) -> Iterator[str]:
    """A table of what was found in all of them, and of the faults that are left."""
    total: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for path in paths:
        inputs, assets, styles = fragments(path)
        load_to_lay_out(styles)
        found: Counter[str] = Counter()
        for fragment_input in inputs:
            found += _of_piece(fragment_input, assets, styles, left)
        total += found
        yield _row(path.stem, found)
    yield _row("all", total)
    yield f"faults left when mended: {dict(left.most_common())}"


COLUMNS = (
    "publication",
    "pages",
    "justified lines",
    "loose",
    "tight",
    "rows of three hyphens",
    "lines left greedy",
    "body lines off the grid",
    "facing feet that disagree",
    "processor, one layout / greedy",
    "faults: first → mended",
    "layouts a piece",
    "processor, mended / greedy",
)
HEAD = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"


def _row(name: str, found: Counter[str]) -> str:
    lines, greedy = max(1, found["lines"]), found["greedy"]
    cells = (
        name,
        found["pages"],
        found["lines"],
        f"{found['loose']} ({found['loose'] / lines:.1%})",
        f"{found['tight']} ({found['tight'] / lines:.1%})",
        found["rows"],
        f"{found['left to WeasyPrint']} ({found['left to WeasyPrint'] / max(1, found['all lines']):.1%})",
        f"{found['off']} of {found['body lines']}",
        f"{found['disagree']} of {found['pairs']}",
        f"{found['ours'] / 1e6:.2f} s / {greedy / 1e6:.2f} s = {found['ours'] / greedy:.2f}",
        f"{found['first']} → {found['left']}",
        f"{found['layouts'] / found['pieces']:.2f}",
        f"{found['mended'] / 1e6:.2f} s = {found['mended'] / greedy:.2f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _of_piece(
    fragment_input: FragmentInput, assets: Assets, styles: Stylesheets, left: Counter[str]
) -> Counter[str]:
    from standfirst.layout.improve import WEIGHTS, mended
    from standfirst.render.pdf.lay_out_fragment import set_in_pages

    lay = partial(set_in_pages, assets=assets, styles=styles)
    found: Counter[str] = Counter(pieces=1)

    def counted(order: FragmentInput) -> Any:
        found["layouts"] += 1
        return lay(order)

    with weasyprint_alone():
        lay(fragment_input)
    first = lay(fragment_input)
    rounds = [_round(lambda: lay(fragment_input)) for _ in range(ROUNDS)]
    found["greedy"], found["ours"] = map(min, zip(*rounds, strict=True))
    pages: list[Any] = []
    found["mended"] = _microseconds(lambda: pages.append(mended(counted, fragment_input, wanted=True)))
    found.update(_spaces(first._layout))
    found += standing.counted(standing.pages_of(pages[0]._layout))
    found["first"] = sum(WEIGHTS.get(fault.code, 1) for fault in _faults(first))
    for fault in _faults(pages[0]):
        left[fault.code] += 1
        found["left"] += WEIGHTS.get(fault.code, 1)
    return found


@contextmanager
def weasyprint_alone() -> Iterator[None]:
    """Lines are broken by WeasyPrint, one by one."""
    from standfirst.layout.line_breaking import lines
    from standfirst.render.pdf.weasyprint_patches import page_ends, registry

    patches = registry.PATCHES
    registry.PATCHES = tuple(x for x in patches if x.name not in ("line-breaking", "page-ends"))
    lines.uninstall()
    page_ends.uninstall()
    try:
        yield
    finally:
        registry.PATCHES = patches
        registry.install_patches()


def _round(lay: Callable[[], object]) -> tuple[int, int]:
    """Microseconds of one layout by WeasyPrint alone, and of one by us."""
    with weasyprint_alone():
        greedy = _microseconds(lay)
    return greedy, _microseconds(lay)


def _faults(pages: Any) -> Any:
    from standfirst.layout.page_faults import faults

    edition = pages.fragment_input.edition
    return faults(pages.seen(), (edition.parts[0].piece,), edition.columns)


def _microseconds(run: Any) -> int:
    gc.collect()
    began = time.process_time()
    run()
    return int((time.process_time() - began) * 1e6)


def _spaces(layout: Any) -> Counter[str]:
    """How many of the justified lines of a layout are loose or tight, and rows of three hyphens."""
    from weasyprint.formatting_structure import boxes

    from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

    found: Counter[str] = Counter()
    blocks: defaultdict[Any, list[bool]] = defaultdict(list)
    for page in layout.pages:
        for line in box_of(page).descendants():
            if not isinstance(line, boxes.LineBox) or line.style["white_space"] in ("pre", "pre-wrap"):
                continue
            found["all lines"] += 1
            found["left to WeasyPrint"] += "chosen" not in vars(line)
            if line.style["text_align_all"] != "justify":
                continue
            words = [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]
            if not words:
                continue
            blocks[line.element].append("".join(box.text for box in words).rstrip()[-1:] in "-‐")
            chosen = getattr(line, "chosen", None)
            if chosen is None or chosen.is_final or " " not in "".join(box.text for box in words).strip():
                continue
            found["lines"] += 1
            ratio = 1 + chosen.space
            found["loose"] += ratio > LOOSE
            found["tight"] += ratio < TIGHT - 0.005
    for ends in blocks.values():
        found["rows"] += sum(len(list(group)) > 2 for has_hyphen, group in groupby(ends) if has_hyphen)
    return found


if __name__ == "__main__":
    gc.disable()
    print(HEAD)
    for text in measured([Path(name) for name in sys.argv[1:]]):
        print(text, flush=True)
