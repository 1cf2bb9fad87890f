import pytest

from standfirst.normalise.repair import Certainty


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("donâ€™t", "don’t"),
        ("â€œHelloâ€\x9d", "“Hello”"),
        ("CafÃ© Ã©tÃ©", "Café été"),
        ("Ã¢â‚¬â„¢ twice", "’ twice"),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет"),
        ("Â© 2020 and voilÃ  tout", "© 2020 and voilà tout"),
    ],
)
def test_mojibake_gets_its_right_reading(mend, broken, mended):
    text, (repair,) = mend(broken)
    assert text == mended
    assert (repair.rule, repair.certainty) == ("mojibake", Certainty.CERTAIN)


@pytest.mark.parametrize(
    "clean", ["SÃO PAULO", "ÂNGULO", "“CAFÉ”", "«CAFÉ»", "café”…", "the text `donâ€™t` shows", "5 Â km"]
)
def test_what_was_never_broken_stays(mend, clean):
    assert mend(clean) == (clean, ())


def test_half_a_quotation_mark_is_read_where_others_are_broken(mend):
    text, (repair,) = mend("â€œHello sirâ€ to me, donâ€™t")
    assert text == "“Hello sir” to me, don’t"
    assert repair.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("soft\u00adly", "softly"),
        ("zero\u200b width\ufeff", "zero width"),
        ("left\u200eright", "leftright"),
        ("a\u200cb", "ab"),
        ("bell\x07", "bell"),
        ("the station**\ufeff**", "the station"),
    ],
)
def test_characters_that_nobody_sees_go(mend, dirty, clean):
    text, (repair,) = mend(dirty)
    assert text == clean
    assert "‹U+" in repair.before


@pytest.mark.parametrize(
    ("typed", "meant", "sure"),
    [
        ("celle\u00ad ci, et celle-ci", "celle-ci, et celle-ci", Certainty.LIKELY),
        ("un sous\u00ad finançant", "un sous-finançant", Certainty.SUSPECTED),
        ("le gouver\u00ad nement", "le gouvernement", Certainty.LIKELY),
        ("le mot\u00ad\nclef", "le mot-clef", Certainty.SUSPECTED),
    ],
)
def test_a_soft_hyphen_that_a_space_parts_may_be_a_hyphen(mend, typed, meant, sure):
    text, (repair,) = mend(typed, language="fr")
    assert repair.certainty is sure
    assert text == (typed if sure is Certainty.SUSPECTED else meant)
    assert repair.after in meant


@pytest.mark.parametrize(
    "clean", ["می‌خواهم", "👩‍👩‍👧", "क्‍ष", "ไทย\u200bไทย", "שלום\u200f!", "`a\u200bb`", "<https://a.b/\u200bc>"]
)
def test_characters_that_a_script_needs_stay(mend, clean):
    assert mend(clean) == (clean, ())


def test_ligature_characters_become_letters(mend):
    text, (repair,) = mend("the eﬃcient Pﬁ zer of Pfizer, an oﬃce, `ﬁle`")
    assert text == "the efficient Pfizer of Pfizer, an office, `ﬁle`"
    assert repair.rule == "ligatures"


def test_other_compatibility_characters_stay(mend):
    assert mend("№ 5, x², ½ …") == ("№ 5, x², ½ …", ())
