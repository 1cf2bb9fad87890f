"""Themes, read from their folders: the publication's own in ``styles/themes``, else ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec
from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.editions.styles import OwnSheet
from standfirst.editions.theme import ByKind, Choice, Choices, Theme
from standfirst.model.span import Span
from standfirst.project.read_file import SETTINGS, STYLESHEET, NotReadError, name_of, read_file
from standfirst.project.settings.reader import read_theme_file
from standfirst.project.settings.theme_file import ThemeFile

FILE = "theme.toml"
DEFAULT = "magazine"
DEEPEST = 8
"""Themes that may inherit one from the other."""


def themes_in(*folders: Path) -> dict[str, Path]:
    """The folders of all themes in these folders, by name; an earlier folder wins."""
    found: dict[str, Path] = {}
    for folder in folders:
        for theme in sorted(folder.glob(f"*/{FILE}")):
            found.setdefault(theme.parent.name, theme.parent)
    return found


class _Layer(msgspec.Struct, frozen=True):
    """A theme by itself."""

    file: ThemeFile
    sheets: Mapping[str, str]
    """The text of each of its stylesheets, by its name; nothing of one that is not there."""
    folder: Path
    is_own: bool
    """Whether it is the publication's."""


def read_theme(
    name: str, themes: Mapping[str, Path], report: Report, at: Span, inside: Path | None = None
) -> tuple[Theme, tuple[OwnSheet, ...]]:
    """A theme with all that it inherits, and the stylesheets of it that are a publication's own.

    ``at`` is where it is asked for: reported there if there is none (S535), and the default is used.
    ``inside``: the folder of the publication, in which its own files have to be.
    """
    theme, own = Theme(name, ""), list[OwnSheet]()
    for layer in reversed(list(_layers(name, themes, report, at, inside))):
        theme = _with_choices(theme, layer)
        if layer.is_own:
            own += _own_sheets(layer)
        else:
            theme = _with_sheets(theme, layer.sheets)
    return theme, tuple(own)


def _with_choices(theme: Theme, layer: _Layer) -> Theme:
    file, choices = layer.file, _choices(theme.choices, layer.file)
    if "--page-width" in layer.sheets["tokens.css"]:
        choices = replace(choices, designed_for=choices.trim)
    return replace(
        theme,
        manner=file.manner or theme.manner,
        choices=choices,
        about=file.about or theme.about,
    )


def _with_sheets(theme: Theme, sheets: Mapping[str, str]) -> Theme:
    return replace(
        theme,
        css=theme.css + sheets["print.css"],
        tokens=theme.tokens + sheets["tokens.css"],
        ebook=theme.ebook + sheets["ebook.css"],
        narrow=theme.narrow + sheets["narrow.css"],
    )


NARROW = "narrow.css"
"""The stylesheet for pages that are too narrow for things side by side."""
_MEDIA = {"tokens.css": "", "print.css": "print", NARROW: "print", "ebook.css": "screen"}
"""The stylesheets of a theme, and the medium that each is for: a publication's own are for both editions."""


def _own_sheets(layer: _Layer) -> Iterator[OwnSheet]:
    for sheet, text in layer.sheets.items():
        if text.strip() and sheet in _MEDIA:
            file, medium = layer.folder / sheet, _MEDIA[sheet]
            whole = f"@media {medium} {{ {text}}}\n" if medium else text
            yield OwnSheet(name=name_of(file), path=f"styles/themes/{layer.folder.name}/{sheet}", text=whole)


def _layers(
    name: str, themes: Mapping[str, Path], report: Report, at: Span, inside: Path | None
) -> Iterator[_Layer]:
    """The theme, the one that it inherits, and so on."""
    wanted: str | None = name
    seen: list[str] = []
    while wanted is not None:
        folder = themes.get(wanted)
        if folder is None or wanted in seen or len(seen) > DEEPEST:
            report.add("S535", at, _missing(wanted, seen), hint=_known(wanted, themes))
            folder, wanted = themes[DEFAULT], DEFAULT
            if wanted in seen:
                return
        seen.append(wanted)
        file = folder / FILE
        own = inside if inside is not None and folder.is_relative_to(inside) else None
        try:
            settings = read_theme_file(read_file(file, SETTINGS, inside=own), name_of(file), report)
        except NotReadError as error:
            report.add("S535", Span(name_of(file)), f"the theme can't be read: {error}")
            return
        sheets = {sheet: _sheet(folder / sheet, own, report) for sheet in _MEDIA}
        yield _Layer(settings, sheets, folder, own is not None)
        at, wanted = Span(name_of(file)), settings.inherits


def _missing(wanted: str, seen: list[str]) -> str:
    return f"the theme `{wanted}` inherits itself" if wanted in seen else f"there is no theme `{wanted}`"


def _known(wanted: str, themes: Mapping[str, Path]) -> str:
    near = get_close_matches(wanted, themes, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else f"themes: {', '.join(sorted(themes))}"


def _sheet(file: Path, inside: Path | None, report: Report) -> str:
    """A stylesheet of a theme; nothing if there is none."""
    if not file.exists():
        return ""
    try:
        return read_file(file, STYLESHEET, inside=inside).decode("utf-8-sig", errors="replace") + "\n"
    except NotReadError as error:
        report.add("S531", Span(name_of(file)), f"not read: {error}")
        return ""


def _choices(before: Choices, file: ThemeFile) -> Choices:
    return Choices(
        trim=file.trim or before.trim,
        designed_for=before.designed_for,
        columns=_merged(before.columns, file.columns),
        openers=_merged(before.openers, file.openers),
        bare_openers=_merged(before.bare_openers, file.bare_openers),
        quotes=_merged(before.quotes, file.quotes),
        colours=_merged(before.colours, file.colours),
        cover=file.cover or before.cover,
        title_rooms=_merged(before.title_rooms, file.title_rooms),
        largest_title=file.largest_title or before.largest_title,
        one_ink=before.one_ink if file.one_ink is None else file.one_ink,
        has_initials=before.has_initials if file.initials is None else file.initials,
    )


def _merged(before: ByKind[Choice], more: Mapping[str, Choice]) -> ByKind[Choice]:
    return tuple({**dict(before), **more}.items())
