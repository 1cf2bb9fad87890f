"""A magazine of manuscripts that nobody wrote for it, with pictures made up: its pages hold together."""

from __future__ import annotations

from math import sin
from pathlib import Path

import pytest

from building import make_pdf, read
from standfirst.diagnostics import Report
from standfirst.editions.print import print_edition
from standfirst.layout.page_faults import problems_in_pdf
from standfirst.outputs.pdf import columns_of_pieces
from standfirst.project.files import find
from standfirst.project.stylesheets import load_styles, render_options

PIECES = 10
BROKEN = {"S501", "S511", "S516", "S519", "S522", "S523", "S524"}
SHAPES = ((1800, 1000), (1500, 1100), (1000, 1400), (2400, 1000))
"""Width and height of the pictures, which take turns."""


def waves(width: int, height: int, number: int) -> str:
    """A drawing of lines in two inks, different for each number."""
    bends = (
        "M"
        + " ".join(
            f"{x} {row + (8 + number) * sin(x / (60 + 9 * number) + row / 50):.1f}"
            for x in range(0, width + 40, 40)
        )
        for row in range(0, height, 40)
    )
    lines = "".join(f'<path d="{way}" fill="none" stroke="#182d62" stroke-width="6"/>' for way in bends)
    ground = f'<rect width="{width}" height="{height}" fill="#f7c442"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{ground}{lines}</svg>'


def with_picture(text: str, name: str) -> str:
    """A manuscript with a picture before its second paragraph."""
    head, fence, body = "", "", text
    if text.startswith("---\n"):
        head, fence, body = text.partition("\n---\n")
    first, gap, rest = body.lstrip("\n").partition("\n\n")
    return f'{head}{fence}\n{first}\n\n![Lines that bend.]({name} "Lines that bend."){gap}{rest}'


def magazine(folder: Path, manuscripts: list[Path]) -> Path:
    """A publication of these manuscripts in the theme of magazines, each with a picture."""
    names = [f"{number:02}.md" for number, _ in enumerate(manuscripts)]
    settings = ('title = "Strangers"', 'language = "en"', 'theme = "feature"', "mend = true")
    (folder / "publication.toml").write_text("\n".join([*settings, f"pieces = {names}", ""]))
    for number, (name, manuscript) in enumerate(zip(names, manuscripts, strict=True)):
        picture = f"waves-{number}.svg"
        (folder / picture).write_text(waves(*SHAPES[number % len(SHAPES)], number))
        (folder / name).write_text(with_picture(manuscript.read_text(), picture))
    return folder


@pytest.mark.outside
@pytest.mark.slow
def test_ten_manuscripts_from_outside_make_a_magazine(outside: Path, tmp_path: Path) -> None:
    """Nothing is withheld, and nothing on its pages looks broken: no glyph missing, no word broken without a
    hyphen, no line or question alone, no pull quote beside its passage, no page nearly empty."""
    files = sorted(x for x in (outside / "corpus").rglob("*.md") if x.name not in ("README.md", "LICENSE.md"))
    chosen = files[:: len(files) // PIECES][:PIECES]
    place, report = find(magazine(tmp_path, chosen)), Report()
    reading = read(place, report)
    assert reading is not None
    pdf = make_pdf(place, reading, report)
    assert [x.code for x in report if x.severity == "error"] == []
    assert pdf is not None
    theme = load_styles(place, reading.publication).theme
    options = render_options(reading.publication, theme)
    edition = print_edition(reading.document, look=theme.manner, choices=theme.choices, options=options)
    columns = columns_of_pieces(edition)
    found = problems_in_pdf(reading.document, pdf, columns)
    assert [x.diagnostic.message for x in found if x.diagnostic.code in BROKEN] == []
