"""The codes: what each stands for and what follows from it, one file a code in ``codes/<family>/``.

A file ``codes/editorial/S301-pull-quote-not-in-text.md`` declares the code S301, its name and its family.
Its front matter (TOML) holds the fields of ``Code``, its text the lesson, and what stands under
``## Example`` the example. Files are listed when the first code is asked for, and each is read when its
own is.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

Family: TypeAlias = Literal[
    "manuscript", "structure", "dialect", "editorial", "assets", "print", "ebook", "fidelity", "program"
]
ABOUT_MANUSCRIPTS: tuple[Family, ...] = ("manuscript", "structure", "dialect", "editorial", "assets")
"""What is found before there is an edition."""
Withheld: TypeAlias = Literal["nothing", "edition", "lone-piece", "publication"]

FOLDER = Path(__file__).parent / "codes"
EXAMPLE = "\n## Example\n"


class Code(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code of diagnostics: what is the same for all that carry it."""

    code: str
    """Such as ``S301``."""
    name: str
    """Such as ``pull-quote-not-in-text``."""
    family: Family
    severity: Literal["warning", "error"]
    """What it is unless whoever reports it says otherwise."""
    severity_for_print: Literal["warning", "error"] | None = None
    """What it is where the file for the printer is made; None: the same."""
    withholds: Withheld = "nothing"
    """What is not put in place when it is an error: the edition in which it was found, every edition of
    a publication that is only this piece, or every edition of the publication."""
    exit_code: Literal[1, 3] = 1
    """The command's exit code when it is an error: 1 a fault in what was given, 3 one of ours or of the
    machine's."""
    is_cached: bool = True
    """Whether the work on which it was reported may be cached. If not, the next run does it again."""
    hint: str | None = None
    """What to do, one line, for when whoever reports it has nothing better to say."""
    lesson: str
    """Why it matters and how to mend it: paragraphs of markdown."""
    example: str = ""
    """Lines that show it, as a manuscript or the settings would hold them."""


class _Codes(Mapping[str, Code]):
    """The codes by code, in order. Each file is read once, when its code is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Code] = {}

    @cached_property
    def _files(self) -> dict[str, Path]:
        files = sorted(self._folder.glob("*/S*.md"), key=lambda file: file.name)
        return {file.name.partition("-")[0]: file for file in files}

    def __getitem__(self, code: str) -> Code:
        if code not in self._read:
            file = self._files[code]
            self._read[code] = read_code(file.parent.name, file.stem, file.read_text("utf-8"))
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_code(family: str, stem: str, text: str) -> Code:
    """The code that a file declares: of its folder's name, its own without suffix, and its text.

    Raises ``tomllib.TOMLDecodeError`` or ``msgspec.ValidationError`` if the file is wrong.
    """
    _, front_matter, body = text.split("+++\n", 2)
    code, _, name = stem.partition("-")
    lesson, _, example = body.partition(EXAMPLE)
    fields = {
        **tomllib.loads(front_matter),
        "code": code,
        "name": name,
        "family": family,
        "lesson": lesson.strip(),
        "example": textwrap.dedent(example).strip("\n"),
    }
    return msgspec.convert(fields, Code)


CODES: Mapping[str, Code] = _Codes(FOLDER)
"""Every code there is."""
