"""French."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="fr",
    by_words=phrases(
        """par | texte de | texte par | textes de | propos recueillis par
        propos recueillis et traduits par | entretien réalisé par | entretien mené par
        entretien conduit par | interview réalisée par | interview de | recueilli par | article de
        écrit par | rédigé par | un article de | un texte de | reportage de | signé | auteur:
        auteurs: | autrice: | auteure: | un reportage de | une enquête de | un récit de
        un essai de | un portrait de | une chronique de"""
    ),
    and_words=phrases("et | & | avec"),
    of_words=phrases("de | d' | par | du | des | crédit"),
    credit_nouns={
        "photographs": phrases(
            """photo | photos | photographie | photographies | photographe | photographes
            crédit photo | crédits photo | crédit photos | crédits photos | crédit photographique
            crédits photographiques | image | images | crédit image | crédits images | photo de une
            visuel"""
        ),
        "illustrations": phrases(
            """illustration | illustrations | illustrateur | illustratrice | dessin | dessins
            infographie | infographies"""
        ),
        "translation": phrases(
            """traduction | traductions | traducteur | traductrice | traduction française
            traduction de l'anglais | traduit | traduction de … | traduction du …
            traduit de … | traduit du …"""
        ),
        "editing": phrases(
            """édition | relecture | correction | corrections
            secrétariat de rédaction | révision | mise en forme"""
        ),
        "interview": phrases("""entretien | interview | intervieweur | intervieweuse | propos recueillis"""),
        "transcription": phrases(
            """transcription | transcriptions | retranscription | transcripteur | transcriptrice"""
        ),
        "text": phrases("texte | textes | rédaction"),
    },
    credit_verbs={
        "photographs": phrases(
            """photographié par | photographiée par | photographiés par | photographies par"""
        ),
        "illustrations": phrases("illustré par | illustrée par | dessiné par | dessins de"),
        "translation": phrases(
            """traduit par | traduite par | traduit de l'anglais par | traduit de … par
            traduit du … par | traduit et … par | traduction par"""
        ),
        "editing": phrases(
            """édité par | éditée par | relu par | révisé par | corrigé par | mis en forme par"""
        ),
        "interview": phrases(
            """propos recueillis par | propos recueillis et … par | entretien réalisé par
            entretien mené par | entretien conduit par | entretien préparé par
            interview réalisée par | interview menée par | interviewé par | interviewée par
            recueilli par | recueillis par"""
        ),
        "transcription": phrases("""transcrit par | transcrite par | retranscrit par | retranscrite par"""),
        "text": phrases("écrit par | texte de | textes de | rédigé par"),
    },
    first_published_words=phrases(
        """publié initialement | initialement publié* | publié pour la première fois
        publié* à l'origine | première publication | première parution | paru initialement
        initialement paru* | paru* pour la première fois | publié* d'abord | d'abord publié*
        d'abord paru* | publication originale | date de première publication
        publié* originellement | originellement publié* | date de publication originale
        parution originale"""
    ),
    published_words=phrases(
        """publié | publiée | publié le | publiée le | publication | date de publication | paru le
        parue le | mis en ligne | mis en ligne le | mise en ligne | posté le | date | parution
        date de parution"""
    ),
    updated_words=phrases(
        """mis à jour | mise à jour | mis à jour le | mise à jour le | dernière mise à jour
        modifié le | dernière modification | actualisé le | révisé le"""
    ),
    retrieved_words=phrases(
        """consulté | consultée | consulté le | consultée le | page consultée le | date de consultation
        récupéré le | archivé le | enregistré le | sauvegardé le | téléchargé le"""
    ),
    provenance_words=phrases(
        """source: | sources: | source originale: | p.-s. | p.s. | ps: | post-scriptum:
        publié initialement dans | publié initialement sur | initialement publié* dans
        initialement publié* sur | initialement publié* par | paru dans | paru initialement dans
        cet article est paru | cet article a été publié | cet article a paru
        cet article est d'abord paru | cet entretien est paru | cet entretien a été publié
        ce texte est paru | ce texte a été publié | cette interview a été publiée
        article original: | texte original: | version originale: | lire l'original | repris de
        republié de | republié avec l'autorisation | reproduit avec l'autorisation
        avec l'aimable autorisation | extrait de | extraits de | adapté de | tiré de
        disponible sur: | lien: | lien permanent: | url: | une première version de
        une version de ce | une version de cet | une version abrégée de
        une version plus courte de"""
    ),
    licence_words=phrases(
        """licence: | sous licence | licence libre: | publié sous licence | mis à disposition sous
        droits réservés | tous droits réservés | reproduction interdite | domaine public | copyright
        ©"""
    ),
    question_labels=phrases(
        """q | question | questions | intervieweur | intervieweuse | l'intervieweur | journaliste
        le journaliste | la journaliste | animateur | animatrice | modérateur | modératrice
        présentateur | présentatrice | public | le public | question du public | auditeur
        auditrice | lecteur | lectrice | la rédaction | rédaction | une auditrice | un auditeur
        hôte"""
    ),
    answer_labels=phrases(
        """r | réponse | réponses | rép | interviewé | interviewée | l'interviewé | l'interviewée
        invité | invitée | l'invité | l'invitée | intervenant | intervenante | r/"""
    ),
    together_labels=phrases(
        """les deux | tous les deux | toutes les deux
        tous | toutes | ensemble | en chœur"""
    ),
    not_speakers=phrases(
        """cher … | chère … | chers … | chères …
        note | notes | n.b. | nb | nota bene | nota | remarque | remarques | attention
        avertissement | avertissements | important | astuce | astuces | conseil | conseils | info
        infos | information | informations | à savoir | à noter | bon à savoir | rappel | rappels
        mise à jour | mises à jour | correction | corrections | erratum | errata | précision
        précisions | rectificatif | ps | p.s. | p.-s. | post-scriptum | danger | prudence | spoiler
        divulgâcheur | ingrédients | ingrédient | préparation | méthode | méthodes | recette
        cuisson | temps de cuisson | temps de préparation | temps de repos | temps | durée
        difficulté | portions | pour … personnes | nombre de personnes | ustensiles | matériel
        outils | matériaux | dressage | garniture | avant | après | pendant | ensuite | puis | enfin
        maintenant | hier | aujourd'hui | demain | passé | présent | avenir | futur | plus tard
        pour | contre | les plus | les moins | avantages | avantage | inconvénients | inconvénient
        points forts | points faibles | forces | faiblesses | opportunités | menaces | limites
        bénéfices | quoi | quand | où | qui | pourquoi | comment | combien | quel | quelle | quels
        quelles | impact | impacts | effet | effets | cause | causes | conséquence | conséquences
        nom | noms | prénom | date | dates | lieu | lieux | adresse | ville | pays | région | prix
        tarif | tarifs | coût | coûts | budget | total | auteur | auteurs | autrice | auteure
        titre | titres | sous-titre | source | sources | photo | photos | image | images | vidéo
        vidéos | audio | podcast | crédit | crédits | crédit photo | crédits photo | crédits photos
        légende | illustration | illustrations | traduction | traducteur | traductrice | éditeur
        éditions | édition | publication | collection | isbn | issn | pages | page | nombre de pages
        format | genre | série | volume | tome | numéro | chapitre | section | partie | acte | scène
        annexe | épisode | saison | leçon | module | unité | semaine | jour | mois | année | heure
        heures | phase | étape | étapes | niveau | figure | fig. | tableau | encadré | graphique
        carte | schéma | liste | exemple | exemples | par exemple | p. ex. | ex. | ex | cas
        étude de cas | exercice | exercices | solution | solutions | problème | problèmes | défi
        défis | enjeu | enjeux | tâche | tâches | objectif | objectifs | but | buts | mission
        vision | valeurs | stratégie | approche | démarche | processus | plan | action | actions
        résultat | résultats | conclusion | conclusions | résumé | en résumé | en bref | bilan
        synthèse | aperçu | introduction | contexte | description | définition | définitions
        discussion | analyse | verdict | note globale | à retenir | l'essentiel | points clés
        mots-clés | mots clés | étiquettes | catégorie | catégories | sujet | sujets | thème
        thèmes | objet | type | types | statut | priorité | version | versions | taille | longueur
        largeur | hauteur | poids | profondeur | couleur | matière | âge | sexe | né | née
        naissance | décès | nationalité | formation | études | profession | métier | poste
        fonction | rôle | rôles | équipe | équipes | service | entreprise | organisation
        affiliation | expérience | compétences | langue | langues | loisirs | centres d'intérêt
        contact | contacts | courriel | e-mail | email | mél | téléphone | tél | tél. | fax | site
        site web | site internet | lien | liens | blog | biographie | bio | à propos
        à propos de l'auteur | en savoir plus | plus d'informations | pour aller plus loin | à lire
        à lire aussi | lire aussi | à voir | à écouter | voir aussi | voir | références | référence
        bibliographie | remerciements | merci | contributeurs | licence | droits | oui | non
        peut-être | vrai | faux | aucun | aucune | activé | désactivé | facultatif | optionnel
        obligatoire | par défaut | défaut | valeur par défaut | entrée | sortie | entrées | sorties
        utilisation | syntaxe | commande | code | paramètres | paramètre | options | option | erreur
        erreurs | nouveau | ancien | actuel | précédent | suivant | premier | deuxième | troisième
        premièrement | deuxièmement | troisièmement | d'abord | règle | règles | principe | fait
        faits | mythe | réalité | vérité | idée | idées | théorie | pratique | citation | devise
        preuve | pause | musique | applaudissements | rires | silence | introduction musicale
        publicité | partenaires | transcription | enregistrement | ndlr | ndt | nda | n.d.l.r.
        note de la rédaction | note de l'éditeur | note de l'auteur | note du traducteur
        note de la traductrice | à | de | cc | cci | objet du message | pièce jointe
        pièces jointes | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | week-end
        janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre
        novembre | décembre | printemps | été | automne | hiver | matin | après-midi | soir | nuit
        petit déjeuner | déjeuner | dîner | horaires | horaires d'ouverture | ouvert | fermé
        entrée libre | billets | billetterie | inscription | inscriptions | date limite
        ordre du jour | programme | participants | participantes | intervenants | présents | absents
        excusés | décision | décisions | vote | prérequis | installation | configuration
        fonctionnalités | système | navigateur | mobile | musique de | livres | livre | films | film
        chanson | réalisateur | réalisation | réalisé par | scénario | avec | distribution | casting
        production | producteur | compositeur | exposition | mon avis | avis | opinion | commentaire
        commentaires | alerte | exclusif | en direct | écouter | lire | télécharger | s'abonner
        partager | nous suivre | nous soutenir | faire un don | rendez-vous | temps de lecture
        niveau de difficulté | devoirs | question de … | portée | hypothèse | hypothèses | risques
        risque | indicateurs | calendrier | livrables | responsable | échéance"""
    ),
    second_person_words=phrases(
        """vous | votre | vos | vous-même | vous-mêmes | le vôtre | la vôtre | les vôtres | tu | te
        t'* | ton | ta | tes | toi | toi-même"""
    ),
    first_person_words=phrases(
        """je | j'* | mon | ma | mes | mien | mienne | me | m'* | moi | nous | notre | nos"""
    ),
    prompts=phrases(
        """parlez-nous | parlez-moi | parle-nous | parle-moi | racontez | racontez-nous | racontez-moi
        raconte-nous | raconte-moi | raconte | décrivez | décrivez-nous | décrivez-moi | décris
        décris-nous | expliquez | expliquez-nous | expliquez-moi | explique-nous | explique-moi
        dites-nous | dites-moi | dis-nous | dis-moi | présentez-vous | présente-toi | présentez
        présentez-nous | présente-nous | donnez-nous | donne-nous | donnez-moi | citez | cite
        partagez | partagez avec nous | revenons | revenons sur | parlons de | parlons | imaginez
        imagine | commençons | continuons | pouvez-vous | peux-tu | pourriez-vous | pourrais-tu
        j'aimerais savoir | on aimerait savoir | j'aimerais que vous | dernière question
        une dernière question | merci de nous | merci d'avoir"""
    ),
    interview_phrases=phrases(
        """interview | interviews | interviewé* | entretien | entretiens | questions-réponses
        questions et réponses | questions à | trois questions à | cinq questions à
        propos recueillis | conversation avec | en conversation | rencontre avec | dialogue avec
        grand entretien | a répondu à nos questions | répond à nos questions | répond aux questions
        réponses à | s'est entretenu* | se sont entretenu* | avons rencontré | avons interrogé
        nous avons parlé | table ronde | nous reçoit | nous a reçus | nous a reçu
        nous accueille"""
    ),
    editors_note_words=phrases(
        """ndlr | n.d.l.r. | ndr | note de la rédaction | note de l'éditeur | note de l'éditrice
        note des éditeurs | note éditoriale | nde | mot de la rédaction | la rédaction
        note du traducteur | note de la traductrice | ndt"""
    ),
    edited_words=phrases(
        """édité* pour plus de clarté | édité* pour des raisons de | édité* et condensé*
        légèrement édité* | légèrement modifié* | légèrement remanié* | légèrement abrégé*
        a été édité* | a été abrégé* | a été condensé* | a été raccourci* | a été remanié*
        ont été édité* | ont été raccourci* | par souci de clarté | par souci de concision
        pour plus de clarté | pour plus de lisibilité | version abrégée | version courte
        version remaniée | relu et amendé"""
    ),
    saying_stems=phrases(
        """dit | dis-je | demanda | demandé | répond | murmura | cria | ajouta | souffla | s'écri
        lança | reprit"""
    ),
    boilerplate_phrases=phrases(
        """abonnez-vous | s'abonner | abonne-toi | je m'abonne | infolettre | newsletter
        lettre d'information | liste de diffusion | cliquez ici | cliquer ici | clique ici
        inscrivez-vous | s'inscrire | se connecter | connectez-vous | créer un compte | suivez-nous
        nous suivre | suivez-nous sur | retrouvez-nous sur | rejoignez-nous | partager | partagez
        partager cet article | partager sur | partagez cet article | tweeter | lire aussi
        à lire aussi | lire la suite | lire plus | en savoir plus | articles similaires
        articles liés | sur le même sujet | dans la même rubrique | vous aimerez aussi
        les plus lus | cet article vous a plu | vous avez aimé cet article | soutenez-nous
        nous soutenir | soutenir | faire un don | faites un don | je fais un don | devenez membre
        adhérez | adhérer | cookie | cookies | accepter les cookies | politique de confidentialité
        mentions légales | conditions d'utilisation | conditions générales | commentaires
        laisser un commentaire | ajouter un commentaire | poster un commentaire
        commentaires fermés | répondre | imprimer | imprimer cet article | imprimer la page
        envoyer par mail | envoyer à un ami | envoyer par courriel | aller au contenu
        retour en haut | haut de page | article précédent | article suivant | publicité
        classé dans | publié dans | mots-clés | temps de lecture | minutes de lecture
        télécharger l'application | écouter l'article | contactez-nous | qui sommes-nous
        se désabonner | désinscription | ne manquez pas | restez informé* | copier le lien"""
    ),
    abbreviations=phrases(
        """m. | mm. | mme. | mlle. | dr. | pr. | prof. | me. | st. | ste. | p. ex. | p.ex. | c.-à-d.
        c. à d. | etc. | cf. | env. | ex. | n. | no. | p. | pp. | art. | chap. | vol. | t. | éd.
        trad. | coll. | fig. | ibid. | op. cit. | id. | al. | et al. | av. | apr. | av. j.-c.
        apr. j.-c. | janv. | févr. | fév. | avr. | juil. | sept. | oct. | nov. | déc. | tél. | bd.
        boul. | n.d.l.r. | p.-s. | p.s. | vs. | éds. | dir. | réf. | suppl. | r.-v. | i.e. | e.g.
        max. | min. | l. | h. | s."""
    ),
    particles=phrases("""de | du | des | d' | de la | le | la | les | von | van | ben | el | al | l' | y"""),
    honorifics=phrases(
        """m | mm | mme | mmes | mlle | monsieur | madame | mademoiselle | messieurs | mesdames | dr
        docteur | docteure | pr | prof | professeur | professeure | me | maître | président
        présidente | ministre | sénateur | sénatrice | député | députée | maire | général | colonel
        capitaine | lieutenant | père | sœur | frère | abbé | saint | sainte | juge | sir | lord
        lady | camarade | mgr | monseigneur"""
    ),
    affiliation_words=phrases(
        """rédacteur | rédactrice | rédaction | journaliste | reporter | correspondant | correspondante
        auteur de | autrice de | directeur | directrice | professeur de | maître de conférences
        chercheur | chercheuse | ingénieur | ingénieure | développeur | développeuse | fondateur
        fondatrice | cofondateur | cofondatrice | pdg | président de | présidente de | membre
        étudiant | étudiante | enseignant | enseignante | militant | militante | artiste
        photographe | traducteur | traductrice | consultant | consultante | équipe | université
        institut | école | département | faculté | centre de | laboratoire | fondation | association
        société | syndicat | parti | mouvement | fédération | réseau | organisation | comité
        conseil | ministère | agence | entreprise | revue | magazine | journal | éditions | presse
        radio | télévision | musée | bibliothèque | théâtre | hôpital | collectif | coopérative"""
    ),
    openers=phrases(
        """le | la | les | l' | un | une | des | du | de | d' | ce | cet | cette | ces | il | elle
        ils | elles | on | nous | vous | je | j' | tu | mon | ma | mes | notre | nos | votre | vos
        son | sa | ses | leur | leurs | et | mais | ou | où | donc | or | ni | car | si | quand
        lorsque | comme | que | qui | quoi | dont | à | au | aux | en | dans | par | pour | sur
        sous | avec | sans | chez | vers | entre | contre | depuis | pendant | avant | après | selon
        malgré | dès | jusque | puis | ensuite | enfin | alors | ainsi | aussi | cependant
        pourtant | toutefois | c'est | c' | s' | n' | ne | pas | plus | oui | non | tout | tous
        toute | toutes | chaque | plusieurs | certains | quelques | aujourd'hui | hier | demain
        photo | photos | interview | entretien | lire | voir | merci | bonjour | salut | bienvenue
        cher | chère | chers | premier | première | deux | trois | quel | quelle | quels | quelles
        comment | pourquoi | combien | ici | là | voici | voilà | est | sont | était | a | ont"""
    ),
)
