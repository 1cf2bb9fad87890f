"""Inks: the colours of pages that were laid out for a screen, for a press.

Black and grey become black ink only: else every letter is printed four times, and not quite in the same
place; solid black overprints what is under it, so that no white shows between them. Other colours of type
and rules are converted plainly, the accent and its tints as the publication wants (a spot colour has a plate
of its own), pictures through the profile of the press; pictures that are grey lose their colours.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, TypeAlias

import pikepdf

from standfirst.editions.inks_of_press import AccentInks, InkProfile, plain_inks, rgb

SCREEN = ("/DeviceRGB", "/CalRGB", "/CalGray")
_COLOURS = ("rg", "RG", "g", "G")
Instruction: TypeAlias = tuple[list[Any], pikepdf.Operator]


class Inks:
    """Converts what the pages draw, each shared object once, for a press."""

    def __init__(self, pdf: pikepdf.Pdf, press: InkProfile) -> None:
        self._pdf = pdf
        self._profile = press.profile
        self._accent = press.accent
        spot = press.accent.spot if press.accent else None
        self._spot = _separation(pdf, spot, press.accent.inks) if spot and press.accent else None
        self._overprint = {state: pdf.make_indirect(_state(*state)) for state in STATES}
        self._done: set[tuple[int, int]] = set()

    def convert(self, page: pikepdf.Object) -> None:
        """The colours of a page, and of the forms, patterns and pictures that it shows."""
        if "/Resources" not in page:
            page.Resources = pikepdf.Dictionary()
        if "/Contents" in page:
            page.Contents = self._pdf.make_stream(self._in_inks(pikepdf.Page(page), page.Resources))
        _convert_group(page)
        self._convert_objects(page.Resources)

    def _convert_objects(self, resources: Any) -> None:
        for thing in self._new_in(resources, ("/XObject", "/Pattern", "/Shading")):
            if thing.get("/Subtype") == "/Image":
                self._convert_picture(thing)
            elif "/ShadingType" in thing:
                _convert_shading(thing)
            elif "/Shading" in thing:
                _convert_shading(thing.Shading)
            elif isinstance(thing, pikepdf.Stream):
                if "/Resources" not in thing:
                    thing.Resources = pikepdf.Dictionary()
                thing.write(self._in_inks(thing, thing.Resources))
                _convert_group(thing)
                self._convert_objects(thing.Resources)

    def _in_inks(self, content: Any, resources: Any) -> bytes:
        """A content stream with its RGB and grey colours as inks, and solid black overprinting.

        What is used of the resources is put into them.
        """
        instructions: list[Instruction] = []
        state, outer = (False, False), list[tuple[bool, bool]]()
        for instruction in pikepdf.parse_content_stream(content):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator == "q":
                outer.append(state)
            elif operator == "Q" and outer:
                state = outer.pop()
            if operator not in _COLOURS:
                instructions.append((operands, instruction.operator))
                continue
            is_fill = operator.islower()
            drawn, is_black = self._painted(operands, is_fill, resources)
            instructions += drawn
            wanted = (is_black, state[1]) if is_fill else (state[0], is_black)
            if wanted != state:
                name = STATES[wanted]
                _put(resources, "/ExtGState", name, self._overprint[wanted])
                instructions.append(([pikepdf.Name(name)], pikepdf.Operator("gs")))
                state = wanted
        return pikepdf.unparse_content_stream(instructions)

    def _painted(self, operands: list[Any], is_fill: bool, resources: Any) -> tuple[list[Instruction], bool]:
        """What sets a colour, in inks, and whether it is solid black."""
        values = [float(x) for x in operands]
        red, green, blue = values if len(values) == 3 else values * 3
        tint = _tint(self._accent, (red, green, blue))
        if tint is not None and self._spot is not None:
            _put(resources, "/ColorSpace", SPOT, self._spot)
            space = ([pikepdf.Name(SPOT)], pikepdf.Operator("cs" if is_fill else "CS"))
            return [space, ([_number(tint)], pikepdf.Operator("scn" if is_fill else "SCN"))], False
        if tint is not None and self._accent is not None:
            inks = [tint * ink for ink in self._accent.inks]
        else:
            inks = [*plain_inks(red, green, blue)]
        return [([*map(_number, inks)], pikepdf.Operator("k" if is_fill else "K"))], inks == SOLID_BLACK

    def _new_in(self, resources: Any, kinds: tuple[str, ...]) -> Iterator[Any]:
        for kind in kinds:
            for thing in dict(resources.get(kind, {})).values():
                if thing.objgen == (0, 0) or thing.objgen not in self._done:
                    self._done.add(thing.objgen)
                    yield thing

    def _convert_picture(self, image: Any) -> None:
        """A picture whose dots are all grey is written as grey, any other in inks."""
        space = image.get("/ColorSpace")
        if image.get("/ImageMask") or space is None or not is_for_screens(space):
            return
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
        grey = _grey_of(shown)
        dots = grey if grey is not None else _through(self._profile, shown)
        for key in ("/DecodeParms", "/Decode"):
            if key in image:
                del image[key]
        image.write(dots.tobytes())
        image.ColorSpace = pikepdf.Name.DeviceGray if grey is not None else pikepdf.Name.DeviceCMYK
        image.BitsPerComponent = 8


SPOT = "/SpotAccent"
SOLID_BLACK = [0, 0, 0, 1]
STATES = {
    (False, False): "/OverNone",
    (True, False): "/OverFill",
    (False, True): "/OverStroke",
    (True, True): "/OverBoth",
}
"""The names of graphics states, by whether what is filled overprints and what is stroked."""


def _state(fill: bool, stroke: bool) -> pikepdf.Object:
    """A graphics state in which inks that are not asked for stay as they are (ISO 32000-1, 11.7.4.3)."""
    return pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, op=fill, OP=stroke, OPM=1)


def _separation(pdf: pikepdf.Pdf, spot: str, inks: tuple[float, ...]) -> pikepdf.Object:
    """A colour space of one ink with a plate of its own (ISO 32000-1, 8.6.6.4)."""
    tinted = pikepdf.Dictionary(
        FunctionType=2,
        Domain=[0, 1],
        N=1,
        C0=[0, 0, 0, 0],
        C1=pikepdf.Array([_number(ink) for ink in inks]),
    )
    name = pikepdf.Name("/" + spot)
    space = pikepdf.Array([pikepdf.Name.Separation, name, pikepdf.Name.DeviceCMYK, pdf.make_indirect(tinted)])
    return pdf.make_indirect(space)


def _put(resources: Any, kind: str, name: str, thing: Any) -> None:
    if kind not in resources:
        resources[kind] = pikepdf.Dictionary()
    resources[kind][name] = thing


_NEAR = 0.008
"""How far a colour may be from a tint of the accent: two steps of 255."""


def _tint(accent: AccentInks | None, colour: tuple[float, float, float]) -> float | None:
    """How much of the accent a colour is, the rest being paper; None for another colour, and for white."""
    if accent is None:
        return None
    full = rgb(accent.colour)
    deepest = min(range(3), key=lambda n: full[n])
    if full[deepest] >= 1:
        return None
    tint = (1 - colour[deepest]) / (1 - full[deepest])
    there = all(abs(1 - tint * (1 - x) - y) <= _NEAR for x, y in zip(full, colour, strict=True))
    return min(1.0, round(tint, 2)) if there and 0 < tint <= 1 + _NEAR else None


def is_for_screens(space: Any) -> bool:
    """Whether colours in this space are red, green and blue, or grey measured for a screen."""
    if not isinstance(space, pikepdf.Array):
        return str(space) in SCREEN
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N) == 3
    return kind in SCREEN or (kind == "/Indexed" and is_for_screens(space[1]))


def _number(value: float) -> pikepdf.Object:
    return pikepdf.Object.parse(f"{value:.4f}".rstrip("0").rstrip(".").encode())


def _convert_group(form: Any) -> None:
    """Transparency is blended in inks too."""
    if "/Group" in form and is_for_screens(form.Group.get("/CS", "")):
        form.Group.CS = pikepdf.Name.DeviceCMYK


def _convert_shading(shading: Any) -> None:
    """The colours at the ends of each step of a gradient (ISO 32000-1, 7.10.3 and 8.7.4.5)."""
    if shading.get("/ColorSpace") != "/DeviceRGB":
        return
    for function in _steps(shading.get("/Function")):
        for end in ("/C0", "/C1"):
            function[end] = pikepdf.Array([_number(ink) for ink in plain_inks(*map(float, function[end]))])
    shading.ColorSpace = pikepdf.Name.DeviceCMYK


def _steps(function: Any) -> Iterator[Any]:
    if function is not None and int(function.FunctionType) == 3:
        for part in function.Functions:
            yield from _steps(part)
    elif function is not None and len(function.get("/C0", ())) == 3:
        yield function


def _grey_of(picture: Any) -> Any:
    """The one plate of a picture without colours; None for one with colours."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    same = all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))
    return red if same else None


def _through(profile: bytes, picture: Any) -> Any:
    """A picture for screens (sRGB) in the inks of a press, the lightest point being paper."""
    from PIL import ImageCms

    return ImageCms.profileToProfile(
        picture,
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(io.BytesIO(profile)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def name_of(profile: bytes) -> str | None:
    """What a profile calls itself; None for what is no profile of a press with four inks."""
    from PIL import ImageCms

    try:
        found = ImageCms.getOpenProfile(io.BytesIO(profile)).profile
    except (OSError, ImageCms.PyCMSError):
        return None
    if found.device_class != "prtr" or found.xcolor_space.strip() != "CMYK":
        return None
    return (found.profile_description or "").strip() or "unnamed"
