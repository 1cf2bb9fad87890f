"""Blocks → markdown: one form for each kind, always the same.

Raises Unsayable for what no manuscript could have said.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import assert_never

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.counting import counted
from standfirst.model.editing import words_of
from standfirst.model.inlines import Inlines
from standfirst.model.slug import slug_of
from standfirst.normalise.draft_of_elements import CAPTION, FIGURE_NAME, REFERENCES
from standfirst.normalise.names_of_callouts_and_classes import LABELS
from standfirst.normalise.passages import words
from standfirst.render.markdown.html import html_of, html_table
from standfirst.render.markdown.inlines import (
    LETTER_START,
    LETTERS,
    THEMATIC,
    line,
    run,
    unlike_a_block,
    without_closing_signs,
)
from standfirst.render.markdown.unsayable import Unsayable

SEPARATOR = "<!-- -->"
"""Between two blocks that would be one without it."""


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """Choices between forms that mean the same, the plainer ones being the default."""

    plain_lines: bool = True
    """Byline, dates, provenance and ending as plain paragraphs, which are recognised; else in divisions."""
    questions_as_headings: bool = True
    """Else as bold paragraphs."""
    question_level: int = 2
    bold_question_turns: bool = False
    """A labelled question bold as a whole: ``**TC: Why?**``."""


def blocks_text(blocks: Iterable[Block], manner: Manner, *, in_item: bool = False) -> str:
    """Blocks with a blank line between them; ``in_item``: those of an item of a list."""
    parts: list[str] = []
    before: Block | None = None
    for block, lists in _after_lists(blocks):
        if before is not None and _run_together(before, block):
            parts.append(SEPARATOR)
        if in_item:
            parts.append(_block_of_item(block, manner, lists, is_first=before is None))
        else:
            parts.append(block_text(block, manner, after_lists=lists))
        before = block
    return "\n\n".join(part for part in parts if part)


def _after_lists(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """Blocks, each with the number of lists of its own kind that stand right before it."""
    before: Block | None = None
    lists = 0
    for block in blocks:
        is_next = isinstance(block, b.List) and isinstance(before, b.List) and before.ordered == block.ordered
        lists = lists + 1 if is_next else 0
        yield block, lists
        before = block


def _run_together(before: Block, block: Block) -> bool:
    if isinstance(before, b.DefinitionList):
        return isinstance(block, b.DefinitionList | b.Paragraph)
    captions = isinstance(before, b.Table) and isinstance(block, b.Paragraph), isinstance(block, b.Table)
    beside = block if captions[0] else before if captions[1] else None
    return isinstance(beside, b.Paragraph) and CAPTION.match(words_of(beside.inlines)) is not None


def block_text(block: Block, manner: Manner, *, after_lists: int = 0) -> str:
    """One block, before which there are so many lists in a row, if it is one."""
    match block:
        case b.Title() | b.Subtitle() | b.Standfirst() | b.Byline() | b.Dateline() | b.ContributorNote():
            return _opening(block, manner)
        case b.Section() | b.Paragraph() | b.Question() | b.Turn() | b.Verse() | b.Note():
            return _running_text(block, manner)
        case b.PullQuote() | b.BlockQuote() | b.Epigraph():
            return _quotation(block, manner)
        case b.Sidebar() | b.EditorsNote() | b.Division() | b.Provenance():
            return _container(block, manner)
        case b.List() | b.DefinitionList():
            return _list_after(after_lists, block, manner)
        case b.Table() | b.Figure() | b.CodeBlock() | b.ThematicBreak() | b.PageBreak():
            return _display(block)
        case b.FigureGroup():
            return _figure_group(block)
        case b.Index():
            return ""  # no manuscript has it: it is made of what is marked
        case b.ReferenceList():
            return f"::: {{#{REFERENCES}}}\n:::"
        case _:
            assert_never(block)


def _opening(
    block: b.Title | b.Subtitle | b.Standfirst | b.Byline | b.Dateline | b.ContributorNote, manner: Manner
) -> str:
    match block:
        case b.Title(inlines=inlines, anchor=anchor, unnumbered=unnumbered):
            return _heading(1, inlines, anchor, "", unnumbered=unnumbered)
        case b.Subtitle(inlines=inlines, anchor=anchor):
            return division(".subtitle", line(inlines), anchor)
        case b.Standfirst(paragraphs=paragraphs, anchor=anchor):
            return division(".standfirst", "\n\n".join(map(line, paragraphs)), anchor)
        case b.Byline(inlines=inlines, anchor=anchor):
            return _line_of_opening("byline", inlines, anchor, manner)
        case b.Dateline(inlines=inlines, anchor=anchor):
            return _line_of_opening("dateline", inlines, anchor, manner)
        case b.ContributorNote(inlines=inlines, anchor=anchor):
            return division(".contributor-note", line(inlines), anchor)
        case _:
            assert_never(block)


def _running_text(
    block: b.Section | b.Paragraph | b.Question | b.Turn | b.Verse | b.Note, manner: Manner
) -> str:
    match block:
        case b.Section():
            return _section(block, manner)
        case b.Question():
            return _question(block, manner)
        case b.Paragraph(inlines=(i.Formula(value=value) as formula,), anchor=anchor) if formula.is_displayed:
            return value + _own_anchor(anchor, derived="")
        case b.Paragraph(inlines=inlines, anchor=anchor):
            return line(inlines) + _own_anchor(anchor, derived=_derived_anchor(inlines))
        case b.Turn():
            return _turn(block, manner)
        case b.Verse():
            return division(".verse", "\n\n".join(_stanzas(block)), block.anchor)
        case b.Note():
            inside = _with_prefix(blocks_text(block.blocks, manner), "    ").removeprefix("    ")
            return f"[^{block.label}]: {inside}".rstrip(" ")
        case _:
            assert_never(block)


def _quotation(block: b.PullQuote | b.BlockQuote | b.Epigraph, manner: Manner) -> str:
    match block:
        case b.PullQuote(paragraphs=paragraphs, attribution=attribution, mode=mode, source=source):
            adapted = " .adapted" if mode == "adapted" and source is None else ""
            inside = "\n\n".join(map(line, paragraphs)) + _attribution(attribution)
            return division(f".pullquote{adapted}", inside, block.anchor)
        case b.BlockQuote(blocks=blocks, attribution=attribution):
            return _with_prefix(blocks_text(blocks, manner) + _attribution(attribution), "> ")
        case b.Epigraph(blocks=blocks, attribution=attribution):
            inside = blocks_text(blocks, manner) + _attribution(attribution)
            return division(".epigraph", inside, block.anchor)
        case _:
            assert_never(block)


def _container(block: b.Sidebar | b.EditorsNote | b.Division | b.Provenance, manner: Manner) -> str:
    match block:
        case b.Sidebar():
            return _sidebar(block, manner)
        case b.EditorsNote(blocks=blocks, anchor=anchor):
            return division(".editors-note", blocks_text(blocks, manner), anchor)
        case b.Division(classes=classes, blocks=blocks, lang=lang, anchor=anchor):
            names = " ".join((*(f".{name}" for name in classes), *((f"lang={lang}",) if lang else ())))
            return division(names, blocks_text(blocks, manner), anchor)
        case b.Provenance(blocks=blocks, anchor=anchor):
            inside = blocks_text(blocks, manner)
            return inside if manner.plain_lines else division(".provenance", inside, anchor)
        case _:
            assert_never(block)


def _list_after(lists: int, block: b.List | b.DefinitionList, manner: Manner) -> str:
    """A list with other marks than that of one right before it, and none that is a rule."""
    if isinstance(block, b.DefinitionList):
        return "\n\n".join(_definition(item, manner) for item in block.items)
    if block.counting != "1":
        return html_of(block)
    written = _list(block, manner, marks=_marks_after(lists, block))
    is_a_rule = THEMATIC.match(written.partition("\n")[0]) is not None
    return _list(block, manner, marks="+") if is_a_rule else written


def _display(block: b.Table | b.Figure | b.CodeBlock | b.ThematicBreak | b.PageBreak) -> str:
    match block:
        case b.Table():
            return _pipe_table(block) or html_table(block)
        case b.Figure():
            return _figure(block)
        case b.CodeBlock():
            return _code(block)
        case b.ThematicBreak():
            return "---"
        case b.PageBreak():
            return "\\newpage"
        case _:
            assert_never(block)


# -- anchors ------------------------------------------------------------------------------------


def _own_anchor(anchor: str | None, *, derived: str, unnumbered: bool = False) -> str:
    """The attribute list that gives an anchor, unless it is the one that the words give, and leaves a heading
    without a number."""
    given = "" if anchor in (None, "", derived) else f"#{anchor}"
    said = " ".join(one for one in (given, ".unnumbered" if unnumbered else "") if one)
    return f" {{{said}}}" if said else ""


def _derived(inlines: Inlines) -> str:
    """The anchor that a heading gets from its words."""
    return slug_of(words_of(inlines)) or "section"


def _derived_anchor(inlines: Inlines) -> str:
    """The anchor that a passage gets from a pull quote that repeats it."""
    fingerprint = hashlib.sha256(" ".join(words(words_of(inlines))).encode()).hexdigest()[:8]
    return f"p-{fingerprint}"


# -- lines --------------------------------------------------------------------------------------


def _heading(
    level: int, inlines: Inlines, anchor: str | None, derived: str, *, unnumbered: bool = False
) -> str:
    if level > 6:
        raise Unsayable(f"a heading of level {level}")
    text = without_closing_signs(run(inlines, breaks="<br>"))
    attributes = _own_anchor(anchor, derived=derived, unnumbered=unnumbered)
    return f"{'#' * level} {text}{attributes}" if text else "#" * level


def _section(section: b.Section, manner: Manner) -> str:
    heading = section.heading
    derived = slug_of(words_of(heading.inlines))
    first = _heading(heading.level, heading.inlines, heading.anchor, derived, unnumbered=heading.unnumbered)
    inner = blocks_text(section.blocks, manner)
    return f"{first}\n\n{inner}" if inner else first


def _question(question: b.Question, manner: Manner) -> str:
    label = f"{question.label}{'.' if question.label[-1:].isdigit() else ':'} " if question.label else ""
    anchor = _own_anchor(question.anchor, derived=_derived(question.inlines))
    if manner.questions_as_headings:
        text = without_closing_signs(run(question.inlines, breaks="<br>"))
        return f"{'#' * manner.question_level} {label}{text}{anchor}"
    return run((i.Strong((i.Text(label), *question.inlines)),)) + anchor


def _line_of_opening(kind: str, inlines: Inlines, anchor: str | None, manner: Manner) -> str:
    if manner.plain_lines:
        return line(inlines) + _own_anchor(anchor, derived="")
    return division(f".{kind}", line(inlines), anchor)


def _turn(turn: b.Turn, manner: Manner) -> str:
    first = turn.blocks[0] if turn.blocks else None
    said: Inlines = first.inlines if isinstance(first, b.Paragraph) else ()
    rest = turn.blocks[1:] if said else turn.blocks
    opening = unlike_a_block(_spoken(turn, said, manner)) + _own_anchor(turn.anchor, derived="")
    following = blocks_text(rest, manner)
    return f"{opening}\n\n{following}" if following else opening


def _spoken(turn: b.Turn, said: Inlines, manner: Manner) -> str:
    """The paragraph that begins a turn."""
    time = f"{run((i.Text(turn.time),))} " if turn.time else ""
    if not turn.label:
        return f"— {time}{run(said)}"
    if manner.bold_question_turns and turn.role == "question" and said:
        return time + run((i.Strong((i.Text(f"{turn.label}: "), *said)),))
    return f"{time}{run((i.Strong((i.Text(f'{turn.label}:'),)),))} {run(said)}".rstrip(" ")


def _attribution(attribution: Inlines) -> str:
    return f"\n\n— {run(attribution)}" if attribution else ""


# -- containers ---------------------------------------------------------------------------------


def division(attributes: str, inside: str, anchor: str | None = None) -> str:
    """``::: name`` where a name says it all, else an attribute list."""
    own = f" #{anchor}" if anchor else ""
    name = re.fullmatch(r"\.([A-Za-z][\w-]*)", attributes)
    head = name[1] if name and not own else f"{{{attributes}{own}}}"
    return f"::: {head}\n{inside}\n:::" if inside else f"::: {head}\n:::"


def _with_prefix(text: str, prefix: str) -> str:
    """Every line with a prefix; empty ones without white space at their end."""
    return "\n".join(f"{prefix}{one}" if one else prefix.rstrip() for one in text.split("\n"))


def _sidebar(sidebar: b.Sidebar, manner: Manner) -> str:
    inside = blocks_text(sidebar.blocks, manner)
    title_is_text = all(isinstance(x, i.Text) for x in sidebar.title)
    seems_titled = not sidebar.title and bool(sidebar.blocks) and _seems_title(sidebar.blocks)
    if sidebar.label and (sidebar.label not in LABELS or seems_titled) and title_is_text:
        head = f"[!{sidebar.label}] {run(sidebar.title)}".rstrip()
        return _with_prefix(f"{head}\n{inside}" if inside else head, "> ")
    title = f"### {without_closing_signs(run(sidebar.title))}\n\n" if sidebar.title else ""
    return division(f".{sidebar.label or 'sidebar'}", (title + inside).rstrip("\n"), sidebar.anchor)


def _seems_title(blocks: Blocks) -> bool:
    """Whether the first block would be taken for the title of a box."""
    first = blocks[0]
    return isinstance(first, b.Section) or (
        isinstance(first, b.Paragraph) and len(first.inlines) == 1 and isinstance(first.inlines[0], i.Strong)
    )


# -- lists --------------------------------------------------------------------------------------


def _marks_after(lists: int, this: b.List) -> str:
    """The mark of a list: another one than that of a list right before it."""
    return ((".", ")") if this.ordered else ("-", "*"))[lists % 2]


def _list(block: b.List, manner: Manner, *, marks: str) -> str:
    if not block.tight and len(block.items) == 1 and len(block.items[0].blocks) < 2:
        return html_of(block)
    tight = block.tight and not _is_apart(block)
    between = "\n" if tight else "\n\n"
    items = []
    for number, item in enumerate(block.items, block.start):
        mark = f"{counted(number, block.counting)}{marks} " if block.ordered else f"{marks} "
        mark += " " if mark[:1].isupper() else ""  # behind one space it would be an initial
        task = {True: "[x] ", False: "[ ] ", None: ""}[item.checked]
        inside = task + _inside_item(item.blocks, manner, tight=tight)
        items.append(mark + _with_prefix(inside, " " * len(mark)).removeprefix(" " * len(mark)))
    return between.join(one.rstrip(" ") for one in items)


def _is_apart(block: b.List) -> bool:
    """Whether blank lines say nothing in a list, as no item is a paragraph, and an item needs them."""
    paragraphs = any(isinstance(x, b.Paragraph) for item in block.items for x in item.blocks)
    return not paragraphs and any(len(item.blocks) > 1 for item in block.items)


def _inside_item(blocks: Blocks, manner: Manner, *, tight: bool) -> str:
    if not tight:
        return blocks_text(blocks, manner, in_item=True)
    found = enumerate(_after_lists(blocks))
    return "\n".join(_block_of_item(block, manner, lists, is_first=not n) for n, (block, lists) in found)


def _block_of_item(block: Block, manner: Manner, lists: int, *, is_first: bool) -> str:
    """A block in an item of a list, where letters count as numbers do elsewhere."""
    if isinstance(block, b.List) and block.counting != "1" and not is_first and _may_have_letters(block):
        return _list(block, manner, marks=_marks_after(lists, block))
    written = block_text(block, manner, after_lists=lists)
    return LETTER_START.sub(r"\1\\\2", written) if isinstance(block, b.Paragraph) else written


def _may_have_letters(block: b.List) -> bool:
    """Whether its letters would be read: they begin with the first, and there are several, with words."""
    begins = all(item.blocks and isinstance(item.blocks[0], b.Paragraph) for item in block.items)
    return begins and block.start == 1 and 1 < len(block.items) <= LETTERS


def _definition(definition: b.Definition, manner: Manner) -> str:
    if not definition.terms or not definition.meanings or not all(definition.meanings):
        raise Unsayable("a definition without its term or its meaning")
    terms = "\n".join(line(term, breaks="<br>") for term in definition.terms)
    meanings = (
        _with_prefix(blocks_text(m, manner), "    ").removeprefix("    ") for m in definition.meanings
    )
    return "\n".join((terms, *(f":   {meaning}" for meaning in meanings)))


# -- tables, pictures, code ---------------------------------------------------------------------

DASHES = {None: "---", "left": ":--", "center": ":-:", "right": "--:"}


def _pipe_table(table: b.Table) -> str | None:
    """A table with pipes; None for one that needs more than these can say."""
    asked = [f"#{table.anchor}"] if table.anchor else []
    asked += [".landscape"] if table.landscape else []
    asked += [f'tbl-colwidths="{list(table.widths)}"'.replace(" ", "")] if table.widths else []
    rows = _simple_table(table)
    if rows is None or (asked and not table.caption):
        return None
    listed = f" {{{' '.join(asked)}}}" if asked else ""
    return f"{rows}\n\n: {run(table.caption)}{listed}" if table.caption else rows


def _simple_table(table: b.Table) -> str | None:
    rows = (*table.head, *table.body)
    width = len(table.head[0]) if len(table.head) == 1 else 0
    if not width or not any(cell.blocks for cell in table.head[0]) or any(len(row) != width for row in rows):
        return None
    aligned = tuple(cell.align for cell in table.head[0])
    simple = all(
        _is_simple(cell, header=row is table.head[0]) and cell.align == align
        for row in rows
        for cell, align in zip(row, aligned, strict=True)
    )
    if not simple:
        return None
    lines = [_row(map(_cell, row)) for row in rows]
    return "\n".join((lines[0], _row(DASHES[align] for align in aligned), *lines[1:]))


def _is_simple(cell: b.Cell, *, header: bool) -> bool:
    one_line = not cell.blocks or (
        len(cell.blocks) == 1 and isinstance(cell.blocks[0], b.Paragraph) and not cell.blocks[0].anchor
    )
    return one_line and cell.columns == cell.rows == 1 and cell.header == header


def _cell(cell: b.Cell) -> str:
    return " ".join(_cell_lines(cell.blocks))


def _cell_lines(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, b.Paragraph):
            yield run(block.inlines, breaks="<br>").replace("|", "\\|")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _stanzas(verse: b.Verse) -> Iterator[str]:
    """The lines of each stanza, set in as they are."""
    for stanza in verse.lines:
        lines = [line(words) for _, words in stanza]
        if not any(by for by, _ in stanza):
            yield "\n".join(lines)
        elif len(lines) > 1 and not any("|" in one for one in lines):
            yield "\n".join(f"| {' ' * by}{run(words)}" for by, words in stanza)
        else:
            yield "\n".join("&nbsp;" * by + run(words) for by, words in stanza)


def _figure(figure: b.Figure) -> str:
    if figure.credit:
        return html_of(figure)
    anchor = _own_anchor(figure.anchor, derived="")
    shown = [run((i.InlineImage(image),)) for image in figure.images]
    if figure.columns > 1 and figure.anchor:
        held = "\n\n".join((*shown, *([run(figure.caption)] if figure.caption else [])))
        return f"::: {{#{figure.anchor} layout-ncol={figure.columns}}}\n{held}\n:::"
    pictures = " ".join(shown)
    only = figure.images[0] if len(figure.images) == 1 else None
    titled = (i.Text(only.title),) if only and only.title else ()
    if figure.caption == titled:
        return pictures + anchor
    needs_tags = any(image.startswith("<") for image in shown)
    if figure.caption and needs_tags and figure.anchor and FIGURE_NAME.match(figure.anchor):
        return f"::: {{#{figure.anchor}}}\n{pictures}\n\n{run(figure.caption)}\n:::"
    if not figure.caption or needs_tags:
        return html_of(figure)
    return f"{pictures}\n{run((i.Emphasis(figure.caption),))}{anchor}"


def _figure_group(group: b.FigureGroup) -> str:
    """A division that holds figures or tables and, after them, the caption of all."""
    shown = [_display(x) for x in group.blocks if isinstance(x, b.Figure | b.Table)]
    held = "\n\n".join(filter(None, (*shown, run(group.over or group.caption))))
    named = [f"#{group.anchor}"] if group.anchor else []
    rows = ",".join(f"[{','.join(map(str, row))}]" for row in group.layout)
    laid_out = [f'layout="[{rows}]"' if rows else f"layout-ncol={group.columns}"]
    return f"::: {{{' '.join((*named, *(laid_out if rows or group.columns > 1 else [])))}}}\n{held}\n:::"


def _code(block: b.CodeBlock) -> str:
    info = (block.language or "") + _code_attributes(block)
    mark = "~" if "`" in info else "`"
    longest = max((len(marks) for marks in re.findall(f"{mark}{{3,}}", block.text)), default=2)
    fence = mark * (longest + 1)
    end = "\n" if block.text.endswith("\n") else ""
    return f"{fence}{info}\n{block.text}{end}\n{fence}"


def _code_attributes(block: b.CodeBlock) -> str:
    """The attribute list behind the language, as pandoc and Quarto have it."""
    said = run(block.caption, breaks="<br>").replace("\\", "\\\\").replace('"', '\\"')
    parts = (
        f"#{block.anchor}" if block.anchor else "",
        f'lst-cap="{said}"' if said else "",
        ".numberLines" if block.first_line is not None else "",
        f'startFrom="{block.first_line}"' if block.first_line not in (None, 1) else "",
    )
    found = " ".join(filter(None, parts))
    return f" {{{found}}}" if found else ""
