"""The catalogue: every code, its name, its severity, its usual hint and its lesson.

Families: S1 manuscript and front matter · S2 structure · S3 editorial · S4 assets · S5 print ·
S6 ebook · S7 fidelity · S9 our own faults. Every code has a folder in ``tests/diagnostics``,
and a test that the two agree.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to know about a code."""

    name: str
    severity: Literal["warning", "error"]
    hint: str | None = None
    """What to do, one line, when whoever reports it has nothing better to say."""
    lesson: str
    """What ``standfirst explain`` teaches: why it matters and how to mend it, with an example."""


CATALOGUE: dict[str, Lesson] = {
    # -- S1: manuscript, front matter, settings ---------------------------------------------
    "S101": Lesson(
        name="unreadable-bytes",
        severity="error",
        hint="save the file as UTF-8 text",
        lesson="""\
A manuscript is text. These bytes are none in any encoding that we could recognise: a picture, a
word processor's own file, or a damaged download. Export it as markdown or plain text, in UTF-8.
""",
    ),
    "S102": Lesson(
        name="empty-manuscript",
        severity="error",
        hint="write something, or take the file out of `pieces`",
        lesson="""\
The file has no words, and a piece without words can't be printed.
""",
    ),
    "S301": Lesson(
        name="pull-quote-not-in-text",
        severity="warning",
        hint="quote the body word for word, or mark it `adapted`",
        lesson="""\
A pull quote repeats words of the piece. These words were marked as a pull quote, and no passage
of the piece has them, so the reader would look for them in vain. Copy them from the text, or
leave words out with an ellipsis.
""",
    ),
}
