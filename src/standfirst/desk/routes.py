"""The server: what a browser may ask of the desk."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from importlib.resources import files as package_files
from typing import Any, TypeAlias

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from standfirst.desk.adding import add_file, bring_picture, reorder, take_picture_home
from standfirst.desk.deciding import decide
from standfirst.desk.desk import Desk
from standfirst.desk.downloads import KINDS as KINDS_OF_FILES
from standfirst.desk.files import ConflictError, NotChangedError
from standfirst.desk.guard import Guard
from standfirst.desk.looks import change_settings, settings_of
from standfirst.desk.respelling import respell
from standfirst.desk.signing import sign, signatures_of
from standfirst.project.files import DiskError
from standfirst.project.read_file import NotReadError, read_file
from standfirst.project.stylesheets import house_styles

SHELL = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' blob:;"
    " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none';"
    " frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
"""What the desk's own page may do: nothing but its own files, and no script but those. The nonce is for
the style element that the editor writes."""
FRAME = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self';"
    " form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)
"""What a content document of the ebook may do: be looked at."""
KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
FACES = {
    "serif": "SourceSerifPro-Regular",
    "serif-bold": "SourceSerifPro-Semibold",
    "serif-italic": "SourceSerifPro-It",
    "sans": "SourceSansPro-Regular",
    "sans-bold": "SourceSansPro-Semibold",
}
LARGEST_FONT = 10_000_000
LARGEST_FILE = 2_000_000_000
PATIENCE = 20
"""Seconds after which a browser is told that the line is still there."""

Answer: TypeAlias = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, token: str, port: int) -> Guard:
    """The desk as an ASGI application, for whoever has the token."""
    server = _Server(desk, token)
    app = Starlette(
        routes=server.routes, exception_handlers={NotChangedError: _not_changed, DiskError: _not_changed}
    )
    server.guard = Guard(app, token, port)
    return server.guard


async def _not_changed(_: Request, error: Exception) -> Response:
    return _json({"problem": str(error)}, 422)


def _json(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def _none() -> Response:
    return Response("not here", 404, media_type="text/plain")


class _Server:
    def __init__(self, desk: Desk, token: str) -> None:
        self.desk, self.token = desk, token
        self.guard: Guard
        self.routes = [
            Route("/", self.page),
            Route("/static/{name}", self.static),
            Route("/font/{name}", self.font),
            Route("/state", self.state),
            Route("/events", self.events),
            Route("/page/{key}/{dots:int}", self.picture),
            Route("/ebook/{mark}/{path:path}", self.ebook),
            Route("/manuscript", self.manuscript),
            Route("/save", self.save, methods=["POST"]),
            Route("/decide", self.decide, methods=["POST"]),
            Route("/undo", self.undo, methods=["POST"]),
            Route("/at", self.at),
            Route("/places", self.places),
            Route("/files/{name}", self.file),
            Route("/settings", self.settings),
            Route("/settings", self.change_settings, methods=["POST"]),
            Route("/order", self.order, methods=["POST"]),
            Route("/import", self.add, methods=["POST"]),
            Route("/fetch-picture", self.fetch, methods=["POST"]),
            Route("/respell", self.respell, methods=["POST"]),
            Route("/make", self.make, methods=["POST"]),
            Route("/object", self.find_objections, methods=["POST"]),
            Route("/signatures", self.signatures),
            Route("/sign", self.sign, methods=["POST"]),
        ]

    # -- the page and its parts -------------------------------------------------------------------

    async def page(self, request: Request) -> Response:
        """The desk's page; for whoever brings the token, the cookie that stands for it from then on."""
        given = request.query_params.get("t")
        if given is not None:
            if not self.guard.is_token(given):
                return Response("not here: another token", 403, media_type="text/plain")
            response = RedirectResponse("/", 303)
            response.set_cookie(self.guard.cookie, self.token, httponly=True, samesite="strict")
            return response
        nonce = secrets.token_urlsafe(12)
        has_editor = STATIC.joinpath("codemirror.js").is_file()
        page = STATIC.joinpath("index.html").read_text("utf-8")
        page = page.replace("NONCE", nonce).replace("EDITOR", "codemirror" if has_editor else "plain")
        policy = SHELL.replace("{nonce}", nonce)
        return Response(page, media_type="text/html", headers={"content-security-policy": policy})

    async def static(self, request: Request) -> Response:
        """A script, a stylesheet or a catalogue of the desk."""
        name = request.path_params["name"]
        file = STATIC.joinpath(name)
        suffix = re.search(r"\.\w+$", name)
        if (
            not re.fullmatch(r"[a-z][\w.-]*", name)
            or not suffix
            or suffix[0] not in KINDS
            or not file.is_file()
        ):
            return _none()
        return Response(file.read_bytes(), media_type=KINDS[suffix[0]], headers={"cache-control": "no-cache"})

    async def font(self, request: Request) -> Response:
        """A face of the house's own."""
        face = FACES.get(request.path_params["name"])
        file = next(iter(house_styles().rglob(f"{face}.*tf")), None) if face else None
        if file is None:
            return _none()
        data = read_file(file, LARGEST_FONT)
        return Response(data, media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})

    async def state(self, _: Request) -> Response:
        """All that is shown now."""
        return _json(self.desk.state)

    async def events(self, _: Request) -> Response:
        """What is told from now on, as server-sent events."""
        return StreamingResponse(self._told(), media_type="text/event-stream")

    async def _told(self) -> AsyncIterator[bytes]:
        listener = self.desk.listen()
        try:
            yield b": here\n\n"
            while True:
                try:
                    told = await asyncio.wait_for(listener.get(), PATIENCE)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if told is None:
                    return
                event, data = told
                yield b"event: " + event.encode() + b"\ndata: " + data + b"\n\n"
        finally:
            self.desk.forget(listener)

    # -- the editions -----------------------------------------------------------------------------

    async def picture(self, request: Request) -> Response:
        """A page, so many dots wide."""
        key, dots = request.path_params["key"], request.path_params["dots"]
        page = next((each for each in self.desk.state.pages if each.key == key), None)
        if page is None or not 40 <= dots <= 4000:
            return _none()
        data = await run_in_threadpool(self.desk.drawer.picture, page, dots)
        if data is None:
            return _none()
        forever = {"cache-control": "private, max-age=31536000, immutable"}
        return Response(data, media_type="image/jpeg", headers=forever)

    async def ebook(self, request: Request) -> Response:
        """A file of the ebook, for a frame."""
        ebook = self.desk.ebook
        found = ebook and ebook.for_frame(request.path_params["path"], request.query_params.get("as", ""))
        if not found:
            return _none()
        return Response(found[0], media_type=found[1], headers={"content-security-policy": FRAME})

    async def file(self, request: Request) -> Response:
        """A finished file."""
        name = request.path_params["name"]
        if name not in (*self.desk.state.files, *self.desk.state.more_files):
            return _none()
        out = self.desk.settings.out
        try:
            data = await run_in_threadpool(lambda: read_file(out / name, LARGEST_FILE, inside=out))
        except NotReadError:
            return _none()
        return Response(
            data,
            media_type="application/octet-stream",
            headers={"content-disposition": f"attachment; filename*=UTF-8''{_quoted(name)}"},
        )

    # -- the manuscripts --------------------------------------------------------------------------

    async def manuscript(self, request: Request) -> Response:
        """A text file of the publication."""
        return _json(await run_in_threadpool(self.desk.files.read, _asked(request, path=str)["path"]))

    async def save(self, request: Request) -> Response:
        """Write a text; 409 and what is there now, if somebody else wrote there."""
        given = await _given(request, path=str, text=str, mark=str, base=str, what=str)
        try:
            opened = await run_in_threadpool(
                self.desk.files.save,
                given["path"],
                given["text"],
                given["mark"],
                given["base"],
                given["what"],
            )
        except ConflictError as conflict:
            return _json({"theirs": conflict.theirs, "both": conflict.both}, 409)
        self.desk.tell_history()
        return _json(opened)

    async def decide(self, request: Request) -> Response:
        """Accept or refuse a repair or a rule, or take that back."""
        given = await _given(request, name=str, decision=str)
        repairs = {repair.id: repair for repair in self.desk.state.repairs}
        line = given.get("line")
        await run_in_threadpool(
            decide,
            given["name"],
            given["decision"],
            repairs,
            self.desk.location,
            self.desk.files,
            line if isinstance(line, str) else None,
        )
        self.desk.tell_history()
        return _json({})

    async def undo(self, request: Request) -> Response:
        """Take a change of the history back."""
        given = await _given(request, number=int)
        await run_in_threadpool(self.desk.files.undo, given["number"])
        self.desk.tell_history()
        return _json({})

    # -- settings, more files, signatures ---------------------------------------------------------

    async def settings(self, _: Request) -> Response:
        """The settings that can be changed here."""
        found = await run_in_threadpool(settings_of, self.desk.location, self.desk.files)
        return _json({"settings": found})

    async def change_settings(self, request: Request) -> Response:
        """Write settings."""
        given = await _given(request, values=dict)
        return await self._changed(change_settings, given["values"], self.desk.location, self.desk.files)

    async def order(self, request: Request) -> Response:
        """Write the order of the pieces."""
        given = await _given(request, paths=list)
        return await self._changed(reorder, given["paths"], self.desk.location, self.desk.files)

    async def add(self, request: Request) -> Response:
        """Put the file that a request brings into the publication; ``beside`` a manuscript, if it is for
        one."""
        name, data = request.query_params.get("name", ""), await request.body()
        if beside := request.query_params.get("beside"):
            return await self._changed(bring_picture, name, data, beside, self.desk.files)
        return await self._changed(add_file, name, data, self.desk.location, self.desk.files)

    async def fetch(self, request: Request) -> Response:
        """Fetch a picture from the network: nothing else ever is, and this only when it is asked for."""
        given = await _given(request, address=str, path=str)
        return await self._changed(take_picture_home, given["address"], given["path"], self.desk.files)

    async def respell(self, request: Request) -> Response:
        """Write words as they are spelt on the other side of the Atlantic."""
        given = await _given(request, words=list, path=str)
        words = [word for word in given["words"] if isinstance(word, str)]
        return await self._changed(respell, words, given["path"], self.desk.files)

    async def make(self, request: Request) -> Response:
        """Have more files made; that they are there is told."""
        kind = (await _given(request, kind=str))["kind"]
        if kind not in KINDS_OF_FILES:
            raise NotChangedError(f"{kind} can't be made")
        self.desk.make(kind)
        return _json({})

    async def find_objections(self, _: Request) -> Response:
        """Have the pages looked at as a compositor does; what is found is told."""
        self.desk.find_objections()
        return _json({})

    async def signatures(self, _: Request) -> Response:
        """Who signed what."""
        out, finished = self.desk.settings.out, self.desk.state.files
        found = await run_in_threadpool(signatures_of, out, finished, self.desk.files)
        return _json({"signatures": found})

    async def sign(self, request: Request) -> Response:
        """Sign the finished files."""
        name, state = (await _given(request, name=str))["name"], self.desk.state
        finished = state.files if state.status == "done" else ()
        return await self._changed(sign, name, self.desk.settings.out, finished, self.desk.files)

    async def _changed(self, change: Callable[..., str | None], *arguments: Any) -> Response:
        """What came of a change of files: its path, if it has one."""
        path = await run_in_threadpool(change, *arguments)
        self.desk.tell_history()
        return _json({"path": path})

    # -- the same word elsewhere ------------------------------------------------------------------

    async def at(self, request: Request) -> Response:
        """The word of a manuscript that stands at a place of a page, or of a content document."""
        if "page" in request.query_params:
            asked = _asked(request, page=int, x=float, y=float)
        else:
            asked = _asked(request, file=str, letters=int)
        return _json({"found": await run_in_threadpool(self._at, asked)})

    def _at(self, asked: Mapping[str, Any]) -> object:
        places = self.desk.places
        if "page" in asked:
            found = places.at_page(asked["page"], asked["x"], asked["y"])
        else:
            found = places.at_letter(asked["file"], asked["letters"])
        piece = next((each for each in self.desk.state.pieces if found and each.file == found.file), None)
        if piece is None or found is None:
            return None
        return {"path": piece.path, "start": found.start, "end": found.end, "is_exact": found.is_exact}

    async def places(self, request: Request) -> Response:
        """Where a place of a manuscript stands in both editions."""
        return _json(await run_in_threadpool(self._places, _asked(request, path=str, offset=int)))

    def _places(self, asked: Mapping[str, Any]) -> object:
        piece = self.desk.piece(asked["path"])
        if piece is None:
            return {"page": None, "document": None}
        return {
            "page": self.desk.places.on_page(piece.file, asked["offset"]),
            "document": self.desk.places.in_document(piece.file, asked["offset"]),
        }


STATIC = package_files("standfirst.desk").joinpath("static")


UNKNOWN = "the desk was asked for something that it does not know"


def _asked(request: Request, **kinds: Callable[[str], Any]) -> dict[str, Any]:
    """The fields of an address. Raises NotChangedError if one is not there or of another kind."""
    try:
        return {name: kind(request.query_params[name]) for name, kind in kinds.items()}
    except (KeyError, ValueError):
        raise NotChangedError(UNKNOWN) from None


async def _given(request: Request, **kinds: type) -> dict[str, Any]:
    """The fields of the JSON that a request brings. Raises NotChangedError if they are not of these kinds."""
    try:
        given = msgspec.json.decode(await request.body())
    except (msgspec.DecodeError, RecursionError):
        given = None
    if not isinstance(given, dict) or any(not isinstance(given.get(k), kind) for k, kind in kinds.items()):
        raise NotChangedError(UNKNOWN)
    return given


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
