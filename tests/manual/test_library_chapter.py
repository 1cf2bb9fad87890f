"""The examples of the chapter on the library are run."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import standfirst
from standfirst.manual import chapter
from standfirst.manual.reference.library import library_reference


def test_the_examples_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "\n".join(re.findall(r"^```pycon\n(.*?)^```", chapter("library").text, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(text, {}, "library", None, 0)
    options = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    runner = doctest.DocTestRunner(optionflags=options)
    failures: list[str] = []
    runner.run(test, out=failures.append)
    assert len(test.examples) > 8 and failures == []


def test_everything_that_the_library_offers_is_in_the_manual() -> None:
    text = library_reference()
    for name in standfirst.__all__:
        assert name.startswith("_") or name == "Publication" or re.search(rf"^`{name}\b", text, re.MULTILINE)
