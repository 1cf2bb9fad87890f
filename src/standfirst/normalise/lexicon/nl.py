"""Dutch."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="nl",
    by_words=phrases(
        """door | van | tekst van | tekst door | tekst: | geschreven door | een artikel van
        artikel van | interview door | interview van | geïnterviewd door | opgetekend door | auteur:
        auteurs: | woorden van | reportage van | een reportage van | een verhaal van
        een essay van | een tekst van"""
    ),
    and_words=phrases("en | & | met"),
    of_words=phrases("door | van"),
    credit_nouns={
        "photographs": phrases(
            """foto | foto's | fotograaf | fotografe | fotografie | beeld | beelden | fotocredit
            fotoverantwoording | omslagfoto"""
        ),
        "illustrations": phrases(
            """illustratie | illustraties | illustrator | illustratrice | tekening | tekeningen
            infographic"""
        ),
        "translation": phrases(
            """vertaling | vertaler | vertaalster | vertaald | vertaling uit het …
            vertaald uit het …"""
        ),
        "editing": phrases("redactie | eindredactie | redacteur | redactrice | correctie"),
        "interview": phrases("interview | interviewer | interviewster | gesprek"),
        "transcription": phrases("transcriptie | transcript | uitgeschreven"),
        "text": phrases("tekst | teksten"),
    },
    credit_verbs={
        "photographs": phrases("gefotografeerd door"),
        "illustrations": phrases("geïllustreerd door | getekend door"),
        "translation": phrases("vertaald door | vertaald uit het … door | uit het … vertaald door"),
        "editing": phrases("geredigeerd door | bewerkt door"),
        "interview": phrases("geïnterviewd door | interview door | interview van"),
        "transcription": phrases("getranscribeerd door | uitgeschreven door | opgetekend door"),
        "text": phrases("geschreven door | tekst van | tekst door"),
    },
    first_published_words=phrases(
        """eerst gepubliceerd | eerder gepubliceerd | eerder verschenen | oorspronkelijk gepubliceerd
        oorspronkelijk verschenen | voor het eerst gepubliceerd | voor het eerst verschenen
        eerste publicatie | oorspronkelijke publicatie | datum eerste publicatie | verscheen eerder
        verscheen oorspronkelijk | verscheen voor het eerst"""
    ),
    published_words=phrases(
        """gepubliceerd | gepubliceerd op | verschenen | verschenen op | geplaatst op | datum
        publicatiedatum | publicatie"""
    ),
    updated_words=phrases(
        """bijgewerkt | bijgewerkt op | laatst bijgewerkt | laatst bijgewerkt op | gewijzigd op
        laatst gewijzigd | laatste wijziging"""
    ),
    retrieved_words=phrases(
        """geraadpleegd | geraadpleegd op | laatst geraadpleegd | opgehaald op | bezocht op
        gearchiveerd op | opgeslagen op"""
    ),
    provenance_words=phrases(
        """bron: | bronnen: | oorspronkelijke bron: | p.s. | ps: | oorspronkelijk gepubliceerd in
        oorspronkelijk gepubliceerd op | oorspronkelijk verschenen in | oorspronkelijk verschenen op
        eerder verschenen in | eerder verschenen op | dit artikel verscheen | dit artikel is eerder
        dit interview verscheen | deze tekst verscheen | origineel artikel:
        oorspronkelijk artikel: | oorspronkelijke tekst: | lees het origineel | overgenomen uit
        overgenomen van | met toestemming van | fragment uit | bewerking van | beschikbaar op:
        link: | permalink: | url: | een eerdere versie van | een kortere versie van"""
    ),
    licence_words=phrases(
        """licentie: | onder licentie | gelicentieerd onder | alle rechten voorbehouden | auteursrecht:
        publiek domein | copyright | ©"""
    ),
    question_labels=phrases(
        """v | vraag | vragen | interviewer | interviewster | journalist | journaliste | moderator
        presentator | presentatrice | gastheer | gastvrouw | publiek | vraag uit het publiek
        uit de zaal | redactie | luisteraar | lezer | q"""
    ),
    answer_labels=phrases("a | antwoord | antwoorden | geïnterviewde | gast"),
    together_labels=phrases("beiden | beide | allebei | samen | allen"),
    not_speakers=phrases(
        """beste … | geachte …
        noot | noten | opmerking | opmerkingen | let op | waarschuwing | waarschuwingen
        voorzichtig | gevaar | belangrijk | tip | tips | hint | hints | info | informatie | weetje
        herinnering | update | updates | correctie | correcties | rectificatie | aanvulling
        verduidelijking | p.s. | ps | naschrift | nb | n.b. | spoiler | disclaimer | ingrediënten
        ingrediënt | bereiding | bereidingswijze | werkwijze | methode | instructies | recept
        porties | voor … personen | tijd | bereidingstijd | kooktijd | baktijd | duur | moeilijkheid
        moeilijkheidsgraad | benodigdheden | materiaal | materialen | gereedschap | vulling | deeg
        voor | na | ervoor | erna | tijdens | toen | nu | vandaag | gisteren | morgen | verleden
        heden | toekomst | later | voors | tegens | voordelen | voordeel | nadelen | nadeel
        sterktes | zwaktes | kansen | bedreigingen | beperkingen | wat | wanneer | waar | wie
        waarom | hoe | hoeveel | welke | impact | effect | effecten | gevolg | gevolgen | oorzaak
        oorzaken | naam | namen | achternaam | datum | data | plaats | locatie | adres | stad | land
        regio | prijs | prijzen | kosten | budget | totaal | auteur | auteurs | titel | ondertitel
        bron | bronnen | foto | foto's | beeld | afbeelding | afbeeldingen | video | audio | podcast
        bijschrift | illustratie | illustraties | vertaling | vertaler | uitgever | uitgeverij
        uitgave | editie | isbn | issn | pagina's | pagina | aantal pagina's | formaat | genre
        serie | reeks | deel | nummer | hoofdstuk | paragraaf | akte | scène | bijlage | bijlagen
        aflevering | seizoen | les | module | week | dag | maand | jaar | uur | fase | stap
        stappen | niveau | figuur | tabel | kader | grafiek | kaart | diagram | lijst | voorbeeld
        voorbeelden | bijvoorbeeld | bijv. | casus | oefening | oefeningen | oplossing | oplossingen
        probleem | problemen | uitdaging | uitdagingen | taak | taken | doel | doelen | missie
        visie | waarden | strategie | aanpak | proces | plan | actie | acties | resultaat
        resultaten | conclusie | conclusies | samenvatting | kortom | overzicht | inleiding
        achtergrond | context | beschrijving | definitie | discussie | analyse | oordeel
        beoordeling | trefwoorden | tags | categorie | categorieën | onderwerp | onderwerpen | thema
        thema's | betreft | type | soort | status | prioriteit | versie | grootte | lengte | breedte
        hoogte | gewicht | diepte | kleur | leeftijd | geslacht | geboren | overleden
        nationaliteit | opleiding | studie | beroep | functie | rol | team | afdeling | bedrijf
        organisatie | ervaring | vaardigheden | taal | talen | hobby's | contact | e-mail | email
        telefoon | tel | tel. | website | site | link | links | blog | biografie | over de auteur
        over ons | meer | meer informatie | meer lezen | lees meer | lees ook | zie ook | zie
        literatuur | referenties | bibliografie | dankwoord | met dank aan | licentie | rechten | ja
        nee | misschien | waar of niet waar | onwaar | geen | aan | uit | optioneel | verplicht
        standaard | standaardwaarde | invoer | uitvoer | gebruik | syntaxis | opdracht | code
        parameters | opties | optie | fout | fouten | nieuw | oud | huidig | vorige | volgende
        ten eerste | ten tweede | ten derde | tot slot | regel | regels | principe | feit | feiten
        mythe | werkelijkheid | idee | ideeën | theorie | praktijk | citaat | motto | bewijs
        stelling | pauze | muziek | applaus | gelach | stilte | reclame | advertentie | sponsors
        transcriptie | opname | noot van de redactie | cc | maandag | dinsdag | woensdag | donderdag
        vrijdag | zaterdag | zondag | weekend | januari | februari | maart | april | mei | juni
        juli | augustus | september | oktober | november | december | lente | zomer | herfst
        winter | ochtend | middag | avond | nacht | ontbijt | lunch | diner | openingstijden | open
        gesloten | toegang | kaarten | tickets | aanmelden | deadline | agenda | programma
        deelnemers | sprekers | aanwezig | afwezig | besluit | besluiten | stemming | vereisten
        installatie | configuratie | functies | platform | camera | boeken | boek | films | film
        lied | album | regie | scenario | cast | productie | componist | tentoonstelling
        mijn mening | mening | reactie | reacties | live | luister | download | abonneer | deel dit
        steun ons | leestijd | risico's | planning | verantwoordelijk | overig | algemeen"""
    ),
    second_person_words=phrases("u | uw | je | jij | jou | jouw | jullie | uzelf | jezelf"),
    first_person_words=phrases("ik | mij | me | mijn | mezelf | wij | we | ons | onze"),
    prompts=phrases(
        """vertel | vertelt u | vertel eens | vertel ons | kunt u | kun je | kan je | kunnen jullie
        beschrijf | beschrijft u | leg uit | legt u | noem | noemt u | stel je voor | stelt u zich
        geef | geeft u | deel | laten we | neem ons mee | maak de zin af | laatste vraag | tot slot
        bedankt voor | bedankt dat | dank u"""
    ),
    interview_phrases=phrases(
        """interview | interviews | geïnterviewd | gesprek | in gesprek | gesprek met | gesprekken met
        sprak met | spraken met | spreekt met | spraken we | vragen aan | vijf vragen | tien vragen
        vraag en antwoord | vragen en antwoorden | dubbelinterview | dialoog met | rondetafel
        ontvangt ons | ontving ons"""
    ),
    editors_note_words=phrases(
        """noot van de redactie | noot van de redacteur | noot van de uitgever | red. | n.v.d.r. | nvdr
        redactioneel | van de redactie | opmerking van de redactie | noot van de vertaler | n.v.d.v."""
    ),
    edited_words=phrases(
        """bewerkt voor de duidelijkheid | bewerkt en ingekort | ingekort en bewerkt | licht bewerkt
        licht geredigeerd | licht ingekort | is bewerkt | is ingekort | zijn ingekort
        omwille van de duidelijkheid | omwille van de leesbaarheid | ter wille van de
        ten behoeve van de leesbaarheid | ingekorte versie"""
    ),
    boilerplate_phrases=phrases(
        """abonneer | abonneer je | abonneren | abonneer u | nieuwsbrief | mailinglijst | klik hier
        schrijf je in | schrijf u in | inschrijven | meld je aan | aanmelden | inloggen | log in
        maak een account | volg ons | volg ons op | delen | deel dit | deel dit artikel | deel op
        lees meer | lees verder | verder lezen | lees ook | gerelateerde artikelen
        meer over dit onderwerp | meest gelezen | vond je dit artikel | steun ons | steun onze
        doneer | doneren | donatie | word lid | cookie | cookies | cookies accepteren
        privacybeleid | privacyverklaring | algemene voorwaarden | reacties | reageer
        plaats een reactie | geef een reactie | laat een reactie achter | geen reacties | printen
        afdrukken | print dit artikel | e-mail dit artikel | stuur naar een vriend | naar de inhoud
        naar boven | terug naar boven | vorig bericht | volgend bericht | vorig artikel
        volgend artikel | advertentie | geplaatst in | trefwoorden | categorieën | leestijd
        minuten leestijd | download de app | contact | over ons | afmelden | uitschrijven
        mis niets | link kopiëren"""
    ),
    abbreviations=phrases(
        """dhr. | mevr. | mw. | dr. | drs. | mr. | ir. | ing. | prof. | ds. | st. | bijv. | bv.
        d.w.z. | o.a. | m.a.w. | enz. | etc. | e.d. | e.a. | ca. | vgl. | nr. | nrs. | blz. | p.
        pp. | deel. | hfst. | art. | afb. | fig. | tab. | red. | vert. | uitg. | ed. | i.p.v.
        i.v.m. | m.b.t. | t.a.v. | t.o.v. | t.g.v. | m.n. | n.a.v. | o.l.v. | z.o.z. | a.u.b.
        s.v.p. | evt. | excl. | incl. | max. | min. | jl. | jr. | sr. | jan. | feb. | mrt. | apr.
        jun. | jul. | aug. | sept. | sep. | okt. | nov. | dec. | tel. | v.chr. | n.chr. | resp.
        zgn. | p.s. | n.v.t."""
    ),
    particles=phrases(
        """van | van de | van den | van der | van 't | de | den | der | het | 't | ten | ter | te
        op de | op den | in 't | uit den | von | le | la | du | el | al | ben | bin"""
    ),
    honorifics=phrases(
        """dhr | mevr | mw | meneer | mevrouw | de heer | dr | drs | mr | ir | ing | prof | professor
        ds | dominee | pater | zuster | broeder | minister | president | premier | senator
        burgemeester | wethouder | generaal | kolonel | kapitein | koning | koningin | prins
        prinses | sint | rechter"""
    ),
    affiliation_words=phrases(
        """redacteur | redactrice | redactie | journalist | journaliste | verslaggever | correspondent
        directeur | docent | hoogleraar | onderzoeker | onderzoekster | ingenieur | ontwikkelaar
        oprichter | oprichtster | voorzitter | lid | student | studente | leraar | activist
        activiste | kunstenaar | kunstenares | fotograaf | fotografe | vertaler | vertaalster | team
        universiteit | hogeschool | instituut | school | faculteit | centrum | laboratorium
        stichting | vereniging | vakbond | partij | beweging | federatie | netwerk | organisatie
        comité | raad | ministerie | bedrijf | tijdschrift | krant | uitgeverij | omroep | museum
        bibliotheek | theater | ziekenhuis | collectief | coöperatie"""
    ),
    openers=phrases(
        """de | het | een | 't | dit | dat | deze | die | er | hier | daar | hij | zij | ze | wij | we
        ik | jij | je | u | jullie | mijn | ons | onze | zijn | haar | hun | en | maar | of | want
        dus | als | toen | terwijl | omdat | hoewel | wie | wat | waar | wanneer | waarom | hoe
        welke | in | op | aan | van | voor | met | door | bij | naar | na | om | over | onder | uit
        tegen | tijdens | sinds | tot | zonder | tussen | volgens | ook | dan | nu | vandaag
        gisteren | morgen | later | eerst | daarna | daarom | toch | zo | niet | geen | ja | nee
        alle | veel | sommige | elke | ieder | twee | drie | foto | interview | beste | dank | hallo
        is | was | heeft | had"""
    ),
)
