"""Signatures: who approved which finished files, and when; in ``signatures.toml`` beside the settings.

The file is text to be kept under version control. It holds the checksums of the files, so that it can be told
later whether they are still those that were signed.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from standfirst.project.read_toml import parse_toml

NAME = "signatures.toml"
HEAD = """\
# Who approved which finished files, and when. Written by `standfirst desk`.
"""


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """A name under finished files."""

    name: str
    date: str
    """ISO 8601, with the time, in UTC."""
    files: Mapping[str, str]
    """SHA-256 of each file, in hexadecimal, by its name."""


def read_signatures(text: str) -> tuple[Signature, ...]:
    """The signatures in the text of the file, the earliest first. Raises ValueError if it can't be read."""
    try:
        return tuple(msgspec.convert(each, Signature) for each in parse_toml(text).get("signed", ()))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, TypeError) as error:
        raise ValueError(f"{NAME} can't be read: {error}") from error


def with_signature(text: str, name: str, files: Mapping[str, bytes]) -> str:
    """The text of the file with one more signature, under these files, now."""
    import tomlkit

    read_signatures(text)
    entry = tomlkit.table()
    entry["name"] = name
    entry["date"] = datetime.now(UTC).isoformat(timespec="seconds")
    sums = tomlkit.inline_table()
    sums.update({file: checksum(data) for file, data in files.items()})
    entry["files"] = sums
    return f"{(text or HEAD).rstrip()}\n\n[[signed]]\n{entry.as_string().rstrip()}\n"


def checksum(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
