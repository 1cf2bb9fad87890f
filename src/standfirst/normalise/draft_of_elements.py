"""Element → Draft: what the marks mean, kind by kind. No repair happens here.

Classes and HTML elements that mean something in the trade become that thing (a pull quote, a
byline, a sidebar); the rest of the HTML gives up its children.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, get_args

import msgspec

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.counting import Counting
from standfirst.model.editing import cut, merged, split_lines, trimmed, wholly, words_of
from standfirst.model.inlines import Image, Inline, Inlines, Placement
from standfirst.model.span import Span
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of
from standfirst.normalise.languages_of_elements import with_languages_on_words
from standfirst.normalise.names_of_callouts_and_classes import LABELS, MEANINGS
from standfirst.parse.syntax.cross_references import THEOREMS
from standfirst.parse.syntax.tree import Element, Node

ORNAMENTS = re.compile(r"^([*＊∗⁎•·~◆◇✦✶❖※])(?:\s*\1){2,8}$|^[⁂❦❧☙]$")
"""What printers centre between two passages."""

BLOCK_TAGS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote"),
        *("pre", "hr", "div", "section", "article", "main", "header", "footer", "figure", "figcaption"),
        *("aside", "details", "summary", "center", "nav", "address", "form", "fieldset", "caption", "note"),
        *("thead", "tbody", "tfoot", "tr", "td", "th", "pagebreak"),
    )
)

INLINE_KINDS: dict[str, Callable[[Inlines], Inline]] = {
    "em": i.Emphasis,
    "i": i.Emphasis,
    "cite": i.Emphasis,
    "dfn": i.Emphasis,
    "var": i.Emphasis,
    "strong": i.Strong,
    "b": i.Strong,
    "sup": i.Superscript,
    "sub": i.Subscript,
    "del": i.Struck,
    "s": i.Struck,
    "strike": i.Struck,
}


def read_blocks(tree: Element) -> tuple[Blocks, tuple[b.Note, ...]]:
    """The blocks of a manuscript, sections still flat, and its notes in order of definition."""
    tree = with_languages_on_words(tree)
    body = [child for child in tree.children if not (isinstance(child, Element) and child.tag == "note")]
    notes = tuple(_note(child) for child in tree.elements() if child.tag == "note")
    return _flow(body, tree.span), notes


# -- blocks -------------------------------------------------------------------------------------


def _flow(nodes: Sequence[Node], span: Span) -> Blocks:
    """Blocks from nodes; inlines that stand between blocks become paragraphs."""
    blocks: list[Block] = []
    loose: list[Node] = []

    def close() -> None:
        inlines = trimmed(_inlines(loose))
        places = [node.span for node in loose if isinstance(node, Element) and node.span.first]
        loose.clear()
        if inlines:
            blocks.extend(_paragraph(inlines, places[0].to(places[-1]) if places else span))

    for node in with_captions(nodes):
        if isinstance(node, Element) and (_is_block(node) or is_page_break(node)):
            close()
            blocks.extend(_block(node))
        else:
            loose.append(node)
    close()
    return tuple(blocks)


def _is_block(element: Element) -> bool:
    if element.tag in BLOCK_TAGS:
        return True
    return element.tag not in INLINE_TAGS and any(_is_block(child) for child in element.elements())


INLINE_TAGS = frozenset([*INLINE_KINDS, "span", "a", "code", "img", "br", "abbr", "noteref", "q", "small"])


def _block(element: Element) -> Blocks:
    if is_page_break(element):
        return (b.PageBreak(span=element.span),)
    meaning = _meaning(element)
    if element.tag == "pre" and "verse" in (meaning, MEANINGS.get(element.attributes.get("language", ""))):
        code = b.CodeBlock(text=element.text, span=element.span)
        return _anchored((verse_of(stanzas_of(code), element.span),), element)
    if meaning is not None and element.tag not in ("ul", "ol", "table", "pre", "dl"):
        return MEANT[meaning](element)
    match element.tag:
        case "p" | "summary" | "center" | "address" | "figcaption" | "caption":
            if ORNAMENTS.match(element.text.strip()) and not any(element.elements()):
                return (b.ThematicBreak(span=element.span),)
            if figure := _captioned_picture(element):
                return (figure,)
            if any(_is_block(child) for child in element.elements()):
                return _flow(element.children, element.span)
            if element.tag == "summary":
                return _summary(element)
            return _anchored(_paragraph(trimmed(_inlines(element.children)), element.span), element)
        case "pagebreak":
            return (b.PageBreak(span=element.span),)
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            if not _says_something_in(element):  # a pause, as the author left it
                return (b.ThematicBreak(span=element.span),)
            return (_heading(element),)
        case "ul" | "ol":
            return (_list(element),)
        case "dl":
            return (_definitions(element),)
        case "table" | "thead" | "tbody" | "tfoot" | "tr":  # of a table whose own tag was lost, too
            return _table(element)
        case "blockquote":
            return _quotation(element)
        case "pre":
            return (_code(element),)
        case "hr":
            return (b.ThematicBreak(span=element.span),)
        case "figure":
            return _figure(element)
        case "aside" | "details":
            return _sidebar(element)
        case "note":
            return _flow(element.children, element.span)
        case "nav" | "form" | "fieldset" | "td" | "th":
            return _flow(element.children, element.span)
        case _:
            return _division(element)


PAGE_BREAK = re.compile(r"(?i)(?:break-(?:after|before))\s*:\s*(?:always|page|left|right|recto|verso)")
PAGE_BREAK_COMMENT = re.compile(r"(?i)\s*(?:page-?\s?break|new-?\s?page)\s*$")
TEX_PAGE_BREAK = re.compile(r"\s*(?:\\(?:newpage|pagebreak|clear(?:double)?page)(?:\{\})?\s*)+$")


def is_page_break(element: Element) -> bool:
    """Whether an element has no words and asks for a new page, in whatever spelling."""
    attributes = element.attributes
    if element.tag == "pagebreak":
        return True
    if element.tag == "placeholder":
        raw = attributes.get("text", "")
        return bool(
            PAGE_BREAK_COMMENT.match(attributes.get("comment", ""))
            or TEX_PAGE_BREAK.match(raw)
            or ('w:type="page"' in raw and attributes.get("raw") == "openxml")
        )
    asks = PAGE_BREAK.search(attributes.get("style", "")) or _meaning(element) == "page-break"
    return bool(asks) and element.tag in ("div", "p", "hr", "span", "br") and not _says_something_in(element)


def _says_something_in(element: Element) -> bool:
    return any(map(_says_something, element.children))


def _meaning(element: Element) -> str | None:
    for name in element.classes:
        meaning = MEANINGS.get(name.lower())
        if meaning is not None:
            return meaning
    is_theorem = element.tag == "div" and _NAME_OF_THEOREM.match(element.attributes.get("id", ""))
    return "sidebar" if is_theorem else None  # whose title, a heading, is no section of the piece


NAME_NOT_READ = r"(?:sol|rem|alg)-"
"""What Quarto numbers and we don't."""
_NAME_OF_THEOREM = re.compile(rf"(?:{'|'.join(THEOREMS)})[-:]|{NAME_NOT_READ}")


def _anchored(blocks: Blocks, element: Element) -> Blocks:
    """The blocks, the first of them with the manuscript's own anchor."""
    name = element.attributes.get("id")
    if not name or not blocks or blocks[0].anchor:
        return blocks
    return (msgspec.structs.replace(blocks[0], anchor=name), *blocks[1:])


def _summary(element: Element) -> Blocks:
    """What stands over a folded part: a title by its place, however bold it was typed."""
    inlines = trimmed(_inlines(element.children))
    bold = wholly(inlines, i.Strong)
    return _anchored(_paragraph(inlines if bold is None else trimmed(bold), element.span), element)


def _paragraph(inlines: Inlines, span: Span) -> Blocks:
    if not inlines:
        return ()
    figure = _picture_paragraph(inlines, span)
    return (figure,) if figure else (b.Paragraph(inlines=inlines, span=span),)


def _captioned_picture(element: Element) -> b.Figure | None:
    """The figure that a paragraph is which holds nothing but a picture with its caption, as in Quarto."""
    held = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
    picture = held[0] if len(held) == 1 and isinstance(held[0], Element) else None
    caption = next(picture.elements(), None) if picture and picture.tag == "img" else None
    if picture is None or caption is None or picture.attributes.get("title"):  # which is the caption of old
        return None
    said, image = trimmed(_inlines(caption.children)), _image(picture)
    is_described = "fig-alt" in picture.attributes or ("fig-cap" in picture.attributes and image.alt)
    if not is_described:
        image = msgspec.structs.replace(image, alt=" ".join(words_of(said).split()))
    return b.Figure(
        images=(image,),
        caption=said,
        span=element.span,
        anchor=picture.attributes.get("id") or element.attributes.get("id"),
    )


def _picture_paragraph(inlines: Inlines, span: Span) -> b.Figure | None:
    """A paragraph that holds pictures, and at most a caption in italics under them, is a figure."""
    images: list[Image] = []
    rest: list[Inline] = []
    anchor: str | None = None
    for inline in inlines:
        inline, name = _without_name(inline)
        anchor = anchor or name
        image = _only_image(inline)
        if isinstance(inline, i.Anchor) and not rest:
            anchor = anchor or inline.name
        elif image is not None and not rest:
            images.append(image)
        elif (images or anchor) and isinstance(inline, i.Text | i.LineBreak) and not words_of((inline,)):
            continue
        else:
            rest.append(inline)
    if not images:
        return None
    references = _references_only(rest)
    caption = () if references else trimmed(tuple(rest))
    if caption:
        inside = wholly(caption, i.Emphasis)
        if inside is None or "\n" not in _before_first(inlines, caption):
            return None
        caption = trimmed(inside)
    elif len(images) == 1:
        said = images[0].title or (
            images[0].alt if references or is_captioned_by_alt(images[0], anchor) else None
        )
        caption = _with_emphasis(said) if said else ()
    return b.Figure(images=tuple(images), caption=(*caption, *references), span=span, anchor=anchor)


_EMPHASISED = re.compile(r"(?<![*_\w])(\*\*|__|\*|_)(?=[^\s*_])([^*_]*[^\s*_])\1(?![*_\w])")


def _with_emphasis(text: str) -> Inlines:
    """The title of a picture as its caption: ``The *Ingrid* at the dock``."""
    parts: list[Inline] = []
    end = 0
    for found in _EMPHASISED.finditer(text):
        parts.append(i.Text(text[end : found.start()]))
        kind = i.Strong if len(found[1]) == 2 else i.Emphasis
        parts.append(kind((i.Text(found[2]),)))
        end = found.end()
    return merged((*parts, i.Text(text[end:])))


def _references_only(inlines: Sequence[Inline]) -> Inlines:
    """The references to notes behind a picture, if there is nothing else: they belong to its caption."""
    found = tuple(x for x in inlines if isinstance(x, i.NoteReference))
    return found if not words_of(tuple(inlines)) and not any(map(_only_image, inlines)) else ()


FIGURE_NAME = re.compile(r"(?:fig|figure|tbl|lst)[-:]")


def is_captioned_by_alt(image: Image, anchor: str | None) -> bool:
    """Whether what stands in the brackets is printed: pandoc and Quarto number such figures."""
    is_figure = anchor is not None and FIGURE_NAME.match(anchor)
    return bool(image.alt) and bool(is_figure or CREDIT.search(image.alt or ""))


CREDIT = re.compile(
    r"\b(?:photo(?:graph|s)?|foto(?:graf\w*|s)?|crédit|credit|illustration|drawing|bild)\s*(?::|by\b|©)|©",
    re.IGNORECASE,
)
"""Whom a picture is owed to: nobody describes a picture so to who can't see it."""

PANDOC_LENGTH = re.compile(r"\d+(?:\.\d+)?in$")


def _title(attributes: Mapping[str, str]) -> str | None:
    """The title of a picture; of one as pandoc writes it from a word processor's file, its caption, which
    stands in the brackets."""
    title = attributes.get("title", "")
    if not title and all(PANDOC_LENGTH.match(attributes.get(key, "")) for key in ("width", "height")):
        title = attributes.get("alt", "")
    return " ".join(title.split()) or None


def _without_name(inline: Inline) -> tuple[Inline, str | None]:
    """A picture in a link without the name that stands in the link with it, and that name."""
    match inline:
        case i.Link(children=(i.Anchor(name=name), i.InlineImage() as image)):
            return msgspec.structs.replace(inline, children=(image,)), name
        case _:
            return inline, None


def _only_image(inline: Inline) -> Image | None:
    if isinstance(inline, i.InlineImage):
        return inline.image
    if isinstance(inline, i.Link) and len(inline.children) == 1:
        image = _only_image(inline.children[0])
        return msgspec.structs.replace(image, link=inline.url) if image else None
    return None


def _before_first(inlines: Inlines, caption: Inlines) -> str:
    """The white space that stands between the pictures and their caption."""
    space = ""
    for inline in inlines:
        if inline == caption[0]:
            break
        space += "\n" if isinstance(inline, i.LineBreak) else ""
        space += inline.value if isinstance(inline, i.Text) else ""
    return space


def _heading(element: Element) -> Block:
    heading = b.Heading(
        level=int(element.tag[1]),
        inlines=trimmed(_inlines(element.children)),
        anchor=element.attributes.get("id", ""),
        span=element.span,
        unnumbered="unnumbered" in element.classes,
    )
    return b.Section(heading=heading, blocks=(), span=element.span)


def _parts(element: Element, names: tuple[str, ...]) -> Iterable[Element]:
    """The children with one of these names; whatever strays between them is in one of the first name,
    and a list inside a list in the item before it, as word processors mean it."""
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in names:
            found.append(child)
        elif found and isinstance(child, Element) and child.tag in ("ul", "ol") and found[-1].tag == "li":
            found[-1] = msgspec.structs.replace(found[-1], children=(*found[-1].children, child))
        elif _says_something(child):
            span = child.span if isinstance(child, Element) else found[-1].span if found else element.span
            found.append(Element(tag=names[0], children=(child,), span=span))
    return found


def _says_something(node: Node) -> bool:
    """Whether there are words or pictures in it."""
    if isinstance(node, str):
        return bool(node.strip())
    return node.tag == "img" or any(_says_something(child) for child in node.children)


def _list(element: Element) -> Block:
    items = [*_parts(element, ("li",))]
    checked = {"true": True, "false": False}
    return b.List(
        items=tuple(
            b.ListItem(
                blocks=_flow(item.children, item.span),
                span=item.span,
                checked=checked.get(item.attributes.get("checked", "")),
            )
            for item in items
        ),
        ordered=element.tag == "ol",
        start=_number(element.attributes.get("start"), 1),
        counting=_COUNTING.get(element.attributes.get("type", ""), "1") if element.tag == "ol" else "1",
        tight=not any(child.tag == "p" for item in items for child in item.elements()),
        span=element.span,
    )


_COUNTING: Mapping[str, Counting] = {"a": "a", "A": "A", "i": "i", "I": "I"}


def _number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else default


def _definitions(element: Element) -> Block:
    items: list[b.Definition] = []
    terms: list[Inlines] = []
    meanings: list[Blocks] = []
    span = element.span

    def close() -> None:
        if terms or meanings:
            items.append(b.Definition(terms=tuple(terms), meanings=tuple(meanings), span=span))
        terms.clear()
        meanings.clear()

    for child in _definition_parts(element):
        if child.tag == "dt":
            if meanings:
                close()
            if not terms:
                span = child.span
            terms.append(trimmed(_inlines(child.children)))
        elif child.tag == "dd":
            meanings.append(_flow(child.children, child.span))
    close()
    return b.DefinitionList(items=tuple(items), span=element.span)


def _definition_parts(element: Element) -> Iterable[Element]:
    """The terms and meanings of a definition list; HTML may group them in divisions."""
    for child in _parts(element, ("dd", "dt", "div")):
        if child.tag == "div":
            yield from _parts(child, ("dd", "dt"))
        else:
            yield child


CAPTION = re.compile(r"(?:[Tt]able)?\s*:\s+(?=\S)")


def with_captions(nodes: Sequence[Node]) -> Sequence[Node]:
    """The nodes; a paragraph ``: words`` or ``Table: words`` beside a table has become its caption."""
    if not any(isinstance(node, Element) and node.tag == "table" for node in nodes):
        return nodes
    result: list[Node] = []
    waiting: Element | None = None
    for node in nodes:
        before = result[-1] if result else None
        if is_caption(node) and isinstance(before, Element) and _wants_caption(before):
            assert isinstance(node, Element)
            result[-1] = _captioned(before, node)
            continue
        if isinstance(node, Element) and waiting is not None and before is waiting and _wants_caption(node):
            result[-1] = _captioned(node, waiting)
            waiting = None
            continue
        waiting = node if isinstance(node, Element) and is_caption(node) else None
        result.append(node)
    return result


def is_caption(node: Node) -> bool:
    """Whether a paragraph is the caption of a table beside it: ``: Words``."""
    first = node.children[0] if isinstance(node, Element) and node.tag == "p" and node.children else None
    return isinstance(first, str) and CAPTION.match(first) is not None


def _wants_caption(element: Element) -> bool:
    return element.tag == "table" and not any(child.tag == "caption" for child in element.elements())


def _captioned(table: Element, paragraph: Element) -> Element:
    first, *rest = paragraph.children
    assert isinstance(first, str)
    words = Element("caption", (CAPTION.sub("", first, count=1), *rest), {}, paragraph.span)
    attributes = {**table.attributes, **paragraph.attributes}
    span = min(table.span, paragraph.span, key=lambda x: x.first).to(
        max(table.span, paragraph.span, key=lambda x: x.first)
    )
    return Element("table", (words, *table.children), attributes, span)


def _table(element: Element) -> Blocks:
    head: list[tuple[b.Cell, ...]] = []
    body: list[tuple[b.Cell, ...]] = []
    caption: Inlines = ()
    for part, row in _rows(element):
        if row.tag == "caption":
            caption = trimmed(_inlines(row.children))
            continue
        cells = tuple(_cell(cell) for cell in _parts(row, ("td", "th")))
        is_head = part == "thead" or (not body and bool(cells) and all(c.header for c in cells))
        if is_head and not any(cell.blocks for cell in cells):
            continue
        (head if is_head else body).append(cells)
    if not head and not body:
        return _flow([c for _, row in _rows(element) for c in row.children], element.span)
    width = _columns_begun((head, body))
    table = b.Table(
        head=_within(head, width),
        body=_within(body, width),
        caption=caption,
        landscape=LANDSCAPE in element.classes,
        widths=_asked_widths(element, width),
        span=element.span,
        anchor=element.attributes.get("id"),
    )
    return (table,)


def _asked_widths(table: Element, columns: int) -> tuple[int, ...]:
    """How wide the columns are to be, as Quarto and HTML say it; nothing unless it is said of each."""
    asked = table.attributes.get("tbl-colwidths", "").strip(" []").split(",")
    groups = [x for x in table.elements() if x.tag == "colgroup"]
    cols = [col for group in groups for col in group.elements()]
    said = [col.attributes.get("width", "") + col.attributes.get("style", "") for col in cols] or asked
    widths = [found[1] for one in said if (found := _COLUMN_WIDTH.search(one))]
    is_whole = len(widths) == len(said) == columns and all(map(float, widths))
    return tuple(round(float(one)) for one in widths) if is_whole else ()


_COLUMN_WIDTH = re.compile(r"^\s*(?:width:\s*)?(\d{1,4}(?:\.\d{1,4})?)\s*(?:%\s*;?)?\s*$")


def _begins(rows: Iterable[tuple[b.Cell, ...]]) -> Iterator[list[tuple[b.Cell, int]]]:
    """The cells of each row with the columns, from 0, in which they begin."""
    covered: dict[int, int] = {}
    for row in rows:
        found: list[tuple[b.Cell, int]] = []
        column = 0
        covered = {place: left - 1 for place, left in covered.items() if left > 1}
        over = dict(covered)
        for cell in row:
            while column in over:
                column += 1
            found.append((cell, column))
            covered.update(dict.fromkeys(range(column, column + cell.columns), cell.rows))
            column += cell.columns
        yield found


def _columns_begun(parts: Iterable[list[tuple[b.Cell, ...]]]) -> int:
    """How many columns a table has: beyond the last in which a cell begins there is none, whatever a cell
    says that it covers (``colspan="99"`` means all)."""
    return 1 + max((column for rows in parts for row in _begins(rows) for _, column in row), default=0)


def _within(rows: list[tuple[b.Cell, ...]], width: int) -> tuple[tuple[b.Cell, ...], ...]:
    """The rows, no cell wider than the table."""
    if not any(cell.columns > 1 for row in rows for cell in row):
        return tuple(rows)
    return tuple(
        tuple(msgspec.structs.replace(cell, columns=min(cell.columns, width - at)) for cell, at in row)
        for row in _begins(rows)
    )


LANDSCAPE = "landscape"
"""The class of a table that stands on a page that lies on its side; also of a division of such tables."""


def _rows(element: Element) -> Iterable[tuple[str, Element]]:
    if element.tag == "tr":
        yield "", element
        return
    for child in _parts(element, ("tr", "thead", "tbody", "tfoot", "caption")):
        if child.tag in ("thead", "tbody", "tfoot"):
            for row in _parts(child, ("tr", "caption")):
                yield child.tag, row
        else:
            yield "", child


MOST_SPANNED = 100
"""No cell covers more rows or columns than this: layout takes time with their square."""


def _cell(element: Element) -> b.Cell:
    align = element.attributes.get("align")
    return b.Cell(
        blocks=_flow(element.children, element.span),
        columns=min(_number(element.attributes.get("colspan"), 1) or 1, MOST_SPANNED),
        rows=min(_number(element.attributes.get("rowspan"), 1) or 1, MOST_SPANNED),
        header=element.tag == "th",
        align=align if align in ("left", "center", "right") else None,  # type: ignore[arg-type]  # narrowed by the test
    )


def _code(element: Element) -> Block:
    language = element.attributes.get("language") or None
    if language == "math":
        formula = i.Formula(f"$$\n{element.text.strip()}\n$$")
        return b.Paragraph(inlines=(formula,), span=element.span, anchor=element.attributes.get("id"))
    return b.CodeBlock(
        text=element.text.removesuffix("\n"),
        language=language,
        first_line=_first_line(element),
        span=element.span,
        anchor=element.attributes.get("id"),
    )


_NUMBERED = frozenset(("numberlines", "number-lines", "numbered"))
"""Classes that ask for the numbers of lines: pandoc's, and as it is spelled elsewhere."""


def _first_line(element: Element) -> int | None:
    """The number of the first line of code whose lines are to be numbered, as pandoc and Quarto have it."""
    attributes = element.attributes
    begins = _number(attributes.get("startfrom", attributes.get("start-from")), 1)
    asked = _NUMBERED.intersection(name.lower() for name in element.classes)
    is_numbered = bool(asked) or attributes.get("code-line-numbers") == "true"
    return begins if is_numbered else None


def _quotation(element: Element) -> Blocks:
    kind = element.attributes.get("callout", "").lower()
    title = element.attributes.get("callout-title", "")
    if MEANINGS.get(kind) == "pull-quote":
        return _pull_quote(element)
    if kind and kind not in ("quote", "cite"):
        heading: Inlines = (i.Text(title),) if title else ()
        return (
            b.Sidebar(
                blocks=_flow(element.children, element.span), title=heading, label=kind, span=element.span
            ),
        )
    inside, named = _flow(element.children, element.span), (i.Text(title),) if title else ()
    if named and not inside:  # a quote of one line, written where a title stands
        inside, named = (b.Paragraph(inlines=named, span=element.span),), ()
    blocks, attribution = (inside, named) if named else _attributed(inside)
    return (b.BlockQuote(blocks=blocks, attribution=attribution, span=element.span),)


ATTRIBUTION = re.compile(r"\s*(?:—|–|―|--+)\s*(?=\S)")


def _attributed(blocks: Blocks) -> tuple[Blocks, Inlines]:
    """The blocks of a quotation and who said it: a last short line that begins with a dash."""
    if not blocks or not isinstance(blocks[-1], b.Paragraph):
        return blocks, ()
    last = blocks[-1]
    lines = manuscript_lines(last.inlines)
    dash = ATTRIBUTION.match(words_of(lines[-1]))
    if not dash or len(words_of(lines[-1])) > 120 or (len(lines) == 1 and len(blocks) == 1):
        return blocks, ()
    attribution = _without_prefix(lines[-1], dash.end())
    rest = joined_lines(lines[:-1])
    kept = (*blocks[:-1], msgspec.structs.replace(last, inlines=rest)) if rest else blocks[:-1]
    return kept, attribution


def manuscript_lines(inlines: Inlines) -> tuple[Inlines, ...]:
    """A run in the lines of the manuscript: at its line ends and its line breaks; no empty ones."""
    return tuple(line for line in _all_lines(inlines) if line) or ((),)


def _all_lines(inlines: Inlines) -> tuple[Inlines, ...]:

    def ends(inline: Inline) -> Inlines:
        if not isinstance(inline, i.Text) or "\n" not in inline.value:
            return (inline,)
        parts: list[Inline] = []
        for number, part in enumerate(inline.value.split("\n")):
            if number:
                parts.append(i.LineBreak())
            parts.append(i.Text(part))
        return tuple(parts)

    broken = tuple(x for inline in inlines for x in ends(inline))
    return split_lines(broken)


def joined_lines(lines: Sequence[Inlines]) -> Inlines:
    """Lines as one run again, with the manuscript's line ends between them."""
    result: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            result.append(i.Text("\n"))
        result.extend(line)
    return merged(tuple(result))


def _without_prefix(inlines: Inlines, length: int) -> Inlines:
    return trimmed(cut(inlines, length)[1])


def _figure(element: Element) -> Blocks:
    images = tuple(_linked_images(element))
    captions = [
        *_descendants(element, "figcaption"),
        *(x for x in element.elements() if "caption" in x.classes),
    ]
    caption = trimmed(_inlines(captions[0].children)) if captions else ()
    if not images:
        return _listing(element, caption) or _flow(element.children, element.span)
    credit = tuple(x for x in caption if _is_credit(x))
    caption = trimmed(tuple(x for x in caption if not _is_credit(x)))
    owed = tuple(inner for x in credit if isinstance(x, i.Styled) for inner in x.children)
    return (
        b.Figure(
            images=images,
            caption=caption,
            credit=owed,
            span=element.span,
            anchor=element.attributes.get("id"),
        ),
    )


def _listing(element: Element, caption: Inlines) -> Blocks:
    """The code of a figure that shows nothing else, with its caption."""
    shown = [child for child in element.elements() if child.tag != "figcaption"]
    if len(shown) != 1 or shown[0].tag != "pre" or not caption:
        return ()
    code = _code(shown[0])
    if not isinstance(code, b.CodeBlock):
        return ()
    anchor = code.anchor or element.attributes.get("id")
    return (msgspec.structs.replace(code, caption=caption, anchor=anchor),)


def _linked_images(element: Element, link: str | None = None) -> Iterator[Image]:
    """The pictures in an element, each with the address of the link around it."""
    for child in element.elements():
        if child.tag == "img":
            image = _image(child)
            yield msgspec.structs.replace(image, link=link) if link else image
        elif child.tag != "figcaption":
            yield from _linked_images(child, child.attributes.get("href") if child.tag == "a" else link)


def _is_credit(inline: Inline) -> bool:
    return isinstance(inline, i.Styled) and "credit" in inline.classes


def _descendants(element: Element, tag: str) -> Iterable[Element]:
    for child in element.elements():
        if child.tag == tag:
            yield child
        else:
            yield from _descendants(child, tag)


def _note(element: Element) -> b.Note:
    return b.Note(
        number=0,
        label=element.attributes.get("label", ""),
        blocks=_flow(element.children, element.span),
        span=element.span,
    )


# -- blocks that a class or an element of HTML gives a meaning ------------------------------------


def _paragraphs(element: Element) -> tuple[Inlines, ...]:
    """The words of an element as paragraphs, whatever they stand in."""
    return tuple(trimmed(run) for run in runs_of(_flow(element.children, element.span)) if words_of(run))


def _quoted_runs(blocks: Blocks) -> Iterator[Inlines]:
    """The runs of a quotation; what is only indented is no code there."""
    for block in blocks:
        if isinstance(block, b.CodeBlock):
            yield (i.Text(" ".join(block.text.split())),)
        else:
            yield from runs_of((block,))


def _pull_quote(element: Element) -> Blocks:
    blocks = _flow(element.children, element.span)
    only = blocks[0] if len(blocks) == 1 else None
    if isinstance(only, b.BlockQuote):
        blocks, attribution = only.blocks, only.attribution
    else:
        blocks, attribution = _attributed(blocks)
    paragraphs = tuple(trimmed(run) for run in _quoted_runs(blocks) if words_of(run))
    title = element.attributes.get("callout-title")
    if title and paragraphs:
        attribution = (i.Text(title),)
    elif title:  # all on one line: ``> [!quote] words``
        paragraphs = ((i.Text(title),),)
    if not paragraphs:
        return ()
    mode: b.Mode = "adapted" if "adapted" in element.classes else "unmatched"
    return (
        b.PullQuote(
            paragraphs=paragraphs,
            attribution=attribution,
            mode=mode,
            span=element.span,
            anchor=element.attributes.get("id"),
        ),
    )


def _standfirst(element: Element) -> Blocks:
    paragraphs = _paragraphs(element)
    return (b.Standfirst(paragraphs=paragraphs, span=element.span),) if paragraphs else ()


def _line_of(kind: Callable[..., Block]) -> Callable[[Element], Blocks]:
    def read(element: Element) -> Blocks:
        return tuple(kind(inlines=inlines, span=element.span) for inlines in _paragraphs(element))

    return read


def _epigraph(element: Element) -> Blocks:
    blocks = _flow(element.children, element.span)
    if len(blocks) == 1 and isinstance(blocks[0], b.BlockQuote):
        quote = blocks[0]
        return (b.Epigraph(blocks=quote.blocks, attribution=quote.attribution, span=element.span),)
    blocks, attribution = _attributed(blocks)
    return (b.Epigraph(blocks=blocks, attribution=attribution, span=element.span),) if blocks else ()


def _sidebar(element: Element) -> Blocks:
    names = (c.lower().removeprefix("callout-") for c in element.classes)
    label = next((name for name in names if name in LABELS), None)
    blocks = _flow(element.children, element.span)
    title: Inlines = ()
    if blocks and isinstance(blocks[0], b.Section):
        title, blocks = blocks[0].heading.inlines, blocks[1:]
    elif element.tag == "details" and blocks and isinstance(blocks[0], b.Paragraph):
        title, blocks = blocks[0].inlines, blocks[1:]
    elif blocks and isinstance(blocks[0], b.Paragraph):
        bold = wholly(blocks[0].inlines, i.Strong)
        if bold is not None and len(words_of(bold)) < 100 and len(blocks) > 1:
            title, blocks = trimmed(bold), blocks[1:]
    named = element.attributes.get("title")
    if named and not title:
        title = (i.Text(named),)
    if not blocks and not title:
        return ()
    return (
        b.Sidebar(
            blocks=unflattened(blocks),
            title=title,
            label=label,
            span=element.span,
            anchor=element.attributes.get("id"),
        ),
    )


def unflattened(blocks: Blocks) -> Blocks:
    """Headings inside a box divide it for the eye, and are no sections of the piece: they become
    strong paragraphs."""
    return tuple(
        b.Paragraph(inlines=(i.Strong(block.heading.inlines),), span=block.span)
        if isinstance(block, b.Section)
        else block
        for block in blocks
    )


def _verse(element: Element) -> Blocks:
    """The stanzas in their order: paragraphs, and what is indented. What is no stanza stays where it is."""
    blocks: list[Block] = []
    for is_verse, group in groupby(_flow(_set_in_lines(element).children, element.span), _is_stanza):
        held = tuple(group)
        if not is_verse:
            blocks.extend(held)
            continue
        stanzas = [s for x in held if isinstance(x, b.Paragraph | b.CodeBlock) for s in stanzas_of(x)]
        blocks.append(verse_of(stanzas, held[0].span.to(held[-1].span)))
    return _anchored(tuple(blocks), element)


def _set_in_lines(element: Element) -> Element:
    """The element with no-break spaces for those at the head of lines; HTML keeps them as they were typed."""
    words = element.text
    if "\n " not in words and "\n\t" not in words:
        return element
    heads = [len(x) - len(x.lstrip()) for line in words.split("\n")[1:] if (x := line.expandtabs(4)).strip()]
    margin = min(heads, default=0)

    def set_in(found: re.Match[str]) -> str:
        return "\n" + "\N{NO-BREAK SPACE}" * (len(found[1].expandtabs(4)) - margin)

    def changed(node: Node) -> Node:
        if isinstance(node, str):
            return re.sub(r"\n([ \t]+)(?=\S)", set_in, node)
        return msgspec.structs.replace(node, children=tuple(map(changed, node.children)))

    return msgspec.structs.replace(element, children=tuple(map(changed, element.children)))


def _is_stanza(block: Block) -> bool:
    return isinstance(block, b.Paragraph | b.CodeBlock)


def stanzas_of(block: b.Paragraph | b.CodeBlock) -> tuple[tuple[Inlines, ...], ...]:
    """The lines of verse in a block, in stanzas; they are set in by no-break spaces."""
    if isinstance(block, b.Paragraph):
        lines = _all_lines(block.inlines)
        return tuple(tuple(group) for is_line, group in groupby(lines, bool) if is_line) or ((),)
    stanzas = re.split(r"\n[ \t]*\n", block.text)
    return tuple(
        tuple((i.Text(_set_in(line)),) for line in stanza.split("\n") if line.strip()) for stanza in stanzas
    )


def _set_in(line: str) -> str:
    words = line.expandtabs(4).lstrip(" ")
    return "\N{NO-BREAK SPACE}" * (len(line.expandtabs(4)) - len(words)) + words


def verse_of(stanzas: Sequence[Sequence[Inlines]], span: Span, anchor: str | None = None) -> b.Verse:
    """Lines of verse, those that begin with no-break spaces set in by so much."""
    indents = tuple(tuple(map(indent_of, stanza)) for stanza in stanzas)
    lines = tuple(
        tuple(cut(line, by)[1] if by else line for line, by in zip(stanza, row, strict=True))
        for stanza, row in zip(stanzas, indents, strict=True)
    )
    return b.Verse(stanzas=lines, indents=indents if any(map(any, indents)) else (), span=span, anchor=anchor)


def indent_of(line: Inlines) -> int:
    """How many no-break spaces a line begins with."""
    words = plain(line)
    return len(words) - len(words.lstrip("\N{NO-BREAK SPACE}"))


def _editors_note(element: Element) -> Blocks:
    blocks = _flow(element.children, element.span)
    return (b.EditorsNote(blocks=blocks, span=element.span),) if blocks else ()


def _provenance(element: Element) -> Blocks:
    blocks = _flow(element.children, element.span)
    return (b.Provenance(blocks=blocks, span=element.span),) if blocks else ()


LAYOUT = re.compile(
    r"(?i)^(section|container|row|col(umn)?s?|content|wrapper|article|entry|post|main|body|text|inner|"
    r"page|level[1-6]|prose|markdown|clearfix|alert|cell|output.*|center|align.*)([-_ ].*)?$"
)
"""Classes that say where a division stood on a web page, which means nothing here."""


REFERENCES = "refs"
"""The id of an empty division in whose place the list of the works that are cited is to stand."""


def _division(element: Element) -> Blocks:
    children = tuple(_apart(element)) if _arranges(element) else element.children
    blocks = _anchored(_flow(children, element.span), element)
    if len(blocks) == 1 and isinstance(blocks[0], b.ThematicBreak):
        return blocks
    if not blocks and element.attributes.get("id") == REFERENCES:
        return (b.ReferenceList(span=element.span),)
    if LANDSCAPE in element.classes:
        blocks = tuple(map(_in_landscape, blocks))
    classes = tuple(c for c in element.classes if not LAYOUT.match(c) and c != LANDSCAPE)
    lang = element.attributes.get("lang")
    has_sections = any(isinstance(block, b.Section | b.Title) for block in blocks)
    if together := _named_float(element, blocks) or _side_by_side(element, blocks):
        return (together,)
    if not blocks or has_sections or not (classes or lang) or "src" in element.attributes:
        return blocks
    return (b.Division(classes=classes, blocks=blocks, lang=lang, span=element.span),)


def _in_landscape(block: Block) -> Block:
    """The block, a table or a table in a file turned."""
    match block:
        case b.Table():
            return msgspec.structs.replace(block, landscape=True)
        case b.Figure(images=(image,)):
            image = msgspec.structs.replace(image, placement=LANDSCAPE)
            return msgspec.structs.replace(block, images=(image,))
        case _:
            return block


LAID_OUT = ("layout-ncol", "layout-nrow", "layout")
"""How many figures stand side by side, or in how many rows, or how wide those of each row are, as Quarto has
it: ``layout="[[1,1],[1]]"``."""


def _arranges(element: Element) -> bool:
    """Whether a division says of the pictures in it that they are one figure, or how they stand."""
    named = FIGURE_NAME.match(element.attributes.get("id", ""))
    return bool(named) or not element.attributes.keys().isdisjoint(LAID_OUT)


def _apart(element: Element) -> Iterator[Node]:
    """What stands in an element, each picture of a paragraph that holds several in a paragraph of its own."""
    for child in element.children:
        held = _pictures_only(child) if isinstance(child, Element) and child.tag == "p" else []
        if isinstance(child, Element) and len(held) > 1:
            yield from (msgspec.structs.replace(child, children=(one,)) for one in held)
        else:
            yield child


def _pictures_only(paragraph: Element) -> list[Element]:
    """The pictures of a paragraph that holds nothing else, if some of them have names."""
    held = [x for x in paragraph.children if not (isinstance(x, str) and not x.strip())]
    pictures = [x for x in held if isinstance(x, Element) and x.tag == "img"]
    is_named = any("id" in picture.attributes for picture in pictures)
    return pictures if is_named and len(pictures) == len(held) else []


def _side_by_side(element: Element, blocks: Blocks) -> Block | None:
    """Figures that a division without a name only has stand beside each other."""
    columns, _ = _columns(element, len(blocks))
    if columns < 2 or not _are_alike(blocks):
        return None
    return _group(element, blocks, anchor=None)


def _group(
    element: Element, blocks: Sequence[Block], anchor: str | None, over: Inlines = (), caption: Inlines = ()
) -> b.FigureGroup:
    """What a division holds, in the rows that it asks for."""
    columns, layout = _columns(element, len(blocks))
    return b.FigureGroup(
        blocks=tuple(blocks),
        columns=columns,
        layout=layout,
        over=over,
        caption=caption,
        span=element.span,
        anchor=anchor,
    )


def _are_alike(blocks: Sequence[Block]) -> bool:
    """Whether blocks are figures only, or tables only."""
    return any(all(isinstance(x, kind) for x in blocks) for kind in (b.Figure, b.Table))


def _columns(element: Element, held: int) -> tuple[int, tuple[tuple[int, ...], ...]]:
    """How many things a division has side by side, and how wide those of each row are if it says so."""
    if layout := _layout(element.attributes.get("layout", ""), held):
        return max(sum(wide > 0 for wide in row) for row in layout), layout
    columns, rows = (_count(element.attributes.get(name, "")) for name in LAID_OUT[:2])
    return max(1, min(columns or (-(-held // rows) if rows else 1), held)), ()


def _layout(asked: str, held: int) -> tuple[tuple[int, ...], ...]:
    """The rows of ``[[1,1],[1]]``, or the one of ``[70,30]``; none unless they suit what is held."""
    rows = re.findall(r"\[([^\[\]]*)\]", asked)
    layout = tuple(tuple(map(round, map(float, _WIDTH.findall(row)))) for row in rows)
    is_whole = sum(wide > 0 for row in layout for wide in row) == held
    return layout if is_whole and all(any(wide > 0 for wide in row) for row in layout) else ()


_WIDTH = re.compile(r"-?\d{1,4}(?:\.\d{1,4})?")


def _count(asked: str) -> int:
    """A number of columns or rows; 0 where it is none."""
    return int(asked) if re.fullmatch(r"\d{1,2}", asked) else 0


def _named_float(element: Element, blocks: Blocks) -> Block | None:
    """What a division names for references, and its caption: the last paragraph, as Quarto has it.

    ``::: {#fig-mills}`` with pictures, ``::: {#tbl-tides}`` with a table, ``::: {#lst-sum}`` with code.
    """
    name = element.attributes.get("id", "")
    if not FIGURE_NAME.match(name) or not blocks:
        return None
    *held, last = blocks
    caption = last.inlines if isinstance(last, b.Paragraph) and held else ()
    held = held if caption else list(blocks)
    pictures = [x for x in held if isinstance(x, b.Figure)]
    if pictures and len(pictures) == len(held):
        return _figure_of(element, name, pictures, caption)
    if len(held) > 1 and all(isinstance(x, b.Table) for x in held):
        return _group(element, held, name, over=caption)
    match held:
        case [b.Table() as table]:
            return msgspec.structs.replace(table, caption=caption or table.caption, anchor=name)
        case [b.CodeBlock() as code]:
            return msgspec.structs.replace(code, caption=caption or code.caption, anchor=name)
        case _:
            return None


def _figure_of(element: Element, name: str, pictures: Sequence[b.Figure], caption: Inlines) -> Block:
    """The figure that pictures are together; a group where some have words or names of their own."""
    own = [msgspec.structs.replace(x, anchor=None) if x.anchor == name else x for x in pictures]
    _, layout = _columns(element, len(own))
    has_own = any(x.anchor or x.credit for x in own) or (len(own) > 1 and any(x.caption for x in own))
    if has_own or layout:
        return _group(element, own, name, caption=caption)
    images = tuple(image for x in own for image in x.images)
    return b.Figure(
        images=images,
        columns=_columns(element, len(images))[0],
        caption=caption or own[0].caption,
        span=element.span,
        anchor=name,
    )


MEANT: dict[str, Callable[[Element], Blocks]] = {
    "pull-quote": _pull_quote,
    "standfirst": _standfirst,
    "subtitle": _line_of(b.Subtitle),
    "byline": _line_of(b.Byline),
    "dateline": _line_of(b.Dateline),
    "epigraph": _epigraph,
    "sidebar": _sidebar,
    "verse": _verse,
    "editors-note": _editors_note,
    "contributor-note": _line_of(b.ContributorNote),
    "provenance": _provenance,
    "figure": _figure,
    "title": _line_of(b.Title),
}


# -- inlines ------------------------------------------------------------------------------------


def _inlines(nodes: Iterable[Node]) -> Inlines:
    result: list[Inline] = []
    for node in nodes:
        if isinstance(node, str):
            result.append(i.Text(node))
        else:
            result.extend(_inline(node))
    return merged(tuple(result))


def _inline(element: Element) -> Inlines:
    anchor: Inlines = ()
    name = element.attributes.get("id") or (element.attributes.get("name") if element.tag == "a" else None)
    if name and not LEFT_OUT.intersection(element.classes):  # a tracked change's number is no target
        anchor = (i.Anchor(name),)
    return (*anchor, *_inline_kind(element))


def _inline_kind(element: Element) -> Inlines:
    tag = element.tag
    if tag == "br":
        return (i.LineBreak(),)
    if tag == "img":
        notes = element.attributes.get("notes", "").split()
        references = (i.NoteReference(note=label, number=0, anchor="") for label in notes)
        return (i.InlineImage(_image(element)), *references)
    if tag == "formula":
        formula = i.Formula(element.text)
        return (formula if formula.is_displayed else i.Formula(" ".join(formula.value.split())),)
    if tag in ("rp", "rtc"):
        return ()
    if tag == "noteref":
        return (i.NoteReference(note=element.attributes.get("label", ""), number=0, anchor=""),)
    if tag == "crossref":
        return (_cross_reference(element),)
    if tag == "citation":
        keys = tuple(element.attributes["keys"].split())
        return (i.Citation((i.Text(element.text),), typed=element.text, keys=keys),)
    if "index" in element.classes and tag in ("span", "a"):
        return _index_mark(element)
    if tag in ("code", "kbd", "samp", "tt"):
        return (i.Code(element.text),) if element.text else ()
    if tag == "placeholder":
        return _embedded(element)
    if LEFT_OUT & set(element.classes):
        return ()
    if "math" in element.classes and i.FORMULA.fullmatch(element.text.strip()):
        return (i.Formula(element.text.strip()),)
    children = _inlines(element.children)
    if not children:
        return ()
    if tag == "crossrefs":
        return children
    if tag == "ruby":
        return (i.Ruby(children=children),)
    if tag == "rt":
        return (i.Reading(children=merged((i.Text("("), *children, i.Text(")")))),)
    if tag in INLINE_KINDS:
        return (INLINE_KINDS[tag](_in_language(element, children)),)
    if tag == "a":
        url = element.attributes.get("href")
        title = element.attributes.get("title") or None
        return (i.Link(url=url.strip(), children=children, title=title),) if url is not None else children
    if tag == "abbr" and element.attributes.get("title"):
        return (i.Abbreviation(value=element.text, expansion=element.attributes["title"]),)
    if tag == "q":
        return merged((i.Text("“"), *children, i.Text("”")))
    return _span(element, children)


def _cross_reference(element: Element) -> Inline:
    attributes = element.attributes
    return i.CrossReference(
        target=attributes["target"],
        typed=attributes["typed"],
        form=attributes["form"],  # type: ignore[arg-type]  # the parser gives no other
    )


RANGES: Mapping[str, Literal["begins", "ends"]] = {
    **dict.fromkeys(("begin", "begins", "start", "open", "from"), "begins"),
    **dict.fromkeys(("end", "ends", "stop", "close", "to"), "ends"),
}
"""What the ends of a range are called."""


def _index_mark(element: Element) -> Inlines:
    """Words that the index leads to, or a place without words."""
    attributes = element.attributes
    entry = i.IndexEntry(
        headings=tuple(
            " ".join(part.split()) for part in attributes.get("entry", "").split("!") if part.strip()
        ),
        see=attributes.get("see", "").strip(),
        also=(attributes.get("also") or attributes.get("see-also") or attributes.get("seealso", "")).strip(),
        range=RANGES.get(attributes.get("range", "").casefold()),
        is_main="main" in element.classes,
        sort=attributes.get("sort", ""),
    )
    words = _inlines(element.children)
    if words:
        return (i.IndexTerm(words, entry),)
    return (i.IndexMark(entry),) if entry.headings else ()


LEFT_OUT = frozenset(("insertion", "paragraph-insertion", "comment-start", "comment-end", "comment"))
"""Classes that pandoc gives tracked changes and remarks: until somebody decides, the text is as it was."""

EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
"""Elements of HTML that show something which neither edition can show."""


def _embedded(element: Element) -> Inlines:
    """A link in the place of a film, a recording or another page; nothing for other placeholders."""
    attributes = element.attributes
    url = attributes.get("src") or attributes.get("data")
    if attributes.get("html") not in EMBEDS or not url:
        return ()
    words = (i.Text(attributes.get("title") or url),)
    shown = (i.Link(url=url, children=words),) if "//" in url else words
    return (i.Text(" "), *shown)  # a word of its own, whatever is before it


def _in_language(element: Element, children: Inlines) -> Inlines:
    lang = element.attributes.get("lang") or element.attributes.get("xml:lang")
    if not lang:
        return children
    direction = element.attributes.get("dir")
    return (
        i.ForeignWords(
            lang=lang,
            children=children,
            direction=direction if direction in ("ltr", "rtl") else None,  # type: ignore[arg-type]  # narrowed
        ),
    )


SMALL_CAPS = {"smallcaps", "small-caps", "sc"}
UNSTYLED = {"underline", "mark", "hl", "deletion", "paragraph-deletion"}


def _span(element: Element, children: Inlines) -> Inlines:
    if "adapted" in element.classes and len(element.classes) == 1:
        return children
    style = element.attributes.get("style", "")
    if SMALL_CAPS & set(element.classes) or "small-caps" in style:
        return (i.SmallCaps(_in_language(element, children)),)
    classes = tuple(c for c in element.classes if c not in UNSTYLED)
    children = _in_language(element, children)
    if classes and element.tag == "span":
        return (i.Styled(classes=classes, children=children),)
    return children


def _image(element: Element) -> Image:
    attributes = element.attributes
    alt = attributes.get("fig-alt", attributes.get("alt"))
    return Image(
        src=attributes.get("src", ""),
        alt=" ".join(alt.split()) if alt is not None else None,
        title=_title(attributes),
        asked_width=_width(attributes),
        placement=next((PLACES[name] for name in PLACES if name in element.classes), None),
        focus=focus[0] if (focus := FOCUS.fullmatch(attributes.get("focus", "").strip())) else None,
    )


PLACES: Mapping[str, Placement] = {
    **{name: name for name in get_args(Placement)},
    "column-body": "column",
    "column-body-outset": "wide",
    "column-page": "wide",
    "column-page-inset": "wide",
    "column-screen": "bleed",
    "column-screen-inset": "bleed",
    "column-margin": "margin",
}
"""Classes that say where a picture stands; those of Quarto as well."""
FOCUS = re.compile(r"(?:100|\d{1,2})(?:\.\d+)?%\s+(?:100|\d{1,2})(?:\.\d+)?%")
"""Two shares, of the width and of the height of a picture."""


WIDTH = re.compile(r"(\d+(?:\.\d+)?)\s*(%|in|cm|mm|pt|pc|px|em|rem|)$")


def _width(attributes: Mapping[str, str]) -> str | None:
    """How wide a picture is to be: a length or a share of the column."""
    said = re.search(r"(?:^|;)\s*width\s*:\s*([^;]+)", attributes.get("style", ""))
    found = WIDTH.match((said[1] if said else attributes.get("width", "")).strip())
    if not found or not float(found[1]):
        return None
    return f"{found[1]}{found[2] or 'px'}"
