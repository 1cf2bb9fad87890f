"""What the tests of the PDF share: our styles, and the kitchen sink laid out in pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kitchen_sink import ASSETS, JAPANESE, KITCHEN_SINK
from standfirst.diagnostics import Report
from standfirst.editions.render_options import RenderOptions
from standfirst.editions.styles import Stylesheets
from standfirst.model.document import Document
from standfirst.model.span import NOWHERE
from standfirst.project.stylesheets import house_styles
from standfirst.project.themes import read_theme, themes_in
from standfirst.render.pdf import make_pdf

WITH_GLYPHS = msgspec.structs.replace(
    KITCHEN_SINK, pieces=tuple(piece for piece in KITCHEN_SINK.pieces if piece != JAPANESE)
)
"""The kitchen sink without the piece for which the house has no glyphs."""


def house_look(look: str = "magazine", **changes: Any) -> Stylesheets:
    """Our styles, with changes."""
    folder = house_styles()
    styles = Stylesheets(
        tokens=(folder / "tokens.css").read_text("utf-8"),
        print=(folder / "print.css").read_text("utf-8"),
        theme=read_theme(look, themes_in(folder / "themes"), Report(), NOWHERE)[0],
        ebook="",
        fonts=folder / "fonts",
    )
    return msgspec.structs.replace(styles, **changes)


def house(look: str = "magazine", **changes: Any) -> tuple[Stylesheets, RenderOptions]:
    """Our styles and the default options, each with those of the changes that are about it."""
    asked = {name: changes.pop(name) for name in RenderOptions.__struct_fields__ if name in changes}
    return house_look(look, **changes), RenderOptions(**asked)


@pytest.fixture
def typeset() -> Callable[..., tuple[bytes, Report]]:
    """Sets a document in pages and gives the PDF and what was reported."""

    def run(document: Document, **styles: Any) -> tuple[bytes, Report]:
        report = Report()
        sheets, options = house(**styles)
        return make_pdf(document, ASSETS, sheets, report, options), report

    return run


@pytest.fixture(scope="session")
def kitchen_sink_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen sink as a PDF; nothing was reported."""
    report = Report()
    pdf = make_pdf(WITH_GLYPHS, ASSETS, house_look(), report)
    assert list(report) == []
    file = tmp_path_factory.mktemp("pdf") / "kitchen-sink.pdf"
    file.write_bytes(pdf)
    return file
