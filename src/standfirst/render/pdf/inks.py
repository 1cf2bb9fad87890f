"""Inks: the colours of pages that were laid out for a screen, for a press.

Black and grey become black ink only: else every letter is printed four times, and not quite in the same
place. Other colours of type and rules are converted plainly, pictures through the profile of the press;
pictures that are grey lose their colours.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

SCREEN = ("/DeviceRGB", "/CalRGB", "/CalGray")
_FILL_AND_STROKE = {"rg": "k", "RG": "K", "g": "k", "G": "K"}


def inks_of(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black, from 0 to 1: grey is black ink only, and black takes what it can."""
    light = max(red, green, blue)
    if light == 0 or red == green == blue:
        return 0, 0, 0, 1 - light
    return (light - red) / light, (light - green) / light, (light - blue) / light, 1 - light


class Inks:
    """Converts what the pages draw, each shared object once. ``profile`` is that of the press (ICC.1)."""

    def __init__(self, pdf: pikepdf.Pdf, profile: bytes) -> None:
        self._pdf = pdf
        self._profile = profile
        self._done: set[tuple[int, int]] = set()

    def convert(self, page: pikepdf.Object) -> None:
        """The colours of a page, and of the forms, patterns and pictures that it shows."""
        if "/Contents" in page:
            page.Contents = self._pdf.make_stream(_in_inks(pikepdf.Page(page)))
        _convert_group(page)
        self._convert_objects(page.get("/Resources", pikepdf.Dictionary()))

    def _convert_objects(self, resources: Any) -> None:
        for thing in self._new_in(resources, ("/XObject", "/Pattern", "/Shading")):
            if thing.get("/Subtype") == "/Image":
                self._convert_picture(thing)
            elif "/ShadingType" in thing:
                _convert_shading(thing)
            elif "/Shading" in thing:
                _convert_shading(thing.Shading)
            elif isinstance(thing, pikepdf.Stream):
                thing.write(_in_inks(thing))
                _convert_group(thing)
                self._convert_objects(thing.get("/Resources", pikepdf.Dictionary()))

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


def is_for_screens(space: Any) -> bool:
    """Whether colours in this space are red, green and blue, or grey measured for a screen."""
    if not isinstance(space, pikepdf.Array):
        return str(space) in SCREEN
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N) == 3
    return kind in SCREEN or (kind == "/Indexed" and is_for_screens(space[1]))


def _in_inks(content: Any) -> bytes:
    """A content stream with its RGB and grey colours as inks."""
    instructions = []
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in _FILL_AND_STROKE:
            values = [float(x) for x in instruction.operands]
            inks = inks_of(*(values if len(values) == 3 else values * 3))
            operands = [_number(ink) for ink in inks]
            instructions.append((operands, pikepdf.Operator(_FILL_AND_STROKE[operator])))
        else:
            instructions.append((list(instruction.operands), instruction.operator))
    return pikepdf.unparse_content_stream(instructions)


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
            function[end] = pikepdf.Array([_number(ink) for ink in inks_of(*map(float, function[end]))])
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
