"""English."""

from standfirst.normalise.lexicon.lexicon import Lexicon, phrases

LEXICON = Lexicon(
    language="en",
    by_words=phrases(
        """by | words by | text by | story by | written by | article by | report by | essay by
        reporting by | a conversation by | interview by | interviewed by | an interview by
        as told to | posted by | author: | authors: | words: | text: | contributed by | compiled by
        a report by | an essay by | a story by | a profile by | reported by | recorded by
        transcribed by"""
    ),
    and_words=phrases("and | & | with"),
    of_words=phrases("by | from | courtesy of | credit | credits"),
    credit_nouns={
        "photographs": phrases(
            """photo | photos | photograph | photographs | photography | photographer | photographers
            photo credit | photo credits | photos credit | photo courtesy | image | images
            image credit | image credits | picture | pictures | picture credit | pictures credit
            cover photo | cover image | lead image | header image | main image | featured image"""
        ),
        "illustrations": phrases(
            """illustration | illustrations | illustrator | illustrators | drawing | drawings | artwork
            art | cartoon | cartoons | graphic | graphics | infographic | infographics | map | maps
            cover illustration | cover art"""
        ),
        "translation": phrases(
            """translation | translations | translator | translators | english translation
            translation from …"""
        ),
        "editing": phrases(
            """editing | editor | editors | copy editor | copy editing | copyeditor | subeditor
            fact-checking"""
        ),
        "interview": phrases("interview | interviewer | interviewers"),
        "transcription": phrases(
            """transcript | transcripts | transcription | transcriber | transcribers | transcribed
            transcript provided"""
        ),
        "text": phrases("words | text | story | writer | reporting"),
    },
    credit_verbs={
        "photographs": phrases(
            """photographed by | all photos by | all photographs by | all images by | shot by
            pictured by"""
        ),
        "illustrations": phrases("illustrated by | drawn by | art by | cartoon by"),
        "translation": phrases(
            """translated by | translated from … by | translated into … by | translated and edited by
            translated, with … by | english by | rendered into english by"""
        ),
        "editing": phrases(
            """edited by | copy-edited by | copyedited by | curated by | introduced by
            fact-checked by"""
        ),
        "interview": phrases(
            """interview by | interviewed by | interview conducted by | conducted by | an interview by
            interview and translation by | interview with … by | questions by | in conversation with
            recorded by"""
        ),
        "transcription": phrases(
            """transcribed by | transcript by | transcription by | transcribed and edited by"""
        ),
        "text": phrases("written by | words by | text by"),
    },
    first_published_words=phrases(
        """first published | date first published | originally published | originally appeared
        first appeared | originally posted | first posted | was first published
        was originally published | original publication | original publication date
        publication date of the original | first printed | originally printed | originally written
        first broadcast | originally broadcast | original date | originally aired"""
    ),
    published_words=phrases(
        """published | published on | publication date | date of publication | date published | posted
        posted on | date posted | released | released on | release date | date | issued | issue date
        dated"""
    ),
    updated_words=phrases(
        """updated | last updated | last updated on | updated on | last modified | modified | revised
        last revised | last edited | amended | date updated"""
    ),
    retrieved_words=phrases(
        """retrieved | retrieved on | date retrieved | accessed | accessed on | last accessed
        date accessed | access date | clipped | clipped on | saved on | archived | archived on
        captured on | downloaded | downloaded on | fetched | viewed on | date saved | date archived"""
    ),
    provenance_words=phrases(
        """source: | sources: | original source: | p.s. | ps: | originally published in
        originally published at | originally published by | originally published on
        first published in | first published by | first published at | first published on
        this article first appeared | this article originally appeared
        this article was first published | this article was originally published
        this piece first appeared | this piece originally appeared | this interview first appeared
        this interview was first published | this interview was originally published
        this essay first appeared | this essay originally appeared
        this story was originally published | this story originally appeared
        this text first appeared | this post originally appeared
        this post was originally published | originally appeared in | originally appeared on
        originally appeared at | first appeared in | first appeared on | republished from
        republished with permission | republished here with | republished by | republished under
        reprinted from | reprinted with permission | reprinted by permission | reposted from
        cross-posted from | crossposted from | cross-posted | excerpted from | adapted from
        extracted from | an extract from | an excerpt from | taken from | read the original
        original article: | original post: | original text: | original version:
        the original can be found | available online at | available at: | url: | permalink:
        canonical url: | an edited extract | an edited excerpt | edited extract
        edited excerpt | excerpted with permission | an earlier version of this
        a version of this | a shorter version of this | a longer version of this
        this interview appeared in | this article appeared in | this essay appeared in
        this piece appeared in"""
    ),
    licence_words=phrases(
        """licensed under | licenced under | license: | licence: | licensed as | released under
        distributed under | available under … license | available under … licence
        under a creative commons | copyright | (c) | © | used with permission | used by permission
        copyleft | reuse:"""
    ),
    question_labels=phrases(
        """q | question | questions | qn | ques | interviewer | int | host | hosts | co-host | cohost
        moderator | mod | presenter | the interviewer | the chair | the moderator | the host | asker
        questioner | audience | audience member | audience question | audience q
        question from the audience | reader | reader question | listener question | chair
        chairperson | facilitator | anchor | journalist | reporter | editor | magazine | us
        editors | quizmaster | member of the audience | caller | from the audience | from the floor
        me"""
    ),
    answer_labels=phrases(
        """a | answer | answers | ans | interviewee | respondent | guest | guests | reply | response
        panellist | panelist | expert | responder | the guest | the interviewee | narrator"""
    ),
    together_labels=phrases("both | all | everyone | together | all together | all three | in chorus"),
    not_speakers=phrases(
        """dear … | across | down
        note | notes | n.b. | nb | warning | warnings | caution | danger | tip | tips | pro tip
        hint | hints | important | attention | notice | info | information | fyi | btw | ps | p.s.
        p.p.s. | pps | postscript | update | updates | updated | edit | edited | erratum | errata
        correction | corrections | clarification | disclosure | disclaimer | spoiler | spoiler alert
        trigger warning | content warning | content note | tl;dr | tldr | tl dr | todo | fixme
        ingredients | ingredient | method | methods | directions | preparation | instructions
        serves | servings | yield | yields | makes | prep time | cook time | cooking time
        total time | time | times | duration | difficulty | equipment | tools | materials
        you will need | you'll need | what you need | for the … | to serve | to garnish | before
        after | during | then | now | later | today | yesterday | tomorrow | past | present | future
        pros | cons | pro | con | advantages | disadvantages | strengths | weaknesses
        opportunities | threats | benefits | drawbacks | limitations | upside | downside | good
        bad | better | best | worst | the good | the bad | the ugly | what | when | where | who
        why | how | which | whose | how much | how many | how long | what's new | what it is
        what we did | what happened | why it matters | what next | what's next | impact | outcome
        outcomes | effect | effects | cause | causes | name | names | full name | date | dates
        place | location | venue | address | city | country | state | region | price | prices | cost
        costs | fee | fees | budget | total | subtotal | author | authors | title | subtitle
        source | sources | photo | photos | photo credit | image | images | picture | pictures
        video | videos | audio | podcast | credit | credits | caption | illustration | illustrations
        translation | translator | translated | publisher | published | publication | edition | isbn
        issn | doi | pages | page | format | genre | series | volume | issue | chapter | section
        part | scene | appendix | episode | season | track | lesson | module | unit | week | day
        year | month | hour | minute | phase | stage | round | level | step | steps | stop | figure
        fig. | fig | table | box | chart | graph | map | diagram | listing | example | examples
        e.g. | i.e. | for example | for instance | case | case study | exercise | solution
        solutions | problem | problems | challenge | challenges | issues | task | tasks | goal
        goals | aim | aims | objective | objectives | purpose | mission | vision | values | strategy
        approach | process | plan | action | actions | result | results | finding | findings
        conclusion | conclusions | summary | abstract | overview | introduction | background
        context | description | definition | definitions | discussion | analysis | verdict | rating
        score | bottom line | takeaway | takeaways | key takeaway | key takeaways | key point
        key points | lesson learned | lessons learned | highlights | highlight | keywords
        key words | tags | tag | category | categories | topic | topics | theme | themes | subjects
        re | type | types | kind | class | status | priority | version | versions | size | length
        width | height | weight | depth | colour | color | material | age | sex | gender | born
        died | nationality | education | occupation | job | job title | role | roles | position
        team | teams | department | company | organisation | organization | affiliation | employer
        experience | skills | languages | language | hobbies | interests | contact | contacts
        contact us | email | e-mail | mail | phone | tel | telephone | fax | website | web
        web site | url | link | links | twitter | facebook | instagram | mastodon | bluesky
        linkedin | github | youtube | blog | bio | about | about the author | about us | more
        more information | more info | further information | further reading | read more | see also
        see | related | related reading | references | reference | bibliography | footnote
        footnotes | endnotes | acknowledgements | acknowledgments | thanks | special thanks
        contributors | copyright | licence | license | rights | legal | yes | no | maybe | true
        false | none | n/a | ok | okay | on | off | enabled | disabled | optional | required
        default | defaults | input | output | inputs | outputs | usage | syntax | command | commands
        code | parameters | parameter | arguments | argument | options | option | return | returns
        error | errors | bug | fix | fixed | changed | added | removed | deprecated | new | old
        current | previous | next | first | second | third | fourth | fifth | last | finally
        firstly | secondly | thirdly | lastly | one | two | three | number one | number two | rule
        rules | principle | fact | facts | fiction | myth | myths | reality | truth | claim
        evidence | idea | ideas | theory | practice | question of the day | quote | quotes
        quote of the day | motto | break | pause | music | theme music | applause | laughter
        silence | intro | outro | interlude | jingle | ad break | sponsor | sponsors | ad | advert
        advertisement | sponsored | transcript | transcription | recorded | recording
        editor's note | editors' note | editor's notes | editors note | a note | a note on …
        author's note | translator's note | publisher's note | ed. note | note to readers
        note to self | dear reader | dear readers | to | from | cc | bcc | sent | subject line
        attn | attachment | attachments | monday | tuesday | wednesday | thursday | friday
        saturday | sunday | mondays | weekdays | weekend | weekends | january | february | march
        july | september | october | november | december | spring | fall | winter | morning
        afternoon | evening | night | breakfast | lunch | dinner | opening hours | hours | open
        closed | admission | tickets | ticket | registration | deadline | agenda | programme
        program | schedule | attendees | attending | absent | apologies | minutes | motion | vote
        votes | resolution | decision | decisions | hardware | software | requirements
        prerequisites | dependencies | installation | setup | configuration | features | feature
        platform | platforms | operating system | browser | mobile | desktop | camera | cameras
        lens | phones | books | films | movie | movies | film | book | song | album | director
        directed by | cast | starring | running time | producer | produced by | music by
        written by | label | artist | artists | composer | lyrics | exhibition | stars | price range
        digital cameras | film cameras | favourite … | favorite … | my take | my view | opinion
        comment | comments | remark | remarks | reminder | reminders | alert | breaking | exclusive
        live | watch | listen | read | download | subscribe | share | follow us | support us
        donate | join us | sign up | register | order | buy | sale | free | special offer | discount
        estimated time | reading time | word count | words | text | level of difficulty
        learning objectives | discussion questions | homework | scope | assumptions | risks | risk
        mitigation | metrics | timeline | milestones | deliverables | stakeholders | owner
        assignee | reviewers | reviewer | environment | expected | actual | expected result
        actual result | workaround | root cause | trigger | detection | hypothesis | experiment
        sample | control | data | dataset | model | baseline | interviewees | participants
        hosts and guests | dear sir"""
    ),
    second_person_words=phrases(
        """you | your | yours | yourself | yourselves | you're | you've | you'd | you'll | y'all | u"""
    ),
    first_person_words=phrases(
        """i | i'm | i've | i'd | i'll | my | mine | me | myself | we | we're | we've | we'd | we'll
        us | our | ours"""
    ),
    prompts=phrases(
        """tell me | tell us | could you tell | describe | explain | walk us through | walk me through
        take us through | take me through | talk about | talk to us | talk us through
        talk me through | give us | give me | share with us | share your | share a
        introduce yourself | please introduce | elaborate | let's talk about | let's start
        let's begin | let's go back | let us talk | let us start | imagine | name one | name a
        finish this sentence | finish the sentence | complete the sentence | complete this sentence
        say something about | say more | say a bit | please tell | please describe | please explain
        please share | paint us a picture | help us understand | help me understand | remind us
        remind me | i'd like to ask | i'd love to hear | i would like to ask | i want to ask
        i wanted to ask | i'm curious | i am curious | i wonder | we wonder | i'm wondering
        i'd like to know | i'd love to know | we'd love to hear | we'd like to | thank you for
        thanks for | welcome to the | any advice | any tips | any final | any last | any closing
        anything else | last question | final question | one last | next question
        in your own words"""
    ),
    interview_phrases=phrases(
        """interview | interviews | interviewed | interviewing | interviewer | interviewee | q&a
        q & a | q and a | q. & a. | questions and answers | in conversation | a conversation with
        conversation with | conversations with | in dialogue with | spoke to | spoke with
        speaks to | speaks with | talked to | talked with | talks to | talks with | talking to
        talking with | sat down with | sits down with | caught up with | catches up with
        chatted with | chats with | chat with | questions for | questions with | questions to
        asked … questions | asks … questions | we asked | we spoke | we talked | in his own words
        in her own words | in their own words | as told to | fireside chat | roundtable
        round table | five questions | ten questions | ask me anything | ama | podcast transcript
        transcript of | receives us | received us | welcomes us into"""
    ),
    editors_note_words=phrases(
        """editor's note | editors' note | editors note | editor's notes | note from the editor
        note from the editors | a note from the editor | note by the editor | note by the editors
        from the editor | from the editors | ed. note | ed.'s note | [ed. | ed: | eds. note
        editorial note | editor's introduction | editors' introduction | editor's comment
        publisher's note | translator's note | author's note"""
    ),
    edited_words=phrases(
        """edited for clarity | edited for length | edited for length and clarity
        edited for clarity and length | edited for brevity | edited for brevity and clarity
        edited for clarity and brevity | edited and condensed | condensed and edited
        lightly edited | slightly edited | edited lightly | edited slightly | edited for style
        edited for readability | has been edited | have been edited | was edited
        has been condensed | has been shortened | has been abridged | abridged version
        abridged and edited | transcript has been | conversation has been edited
        interview has been | edited version | edited transcript | translated and edited
        cut for length"""
    ),
    boilerplate_phrases=phrases(
        """subscribe | subscribe to | subscribe now | subscribe here | to subscribe | newsletter
        mailing list | click here | sign up | sign up for | sign in | log in | log in to
        register now | create an account | follow us | follow me on | follow us on | find us on
        like us on | join us on | join the conversation | share this | share this article
        share this post | share on | share via | tweet this | tweet | pin it | share on facebook
        share on twitter | read more | read the full | read also | read next | continue reading
        keep reading | more from | more stories | more like this | related articles | related posts
        related stories | you may also like | you might also like | recommended for you
        recommended reading | most read | most popular | trending now | like this article
        liked this article | enjoyed this article | enjoy this article | if you enjoyed
        if you liked | did you like this | was this helpful | was this article helpful | support us
        support our work | support our journalism | support independent | donate | donate now
        make a donation | become a member | become a supporter | become a patron | patreon
        buy us a coffee | buy me a coffee | ko-fi | help us keep | we need your help | cookie
        cookies | accept cookies | we use cookies | privacy policy | terms of service | terms of use
        terms and conditions | comments | leave a comment | add a comment | post a comment
        leave a reply | no comments | comments are closed | view comments | comments ( | print this
        print this page | print this article | email this | email this article | send to a friend
        save for later | bookmark this | skip to content | skip to main content | skip navigation
        back to top | back to home | return to top | previous post | next post | previous article
        next article | older posts | newer posts | advertisement | sponsored content | sponsored by
        filed under | posted in | tagged | tags: | categories: | min read | minute read
        minutes read | reading time | estimated reading time | download the app | download our app
        get the app | available on the app store | listen to this article | listen on apple podcasts
        get in touch | contact us | about us | open in app | unsubscribe | view this email
        forward this email | get the latest | stay up to date | stay informed | don't miss
        copy link | link copied | toggle navigation | search for: | home >"""
    ),
    abbreviations=phrases(
        """mr. | mrs. | ms. | mx. | dr. | prof. | rev. | fr. | sr. | jr. | st. | sen. | rep. | gov.
        gen. | col. | lt. | sgt. | capt. | cmdr. | maj. | adm. | hon. | pres. | messrs. | esq.
        e.g. | i.e. | etc. | vs. | v. | cf. | viz. | al. | et al. | ca. | c. | approx. | est.
        dept. | univ. | assn. | bros. | inc. | ltd. | co. | corp. | llc. | plc. | gmbh. | no. | nos.
        vol. | vols. | p. | pp. | ch. | chap. | fig. | figs. | sec. | art. | ed. | eds. | edn.
        trans. | transl. | repr. | ibid. | op. cit. | loc. cit. | n.b. | fl. | b. | d. | r. | jan.
        feb. | mar. | apr. | jun. | jul. | aug. | sep. | sept. | oct. | nov. | dec. | mon. | tue.
        tues. | wed. | thu. | thur. | thurs. | fri. | sat. | sun. | a.m. | p.m. | u.s. | u.k. | u.n.
        e.u. | u.s.a. | d.c. | ph.d. | m.d. | b.a. | m.a. | b.sc. | m.sc. | ave. | blvd. | rd. | mt.
        ft. | in. | oz. | lb. | lbs. | tsp. | tbsp. | min. | max. | hr. | hrs. | sq. | tel. | ext.
        a.k.a. | w. | n. | s."""
    ),
    particles=phrases(
        """de | von | van | da | di | la | le | el | al | bin | bint | ben | ibn | der | den | ter
        ten | du | des | dos | das | do | del | della | y | e | af | av | zu | zur | vom | vande
        st | o' | mac | st. | san | abu | umm | al- | el- | ul | ur | d' | l' | ap"""
    ),
    honorifics=phrases(
        """mr | mrs | ms | miss | mx | dr | prof | professor | doctor | sir | dame | lord | lady
        baroness | baron | rev | reverend | father | sister | brother | rabbi | imam | senator | sen
        representative | rep | congressman | congresswoman | governor | gov | president
        vice president | prime minister | minister | mp | mayor | judge | justice | general | gen
        colonel | col | major | maj | captain | capt | lieutenant | lt | sergeant | sgt | admiral
        commander | officer | detective | inspector | ambassador | secretary | chancellor
        councillor | councilor | cllr | king | queen | prince | princess | pope | saint | st
        comrade | coach | chef | host | chairman | chairwoman | madam | hon | councilman
        councilwoman | alderman | attorney general | deputy | principal | dean"""
    ),
    affiliation_words=phrases(
        """editor | editors | writer | writers | journalist | reporter | correspondent | author of
        director | professor | lecturer | researcher | scientist | engineer | developer | designer
        manager | founder | co-founder | cofounder | ceo | cto | president of | chair of | head of
        member | fellow | student | teacher | activist | organiser | organizer | artist
        photographer | translator | lead | analyst | consultant | associate | assistant | executive
        staff | team | university | college | institute | institution | school of | department
        faculty | centre for | center for | laboratory | lab | foundation | association | society
        union | party | movement | federation | network | organisation | organization | committee
        council | ministry | agency | company | corporation | inc | ltd | llc | magazine | journal
        newspaper | review | quarterly | weekly | monthly | gazette | herald | tribune | times
        chronicle | courier | observer | bulletin | wire | news | press | publishing | books | radio
        television | museum
        library | theatre | hospital | initiative | project | program | programme | collective
        cooperative | conference | group | project manager | product manager | freelance
        independent"""
    ),
    openers=phrases(
        """a | an | the | this | that | these | those | there | here | it | its | he | she | they | we
        i | you | my | our | your | his | her | their | and | but | or | nor | yet | if | when
        while | as | at | in | on | by | for | from | to | with | without | within | of | off | over
        under | above | below | before | after | during | since | until | till | about | across
        against | along | among | around | because | although | though | unless | whereas | where
        why | who | whom | whose | which | what | how | not | no | yes | also | then | than | thus
        hence | however | moreover | meanwhile | later | earlier | today | yesterday | tomorrow
        now | once | twice | first | second | third | finally | recently | last | next | perhaps
        maybe | all | any | both | each | every | few | many | more | most | much | other | some
        such | several | only | just | still | like | unlike | despite | according | is | are | was
        were | be | been | has | have | had | do | does | did | can | could | would | shall | should
        might | must | let | thanks | thank | please | welcome | meet | asked | ask | said | says
        photo | photos | interview | instead | rather | between | through | throughout | upon
        inside | outside | beyond | toward | towards | per | via | plus | again | never | always
        often | sometimes | usually | another | either | neither | nothing | everything | something
        everyone | someone | anyone | nobody | i'm | i've | i'd | i'll | it's | that's | there's
        here's | he's | she's | we're | we've | we'll | they're | you're | don't | didn't | isn't
        can't | let's | what's | who's | well | oh | ok | okay | hi | hello | hey | good | great
        new | old | one | two | three | four | five"""
    ),
)
