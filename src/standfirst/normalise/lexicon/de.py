"""German."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="de",
    by_words=phrases(
        """von | text von | ein text von | ein beitrag von | ein artikel von | ein interview von
        interview von | das interview führte | das interview führten | das gespräch führte
        das gespräch führten | interview geführt von | geschrieben von | verfasst von
        aufgezeichnet von | protokoll von | autor: | autorin: | autoren: | autorinnen: | autor:in:
        autor:innen: | text: | worte von | reportage von | essay von | gastbeitrag von
        eine reportage von | ein essay von | eine recherche von | ein porträt von
        ein bericht von | eine geschichte von"""
    ),
    and_words=phrases("und | u. | & | sowie | mit"),
    of_words=phrases("von | durch | vom"),
    credit_nouns={
        "photographs": phrases(
            """foto | fotos | photo | photos | bild | bilder | fotograf | fotografin | fotografie
            fotografien | fotografen | bildnachweis | bildnachweise | bildquelle | bildquellen
            fotocredit | foto-credit | fotonachweis | titelbild | titelfoto | aufmacherbild
            beitragsbild | bildrechte | aufnahmen"""
        ),
        "illustrations": phrases(
            """illustration | illustrationen | illustrator | illustratorin | zeichnung | zeichnungen
            grafik | grafiken | infografik | karikatur"""
        ),
        "translation": phrases(
            """übersetzung | übersetzungen | übersetzer | übersetzerin | übersetzer*in | übersetzer:in
            übersetzt | deutsche übersetzung | aus dem englischen | deutsch
            übersetzung aus dem … | übersetzt aus dem …"""
        ),
        "editing": phrases(
            """redaktion | bearbeitung | lektorat | herausgeber | herausgeberin | redigiert
            korrektorat | schlussredaktion"""
        ),
        "interview": phrases(
            """interview | interviewer | interviewerin | gespräch | gesprächsführung | fragen
            moderation"""
        ),
        "transcription": phrases(
            """transkription | transkript | abschrift | niederschrift | verschriftlichung"""
        ),
        "text": phrases("text | texte"),
    },
    credit_verbs={
        "photographs": phrases("fotografiert von | fotos von | bilder von"),
        "illustrations": phrases("illustriert von | gezeichnet von"),
        "translation": phrases(
            """übersetzt von | aus dem … von | aus dem … übersetzt von | ins deutsche übertragen von
            übertragen von | übersetzung von | deutsch von"""
        ),
        "editing": phrases("redigiert von | bearbeitet von | herausgegeben von | lektoriert von"),
        "interview": phrases(
            """das interview führte | das interview führten | das gespräch führte
            das gespräch führten | die fragen stellte | die fragen stellten | interview geführt von
            interviewt von | interview von | mit … sprach | mit … sprachen"""
        ),
        "transcription": phrases(
            """transkribiert von | aufgezeichnet von | verschriftlicht von | protokolliert von"""
        ),
        "text": phrases("geschrieben von | text von | verfasst von"),
    },
    first_published_words=phrases(
        """zuerst erschienen | zuerst veröffentlicht | erstmals erschienen | erstmals veröffentlicht
        ursprünglich erschienen | ursprünglich veröffentlicht | erstveröffentlichung
        erstveröffentlicht | erstveröffentlicht am | erstpublikation | erschien zuerst
        erschien ursprünglich | erschien erstmals | zuerst publiziert | ursprünglich publiziert
        datum der erstveröffentlichung | erstmals gedruckt | erstdruck"""
    ),
    published_words=phrases(
        """veröffentlicht | veröffentlicht am | erschienen | erschienen am | publiziert | publiziert am
        datum | veröffentlichung | veröffentlichungsdatum | erscheinungsdatum | vom | stand
        gepostet am | online seit"""
    ),
    updated_words=phrases(
        """aktualisiert | aktualisiert am | zuletzt aktualisiert | zuletzt aktualisiert am
        letzte aktualisierung | zuletzt geändert | zuletzt geändert am | geändert am
        zuletzt bearbeitet | überarbeitet am | letzte änderung"""
    ),
    retrieved_words=phrases(
        """abgerufen | abgerufen am | zuletzt abgerufen | zuletzt abgerufen am | abrufdatum
        zugriff am | letzter zugriff | zugegriffen am | archiviert am | gespeichert am
        eingesehen am | heruntergeladen am | aufgerufen am"""
    ),
    provenance_words=phrases(
        """quelle: | quellen: | originalquelle: | p.s. | ps: | zuerst erschienen in
        zuerst erschienen auf | zuerst erschienen bei | zuerst veröffentlicht in
        zuerst veröffentlicht auf | zuerst veröffentlicht bei | ursprünglich erschienen in
        ursprünglich erschienen auf | ursprünglich veröffentlicht in
        ursprünglich veröffentlicht auf | ursprünglich veröffentlicht bei | erstmals erschienen in
        dieser artikel erschien | dieser text erschien | dieser beitrag erschien
        dieses interview erschien | dieser artikel ist zuerst | dieser beitrag ist zuerst
        dieser text ist zuerst | dieses interview ist zuerst | dieser artikel wurde zuerst
        dieser artikel wurde ursprünglich | dieser text wurde | dieses interview wurde zuerst
        erschien zuerst in | erschien zuerst auf | erschien zuerst bei | nachdruck aus
        übernommen von | mit freundlicher genehmigung | auszug aus | originalartikel: | original:
        originaltext: | originalbeitrag: | zum original | entnommen aus | verfügbar unter:
        abrufbar unter: | link: | permalink: | url: | vorabdruck aus | gekürzter auszug
        eine kürzere fassung | eine frühere fassung | eine erste fassung | eine längere fassung"""
    ),
    licence_words=phrases(
        """lizenz: | lizenziert unter | lizensiert unter | unter der lizenz | unter einer … lizenz
        steht unter | alle rechte vorbehalten | gemeinfrei | urheberrecht: | copyright | ©
        nachdruck nur mit"""
    ),
    question_labels=phrases(
        """f | frage | fragen | interviewer | interviewerin | interviewer*in | interviewer:in
        moderator | moderatorin | moderation | redaktion | die redaktion | publikum
        aus dem publikum | publikumsfrage | frage aus dem publikum | journalist | journalistin
        reporter | reporterin | zuhörer | zuhörerin | hörer | leser | leserin | gastgeber
        gastgeberin | host | q"""
    ),
    answer_labels=phrases(
        """a | antwort | antworten | befragter | befragte | interviewte | interviewter | gast
        interviewpartner | interviewpartnerin | gesprächspartner | gesprächspartnerin"""
    ),
    together_labels=phrases("beide | alle | alle drei | gemeinsam | zusammen"),
    not_speakers=phrases(
        """liebe … | lieber … | liebes … | sehr geehrte … | sehr geehrter …
        hinweis | hinweise | anmerkung | anmerkungen | achtung | warnung | warnungen | vorsicht
        gefahr | wichtig | tipp | tipps | info | infos | information | informationen | zur info
        notiz | notizen | bemerkung | bemerkungen | merke | beachte | nachtrag | update
        aktualisierung | korrektur | korrekturen | berichtigung | transparenzhinweis | offenlegung
        spoiler | spoilerwarnung | triggerwarnung | inhaltswarnung | p.s. | ps | nb | n.b.
        erinnerung | zutaten | zutat | zubereitung | methode | methoden | anleitung | rezept
        portionen | für … personen | backzeit | kochzeit | garzeit | zubereitungszeit
        vorbereitungszeit | vorbereitung | ruhezeit | gesamtzeit | zeit | dauer | schwierigkeit
        schwierigkeitsgrad | material | materialien | werkzeug | werkzeuge | ausstattung | beilage
        nährwerte | vorher | nachher | davor | danach | zuvor | während | dann | jetzt | heute
        gestern | morgen | damals | früher | später | vergangenheit | gegenwart | zukunft | pro
        contra | kontra | dafür | dagegen | vorteile | vorteil | nachteile | nachteil | stärken
        schwächen | chancen | risiken | risiko | grenzen | nutzen | was | wann | wo | wer | warum
        wieso | wie | wohin | woher | welche | wie viel | wie lange | wirkung | auswirkung
        auswirkungen | folgen | folge | ursache | ursachen | effekt | name | namen | vorname
        nachname | datum | daten | termin | termine | ort | orte | veranstaltungsort | adresse
        anschrift | stadt | land | region | preis | preise | kosten | gebühr | eintritt | budget
        summe | gesamt | insgesamt | autor | autorin | autoren | titel | untertitel | überschrift
        quelle | quellen | foto | fotos | bild | bilder | video | videos | audio | podcast
        bildnachweis | bildquelle | bildunterschrift | illustration | illustrationen | übersetzung
        übersetzer | übersetzerin | verlag | herausgeber | herausgeberin | ausgabe | auflage | isbn
        issn | seiten | seite | seitenzahl | umfang | format | genre | reihe | serie | band | heft
        kapitel | abschnitt | teil | akt | szene | anhang | episode | staffel | lektion | modul
        einheit | woche | tag | monat | jahr | stunde | uhrzeit | phase | schritt | schritte | stufe
        abbildung | abb. | tabelle | tab. | kasten | diagramm | grafik | karte | liste | spalte
        zeile | beispiel | beispiele | z. b. | z.b. | zum beispiel | bsp. | fall | fallbeispiel
        fallstudie | übung | übungen | lösung | lösungen | problem | probleme | herausforderung
        herausforderungen | aufgabe | aufgaben | ziel | ziele | zweck | mission | vision | werte
        strategie | ansatz | vorgehen | prozess | plan | maßnahme | maßnahmen | ergebnis
        ergebnisse | fazit | schluss | schlussfolgerung | zusammenfassung | kurzfassung | überblick
        einleitung | einführung | hintergrund | kontext | beschreibung | definition | begriff
        diskussion | analyse | urteil | bewertung | kurz gesagt | das wichtigste | stichworte
        stichwörter | schlagworte | schlagwörter | schlüsselwörter | kategorie | kategorien | thema
        themen | betreff | betrifft | art | typ | status | priorität | version | größe | länge
        breite | höhe | gewicht | tiefe | farbe | alter | geschlecht | geboren | geburtsdatum
        geburtsort | gestorben | nationalität | ausbildung | studium | beruf | tätigkeit | stelle
        position | funktion | rolle | rollen | team | abteilung | firma | unternehmen | organisation
        erfahrung | kenntnisse | fähigkeiten | sprache | sprachen | hobbys | interessen | kontakt
        e-mail | email | mail | telefon | tel | tel. | fax | webseite | website | internet
        homepage | link | links | blog | biografie | über den autor | über die autorin | zur person
        zur autorin | zum autor | mehr | mehr informationen | mehr dazu | weitere informationen
        weiterlesen | zum weiterlesen | weiterführende links | siehe auch | siehe | literatur
        literaturverzeichnis | fußnote | fußnoten | dank | danksagung | mitwirkende | lizenz
        rechte | impressum | ja | nein | vielleicht | wahr | falsch | keine | keiner | an | aus
        aktiviert | deaktiviert | optional | erforderlich | pflicht | standard | standardwert
        voreinstellung | eingabe | verwendung | syntax | befehl | code | parameter | optionen
        option | fehler | behoben | geändert | neu | alt | aktuell | vorige | nächste | erstens
        zweitens | drittens | viertens | zunächst | schließlich | regel | regeln | grundsatz | fakt
        fakten | mythos | wahrheit | realität | behauptung | idee | ideen | theorie | praxis | zitat
        motto | beweis | beleg | these | antithese | pause | musik | applaus | beifall | lachen
        gelächter | stille | werbung | anzeige | sponsoren | transkript | aufnahme | anm. d. red.
        anmerkung der redaktion | redaktioneller hinweis | anmerkung des autors
        anmerkung der autorin | anmerkung des übersetzers | von | cc | anlage | anlagen | anhänge
        montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag
        werktags | wochenende | januar | jänner | februar | märz | april | mai | juni | juli
        august | september | oktober | november | dezember | frühling | frühjahr | sommer | herbst
        winter | vormittag | nachmittag | abend | nacht | frühstück | mittagessen | abendessen
        öffnungszeiten | geöffnet | geschlossen | eintrittspreise | karten | tickets | anmeldung
        anmeldeschluss | frist | tagesordnung | programm | ablauf | teilnehmer | teilnehmerinnen
        teilnehmende | anwesend | abwesend | entschuldigt | protokoll | beschluss | beschlüsse
        abstimmung | antrag | voraussetzungen | abhängigkeiten | installation | einrichtung
        konfiguration | funktionen | plattform | betriebssystem | kamera | bücher | buch | film
        filme | lied | album | regie | drehbuch | besetzung | darsteller | produktion | komponist
        ausstellung | meine meinung | meinung | kommentar | kommentare | alarm | eilmeldung
        exklusiv | live | anhören | lesen | herunterladen | abonnieren | teilen | spenden | lesezeit
        lesedauer | lernziele | hausaufgabe | annahmen | kennzahlen | zeitplan | verantwortlich
        zuständig | eigentümer | erwartet | tatsächlich | hypothese | stichprobe | mitarbeit
        voraussetzung | folge … | teil … | alle | andere | sonstiges | allgemein | allgemeines"""
    ),
    second_person_words=phrases(
        """du | dich | dir | dein | deine | deinen | deinem | deiner | deines | euch | euer | eure
        euren | eurem | eurer | =Sie | =Ihr | =Ihre | =Ihren | =Ihrem | =Ihrer | =Ihres | =Ihnen"""
    ),
    first_person_words=phrases("ich | mich | mir | mein* | wir | uns | unser*"),
    prompts=phrases(
        """erzählen sie | erzähl | erzähle | erzähl uns | erzähl mal | erzählt | beschreiben sie
        beschreib | beschreibe | beschreibt | erklären sie | erklär | erkläre | erklär uns
        erläutern sie | schildern sie | schildere | sagen sie uns | sag uns | stellen sie sich vor
        stell dich vor | stell dich | stellen sie sich kurz vor | stellen sie sich | nennen sie
        nenne | nenn uns | geben sie uns | gib uns | teilen sie | reden wir über | sprechen wir über
        lassen sie uns | lass uns | lasst uns | kommen wir zu | fangen wir | beginnen wir
        bitte beschreiben | bitte erklären | bitte erzählen | bitte stellen | können sie | kannst du
        könnten sie | könntest du | ich würde gern* | ich möchte gern* | wir würden gern*
        uns interessiert | mich interessiert | mich würde interessieren | letzte frage | zum schluss
        zum abschluss | vervollständigen sie | ergänzen sie | danke, dass sie | danke, dass du
        willkommen"""
    ),
    interview_phrases=phrases(
        """interview | interviews | interviewt | interviewte | gespräch | gespräche | im gespräch
        gespräch mit | fragen an | fünf fragen | drei fragen | zehn fragen | fragen und antworten
        frage und antwort | sprach mit | sprachen mit | spricht mit | spricht über | sprechen mit
        im dialog | dialog mit | unterhaltung mit | unterhielt sich | unterhielten sich
        haben … gesprochen | haben … interviewt | wir haben … gefragt | wir fragten | streitgespräch
        rundgespräch | nachgefragt | empfängt uns | empfing uns"""
    ),
    editors_note_words=phrases(
        """anm. d. red. | anm.d.red. | anm. der red. | anmerkung der redaktion
        anmerkungen der redaktion | hinweis der redaktion | anmerkung des herausgebers
        anm. d. hrsg. | redaktionelle anmerkung | redaktioneller hinweis
        vorbemerkung der redaktion | vorbemerkung | die redaktion | in eigener sache
        anmerkung des übersetzers | anm. d. ü. | anm. d. übers."""
    ),
    edited_words=phrases(
        """redaktionell bearbeitet | redaktionell gekürzt | leicht bearbeitet | leicht gekürzt
        leicht redigiert | gekürzt und bearbeitet | gekürzte fassung | gekürzte version
        bearbeitete fassung | bearbeitete version | wurde gekürzt | wurde bearbeitet
        wurde redigiert | wurde redaktionell | zur besseren lesbarkeit
        zur besseren verständlichkeit | der verständlichkeit halber | der lesbarkeit halber
        sprachlich geglättet | gekürzt und redigiert | aus gründen der lesbarkeit | der länge wegen"""
    ),
    boilerplate_phrases=phrases(
        """abonnieren | abonniere | abonnieren sie | jetzt abonnieren | newsletter | rundbrief
        verteiler | hier klicken | klicken sie hier | klick hier | klicke hier | anmelden
        melden sie sich an | registrieren | einloggen | konto erstellen | folgen sie uns | folge uns
        folgt uns | teilen | artikel teilen | beitrag teilen | jetzt teilen | auf facebook teilen
        auf twitter teilen | weiterlesen | mehr lesen | lesen sie auch | lies auch | lesen sie mehr
        auch interessant | mehr zum thema | zum thema | ähnliche artikel | ähnliche beiträge
        verwandte artikel | meistgelesen | das könnte sie auch interessieren
        das könnte dich auch interessieren | hat ihnen der artikel gefallen
        hat dir der artikel gefallen | gefällt ihnen dieser artikel | gefällt dir
        unterstützen sie uns | unterstütze uns | unterstützt uns | spenden | jetzt spenden | spende
        mitglied werden | werden sie mitglied | fördern | cookie | cookies | cookies akzeptieren
        datenschutz | datenschutzerklärung | impressum | nutzungsbedingungen | agb | kommentare
        kommentar schreiben | kommentar hinterlassen | keine kommentare | schreibe einen kommentar
        antworten | drucken | artikel drucken | seite drucken | per e-mail versenden
        weiterempfehlen | merken | zum inhalt springen | nach oben | zurück zur startseite
        vorheriger beitrag | nächster beitrag | vorheriger artikel | nächster artikel | anzeige
        werbung | veröffentlicht in | schlagwörter | kategorien | lesezeit | minuten lesezeit
        min. lesezeit | app herunterladen | artikel anhören | kontakt | über uns | abmelden
        abbestellen | link kopieren"""
    ),
    abbreviations=phrases(
        """z. b. | z.b. | d. h. | d.h. | u. a. | u.a. | usw. | usf. | etc. | bzw. | vgl. | ca. | evtl.
        ggf. | inkl. | exkl. | sog. | s. | s. o. | s.o. | s. u. | s.u. | u. ä. | u.ä. | o. ä. | o.ä.
        u. u. | i. d. r. | i.d.r. | v. a. | v.a. | z. t. | z.t. | z. zt. | m. e. | m.e. | a. d.
        d. j. | v. chr. | n. chr. | dr. | prof. | hr. | fr. | hrn. | st. | nr. | bd. | bde. | jg.
        jh. | jhd. | kap. | abs. | art. | abb. | tab. | anm. | hrsg. | hg. | aufl. | übers. | red.
        verf. | ebd. | f. | ff. | jan. | feb. | febr. | apr. | aug. | sept. | sep. | okt. | nov.
        dez. | mo. | di. | mi. | do. | sa. | so. | str. | tel. | mio. | mrd. | min. | max. | std.
        sek. | geb. | gest. | verh. | ing. | dipl. | mag. | allg. | bes. | bspw. | engl. | dt.
        frz. | lat. | urspr. | zit. | zzgl. | p.s. | rd."""
    ),
    particles=phrases(
        """von | vom | van | zu | zur | zum | de | der | den | da | di | del | della | la | le | al
        el | bin | ben | ibn | und | auf | vor dem | von der"""
    ),
    honorifics=phrases(
        """herr | herrn | frau | dr | prof | professor | professorin | doktor | ing | dipl | mag
        minister | ministerin | präsident | präsidentin | kanzler | kanzlerin | bundeskanzler
        bundeskanzlerin | bundespräsident | senator | senatorin | bürgermeister | bürgermeisterin
        oberbürgermeister | general | oberst | hauptmann | pater | pfarrer | pfarrerin | bischof
        papst | schwester | bruder | graf | gräfin | freiherr | baron | könig | königin | prinz
        prinzessin | sankt | genosse | genossin | abgeordneter | abgeordnete | richter | richterin"""
    ),
    affiliation_words=phrases(
        """redakteur | redakteurin | redaktion | journalist | journalistin | reporter | reporterin
        korrespondent | korrespondentin | autorin von | autor von | direktor | direktorin | leiter
        leiterin | dozent | dozentin | forscher | forscherin | wissenschaftler | wissenschaftlerin
        ingenieur | ingenieurin | entwickler | entwicklerin | gründer | gründerin | mitgründer
        mitgründerin | geschäftsführer | geschäftsführerin | vorsitzende | vorsitzender | mitglied
        student | studentin | lehrer | lehrerin | aktivist | aktivistin | künstler | künstlerin
        fotograf | fotografin | übersetzer | übersetzerin | berater | beraterin | team | universität
        hochschule | institut | schule | fakultät | zentrum | labor | stiftung | verein
        gesellschaft | gewerkschaft | partei | bewegung | verband | netzwerk | organisation
        komitee | ausschuss | rat für | ministerium | agentur | firma | gmbh | ag | e. v.
        zeitschrift | magazin | zeitung | verlag | presse | rundfunk | fernsehen | museum
        bibliothek | theater | krankenhaus | initiative | projekt | kollektiv | genossenschaft"""
    ),
    openers=phrases(
        """der | die | das | den | dem | des | ein | eine | einen | einem | einer | eines | er | sie
        es | wir | ich | du | ihr | mein | meine | unser | unsere | sein | seine | ihre | dieser
        diese | dieses | diesem | diesen | jener | jene | und | aber | oder | doch | denn | sondern
        wenn | als | während | weil | da | dass | ob | obwohl | wie | was | wer | wo | wann | warum
        wieso | weshalb | welche | welcher | in | im | am | an | auf | aus | bei | beim | mit | nach
        nachdem | seit | von | vom | vor | bevor | zu | zum | zur | für | gegen | ohne | um | durch
        über | unter | hinter | neben | zwischen | bis | trotz | wegen | laut | auch | dann | danach
        davor | damals | heute | gestern | morgen | jetzt | nun | hier | dort | so | nur | noch
        schon | sehr | nicht | kein | keine | ja | nein | alle | alles | viele | mehr | manche
        einige | jeder | jede | jedes | man | zuerst | später | schließlich | außerdem | jedoch
        dabei | dazu | damit | deshalb | daher | foto | fotos | interview | gespräch | liebe
        lieber | danke | bitte | hallo | guten | willkommen | ist | sind | war | hat | haben | wird
        werden | kann | können"""
    ),
)
