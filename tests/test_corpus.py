"""Manuscripts from outside: every one of them gives both editions, and what breaks is never us."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import KINDS, publish
from standfirst.diagnostics import Report
from standfirst.project.files import find

OURS = ("S590", "S690", "S702", "S9")
"""Codes of internal errors, or of words that an ebook lost."""


def faults(manuscript: Path) -> list[str]:
    """What went wrong with a manuscript."""
    report = Report()
    artefacts = [artefact.kind for artefact in publish(find(manuscript), KINDS, report)]
    ours = [f"{d.code} {d.span}: {d.message}" for d in report if d.code.startswith(OURS)]
    return ours if artefacts == list(KINDS) else [*ours, f"only {artefacts}"]


@pytest.mark.outside
@pytest.mark.parametrize("share", range(4))
def test_every_manuscript_of_the_corpus_gives_both_editions(outside: Path, share: int) -> None:
    """In four parts, so that they can run side by side."""
    files = sorted(f for f in (outside / "corpus").rglob("*.md") if f.name not in ("README.md", "LICENSE.md"))
    assert files
    found = {str(file): wrong for file in files[share::4] if (wrong := faults(file))}
    assert found == {}


@pytest.mark.outside
def test_the_example_gives_both_editions_without_a_word_lost(outside: Path) -> None:
    report = Report()
    made = list(publish(find(outside / "interview" / "interview.md"), KINDS, report))
    assert [artefact.name for artefact in made] == ["interview.pdf", "interview.epub"]
    assert not report.has_errors
