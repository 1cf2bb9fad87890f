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
from standfirst.build.fingerprint import fingerprint
from standfirst.build.kinds_of_edition import Artefact, Edition, editions, timed
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Task
from standfirst.model.span import Span
from standfirst.project.files import Location

Ahead: TypeAlias = "Mapping[str, Artefact]"
"""The editions that a worker made of a manuscript, by kind, without their bytes."""


def make_ahead(
    locations: Sequence[Location], wanted: Sequence[Edition], scheduler: Scheduler, cache: Cache
) -> list[Ahead]:
    """Have made, several at a time, what is not in the cache yet of these manuscripts.

    Gives what was made of each; nothing of one that fails: its own build will report why.
    """
    due = [
        location
        for location in locations
        if location.file and not Build(location, scheduler, editions=wanted).is_kept()
    ]
    if len(due) < 2 or scheduler.workers < 2:
        return [{} for _ in locations]
    warm_up(due[0], scheduler, wanted)
    kinds = tuple(edition.kind for edition in wanted)
    tasks = {location.file: _task(location, kinds, cache) for location in due}
    outcomes = dict(zip(tasks, scheduler.outcomes([*tasks.values()]), strict=True))
    return [_read(outcomes.get(location.file)) for location in locations]


def _task(location: Location, kinds: tuple[str, ...], cache: Cache) -> Task:
    assert location.file
    return Task(
        key=fingerprint("ahead", location.file.as_posix()),
        work=partial(_made, location, kinds, cache),
        span=Span(location.file.as_posix()),
        name=location.file.name,
        size=location.file.stat().st_size,
        is_kept=False,
    )


def _made(location: Location, kinds: tuple[str, ...], cache: Cache) -> bytes:
    """A task's work: the editions of a manuscript, put into the cache."""
    build = Build(location, Scheduler(cache), editions=editions(*kinds))
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
