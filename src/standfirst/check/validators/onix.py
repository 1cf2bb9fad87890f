"""Judging a record for the book trade: onixcheck, which has the schemas of ONIX.

It is in the optional extra ``judges``; a publication is built without it.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from standfirst.check.validators.verapdf import NoJudgeError


def onix(file: Path) -> tuple[str, ...]:
    """Everything that the schemas of ONIX object to in a record; nothing, if it is well formed and valid.

    Raises NoJudgeError where onixcheck is not installed.
    """
    if importlib.util.find_spec("onixcheck") is None:
        raise NoJudgeError("not installed: onixcheck (in the extra standfirst[judges])")
    from onixcheck.validation import validate

    found = validate(str(file), ("xsd", "rng"))
    return tuple(f"{message.location}: {message.message}" for message in found)
