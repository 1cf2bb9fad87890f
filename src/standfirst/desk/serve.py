"""Serve: the desk on a port of this machine, until it is interrupted."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable
from types import FrameType
from typing import ClassVar

import uvicorn

from standfirst.desk.desk import Desk
from standfirst.desk.engine import EngineSettings
from standfirst.desk.routes import application
from standfirst.diagnostics.errors import CodedError
from standfirst.project.files import Location

HOST = "127.0.0.1"
"""Nobody on another machine can reach it."""


class PortTakenError(CodedError):
    """The port that was asked for is in use."""

    code: ClassVar[str] = "S921"


def serve(location: Location, settings: EngineSettings, port: int, opened: Callable[[str], None]) -> None:
    """Serve the desk. ``opened`` is given its address, token included. Raises PortTakenError.

    ``port`` 0 is any that is free. Ends when the process is interrupted.
    """
    with _bound(port) as bound:
        number = bound.getsockname()[1]
        token = secrets.token_urlsafe(24)
        desk = Desk(location, settings)
        config = uvicorn.Config(
            application(desk, token, number),
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            lifespan="off",
            server_header=False,
        )
        asyncio.run(
            _run(_Server(config, desk), desk, bound, lambda: opened(f"http://{HOST}:{number}/?t={token}"))
        )


class _Server(uvicorn.Server):
    """A server that, when it is interrupted, ends the lines on which browsers are told what is new: it would
    wait for them."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The process was interrupted."""
        self._desk.end_lines()
        super().handle_exit(sig, frame)


async def _run(server: uvicorn.Server, desk: Desk, bound: socket.socket, opened: Callable[[], None]) -> None:
    desk.start(asyncio.get_running_loop())
    bound.listen()
    opened()
    try:
        await server.serve(sockets=[bound])
    finally:
        await asyncio.to_thread(desk.stop)


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
    except OSError as error:
        bound.close()
        raise PortTakenError(
            f"port {port} can't be used: {(error.strerror or str(error)).lower()}"
        ) from error
    return bound
