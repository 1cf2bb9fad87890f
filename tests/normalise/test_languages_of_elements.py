"""Languages that HTML gives whole blocks."""

from __future__ import annotations

import pytest

from building import understand_text
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.text import plain
from standfirst.model.traverse import runs_of

ENGLISH = "# The weir\n\nThe weir was shut in the night, and nobody in the town heard it.\n\n"
TALK = (
    ("Ada", "Who shut it?"),
    ("Bo", "I did, before the rain."),
    ("Ada", "And who opened it?"),
    ("Bo", "The rain did that."),
)


def languages(text: str) -> dict[str, str]:
    """The language of every run that is in another one from end to end."""
    runs = runs_of(understand_text(ENGLISH + text).body)
    return {plain(run): run[0].lang for run in runs if run and isinstance(run[0], i.ForeignWords)}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p lang="fr">Le barrage est clos.</p>', {"Le barrage est clos.": "fr"}),
        ('<p xml:lang="fr">Le barrage est clos.</p>', {"Le barrage est clos.": "fr"}),
        ('<h2 lang="pl">Jaz</h2>', {"Jaz": "pl"}),
        ('<blockquote lang="es"><p>El azud.</p></blockquote>', {"El azud.": "es"}),
        ('<ul lang="nl"><li>een</li><li lang="sv">två</li></ul>', {"een": "nl", "två": "sv"}),
        ('<table><tr><td lang="fi">pato</td><td>weir</td></tr></table>', {"pato": "fi"}),
        ('<div lang="de"><h2>Wehr</h2><p>Zu.</p></div>', {"Wehr": "de", "Zu.": "de"}),
    ],
)
def test_the_words_of_a_block_have_its_language(html: str, expected: dict[str, str]) -> None:
    assert languages(html) == expected


def test_the_language_of_the_piece_is_no_mark_on_every_paragraph() -> None:
    typed = "\n\n".join(f'<p lang="en-GB"><b>{who}:</b> {said}</p>' for who, said in TALK)
    piece = understand_text(f"{ENGLISH}Ada Weir and Bo Lund talk.\n\n{typed}\n")
    assert [block.label for block in piece.body if isinstance(block, b.Turn)] == ["Ada", "Bo"] * 2
    assert not any(isinstance(inline, i.ForeignWords) for run in runs_of(piece.body) for inline in run)
    assert languages('<div lang="en"><p>Nobody did.</p></div>') == {}


def test_a_label_is_read_in_a_paragraph_of_another_language() -> None:
    typed = [f'<p lang="de"><b>{who}:</b> {said}</p>' for who, said in TALK]
    piece = understand_text(ENGLISH + "Ada Weir and Bo Lund talk.\n\n" + "\n\n".join(typed))
    assert [block.label for block in piece.body if isinstance(block, b.Turn)] == ["Ada", "Bo"] * 2
