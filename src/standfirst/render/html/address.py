"""Addresses: which ones a reader may be sent to, and how they are written."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_WEB = frozenset({"http", "https"})
_OTHER = frozenset({"mailto", "tel", "doi", "urn"})
_HOST = re.compile(r"[^\s/?#@\\\"<>^`{|}\[\]]+")
_KEPT = "/:@!$&'()*+,;=-._~%?"


def safe_address(url: str) -> str | None:
    """An address outside the publication, escaped as RFC 3986 wants it.

    None for what is none (a path without a scheme) and for what a page must not run or open
    (``javascript:``, ``data:``, ``file:``).
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme in _OTHER and parts.path:
        return urlunsplit((parts.scheme, "", _escaped(parts.path), _escaped(parts.query), ""))
    host = parts.hostname or ""
    if parts.scheme not in _WEB or not _HOST.fullmatch(host):
        return None
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    place = host if port is None else f"{host}:{port}"
    return urlunsplit(
        (parts.scheme, place, _escaped(parts.path), _escaped(parts.query), _escaped(parts.fragment))
    )


def _escaped(part: str) -> str:
    """Percent-escapes for what needs them; a per cent sign that is no escape is escaped too."""
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe=_KEPT)
