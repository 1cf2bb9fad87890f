"""pandoc, which comes with an optional part of the installation: finding it and running it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from standfirst.diagnostics.errors import CodedError
from standfirst.project.run_program import TookTooLongError, run_program

TIME_LIMIT = 120
"""Seconds of processor time for one run."""
_MEMORY = ("+RTS", "-M1500m", "-RTS")


class MissingConverterError(CodedError):
    """A library that is an optional part of the installation is not there."""

    code: ClassVar[str] = "S908"


class PandocError(Exception):
    """pandoc can't do what it was asked for. The message says why, and begins in lower case."""


def run_pandoc(arguments: Sequence[str], folder: Path) -> bytes:
    """What pandoc writes on its standard output, run in this folder with these arguments.

    It reads no other file than those named, and no network. Raises MissingConverterError (S908), and
    PandocError if it fails or takes too long.
    """
    command = [_program(), *_MEMORY, "--sandbox", *arguments]
    try:
        done = run_program(command, TIME_LIMIT, folder)
    except TookTooLongError:
        raise PandocError(f"pandoc has not finished in {TIME_LIMIT} seconds") from None
    except OSError as error:
        raise MissingConverterError(f"pandoc can't be run: {error.strerror}") from error
    if done.returncode:
        raise PandocError(_reason(done.stderr))
    return done.stdout


def _program() -> str:
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise MissingConverterError("pandoc, which is needed for this, is not installed") from None


def _reason(message: bytes) -> str:
    """What pandoc says, on one line."""
    lines = [line.strip() for line in message.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if not line.startswith("[WARNING]")]
    return " ".join(errors or lines or ["it gave no reason"]).removeprefix("pandoc: ")[:200]
