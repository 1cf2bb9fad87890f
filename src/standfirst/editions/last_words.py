"""Last words: a paragraph does not end in a line that is only a syllable or a very short word.

The last word is kept from being broken, and a short one is tied to the word before it by a no-break
space. Only print does this. It is a view of the piece: the words stay what they are.
"""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.model.blocks import Block, Blocks, Paragraph
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines, Styled, Text
from standfirst.model.walk import change_blocks

CLASS = "last-words"

SHORT = 5
"""Characters that a last word must have to stand alone, its full stop counted."""
LONGEST = 12
"""Characters that are kept together at most: more would leave a gap in the line before."""


def with_last_words(piece: Piece) -> Piece:
    """The piece with the end of every longer paragraph kept together."""
    return replace(piece, body=change_blocks(piece.body, _changed))


def _changed(block: Block) -> Blocks:
    match block:
        case Paragraph(inlines=(*_, Text())):
            return (replace(block, inlines=_kept_together(block.inlines)),)
        case _:
            return (block,)


def _kept_together(inlines: Inlines) -> Inlines:
    """A run that ends in text, its last words marked; a text of a word or two stays as it is."""
    last = inlines[-1]
    assert isinstance(last, Text)
    words = last.value
    at = words.rstrip().rfind(" ") + 1
    if at > 1 and len(words) - at < SHORT:
        tied = words[: at - 1] + "\N{NO-BREAK SPACE}" + words[at:]
        before = tied.rfind(" ") + 1
        if len(tied) - before <= LONGEST:
            words, at = tied, before
    if at == 0 or len(words) - at > LONGEST:
        return inlines
    return (*inlines[:-1], Text(words[:at]), Styled((CLASS,), (Text(words[at:]),)))
