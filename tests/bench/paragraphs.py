"""The same paragraphs set by WeasyPrint, us, typst and TeX: ``python tests/bench/paragraphs.py PATH…``.

All of them get the same words in the same font at the same measure, and every PDF is measured by the same
program: the places of its characters, and the widths that the font gives them. A word space is counted in
parts of the font's own. LuaLaTeX is left out where it is not installed (with fontspec and microtype).
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from html import escape
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from fontTools.ttLib import TTFont
from typesetting import LOOSE, TIGHT, fragments, weasyprint_alone

from standfirst.model.blocks import Paragraph
from standfirst.model.text import plain
from standfirst.model.traverse import walk_piece
from standfirst.outputs.pdf import load_to_lay_out

SIZE, LEADING = 10.0, 13.5
MARGIN = 20.0
"""Millimetres, on all sides of the measure."""
POINTS = 72 / 25.4
FONT = "SourceSerifPro-Regular.ttf"
PLAIN = re.compile(r"(?:[^\W_]|[ ,.;:!?'’‘“”—–()-]){160,}")
"""Words that all engines can be given without a mark of theirs among them."""
DOTS = 230
"""Per inch, of the picture: enough for print at the measure of the manual."""
SPECIMEN = (
    "A compositor who sets a line by hand looks at the white between its words before going on. Where it is "
    "too wide, a word from the next line may be brought back; where it is too narrow, one is sent on, and "
    "sometimes the three lines before it are set again for the sake of the fourth. A browser has no time for "
    "that: it fills a line, breaks it, and never returns to it, and the reader finds the holes."
)
HYPHENS = "-\x02\N{HYPHEN}\N{SOFT HYPHEN}"

Engine = Callable[[list[str], float, Path], bytes]


def paragraphs(paths: list[Path]) -> list[str]:
    """The longer paragraphs of these publications that are nothing but words."""
    pieces = (each.edition.parts[0].piece for path in paths for each in fragments(path)[0])
    blocks = (block for piece in pieces for block in walk_piece(piece) if isinstance(block, Paragraph))
    return [" ".join(words.split()) for words in map(_words, blocks) if PLAIN.fullmatch(words)]


def _words(paragraph: Paragraph) -> str:
    return plain(paragraph.inlines)


# -- the engines ------------------------------------------------------------------------------------


def ours(texts: list[str], measure: float, fonts: Path) -> bytes:
    """WeasyPrint with our line breaking."""
    from weasyprint import HTML

    from standfirst.render.pdf.fonts import font_configuration
    from standfirst.render.pdf.weasyprint_patches.registry import install_patches

    install_patches()
    style = f"""@page {{ size: {measure + 2 * MARGIN}mm 297mm; margin: {MARGIN}mm }} body {{ margin: 0 }}
        p {{ font: {SIZE}pt/{LEADING}pt "Source Serif Pro"; text-align: justify; margin: 0; hyphens: auto;
             hyphenate-limit-chars: 5 2 3; orphans: 1; widows: 1 }}"""
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    html = f"<html lang=en-US><style>{style}</style>{body}"
    pdf: bytes = HTML(string=html).write_pdf(font_config=font_configuration((fonts,)))
    return pdf


def greedy(texts: list[str], measure: float, fonts: Path) -> bytes:
    """WeasyPrint alone."""
    with weasyprint_alone():
        from standfirst.render.pdf.weasyprint_patches import registry

        patches, registry.PATCHES = registry.PATCHES, ()
        try:
            return ours(texts, measure, fonts)
        finally:
            registry.PATCHES = patches


def typst(texts: list[str], measure: float, fonts: Path) -> bytes:
    """typst, with its usual limits."""
    import typst as compiler

    body = "\n\n".join(re.sub(r"([-–—'\"()])", r"\\\1", text) for text in texts)
    source = f"""#set page(width: {measure + 2 * MARGIN}mm, height: 297mm, margin: {MARGIN}mm)
#set text(font: "Source Serif Pro", size: {SIZE}pt, lang: "en", hyphenate: true)
#set par(justify: true)
{body}"""
    return bytes(compiler.compile(source.encode(), font_paths=[str(fonts)]))


def lualatex(texts: list[str], measure: float, fonts: Path, package: str = "") -> bytes:
    """LuaLaTeX."""
    body = "\n\n".join(texts)
    source = rf"""\documentclass{{article}}
\usepackage[paperwidth={measure + 2 * MARGIN}mm,paperheight=297mm,margin={MARGIN}mm]{{geometry}}
\usepackage{{fontspec}}{package}
\setmainfont{{{FONT}}}[Path={fonts}/]
\pagestyle{{empty}}\parindent=0pt \raggedbottom
\begin{{document}}\fontsize{{{SIZE}}}{{{LEADING}}}\selectfont
{body}
\end{{document}}"""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "a.tex").write_text(source, "utf-8")
        command = ["lualatex", "-interaction=batchmode", "a.tex"]
        subprocess.run(command, cwd=name, check=False, capture_output=True)
        return (Path(name) / "a.pdf").read_bytes()


def microtype(texts: list[str], measure: float, fonts: Path) -> bytes:
    """LuaLaTeX with microtype: hanging punctuation, letters up to 2 % wider or narrower."""
    return lualatex(texts, measure, fonts, r"\usepackage{microtype}")


ENGINES: dict[str, Engine] = {
    "WeasyPrint 70": greedy,
    "Standfirst": ours,
    "typst": typst,
    "LuaLaTeX": lualatex,
    "LuaLaTeX + microtype": microtype,
}


# -- what they made of it ---------------------------------------------------------------------------


class Set(NamedTuple):
    """A line as it was set."""

    left: float
    right: float
    space: float
    """Of its word spaces the mean, in parts of the font's own; 0 without any."""
    is_broken: bool


@cache
def _widths(font: Path) -> dict[str, float]:
    """The width of each letter at the size of the text."""
    with TTFont(font) as file:
        metrics, em = file["hmtx"], file["head"].unitsPerEm
        return {chr(point): metrics[name][0] * SIZE / em for point, name in file.getBestCmap().items()}


def lines_of(pdf: bytes, font: Path) -> list[Set]:
    """Every line of a PDF, in its order."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        letters = [letter for letter in _letters(page) if letter[2] not in "\r\n"]
        for _, line in groupby(letters, lambda letter: round(letter[1])):
            found.append(_line([(x, words) for x, _, words in line], _widths(font)))
    return [line for line in found if line]


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, str]]:
    import ctypes

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for k in range(pdfium.FPDFText_CountChars(text)):
        pdfium.FPDFText_GetCharOrigin(text, k, x, y)
        yield x.value, y.value, chr(pdfium.FPDFText_GetUnicode(text, k))


def _line(letters: list[tuple[float, str]], widths: dict[str, float]) -> Set | None:
    shown = [(x, letter) for x, letter in letters if not letter.isspace()]
    if len(shown) < 2:
        return None
    wider = _wider(letters, widths)
    spaces = list(_gaps(letters, widths, wider))
    x, last = shown[-1]
    return Set(
        left=shown[0][0],
        right=x + wider * widths.get("-" if last in HYPHENS else last, SIZE / 2),
        space=statistics.mean(spaces) / widths[" "] if spaces else 0.0,
        is_broken=last in HYPHENS,
    )


def _wider(letters: list[tuple[float, str]], widths: dict[str, float]) -> float:
    """How much wider letters are drawn than the font has them."""
    ratios = [
        (x - before_x) / widths[before]
        for (before_x, before), (x, letter) in pairwise(letters)
        if before in widths and not before.isspace() and not letter.isspace() and before != "f"
    ]
    return statistics.median(ratios) if ratios else 1.0


def _gaps(letters: list[tuple[float, str]], widths: dict[str, float], wider: float) -> Iterator[float]:
    """The white between two words, where it is in a line."""
    before: tuple[float, str] | None = None
    after_space = False
    for x, letter in letters:
        if letter.isspace():
            after_space = True
            continue
        if after_space and before is not None and before[1] in widths:
            yield x - before[0] - wider * widths[before[1]]
        before, after_space = (x, letter), False


def row(name: str, pdf: bytes, font: Path, measure: float) -> str:
    """A row of the table."""
    lines = lines_of(pdf, font)
    edge = (MARGIN + measure) * POINTS
    full = [line for line in lines if line.right > edge - 2.5 and line.space]
    spaces = [line.space for line in full]
    hyphens = sum(line.is_broken for line in lines)
    rows = (len(list(group)) for broken, group in groupby(lines, lambda line: line.is_broken) if broken)
    return (
        f"| {name} | {measure:.0f} mm | {len(full)} | {sum(x > LOOSE for x in spaces)} "
        f"| {sum(x < TIGHT - 0.005 for x in spaces)} | {statistics.pstdev(spaces):.2f} "
        f"| {hyphens} | {sum(count > 2 for count in rows)} |"
    )


HEAD = (
    "| engine | measure | justified lines | looser than 1.6 | tighter than 0.75 | standard deviation "
    "| hyphens | rows of three |\n|---|---|---|---|---|---|---|---|"
)


# -- a picture for the manual -----------------------------------------------------------------------


def picture(text: str, measure: float, fonts: Path, engines: list[str]) -> bytes:
    """One paragraph as each engine sets it, two beside each other, as a small PNG."""
    from PIL import Image, ImageDraw, ImageFont

    shown = []
    for name in engines:
        page = pypdfium2.PdfDocument(ENGINES[name]([text], measure, fonts))[0]
        image = page.render(scale=DOTS / 72).to_pil().convert("L")
        shown.append((name, image.crop(_ink(image))))
    wide = max(image.width for _, image in shown) + 75
    high = max(image.height for _, image in shown) + 105
    sheet = Image.new("L", (2 * wide, high * ((len(shown) + 1) // 2)), 255)
    label = ImageFont.truetype(str(fonts / "SourceSansPro-Regular.ttf"), 33)
    for k, (name, image) in enumerate(shown):
        x, y = wide * (k % 2), high * (k // 2)
        ImageDraw.Draw(sheet).text((x + 37, y), name, font=label, fill=90)
        sheet.paste(image, (x + 37, y + 51))
    out = io.BytesIO()
    sheet.quantize(4).save(out, "PNG", optimize=True)
    return out.getvalue()


def _ink(image) -> tuple[int, int, int, int]:  # type: ignore[no-untyped-def]
    left, top, right, bottom = image.point(lambda value: 255 * (value < 200)).getbbox()
    return left, top, right + 1, bottom + 1


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests/bench/paragraphs.py")
    parser.add_argument("paths", nargs="*", type=Path, help="publications")
    parser.add_argument("--widths", default="108,72", help="measures, in millimetres")
    parser.add_argument("--most", type=int, default=273, help="paragraphs")
    parser.add_argument("--picture", metavar="FILE", type=Path, help="the one of the manual, as a PNG")
    arguments = parser.parse_args()
    fonts = Path(__file__).resolve().parents[2] / "styles" / "fonts"
    engines = [name for name in ENGINES if "TeX" not in name or shutil.which("lualatex")]
    if arguments.picture:
        load_to_lay_out(fragments(Path(__file__).parents[2] / "source")[2])
        four = [name for name in engines if name != "LuaLaTeX"]
        arguments.picture.write_bytes(picture(SPECIMEN, 66.0, fonts, four))
        return
    texts = paragraphs(arguments.paths)[: arguments.most]
    print(f"{len(texts)} paragraphs\n\n{HEAD}")
    for measure in map(float, arguments.widths.split(",")):
        for name in engines:
            print(row(name, ENGINES[name](texts, measure, fonts), fonts / FONT, measure), flush=True)


if __name__ == "__main__":
    sys.exit(main())
