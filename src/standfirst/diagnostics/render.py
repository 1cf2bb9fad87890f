"""Diagnostics as text for people, as JSON for programs, and as annotations for GitHub."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from standfirst.diagnostics.code import CODES, Code
from standfirst.diagnostics.diagnostic import Diagnostic, Severity
from standfirst.diagnostics.groups import Group, grouped, times
from standfirst.model.span import Span


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same diagnostics, warnings made errors."""
    return tuple(msgspec.structs.replace(d, severity=Severity.ERROR) for d in diagnostics)


def for_print(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same diagnostics with the severity that they have when a file for the printer is made."""
    return tuple(_for_print(diagnostic) for diagnostic in diagnostics)


def _for_print(diagnostic: Diagnostic) -> Diagnostic:
    severity = CODES[diagnostic.code].severity_for_print
    return msgspec.structs.replace(diagnostic, severity=Severity(severity)) if severity else diagnostic


SHOWN = 4
"""So many places, or so many different messages, of a group are shown; the rest are counted."""


def as_text(diagnostic: Diagnostic) -> str:
    """Three lines: where and what, in words, what to do. Without a final newline.

    The first is ``file:line:column: severity[code] name``, so that editors can jump to it.
    """
    return group_as_text((diagnostic,))


def group_as_text(group: Group) -> str:
    """A group as ``as_text`` gives a single diagnostic, with how often it was found and where else."""
    first = group[0]
    span = first.span
    where = f"{printable(span.file) or 'standfirst'}:" + (f"{span.first}:1:" if span.first else "")
    lines = [
        f"{where} {first.severity.value}[{first.code}] {first.name}{_how_often(group)}",
        f"  {_one_line(first.message)}",
        *(f"  {line}" for line in _elsewhere(group)),
    ]
    if first.hint:
        lines.append(f"  hint: {_one_line(first.hint)}")
    return "\n".join(lines)


def _how_often(group: Group) -> str:
    """`` (513 times in 140 files)``; empty for what was found once."""
    if times(group) == 1:
        return ""
    files = len({span.file for span in _spans(group)})
    return f" ({times(group)} times" + (f" in {files} files)" if files > 1 else ")")


def _elsewhere(group: Group) -> Iterator[str]:
    """Where else, and in other words if they differ."""
    if len({diagnostic.message for diagnostic in group}) == 1:
        further = [
            printable(str(span)) for span in _spans(group)[1 : SHOWN + 1] if span.first or len(group) > 1
        ]
        if further:
            more = times(group) - 1 - len(further)
            yield "also at " + ", ".join(further) + (f" and {more} more" if more > 0 else "")
        return
    for diagnostic in group[1 : SHOWN + 1]:
        yield f"{printable(str(diagnostic.span))}: {_one_line(diagnostic.message)}"
    if len(group) > SHOWN + 1:
        yield f"and {len(group) - SHOWN - 1} more, which `--format json` lists"


def _spans(group: Group) -> list[Span]:
    """Every place that is known, in order."""
    return [span for diagnostic in group for span in (diagnostic.span, *diagnostic.places)]


def as_github(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Workflow commands, one a line, that make GitHub show diagnostics beside the lines they are about.

    One for each cause, since GitHub shows only ten of a step.
    """
    for group in grouped(diagnostics):
        first = group[0]
        properties = {
            "file": printable(first.span.file),
            "line": str(first.span.first or ""),
            "endLine": str(first.span.last or ""),
            "title": f"{first.code} {first.name}{_how_often(group)}",
        }
        given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
        said = "\n".join((first.message, *_elsewhere(group), first.hint or ""))
        text = "\n".join(_one_line(line) for line in said.splitlines())
        yield f"::{first.severity.value} {given}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_dict(diagnostic: Diagnostic) -> dict[str, object]:
    """What machines get: its fields, flat."""
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "file": span.file,
        "line": span.first,
        "last_line": span.last or span.first,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "count": diagnostic.count,
        "places": [{"file": span.file, "line": span.first} for span in diagnostic.places],
    }


def code_as_text(code: Code) -> str:
    """What ``standfirst explain`` prints of a code: its lesson, its example, what to do."""
    title = f"{code.code} {code.name} ({code.severity})"
    parts = [title, "=" * len(title), "", code.lesson]
    if code.example:
        parts += ["", textwrap.indent(code.example, "    ")]
    if code.hint:
        parts += ["", *textwrap.wrap(f"What to do: {code.hint}.", width=96)]
    return "\n".join(parts)


_TURNED = frozenset("\u202a\u202b\u202c\u202d\u202e")
"""Marks that turn a line around and need not end with the words that they are for."""
_NOT_SHOWN = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Line ends, and marks that turn the direction of what follows, beside the control characters."""


def printable(name: str) -> str:
    """A name for a terminal: what would move the cursor, change colours or turn the line around is written
    out, such as ``\\x1b``."""
    if name.isprintable():
        return name
    return "".join(
        c.encode("unicode_escape").decode()
        if unicodedata.category(c) in ("Cc", "Cs") or c in _NOT_SHOWN
        else c
        for c in name
    )


def as_json(value: object, *, is_indented: bool = True) -> str:
    """A value as JSON that a terminal can show, too: what ``printable`` writes out is escaped."""
    encoded = msgspec.json.encode(value)
    text = (msgspec.json.format(encoded) if is_indented else encoded).decode()
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def printable_text(text: str) -> str:
    """A text of several lines for a terminal, as ``printable``; its line ends and tabs stay."""
    return _BREAKS.sub(lambda between: printable(between[0]), text)


_UNSAFE_IN_JSON = re.compile(f"[\x7f-\x9f{''.join(sorted(_NOT_SHOWN))}]")
_BREAKS = re.compile(r"[^\n\t]+")


def _one_line(words: str) -> str:
    """Messages quote manuscripts: no control character of theirs gets to the terminal."""
    collapsed = " ".join(words.split())
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" or c in _TURNED else c
        for c in collapsed
    )
