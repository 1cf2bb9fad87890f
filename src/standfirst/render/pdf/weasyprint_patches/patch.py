"""Patch: one place where we depend on WeasyPrint's private parts, and the guard that compares them.

A patch names the functions and classes of WeasyPrint that it replaces, or whose insides it reads, each with
a fingerprint of its source in the version that the patch was written for. Where a fingerprint differs, the
patch does not fit: it is left out with a warning that says what pages are without it, or, where there are no
pages without it, the print edition is refused. Both messages name the patch and what has changed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import msgspec

from standfirst.diagnostics.errors import CodedError

NONE_KNOWN = "none known"
"""Instead of an issue's number: nobody has reported it to WeasyPrint, as far as we know."""


class Patch(msgspec.Struct, frozen=True, kw_only=True):
    """What is done to a private part of WeasyPrint, or read from it."""

    name: str
    """The name of its file, with hyphens: ``line-breaking``."""
    does: str
    """In one sentence."""
    upstream: str
    """The issue in WeasyPrint's tracker, as ``Kozea/WeasyPrint#2264``; else ``NONE_KNOWN``."""
    relies_on: Mapping[str, str]
    """Functions and classes of WeasyPrint, by their dotted names, with the fingerprints of their source."""
    without: str = ""
    """What pages are like without it; empty: there are none."""
    install: Callable[[], None] | None = None
    """Puts it in place for good; None where it is in use only while a file is written."""

    @property
    def changed(self) -> tuple[str, ...]:
        """What it relies on and is not as it was: the dotted names, in their order."""
        return tuple(name for name, known in self.relies_on.items() if fingerprint_of(name) != known)

    @property
    def fits(self) -> bool:
        """Whether everything that it relies on is as it was."""
        return not self.changed

    @property
    def misfit(self) -> str:
        """The message where it does not fit."""
        from importlib.metadata import version

        consequence = self.without or "pages can't be laid out"
        return (
            f"the patch {self.name} does not fit WeasyPrint {version('weasyprint')} "
            f"(changed: {', '.join(self.changed)}): {consequence}"
        )


class PatchDoesNotFitError(CodedError):
    """The installed WeasyPrint has changed where a patch is needed to lay out pages at all."""

    code: ClassVar[str] = "S590"

    def __init__(self, patch: Patch) -> None:
        super().__init__(patch.misfit, hint="install the version of WeasyPrint that Standfirst asks for")


@cache
def fingerprint_of(name: str) -> str:
    """Of the source of a function or class at the top of a module, read from its file: what was put in its
    place since makes no difference. Empty if there is none of this name."""
    module, _, last = name.rpartition(".")
    try:
        source = _source(module)
    except ImportError:
        return ""
    found = re.search(rf"^(?:class|def) {re.escape(last)}\b.*?(?=^[^\s)\]}}#]|\Z)", source, re.M | re.S)
    return hashlib.sha256(found[0].rstrip().encode()).hexdigest()[:12] if found else ""


@cache
def _source(module: str) -> str:
    file = import_module(module).__file__
    return Path(file).read_text("utf-8") if file else ""
