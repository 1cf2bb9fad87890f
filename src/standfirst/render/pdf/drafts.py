"""Drafts: a part that is set and shown before it is mended, checked and finished.

The process that set it keeps its pages until it sets another draft, so that finishing begins with
them instead of setting them again.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput
from standfirst.model.assets import Assets
from standfirst.render.pdf.fragment_result import Draft, SetWith
from standfirst.render.pdf.lay_out_fragment import LaidPages, set_in_pages, set_once

_last: list[tuple[FragmentInput, Assets, Stylesheets, LaidPages]] = []
"""The draft that was set last in this process, if it was not finished yet."""


def draft(
    fragment_input: FragmentInput,
    assets: Assets,
    styles: Stylesheets,
    known: Collection[str],
    before: SetWith,
) -> Draft:
    """A part set once, as it was found best before; only pages whose look is not known are written."""
    fragment_input = replace(fragment_input, requests=before.requests)
    pages = set_once(fragment_input, assets, styles, before.measures)
    _last[:] = [(fragment_input, assets, styles, pages)]
    return pages.draft(known)


def set_with_draft(fragment_input: FragmentInput, assets: Assets, styles: Stylesheets) -> LaidPages:
    """A part set in pages; the last draft is used if it is one of its."""
    drafted = _last.pop()[3] if _last and _last[0][:3] == (fragment_input, assets, styles) else None
    return set_in_pages(fragment_input, assets, styles, drafted=drafted)
