"""The survey: what it draws, what it writes down, and what it makes of that."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from survey import Verdict, drawn_from, rates, record, summary_of, verdicts_in, wilson

LINK = "Ask [Tomasz](#) about the rollers of press number {}.\n\n"


def namespace(draw: int, seed: int = 1) -> Namespace:
    return Namespace(draw=draw, seed=seed, rule=[])


def test_a_sample_is_the_same_with_the_same_seed_and_takes_few_of_one_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# The arch\n\n" + "".join(LINK.format(n) for n in range(9)))
    summary = summary_of(file)
    assert summary is not None and len(summary["repairs"]) == 9
    drawn = drawn_from({file: summary}, namespace(9))
    assert len(drawn) == 3 and drawn == drawn_from({file: summary}, namespace(9))
    assert drawn != drawn_from({file: summary}, namespace(9, seed=2))


def test_verdicts_hold_none_of_the_manuscripts_words(tmp_path: Path) -> None:
    file, verdicts = tmp_path / "a.md", tmp_path / "verdicts.tsv"
    file.write_text("# The arch\n\n" + LINK.format("four"))
    summary = summary_of(file)
    assert summary is not None
    (one,) = drawn_from({file: summary}, namespace(1))
    record(one, "wrong", verdicts)
    record(one, "right", verdicts)
    assert verdicts_in(verdicts) == [Verdict(one.digest, "dead-link", "certain", "right")]
    assert "Tomasz" not in verdicts.read_text()


@pytest.mark.parametrize(
    ("right", "read", "low", "high"), [(94, 100, 0.875, 0.972), (0, 0, 0, 1), (10, 10, 0.722, 1)]
)
def test_the_interval_is_wilsons(right: int, read: int, low: float, high: float) -> None:
    assert wilson(right, read) == pytest.approx((low, high), abs=0.001)


def test_rates_are_counted_by_certainty_and_rule() -> None:
    lines = list(
        rates([Verdict("a", "tracker", "certain", "right"), Verdict("b", "tracker", "certain", "wrong")])
    )
    assert "| certain | tracker | 2 | 1 | 50.0% | 9.5% to 90.5% |" in lines
