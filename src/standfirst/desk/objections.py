"""What a compositor objects to on the pages, to be marked on them."""

from __future__ import annotations

from standfirst.build.build import Build
from standfirst.desk.messages import Objection
from standfirst.diagnostics.code import CODES
from standfirst.outputs.pdf import PDF, columns_of_pieces


def objections_to(build: Build) -> tuple[Objection, ...]:
    """All of them, in the order of the pages; nothing if there is no print edition."""
    from standfirst.check import checks

    artefact = build.artefact(PDF) if build.reading else None
    if artefact is None:
        return ()
    found = checks.compositor(build.document, artefact.data, columns_of_pieces(PDF.view(build)))
    objections = [
        Objection(
            code=problem.diagnostic.code,
            name=CODES[problem.diagnostic.code].name,
            message=problem.diagnostic.message,
            file=problem.diagnostic.span.file,
            line=problem.diagnostic.span.first,
            page=problem.at.page - 1,
            box=(problem.at.left, problem.at.top, problem.at.right, problem.at.bottom),
        )
        for problem in found
        if problem.diagnostic and problem.at
    ]
    return tuple(sorted(objections, key=lambda each: (each.page, each.box[1])))
