"""TOML, read so that whatever somebody wrote is either a table or a message with a line."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_MOST_PARTS = 100
_IS_KEY = re.compile(r"[\s\[]*+(?:[\w\"'-]++[ \t]*+\.[ \t]*+){100}")
_TOO_LONG = re.compile(r"\d[\d_]{4299}")
"""A number that Python does not read."""


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises TOMLDecodeError, which names the line where that is known."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_PARTS and _IS_KEY.match(line):  # which takes time as their number squared
            raise tomllib.TOMLDecodeError(f"a key of very many parts (at line {number}, column 1)")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise tomllib.TOMLDecodeError("brackets are nested too deep") from None
    except ValueError:
        digits = _TOO_LONG.search(text)
        number = text.count("\n", 0, digits.start() if digits else len(text)) + 1
        raise tomllib.TOMLDecodeError(
            f"a number of thousands of digits (at line {number}, column 1)"
        ) from None
