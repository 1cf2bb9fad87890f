"""Shared: fonts, pictures and colour profiles that each fragment brings along are kept once.

Fragments embed what they use of a font, all with the glyph numbers of the whole font, so that one
font with all of these glyphs can take the place of all theirs. Where a font lacks a glyph, though,
WeasyPrint gives it a number that means something in that fragment alone: such a fragment keeps its
own encoding and shares only the outlines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from standfirst.render.pdf.font_subset import with_only
from standfirst.render.pdf.fragment_result import Font, Fragment

Resources = Sequence[pikepdf.Object]
"""Those of each fragment; all its pages have the same."""


class _Use(msgspec.Struct):
    """What all fragments together use of a font."""

    words: dict[int, str]
    widths: dict[int, float]
    places: list[tuple[pikepdf.Object, bool]]
    """The dictionaries of fonts that it stands in, and whether that fragment lacks glyphs of it."""


def share_fonts(
    pdf: Pdf, resources: Resources, fragments: Sequence[Fragment], files: Mapping[str, bytes]
) -> None:
    """Put one font in the place of all that come from the same file."""
    uses: dict[tuple[str, str], _Use] = {}
    for own, fragment in zip(resources, fragments, strict=True):
        for font in fragment.fonts:
            if font.digest in files and f"/{font.name}" in own.Font:
                _add_use(uses.setdefault((font.name, font.digest), _Use({}, {}, [])), font, own.Font)
    for (name, digest), use in uses.items():
        _share_font(pdf, name, files[digest], use)


def _add_use(use: _Use, font: Font, place: pikepdf.Object) -> None:
    fake = set(font.words) - _real(font) if font.lacks_glyphs else set()
    use.words = {glyph: words for glyph, words in font.words.items() if glyph not in fake} | use.words
    use.widths |= {glyph: width for glyph, width in font.widths.items() if glyph not in fake}
    use.places.append((place, font.lacks_glyphs))


def _real(font: Font) -> set[int]:
    """The glyphs that are in the font file."""
    return {glyph for glyph in font.words if glyph < font.glyphs}


def _share_font(pdf: Pdf, name: str, file: bytes, use: _Use) -> None:
    data = with_only(file, frozenset(use.words) | {0})
    if data is None:
        return
    place, _ = use.places[0]
    descendant = place[f"/{name}"].DescendantFonts[0]
    _embed(pdf, descendant.FontDescriptor, data)
    descendant.W = Array([x for glyph, width in sorted(use.widths.items()) for x in (glyph, Array([width]))])
    words = pdf.make_stream(to_unicode(use.words))
    shared = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=place[f"/{name}"].BaseFont,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=words,
        )
    )
    for other, lacks_glyphs in use.places:
        if lacks_glyphs:
            other[f"/{name}"].DescendantFonts = shared.DescendantFonts
        else:
            other[f"/{name}"] = shared


def _embed(pdf: Pdf, descriptor: pikepdf.Object, data: bytes) -> None:
    if "/FontFile2" in descriptor:
        descriptor.FontFile2 = pdf.make_stream(data, Length1=len(data))
    else:
        descriptor.FontFile3 = pdf.make_stream(data, Subtype=Name.OpenType)
    if "/CIDSet" in descriptor:
        del descriptor["/CIDSet"]


def to_unicode(words: dict[int, str]) -> bytes:
    """The characters of each glyph as a CMap (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <ffff>",
        "endcodespacerange",
    ]
    items = sorted(words.items())
    for start in range(0, len(items), 100):
        batch = items[start : start + 100]
        lines.append(f"{len(batch)} beginbfchar")
        lines += [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in batch]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()


def share_pictures(resources: Resources) -> None:
    """Keep each picture once, however many fragments show it."""
    known: dict[bytes, pikepdf.Object] = {}
    for own in resources:
        pictures = own.get("/XObject", Dictionary())
        for name in list(pictures.keys()):
            if pictures[name].get("/Subtype") == Name.Image:
                pictures[name] = known.setdefault(_fingerprint(pictures[name]), pictures[name])


def _fingerprint(picture: pikepdf.Object) -> bytes:
    """The same for pictures of the same bytes and the same properties."""
    found = hashlib.sha256(picture.read_raw_bytes())
    for key in sorted(picture.keys()):
        value = picture[key]
        found.update(key.encode())
        found.update(_fingerprint(value) if isinstance(value, pikepdf.Stream) else repr(value).encode())
    return found.digest()


def share_colours(resources: Resources) -> None:
    """All fragments have the colour spaces of the same styles: the first one's serve all."""
    for own in resources[1:]:
        if set(own.ColorSpace.keys()) == set(resources[0].ColorSpace.keys()):
            own.ColorSpace = resources[0].ColorSpace
