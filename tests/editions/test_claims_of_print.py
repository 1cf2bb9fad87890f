"""What the PDF says that it is: no more than is so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from building import publish
from judging import judge as judging
from kitchen_sink import png
from standfirst.check.validators.verapdf import claim_of, judge
from standfirst.diagnostics import Report
from standfirst.editions.render_options import PdfStandard
from standfirst.project.files import find


@dataclass
class Pictured:
    """A manuscript with a picture, and whether its PDF may say that it is accessible."""

    markup: str
    is_described: bool


PICTURES = {
    "described": Pictured("![A press with its wheel](press.png)", True),
    "decoration": Pictured('<img src="press.png" alt="">', True),
    "not described": Pictured("![](press.png)", False),
    "not described, but titled": Pictured('![](press.png "The press")', False),
    "not described, in a line": Pictured("It is ![](press.png) here.", False),
}


def pdf_with(pictured: Pictured, standard: PdfStandard, folder: Path) -> Path:
    (folder / "publication.toml").write_text(f'title = "T"\n[pdf]\nstandard = "{standard}"\n')
    (folder / "a.md").write_text(f"# A piece\n\nSome words.\n\n{pictured.markup}\n\nAnd more words.\n")
    (folder / "press.png").write_bytes(png(40, 30, 128))
    (artefact,) = publish(find(folder), ("pdf",), Report())
    (folder / "it.pdf").write_bytes(artefact.data)
    return folder / "it.pdf"


@pytest.mark.parametrize("pictured", PICTURES.values(), ids=list(PICTURES))
def test_a_pdf_is_said_to_be_accessible_where_its_pictures_are_described(
    pictured: Pictured, tmp_path: Path
) -> None:
    with pikepdf.open(pdf_with(pictured, "ua-1", tmp_path)) as pdf:
        says = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in says
    assert ("<pdfuaid:part>1</pdfuaid:part>" in says) is pictured.is_described


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_what_is_left_of_the_claim_holds(standard: PdfStandard, tmp_path: Path) -> None:
    pdf = pdf_with(PICTURES["not described"], standard, tmp_path)
    with pikepdf.open(pdf) as opened:
        assert "wtpdf" not in opened.Root.Metadata.read_bytes().decode()
    with judging():
        assert judge([pdf], claim_of(standard, is_described=False).profiles) == ()
