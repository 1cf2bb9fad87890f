"""What the front matter says and nothing here reads: keys that look like ours, kinds that are none."""

from __future__ import annotations

from difflib import get_close_matches

from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.normalise.opening.front_matter_keys import (
    AUTHOR_KEYS,
    DATE_KEYS,
    KINDS,
    ROLE_KEYS,
    STANDFIRST_KEYS,
    is_poem,
    is_run_on,
)
from standfirst.parse.manuscript.key_names import OURS
from standfirst.parse.manuscript.split_front_matter import KNOWN, FrontMatter

_READ = frozenset((*AUTHOR_KEYS, *DATE_KEYS, *ROLE_KEYS, *STANDFIRST_KEYS, *OURS, *KNOWN))
_OFTEN_MISSPELT = (
    *("title", "subtitle", "standfirst", "author", "authors", "byline", "date", "published", "translator"),
    *("photographer", "kicker", "summary"),
)
"""Keys whose values readers see; what is nearly one of them was meant to be one."""
_ALIKE = 0.83
_SHORTEST = 5
"""Letters: what is shorter is like too many words."""


def report_front_matter(front: FrontMatter, name: str, report: Report) -> None:
    """Report keys that are nearly one of ours (S108) and a kind that no piece has (S109)
    or an opening (S127)."""
    for key in front.values:
        close = _nearly(key)
        if close:
            meant = f"`{close}`" + (f", which is read as `{OURS[close]}`" if close in OURS else "")
            report.add(
                "S108", _place(front, key, name), f"the key `{key}` has no effect; did you mean {meant}?"
            )
    kind = front.values.get("kind")
    if kind and str(kind).strip().lower() not in KINDS and not is_poem(front.values):
        known = ", ".join(dict.fromkeys(KINDS.values()))
        report.add(
            "S109", _place(front, "kind", name), f"`{kind}` is not a kind of piece; the kinds are {known}"
        )
    opens = front.values.get("opens")
    if opens and not is_run_on(front.values):
        place = _place(front, "opens", name)
        report.add("S127", place, f"`{opens}` is no way to open a piece; the only one is `run-on`")


def _nearly(key: str) -> str | None:
    if key in _READ or len(key) < _SHORTEST:
        return None
    for names in (_OFTEN_MISSPELT, OURS):
        found = get_close_matches(key, names, n=1, cutoff=_ALIKE)
        if found and found[0][0] == key[0]:
            return found[0]
    return None


def _place(front: FrontMatter, key: str, name: str) -> Span:
    return Span(name, front.lines.get(key, front.span.first if front.span else 1))
