"""Names of people in labels, bylines and prose."""

import pytest

from standfirst.normalise.names import full_names, initials_of, looks_like_name, resolve, split_people

NAMES = [
    "Max Ogden",
    "JSL",
    "KO",
    "Cher",
    "Ludwig van Beethoven",
    "J. B. Say",
    "J.R.R. Tolkien",
    "Dr. A. B. Cee",
    "Sen. Lena Greene",
    "Jean-Luc d’Arc",
    "Siobhán O’Neill",
    "Maria de los Ángeles",
    "Speaker 1",
    "18F",
    "Kim",
    "April",
    "Ана Петрова",
    "Ганна Коваль",
    "まつもと",
    "田中 花子",
    "王小明",
    "ليلى حداد",
    "Will Garner",
    "Mia",
]

NO_NAMES = [
    "",
    "Note",
    "Ingredients",
    "Step 3",
    "Editor's note",
    "Editor’s note",
    "time to go",
    "The Lake",
    "After Midnight",
    "How it works",
    "时间",
    "主讲人",
    "デフォルト値",
    "例",
    "Resumen",
    "Equipo",
    "Zutaten",
    "Hinweis",
    "Примечание",
    "Składniki",
    "ملاحظة",
    "Before",
    "Pros",
    "We asked what she thought of it all",
    "今日は、晴れです。",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_looks_like_one(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize("text", NO_NAMES)
def test_a_field_or_a_phrase_does_not_look_like_a_name(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Before Max Ogden spoke, the hall was empty.", "en", ("Max Ogden",)),
        ("We met Dr. Julia Stewart Hale in Ohio.", "en", ("Julia Stewart Hale",)),
        (
            "The garden of Anna van der Berg. Lena Moss’s cat sat there.",
            "en",
            ("Anna van der Berg", "Lena Moss"),
        ),
        ("The questions are Ruth Adler's.", "en", ("Ruth Adler",)),
        ("We built it for Lake CI. It broke.", "en", ("Lake CI",)),
        ("He knew Jane Q. Public, and she knew him.", "en", ("Jane Q. Public",)),
        ("They went to see Ann. Bob Stone came later.", "en", ("Bob Stone",)),
        ("Ann Lee, Bob Stone and Cy Young", "en", ("Ann Lee", "Bob Stone", "Cy Young")),
        ("On Monday Rosa Vidal opened the door.", "en", ("Rosa Vidal",)),
        ("Will Garner and Ann Lee. Will Garner again.", "en", ("Will Garner", "Ann Lee")),
        ("Nach Jana Roth sprach Herr Otto Klee.", "de", ("Jana Roth", "Otto Klee")),
        ("Ein Gespräch mit der Bäckerin Lore Stamm.", "de", ("Lore Stamm",)),
        ("Bürgermeisterin Lore Stamm und der Redakteur Otto Klee", "de", ("Lore Stamm", "Otto Klee")),
        ("Er lehrt an der Freien Universität in der Stadt Berlin.", "de", ()),
        ("作家の山田太郎さんは港に住む。", "ja", ("山田太郎",)),
        ("كان القارب أقدم منا نحن الاثنين معا", "ar", ()),
        ("حوار مع الكاتبة ليلى حداد عن البحر", "ar", ("ليلى حداد",)),
        ("Der Bäcker Otto Klee backt.", "de", ("Otto Klee",)),
        ("Пекарь Иван Волков спит. Мы не спим.", "ru", ("Иван Волков",)),
        ("Анна Ивановна Петрова спит.", "ru", ("Анна Ивановна Петрова",)),
        ("Baker Ann Lee sleeps. Then Ann Lee wakes.", "en", ("Ann Lee",)),
        ("يعيش إبراهيم قاسم قرب البحر", "ar", ("إبراهيم قاسم",)),
        ("山田太郎（やまだ・たろう）", "ja", ("山田太郎",)),
        ("Avec Léa Roux, nous avons marché.", "fr", ("Léa Roux",)),
        ("Потом Анна Петрова ушла.", "ru", ("Анна Петрова",)),
        ("nothing of the kind", "en", ()),
    ],
)
def test_full_names_in_prose(text: str, language: str, names: tuple[str, ...]) -> None:
    assert full_names(text, language) == names


def test_initials_leave_out_honorifics_and_may_leave_out_the_middle() -> None:
    assert {"JSH", "JH", "J"} <= initials_of("Dr. Julia Stewart Hale")
    assert {"LB", "LVB"} <= initials_of("Ludwig van Beethoven")
    assert "JLD" in initials_of("Jean-Luc Dole")


PEOPLE = ["Julia Stewart Hale", "Ann Greene", "Zoë Łuczak", "山田太郎", "Alexandra Pope"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("JSH", "Julia Stewart Hale"),
        ("JH", "Julia Stewart Hale"),
        ("J.S.H.", "Julia Stewart Hale"),
        ("Julia", "Julia Stewart Hale"),
        ("Hale:", "Julia Stewart Hale"),
        ("JULIA STEWART HALE", "Julia Stewart Hale"),
        ("Julia Hale", "Julia Stewart Hale"),
        ("J. Hale", "Julia Stewart Hale"),
        ("J", "Julia Stewart Hale"),
        ("Sen. Greene", "Ann Greene"),
        ("zoe", "Zoë Łuczak"),
        ("Luczak", "Zoë Łuczak"),
        ("山田", "山田太郎"),
        ("山田さん", "山田太郎"),
        ("Alex", "Alexandra Pope"),
        ("A", None),
        ("Robert", None),
        ("", None),
    ],
)
def test_a_label_stands_for_one_full_name(label: str, name: str | None) -> None:
    assert resolve(label, PEOPLE) == name


def test_a_label_that_fits_two_names_stands_for_neither() -> None:
    assert resolve("Ann", ["Ann Greene", "Ann Stone"]) is None
    assert resolve("AG", ["Ann Greene", "Abe Gold"]) is None


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("MIA (Green Party), Vera (Red Union)", "en", (("MIA", "Green Party"), ("Vera", "Red Union"))),
        ("Jane Doe and John Roe", "en", (("Jane Doe", None), ("John Roe", None))),
        ("Jane Doe, John Roe & Ann Lee", "en", (("Jane Doe", None), ("John Roe", None), ("Ann Lee", None))),
        ("Jane Doe, Editor at X", "en", (("Jane Doe", "Editor at X"),)),
        ("Jane Doe, Climate Editor", "en", (("Jane Doe", "Climate Editor"),)),
        ("Jane Doe, Lake University", "en", (("Jane Doe", "Lake University"),)),
        ("Jane Doe, Berlin", "en", (("Jane Doe", "Berlin"),)),
        ("Mia and Vera", "en", (("Mia", None), ("Vera", None))),
        ("Jane Doe of the Lake Review", "en", (("Jane Doe", "the Lake Review"),)),
        ("Jane Doe – Lake Review", "en", (("Jane Doe", "Lake Review"),)),
        ("Jane Doe, PhD, and John Roe", "en", (("Jane Doe, PhD", None), ("John Roe", None))),
        ("Dr. A. B. Cee", "en", (("Dr. A. B. Cee", None),)),
        ("John Roe Jr.", "en", (("John Roe Jr.", None),)),
        ("Jane Doe.", "en", (("Jane Doe", None),)),
        (
            "Jane Doe (Lake, Hill and Co.), John Roe",
            "en",
            (("Jane Doe", "Lake, Hill and Co."), ("John Roe", None)),
        ),
        ("Jana Roth und Otto Klee", "de", (("Jana Roth", None), ("Otto Klee", None))),
        ("Léa Roux et Marc Petit", "fr", (("Léa Roux", None), ("Marc Petit", None))),
        ("Ana Gil y José Ortega y Gasset", "es", None),
        ("Анна Петрова и Иван Волков", "ru", (("Анна Петрова", None), ("Иван Волков", None))),
        ("Ганна Коваль та Іван Гай", "uk", (("Ганна Коваль", None), ("Іван Гай", None))),
        ("ليلى حداد وسامي نور", "ar", (("ليلى حداد", None), ("سامي نور", None))),
        ("田中花子、山田太郎", "ja", (("田中花子", None), ("山田太郎", None))),
        ("the editors", "en", (("the editors", None),)),
        ("the river we sat and wept", "en", ()),
        ("popular demand", "en", ()),
    ],
)
def test_the_people_of_a_byline(
    text: str, language: str, people: tuple[tuple[str, str | None], ...] | None
) -> None:
    if people is None:
        assert split_people(text, language)[0] == ("Ana Gil", None)
    else:
        assert split_people(text, language) == people
