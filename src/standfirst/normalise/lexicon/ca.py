"""Catalan."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="ca",
    by_words=phrases(
        """per | text de | text: | textos de | escrit per | un article de | article de | entrevista de
        entrevista per | entrevista feta per | entrevistat per | entrevistada per | reportatge de
        autor: | autora: | autors: | autores: | paraules de | un reportatge de | una crònica de
        un assaig de | un text de"""
    ),
    and_words=phrases("i | & | amb"),
    of_words=phrases("de | d' | per | del"),
    credit_nouns={
        "photographs": phrases(
            """foto | fotos | fotografia | fotografies | fotògraf | fotògrafa | crèdit de la foto
            imatge | imatges | foto de portada"""
        ),
        "illustrations": phrases(
            """il·lustració | il·lustracions | il·lustrador | il·lustradora | dibuix | dibuixos
            infografia"""
        ),
        "translation": phrases(
            """traducció | traductor | traductora | traduït | traducció de … | traducció del …"""
        ),
        "editing": phrases("edició | editor | editora | correcció | revisió"),
        "interview": phrases("entrevista | entrevistador | entrevistadora"),
        "transcription": phrases("transcripció"),
        "text": phrases("text | textos"),
    },
    credit_verbs={
        "photographs": phrases("fotografiat per"),
        "illustrations": phrases("il·lustrat per | dibuixat per"),
        "translation": phrases("traduït per | traduïda per"),
        "editing": phrases("editat per | editada per | revisat per"),
        "interview": phrases(
            """entrevista de | entrevista per | entrevistat per | entrevistada per
            entrevista feta per"""
        ),
        "transcription": phrases("transcrit per | transcrita per"),
        "text": phrases("escrit per | text de | textos de"),
    },
    first_published_words=phrases(
        """publicat originalment | publicada originalment | originalment publicat
        publicat per primera vegada | publicada per primera vegada | publicat inicialment
        primera publicació | va aparèixer originalment | data de primera publicació
        publicació original"""
    ),
    published_words=phrases(
        """publicat | publicada | publicat el | publicada el | data de publicació | data | publicació"""
    ),
    updated_words=phrases(
        """actualitzat | actualitzada | actualitzat el | darrera actualització | última actualització
        modificat el"""
    ),
    retrieved_words=phrases(
        """consultat | consultat el | data de consulta | recuperat el | arxivat el | desat el"""
    ),
    provenance_words=phrases(
        """font: | fonts: | font original: | p.s. | ps: | p.d. | publicat originalment a
        publicat originalment en | originalment publicat a | aquest article es va publicar
        aquest article va aparèixer | aquesta entrevista es va publicar | aquest text es va publicar
        article original: | text original: | reproduït amb permís | republicat de | extret de
        fragment de | adaptat de | disponible a: | enllaç: | url:"""
    ),
    licence_words=phrases(
        """llicència: | sota llicència | sota una llicència | amb llicència | tots els drets reservats
        drets d'autor | domini públic | copyright | ©"""
    ),
    question_labels=phrases(
        """p | pregunta | preguntes | entrevistador | entrevistadora | periodista | moderador
        moderadora | presentador | presentadora | públic | del públic | pregunta del públic | oient
        lector | lectora | redacció"""
    ),
    answer_labels=phrases("""r | resposta | respostes | entrevistat | entrevistada | convidat | convidada"""),
    together_labels=phrases("tots dos | totes dues | ambdós | ambdues | tots | totes"),
    not_speakers=phrases(
        """benvolgut … | benvolguda … | estimat … | estimada …
        nota | notes | n.b. | nb | avís | avisos | advertència | atenció | compte | perill
        important | consell | consells | truc | trucs | informació | info | dades | recordatori
        observació | observacions | actualització | actualitzacions | correcció | correccions
        fe d'errates | aclariment | p.s. | ps | p.d. | spoiler | ingredients | ingredient
        preparació | elaboració | mètode | mètodes | procediment | instruccions | recepta | racions
        temps | temps de cocció | temps de preparació | temps total | durada | dificultat | estris
        materials | material | eines | abans | després | durant | ara | avui | ahir | demà | passat
        present | futur | pros | contres | a favor | en contra | avantatges | desavantatges
        inconvenients | fortaleses | debilitats | oportunitats | amenaces | límits | què | quan | on
        qui | per què | com | quant | quin | quina | quins | impacte | efecte | efectes | causa
        causes | conseqüències | nom | noms | cognom | cognoms | data | dates | lloc | llocs
        adreça | ciutat | país | regió | preu | preus | cost | costos | pressupost | total | autor
        autora | autors | títol | subtítol | font | fonts | foto | fotos | fotografia | fotografies
        imatge | imatges | vídeo | vídeos | àudio | podcast | crèdits | peu de foto | il·lustració
        il·lustracions | traducció | traductor | traductora | editorial | edició | publicació
        col·lecció | isbn | issn | pàgines | pàgina | format | gènere | sèrie | volum | número
        capítol | secció | part | acte | escena | annex | apèndix | episodi | temporada | lliçó
        mòdul | unitat | setmana | dia | mes | any | hora | hores | horari | fase | etapa | pas
        passos | nivell | figura | taula | quadre | gràfic | mapa | diagrama | llista | exemple
        exemples | per exemple | p. ex. | cas | casos | exercici | exercicis | solució | solucions
        problema | problemes | repte | reptes | tasca | tasques | objectiu | objectius | missió
        visió | valors | estratègia | procés | pla | acció | accions | resultat | resultats
        conclusió | conclusions | resum | en resum | síntesi | introducció | context | antecedents
        descripció | definició | discussió | anàlisi | veredicte | valoració | paraules clau
        etiquetes | categoria | categories | tema | temes | assumpte | tipus | estat | prioritat
        versió | mida | llargada | amplada | alçada | pes | color | edat | sexe | naixement | nascut
        nascuda | nacionalitat | formació | estudis | professió | ocupació | feina | càrrec | rol
        equip | departament | empresa | organització | experiència | habilitats | idioma | idiomes
        llengua | llengües | interessos | contacte | correu | correu electrònic | telèfon | tel
        lloc web | web | enllaç | enllaços | blog | biografia | sobre l'autor | sobre l'autora
        més informació | més | per saber-ne més | llegiu també | vegeu també | vegeu | referències
        bibliografia | agraïments | gràcies | llicència | drets | sí | no | potser | cert | fals
        cap | opcional | obligatori | per defecte | valor per defecte | entrada | sortida | ús
        sintaxi | ordre | codi | paràmetres | opcions | error | errors | nou | vell | actual
        anterior | següent | primer | segon | tercer | finalment | regla | regles | principi | fet
        fets | mite | realitat | idea | idees | teoria | pràctica | cita | prova | hipòtesi | pausa
        música | aplaudiments | rialles | silenci | publicitat | transcripció | enregistrament
        nota de l'editor | nota de la redacció | nota del traductor | dilluns | dimarts | dimecres
        dijous | divendres | dissabte | diumenge | cap de setmana | gener | febrer | març | abril
        maig | juny | juliol | agost | setembre | octubre | novembre | desembre | primavera | estiu
        tardor | hivern | matí | tarda | vespre | nit | esmorzar | dinar | sopar | obert | tancat
        entrades | inscripció | inscripcions | termini | ordre del dia | programa | assistents
        participants | ponents | acords | votació | requisits | instal·lació | configuració
        llibres | llibre | pel·lícules | pel·lícula | cançó | disc | direcció | guió | repartiment
        producció | exposició | opinió | comentari | comentaris | escoltar | descarregar
        subscriviu-vos | compartir | temps de lectura | riscos | calendari | responsable | altres
        general"""
    ),
    second_person_words=phrases(
        """vostè | vostès | tu | vosaltres | vós | teu | teva | teus | teves | vostre | vostra
        vostres | ets | tens | penses | creus | pots | vols"""
    ),
    first_person_words=phrases(
        """jo | em | m'* | me | meu | meva | meus | meves | nosaltres | ens | nostre | nostra
        nostres | sóc | soc | estic | tinc | he | hem | vaig | vam | crec | vull | penso | recordo
        visc"""
    ),
    prompts=phrases(
        """expliqui'ns | explica'ns | expliqueu-nos | explica'm | parli'ns | parla'ns | parleu-nos
        descriu | descrigui | digues-nos | digui'ns | presenta't | presenti's | parlem de | tornem a
        comencem | imagina | imagini | podries | podria | pot | pots | m'agradaria saber
        ens agradaria saber | una última pregunta | darrera pregunta | per acabar | gràcies per
        benvingu*"""
    ),
    interview_phrases=phrases(
        """entrevista | entrevistes | entrevistat | entrevistada | entrevistem | preguntes i respostes
        preguntes a | cinc preguntes | deu preguntes | conversa | conversa amb | converses amb
        en conversa amb | conversem amb | parlem amb | hem parlat amb | va parlar amb | diàleg amb
        xerrada amb | taula rodona"""
    ),
    editors_note_words=phrases(
        """nota de l'editor | nota de l'editora | nota dels editors | nota de la redacció
        nota editorial | n. de l'e. | n. de la r. | nota del traductor | nota de la traductora
        n. del t. | n. de la t."""
    ),
    edited_words=phrases(
        """editad* per claredat | editat per claredat | editada per claredat | lleugerament editat
        lleugerament editada | ha estat editat | ha estat editada | ha estat abreujat
        ha estat abreujada | ha estat resumit | ha estat resumida | per raons de claredat
        per raons d'espai | per qüestions d'espai | per a més claredat | versió abreujada"""
    ),
    saying_stems=phrases(
        "digué | va dir | diu | preguntà | va preguntar | respongué | va respondre | murmurà | cridà | afegí"
    ),
    boilerplate_phrases=phrases(
        """subscriu-te | subscriviu-vos | subscriure's | butlletí | newsletter | llista de correu
        fes clic aquí | feu clic aquí | cliqueu aquí | clica aquí | registra't | registreu-vos
        inicia sessió | inicieu sessió | crea un compte | segueix-nos | seguiu-nos | uneix-te
        uniu-vos | comparteix | compartiu | compartir | comparteix aquest article | llegeix més
        llegiu més | llegir més | continua llegint | llegeix també | llegiu també
        articles relacionats | notícies relacionades | més llegits | el més llegit
        t'ha agradat aquest article | us ha agradat aquest article | dona'ns suport
        doneu-nos suport | fes una donació | feu una donació | dona | fes-te soci | fes-te sòcia
        feu-vos socis | galetes | cookie | cookies | accepta les galetes | política de privacitat
        avís legal | condicions d'ús | comentaris | deixa un comentari | deixeu un comentari
        respon | imprimeix | imprimir | envia per correu | ves al contingut | vés al contingut
        torna a dalt | entrada anterior | entrada següent | article anterior | article següent
        publicitat | arxivat a | publicat a | etiquetes | categories | temps de lectura
        minuts de lectura | descarrega l'aplicació | contacte | qui som | sobre nosaltres
        cancel·la la subscripció | copia l'enllaç"""
    ),
    abbreviations=phrases(
        """sr. | sra. | srta. | srs. | dr. | dra. | prof. | lic. | st. | sta. | p. ex. | p.ex. | etc.
        cf. | vs. | aprox. | núm. | n. | p. | pp. | pàg. | pàgs. | vol. | t. | art. | ed. | eds.
        trad. | coord. | fig. | ibíd. | op. cit. | et al. | al. | a. c. | d. c. | s. | ss. | tel.
        av. | c. | pl. | gen. | febr. | abr. | jul. | ag. | set. | oct. | nov. | des. | màx. | mín.
        p.d."""
    ),
    particles=phrases("""de | del | de la | d' | dels | de les | i | la | el | les | von | van | al | ben"""),
    honorifics=phrases(
        """sr | sra | srta | senyor | senyora | don | doña | dr | dra | doctor | doctora | prof
        professor | professora | president | presidenta | ministre | ministra | senador | senadora
        diputat | diputada | alcalde | alcaldessa | conseller | consellera | general | coronel
        capità | pare | mossèn | germà | germana | sant | santa | rei | reina | jutge | jutgessa
        company | companya"""
    ),
    affiliation_words=phrases(
        """editor | editora | redactor | redactora | redacció | periodista | reporter | corresponsal
        director | directora | professor de | professora de | investigador | investigadora
        enginyer | enginyera | desenvolupador | desenvolupadora | fundador | fundadora | membre
        estudiant | docent | activista | artista | fotògraf | fotògrafa | traductor | traductora
        equip | universitat | institut | escola | departament | facultat | centre de | laboratori
        fundació | associació | societat | sindicat | partit | moviment | federació | xarxa
        organització | comitè | consell | ministeri | agència | empresa | revista | diari
        editorial | premsa | ràdio | televisió | museu | biblioteca | teatre | hospital | col·lectiu
        cooperativa"""
    ),
    openers=phrases(
        """el | la | els | les | l' | un | una | uns | unes | ell | ells | elles | nosaltres | jo | tu
        vostè | meu | seva | aquest | aquesta | aquests | aquestes | aquell | això | allò | i | o
        però | sinó | ni | que | si | quan | mentre | com | perquè | encara | on | qui | a | al
        als | amb | contra | de | del | dels | des | durant | en | entre | fins | per | pel | segons
        sense | sobre | abans | després | llavors | ara | avui | ahir | demà | aquí | allà | així
        també | tampoc | no | sí | ja | molt | més | menys | molts | tot | tots | cada | alguns
        altres | foto | fotos | entrevista | gràcies | hola | benvinguts | és | són | era | dos
        tres | primer"""
    ),
)
