"""Where lines stand: ``python tests/bench/standing.py PATH…``, or ``make bench ARGS="--standing PATH…"``.

Every piece of the publications is laid out once, as it opens on a right-hand page, and two things are
counted on the boxes of its pages: body lines (of paragraphs and items, in the size and leading of the page)
that stand off whole lines from the head of the page, and pairs of facing pages whose last lines are more than
half a line apart. Of a pair, text has to stand on both pages and to go on after both; notes reach the foot.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from standfirst.outputs.pdf import load_to_lay_out
from standfirst.render.pdf.weasyprint_patches.box_tree import box_of

SAME = 0.1
"""Pixels."""
BODY = frozenset({"p", "li", "dd"})
FORCED = frozenset({"page", "left", "right", "recto", "verso"})


class Page(NamedTuple):
    """A page, counted in its lines."""

    is_left: bool
    body: tuple[float, ...]
    """Where each body line begins, in leadings from the head of the page."""
    foot: float
    """Where the last thing on it ends, in the same."""
    lacks: float
    """How many lines are missing below that."""
    goes_on: bool
    """Whether its text does, on the next page."""

    @property
    def off(self) -> int:
        """How many body lines stand off the grid."""
        return sum(abs(line - round(line)) > 0.02 for line in self.body)


def pages_of(layout: Any) -> list[Page]:
    """The pages of a layout."""
    found = [box_of(page) for page in layout.pages]
    return [_page(box, following) for box, following in zip(found, [*found[1:], None], strict=True)]


def facing(pages: list[Page]) -> list[tuple[Page, Page]]:
    """The pairs of facing pages that should end at the same height."""
    return [
        pair
        for pair in pairwise(pages)
        if pair[0].is_left and all(page.body and page.goes_on for page in pair)
    ]


def disagree(pair: tuple[Page, Page]) -> bool:
    """Whether the feet of two pages are more than half a line apart."""
    verso, recto = pair
    return abs(verso.foot - recto.foot) > 0.5


def counted(pages: list[Page]) -> Counter[str]:
    """What there is of both, and how much of it is wrong."""
    pairs = facing(pages)
    return Counter(
        {
            "pages": len(pages),
            "body lines": sum(len(page.body) for page in pages),
            "off": sum(page.off for page in pages),
            "pairs": len(pairs),
            "disagree": sum(map(disagree, pairs)),
        }
    )


def _page(page: Any, following: Any) -> Page:
    root, *others = page.children
    leading = _leading(root.style)
    head, high = page.content_box_y(), float(page.height)
    body = [
        (box.position_y - head) / leading
        for box in _in_flow(root)
        if isinstance(box, boxes.LineBox) and _is_body(box, root.style) and _says_something(box)
    ]
    ends = [bottom for box in _in_flow(root) if (bottom := _bottom(box))]
    has_notes = any(isinstance(box, boxes.FootnoteAreaBox) and box.children for box in others)
    foot = head + high if has_notes else max(ends, default=head)
    return Page(
        is_left=page.page_type.side == "left",
        body=tuple(body),
        foot=(foot - head) / leading,
        lacks=(head + high - foot) / leading,
        goes_on=following is not None and not following.page_type.blank and not _begins_anew(following, root),
    )


def _in_flow(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.Box) and (child.is_in_normal_flow() or child.is_floated()):
            yield child
            yield from _in_flow(child)


def _leading(style: Any) -> float:
    from weasyprint.text.line_break import strut

    return float(strut(style)[0])


def _is_body(line: Any, root: Any) -> bool:
    is_of_its_size = abs(line.style["font_size"] - root["font_size"]) < SAME
    return line.element_tag in BODY and is_of_its_size and abs(_leading(line.style) - _leading(root)) < SAME


def _says_something(line: Any) -> bool:
    return any(isinstance(box, boxes.TextBox) and box.text.strip() for box in line.descendants())


def _bottom(box: Any) -> float:
    """Where something that can be seen ends; 0 of anything else."""
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height) if _says_something(box) else 0.0
    if isinstance(box, boxes.ReplacedBox) or box.border_bottom_width:
        return float(box.border_box_y() + box.border_height())
    return 0.0


def _begins_anew(following: Any, before: Any) -> bool:
    """Whether what a page begins with wants a page of its own, and is not the rest of something."""
    here = {id(box.element) for box in before.descendants()}
    box = following.children[0]
    while box is not None:
        if box.style["break_before"] in FORCED and id(box.element) not in here:
            return True
        box = next((x for x in getattr(box, "children", ()) if x.is_in_normal_flow()), None)
    return False


# -- publications -----------------------------------------------------------------------------------

HEAD = """\
| publication | pages | body lines off the grid | facing feet that disagree | processor |
|---|---|---|---|---|"""


def measured(paths: list[Path], *, with_pages: bool = False) -> Iterator[str]:
    """A row for each publication, and one for all."""
    from typesetting import fragments

    from standfirst.render.pdf.lay_out_fragment import set_in_pages

    total: Counter[str] = Counter()
    for path in paths:
        inputs, assets, styles = fragments(path)
        load_to_lay_out(styles)
        found: Counter[str] = Counter()
        for order in inputs:
            began = time.process_time()
            layout = set_in_pages(order, assets, styles)._layout
            found["microseconds"] += int((time.process_time() - began) * 1e6)
            pages = pages_of(layout)
            found += counted(pages)
            if with_pages:
                yield from _spreads(order.edition.parts[0].piece.name, pages)
        total += found
        yield _row(path.stem, found)
    yield _row("all", total)


def _row(name: str, found: Counter[str]) -> str:
    lines = max(1, found["body lines"])
    return (
        f"| {name} | {found['pages']} | {found['off']} of {found['body lines']} ({found['off'] / lines:.0%}) "
        f"| {found['disagree']} of {found['pairs']} | {found['microseconds'] / 1e6:.2f} s |"
    )


def _spreads(name: str, pages: list[Page]) -> Iterator[str]:
    """The pairs whose feet disagree, to be looked at."""
    for verso, recto in facing(pages):
        if disagree((verso, recto)):
            at = pages.index(verso)
            lack = f"{verso.lacks:.1f} and {recto.lacks:.1f} lines"
            yield f"{name}, pages {at + 1} and {at + 2} lack {lack}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests/bench/standing.py")
    parser.add_argument("paths", nargs="+", type=Path, help="publications")
    parser.add_argument("--pages", action="store_true", help="name the pages whose feet disagree")
    arguments = parser.parse_args()
    print(HEAD)
    for text in measured(arguments.paths, with_pages=arguments.pages):
        print(text, flush=True)


if __name__ == "__main__":
    main()
