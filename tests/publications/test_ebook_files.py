"""The ebooks of small publications, unzipped: what is in them, in a form that a person can read.

``make golden`` writes ``golden/epub/`` anew; read the difference like copy. Pictures and the stylesheet
are only named (``contents.txt``): the one is not for reading, the other is ``styles/ebook.css``.
"""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from building import KINDS, made_once, publish
from standfirst.diagnostics import Report
from standfirst.project.files import find

HERE = Path(__file__).parent
PUBLICATIONS = sorted(folder.parent for folder in HERE.glob("*/source"))
READ = (".opf", ".xhtml", ".ncx")


def readable(epub: bytes) -> dict[str, str]:
    """The files that are for reading, by their paths in the golden folder."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = archive.namelist()
        files = {
            name.removeprefix("EPUB/"): archive.read(name).decode() for name in names if name.endswith(READ)
        }
    return {"contents.txt": "\n".join(names) + "\n", **files}


@pytest.mark.parametrize("folder", PUBLICATIONS, ids=lambda folder: folder.name)
def test_every_file_says_what_it_should(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    artefacts = publish(find(folder), KINDS, Report(), made_once())
    made = {artefact.kind: artefact.data for artefact in artefacts}
    shown = readable(made["epub"])
    golden = folder / "golden" / "epub"
    if os.environ.get("STANDFIRST_GOLDEN"):
        shutil.rmtree(golden, ignore_errors=True)
        for name, text in shown.items():
            (golden / name).parent.mkdir(parents=True, exist_ok=True)
            (golden / name).write_text(text, "utf-8")
    files = sorted(file for file in golden.rglob("*") if file.is_file())
    assert {file.relative_to(golden).as_posix() for file in files} == set(shown)
    for file in files:
        assert shown[file.relative_to(golden).as_posix()] == file.read_text("utf-8"), file.name
