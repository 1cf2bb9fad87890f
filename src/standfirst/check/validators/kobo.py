"""Judging an EPUB for Kobo's older engine: kobofix, which knows what breaks there.

EPUBCheck passes stylesheets that this engine throws away whole. The lint is in the optional extra
``judges``; a publication is built without it.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import msgspec

from standfirst.check.validators.verapdf import NoJudgeError


class KoboMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that may break on a Kobo."""

    rule: str
    """``KOBO-002``."""
    severity: str
    """``error``, ``warning``, ``info``."""
    source: str
    """The file in the EPUB."""
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.severity} {self.rule} {self.source}:{self.line}: {self.message}"


class _Report(msgspec.Struct, frozen=True):
    kobo_findings: tuple[KoboMessage, ...]


def kobo(file: Path) -> tuple[KoboMessage, ...]:
    """Everything that kobofix finds in an EPUB; nothing, if a Kobo can take it.

    Raises NoJudgeError where it is not installed, and RuntimeError where it breaks.
    """
    if importlib.util.find_spec("kobofix") is None:
        raise NoJudgeError("not installed: kobofix (in the extra standfirst[judges])")
    command = [sys.executable, "-m", "kobofix", "--check", "--report", "json", str(file)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    try:
        return msgspec.json.decode(done.stdout, type=_Report).kobo_findings
    except msgspec.DecodeError as error:
        raise RuntimeError(f"kobofix broke: {done.stderr.decode(errors='replace')[-2000:]}") from error
