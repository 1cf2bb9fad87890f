"""Guard: who is let in.

The desk reads and writes files, so only the page that was opened with the token may talk to it: not
another user of the machine, and not a web site that the same browser shows (which can send requests to
this machine, too).
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; sandbox",
}
"""Headers of every answer that has none of that name."""
MOST_SENT = 64_000_000
"""Bytes of a request: the largest is a word processor's file with pictures."""


class Guard:
    """Answers 403 to whoever has another host's name, no token or, where something is changed, another
    origin."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token, self._port = app, token, port
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                more = [(n.encode(), v.encode()) for n, v in ALWAYS.items() if n.encode() not in there]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        if why := self._refusal(scope):
            await PlainTextResponse(f"not here: {why}", 403)(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)

    def _refusal(self, scope: Scope) -> str | None:
        """Why a request is refused; None if it is not."""
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        if headers.get("host") not in self._hosts:
            return "another host"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "another site"
        if scope["method"] not in ("GET", "HEAD"):
            if headers.get("origin") not in {f"http://{host}" for host in self._hosts}:
                return "another origin"
            if int(headers.get("content-length") or 0) > MOST_SENT or "transfer-encoding" in headers:
                return "too much at once"
        is_key = scope["path"] == "/" and scope["query_string"].startswith(b"t=")
        return None if is_key or self.is_known(headers) else "no token"

    def is_known(self, headers: Mapping[str, str]) -> bool:
        """Whether a request brings the cookie that the token was exchanged for."""
        cookies = dict(part.strip().partition("=")[::2] for part in headers.get("cookie", "").split(";"))
        return self.is_token(cookies.get(self.cookie, ""))

    def is_token(self, given: str) -> bool:
        """Whether this is the token."""
        return hmac.compare_digest(given.encode(), self._token.encode())

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies are the same for all ports of a host."""
        return f"standfirst-desk-{self._port}"
