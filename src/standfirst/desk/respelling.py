"""Words written as they are spelt on the other side of the Atlantic: an edit of a manuscript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.desk.files import Files, NotChangedError
from standfirst.normalise.spellings import partners

_WORD = r"(?<![^\W_]){}(?![^\W_])"


def respell(words: Sequence[str], path: str, files: Files) -> None:
    """Write the partners of these words wherever a manuscript has them. Raises NotChangedError if it has none
    of them, or one has no partner."""
    changed = text = files.read(path).text
    for word in words:
        partner = partners().get(word)
        if partner is None:
            raise NotChangedError(f"it is not known how {word} is spelt otherwise")
        for this, other in ((word, partner), (word.capitalize(), partner.capitalize())):
            changed = re.sub(_WORD.format(re.escape(this)), other, changed)
    if changed == text:
        raise NotChangedError("the manuscript has none of these words any more")
    files.replace(path, changed, f"respelt {', '.join(words)}")
