"""Bare manuscripts side by side: each is a publication of one piece, and so the work of one worker.

What a worker makes goes into the cache, where the build that comes after finds it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from standfirst.build import Cache, Scheduler, Task
from standfirst.build.build import Artefact, Kind, is_kept, prepare, publish
from standfirst.build.fingerprint import fingerprint
from standfirst.diagnostics import Report
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.project.files import Place

Ahead: TypeAlias = "Mapping[Kind, Artefact]"
"""The editions that a worker made of a manuscript, without their bytes."""


def make_ahead(
    places: Sequence[Place], kinds: tuple[Kind, ...], scheduler: Scheduler, cache: Cache
) -> list[Ahead]:
    """Have made, several at a time, what is not in the cache yet of these manuscripts.

    Gives what was made of each; nothing of one that comes to grief: the build will say why.
    """
    due = [place for place in places if place.file and not is_kept(place, kinds, scheduler)]
    if len(due) < 2 or scheduler.workers < 2:
        return [{} for _ in places]
    prepare(due[0], scheduler)
    jobs = {place.file: _task(place, kinds, cache) for place in due}
    outcomes = dict(zip(jobs, scheduler.outcomes([*jobs.values()]), strict=True))
    return [_read(outcomes.get(place.file)) for place in places]


def _task(place: Place, kinds: tuple[Kind, ...], cache: Cache) -> Task:
    assert place.file
    return Task(
        key=fingerprint("ahead", place.file.as_posix()),
        work=partial(_made, place, kinds, cache),
        span=Span(place.file.as_posix()),
        name=place.file.name,
        size=place.file.stat().st_size,
        is_kept=False,
    )


def _made(place: Place, kinds: tuple[Kind, ...], cache: Cache) -> bytes:
    """A job's work: the editions of a manuscript, put into the cache."""
    artefacts = timed(publish(place, kinds, Report(), Scheduler(cache)))
    return msgspec.msgpack.encode([msgspec.structs.replace(artefact, data=b"") for artefact in artefacts])


def _read(outcome: object) -> Ahead:
    if not isinstance(outcome, bytes):
        return {}
    return {artefact.kind: artefact for artefact in msgspec.msgpack.decode(outcome, type=list[Artefact])}


def timed(artefacts: Iterable[Artefact]) -> Iterator[Artefact]:
    """Artefacts with the seconds that each took."""
    since = time.monotonic()
    for artefact in artefacts:
        yield msgspec.structs.replace(artefact, seconds=round(time.monotonic() - since, 2))
        since = time.monotonic()


def as_made(artefacts: Iterable[Artefact], ahead: Ahead) -> Iterator[Artefact]:
    """Artefacts, those that were made ahead as new as they were then."""
    for artefact in artefacts:
        before = ahead.get(artefact.kind)
        yield msgspec.structs.replace(before, data=artefact.data) if before else artefact
