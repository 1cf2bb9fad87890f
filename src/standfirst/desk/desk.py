"""The desk: what is shown now, the engine that finds it out, and the watcher that tells the engine when.

``start`` begins both, each with a thread that listens; what they report reaches the browsers that
listen here.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias

import msgspec

from standfirst.desk.ebook import Document, Ebook
from standfirst.desk.engine import BUILD, OBJECT, STOP, EngineSettings, run
from standfirst.desk.files import Changed, Files
from standfirst.desk.known_places import KnownPlaces
from standfirst.desk.messages import (
    Bound,
    Done,
    MadeMore,
    Message,
    Objected,
    Objection,
    Paged,
    PageShown,
    PieceShown,
    Placed,
    RepairShown,
    Understood,
    Unreadable,
    unpacked,
)
from standfirst.desk.page_pictures import Drawer
from standfirst.project.files import Location
from standfirst.project.watch import changes, working_folder

ENDING_SECONDS = 2
"""What the engine may take to end by itself."""
FEWEST_SECONDS = 5
"""An engine that ended sooner than this after it began is begun again only when a file was saved."""


Listener: TypeAlias = "asyncio.Queue[tuple[str, bytes] | None]"


class State(msgspec.Struct, kw_only=True):
    """All that a browser shows."""

    title: str = ""
    settings: str = ""
    pieces: tuple[PieceShown, ...] = ()
    repairs: tuple[RepairShown, ...] = ()
    pages: tuple[PageShown, ...] = ()
    is_settled: bool = True
    documents: tuple[Document, ...] = ()
    ebook: str = ""
    diagnostics: tuple[dict[str, Any], ...] = ()
    files: tuple[str, ...] = ()
    more_files: tuple[str, ...] = ()
    """Those that were asked for beside the editions, since these were made."""
    objections: tuple[Objection, ...] | None = None
    """To the pages as they are; None: nobody has asked for them yet."""
    problem: str = ""
    """Why those could not be made."""
    history: tuple[Changed, ...] = ()
    status: str = "working"
    """``working``, ``done``, ``unreadable`` or ``stopped``."""
    seconds: float = 0
    stages: dict[str, float] = {}


class Desk:
    """One publication on the desk."""

    def __init__(self, location: Location, settings: EngineSettings) -> None:
        self.location = location
        self.settings = settings
        self.files = Files(location)
        self.state = State()
        self.drawer = Drawer()
        self.ebook: Ebook | None = None
        self._listeners: set[Listener] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = threading.Event()
        self._line: Connection | None = None
        self._engine: BaseProcess | None = None
        self.places = KnownPlaces(self)
        self._here = working_folder()

    # -- engine and watcher -----------------------------------------------------------------------

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to build and to watch; what is reported is told in this loop."""
        self._loop = loop
        for listen in (self._hear_engine, self._hear_watcher):
            threading.Thread(target=listen, daemon=True).start()

    def stop(self) -> None:
        """End the engine and the watcher."""
        self._stop.set()
        self._send(STOP)
        if engine := self._engine:
            engine.join(ENDING_SECONDS)
            engine.kill()
            engine.join()

    def rebuild(self) -> None:
        """Have everything built again."""
        self._send(BUILD)

    def make(self, kind: str) -> None:
        """Have more files made (``more_files``)."""
        self._send(kind.encode())

    def find_objections(self) -> None:
        """Have the pages looked at as a compositor does."""
        self._send(OBJECT)

    def _send(self, word: bytes) -> None:
        with suppress(OSError):  # it has just ended, and builds when it begins again
            if self._line:
                self._line.send_bytes(word)

    def _hear_engine(self) -> None:
        while not self._stop.is_set():
            began = time.monotonic()
            line = self._begin_engine()
            try:
                while True:
                    message = unpacked(line.recv_bytes())
                    self._soon(self.take, message)
            except (EOFError, OSError):
                pass
            if self._stop.is_set():
                return
            self._soon(self._tell_stopped)
            if time.monotonic() - began < FEWEST_SECONDS:
                self._stop.wait(FEWEST_SECONDS)

    def _begin_engine(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._engine = context.Process(target=run, args=(self.settings, theirs))
        self._engine.start()
        theirs.close()
        return self._line

    def _hear_watcher(self) -> None:
        for number, saved in enumerate(changes(self.location, self.settings.out, self._here, self._stop)):
            if not (number or saved):
                continue
            self._soon(self._tell_saved, tuple(file.name for file in saved))
            if any("fonts" in file.parts for file in saved) and self._engine:
                self._engine.kill()  # a process learns of fonts only once
            else:
                self.rebuild()

    def _soon(self, do: Callable[..., None], *arguments: object) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(do, *arguments)

    # -- what they report -------------------------------------------------------------------------

    def take(self, message: Message) -> None:
        """Show what the engine has found out."""
        match message:
            case Understood():
                self._show("understood", **msgspec.structs.asdict(message))
            case Paged():
                self.drawer.take(message.files, message.pages)
                self._show("pages", pages=message.pages, is_settled=message.is_settled, objections=None)
            case Bound():
                self.ebook = Ebook(message.epub)
                self._show("ebook", ebook=message.name, documents=self.ebook.spine)
            case Placed():
                self.places.take(message)
            case Done():
                self._show("done", status="done", more_files=(), **msgspec.structs.asdict(message))
            case Objected():
                self._show("objections", objections=message.objections)
            case MadeMore():
                more = tuple(dict.fromkeys((*self.state.more_files, *message.files)))
                self._show("more", more_files=more, problem=message.problem)
            case Unreadable():
                self._show("unreadable", status="unreadable", diagnostics=message.diagnostics)

    def tell_history(self) -> None:
        """Show what was changed."""
        self._show("history", history=tuple(self.files.history))

    def _tell_saved(self, names: Iterable[str]) -> None:
        del names
        self._show("saved", status="working")

    def _tell_stopped(self) -> None:
        self._show("stopped", status="stopped")

    def _show(self, event: str, **fields: object) -> None:
        for name, value in fields.items():
            setattr(self.state, name, value)
        data = msgspec.json.encode(fields)
        for listener in self._listeners:
            listener.put_nowait((event, data))

    def listen(self) -> Listener:
        """What is told from now on, until ``forget``; None: nothing more is."""
        listener: Listener = asyncio.Queue()
        self._listeners.add(listener)
        return listener

    def forget(self, listener: Listener) -> None:
        """Tell this listener nothing more."""
        self._listeners.discard(listener)

    def end_lines(self) -> None:
        """Tell all listeners that nothing more is told."""
        for listener in self._listeners:
            self._soon(listener.put_nowait, None)

    # -- pieces -----------------------------------------------------------------------------------

    def piece(self, path: str) -> PieceShown | None:
        """The piece of a manuscript, by its path."""
        return next((piece for piece in self.state.pieces if piece.path == path), None)
