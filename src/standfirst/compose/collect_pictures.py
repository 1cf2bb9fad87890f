"""The pictures that pieces show: each read once, checked, and named in the model."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeAlias
from urllib.parse import unquote_to_bytes

from msgspec.structs import replace

from standfirst.compose.check_picture import Picture, read_picture
from standfirst.compose.tables import DATA
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Asset, Assets
from standfirst.model.blocks import Block
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines, only_words
from standfirst.model.inlines import Image, Inline, Inlines
from standfirst.model.span import Span
from standfirst.model.traverse import images, map_blocks, map_piece, rebuilt
from standfirst.project.picture_file import ImageFile, Refused

ReadImage: TypeAlias = Callable[[str, str], "ImageFile | Refused"]
"""The path of a manuscript in the publication and what it shows → the bytes, or why not."""
Examine: TypeAlias = Callable[[bytes, str], Picture]
"""What ``read_picture`` does, whoever does it."""


class Gallery:
    """Reads pictures as pieces ask for them. Whatever can't be shown is reported (S4)."""

    def __init__(self, read: ReadImage, report: Report, examine: Examine = read_picture) -> None:
        self.read = read
        self._examine = examine
        self._report = report
        self._found: dict[tuple[str, str], Asset | Refused] = {}
        self._assets: dict[str, Asset] = {}

    @property
    def assets(self) -> Assets:
        """All that was found so far, by name."""
        return dict(sorted(self._assets.items()))

    def asset(self, manuscript: str, src: str, span: Span) -> Asset | None:
        """The picture that a manuscript shows; None prints a labelled slot."""
        key = (manuscript, src)
        if key not in self._found:
            self._found[key] = self._hang(manuscript, src, span)
        found = self._found[key]
        if isinstance(found, Refused):
            self._report.add(found.code, span, found.message, hint=found.hint)
            return None
        return found

    def miss_description(self, src: str, span: Span) -> None:
        """Notices that nobody says what a picture shows."""
        shown = src if len(src) <= 100 else src[:99] + "…"
        self._report.add("S409", span, f"the picture {shown} has no description")

    def _hang(self, manuscript: str, src: str, span: Span) -> Asset | Refused:
        file = _embedded(src) if src[:5].lower() == "data:" else self.read(manuscript, src)
        if isinstance(file, Refused):
            return file
        picture = self._examine(file.data, _safe(file.name))
        if isinstance(picture, Refused):
            return replace(picture, message=f"{file.name}: {picture.message}")
        if picture.removed:
            self._report.add("S407", span, f"{file.name}: took out {', '.join(picture.removed)}")
        asset = self._named(picture.asset)
        self._assets[asset.name] = asset
        return asset

    def _named(self, asset: Asset) -> Asset:
        """The asset under a name that no other picture has, in whatever case it is written."""
        stem, _, suffix = asset.name.rpartition(".")
        name, number = asset.name, 1
        taken = {other.casefold(): picture for other, picture in self._assets.items()}
        while name.casefold() in taken and taken[name.casefold()].data != asset.data:
            number += 1
            name = f"{stem}-{number}.{suffix}"
        return replace(taken.get(name.casefold(), asset), name=name)


def _embedded(src: str) -> ImageFile | Refused:
    """A picture that the manuscript carries inside an address."""
    header, comma, body = src.partition(",")
    try:
        data = unquote_to_bytes(body)
        if header.lower().endswith(";base64"):
            data = base64.b64decode(data, validate=False)
    except (ValueError, binascii.Error):
        comma = ""
    if not comma:
        return Refused("S404", "the picture inside the manuscript is damaged")
    return ImageFile(f"images/embedded-{hashlib.sha256(data).hexdigest()[:12]}", data)


def _safe(name: str) -> str:
    """The name with only what every file system, reading system and address keeps as it is."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    folder, _, file = plain.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    parts = [*folder.split("/"), (stem or "picture") + dot + suffix if dot else file or "picture"]
    return "/".join(clean for part in parts if (clean := re.sub(r"[^A-Za-z0-9._-]+", "-", part).strip("-.")))


def place_pictures(pieces: Sequence[Piece], paths: Sequence[str], gallery: Gallery) -> tuple[Piece, ...]:
    """The pieces with every picture named and measured, or left a slot.

    ``paths`` says where each piece's manuscript lies in the publication.
    """
    return tuple(_placed(piece, path, gallery) for piece, path in zip(pieces, paths, strict=True))


def _placed(piece: Piece, path: str, gallery: Gallery) -> Piece:
    if not images(piece):
        return piece

    def picture(image: Image, span: Span) -> Image:
        is_table = image.src.lower().endswith(DATA)  # that could not be read, which was reported
        asset = None if is_table else gallery.asset(path, image.src, span)
        if asset is None:
            return replace(image, asset=None)
        if image.alt is None:
            gallery.miss_description(image.src, span)
        return replace(image, asset=asset.name, width=asset.width, height=asset.height)

    def change(block: Block) -> Block:
        span = block.span

        def one(inline: Inline) -> Inlines:
            if isinstance(inline, i.InlineImage):
                return (i.InlineImage(picture(inline.image, span)),)
            return (inline,)

        block = rebuilt(block, inlines=lambda run: run if only_words(run) else map_inlines(run, one))
        if isinstance(block, b.Figure):
            return replace(block, images=tuple(picture(image, span) for image in block.images))
        return block

    return map_piece(piece, lambda block: map_blocks(block, change))
