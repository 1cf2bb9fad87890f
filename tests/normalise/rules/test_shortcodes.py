import pytest

from standfirst.diagnostics import Report
from standfirst.model.blocks import Section
from standfirst.normalise.repair import Certainty
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter

YEAR = "> It rained.\n>\n> — The Weir, 2024"
TITLED = "![A](a.png \"The 'old' arch (1911).\")"
FIGURE = '<figure>\n<img src="a.png">\n<figcaption>The *old* arch.</figcaption>\n</figure>'


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("{{% pullquote %}}The press is ours.{{% /pullquote %}}", "::: pullquote\nThe press is ours.\n:::"),
        ("{{<pullquote>}}\nOurs.\n{{</pullquote>}}", "::: pullquote\nOurs.\n:::"),
        ('{% pullquote %}\nA {" B "} c.\n{% endpullquote %}', "A B c.\n\n::: pullquote\nB\n:::"),
        ("{% pullquote %}\nA.\n{% endpullquote %}", "::: pullquote\nA.\n:::"),
        ("[pullquote]A.[/pullquote]", "::: pullquote\nA.\n:::"),
        ('{% include pullquote.html quote="A." %}', "::: pullquote\nA.\n:::"),
        (
            '{% include pullquote.html image="a.png" text="It rained." %}',
            "::: pullquote\nIt rained.\n:::\n\n![](a.png)",
        ),
        ("=ZOOM=A.=", "::: pullquote\nA.\n:::"),
        ("=IMAGE=a/b.png=A caption=", '![](a/b.png "A caption")'),
        ('{{< figure src="a.png" alt="A" caption="C" >}}', '![A](a.png "C")'),
        ('{{< figure src = "a.png" alt = "" >}}', '<img src="a.png" alt="">'),
        ('{{< figure src="a.png" caption="see `x`" >}}', "![](a.png)\n*see `x`*"),
        ('{{< imgtxt src="a.png" alt="A" >}}\n\nWords.\n\n{{< /imgtxt >}}', "![A](a.png)\n\nWords."),
        ('{% image "a.jpg" "The sign says "stop" here" %}', '![The sign says "stop" here](a.jpg)'),
        ('{% image_with_class "a.jpg" "wide" "A" %}', "![A](a.jpg)"),
        ('[{% image "a.jpg" "A" %}](http://x.org)', "[![A](a.jpg)](http://x.org)"),
        (
            '<figure>\n\t{% image "a.jpg" "A" %}\n</figure>',
            '<figure>\n\t<img src="a.jpg" alt="A">\n</figure>',
        ),
        ('[caption id="x"]<img src="a.jpg" alt="A"/> Words[/caption]', '![A](a.jpg "Words")'),
        (
            "{% blockquote Mia, The Press %}\nA\n\nB\n{% endblockquote %}",
            "> A\n>\n> B\n>\n> — Mia, The Press",
        ),
        ('{{< notice warning "Mind" >}}\nA\n{{< /notice >}}', "> [!warning] Mind\n> A"),
        ('{{% alert title="Note" color="primary" %}}\nA\n{{% /alert %}}', "> [!note]\n> A"),
        ('{{< highlight sql "linenos=table,hl_lines=1 7" >}}\nx\n{{< /highlight >}}', "```sql\nx\n```"),
        ('{{ img(path="a.png", anchor_url="a.pdf", caption="C") }}', '[![](a.png "C")](a.pdf)'),
        (
            '{{< figure src="a.png" title="T" attr="Mia" attrlink="https://example.org/m" >}}',
            "![](a.png)\n*T ([Mia](https://example.org/m))*",
        ),
        (
            '[{{< icon class="fa-x" >}}](https://example.org/mia_h/)',
            "[example.org/mia\\_h](https://example.org/mia_h/)",
        ),
        ("{% highlight ruby %}\n{{ x }}\n{% endhighlight %}", "```ruby\n{{ x }}\n```"),
        ("{{<youtube abc>}}", "<https://www.youtube.com/watch?v=abc>"),
        ('{{< vimeo id=75 title="Talk" >}}', "[Talk](https://vimeo.com/75)"),
        ('{{< tweet user="a" id="1" >}}', "<https://twitter.com/a/status/1>"),
        ("{{< gist u 12 >}}", "<https://gist.github.com/u/12>"),
        ('[CALC]({{ "/2015/" | url }})', "[CALC](/2015/)"),
        ('[CALC]({{ "//2015/" | url }} "18F")', '[CALC](/2015/ "18F")'),
        ('<img src="{{ site.baseurl }}/a.png">', '<img src="/a.png">'),
        ("![A]({{ image | url }})", "![A](lost-image)"),
        ('<img src="{{ page.image }}" alt="A">', '<img src="lost-image" alt="A">'),
        ("[more]({{ page.next }}) and ![A]({{ site.images }}/a.png)", "[more]() and ![A](/a.png)"),
        ("[x](https://example.org/{{ page.id }}/x)", "[x](https://example.org/{{ page.id }}/x)"),
        ('[a]({{< ref "about.md" >}})', "[a](about.md)"),
        ("[a]({% post_url 2015-03-30-name %})", "[a](/2015/03/30/name)"),
        (
            "{% raw %}Use {{ x }} and {% y %} and `{{ z }}`{% endraw %}",
            "Use \\{\\{ x }} and \\{% y %} and `{{ z }}`",
        ),
        (
            '{{< quote person="Mia Holt" position="Printer" >}}A.{{< /quote >}}',
            "> A.\n>\n> — Mia Holt, Printer",
        ),
        ('{{< pq author="Mia" role="Printer" >}}A.{{< /pq >}}', "::: pullquote\nA.\n\n— Mia, Printer\n:::"),
        ('{{% photo_wide id="7" caption="The arch" %}}', '![](lost-image "The arch")'),
        ("{% fullwidth 'a/b.png' 'The arch in water' %}", '![](a/b.png "The arch in water")'),
        ("{{< tab Weirs >}}\nStand.\n{{< /tab >}}", "**Weirs**\n\nStand."),
        (
            """{{< video-item id="UwqZ4P4mxXM" body="See <a href='https://example.org/'>a weir</a>." >}}""",
            "[See <a href='https://example.org/'>a weir</a>.](https://www.youtube.com/watch?v=UwqZ4P4mxXM)",
        ),
        ('{{< tab "On the quay" >}}\nStand.\n{{< /tab >}}', "**On the quay**\n\nStand."),
        ('{{< photos images="a b.png,c.png" >}}', "![](<a b.png>)\n\n![](c.png)"),
        ('{{< figure src="a.png" >}}\nThe *old* arch.\n{{< /figure >}}', FIGURE),
        ('{{< figure src="a.png" >}}\nOne.\n\nTwo.\n{{< /figure >}}', "![](a.png)\n\nOne.\n\nTwo."),
        (
            '{{< figure src="a.png" caption="C" description="A" figure-class="mx-4 wide" >}}',
            '![A](a.png "C")',
        ),
        ('{{< verse ref="Ps 66:8" >}}\nBless us.\n{{< /verse >}}', "> Bless us.\n>\n> — Ps 66:8"),
        ('He sang: {{< verse ref="Ps 66:8" >}}Bless us.{{< /verse >}} So', "He sang: Bless us. (Ps 66:8) So"),
        (
            '{{< quote src="https://example.org/a" text="The Weir" >}}\nIt rained.\n{{< /quote >}}',
            "> It rained.\n>\n> — [The Weir](https://example.org/a)",
        ),
        ('{{< citation source="The Weir" year="2024" >}}\nIt rained.\n{{< /citation >}}', YEAR),
        ("{{< figure place=right >}}\n![A](a.png \"The 'old' arch (1911).\")\n{{< /figure >}}", TITLED),
        ('{{< marginnote >}} ![A](a.png "C")\n{{< /marginnote >}}', '![A](a.png "C")'),
        ("{{< poem >}}\nOne,\ntwo.\n{{< /poem >}}", "::: verse\nOne,\ntwo.\n:::"),
        (
            "{% include quote.html text='Es regnet.' translation='It rains.' attrib='Mia' %}",
            "> Es regnet.\n>\n> It rains.\n>\n> — Mia",
        ),
        ('{{< aside title="Why" >}}\nInk.\n{{< /aside >}}', "**Why**\n\n::: sidebar\nInk.\n:::"),
        ('Ink{{< footnote "From soot." >}} runs.', "Ink^[From soot.] runs."),
        ("Ink{% sidenote 'sn-1' 'From soot.' %} runs.", "Ink^[From soot.] runs."),
        (
            '{{< sidenote "right" "n" "black ink" >}}From soot.{{< /sidenote >}} runs.',
            "black ink^[From soot.] runs.",
        ),
        ('{{< icon name="github" >}} {{< clear position="left" >}}', " "),
        (
            'Ink{{% ref 1 %}} runs.\n\n{{% endnote 1 "From soot." %}}',
            "Ink[^note-1] runs.\n\n[^note-1]: From soot.",
        ),
        ("One{% comment %} two {% endcomment %} three", "One three"),
    ],
)
def test_a_shortcode_becomes_what_it_means(mend, typed, meant):
    text, repairs = mend(typed)
    assert text == meant
    assert {repair.rule for repair in repairs} == {"shortcodes"}


@pytest.mark.parametrize(
    "text",
    [
        '`{{< figure src="a" >}}` and ``{% raw %}``',
        '```\n{{< figure src="a" >}}\n{% raw %}\n```',
        '{{</* figure src="a" */>}}',
        "[video] [audio] [music] [sidebar]",
        "A set {{1, 2}, {3}} of $x_{{a}}$ and \\{\\{ x }}",
        "[caption](#a) and [embed]: x",
        "A paragraph.\n{:.pullquote}",
    ],
)
def test_words_that_look_like_shortcodes_stay(mend, text):
    applied = [repair for repair in mend(text)[1] if repair.applied]
    assert mend(text)[0] == text
    assert applied == []


def test_shortcodes_within_shortcodes_are_read_from_the_inside_out(mend):
    text, repairs = mend('{{< note >}}\nA\n{{< figure src="b.png" >}}\nB\n{{< /note >}}')
    assert text == "> [!note]\n> A\n>\n> ![](b.png)\n>\n> B"
    assert len(repairs) == 2


def test_a_block_gets_blank_lines_around_it(mend):
    assert mend("A\n{{< quote >}}q{{< /quote >}}\nB")[0] == "A\n\n> q\n\nB"


def test_what_only_the_site_knows_is_taken_out_and_listed(mend):
    text, (repair,) = mend("A {{< toc >}}b")
    assert text == "A b"
    assert repair.certainty is Certainty.LIKELY


def test_an_expression_in_running_text_is_only_reported(mend):
    text, (repair,) = mend("Welcome to {{ page.title }}!")
    assert text == "Welcome to {{ page.title }}!"
    assert repair.certainty is Certainty.SUSPECTED


def test_words_that_would_make_no_sentence_stay_in_their_tag(mend):
    text = 'The word {{< gloss "a tin for ink" "tray or pan" >}} is old.'
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    "text", ["{% cite knuth84 %} says so.", 'Read {{< abbr "HTML" "HyperText" >}} well.']
)
def test_what_may_be_part_of_a_sentence_is_only_suspected(mend, text):
    mended, repairs = mend(text)
    assert mended == text
    assert [repair.certainty for repair in repairs] == [Certainty.SUSPECTED]


@pytest.mark.parametrize(
    "text",
    [
        '{{< person page="/people/ann-ely/" >}}',
        "{% include weir-map.html %}",
        "{{< timeline mill-years >}}",
        "{{< foo bar=1 >}}\nThe weir.\n{{< /foo >}}",
        "{{< lament class=wide >}}\nThe weir.\n{{< /lament >}}",
        "{{< tagline-of-ours >}}\nThe weir.\n{{< /tagline-of-ours >}}",
        '{{< section "1" >}}\nThe weir.\n{{< /section >}}',
        '{{< card title="The weir" text="It stands." link="/a" >}}',
        '{{< embed/newsletter cta="Sign up for our letter about weirs." >}}',
        '{{< gallery dir="a/b/" caption="Three weirs" >}}',
        '{{< video "S1b30NXoUbA" "The weir at night" "Weirs" "kLr11L_2yDE" >}}',
        '{{% video videoId="MFcLOjJJems" videoPlaylist="https://example.org/list" %}}',
        '{{< properties mp3="https://example.org/a.mp3" srctitle="The weir" srcstart="22:16" >}}',
        "{% for weir in site.weirs reversed %}",
        '{{< compare old="weir-1.png" new="weir-2.png" >}}',
        '{{< issue-list issue-title="Weirs" issue-icon="weir.png" >}}',
        '{{< member name="Ann Ely" role="Miller" email="ann@example.org" image="ann.png" >}}',
        "{{< photohost i-D8NchNM `The weir` >}}\nThe weir in spring.\n{{< /photohost >}}",
        "{{< chart >}}\n[[1, 2], [3, 4]]\n{{< /chart >}}",
        "{% if page.wide %}\nThe weir in spring.\n{% endif %}",
    ],
)
def test_what_may_show_something_is_only_suspected(mend, text):
    mended, repairs = mend(f"It stands.\n\n{text}\n")
    assert mended == f"It stands.\n\n{text}\n"
    assert {repair.certainty for repair in repairs} == {Certainty.SUSPECTED}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("{% include newsletter.html %}", Certainty.LIKELY),
        ("{{< mailchimp_form >}}", Certainty.LIKELY),
        ("{{% center %}}\nThe weir.\n{{% /center %}}", Certainty.CERTAIN),
    ],
)
def test_how_sure_it_is_depends_on_what_the_tag_is_called(mend, text, certainty):
    mended, (repair,) = mend(f"It stands.\n\n{text}\n")
    assert "{" not in mended
    assert repair.certainty is certainty


def test_a_folder_with_spaces_in_its_name_is_no_word(mend):
    text = '{{< slider-of dir="/img/news/Photos of the mill" arrow="fa-left" >}}'
    mended, (repair,) = mend(f"It stands.\n\n{text}\n")
    assert text in mended
    assert repair.certainty is Certainty.SUSPECTED


def test_alternative_text_in_a_variable_is_no_address(mend):
    mended, (repair,) = mend("<img src='/a.png' alt='{{ names.weir[lang] }}'>")
    assert mended == "<img src='/a.png' alt='{{ names.weir[lang] }}'>"
    assert repair.certainty is Certainty.SUSPECTED


def test_a_symbol_beside_words_is_no_word(mend):
    text, _ = mend('{{<icon "recycle green">}} Use it again.')
    assert text == " Use it again."


@pytest.mark.parametrize(
    "text",
    [
        '{{< utube id=vnrNXDP-jrs title="The weir at night" >}}',
        '{{< csvtable path="results.csv" caption="Table 1: How much water" >}}',
        '{% include feature/pdf.html objectid="demo_002" caption="A list of mills" %}',
    ],
)
def test_words_beside_what_only_the_site_can_find_are_not_all(mend, text):
    mended, (repair,) = mend(f"It stands.\n\n{text}\n")
    assert text in mended
    assert repair.certainty is Certainty.SUSPECTED


def test_a_button_with_two_addresses_is_a_link(mend):
    text, _ = mend('{{< button "/weir" "/weir" "See the weir" >}}')
    assert text == "[See the weir](/weir)"


def test_what_the_front_matter_gives_is_an_address():
    source = SourceFile("a.md", "![The weir]({{ page.photo | relative_url }})\n")
    front = FrontMatter(values={"photo": "/img/weir.jpg"})
    _, (repair,) = normalise(source, front, HouseStyle(), Report())
    assert repair.after == "/img/weir.jpg"
    assert repair.certainty is Certainty.CERTAIN


def test_a_film_that_wraps_words_leaves_its_link_and_the_words(mend):
    text, _ = mend("{{< youtube 7i0j0UhcfGM small >}}\nThe weir at night.\n{{< /youtube >}}")
    assert text == "<https://www.youtube.com/watch?v=7i0j0UhcfGM>\n\nThe weir at night."


def test_music_to_listen_to_is_a_link(mend):
    text, _ = mend('{{< spotify type="album" id="2DtGb7amqljjpvradlmGDP" width="100%" >}}')
    assert text == "<https://open.spotify.com/album/2DtGb7amqljjpvradlmGDP>"


def test_a_remark_of_who_typed_it_up_is_no_shortcode(mend):
    assert mend("I said [audio cuts out] no more.") == ("I said [audio cuts out] no more.", ())


def test_a_number_that_calls_no_note_is_never_glued_to_a_word(mend):
    text, repairs = mend("Four men and a horse{{% ref 1 %}} built it.")
    assert text == "Four men and a horse built it."
    assert [repair.certainty for repair in repairs] == [Certainty.LIKELY]


def test_a_loop_ends_where_it_ends_and_not_where_one_inside_it_does(mend):
    text = "{% for a in x %}\n{% for b in a %}\n{{ b }}\n{% endfor %}\n{% endfor %}\n"
    mended, (repair,) = mend(text)
    assert mended == text
    assert repair.certainty is Certainty.SUSPECTED


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('{% myvideo "nWEF8fsSXAM" "" %}', "<https://www.youtube.com/watch?v=nWEF8fsSXAM>"),
        (
            '{% myvideo "nWEF8fsSXAM" "The weir at night" %}',
            "[The weir at night](https://www.youtube.com/watch?v=nWEF8fsSXAM)",
        ),
        (
            '{% myaudio { "url": "https://example.org/weir.mp3", "cap": "The weir at night" } %}',
            "[The weir at night](https://example.org/weir.mp3)",
        ),
    ],
)
def test_a_player_of_any_site_leaves_a_link_to_what_it_plays(mend, typed, expected):
    text, (repair,) = mend(f"Listen:\n\n{typed}\n")
    assert text == f"Listen:\n\n{expected}\n"
    assert repair.certainty is Certainty.LIKELY


@pytest.mark.parametrize("word", ["screenshots", "Screenshots", "SCREENSHOTS"])
def test_a_word_of_eleven_letters_is_no_film(mend, word):
    text, _ = mend(f"Look:\n\n{{% myvideo {word} %}}\n")
    assert "youtube" not in text


@pytest.mark.parametrize(
    "typed",
    [
        "{% include quote.html quote = content %}",
        "{% include pullquote.html quote=page.quote %}",
        '{% include note.html content=site_note title="The mill" %}',
        "{% include figure.html src=page.image %}",
    ],
)
def test_a_variable_of_the_site_is_no_word(mend, typed):
    text, repairs = mend(f"The weir stood.\n\n{typed}\n\nIt fell.\n")
    assert text == f"The weir stood.\n\n{typed}\n\nIt fell.\n"
    assert not any(repair.applied for repair in repairs)


def test_a_file_and_words_in_quotation_marks_are_no_variables(mend):
    assert mend("{% include figure.html src=weir.png %}")[0] == "![](weir.png)"
    assert mend('{% include pullquote.html quote="wet" %}')[0] == "::: pullquote\nwet\n:::"


def test_a_folded_part_keeps_its_title_as_one(mend):
    text, _ = mend('{{< details "The flood" >}}\nIt was wet.\n{{< /details >}}')
    assert text == "<details>\n<summary>The flood</summary>\n\nIt was wet.\n\n</details>"


def test_titles_of_folded_parts_are_no_headings():
    parts = (f"<summary><b>The {x} flood</b></summary>\n\nIt was {x}.\n" for x in ("dry", "wet", "brown"))
    source = SourceFile("a.md", "\n".join(parts))
    piece, repairs = normalise(source, FrontMatter(), HouseStyle(), Report())
    assert not repairs
    assert not any(isinstance(block, Section) for block in piece.body)
