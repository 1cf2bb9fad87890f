"""Themes: folders with choices and stylesheets, which may add to one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from standfirst.diagnostics import Report
from standfirst.editions.theme import LEAST_CONTRAST, contrast_on_white
from standfirst.editions.trim_sizes import SMALLEST, measure_of, tokens_of, trim_size
from standfirst.model.span import Span
from standfirst.project.files import find
from standfirst.project.settings import Publication
from standfirst.project.stylesheets import house_styles, load_styles, render_options
from standfirst.project.themes import read_theme, themes_in

AT = Span("publication.toml", 3)
OURS = themes_in(house_styles() / "themes")


def own(folder: Path, **files: str) -> dict[str, Path]:
    """The themes of a publication with these files: ``narrow_theme`` is ``narrow/theme.toml``."""
    for name, text in files.items():
        theme, file, *suffix = name.split("_")
        path = folder / theme / f"{file}.{suffix[0] if suffix else 'toml'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return themes_in(folder, house_styles() / "themes")


@pytest.mark.parametrize("name", OURS)
def test_ours_are_read_without_a_word(name: str) -> None:
    report = Report()
    theme, sheets = read_theme(name, OURS, report, AT)
    assert (list(report), sheets) == ([], ())
    assert theme.about
    assert theme.css


def test_one_adds_to_what_it_inherits(tmp_path: Path) -> None:
    themes = own(
        tmp_path,
        narrow_theme='inherits = "book"\ntrim = "B6"\n[columns]\nessay = 2',
        narrower_theme='inherits = "narrow"\n[columns]\nany = 1',
        narrower_print_css="p { color: red }",
    )
    report = Report()
    theme, sheets = read_theme("narrower", themes, report, AT, inside=tmp_path)
    assert list(report) == []
    assert (theme.manner, theme.choices.trim) == ("book", "B6")
    assert theme.choices.columns == (("essay", 2), ("any", 1))
    assert theme.css == read_theme("book", OURS, report, AT)[0].css
    assert [(sheet.path, sheet.text) for sheet in sheets] == [
        ("styles/themes/narrower/print.css", "@media print { p { color: red }\n}\n")
    ]


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({}, AT, "there is no theme `loop`"),
        ({"loop_theme": 'inherits = "lop"'}, None, "there is no theme `lop`"),
        ({"loop_theme": 'inherits = "loop"'}, None, "the theme `loop` inherits itself"),
    ],
)
def test_one_that_is_not_there_is_reported(
    tmp_path: Path, files: dict[str, str], place: Span | None, words: str
) -> None:
    report = Report()
    theme, _ = read_theme("loop", own(tmp_path, **files), report, AT)
    assert [(d.code, d.message) for d in report] == [("S535", words)]
    assert [d.span.file.endswith("theme.toml") for d in report] == [place is None]
    assert theme.css  # of the default


def test_a_publication_has_its_own_confined(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text('title = "A"\ntheme = "ours"')
    (tmp_path / "a.md").write_text("# A\n\nWords.")
    own(
        tmp_path / "styles/themes",
        ours_theme='trim = "5.5 x 8.5 in"',
        ours_tokens_css=":root { --ink: #111 }",
    )
    report = Report()
    settings = Publication(theme="ours")
    styles = load_styles(find(tmp_path), settings, report)
    assert list(report) == []
    assert [sheet.path for sheet in styles.sheets] == ["styles/themes/ours/tokens.css"]
    assert render_options(settings, styles.theme).trim == "half-letter"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a5", "A5"),
        ("148 x 210 mm", "A5"),
        ("14.8x21cm", "A5"),
        ("6 x 9 in", "6x9"),
        ('6" × 9"', "6x9"),
        ("210 × 280 mm", "210x280mm"),
        ("demy", "demy"),
        ("133.5 x 200 mm", "133.5x200mm"),
    ],
)
def test_a_size_is_known_by_its_name_or_its_measures(words: str, name: str) -> None:
    assert trim_size(words).name == name


@pytest.mark.parametrize(
    "words", ["A55", "210", "210 x 280", "1 x 1 mm", f"{SMALLEST - 1} x 100 mm", "9 x 9 m"]
)
def test_what_is_no_size_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="size"):
        trim_size(words)


@pytest.mark.parametrize("words", ["A6", "B5", "letter", "demy", "100 x 160 mm", "300 x 300 mm"])
def test_a_page_of_any_size_has_lines_that_can_be_read(words: str) -> None:
    """Of 55 to 72 characters, but on the smallest pages."""
    measure = measure_of(words)
    assert 48 <= measure.characters <= 72
    assert 20 <= measure.lines <= 60
    assert f'data-trim="{trim_size(words).name}"' in tokens_of(words)


@pytest.mark.parametrize(
    ("words", "columns"), [("A4", 3), ("B5", 2), ("8x10", 3), ("A5", 1), ("letter", 3), ("297 x 210 mm", 3)]
)
def test_a_grid_has_as_many_columns_as_the_page_has_room_for(words: str, columns: int) -> None:
    measure = measure_of(words, 3, on_grid=True)
    assert measure.columns == columns
    assert 30 <= measure.characters <= 80
    assert "--unit: " in tokens_of(words, on_grid=True)


def test_the_grid_of_another_size_is_that_of_the_theme_in_proportion() -> None:
    """Worked out for the page that the theme is designed for, it is the designed one, nearly."""
    assert "--lines: 51; --margin-top: 19.99mm; --margin-inner: 16mm" in tokens_of("210x280mm", on_grid=True)


def test_a_trim_size_of_a_theme_has_a_page(tmp_path: Path) -> None:
    """Also where the theme has no tokens for it, and the one that it inherits has some for another."""
    own(tmp_path, narrow_theme='inherits = "feature"\ntrim = "A4"')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "publication.toml").write_text('title = "T"\ntheme = "narrow"\n')
    (tmp_path / "styles" / "themes").mkdir(parents=True)
    (tmp_path / "narrow").rename(tmp_path / "styles" / "themes" / "narrow")
    styles = load_styles(find(tmp_path), Publication(title="T", theme="narrow"))
    assert styles.tokens.endswith(tokens_of("A4", on_grid=True))
    assert "--page-width: 210mm; --page-height: 297mm" in tokens_of("A4", on_grid=True)


@pytest.mark.parametrize(("trim", "is_narrow"), [("A5", True), ("A4", False), (None, False)])
def test_on_narrow_pages_things_stand_one_under_the_other(
    tmp_path: Path, trim: str | None, is_narrow: bool
) -> None:
    (tmp_path / "publication.toml").write_text('title = "T"\n')
    styles = load_styles(find(tmp_path), Publication(title="T", theme="feature", trim=trim))
    assert (styles.theme.narrow in styles.theme.css) is is_narrow


@pytest.mark.parametrize(("trim", "is_narrow"), [("A5", True), ("A4", False)])
def test_so_they_do_in_a_theme_of_the_publications_own(tmp_path: Path, trim: str, is_narrow: bool) -> None:
    (tmp_path / "publication.toml").write_text('title = "T"\n')
    mine = tmp_path / "styles" / "themes" / "mine"
    mine.mkdir(parents=True)
    (mine / "theme.toml").write_text('inherits = "feature"\n')
    (mine / "narrow.css").write_text(".kicker { margin: 0 }\n")
    styles = load_styles(find(tmp_path), Publication(title="T", theme="mine", trim=trim))
    assert (".kicker { margin: 0 }" in styles.overrides) is is_narrow


@pytest.mark.parametrize("name", OURS)
def test_every_colour_of_a_section_can_be_read(name: str) -> None:
    theme, _ = read_theme(name, OURS, Report(), AT)
    assert all(contrast_on_white(colour) >= LEAST_CONTRAST for _, colour in theme.choices.colours)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#ffffff") == pytest.approx(1)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)
