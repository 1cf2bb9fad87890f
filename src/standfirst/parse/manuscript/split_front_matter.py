"""Front matter: what stands before the text and is about it.

Four forms are known, and a manuscript has at most one: YAML between ``---``, TOML between ``+++``, a JSON
object, pandoc's title block with ``%``; and a header of plain ``Key: value`` lines that begin with the title.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.parse.manuscript.key_names import OURS
from standfirst.parse.manuscript.plain_values import plain_value
from standfirst.parse.manuscript.source_file import SourceFile


class FrontMatter(msgspec.Struct, frozen=True):
    """What the front matter says. Keys of the first level are in lower case, ``_`` for spaces and ``-``."""

    values: Mapping[str, object] = {}
    """Text, numbers, truth values, lists and dicts of such; dates are ISO 8601 text."""
    span: Span | None = None
    """Where it stands; None when there is none."""
    lines: Mapping[str, int] = {}
    """The number in the file of the line on which each key stands, where that is known."""


class _Block(msgspec.Struct, frozen=True):
    """The lines of front matter without what fences them off."""

    source: SourceFile
    first: int
    """The index of the first line of the block in the source, the fence included."""
    start: int
    """The index of the first line inside."""
    end: int
    """The index of the line after the last one inside."""
    after: int
    """The index of the first line behind the block."""

    @property
    def text(self) -> str:
        return "\n".join(self.source.text.split("\n")[self.start : self.end]) + "\n"

    @property
    def span(self) -> Span:
        return self.source.span(self.first, self.after - 1)

    def line(self, offset: int) -> Span:
        """The span of a line inside, counted from 0."""
        return self.source.span(self.start + min(max(offset, 0), max(self.end - self.start - 1, 0)))


LONGEST = 2000
"""So many lines front matter may have; what goes on for longer is none."""

KNOWN = frozenset(
    """abstract accessed affiliation author authors body_class byline bio categories category copyright
    cover credit date dek description draft editor excerpt first_published identifier image intro issue
    interviewee interviewer keywords kicker kind lang language layout licence license linktitle
    opens original_date params permalink photographer place published publisher retrieved rights section
    series slug source speakers standfirst subtitle summary tags title toc translation_of translator type
    updated url version weight""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""Keys that say: this is front matter."""

_KEY_LINE = re.compile(r"""(?P<key>"[^"]+"|'[^']+'|[^\s#:'"\[\]{}&*!|>%@`,-][^:#]*?)[ \t]*:(?=\s|$)""")

_TOML_KEY_LINE = re.compile(r"(?P<key>[\w-]+)[ \t]*=")


def split_front_matter(source: SourceFile, report: Report) -> tuple[FrontMatter, SourceFile]:
    """The front matter of a manuscript, and the manuscript without it.

    Broken front matter is an error (S104): what of it can be read is used, and the text behind it is kept.
    A key that stands twice (S105) and a value that wants quotation marks (S106) are warnings.
    """
    for read in (_yaml, _toml, _json, _title_block, _header):
        found = read(source, report)
        if found is not None:
            return found
    return FrontMatter(), source


def _without(block: _Block) -> SourceFile:
    """The source without the block, its lines keeping their numbers."""
    source = block.source
    lines = source.text.split("\n")[block.after :]
    return source.with_lines(lines, [source.number_of(block.after + index) for index in range(len(lines))])


def _fenced(
    source: SourceFile, opening: str, closings: tuple[str, ...], key_line: re.Pattern[str], report: Report
) -> _Block | None:
    """The block between two fences at the beginning of the manuscript.

    Where the second one is missing, a title right under the first says that it was meant to be there: the
    block ends with the first line that has no key then, and that is an error (S104).
    """
    lines = source.text.split("\n", LONGEST + 1)[: LONGEST + 1]
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    if first is None or lines[first].rstrip() != opening:
        return None
    for index in range(first + 1, len(lines)):
        if lines[index].rstrip() in closings:
            return _Block(source, first, first + 1, index, index + 1)
    rest = enumerate(lines[first + 1 :], first + 1)
    end = next(
        (i for i, line in rest if not key_line.match(line) and line[:1] not in (" ", "\t")), len(lines)
    )
    keys = [found["key"] for line in lines[first + 1 : end] if (found := key_line.match(line))]
    if not any(OURS.get(key, key) == "title" for key in map(normal_key, keys)):
        return None
    taken = f"the front matter is never closed; it was taken to end on line {source.number_of(end - 1)}"
    report.add("S104", source.span(first), taken, hint=f"write {opening} on a line of its own below it")
    return _Block(source, first, first + 1, end, end)


def normal_key(key: object) -> str:
    """A key as it stands in ``FrontMatter.values``."""
    return re.sub(r"[\s-]+", "_", str(key).strip().lower())


def _front_matter(values: Mapping[str, object], lines: Mapping[str, int], span: Span) -> FrontMatter:
    return FrontMatter(
        with_plain_titles({normal_key(key): value for key, value in values.items()}),
        span,
        {normal_key(key): line for key, line in lines.items()},
    )


def with_plain_titles(values: Mapping[str, object]) -> Mapping[str, object]:
    """Front matter with pandoc's lists of titles and creators (``- type: main``) as plain keys."""
    said = dict(values)
    for item in _facts(values.get("title")):
        key = {"main": "title", "subtitle": "subtitle"}.get(str(item.get("type", "main")))
        if key == "title" or (key and key not in values):
            said[key] = item["text"]
    for group in ("creator", "contributor"):
        people: dict[str, list[object]] = {}
        for item in _facts(values.get(group)):
            people.setdefault(normal_key(item.get("role", "author")), []).append(item["text"])
        if people:
            del said[group]
        for role, names in people.items():
            said.setdefault(role, names)
    return said


def _facts(value: object) -> list[Mapping[str, object]]:
    """The items of a list, or a value alone, if all of them are tables with ``text``."""
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    tables = [item for item in items if isinstance(item, Mapping) and item.get("text")]
    return tables if tables and len(tables) == len(items) else []


def _looks_like_front_matter(keys: Sequence[str], text: str) -> bool:
    """Whether these keys are such as front matter has, and not the first words of paragraphs: one of them is
    known in some language, all are words of a program, or no line of the block is anything but a field."""
    return bool(keys) and (
        any(map(_is_known, keys))
        or all(re.fullmatch(r"[a-z_][\w.-]*", key) for key in keys)
        or (len(keys) > 1 and all(map(_FIELD.match, text.rstrip("\n").split("\n"))))
    )


_FIELD = re.compile(r"[^\W\d_][\w-]*(?:[ ][\w-]+){0,2}:[ ](?!.{120})(?!.*[.!?…][\"”»']?$)|#|[ ]{2,}\S|-[ ]")
"""A line of front matter: a key of a few words and a value that is no sentence."""


# -- YAML --------------------------------------------------------------------------------------------


def _yaml(source: SourceFile, report: Report) -> tuple[FrontMatter, SourceFile] | None:
    block = _fenced(source, "---", ("---", "..."), _KEY_LINE, report)
    if block is None:
        return None
    keys = [_bare(found["key"]) for line in block.text.split("\n") if (found := _KEY_LINE.match(line))]
    if not block.text.strip():
        return FrontMatter({}, block.span), _without(block)
    if not _looks_like_front_matter(keys, block.text) or not _begins_with_key(block.text):
        return None
    from standfirst.parse.manuscript.yaml_values import YamlError, read_yaml

    def with_report(key: str, offset: int) -> None:
        report.add(
            "S105",
            block.line(offset),
            f"the key `{key}` is in the front matter twice; the last one counts",
        )

    try:
        values = read_yaml(block.text, with_report)
    except YamlError as problem:
        values = _salvaged(block, problem, report)
    lines = _key_lines(block)
    return _front_matter(values, lines, block.span), _without(block)


def _begins_with_key(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    return bool(_KEY_LINE.match(first))


def _bare(key: str) -> str:
    return key[1:-1] if key[0] in "\"'" else key


def _key_lines(block: _Block) -> dict[str, int]:
    """On which line each key of the first level stands."""
    return {
        _bare(found["key"]): block.line(offset).first
        for offset, line in enumerate(block.text.split("\n"))
        if (found := _KEY_LINE.match(line))
    }


def _salvaged(block: _Block, whole: Exception, report: Report) -> dict[str, object]:
    """What can be read of broken YAML, entry by entry; what can't be is reported."""
    from standfirst.parse.manuscript.yaml_values import YamlError, read_yaml

    values: dict[str, object] = {}
    reported = False
    for offset, entry in _entries(block.text):
        try:
            values.update(read_yaml(entry))
        except YamlError as problem:
            reported = True
            quoted = _with_quotes(entry)
            if quoted is None:
                line = min(problem.line, entry.count("\n") - 1)
                report.add("S104", block.line(offset + line), problem.words, hint=problem.hint)
            else:
                values.update(quoted)
                report.add("S106", block.line(offset), _unquoted(entry))
    if not reported:
        assert isinstance(whole, YamlError)
        report.add("S104", block.line(whole.line), whole.words, hint=whole.hint)
    return values


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """The entries of the first level, each with the offset of its first line."""
    start = 0
    lines = text.rstrip("\n").split("\n")
    for offset, line in enumerate([*lines, "end:"]):
        if offset == len(lines) or (offset > start and _KEY_LINE.match(line)):
            yield start, "\n".join(lines[start:offset]) + "\n"
            start = offset


def _with_quotes(entry: str) -> dict[str, object] | None:
    """A one-line entry read as plain text, when that is surely what was meant."""
    lines = [line for line in entry.split("\n") if line.strip()]
    found = _KEY_LINE.match(lines[0]) if len(lines) == 1 else None
    if not found:
        return None
    value = lines[0][found.end() :].strip()
    if not value or value[0] in "[{&|>" or (value[0] in "\"'" and value.count(value[0]) < 2):
        return None
    return {_bare(found["key"]): value}


def _unquoted(entry: str) -> str:
    key, _, value = entry.strip().partition(":")
    value = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'the value of `{key.strip()}` was read as plain text; write {key.strip()}: "{value}"'


# -- TOML --------------------------------------------------------------------------------------------


def _toml(source: SourceFile, report: Report) -> tuple[FrontMatter, SourceFile] | None:
    block = _fenced(source, "+++", ("+++",), _TOML_KEY_LINE, report)
    if block is None:
        return None
    values: dict[str, object] = {}
    try:
        values = tomllib.loads(block.text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        words, offset = _toml_problem(error, block.text)
        report.add("S104", block.line(offset), f"the TOML of the front matter is broken: {words}")
        values = _salvaged_toml(block.text)
    lines = {
        found[1].strip("\"'"): block.line(offset).first
        for offset, line in enumerate(block.text.split("\n"))
        if (found := re.match(r"\[{0,2}[ \t]*([\w-]+|\"[^\"]+\")[ \t]*(?:=|\]|\.)", line))
    }
    return _front_matter(_plain_dict(values), lines, block.span), _without(block)


def _toml_problem(error: Exception, text: str) -> tuple[str, int]:
    """What is wrong in words, and on which line inside: the last entry's when something is never closed."""
    if isinstance(error, RecursionError):
        return "nested too deeply", 0
    words = str(error)
    at = re.search(r" \(at line (\d+), column \d+\)", words)
    if at:
        return words.replace(at.group(), "").rstrip(".").lower(), int(at[1]) - 1
    entries = [offset for offset, line in enumerate(text.split("\n")) if re.match(r"[\w\"'.-]+\s*=|\[", line)]
    return words.replace(" (at end of document)", "").lower(), entries[-1] if entries else 0


def _salvaged_toml(text: str) -> dict[str, object]:
    """The lines above the first table that can be read alone."""
    values: dict[str, object] = {}
    for line in text.split("\n"):
        if line.startswith("["):
            break
        try:
            values = {**tomllib.loads(line), **values}
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            continue
    return values


# -- JSON --------------------------------------------------------------------------------------------


def _json(source: SourceFile, report: Report) -> tuple[FrontMatter, SourceFile] | None:
    if not re.match(r"\{\s*(?:\"|\}?\s*\n)", source.text):
        return None
    twice: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in items]
        twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return dict(items)

    try:
        values, end = json.JSONDecoder(object_pairs_hook=pairs).raw_decode(source.text)
    except json.JSONDecodeError as error:
        return _broken_json(source, error, report)
    except RecursionError:
        return None
    rest = source.text[end:].split("\n", 1)[0]
    if not isinstance(values, dict) or rest.strip():
        return None
    after = source.text.count("\n", 0, end) + 1
    block = _Block(source, 0, 0, after, after)
    for key in twice:
        report.add("S105", block.span, f"the key `{key}` is in the front matter twice; the last one counts")
    return _front_matter(_plain_dict(values), _json_lines(block, values), block.span), _without(block)


def _json_lines(block: _Block, values: Mapping[str, object]) -> dict[str, int]:
    lines: dict[str, int] = {}
    for offset, line in enumerate(block.text.split("\n")):
        for key in re.findall(r'"((?:[^"\\]|\\.)*)"\s*:', line):
            if key in values:
                lines.setdefault(key, block.line(offset).first)
    return lines


def _broken_json(
    source: SourceFile, error: json.JSONDecodeError, report: Report
) -> tuple[FrontMatter, SourceFile] | None:
    """An object that can't be read: front matter if it has a line that closes it."""
    lines = source.text.split("\n")[:LONGEST]
    end = next((index for index, line in enumerate(lines) if line.rstrip() == "}"), None)
    if end is None or not re.match(r'\{\s*"\w', source.text):
        return None
    block = _Block(source, 0, 0, end + 1, end + 1)
    report.add(
        "S104", block.line(error.lineno - 1), f"the JSON of the front matter is broken: {error.msg.lower()}"
    )
    return FrontMatter({}, block.span), _without(block)


# -- pandoc's title block ------------------------------------------------------------------------------


def _title_block(source: SourceFile, _report: Report) -> tuple[FrontMatter, SourceFile] | None:
    """``% title``, ``% authors``, ``% date``; what is indented below a line continues it."""
    fields: list[list[str]] = []
    starts: list[int] = []
    after = 0
    lines = source.text.split("\n")
    for index, line in enumerate(lines):
        if re.match(r"%(?:[ \t]|$)", line) and len(fields) < 3:
            fields.append([line[1:].strip()])
            starts.append(index)
        elif fields and line[:1] in (" ", "\t") and line.strip():
            fields[-1].append(line.strip())
        else:
            after = index
            break
    else:
        after = len(lines)
    if not fields or (after < len(lines) and lines[after].strip()) or not _is_title(fields):
        return None
    block = _Block(source, 0, 0, after, after)
    values: dict[str, object] = {}
    readers = (("title", " ".join), ("author", _authors), ("date", " ".join))
    for (key, reader), field in zip(readers, fields, strict=False):
        if any(field):
            values[key] = reader(field)
    numbers = {key: block.line(start).first for (key, _), start in zip(readers, starts, strict=False)}
    return _front_matter(values, {key: numbers[key] for key in values}, block.span), _without(block)


def _is_title(fields: list[list[str]]) -> bool:
    """Whether a lone line is a title: ``% of the people`` is none."""
    title = " ".join(fields[0])
    return len(fields) > 1 or bool(title and not title[0].islower() and len(title) < 200 and title[0] != "%")


def _authors(field: list[str]) -> list[str]:
    return [name.strip() for line in field for name in line.split(";") if name.strip()]


# -- a header of plain lines ---------------------------------------------------------------------------


_HEADER_KEY = re.compile(r"([^\W\d_][\w -]{1,25})(?P<colons>::?)")
"""A key of a header; Logseq puts two colons behind those of its pages."""


def _is_known(key: str) -> bool:
    return normal_key(key) in KNOWN or normal_key(key) in OURS


def _header(source: SourceFile, _report: Report) -> tuple[FrontMatter, SourceFile] | None:
    """``Title: …``, ``Author: …`` and so on up to a blank line or a rule; every key must be known."""
    values: dict[str, object] = {}
    numbers: dict[str, int] = {}
    lines = source.text.split("\n")
    key = ""
    index = doubles = 0
    for index, line in enumerate(lines):
        found = _HEADER_KEY.match(line)
        if found and (found["colons"] == "::" or _is_known(found[1])):
            doubles += found["colons"] == "::"
            key = normal_key(found[1])
            values[key] = line[found.end() :].rstrip(" \t").removesuffix("\\").strip(" \t")
            numbers[key] = source.number_of(index)
        elif key and line[:1] in (" ", "\t") and line.strip():
            values[key] = f"{values[key]} {line.strip()}".strip()
        else:
            break
    else:
        index = len(lines)
    is_underlined = index < len(lines) and re.fullmatch(r"-{3,}\s*", lines[index]) is not None
    is_closed = index == len(lines) or not lines[index].strip() or is_underlined
    has_title = any(OURS.get(name, name) == "title" for name in values)
    is_page = doubles == len(values) > 0 and any(map(_is_known, values))
    if not is_closed or not (is_page or (has_title and len(values) > 1)):
        return None
    block = _Block(source, 0, 0, index, index + is_underlined)
    return FrontMatter(values, block.span, numbers), _without(block)


# -- plain values ----------------------------------------------------------------------------------------


def _plain_dict(values: Mapping[str, object]) -> dict[str, object]:
    return {str(key): plain_value(value) for key, value in values.items()}
