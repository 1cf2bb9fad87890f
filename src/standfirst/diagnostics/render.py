"""Diagnostics for people, as text, and for machines, as JSON."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable

import msgspec

from standfirst.diagnostics.code import Code
from standfirst.diagnostics.diagnostic import Diagnostic, Severity


def strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same diagnostics, warnings made errors."""
    return tuple(msgspec.structs.replace(d, severity=Severity.ERROR) for d in diagnostics)


def as_text(diagnostic: Diagnostic) -> str:
    """Three lines: where and what, in words, what to do. Without a final newline.

    The first is ``file:line:column: severity[code] name``, so that editors can jump to it.
    """
    span = diagnostic.span
    where = f"{span.file or 'standfirst'}:" + (f"{span.first}:1:" if span.first else "")
    lines = [
        f"{where} {diagnostic.severity.value}[{diagnostic.code}] {diagnostic.name}",
        f"  {_one_line(diagnostic.message)}",
    ]
    if diagnostic.hint:
        lines.append(f"  hint: {_one_line(diagnostic.hint)}")
    return "\n".join(lines)


def as_dict(diagnostic: Diagnostic) -> dict[str, object]:
    """What machines get: the keys that the contract names, and the last line and the name."""
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


def _one_line(words: str) -> str:
    """Messages quote manuscripts: no control character of theirs gets to the terminal."""
    collapsed = " ".join(words.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" else c for c in collapsed)
