"""Blocks → HTML, for what markdown's own tables and lists can't hold. No blank line in it."""

from __future__ import annotations

import re
from html import escape
from typing import assert_never

from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.blocks import Block, Blocks
from standfirst.model.inlines import Inline, Inlines
from standfirst.render.markdown.inlines import index_attributes, picture_tag, reading_tags, unsettled
from standfirst.render.markdown.unsayable import Unsayable


def html_of(block: Block) -> str:
    """A block as elements of HTML; Unsayable for kinds that only markdown of ours has."""
    match block:
        case b.Paragraph(inlines=inlines):
            return f"<p>{inline_html(inlines)}</p>"
        case b.List(items=items, ordered=ordered, start=start, tight=tight):
            tag = "ol" if ordered else "ul"
            first = f' start="{start}"' if ordered and start != 1 else ""
            first += f' type="{block.counting}"' if block.counting != "1" else ""
            inner = "\n".join(f"<li>{_item(item.blocks, tight)}</li>" for item in items)
            if any(item.checked is not None for item in items):
                raise Unsayable("a task list inside HTML")
            return f"<{tag}{first}>\n{inner}\n</{tag}>"
        case b.Table():
            return html_table(block)
        case b.BlockQuote(blocks=blocks, attribution=()):
            return f"<blockquote>\n{_all(blocks)}\n</blockquote>"
        case b.CodeBlock(text=text, language=None, caption=(), first_line=None):
            return f"<pre>{_unbroken(escape(text))}</pre>"
        case b.ThematicBreak():
            return "<hr>"
        case b.PageBreak():
            return '<div class="page-break"></div>'
        case b.Figure(images=images, caption=caption, credit=credit):
            shown = "".join(map(picture_tag, images))
            owed = f' <span class="credit">{inline_html(credit)}</span>' if credit else ""
            said = inline_html(caption) + owed
            named = f' id="{escape(block.anchor)}"' if block.anchor else ""
            below = f"<figcaption>{said.strip()}</figcaption>" if said else ""
            return f"<figure{named}>{shown}{below}</figure>"
        case _:
            raise Unsayable(f"{type(block).__name__} inside HTML")


def _all(blocks: Blocks) -> str:
    return "\n".join(map(html_of, blocks))


def _item(blocks: Blocks, tight: bool) -> str:
    if tight and blocks and isinstance(blocks[0], b.Paragraph):
        rest = f"\n{_all(blocks[1:])}" if blocks[1:] else ""
        return inline_html(blocks[0].inlines) + rest
    return _all(blocks)


def html_table(table: b.Table) -> str:
    """A table with all that HTML can say of one."""
    caption = f"<caption>{inline_html(table.caption)}</caption>\n" if table.caption else ""
    parts = [
        f"<{tag}>\n{rows}\n</{tag}>"
        for tag, rows in (("thead", _rows(table.head)), ("tbody", _rows(table.body)))
        if rows
    ]
    own = f' id="{escape(table.anchor)}"' if table.anchor else ""
    own += ' class="landscape"' if table.landscape else ""
    own += f' tbl-colwidths="{",".join(map(str, table.widths))}"' if table.widths else ""
    return f"<table{own}>\n{caption}" + "\n".join(parts) + "\n</table>"


def _rows(rows: tuple[tuple[b.Cell, ...], ...]) -> str:
    return "\n".join("<tr>\n" + "\n".join(map(_cell, row)) + "\n</tr>" for row in rows)


def _cell(cell: b.Cell) -> str:
    tag = "th" if cell.header else "td"
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("align", cell.align),
            ("colspan", cell.columns if cell.columns != 1 else None),
            ("rowspan", cell.rows if cell.rows != 1 else None),
        )
        if value is not None
    )
    only = cell.blocks[0] if len(cell.blocks) == 1 else None
    inside = inline_html(only.inlines) if isinstance(only, b.Paragraph) else _all(cell.blocks)
    return f"<{tag}{attributes}>{inside}</{tag}>"


def inline_html(inlines: Inlines) -> str:
    """A run as elements of HTML."""
    return "".join(map(_inline, unsettled(inlines)))


def _inline(inline: Inline) -> str:
    match inline:
        case i.Text(value=value):
            return _words(value)
        case i.Emphasis(children=children):
            return f"<em>{inline_html(children)}</em>"
        case i.Strong(children=children):
            return f"<strong>{inline_html(children)}</strong>"
        case i.Struck(children=children):
            return f"<del>{inline_html(children)}</del>"
        case i.Superscript(children=children):
            return f"<sup>{inline_html(children)}</sup>"
        case i.Subscript(children=children):
            return f"<sub>{inline_html(children)}</sub>"
        case i.SmallCaps(children=children):
            return f'<span class="smallcaps">{inline_html(children)}</span>'
        case i.Styled(classes=classes, children=children):
            return f'<span class="{escape(" ".join(classes))}">{inline_html(children)}</span>'
        case i.ForeignWords(lang=lang, children=children, direction=direction):
            way = f' dir="{direction}"' if direction else ""
            return f'<span lang="{escape(lang)}"{way}>{inline_html(children)}</span>'
        case i.Code(value=value):
            return f"<code>{escape(value, quote=False)}</code>"
        case i.Formula(value=value):
            return escape(value, quote=False)
        case i.Ruby(children=children):
            return f"<ruby>{inline_html(children)}</ruby>"
        case i.Reading(children=children):
            return reading_tags(inline_html(children))
        case i.Link(url=url, children=children, title=title):
            said = f' title="{escape(title)}"' if title else ""
            return f'<a href="{escape(url)}"{said}>{inline_html(children)}</a>'
        case i.InlineImage(image=image):
            return picture_tag(image)
        case i.LineBreak():
            return "<br>"
        case i.Abbreviation(value=value, expansion=expansion):
            return f'<abbr title="{escape(expansion)}">{escape(value, quote=False)}</abbr>'
        case i.Anchor(name=name):
            return f'<a id="{escape(name)}"></a>'
        case i.CrossReference(typed=typed) | i.Citation(typed=typed):
            return escape(typed, quote=False)
        case i.IndexTerm(children=children, entry=entry):
            return f"<span {index_attributes(entry)}>{inline_html(children)}</span>"
        case i.IndexMark(entry=entry):
            return f"<span {index_attributes(entry)}></span>"
        case i.NoteReference() | i.PageReference():
            raise Unsayable("a reference to a note inside HTML")
        case _:
            assert_never(inline)


_MARKS = re.compile(r"(?<!\s)\*|\*(?!\s)|[`\[\]^$\\{}~]|(?<![^\W_])_|_(?![^\W_])")
"""What may be a mark of markdown, which is read in HTML too."""


def _words(text: str) -> str:
    """Words that are words, whether the element that they stand in is read as markdown or not."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", escape(text, quote=False))


def _unbroken(text: str) -> str:
    """Lines of code so that no blank line ends the HTML."""
    return re.sub(r"\n(?=\n)", "&#10;", text).replace("\n\n", "&#10;&#10;")
