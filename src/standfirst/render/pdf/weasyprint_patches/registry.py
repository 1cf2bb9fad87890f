"""All patches. A new one is a file of its own here, whose ``PATCH`` is in this list."""

from __future__ import annotations

from weasyprint.logger import LOGGER

from standfirst.render.pdf.weasyprint_patches import (
    box_tree,
    glyph_arrays,
    grid,
    imports,
    kept_columns,
    leaders,
    lengths,
    line_breaking,
    notes_with_their_lines,
    overleaf,
    page_ends,
    read_page,
    shared_styles,
    siblings,
    structure_tree,
    styles_when_asked,
    text_layer,
    turned_pages,
    type_of_folios,
    walks,
    whole_lines,
)
from standfirst.render.pdf.weasyprint_patches.patch import Patch, PatchDoesNotFitError

PATCHES: tuple[Patch, ...] = (
    imports.PATCH,
    box_tree.PATCH,
    line_breaking.PATCH,
    page_ends.PATCH,
    notes_with_their_lines.PATCH,
    whole_lines.PATCH,
    grid.PATCH,
    overleaf.PATCH,
    turned_pages.PATCH,
    kept_columns.PATCH,
    leaders.PATCH,
    structure_tree.PATCH,
    text_layer.PATCH,
    type_of_folios.PATCH,
    styles_when_asked.PATCH,
    shared_styles.PATCH,
    read_page.PATCH,
    siblings.PATCH,
    lengths.PATCH,
    walks.PATCH,
    glyph_arrays.PATCH,
)
"""In the order in which they are put in place."""


def install_patches() -> None:
    """Put in place what fits the installed WeasyPrint; what is there already stays as it is.

    A patch that does not fit is left out, with a warning to WeasyPrint's logger (which becomes S503). Raises
    PatchDoesNotFitError (S590) for one that pages can't be laid out without.
    """
    for patch in PATCHES:
        if not patch.fits:
            if not patch.without:
                raise PatchDoesNotFitError(patch)
            LOGGER.warning(patch.misfit)
        elif patch.install:
            patch.install()
