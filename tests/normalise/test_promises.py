"""What normalising promises of any manuscript: its words, in order, but for the listed repairs; nothing left
to mend in what is mended; nothing mended in what is clean. (Normalising twice: tests/tidy.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.check.fidelity import check_manuscript
from standfirst.diagnostics import Report, Severity
from standfirst.normalise.repair import Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import mend_text, normalise
from standfirst.parse.manuscript.decoding import decode
from standfirst.parse.manuscript.split_front_matter import split_front_matter

HERE = Path(__file__).parent
OURS = sorted((HERE.parents[1] / "source").glob("*.md"))
CASES = sorted((HERE.parent / "cases").rglob("*.md"))[::6]


def promised(file: Path) -> Repairs:
    """The repairs of a manuscript, of which the promises were kept."""
    report = Report()
    source = decode(file.read_bytes().split(b"\n.\n")[0], file.name, report)
    assert source is not None
    front, source = split_front_matter(source, report)
    piece, repairs = normalise(source, front, HouseStyle(), report)
    said = Report()
    check_manuscript(source, front, piece, repairs, said)
    assert [str(d) for d in said if d.severity is Severity.ERROR] == []
    mended, _ = mend_text(source, HouseStyle())
    again, more = mend_text(mended, HouseStyle())
    assert (again.text, [repair for repair in more if repair.applied]) == (mended.text, [])
    return repairs


@pytest.mark.parametrize("file", [*OURS, *CASES], ids=lambda file: file.name)
def test_words_stay_and_what_is_mended_is_mended(file: Path) -> None:
    promised(file)


@pytest.mark.outside
@pytest.mark.parametrize("kind", ["interview", "corpus", "book"])
def test_the_same_of_manuscripts_from_outside(outside: Path, kind: str) -> None:
    """And in a real book that was made with care there is nothing to mend."""
    repairs = [promised(file) for file in sorted((outside / kind).rglob("*.md"))]
    if kind == "book":
        assert not any(repairs)
