"""Repairs to be looked through: as text with the difference marked, and as JSON."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

import msgspec

from standfirst.normalise.repair import Certainty, Repair

Mark: TypeAlias = Callable[[str], str]

_TOKEN = re.compile(r"[^\W_]+|\s+|[^\w\s]|_")


def repair_as_text(repair: Repair, taken: Mark, put: Mark) -> str:
    """Three lines: where, which and how sure; before → after; why. Without a final newline.

    ``taken`` marks the words that go, ``put`` those that come.
    """
    before, after = difference(repair.before, repair.after, taken, put)
    return "\n".join(
        (
            f"{repair.span}: {repair.rule} ({repair.certainty}, {outcome(repair)}) {repair.id}",
            f"  {before} → {after or '(taken out)'}",
            f"  {repair.why}",
        )
    )


def outcome(repair: Repair) -> str:
    """Whether a repair was made, and whether an editor decided that."""
    suspected = repair.certainty is Certainty.SUSPECTED
    if repair.applied:
        return "accepted" if suspected else "applied"
    return "not applied" if suspected else "refused"


def outcomes(repairs: Sequence[Repair]) -> str:
    """``13 repairs: 12 applied, 1 refused``."""
    counts = Counter(map(outcome, repairs))
    listed = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    return f"{len(repairs)} {'repair' if len(repairs) == 1 else 'repairs'}: {listed}"


def repair_as_dict(repair: Repair) -> dict[str, Any]:
    """A repair for other programs: the keys of the summary's repairs, and the file."""
    return {
        "id": repair.id,
        "rule": repair.rule,
        "file": repair.span.file,
        "line": repair.span.first,
        "before": repair.before,
        "after": repair.after,
        "why": repair.why,
        "certainty": str(repair.certainty),
        "applied": repair.applied,
    }


class Stretch(msgspec.Struct, frozen=True):
    """Words in a row, of one of two texts that are compared."""

    words: str
    """What can't be seen in them is spelt out."""
    is_own: bool
    """Whether only this text has them."""


Stretches: TypeAlias = tuple[Stretch, ...]


def compared(before: str, after: str) -> tuple[Stretches, Stretches]:
    """Both texts in a line each, in stretches that both have and stretches that only the one has."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, tokens in ((left, old[a:b]), (right, new[c:d])):
            if tokens:
                side.append(Stretch(visible("".join(tokens)), kind != "equal"))
    return tuple(left), tuple(right)


def difference(before: str, after: str, taken: Mark, put: Mark) -> tuple[str, str]:
    """Both texts in a line each, what only the one has marked."""
    left, right = compared(before, after)
    return _marked(left, taken), _marked(right, put)


def _marked(stretches: Stretches, mark: Mark) -> str:
    return "".join(mark(stretch.words) if stretch.is_own else stretch.words for stretch in stretches)


def visible(text: str) -> str:
    """A text in a line, what can't be seen in it spelt out."""
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    for character in text:
        if character == "\n":
            yield "⏎"
        elif unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cn"):
            yield f"⟨U+{ord(character):04X}⟩"
        else:
            yield character


def bracketed_taken(words: str) -> str:
    """Words that go, for a pipe: ``[-words-]``."""
    return f"[-{words}-]"


def bracketed_put(words: str) -> str:
    """Words that come, for a pipe: ``{+words+}``."""
    return f"{{+{words}+}}"
