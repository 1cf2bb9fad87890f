"""One folder per code: a manuscript or a small publication that has the fault, and the messages about it.

``expected.txt`` is what ``standfirst build`` prints on standard error in that folder (S510 to S522: what
``standfirst check`` says of the pages, too). Write it anew
with ``STANDFIRST_GOLDEN=1 make test ARGS=tests/diagnostics``, and read the difference like copy.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

import standfirst
from building import publish, read
from standfirst.diagnostics import CODES, Report
from standfirst.diagnostics.render import as_text
from standfirst.layout.page_faults import PlacedDiagnostic, problems_in_pdf
from standfirst.project.files import Location, find

HERE = Path(__file__).parent
FOLDERS = sorted(folder for folder in HERE.iterdir() if folder.is_dir() and folder.name[0] == "S")

ELSEWHERE = {
    "S116": "tests/project/test_files.py: git keeps no folder in place of a file",
    "S117": "tests/project/test_files.py: a path outside would be outside the repository",
    "S119": "tests/project/test_files.py: the environment",
    "S120": "tests/cli/test_cli.py: two manuscripts of one name",
    "S130": "tests/project/test_files.py: git keeps no pipe, and no link that leads outside",
    "S125": "tests/importing/test_refusals.py: only `standfirst import` reports it",
    "S405": "tests/compose/test_check_picture.py: a picture that is too large for git",
    "S525": "tests/render/pdf/test_house_pages.py: a magazine is laid out",
    "S523": "tests/render/pdf/test_fitting.py: covers are made smaller until they fit",
    "S524": "tests/layout/test_page_faults.py: the stylesheets keep a question with its answer",
    "S502": "tests/render/pdf/test_make_pdf.py: stylesheets are confined before (S533)",
    "S530": "tests/render/pdf/test_printer.py: only what is made for the printer asks for it",
    "S531": "tests/render/test_own_styles.py: git keeps no link that leads outside",
    "S534": "tests/outputs/test_pdf.py: what breaks the typesetter is left out before",
    "S243": "tests/compose/test_citations.py: an installation without pandoc, and a style that is none",
    "S590": "tests/cli/test_cli.py: a mistake of ours",
    "S690": "tests/cli/test_cli.py: a mistake of ours",
    "S691": "tests/render/web/test_pages.py: a mistake of ours",
    "S692": "tests/outputs/test_onix.py: a mistake of ours",
    "S694": "tests/render/web/test_search.py: an installation without pagefind",
    "S693": "tests/outputs/test_onix.py: only `--also onix` asks for it",
    "S701": "tests/check/test_damage.py: a mistake of ours",
    "S702": "tests/check/test_damage.py: a mistake of ours",
    "S703": "tests/check/test_damage.py: a mistake of ours",
    "S705": "tests/check/test_damage.py: a mistake of ours",
    "S706": "tests/check/test_fidelity.py: letters that a font of ours no longer garbles",
    "S707": "tests/check/test_damage.py: an edition with errors of the family fidelity",
    "S708": "tests/check/test_damage.py: a mistake of ours",
    "S709": "tests/render/web/test_pages.py: a mistake of ours",
    "S901": "tests/cli/test_cli.py: a mistake of ours",
    "S902": "tests/cli/test_cli.py: the disk",
    "S903": "tests/render/markdown/test_tidy_command.py: a mistake of ours",
    "S904": "tests/build/test_workers.py: a worker that dies",
    "S905": "tests/build/test_scheduler.py: a worker that never ends",
    "S907": "tests/cli/test_missing_pango.py: a machine without Pango",
    "S906": "tests/build/test_workers.py: a worker without bounds",
    "S930": "tests/cli/test_shelf_command.py: only `standfirst shelf` reports it",
    "S931": "tests/shelf/test_site.py: only `standfirst shelf` reports it",
    "S932": "tests/shelf/test_site.py: only `standfirst shelf` reports it",
    "S933": "tests/shelf/test_site.py: only `standfirst shelf` reports it",
    "S934": "tests/cli/test_shelf_command.py: only `standfirst shelf` reports it",
    "S912": "tests/project/test_checksums.py: only `standfirst verify` reports it",
    "S910": "tests/build/test_cache.py: a folder of somebody else's",
    "S911": "tests/build/test_cache.py: a folder of somebody else's",
    "S920": "tests/desk/test_desk_command.py: an installation without the desk's packages",
    "S921": "tests/desk/test_desk_command.py: a port that is taken",
    "S908": "tests/importing/test_refusals.py: an installation without pandoc",
}
"""Codes that no file in the repository can provoke, and where they are tested instead."""


NOT_YET_REPORTED: set[str] = set()
"""Codes that are declared for what is still being written."""

ON_PAGES = frozenset(f"S{number}" for number in range(510, 523))
"""Codes of what only finished pages show, and ``standfirst check`` says."""


WHEN_SET = frozenset({"S240"})
"""Codes of other families that are reported when a piece is set for its editions."""


def on_pages_of(place: Location, pdf: bytes) -> tuple[PlacedDiagnostic, ...]:
    reading = read(place, Report())
    assert reading is not None
    return problems_in_pdf(reading.document, pdf, reading.publication.columns or 1)


def reported() -> set[str]:
    """The codes that the source reports: those that stand in it as text."""
    source = Path(standfirst.__file__).parent
    texts = (file.read_text("utf-8") for file in source.rglob("*.py"))
    return {code for text in texts for code in re.findall(r'"(S\d{3})"', text)}


def test_every_code_that_is_reported_has_its_folder_and_every_folder_its_code() -> None:
    wanted = reported() - set(ELSEWHERE)
    assert {folder.name for folder in FOLDERS} == {f"{code}-{CODES[code].name}" for code in wanted}


def test_the_tests_elsewhere_are_there() -> None:
    tests = {where.partition(":")[0] for where in ELSEWHERE.values()}
    assert {name for name in tests if not (HERE.parents[1] / name).exists()} == set()


def test_every_code_is_reported_somewhere() -> None:
    assert set(CODES) - reported() <= NOT_YET_REPORTED


def test_codes_are_in_order_and_teach() -> None:
    assert list(CODES) == sorted(CODES)
    for code in CODES.values():
        assert len(code.lesson.split()) >= 12, f"{code.code} teaches next to nothing"
        assert code.lesson.endswith((".", ".)", ":")), code.code


def test_names_are_not_used_twice() -> None:
    names = [code.name for code in CODES.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    bare = Path("manuscript.md")
    report = Report()
    code = folder.name.partition("-")[0]
    is_of_editions = CODES[code].family in ("print", "ebook", "fidelity") or code in WHEN_SET
    editions = ("pdf", "epub") if is_of_editions else ()
    place = find(bare if bare.exists() else Path())
    made = {artefact.kind: artefact.data for artefact in publish(place, editions, report)}
    if code in ON_PAGES:
        report.extend(objection.diagnostic for objection in on_pages_of(place, made["pdf"]))
    said = "".join(f"{as_text(diagnostic)}\n" for diagnostic in report)
    if os.environ.get("STANDFIRST_GOLDEN"):
        Path("expected.txt").write_text(said, "utf-8")
    assert said == Path("expected.txt").read_text("utf-8")
    assert f"[{code}]" in said
