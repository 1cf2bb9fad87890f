"""Bare manuscripts side by side: each is a publication of one piece, and so the work of one worker.

What a worker makes goes into the cache, where the build that comes after finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

import msgspec

from standfirst.build.build import Build, warm_up
from standfirst.build.cache import Cache
from standfirst.build.edition import Artefact, Edition, editions, timed
from standfirst.build.fingerprint import fingerprint
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Task
from standfirst.model.span import Span
from standfirst.project.files import Place

Ahead: TypeAlias = "Mapping[str, Artefact]"
"""The editions that a worker made of a manuscript, by kind, without their bytes."""


def make_ahead(
    places: Sequence[Place], wanted: Sequence[Edition], scheduler: Scheduler, cache: Cache
) -> list[Ahead]:
    """Have made, several at a time, what is not in the cache yet of these manuscripts.

    Gives what was made of each; nothing of one that fails: its own build will report why.
    """
    due = [place for place in places if place.file and not Build(place, scheduler, editions=wanted).is_kept()]
    if len(due) < 2 or scheduler.workers < 2:
        return [{} for _ in places]
    warm_up(due[0], scheduler, wanted)
    kinds = tuple(edition.kind for edition in wanted)
    tasks = {place.file: _task(place, kinds, cache) for place in due}
    outcomes = dict(zip(tasks, scheduler.outcomes([*tasks.values()]), strict=True))
    return [_read(outcomes.get(place.file)) for place in places]


def _task(place: Place, kinds: tuple[str, ...], cache: Cache) -> Task:
    assert place.file
    return Task(
        key=fingerprint("ahead", place.file.as_posix()),
        work=partial(_made, place, kinds, cache),
        span=Span(place.file.as_posix()),
        name=place.file.name,
        size=place.file.stat().st_size,
        is_kept=False,
    )


def _made(place: Place, kinds: tuple[str, ...], cache: Cache) -> bytes:
    """A task's work: the editions of a manuscript, put into the cache."""
    build = Build(place, Scheduler(cache), editions=editions(*kinds))
    return msgspec.msgpack.encode([_without_bytes(artefact) for artefact in timed(build.artefacts())])


def _without_bytes(artefact: Artefact) -> Artefact:
    return msgspec.structs.replace(artefact, files=dict.fromkeys(artefact.files, b""))


def _read(outcome: object) -> Ahead:
    if not isinstance(outcome, bytes):
        return {}
    return {artefact.kind: artefact for artefact in msgspec.msgpack.decode(outcome, type=list[Artefact])}


def as_made(artefacts: Iterable[Artefact], ahead: Ahead) -> Iterator[Artefact]:
    """Artefacts, those that were made ahead as new as they were then."""
    for artefact in artefacts:
        before = ahead.get(artefact.kind)
        yield msgspec.structs.replace(before, files=artefact.files) if before else artefact
