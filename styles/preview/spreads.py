"""Draw the spreads of the README from the sample: ``.venv/bin/python styles/preview/spreads.py``."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

import standfirst

HERE = Path(__file__).parent
WIDTH = 1400
"""Pixels of a spread, the grey around it counted."""
EDGE = 24
GREY = (214, 212, 207)
SPREADS = {
    "spread-book": ("book", "It is a trade."),
    "cover-book": ("book", None),
}
"""The name of each picture, its style, and the pull quote on its pages; None is the cover."""


def main() -> None:
    """Write every picture into the folder of this file."""
    for name, (style, words) in SPREADS.items():
        document = pypdfium2.PdfDocument(_sample_in(style))
        pages = [0] if words is None else _spread_with(document, words)
        picture = _side_by_side(document, pages).quantize(48, dither=Image.Dither.NONE)
        picture.save(HERE / f"{name}.png", optimize=True)
        print(name, (HERE / f"{name}.png").stat().st_size)
    issue = _issue(pypdfium2.PdfDocument(_sample_in("feature")))
    issue.save(HERE / "feature.webp", quality=45, method=6)


ACROSS, SMALL = 8, 196
"""Pages in a row of the sheet that shows the whole issue, and how many pixels wide each is."""


def _issue(document: pypdfium2.PdfDocument) -> Image.Image:
    """All pages: the cover beside the back, then spread after spread."""
    order = [len(document) - 1, *range(len(document) - 1)]
    pages = [document[n].render(scale=SMALL / document[n].get_width()).to_pil().convert("RGB") for n in order]
    height = pages[0].height
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * SMALL + (ACROSS // 2 + 1) * 8, rows * (height + 8) + 8), GREY)
    for number, page in enumerate(pages):
        row, column = divmod(number, ACROSS)
        sheet.paste(page, (8 + column * SMALL + column // 2 * 8, 8 + row * (height + 8)))
    return sheet


def _sample_in(style: str) -> bytes:
    """The PDF of the sample in a style."""
    with tempfile.TemporaryDirectory() as copy:
        folder = Path(copy) / "source"
        shutil.copytree(HERE.parents[1] / "source", folder)
        settings = folder / "publication.toml"
        text = re.sub(r"^theme = .*$", f'theme = "{style}"', settings.read_text("utf-8"), flags=re.MULTILINE)
        settings.write_text(text, "utf-8")
        (pdf,) = standfirst.open(folder).build("pdf")
        return pdf.data


def _spread_with(document: pypdfium2.PdfDocument, words: str) -> list[int]:
    """The left and the right page of which one has these words set large."""
    for number, page in enumerate(document):
        text = page.get_textpage()
        if found := text.search(words).get_next():
            _, bottom, _, top = text.get_charbox(found[0], loose=True)
            if top - bottom > 16:
                left = number if number % 2 else number - 1
                return [left, left + 1]
    raise SystemExit(f"no pull quote “{words}”")


def _side_by_side(document: pypdfium2.PdfDocument, pages: list[int]) -> Image.Image:
    width = (WIDTH - 2 * EDGE) // 2
    drawn = [document[n].render(scale=width / document[n].get_width()).to_pil().convert("RGB") for n in pages]
    height = drawn[0].height
    sheet = Image.new("RGB", (len(drawn) * width + 2 * EDGE, height + 2 * EDGE), GREY)
    for place, page in enumerate(drawn):
        sheet.paste(page, (EDGE + place * width, EDGE))
    if len(drawn) == 2:
        sheet.paste(GREY, (EDGE + width, EDGE, EDGE + width + 1, EDGE + height))
    return sheet


if __name__ == "__main__":
    main()
