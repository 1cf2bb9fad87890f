"""The keys of the front matter, in the languages in which people write them."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.normalise.dates import parse_date

KEYS: Mapping[str, str] = {
    "title": """titulo título titol títol titre titel titolo tytuł tytul заголовок название назва العنوان
        タイトル 题目 标题 標題 題名 başlık rubrik""",
    "subtitle": """subtitulo subtítulo subtítol sous_titre soustitre untertitel sottotitolo podtytuł podtytul
        подзаголовок підзаголовок undertitel ondertitel altbaşlık 副标题 副題 サブタイトル العنوان_الفرعي""",
    "author": """autor autora autores autoras auteur auteure autrice auteurs autorin autoren autore autori
        autorka autorzy автор авторка авторы автори الكاتب الكاتبة المؤلف 著者 作者 筆者 yazar författare
        schrijver auteur_e verfasser verfasserin firma por""",
    "date": """fecha datum дата التاريخ 日付 日期 tarih fecha_de_publicacion data_de_publicacao
        date_de_publication veröffentlicht opublikowano publicado pubblicato publié""",
    "standfirst": """entradilla bajada sumario resumen resumo vorspann teaser chapeau chapô chapeau résumé
        resume sommario occhiello riassunto zajawka wstęp streszczenie лид аннотация анотація الملخص
        リード 摘要 导语 導語 ingress""",
    "translator": """traductor traductora traduccion traducción traducteur traductrice traduction übersetzung
        übersetzer übersetzerin traduttore traduttrice traduzione tradutor tradutora tradução traducao
        tłumacz tłumaczka tłumaczenie переводчик перевод переклад перекладач المترجم 訳者 翻訳 译者 翻译
        vertaler vertaling översättare översättning çeviren""",
    "photographer": """fotos fotografia fotografía fotografias photographe fotograf fotografin fotografie
        zdjęcia фото фотограф фотографии 写真 撮影 摄影 foto_di foto""",
    "rights": """derechos droits rechte diritti direitos prawa права""",
}
"""For each of our keys what it is called elsewhere, keys as the front matter has them: small, ``_`` for
spaces."""

OURS: Mapping[str, str] = {name: key for key, names in KEYS.items() for name in names.split()}


def in_our_keys(values: Mapping[str, object], language: str) -> Mapping[str, object]:
    """The front matter with what it calls ``titulo`` or ``autor`` under our keys, unless these are taken."""
    if values.keys().isdisjoint(OURS) and "data" not in values:
        return values
    added = {OURS[name]: value for name, value in values.items() if name in OURS and value}
    if isinstance(values.get("data"), str) and parse_date(values["data"], language):
        added.setdefault("date", values["data"])
    return {**added, **values}
