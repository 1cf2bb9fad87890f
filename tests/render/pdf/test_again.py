"""A part that is set again, as when pages are mended or a piece is edited while somebody watches."""

from __future__ import annotations

import io

from msgspec.structs import replace
from PIL import Image

from kitchen_sink import KITCHEN_SINK
from render.pdf.conftest import house_look
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Asset, Assets
from standfirst.model.document import Document, Piece
from standfirst.render.pdf import make_pdf


def pictures(colour: str) -> Assets:
    """A picture that WeasyPrint has to convert, under the name that it always has."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), colour).convert("P").save(buffer, "PNG")
    data = buffer.getvalue()
    return {"press.png": Asset(name="press.png", media_type="image/png", data=data, width=40, height=30)}


def document() -> Document:
    image = i.Image(src="press.png", alt="A press", asset="press.png", width=40, height=30)
    piece = Piece(name="one", kind="article", language="en", body=(b.Figure(images=(image,)),))
    return replace(KITCHEN_SINK, pieces=(piece,), cover=None)


def made(assets: Assets, css: str = "") -> tuple[bytes, list[str]]:
    report = Report()
    pdf = make_pdf(document(), assets, house_look(overrides=css), report)
    return pdf, [d.code for d in report]


def test_a_picture_that_changed_under_its_name_is_not_taken_for_the_one_before() -> None:
    red, _ = made(pictures("red"))
    blue, _ = made(pictures("blue"))
    assert red != blue
    assert made(pictures("red"))[0] == red


def test_what_could_not_be_shown_is_said_again() -> None:
    css = '.piece { background-image: url("press://nowhere.png") }'
    assert made(pictures("red"), css)[1] == made(pictures("red"), css)[1] != []
