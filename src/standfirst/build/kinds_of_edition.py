"""Edition: what every kind of edition declares; and the registry of editions.

To add one: a subclass of ``Edition`` in a file of its own in ``standfirst/outputs/``, which registers
itself, and the name of that file in ``standfirst/outputs/__init__.py``. Commands, checks, the cache and the
reports mention no kind by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from standfirst.diagnostics import Report
from standfirst.editions.styles import Stylesheets

if TYPE_CHECKING:
    from standfirst.build.build import Build
    from standfirst.check.heard.aloud import Heard
    from standfirst.check.run import Judge, Problem


class Artefact(msgspec.Struct, frozen=True, kw_only=True):
    """A finished edition."""

    kind: str
    files: dict[str, bytes]
    """By name, the main one first: ``overs.pdf``."""
    pages: int | None = None
    """Of an edition that has pages."""
    is_faithful: bool = True
    """Whether its words are those of the manuscripts; if not, errors say what differs (S7)."""
    pieces: int = 0
    new: int = 0
    """How many of its pieces were read, or laid out, for it just now; the others were as before."""
    is_new: bool = True
    """Whether it was made just now, and not in an earlier run."""
    seconds: float = 0
    """How long it took, where that was measured."""

    @property
    def name(self) -> str:
        """Of the main file."""
        return next(iter(self.files))

    @property
    def data(self) -> bytes:
        """The main file."""
        return self.files[self.name]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(map(len, self.files.values()))

    def write_to(self, folder: Path) -> tuple[Path, ...]:
        """Write its files into a folder, each whole or not at all; gives their paths.

        Raises DiskError if one can't be written.
        """
        from standfirst.project.edition_files import put_files

        put_files(folder, self.files)
        return tuple(folder / name for name in self.files)


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What an edition made of a publication, before it is verified."""

    files: Mapping[str, bytes]
    """By name, the main one first."""
    pages: int | None = None
    is_final: bool = True
    """Whether another run would make the same; else it is not kept."""
    evidence: Any = None
    """Whatever ``verify`` needs to know of how it was made."""


class Edition(msgspec.Struct, frozen=True):
    """A kind of edition. Its fields, if it has any, are options; they are part of its key."""

    kind: ClassVar[str]
    """What `--only` and the summary of a build call it."""
    stage: ClassVar[str] = ""
    """What `standfirst show` calls its view of the document; empty: it has none."""
    heard_as: ClassVar[str] = ""
    """What `standfirst show` calls what a screen reader says of it; empty: nobody knows."""
    by_default: ClassVar[bool] = True
    """Whether it is made where nobody says which editions are wanted."""
    failure: ClassVar[str]
    """The code under which it is reported that the edition can't be made."""

    def key(self, build: Build) -> object:
        """What it is made of beside its options and the publication's files, pictures and styles."""
        del build
        return None

    def load(self, styles: Stylesheets) -> None:
        """Import and read what any publication needs, so that no worker has to."""

    def warm_up(self, styles: Stylesheets) -> None:
        """The same, and what saves every worker something but costs more than it saves one."""
        self.load(styles)

    def prepare(self, build: Build) -> None:
        """Make what saves time later, while the workers are busy; it may fail."""

    def view(self, build: Build) -> object:
        """The document as this edition sees it, for `standfirst show`."""
        return build.document

    def heard(self, data: bytes) -> Heard:
        """What a screen reader says of a finished file."""
        raise NotImplementedError

    def make(self, build: Build, report: Report) -> Made | None:
        """The edition of this publication; None, and why, if it can't be made."""
        raise NotImplementedError

    def verify(self, made: Made, build: Build, report: Report) -> None:
        """Read back what was made, and report where it has not the words of the document (S7)."""
        raise NotImplementedError

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        """Who else is asked about a finished edition by `standfirst check`.

        ``asks_outside``: whether links that lead outside are followed.
        """
        del build, artefact, asks_outside
        return ()

    def is_checked(self, build: Build) -> bool:
        """Whether `standfirst check` makes it to have it judged, where nobody says which editions are
        wanted."""
        del build
        return self.by_default

    def point(self, build: Build, artefact: Artefact, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """What was noticed of the words, each with its place on the pages where that is known."""
        del build, artefact
        return problems


_EDITIONS: dict[str, Edition] = {}


def register(edition: Edition) -> None:
    """Add an edition to those that can be made of a publication."""
    _EDITIONS[edition.kind] = edition


def unregister(kind: str) -> None:
    """Take an edition out again."""
    _EDITIONS.pop(kind, None)


def editions(*kinds: str) -> tuple[Edition, ...]:
    """The editions of these kinds, in the order in which they are made; without any: those made by default.

    Raises KeyError for a kind that there is not.
    """
    if unknown := set(kinds) - {edition.kind for edition in all_editions()}:
        raise KeyError(*sorted(unknown))
    return tuple(x for x in all_editions() if (x.kind in kinds if kinds else x.by_default))


def all_editions() -> tuple[Edition, ...]:
    """Every edition, in the order in which they are made."""
    import_module("standfirst.outputs")  # where ours register themselves; it imports this module
    return tuple(_EDITIONS.values())


def is_what_was_meant(artefact: Artefact, report: Report) -> bool:
    """Whether the words are those of the manuscripts, and the settings could be read; of a single piece its
    front matter too, as there is no rest of a publication to be built all the same."""
    misread = ("publication", "lone-piece") if artefact.pieces == 1 else ("publication",)
    return artefact.is_faithful and not any(diagnostic.withholds in misread for diagnostic in report)


def timed(artefacts: Iterable[Artefact]) -> Iterator[Artefact]:
    """Artefacts with the seconds that each took."""
    import time

    since = time.monotonic()
    for artefact in artefacts:
        yield msgspec.structs.replace(artefact, seconds=round(time.monotonic() - since, 2))
        since = time.monotonic()
