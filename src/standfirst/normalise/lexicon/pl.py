"""Polish."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="pl",
    by_words=phrases(
        """autor: | autorka: | autorzy: | autorki: | tekst: | napisał | napisała | napisali | rozmawia
        rozmawiają | rozmawiał | rozmawiała | rozmawiali | rozmawiały | rozmowę przeprowadził
        rozmowę przeprowadziła
        rozmowę przeprowadzili | wywiad przeprowadził | wywiad przeprowadziła
        wywiad przeprowadzili | pytał | pytała | opracował | opracowała | opracowanie: | przygotował
        przygotowała | pisze | autorstwa"""
    ),
    and_words=phrases("i | oraz | & | z"),
    of_words=phrases("autorstwa | przez"),
    credit_nouns={
        "photographs": phrases(
            """zdjęcie | zdjęcia | fot. | fot | foto | fotografia | fotografie | fotograf | fotografka
            autor zdjęcia | autor zdjęć | autorka zdjęć | źródło zdjęcia | źródło zdjęć
            zdjęcie główne | zdjęcie tytułowe"""
        ),
        "illustrations": phrases(
            """ilustracja | ilustracje | ilustrator | ilustratorka | rysunek | rysunki | rys. | il.
            grafika | grafiki | infografika"""
        ),
        "translation": phrases(
            """tłumaczenie | przekład | tłumacz | tłumaczka | tłum. | przeł.
            tłumaczenie z angielskiego | tłumaczenie z … | przekład z …"""
        ),
        "editing": phrases("""redakcja | redaktor | redaktorka | red. | oprac. | opracowanie | korekta"""),
        "interview": phrases(
            """wywiad | rozmowa | prowadzący | prowadząca | rozmawiał | rozmawiała | rozmawiali | rozm."""
        ),
        "transcription": phrases("transkrypcja | zapis | spisanie | spisał | spisała"),
        "text": phrases("tekst | teksty | słowa"),
    },
    credit_verbs={
        "photographs": phrases(
            """fot. | fotografował | fotografowała | zdjęcia wykonał | zdjęcia wykonała"""
        ),
        "illustrations": phrases(
            """ilustrował | ilustrowała | zilustrował | zilustrowała | rysował | rysowała"""
        ),
        "translation": phrases(
            """przełożył | przełożyła | przełożyli | przetłumaczył | przetłumaczyła | przetłumaczyli
            tłumaczył | tłumaczyła | tłum. | przeł. | z angielskiego przełożył
            z angielskiego przełożyła | w przekładzie"""
        ),
        "editing": phrases(
            """redagował | redagowała | zredagował | zredagowała | opracował | opracowała
            pod redakcją"""
        ),
        "interview": phrases(
            """rozmawia | rozmawiają | rozmawiał | rozmawiała | rozmawiali | rozmawiały
            rozmowę przeprowadził
            rozmowę przeprowadziła | rozmowę przeprowadzili | wywiad przeprowadził
            wywiad przeprowadziła | pytał | pytała | pytania zadawał | pytania zadawała
            z … rozmawia | ze … rozmawia | z … rozmawiał | z … rozmawiała | z … rozmawiają"""
        ),
        "transcription": phrases("spisał | spisała | spisali"),
        "text": phrases("napisał | napisała | napisali"),
    },
    first_published_words=phrases(
        """pierwotnie opublikowan* | pierwotnie ukazał* | po raz pierwszy opublikowan*
        po raz pierwszy ukazał* | opublikowan* pierwotnie | opublikowan* po raz pierwszy
        ukazał* się pierwotnie | ukazał* się po raz pierwszy | pierwsza publikacja
        data pierwszej publikacji | pierwodruk | pierwotna publikacja | oryginalnie opublikowan*
        oryginalna publikacja | data oryginalnej publikacji"""
    ),
    published_words=phrases(
        """opublikowano | opublikowany | opublikowana | opublikowane | opublikowano dnia
        data publikacji | data | publikacja | dodano | zamieszczono | ukazało się"""
    ),
    updated_words=phrases(
        """zaktualizowano | zaktualizowany | aktualizacja | ostatnia aktualizacja | data aktualizacji
        zmodyfikowano | ostatnia modyfikacja | zmieniono"""
    ),
    retrieved_words=phrases(
        """dostęp | dostęp dnia | data dostępu | pobrano | pobrano dnia | zarchiwizowano | zapisano
        odczytano | odwiedzono"""
    ),
    provenance_words=phrases(
        """źródło: | źródła: | źródło oryginalne: | p.s. | ps: | postscriptum
        pierwotnie opublikowan* w | pierwotnie opublikowan* na | tekst ukazał się
        artykuł ukazał się | wywiad ukazał się | rozmowa ukazała się | tekst pierwotnie ukazał się
        artykuł pierwotnie ukazał się | tekst został opublikowany | artykuł został opublikowany
        wywiad został opublikowany | oryginał: | oryginalny artykuł: | oryginalny tekst:
        wersja oryginalna: | przeczytaj oryginał | przedruk z | przedruk za | przedruk za zgodą
        za zgodą | dzięki uprzejmości | fragment książki | fragment: | na podstawie | zaczerpnięto z
        dostępne na: | dostępny pod | link: | adres: | url: | wcześniejsza wersja
        pierwsza wersja | skrócona wersja"""
    ),
    licence_words=phrases(
        """licencja: | na licencji | na podstawie licencji | udostępnion* na licencji
        wszelkie prawa zastrzeżone | prawa autorskie | domena publiczna | copyright | ©"""
    ),
    question_labels=phrases(
        """p | pytanie | pytania | pyt | prowadzący | prowadząca | dziennikarz | dziennikarka
        redaktor | redaktorka | redakcja | reporter | reporterka | moderator | moderatorka
        przeprowadzający wywiad | gospodarz | publiczność | głos z sali | pytanie z sali
        pytanie od publiczności | słuchacz | słuchaczka | czytelnik | czytelniczka"""
    ),
    answer_labels=phrases(
        """o | odpowiedź | odpowiedzi | odp | rozmówca | rozmówczyni | gość | respondent | respondentka"""
    ),
    together_labels=phrases("oboje | obaj | obie | razem | wszyscy"),
    not_speakers=phrases(
        """drogi … | droga … | drodzy … | szanowny … | szanowna …
        uwaga | uwagi | nota | notka | notatka | notatki | przypis | przypisy | n.b. | nb
        ostrzeżenie | ostrzeżenia | ważne | niebezpieczeństwo | ostrożnie | wskazówka | wskazówki
        rada | rady | porada | porady | podpowiedź | informacja | informacje | info | przypomnienie
        pamiętaj | aktualizacja | aktualizacje | poprawka | korekta | sprostowanie | errata
        wyjaśnienie | p.s. | ps | spoiler | zastrzeżenie | składniki | składnik | przygotowanie
        sposób przygotowania | wykonanie | metoda | metody | instrukcja | instrukcje | przepis
        porcje | liczba porcji | czas | czas przygotowania | czas gotowania | czas pieczenia
        czas trwania | trudność | stopień trudności | przybory | materiały | materiał | narzędzia
        sprzęt | wyposażenie | farsz | ciasto | nadzienie | przed | po | przedtem | potem | podczas
        teraz | dziś | dzisiaj | wczoraj | jutro | przeszłość | teraźniejszość | przyszłość | wtedy
        później | dawniej | za | przeciw | zalety | zaleta | wady | wada | plusy | minusy
        mocne strony | słabe strony | szanse | zagrożenia | ograniczenia | korzyści | co | kiedy
        gdzie | kto | dlaczego | jak | ile | który | jaki | wpływ | skutek | skutki | efekt | efekty
        przyczyna | przyczyny | imię | nazwisko | imię i nazwisko | nazwa | data | daty | termin
        terminy | miejsce | adres | miasto | kraj | państwo | region | cena | ceny | koszt | koszty
        opłata | budżet | suma | razem | autor | autorka | autorzy | tytuł | podtytuł | źródło
        źródła | zdjęcie | zdjęcia | fot. | obraz | obrazy | wideo | film | audio | podcast | podpis
        ilustracja | ilustracje | tłumaczenie | tłumacz | tłumaczka | przekład | wydawnictwo
        wydawca | wydanie | publikacja | seria | isbn | issn | strony | strona | liczba stron
        format | gatunek | tom | numer | rozdział | sekcja | część | akt | scena | załącznik
        załączniki | dodatek | aneks | odcinek | sezon | lekcja | moduł | jednostka | tydzień
        dzień | miesiąc | rok | godzina | godziny | faza | etap | etapy | krok | kroki | poziom
        rysunek | rys. | tabela | tab. | ramka | wykres | mapa | schemat | diagram | lista | spis
        przykład | przykłady | np. | na przykład | przypadek | studium przypadku | ćwiczenie
        ćwiczenia | rozwiązanie | rozwiązania | problem | problemy | wyzwanie | wyzwania | zadanie
        zadania | cel | cele | misja | wizja | wartości | strategia | podejście | proces | plan
        działanie | działania | wynik | wyniki | rezultat | rezultaty | wniosek | wnioski
        podsumowanie | streszczenie | w skrócie | przegląd | wstęp | wprowadzenie | kontekst | tło
        opis | definicja | definicje | dyskusja | analiza | werdykt | ocena | słowa kluczowe | tagi
        kategoria | kategorie | temat | tematy | dotyczy | typ | typy | rodzaj | status | stan
        priorytet | wersja | wersje | rozmiar | długość | szerokość | wysokość | waga | głębokość
        kolor | wiek | płeć | urodzony | urodzona | data urodzenia | miejsce urodzenia | zmarł
        zmarła | narodowość | wykształcenie | studia | zawód | praca | stanowisko | funkcja | rola
        role | zespół | dział | firma | organizacja | afiliacja | instytucja | doświadczenie
        umiejętności | język | języki | zainteresowania | hobby | kontakt | e-mail | email | mail
        telefon | tel | tel. | faks | strona internetowa | strona www | witryna | www | link | linki
        blog | biografia | bio | o autorze | o autorce | o nas | więcej | więcej informacji
        czytaj także | czytaj też | czytaj więcej | zobacz także | zobacz też | zobacz | por.
        patrz | bibliografia | literatura | odnośniki | podziękowania | dziękujemy | współpraca
        licencja | prawa | tak | nie | może | prawda | fałsz | brak | włączone | wyłączone
        opcjonalne | wymagane | domyślnie | domyślny | wartość domyślna | wejście | wyjście | użycie
        składnia | polecenie | kod | parametry | parametr | opcje | opcja | błąd | błędy | nowe
        nowy | stary | obecny | poprzedni | następny | pierwszy | drugi | trzeci | po pierwsze
        po drugie | po trzecie | wreszcie | na koniec | zasada | zasady | reguła | fakt | fakty
        mit | mity | rzeczywistość | pomysł | pomysły | teoria | praktyka | cytat | motto | dowód
        hipoteza | teza | przerwa | muzyka | oklaski | brawa | śmiech | cisza | reklama | sponsorzy
        transkrypcja | nagranie | od redakcji | przyp. red. | przypis redakcji | przyp. tłum.
        uwaga redakcji | od autora | od autorki | od tłumacza | do | od | dw | udw | poniedziałek
        wtorek | środa | czwartek | piątek | sobota | niedziela | weekend | styczeń | luty | marzec
        kwiecień | maj | czerwiec | lipiec | sierpień | wrzesień | październik | listopad | grudzień
        wiosna | lato | jesień | zima | rano | ranek | popołudnie | wieczór | noc | śniadanie
        obiad | kolacja | podwieczorek | godziny otwarcia | otwarte | zamknięte | bilety
        wstęp wolny | zapisy | rejestracja | termin zgłoszeń | porządek obrad | agenda | program
        uczestnicy | uczestniczki | prelegenci | obecni | nieobecni | decyzja | decyzje | głosowanie
        uchwała | wymagania | instalacja | konfiguracja | funkcje | platforma | system operacyjny
        przeglądarka | aparat | książki | książka | filmy | piosenka | płyta | album | reżyseria
        reżyser | scenariusz | obsada | produkcja | producent | kompozytor | wystawa | moje zdanie
        opinia | komentarz | komentarze | alert | na żywo | posłuchaj | pobierz | subskrybuj
        udostępnij | wesprzyj nas | czas czytania | poziom trudności | zakres | ryzyko | ryzyka
        wskaźniki | harmonogram | odpowiedzialny | inne | ogólne | różne"""
    ),
    second_person_words=phrases(
        """pan | pani | panu | panem | panią | państwo | państwa | państwu | panowie | ty | ciebie
        cię | tobie | tobą | twój | twoja | twoje | twojego | twojej | twoim | twoją | twoich | wy
        was | wam | wami | wasz | wasza | wasze | waszego | waszej | waszych | jesteś | masz
        myślisz | robisz | możesz | chcesz | pamiętasz | zacząłeś | zaczęłaś | byłeś | byłaś
        miałeś | miałaś | pana | pańska | pański | pańskie | pańskiego | pańskiej"""
    ),
    first_person_words=phrases(
        """ja | mnie | mi | mną | mój | moja | moje | moim | mojej | mojego | moich | my | nas | nam
        nasz* | jestem | mam | miałem | byłem | chciałem | myślałem | pracowałem | wiedziałem
        zacząłem | *łam | *iłem | *liśmy | *łyśmy | chcę | myślę | wiem | robię | pamiętam | uważam"""
    ),
    prompts=phrases(
        """proszę opowiedzieć | proszę powiedzieć | proszę opisać | proszę wyjaśnić
        proszę się przedstawić | proszę przedstawić | proszę podać | proszę wymienić | proszę o
        opowiedz | opowiedz nam | opowiedz o | opowiedzcie | niech pan opowie | niech pani opowie
        niech pan powie | niech pani powie | opisz | opiszcie | wyjaśnij | powiedz | powiedz nam
        powiedzcie | przedstaw się | przedstaw | podaj | wymień | porozmawiajmy | pomówmy
        wróćmy do | zacznijmy | wyobraź sobie | dokończ zdanie | czy możesz | czy może pan
        czy może pani | czy mógłby pan | czy mogłaby pani | czy mógłbyś | czy mogłabyś
        chciałbym zapytać | chciałabym zapytać | chciałbym wiedzieć | chciałabym wiedzieć
        ostatnie pytanie | na koniec | dziękuję za | dziękujemy za | witam"""
    ),
    interview_phrases=phrases(
        """wywiad | wywiadu | wywiadzie | wywiady | rozmowa | rozmowa z | rozmowy | rozmowie
        w rozmowie z | rozmawia | rozmawiamy | rozmawiał | rozmawiała | rozmawiali | rozmawialiśmy
        rozmawiałam | rozmawiałem | z … rozmawia | z … rozmawiają | pytania i odpowiedzi
        pytania do | pięć pytań | dziesięć pytań | zapytaliśmy | dialog z | spotkanie z | debata
        przyjmuje nas | przyjęła nas | przyjął nas"""
    ),
    editors_note_words=phrases(
        """od redakcji | od redaktora | od redaktorki | od wydawcy | przyp. red. | przypis redakcji
        przypis od redakcji | przypis redaktora | nota redakcyjna | uwaga redakcji
        uwaga od redakcji | dop. red. | przyp. tłum. | przypis tłumacza | od tłumacza | od tłumaczki
        red."""
    ),
    edited_words=phrases(
        """zredagowan* dla | zredagowan* ze względu | zredagowan* i skrócon* | skrócon* i zredagowan*
        lekko zredagowan* | nieznacznie zredagowan* | został* zredagowan* | został* skrócon*
        dla przejrzystości | dla jasności | dla większej jasności | dla zachowania przejrzystości
        ze względu na długość | wersja skrócona | skrócona wersja"""
    ),
    saying_stems=phrases(
        """powiedzia | rzek | rzuci | mówi | zapyta | spyta | odpar | odpowiedzia | szepn | krzykn
        zawoła | dodał | stwierdzi | mrukn | wyjaśni | przyzna | odezwa | westchn"""
    ),
    boilerplate_phrases=phrases(
        """subskrybuj | zasubskrybuj | prenumeruj | zaprenumeruj | newsletter | lista mailingowa
        kliknij tutaj | kliknij tu | zapisz się | zarejestruj się | zaloguj się | załóż konto
        śledź nas | obserwuj nas | polub nas | znajdź nas | dołącz do nas | udostępnij | podziel się
        udostępnij artykuł | udostępnij na | czytaj więcej | czytaj dalej | czytaj także
        czytaj też | przeczytaj także | przeczytaj też | zobacz także | zobacz też | zobacz również
        powiązane artykuły | podobne artykuły | polecane | najczęściej czytane | najpopularniejsze
        podobał ci się ten artykuł | podoba ci się | wesprzyj nas | wspieraj nas | wesprzyj | wpłać
        przekaż darowiznę | darowizna | zostań członkiem | zostań patronem | cookie | cookies
        ciasteczka | pliki cookie | polityka prywatności | regulamin | warunki korzystania
        komentarze | dodaj komentarz | zostaw komentarz | skomentuj | brak komentarzy | odpowiedz
        drukuj | wydrukuj | wersja do druku | wyślij znajomemu | wyślij e-mailem | zapisz na później
        przejdź do treści | do góry | powrót do góry | poprzedni wpis | następny wpis
        poprzedni artykuł | następny artykuł | reklama | artykuł sponsorowany | opublikowano w
        kategorie | tagi | czas czytania | min czytania | minut czytania | pobierz aplikację
        posłuchaj artykułu | kontakt | skontaktuj się | o nas | wypisz się | nie przegap
        kopiuj link"""
    ),
    abbreviations=phrases(
        """np. | tzn. | tj. | itd. | itp. | m.in. | m. in. | tzw. | ok. | al. | ul. | pl. | os. | prof.
        doc. | inż. | lic. | ks. | św. | śp. | gen. | płk. | kpt. | por. | red. | dyr. | prez.
        min. | wg. | zob. | cyt. | ibid. | op. cit. | s. | ss. | str. | t. | r. | rr. | w. | ww.
        p. | pt. | jw. | pn. | n.e. | p.n.e. | godz. | sek. | tys. | mln. | mld. | zł. | gr. | tel.
        fot. | rys. | il. | tab. | rozdz. | art. | ust. | pkt. | poz. | nr. | wyd. | tłum. | przeł.
        przyp. | oprac. | im. | ur. | zm. | ang. | niem. | fr. | ros. | łac. | sp. | z o.o. | s.a.
        dr. | mgr. | hab. | etc. | vs. | maks. | ew. | jr. | sr. | cdn. | stycz. | lut. | mar.
        kwiec. | czerw. | lip. | sierp. | wrzes. | paźdz. | listop. | grudz."""
    ),
    particles=phrases("de | von | van | der | la | da | di | du | al | bin | ibn"),
    honorifics=phrases(
        """pan | pani | państwo | dr | prof | profesor | doktor | mgr | inż | doc | hab | ks | ksiądz
        ojciec | siostra | brat | św | święty | święta | biskup | abp | bp | kard | papież
        minister | ministra | ministerka | premier | prezydent | prezydentka | senator | senatorka
        poseł | posłanka | burmistrz | burmistrzyni | wójt | generał | gen | pułkownik | płk
        kapitan | kpt | porucznik | redaktor | red | dyrektor | dyrektorka | prezes | prezeska
        sędzia | król | królowa | książę | towarzysz | towarzyszka | mecenas"""
    ),
    affiliation_words=phrases(
        """redaktor | redaktorka | redakcja | dziennikarz | dziennikarka | reporter | reporterka
        korespondent | korespondentka | dyrektor | dyrektorka | wykładowca | wykładowczyni | badacz
        badaczka | naukowiec | naukowczyni | inżynier | programista | programistka | założyciel
        założycielka | współzałożyciel | współzałożycielka | prezes | prezeska | członek | członkini
        student | studentka | nauczyciel | nauczycielka | aktywista | aktywistka | artysta
        artystka | fotograf | fotografka | tłumacz | tłumaczka | zespół | uniwersytet | uniwersytetu
        politechnika | akademia | instytut | szkoła | wydział | centrum | laboratorium | fundacja
        stowarzyszenie | towarzystwo | związek | partia | ruch | federacja | sieć | organizacja
        komitet | rada | ministerstwo | agencja | firma | czasopismo | magazyn | gazeta | dziennik
        wydawnictwo | prasa | radio | telewizja | muzeum | biblioteka | teatr | szpital | kolektyw
        spółdzielnia"""
    ),
    openers=phrases(
        """w | we | z | ze | na | do | od | po | za | przy | przed | pod | nad | o | u | dla | bez
        przez | między | wobec | według | oprócz | i | a | ale | lub | albo | oraz | ani | jednak
        więc | że | bo | gdy | kiedy | jeśli | jeżeli | choć | chociaż | ponieważ | aby | żeby | jak
        co | kto | gdzie | dlaczego | czy | który | która | które | jaki | ten | ta | to | te | ci
        tamten | tam | tu | tutaj | tak | nie | on | ona | ono | oni | one | ja | ty | my | wy | mój
        moja | nasz | nasza | jego | jej | ich | swój | się | jest | są | był | była | było | byli
        będzie | ma | mają | już | jeszcze | tylko | także | też | również | teraz | wtedy | dziś
        dzisiaj | wczoraj | jutro | potem | później | wcześniej | zawsze | nigdy | często | bardzo
        wiele | wielu | wszyscy | wszystko | każdy | każda | kilka | inny | inne | jeden | jedna
        dwa | dwie | trzy | pierwszy | pierwsza | drugi | zdjęcie | wywiad | rozmowa | dzień
        dziękuję | drogi | droga | drodzy | cześć | witam | podczas | kiedyś | dlatego | ponadto
        zresztą | właśnie"""
    ),
)
