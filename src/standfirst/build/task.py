"""Task: something to be made, what it is made from, and what may become of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import msgspec

from standfirst.model.span import Span

Work: TypeAlias = Callable[[], bytes]
"""Makes a result. To be picklable: a function of a module with its arguments (``functools.partial``)."""


def no_pages(result: bytes) -> int:
    """Of a result that has none."""
    del result
    return 0


class Task(msgspec.Struct, frozen=True):
    """A result that is wanted."""

    key: str
    """Of everything that goes into it."""
    work: Work
    span: Span
    """Where in the manuscripts that is, if making it comes to grief."""
    name: str = ""
    """What it is called where people watch."""
    size: int = 1
    """How much work it is, compared with the others: the large ones are begun first."""
    pages: Callable[[bytes], int] = no_pages
    """How many pages its result has, for people who watch."""
    is_kept: bool = True
    """Whether its result goes into the cache; else it is made whenever it is asked for."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker may take for one job."""

    seconds: float = 300
    megabytes: int = 2000


class Failure(msgspec.Struct, frozen=True):
    """Why there is no result."""

    kind: Literal["died", "time", "memory", "broke"]
    message: str


Outcome: TypeAlias = "bytes | Failure"
