"""Portuguese."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="pt",
    by_words=phrases(
        """por | texto de | texto por | textos de | escrito por | um texto de | artigo de
        entrevista de | entrevista por | entrevista realizada por | entrevista conduzida por
        entrevistado por | entrevistada por | reportagem de | reportagem: | autor: | autora:
        autores: | autoras: | postado por | texto: | palavras de | uma reportagem de
        um ensaio de | uma crónica de | uma crônica de | um artigo de"""
    ),
    and_words=phrases("e | & | com"),
    of_words=phrases("de | por | do | da | cortesia de"),
    credit_nouns={
        "photographs": phrases(
            """foto | fotos | fotografia | fotografias | fotógrafo | fotógrafa | crédito da foto
            créditos da foto | crédito das fotos | créditos fotográficos | imagem | imagens
            crédito da imagem | créditos das imagens | foto de capa | imagem de capa"""
        ),
        "illustrations": phrases(
            """ilustração | ilustrações | ilustrador | ilustradora | desenho | desenhos | infografia
            infográfico"""
        ),
        "translation": phrases(
            """tradução | traduções | tradutor | tradutora | traduzido | tradução para o português
            tradução do … | tradução da … | traduzido do …"""
        ),
        "editing": phrases(
            """edição | editor | editora | revisão | revisor | revisora | editado | preparação de texto"""
        ),
        "interview": phrases("entrevista | entrevistador | entrevistadora"),
        "transcription": phrases("transcrição | transcritor | transcritora | transcrito"),
        "text": phrases("texto | textos | redação"),
    },
    credit_verbs={
        "photographs": phrases("fotografado por | fotografada por"),
        "illustrations": phrases("ilustrado por | ilustrada por | desenhado por"),
        "translation": phrases(
            """traduzido por | traduzida por | traduzido do … por | traduzido para o … por | traduziu"""
        ),
        "editing": phrases("editado por | editada por | revisado por | revisto por"),
        "interview": phrases(
            """entrevista realizada por | entrevista conduzida por | entrevistado por
            entrevistada por | entrevista por | entrevista de | entrevista concedida a"""
        ),
        "transcription": phrases("transcrito por | transcrita por"),
        "text": phrases("escrito por | texto de | textos de | redigido por"),
    },
    first_published_words=phrases(
        """publicado originalmente | publicada originalmente | originalmente publicado
        originalmente publicada | publicado pela primeira vez | publicada pela primeira vez
        publicado inicialmente | primeira publicação | apareceu originalmente
        apareceu pela primeira vez | saiu originalmente | data da primeira publicação
        data de publicação original | publicação original | foi publicado originalmente
        foi publicada originalmente | publicou-se originalmente"""
    ),
    published_words=phrases(
        """publicado | publicada | publicado em | publicada em | publicado a | data de publicação
        data da publicação | data | publicação | postado em"""
    ),
    updated_words=phrases(
        """atualizado | atualizada | atualizado em | atualizada em | actualizado em
        última atualização | última actualização | modificado em | última modificação | revisado em
        revisto em"""
    ),
    retrieved_words=phrases(
        """consultado | consultado em | consultada em | acessado | acessado em | acedido em | acesso em
        data de acesso | data de consulta | recuperado em | arquivado em | salvo em | baixado em
        visitado em | disponível em … acesso em"""
    ),
    provenance_words=phrases(
        """fonte: | fontes: | fonte original: | p.s. | ps: | pós-escrito: | publicado originalmente em
        publicado originalmente no | publicado originalmente na | publicada originalmente em
        publicado originalmente por | originalmente publicado em | originalmente publicado no
        originalmente publicado na | publicado pela primeira vez | este artigo foi publicado
        este artigo apareceu | este texto foi publicado | esta entrevista foi publicada
        este artigo saiu | artigo original: | texto original: | versão original: | leia o original
        reproduzido com permissão | reproduzido com autorização | republicado de | republicado com
        extraído de | extrato de | trecho de | adaptado de | retirado de | disponível em: | link:
        link permanente: | url: | excerto de | uma versão anterior de | uma primeira versão de
        uma versão mais curta de"""
    ),
    licence_words=phrases(
        """licença: | sob licença | sob a licença | licenciado sob | licenciado sob a
        todos os direitos reservados | direitos autorais | direitos de autor | domínio público
        copyright | ©"""
    ),
    question_labels=phrases(
        """p | pergunta | perguntas | entrevistador | entrevistadora | o entrevistador
        a entrevistadora | jornalista | repórter | moderador | moderadora | mediador | mediadora
        apresentador | apresentadora | anfitrião | anfitriã | público | plateia
        pergunta do público | pergunta da plateia | ouvinte | leitor | leitora | redação | redacção"""
    ),
    answer_labels=phrases(
        """r | resposta | respostas | resp | entrevistado | entrevistada | o entrevistado
        a entrevistada | convidado | convidada"""
    ),
    together_labels=phrases("ambos | ambas | os dois | as duas | todos | todas | juntos | juntas"),
    not_speakers=phrases(
        """caro … | cara … | caros … | prezado … | prezada … | querido … | querida …
        nota | notas | n.b. | nb | obs | obs. | observação | observações | aviso | avisos
        advertência | alerta | alertas | atenção | cuidado | perigo | importante | dica | dicas
        sugestão | sugestões | informação | informações | info | saiba mais | lembrete | lembre-se
        atualização | atualizações | actualização | correção | correções | errata | erratas
        esclarecimento | retificação | p.s. | ps | spoiler | isenção de responsabilidade
        ingredientes | ingrediente | preparo | preparação | modo de preparo | modo de fazer
        modo de preparação | método | métodos | instruções | receita | porções | rendimento | rende
        para … pessoas | tempo | tempo de preparo | tempo de preparação | tempo de cozimento
        tempo total | duração | dificuldade | utensílios | material | materiais | ferramentas
        equipamento | equipamentos | cobertura | recheio | massa | antes | depois | durante | então
        agora | hoje | ontem | amanhã | passado | presente | futuro | mais tarde | prós | contras
        a favor | contra | vantagens | vantagem | desvantagens | desvantagem | pontos fortes
        pontos fracos | forças | fraquezas | oportunidades | ameaças | limites | limitações
        benefícios | o quê | o que | quando | onde | quem | por quê | por que | porquê | como
        quanto | qual | quais | impacto | efeito | efeitos | causa | causas | consequência
        consequências | nome | nomes | sobrenome | apelido | nome completo | data | datas | local
        lugar | endereço | morada | cidade | país | região | preço | preços | custo | custos
        tarifa | orçamento | total | autor | autora | autores | título | títulos | subtítulo | fonte
        fontes | foto | fotos | fotografia | fotografias | imagem | imagens | vídeo | vídeos | áudio
        podcast | crédito | créditos | legenda | ilustração | ilustrações | tradução | tradutor
        tradutora | editora | edição | publicação | coleção | isbn | issn | páginas | página
        formato | gênero | género | série | volume | tomo | número | capítulo | seção | secção
        parte | ato | cena | anexo | apêndice | episódio | temporada | lição | aula | módulo
        unidade | semana | dia | mês | ano | hora | horário | fase | etapa | etapas | passo | passos
        nível | figura | fig. | tabela | quadro | gráfico | mapa | diagrama | lista | exemplo
        exemplos | por exemplo | p. ex. | ex. | ex | caso | casos | estudo de caso | exercício
        exercícios | solução | soluções | problema | problemas | desafio | desafios | tarefa
        tarefas | objetivo | objetivos | objectivo | objectivos | meta | metas | finalidade
        propósito | missão | visão | valores | estratégia | abordagem | processo | plano | ação
        ações | resultado | resultados | conclusão | conclusões | resumo | em resumo | síntese
        panorama | introdução | contexto | antecedentes | descrição | definição | definições
        discussão | análise | veredito | avaliação | pontos principais | palavras-chave | etiquetas
        categoria | categorias | tema | temas | assunto | tipo | tipos | estado | status
        prioridade | versão | versões | tamanho | comprimento | largura | altura | peso
        profundidade | cor | idade | sexo | nascimento | nascido | nascida | local de nascimento
        morte | nacionalidade | formação | estudos | educação | profissão | ocupação | trabalho
        cargo | função | papel | equipe | equipa | departamento | empresa | organização | filiação
        instituição | experiência | habilidades | competências | idioma | idiomas | língua
        interesses | contato | contatos | contacto | contactos | e-mail | email | telefone | tel
        tel. | fax | site | website | página web | link | links | blog | biografia | bio | sobre
        sobre o autor | sobre a autora | mais informações | mais | para saber mais | leia mais
        leia também | veja também | ver também | veja | ver | referências | referência
        bibliografia | agradecimentos | obrigado | obrigada | colaboradores | licença | direitos
        sim | não | talvez | verdadeiro | falso | nenhum | nenhuma | ativado | desativado | opcional
        obrigatório | padrão | valor padrão | predefinição | entrada | saída | entradas | saídas
        uso | sintaxe | comando | código | parâmetros | parâmetro | opções | opção | erro | erros
        novo | antigo | atual | anterior | próximo | seguinte | primeiro | segundo | terceiro
        por fim | finalmente | regra | regras | princípio | fato | fatos | facto | factos | mito
        mitos | realidade | verdade | ideia | ideias | teoria | prática | citação | lema | prova
        hipótese | pausa | intervalo | música | aplausos | risos | silêncio | publicidade | anúncio
        patrocinadores | transcrição | gravação | nota do editor | nota da editora | nota do autor
        nota do tradutor | nota da tradutora | nota da redação | n. do e. | n. do t. | n. da r.
        para | de | cc | anexos | segunda-feira | terça-feira | quarta-feira | quinta-feira
        sexta-feira | segunda | terça | quarta | quinta | sexta | sábado | domingo | fim de semana
        janeiro | fevereiro | março | abril | maio | junho | julho | agosto | setembro | outubro
        novembro | dezembro | primavera | verão | outono | inverno | manhã | tarde | noite
        café da manhã | pequeno-almoço | almoço | jantar | lanche | horário de funcionamento
        aberto | fechado | ingressos | bilhetes | inscrição | inscrições | prazo | pauta | agenda
        programa | programação | participantes | palestrantes | presentes | ausentes | decisão
        decisões | votação | voto | requisitos | pré-requisitos | instalação | configuração
        recursos | funcionalidades | plataforma | sistema operacional | navegador | câmera | livros
        livro | filmes | filme | canção | disco | álbum | direção | roteiro | elenco | produção
        produtor | compositor | exposição | minha opinião | opinião | comentário | comentários
        exclusivo | ao vivo | ouvir | ler | baixar | assine | compartilhe | compartilhar | siga-nos
        doe | tempo de leitura | nível de dificuldade | escopo | riscos | indicadores | cronograma
        responsável | pergunta de … | outros | outras | geral"""
    ),
    second_person_words=phrases(
        """você | vocês | senhor | senhora | o senhor | a senhora | tu | te | ti | contigo | teu | tua
        teus | tuas | vós | vosso | vossa | seu | sua | seus | suas"""
    ),
    first_person_words=phrases(
        """eu | me | meu | meus | minha | minhas | mim | comigo | nós | nosso | nossa | nossos
        nossas | sou | estou | tenho | fui | tive | fiz | acho | quero | lembro | nasci | comecei
        aprendi | cheguei | somos | estamos | temos | *íamos | *ávamos | faço | vou | venho
        digo | vejo | ouço | leio | escrevo | vi | vim | conheço | sinto | trabalhei | perdi
        comprei"""
    ),
    prompts=phrases(
        """fale | fale-nos | fale-me | fale sobre | fale um pouco | fala | fala-nos | fala um pouco
        conte | conte-nos | conte-me | conte um pouco | conta | conta-nos | conta pra gente
        nos conte | me conte | nos fale | descreva | descreve | explique | explica | explique-nos
        diga-nos | diga | diz-nos | apresente-se | se apresente | apresenta-te | dê-nos | dê
        compartilhe | partilhe | cite | mencione | vamos falar | falemos | voltemos | comecemos
        vamos começar | imagine | complete a frase | poderia | pode | podes | podem | podia
        gostaria de saber | gostaríamos de saber | queria perguntar | última pergunta
        uma última pergunta | para terminar | para finalizar | obrigado por | obrigada por
        bem-vind*"""
    ),
    interview_phrases=phrases(
        """entrevista | entrevistas | entrevistado | entrevistada | entrevistamos | entrevistou
        perguntas e respostas | perguntas para | cinco perguntas | dez perguntas | em conversa
        conversa com | conversas com | conversamos com | conversou com | bate-papo | bate-papo com
        diálogo com | em diálogo | falamos com | falou com | fala com | fala à | falou à | falou ao
        responde a | respondeu a | encontro com | mesa redonda | mesa-redonda | nos recebe
        nos recebeu | recebe-nos | recebeu-nos"""
    ),
    editors_note_words=phrases(
        """nota do editor | nota da editora | nota dos editores | nota da redação | nota da redacção
        nota editorial | n. do e. | n. da r. | n. da red. | n.r. | n.e. | da redação
        nota do tradutor | nota da tradutora | n. do t. | n. da t."""
    ),
    edited_words=phrases(
        """editad* para maior clareza | editad* para clareza | editad* por motivos de
        editad* por razões de | editad* e condensad* | levemente editad* | ligeiramente editad*
        foi editad* | foram editad* | foi condensad* | foi resumid* | foi abreviad*
        por motivos de clareza | por questões de clareza | por razões de clareza
        para maior clareza | para fins de clareza | por questão de espaço | versão resumida
        versão abreviada | versão editada"""
    ),
    saying_stems=phrases(
        """disse | diz | pergunt | respond | murmur | grit | acrescent | exclam | sussurr"""
    ),
    boilerplate_phrases=phrases(
        """assine | assinar | assine já | assine a newsletter | subscreva | subscrever | inscreva-se
        inscrever-se | newsletter | boletim | lista de e-mails | clique aqui | clicar aqui
        cadastre-se | registe-se | registre-se | faça login | entrar | iniciar sessão
        criar uma conta | siga-nos | sigam-nos | siga-nos no | nos siga | junte-se | compartilhar
        compartilhe | partilhar | partilhe | compartilhe este artigo | partilhar este artigo
        compartilhar no | leia mais | ler mais | saiba mais | continue lendo | continuar a ler
        leia também | leia ainda | ver também | veja também | artigos relacionados
        notícias relacionadas | mais lidas | mais lidos | gostou deste artigo | gostou do artigo
        gostou do texto | apoie-nos | apoie | apoiar | doe | doar | doação | faça uma doação
        torne-se membro | torne-se sócio | seja assinante | cookie | cookies | aceitar cookies
        política de privacidade | termos de uso | termos e condições | comentários
        deixe um comentário | deixar um comentário | deixe uma resposta | adicionar comentário
        sem comentários | responder | imprimir | imprimir este artigo | enviar por e-mail
        enviar a um amigo | salvar | ir para o conteúdo | saltar para o conteúdo | voltar ao topo
        post anterior | próximo post | artigo anterior | próximo artigo | publicidade | anúncio
        arquivado em | publicado em | etiquetas | categorias | tags | tempo de leitura
        minutos de leitura | min de leitura | baixe o app | baixe o aplicativo | ouça este artigo
        fale conosco | contacte-nos | entre em contato | quem somos | sobre nós | cancelar inscrição
        não perca | copiar link"""
    ),
    abbreviations=phrases(
        """sr. | sra. | srta. | srs. | sras. | d. | dr. | dra. | drs. | prof. | profa. | eng. | arq.
        gen. | cel. | cap. | pe. | sto. | sta. | v. | v. ex.ª | exmo. | exma. | ilmo. | p. ex.
        p.ex. | ex. | etc. | cf. | vs. | aprox. | núm. | nº. | n. | p. | pp. | pág. | págs. | vol.
        t. | art. | ed. | eds. | org. | orgs. | trad. | coord. | fig. | ibid. | id. | op. cit.
        et al. | al. | a. c. | d. c. | a.c. | d.c. | e.u.a. | s. | ss. | tel. | av. | r. | apto.
        depto. | cia. | ltda. | s.a. | jan. | fev. | mar. | abr. | mai. | jun. | jul. | ago. | set.
        out. | nov. | dez. | p.s. | obs. | máx. | mín. | min. | i.e. | e.g. | séc. | dec."""
    ),
    particles=phrases(
        """de | da | do | das | dos | e | d' | del | la | van | von | di | san | al | bin | ben"""
    ),
    honorifics=phrases(
        """sr | sra | srta | senhor | senhora | dom | dona | d | dr | dra | doutor | doutora | prof
        profa | professor | professora | eng | engenheiro | engenheira | presidente | presidenta
        ministro | ministra | senador | senadora | deputado | deputada | vereador | vereadora
        prefeito | prefeita | governador | governadora | general | coronel | capitão | tenente
        padre | frei | irmão | irmã | papa | são | santo | santa | rei | rainha | príncipe
        princesa | juiz | juíza | companheiro | companheira | mestre"""
    ),
    affiliation_words=phrases(
        """editor | editora | redator | redatora | redação | jornalista | repórter | correspondente
        autor de | autora de | diretor | diretora | director | directora | professor de
        professora de | pesquisador | pesquisadora | investigador | investigadora | cientista
        desenvolvedor | desenvolvedora | fundador | fundadora | cofundador | cofundadora
        presidente da | presidente do | membro | estudante | docente | ativista | activista
        artista | fotógrafo | fotógrafa | tradutor | tradutora | consultor | consultora | equipe
        equipa | universidade | instituto | escola | departamento | faculdade | centro de
        laboratório | fundação | associação | sociedade | sindicato | partido | movimento
        federação | rede de | organização | comitê | conselho | ministério | agência | empresa
        revista | jornal | imprensa | rádio | televisão | museu | biblioteca | teatro | hospital
        coletivo | cooperativa"""
    ),
    openers=phrases(
        """o | a | os | as | um | uma | uns | umas | ele | ela | eles | elas | nós | eu | tu | você
        vocês | meu | minha | seu | sua | seus | suas | nosso | nossa | este | esta | estes | estas
        esse | essa | esses | essas | aquele | aquela | isto | isso | e | ou | mas | porém | nem
        que | se | quando | enquanto | como | porque | embora | pois | onde | quem | ao | aos | à
        às | em | no | na | nos | nas | num | numa | de | do | da | dos | das | desde | durante
        entre | até | para | por | pelo | pela | com | contra | segundo | sem | sobre | antes
        depois | então | agora | hoje | ontem | amanhã | aqui | ali | lá | assim | também | além
        não | sim | já | ainda | muito | mais | menos | muitos | muitas | pouco | todo | todos
        toda | todas | cada | vários | várias | alguns | algumas | outro | outra | outros | outras
        mesmo | qual | quais | quanto | foto | fotos | entrevista | obrigado | obrigada | olá | oi
        bem-vindo | caro | cara | é | era | foi | está | estão | há | tem | têm | dois | três
        primeiro | primeira"""
    ),
)
