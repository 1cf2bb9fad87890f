"""Draft → Piece: sections nest, notes are numbered, anchors are given, white space is collapsed."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import unquote

from msgspec.structs import replace

from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.direction import direction_of
from standfirst.model.document import Piece
from standfirst.model.editing import map_inlines, only_words, tidied, words_of
from standfirst.model.inlines import Inline, Inlines
from standfirst.model.slug import piece_name, slug_of
from standfirst.model.span import Span
from standfirst.model.traverse import change_blocks, change_runs, own_inlines, walk, walk_inlines
from standfirst.normalise.draft import Draft
from standfirst.normalise.index_marks import with_placed_marks
from standfirst.normalise.number_notes import number_notes
from standfirst.normalise.opening.front_matter_keys import is_run_on, text_of
from standfirst.normalise.passages import words
from standfirst.normalise.pull_quotes import source_key


def settle(draft: Draft, report: Report) -> Piece:
    """The finished piece."""
    name = piece_name(draft.name)
    draft = with_placed_marks(_tidied(draft))
    draft = _with_notes(draft)
    _report_notes_not_called(draft, report)
    draft = _with_anchors(draft, report)
    language = draft.language or "en"
    return Piece(
        name=name,
        kind=draft.kind or "article",
        kicker=text_of(draft.front_matter.get("kicker") or draft.front_matter.get("section")) or None,
        translation_of=text_of(draft.front_matter.get("translation_of")) or None,
        opens="run-on" if is_run_on(draft.front_matter) else None,
        language=language,
        direction=direction_of(language),
        opening=draft.opening,
        body=nested(draft.blocks),
        ending=nested(draft.ending),
        notes=draft.notes,
        contributors=draft.contributors,
        credits=draft.credits,
        speakers=draft.speakers,
        date=draft.date,
        first_published=draft.first_published,
        retrieved=draft.retrieved,
        rights=draft.rights,
        span=Span(draft.name, 1),
    )


# -- white space --------------------------------------------------------------------------------


def _tidied(draft: Draft) -> Draft:
    def mended(blocks: Blocks) -> Blocks:
        tidy = change_runs(blocks, lambda run, _: tidied(run))
        if not any(map(_is_empty, walk(tidy))):
            return tidy
        return change_blocks(tidy, lambda block: () if _is_empty(block) else (block,))

    return replace(
        draft,
        opening=mended(draft.opening),
        blocks=mended(draft.blocks),
        ending=mended(draft.ending),
        notes=tuple(replace(note, blocks=mended(note.blocks)) for note in draft.notes),
    )


def _is_empty(block: Block) -> bool:
    match block:
        case b.Paragraph(inlines=inlines) | b.Question(inlines=inlines):
            return not inlines
        case b.BlockQuote(blocks=blocks) | b.Division(blocks=blocks) | b.EditorsNote(blocks=blocks):
            return not blocks
        case b.List(items=items):
            return not items
        case _:
            return False


# -- notes --------------------------------------------------------------------------------------


def _with_notes(draft: Draft) -> Draft:
    """Number the notes in the order of their first references, those in notes after those in the text;
    the notes that nothing refers to come last."""
    if not draft.notes:
        return draft
    numbered = number_notes(
        (draft.opening, draft.blocks, draft.ending), {note.label: note for note in draft.notes}
    )
    opening, body, ending = numbered.texts
    return replace(draft, opening=opening, blocks=body, ending=ending, notes=numbered.notes)


def _report_notes_not_called(draft: Draft, report: Report) -> None:
    """Say which notes nothing refers to."""
    left = [note for note in draft.notes if not note.references]
    if left:
        names = ", ".join(f"[^{note.label}]" for note in left[:5]) + (" …" if len(left) > 5 else "")
        report.add("S221", left[0].span, f"nothing in the text refers to {names}")


# -- anchors ------------------------------------------------------------------------------------


class _Anchors:
    """Gives every target a name that is unique in the piece and stable while its words are."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}
        """For names that were wanted before: the number to try next."""
        self._headings: Counter[str] = Counter()
        self.by_manuscript: dict[str, str] = {}
        """The manuscript's own names for its targets, and what they are called now."""
        self._own: dict[str, Span] = {}
        """Where the manuscript gave each of its names."""

    def of_heading(self, text: str) -> tuple[str, ...]:
        """What other tools call a heading: GitHub counts those of the same words, pandoc drops what is no
        letter at its beginning."""
        by_github = _github_slug(text)
        count = self._headings[by_github]
        self._headings[by_github] += 1
        numbered = f"{by_github}-{count}" if count else by_github
        return (slug_of(text), numbered, re.sub(r"^[\W\d_]+", "", numbered))

    def note(self, own: str, span: Span, report: Report) -> None:
        """Report a name that the manuscript gives twice (S213); the first one has it."""
        first = self._own.setdefault(own, span)
        if first is not span:
            report.add("S213", span, f"the id `{own}` is given twice; it is that of {first} already")

    def give(self, wanted: str, *aliases: str) -> str:
        """A free anchor like the one wanted; the aliases lead there too."""
        base = slug_of(wanted) or "section"
        anchor, number = base, self._numbers.get(base, 2)
        while anchor in self._taken:
            anchor, number = f"{base}-{number}", number + 1
        self._taken.add(anchor)
        self._numbers[base] = number
        for alias in aliases:
            self.by_manuscript.setdefault(alias, anchor)
        return anchor


def _with_anchors(draft: Draft, report: Report) -> Draft:
    anchors = _Anchors()
    sources = _sources(draft)

    def give(block: Block) -> Blocks:
        own = block.heading.anchor if isinstance(block, b.Section) else block.anchor
        if own and not isinstance(block, b.Note):
            anchors.note(own, block.span, report)
        return (_anchored(block, anchors, sources),)

    opening = change_blocks(draft.opening, give)
    body = change_blocks(draft.blocks, give)
    ending = change_blocks(draft.ending, give)
    notes = tuple(replace(note, blocks=change_blocks(note.blocks, give)) for note in draft.notes)

    def change(run: Inlines, block: Block) -> Inlines:
        return run if only_words(run) else map_inlines(run, lambda x: _led(x, anchors, block, report))

    draft = replace(draft, opening=opening, blocks=body, ending=ending, notes=notes)
    _name_inline_anchors(draft, anchors, report)
    return replace(
        draft,
        opening=change_runs(draft.opening, change),
        blocks=_bound(change_runs(draft.blocks, change), sources),
        ending=change_runs(draft.ending, change),
        notes=tuple(replace(note, blocks=change_runs(note.blocks, change)) for note in draft.notes),
    )


def _sources(draft: Draft) -> dict[str, str]:
    """The keys of the passages that pull quotes repeat; their anchors are filled in later."""
    return {
        block.source: "" for block in walk(draft.blocks) if isinstance(block, b.PullQuote) and block.source
    }


def _anchored(block: Block, anchors: _Anchors, sources: dict[str, str]) -> Block:
    match block:
        case b.Section(heading=heading):
            text = words_of(heading.inlines)
            own = heading.anchor
            anchor = anchors.give(own or text, *((own,) if own else ()), *anchors.of_heading(text))
            return replace(block, heading=replace(heading, anchor=anchor))
        case b.Question(inlines=inlines, anchor=own):
            text = words_of(inlines)
            return replace(
                block,
                anchor=anchors.give(own or text, *((own,) if own else ()), *anchors.of_heading(text)),
            )
        case b.Paragraph(inlines=inlines) if sources and sources.get(source_key(block.span)) == "":
            fingerprint = hashlib.sha256(" ".join(words(words_of(inlines))).encode()).hexdigest()[:8]
            own = block.anchor or ""
            anchor = anchors.give(own or f"p-{fingerprint}", *((own,) if own else ()))
            sources[source_key(block.span)] = anchor
            return replace(block, anchor=anchor)
        case _ if block.anchor:
            return replace(block, anchor=anchors.give(block.anchor, block.anchor))
        case _:
            return block


def _github_slug(text: str) -> str:
    """The anchor that GitHub gives a heading: what writers link to."""
    return re.sub(r"[^\w\- ]", "", text.casefold()).strip().replace(" ", "-")


def _name_inline_anchors(draft: Draft, anchors: _Anchors, report: Report) -> None:
    """Give every inline anchor of the manuscript its name, before links are led there."""
    for block in walk((*draft.opening, *draft.blocks, *draft.ending, *draft.notes)):
        for inline in walk_inlines(own_inlines(block)):
            if isinstance(inline, i.Anchor):
                anchors.note(inline.name, block.span, report)
                if inline.name not in anchors.by_manuscript:
                    anchors.give(inline.name, inline.name)


def _led(inline: Inline, anchors: _Anchors, block: Block, report: Report) -> Inlines:
    """The inline with its anchor's or target's new name; a link that leads nowhere gives its words."""
    if isinstance(inline, i.IndexTerm | i.IndexMark):
        name = inline.entry.name or words_of((inline,))
        leads_here = not inline.entry.see
        return (replace(inline, anchor=anchors.give(f"index-{slug_of(name)}") if leads_here else None),)
    if isinstance(inline, i.Anchor):
        return (i.Anchor(anchors.by_manuscript.get(inline.name, inline.name)),)
    if not isinstance(inline, i.Link) or not inline.url.startswith("#"):
        return (inline,)
    target = inline.url[1:]
    decoded = unquote(target)
    for wanted in (target, decoded, decoded.casefold(), slug_of(decoded)):
        if wanted in anchors.by_manuscript:
            anchor = anchors.by_manuscript[wanted]
            return (_page_reference(inline, anchor) or replace(inline, url=f"#{anchor}"),)
    report.add(
        "S203", block.span, f"the link “{words_of(inline.children)}” leads to #{target}, which is not here"
    )
    return inline.children


def _page_reference(link: i.Link, anchor: str) -> Inline | None:
    """A link that the manuscript gave the class ``page`` asks for the page's number in print."""
    only = link.children[0] if len(link.children) == 1 else None
    if isinstance(only, i.Styled) and "page" in only.classes:
        return i.PageReference(anchor=anchor, children=only.children)
    return None


def _bound(blocks: Blocks, sources: Mapping[str, str]) -> Blocks:
    """Pull quotes with the anchors of their passages."""
    if not sources:
        return blocks

    def bind(block: Block) -> Blocks:
        if isinstance(block, b.PullQuote) and block.source:
            return (replace(block, source=sources.get(block.source) or None),)
        return (block,)

    return change_blocks(blocks, bind)


# -- sections -----------------------------------------------------------------------------------


def nested(blocks: Blocks) -> Blocks:
    """Flat sections and what follows each, as sections that hold what stands under them."""
    result: list[Block] = []
    open_sections: list[tuple[b.Section, list[Block]]] = []

    def close(level: int) -> None:
        while open_sections and open_sections[-1][0].heading.level >= level:
            section, held = open_sections.pop()
            last = held[-1].span if held else section.span
            done = replace(section, blocks=tuple(held), span=section.span.to(last))
            (open_sections[-1][1] if open_sections else result).append(done)

    for block in blocks:
        if isinstance(block, b.Section):
            close(block.heading.level)
            open_sections.append((block, list(block.blocks)))
        else:
            (open_sections[-1][1] if open_sections else result).append(block)
    close(0)
    return tuple(result)
