"""Formulas: TeX as MathML for the ebook, as a drawing for print, or the reason why it can't be set.

ziamath reads TeX for both, so that the editions show the same formula. Some TeX it reads wrongly and
says nothing; what is known of that is refused here, and the manuscript's own words stand in its place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias
from xml.etree import ElementTree as etree  # noqa: N813

import msgspec

from standfirst.render.formula_as_line import line_of

DEEPEST = 15
"""Levels of braces, stretched brackets and environments; each adds to the time that the others take."""
LONGEST = 2000
"""Characters of a formula."""
MOST_CELLS = 300
"""Of a matrix, or of lines aligned with each other."""
LARGEST = 60.0
"""Em: the height of a drawing, and any length that a formula asks for."""

_SIZE = 20.0
_SCALE = 1.06
"""How much larger the drawing's letters are set, to look like those of the text beside them."""


class Drawn(msgspec.Struct, frozen=True):
    """A formula drawn. Lengths are in em of the text around it."""

    svg: str
    width: float
    height: float
    depth: float
    """How far it reaches below the line that the letters stand on."""


class Formula(msgspec.Struct, frozen=True):
    """A formula that can be set."""

    mathml: str
    """A ``math`` element (MathML Core) with its namespace, without alternative text."""
    drawn: Drawn
    line: str
    """As a line of text."""
    tag: str = ""
    """The number that the TeX gives it with ``\\tag``."""


class NotSet(msgspec.Struct, frozen=True):
    """A formula that can't be set, and why."""

    reason: str


Outcome: TypeAlias = "Formula | NotSet"


@lru_cache(maxsize=2048)
def set_formula(tex: str, *, is_displayed: bool) -> Outcome:
    """A formula from its TeX, without the marks around it."""
    if len(tex) > LONGEST:
        return NotSet(f"it has more than {LONGEST:,} characters")
    if tex.count("&") + tex.count("\\\\") > MOST_CELLS:
        return NotSet(f"it has more than {MOST_CELLS} cells")
    if not _is_balanced(tex):
        return NotSet("its braces don't match")
    if _depth(tex) > DEEPEST:
        return NotSet(f"it is nested more than {DEEPEST} deep")
    plain, tag = _without_numbers(tex)
    if unread := _UNREAD.search(plain):
        return NotSet(f"{unread.group().strip()} can't be set")
    try:
        tree = _tree(plain, is_displayed=is_displayed)
        if reason := _fault(tree):
            return NotSet(reason)
        drawn = _drawing(plain, is_displayed=is_displayed)
    except MemoryError:
        raise
    except Exception as error:  # it raises whatever comes to hand where it can't read on
        return NotSet(_reason(error))
    if not 0 < drawn.height < LARGEST or drawn.width <= 0:
        return NotSet("its drawing has no sensible size")
    return Formula(_written(tree), drawn, line_of(tree), tag)


def _is_balanced(tex: str) -> bool:
    depth = 0
    for mark in re.findall(r"\\.|[{}]", tex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth < 0:
            return False
    return depth == 0


_LEVELS = {"{": 1, "\\left": 1, "\\begin": 1, "}": -1, "\\right": -1, "\\end": -1}


def _depth(tex: str) -> int:
    """How deep braces, stretched brackets and environments are nested in it."""
    depth = deepest = 0
    for mark in re.findall(r"\\(?:left|right|begin|end)(?![a-z])|\\.|[{}]", tex, re.DOTALL):
        depth += _LEVELS.get(mark, 0)
        deepest = max(deepest, depth)
    return deepest


_NUMBERS = re.compile(r"\\(?:label|tag\*?)\s*\{[^{}]*\}|\\(?:nonumber|notag)\b\s*")
_TAG = re.compile(r"\\tag(\*?)\s*\{([^{}]*)\}")
_ALIGNED = re.compile(
    r"\\(begin|end)\{(?:align|eqnarray|flalign)\*?\}|\\(begin|end)\{alignat\*?\}(?:\{\d+\})?"
)
_CENTRED = re.compile(r"\\(begin|end)\{(?:gather|multline|gathered)\*?\}")
_UNREAD = re.compile(
    r"\\(?:def|let|gdef|edef|newcommand|renewcommand|providecommand|DeclareMathOperator)\b|"
    r"\\begin\{array\}\s*\{[^}]*\|[^}]*\}|\\[hc]line\b|\\math(?:op|bin|rel)\s*\{\s*\\(?:rm|it|bf|sf|tt)\b"
)
"""What is drawn wrongly without an error; and definitions, which can grow without bounds."""


def _without_numbers(tex: str) -> tuple[str, str]:
    """TeX with its environments as ziamath knows them, and the number that it asks for."""
    tag = _TAG.search(tex)
    tex = _NUMBERS.sub("", tex)
    tex = _ALIGNED.sub(lambda m: rf"\{m[1] or m[2]}{{aligned}}", tex)
    tex = _CENTRED.sub(lambda m: rf"\{m[1]}{{matrix}}", tex)
    return tex.strip(), "" if tag is None else tag[2] if tag[1] else f"({tag[2]})"


def _reason(error: Exception) -> str:
    """What an error of the reader means for a writer."""
    name = type(error).__name__
    known = {
        "MissingSuperScriptOrSubscriptError": "nothing follows ^ or _",
        "ExtraLeftOrMissingRightError": "\\left has no \\right",
        "MissingEndError": "\\begin has no \\end",
        "NoAvailableTokensError": "there is nothing in it, or a command lacks what it is about",
        "DoubleSubscriptsError": "there are two subscripts in a row",
        "DoubleSuperscriptsError": "there are two superscripts in a row",
        "ParseError": "it has & or < where none can stand",
        "RecursionError": "it is nested too deeply",
    }
    return known.get(name, "its TeX can't be read")


# -- MathML -------------------------------------------------------------------------------------

_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_NAMES_OF_ELEMENTS = """
    math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd
    mstyle mpadded mphantom menclose mmultiscripts mprescripts none
"""
_NAMES_OF_ATTRIBUTES = """
    display mathvariant fence form separator accent accentunder linethickness columnalign rowalign
    columnspacing rowspacing displaystyle scriptlevel width height depth lspace rspace voffset minsize
    maxsize notation mathcolor mathbackground largeop movablelimits symmetric stretchy
"""
_ELEMENTS = frozenset(_NAMES_OF_ELEMENTS.split())
_ATTRIBUTES = frozenset(_NAMES_OF_ATTRIBUTES.split())
_LENGTHS = re.compile(r"(\d+(?:\.\d+)?)\s*(em|ex|px|pt|pc|mm|cm|in|mu)")
_EM = {"em": 1.0, "ex": 0.5, "px": 0.08, "pt": 0.1, "pc": 1.2, "mm": 0.28, "cm": 2.8, "in": 7.2, "mu": 0.06}
_VALUE = re.compile(r"[#\w.+% -]*")
_COMMAND = re.compile(r"\\[A-Za-z]+")


def _tree(tex: str, *, is_displayed: bool) -> etree.Element:
    from ziamath.tex import tex2mml

    tree = etree.fromstring(tex2mml(tex, inline=not is_displayed))
    for node in tree.iter():
        node.tag = node.tag.rpartition("}")[2]
        if node.tag == "mi":
            node.attrib.pop("stretchy", None)  # the schema has it for operators only
        if node.tag == "mi" and node.text and not node.text.strip("′″‴"):
            node.tag = "mo"  # which reading systems do not make smaller once more
        if not node.get("columnspacing", "0em").strip():
            del node.attrib["columnspacing"]  # of a single column; the schema wants a length
    return tree


def _fault(tree: etree.Element) -> str | None:
    """What can't be in a book, however well formed it is."""
    for node in tree.iter():
        if found := _COMMAND.match(node.text or ""):
            return f"{found.group()} is not known"
        if node.tag not in _ELEMENTS:
            return f"it has a part that can't be set ({node.tag})"
        for name, value in node.attrib.items():
            if name not in _ATTRIBUTES or not _VALUE.fullmatch(value):
                return f"it asks for something that can't be set ({name})"
            if any(float(size) * _EM[unit] > LARGEST for size, unit in _LENGTHS.findall(value)):
                return f"it asks for a length of {value}"
    return None


def _written(tree: etree.Element) -> str:
    tree.set("xmlns", _NAMESPACE)
    return etree.tostring(tree, encoding="unicode")


# -- the drawing --------------------------------------------------------------------------------


def _drawing(tex: str, *, is_displayed: bool) -> Drawn:
    from ziamath.zmath import Latex

    import standfirst.render.formula_rows  # noqa: F401  (ziamath draws with them from now on)

    formula = Latex(tex, size=_SIZE, inline=not is_displayed)
    width, height = formula.getsize()
    em = _SCALE / _SIZE
    return Drawn(formula.svg(), width * em, height * em, -formula.getyofst() * em)
