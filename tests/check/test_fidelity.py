"""Fidelity: what the comparisons must not mind, and what they must find."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import msgspec
import pypdfium2
import pytest

from building import publish
from standfirst.check.fidelity.comparing import BOX, Difference, Run, Stretch, compare
from standfirst.check.fidelity.editions import edition_faults, print_faults
from standfirst.check.fidelity.expected import in_print
from standfirst.check.fidelity.manuscript import manuscript_faults
from standfirst.check.fidelity.manuscript_words import written
from standfirst.check.fidelity.pdf_words import Box, PrintedWords, _Mark, _Object, _Page
from standfirst.diagnostics import Report
from standfirst.editions.print import PiecePart, RunningHeads
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.model.inlines import Inlines
from standfirst.model.span import Span
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.project.files import find

FIRST = "The first printers of the valley bought their press – from a failed newspaper."
SECOND = "When the river rose in spring, the machine stood in water to the fly-wheel."


def t(words: str) -> Inlines:
    return (i.Text(words),)


def piece(*body: b.Block, notes: tuple[b.Note, ...] = ()) -> Piece:
    return Piece(name="p", kind="article", language="en", body=body, notes=notes)


def faults(*lines: str, words: tuple[str, ...] = (FIRST, SECOND)) -> list[str]:
    """What differs when these lines are read back; a hyphen at a line's end is ``\\x02``."""
    runs = [Run(w, Span("p.md", n)) for n, w in enumerate(words, start=1)]
    found = compare(runs, [Stretch(line, page=4) for line in lines])
    return [f"{fault.kind} {fault.span.first}: {fault.words} | {fault.instead}" for fault in found]


@pytest.mark.parametrize(
    "lines",
    [
        ("A 👍% guess of a string. String is a string.",),
        ("A □% guess of a string. String", "is a string."),
        ("A", "% guess of a string. String is a string."),
    ],
)
def test_what_becomes_of_a_character_without_a_glyph_hides_no_other_words(lines: tuple[str, ...]) -> None:
    words = Run("A 👍% guess of a string. String is a string.", Span("p.md", 1))

    def differences(*found: str) -> list[Difference]:
        return list(compare([words], [Stretch(line) for line in found], frozenset("👍")))

    assert differences(*lines) == []
    assert [fault.words for fault in differences(*(line.replace("guess ", "") for line in lines))] == [
        "guess"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, SECOND),
        (FIRST[:20], FIRST[20:], SECOND),
        (FIRST.upper(), SECOND),
        (FIRST.replace("first", "ﬁrst"), SECOND),
        (FIRST[: FIRST.index("paper")] + "\x02", "paper.", SECOND),
        ("The first prin\x02", "ters of the valley bought their press – from a failed newspaper.", SECOND),
        (FIRST, SECOND[: SECOND.index("wheel") - 1] + "\x02", "wheel."),
        (FIRST, SECOND.replace("-", "\N{NON-BREAKING HYPHEN}")),
        (FIRST.replace(" ", "\N{NO-BREAK SPACE}", 2), SECOND),
        ("T", FIRST[1:], SECOND),
        (FIRST.replace("first", "f i r s t"), SECOND),
        (FIRST.replace("printers", "print\u00aders"), SECOND),
    ],
)
def test_what_lines_and_type_do_to_words_is_no_difference(lines: tuple[str, ...]) -> None:
    assert faults(*lines) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((FIRST.replace("valley ", ""), SECOND), "lost 1: valley | "),
        ((FIRST,), f"lost 2: {SECOND.casefold()} | "),
        ((FIRST, SECOND.replace("water", "w□ter")), "changed 2: water | w□ter"),
        ((FIRST, SECOND.replace("fly-wheel", "flywheel")), "changed 2: fly-wheel. | flywheel."),
        ((FIRST.replace(" –", ""), SECOND), "lost 1: – | "),
        ((FIRST.replace("–", "-"), SECOND), "changed 1: – | -"),
        ((FIRST, SECOND.replace(",", "")), "changed 2: spring, | spring"),
        ((FIRST, SECOND.replace("in spring", "inspring")), "changed 2: in spring, | inspring,"),
        ((FIRST, FIRST, SECOND), f"added 0: {FIRST.casefold()} | "),
        ((FIRST, "Sale!", SECOND), "added 0: sale! | "),
    ],
)
def test_every_mark_that_differs_is_named_with_its_line(lines: tuple[str, ...], expected: str) -> None:
    assert faults(*lines) == [expected]


def test_a_hyphen_between_two_words_is_not_lost_at_the_end_of_a_line() -> None:
    """Whatever else differs."""
    words = ("It was dated 7800 - 6400 by the bones of ducks.",)
    assert faults("It was dated 7800 \x02", "6400 by the bones of ducks.", words=words) == []
    found = faults("It was dated 7800 \x02", "6400 by the bones of d□cks.", words=words)
    assert found == ["changed 1: ducks. | d□cks."]


def test_paragraphs_that_changed_places_are_said_to_have_moved() -> None:
    one, other = "Ida Fenn printed nothing.", "Joost folds what others throw away."
    assert [f.partition(" ")[0] for f in faults(other, one, words=(one, other))] == ["moved"]
    assert faults(SECOND, FIRST)


def test_words_that_cannot_be_seen_are_named_with_their_page_and_line() -> None:
    (fault,) = compare(
        [Run(FIRST, Span("p.md", 7))], [Stretch(FIRST[:30], page=4), Stretch(FIRST[30:], 5, hidden="cut off")]
    )
    assert isinstance(fault, Difference)
    assert (fault.span.first, fault.page, str(fault)) == (7, 5, f"cut off on page 5: “{FIRST[30:].strip()}”")


def test_arabic_may_come_out_in_the_order_of_the_page() -> None:
    words = "قال (الرجل) ثم مضى"
    assert faults(words[::-1], words=(words,)) == []
    assert faults(words[:0:-1], words=(words,)) != []


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("انظر Press في السوق، صفحة 12.", ("Press", " انظر", "12 . السوق، صفحة", " في")),
        ("قال: “نعم” – ثم ج‐اء.", ("”نعم“ قال: – ثم", "\x02جاء.")),
    ],
)
def test_latin_words_may_come_first_in_arabic(words: str, lines: tuple[str, ...]) -> None:
    assert faults(*lines, words=(words,)) == []
    assert faults(*lines[1:], words=(words,)) != []


def test_on_pages_that_run_leftwards_figures_may_stand_before_what_they_count() -> None:
    runs, read = [Run("12 kg and a half", Span("p.md", 1))], [Stretch("and a half kg 12", page=1)]
    assert not [*compare(runs, read, leftwards=True)]
    assert [*compare(runs, read)]
    assert [*compare(runs, [Stretch("and a half kg 1", page=1)], leftwards=True)]


def test_a_view_may_set_marks_and_move_pull_quotes_and_nothing_else() -> None:
    quote = b.PullQuote(paragraphs=(t("in water to the fly-wheel"),), mode="exact")
    first, second = b.Paragraph(inlines=t(FIRST)), b.Paragraph(inlines=t(SECOND))
    plain = piece(quote, first, second)
    assert (
        list(edition_faults(plain, piece(first, quote, b.Paragraph(inlines=t(SECOND.replace(",", ","))))))
        == []
    )
    assert (
        list(edition_faults(plain, piece(first, b.Paragraph(inlines=t(SECOND.replace("-", "–"))), quote)))
        == []
    )
    for damaged in (piece(first, second), piece(quote, second, first), piece(quote, first, second, second)):
        assert list(edition_faults(plain, damaged))


def test_a_silent_pull_quote_is_apart_from_the_text() -> None:
    exact = b.PullQuote(paragraphs=(t("water"),), mode="exact")
    adapted = b.PullQuote(paragraphs=(t("waters"),), mode="adapted")
    wanted = in_print(piece(exact, adapted), repeats_pull_quotes=False)
    assert ([r.words for r in wanted.text], [[r.words for r in q] for q in wanted.silent]) == (
        ["waters"],
        [["water"]],
    )
    assert in_print(piece(exact), repeats_pull_quotes=True).silent == ()


# -- the manuscript -------------------------------------------------------------------------------

MANUSCRIPT = """\
# The arch

By *Ida Fenn*

The water^[It was brown.] came un*believ*ably [up the street](https://example.org/road "a road"),
caf&eacute; and all, past `a_code_word` and <span class="place">the shop</span>.[^one]

```python title="x"
printed = "by water"
```

3. Third, as it is.
4. ![The press](press.png)

> It rose.
>
> It fell.
>
> — Ida

!!! quote "Tomasz"
    It was *brown*.

[^one]: In *1931*.
"""


def model_faults(text: str, written: str = MANUSCRIPT) -> list[str]:
    """What differs between this manuscript and the piece that ``written`` is."""
    report = Report()
    source = SourceFile("p.md", written)
    front, below = split_front_matter(source, report)
    understood, repairs = normalise(below, front, HouseStyle(), report)
    return [str(f) for f in manuscript_faults(SourceFile("p.md", text), "", understood, repairs)]


def test_marks_are_no_words() -> None:
    assert model_faults(MANUSCRIPT) == []


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ("brown", "added: “brown”"),
        ("street]", "added: “street”"),
        ("code", "added: “code”"),
        ("printed", "added: “printed”"),
        ("1931", "added: “1931”"),
        ("shop<", "added: “shop”"),
    ],
)
def test_a_word_that_the_manuscript_has_not_is_named(gone: str, expected: str) -> None:
    by = gone[-1] if gone[-1] in "]<" else ""
    assert model_faults(MANUSCRIPT.replace(gone, by, 1)) == [expected]


@pytest.mark.parametrize(
    "more",
    [
        "and not by fire",
        "`x_files`",
        "<b>bold</b>",
        "[linked](x.md)",
        "[^one]",
        "&Auml;rger",
        "*e*mphasis",
        "[b](c)",
    ],
)
def test_a_word_that_only_the_manuscript_has_is_named(more: str) -> None:
    found = model_faults(MANUSCRIPT.replace("came", f"came {more}"))
    assert bool(found) is (more != "[^one]")


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\n```{=html}\n<div class='ad'>Buy</div>\n```\n",
        "[the list]\n\n[the list]:\n  https://example.org\n  'Every press\nof the valley'\n",
        "A caf\u0065\u0301, a press\u2122 and \\&amp; so on.\n",
        "1. - 2. A list in a list in a list.\n",
        "<table>\n\n<tr>\n\n    <td>Founders</td>\n\n</tr>\n\nand binders</table>\n",
        "The [mill] at the [weir].\n\n[mill]: <m>\n\n> [weir]: <old weir> 'The weir'\n",
        '![The fold.](long-stitch.svg "Three moves.](vat.svg "The sheet is made (at once.")\n',
        "The [mill](https://example.org/old-mill 'It's at the weir (and 'they' said so') runs.\n",
    ],
)
def test_what_is_read_twice_is_read_alike(text: str) -> None:
    assert model_faults(text, text) == []


def test_braces_hide_no_paragraph() -> None:
    text = "{\n\nIt rose again.\n\n}\n\nThe last.\n"
    assert model_faults(text, text.replace("It rose again.", "")) == ["lost: “it rose again”"]


def test_a_script_that_nothing_closes_swallows_words_and_is_found() -> None:
    text = "One.\n\n<script>\n\nThe second paragraph.\n"
    assert model_faults(text, text) == ["lost: “the second paragraph”"]


def test_a_repair_accounts_for_what_it_took_and_put() -> None:
    broken = "The pre⁠ss ran.\n\nIt is a ﬁne ma-\nchine and the machine is a fine one for those who print.\n"
    assert model_faults(broken, broken) == []


# -- letters that a font draws alike, and letters that are read back wrongly


def test_characters_that_fonts_draw_alike_are_the_same_on_a_page() -> None:
    words = "The change \u2206 and the letter \u0394, the sign \u2126 and \u00b5."
    read = words.translate({0x2206: 0x394, 0x2126: 0x3A9, 0xB5: 0x3BC})
    assert faults(read, words=(words,)) == []


def test_a_composed_letter_that_is_read_back_wrongly_is_garbled_and_not_changed() -> None:
    words = "The river is the River E\u0306\u0324ng."
    (found,) = faults("The river is the River ^E\u0306ng.", words=(words,))
    assert found.startswith("garbled 1")


SOUND = {
    "a callout in a list": "1. > [!tip]\n   > Oil the hinge.\n2) !!! warning\n       The paint is wet.\n",
    "a definition in a list": "See [the map][m].\n\n- [m]: https://example.org/map\n",
    "an entity in what is indented": "Before.\n\n    na&iuml;ve &#66;ell\n\nAfter.\n",
    "an entity in a list's paragraph": "- One.\n\n    The caf&eacute; is shut.\n",
    "a fence at the very end": "Words.\n\n~~~sh",
    "runs of ticks that do not match": "Type ``[the map](map.html)` twice.\n",
    "a number where code runs over a line": "Type `one\n1. two` and stop.\n",
    "a note that begins with a list": "A claim.[^n]\n\n[^n]: 3. the third reason\n    4. and the fourth\n",
    "a tag after capitals that become two": "İİİİİİ <script>x y</script> the words stay\n",
    "brackets in a picture": "![a [small] gate [by] night](gate.png) And on.\n",
    "markup for another tool": "Wait`\\hfill`{=latex} here,`<br>`{=html} there.\n",
    "an unclosed table beside a note": "[^9]: a note\n\n> somebody said\n<tbody>\n",
    "a letter joined to its accent": "A le\u034fttre.\n",
    "a path in what is preformatted": "<pre>C:\\&gt; dir\nC:\\&gt; cd</pre>\n",
    "a fence in a fence": "```\na\n    ```\nb `c\n```\n\nThen [words](to.md) ![p](p.png) follow `x`.\n",
    "a mark that makes no entity": "Salt &#\u200f38; pepper.\n",
    "editors' marks": "The {++new ++}wall {~~here~>there~~}{>>ask Ana<<} and [came]{.insertion author=B}.\n",
    "a time before a name": "[00:01] Dora: The tram is late.\n\n[00:02] Walt: It was.\n\n[00:03] Dora: Why?",
    "a caption that the cells spell": "| a | b |\n|---|---|\n| **x**press | press |\n\nTable: presspress\n",
    "a page's end that goes on": "Type \\\\newpagepress and \\\\clearpages to go on.\n",
    "stress in braces": "Type {pre**ss**} and \\{fl<b>y</b>\\} here, and call[^no*n*e].\n",
    "braces around a heading": "{\n\n## pre**ss**\n\n}\n",
    "a note that a shortcode wraps": (
        "Here was a gate.{{< sidenote >}}See the survey.{{< /sidenote >}} But who shut it?\n"
    ),
    "a note with words of its address": (
        "A gate.{{< footnote >}}By [Ash](https://a.org/ash){{< /footnote >}} But who shut it?\n"
    ),
    "editors' marks in a word": "Walk{--ing--} quick{++ly++} to the ga{~~te~>uge~~}{>>?<<}, {--un--}seen.\n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_a_sound_manuscript_is_let_through(text: str) -> None:
    assert model_faults(text, text) == []


def test_lines_of_verse_stand_in_the_order_of_the_manuscript() -> None:
    """Also those that are indented, which are code elsewhere."""
    text = "::: verse\nThe ferry left\n\n    without a sound\n\nand came back\n:::\n"
    assert model_faults(text, text) == []
    swapped = text.replace("The ferry left", "and came back").replace(
        "and came back\n:::", "The ferry left\n:::"
    )
    assert [fault.partition(":")[0] for fault in model_faults(text, swapped)] == ["moved"]


@pytest.mark.parametrize("one", ["A first line here.", "> [!note]\n> A box of words."])
def test_what_changes_places_has_moved(one: str) -> None:
    other = "Quite another one."
    found = model_faults(f"{one}\n\n{other}\n", f"{other}\n\n{one}\n")
    assert [fault.partition(":")[0] for fault in found] == ["moved"]


@pytest.mark.parametrize(
    "text",
    ["::: pullquote\n    The river remembers.\n:::\n", "> [!pullquote] The river remembers.\n"],
)
def test_a_pull_quote_keeps_its_words_however_it_is_written(text: str) -> None:
    assert model_faults(f"Before it.\n\n{text}\nAfter it.\n", f"Before it.\n\n{text}\nAfter it.\n") == []


HOSTILE = {
    "hyphens at line ends": "ab-\n",
    "backticks of all lengths": "` `` ``` ",
    "comments that nothing closes": "<!-- ",
    "brackets": "![[(",
    "destinations": "](a",
    "quoted destinations": '](x "',
    "tags": '<a b="',
    "declarations": "<!a",
    "definitions": '[a]: b\n"',
    "equals signs": "[a =",
    "entities in code": "    &eacute;\n",
    "fences": "```\n",
    "numbers": "1. ",
    "spaces": "       a",
    "mojibake": "â€™",
}


@pytest.mark.parametrize("mark", HOSTILE.values(), ids=HOSTILE.keys())
def test_reading_takes_time_in_proportion_to_length(mark: str) -> None:
    """Measured by what the patterns do and not by the clock of a busy machine: ten times the length may
    take no more than twenty-five times the processor's time."""

    def spent(times: int) -> float:
        start = process_time()
        written(mark * times)
        return process_time() - start

    spent(100)
    assert spent(40_000) <= max(25 * spent(4_000), 0.5)


def test_a_head_stands_further_down_where_a_row_fills_a_page() -> None:
    def cell(words: str, *, header: bool = False) -> b.Cell:
        return b.Cell(blocks=(b.Paragraph(inlines=t(words)),), header=header)

    head, body = (cell("Who", header=True), cell("What", header=True)), (cell("Ann"), cell(FIRST))
    table = b.Table(head=(head,), body=(body,))
    part = PiecePart(piece=piece(table), heads=RunningHeads(verso="", recto=""), bookmarks=(), endnotes=())

    def found(*words: str) -> list[str]:
        shown = PrintedWords(tuple(Stretch(x, block=n) for n, x in enumerate(words)), (), (), 0)
        return [fault.kind for fault in print_faults([part], shown, repeats=False)]

    assert found("Who", "What", "Ann", FIRST) == []
    cut = FIRST.index("bought")
    assert found("Ann", FIRST[:cut], "Who", "What", FIRST[cut:]) == []
    assert found("Ann", FIRST) != []


def test_the_caption_of_a_table_whose_cells_cover_rows_may_share_words_with_its_head() -> None:
    def cell(words: str, rows: int = 1) -> b.Cell:
        return b.Cell(blocks=(b.Paragraph(inlines=t(words)),), rows=rows)

    body = ((cell("Old", 2), cell("12")), (cell("3"),))
    table = b.Table(head=((cell("House"), cell("Tons")),), body=body, caption=t("What each house made"))
    part = PiecePart(piece=piece(table), heads=RunningHeads(verso="", recto=""), bookmarks=(), endnotes=())
    words = ("What each house made", "House", "Tons", "Old", "12", "3")
    shown = PrintedWords(tuple(Stretch(x, block=n) for n, x in enumerate(words)), (), (), 0)
    assert list(print_faults([part], shown, repeats=False)) == []


def test_a_caption_may_not_stand_far_from_its_place() -> None:
    figure = b.Figure(images=(i.Image(src="p.png", alt="A press"),), caption=t("The press in March."))
    first, second = b.Paragraph(inlines=t(FIRST)), b.Paragraph(inlines=t("And so it was sold."))
    part = PiecePart(
        piece=piece(first, figure, second), heads=RunningHeads(verso="", recto=""), bookmarks=(), endnotes=()
    )

    def found(page_of_caption: int) -> list[str]:
        shown = [
            Stretch(FIRST, 4, block=1),
            Stretch("And so it was sold.", 5, block=3),
            Stretch("The press in March.", page_of_caption, block=2, is_caption=True),
        ]
        shown.sort(key=lambda x: x.page)
        faults = print_faults([part], PrintedWords(tuple(shown), (), (), 1), repeats=False)
        return [fault.kind for fault in faults if fault.kind != "picture"]

    assert found(4) == found(5) == found(6) == []
    assert found(1) != [] and found(3) != [] and found(7) != [] and found(9) != []


def test_a_caption_may_stand_at_the_head_of_the_next_page_but_not_be_lost() -> None:
    figure = b.Figure(images=(i.Image(src="p.png", alt="A press"),), caption=t("The press in March."))
    paragraph = b.Paragraph(inlines=t(FIRST))
    part = PiecePart(
        piece=piece(figure, paragraph), heads=RunningHeads(verso="", recto=""), bookmarks=(), endnotes=()
    )
    cut = FIRST.index("bought")
    before, caption, after = (
        Stretch(FIRST[:cut], 1, block=1),
        Stretch("The press in March.", 2, block=2, is_caption=True),
        Stretch(FIRST[cut:], 2, block=3),
    )

    def found(*shown: Stretch) -> list[str]:
        faults = print_faults([part], PrintedWords(shown, (), (), 1), repeats=False)
        return [fault.kind for fault in faults if fault.kind != "picture"]

    assert found(before, caption, after) == []
    assert found(before, after) == ["lost"]
    assert found(before, msgspec.structs.replace(caption, words="The press in"), after) != []
    assert found(before, msgspec.structs.replace(caption, is_caption=False), after) != []


def test_brackets_turn_beside_letters_that_no_font_has() -> None:
    runs = [Run("The word שלום (peace) is shown.", Span("p.md", 1))]
    read = [Stretch("The word "), Stretch(BOX * 4), Stretch(") peace) is "), Stretch("shown.")]
    assert [*compare(runs, read, frozenset("שלום"))] == []
    assert [*compare(runs, read[:-1], frozenset("שלום"))]


def test_what_is_no_character_is_read_back_as_one_that_stands_for_it() -> None:
    assert faults("Words\ufffd here.", words=("Words\uffff here.",)) == []


def test_what_a_view_puts_elsewhere_in_a_section_is_there() -> None:
    quote = b.PullQuote(paragraphs=((i.Text("It rose."),),), mode="exact")
    heading = b.Heading(level=2, inlines=(i.Text("Water"),), anchor="water")
    first, last = b.Paragraph(inlines=t(FIRST)), b.Paragraph(inlines=t(SECOND))

    def having(*blocks: b.Block) -> Piece:
        return piece(first, b.Section(heading=heading, blocks=blocks))

    assert not list(edition_faults(having(first, quote, last), having(quote, first, last)))
    assert [x.kind for x in edition_faults(having(first, quote, last), having(first, last))] == ["lost"]
    assert [x.kind for x in edition_faults(having(first, last), having(last, first))] == ["moved"]


def test_a_formula_can_be_seen_though_it_begins_with_a_speck() -> None:
    """ziamath's drawings have specks among their letters."""

    class Page(_Page):
        def __init__(self, *boxes: Box) -> None:
            self.number = 0
            self.marks = {7: _Mark(1, None, is_figure=False, formula="x^2")}
            self.objects = [_Object(2, 7, box, None) for box in boxes]

        def _hidden(self, number: int, thing: _Object, words: str) -> str | None:
            del number, words
            return None if thing.box[2] - thing.box[0] > 1 else "invisible"

    speck, letter = (5.0, 5.0, 5.0, 5.0), (5.0, 5.0, 9.0, 9.0)
    assert [stretch.hidden for _, stretch in Page(speck, letter).words()] == [None]
    assert [stretch.hidden for _, stretch in Page(speck, speck).words()] == ["invisible"]


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="{}"><rect width="300" height="9"/></svg>'
)


@pytest.mark.parametrize(
    "figure",
    [
        "![The press, with *wide* rollers at $h = 2$ m.[^1]](a.svg){#fig-a}\n\n[^1]: Of iron.",
        "::: {#fig-a}\n![Upper](b.svg){#fig-b}\n\n![Lower](b.svg){#fig-c}\n\nBoth of them\n:::",
    ],
)
def test_captions_that_went_overleaf_are_known_whatever_is_in_them(figure: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(DRAWING.format(400))
    (tmp_path / "b.svg").write_text(DRAWING.format(180))
    text = "\n\n".join(f"{number}. {SECOND} {FIRST} " + SECOND * 4 for number in range(8)).replace(". ", ") ")
    before, after = text[: len(text) // 3], text[len(text) // 3 :]
    (tmp_path / "p.md").write_text(f"# P\n\n{before}\n\n{figure}\n\n{after}\n")
    (made,) = publish(find(tmp_path / "p.md"), ("pdf",), report := Report())
    assert [one.code for one in report] == []
    page = pypdfium2.PdfDocument(made.data)[1].get_textpage().get_text_range()
    assert "Figure 1" in page[:80]
