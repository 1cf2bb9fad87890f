"""What `make audit` says of locked packages: what was found, and what could not be looked up."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

AUDIT = runpy.run_path(str(Path(__file__).parents[2] / ".ci" / "audit.py"))


SOUND: dict[str, Any] = {"name": "ink", "version": "1.0", "vulns": []}
KNOWN: dict[str, Any] = {"name": "vat", "version": "2.0", "vulns": [{"id": "PYSEC-2026-1"}]}
SKIPPED: dict[str, Any] = {"name": "mill", "skip_reason": "Dependency not found"}


def test_packages_that_were_not_found_are_not_called_sound() -> None:
    words, is_bad = AUDIT["said_of"]("lock.txt", [SKIPPED, SKIPPED], "")
    assert "not audited" in words and "no known" not in words and not is_bad


def test_what_was_looked_up_is_counted_and_the_rest_is_named() -> None:
    words, is_bad = AUDIT["said_of"]("lock.txt", [SOUND, SKIPPED], "")
    assert words.startswith("lock.txt: 1 packages looked up, no known vulnerability")
    assert "mill" in words and not is_bad


def test_a_known_vulnerability_fails() -> None:
    words, is_bad = AUDIT["said_of"]("lock.txt", [SOUND, KNOWN], "")
    assert "vat 2.0: PYSEC-2026-1" in words and is_bad


def test_an_audit_that_breaks_says_why() -> None:
    words, is_bad = AUDIT["said_of"]("lock.txt", [], "no route to host")
    assert "not audited" in words and "no route to host" in words and not is_bad
