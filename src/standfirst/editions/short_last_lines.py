"""Last words: a paragraph does not end in a line that is only a syllable or a very short word.

The last word is kept from being broken, and a short one is tied to the word before it by a no-break
space; in a pull quote, which is large, one that is not so short too. A signature after a dash, *— R. Sethi,
Ludlow*, keeps the dash and its initials beside the name. Only print does this. It is a view of the piece: the
words stay what they are.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from standfirst.model.blocks import Block, Blocks, Paragraph, PullQuote, Subtitle, Title
from standfirst.model.document import Piece
from standfirst.model.inlines import Emphasis, Inlines, Styled, Text
from standfirst.model.text import plain
from standfirst.model.traverse import change_blocks

CLASS = "last-words"
NBSP = "\N{NO-BREAK SPACE}"

SHORT = 5
"""Characters that a last word must have to stand alone, its full stop counted."""
LONGEST = 12
"""Characters that are kept together at most: more would leave a gap in the line before."""
SHORT_IN_QUOTE, LONGEST_IN_QUOTE = 9, 18
"""The same in a pull quote, whose lines are not justified."""
SHORT_IN_TITLE = 10


def with_last_words(piece: Piece) -> Piece:
    """The piece with the end of every longer paragraph, of title and subtitle kept together."""
    opening = change_blocks(piece.opening, _changed)
    return replace(piece, opening=opening, body=change_blocks(piece.body, _changed))


def tied(words: str) -> str:
    """A title in which a short last word is tied to the one before it, unless that leaves less on the line
    above: *A Second / Wall*."""
    before, space, last = words.rpartition(" ")
    above, _, with_it = before.rpartition(" ")
    short = len(last) < SHORT_IN_TITLE and len(with_it) + len(last) < LONGEST_IN_QUOTE
    return f"{before}{NBSP}{last}" if space and short and len(above) > len(with_it) + len(last) else words


def _changed(block: Block) -> Blocks:
    match block:
        case Paragraph():
            return (replace(block, inlines=_kept_together(_signed(block.inlines), SHORT, LONGEST)),)
        case Title() | Subtitle():
            is_tied = tied(words := plain(block.inlines)) != words
            short = SHORT_IN_TITLE if is_tied else 0
            return (replace(block, inlines=_kept_together(block.inlines, short, LONGEST_IN_QUOTE)),)
        case PullQuote(paragraphs=paragraphs):
            kept = tuple(_kept_together(p, SHORT_IN_QUOTE, LONGEST_IN_QUOTE) for p in paragraphs)
            return (replace(block, paragraphs=kept),)
        case _:
            return (block,)


_DASH = re.compile(r"(?<=[–—]) $")
_INITIAL = re.compile(r"(?<=\b[A-Z]\.) ")


def _signed(inlines: Inlines) -> Inlines:
    """A run that ends with a name in italics after a dash, or with an end mark after it, tied to the dash."""
    *text, mark = inlines if inlines and isinstance(inlines[-1], Styled) else (*inlines, None)
    match text:
        case (*before, Text(value=words) as dash, Emphasis(children=(Text(value=name),)) as signature):
            if not _DASH.search(words):
                return inlines
            dash = replace(dash, value=_DASH.sub(NBSP, words))
            signature = replace(signature, children=(Text(_INITIAL.sub(NBSP, name)),))
            return (*before, dash, signature, *([mark] if mark else ()))
        case _:
            return inlines


def _kept_together(inlines: Inlines, short: int, longest: int) -> Inlines:
    """A run that ends in text, its last words marked; a text of a word or two stays as it is."""
    match inlines:
        case (*before, Text(value=words)):
            at = words.rstrip().rfind(" ") + 1
        case _:
            return inlines
    if at > 1 and len(words) - at < short:
        tied = words[: at - 1] + NBSP + words[at:]
        earlier = tied.rfind(" ") + 1
        if len(tied) - earlier <= longest:
            words, at = tied, earlier
    if at == 0 or len(words) - at > longest:
        return inlines
    return (*before, Text(words[:at]), Styled((CLASS,), (Text(words[at:]),)))
