"""Spanish."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="es",
    by_words=phrases(
        """por | texto de | texto por | textos de | escrito por | un texto de | un artículo de
        artículo de | una entrevista de | entrevista de | entrevista por | entrevista realizada por
        entrevistado por | entrevistada por | redactado por | reportaje de | crónica de | autor:
        autora: | autores: | autoras: | texto: | firma: | palabras de | un reportaje de
        una crónica de | un ensayo de | un relato de | una historia de | un perfil de"""
    ),
    and_words=phrases("y | e | & | con"),
    of_words=phrases("de | por | del | cortesía de"),
    credit_nouns={
        "photographs": phrases(
            """foto | fotos | fotografía | fotografías | fotógrafo | fotógrafa | fotógrafos
            crédito de la foto | créditos de la foto | créditos fotográficos | crédito fotográfico
            crédito foto | créditos fotos | imagen | imágenes | crédito de la imagen
            créditos de las imágenes | foto de portada | imagen de portada | foto cortesía"""
        ),
        "illustrations": phrases(
            """ilustración | ilustraciones | ilustrador | ilustradora | dibujo | dibujos | infografía
            infografías | viñeta"""
        ),
        "translation": phrases(
            """traducción | traducciones | traductor | traductora | traducido | traducido al español
            traducción al español | traducción del … | traducción de … | traducido del …"""
        ),
        "editing": phrases("""edición | editor | editora | editores | corrección | revisión | editado"""),
        "interview": phrases("entrevista | entrevistador | entrevistadora | entrevistó"),
        "transcription": phrases("transcripción | transcriptor | transcriptora | transcrito"),
        "text": phrases("texto | textos | redacción"),
    },
    credit_verbs={
        "photographs": phrases("fotografiado por | fotografiada por"),
        "illustrations": phrases("ilustrado por | ilustrada por | dibujado por"),
        "translation": phrases(
            """traducido por | traducida por | traducido del … por | traducido al … por | traduce"""
        ),
        "editing": phrases("editado por | editada por | revisado por | corregido por"),
        "interview": phrases(
            """entrevista realizada por | entrevistado por | entrevistada por | entrevista por
            entrevista de | entrevista a cargo de"""
        ),
        "transcription": phrases("transcrito por | transcrita por"),
        "text": phrases("escrito por | texto de | textos de | redactado por"),
    },
    first_published_words=phrases(
        """publicado originalmente | publicada originalmente | originalmente publicado
        originalmente publicada | publicado por primera vez | publicada por primera vez
        publicado inicialmente | publicada inicialmente | primera publicación
        apareció originalmente | apareció por primera vez | apareció primero
        aparecido originalmente | fecha de primera publicación | fecha de publicación original
        publicación original | se publicó originalmente | se publicó por primera vez
        se publicó primero | fue publicado originalmente | fue publicada originalmente"""
    ),
    published_words=phrases(
        """publicado | publicada | publicado el | publicada el | fecha de publicación | fecha
        publicación | posteado el | se publicó el"""
    ),
    updated_words=phrases(
        """actualizado | actualizada | actualizado el | actualizada el | última actualización
        modificado el | última modificación | revisado el | fecha de actualización"""
    ),
    retrieved_words=phrases(
        """consultado | consultada | consultado el | consultada el | fecha de consulta | recuperado
        recuperado el | última consulta | archivado el | guardado el | descargado el | visitado el
        acceso el | fecha de acceso"""
    ),
    provenance_words=phrases(
        """fuente: | fuentes: | fuente original: | p.d. | pd: | posdata: | p. d.
        publicado originalmente en | publicada originalmente en | publicado originalmente por
        originalmente publicado en | originalmente publicada en | publicado por primera vez en
        publicado inicialmente en | este artículo apareció | este artículo se publicó
        este artículo fue publicado | este artículo fue originalmente | esta entrevista se publicó
        esta entrevista fue publicada | esta entrevista apareció | este texto se publicó
        este texto fue publicado | este texto apareció | esta nota fue publicada
        apareció originalmente en | artículo original: | texto original: | versión original:
        lea el original | leer el original | reproducido con permiso | reproducido con autorización
        republicado de | republicado con permiso | tomado de | extraído de | extracto de
        adaptado de | disponible en: | enlace: | enlace permanente: | url:
        una versión anterior de | una primera versión de | una versión más breve de"""
    ),
    licence_words=phrases(
        """licencia: | bajo licencia | bajo una licencia | con licencia | todos los derechos reservados
        derechos de autor | dominio público | copyright | © | prohibida su reproducción"""
    ),
    question_labels=phrases(
        """p | pregunta | preguntas | preg | entrevistador | entrevistadora | el entrevistador
        la entrevistadora | periodista | el periodista | la periodista | moderador | moderadora
        presentador | presentadora | conductor | conductora | anfitrión | anfitriona | público
        del público | pregunta del público | asistente | audiencia | oyente | lector | lectora
        redacción | la redacción | reportero | reportera"""
    ),
    answer_labels=phrases(
        """r | respuesta | respuestas | resp | entrevistado | entrevistada | el entrevistado
        la entrevistada | invitado | invitada | ponente"""
    ),
    together_labels=phrases("ambos | ambas | los dos | las dos | todos | todas | juntos | juntas"),
    not_speakers=phrases(
        """situación | conflicto | pendiente | remitente | enlace | propuesta | contenido
        querido … | querida … | queridos … | estimado … | estimada … | estimados …
        nota | notas | n.b. | nb | nota bene | aviso | avisos | advertencia | advertencias
        atención | precaución | cuidado | peligro | importante | consejo | consejos | truco | trucos
        pista | pistas | sugerencia | sugerencias | información | info | dato | datos | ojo
        recuerda | recuerde | recordatorio | observación | observaciones | actualización
        actualizaciones | corrección | correcciones | fe de errata | fe de erratas | errata
        erratas | aclaración | aclaraciones | rectificación | p.d. | pd | posdata | spoiler
        descargo de responsabilidad | ingredientes | ingrediente | preparación | elaboración
        método | métodos | modo de preparación | procedimiento | instrucciones | receta | porciones
        raciones | para … personas | tiempo | tiempo de cocción | tiempo de preparación
        tiempo total | duración | dificultad | utensilios | materiales | material | herramientas
        equipo | equipamiento | rinde | cocción | presentación | antes | después | durante | luego
        ahora | hoy | ayer | mañana | pasado | presente | futuro | entonces | más tarde | pros
        contras | a favor | en contra | ventajas | ventaja | desventajas | desventaja
        inconvenientes | fortalezas | debilidades | oportunidades | amenazas | límites | beneficios
        limitaciones | lo bueno | lo malo | lo mejor | lo peor | qué | que | cuándo | cuando | dónde
        donde | quién | quien | quiénes | por qué | cómo | como | cuánto | cuál | cuáles | para qué
        impacto | efecto | efectos | causa | causas | consecuencia | consecuencias | nombre
        nombres | apellido | apellidos | nombre completo | fecha | fechas | lugar | lugares
        dirección | ciudad | país | región | precio | precios | tarifa | costo | costos | coste
        costes | presupuesto | total | autor | autora | autores | autoras | título | títulos
        subtítulo | fuente | fuentes | foto | fotos | fotografía | fotografías | imagen | imágenes
        vídeo | video | vídeos | videos | audio | pódcast | podcast | crédito | créditos | leyenda
        pie de foto | ilustración | ilustraciones | traducción | traductor | traductora | editorial
        edición | publicación | colección | isbn | issn | páginas | página | número de páginas
        formato | género | serie | volumen | tomo | número | capítulo | sección | parte | acto
        escena | anexo | apéndice | episodio | temporada | lección | módulo | unidad | semana | día
        mes | año | hora | horas | horario | fase | etapa | etapas | paso | pasos | nivel | figura
        fig. | tabla | cuadro | recuadro | gráfico | gráfica | mapa | diagrama | lista | ejemplo
        ejemplos | por ejemplo | p. ej. | ej. | caso | casos | estudio de caso | ejercicio
        ejercicios | solución | soluciones | problema | problemas | desafío | desafíos | reto
        retos | tarea | tareas | objetivo | objetivos | meta | metas | fin | finalidad | propósito
        misión | visión | valores | estrategia | enfoque | proceso | plan | acción | acciones
        resultado | resultados | conclusión | conclusiones | resumen | en resumen | síntesis
        panorama | introducción | contexto | antecedentes | descripción | definición | definiciones
        discusión | análisis | veredicto | valoración | puntuación | claves | puntos clave
        ideas clave | palabras clave | etiquetas | categoría | categorías | tema | temas | asunto
        tipo | tipos | estado | prioridad | versión | versiones | tamaño | largo | ancho | alto
        altura | peso | profundidad | color | edad | sexo | género y edad | nacimiento | nacido
        nacida | lugar de nacimiento | fecha de nacimiento | fallecimiento | nacionalidad
        formación | estudios | educación | profesión | ocupación | trabajo | puesto | cargo
        función | rol | roles | equipos | departamento | empresa | organización | afiliación
        institución | experiencia | habilidades | idioma | idiomas | lengua | intereses | aficiones
        contacto | contactos | correo | correo electrónico | e-mail | email | teléfono | tel | tel.
        fax | sitio | sitio web | página web | web | enlace | enlaces | blog | biografía | bio
        acerca de | acerca del autor | sobre el autor | sobre la autora | más información | más
        para saber más | para leer más | leer más | lea también | lee también | te puede interesar
        ver también | véase | ver | referencias | referencia | bibliografía | agradecimientos
        gracias | colaboradores | licencia | derechos | sí | si | no | quizás | tal vez | verdadero
        falso | ninguno | ninguna | activado | desactivado | opcional | obligatorio | requerido
        por defecto | predeterminado | valor predeterminado | entrada | salida | entradas | salidas
        uso | sintaxis | comando | código | parámetros | parámetro | opciones | opción | error
        errores | nuevo | viejo | actual | anterior | siguiente | primero | segundo | tercero
        cuarto | por último | finalmente | regla | reglas | principio | hecho | hechos | mito
        mitos | realidad | verdad | idea | ideas | teoría | práctica | cita | lema | prueba
        evidencia | hipótesis | pausa | música | aplausos | risas | silencio | publicidad | anuncio
        patrocinadores | transcripción | grabación | nota del editor | nota de la editora
        nota del autor | nota del traductor | nota de la redacción | n. del e. | n. de la r.
        n. del t. | a | de | para | cc | adjunto | adjuntos | lunes | martes | miércoles | jueves
        viernes | sábado | domingo | fin de semana | enero | febrero | marzo | abril | mayo | junio
        julio | agosto | septiembre | setiembre | octubre | noviembre | diciembre | primavera
        verano | otoño | invierno | tarde | noche | desayuno | almuerzo | comida | cena | merienda
        horario de apertura | abierto | cerrado | boletos | inscripción | inscripciones | registro
        fecha límite | plazo | orden del día | agenda | programa | asistentes | participantes
        ponentes | presentes | ausentes | acuerdos | decisión | decisiones | votación | voto
        requisitos | prerrequisitos | instalación | configuración | características | plataforma
        sistema operativo | navegador | cámara | libros | libro | película | películas | canción
        disco | álbum | director | directora | dirección y guion | guion | guión | reparto | elenco
        producción | productor | compositor | exposición | mi opinión | opinión | comentario
        comentarios | alerta | exclusiva | en vivo | en directo | escuchar | leer | descargar
        suscríbete | compartir | síguenos | donar | tiempo de lectura | nivel de dificultad
        tareas para casa | alcance | supuestos | riesgos | riesgo | indicadores | cronograma
        responsable | responsables | entregables | pregunta de … | otros | otras | varios | general"""
    ),
    second_person_words=phrases(
        """usted | ustedes | tú | ti | contigo | tu | tus | tuyo | tuya | vos | vosotros | vosotras
        os | vuestro | vuestra | vuestros | vuestras | eres | estás | tienes | has | puedes | crees
        piensas | haces | quieres | recuerdas | dirías | sientes | ves | empezaste | llegaste
        tenéis | sois | habéis | podéis | hacéis"""
    ),
    first_person_words=phrases(
        """yo | mi | mis | me | mí | mío | mía | conmigo | nosotros | nosotras | nos | nuestro
        nuestra | nuestros | nuestras | soy | estoy | tengo | he | hemos | somos | estamos
        tenemos | fui | fuimos | hice | hicimos | creo | quiero | pienso | recuerdo | vivo | nací
        empecé | llegué | aprendí | digo | puedo | sé | *íamos | *ábamos | hago | oigo | veo
        voy | vengo | conozco | escribo | leo | hablo | siento | encontré | trabajé | estudié
        vi | leí | dije | pude | quise | vine | puse | perdí | compré | aprendo | trabajo en
        llevo"""
    ),
    prompts=phrases(
        """cuéntenos | cuéntame | cuéntenme | cuéntanos | cuéntemos | cuenta | contanos | contame
        háblenos | háblame | háblanos | hábleme | hablanos | describa | describe | descríbenos
        descríbeme | describí | explique | explícanos | explíqueme | explíquenos | explica
        explícame | díganos | dígame | dinos | dime | decinos | preséntese | preséntate | presentate
        denos | danos | danos un | comparta | comparte | compártenos | hablemos de | hablemos
        volvamos a | empecemos | imagine | imagina | mencione | menciona | recomiéndanos
        recomiende | nombra | nombre un* | complete la frase | completa la frase | ¿nos | ¿me
        podría | podrías | puede | puedes | podés | me gustaría saber | nos gustaría saber
        quisiera saber | quisiera preguntar* | quería preguntar* | una última pregunta
        última pregunta | para terminar | para finalizar | gracias por | bienvenid*"""
    ),
    interview_phrases=phrases(
        """entrevista | entrevistas | entrevistado | entrevistada | entrevistamos | entrevistó
        preguntas y respuestas | preguntas a | cinco preguntas | diez preguntas | en conversación
        conversación con | conversaciones con | conversamos con | conversó con | charla con
        charlamos con | diálogo con | en diálogo | hablamos con | habló con | habla con | hablar con
        hablaron con | platicamos con | plática con | responde a | respondió a | encuentro con
        mesa redonda | mano a mano | nos recibe | nos recibió | nos atiende en
        nos abre la puerta"""
    ),
    editors_note_words=phrases(
        """nota del editor | nota de la editora | nota de los editores | nota de la redacción
        nota editorial | nota de redacción | n. del e. | n. de la e. | n. de la r. | n. de r.
        n. de la red. | n. del ed. | ndr | nde | de la redacción | de los editores
        nota del traductor | nota de la traductora | n. del t. | n. de la t."""
    ),
    edited_words=phrases(
        """editado* para mayor claridad | editada* para mayor claridad | editado* por claridad
        editada* por claridad | editado* por razones de | editada* por razones de
        editado* y condensad* | editada* y condensad* | ligeramente editad* | levemente editad*
        ha sido editad* | han sido editad* | fue editad* | ha sido condensad* | ha sido abreviad*
        ha sido resumid* | ha sido acortad* | por motivos de claridad | por razones de claridad
        por razones de espacio | por cuestiones de espacio | para mayor claridad | versión abreviada
        versión resumida | versión editada"""
    ),
    saying_stems=phrases(
        """dij | dice | decí | pregunt | respond | contest | murmur | grit | añad | exclam | susurr |
        replic"""
    ),
    boilerplate_phrases=phrases(
        """suscríbete | suscríbase | suscribirse | suscribite | suscripción | boletín | newsletter
        lista de correo | haz clic aquí | haga clic aquí | hacé clic | pincha aquí | clic aquí
        regístrate | regístrese | registrarse | inicia sesión | iniciar sesión | crear una cuenta
        síguenos | síganos | seguinos | síguenos en | encuéntranos en | únete | únase | compartir
        comparte | comparta | compartir este artículo | comparte este artículo | compartir en
        tuitear | leer más | lee más | lea más | seguir leyendo | lee también | lea también
        leer también | te puede interesar | le puede interesar | también te puede interesar
        artículos relacionados | noticias relacionadas | más leídas | lo más leído
        te gustó este artículo | te ha gustado este artículo | le gustó este artículo | apóyanos
        apóyenos | apoyanos | apoya | donar | dona | donación | haz una donación | hazte socio
        hazte socia | hazte miembro | cookie | cookies | aceptar cookies | política de privacidad
        aviso legal | términos y condiciones | términos de uso | condiciones de uso | comentarios
        deja un comentario | dejar un comentario | deja una respuesta | añadir comentario
        sin comentarios | responder | imprimir | imprimir este artículo | imprimir página
        enviar por correo | enviar a un amigo | guardar | saltar al contenido | ir al contenido
        volver arriba | subir | entrada anterior | entrada siguiente | artículo anterior
        artículo siguiente | publicidad | anuncio | archivado en | publicado en | etiquetas
        categorías | tiempo de lectura | minutos de lectura | min de lectura | descarga la app
        descargar la app | escucha este artículo | contáctanos | contacto | quiénes somos
        sobre nosotros | darse de baja | cancelar suscripción | no te pierdas | copiar enlace"""
    ),
    abbreviations=phrases(
        """sr. | sra. | srta. | sres. | sras. | d. | dª. | dña. | dr. | dra. | dres. | prof. | profa.
        lic. | ing. | arq. | gral. | cnel. | cap. | pbro. | sto. | sta. | ud. | uds. | vd. | vds.
        p. ej. | p.ej. | ej. | etc. | cf. | cfr. | vs. | aprox. | núm. | nro. | n. | no. | p. | pp.
        pág. | págs. | vol. | t. | art. | ed. | eds. | trad. | comp. | coord. | fig. | ibíd. | íd.
        op. cit. | loc. cit. | et al. | al. | a. c. | d. c. | a.c. | d.c. | ee. uu. | ee.uu. | s.
        ss. | sig. | tel. | av. | avda. | c. | apdo. | dpto. | depto. | prov. | cía. | s.a. | ltda.
        ene. | feb. | mar. | abr. | jun. | jul. | ago. | sep. | sept. | oct. | nov. | dic. | a.m.
        p.m. | a. m. | p. m. | p.d. | p. d. | máx. | mín. | i.e. | e.g."""
    ),
    particles=phrases(
        """de | del | de la | de los | de las | la | el | los | las | y | e | i | von | van | da | di
        do | dos | san | santa | al | bin | ben"""
    ),
    honorifics=phrases(
        """sr | sra | srta | señor | señora | señorita | don | doña | d | dña | dr | dra | doctor
        doctora | prof | profesor | profesora | lic | licenciado | licenciada | ing | ingeniero
        ingeniera | arq | presidente | presidenta | ministro | ministra | senador | senadora
        diputado | diputada | alcalde | alcaldesa | gobernador | gobernadora | general | coronel
        capitán | teniente | padre | fray | sor | hermano | hermana | monseñor | papa | san | santa
        santo | rey | reina | príncipe | princesa | juez | jueza | compañero | compañera | maestro
        maestra"""
    ),
    affiliation_words=phrases(
        """editor | editora | redactor | redactora | redacción | periodista | reportero | reportera
        corresponsal | autor de | autora de | director | directora | profesor de | profesora de
        investigador | investigadora | científico | científica | desarrollador | desarrolladora
        fundador | fundadora | cofundador | cofundadora | presidente de | presidenta de | miembro
        estudiante | docente | activista | artista | fotógrafo | fotógrafa | traductor | traductora
        consultor | consultora | equipo | universidad | instituto | escuela | departamento
        facultad | centro de | laboratorio | fundación | asociación | sociedad | sindicato | partido
        movimiento | federación | red de | organización | comité | consejo | ministerio | agencia
        empresa | revista | periódico | diario | editorial | prensa | radio | televisión | museo
        biblioteca | teatro | hospital | colectivo | cooperativa"""
    ),
    openers=phrases(
        """el | la | los | las | lo | un | una | unos | unas | él | ellos | ellas | nosotros | yo | tú
        usted | ustedes | mi | mis | tu | tus | su | sus | nuestro | nuestra | nuestros | nuestras
        este | esta | estos | estas | ese | esa | esos | esas | aquel | aquella | esto | eso | y | e
        o | u | pero | sino | ni | que | si | cuando | mientras | como | porque | aunque | pues
        donde | quien | cuyo | a | al | ante | bajo | con | contra | de | del | desde | durante | en
        entre | hacia | hasta | para | por | según | sin | sobre | tras | antes | después | luego
        entonces | ahora | hoy | ayer | mañana | aquí | allí | así | también | tampoco | además
        sin embargo | no | sí | ya | aún | todavía | muy | más | menos | mucho | muchos | muchas
        poco | todo | todos | toda | todas | cada | varios | algunos | algunas | otro | otra | otros
        otras | mismo | qué | quién | cómo | cuándo | dónde | cuál | cuánto | foto | fotos
        entrevista | gracias | hola | bienvenidos | bienvenida | querido | querida | es | son | era
        fue | está | están | ha | han | hay | se | le | les | me | te | nos | dos | tres | primero
        primera"""
    ),
)
