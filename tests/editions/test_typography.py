"""What typography sets, and that it changes nothing else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitchen_sink import KITCHEN_SINK
from standfirst.editions.typography import set_document, set_run, set_text
from standfirst.model.inlines import Code, Emphasis, ForeignWords, Text

N, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("language", "typed", "set_"),
    [
        ("en-GB", '"Don\'t," she said.', "“Don’t,” she said."),
        ("en-GB", "'I said \"no\",' he said.", "‘I said “no”,’ he said."),
        ("en", "\"'Hello,' he said.\"", "“‘Hello,’ he said.”"),
        ("en", 'anti-"woke" ("yes")', "anti-“woke” (“yes”)"),
        ("en", "rock 'n' roll in the '90s, 'twas us", "rock ’n’ roll in the ’90s, ’twas us"),
        ("en", "the printers' union", "the printers’ union"),
        ("en", '5\'10" tall, a 12" record', "5′10″ tall, a 12″ record"),
        ("en", "Wait... and--well---no", "Wait… and—well—no"),
        ("en", "a pause -- here - there", f"a pause{N}– here{N}– there"),
        ("en", "x - y, 3 - 2, 10--12, --help, a----b", "x - y, 3 - 2, 10–12, --help, a----b"),
        ("en", "see p. 12, Mr Pryce, 28 lb", f"see p.{N}12, Mr{N}Pryce, 28{N}lb"),
        ("en", "in Chapter 2 and Table 4-1", f"in Chapter{N}2 and Table{N}4-1"),
        ("de", "in Kapitel 2, Abbildung 3", f"in Kapitel{N}2, Abbildung{N}3"),
        ("en", "http://a.b/c--d'e'f me'x@ex--am.ple", "http://a.b/c--d'e'f me'x@ex--am.ple"),
        ("en", "“Curly” and ‘curled’ don’t move", "“Curly” and ‘curled’ don’t move"),
        ("de", "\"Er sagte: 'Nein!'\", geht's?", "„Er sagte: ‚Nein!‘“, geht’s?"),
        ("de-CH", '"Ja"', "«Ja»"),
        ("fr", '"Bonjour!" dit-il: à 10:30; non', f"«{N}Bonjour{NN}!{N}» dit-il{N}: à 10:30{NN}; non"),
        ("fr", f"«{N}Déjà{N}»{NN}?", f"«{N}Déjà{N}»{NN}?"),
        ("es", 'Dijo "adiós "ya" así"', "Dijo «adiós “ya” así»"),
        ("pt-BR", '"Sim"', "“Sim”"),
        ("it", '"L\'altro ieri"', "«L’altro ieri»"),
        ("pl", 'Mówi "tak" w domu', f"Mówi „tak” w{N}domu"),
        ("ru", "Он и я в доме", f"Он и{N}я{N}в{N}доме"),
        ("uk", "Він і я в домі", f"Він і{N}я{N}в{N}домі"),
        ("ru", '"Да" - и ушёл', f"«Да»{N}— и{N}ушёл"),
        ("uk", '"Так"', "«Так»"),
        ("en", "5'10 tall, 10'000, f'(x), a ' key", "5′10 tall, 10’000, f'(x), a ' key"),
        ("en", "in 1912 - or so - of 12 300", f"in 1912{N}– or so{N}– of 12{N}300"),
        ("de", "'s ist gut, Hans' Hut", "’s ist gut, Hans’ Hut"),
        ("it", "nel '58 l'\"amico\", un po' di", "nel ’58 l’«amico», un po’ di"),
        ("fr-CA", "Quoi ? Non!", f"Quoi{NN}? Non!"),
        ("en", f"the{N}green{N}boat of Mr{N}Pryce, 10{N}km", f"the green boat of Mr{N}Pryce, 10{N}km"),
        ("ja", '"紙" -- 紙...', '"紙" -- 紙...'),
        ("ar", '"ورق"', '"ورق"'),
    ],
)
def test_each_language_has_its_marks_dashes_and_spaces(language: str, typed: str, set_: str) -> None:
    assert set_text(typed, language) == set_


def test_quotation_marks_open_in_one_inline_and_close_in_another() -> None:
    run = (Text('He said "'), Emphasis((Text("No"),)), Text("\" in 'a"), Code("b'"), Text("'."))
    expected = (Text("He said “"), Emphasis((Text("No"),)), Text("” in ‘a"), Code("b'"), Text("’."))
    assert set_run(run, "en") == expected


def test_foreign_words_keep_to_their_own_language() -> None:
    run = (Text('"So '), ForeignWords("fr", (Text('"oui!"'),)), Text('!"'))
    expected = (Text("“So "), ForeignWords("fr", (Text(f"«{N}oui{NN}!{N}»"),)), Text("!”"))
    assert set_run(run, "en") == expected


def test_labels_of_turns_and_words_of_the_title_page_are_set_too() -> None:
    document = set_document(KITCHEN_SINK)
    assert set_document(document) == document


typed_words = st.lists(
    st.sampled_from(
        [*"abxé3 9-'\".,:;!?()«»“”’ ", "...", "--", "it's", "'90s", " - ", "5'10\"", "p. 3", "Mr A", N]
    ),
    max_size=30,
).map("".join)
languages = st.sampled_from(["en", "de", "fr", "fr-CA", "es", "it", "pl", "ru", "cs", "sv", "hu"])


@given(typed_words, languages)
@example("'\"a'", "en")
def test_setting_twice_is_setting_once(words: str, language: str) -> None:
    once = set_text(words, language)
    assert set_text(once, language) == once


@given(typed_words, languages)
def test_no_letter_and_no_digit_changes(words: str, language: str) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\W_]", "", text)

    assert letters(set_text(words, language)) == letters(words)
