"""How tests ask a judge that may not be installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from standfirst.check.validators.verapdf import NoJudgeError


@contextmanager
def judge() -> Iterator[None]:
    """Skips a test whose judge is missing, by name; where CI=true that is a failure."""
    try:
        yield
    except NoJudgeError as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
