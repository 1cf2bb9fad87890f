"""Lines in WeasyPrint: the same words as without, inside their room, whatever a paragraph holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from operator import itemgetter

import pikepdf
import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from standfirst.layout.line_breaking import lines as line_breaking
from standfirst.layout.line_breaking.choosing import Request, paragraph_key
from standfirst.layout.line_breaking.setting import requested

SENTENCE = (
    "A compositor sets a line, looks at it, and sets it again if the white between its words is more than "
    "the eye forgives. "
)
STYLE = """@page { size: 120mm 200mm; margin: 20mm }
body { margin: 0 }
p { font: 10pt/13.5pt "Source Serif Pro", serif; text-align: justify; hyphens: auto; margin: 0 }"""
WIDTH = 80 / 25.4 * 96
TC = pikepdf.Operator("Tc")
HANGS = 5.0
"""Pixels that a mark may stand in the margin."""
PICTURE = "<img style='height:1em;width:2em' src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>"

PARAGRAPHS = {
    "plain": SENTENCE * 4,
    "soft hyphens": "Dampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft und noch ein Wort, das " * 8,
    "no wrap": SENTENCE + "<span style='white-space:nowrap'>six words stay together here</span> " + SENTENCE,
    "line breaks": SENTENCE + "<br>" + SENTENCE + "<br><em>x</em> " + SENTENCE + "<br>",
    "initial": "<span style='float:left;font-size:30pt;line-height:27pt'>A</span>" + SENTENCE * 4,
    "inline block": SENTENCE + "<span style='display:inline-block;width:80px'>box</span> " + SENTENCE,
    "picture": SENTENCE + PICTURE + ", " + SENTENCE,
    "footnote": SENTENCE + "word<span style='float:footnote'>A note. " + SENTENCE + "</span> " + SENTENCE,
    "code": SENTENCE + "<code style='overflow-wrap:anywhere'>" + "path/to/" * 30 + "</code> " + SENTENCE,
    "emphasis in a word": (SENTENCE + "un<em>believ</em>able and incompre<em>hensi</em>bility, ") * 4,
    "small capitals": "<span style='font-variant-caps:small-caps;letter-spacing:1pt'>In small ones</span> "
    + SENTENCE * 3,
    "dashes": "One thing—two things—three things—" * 12,
    "no-break spaces": "Nr.\u00a07 und S.\u00a0112, «\u202foui\u202f», " * 14,
    "right to left": "<span dir=rtl lang=ar>" + "مرحبا بالعالم كيف حالك اليوم " * 10 + "</span>",
    "Japanese": "日本語の文章を組む試みです。" * 12,
    "underlined": SENTENCE + "<u>" + SENTENCE + "</u>" + SENTENCE,
    "padding": SENTENCE + "<span style='padding:0 8px;border:1px solid'>" + SENTENCE + "</span> " + SENTENCE,
    "anchors": "<a id=a></a>" + SENTENCE + "<a id=b></a>" + SENTENCE + "<a id=c></a>",
    "spaces": "   <em> " + SENTENCE + "</em>  <b> </b> " + SENTENCE,
    "one word": "Word",
    "addresses": "https://example.org/a-very-long/path?with=query&more=of-it " * 5,
    "long address": "<span style='overflow-wrap:break-word'>https://example.org/" + "long/" * 40 + "</span>",
    "relative": SENTENCE + "<span style='position:relative;top:1px'>words a little lower</span> " + SENTENCE,
    "tracked": "<span style='letter-spacing:.05em;word-spacing:.1em'>" + SENTENCE * 3 + "</span>",
    "kerned with spaces": "AV. To, Wo. V, Ta P, " * 20,
}


@pytest.fixture
def installed() -> Iterator[None]:
    was = line_breaking.inline.get_next_linebox is line_breaking._next_line
    line_breaking.install()
    yield
    if not was:
        line_breaking.uninstall()


def laid_out(body: str, style: str = "") -> list[boxes.LineBox]:
    document = HTML(string=f"<html lang=en><style>{STYLE}{style}</style>{body}").render()
    document.write_pdf()
    return [line for page in document.pages for line in lines_in(page._page_box)]


def lines_in(box: boxes.Box) -> Iterator[boxes.LineBox]:
    """The lines of a page, without those of boxes that stand in a line."""
    for child in box.children if not isinstance(box, boxes.LineBox) else ():
        if isinstance(child, boxes.LineBox):
            yield child
        elif isinstance(child, boxes.Box):
            yield from lines_in(child)


def words_of(line: boxes.LineBox) -> list[boxes.TextBox]:
    return [box for box in line.descendants() if isinstance(box, boxes.TextBox) and box.text.strip()]


def text_of(lines: list[boxes.LineBox]) -> str:
    """All letters, without spaces and what may be a hyphen."""
    return re.sub(
        r"[\s\u2010\u00ad\u200b-]", "", "".join(box.text for line in lines for box in words_of(line))
    )


def is_ours(line: boxes.LineBox) -> bool:
    return "chosen" in vars(line)


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_no_letter_is_lost_and_no_line_too_wide(name: str, installed: None) -> None:
    body = f"<p>{PARAGRAPHS[name]}</p>"
    ours = laid_out(body)
    line_breaking.uninstall()
    theirs = laid_out(body)
    assert text_of(ours) == text_of(theirs)
    edge = 20 / 25.4 * 96 + WIDTH
    assert all(box.position_x + box.width < edge + HANGS for line in ours for box in words_of(line))


@pytest.mark.parametrize("name", [name for name in PARAGRAPHS if name not in ("right to left", "Japanese")])
def test_every_line_is_chosen(name: str, installed: None) -> None:
    lines = [line for line in laid_out(f"<p>{PARAGRAPHS[name]}</p>") if words_of(line)]
    assert all(map(is_ours, lines))


def test_justified_lines_end_at_the_edge(installed: None) -> None:
    lines = laid_out(f"<p style='--hang:0'>{SENTENCE * 6}</p>")
    rights = [box.position_x + box.width for line in lines[:-1] for box in words_of(line)[-1:]]
    assert rights == pytest.approx([20 / 25.4 * 96 + WIDTH] * len(rights), abs=0.05)


def test_letters_that_stand_apart_end_where_the_layout_says(installed: None) -> None:
    """Read from the PDF, whose own character spacing is used: ligatures stay."""
    words = "The first five offices differ in efficient affairs, and that is fine with a difficult officer. "
    html = f"<html lang=en><style>{STYLE} p {{ --hang: 0 }}</style><p>{words * 6}"
    pdf = HTML(string=html).write_pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spacings = [
            float(x.operands[0]) for x in pikepdf.parse_content_stream(file.pages[0]) if x.operator == TC
        ]
    assert any(spacings)
    assert spacings[-1] == 0
    assert max(map(abs, spacings)) < 0.01 * 10 * 96 / 72  # of an em
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    rectangles = map(text.get_rect, range(text.count_rects()))
    rights = {round(bottom): right for _, bottom, right, _ in sorted(rectangles, key=itemgetter(2))}
    *full, _last = (right for _, right in sorted(rights.items(), reverse=True))
    assert full == pytest.approx([(20 + 80) / 25.4 * 72] * len(full), abs=1.2)  # white beside a letter


def test_limits_are_custom_properties(installed: None) -> None:
    """Letters that may not give are drawn as they are; white has a least width."""
    lines = laid_out(f"<p style='--letters-give:0;--word-space-least:90%;--hang:0'>{SENTENCE * 6}</p>")
    for box in (box for line in lines for box in words_of(line)):
        assert "letters_wider" not in vars(box)
        assert box.justification_spacing > -0.11 * 0.25 * 10 * 96 / 72


def test_spaces_in_code_stay_as_wide_as_they_are(installed: None) -> None:
    code = "<code style='--word-space-least:100%;--word-space-most:100%'>run (60, 300) and wait</code> "
    lines = laid_out(f"<p style='--hang:0'>{(SENTENCE + code) * 4}</p>")
    held = [box for line in lines for box in words_of(line)]
    assert {box.justification_spacing for box in held if box.element_tag == "code"} == {0}
    rights = [words_of(line)[-1].position_x + words_of(line)[-1].width for line in lines[:-1]]
    assert rights == pytest.approx([20 / 25.4 * 96 + WIDTH] * len(rights), abs=0.05)


def test_titles_are_balanced(installed: None) -> None:
    style = "--text-wrap:balance;text-align:start;font-size:20pt;line-height:24pt"
    title = laid_out(f"<p style='{style}'>What would you be doing?</p>")
    rights = [words_of(line)[-1].position_x + words_of(line)[-1].width for line in title]
    assert len(rights) == 2
    assert abs(rights[0] - rights[1]) < 0.35 * WIDTH


def test_centred_lines_stand_in_the_middle(installed: None) -> None:
    for line in laid_out(f"<p style='text-align:center'>{SENTENCE * 2}</p>"):
        words = words_of(line)
        middle = (words[0].position_x + words[-1].position_x + words[-1].width) / 2
        assert middle == pytest.approx((20 / 25.4 * 96) + WIDTH / 2, abs=0.1)


def test_code_that_keeps_its_white_is_left_to_weasyprint(installed: None) -> None:
    assert not any(is_ours(line) for line in laid_out("<pre>one  two\nthree</pre>"))


def test_lines_beside_a_float_are_as_wide_as_their_room(installed: None) -> None:
    """Beside the float they are narrow, under it wide again; and all of them are chosen."""
    float_ = "<div style='float:right;width:100px;height:50px;margin-left:10px'></div>"
    lines = [line for line in laid_out(f"{float_}<p style='--hang:0'>{SENTENCE * 5}</p>") if words_of(line)]
    assert all(map(is_ours, lines))
    edge = 20 / 25.4 * 96 + WIDTH
    rights = [words_of(line)[-1].position_x + words_of(line)[-1].width for line in lines[:-1]]
    assert rights[:3] == pytest.approx([edge - 110] * 3, abs=0.1)
    assert rights[3:] == pytest.approx([edge] * len(rights[3:]), abs=0.1)


def test_a_request_is_followed(installed: None) -> None:
    """A paragraph named by its end gets one line more."""
    body = f"<p>{SENTENCE * 8}Last words.</p>"
    usual = laid_out(body)
    key = paragraph_key(SENTENCE * 8 + "Last words.")
    with requested({key: Request(more=1)}):
        longer = laid_out(body)
    assert len(longer) == len(usual) + 1
    assert text_of(longer) == text_of(usual)
