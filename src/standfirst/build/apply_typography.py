"""Pieces with the quotation marks, dashes and spaces of their languages, as every edition needs them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task, report_failure
from standfirst.diagnostics import Report
from standfirst.model.document import Piece


class Typeset(msgspec.Struct, frozen=True):
    """A piece with the marks and spaces of its language, and whether it has the words of the piece."""

    piece: Piece
    agrees: bool


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
    return found


def typeset_piece(encoded: bytes) -> bytes:
    """A task's work: a piece set in type, and its words compared with what they were before."""
    from standfirst.check.fidelity import agrees
    from standfirst.render.html.typography import set_piece

    piece = msgspec.msgpack.decode(encoded, type=Piece)
    piece_set = set_piece(piece)
    return msgspec.msgpack.encode(Typeset(piece_set, agrees(piece, piece_set)))
