"""The print edition as it can be shown while somebody edits it.

Parts that were laid out before are as they were. Those that changed are set once, neither mended nor
checked, and of their pages only those are written that look otherwise than all that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from standfirst.build.build import Build
from standfirst.build.fingerprint import fingerprint
from standfirst.build.tasks import Task
from standfirst.editions.print import Part, PiecePart, PrintEdition
from standfirst.editions.print_pages_in_ebook import PrintedPages
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput
from standfirst.model.assets import Assets
from standfirst.outputs.pdf import PDF, FragmentTasks, counts_before, edition_for, load_to_lay_out
from standfirst.render.pdf.book import Book
from standfirst.render.pdf.fragment_result import Draft, Fragment, FragmentPage, SetWith


class DraftPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the edition."""

    piece: str
    """The identity of its piece; empty if it is no piece."""
    opens: int
    """The page of the edition, from 0, on which it opens."""
    draft: Draft

    def numbered(self, book: Book) -> bytes:
        """Its written pages as a PDF, with their numbers."""
        from standfirst.render.pdf.join_fragments import with_numbers

        fragment, label = self.draft.fragment, book.numbering.label
        assert fragment is not None
        return with_numbers(fragment, [label(self.opens + n) for n in self.draft.written], book.page_labels)


class DraftEdition(msgspec.Struct, frozen=True, kw_only=True):
    """All parts."""

    parts: tuple[DraftPart, ...]
    book: Book
    """Of pages without content."""
    edition: PrintEdition
    printed: PrintedPages

    @property
    def pages(self) -> Iterator[tuple[Part, tuple[FragmentPage, ...]]]:
        """The parts of the edition, and the pages of each."""
        for part, bound in zip(self.edition.parts, self.book.parts, strict=True):
            yield part, bound.fragment.pages


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the edition that was finished last, and of the pages that are shown since."""

    looks: frozenset[str] = frozenset()
    """Of the pages that need not be written."""
    labels: dict[str, str] = {}
    """What the pages were called on which anchors stood."""
    set_with: dict[str, SetWith] = {}
    """For each piece, by its identity."""


def draft_edition(build: Build, before: Before) -> DraftEdition | None:
    """The edition as it is now.

    None if there is nothing to be set, because all was laid out before, or if something can't be.
    """
    from standfirst.render.pdf.lay_out_edition import set_once
    from standfirst.render.pdf.printed_pages import printed_pages

    styles, scheduler = build.files.styles, build.scheduler
    edition = edition_for(build, styles)
    tasks = FragmentTasks(build, styles)
    drafts: list[Draft] = []

    def make(fragment_inputs: Sequence[FragmentInput]) -> list[Fragment] | None:
        finished = [tasks.task(fragment_input) for fragment_input in fragment_inputs]
        if all(scheduler.knows(task.key) for task in finished):
            return None
        wanted = [
            task if scheduler.knows(task.key) else _draft_task(fragment_input, tasks, before)
            for task, fragment_input in zip(finished, fragment_inputs, strict=True)
        ]
        for task, outcome in zip(wanted, scheduler.outcomes(wanted, PDF.warm_up, styles), strict=True):
            if not isinstance(outcome, bytes):
                return None
            drafts.append(
                _as_draft(scheduler.value(task.key, outcome, Fragment))
                if task.is_kept
                else msgspec.msgpack.decode(outcome, type=Draft)
            )
        return [Fragment(pdf=b"", pages=each.pages, anchors=each.anchors) for each in drafts]

    counts = counts_before(edition, scheduler)
    book = set_once(edition, make, counts=counts, labels=before.labels)
    if book is None:
        return None
    parts = tuple(_parts(edition, book, drafts))
    return DraftEdition(parts=parts, book=book, edition=edition, printed=printed_pages(edition, book))


def _parts(edition: PrintEdition, book: Book, drafts: Sequence[Draft]) -> Iterator[DraftPart]:
    printed = zip(edition.parts, book.parts, strict=True)
    those = ((part, bound) for part, bound in printed if bound.fragment.pages)
    for (part, bound), draft in zip(those, drafts, strict=True):
        piece = part.piece.name if isinstance(part, PiecePart) else ""
        yield DraftPart(piece=piece, opens=bound.opens, draft=draft)


def _as_draft(fragment: Fragment) -> Draft:
    """A finished fragment, all of which is written."""
    return Draft(
        pages=fragment.pages,
        anchors=fragment.anchors,
        written=tuple(range(len(fragment.pages))),
        fragment=fragment,
    )


def _draft_task(fragment_input: FragmentInput, tasks: FragmentTasks, before: Before) -> Task:
    """The task that sets a part once."""
    finished = tasks.task(fragment_input)
    set_with = before.set_with.get(finished.piece, SetWith())
    return msgspec.structs.replace(
        finished,
        key=fingerprint("draft", finished.key, sorted(before.looks), set_with),
        work=partial(draft_of, fragment_input, *tasks.shown_with(fragment_input), before.looks, set_with),
        is_kept=False,
    )


def draft_of(
    fragment_input: FragmentInput,
    assets: Assets,
    styles: Stylesheets,
    known: frozenset[str],
    before: SetWith,
) -> bytes:
    """A task's work: a part set once; of its pages those are written whose look is not known."""
    load_to_lay_out(styles)
    from standfirst.render.pdf.drafts import draft

    return msgspec.msgpack.encode(draft(fragment_input, assets, styles, known, before))
