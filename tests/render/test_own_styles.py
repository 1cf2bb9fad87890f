"""The publication's own stylesheets: what they may show, and what is left out of them, and where."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kitchen_sink import png
from standfirst.build.read_publication import read_styles
from standfirst.diagnostics import Report
from standfirst.project.files import find
from standfirst.project.settings import Publication
from standfirst.project.stylesheets import load_styles
from standfirst.render.own_styles import confine
from standfirst.render.pdf.fonts import families

Write = Callable[..., Path]
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()"><rect/></svg>'


def confined(write: Write, files: dict[str, str | bytes]) -> tuple[str, list[str]]:
    """The stylesheet that is used, and what is said of it: ``styles/own.css:2: left out: …``."""
    folder = write({"publication.toml": "", "a.md": "A", **files})
    report = Report()
    location = find(folder)
    styles = confine(load_styles(location, Publication(), report), location, report)
    return styles.overrides, [
        f"{os.path.relpath(d.span.file, folder)}:{d.span.first}: {d.message}" for d in report
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        "h1 { color: red }",
        "p { margin: 0 auto; font: 10pt/1.4 serif }\n/* a remark */\n@page { margin: 12mm }",
        ":root { --measure: 24em; --half: calc(var(--measure) / 2) }",
        "a { & b { color: blue } }",
        "@page :left { @top-left { content: counter(page) } }",
        "p { filter: url(#here); content: target-counter(attr(href url), page) }",
        "table { width: 100%; border-radius: 50% / 0; color: rgb(0 0 0 / 50%) }",
        "@media print { p { orphans: 3; widows: 3 } }",
    ],
)
def test_a_sheet_that_asks_for_nothing_outside_stays_as_it_is(write: Write, sheet: str) -> None:
    assert confined(write, {"styles/own.css": sheet}) == (sheet, [])


@pytest.mark.parametrize(
    "value",
    [
        "url(https://example.org/a.png)",
        "url('//example.org/a.png')",
        "u\\72l(https://example.org/a.png)",
        'src("https://example.org/a.png")',
        'image-set("https://example.org/a.png" 2x, url(in.png) 1x)',
        "url(../../secret.png)",
        "url(/etc/hostname)",
        "url(file:///etc/hostname)",
        "linear-gradient(red, blue), url(lost.png)",
        "url(data:text/html,<script>)",
        "url(data:image/png;base64,AAAA)",
        "var(--x, url(https://example.org/a.png))",
    ],
)
def test_an_address_outside_is_left_out_with_its_line(write: Write, value: str) -> None:
    sheet, said = confined(
        write, {"styles/own.css": f"p {{ color: red }}\nh1 {{ color: red;\n background: {value} }}"}
    )
    assert len(said) == 1
    assert said[0].startswith("styles/own.css:3: left out: ")
    assert "background" not in sheet
    assert sheet.count("color:red") + sheet.count("color: red") == 2


def test_a_picture_of_the_publication_is_carried_along(write: Write) -> None:
    files: dict[str, str | bytes] = {
        "styles/own.css": "h1 { background: url(in.png); content: src('../drawing.svg') }",
        "styles/in.png": png(2, 2, 0),
        "drawing.svg": DRAWING,
    }
    sheet, said = confined(write, files)
    assert said == []
    assert 'background: url("data:image/png;base64,' in sheet
    assert 'url("data:image/svg+xml;base64,' in sheet


def test_an_imported_sheet_stands_in_the_place_of_its_rule(write: Write) -> None:
    sheet, said = confined(
        write,
        {
            "styles/own.css": '@import "more/one.css" print;\nh1 { color: red }',
            "styles/more/one.css": '@import url(two.css);\nh2 { background: url("//example.org") }',
            "styles/more/two.css": "@import 'one.css';\nh3 { color: blue }",
        },
    )
    assert sheet.index("@media print") < sheet.index("h3") < sheet.index("h1")
    assert said == [
        "styles/more/one.css:2: left out: the picture is not in the publication but at //example.org",
        "styles/more/two.css:1: left out: @import: one.css imports itself",
    ]


@pytest.mark.parametrize(
    "name", ["../../secret.css", "https://example.org/a.css", "/etc/hostname", "linked.css"]
)
def test_a_sheet_outside_is_not_imported(write: Write, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.css").write_text("secret { color: red }")
    folder = tmp_path / "publication"
    write({"styles/own.css": f'@import "{name}";\nh1 {{ color: red }}'}, folder)
    (folder / "styles" / "linked.css").symlink_to(tmp_path / "secret.css")
    report, location = Report(), find(write({"publication.toml": ""}, folder))
    styles = confine(load_styles(location, Publication(), report), location, report)
    assert "secret" not in styles.overrides
    assert "h1" in styles.overrides
    assert {d.code for d in report} <= {"S531", "S533"}
    assert len(report) >= 1


@pytest.mark.parametrize(
    "declaration",
    [
        "height: 1e9px",
        "height: 1e400px",
        "font-size: 0.0001px",
        "font-size: 900em",
        "column-width: 0.0001px",
        "column-count: 100000",
        "width: calc(1px * 9999 * 9999)",
        "width: calc(1px / 9999 / 9999)",
        "width: calc(1px / 0)",
        "width: calc(var(--big) * var(--big) * 1px)",
        "width: pow(9, 99px)",
        "color: var(--loop)",
        "margin: var(--grows)",
        "grid-template-columns: repeat(100000, 1px)",
        "background: repeating-linear-gradient(red 0, blue 0.00001%)",
    ],
)
def test_what_a_typesetter_can_not_end_with_is_left_out(write: Write, declaration: str) -> None:
    grows = "".join(f"--g{n}: var(--g{n - 1}) var(--g{n - 1});" for n in range(1, 40))
    properties = f":root {{ --big: 9999; --loop: var(--loop); --g0: 1px; {grows} --grows: var(--g39) }}"
    sheet, said = confined(write, {"styles/own.css": f"{properties}\np {{ z-index: 1; {declaration} }}"})
    assert [line for line in said if line.startswith("styles/own.css:2: left out: ")]
    assert f"{declaration.partition(':')[0]}:" not in sheet.partition("\np {")[2]


def test_nesting_that_multiplies_is_left_out(write: Write) -> None:
    sheet, said = confined(write, {"styles/own.css": "a,b {" + "&,& & {" * 12 + "color: red" + "}" * 13})
    assert len(said) == 1
    assert "color" not in sheet


@pytest.mark.parametrize("opens", ["p {", "@media print {", ":is(", "[", "p { margin: calc(("])
def test_brackets_without_end_cost_the_sheet_and_no_other(write: Write, opens: str) -> None:
    sheet, said = confined(write, {"styles/a.css": opens * 3_000, "styles/b.css": "h1 { color: red }"})
    assert len(said) == 1
    assert said[0].startswith("styles/a.css:0: the stylesheet is left out: brackets are nested")
    assert sheet == "h1 { color: red }"


@pytest.mark.parametrize("flavour", ["woff", "woff2"])
def test_fonts_that_are_packed_for_the_web_are_unpacked(write: Write, flavour: str) -> None:
    packed = io.BytesIO()
    with TTFont(Path(__file__).parents[2] / "styles/fonts/SourceSansPro-It.ttf") as font:
        font.flavor = flavour
        font["name"].setName("Mill Sans", 1, 3, 1, 0x409)
        font.save(packed)
    folder = write({"publication.toml": "", f"styles/fonts/mill.{flavour}": packed.getvalue()})
    report = Report()
    styles = read_styles(find(folder), Publication(), report)
    assert [file.suffix for file in styles.own_fonts] == [".ttf"]
    assert list(report) == []
    assert families(styles.own_fonts) == {"Mill Sans": ("Italic",)}


FACE = '@font-face {{ font-family: "Mill"; src: url({}) format("woff2") }}\np {{ font-family: "Mill" }}'


def with_face(write: Write, address: str) -> tuple[tuple[Path, ...], list[str]]:
    sound = (Path(__file__).parents[2] / "styles/fonts/SourceSansPro-It.ttf").read_bytes()
    folder = write(
        {"publication.toml": "", "styles/faces/mill.ttf": sound, "styles/own.css": FACE.format(address)}
    )
    report = Report()
    styles = read_styles(find(folder), Publication(), report)
    assert "@font-face" not in styles.overrides
    return styles.own_fonts, [f"{d.code}:{d.span.first}" for d in report]


def test_a_font_face_is_known_by_the_name_that_the_stylesheet_gives_it(write: Write) -> None:
    fonts, said = with_face(write, '"faces/mill.ttf"')
    assert (families(fonts), said) == ({"Mill": ("Regular",)}, [])


@pytest.mark.parametrize("address", ["https://x.test/a.woff2", "/etc/a.ttf", "faces/no.ttf", "../../a.ttf"])
def test_a_font_face_that_is_not_there_is_named(write: Write, address: str) -> None:
    fonts, said = with_face(write, address)
    assert (fonts, said) == ((), ["S533:1", "S537:2"])


def test_a_font_that_claims_to_be_huge_is_not_unpacked(write: Write) -> None:
    data = b"wOF2" + bytes(12) + (4_000_000_000).to_bytes(4, "big") + bytes(40)
    folder = write({"publication.toml": "", "styles/fonts/huge.woff2": data})
    report = Report()
    assert read_styles(find(folder), Publication(), report).own_fonts == ()
    assert [d.code for d in report] == ["S532"]
    assert "larger than 40 megabytes" in next(iter(report)).message


def test_fonts_that_are_none_are_named(write: Write, tmp_path: Path) -> None:
    sound = (Path(__file__).parents[2] / "styles/fonts/SourceSansPro-It.ttf").read_bytes()
    fonts = {"ok.ttf": sound, "cut.ttf": sound[:9_000], "empty.otf": b"", "web.woff2": b"wOF2" + bytes(50)}
    folder = write({"publication.toml": "", **{f"styles/fonts/{name}": data for name, data in fonts.items()}})
    (folder / "styles/fonts/folder.ttf").mkdir()
    os.mkfifo(folder / "styles/fonts/pipe.ttf")
    (tmp_path.parent / "outside.ttf").write_bytes(sound)
    (folder / "styles/fonts/link.ttf").symlink_to(tmp_path.parent / "outside.ttf")
    report = Report()
    styles = read_styles(find(folder), Publication(), report)
    assert [file.name for file in styles.own_fonts] == ["ok.ttf"]
    said = {Path(d.span.file).name: d.message.partition(": ")[2] for d in report}
    assert said == {
        "cut.ttf": "it is cut short",
        "empty.otf": "it is empty",
        "folder.ttf": "it is a folder, not a file",
        "link.ttf": "it is outside the publication",
        "pipe.ttf": "it is a pipe, not a file",
        "web.woff2": "it can't be unpacked",
    }
