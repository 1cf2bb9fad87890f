"""A formula as a line of text, for where nothing can be drawn: ``x² + y²``, ``(a + b)/c``, ``√2``.

Bookmarks, running heads and the contents of an ebook have room for characters and no more. Figures are
raised and lowered; the rest stands after ``^`` and ``_``, in parentheses where it is several things.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

_RAISED = str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""What fonts for books have; running heads are set in them."""
_PRIMES = "′″‴"
_OVER: Mapping[str, str] = {
    "¯": "\u0304",
    "‾": "\u0304",
    "ˉ": "\u0304",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "˙": "\u0307",
    ".": "\u0307",
    "¨": "\u0308",
    "→": "\u20d7",
}
"""Accents, and the characters that put them over the one before."""
_SPACED = frozenset("=≠<>≤≥≪≫±∓×÷→←↔⇒⇐⇔↦∈∉⊂⊆⊃∪∩∧∨≈≡∼≃≅∝∣")
"""Signs with white on both sides."""
_SIGNS = frozenset("+-−")
"""The same between two things; before one they belong to it."""


def line_of(tree: Element) -> str:
    """The formula in a tree of MathML, without namespaces."""
    return " ".join(_line(tree).split())


def _line(node: Element) -> str:
    kids = list(node)
    match node.tag:
        case "mfrac":
            return f"{_whole(_line(kids[0]))}/{_whole(_line(kids[1]))}"
        case "msqrt":
            return f"√{_whole(_row(kids))}"
        case "mroot":
            return f"{_raised(_line(kids[1]))}√{_whole(_line(kids[0]))}"
        case "msup":
            return _line(kids[0]) + _raised(_line(kids[1]))
        case "msub":
            return _line(kids[0]) + _lowered(_line(kids[1]))
        case "munder":
            return _line(kids[0]) + _lowered(_line(kids[1]))
        case "msubsup" | "munderover":
            return _line(kids[0]) + _lowered(_line(kids[1])) + _raised(_line(kids[2]))
        case "mover":
            return _accented(_line(kids[0]), _line(kids[1]).strip())
        case "mtable":
            return "; ".join(_line(row) for row in kids)
        case "mtr":
            return ", ".join(_line(cell) for cell in kids)
        case "mspace":
            return " "
        case "mphantom":
            return ""
        case "mi" | "mn" | "mo" | "mtext" if not kids:
            return node.text or ""
        case _:
            return _row(kids)


def _row(nodes: Sequence[Element]) -> str:
    """Things side by side, white around the signs between them."""
    line = ""
    for node in nodes:
        words = _line(node)
        sign = words.strip()
        is_between = bool(line.strip()) and line.rstrip()[-1] not in "([{|,=<>≤≥"
        if node.tag == "mo" and (sign in _SPACED or (sign in _SIGNS and is_between)):
            line = f"{line.rstrip()} {sign} "
        elif node.tag == "mo" and sign in (",", ";"):
            line = f"{line.rstrip()}{sign} "
        elif _is_applied(node):
            line += f" {sign} " if line[-1:].isalnum() else f"{sign} "
        else:
            line += words
    return line


_WITH_LIMITS = frozenset(("msub", "msup", "msubsup", "munder", "munderover"))


def _is_applied(node: Element) -> bool:
    """Whether it is a function or a sign with limits, applied to what comes after it: sin, log₂, ∑, ∫."""
    if node.tag in _WITH_LIMITS:
        return node[0].tag == "mo" or _is_applied(node[0])
    words = (node.text or "").strip()
    return node.tag == "mi" and len(words) > 1 and words.isalpha()


def _whole(line: str) -> str:
    """In parentheses if it is several things."""
    line = line.strip()
    return line if len(line) < 2 or line.isalnum() or _is_in_parentheses(line) else f"({line})"


def _is_in_parentheses(line: str) -> bool:
    return line.startswith("(") and line.endswith(")") and "(" not in line[1:] and ")" not in line[:-1]


def _raised(line: str) -> str:
    line = line.strip()
    return line if line and set(line) <= set(_PRIMES) else _moved(line, _RAISED, "^")


def _lowered(line: str) -> str:
    return _moved(line.strip(), _LOWERED, "_")


def _moved(line: str, characters: Mapping[int, int], mark: str) -> str:
    tight = line.replace(" ", "")
    if all(ord(character) in characters for character in tight):
        return tight.translate(characters)
    return mark + (line if len(line) == 1 else f"({line})")


def _accented(line: str, accent: str) -> str:
    """With an accent over its one letter; what stands over several things comes after them."""
    line = line.strip()
    over = _OVER.get(accent, accent if unicodedata.combining(accent[:1] or " ") else "")
    if len(line) == 1 and over:
        return unicodedata.normalize("NFC", line + over)
    return line if over or not accent else line + _raised(accent)
