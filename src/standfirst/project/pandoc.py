"""pandoc, which comes with an optional part of the installation: finding it and running it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from standfirst.diagnostics.errors import CodedError
from standfirst.project.run_program import TookTooLongError, run_program

TIME_LIMIT = 120
"""Seconds of processor time for one run."""
MEMORY = 1500
"""Megabytes for one run, if no other bound is given."""
_OUT_OF_MEMORY = 251
"""How a program made with GHC ends that would take more (GHC User's Guide, 5.7.3, ``-M``)."""


class MissingConverterError(CodedError):
    """A library that is an optional part of the installation is not there."""

    code: ClassVar[str] = "S908"


class PandocError(Exception):
    """pandoc can't do what it was asked for. The message says why, and begins in lower case."""


class NeedsMoreMemoryError(CodedError, PandocError):
    """pandoc was ended at the bound of its memory."""

    code: ClassVar[str] = "S906"


def run_pandoc(arguments: Sequence[str], folder: Path, megabytes: int = MEMORY) -> bytes:
    """What pandoc writes on its standard output, run in this folder with these arguments.

    It reads no other file than those named, and no network. Raises MissingConverterError (S908),
    NeedsMoreMemoryError (S906), and PandocError if it fails or takes too long.
    """
    command = [_program(), "+RTS", f"-M{megabytes}m", "-RTS", "--sandbox", *arguments]
    try:
        done = run_program(command, TIME_LIMIT, folder)
    except TookTooLongError:
        raise PandocError(f"pandoc has not finished in {TIME_LIMIT} seconds") from None
    except OSError as error:
        raise MissingConverterError(f"pandoc can't be run: {error.strerror}") from error
    if done.returncode == _OUT_OF_MEMORY:
        raise NeedsMoreMemoryError(f"pandoc needs more than {megabytes} megabytes of memory")
    if done.returncode:
        raise PandocError(_reason(done.stderr))
    return done.stdout


def _program() -> str:
    try:
        import pypandoc

        logging.getLogger("pypandoc").disabled = True  # it would show a traceback of what it can't run
        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise MissingConverterError("pandoc, which is needed for this, is not installed") from None


def _reason(message: bytes) -> str:
    """What pandoc says, on one line."""
    lines = [line.strip() for line in message.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if not line.startswith("[WARNING]")]
    return " ".join(errors or lines or ["it gave no reason"]).removeprefix("pandoc: ")[:200]
