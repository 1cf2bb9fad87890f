"""The pages that are shown: which of them a new edition, or a draft of one, leaves as they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from standfirst.desk.messages import PageShown
from standfirst.editions.print import PiecePart, PrintEdition
from standfirst.outputs.drafts import Before, DraftEdition, DraftPart
from standfirst.render.pdf.book import Book
from standfirst.render.pdf.fragment_result import FragmentPage, SetWith

Pages: TypeAlias = tuple[PageShown, ...]
Files: TypeAlias = dict[str, bytes]
"""PDFs that were not sent before, by their names."""
BLANK = ""
"""The key of a page that nothing is printed on."""


class ShownPages:
    """The pages that were shown last."""

    def __init__(self) -> None:
        self._pages: Pages = ()
        self._by_look: dict[str, list[PageShown]] = {}
        self._sent: set[str] = set()
        self._labels: dict[str, str] = {}
        self._set_with: dict[str, SetWith] = {}

    def __bool__(self) -> bool:
        """Whether any were."""
        return bool(self._pages)

    @property
    def before(self) -> Before:
        """What a draft may know of them."""
        return Before(looks=frozenset(self._by_look), labels=self._labels, set_with=self._set_with)

    # -- finished -------------------------------------------------------------------------------------

    def of_edition(self, edition: PrintEdition, book: Book, pdf: bytes, look: bytes) -> tuple[Pages, Files]:
        """The pages of an edition that was joined as ``pdf``.

        ``look`` stands for all that pages share and their own content does not hold: styles, and the dots
        of pictures.
        """
        name = _digest(pdf)
        self._by_look, self._set_with, self._labels = {}, {}, book.page_labels
        pages = tuple(self._of_edition(edition, book, name, _digest(look)))
        return self._show(pages, {name: pdf})

    def _of_edition(self, edition: PrintEdition, book: Book, pdf: str, look: str) -> Iterator[PageShown]:
        labels, number = book.page_labels, 0
        for part, bound in zip(edition.parts, book.parts, strict=True):
            fragment = bound.fragment
            for blank in range(number, bound.opens):
                yield _page((fragment.pages[0], book.numbering.label(blank)), BLANK, "", (pdf, blank))
            number = bound.opens
            piece = part.piece.name if isinstance(part, PiecePart) else ""
            self._set_with[piece] = fragment.set_with
            sheets = fragment.sheets.pages if fragment.sheets else ()
            for page, sheet in zip(fragment.pages, sheets, strict=True):
                label = book.numbering.label(number)
                named = [labels.get(each.anchor) for each in sheet.numbers]
                content = sheet.content, sheet.fonts, sheet.pictures, named, label, look
                key = _digest(repr((content, page.width, page.height)).encode())
                shown = _page((page, label), key, piece, (pdf, number))
                self._by_look.setdefault(page.look, []).append(shown)
                yield shown
                number += 1

    # -- drafts ---------------------------------------------------------------------------------------

    def of_draft(self, draft: DraftEdition) -> tuple[Pages, Files]:
        """The pages of a draft: those that look like one that is shown stay that, until the edition is
        finished, even if their number has changed."""
        files: Files = {}
        by_look: dict[str, list[PageShown]] = {}
        pages: list[PageShown] = []
        for part in draft.parts:
            label = draft.book.numbering.label
            first = part.draft.pages[0]
            blanks = range(len(pages), part.opens)
            pages.extend(_page((first, label(blank)), BLANK, "", ("", 0)) for blank in blanks)
            new = self._written(part, draft.book, files)
            for number, page in enumerate(part.draft.pages, start=part.opens):
                shown = self._like(page.look, label(number), part.piece) or _page(
                    (page, label(number)), *new[number - part.opens]
                )
                by_look.setdefault(page.look, []).append(shown)
                pages.append(shown)
        self._by_look = by_look
        return self._show(tuple(pages), files)

    def _like(self, look: str, label: str, piece: str) -> PageShown | None:
        """A page with this look that is shown; the one of this number, if there are several."""
        same = self._by_look.get(look)
        if not same:
            return None
        found = next((page for page in same if page.label == label), same[0])
        return msgspec.structs.replace(found, label=label, piece=piece)

    def _written(
        self, part: DraftPart, book: Book, files: Files
    ) -> Mapping[int, tuple[str, str, tuple[str, int]]]:
        """Key, piece and place of the pages of a part that are new; their PDF goes into ``files``."""
        if all(page.look in self._by_look for page in part.draft.pages):
            return {}
        pdf = part.numbered(book)
        name = _digest(pdf)
        files[name] = pdf
        return {
            page: (_digest(f"{name}/{number}".encode()), part.piece, (name, number))
            for number, page in enumerate(part.draft.written)
        }

    def _show(self, pages: Pages, files: Files) -> tuple[Pages, Files]:
        new = {name: data for name, data in files.items() if name not in self._sent}
        self._pages, self._sent = pages, {page.pdf for page in pages if page.pdf}
        return pages, new


def _page(made: tuple[FragmentPage, str], key: str, piece: str, where: tuple[str, int]) -> PageShown:
    (page, label), (pdf, number) = made, where
    return PageShown(
        key=key,
        label=label,
        piece=piece,
        pdf=pdf,
        number=number,
        width=round(page.width, 2),
        height=round(page.height, 2),
        area=(page.area.left, page.area.top, page.area.right, page.area.bottom),
        leading=page.leading,
    )


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()
