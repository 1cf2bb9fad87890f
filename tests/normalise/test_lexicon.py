"""The words of each language that tell a byline, a credit, a question or a field from prose."""

import re

import pytest

from standfirst.normalise.lexicon import LANGUAGES, every_language, lexicon_of

MAIN = LANGUAGES[:12]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_fills_every_field(language: str) -> None:
    lexicon = lexicon_of(language)
    may_be_empty = {"given_names", "saying_stems", "letters_of_people"}
    if language in ("ja", "zh", "tr"):
        may_be_empty |= {"particles", "abbreviations", "credit_verbs"}
    if language in ("en", "de", "nl", "ar", "ja", "zh"):
        may_be_empty |= {"saying_stems"}  # speech has quotation marks there, not dashes
    empty = {name for name in lexicon.__struct_fields__ if not getattr(lexicon, name)} - may_be_empty
    assert not empty
    assert lexicon.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_folded_and_patterns_compile(language: str) -> None:
    lexicon = lexicon_of(language)
    for name in lexicon.__struct_fields__:
        value = getattr(lexicon, name)
        for phrase in value if isinstance(value, tuple) else ():
            assert phrase.startswith("=") or phrase == phrase.lower(), phrase
            assert "’" not in phrase and "  " not in phrase, phrase
    for name in dir(type(lexicon)):
        if not name.startswith("__") and isinstance(getattr(lexicon, name), re.Pattern):
            assert getattr(lexicon, name).search("") is None, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_is_no_field(language: str) -> None:
    lexicon = lexicon_of(language)
    asks, answers = set(lexicon.question_labels), set(lexicon.answer_labels)
    assert not asks & answers
    assert not (asks | answers) & set(lexicon.not_speakers)


def test_a_region_and_an_unknown_language_have_a_lexicon_too() -> None:
    assert lexicon_of("pt-BR").language == "pt"
    assert lexicon_of("de_AT").language == "de"
    assert lexicon_of("xx").language == "und"
    assert lexicon_of(None).language == "en"


@pytest.mark.parametrize(
    ("language", "line", "rest"),
    [
        ("en", "By Jane Doe", "Jane Doe"),
        ("en", "Words by Jane Doe", "Jane Doe"),
        ("en", "Author: Jane Doe", "Jane Doe"),
        ("fr", "Propos recueillis par Léa Roux", "Léa Roux"),
        ("fr", "Par Léa Roux", "Léa Roux"),
        ("de", "Von Jana Roth", "Jana Roth"),
        ("de", "Das Gespräch führte Jana Roth", "Jana Roth"),
        ("es", "Texto de Ana Gil", "Ana Gil"),
        ("pt", "Por Ana Gil", "Ana Gil"),
        ("it", "A cura di Anna Galli", "Anna Galli"),
        ("pl", "Rozmawiał Jan Wilk", "Jan Wilk"),
        ("pl", "Autor: Jan Wilk", "Jan Wilk"),
        ("ru", "Автор: Анна Петрова", "Анна Петрова"),
        ("ru", "Беседовала Анна Петрова", "Анна Петрова"),
        ("uk", "Розмовляла Ганна Коваль", "Ганна Коваль"),
        ("ar", "بقلم ليلى حداد", "ليلى حداد"),
        ("ar", "بقلم: ليلى حداد", "ليلى حداد"),
        ("ja", "文／山田太郎", "山田太郎"),
        ("ja", "聞き手：田中花子", "田中花子"),
        ("zh", "文：王小明", "王小明"),
        ("zh", "撰文/王小明", "王小明"),
    ],
)
def test_the_words_that_open_a_byline(language: str, line: str, rest: str) -> None:
    found = lexicon_of(language).byline.match(line)
    assert found is not None
    assert line[found.end() :] == rest


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Bygones are bygones"),
        ("en", "Words matter"),
        ("en", "Text messages"),
        ("de", "Vonnöten ist das"),
        ("de", "Text ohne Ende"),
        ("ja", "文化の話"),
        ("zh", "文化与生活"),
        ("it", "Dicono che piova"),
    ],
)
def test_words_that_open_no_byline(language: str, line: str) -> None:
    assert lexicon_of(language).byline.match(line) is None


@pytest.mark.parametrize(
    ("language", "line", "credits"),
    [
        ("en", "Photographs by Jane Doe", [("photographs", "Jane Doe")]),
        ("en", "Photo: Jane Doe", [("photographs", "Jane Doe")]),
        ("en", "Photo © Jane Doe", [("photographs", "Jane Doe")]),
        ("en", "Words and photos: Jane Doe", [("text", "Jane Doe"), ("photographs", "Jane Doe")]),
        ("en", "Translated from the French by Jane Doe", [("translation", "Jane Doe")]),
        ("en", "(Translation by Jane Doe)", [("translation", "Jane Doe")]),
        ("en", "Edited by Jane Doe", [("editing", "Jane Doe")]),
        ("en", "Illustrations: Jane Doe", [("illustrations", "Jane Doe")]),
        ("en", "Interview conducted by Jane Doe", [("interview", "Jane Doe")]),
        ("en", "Transcript by Jane Doe", [("transcription", "Jane Doe")]),
        ("fr", "Photos : Léa Roux", [("photographs", "Léa Roux")]),
        ("fr", "Traduit de l’anglais par Léa Roux", [("translation", "Léa Roux")]),
        ("de", "Fotos: Jana Roth", [("photographs", "Jana Roth")]),
        ("de", "Aus dem Englischen von Jana Roth", [("translation", "Jana Roth")]),
        ("de", "Text und Fotos: Jana Roth", [("text", "Jana Roth"), ("photographs", "Jana Roth")]),
        ("es", "Fotografías: Ana Gil", [("photographs", "Ana Gil")]),
        ("es", "Traducción de Ana Gil", [("translation", "Ana Gil")]),
        ("pt", "Tradução: Ana Gil", [("translation", "Ana Gil")]),
        ("it", "Traduzione di Anna Galli", [("translation", "Anna Galli")]),
        ("pl", "Zdjęcia: Jan Wilk", [("photographs", "Jan Wilk")]),
        ("pl", "Przełożyła Anna Wilk", [("translation", "Anna Wilk")]),
        ("ru", "Фото: Иван Волков", [("photographs", "Иван Волков")]),
        ("ru", "Перевела Анна Петрова", [("translation", "Анна Петрова")]),
        ("uk", "Переклад: Ганна Коваль", [("translation", "Ганна Коваль")]),
        ("ar", "ترجمة: ليلى حداد", [("translation", "ليلى حداد")]),
        ("ja", "写真：田中花子", [("photographs", "田中花子")]),
        ("zh", "翻译：王小明", [("translation", "王小明")]),
        ("en", "Photos of the harbour", []),
        ("en", "Photographs by the hundred lay about", []),
        ("de", "Bild von der Stadt", []),
        ("fr", "Photo de groupe", []),
        ("en", "Translation is hard", []),
        ("en", "Edited by moonlight", []),
    ],
)
def test_a_line_of_credits(language: str, line: str, credits: list[tuple[str, str]]) -> None:
    assert list(lexicon_of(language).credits_of(line)) == credits


@pytest.mark.parametrize(
    ("language", "label", "role"),
    [
        ("en", "Q", "question"),
        ("en", "Q1:", "question"),
        ("en", "A.", "answer"),
        ("en", "Question 3", "question"),
        ("en", "Moderator", "question"),
        ("en", "The Chair", "question"),
        ("it", "L’intervistatore", "question"),
        ("en", "Speaker 1", None),
        ("de", "Frage", "question"),
        ("de", "Q", "question"),
        ("de", "Antwort", "answer"),
        ("fr", "R", "answer"),
        ("es", "P", "question"),
        ("es", "R", "answer"),
        ("pt", "Pergunta", "question"),
        ("it", "D", "question"),
        ("pl", "Pytanie", "question"),
        ("pl", "Odpowiedź", "answer"),
        ("ru", "В", "question"),
        ("ru", "Ответ", "answer"),
        ("uk", "П", "question"),
        ("uk", "В", "answer"),
        ("ar", "س", "question"),
        ("ar", "ج", "answer"),
        ("ja", "問", "question"),
        ("ja", "――", "question"),
        ("zh", "答", "answer"),
        ("zh", "問", "question"),
        ("en", "Jane", None),
        ("en", "", None),
    ],
)
def test_the_role_of_a_label_without_a_name(language: str, label: str, role: str | None) -> None:
    assert lexicon_of(language).role_of_label(label) == role


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        (
            "en",
            "Note, Warning, Step 3, Ingredients, Before, After, Pros, What, When, Impact, Job Title, Monday",
        ),
        ("en", "Editor’s note, P.S., Digital Cameras, For the sauce, Default, Favourite book"),
        ("fr", "Remarque, Ingrédients, Avant, Où, Note de la rédaction, P.-S., Étape 2"),
        ("de", "Hinweis, Achtung, Zutaten, Vorher, Schritt 1, Für 4 Personen, Anm. d. Red."),
        ("es", "Resumen, Equipo, Nota, Ingredientes, Paso 2, Cuándo"),
        ("pt", "Ingredientes, Nota, Modo de preparo, Obs."),
        ("it", "Ingredienti, Nota, Attenzione, Passo 1"),
        ("pl", "Składniki, Uwaga, Krok 1"),
        ("ru", "Примечание, Ингредиенты, Шаг 2"),
        ("uk", "Примітка, Інгредієнти, Крок 2"),
        ("ar", "ملاحظة, المكونات, تنبيه"),
        ("ja", "注意, 材料, デフォルト値, 例"),
        ("zh", "时间, 主讲人, 材料, 注意"),
    ],
)
def test_labels_that_are_no_speakers(language: str, labels: str) -> None:
    lexicon = lexicon_of(language)
    speakers = [label for label in labels.split(", ") if not lexicon.is_no_speaker(label)]
    assert speakers == []


def test_capitals_that_happen_to_spell_a_field_are_initials() -> None:
    assert not lexicon_of("en").is_no_speaker("BAD")
    assert not every_language().is_no_speaker("ES")
    assert lexicon_of("en").is_no_speaker("Bad")
    assert lexicon_of("en").is_no_speaker("NB")


def test_a_persons_name_is_not_vetoed_by_another_language() -> None:
    assert not any(
        every_language().is_no_speaker(name) for name in ("Kim", "Tom", "Mia", "Art", "April", "Ann")
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tell us about the harbour."),
        ("en", "And now describe the boat."),
        ("en", "Before we go, tell us about the band."),
        ("fr", "Racontez-nous vos débuts."),
        ("de", "Bitte erzählen Sie von dem Boot."),
        ("es", "Cuéntenos cómo empezó."),
        ("pt", "Fale um pouco do porto."),
        ("it", "Ci racconti del porto."),
        ("pl", "Proszę opowiedzieć o porcie."),
        ("ru", "Расскажите о порте."),
        ("uk", "Розкажіть про порт."),
        ("ar", "حدثنا عن الميناء."),
        ("ja", "港について教えてください。"),
        ("zh", "请谈谈这个港口。"),
    ],
)
def test_a_prompt_asks_without_a_question_mark(language: str, text: str) -> None:
    assert lexicon_of(language).prompt.search(text)


@pytest.mark.parametrize(
    "text", ["I can describe the boat.", "They tell us about it.", "Nobody will explain it."]
)
def test_an_imperative_inside_a_sentence_is_no_prompt(text: str) -> None:
    assert not lexicon_of("en").prompt.search(text)


def test_capitals_count_in_german_forms_of_address() -> None:
    assert lexicon_of("de").second_person.search("Was haben Sie gesehen?")
    assert not lexicon_of("de").second_person.search("Was hat sie gesehen?")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He met Mr."),
        ("en", "fruit, e.g."),
        ("en", "J."),
        ("de", "Obst, z. B."),
        ("de", "Obst (z.B."),
        ("fr", "chez M."),
        ("es", "con la Sra."),
        ("ru", "и т. д."),
        ("uk", "і т. ін."),
        ("pl", "na ul."),
    ],
)
def test_an_abbreviation_ends_no_sentence(language: str, text: str) -> None:
    assert lexicon_of(language).ends_with_abbreviation(text)


@pytest.mark.parametrize("text", ["It was the end.", "e.g", "", "We saw a cat."])
def test_a_full_stop_after_a_word_ends_a_sentence(text: str) -> None:
    assert not lexicon_of("en").ends_with_abbreviation(text)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "first_published", "This piece was originally published in May."),
        ("de", "first_published", "Zuerst erschienen im Mai"),
        ("fr", "first_published", "Initialement publiée en mai"),
        ("ru", "first_published", "Впервые опубликовано в мае"),
        ("en", "editors_note", "Editor’s note: the boat sank."),
        ("de", "editors_note", "Anm. d. Red.: Das Boot sank."),
        ("fr", "editors_note", "NDLR : le bateau a coulé."),
        ("it", "editors_note", "Nota redazionale"),
        ("pl", "editors_note", "Od redakcji"),
        ("ru", "editors_note", "От редакции"),
        ("en", "edited", "This interview has been edited for length and clarity."),
        ("en", "licence", "CC BY-SA 4.0"),
        ("pl", "licence", "na licencji CC0"),
        ("es", "retrieved", "Consultado el 3 de mayo"),
        ("en", "boilerplate", "Click here to subscribe to our newsletter"),
        ("uk", "boilerplate", "Підпишіться на розсилку"),
        ("ja", "interview_words", "山田さんに聞く"),
        ("zh", "interview_words", "本刊专访"),
        ("tr", "interview_words", "Ayşe ile söyleşi"),
        ("en", "affiliation", "Climate Editor"),
    ],
)
def test_what_else_the_patterns_find(language: str, name: str, text: str) -> None:
    assert getattr(lexicon_of(language), name).search(text)
