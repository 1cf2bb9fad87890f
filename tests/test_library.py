"""The library, as the manual shows it: every example is run.

>>> import standfirst

A manuscript that is in no file. What was understood is read when it is first asked for.

>>> text = '''
... # Two gardeners
...
... By Ada Marsh
...
... They have shared a wall for thirty years and never a cut-
... ting.[^1] ![The wall](wall.png)
...
... [^1]: Neither lends a ladder.
... '''
>>> publication = standfirst.from_text(text, name="gardeners.md")
>>> publication.document.title
'Two gardeners'
>>> [piece.kind for piece in publication.pieces]
['article']

What was understood of each piece, in plain words: the keys are those of `standfirst show summary`.

>>> (summary,) = publication.summaries
>>> summary.title, [person.name for person in summary.byline], summary.notes
('Two gardeners', ['Ada Marsh'], ('Neither lends a ladder.',))

What was noticed, with its place.

>>> for noticed in publication.diagnostics:
...     print(noticed.span, noticed.code, noticed.name)
gardeners.md:6 S401 picture-not-found

What was mended. `decide` gives the same publication under other decisions; nothing is written.

>>> for repair in publication.repairs:
...     print(repair.rule, repair.certainty, "applied" if repair.applied else "not applied")
hyphens-at-line-ends likely applied
>>> as_typed = publication.decide(refuse=["hyphens-at-line-ends"])
>>> "cut- ting" in as_typed.summaries[0].text
True
>>> publication.decide(refuse=["hyphens-at-line-end"])
Traceback (most recent call last):
    ...
ValueError: there is no repair and no rule hyphens-at-line-end

The editions, each verified against the document. They are values; `write_to` puts one into a folder.

>>> (epub,) = publication.build("epub")
>>> epub.kind, epub.name, epub.is_faithful
('epub', 'gardeners.epub', True)
>>> epub.data[:2]
b'PK'
>>> [file.name for file in epub.write_to(folder)]
['gardeners.epub']

A publication on the disk: a folder, its publication.toml, or a FILE.md. With a cache, what did not change
is not made again.

>>> manuscripts = {"one.md": "# One\\n\\nA piece.\\n", "two.md": "# Two\\n\\nAnother.\\n"}
>>> manuscripts["publication.toml"] = 'title = "Both"\\nlanguage = "en"\\n'
>>> for name, words in manuscripts.items():
...     _ = (folder / name).write_text(words)
>>> magazine = standfirst.open(folder, cache=folder / "cache")
>>> pdf, epub = magazine.build()
>>> pdf.pages > 2, pdf.pieces, pdf.new
(True, 2, 2)
>>> pdf, epub = standfirst.open(folder, cache=folder / "cache").build()
>>> pdf.new, pdf.is_new
(0, False)

Every judge of `standfirst check` can be asked, too.

>>> results = magazine.check(asks_validators=False)
>>> {result.judge: result.outcome for result in results}["fidelity"]
'passed'

What is not there is an exception; what is wrong in a manuscript never is.

>>> standfirst.open(folder / "lost")
Traceback (most recent call last):
    ...
standfirst.project.files.NotFoundError: no such file or folder: .../lost
>>> nothing = standfirst.from_text("")
>>> print(nothing.document, [noticed.code for noticed in nothing.diagnostics], nothing.build())
None ['S102'] ()
"""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import standfirst


def test_the_examples_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    options = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    test = doctest.DocTestParser().get_doctest(__doc__, {"folder": tmp_path}, "library", __file__, 0)
    runner = doctest.DocTestRunner(optionflags=options)
    found: list[str] = []
    runner.run(test, out=found.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(found)


def test_importing_it_imports_nothing_else() -> None:
    look = "import sys; before = set(sys.modules); import standfirst; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"standfirst", "__future__"}


def test_everything_that_it_offers_is_there_and_documented() -> None:
    for name in standfirst.__all__:
        offered = getattr(standfirst, name)
        assert name.startswith("__") or offered.__doc__, name
    assert set(standfirst.__all__) <= set(dir(standfirst))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        standfirst.nothing  # noqa: B018


def test_diagnostics_hold_what_reading_reports_without_another_question() -> None:
    assert [noticed.code for noticed in standfirst.from_text("").diagnostics] == ["S102"]
