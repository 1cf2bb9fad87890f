"""Pieces with the quotation marks, dashes and spaces of their languages, as every edition needs them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec
from msgspec.structs import replace

from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task, report_failure
from standfirst.diagnostics import Diagnostic, Report
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines
from standfirst.model.traverse import map_piece, map_runs, own_inlines, walk, walk_inlines
from standfirst.render.formula import NotSet, set_formula


class Typeset(msgspec.Struct, frozen=True):
    """A piece with the marks and spaces of its language, and whether it has the words of the piece."""

    piece: Piece
    agrees: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    """What of it no edition can set as it is meant (S240)."""


def typeset(pieces: Sequence[Piece], scheduler: Scheduler, report: Report) -> list[Typeset]:
    """Each piece set in type, in their order. One that fails stays as it is, and is reported."""
    tasks = [
        Task(
            key=fingerprint("typeset", tools(), piece),
            work=partial(typeset_piece, msgspec.msgpack.encode(piece)),
            span=piece.span,
            size=len(piece.body),
        )
        for piece in pieces
    ]
    found = []
    for piece, task, outcome in zip(pieces, tasks, scheduler.outcomes(tasks), strict=True):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
            found.append(Typeset(piece, agrees=True))
        else:
            found.append(scheduler.value(task.key, outcome, Typeset))
            report.extend(found[-1].diagnostics)
    return found


def typeset_piece(encoded: bytes) -> bytes:
    """A task's work: a piece set in type, and its words compared with what they were before."""
    from standfirst.check.fidelity import agrees
    from standfirst.editions.typography import set_piece

    piece = msgspec.msgpack.decode(encoded, type=Piece)
    piece_set = _with_lines_of_formulas(set_piece(piece))
    report = Report()
    _report_formulas(piece, report)
    return msgspec.msgpack.encode(Typeset(piece_set, agrees(piece, piece_set), tuple(report)))


def _with_lines_of_formulas(piece: Piece) -> Piece:
    """The piece, each formula in it with its line of text."""

    def change(inline: i.Inline) -> i.Inlines:
        if not isinstance(inline, i.Formula):
            return (inline,)
        outcome = set_formula(inline.tex, is_displayed=inline.is_displayed)
        return (inline if isinstance(outcome, NotSet) else replace(inline, line=outcome.line),)

    return map_piece(piece, lambda block: map_runs(block, lambda run: map_inlines(run, change)))


def _report_formulas(piece: Piece, report: Report) -> None:
    """Report each formula that can't be set (S240), where it first stands."""
    for block in walk((*piece.opening, *piece.body, *piece.notes, *piece.ending)):
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.Formula):
                outcome = set_formula(inline.tex, is_displayed=inline.is_displayed)
                if isinstance(outcome, NotSet):
                    report.add("S240", block.span, f"the formula {_short(inline.value)}: {outcome.reason}")


def _short(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= 60 else words[:59] + "…"
