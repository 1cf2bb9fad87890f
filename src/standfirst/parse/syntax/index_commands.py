"""Terms for the index as LaTeX has them: ``\\index{gate!sluice|see{weir}}``.

They become what ``[]{.index entry="gate!sluice" see="weir"}`` is.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as etree  # noqa: N813

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

_INDEX = r"\\index\{((?:[^{}]|\{[^{}]*\})+)\}"
_SEE = re.compile(r"(see|seealso)\{([^{}]*)\}")
_ITALIC = re.compile(r"\\(?:textit|emph)\{([^{}]*)\}")
_COMMAND = re.compile(r"\\[a-z]+\{([^{}]*)\}")


class IndexCommand(InlineProcessor):
    """``\\index{gate!sluice}``."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - as Python-Markdown itself does
        self, m: re.Match[str], _data: str
    ) -> tuple[etree.Element, int, int]:
        """A span without words that says what the index is to have."""
        entry, _, how = self.unescape(m[1]).partition("|")
        sort, _, shown = entry.rpartition("@")
        above = sort.rpartition("!")[0]
        entry = f"{above}!{shown}" if above and "@" in entry else shown
        attributes = {
            "class": "index",
            "entry": _COMMAND.sub(r"\1", _ITALIC.sub(r"*\1*", entry)),
            **_how(how),
        }
        if sort:
            attributes["sort"] = sort.rpartition("!")[2]
        return etree.Element("span", attributes), m.start(), m.end()


def _how(how: str) -> dict[str, str]:
    """What stands behind the bar: another entry, an end of a range, how the page is set."""
    if see := _SEE.match(how):
        return {"see" if see[1] == "see" else "also": see[2]}
    if how[:1] in ("(", ")"):
        return {"range": "begin" if how[0] == "(" else "end"}
    return {"class": "index main"} if how in ("textbf", "bf") else {}


def register(md: Markdown) -> None:
    """Add this to Python-Markdown's patterns."""
    md.inlinePatterns.register(IndexCommand(_INDEX, md), "index_command", 174)
