"""The few words that an edition adds, such as “Contents”, in the language of what they stand beside."""

from __future__ import annotations

import msgspec


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Words that no author wrote: headings of generated pages, names for what only a machine shows."""

    contents: str
    cover: str
    title_page: str
    imprint: str
    landmarks: str
    start: str
    """Where the reading begins, among the landmarks."""
    notes: str
    back: str
    """The way back from a note to the text."""
    passage: str
    """The way from a pull quote to the words that it repeats."""
    picture: str
    """Stands for a description that the author did not give."""
    done: str
    to_do: str
    """Of a task in a list."""
    page: str
    cite: str
    """Opens the words with which a piece is cited."""
    pages: str
    """The list of the pages of the print edition."""
    untitled: str
    colon: str = ": "
    """What stands between a speaker's label and the words."""


ENGLISH = Labels(
    cite="Cite",
    contents="Contents",
    cover="Cover",
    title_page="Title page",
    imprint="Imprint",
    landmarks="Landmarks",
    start="Start of the text",
    notes="Notes",
    back="Back to the text",
    passage="To the passage in the text",
    picture="Picture",
    done="done",
    to_do="to do",
    page="page",
    pages="Pages",
    untitled="Untitled",
)

_LABELS: dict[str, Labels] = {
    "en": ENGLISH,
    "de": Labels(
        cite="Zitieren",
        contents="Inhalt",
        cover="Umschlag",
        title_page="Titelseite",
        imprint="Impressum",
        landmarks="Orientierung",
        start="Beginn des Textes",
        notes="Anmerkungen",
        back="Zurück zum Text",
        passage="Zur Stelle im Text",
        picture="Bild",
        done="erledigt",
        to_do="offen",
        page="Seite",
        pages="Seiten",
        untitled="Ohne Titel",
    ),
    "fr": Labels(
        cite="Citer",
        contents="Sommaire",
        cover="Couverture",
        title_page="Page de titre",
        imprint="Colophon",
        landmarks="Repères",
        start="Début du texte",
        notes="Notes",
        back="Retour au texte",
        passage="Vers le passage dans le texte",
        picture="Image",
        done="fait",
        to_do="à faire",
        page="page",
        pages="Pages",
        untitled="Sans titre",
        colon="\N{NO-BREAK SPACE}: ",
    ),
    "es": Labels(
        cite="Citar",
        contents="Índice",
        cover="Cubierta",
        title_page="Portada",
        imprint="Créditos",
        landmarks="Puntos de referencia",
        start="Comienzo del texto",
        notes="Notas",
        back="Volver al texto",
        passage="Al pasaje en el texto",
        picture="Imagen",
        done="hecho",
        to_do="pendiente",
        page="página",
        pages="Páginas",
        untitled="Sin título",
    ),
    "pt": Labels(
        cite="Citar",
        contents="Índice",
        cover="Capa",
        title_page="Página de rosto",
        imprint="Ficha técnica",
        landmarks="Pontos de referência",
        start="Início do texto",
        notes="Notas",
        back="Voltar ao texto",
        passage="Para a passagem no texto",
        picture="Imagem",
        done="feito",
        to_do="por fazer",
        page="página",
        pages="Páginas",
        untitled="Sem título",
    ),
    "it": Labels(
        cite="Citare",
        contents="Indice",
        cover="Copertina",
        title_page="Frontespizio",
        imprint="Colophon",
        landmarks="Punti di riferimento",
        start="Inizio del testo",
        notes="Note",
        back="Torna al testo",
        passage="Al passo nel testo",
        picture="Immagine",
        done="fatto",
        to_do="da fare",
        page="pagina",
        pages="Pagine",
        untitled="Senza titolo",
    ),
    "nl": Labels(
        cite="Citeren",
        contents="Inhoud",
        cover="Omslag",
        title_page="Titelpagina",
        imprint="Colofon",
        landmarks="Oriëntatiepunten",
        start="Begin van de tekst",
        notes="Noten",
        back="Terug naar de tekst",
        passage="Naar de passage in de tekst",
        picture="Afbeelding",
        done="gedaan",
        to_do="te doen",
        page="pagina",
        pages="Pagina’s",
        untitled="Zonder titel",
    ),
    "pl": Labels(
        cite="Cytuj",
        contents="Spis treści",
        cover="Okładka",
        title_page="Strona tytułowa",
        imprint="Stopka redakcyjna",
        landmarks="Punkty orientacyjne",
        start="Początek tekstu",
        notes="Przypisy",
        back="Powrót do tekstu",
        passage="Do miejsca w tekście",
        picture="Ilustracja",
        done="zrobione",
        to_do="do zrobienia",
        page="strona",
        pages="Strony",
        untitled="Bez tytułu",
    ),
    "ru": Labels(
        cite="Цитировать",
        contents="Содержание",
        cover="Обложка",
        title_page="Титульный лист",
        imprint="Выходные данные",
        landmarks="Ориентиры",
        start="Начало текста",
        notes="Примечания",
        back="Вернуться к тексту",
        passage="К этому месту в тексте",
        picture="Изображение",
        done="сделано",
        to_do="предстоит",
        page="страница",
        pages="Страницы",
        untitled="Без названия",
    ),
    "uk": Labels(
        cite="Цитувати",
        contents="Зміст",
        cover="Обкладинка",
        title_page="Титульна сторінка",
        imprint="Вихідні дані",
        landmarks="Орієнтири",
        start="Початок тексту",
        notes="Примітки",
        back="Повернутися до тексту",
        passage="До цього місця в тексті",
        picture="Зображення",
        done="зроблено",
        to_do="заплановано",
        page="сторінка",
        pages="Сторінки",
        untitled="Без назви",
    ),
    "ar": Labels(
        cite="استشهاد",
        contents="المحتويات",
        cover="الغلاف",
        title_page="صفحة العنوان",
        imprint="بيانات النشر",
        landmarks="معالم",
        start="بداية النص",
        notes="الحواشي",
        back="العودة إلى النص",
        passage="إلى الموضع في النص",
        picture="صورة",
        done="منجز",
        to_do="لم ينجز",
        page="صفحة",
        pages="الصفحات",
        untitled="بلا عنوان",
    ),
    "ja": Labels(
        cite="引用",
        contents="目次",
        cover="表紙",
        title_page="扉",
        imprint="奥付",
        landmarks="ランドマーク",
        start="本文の始まり",
        notes="注",
        back="本文に戻る",
        passage="本文の該当箇所へ",
        picture="図",
        done="済み",
        to_do="未了",
        page="ページ",
        pages="ページ一覧",
        untitled="無題",
        colon="：",
    ),
    "zh": Labels(
        cite="引用",
        contents="目录",
        cover="封面",
        title_page="书名页",
        imprint="版权页",
        landmarks="地标",
        start="正文开始",
        notes="注释",
        back="返回正文",
        passage="到正文中的原句",
        picture="图片",
        done="已完成",
        to_do="未完成",
        page="页",
        pages="页码",
        untitled="无题",
        colon="：",
    ),
}


def labels(language: str) -> Labels:
    """The words for a language (BCP 47); English where we have none."""
    return _LABELS.get(language.partition("-")[0].lower(), ENGLISH)
