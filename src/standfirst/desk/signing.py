"""Signing the proof: a name, the date and the checksums of the finished files, in a file under version
control."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from standfirst.desk.files import Files, NotChangedError
from standfirst.project.read_file import NotReadError, read_file
from standfirst.project.signatures import NAME, checksum, read_signatures, with_signature

LARGEST_FILE = 2_000_000_000


def sign(name: str, out: Path, finished: tuple[str, ...], files: Files) -> None:
    """Sign these finished files, as they lie in ``out``. Raises NotChangedError."""
    if not name.strip():
        raise NotChangedError("a signature needs a name")
    if not finished:
        raise NotChangedError("there are no finished files to sign")
    try:
        data = {each: read_file(out / each, LARGEST_FILE, inside=out) for each in finished}
        text = with_signature(files.read(NAME).text, name.strip(), data)
    except (NotReadError, ValueError) as error:
        raise NotChangedError(str(error)) from error
    files.write({NAME: text.encode()}, f"signed by {name.strip()}")


def signatures_of(out: Path, finished: tuple[str, ...], files: Files) -> list[dict[str, Any]]:
    """All signatures, the latest first; ``is_current``: whether the finished files are still those that were
    signed."""
    try:
        signed = read_signatures(files.read(NAME).text)
    except ValueError as error:
        raise NotChangedError(str(error)) from error
    return [
        {**msgspec.structs.asdict(each), "is_current": _are_current(out, each.files, finished)}
        for each in reversed(signed)
    ]


def _are_current(out: Path, signed: Mapping[str, str], finished: tuple[str, ...]) -> bool:
    return signed.keys() <= {*finished} and all(_is(out, *file) for file in signed.items())


def _is(out: Path, name: str, expected: str) -> bool:
    try:
        return checksum(read_file(out / name, LARGEST_FILE, inside=out)) == expected
    except NotReadError:
        return False
