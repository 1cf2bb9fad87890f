"""Areas of links: high enough to be hit, and one for each line of a link."""

from __future__ import annotations

import io

import pikepdf
import pytest

import standfirst

TEXT = """# Locks

The [lower *gate* `of` oak](https://example.org/gate) is shut[^1], see [the sill](#sill), and the
[sluice]{.index} is open.

## The sill {#sill}

It is of stone.

[^1]: By the keeper.
"""


@pytest.fixture(scope="module")
def links() -> list[tuple[float, float]]:
    """The width and the height of each, in points."""
    (artefact,) = standfirst.from_text(TEXT).build("pdf")
    with pikepdf.open(io.BytesIO(artefact.data)) as pdf:
        places = [[float(x) for x in link.Rect] for page in pdf.pages for link in page.obj.get("/Annots", [])]
    return [(abs(right - left), abs(top - bottom)) for left, bottom, right, top in places]


def test_no_link_is_flat(links: list[tuple[float, float]]) -> None:
    assert links
    assert min(height for _, height in links) > 5
    assert min(width for width, _ in links) > 2


def test_emphasis_in_a_link_makes_no_second_one(links: list[tuple[float, float]]) -> None:
    assert len(links) == 4  # two in the text, the note's there and back
