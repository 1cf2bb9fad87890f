"""Styles of citations are checked before pandoc is given them: macros may call one another without end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from standfirst.citations.cited import NotCitedError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CSL = "{http://purl.org/net/xbiblio/csl}"
MOST_CALLS = 1_000_000
"""Calls of macros that a citation and its entry may lead to; the Chicago Manual's style has 82,000."""
DEEPEST = 100
"""Macros within macros."""


def check_style(data: bytes) -> None:
    """Raises NotCitedError for a style that is no XML, whose macros call themselves, or each other so often
    that no citation would ever be finished (CSL 1.0.2, "Macro")."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotCitedError(f"it is no style of citations: {error.msg}") from None
    if any(node.tag is etree.Entity for node in root.iter()):
        raise NotCitedError("the style declares entities, which may grow without end")
    macros = {macro.get("name", ""): _called(macro) for macro in root.iter(f"{_CSL}macro")}
    counted: dict[str, int] = {}
    for name in macros:
        _count(name, macros, counted, ())
    calls = sum(counted.get(name, 0) for layout in root.iter(f"{_CSL}layout") for name in _called(layout))
    if calls > MOST_CALLS:
        raise NotCitedError(f"the macros of the style call one another {calls:,} times for one citation")


def _called(part: _Element) -> list[str]:
    """The macros that a part of a style calls, each as often as it does."""
    return [name for node in part.iter(f"{_CSL}text", f"{_CSL}key") if (name := node.get("macro"))]


def _count(
    name: str, macros: Mapping[str, Iterable[str]], counted: dict[str, int], above: tuple[str, ...]
) -> int:
    """How many calls a call of a macro is, those in it included."""
    if name in above:
        raise NotCitedError(f"the macro {name} of the style calls itself")
    if len(above) == DEEPEST:
        raise NotCitedError(f"the macros of the style are nested more than {DEEPEST} deep")
    if name not in counted:
        calls = (_count(inner, macros, counted, (*above, name)) for inner in macros.get(name, ()))
        counted[name] = 1 + sum(calls)
    return counted[name]
