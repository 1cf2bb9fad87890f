"""The words in which an ebook says how accessible it is, in the languages that the program has words for.

The requirements follow the wording of Directive (EU) 2019/882, annex I, in each language.
"""

from __future__ import annotations

import msgspec


class AccessibilityWords(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences of a summary and of a statement for readers, in one language."""

    title: str
    about: str
    """Who says it."""
    conforms: str
    lacks: str
    """Stands before the reasons."""
    no_pictures: str
    described: str
    undescribed: tuple[str, str]
    """One picture, and several: ``{missing}`` of ``{shown}``."""
    moving: str
    faint: str
    withheld: str
    """The publisher does not let it be claimed."""
    text: str
    """What holds of every text."""
    paged: str
    unrestricted: str
    """For the book trade: no feature is disabled."""
    heading: str
    """Over the requirements."""
    requirements: tuple[tuple[str, str], ...]
    """Each as the directive has it, and how it is met: of section III (a) and (b) and section IV (f), as far
    as they are about a file. The sentence about pictures goes on the first, that about pages on the fifth."""
    space: str = " "
    """What stands between two sentences."""


ENGLISH = AccessibilityWords(
    title="Accessibility",
    about=(
        "This statement was made by Standfirst, the program that made this ebook, from what it measured in"
        " it. Nobody else has certified it."
    ),
    conforms="The ebook conforms to EPUB Accessibility 1.1 and to WCAG 2.2 at level AA.",
    lacks="The ebook is not said to conform to EPUB Accessibility 1.1 and WCAG 2.2 at level AA, because:",
    no_pictures="There are no pictures that carry meaning.",
    described="All pictures that carry meaning are described.",
    undescribed=(
        "{missing} of {shown} pictures that carry meaning is not described.",
        "{missing} of {shown} pictures that carry meaning are not described.",
    ),
    moving="There are pictures that may move and can’t be stopped.",
    faint="Some colours may be hard to read until the reader changes them.",
    withheld="The publisher knows of something that does not conform.",
    text=(
        "The text can be enlarged and re-coloured and stands in a logical reading order; contents and"
        " headings lead to every part of it."
    ),
    paged="The pages of the print edition are marked and listed.",
    unrestricted="No restriction",
    heading="How it meets the requirements for e-books in Directive (EU) 2019/882, annex I",
    requirements=(
        (
            "Information available via more than one sensory channel",
            "The words of the text can be read, heard or felt as braille.",
        ),
        (
            (
                "Fonts of adequate size and suitable shape, sufficient contrast, adjustable spacing between"
                " letters, lines and paragraphs"
            ),
            "Readers choose font, size, spacing and colours; nothing in the ebook prevents them.",
        ),
        ("Synchronised text and audio", "There is no audio."),
        (
            "Digital files do not prevent assistive technology from operating properly",
            (
                "The files are EPUB 3, in a single logical reading order, with languages named and roles"
                " marked."
            ),
        ),
        (
            "Access to the content, the navigation of the file content and layout including dynamic layout",
            "The text flows to any width. Contents and headings lead to every part.",
        ),
        (
            "The provision of the structure, flexibility and choice in the presentation of the content",
            "Headings, lists, tables, quotations and notes are marked as what they are.",
        ),
        (
            (
                "Alternative renditions of the content and its interoperability with a variety of assistive "
                "technologies, in such a way that it is perceivable, understandable, operable and robust"
            ),
            (
                "What was written as text is text; formulas are MathML; languages, roles and descriptions"
                " are where assistive technologies look for them."
            ),
        ),
        (
            "Discoverable by providing information through metadata about accessibility features",
            "The metadata of the ebook have the same claims, in the terms of schema.org.",
        ),
        (
            "Digital rights management measures do not block accessibility features",
            "There are none in this file.",
        ),
    ),
)

_WORDS: dict[str, AccessibilityWords] = {
    "en": ENGLISH,
    "de": AccessibilityWords(
        title="Barrierefreiheit",
        about=(
            "Diese Erklärung stammt von Standfirst, dem Programm, mit dem dieses E-Book gemacht wurde, und"
            " beruht auf dem, was es darin gemessen hat. Niemand sonst hat sie bestätigt."
        ),
        conforms="Das E-Book entspricht EPUB Accessibility 1.1 und den WCAG 2.2 auf Stufe AA.",
        lacks=(
            "Dass das E-Book EPUB Accessibility 1.1 und den WCAG 2.2 auf Stufe AA entspricht, wird nicht "
            "behauptet. Die Gründe:"
        ),
        no_pictures="Es gibt keine Bilder, die etwas bedeuten.",
        described="Alle Bilder, die etwas bedeuten, sind beschrieben.",
        undescribed=(
            "{missing} von {shown} Bildern, die etwas bedeuten, ist nicht beschrieben.",
            "{missing} von {shown} Bildern, die etwas bedeuten, sind nicht beschrieben.",
        ),
        moving="Es gibt Bilder, die sich vielleicht bewegen und nicht anzuhalten sind.",
        faint="Manche Farben sind vielleicht schwer zu lesen, bis man sie ändert.",
        withheld="Dem Verlag ist etwas bekannt, das nicht entspricht.",
        text=(
            "Der Text lässt sich vergrößern und umfärben und steht in einer logischen Lesereihenfolge;"
            " Inhalt und Überschriften führen zu jedem seiner Teile."
        ),
        paged="Die Seiten der gedruckten Ausgabe sind bezeichnet und aufgelistet.",
        unrestricted="Keine Einschränkung",
        heading="Wie es die Anforderungen an E-Books in Anhang I der Richtlinie (EU) 2019/882 erfüllt",
        requirements=(
            (
                "Bereitstellung der Informationen über mehr als einen sensorischen Kanal",
                "Die Wörter des Textes können gelesen, gehört oder in Brailleschrift ertastet werden.",
            ),
            (
                (
                    "Schriftarten mit angemessener Schriftgröße und geeigneter Schriftform, ausreichender"
                    " Kontrast, anpassbare Abstände zwischen Buchstaben, Zeilen und Absätzen"
                ),
                "Wer liest, wählt Schrift, Größe, Abstände und Farben; nichts im E-Book hindert daran.",
            ),
            ("Synchronisierte Darstellung von Text und Audioinhalten", "Es gibt keine Audioinhalte."),
            (
                (
                    "Die digitalen Dateien verhindern nicht das einwandfreie Funktionieren assistiver"
                    " Technologien"
                ),
                (
                    "Die Dateien sind EPUB 3, in einer einzigen logischen Lesereihenfolge, mit Angabe der"
                    " Sprachen und Auszeichnung der Rollen."
                ),
            ),
            (
                (
                    "Zugang zu den Inhalten, zur Navigation im Dateiinhalt und zur Gestaltung einschließlich"
                    " dynamischer Gestaltung"
                ),
                "Der Text passt sich jeder Breite an. Inhalt und Überschriften führen zu jedem Teil.",
            ),
            (
                (
                    "Bereitstellung der Struktur, Flexibilität und Wahlfreiheit bei der Präsentation der"
                    " Inhalte"
                ),
                (
                    "Überschriften, Listen, Tabellen, Zitate und Anmerkungen sind als das ausgezeichnet, was"
                    " sie sind."
                ),
            ),
            (
                (
                    "Alternative Wiedergabeformen der Inhalte und deren Interoperabilität mit vielfältigen"
                    " assistiven Technologien, so dass die Inhalte wahrnehmbar, verständlich, bedienbar und"
                    " robust sind"
                ),
                (
                    "Was als Text geschrieben wurde, ist Text; Formeln sind MathML; Sprachen, Rollen und"
                    " Beschreibungen stehen dort, wo assistive Technologien sie suchen."
                ),
            ),
            (
                "Auffindbarkeit durch Information über Barrierefreiheitsmerkmale mittels Metadaten",
                "Die Metadaten des E-Books enthalten dieselben Angaben, in den Begriffen von schema.org.",
            ),
            (
                "Maßnahmen des digitalen Rechtemanagements blockieren Barrierefreiheitsmerkmale nicht",
                "In dieser Datei gibt es keine.",
            ),
        ),
    ),
    "fr": AccessibilityWords(
        title="Accessibilité",
        about=(
            "Cette déclaration a été établie par Standfirst, le programme qui a produit ce livre numérique, "
            "d’après ce qu’il y a mesuré. Personne d’autre ne l’a certifiée."
        ),
        conforms="Le livre numérique est conforme à EPUB Accessibility 1.1 et aux WCAG 2.2 au niveau AA.",
        lacks=(
            "Le livre numérique n’est pas déclaré conforme à EPUB Accessibility 1.1 et aux WCAG 2.2 au"
            " niveau AA, pour les raisons suivantes\N{NO-BREAK SPACE}:"
        ),
        no_pictures="Aucune image n’est porteuse de sens.",
        described="Toutes les images porteuses de sens sont décrites.",
        undescribed=(
            "{missing} image porteuse de sens sur {shown} n’est pas décrite.",
            "{missing} images porteuses de sens sur {shown} ne sont pas décrites.",
        ),
        moving="Certaines images peuvent être animées sans qu’on puisse les arrêter.",
        faint="Certaines couleurs peuvent être difficiles à lire tant qu’on ne les change pas.",
        withheld="L’éditeur a connaissance d’un élément qui n’est pas conforme.",
        text=(
            "Le texte peut être agrandi et recoloré et suit un ordre de lecture"
            " logique\N{NARROW NO-BREAK SPACE}; le sommaire et les titres mènent à chacune de ses parties."
        ),
        paged="Les pages de l’édition imprimée sont marquées et listées.",
        unrestricted="Aucune restriction",
        heading=(
            "Comment il répond aux exigences de l’annexe I de la directive (UE) 2019/882 relatives aux"
            " livres numériques"
        ),
        requirements=(
            (
                "Informations disponibles par l’intermédiaire de plus d’un canal sensoriel",
                "Les mots du texte peuvent être lus, entendus ou touchés en braille.",
            ),
            (
                (
                    "Polices de caractères d’une taille et d’une forme appropriées, contraste suffisant,"
                    " espacement ajustable entre les lettres, les lignes et les paragraphes"
                ),
                (
                    "Chacun choisit la police, la taille, l’espacement et les"
                    " couleurs\N{NARROW NO-BREAK SPACE}; rien dans le livre numérique ne l’empêche."
                ),
            ),
            ("Synchronisation du texte et du contenu audio", "Il n’y a pas de contenu audio."),
            (
                (
                    "Les fichiers numériques n’empêchent pas les technologies d’assistance de fonctionner"
                    " correctement"
                ),
                (
                    "Les fichiers sont en EPUB 3, dans un seul ordre de lecture"
                    " logique\N{NARROW NO-BREAK SPACE}; les langues y sont indiquées et les rôles balisés."
                ),
            ),
            (
                (
                    "Accès au contenu, navigation dans le contenu et la mise en page du fichier, y compris"
                    " la mise en page dynamique"
                ),
                "Le texte s’adapte à toute largeur. Le sommaire et les titres mènent à chaque partie.",
            ),
            (
                "Structure, flexibilité et choix dans la présentation du contenu",
                "Titres, listes, tableaux, citations et notes sont balisés comme tels.",
            ),
            (
                (
                    "Restitutions alternatives du contenu et interopérabilité avec diverses technologies"
                    " d’assistance, de manière à ce que le contenu soit perceptible, compréhensible,"
                    " utilisable et robuste"
                ),
                (
                    "Ce qui a été écrit comme texte est du texte\N{NARROW NO-BREAK SPACE}; les formules sont"
                    " en MathML\N{NARROW NO-BREAK SPACE}; langues, rôles et descriptions se trouvent là où"
                    " les technologies d’assistance les cherchent."
                ),
            ),
            (
                (
                    "Possibilité de découvrir le livre grâce à des informations sur ses caractéristiques "
                    "d’accessibilité, fournies par des métadonnées"
                ),
                (
                    "Les métadonnées du livre numérique contiennent les mêmes déclarations, dans les termes"
                    " de schema.org."
                ),
            ),
            (
                (
                    "Les mesures de gestion des droits numériques ne bloquent pas les caractéristiques"
                    " d’accessibilité"
                ),
                "Ce fichier n’en comporte aucune.",
            ),
        ),
    ),
    "es": AccessibilityWords(
        title="Accesibilidad",
        about=(
            "Esta declaración la ha hecho Standfirst, el programa que creó este libro electrónico, a partir"
            " de lo que midió en él. Nadie más la ha certificado."
        ),
        conforms=(
            "El libro electrónico es conforme con EPUB Accessibility 1.1 y con las WCAG 2.2 en el nivel AA."
        ),
        lacks=(
            "No se declara que el libro electrónico sea conforme con EPUB Accessibility 1.1 y con las WCAG"
            " 2.2 en el nivel AA, por estas razones:"
        ),
        no_pictures="No hay imágenes que tengan significado.",
        described="Todas las imágenes que tienen significado están descritas.",
        undescribed=(
            "{missing} de {shown} imágenes que tienen significado no está descrita.",
            "{missing} de {shown} imágenes que tienen significado no están descritas.",
        ),
        moving="Hay imágenes que pueden moverse y que no se pueden detener.",
        faint="Algunos colores pueden ser difíciles de leer hasta que se cambien.",
        withheld="La editorial tiene conocimiento de algo que no es conforme.",
        text=(
            "El texto se puede ampliar y cambiar de color y sigue un orden de lectura lógico; el índice y"
            " los títulos llevan a todas sus partes."
        ),
        paged="Las páginas de la edición impresa están marcadas y listadas.",
        unrestricted="Sin restricciones",
        heading=(
            "Cómo cumple los requisitos para los libros electrónicos del anexo I de la Directiva (UE)"
            " 2019/882"
        ),
        requirements=(
            (
                "Información disponible a través de más de un canal sensorial",
                "Las palabras del texto se pueden leer, oír o tocar en braille.",
            ),
            (
                (
                    "Tipos de letra de tamaño adecuado y forma apropiada, contraste suficiente y espaciado"
                    " ajustable entre letras, líneas y párrafos"
                ),
                (
                    "Cada cual elige letra, tamaño, espaciado y colores; nada en el libro electrónico lo"
                    " impide."
                ),
            ),
            ("Sincronización del texto y el audio", "No hay audio."),
            (
                "Los archivos digitales no impiden que las tecnologías de apoyo funcionen correctamente",
                (
                    "Los archivos son EPUB 3, en un único orden de lectura lógico, con las lenguas indicadas"
                    " y las funciones marcadas."
                ),
            ),
            (
                (
                    "Acceso al contenido, a la navegación por el contenido del archivo y a la disposición,"
                    " incluida la disposición dinámica"
                ),
                "El texto se adapta a cualquier anchura. El índice y los títulos llevan a todas las partes.",
            ),
            (
                "Estructura, flexibilidad y posibilidad de elección en la presentación del contenido",
                "Los títulos, las listas, las tablas, las citas y las notas están marcados como lo que son.",
            ),
            (
                (
                    "Versiones alternativas del contenido e interoperabilidad con diversas tecnologías de"
                    " apoyo, de forma que sea perceptible, comprensible, utilizable y robusto"
                ),
                (
                    "Lo que se escribió como texto es texto; las fórmulas son MathML; las lenguas, las"
                    " funciones y las descripciones están donde las buscan las tecnologías de apoyo."
                ),
            ),
            (
                (
                    "Posibilidad de encontrarlo mediante información sobre las características de"
                    " accesibilidad en los metadatos"
                ),
                (
                    "Los metadatos del libro electrónico contienen las mismas declaraciones, en los términos"
                    " de schema.org."
                ),
            ),
            (
                (
                    "Las medidas de gestión de los derechos digitales no bloquean las características de"
                    " accesibilidad"
                ),
                "En este archivo no hay ninguna.",
            ),
        ),
    ),
    "pt": AccessibilityWords(
        title="Acessibilidade",
        about=(
            "Esta declaração foi feita pelo Standfirst, o programa que criou este livro eletrónico, a partir"
            " do que nele mediu. Mais ninguém a certificou."
        ),
        conforms=(
            "O livro eletrónico está conforme com EPUB Accessibility 1.1 e com as WCAG 2.2 no nível AA."
        ),
        lacks=(
            "Não se declara que o livro eletrónico esteja conforme com EPUB Accessibility 1.1 e com as WCAG"
            " 2.2 no nível AA, pelas seguintes razões:"
        ),
        no_pictures="Não há imagens com significado.",
        described="Todas as imagens com significado estão descritas.",
        undescribed=(
            "{missing} de {shown} imagens com significado não está descrita.",
            "{missing} de {shown} imagens com significado não estão descritas.",
        ),
        moving="Há imagens que podem mover-se e que não se podem parar.",
        faint="Algumas cores podem ser difíceis de ler até serem mudadas.",
        withheld="A editora tem conhecimento de algo que não está conforme.",
        text=(
            "O texto pode ser ampliado e mudar de cor e segue uma ordem de leitura lógica; o índice e os"
            " títulos levam a todas as suas partes."
        ),
        paged="As páginas da edição impressa estão marcadas e listadas.",
        unrestricted="Sem restrições",
        heading="Como cumpre os requisitos para livros eletrónicos do anexo I da Diretiva (UE) 2019/882",
        requirements=(
            (
                "Informações disponíveis através de mais do que um canal sensorial",
                "As palavras do texto podem ser lidas, ouvidas ou sentidas em braille.",
            ),
            (
                (
                    "Carateres de dimensão adequada e forma apropriada, contraste suficiente e espaçamento"
                    " ajustável entre letras, linhas e parágrafos"
                ),
                (
                    "Quem lê escolhe o tipo de letra, o tamanho, o espaçamento e as cores; nada no livro"
                    " eletrónico o impede."
                ),
            ),
            ("Sincronização do texto e do áudio", "Não há áudio."),
            (
                "Os ficheiros digitais não impedem que as tecnologias de apoio funcionem corretamente",
                (
                    "Os ficheiros são EPUB 3, numa única ordem de leitura lógica, com as línguas indicadas e"
                    " as funções marcadas."
                ),
            ),
            (
                (
                    "Acesso ao conteúdo, à navegação no conteúdo do ficheiro e à apresentação, incluindo a"
                    " apresentação dinâmica"
                ),
                "O texto adapta-se a qualquer largura. O índice e os títulos levam a todas as partes.",
            ),
            (
                "Estrutura, flexibilidade e possibilidade de escolha na apresentação do conteúdo",
                "Títulos, listas, tabelas, citações e notas estão marcados como aquilo que são.",
            ),
            (
                (
                    "Versões alternativas do conteúdo e interoperabilidade com diversas tecnologias de"
                    " apoio, de modo que seja percetível, compreensível, operável e robusto"
                ),
                (
                    "O que foi escrito como texto é texto; as fórmulas são MathML; as línguas, as funções e"
                    " as descrições estão onde as tecnologias de apoio as procuram."
                ),
            ),
            (
                (
                    "Possibilidade de o descobrir através de informações sobre as características de"
                    " acessibilidade nos metadados"
                ),
                "Os metadados do livro eletrónico contêm as mesmas declarações, nos termos de schema.org.",
            ),
            (
                (
                    "As medidas de gestão dos direitos digitais não bloqueiam as características de"
                    " acessibilidade"
                ),
                "Neste ficheiro não há nenhuma.",
            ),
        ),
    ),
    "it": AccessibilityWords(
        title="Accessibilità",
        about=(
            "Questa dichiarazione è stata fatta da Standfirst, il programma che ha creato questo libro "
            "elettronico, in base a ciò che vi ha misurato. Nessun altro l’ha certificata."
        ),
        conforms="Il libro elettronico è conforme a EPUB Accessibility 1.1 e alle WCAG 2.2 al livello AA.",
        lacks=(
            "Il libro elettronico non viene dichiarato conforme a EPUB Accessibility 1.1 e alle WCAG 2.2 al "
            "livello AA, per questi motivi:"
        ),
        no_pictures="Non ci sono immagini che abbiano un significato.",
        described="Tutte le immagini che hanno un significato sono descritte.",
        undescribed=(
            "{missing} di {shown} immagini che hanno un significato non è descritta.",
            "{missing} di {shown} immagini che hanno un significato non sono descritte.",
        ),
        moving="Ci sono immagini che possono muoversi e che non si possono fermare.",
        faint="Alcuni colori possono essere difficili da leggere finché non vengono cambiati.",
        withheld="L’editore è a conoscenza di qualcosa che non è conforme.",
        text=(
            "Il testo può essere ingrandito e cambiato di colore e segue un ordine di lettura logico;"
            " l’indice e i titoli portano a ogni sua parte."
        ),
        paged="Le pagine dell’edizione a stampa sono segnate ed elencate.",
        unrestricted="Nessuna restrizione",
        heading=(
            "Come soddisfa i requisiti per i libri elettronici dell’allegato I della direttiva (UE) 2019/882"
        ),
        requirements=(
            (
                "Informazioni disponibili attraverso più di un canale sensoriale",
                "Le parole del testo si possono leggere, ascoltare o toccare in braille.",
            ),
            (
                (
                    "Caratteri di dimensioni adeguate e forma idonea, contrasto sufficiente, spaziatura"
                    " regolabile tra lettere, righe e paragrafi"
                ),
                (
                    "Chi legge sceglie carattere, dimensione, spaziatura e colori; nulla nel libro"
                    " elettronico lo impedisce."
                ),
            ),
            ("Sincronizzazione di testo e audio", "Non c’è audio."),
            (
                "I file digitali non impediscono alle tecnologie assistive di funzionare correttamente",
                (
                    "I file sono in EPUB 3, in un unico ordine di lettura logico, con le lingue indicate e i"
                    " ruoli marcati."
                ),
            ),
            (
                (
                    "Accesso al contenuto, alla navigazione nel contenuto del file e all’impaginazione,"
                    " compresa quella dinamica"
                ),
                "Il testo si adatta a qualsiasi larghezza. L’indice e i titoli portano a ogni parte.",
            ),
            (
                "Struttura, flessibilità e scelta nella presentazione del contenuto",
                "Titoli, elenchi, tabelle, citazioni e note sono marcati per quello che sono.",
            ),
            (
                (
                    "Versioni alternative del contenuto e interoperabilità con diverse tecnologie assistive,"
                    " in modo che sia percepibile, comprensibile, utilizzabile e solido"
                ),
                (
                    "Ciò che è stato scritto come testo è testo; le formule sono in MathML; lingue, ruoli e"
                    " descrizioni si trovano dove le tecnologie assistive li cercano."
                ),
            ),
            (
                (
                    "Reperibilità grazie a informazioni sulle caratteristiche di accessibilità fornite nei"
                    " metadati"
                ),
                (
                    "I metadati del libro elettronico contengono le stesse dichiarazioni, nei termini di"
                    " schema.org."
                ),
            ),
            (
                (
                    "Le misure di gestione dei diritti digitali non bloccano le caratteristiche di"
                    " accessibilità"
                ),
                "In questo file non ce ne sono.",
            ),
        ),
    ),
    "ca": AccessibilityWords(
        title="Accessibilitat",
        about=(
            "Aquesta declaració l’ha feta Standfirst, el programa que ha creat aquest llibre electrònic, a"
            " partir del que hi ha mesurat. Ningú més no l’ha certificada."
        ),
        conforms=(
            "El llibre electrònic és conforme amb EPUB Accessibility 1.1 i amb les WCAG 2.2 en el nivell AA."
        ),
        lacks=(
            "No es declara que el llibre electrònic sigui conforme amb EPUB Accessibility 1.1 i amb les WCAG"
            " 2.2 en el nivell AA, per aquestes raons:"
        ),
        no_pictures="No hi ha imatges que tinguin significat.",
        described="Totes les imatges que tenen significat estan descrites.",
        undescribed=(
            "{missing} de {shown} imatges que tenen significat no està descrita.",
            "{missing} de {shown} imatges que tenen significat no estan descrites.",
        ),
        moving="Hi ha imatges que poden moure’s i que no es poden aturar.",
        faint="Alguns colors poden ser difícils de llegir fins que no es canviïn.",
        withheld="L’editorial té coneixement d’alguna cosa que no és conforme.",
        text=(
            "El text es pot ampliar i canviar de color i segueix un ordre de lectura lògic; l’índex i els"
            " títols porten a totes les seves parts."
        ),
        paged="Les pàgines de l’edició impresa estan marcades i llistades.",
        unrestricted="Sense restriccions",
        heading=(
            "Com compleix els requisits per als llibres electrònics de l’annex I de la Directiva (UE)"
            " 2019/882"
        ),
        requirements=(
            (
                "Informació disponible per més d’un canal sensorial",
                "Les paraules del text es poden llegir, escoltar o tocar en braille.",
            ),
            (
                (
                    "Tipus de lletra de mida adequada i forma apropiada, contrast suficient i espaiat"
                    " ajustable entre lletres, línies i paràgrafs"
                ),
                (
                    "Qui llegeix tria lletra, mida, espaiat i colors; res en el llibre electrònic no ho"
                    " impedeix."
                ),
            ),
            ("Sincronització del text i l’àudio", "No hi ha àudio."),
            (
                "Els fitxers digitals no impedeixen que les tecnologies de suport funcionin correctament",
                (
                    "Els fitxers són EPUB 3, en un únic ordre de lectura lògic, amb les llengües indicades i"
                    " les funcions marcades."
                ),
            ),
            (
                (
                    "Accés al contingut, a la navegació pel contingut del fitxer i a la disposició, inclosa"
                    " la disposició dinàmica"
                ),
                "El text s’adapta a qualsevol amplada. L’índex i els títols porten a totes les parts.",
            ),
            (
                "Estructura, flexibilitat i possibilitat d’elecció en la presentació del contingut",
                (
                    "Els títols, les llistes, les taules, les citacions i les notes estan marcats com el que"
                    " són."
                ),
            ),
            (
                (
                    "Versions alternatives del contingut i interoperabilitat amb diverses tecnologies de"
                    " suport, de manera que sigui perceptible, comprensible, utilitzable i robust"
                ),
                (
                    "El que es va escriure com a text és text; les fórmules són MathML; les llengües, les"
                    " funcions i les descripcions són on les tecnologies de suport les busquen."
                ),
            ),
            (
                (
                    "Possibilitat de trobar-lo mitjançant informació sobre les característiques"
                    " d’accessibilitat en les metadades"
                ),
                (
                    "Les metadades del llibre electrònic contenen les mateixes declaracions, en els termes"
                    " de schema.org."
                ),
            ),
            (
                (
                    "Les mesures de gestió dels drets digitals no bloquegen les característiques"
                    " d’accessibilitat"
                ),
                "En aquest fitxer no n’hi ha cap.",
            ),
        ),
    ),
    "nl": AccessibilityWords(
        title="Toegankelijkheid",
        about=(
            "Deze verklaring is gemaakt door Standfirst, het programma dat dit e-book heeft gemaakt, op"
            " grond van wat het daarin heeft gemeten. Niemand anders heeft haar gecertificeerd."
        ),
        conforms="Het e-book voldoet aan EPUB Accessibility 1.1 en aan WCAG 2.2 op niveau AA.",
        lacks=(
            "Er wordt niet beweerd dat het e-book voldoet aan EPUB Accessibility 1.1 en WCAG 2.2 op niveau"
            " AA, om deze redenen:"
        ),
        no_pictures="Er zijn geen afbeeldingen met betekenis.",
        described="Alle afbeeldingen met betekenis zijn beschreven.",
        undescribed=(
            "{missing} van {shown} afbeeldingen met betekenis is niet beschreven.",
            "{missing} van {shown} afbeeldingen met betekenis zijn niet beschreven.",
        ),
        moving="Er zijn afbeeldingen die kunnen bewegen en niet te stoppen zijn.",
        faint="Sommige kleuren zijn misschien moeilijk te lezen totdat ze worden veranderd.",
        withheld="De uitgever weet van iets dat niet voldoet.",
        text=(
            "De tekst kan worden vergroot en van kleur veranderd en staat in een logische leesvolgorde;"
            " inhoud en koppen leiden naar elk deel ervan."
        ),
        paged="De pagina’s van de gedrukte uitgave zijn gemarkeerd en opgesomd.",
        unrestricted="Geen beperking",
        heading="Hoe het voldoet aan de eisen voor e-boeken in bijlage I bij Richtlijn (EU) 2019/882",
        requirements=(
            (
                "Informatie beschikbaar via meer dan één zintuiglijk kanaal",
                "De woorden van de tekst kunnen worden gelezen, gehoord of gevoeld als braille.",
            ),
            (
                (
                    "Lettertypen van passende grootte en vorm, voldoende contrast, aanpasbare afstand tussen"
                    " letters, regels en alinea’s"
                ),
                "Lezers kiezen lettertype, grootte, afstand en kleuren; niets in het e-book verhindert dat.",
            ),
            ("Gesynchroniseerde tekst en audio", "Er is geen audio."),
            (
                (
                    "De digitale bestanden verhinderen niet dat ondersteunende technologie naar behoren"
                    " functioneert"
                ),
                (
                    "De bestanden zijn EPUB 3, in één logische leesvolgorde; talen zijn genoemd en rollen"
                    " gemarkeerd."
                ),
            ),
            (
                (
                    "Toegang tot de inhoud, de navigatie in de inhoud van het bestand en de lay-out, met"
                    " inbegrip van dynamische lay-out"
                ),
                "De tekst past zich aan elke breedte aan. Inhoud en koppen leiden naar elk deel.",
            ),
            (
                "Structuur, flexibiliteit en keuze in de presentatie van de inhoud",
                "Koppen, lijsten, tabellen, citaten en noten zijn gemarkeerd als wat ze zijn.",
            ),
            (
                (
                    "Alternatieve weergaven van de inhoud en interoperabiliteit met diverse ondersteunende"
                    " technologieën, zodanig dat de inhoud waarneembaar, begrijpelijk, bedienbaar en"
                    " robuust is"
                ),
                (
                    "Wat als tekst is geschreven, is tekst; formules zijn MathML; talen, rollen en"
                    " beschrijvingen staan waar ondersteunende technologieën ze zoeken."
                ),
            ),
            (
                "Vindbaar door informatie over toegankelijkheidskenmerken in metadata",
                "De metadata van het e-book bevatten dezelfde beweringen, in de termen van schema.org.",
            ),
            (
                (
                    "Maatregelen voor het beheer van digitale rechten blokkeren de"
                    " toegankelijkheidskenmerken niet"
                ),
                "Die zijn er niet in dit bestand.",
            ),
        ),
    ),
    "sv": AccessibilityWords(
        title="Tillgänglighet",
        about=(
            "Det här uttalandet har gjorts av Standfirst, programmet som har skapat e-boken, utifrån vad det"
            " har mätt i den. Ingen annan har intygat det."
        ),
        conforms="E-boken uppfyller EPUB Accessibility 1.1 och WCAG 2.2 på nivå AA.",
        lacks=(
            "Det påstås inte att e-boken uppfyller EPUB Accessibility 1.1 och WCAG 2.2 på nivå AA. Skälen är:"
        ),
        no_pictures="Det finns inga bilder som bär betydelse.",
        described="Alla bilder som bär betydelse är beskrivna.",
        undescribed=(
            "{missing} av {shown} bilder som bär betydelse är inte beskriven.",
            "{missing} av {shown} bilder som bär betydelse är inte beskrivna.",
        ),
        moving="Det finns bilder som kan röra sig och inte går att stoppa.",
        faint="Vissa färger kan vara svåra att läsa tills de ändras.",
        withheld="Förlaget känner till något som inte uppfyller kraven.",
        text=(
            "Texten kan förstoras och byta färg och har en logisk läsordning; innehåll och rubriker leder"
            " till alla delar av den."
        ),
        paged="Den tryckta utgåvans sidor är markerade och förtecknade.",
        unrestricted="Ingen begränsning",
        heading="Hur den uppfyller kraven på e-böcker i bilaga I till direktiv (EU) 2019/882",
        requirements=(
            (
                "Information tillgänglig via mer än en sensorisk kanal",
                "Textens ord kan läsas, höras eller kännas som punktskrift.",
            ),
            (
                (
                    "Teckensnitt av lämplig storlek och form, tillräcklig kontrast, justerbart avstånd"
                    " mellan bokstäver, rader och stycken"
                ),
                "Läsaren väljer teckensnitt, storlek, avstånd och färger; inget i e-boken hindrar det.",
            ),
            ("Synkroniserad text och ljud", "Det finns inget ljud."),
            (
                "De digitala filerna hindrar inte hjälpmedelsteknik från att fungera korrekt",
                "Filerna är EPUB 3, i en enda logisk läsordning, med angivna språk och märkta roller.",
            ),
            (
                (
                    "Tillgång till innehållet, navigering i filens innehåll och layout, inbegripet dynamisk"
                    " layout"
                ),
                "Texten anpassar sig till alla bredder. Innehåll och rubriker leder till alla delar.",
            ),
            (
                "Struktur, flexibilitet och valmöjligheter i presentationen av innehållet",
                "Rubriker, listor, tabeller, citat och noter är märkta som det de är.",
            ),
            (
                (
                    "Alternativa återgivningar av innehållet och interoperabilitet med olika"
                    " hjälpmedelstekniker, så att innehållet är möjligt att uppfatta, begripligt, hanterbart"
                    " och robust"
                ),
                (
                    "Det som skrevs som text är text; formler är MathML; språk, roller och beskrivningar"
                    " finns där hjälpmedelsteknik letar efter dem."
                ),
            ),
            (
                "Möjlig att hitta genom information om tillgänglighetsfunktioner i metadata",
                "E-bokens metadata innehåller samma påståenden, med schema.orgs termer.",
            ),
            (
                "Åtgärder för förvaltning av digitala rättigheter blockerar inte tillgänglighetsfunktioner",
                "Det finns inga i den här filen.",
            ),
        ),
    ),
    "pl": AccessibilityWords(
        title="Dostępność",
        about=(
            "Tę deklarację sporządził Standfirst, program, który utworzył tę książkę elektroniczną, na"
            " podstawie tego, co w niej zmierzył. Nikt inny jej nie poświadczył."
        ),
        conforms="Książka elektroniczna jest zgodna z EPUB Accessibility 1.1 i z WCAG 2.2 na poziomie AA.",
        lacks=(
            "Nie deklaruje się zgodności tej książki elektronicznej z EPUB Accessibility 1.1 i z WCAG 2.2 na"
            " poziomie AA. Powody:"
        ),
        no_pictures="Nie ma ilustracji, które coś znaczą.",
        described="Wszystkie ilustracje, które coś znaczą, są opisane.",
        undescribed=("Ilustracje, które coś znaczą, bez opisu: {missing} z {shown}.",) * 2,
        moving="Są ilustracje, które mogą się poruszać i których nie da się zatrzymać.",
        faint="Niektóre kolory mogą być trudne do odczytania, dopóki się ich nie zmieni.",
        withheld="Wydawca wie o czymś, co nie jest zgodne.",
        text=(
            "Tekst można powiększyć i zmienić jego kolor; ma on logiczną kolejność czytania, a spis treści i"
            " nagłówki prowadzą do każdej jego części."
        ),
        paged="Strony wydania drukowanego są zaznaczone i wymienione.",
        unrestricted="Bez ograniczeń",
        heading=(
            "Jak spełnia wymogi dotyczące książek elektronicznych z załącznika I do dyrektywy (UE) 2019/882"
        ),
        requirements=(
            (
                "Informacje dostępne za pośrednictwem więcej niż jednego kanału sensorycznego",
                "Słowa tekstu można czytać, słyszeć albo odczytać dotykiem w brajlu.",
            ),
            (
                (
                    "Czcionki o odpowiedniej wielkości i odpowiednim kształcie, wystarczający kontrast,"
                    " regulowane odstępy między literami, wierszami i akapitami"
                ),
                (
                    "Kto czyta, wybiera krój pisma, wielkość, odstępy i kolory; nic w książce elektronicznej"
                    " w tym nie przeszkadza."
                ),
            ),
            ("Synchronizacja tekstu i dźwięku", "Nie ma dźwięku."),
            (
                "Pliki cyfrowe nie uniemożliwiają prawidłowego działania technologii wspomagających",
                (
                    "Pliki są w formacie EPUB 3, w jednej logicznej kolejności czytania, z podanymi językami"
                    " i oznaczonymi rolami."
                ),
            ),
            (
                "Dostęp do treści, nawigacja po treści pliku oraz układ, w tym układ dynamiczny",
                (
                    "Tekst dopasowuje się do każdej szerokości. Spis treści i nagłówki prowadzą do każdej"
                    " części."
                ),
            ),
            (
                "Struktura, elastyczność i wybór sposobu prezentacji treści",
                "Nagłówki, listy, tabele, cytaty i przypisy są oznaczone jako to, czym są.",
            ),
            (
                (
                    "Alternatywne sposoby przedstawienia treści i jej interoperacyjność z różnymi"
                    " technologiami wspomagającymi, tak aby była postrzegalna, zrozumiała, funkcjonalna i"
                    " solidna"
                ),
                (
                    "To, co napisano jako tekst, jest tekstem; wzory są w MathML; języki, role i opisy są"
                    " tam, gdzie szukają ich technologie wspomagające."
                ),
            ),
            (
                "Możliwość znalezienia dzięki informacjom o cechach dostępności podanym w metadanych",
                "Metadane książki elektronicznej zawierają te same deklaracje, w terminach schema.org.",
            ),
            (
                "Środki zarządzania prawami cyfrowymi nie blokują cech dostępności",
                "W tym pliku ich nie ma.",
            ),
        ),
    ),
    "ru": AccessibilityWords(
        title="Доступность",
        about=(
            "Это заявление составлено программой Standfirst, которая создала эту электронную книгу, по тому,"
            " что она в ней измерила. Никто другой его не подтверждал."
        ),
        conforms="Электронная книга соответствует EPUB Accessibility 1.1 и WCAG 2.2 на уровне AA.",
        lacks=(
            "Не утверждается, что электронная книга соответствует EPUB Accessibility 1.1 и WCAG 2.2 на"
            " уровне AA. Причины:"
        ),
        no_pictures="Изображений, несущих смысл, нет.",
        described="Все изображения, несущие смысл, описаны.",
        undescribed=("Изображения, несущие смысл, без описания: {missing} из {shown}.",) * 2,
        moving="Есть изображения, которые могут двигаться и которые нельзя остановить.",
        faint="Некоторые цвета может быть трудно читать, пока их не изменят.",
        withheld="Издателю известно о том, что не соответствует требованиям.",
        text=(
            "Текст можно увеличить и изменить его цвет; он идёт в логическом порядке чтения, а содержание и "
            "заголовки ведут к каждой его части."
        ),
        paged="Страницы печатного издания отмечены и перечислены.",
        unrestricted="Без ограничений",
        heading="Как выполняются требования к электронным книгам из приложения I к Директиве (ЕС) 2019/882",
        requirements=(
            (
                "Информация доступна более чем по одному сенсорному каналу",
                "Слова текста можно прочесть, услышать или ощутить шрифтом Брайля.",
            ),
            (
                (
                    "Шрифты подходящего размера и начертания, достаточный контраст, настраиваемые расстояния"
                    " между буквами, строками и абзацами"
                ),
                (
                    "Читатели выбирают шрифт, размер, расстояния и цвета; ничто в электронной книге этому не"
                    " мешает."
                ),
            ),
            ("Синхронизация текста и звука", "Звука нет."),
            (
                "Цифровые файлы не мешают правильной работе вспомогательных технологий",
                "Файлы — EPUB 3 с единым логическим порядком чтения; языки указаны, роли размечены.",
            ),
            (
                "Доступ к содержанию, навигация по содержанию файла и макет, включая динамический",
                "Текст подстраивается под любую ширину. Содержание и заголовки ведут к каждой части.",
            ),
            (
                "Структура, гибкость и возможность выбора в представлении содержания",
                "Заголовки, списки, таблицы, цитаты и примечания размечены как то, чем они являются.",
            ),
            (
                (
                    "Альтернативные представления содержания и его совместимость с различными"
                    " вспомогательными технологиями, так чтобы оно было воспринимаемым, понятным,"
                    " управляемым и надёжным"
                ),
                (
                    "Что написано как текст, то и есть текст; формулы — MathML; языки, роли и описания"
                    " находятся там, где их ищут вспомогательные технологии."
                ),
            ),
            (
                "Возможность найти книгу благодаря сведениям о доступности в метаданных",
                "В метаданных электронной книги те же утверждения, в терминах schema.org.",
            ),
            (
                "Меры управления цифровыми правами не блокируют функций доступности",
                "В этом файле их нет.",
            ),
        ),
    ),
    "uk": AccessibilityWords(
        title="Доступність",
        about=(
            "Цю заяву склала програма Standfirst, яка створила цю електронну книгу, на підставі того, що"
            " вона в ній виміряла. Ніхто інший її не засвідчував."
        ),
        conforms="Електронна книга відповідає EPUB Accessibility 1.1 та WCAG 2.2 на рівні AA.",
        lacks=(
            "Не стверджується, що електронна книга відповідає EPUB Accessibility 1.1 та WCAG 2.2 на рівні"
            " AA. Причини:"
        ),
        no_pictures="Зображень, що мають значення, немає.",
        described="Усі зображення, що мають значення, описані.",
        undescribed=("Зображення, що мають значення, без опису: {missing} з {shown}.",) * 2,
        moving="Є зображення, які можуть рухатися і які не можна зупинити.",
        faint="Деякі кольори може бути важко читати, доки їх не змінять.",
        withheld="Видавцеві відомо про те, що не відповідає вимогам.",
        text=(
            "Текст можна збільшити та змінити його колір; він іде в логічному порядку читання, а зміст і"
            " заголовки ведуть до кожної його частини."
        ),
        paged="Сторінки друкованого видання позначені та перелічені.",
        unrestricted="Без обмежень",
        heading="Як виконано вимоги до електронних книг із додатка I до Директиви (ЄС) 2019/882",
        requirements=(
            (
                "Інформація доступна більш ніж одним сенсорним каналом",
                "Слова тексту можна прочитати, почути або відчути шрифтом Брайля.",
            ),
            (
                (
                    "Шрифти належного розміру та форми, достатній контраст, регульовані відстані між"
                    " літерами, рядками та абзацами"
                ),
                (
                    "Читачі обирають шрифт, розмір, відстані та кольори; ніщо в електронній книзі цьому не"
                    " заважає."
                ),
            ),
            ("Синхронізація тексту та звуку", "Звуку немає."),
            (
                "Цифрові файли не заважають належній роботі допоміжних технологій",
                "Файли — EPUB 3 з єдиним логічним порядком читання; мови зазначені, ролі розмічені.",
            ),
            (
                "Доступ до змісту, навігація вмістом файлу та макет, зокрема динамічний",
                "Текст пристосовується до будь-якої ширини. Зміст і заголовки ведуть до кожної частини.",
            ),
            (
                "Структура, гнучкість і можливість вибору в поданні змісту",
                "Заголовки, списки, таблиці, цитати та примітки розмічені як те, чим вони є.",
            ),
            (
                (
                    "Альтернативні подання змісту та його сумісність із різними допоміжними технологіями,"
                    " так щоб він був придатним для сприйняття, зрозумілим, керованим і надійним"
                ),
                (
                    "Що написано як текст, те і є текст; формули — MathML; мови, ролі та описи є там, де їх"
                    " шукають допоміжні технології."
                ),
            ),
            (
                "Можливість знайти книгу завдяки відомостям про доступність у метаданих",
                "У метаданих електронної книги ті самі твердження, у термінах schema.org.",
            ),
            (
                "Засоби керування цифровими правами не блокують функцій доступності",
                "У цьому файлі їх немає.",
            ),
        ),
    ),
    "tr": AccessibilityWords(
        title="Erişilebilirlik",
        about=(
            "Bu beyanı, bu e-kitabı yapan program olan Standfirst, kitapta ölçtüklerine dayanarak"
            " hazırlamıştır. Başka hiç kimse onaylamamıştır."
        ),
        conforms="E-kitap, EPUB Accessibility 1.1’e ve AA düzeyinde WCAG 2.2’ye uygundur.",
        lacks=(
            "E-kitabın EPUB Accessibility 1.1’e ve AA düzeyinde WCAG 2.2’ye uygun olduğu, şu nedenlerle"
            " beyan edilmemektedir:"
        ),
        no_pictures="Anlam taşıyan resim yoktur.",
        described="Anlam taşıyan bütün resimler betimlenmiştir.",
        undescribed=("Anlam taşıyan {shown} resimden {missing} tanesi betimlenmemiştir.",) * 2,
        moving="Hareket edebilecek ve durdurulamayan resimler vardır.",
        faint="Bazı renkler, okur değiştirene kadar zor okunabilir.",
        withheld="Yayıncı, uygun olmayan bir şey olduğunu biliyor.",
        text=(
            "Metin büyütülebilir, rengi değiştirilebilir ve mantıksal bir okuma sırasındadır; içindekiler ve"
            " başlıklar her bölümüne götürür."
        ),
        paged="Basılı baskının sayfaları işaretlenmiş ve listelenmiştir.",
        unrestricted="Kısıtlama yok",
        heading=(
            "(AB) 2019/882 sayılı Direktifin I numaralı ekindeki e-kitap gerekliliklerini nasıl karşıladığı"
        ),
        requirements=(
            (
                "Bilginin birden fazla duyusal kanaldan sunulması",
                "Metnin sözcükleri okunabilir, dinlenebilir veya Braille olarak dokunularak okunabilir.",
            ),
            (
                (
                    "Yeterli boyutta ve uygun biçimde yazı tipleri, yeterli karşıtlık; harfler, satırlar ve"
                    " paragraflar arasında ayarlanabilir aralık"
                ),
                (
                    "Yazı tipini, boyutu, aralıkları ve renkleri okur seçer; e-kitapta bunu engelleyen bir"
                    " şey yoktur."
                ),
            ),
            ("Metin ile sesin eşzamanlı olması", "Ses yoktur."),
            (
                "Dijital dosyaların yardımcı teknolojilerin düzgün çalışmasını engellememesi",
                (
                    "Dosyalar EPUB 3 biçiminde, tek bir mantıksal okuma sırasındadır; diller belirtilmiş,"
                    " roller işaretlenmiştir."
                ),
            ),
            (
                "İçeriğe, dosya içeriğinde gezinmeye ve dinamik düzen dahil sayfa düzenine erişim",
                "Metin her genişliğe uyar. İçindekiler ve başlıklar her bölüme götürür.",
            ),
            (
                "İçeriğin sunumunda yapı, esneklik ve seçenek sağlanması",
                "Başlıklar, listeler, tablolar, alıntılar ve notlar ne iseler öyle işaretlenmiştir.",
            ),
            (
                (
                    "İçeriğin algılanabilir, anlaşılabilir, kullanılabilir ve sağlam olacak biçimde başka"
                    " türlü sunulabilmesi ve çeşitli yardımcı teknolojilerle birlikte çalışabilmesi"
                ),
                (
                    "Metin olarak yazılan metindir; formüller MathML’dir; diller, roller ve betimlemeler"
                    " yardımcı teknolojilerin aradığı yerdedir."
                ),
            ),
            (
                "Erişilebilirlik özelliklerine ilişkin üst verilerle bulunabilir olma",
                "E-kitabın üst verileri aynı beyanları schema.org terimleriyle içerir.",
            ),
            (
                "Dijital hak yönetimi önlemlerinin erişilebilirlik özelliklerini engellememesi",
                "Bu dosyada böyle bir önlem yoktur.",
            ),
        ),
    ),
    "ar": AccessibilityWords(
        title="إمكانية الوصول",
        about=(
            "أعدّ هذا البيانَ برنامجُ Standfirst الذي أنتج هذا الكتاب الإلكتروني، استنادًا إلى ما قاسه فيه."
            " ولم يصادق عليه أحد غيره."
        ),
        conforms="يتوافق الكتاب الإلكتروني مع EPUB Accessibility 1.1 ومع WCAG 2.2 في المستوى AA.",
        lacks=(
            "لا يُعلَن توافق الكتاب الإلكتروني مع EPUB Accessibility 1.1 ومع WCAG 2.2 في المستوى AA، للأسباب"
            " التالية:"
        ),
        no_pictures="لا توجد صور تحمل معنى.",
        described="جميع الصور التي تحمل معنى موصوفة.",
        undescribed=("الصور التي تحمل معنى ولا وصف لها: {missing} من {shown}.",) * 2,
        moving="توجد صور قد تتحرك ولا يمكن إيقافها.",
        faint="قد تصعب قراءة بعض الألوان إلى أن يغيّرها القارئ.",
        withheld="يعلم الناشر بشيء غير متوافق.",
        text=(
            "يمكن تكبير النص وتغيير ألوانه، وهو مرتب ترتيبًا منطقيًا للقراءة؛ وتقود المحتويات والعناوين إلى"
            " كل جزء منه."
        ),
        paged="صفحات الطبعة الورقية معلَّمة ومدرجة في قائمة.",
        unrestricted="لا قيود",
        heading="كيف يستوفي متطلبات الكتب الإلكترونية في الملحق الأول من التوجيه (EU) 2019/882",
        requirements=(
            (
                "إتاحة المعلومات عبر أكثر من قناة حسية",
                "يمكن قراءة كلمات النص أو سماعها أو لمسها بطريقة برايل.",
            ),
            (
                (
                    "خطوط ذات حجم كافٍ وشكل مناسب، وتباين كافٍ، ومسافات قابلة للتعديل بين الحروف والأسطر"
                    " والفقرات"
                ),
                "يختار القراء الخط والحجم والمسافات والألوان، ولا شيء في الكتاب الإلكتروني يمنعهم من ذلك.",
            ),
            ("تزامن النص والصوت", "لا يوجد صوت."),
            (
                "ألا تمنع الملفات الرقمية التقنيات المساعدة من العمل على نحو سليم",
                "الملفات بصيغة EPUB 3، بترتيب قراءة منطقي واحد، مع تسمية اللغات وتمييز الأدوار.",
            ),
            (
                "الوصول إلى المحتوى والتنقل في محتوى الملف وتخطيطه، بما في ذلك التخطيط الديناميكي",
                "يتكيف النص مع أي عرض. وتقود المحتويات والعناوين إلى كل جزء.",
            ),
            (
                "توفير البنية والمرونة والاختيار في عرض المحتوى",
                "العناوين والقوائم والجداول والاقتباسات والحواشي مميَّزة بما هي عليه.",
            ),
            (
                (
                    "عروض بديلة للمحتوى وقابليته للتشغيل مع مختلف التقنيات المساعدة، بحيث يكون قابلًا"
                    " للإدراك والفهم والاستخدام ومتينًا"
                ),
                (
                    "ما كُتب نصًا فهو نص؛ والصيغ الرياضية بلغة MathML؛ واللغات والأدوار والأوصاف في المواضع"
                    " التي تبحث فيها التقنيات المساعدة."
                ),
            ),
            (
                "إمكانية العثور عليه بتوفير معلومات عن خصائص إمكانية الوصول في البيانات الوصفية",
                "تتضمن البيانات الوصفية للكتاب الإلكتروني البيانات نفسها بمصطلحات schema.org.",
            ),
            (
                "ألا تعيق تدابير إدارة الحقوق الرقمية خصائص إمكانية الوصول",
                "لا توجد أي منها في هذا الملف.",
            ),
        ),
    ),
    "ja": AccessibilityWords(
        space="",
        title="アクセシビリティ",
        about=(
            "この声明は、この電子書籍を作成したプログラム Standfirst が、書籍の中で測定した結果に基づいて"
            "作成したものです。ほかの誰による認証も受けていません。"
        ),
        conforms="この電子書籍は EPUB Accessibility 1.1 および WCAG 2.2 レベル AA に適合しています。",
        lacks=(
            "この電子書籍は、次の理由により、EPUB Accessibility 1.1 および WCAG 2.2 レベル AA への適合を"
            "表明していません。"
        ),
        no_pictures="意味を伝える画像はありません。",
        described="意味を伝える画像にはすべて説明があります。",
        undescribed=("意味を伝える画像 {shown} 点のうち {missing} 点に説明がありません。",) * 2,
        moving="動くことがあり、止められない画像があります。",
        faint="読者が変更するまで読みにくい色があるかもしれません。",
        withheld="適合しない点があることを発行者が把握しています。",
        text=(
            "文字の拡大と色の変更ができ、論理的な読み上げ順序になっています。"
            "目次と見出しからすべての部分に移動できます。"
        ),
        paged="印刷版のページが示され、一覧になっています。",
        unrestricted="制限なし",
        heading="EU 指令 2019/882 附属書 I の電子書籍に関する要件への対応",
        requirements=(
            (
                "複数の感覚経路で情報が得られること",
                "本文は、読むことも、聞くことも、点字で触れることもできます。",
            ),
            (
                "適切な大きさと形のフォント、十分なコントラスト、調整できる字間・行間・段落間隔",
                "フォント、大きさ、間隔、色は読者が選べます。この電子書籍にそれを妨げるものはありません。",
            ),
            ("テキストと音声の同期", "音声はありません。"),
            (
                "デジタルファイルが支援技術の正常な動作を妨げないこと",
                "ファイルは EPUB 3 で、単一の論理的な読み上げ順序を持ち、言語と役割が示されています。",
            ),
            (
                "内容、ファイル内の移動、動的なものを含むレイアウトを利用できること",
                "本文はどの幅にも合わせて流れます。目次と見出しからすべての部分に移動できます。",
            ),
            (
                "内容の提示における構造、柔軟性、選択肢の提供",
                "見出し、リスト、表、引用、注は、それぞれの種類として示されています。",
            ),
            (
                "内容を別の形で提示でき、さまざまな支援技術と相互運用でき、知覚可能、理解可能、操作可能で堅牢であること",
                (
                    "文字として書かれたものは文字のままです。数式は MathML です。言語、役割、説明は、"
                    "支援技術が探す場所にあります。"
                ),
            ),
            (
                "アクセシビリティ機能についての情報をメタデータで提供し、見つけられるようにすること",
                "この電子書籍のメタデータは、同じ内容を schema.org の用語で示しています。",
            ),
            (
                "デジタル著作権管理の手段がアクセシビリティ機能を妨げないこと",
                "このファイルにはそのような手段はありません。",
            ),
        ),
    ),
    "zh": AccessibilityWords(
        space="",
        title="无障碍",
        about="本声明由制作这本电子书的程序 Standfirst 根据其在书中测得的结果作出，未经其他任何人认证。",
        conforms="本电子书符合 EPUB Accessibility 1.1 和 WCAG 2.2 的 AA 级。",
        lacks="由于以下原因，本电子书不声明符合 EPUB Accessibility 1.1 和 WCAG 2.2 的 AA 级：",
        no_pictures="没有表达含义的图片。",
        described="所有表达含义的图片都有说明。",
        undescribed=("在 {shown} 张表达含义的图片中，有 {missing} 张没有说明。",) * 2,
        moving="有些图片可能会动，而且无法停止。",
        faint="有些颜色在读者更改之前可能难以辨认。",
        withheld="出版者知道有不符合之处。",
        text="文字可以放大，颜色可以更改，并按合理的阅读顺序排列；目录和标题通向书中的每一部分。",
        paged="印刷版的页码已标出并列成清单。",
        unrestricted="没有限制",
        heading="如何满足欧盟第 2019/882 号指令附件一对电子书的要求",
        requirements=(
            ("通过一种以上的感官渠道提供信息", "正文可以阅读、聆听，或以盲文触读。"),
            (
                "大小合适、形状适当的字体，足够的对比度，可调整的字距、行距和段距",
                "读者可以选择字体、大小、间距和颜色；本电子书不加任何阻碍。",
            ),
            ("文字与音频同步", "没有音频。"),
            (
                "数字文件不妨碍辅助技术正常运行",
                "文件为 EPUB 3，具有单一的合理阅读顺序，并标明语言和角色。",
            ),
            (
                "可以使用内容、文件内容的导航以及版面，包括动态版面",
                "文字适应任何宽度。目录和标题通向每一部分。",
            ),
            (
                "在内容的呈现上提供结构、灵活性和选择",
                "标题、列表、表格、引文和注释都按其本身的类别标记。",
            ),
            (
                "内容可用其他方式呈现，并能与各种辅助技术互操作，做到可感知、可理解、可操作和稳健",
                "以文字写成的内容就是文字；公式为 MathML；语言、角色和说明都在辅助技术查找的位置。",
            ),
            (
                "通过元数据提供有关无障碍功能的信息，使其可以被发现",
                "本电子书的元数据以 schema.org 的术语作出相同的声明。",
            ),
            ("数字版权管理措施不妨碍无障碍功能", "本文件中没有此类措施。"),
        ),
    ),
}


def accessibility_words(language: str) -> tuple[str, AccessibilityWords]:
    """The words for a language (BCP 47), and which language they are in: English where we have none."""
    spoken = language.partition("-")[0].lower()
    return (spoken, _WORDS[spoken]) if spoken in _WORDS else ("en", ENGLISH)
