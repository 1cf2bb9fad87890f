"""What tests of the EPUB share: our styles, and the kitchen sink bound."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kitchen_sink import ASSETS, KITCHEN_SINK
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.styles import Stylesheets, Theme
from standfirst.model.document import Document
from standfirst.render.epub.package import bind

STYLES = Path(__file__).parents[3] / "styles"
Bind = Callable[..., bytes]


@pytest.fixture(scope="session")
def styles() -> Stylesheets:
    tokens, ebook = ((STYLES / name).read_text("utf-8") for name in ("tokens.css", "ebook.css"))
    return Stylesheets(tokens=tokens, print="", theme=Theme("", ""), ebook=ebook, fonts=STYLES / "fonts")


@pytest.fixture(scope="session")
def bound(styles: Stylesheets) -> Bind:
    """Binds a document (the kitchen sink) with the kitchen sink's pictures."""

    def make(document: Document = KITCHEN_SINK, **options: Any) -> bytes:
        return bind(ebook_edition(document, **options), ASSETS, styles)

    return make


@pytest.fixture(scope="session")
def files(bound: Bind) -> dict[str, bytes]:
    """The files of the kitchen sink, by name, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(bound())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
