"""What was made of a piece, at hand for as long as it is asked for.

While one piece is edited, the others stay as they are, and so does what was made of them. Of the one that is
edited every version is another one: a cache of so many entries would hold hundreds of these.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

MOST = 1024
"""Results of a function that are held if no run ever ends, as in a worker."""


def remembered(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """A function whose results are at hand during this run and the next.

    Its arguments can be keys of a dictionary, and of the same ones it always makes the same.
    """
    results = _Results()
    _of_all_functions.append(results)

    @wraps(function)
    def asked(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        key = (args, tuple(kwargs.items()))
        found: Result = results.of_this_run.get(key, _NONE)  # a piece takes long to hash: once
        if found is _NONE:
            if len(results.of_this_run) >= MOST:
                results.end_run()
            found = results.of_the_last.get(key, _NONE)
            if found is _NONE:
                found = function(*args, **kwargs)
            results.of_this_run[key] = found
        return found

    return asked


def forget_what_was_not_asked_for() -> None:
    """A run is over: of what earlier ones made, that is forgotten which it did not ask for."""
    for results in _of_all_functions:
        results.end_run()


class _Results:
    """Those of one function, by its arguments."""

    def __init__(self) -> None:
        self.of_this_run: dict[object, Any] = {}
        self.of_the_last: dict[object, Any] = {}

    def end_run(self) -> None:
        self.of_the_last, self.of_this_run = self.of_this_run, {}


_NONE: Any = object()
_of_all_functions: list[_Results] = []
