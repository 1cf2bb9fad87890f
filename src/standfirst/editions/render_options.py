"""The settings that decide what stands where in the editions, whatever it looks like."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from standfirst.editions.pull_quote_placement import Placement
from standfirst.editions.trim_sizes import Columns

PdfStandard: TypeAlias = Literal["ua-1", "ua-2"]
"""What a PDF is: PDF/UA-1 and PDF/A-2a, or PDF/UA-2 and PDF/A-4."""


class RenderOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings of a publication ask of its editions beside their look."""

    trim: str = "A5"
    """The trim size."""
    columns: Columns | None = None
    """Of the text of articles, where the page is wide enough; None: as the theme chooses."""
    placement: Placement | None = None
    """Of pull quotes; None is the default of each kind of piece."""
    repeats_pull_quotes: bool = False
    """Whether assistive technology reads pull quotes that repeat the text word for word."""
    sections: tuple[tuple[str, str], ...] = ()
    """The colour of each section of a magazine, by its name."""
    improves_pages: bool | None = None
    """Whether pieces are laid out again where their pages have faults; None: where it costs little."""
    archive: str | None = None
    """Where the archive is published to whose articles links lead."""
    embeds_fonts: bool = False
    """Whether the ebook brings the fonts along."""
    claims_conformance: bool = True
    """Whether the ebook claims to be accessible, where nothing is known that stands in the way."""
    pdf_standard: PdfStandard = "ua-1"
    """What the PDF is."""


DEFAULT_OPTIONS = RenderOptions()
"""Of a publication without settings."""
