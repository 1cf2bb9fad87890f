import pytest

from standfirst.normalise.repair import Certainty


@pytest.mark.parametrize(
    ("language", "cut", "whole"),
    [
        ("en", "exam-ple", "example"),
        ("en", "com-positor", "compositor"),
        ("en", "self-conscious", "self-conscious"),
        ("en", "well-known", "well-known"),
        ("en", "twenty-five", "twenty-five"),
        ("en", "mother-in-law", "mother-in-law"),
        ("en", "n-tridecanal", "n-tridecanal"),
        ("en", "self-orga-nised", "self-organised"),
        ("en", "Jean-Paul", "Jean-Paul"),
        ("en", "COVID-19", "COVID-19"),
        ("de", "Silben-trennung", "Silbentrennung"),
        ("de", "Nord-Süd", "Nord-Süd"),
        ("fr", "gouver-nement", "gouvernement"),
        ("fr", "peut-être", "peut-être"),
        ("fr", "est-il", "est-il"),
        ("es", "traba-jadores", "trabajadores"),
        ("it", "tipo-grafia", "tipografia"),
        ("pt", "disse-me", "disse-me"),
        ("pl", "biało-czerwony", "biało-czerwony"),
        ("ru", "типо-графия", "типография"),
        ("ru", "северо-западный", "северо-западный"),
    ],
)
def test_a_word_cut_at_a_lines_end_is_made_whole(mend, language, cut, whole):
    first, second = cut.rsplit("-", 1)
    text, (repair,) = mend(f"xx yy {first}-\n{second} zz", language=language)
    assert text == f"xx yy {whole} zz"
    assert repair.certainty is not Certainty.SUSPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Vor-\nund Nachteile",
        "pre-\nand post-press",
        "# Head-\nline",
        "| a-\nb |",
        "```\nexam-\nple\n```",
        "exam-\n- ple",
        "a dash -\nand more",
        "---\n\nword",
    ],
)
def test_a_hyphen_that_waits_or_is_none_of_ours_stays(mend, text):
    assert mend(text, language="de") == (text, ())


def test_a_compound_that_the_copy_has_elsewhere_keeps_its_hyphen(mend):
    text, (repair,) = mend("An e-mail to the news-paper. The news-\npaper came.")
    assert text.endswith("The news-paper came.")
    assert repair.certainty is Certainty.CERTAIN


def test_a_word_that_the_copy_has_elsewhere_is_joined(mend):
    text, (repair,) = mend("Kropotkin wrote. Then Kropot-\nkin left.")
    assert text.endswith("Then Kropotkin left.")
    assert repair.certainty is Certainty.CERTAIN


def test_what_nobody_can_know_is_only_reported(mend):
    text, (repair,) = mend("Then Kropot-\nkin left.")
    assert text == "Then Kropot-\nkin left."
    assert repair.certainty is Certainty.SUSPECTED


@pytest.mark.parametrize(
    "before", ["It works- so far. ", "\n".join(["a line that an editor has made of"] * 30) + "\n"]
)
def test_two_words_may_have_a_dash_between(mend, before):
    text = f"{before}This is a closed class-\nderived ones come later."
    mended, (repair,) = mend(text)
    assert mended == text
    assert repair.certainty is Certainty.SUSPECTED


def test_a_soft_hyphen_at_a_lines_end_always_goes(mend):
    assert mend("some exam\u00ad\nple")[0] == "some example"


def test_a_word_in_a_quotation_loses_the_mark_between(mend):
    assert mend("> some exam-\n> ple here")[0] == "> some example here"


def test_a_word_cut_by_a_pages_end_is_made_whole(mend):
    line = "This is a long line of prose that goes on until the page ends at some exam-"
    assert mend(f"{line}\n\nple of the next.")[0] == f"{line[:-1]}ple of the next."
    assert mend(f"{line}\n\nPage 12 of 40\n\nple of the next.")[0] == f"{line[:-1]}ple of the next."
