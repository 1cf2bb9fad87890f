"""What is proposed for an index: names, phrases that come again, terms in italics, code; nothing marked."""

from __future__ import annotations

from building import understand_text
from standfirst.compose.index_candidates import candidates

TEXT = """# The lock

The keeper met Hanne Brook at the weir. The lower gate was shut,
and Hanne Brook saw the lower gate from the wall.
A *sluice* is a small gate. Run `open()` and then `open()` again. See the lower gate, and the [weir]{.index}.
"""


def test_names_phrases_terms_and_code_are_proposed() -> None:
    found = {one.term: (one.kind, one.count) for one in candidates([understand_text(TEXT)], "en")}
    assert found == {
        "lower gate": ("phrase", 3),
        "Hanne Brook": ("name", 2),
        "open()": ("code", 2),
        "sluice": ("term", 1),
    }


def test_what_is_marked_is_not_proposed() -> None:
    marked = TEXT.replace("Hanne Brook at", "[Hanne Brook]{.index} at")
    assert "Hanne Brook" not in {one.term for one in candidates([understand_text(marked)], "en")}
