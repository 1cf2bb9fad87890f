"""``standfirst index``: what the index has, and what it might have."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click
import msgspec

from standfirst.cli.app import Format, app, exit_code, location_of, say
from standfirst.cli.options import FORMAT, PATH, SCHEDULER, SchedulerSettings, scheduler_of
from standfirst.diagnostics.render import as_json

if TYPE_CHECKING:
    from standfirst.compose.index_candidates import Candidate
    from standfirst.model.document import Piece
    from standfirst.model.span import Span

MOST_PLACES = 5
"""Places that a line names; more are counted."""


@app.command()
@PATH
@click.option(
    "--candidates", "proposes", is_flag=True, help="List what might stand in the index and is not marked."
)
@SCHEDULER
@FORMAT
def index(path: Path, proposes: bool, format_: Format, **settings: Unpack[SchedulerSettings]) -> int:
    """List the terms that are marked for the index, each with its places in the manuscripts.

    With --candidates, list names, phrases that come again, terms in italics and code that are not marked:
    proposals from which an editor chooses.
    """
    from standfirst.build.build import Build
    from standfirst.compose.index_candidates import candidates

    with scheduler_of(**settings) as scheduler:
        build = Build(location_of(path, alone=path.is_file()), scheduler, editions=())
        if build.reading is not None:
            pieces = build.document.pieces
            found = candidates(pieces, build.document.language) if proposes else _marked(pieces)
            _list(found, format_)
    say(build.report, format_)
    return exit_code(build.report)


def _marked(pieces: Iterable[Piece]) -> list[Candidate]:
    """What is marked, in the order of the publication; a heading inside another after it."""
    from standfirst.compose.index import marks_of
    from standfirst.compose.index_candidates import Candidate
    from standfirst.model.text import plain

    places: dict[str, list[Span]] = {}
    for mark in marks_of(pieces):
        places.setdefault("!".join(map(plain, mark.headings)), []).append(mark.span)
    return [
        Candidate(term=term, kind="term", count=len(spans), places=tuple(spans))
        for term, spans in places.items()
    ]


def _list(found: list[Candidate], format_: Format) -> None:
    if format_ == "json":
        rows = [msgspec.to_builtins(x) | {"places": list(map(str, x.places))} for x in found]
        click.echo(as_json(rows))
        return
    for one in found:
        named = ", ".join(str(place) for place in one.places[:MOST_PLACES])
        more = f" and {len(one.places) - MOST_PLACES} more" if len(one.places) > MOST_PLACES else ""
        click.echo(f"{one.count:>4}  {one.term}  ({named}{more})")
