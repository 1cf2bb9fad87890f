"""Italian."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="it",
    by_words=phrases(
        """di | a cura di | testo di | testi di | scritto da | articolo di | un articolo di
        intervista di | un'intervista di | intervista a cura di | intervistato da | intervistata da
        reportage di | parole di | autore: | autrice: | autori: | autrici: | testo: | raccolto da
        un reportage di | un racconto di | un saggio di | una cronaca di"""
    ),
    and_words=phrases("e | ed | & | con"),
    of_words=phrases("di | da | a cura di | del | della"),
    credit_nouns={
        "photographs": phrases(
            """foto | fotografia | fotografie | fotografo | fotografa | fotografi | credito foto
            crediti foto | crediti fotografici | immagine | immagini | credito immagine
            crediti immagini | foto di copertina | immagine di copertina"""
        ),
        "illustrations": phrases(
            """illustrazione | illustrazioni | illustratore | illustratrice | disegno | disegni
            infografica | vignetta"""
        ),
        "translation": phrases(
            """traduzione | traduzioni | traduttore | traduttrice | tradotto | traduzione italiana
            traduzione dall'inglese | traduzione dal … | traduzione dall'… | traduzione dallo …"""
        ),
        "editing": phrases(
            """redazione | editing | curatore | curatrice | cura | revisione | correzione di bozze"""
        ),
        "interview": phrases("intervista | intervistatore | intervistatrice"),
        "transcription": phrases("trascrizione | trascrittore | trascrittrice | sbobinatura"),
        "text": phrases("testo | testi"),
    },
    credit_verbs={
        "photographs": phrases("fotografato da | fotografata da"),
        "illustrations": phrases("illustrato da | illustrata da | disegnato da | disegni di"),
        "translation": phrases(
            """tradotto da | tradotta da | tradotto dall'… da | tradotto dal … da | traduzione di"""
        ),
        "editing": phrases("curato da | rivisto da | revisionato da"),
        "interview": phrases(
            """intervista di | intervista a cura di | intervistato da | intervistata da
            intervista realizzata da | intervista condotta da"""
        ),
        "transcription": phrases("trascritto da | trascritta da"),
        "text": phrases("scritto da | testo di | testi di"),
    },
    first_published_words=phrases(
        """pubblicato originariamente | pubblicata originariamente | originariamente pubblicato
        originariamente pubblicata | pubblicato per la prima volta | pubblicata per la prima volta
        prima pubblicazione | apparso per la prima volta | apparsa per la prima volta
        apparso originariamente | apparso in origine | pubblicato in origine
        uscito originariamente | uscito per la prima volta | data di prima pubblicazione
        pubblicazione originale | pubblicato inizialmente | è stato pubblicato originariamente
        è stata pubblicata originariamente"""
    ),
    published_words=phrases(
        """pubblicato | pubblicata | pubblicato il | pubblicata il | data di pubblicazione | data
        pubblicazione | postato il | uscito il"""
    ),
    updated_words=phrases(
        """aggiornato | aggiornata | aggiornato il | aggiornata il | ultimo aggiornamento
        modificato il | ultima modifica | rivisto il"""
    ),
    retrieved_words=phrases(
        """consultato | consultata | consultato il | consultata il | ultima consultazione
        data di consultazione | recuperato il | archiviato il | salvato il | scaricato il
        visitato il | ultimo accesso | accesso il | data di accesso"""
    ),
    provenance_words=phrases(
        """fonte: | fonti: | fonte originale: | p.s. | ps: | post scriptum
        pubblicato originariamente su | pubblicato originariamente in
        pubblicato originariamente da | originariamente pubblicato su
        pubblicato per la prima volta su | questo articolo è apparso
        questo articolo è stato pubblicato | questo articolo è uscito | questo testo è apparso
        questo testo è stato pubblicato | questa intervista è apparsa
        questa intervista è stata pubblicata | questa intervista è uscita
        apparso originariamente su | articolo originale: | testo originale: | versione originale:
        leggi l'originale | riprodotto con il permesso | ripubblicato da | ripubblicato con
        ripreso da | per gentile concessione | estratto da | un estratto da | tratto da
        adattato da | disponibile su: | disponibile all'indirizzo | link: | permalink: | url:
        una versione precedente di | una prima versione di | una versione più breve di"""
    ),
    licence_words=phrases(
        """licenza: | con licenza | sotto licenza | rilasciato con licenza | rilasciato sotto
        distribuito con licenza | tutti i diritti riservati | riproduzione riservata
        diritti d'autore | pubblico dominio | copyright | ©"""
    ),
    question_labels=phrases(
        """d | domanda | domande | dom | intervistatore | intervistatrice | l'intervistatore
        l'intervistatrice | giornalista | cronista | moderatore | moderatrice | conduttore
        conduttrice | presentatore | presentatrice | pubblico | dal pubblico | domanda dal pubblico
        ascoltatore | ascoltatrice | lettore | lettrice | redazione | la redazione"""
    ),
    answer_labels=phrases(
        """r | risposta | risposte | risp | intervistato | intervistata | l'intervistato
        l'intervistata | ospite | relatore | relatrice"""
    ),
    together_labels=phrases("entrambi | entrambe | tutti e due | tutte e due | tutti | tutte | insieme"),
    not_speakers=phrases(
        """caro … | cara … | cari … | gentile … | egregio …
        nota | note | n.b. | nb | nota bene | avviso | avvisi | avvertenza | avvertenze | attenzione
        avvertimento | cautela | pericolo | importante | consiglio | consigli | suggerimento
        suggerimenti | trucco | trucchi | informazione | informazioni | info | da sapere
        promemoria | osservazione | osservazioni | aggiornamento | aggiornamenti | correzione
        correzioni | errata corrige | errata | rettifica | precisazione | precisazioni | chiarimento
        p.s. | ps | post scriptum | spoiler | disclaimer | ingredienti | ingrediente | preparazione
        procedimento | metodo | metodi | istruzioni | ricetta | porzioni | dosi | dosi per …
        per … persone | tempo | tempi | tempo di cottura | tempo di preparazione | tempo totale
        cottura | durata | difficoltà | utensili | materiale | materiali | strumenti | attrezzatura
        occorrente | ripieno | impasto | prima | dopo | durante | poi | ora | adesso | oggi | ieri
        domani | passato | presente | futuro | allora | più tardi | pro | contro | a favore
        vantaggi | vantaggio | svantaggi | svantaggio | punti di forza | punti deboli | forze
        debolezze | opportunità | minacce | limiti | benefici | pregi | difetti | cosa | che cosa
        quando | dove | chi | perché | come | quanto | quale | quali | impatto | effetto | effetti
        causa | cause | conseguenza | conseguenze | nome | nomi | cognome | nome e cognome | data
        date | luogo | luoghi | indirizzo | città | paese | regione | prezzo | prezzi | tariffa
        costo | costi | budget | totale | autore | autrice | autori | titolo | titoli | sottotitolo
        fonte | fonti | foto | fotografia | fotografie | immagine | immagini | video | audio
        podcast | credito | crediti | didascalia | illustrazione | illustrazioni | traduzione
        traduttore | traduttrice | editore | casa editrice | edizione | pubblicazione | collana
        isbn | issn | pagine | pagina | numero di pagine | formato | genere | serie | volume | tomo
        numero | capitolo | sezione | parte | atto | scena | appendice | allegato | allegati
        episodio | puntata | stagione | lezione | modulo | unità | settimana | giorno | mese | anno
        ore | orario | orari | fase | tappa | tappe | passo | passi | passaggio | livello | figura
        fig. | tabella | riquadro | grafico | mappa | diagramma | elenco | lista | esempio | esempi
        per esempio | ad esempio | es. | es | caso | casi | caso di studio | esercizio | esercizi
        soluzione | soluzioni | problema | problemi | sfida | sfide | compito | compiti | obiettivo
        obiettivi | scopo | finalità | missione | visione | valori | strategia | approccio
        processo | piano | azione | azioni | risultato | risultati | conclusione | conclusioni
        riassunto | in sintesi | in breve | sintesi | panoramica | introduzione | contesto
        premessa | descrizione | definizione | definizioni | discussione | analisi | verdetto
        valutazione | voto | punti chiave | parole chiave | etichette | categoria | categorie
        argomento | argomenti | tema | temi | oggetto | tipo | tipi | stato | priorità | versione
        versioni | dimensioni | lunghezza | larghezza | altezza | peso | profondità | colore | età
        sesso | nato | nata | nascita | luogo di nascita | data di nascita | morte | nazionalità
        formazione | studi | istruzione | professione | occupazione | lavoro | incarico | funzione
        ruolo | ruoli | squadra | team | dipartimento | azienda | organizzazione | affiliazione
        ente | esperienza | competenze | lingua | lingue | interessi | hobby | contatto | contatti
        e-mail | email | posta elettronica | telefono | tel | tel. | fax | sito | sito web
        sito internet | link | blog | biografia | bio | chi siamo | sull'autore | sull'autrice
        l'autore | l'autrice | per saperne di più | maggiori informazioni | altro | approfondimenti
        leggi anche | leggi | vedi anche | vedi | si veda | riferimenti | riferimento | bibliografia
        ringraziamenti | grazie | collaboratori | licenza | diritti | sì | no | forse | vero | falso
        nessuno | nessuna | attivato | disattivato | opzionale | facoltativo | obbligatorio
        predefinito | valore predefinito | ingresso | uscita | input | output | utilizzo | sintassi
        comando | codice | parametri | parametro | opzioni | opzione | errore | errori | nuovo
        vecchio | attuale | precedente | successivo | prossimo | primo | secondo | terzo | infine
        regola | regole | principio | fatto | fatti | mito | miti | realtà | verità | idea | idee
        teoria | pratica | citazione | motto | prova | prove | ipotesi | pausa | musica | applausi
        risate | silenzio | pubblicità | sponsor | trascrizione | registrazione | nota del redattore
        nota dell'editore | nota dell'autore | nota dell'autrice | nota del traduttore
        nota della traduttrice | nota della redazione | nota redazionale | ndr | n.d.r. | ndt
        n.d.t. | nda | a | da | cc | ccn | lunedì | martedì | mercoledì | giovedì | venerdì | sabato
        domenica | fine settimana | weekend | gennaio | febbraio | marzo | aprile | maggio | giugno
        luglio | agosto | settembre | ottobre | novembre | dicembre | primavera | estate | autunno
        inverno | mattina | pomeriggio | sera | notte | colazione | pranzo | cena | merenda
        orari di apertura | aperto | chiuso | ingresso libero | biglietti | iscrizione | iscrizioni
        scadenza | ordine del giorno | agenda | programma | partecipanti | relatori | presenti
        assenti | decisione | decisioni | votazione | requisiti | prerequisiti | installazione
        configurazione | funzionalità | caratteristiche | piattaforma | sistema operativo | browser
        fotocamera | libri | libro | film | canzone | disco | album | regia | regista
        sceneggiatura | cast | interpreti | produzione | produttore | compositore | mostra
        la mia opinione | opinione | commento | commenti | allerta | esclusiva | in diretta
        ascolta | scarica | abbonati | iscriviti | condividi | seguici | sostienici | dona
        tempo di lettura | livello di difficoltà | ambito | rischi | rischio | indicatori
        cronoprogramma | responsabile | domanda di … | altri | altre | generale | varie"""
    ),
    second_person_words=phrases(
        """lei | voi | vostro | vostra | vostri | vostre | tu | te | tuo | tua | tuoi | tue | sei | hai
        pensi | credi | fai | puoi | vuoi | ricordi | le chiedo | le piace | secondo lei"""
    ),
    first_person_words=phrases(
        """io | mi | m'* | me | mio | mia | miei | mie | noi | nostro | nostra | nostri | nostre | ho
        abbiamo | siamo | ero | eravamo | avevo | avevamo | faccio | facciamo | voglio | vorrei
        posso | penso | credo | ricordo | vivo | so | sapevo | andavo | vado | vengo | dico
        vedo | sento | esco | leggo | scrivo | lavoro in | andai | feci | lessi | conosco"""
    ),
    prompts=phrases(
        """ci racconti | ci racconta | raccontaci | racconti | racconta | raccontami | mi racconti
        raccontateci | ci parli | ci parla | parlaci | parlami | parlateci | mi parli | ci descriva
        descriva | descrivi | descrivici | descriveteci | ci spieghi | ci spiega | spieghi
        spiegaci | spiegami | spiegateci | ci dica | dicci | dimmi | mi dica | si presenti
        presentati | presentatevi | ci dia | dacci | condividi | parliamo di | parliamo | torniamo a
        torniamo | cominciamo | iniziamo | partiamo | immagini | immagina | citi | completa la frase
        completi la frase | può | puoi | potrebbe | potresti | potete | vorrei sapere
        vorremmo sapere | vorrei chieder* | volevo chieder* | ultima domanda | un'ultima domanda
        per concludere | per finire | grazie per | benvenut*"""
    ),
    interview_phrases=phrases(
        """intervista | interviste | intervistato | intervistata | intervistiamo | abbiamo intervistato
        ha intervistato | domande e risposte | domande a | cinque domande | tre domande
        dieci domande | in conversazione | conversazione con | conversazioni con | a colloquio con
        colloquio con | dialogo con | in dialogo | abbiamo parlato con | ha parlato con | parla con
        ne parliamo con | abbiamo incontrato | abbiamo chiesto | incontro con
        quattro chiacchiere con | chiacchierata con | tavola rotonda | a tu per tu | risponde a
        ci riceve | ci ha ricevuto | ci accoglie"""
    ),
    editors_note_words=phrases(
        """ndr | n.d.r. | n.d.r | nde | n.d.e. | nota redazionale | nota della redazione
        nota del redattore | nota dell'editore | nota editoriale | nota del curatore
        nota della curatrice | n.d.c. | dalla redazione | la redazione | nota del traduttore
        nota della traduttrice | ndt | n.d.t."""
    ),
    edited_words=phrases(
        """modificat* per chiarezza | modificat* per motivi di | modificat* e condensat*
        rivist* per chiarezza | editat* per chiarezza | leggermente modificat*
        leggermente abbreviat* | leggermente editat* | è stat* modificat* | è stat* abbreviat*
        è stat* condensat* | è stat* ridott* | è stat* accorciat* | è stat* editat*
        sono stat* modificat* | per motivi di chiarezza | per ragioni di chiarezza
        per ragioni di spazio | per motivi di spazio | per esigenze di spazio
        per maggiore chiarezza | versione ridotta | versione abbreviata"""
    ),
    saying_stems=phrases(
        """disse | dice | chiese | chied | rispo | mormor | grid | aggiun | esclam | sussurr"""
    ),
    boilerplate_phrases=phrases(
        """abbonati | abbonarsi | abbonamento | iscriviti | iscrivetevi | iscriversi | newsletter
        mailing list | clicca qui | cliccare qui | fai clic qui | registrati | registrarsi | accedi
        crea un account | seguici | seguiteci | seguici su | ci trovi su | unisciti | condividi
        condividere | condividi questo articolo | condividi su | leggi di più | leggi tutto
        continua a leggere | continua la lettura | leggi anche | leggi ancora | scopri di più
        articoli correlati | articoli simili | potrebbe interessarti | potrebbe interessarti anche
        ti potrebbe interessare | i più letti | più letti | ti è piaciuto questo articolo
        ti è piaciuto l'articolo | sostienici | sosteneteci | sostieni | sostieni il nostro | dona
        dona ora | donazione | fai una donazione | diventa socio | diventa membro | cookie | cookies
        accetta i cookie | privacy policy | informativa sulla privacy | termini e condizioni
        condizioni d'uso | commenti | lascia un commento | lascia un tuo commento
        aggiungi un commento | nessun commento | commenti chiusi | rispondi | stampa
        stampa questo articolo | stampa la pagina | invia per email | invia a un amico | salva
        vai al contenuto | salta al contenuto | torna su | torna all'inizio | articolo precedente
        articolo successivo | post precedente | post successivo | pubblicità | archiviato in
        pubblicato in | tag | categorie | tempo di lettura | minuti di lettura | min di lettura
        scarica l'app | ascolta questo articolo | contattaci | contatti | chi siamo
        annulla iscrizione | disiscriviti | non perdere | copia link"""
    ),
    abbreviations=phrases(
        """sig. | sig.ra | sig.na | sigg. | dott. | dott.ssa | dr. | prof. | prof.ssa | avv. | ing.
        arch. | geom. | on. | sen. | gen. | col. | cap. | mons. | don. | s. | ss. | p. es. | p.es.
        es. | ad es. | ecc. | etc. | cfr. | cf. | v. | vs. | ca. | n. | nn. | nr. | p. | pp. | pag.
        pagg. | vol. | voll. | t. | art. | ed. | trad. | cit. | op. cit. | ibid. | id. | fig. | tab.
        sez. | et al. | al. | a. c. | d. c. | a.c. | d.c. | tel. | c.so | v.le | p.zza | genn.
        febbr. | feb. | mar. | apr. | mag. | giu. | lug. | ag. | ago. | set. | sett. | ott. | nov.
        dic. | n.d.r. | n.b. | p.s. | s.p.a. | s.r.l. | max. | min. | sec. | i.e. | e.g. | c.d.
        cd. | u.s."""
    ),
    particles=phrases(
        """di | de | de' | da | dal | dalla | del | della | dello | dei | degli | d' | dell' | la | lo
        le | li | von | van | al | el | bin | ben"""
    ),
    honorifics=phrases(
        """sig | signor | signora | signorina | signori | dott | dottor | dottoressa | dottore | dr
        prof | professor | professore | professoressa | avv | avvocato | avvocata | ing | ingegner
        arch | architetto | on | onorevole | sen | senatore | senatrice | ministro | ministra
        presidente | sindaco | sindaca | deputato | deputata | generale | colonnello | capitano
        tenente | don | padre | suor | fra | frate | monsignor | papa | san | santa | santo | re
        regina | principe | principessa | giudice | compagno | compagna | maestro | maestra
        cardinale"""
    ),
    affiliation_words=phrases(
        """redattore | redattrice | redazione | giornalista | cronista | corrispondente | autore di
        autrice di | direttore | direttrice | professore di | docente | ricercatore | ricercatrice
        scienziato | scienziata | ingegnere | sviluppatore | sviluppatrice | fondatore | fondatrice
        cofondatore | cofondatrice | presidente di | membro | studente | studentessa | insegnante
        attivista | artista | fotografo | fotografa | traduttore | traduttrice | consulente
        università | istituto | scuola | dipartimento | facoltà | centro di | laboratorio
        fondazione | associazione | società | sindacato | partito | movimento | federazione | rete
        organizzazione | comitato | consiglio | ministero | agenzia | azienda | rivista | giornale
        quotidiano | casa editrice | stampa | radio | televisione | museo | biblioteca | teatro
        ospedale | collettivo | cooperativa"""
    ),
    openers=phrases(
        """il | lo | la | i | gli | le | l' | un | uno | una | egli | lui | lei | essi | loro | noi
        voi | io | tu | mio | suo | sua | nostro | nostra | questo | questa | questi | queste | quel
        quello | quella | quelli | e | ed | o | ma | però | né | che | se | quando | mentre | come
        perché | benché | sebbene | poiché | dove | chi | cui | a | al | allo | alla | ai | agli
        alle | in | nel | nello | nella | nei | nelle | di | del | dello | della | dei | degli
        delle | da | dal | dalla | dai | con | col | su | sul | sulla | per | tra | contro | senza
        durante | dopo | prima | secondo | verso | poi | allora | ora | adesso | oggi | ieri
        domani | qui | qua | là | così | anche | inoltre | tuttavia | non | sì | no | già | ancora
        molto | più | meno | molti | molte | tutto | tutti | tutte | ogni | alcuni | alcune | altro
        altri | altre | stesso | quale | quali | quanto | foto | intervista | grazie | ciao | salve
        benvenuti | caro | cara | cari | è | sono | era | ha | hanno | c'è | due | tre | primo"""
    ),
)
