"""Drawing: an SVG file → a picture that can only be looked at, written anew from a list of what is good.

Elements, attributes, properties and functions that are not in the lists of this file do not get through,
whatever they are (SVG 1.1, second edition, without animation, events, scripts and links). A reference leads
to something in the same drawing or to a bitmap that the drawing carries. Sizes, ratios, the number of
elements and what a gradient or a dash repeats are bounded, because those who draw it are not.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import tinycss2

if TYPE_CHECKING:
    from lxml.etree import _Element as Node
    from tinycss2.ast import Node as Token

SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# -- what is good -------------------------------------------------------------------------------

ELEMENTS = _words("""
    svg g defs symbol use title desc style switch a path rect circle ellipse line polyline polygon
    image text tspan textPath tref linearGradient radialGradient stop pattern marker clipPath mask
    filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feOffset feTile
""")
_SHOWN = _words("""
    path rect circle ellipse line polyline polygon image text use
""")
"""Elements that put something on the page."""

PROPERTIES = _words("""
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation
    color-interpolation-filters cx cy d direction display dominant-baseline fill fill-opacity
    fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning
    font-size font-size-adjust font-stretch font-style font-variant font-variant-caps
    font-variant-ligatures font-variant-numeric font-weight glyph-orientation-horizontal
    glyph-orientation-vertical height image-rendering isolation kerning letter-spacing line-height
    lighting-color marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity
    overflow paint-order pointer-events r rx ry shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width text-align text-anchor text-decoration text-decoration-color
    text-decoration-line text-decoration-style text-indent text-orientation text-overflow
    text-rendering text-transform transform transform-box transform-origin unicode-bidi
    vector-effect vertical-align visibility white-space width word-spacing writing-mode x y
""")
"""Those of CSS; as attributes they are good as well (SVG 1.1, appendix N)."""

ATTRIBUTES = PROPERTIES | _words("""
    id class style lang version baseProfile viewBox preserveAspectRatio dx dy rotate textLength
    lengthAdjust points pathLength x1 y1 x2 y2 fx fy fr offset gradientUnits gradientTransform
    spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
    maskContentUnits markerUnits markerWidth markerHeight refX refY orient startOffset method
    spacing side filterUnits primitiveUnits filterRes in in2 result mode type values operator k1 k2
    k3 k4 stdDeviation edgeMode tableValues slope intercept amplitude exponent systemLanguage
    requiredFeatures enable-background
""")

FUNCTIONS = _words("""
    rgb rgba hsl hsla hwb lab lch oklab oklch color device-cmyk calc min max clamp matrix translate
    translatex translatey scale scalex scaley rotate skewx skewy blur brightness contrast
    drop-shadow grayscale hue-rotate invert opacity saturate sepia circle ellipse inset polygon path
""")

# -- how much is good ---------------------------------------------------------------------------

MOST_ELEMENTS = 100_000
"""Those that are drawn, each as often as it is used."""
DEEPEST = 100
"""Elements within elements."""
MOST_RULES = 2_000
LARGEST, SMALLEST = 1e7, 1e-7
"""Of numbers, but for 0."""
LARGEST_SIDE, STEEPEST = 100_000, 1_000
"""User units of a side of the drawing; how many times longer one side may be than the other."""
FINEST = 1e-3
"""The part of a drawing that something repeated has to measure at least."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FOUR_NUMBERS = re.compile(rf"\s*{_NUMBER.pattern}(?:(?:\s*,\s*|\s+){_NUMBER.pattern}){{3}}\s*", re.ASCII)
_COLOUR = re.compile(r"#[0-9a-fA-F]+")
_BITMAP = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp);base64,", re.IGNORECASE)
_UNITS: Mapping[str, float] = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "em": 16,
    "rem": 16,
}

IsBitmap: TypeAlias = Callable[[bytes], bool]
"""Whether these bytes are a bitmap that can be shown."""


class Drawing(msgspec.Struct, frozen=True):
    """A drawing that can only be looked at."""

    data: bytes
    """SVG in UTF-8, without document type, comments and processing instructions."""
    width: int
    height: int
    """User units, at least 1."""
    removed: tuple[str, ...]
    """What was taken out, as an editor reads it; sorted."""


class NoDrawingError(ValueError):
    """Why a file can't be shown as a drawing, in words for an editor."""


def read_drawing(data: bytes, is_bitmap: IsBitmap) -> Drawing:
    """The drawing in an SVG file, written anew; ``is_bitmap`` judges the bitmaps that it carries.

    Raises NoDrawingError for what is no SVG, declares entities, has an impossible size, is larger than those
    who draw it can bear, or shows nothing.
    """
    root = _parsed(data)
    width, height = _size(root)
    cleaner = _Cleaner(is_bitmap, max(width, height))
    cleaner.clean(root)
    _bound(root)
    if not any(_name(node) in _SHOWN for node in root.iter() if isinstance(node.tag, str)):
        raise NoDrawingError("the drawing shows nothing")
    from lxml import etree

    etree.cleanup_namespaces(root)
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return Drawing(written, width, height, tuple(sorted(cleaner.removed)))


def _parsed(data: bytes) -> Node:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NoDrawingError(f"the drawing is no well-formed XML: {str(error).split(', line')[0]}") from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if (declared is not None and any(True for _ in declared.iterentities())) or any(
        node.tag is etree.Entity for node in root.iter()
    ):
        raise NoDrawingError("the drawing declares entities, which can be made to explode")
    if root.tag not in (SVG + "svg", "svg"):
        what = etree.QName(root).localname
        kind = "a web page" if what.lower() == "html" else f"an XML file (`{what}`)"
        raise NoDrawingError(f"this is not a picture but {kind}")
    if root.tag == "svg":
        raise NoDrawingError("the drawing does not say that it is SVG (xmlns is missing)")
    return root


# -- cleaning -----------------------------------------------------------------------------------


class _Cleaner:
    """Takes out of a tree what is not in the lists, and remembers what that was."""

    def __init__(self, is_bitmap: IsBitmap, side: float) -> None:
        self._is_bitmap = is_bitmap
        self._side = side
        self.removed: set[str] = set()

    def clean(self, root: Node) -> None:
        """Clean the tree, the root included."""
        for node in list(root.iter()):
            if not isinstance(node.tag, str) or not node.tag.startswith(SVG):
                self._remove(
                    node, f"<{_name(node)}>" if isinstance(node.tag, str) else "a processing instruction"
                )
            elif _name(node) not in ELEMENTS:
                self._remove(node, f"<{_name(node)}>")
            else:
                self._clean_element(node)

    def _clean_element(self, node: Node) -> None:
        if _name(node) == "style":
            self._clean_stylesheet(node)
        for attribute, value in list(node.attrib.items()):
            kept = self._attribute(node, str(attribute), str(value))
            if kept is None:
                del node.attrib[attribute]
            elif kept != value:
                node.attrib[attribute] = kept
        self._bound_repetition(node)
        if _name(node) in ("image", "feImage", "use", "tref") and not _reference(node):
            self._remove(node, None)

    def _attribute(self, node: Node, attribute: str, value: str) -> str | None:
        """The value as it may stay; None if the attribute goes."""
        if attribute in ("href", _XLINK_HREF):
            return self._href(node, value)
        if attribute in (_XML_SPACE, _XML_LANG):
            return value
        if attribute == "style":
            return self._declarations(value)
        if attribute not in ATTRIBUTES:
            if not _is_of_an_editor(attribute):
                self.removed.add(_described(attribute))
            return None
        if attribute in ("id", "class", "lang", "systemLanguage", "requiredFeatures", "in", "in2", "result"):
            return value
        if not _is_bounded(value):
            self.removed.add(f"an impossible number ({attribute})")
            return None
        if attribute == "viewBox" and _FOUR_NUMBERS.fullmatch(value) is None:
            self.removed.add("a viewBox that is not four numbers")
            return None
        if attribute in PROPERTIES and attribute != "d" and not self._is_good_value(value):
            self.removed.add("a style that fetches something")
            return None
        return value

    def _href(self, node: Node, value: str) -> str | None:
        """Inside the drawing, or a bitmap in it."""
        if value.strip().startswith("#"):
            return value.strip()
        if _name(node) in ("image", "feImage") and (found := _BITMAP.match(value)):
            if self._is_bitmap(_decoded(value[found.end() :])):
                return value
            self.removed.add("a bitmap that is none, or too large")
            return None
        self.removed.add(f"the reference to {value[:60]}")
        return None

    def _declarations(self, value: str) -> str | None:
        """Declarations of CSS with the properties and values that are good; None where none is left."""
        found = tinycss2.parse_declaration_list(value, skip_comments=True, skip_whitespace=True)
        kept = [declaration for declaration in found if self._is_good(declaration)]
        return ";".join(declaration.serialize() for declaration in kept) or None

    def _is_good(self, declaration: Token) -> bool:
        if declaration.type != "declaration":
            return False
        if declaration.lower_name not in PROPERTIES:
            if not declaration.lower_name.startswith("-"):
                self.removed.add(f"the property {declaration.lower_name}")
            return False
        if not _is_bounded(tinycss2.serialize(declaration.value)):
            self.removed.add(f"an impossible number ({declaration.lower_name})")
            return False
        if not all(_is_good_token(token) for token in declaration.value):
            self.removed.add("a style that fetches something")
            return False
        return True

    def _is_good_value(self, value: str) -> bool:
        return all(_is_good_token(token) for token in tinycss2.parse_component_value_list(value))

    def _clean_stylesheet(self, node: Node) -> None:
        """Plain rules with good declarations; rules that begin with an at sign go."""
        text = "".join(str(part) for part in node.itertext())
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        if len(rules) > MOST_RULES:
            raise NoDrawingError(f"the drawing has more than {MOST_RULES:,} rules of style")
        if len(node) or any(rule.type != "qualified-rule" for rule in rules):
            self.removed.add("a part of a stylesheet")
        for child in list(node):
            node.remove(child)
        node.text = "\n".join(filter(None, map(self._rule, rules)))

    def _rule(self, rule: Token) -> str | None:
        if rule.type != "qualified-rule" or any(
            token.type in ("url", "function", "error") for token in rule.prelude
        ):
            return None
        kept = self._declarations(tinycss2.serialize(rule.content))
        return f"{tinycss2.serialize(rule.prelude).strip()}{{{kept}}}" if kept else None

    def _bound_repetition(self, node: Node) -> None:
        """A gradient, pattern or dash that would be repeated without end is drawn once, or whole."""
        name = _name(node)
        if name in ("linearGradient", "radialGradient") and node.get("spreadMethod", "pad") != "pad":
            whole = 1.0 if node.get("gradientUnits") != "userSpaceOnUse" else self._side
            if _reach(node) < whole * FINEST or "gradientTransform" in node.attrib:
                del node.attrib["spreadMethod"]
        if name == "pattern":
            whole = 1.0 if node.get("patternUnits") != "userSpaceOnUse" else self._side
            sides = [_as_part(node.get(side), whole) for side in ("width", "height")]
            if any(side is not None and side < whole * FINEST for side in sides):
                self._remove(node, "a pattern too fine to be seen")
        dashes = [abs(float(number)) for number in _NUMBER.findall(node.get("stroke-dasharray", ""))]
        if dashes and sum(dashes) < self._side * FINEST / 10:
            del node.attrib["stroke-dasharray"]

    def _remove(self, node: Node, what: str | None) -> None:
        """Take a node out and leave the text after it in place."""
        parent = node.getparent()
        if parent is None:
            return
        if what:
            self.removed.add(what)
        before = node.getprevious()
        if node.tail and before is not None:
            before.tail = (before.tail or "") + node.tail
        elif node.tail:
            parent.text = (parent.text or "") + node.tail
        parent.remove(node)


def _is_good_token(token: Token) -> bool:
    match token.type:
        case "url":
            return bool(token.value.strip().startswith("#"))
        case "function" if token.lower_name == "url":
            return all(t.type == "string" and t.value.strip().startswith("#") for t in token.arguments)
        case "function":
            return token.lower_name in FUNCTIONS and all(map(_is_good_token, token.arguments))
        case "error" | "at-keyword" | "{} block":
            return False
        case "() block" | "[] block":
            return all(map(_is_good_token, token.content))
        case _:
            return True


def _name(node: Node) -> str:
    return str(node.tag).rpartition("}")[2]


def _reference(node: Node) -> str | None:
    return node.get("href") or node.get(_XLINK_HREF)


def _is_of_an_editor(attribute: str) -> bool:
    """What a drawing program notes for itself; nobody misses it."""
    if attribute.endswith("}base"):
        return False
    return attribute.startswith(("{", "data-", "aria-")) or attribute in ("role", "focusable", "tabindex")


def _described(attribute: str) -> str:
    if attribute.lower().startswith("on"):
        return f"the event handler {attribute[:40]}"
    return f"the attribute {attribute[:40]}"


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=False)
    except (binascii.Error, ValueError):
        return b""


def _is_bounded(value: str) -> bool:
    """Whether every number in a value is 0 or of a size that can be drawn."""
    return all(
        len(number) <= 40 and ((size := abs(float(number))) == 0 or SMALLEST <= size <= LARGEST)
        for number in _NUMBER.findall(_COLOUR.sub("", value))
    )


def _reach(node: Node) -> float:
    """How long a gradient's way is, from one end of its colours to the other."""
    whole = 1.0
    if _name(node) == "radialGradient":
        return _as_part(node.get("r"), whole) or 0.5
    ends = [_as_part(node.get(side), whole) for side in ("x1", "y1", "x2", "y2")]
    x1, y1, x2, y2 = (
        end if end is not None else default for end, default in zip(ends, (0, 0, 1, 0), strict=True)
    )
    return float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)


def _as_part(value: str | None, whole: float) -> float | None:
    found = _NUMBER.match((value or "").strip())
    if found is None:
        return None
    return float(found[0]) * (whole / 100 if (value or "").strip().endswith("%") else 1)


# -- bounds -------------------------------------------------------------------------------------


def _bound(root: Node) -> None:
    """Raise NoDrawingError for a drawing of more elements, or of deeper ones, than can be drawn."""
    by_id = {node.get("id"): node for node in root.iter() if isinstance(node.tag, str) and node.get("id")}
    counted: dict[Node, int] = {}
    open_: set[Node] = set()

    def count(node: Node, depth: int) -> int:
        if depth > DEEPEST:
            raise NoDrawingError(f"the drawing has elements more than {DEEPEST} deep within each other")
        if node in counted:
            return counted[node]
        if node in open_:
            raise NoDrawingError("the drawing uses a part of itself within that part")
        open_.add(node)
        total = 1 + sum(count(child, depth + 1) for child in node if isinstance(child.tag, str))
        for used in _used_by(node, by_id):
            total += count(used, depth + 1)
        open_.discard(node)
        if total > MOST_ELEMENTS:
            raise NoDrawingError(f"the drawing has more than {MOST_ELEMENTS:,} elements")
        counted[node] = total
        return total

    count(root, 0)


def _used_by(node: Node, by_id: Mapping[str | None, Node]) -> Iterator[Node]:
    """What is drawn again where a node stands."""
    reference = _reference(node)
    if _name(node) in ("use", "feImage", "pattern", "linearGradient", "radialGradient") and reference:
        used = by_id.get(reference.removeprefix("#"))
        if used is not None:
            yield used


# -- size ---------------------------------------------------------------------------------------


def _size(root: Node) -> tuple[int, int]:
    """Width and height in user units: what the drawing says, else its view box, else CSS's 300 × 150.

    Raises NoDrawingError for a size that nothing can have.
    """
    box = _view_box(root)
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = (width, width / ratio) if width else ((height or box[1]) * ratio, height or box[1])
    sides = (width or 300, height or 150)
    if not all(0 < side <= LARGEST_SIDE for side in sides) or max(sides) > STEEPEST * max(min(sides), 1):
        raise NoDrawingError("the drawing has a size that no page has")
    return max(1, round(sides[0])), max(1, round(sides[1]))


def _view_box(root: Node) -> tuple[float, float] | None:
    """Width and height of the view box, if there is a good one."""
    value = root.get("viewBox")
    if value is None:
        return None
    numbers = _NUMBER.findall(value)
    if len(numbers) != 4:
        return None
    if not _is_bounded(value):
        raise NoDrawingError("the drawing has a size that no page has")
    width, height = float(numbers[2]), float(numbers[3])
    if width <= 0 or height <= 0:
        return None
    if max(width, height) > STEEPEST * min(width, height):
        raise NoDrawingError("the drawing has a size that no page has")
    return width, height


def _length(value: str | None) -> float | None:
    """A length in pixels; None for percentages and what is none."""
    match = re.fullmatch(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*", value or "")
    if not match or match[2] not in _UNITS:
        return None
    if not _is_bounded(match[1]):
        raise NoDrawingError("the drawing has a size that no page has")
    return float(match[1]) * _UNITS[match[2]] or None
