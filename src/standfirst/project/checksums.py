"""Checksums of finished files: a ``SHA256SUMS`` beside them, as coreutils' ``sha256sum -c`` reads it too."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.files import put
from standfirst.project.read_file import NotReadError, name_of, read_file

MANIFEST = "SHA256SUMS"
_LARGEST = 10_000_000
"""Bytes of a manifest."""
_LARGEST_FILE = 4_000_000_000
_LINE = re.compile(r"(?P<sum>[0-9a-f]{64}) [ *](?P<name>[^\\/\0][^\\\0]*)")


def write_checksums(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the checksums of these files, by name, into the folder; those of others there stay.

    Raises DiskError if it can't be written.
    """
    sums = _known(folder) | {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    lines = (f"{sums[name]}  {name}\n" for name in sorted(sums) if (folder / name).is_file())
    put(folder / MANIFEST, "".join(lines).encode())


def _known(folder: Path) -> dict[str, str]:
    try:
        return dict(_sums(read_file(folder / MANIFEST, _LARGEST, inside=folder)))
    except NotReadError:  # there is none yet
        return {}


def _sums(data: bytes) -> Iterable[tuple[str, str]]:
    """Names and checksums of the lines that have both."""
    for line in data.decode("utf-8", errors="replace").splitlines():
        if found := _LINE.fullmatch(line):
            yield found["name"], found["sum"]


def verify_checksums(folder: Path, report: Report) -> list[str]:
    """The names of the files in a folder that are as its manifest says; the others are reported (S912).

    Raises NotReadError if there is no manifest that can be read. Nothing outside the folder is read.
    """
    data = read_file(folder / MANIFEST, _LARGEST, inside=folder)
    sums = dict(_sums(data))
    span = Span(name_of(folder / MANIFEST))
    if len(sums) < len([line for line in data.splitlines() if line.strip()]):
        report.add("S912", span, "not every line is a checksum and a name, or a name stands there twice")
    for name, expected in sums.items():
        if fault := _fault(folder, name, expected):
            report.add("S912", Span(name_of(folder / name)), fault)
    faulty = {diagnostic.span.file for diagnostic in report}
    return [name for name in sums if name_of(folder / name) not in faulty]


def _fault(folder: Path, name: str, expected: str) -> str | None:
    try:
        found = hashlib.sha256(read_file(folder / name, _LARGEST_FILE, inside=folder)).hexdigest()
    except NotReadError as error:
        return f"can't be checked: {error}"
    return None if found == expected else f"its checksum is {found[:16]}…, and was {expected[:16]}…"
