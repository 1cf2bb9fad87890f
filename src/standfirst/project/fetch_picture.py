"""Fetching a picture: the only request that ever leaves this machine, and only when somebody asked for it."""

from __future__ import annotations

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
        with urllib.request.build_opener(_Careful()).open(request, timeout=SECONDS) as answer:
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


def _check(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetchedError("only pictures at an address with http or https can be fetched")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotFetchedError(f"there is no host {parts.hostname}") from error
    if not all(ipaddress.ip_address(str(each[4][0])).is_global for each in found):
        raise NotFetchedError(f"{parts.hostname} is in this machine's own network")
