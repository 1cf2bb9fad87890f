"""What numbered things are called in each language: *Figure 2.3*, *Chapitre 3*, *Seite*."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

NBSP = "\N{NO-BREAK SPACE}"


THEOREMS = ("theorem", "lemma", "corollary", "proposition", "conjecture", "definition", "example", "exercise")
"""What is numbered, each by itself, and said in words, in the order of the words below."""


class NumberedWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a language: each name as one and as several, with a place for the number.

    They stand as within a sentence; where they begin one, the first letter becomes a capital.
    """

    figure: tuple[str, str]
    table: tuple[str, str]
    listing: tuple[str, str]
    equation: tuple[str, str]
    section: tuple[str, str]
    chapter: tuple[str, str]
    appendix: tuple[str, str]
    part: tuple[str, str]
    theorems: Mapping[str, tuple[str, str]]
    """Of each of ``THEOREMS``."""
    page: tuple[str, str]
    """Before and after the number of a page."""
    last: str
    """Between the last two of several."""
    between: str = ", "
    see: str
    see_also: str
    notes_to_pages: tuple[str, str]
    """Before the number of a page, and before those of several."""

    def named(self, kind: str) -> tuple[str, str]:
        """What a kind of numbered thing is called."""
        return self.theorems[kind] if kind in self.theorems else getattr(self, kind)


def _named(name: str, several: str) -> tuple[str, str]:
    return f"{name}{NBSP}{{}}", f"{several}{NBSP}{{}}"


def _theorems(names: str, several: str = "") -> Mapping[str, tuple[str, str]]:
    """The names of ``THEOREMS``, and of several; without these the number stands right behind them."""
    pairs = zip(names.split(), (several or names).split(), strict=True)
    called = (_named(*pair) if several else (f"{pair[0]}{{}}", f"{pair[1]}{{}}") for pair in pairs)
    return dict(zip(THEOREMS, called, strict=True))


@cache  # the data of a language take longer to read than a short piece
def decimal_mark(language: str) -> str:
    """What stands before the decimals of a number in a language: a point or a comma."""
    from babel.core import UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return get_decimal_symbol(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return "."


ENGLISH = NumberedWords(
    figure=_named("Figure", "Figures"),
    table=_named("Table", "Tables"),
    listing=_named("Listing", "Listings"),
    equation=_named("Equation", "Equations"),
    section=_named("Section", "Sections"),
    chapter=_named("Chapter", "Chapters"),
    appendix=_named("Appendix", "Appendices"),
    part=_named("Part", "Parts"),
    theorems=_theorems(
        "Theorem Lemma Corollary Proposition Conjecture Definition Example Exercise",
        "Theorems Lemmas Corollaries Propositions Conjectures Definitions Examples Exercises",
    ),
    page=(f"page{NBSP}", ""),
    last=" and ",
    notes_to_pages=("Notes to page", "Notes to pages"),
    see="see",
    see_also="see also",
)

_WORDS: dict[str, NumberedWords] = {
    "en": ENGLISH,
    "de": NumberedWords(
        figure=_named("Abbildung", "Abbildungen"),
        table=_named("Tabelle", "Tabellen"),
        listing=_named("Listing", "Listings"),
        equation=_named("Gleichung", "Gleichungen"),
        section=_named("Abschnitt", "Abschnitte"),
        chapter=_named("Kapitel", "Kapitel"),
        appendix=_named("Anhang", "Anhänge"),
        part=_named("Teil", "Teile"),
        theorems=_theorems(
            "Satz Lemma Korollar Proposition Vermutung Definition Beispiel Übung",
            "Sätze Lemmata Korollare Propositionen Vermutungen Definitionen Beispiele Übungen",
        ),
        page=(f"Seite{NBSP}", ""),
        last=" und ",
        notes_to_pages=("Anmerkungen zu Seite", "Anmerkungen zu den Seiten"),
        see="siehe",
        see_also="siehe auch",
    ),
    "fr": NumberedWords(
        figure=_named("figure", "figures"),
        table=_named("tableau", "tableaux"),
        listing=_named("listing", "listings"),
        equation=_named("équation", "équations"),
        section=_named("section", "sections"),
        chapter=_named("chapitre", "chapitres"),
        appendix=_named("annexe", "annexes"),
        part=_named("partie", "parties"),
        theorems=_theorems(
            "théorème lemme corollaire proposition conjecture définition exemple exercice",
            "théorèmes lemmes corollaires propositions conjectures définitions exemples exercices",
        ),
        page=(f"page{NBSP}", ""),
        last=" et ",
        notes_to_pages=("Notes de la page", "Notes des pages"),
        see="voir",
        see_also="voir aussi",
    ),
    "es": NumberedWords(
        figure=_named("figura", "figuras"),
        table=_named("tabla", "tablas"),
        listing=_named("listado", "listados"),
        equation=_named("ecuación", "ecuaciones"),
        section=_named("sección", "secciones"),
        chapter=_named("capítulo", "capítulos"),
        appendix=_named("apéndice", "apéndices"),
        part=_named("parte", "partes"),
        theorems=_theorems(
            "teorema lema corolario proposición conjetura definición ejemplo ejercicio",
            "teoremas lemas corolarios proposiciones conjeturas definiciones ejemplos ejercicios",
        ),
        page=(f"página{NBSP}", ""),
        last=" y ",
        notes_to_pages=("Notas de la página", "Notas de las páginas"),
        see="véase",
        see_also="véase también",
    ),
    "pt": NumberedWords(
        figure=_named("figura", "figuras"),
        table=_named("tabela", "tabelas"),
        listing=_named("listagem", "listagens"),
        equation=_named("equação", "equações"),
        section=_named("secção", "secções"),
        chapter=_named("capítulo", "capítulos"),
        appendix=_named("apêndice", "apêndices"),
        part=_named("parte", "partes"),
        theorems=_theorems(
            "teorema lema corolário proposição conjetura definição exemplo exercício",
            "teoremas lemas corolários proposições conjeturas definições exemplos exercícios",
        ),
        page=(f"página{NBSP}", ""),
        last=" e ",
        notes_to_pages=("Notas da página", "Notas das páginas"),
        see="ver",
        see_also="ver também",
    ),
    "it": NumberedWords(
        figure=_named("figura", "figure"),
        table=_named("tabella", "tabelle"),
        listing=_named("listato", "listati"),
        equation=_named("equazione", "equazioni"),
        section=_named("sezione", "sezioni"),
        chapter=_named("capitolo", "capitoli"),
        appendix=_named("appendice", "appendici"),
        part=_named("parte", "parti"),
        theorems=_theorems(
            "teorema lemma corollario proposizione congettura definizione esempio esercizio",
            "teoremi lemmi corollari proposizioni congetture definizioni esempi esercizi",
        ),
        page=(f"pagina{NBSP}", ""),
        last=" e ",
        notes_to_pages=("Note alla pagina", "Note alle pagine"),
        see="vedi",
        see_also="vedi anche",
    ),
    "nl": NumberedWords(
        figure=_named("figuur", "figuren"),
        table=_named("tabel", "tabellen"),
        listing=_named("listing", "listings"),
        equation=_named("vergelijking", "vergelijkingen"),
        section=_named("paragraaf", "paragrafen"),
        chapter=_named("hoofdstuk", "hoofdstukken"),
        appendix=_named("bijlage", "bijlagen"),
        part=_named("deel", "delen"),
        theorems=_theorems(
            "stelling lemma gevolg propositie vermoeden definitie voorbeeld oefening",
            "stellingen lemma’s gevolgen proposities vermoedens definities voorbeelden oefeningen",
        ),
        page=(f"pagina{NBSP}", ""),
        last=" en ",
        notes_to_pages=("Noten bij pagina", "Noten bij pagina’s"),
        see="zie",
        see_also="zie ook",
    ),
    "pl": NumberedWords(
        figure=_named("rysunek", "rysunki"),
        table=_named("tabela", "tabele"),
        listing=_named("listing", "listingi"),
        equation=_named("równanie", "równania"),
        section=_named("podrozdział", "podrozdziały"),
        chapter=_named("rozdział", "rozdziały"),
        appendix=_named("dodatek", "dodatki"),
        part=_named("część", "części"),
        theorems=_theorems(
            "twierdzenie lemat wniosek stwierdzenie hipoteza definicja przykład ćwiczenie",
            "twierdzenia lematy wnioski stwierdzenia hipotezy definicje przykłady ćwiczenia",
        ),
        page=(f"strona{NBSP}", ""),
        last=" i ",
        notes_to_pages=("Przypisy do strony", "Przypisy do stron"),
        see="zob.",
        see_also="zob. też",
    ),
    "ru": NumberedWords(
        figure=_named("рисунок", "рисунки"),
        table=_named("таблица", "таблицы"),
        listing=_named("листинг", "листинги"),
        equation=_named("формула", "формулы"),
        section=_named("раздел", "разделы"),
        chapter=_named("глава", "главы"),
        appendix=_named("приложение", "приложения"),
        part=_named("часть", "части"),
        theorems=_theorems(
            "теорема лемма следствие предложение гипотеза определение пример упражнение",
            "теоремы леммы следствия предложения гипотезы определения примеры упражнения",
        ),
        page=(f"страница{NBSP}", ""),
        last=" и ",
        notes_to_pages=("Примечания к странице", "Примечания к страницам"),
        see="см.",
        see_also="см. также",
    ),
    "uk": NumberedWords(
        figure=_named("рисунок", "рисунки"),
        table=_named("таблиця", "таблиці"),
        listing=_named("лістинг", "лістинги"),
        equation=_named("формула", "формули"),
        section=_named("розділ", "розділи"),
        chapter=_named("глава", "глави"),
        appendix=_named("додаток", "додатки"),
        part=_named("частина", "частини"),
        theorems=_theorems(
            "теорема лема наслідок твердження гіпотеза означення приклад вправа",
            "теореми леми наслідки твердження гіпотези означення приклади вправи",
        ),
        page=(f"сторінка{NBSP}", ""),
        last=" і ",
        notes_to_pages=("Примітки до сторінки", "Примітки до сторінок"),
        see="див.",
        see_also="див. також",
    ),
    "sv": NumberedWords(
        figure=_named("figur", "figurerna"),
        table=_named("tabell", "tabellerna"),
        listing=_named("listning", "listningarna"),
        equation=_named("ekvation", "ekvationerna"),
        section=_named("avsnitt", "avsnitten"),
        chapter=_named("kapitel", "kapitlen"),
        appendix=_named("bilaga", "bilagorna"),
        part=_named("del", "delarna"),
        theorems=_theorems(
            "sats lemma korollarium proposition förmodan definition exempel övning",
            "satserna lemmana korollarierna propositionerna förmodandena definitionerna exemplen övningarna",
        ),
        page=(f"sida{NBSP}", ""),
        last=" och ",
        notes_to_pages=("Noter till sidan", "Noter till sidorna"),
        see="se",
        see_also="se även",
    ),
    "ar": NumberedWords(
        figure=_named("الشكل", "الأشكال"),
        table=_named("الجدول", "الجداول"),
        listing=_named("النص البرمجي", "النصوص البرمجية"),
        equation=_named("المعادلة", "المعادلات"),
        section=_named("القسم", "الأقسام"),
        chapter=_named("الفصل", "الفصول"),
        appendix=_named("الملحق", "الملاحق"),
        part=_named("الجزء", "الأجزاء"),
        theorems=_theorems(
            "المبرهنة التمهيدية اللازمة القضية الحدسية التعريف المثال التمرين",
            "المبرهنات التمهيديات اللوازم القضايا الحدسيات التعريفات الأمثلة التمارين",
        ),
        page=(f"صفحة{NBSP}", ""),
        last=" و",
        between="، ",
        notes_to_pages=("حواشي الصفحة", "حواشي الصفحات"),
        see="انظر",
        see_also="انظر أيضًا",
    ),
    "ja": NumberedWords(
        figure=("図{}", "図{}"),
        table=("表{}", "表{}"),
        listing=("リスト{}", "リスト{}"),
        equation=("式{}", "式{}"),
        section=("{}節", "{}節"),
        chapter=("第{}章", "第{}章"),
        appendix=("付録{}", "付録{}"),
        part=("第{}部", "第{}部"),
        theorems=_theorems("定理 補題 系 命題 予想 定義 例 演習"),
        page=("", "ページ"),
        last="と",
        between="、",
        notes_to_pages=("注（ページ）", "注（ページ）"),
        see="→",
        see_also="→",
    ),
    "zh": NumberedWords(
        figure=("图{}", "图{}"),
        table=("表{}", "表{}"),
        listing=("代码{}", "代码{}"),
        equation=("公式{}", "公式{}"),
        section=("第{}节", "第{}节"),
        chapter=("第{}章", "第{}章"),
        appendix=("附录{}", "附录{}"),
        part=("第{}部分", "第{}部分"),
        theorems=_theorems("定理 引理 推论 命题 猜想 定义 例 习题"),
        page=("第", "页"),
        last="和",
        between="、",
        notes_to_pages=("注释（页）", "注释（页）"),
        see="见",
        see_also="另见",
    ),
}


def numbered_words(language: str) -> NumberedWords:
    """The words for a language (BCP 47); English where we have none."""
    return _WORDS.get(language.partition("-")[0].lower(), ENGLISH)


def capitalised(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]
