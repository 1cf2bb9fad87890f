"""The engine: a process that builds the publication again whenever it is told to, and reports every stage.

It has one thread, so that its scheduler may fork workers, and is spawned, so that it shares no lock with the
server. What it finds goes over a line to the server as soon as it is known.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

from standfirst.build.build import Build, warm_up
from standfirst.build.cache import Cache
from standfirst.build.fingerprint import key_of_styles
from standfirst.build.garbage import collect_garbage, no_cycles
from standfirst.build.kinds_of_edition import Artefact, editions
from standfirst.build.limits import Limits
from standfirst.build.put_editions import put_editions
from standfirst.build.renamed_editions import PutBefore
from standfirst.build.scheduler import Scheduler
from standfirst.build.workers import WorkerPool, workers_for
from standfirst.desk.messages import (
    Bound,
    Done,
    MadeMore,
    Message,
    Objected,
    Objection,
    Paged,
    Placed,
    Unreadable,
    packed,
)
from standfirst.desk.objections import objections_to
from standfirst.desk.places_to_send import PartWithPages, PlacesToSend
from standfirst.desk.shown import understood
from standfirst.desk.shown_pages import ShownPages
from standfirst.diagnostics import Report
from standfirst.diagnostics.errors import report_error
from standfirst.diagnostics.render import as_dict
from standfirst.editions.print_pages_in_ebook import PrintedPages
from standfirst.model.span import NOWHERE, Span
from standfirst.outputs.drafts import draft_edition
from standfirst.outputs.epub import EPUB
from standfirst.outputs.pdf import PDF, laid_out, pages_for_ebook
from standfirst.project.files import NotFoundError, cache_folder, cache_limit, find, put
from standfirst.project.read_file import name_of
from standfirst.project.temporary import delete_temporary_folders
from standfirst.project.watch import return_to, working_folder

BUILD, STOP, OBJECT = b"build", b"stop", b"object"
"""What the engine is told; any other word is a kind of ``downloads``."""
SETTLING_SECONDS = 1.2
"""How long nothing must have been saved before pages that are shown are mended, checked and finished: who
goes on writing would wait for it."""


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine builds, and with what."""

    path: Path
    out: Path
    cache: Path | None
    jobs: int | None
    seconds: float
    megabytes: int


class _OvertakenError(Exception):
    """Something was saved since: what is left of this build need not be done."""


class Engine:
    """A publication that is built again and again."""

    def __init__(
        self,
        settings: EngineSettings,
        tell: Callable[[Message], None],
        is_overtaken: Callable[[float], bool],
    ) -> None:
        """``tell`` is given each message. ``is_overtaken`` says whether something was saved meanwhile, or is
        saved within so many seconds."""
        self._out = settings.out
        self._path, self._here = settings.path, working_folder()
        self._tell = tell
        self._is_overtaken = is_overtaken
        limits = Limits(seconds=settings.seconds, megabytes=settings.megabytes)
        pool = WorkerPool(workers_for(settings.jobs), limits) if settings.jobs != 0 else None
        cache = Cache(settings.cache or cache_folder(), cache_limit())
        self._scheduler = Scheduler(cache, pool=pool, limits=limits if pool else None)
        self._shown = ShownPages()
        self._places = PlacesToSend()
        self._put_before = PutBefore()

    def rebuild(self) -> None:
        """Build what is on the disk now, and report every stage."""
        report = Report()
        try:
            with no_cycles():
                self._build()
        except _OvertakenError:
            pass
        except NotFoundError as error:  # the folder was removed
            report.add("S116", Span(name_of(self._path)), str(error))
            self._tell(Unreadable(diagnostics=_as_dicts(report)))
        except Exception as error:
            if os.environ.get("STANDFIRST_DEBUG"):
                raise
            report_error(error, NOWHERE, report)
            self._tell(Unreadable(diagnostics=_as_dicts(report)))
        self._scheduler.close()

    def make(self, kind: str) -> None:
        """Make more files of the publication, and put them beside the editions."""
        from standfirst.desk.downloads import NotMadeError, make_more

        try:
            with no_cycles():
                files = make_more(kind, self._new())
            for name, data in files.items():
                put(self._out / name, data)
            self._put_before.note(kind, [self._out / name for name in files])
            self._tell(MadeMore(files=tuple(files)))
        except NotMadeError as error:
            self._tell(MadeMore(files=(), problem=str(error)))
        except Exception as error:
            report_error(error, NOWHERE, report := Report())
            self._tell(MadeMore(files=(), problem=next(iter(report)).message))
        self._scheduler.close()

    def find_objections(self) -> None:
        """Report what a compositor objects to on the pages."""
        objections: tuple[Objection, ...] = ()
        with no_cycles(), suppress(Exception):  # which the edition reports
            objections = objections_to(self._new())
        self._tell(Objected(objections=objections))
        self._scheduler.close()

    def warm_up(self) -> None:
        """Import what any change may need, so that no change has to wait for it."""
        with suppress(NotFoundError):
            warm_up(find(self._path), self._scheduler, editions())

    def stop(self) -> None:
        """End the workers."""
        self._scheduler.stop()

    def _new(self) -> Build:
        """The publication as it is on the disk now, with repairs that nobody needs but an editor may want.

        Raises NotFoundError."""
        return_to(self._here)
        return Build(find(self._path), self._scheduler, editions=editions(), suggests=True)

    def _build(self) -> None:
        since, stages = time.monotonic(), dict[str, float]()

        def reached(stage: str, rest: float = 0.0) -> None:
            stages[stage] = round(time.monotonic() - since, 3)
            if self._is_overtaken(rest):
                raise _OvertakenError

        build = self._new()
        reading = None if build.is_withheld else build.reading
        if reading is None:
            self._tell(Unreadable(diagnostics=_as_dicts(build.report)))
            return
        self._tell(understood(reading, build.files))
        reached("understood")
        if self._tell_draft(build, reached):
            reached("shown", SETTLING_SECONDS)
        with suppress(Exception):  # which the edition reports
            build.once(laid_out)
        reached("laid out")
        pdf = build.finished(PDF).artefact
        if pdf:
            self._tell_pages(build, pdf.data)
        reached("joined")
        epub = build.finished(EPUB).artefact
        if epub:
            self._tell(Bound(epub=epub.data, name=epub.name))
        with suppress(Exception):  # which an edition reports
            layout = build.once(laid_out)
            if layout.book:
                pages = [bound.fragment.pages for bound in layout.book.parts]
                self._tell_places(
                    zip(layout.edition.parts, pages, strict=True), pages_for_ebook(build), build
                )
        reached("ebook")
        made: dict[Path, Artefact] = {}
        put_editions(build, self._out, made)
        for file, artefact in made.items():
            self._put_before.note(artefact.kind, [file])
        files = tuple(file.name for file in made)
        seconds = round(time.monotonic() - since, 3)
        self._tell(Done(diagnostics=_as_dicts(build.report), files=files, seconds=seconds, stages=stages))

    def _tell_draft(self, build: Build, reached: Callable[[str], None]) -> bool:
        """Show the pages that changed before they are mended and checked, and the ebook; whether there was
        anything to show."""
        if not self._shown:
            return False
        draft = None
        with suppress(Exception):  # the edition reports it
            draft = draft_edition(build, self._shown.before)
        if draft is None:
            return False
        pages, files = self._shown.of_draft(draft)
        self._tell(Paged(pages=pages, files=files, is_settled=False))
        reached("drafted")
        with suppress(Exception):
            if made := EPUB.make_with(draft.printed, build, Report()):
                (name, epub), *_ = made.files.items()
                self._tell(Bound(epub=epub, name=name))
            self._tell_places(draft.pages, draft.printed, build)
        return True

    def _tell_places(
        self, parts: Iterable[PartWithPages], printed: PrintedPages | None, build: Build
    ) -> None:
        in_print = self._places.in_print(parts)
        self._tell(Placed(in_print=in_print, in_ebook=self._places.in_ebook(printed, build)))

    def _tell_pages(self, build: Build, pdf: bytes) -> None:
        layout = build.once(laid_out)
        assert layout.book is not None
        looks = key_of_styles(build.files.styles), *(asset.data for asset in build.understood.assets.values())
        pages, files = self._shown.of_edition(layout.edition, layout.book, pdf, repr(looks).encode())
        self._tell(Paged(pages=pages, files=files, is_settled=True))


def _as_dicts(report: Report) -> tuple[dict[str, Any], ...]:
    return tuple(dict(as_dict(diagnostic)) for diagnostic in report)


def run(settings: EngineSettings, line: Connection) -> None:
    """What the engine's process does: build now, and again whenever its line says so, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then stops this
    asked = Asked(line)
    engine = Engine(settings, lambda message: line.send_bytes(packed(message)), asked.to_build)
    with suppress(EOFError, OSError):
        engine.rebuild()
        engine.warm_up()
        while STOP not in (words := asked.take()):
            if BUILD in words:
                engine.rebuild()
            for word in words - {BUILD, OBJECT}:
                engine.make(word.decode())
            if OBJECT in words:
                engine.find_objections()
            collect_garbage()
    engine.stop()
    delete_temporary_folders()


class Asked:
    """What the engine is asked to do, until it is taken: the same word twice is one."""

    def __init__(self, line: Connection) -> None:
        self._line = line
        self._words: set[bytes] = set()

    def take(self) -> set[bytes]:
        """All words that came; waits for one. Raises EOFError when the line is closed."""
        while not self._words or self._line.poll():
            self._words.add(self._line.recv_bytes())
        words, self._words = self._words, set()
        return words

    def to_build(self, seconds: float) -> bool:
        """Whether it was asked to build again, or to stop, or is within so many seconds. Another word is no
        reason to give up what is being built: it is kept."""
        end = time.monotonic() + seconds
        while not self._words & {BUILD, STOP}:
            if not self._line.poll(max(0.0, end - time.monotonic())):
                return False
            self._words.add(self._line.recv_bytes())
        return True
