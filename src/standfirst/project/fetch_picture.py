"""Fetching a picture: the only request that ever leaves this machine, and only when somebody asked for it."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import urllib.error
import urllib.request
from typing import IO, Any
from urllib.parse import urlsplit

from standfirst.project.picture_file import LARGEST_FILE

SECONDS = 20
MOST_REDIRECTIONS = 5


class NotFetchedError(Exception):
    """There is no picture to be had there. The message says why, for people."""


def fetch_picture(address: str) -> bytes:
    """The bytes at an address. Raises NotFetchedError.

    Nothing on this machine or in its network is asked: a manuscript may come from a stranger.
    """
    _check(address)
    request = urllib.request.Request(address, headers={"User-Agent": "Standfirst"})
    try:
        with urllib.request.build_opener(_Careful(), _Plain(), _Encrypted()).open(
            request, timeout=SECONDS
        ) as answer:
            data: bytes = answer.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # urllib's own are OSErrors
        raise NotFetchedError(f"it could not be fetched: {getattr(error, 'reason', error)}") from error
    if len(data) > LARGEST_FILE:
        raise NotFetchedError(f"it is larger than {LARGEST_FILE // 1_000_000} megabytes")
    return data


class _Careful(urllib.request.HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTIONS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        """Follow to another public address only."""
        _check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _PlainConnection(http.client.HTTPConnection):
    def connect(self) -> None:
        """Connect, and look who answers: a name may be another host's since it was looked up."""
        super().connect()
        _check_peer(self.sock)


class _EncryptedConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        """The same."""
        super().connect()
        _check_peer(self.sock)


class _Plain(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_PlainConnection, req)


class _Encrypted(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_EncryptedConnection, req)


def _check_peer(connected: socket.socket) -> None:
    """Raises NotFetchedError if it is in this machine's network and no proxy."""
    if not urllib.request.getproxies() and not _is_public(connected.getpeername()[0]):
        raise NotFetchedError("it is in this machine's own network")


def _is_public(address: object) -> bool:
    return ipaddress.ip_address(str(address).partition("%")[0]).is_global


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port or 443
    except ValueError as error:  # a bracket too many, a port that is no number
        raise NotFetchedError(f"the address is none: {error}") from error
    if parts.scheme not in ("http", "https") or not host:
        raise NotFetchedError("only pictures at an address with http or https can be fetched")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:  # a name with an empty part is a ValueError
        raise NotFetchedError(f"there is no host {host}") from error
    if not all(_is_public(each[4][0]) for each in found):
        raise NotFetchedError(f"{host} is in this machine's own network")
