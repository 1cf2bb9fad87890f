"""The language of a text from its letters and words; tags as people write them."""

import subprocess
import sys

import pytest

from standfirst.model.direction import direction_of
from standfirst.normalise.language import canonical, language_of

TEXTS = {
    "en": """The boat was older than the two of us together, and nobody in the harbour would have bought it.
        We painted it all the same, because it was there and because the winter had been long.""",
    "fr": """Le bateau était plus vieux que nous deux réunis, et personne dans le port ne l'aurait acheté.
        Nous l'avons repeint quand même, parce qu'il était là et que l'hiver avait été long.""",
    "de": """Das Boot war älter als wir beide zusammen, und niemand im Hafen hätte es gekauft. Wir haben es
        trotzdem gestrichen, weil es da war und weil der Winter so lang gewesen ist.""",
    "es": """El barco era más viejo que nosotros dos juntos, y nadie en el puerto lo habría comprado. Lo
        pintamos de todos modos, porque estaba allí y porque el invierno había sido largo.""",
    "pt": """O barco era mais velho do que nós dois juntos, e ninguém no porto o teria comprado. Pintámos o
        barco mesmo assim, porque estava ali e porque o inverno tinha sido muito longo.""",
    "it": """La barca era più vecchia di noi due messi insieme, e nessuno nel porto l'avrebbe comprata. Noi
        l'abbiamo dipinta lo stesso, perché era lì e perché l'inverno era stato lungo.""",
    "pl": """Łódź była starsza niż my oboje razem i nikt w porcie by jej nie kupił. Pomalowaliśmy ją mimo to,
        bo tam była i dlatego, że zima trwała bardzo długo.""",
    "nl": """De boot was ouder dan wij tweeën samen, en niemand in de haven zou hem hebben gekocht. We hebben
        hem toch geverfd, omdat hij er was en omdat de winter lang had geduurd.""",
    "sv": """Båten var äldre än vi båda tillsammans, och ingen i hamnen skulle ha köpt den. Vi målade den i
        alla fall, eftersom den fanns där och för att vintern hade varit lång.""",
    "tr": """Tekne ikimizin toplamından daha yaşlıydı ve limanda hiç kimse onu satın almazdı. Yine de onu
        boyadık, çünkü oradaydı ve kış çok uzun sürmüştü.""",
    "ca": """La barca era més vella que nosaltres dos junts, i ningú del port no l'hauria comprada. La vam
        pintar igualment, perquè era allà i perquè l'hivern havia estat molt llarg.""",
    "ru": "Лодка была старше нас обоих, и никто в порту её бы не купил. Мы всё равно покрасили её.",
    "uk": "Човен був старший за нас обох, і ніхто в порту його б не купив. Ми все одно пофарбували його.",
    "ar": "كان القارب أقدم منا نحن الاثنين معا، ولم يكن أحد في الميناء ليشتريه، لكننا دهناه مع ذلك.",
    "fa": "قایق از هر دوی ما با هم پیرتر بود و هیچ کس در بندر آن را نمی‌خرید، اما ما رنگش کردیم.",
    "ja": "船は私たち二人を合わせたよりも古く、港の誰もそれを買おうとはしなかった。",
    "zh": "这条船比我们俩加起来还要老，港口里没有人愿意买它。我们还是把它漆了一遍。",
    "hi": "नाव दस बजे चली। उस पर एक कुत्ते के सिवा कोई नहीं था।",
    "ur": "کشتی دس بجے روانہ ہوئی۔ اس پر ایک کتے کے سوا کوئی نہیں تھا۔",
    "el": "Το καράβι ήταν πιο παλιό από εμάς τους δύο μαζί και κανείς δεν θα το αγόραζε.",
    "he": "הסירה הייתה זקנה משנינו ביחד, ואיש בנמל לא היה קונה אותה. צבענו אותה בכל זאת.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_two_sentences(language: str) -> None:
    assert language_of(TEXTS[language]) == language


def test_addresses_and_names_of_files_are_no_words() -> None:
    links = " https://example.org/the/and/of/with " * 30 + " the_file_of_the.txt" * 30
    assert language_of(TEXTS["fr"] + links) == "fr"


def test_a_foreign_quotation_does_not_change_the_language() -> None:
    assert language_of(TEXTS["de"] * 3 + TEXTS["ru"]) == "de"
    assert language_of(TEXTS["ru"] * 5 + TEXTS["en"]) == "ru"


@pytest.mark.parametrize(
    "text", ["", "Hm.", "12 345 678", "Kirsten Olafsdottir", "A B C D E F", "12. 3. 2020 — §"]
)
def test_too_little_is_no_language(text: str) -> None:
    assert language_of(text) is None


def test_half_and_half_is_no_language() -> None:
    assert language_of((TEXTS["de"] + " " + TEXTS["es"]) * 4) is None
    assert language_of(TEXTS["ru"] + TEXTS["en"][:90]) is None


def test_a_text_in_common_words_wakes_no_library() -> None:
    code = (
        "import sys; from standfirst.normalise.language import language_of;"
        f"found = language_of({TEXTS['en']!r});"
        "sys.exit(found != 'en' or 'py3langid' in sys.modules or 'numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_US", "en-US"),
        ("en-gb", "en-GB"),
        ("english", "en"),
        ("Français", "fr"),
        ("DE", "de"),
        ("de_DE.UTF-8", "de-DE"),
        ("pt br", "pt-BR"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("eng", "en"),
        ("British English", "en-GB"),
        ("es-419", "es-419"),
        ("", None),
        ("the language of flowers", None),
        ("klingonese", None),
        ("12", None),
    ],
)
def test_a_tag_in_its_usual_spelling(written: str, tag: str | None) -> None:
    assert canonical(written) == tag


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("fa_IR", "rtl"),
        ("uz-Arab", "rtl"),
        ("ja", "ltr"),
        (None, "ltr"),
    ],
)
def test_the_direction_of_a_language(language: str | None, direction: str) -> None:
    assert direction_of(language) == direction
