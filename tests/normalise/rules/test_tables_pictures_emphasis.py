import base64

import pytest

HEAD = "| A | B |\n|---|---|\n"


def test_a_table_cut_by_a_page_is_one_table(mend):
    text, (repair,) = mend(f"{HEAD}| 1 | 2 |\n\n<!-- page 3 -->\n\n{HEAD}| 3 | 4 |\n")
    assert text == f"{HEAD}| 1 | 2 |\n| 3 | 4 |\n"
    assert repair.before == "| A | B |"


def test_a_page_number_between_is_no_caption(mend):
    assert mend(f"{HEAD}| 1 | 2 |\n\nPage 1 of 2\n\n{HEAD}| 3 | 4 |\n")[0] == f"{HEAD}| 1 | 2 |\n| 3 | 4 |\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}| 1 | 2 |\n\nTable 2\n\n{HEAD}| 3 | 4 |\n",
        f"{HEAD}| 1 | 2 |\n\n| A | C |\n|---|---|\n| 3 | 4 |\n",
        f"{HEAD}| 1 | 2 |\n\n\n\n{HEAD}| 3 | 4 |\n",
        f"{HEAD}| Fruit | apples |\n| | pears |\n| | plums |\n",
        f"```\n{HEAD}\n{HEAD}```\n",
    ],
)
def test_two_tables_and_grouped_rows_stay(mend, text):
    assert mend(text) == (text, ())


def test_a_row_that_finishes_the_one_above_is_folded_into_it(mend):
    text, _ = mend(
        f"{HEAD}| AMDCN (without perspective infor | 16.6 |\n| mation) | |\n"
        "| the art of | 1 |\n| printing | |\n"
    )
    assert text == f"{HEAD}| AMDCN (without perspective information) | 16.6 |\n| the art of printing | 1 |\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("![x](data:image/jpeg;base64...)", "![x](lost-image)"),
        ('<img src="data:image/png;base64,iVBOR..." alt="x">', '<img src="lost-image" alt="x">'),
        ("A\n\n<!-- image -->\n\nB", "A\n\n![](lost-image)\n\nB"),
        ("A\n<!-- image -->\nB", "A\n\n![](lost-image)\n\nB"),
    ],
)
def test_a_lost_picture_keeps_its_place(mend, typed, meant):
    assert mend(typed)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        f"![x](data:image/png;base64,{base64.b64encode(bytes(60)).decode()})",
        "`![x](data:image/png;base64...)`",
        "| <!-- image --> |",
        "```\n<!-- image -->\n```",
        "<!-- TODO: image of the press -->",
    ],
)
def test_whole_pictures_and_other_comments_stay(mend, text):
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("**bold **text", "**bold** text"),
        ("word** bold**", "word **bold**"),
        ("**bold\u00a0**text", "**bold** text"),
        ("- **Name: **text", "- **Name:** text"),
        ("__bold __text", "__bold__ text"),
        ("**What? **", "**What?**"),
        ("**[Text**](http://x.org/y)", "**[Text](http://x.org/y)**"),
        ("**RFI** **: Vous avez**", "**RFI: Vous avez**"),
        ("_**Mia: **_I print.", "_**Mia:**_ I print."),
    ],
)
def test_a_space_no_longer_keeps_emphasis_from_working(mend, typed, meant):
    text, (repair,) = mend(typed)
    assert text == meant
    assert repair.rule == "emphasis-spaces"


@pytest.mark.parametrize(
    "text",
    [
        "**bold** text **more** text",
        "2 ** 3 ** 4",
        "a ** b",
        "`**a **b`",
        "***x *** y",
        "| **a ** | b |\n|---|---|\n| **c | d** |",
        "**Mia:** yes **Ben:** no",
        "*   **It opens in spring  \n    **\n",
    ],
)
def test_marks_that_work_or_are_in_doubt_stay(mend, text):
    assert mend(text) == (text, ())
