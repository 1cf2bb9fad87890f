"""Settings read from the bytes of a ``publication.toml`` and checked, one at a time."""

from __future__ import annotations

import datetime
import re
import tomllib
import typing
import uuid
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TypeAlias, TypeVar

import msgspec

from standfirst.diagnostics import Report
from standfirst.editions.isbn import figures_of
from standfirst.editions.trim_sizes import trim_size
from standfirst.model.span import Span
from standfirst.project.decisions import check_rule_names
from standfirst.project.read_toml import parse_toml
from standfirst.project.settings.fields import fields_of, in_words
from standfirst.project.settings.publication import Publication, sheet_of
from standfirst.project.settings.theme_file import ThemeFile


def read_publication(data: bytes, name: str, report: Report) -> Publication:
    """The settings in the bytes of a ``publication.toml``, called ``name`` in diagnostics.

    Reported: what is not TOML (S111), unknown keys (S112), values of the wrong kind
    (S113). What is left is used; for the rest the defaults are.
    """
    span = Span(name)
    found = _table(data, name, report)
    if found is None:
        return Publication(span=span)
    table, lines = found
    named = {".".join(map(str, path)): line for path, line in lines.items()}
    publication = _Reader(name, lines, report).read(Publication, table, span=span, lines=named)
    rules = {str(path[1]): line for path, line in lines.items() if len(path) == 2 and path[0] == "rules"}
    check_rule_names(publication.rules, name, rules, report)
    return publication


def read_theme_file(data: bytes, name: str, report: Report) -> ThemeFile:
    """The settings in the bytes of a ``theme.toml``. Reported as those of a publication are."""
    found = _table(data, name, report)
    return _Reader(name, found[1], report).read(ThemeFile, found[0]) if found else ThemeFile()


def _table(data: bytes, name: str, report: Report) -> tuple[dict[str, object], dict[Path, int]] | None:
    """The table in the bytes of a TOML file, and the line of each key; None if it is not TOML (S111)."""
    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    if (bad := text.find("\N{REPLACEMENT CHARACTER}")) >= 0:
        line = text.count("\n", 0, bad) + 1
        report.add(
            "S111", Span(name, line), "a character here is not UTF-8", hint="save the file as UTF-8 text"
        )
    try:
        table = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        message, line = _where(str(error), text)
        report.add("S111", Span(name, line), message)
        return None
    return table, key_lines(text)


def _where(message: str, text: str) -> tuple[str, int]:
    """What tomllib says, apart from the line at which it says so."""
    words = re.sub(r" \(at [^)]*\)$", "", message)
    if words == r"Illegal character '\n'":
        words = "the line ends inside a text: its quotation mark is missing"
    line = re.search(r"\(at line (\d+)", message)
    return words[:1].lower() + words[1:], int(line[1]) if line else text.count("\n") + 1


LARGEST_NUMBER = 10**15

Path: TypeAlias = tuple["str | int", ...]


def key_lines(text: str) -> dict[Path, int]:
    """The line (from 1) of every table and key of a TOML text, by its path: ``("imprint", "place")``.

    Reads no values: a line inside a text of several lines that looks like a key finds no question
    asked about it.
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := re.match(r"\s*(\[\[?)([^\[\]]+)\]", line):
            table = _path(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, number)
                table = (*table, counts[table])
            lines.setdefault(table, number)
        elif (key := line.partition("=")[0].strip()) != line.strip() and _KEY.fullmatch(key):
            path = (*table, *_path(key))[:_DEEPEST]
            for length in range(len(table) + 1, len(path) + 1):
                lines.setdefault(path[:length], number)
    return lines


_DEEPEST = 32
"""Parts of a key; no setting has more than a few."""
_KEY = re.compile(r"[\w.\"' -]+")


def _path(dotted: str) -> Path:
    return tuple(part.strip(" \"'") for part in dotted.split("."))


S = TypeVar("S", bound=msgspec.Struct)


class _Reader:
    """Reads tables into structs, key by key, so that one bad value costs no other."""

    def __init__(self, name: str, lines: Mapping[Path, int], report: Report) -> None:
        self._name = name
        self._lines = lines
        self._report = report
        self._unknowns = 0

    def read(self, kind: type[S], table: Mapping[str, object], at: Path = (), **given: object) -> S:
        """A struct from a table. What does not fit is reported and left out; TypeError if that was needed."""
        types_of = {field.name: field.type for field in fields_of(kind)}
        values = dict(given)
        for key, value in table.items():
            if key in types_of:
                self._keep(values, key, types_of[key], value, (*at, key))
            else:
                self._unknown((*at, key), types_of)
        for field in msgspec.structs.fields(kind):
            if field.required and field.name not in values:
                raise TypeError(f"needs a `{field.name}`")
        return kind(**values)

    def _keep(self, values: dict[str, object], key: str, wanted: object, value: object, at: Path) -> None:
        try:
            values[key] = self._value(wanted, value, at)
        except (TypeError, ValueError) as problem:
            self._report.add("S113", self._span(at), f"`{_dotted(at)}` {problem}")

    def _value(self, wanted: object, value: object, at: Path) -> object:
        """The value as its field wants it. Raises TypeError or ValueError in the writer's words."""
        misfit = TypeError(f"should be {in_words(wanted)}, not {_kind_of(value)}")
        if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:  # also what is no number
            raise misfit
        if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
            if not isinstance(value, dict):
                raise misfit
            return self.read(wanted, value, at)
        kept: dict[str, object] = {}
        if typing.get_origin(wanted) is tuple:
            if not isinstance(value, list):
                raise misfit
            for number, item in enumerate(value):
                self._keep(kept, str(number), typing.get_args(wanted)[0], item, (*at, number))
            return tuple(kept.values())
        if typing.get_origin(wanted) is Mapping:
            if not isinstance(value, dict):
                raise misfit
            for key, item in value.items():
                self._keep(kept, key, typing.get_args(wanted)[1], item, (*at, key))
            return kept
        try:
            converted = msgspec.convert(_as_text(value), wanted)
        except msgspec.ValidationError:
            raise misfit from None
        if check := _CHECKS.get(str(at[-1])):
            check(converted)
        return converted

    def _span(self, at: Path) -> Span:
        while at and at not in self._lines:
            at = at[:-1]
        return Span(self._name, self._lines.get(at, 0))

    def _unknown(self, at: Path, known: Mapping[str, object]) -> None:
        self._unknowns += 1
        hint = self._hint(str(at[-1]).lower().replace("-", "_"), len(at), known)
        self._report.add("S112", self._span(at), f"unknown setting `{_dotted(at)}`", hint=hint)

    def _hint(self, name: str, depth: int, known: Mapping[str, object]) -> str:
        if self._unknowns > MOST_HINTS:
            return f"known here: {', '.join(known)}"
        return (_place_of(name) if depth == 1 and "pieces" in known else None) or _nearest(name, known)


MOST_HINTS = 100
"""Unknown settings for which a name like theirs is looked for: nobody mistypes more of them."""
OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("author", "authors", "creator", "creators", "editor", "editors"), "[[contributors]]"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(("chapters", "manuscripts"), "pieces"),
    **dict.fromkeys(("cover_image", "epub_cover_image"), "cover"),
    **dict.fromkeys(("toc", "toc_depth"), "depth` in `[contents]"),
    **dict.fromkeys(("lof", "lot", "lol"), "figures`, `tables` and `listings` in `[contents]"),
    **dict.fromkeys(
        ("number_sections", "number_depth", "secnumdepth"), "chapters` and `sections` in `[numbers]"
    ),
    **dict.fromkeys(("paper", "papersize", "paper_size", "geometry"), "trim"),
    **dict.fromkeys(("reference_location", "footnotes", "endnotes"), "notes"),
    **dict.fromkeys(("isbn", "isbn13"), "isbn_print` and `isbn_ebook` in `[imprint]"),
    "copyright": "rights` in `[imprint]",
    "license": "licence` in `[imprint]",
    **dict.fromkeys(("volume", "number"), "issue"),
    **dict.fromkeys(("abstract", "summary", "blurb"), "description"),
    **dict.fromkeys(("bibtex", "references_file"), "bibliography"),
    **dict.fromkeys(("citation_style", "biblio_style"), "csl"),
}
"""What other programs call settings of ours, as Quarto and pandoc do, and our names."""


def _place_of(name: str) -> str | None:
    """The hint for a setting of another program, or for one of ours outside its table."""
    if other := OTHER_NAMES.get(name):
        return f"did you mean `{other}`?"
    for field in fields_of(Publication):
        is_table = isinstance(field.type, type) and issubclass(field.type, msgspec.Struct)
        if is_table and name in (inner.name for inner in fields_of(field.type)):
            return f"`{name}` stands in the table `[{field.name}]`"
    return None


def _nearest(name: str, known: Mapping[str, object]) -> str:
    """The hint for a setting that is mistyped, or the half of a name."""
    near = get_close_matches(name, known, n=1, cutoff=0.6) or [x for x in known if x.startswith(f"{name}_")]
    return f"did you mean `{'` or `'.join(near)}`?" if near else f"known here: {', '.join(known)}"


def _as_text(value: object) -> object:
    """TOML has dates of its own; ours are texts."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


def _dotted(at: Path) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in at)


def _kind_of(value: object) -> str:
    """What somebody wrote, in words."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"' if value.strip() else "empty"
        case int() | float():
            return f"the number {value}" if abs(value) <= LARGEST_NUMBER else "a number without measure"
        case datetime.date():
            return "a date"
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return "a time"


def _is_a_day(value: object) -> None:
    """A whole date has to be in the calendar."""
    if isinstance(value, str):
        try:
            datetime.date.fromisoformat((value + "-01-01")[:10] if len(value) < 10 else value)
        except ValueError:
            raise ValueError(f'is no day of the calendar: "{value}"') from None


def _is_an_identifier(value: object) -> None:
    """What says that it is a UUID has to be one."""
    if isinstance(value, str) and value.lower().startswith("urn:uuid:"):
        try:
            uuid.UUID(value[len("urn:uuid:") :])
        except ValueError:
            raise ValueError(
                f'is no UUID: "{value}"; leave it out, or take one from `standfirst new`'
            ) from None


def _is_a_paper(value: object) -> None:
    """Words from which a thickness can be told."""
    if isinstance(value, str):
        sheet_of(value)


def _is_a_size(value: object) -> None:
    """A size of a page that there is."""
    if isinstance(value, str):
        trim_size(value)


def _is_an_isbn(value: object) -> None:
    """Thirteen figures, the last of which agrees with the others."""
    if isinstance(value, str):
        figures_of(value)


_CHECKS: Mapping[str, Callable[[object], None]] = {
    "trim": _is_a_size,
    "date": _is_a_day,
    "identifier": _is_an_identifier,
    "paper": _is_a_paper,
    "isbn_print": _is_an_isbn,
    "isbn_ebook": _is_an_isbn,
}
