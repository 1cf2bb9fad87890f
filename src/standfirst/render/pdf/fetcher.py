"""The fetcher: all that a page may ask for is in memory already.

Pictures come from the publication's assets under a private scheme, ``asset:``; ``data:`` carries
its own. Everything else (network, files of this machine) is refused and remembered, so that the
writer can be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from standfirst.compose.check_picture import SUFFIXES
from standfirst.model.assets import Assets

SCHEME = "asset:"
_PICTURES = tuple(f"data:{kind}{mark}" for kind in SUFFIXES for mark in ";,")
"""How addresses begin that carry a picture: those of stylesheets do, which were checked before."""


def asset_url(name: str) -> str:
    """The address under which a page asks for an asset."""
    return SCHEME + quote(name)


class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Answers for the publication's assets and for ``data:``; refuses everything else."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._assets = assets
        self.refused: list[str] = []
        """Every address that was asked for in vain, in order."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes of an asset or of a ``data:`` address. Raises ValueError for anything else."""
        asset = self._assets.get(unquote(url.removeprefix(SCHEME))) if url.startswith(SCHEME) else None
        if asset:
            return URLFetcherResponse(url, asset.data, {"Content-Type": asset.media_type})
        if url.startswith(_PICTURES):
            return super().fetch(url, headers)
        self.refused.append(url)
        raise ValueError("outside the publication")
