import pytest

from standfirst.normalise.repair import Certainty

CUT = "This is a long line of prose that goes on and on until the page ends in the middle of"
REST = "the sentence, and there it stops."


@pytest.mark.parametrize(
    "mark",
    [
        "Page 12 of 40",
        "- Page 12 of 40 -",
        "Seite 12 von 40",
        "Página 12 de 40",
        "Страница 12 из 40",
        "--- end of page=3 ---",
        "{12}------------------------------------------------",
        "12",
        "- 12 -",
        "xii",
    ],
)
def test_the_mark_of_a_page_within_a_sentence_goes_and_the_cut_stays(mend, mark):
    text, (repair,) = mend(f"{CUT}\n\n{mark}\n\n{REST}")
    assert text == f"{CUT}\n\n{REST}"
    assert (repair.rule, repair.before, repair.after) == ("page-furniture", mark, "")


def test_a_rule_within_a_sentence_is_only_suspected(mend):
    text = f"{CUT}\n\n-----\n\n{REST}"
    mended, repairs = mend(text)
    assert mended == text
    assert [repair.certainty.name for repair in repairs] == ["SUSPECTED"]


def test_running_heads_and_folios_go(mend):
    page = f"{CUT}\n\nThe Long View\n\n{{}}\n\n{REST}"
    text, repairs = mend("\n\n".join(page.format(folio) for folio in (12, 13, 14)))
    assert text == "\n\n".join([f"{CUT}\n\n{REST}"] * 3)
    assert {repair.certainty for repair in repairs} == {Certainty.CERTAIN}
    assert len(repairs) == 6


def test_running_heads_may_carry_their_folio(mend):
    text, _ = mend("\n\n".join(f"{CUT}\n\nThe Viaduct {folio}\n\n{REST}" for folio in (12, 14, 16)))
    assert "Viaduct" not in text


@pytest.mark.parametrize("head", ["## Stage {}", "Stage {}", "## ステップ{}"])
def test_what_counts_on_is_no_running_head(mend, head):
    text = "\n\n".join(
        f"{head.format(number)}\n\n{CUT}\n\n{head.format(number + 1)}\n\n{REST}" for number in (1, 3)
    )
    mended, repairs = mend(text)
    assert mended == text
    assert {repair.certainty for repair in repairs} == {Certainty.SUSPECTED}


def test_an_address_goes_on_with_no_sentence(mend):
    text = "\n\n".join(f"The weir {n}\n\nhttps://example.org/{n}" for n in (4, 6, 9, 12))
    assert mend(text) == (text, ())


def test_a_form_feed_is_white_space(mend):
    assert mend(f"{CUT}\n\f{REST}") == (f"{CUT}\n\n\n{REST}", ()) or mend(f"{CUT}\n\f{REST}")[1] == ()


def test_the_span_of_a_page_goes_unless_a_link_leads_to_it(mend):
    text, (repair,) = mend(
        '<span id="page-1-0"></span>One [two](#page-2-0). <span id="page-2-0"></span>Three.'
    )
    assert text == 'One [two](#page-2-0). <span id="page-2-0"></span>Three.'
    assert repair.before == '<span id="page-1-0"></span>'


@pytest.mark.parametrize(
    "text",
    [
        f"{CUT} it.\n\n1984\n\nThe year.",
        f"{CUT} it.\n\nChapter 11\n\nThe chapter.",
        f"# A\n\n1\n\n{CUT} x.\n\n2\n\n{CUT} y.\n\n3\n\n{CUT} z.",
        f"| a |\n|---|\n| 12 |\n\n- 12\n\n{REST}",
        "\n\n".join([CUT, "(laughter)", REST] * 3),
        "\n\n".join([CUT, "**Mia:**", REST] * 3),
        "\n\n".join(["O winter,", "and the wind blows", "over the hill"] * 3),
        f"{CUT} it.\n\n---\n\nAnother part.",
        "In the year\n\n1984\n\nthe war began.",
        "```\nPage 12 of 40\n```",
    ],
)
def test_numbers_and_lines_that_belong_to_the_text_stay(mend, text):
    assert mend(text) == (text, ())
