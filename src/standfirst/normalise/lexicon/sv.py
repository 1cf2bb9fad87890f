"""Swedish."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="sv",
    by_words=phrases(
        """av | text av | text: | skriven av | ord av | intervju av | intervjuad av | författare:
        skribent: | en artikel av | reportage av | berättat för | ett reportage av | en text av
        en essä av"""
    ),
    and_words=phrases("och | & | samt | med"),
    of_words=phrases("av | från"),
    credit_nouns={
        "photographs": phrases(
            """foto | foton | fotograf | fotografi | fotografier | bild | bilder | bildkälla
            omslagsbild | omslagsfoto"""
        ),
        "illustrations": phrases(
            """illustration | illustrationer | illustratör | teckning | teckningar | grafik"""
        ),
        "translation": phrases(
            """översättning | översättare | översatt | svensk översättning | översättning från …
            översatt från …"""
        ),
        "editing": phrases("redigering | redaktör | redaktion | korrektur"),
        "interview": phrases("intervju | intervjuare | samtal"),
        "transcription": phrases("transkribering | transkription | utskrift"),
        "text": phrases("text | texter"),
    },
    credit_verbs={
        "photographs": phrases("fotograferad av"),
        "illustrations": phrases("illustrerad av | tecknad av"),
        "translation": phrases("översatt av | översatt från … av"),
        "editing": phrases("redigerad av | redigerat av"),
        "interview": phrases("intervjuad av | intervju av"),
        "transcription": phrases("transkriberad av | transkriberat av | utskriven av"),
        "text": phrases("skriven av | text av"),
    },
    first_published_words=phrases(
        """först publicerad | först publicerat | först publicerades | ursprungligen publicerad
        ursprungligen publicerat | publicerades först | publicerades ursprungligen
        första publicering | första gången publicerad | ursprunglig publicering
        datum för första publicering"""
    ),
    published_words=phrases(
        """publicerad | publicerad den | publicerat | publicerades | datum | publiceringsdatum
        utgiven | postad"""
    ),
    updated_words=phrases(
        """uppdaterad | uppdaterad den | uppdaterat | senast uppdaterad | senast ändrad | ändrad den"""
    ),
    retrieved_words=phrases(
        """hämtad | hämtad den | hämtat | hämtdatum | läst den | besökt den | arkiverad den
        sparad den"""
    ),
    provenance_words=phrases(
        """källa: | källor: | originalkälla: | p.s. | ps: | ursprungligen publicerad i
        ursprungligen publicerad på | först publicerad i | först publicerad på
        denna artikel publicerades | artikeln publicerades | texten publicerades
        intervjun publicerades | originalartikel: | originaltext: | läs originalet
        återpublicerad från | återgiven med tillstånd | med tillstånd av | utdrag ur | hämtad från
        tillgänglig på: | länk: | url: | en tidigare version av | en kortare version av"""
    ),
    licence_words=phrases(
        """licens: | under licens | licensierad under | alla rättigheter förbehållna | upphovsrätt:
        copyright | ©"""
    ),
    question_labels=phrases(
        """f | fråga | frågor | intervjuare | intervjuaren | journalist | moderator | programledare
        programledaren | värd | publiken | publik | fråga från publiken | redaktionen | lyssnare
        läsare | q"""
    ),
    answer_labels=phrases("s | svar | gäst | gästen | intervjuad | den intervjuade"),
    together_labels=phrases("båda | alla | tillsammans"),
    not_speakers=phrases(
        """kära … | käre … | bästa …
        not | noter | anmärkning | obs | obs! | observera | varning | varningar | fara | viktigt
        tips | råd | info | information | fakta | påminnelse | uppdatering | uppdateringar
        rättelse | rättelser | förtydligande | p.s. | ps | nb | spoiler | ingredienser | ingrediens
        tillagning | gör så här | så gör du | metod | metoder | instruktioner | recept | portioner
        tid | tillagningstid | total tid | svårighetsgrad | redskap | material | verktyg | fyllning
        deg | före | efter | under tiden | sedan | nu | idag | i dag | igår | imorgon | då | förr
        framtid | senare | för | emot | fördelar | nackdelar | styrkor | svagheter | möjligheter
        hot | begränsningar | vad | när | var | vem | varför | hur | vilken | vilka | hur mycket
        effekt | effekter | orsak | orsaker | följd | följder | namn | förnamn | efternamn | datum
        plats | ort | adress | stad | land | region | pris | priser | kostnad | kostnader | budget
        totalt | summa | författare | titel | undertitel | rubrik | källa | källor | foto | bild
        bilder | video | ljud | podd | bildtext | illustration | illustrationer | översättning
        översättare | förlag | utgivare | utgåva | upplaga | isbn | issn | sidor | sida
        antal sidor | format | genre | serie | volym | nummer | kapitel | avsnitt | del | akt | scen
        bilaga | bilagor | säsong | lektion | modul | vecka | dag | månad | år | klockan | fas
        steg | nivå | figur | tabell | ruta | diagram | karta | lista | exempel | till exempel
        t.ex. | fall | fallstudie | övning | övningar | lösning | lösningar | problem | utmaning
        utmaningar | uppgift | uppgifter | mål | syfte | vision | värderingar | strategi | process
        plan | åtgärd | åtgärder | resultat | slutsats | slutsatser | sammanfattning | i korthet
        översikt | inledning | bakgrund | sammanhang | beskrivning | definition | diskussion
        analys | omdöme | betyg | nyckelord | taggar | kategori | kategorier | ämne | ämnen | tema
        teman | typ | status | prioritet | version | storlek | längd | bredd | höjd | vikt | djup
        färg | ålder | kön | född | död | nationalitet | utbildning | yrke | arbete | befattning
        roll | roller | team | avdelning | företag | organisation | erfarenhet | kunskaper | språk
        intressen | kontakt | e-post | email | telefon | tel | webbplats | hemsida | länk | länkar
        blogg | biografi | om författaren | om oss | mer | mer information | läs mer | läs också
        läs även | se även | se också | se | litteratur | referenser | tack | tack till
        medverkande | licens | rättigheter | ja | nej | kanske | sant | falskt | ingen | inga | på
        av | valfritt | obligatoriskt | standard | standardvärde | indata | utdata | användning
        syntax | kommando | kod | parametrar | alternativ | fel | ny | gammal | nuvarande
        föregående | nästa | första | andra | tredje | för det första | för det andra | slutligen
        regel | regler | princip | faktum | myt | myter | verklighet | idé | idéer | teori | praktik
        citat | motto | bevis | hypotes | paus | musik | applåder | skratt | tystnad | reklam
        annons | sponsorer | transkription | inspelning | redaktörens anmärkning | till | från
        kopia | måndag | tisdag | onsdag | torsdag | fredag | lördag | söndag | helg | januari
        februari | mars | april | maj | juni | juli | augusti | september | oktober | november
        december | vår | sommar | höst | vinter | morgon | eftermiddag | kväll | natt | frukost
        lunch | middag | öppettider | öppet | stängt | biljetter | anmälan | sista dag | dagordning
        program | deltagare | talare | närvarande | frånvarande | beslut | omröstning | krav
        installation | inställningar | funktioner | plattform | kamera | böcker | bok | filmer
        film | låt | album | regi | manus | i rollerna | produktion | utställning | min åsikt
        åsikt | kommentar | kommentarer | lyssna | ladda ner | prenumerera | dela | stöd oss
        lästid | risker | tidsplan | ansvarig | övrigt"""
    ),
    second_person_words=phrases("du | dig | din | ditt | dina | ni | er | ert | era"),
    first_person_words=phrases("jag | mig | mej | min | mitt | mina | vi | oss | vår | vårt | våra"),
    prompts=phrases(
        """berätta | berätta om | berätta för oss | beskriv | förklara | kan du | kan ni
        skulle du kunna | presentera dig | presentera er | nämn | ge oss | dela med dig | låt oss
        tänk dig | avsluta meningen | sista frågan | en sista fråga | till sist | tack för"""
    ),
    interview_phrases=phrases(
        """intervju | intervjuer | intervjuad | intervjuade | samtal | samtal med | i samtal med
        ett samtal med | pratade med | pratar med | talade med | talar med | har pratat med
        frågor till | fem frågor | tio frågor | frågor och svar | möte med | rundabordssamtal"""
    ),
    editors_note_words=phrases(
        """redaktörens anmärkning | redaktörens kommentar | redaktionens anmärkning
        redaktionens kommentar | red. anm. | red:s anm. | reds. anm. | från redaktionen
        översättarens anmärkning | ö.a."""
    ),
    edited_words=phrases(
        """redigerad för tydlighet | redigerats för tydlighet | redigerad och förkortad
        redigerats och förkortats | lätt redigerad | lätt redigerats | har redigerats
        har förkortats | för tydlighetens skull | för läsbarhetens skull | förkortad version"""
    ),
    saying_stems=phrases("sade | säger | frågade | svarade | viskade | ropade | mumlade | undrade"),
    boilerplate_phrases=phrases(
        """prenumerera | prenumerera på | nyhetsbrev | e-postlista | klicka här | registrera dig
        anmäl dig | logga in | skapa konto | följ oss | följ oss på | dela | dela artikeln | dela på
        läs mer | läs vidare | fortsätt läsa | läs också | läs även | relaterade artiklar
        mest läst | gillade du artikeln | gillar du | stöd oss | stötta oss | stöd vårt arbete
        donera | skänk | bli medlem | cookie | cookies | kakor | godkänn cookies | integritetspolicy
        användarvillkor | kommentarer | kommentera | lämna en kommentar | skriv en kommentar
        inga kommentarer | svara | skriv ut | skriv ut artikeln | skicka till en vän
        hoppa till innehåll | till toppen | tillbaka till toppen | föregående inlägg | nästa inlägg
        föregående artikel | nästa artikel | annons | publicerad i | taggar | kategorier | lästid
        minuters läsning | ladda ner appen | lyssna på artikeln | kontakta oss | om oss
        avprenumerera | missa inte | kopiera länk"""
    ),
    abbreviations=phrases(
        """t.ex. | t. ex. | bl.a. | bl. a. | d.v.s. | dvs. | o.s.v. | osv. | m.m. | m. m. | m.fl.
        m. fl. | etc. | ca. | jfr. | s.k. | s. k. | f.d. | fr.o.m. | t.o.m. | i st. f. | p.g.a.
        pga. | e.d. | o.d. | resp. | nr. | s. | sid. | kap. | art. | fig. | tab. | red. | övers.
        uppl. | dr. | prof. | hr. | fr. | st. | kl. | min. | max. | tel. | jan. | feb. | febr.
        mar. | apr. | jun. | jul. | aug. | sept. | sep. | okt. | nov. | dec. | f.kr. | e.kr. | p.s.
        ev. | inkl. | exkl. | tr. | v."""
    ),
    particles=phrases("af | av | von | van | de | la | du | der | den | al | el | bin | ben"),
    honorifics=phrases(
        """herr | fru | fröken | dr | doktor | prof | professor | docent | statsminister | minister
        president | riksdagsledamot | borgmästare | biskop | pastor | präst | ärkebiskop | kung
        drottning | prins | prinsessa | general | överste | kapten | sankt | domare"""
    ),
    affiliation_words=phrases(
        """redaktör | redaktion | journalist | reporter | korrespondent | chef | lärare | forskare
        ingenjör | utvecklare | grundare | ordförande | medlem | student | aktivist | konstnär
        fotograf | översättare | team | universitet | högskola | institut | skola | fakultet
        centrum | laboratorium | stiftelse | förening | förbund | parti | rörelse | nätverk
        organisation | kommitté | råd | departement | företag | tidskrift | tidning | förlag | radio
        museum | bibliotek | teater | sjukhus | kollektiv"""
    ),
    openers=phrases(
        """den | det | de | en | ett | denna | detta | dessa | han | hon | vi | jag | du | ni | man
        min | mitt | vår | vårt | hennes | deras | och | men | eller | för | så | om | när | medan
        eftersom | fast | som | att | vem | vad | var | varför | hur | vilken | i | på | av | till
        från | med | utan | vid | efter | före | innan | under | över | mellan | mot | genom
        enligt | sedan | också | då | nu | idag | igår | imorgon | senare | först | därefter
        därför | inte | ingen | ja | nej | alla | många | några | varje | två | tre | foto
        intervju | tack | hej | kära | är | har | hade"""
    ),
)
