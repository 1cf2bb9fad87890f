"""Pieces that say in another language what another piece of the publication says."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model.document import Piece


def with_originals(
    pieces: Sequence[Piece], paths: Sequence[str], report: Report, *, others_exist: bool
) -> tuple[Piece, ...]:
    """The pieces, each translation with the name of its original instead of the path of its manuscript.

    Reported: a path that leads to no other piece (S128), unless there are pieces that are not looked at.
    """
    names = {posixpath.normpath(path): piece.name for piece, path in zip(pieces, paths, strict=True)}
    found = []
    for piece, path in zip(pieces, paths, strict=True):
        named = piece.translation_of
        if named is None:
            found.append(piece)
            continue
        original = names.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), named)))
        if original in (None, piece.name):
            original = None
            if not others_exist:
                report.add("S128", piece.span, f"`{named}` is no other piece of the publication")
        found.append(replace(piece, translation_of=original))
    return tuple(found)
