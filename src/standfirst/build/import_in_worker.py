"""Importing in a process of its own, which may take only so much processor time and memory.

What reads web pages takes the square of some pages' length, and parts of it can't be interrupted.
"""

from __future__ import annotations

from functools import partial

import msgspec

from standfirst.build.limits import Limits
from standfirst.build.tasks import CODES, Failure, Outcome
from standfirst.build.workers import WorkerPool
from standfirst.importing import Imported, import_file
from standfirst.importing.web_page import ReadPicture

SECONDS, SECONDS_A_MEGABYTE = 60, 20
"""Of processor time that an import may take."""


def import_in_worker(data: bytes, name: str, read_picture: ReadPicture | None = None) -> Imported | Failure:
    """The manuscript that a file holds, or why there is none.

    ``name`` is the file's, without folders. ``read_picture`` reads what lies beside a web page; it can be
    pickled.
    """
    limits = Limits(seconds=SECONDS + SECONDS_A_MEGABYTE * len(data) / 1_000_000)
    pool, outcomes = WorkerPool(1, limits), list[Outcome]()
    try:
        pool.run([partial(_import, data, name, read_picture)], lambda _, outcome: outcomes.append(outcome))
    finally:
        pool.stop()
    (outcome,) = outcomes
    if not isinstance(outcome, Failure):
        return msgspec.msgpack.decode(outcome, type=Imported)
    if outcome.kind in ("time", "memory"):
        words = f"importing it takes too much: {outcome.message}"
        return Failure(outcome.kind, words, "S125", "import a part of it at a time")
    return msgspec.structs.replace(outcome, code=outcome.code or CODES[outcome.kind])


def _import(data: bytes, name: str, read_picture: ReadPicture | None) -> bytes:
    return msgspec.msgpack.encode(import_file(data, name, read_picture or _nothing_beside))


def _nothing_beside(source: str) -> None:
    """There is no folder that the file lies in."""
    del source
