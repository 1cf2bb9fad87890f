"""What the keys of the front matter are called in the languages in which people write them."""

from __future__ import annotations

from collections.abc import Mapping

KEYS: Mapping[str, str] = {
    "title": """titulo título titol títol titre titel titolo tytuł tytul заголовок название назва
        العنوان タイトル 题目 标题 標題 題名 題目 başlık rubrik headline heading otsikko tittel titill
        nadpis název nazev
        názov cím titlu naslov наслов заглавие τίτλος titlos 제목 כותרת عنوان शीर्षक judul tajuk tiêu_đề
        pealkiri nosaukums pavadinimas izenburua teitl teideal หัวเรื่อง""",
    "subtitle": """subtitulo subtítulo subtítol sous_titre soustitre untertitel sottotitolo podtytuł podtytul
        подзаголовок підзаголовок undertitel ondertitel altbaşlık 副标题 副題 副標題 サブタイトル
        العنوان_الفرعي
        sub_title subheading subhead sub_heading unterzeile alaotsikko undertittel podnadpis podtitul podnázov
        alcím subtitlu podnaslov поднаслов подзаглавие υπότιτλος 부제 부제목 כותרת_משנה subjudul phụ_đề
        alapealkiri apakšvirsraksts paantraštė azpititulua""",
    "author": """autor autora autores autoras auteur auteure autrice auteurs autorin autoren autore autori
        autorka autorzy автор авторка авторы автори الكاتب الكاتبة المؤلف 著者 作者 筆者 yazar författare
        schrijver auteur_e verfasser verfasserin firma por writer writers written_by text_by words_by
        von par av af door przez autoria autoría rédaction redaktion geschrieben_von écrit_par
        texte_de texto_de
        kirjoittaja kirjoittajat tekijä forfatter forfattere skribent höfundur autoři autorky szerző szerzők
        аутор συγγραφέας 저자 글쓴이 글 מחבר מאת نویسنده लेखक penulis pengarang tác_giả kirjutaja
        autors autorius egilea awdur údar aŭtoro avtor avtorica """,
    "date": """fecha datum дата التاريخ 日付 日期 tarih fecha_de_publicacion data_de_publicacao
        date_de_publication veröffentlicht opublikowano publicado pubblicato publié publication_date
        published_on published_at posted datepublished issued päivämäärä päiväys julkaistu dato dagsetning
        dátum  datum_vydání ημερομηνία 날짜 תאריך تاریخ तारीख tanggal ngày kuupäev datums
        fecha_publicacion fecha_publicación data_publicacao data_publicação data_di_pubblicazione
        erscheinungsdatum erschienen publicerad utgitt udgivet megjelent publikováno objavljeno
        dyddiad dáta""",
    "standfirst": """entradilla bajada sumario resumen resumo vorspann teaser chapeau chapô résumé
        resume sommario occhiello riassunto zajawka wstęp streszczenie лид аннотация анотація الملخص
        リード 摘要 导语 導語 ingress ingressi ingresso tiivistelmä perex bevezető uvod indledning manchet
        einleitung zusammenfassung incipit entradeta lead_in stand_first""",
    "translator": """traductor traductora traduccion traducción traducteur traductrice traduction übersetzung
        übersetzer übersetzerin traduttore traduttrice traduzione tradutor tradutora tradução traducao
        tłumacz tłumaczka tłumaczenie переводчик перевод переклад перекладач المترجم 訳者 翻訳 译者 翻译
        vertaler vertaling översättare översättning çeviren translated_by translation traduit_par
        übersetzt_von traducido_por tradotto_da traduzido_por vertaald_door översatt_av přeložil
        suomentaja kääntäjä
        oversetter oversættelse oversetting překlad překladatel preklad fordító fordította traducător
        prevoditelj prevod μετάφραση μεταφραστής 옮긴이 번역 מתרגם مترجم""",
    "photographer": """fotos fotografia fotografía fotografias photographe fotograf fotografin fotografie
        zdjęcia фото фотограф фотографии 写真 撮影 摄影 foto_di foto photo_by photos_by photo_credit
        photography valokuvat valokuvaaja kuvat fotografier foto_von bilder_von fényképész fényképek
        φωτογραφίες 사진 צילום""",
    "rights": """derechos droits rechte diritti direitos prawa права oikeudet rettigheter rettigheder práva
        jogok licenza licencia licença""",
    "language": """sprache langue idioma lingua língua idioma_original język язык мова اللغة 言語 语言
        語言 dil taal språk kieli sprog jazyk nyelv limba jezik език γλώσσα 언어 שפה زبان bahasa ngôn_ngữ keel
        llengua llingua""",
}
"""For each of our keys what it is called elsewhere, keys as the front matter has them: small, ``_`` for
spaces."""

OURS: Mapping[str, str] = {name: key for key, names in KEYS.items() for name in names.split()}
