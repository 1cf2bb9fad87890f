"""Whether lines that begin with labels are a conversation, and which of the labels are speakers'.

A label alone proves nothing: recipes, forms and warnings have labels too. What separates them is
that speakers come back, alternate, say sentences, are few, are named elsewhere in the piece, and
that between them they say most of what stands between the first label and the last.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise

import msgspec

from standfirst.model.blocks import Role
from standfirst.normalise.interview.evidence import Evidence
from standfirst.normalise.interview.find_speaker_labels import Label
from standfirst.normalise.interview.speech import is_question, speaks_of_persons
from standfirst.normalise.lexicon import Lexicon
from standfirst.normalise.names import NO_CASE, looks_like_name, resolve
from standfirst.normalise.prose import length_in_words

MANY = 24
"""More labels than this, of people of whom the piece says nothing else, are a directory."""

VALUE = 8
"""Words, about, that the value of a field has at most."""

FEWEST_OF_A_SPEECH = 3
"""Words of somebody who speaks under a label that the piece does not explain."""

WITH_ASIDE = re.compile(r"^(?P<name>[^()（）]+?)\s*[(（](?P<aside>[^()（）]+)[)）]$")
SHORTEST_PART = 4
"""Letters of a word before a name that says what part somebody has: ``Host``."""

ROUNDS = 4
"""So many times the same three speak in the same order only as headings of a list."""

ARTICLE = 3
"""Letters of the longest: ``the``, ``der``, ``les``."""

PEER = re.compile(r"^([^\W\d_]{3,20}) ?\d{1,2}$")
"""One of several of whom the piece says no more: ``Schülerin 1``."""

PRONOUNS = frozenset(
    (
        *("she", "he", "him", "her", "me", "ich", "er", "sie", "moi", "lui", "elle", "toi"),
        *("yo", "él", "ella", "eu", "ele", "ela", "io", "lei", "hij", "zij", "han", "hon", "я", "он", "она"),
    )
)
"""Labels of those who are overheard, or told of, without a name."""

QUIZ = frozenset("abc")
"""Labels that offer answers to choose from."""


class Line(msgspec.Struct, frozen=True):
    """A paragraph that begins with something like a label."""

    index: int
    """Of the block in the draft."""
    label: Label
    text: str
    """What is said, in plain words, the label left out."""
    section: int = 0
    """How many headings stand before it."""
    is_asked: bool = False
    """Whether what stands straight before it asks."""


def speaking(lines: list[Line], evidence: Evidence) -> list[Line]:
    """The lines whose labels are speakers'; none if there is no conversation."""
    if len(lines) < 2:
        return [line for line in lines if _answers_once(line, evidence)]
    lines = _without_lone_stops(_without_wrong_times(lines), evidence.lexicon)
    lines = _without_bold_titles(lines, evidence.lexicon)
    once = {key for key, count in Counter(line.label.key for line in lines).items() if count == 1}
    lines = [x for x in lines if x.label.key not in once or not _explains_letters(x, evidence.lexicon)]
    together = [line for line in lines if evidence.lexicon.is_together(line.label.name)]
    lines = [line for line in lines if line not in together]
    said: dict[str, list[Line]] = {}
    for line in lines:
        said.setdefault(line.label.key, []).append(line)
    roles = {key for key in said if is_role_label(said[key][0].label.name, evidence.lexicon)}
    named = {key for key in said.keys() - roles if _is_speech(said[key])}
    if said.keys() >= QUIZ:
        return []
    if not _roles_converse([x for key in roles for x in said[key]], bool(said.keys() - roles), evidence):
        roles = set()
    if len(said) > MOST_VOICES:
        return []
    attested = _attested(named, said, lines, evidence)
    people = {key for key in named if _is_speaker(key, said[key], key in attested, evidence)}
    heard = [line for line in lines if line.label.key in people | roles]
    single = _single_lines(said, people | roles)
    people |= {key for key in single if _may_be_called(said[key][0].label, heard)}
    if not roles and all(is_title(said[key][0].label.name, evidence.lexicon) for key in people):
        return []
    surely = {key for key in people & attested if not NO_CASE.search(key)}
    for speakers in (people, surely):
        spoken = [line for line in lines if line.label.key in speakers | roles]
        if _is_conversation(spoken, speakers, roles, attested, evidence):
            break
    else:
        return []
    spoken = _without_head(spoken, evidence)
    asks = any(evidence.lexicon.role_of_label(said[key][0].label.name) == "question" for key in roles)
    several = len(people | roles) > 2 or (asks and len(together) > 1)
    chorus = [line for line in together if line.index > spoken[0].index and several]
    others = _others_who_speak(lines, spoken, evidence)
    return sorted((*spoken, *chorus, *others), key=lambda line: line.index)


def is_role_label(words: str, lexicon: Lexicon) -> bool:
    """Whether a label names no person but a part: Q, A, Question, Interviewer."""
    return lexicon.role_of_label(words) is not None


def part_before_name(words: str, lexicon: Lexicon) -> tuple[Role, str] | None:
    """The part and the name of a label that says both: ``Moderator Anna Bell``, ``Anna Bell (host)``."""
    aside = WITH_ASIDE.match(words)
    if aside is not None and (role := lexicon.role_of_label(aside["aside"])):
        return role, aside["name"]
    first, _, name = words.partition(" ")
    role = lexicon.role_of_label(first) if len(first.rstrip(".:")) >= SHORTEST_PART else None
    return (role, name) if role and name and looks_like_name(name) else None


def is_title(words: str, lexicon: Lexicon) -> bool:
    """Whether a label is only what somebody is called by: Senator, Professor; not ``MR`` or ``ST``, which
    with no name after them are somebody's initials."""
    is_initials = words.isupper() and len(words) <= 3
    return not is_initials and words.casefold().rstrip(".") in lexicon.honorifics


def people_in(label: str, lexicon: Lexicon) -> list[str]:
    """The people that a label names: two may speak together."""
    parts = [part.strip() for between in lexicon.between_names.split(label) for part in _slashed(between)]
    return [part for part in parts if part] or [label]


def _slashed(label: str) -> list[str]:
    """``M/G/S`` as three, if each begins with a capital."""
    parts = label.split("/")
    return parts if len(parts) > 1 and all(part[:1].isupper() for part in parts) else [label]


def _answers_once(line: Line, evidence: Evidence) -> bool:
    """Whether the only label of a piece is that of somebody known who says "I" straight after a question:
    where everything else is told by typography, whoever answers may be named the first time."""
    speaks = evidence.has_questions and line.is_asked and evidence.lexicon.first_person.search(line.text)
    return bool(speaks) and _is_attested(line.label, [line], evidence)


# -- one label ----------------------------------------------------------------------------------


def _without_wrong_times(lines: list[Line]) -> list[Line]:
    """Without lines whose figures are no time stamps, for they go back: ``John 3:16``, ``Ruth 1:16``."""
    stamped = [line for line in lines if line.label.form == "time" and line.label.time]
    times = [tuple(map(int, re.findall(r"\d+", line.label.time or "")[:3])) for line in stamped]
    back = sum(after < before for before, after in pairwise(times) if len(before) == len(after))
    return [x for x in lines if x.label.form != "time"] if back > 0.1 * len(times) else lines


def _without_lone_stops(lines: list[Line], lexicon: Lexicon) -> list[Line]:
    """Without ``P.`` and ``R.`` unless about as many ask as answer: ``A.`` may begin a list."""
    asked, answered = _by_role([line for line in lines if line.label.form == "stop"], lexicon)
    alternate = min(len(asked), len(answered)) >= max(1, 0.5 * max(len(asked), len(answered)))
    return [line for line in lines if line.label.form != "stop" or alternate]


def _without_bold_titles(lines: list[Line], lexicon: Lexicon) -> list[Line]:
    """Without lines that are bold from end to end, if few of them ask, or if nobody comes back in them and
    there are no others: ``**Ann Ely: Weirs and Locks**``. Sentences of somebody who speaks elsewhere stay."""
    bold = [line for line in lines if line.label.form == "bold-question"]
    asking = sum(is_question(x.text) or lexicon.prompt.search(x.text) is not None for x in bold)
    come_back = len({line.label.key for line in bold}) < len(bold) or len(bold) == 1
    if asking > 0.2 * len(bold) and (come_back or len(bold) < len(lines)):
        return lines
    others = {line.label.key for line in lines if line.label.form == "bold"}
    return [x for x in lines if x.label.form != "bold-question" or _goes_on(x, others)]


def _goes_on(line: Line, others: Collection[str]) -> bool:
    """Whether somebody who speaks under bold labels says sentences in bold as well."""
    return line.label.key in others and SENTENCE_OR_MARK.search(line.text[-3:]) is not None


def _explains_letters(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line says what letters stand for, as glossaries do: ``RFT: The Reed Fund Trust is …``"""
    letters = line.label.name.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= 5 or lexicon.first_person.search(line.text):
        return False
    words = [word.strip("*_\"'“”‘’(),.;:") for word in line.text.split()[: len(letters) + 3]]
    initials = "".join(word[:1] for word in words if word).upper()
    after_article = initials[1 : len(letters) + 1] if words and len(words[0]) <= ARTICLE else ""
    return letters in (initials[: len(letters)], after_article)


def _others_who_speak(lines: list[Line], spoken: list[Line], evidence: Evidence) -> list[Line]:
    """The lines of the same shape between those of a conversation, or straight after the last: whoever is
    named once, by a name that stands nowhere else, speaks all the same."""
    known = {line.index for line in spoken}
    forms = {form for form, count in Counter(map(_form, spoken)).items() if count > 1}
    shapes = {_shape(line.label.name) for line in spoken}
    names = {line.label.name for line in spoken}
    result: list[Line] = []
    last = spoken[-1].index
    for line in lines:
        if line.index in known or line.index < spoken[0].index or line.index > last + 1:
            continue
        of_same_shape = _form(line) in forms and (
            _shape(line.label.name) in shapes
            or is_role_label(line.label.name, evidence.lexicon)
            or _are_letters_of(line.label.name, names)
        )
        if of_same_shape and _may_be_speech(line, evidence) and _may_be_called(line.label, spoken):
            result.append(line)
            last = max(last, line.index)
    often = {key for key, count in Counter(x.label.key for x in result).items() if count >= OFTEN}
    all_said = [x for x in lines if x.label.key in often and x.index not in known]
    return [*result, *(x for x in all_said if x not in result and spoken[0].index < x.index <= last + 1)]


def _without_head(spoken: list[Line], evidence: Evidence) -> list[Line]:
    """Without the first lines, if they say who talked to whom, and where: ``Interviewee: Ann Ely``,
    ``ANN ELY: An interview conducted by Bo Carr``."""
    counts = Counter(line.label.words for line in spoken)
    first = 0
    while first < len(spoken) - 2 and _is_of_head(spoken[first], spoken[first + 1 :], counts, evidence):
        first += 1
    return spoken[first:]


def _is_of_head(line: Line, others: list[Line], counts: Mapping[str, int], evidence: Evidence) -> bool:
    """Whether a line before the others is no speech: it names who has a part, or its label stands there only
    once, in a section before the conversation, and it has no sentence, or says that this is an interview."""
    if is_question(line.text):
        return False
    if is_role_label(line.label.name, evidence.lexicon) and _names_somebody(line.text, evidence):
        return True
    talk = next((x.section for x in others if counts[x.label.words] > 1), line.section)
    if counts[line.label.words] > 1 or talk == line.section:
        return False
    unknown = evidence.lexicon.language == "und"
    is_said = SENTENCE_OR_MARK.search(line.text) is not None and not unknown
    return not is_said or evidence.lexicon.interview_words.search(line.text) is not None


SENTENCE_OR_MARK = re.compile(r"[.!?…。！？]")


def _names_somebody(text: str, evidence: Evidence) -> bool:
    """Whether a text is a name, or begins with one and goes on with the next field: ``Ann Ely Date: May``."""
    first = re.split(r"\s[^\W\d_][^\s:：]*(?:\s[^\s:：]+)?[:：]", text, maxsplit=1)[0].strip()
    is_short = 0 < len(first.split()) <= MOST_OF_A_HEAD and first[-1:] not in ".!?…。"
    return is_short and all(map(looks_like_name, people_in(first, evidence.lexicon)))


MOST_OF_A_HEAD = 12
"""Words of those who talked."""


def _may_be_called(label: Label, spoken: list[Line]) -> bool:
    """Whether a label that stands there once may be a name among those who speak. Where no capitals tell one,
    it is as long as theirs at most, and set in the same script; nowhere does it go on after a sentence."""
    if SENTENCE_IN_LABEL.search(label.name):
        return False
    if not NO_CASE.search(label.name) or label.key in {line.label.key for line in spoken}:
        return True
    names = [line.label.name for line in spoken if NO_CASE.search(line.label.name)]
    longest = max((len(name) for name in names), default=0)
    return len(label.name) <= longest + 1 and "," not in label.name


SENTENCE_IN_LABEL = re.compile(r"[^\W\d_][.…]\s+[^\W\d_]+\s+[^\W\d_]|\s[–—]\s|,\s+[a-zà-ÿ]+\s+[a-zà-ÿ]+\s")
"""What no name has: ``Oh, so the – my friends for the moon are``."""


def _are_letters_of(label: str, names: Collection[str]) -> bool:
    """Whether a label is the first letters of several who speak, with a slash between: ``M/G``."""
    letters = _slashed(label)
    begin = {name[:1] for name in names}
    return len(letters) > 1 and all(len(letter) == 1 and letter in begin for letter in letters)


def _form(line: Line) -> str:
    return "bold" if line.label.form == "bold-question" else line.label.form


def _shape(name: str) -> str:
    """How a name is written: initials, one word or several."""
    if name.replace(".", "").isupper() and len(name.replace(".", "")) <= 4:
        return "initials"
    return "several" if " " in name else "one"


def _may_be_speech(line: Line, evidence: Evidence) -> bool:
    """Whether what stands after an unknown label can be said by somebody of that name."""
    name = line.label.name
    is_word = _shape(name) == "one" and not NO_CASE.search(name) and _is_word(line.label.key, evidence.prose)
    is_word = is_word or (_shape(name) == "one" and line.label.form == "bold-question")
    is_word = is_word and not is_role_label(name, evidence.lexicon)
    says = length_in_words(line.text) >= FEWEST_OF_A_SPEECH or is_question(line.text)
    is_slip = line.label.loose and line.label.form == "plain"
    return says and not is_word and not is_slip and not _are_values([line.text])


MOST_VOICES = 2_000
"""Labels of a piece: more are an index or a register."""
MOST_COMPARED = 150
"""Labels that are compared with each other."""


def _attested(
    named: set[str], said: dict[str, list[Line]], lines: list[Line], evidence: Evidence
) -> set[str]:
    """The labels of those whom the piece names elsewhere; of very many, those who speak more than once."""
    if len(named) > MOST_COMPARED:
        return {key for key in named if len(said[key]) > 1}
    return {key for key in named if _is_attested(said[key][0].label, lines, evidence)}


def _is_attested(label: Label, lines: list[Line], evidence: Evidence) -> bool:
    """Whether the piece names the people of a label elsewhere, or in another label more or less fully."""
    if label.key in evidence.lexicon.letters_of_people:
        return True
    if any(evidence.declares(name) == label.name for name in {line.label.name for line in lines}):
        return True
    if evidence.declares(label.name):
        return True
    if is_title(label.name, evidence.lexicon):
        return len({line.label.key for line in lines}) > 1
    if label.form == "bold-question" and evidence.has_questions and looks_like_name(label.name):
        comes_back = sum(line.label.key == label.key for line in lines) > 1
        return (comes_back or " " in label.name) and not _is_thing(label, evidence)
    others = list(dict.fromkeys(line.label.name for line in lines if line.label.key != label.key))
    return all(
        any(resolve(part, pool) for pool in (*evidence.pools, [name for name in others if " " in name]))
        or (" " in part and any(resolve(other, [part]) for other in others))
        or any(part in other.split() for other in others)
        or (_shape(part) == "initials" and resolve(part, others) is not None)
        or _is_mentioned(part, lines, evidence.prose)
        or _is_addressed(part, evidence)
        for part in people_in(label.name, evidence.lexicon)
    )


def _is_addressed(name: str, evidence: Evidence) -> bool:
    """Whether the piece calls somebody with this surname by a title: ``Frau Kern`` for ``Anna Kern``."""
    if " " not in name:
        return False
    titles = "|".join(map(re.escape, evidence.lexicon.honorifics))
    called = rf"(?i:(?<!\w)(?:{titles}))\.?\s(?:\w+\s)?{re.escape(name.split()[-1])}(?!\w)"
    return bool(titles) and re.search(called, evidence.prose) is not None


def _is_mentioned(name: str, lines: list[Line], prose: str) -> bool:
    """Whether a name in a script without capitals stands in the piece more often than as a label."""
    if not NO_CASE.search(name) or len(name) < 2:
        return False
    return prose.count(name) > sum(name in line.label.words for line in lines)


def _is_speech(said: list[Line]) -> bool:
    """Whether what stands after a label has words, is not the values of a field, and not the same each
    time, as captions of pictures may be."""
    texts = [line.text for line in said if line.text]
    if not any(any(map(str.isalpha, text)) for text in texts) or _are_values(texts):
        return False
    if all(map(CATALOGUED.search, texts)) or (len(texts) > 1 and len(set(texts)) == 1):
        return False
    return any(map(_is_sentence, texts)) or any(line.label.form == "time" for line in said)


CATALOGUED = re.compile(
    r"\(eds?\.?\)|\bISBN\b|\bdoi:|\b(?:Hrsg|Éd|dir)\.\)|,\s(?:1[5-9]|20)\d\d\.?$"
    r"|[^\W\d_]:\s[^\W\d_][\w.&'’ -]{1,40},?\s(?:1[5-9]|20)\d\d\.?$"
    r"|[.!?»”\"]\s(?!In\s)[A-ZÀ-ÞА-Я][\w'’-]{1,20}(?:\s[A-ZÀ-ÞА-Я][\w'’-]{1,20})?,?\s(?:1[5-9]|20)\d\d\.?$"
)
"""What entries of a bibliography have, and nothing that is said: ``Bern: Aare 2004.``, ``Kiel 1994.``"""


def _is_sentence(text: str) -> bool:
    """Whether a text has a sentence in it, or small words; a list of names or places does not."""
    small = sum(word[0].islower() for word in text.split())
    ends = SENTENCE.search(text) is not None or is_question(text)
    return ends or small >= FEWEST_SMALL or NO_CASE.search(text) is not None


SENTENCE = re.compile(r"[.!?…:—–-][\"'”’»)\]*_]*(?:\s|$)|[。！？؟]|\[\w+\]$")
FEWEST_SMALL = 3


def _is_speaker(key: str, said: list[Line], attested: bool, evidence: Evidence) -> bool:
    """Whether a label before speech is somebody's and no word of the language."""
    set_off = any(line.label.form != "plain" for line in said)
    only = said[0].label
    if len(said) == 1 and only.form == "dashed" and not only.loose and NO_CASE.search(key):
        return False  # where no capitals tell a name, it may be what a sentence begins with
    if attested:
        return True
    if len(said) >= OFTEN and all(line.label.time for line in said):
        return True  # things have no time at which they speak
    if _is_thing(said[0].label, evidence):
        return False
    if set_off and len(said) >= 3:
        return True
    if len(said) == 1 and said[0].label.form == "bold-question" and " " not in key:
        return False
    is_name = key in PRONOUNS or " " in key or NO_CASE.search(key) is not None
    if not is_name and _is_word(key, evidence.prose):
        return False
    return set_off or len(said) >= 2


def _single_lines(said: Mapping[str, list[Line]], speakers: Collection[str]) -> set[str]:
    """Those who speak once, under a full name, among others who all speak under theirs."""
    if len(speakers) < 2 or not all(" " in key for key in speakers):
        return set()
    indices = [line.index for key in speakers for line in said[key]]
    return {
        key
        for key, lines in said.items()
        if " " in key and min(indices) < lines[0].index < max(indices) and not _are_values([lines[0].text])
    }


def _are_values(texts: list[str]) -> bool:
    """Whether what stands after a label is mostly short and begins small, as a field's value does and
    speech does not: French typography goes on in small letters after a colon, in whole sentences."""
    texts = ["A" if _is_said(text) else text for text in texts]
    letters = [next((c for c in text if c.isalnum()), "") for text in texts]
    small = sum(letter.islower() or letter.isdigit() for letter in letters)
    return any(map(str.islower, letters)) and small > 0.5 * len(letters)


def _is_said(text: str) -> bool:
    """Whether a text is a whole sentence, or asks."""
    return is_question(text) or (len(text.split()) > VALUE and text[-1:] in '.!?…»”"')


def _is_word(key: str, prose: str) -> bool:
    """Whether a label stands in the prose with a small letter."""
    return re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", prose) is not None


def _is_thing(label: Label, evidence: Evidence) -> bool:
    """Whether the prose speaks of a label with an article, as of a thing: ``le Réseau``. Where people have
    one too (``die Anna``, ``o João``), that tells nothing."""
    articles = ARTICLES.get(evidence.lexicon.language)
    if articles is None or " " in label.name:
        return False
    return (
        re.search(rf"(?<!\w)(?:{articles}){re.escape(label.name)}(?!\w|['’]s\b)", evidence.prose) is not None
    )


ARTICLES = {
    "en": r"(?:the|an?)\s+",
    "de": r"(?:das|dem|des|eine?[mnrs]?)\s+",
    "fr": r"(?:le|la|les|du|des|aux?|une?)\s+|[ld]['’]",
    "es": r"(?:el|los|las|una?|del|al)\s+",
    "nl": r"(?:het|een|de)\s+",
}


# -- all of them --------------------------------------------------------------------------------


def _is_conversation(
    spoken: list[Line], people: set[str], roles: set[str], attested: set[str], evidence: Evidence
) -> bool:
    keys = [line.label.key for line in spoken]
    counts = Counter(keys)
    if len(keys) < 2 or (len(counts) > MANY and not people <= attested):
        return False
    if roles:
        return True
    if not _come_back(counts, attested, evidence.has_questions) or _are_fields(spoken, evidence):
        return False
    if max(counts.values()) == 1 and not _speak_once_each(spoken, evidence):
        return False
    if not any(_is_said_to_somebody(line, evidence.lexicon) for line in spoken) and _knows_persons(evidence):
        return False
    if people <= attested:
        return True
    return _is_talk(spoken, counts, attested, evidence) and _fills(spoken, evidence.size)


def _knows_persons(evidence: Evidence) -> bool:
    """Whether it is known which words of the language say I and you."""
    return bool(evidence.lexicon.first_person_words)


def _is_said_to_somebody(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line asks, answers, calls, says I or you, or has a time at which it was said: in a list of
    prizes, of faults found or of fields nothing does."""
    calls = line.text.rstrip("\"'”’»)").endswith(("!", "！"))
    asks = line.is_asked or is_question(line.text) or _asks_within(line.text)
    return asks or calls or line.label.time is not None or speaks_of_persons(line.text, lexicon)


def _asks_within(text: str) -> bool:
    return re.search(r"[?？؟](?:\s|$)", text) is not None


def _come_back(counts: Counter[str], attested: set[str], has_questions: bool) -> bool:
    """Whether somebody speaks twice, or several do whom the piece names or introduces in full."""
    if any(count > 1 for count in counts.values()):
        return True
    in_full = has_questions and all(" " in key for key in counts) and bool(counts.keys() & attested)
    return (counts.keys() <= attested and (has_questions or len(counts) > 1)) or (in_full and len(counts) > 1)


def _speak_once_each(spoken: list[Line], evidence: Evidence) -> bool:
    """Whether what stands under labels of which none comes back is said: some of it asks, or says I or you;
    captions and the entries of a register do neither."""
    persons = sum(speaks_of_persons(x.text, evidence.lexicon) or is_question(x.text) for x in spoken)
    asked = sum(line.is_asked for line in spoken)
    return max(persons, asked) >= 0.3 * len(spoken)


def _is_talk(spoken: list[Line], counts: Counter[str], attested: set[str], evidence: Evidence) -> bool:
    """Whether lines under labels that the piece does not explain are what people say to each other."""
    texts = [line.text for line in spoken if line.text]
    typical = statistics.median(map(length_in_words, texts))
    keys = [line.label.key for line in spoken]
    is_short = typical < 12 and not _somebody_asks(spoken, counts)
    asked = sum(line.is_asked for line in spoken)
    is_poll = not is_short and asked * len(counts) >= 0.8 * len(keys)
    if _is_cycle(keys) and not is_poll and (is_short or len(keys) >= ROUNDS * len(counts)):
        return False
    if typical < 4 and not attested & counts.keys() and not any(map(is_question, texts)):
        return False
    if len(counts) == 1 and not _asks_or_answers(spoken, has_questions=evidence.has_questions):
        return False
    if not attested & counts.keys() and not evidence.has_questions and not _take_turns(spoken, counts):
        return False
    if any(line.label.form != "plain" for line in spoken):
        return True
    persons = sum(speaks_of_persons(text, evidence.lexicon) or is_question(text) for text in texts)
    persons = persons if _knows_persons(evidence) else max(persons, asked)
    return len(keys) >= 4 and len(counts) >= 2 and persons >= 0.3 * len(texts)


def _asks_or_answers(spoken: list[Line], *, has_questions: bool) -> bool:
    """Whether the only one with a label asks, or answers what stands before without a label."""
    if not has_questions and len(spoken) < 3:
        return False
    asks = sum(is_question(line.text) for line in spoken)
    return max(asks, sum(line.is_asked for line in spoken)) >= 0.4 * len(spoken)


def _are_fields(spoken: list[Line], evidence: Evidence) -> bool:
    """Whether lines that are short, or speak of nobody, come back under one heading after the other, each
    once, in the same order."""
    typical = statistics.median(length_in_words(line.text) for line in spoken)
    persons = sum(speaks_of_persons(line.text, evidence.lexicon) for line in spoken)
    if typical >= LONGEST_FIELD and persons >= 0.3 * len(spoken):
        return False
    under: dict[int, list[str]] = {}
    for line in spoken:
        under.setdefault(line.section, []).append(line.label.key)
    if len(under) < FEWEST_OF_FIELDS or any(len(set(keys)) < len(keys) for keys in under.values()):
        return False
    firsts = Counter(keys[0] for keys in under.values())
    asked = sum(line.is_asked for line in spoken)
    return max(firsts.values()) >= 0.8 * len(under) and asked < 0.4 * len(under)


LONGEST_FIELD = 15
"""Words of what stands in a field, typically."""
FEWEST_OF_FIELDS = 3
"""Headings under which fields come back."""


def _take_turns(spoken: list[Line], counts: Counter[str]) -> bool:
    """Whether those whom the piece names nowhere else speak by turns: one of them asks, two alternate, or
    two come back often. The subjects of notices come back at most once or twice, in no order."""
    keys = [line.label.key for line in spoken]
    names = [line.label.name for line in spoken]
    timed = any(line.label.form == "time" for line in spoken)
    if len(counts) == 1 or timed or any(map(PEER.match, names)):
        return True
    if all(_shape(name) == "initials" for name in names):
        return True
    if _somebody_asks(spoken, counts):
        return True
    changes = sum(one != after for one, after in pairwise(keys))
    if len(counts) == 2:
        return len(keys) >= FEWEST_BY_TURNS and changes >= 0.5 * (len(keys) - 1)
    often = sum(count >= OFTEN for count in counts.values())
    return often >= 2 and changes >= 0.5 * (len(keys) - 1)


def _somebody_asks(spoken: list[Line], counts: Mapping[str, int]) -> bool:
    """Whether what one of them says are questions, mostly."""
    asked = Counter(line.label.key for line in spoken if is_question(line.text))
    return any(count >= FEWEST_ASKED and count >= 0.6 * counts[key] for key, count in asked.items())


FEWEST_BY_TURNS = 4
"""Lines of two who alternate."""
FEWEST_ASKED = 2
"""Questions of somebody who asks."""
OFTEN = 3
"""Lines of somebody who comes back often."""


def _fills(spoken: list[Line], size: int) -> bool:
    """Whether those who speak say most of what stands between the first of them and the last."""
    stretch = spoken[-1].index - spoken[0].index + 1
    return len(spoken) >= 0.2 * min(stretch, size)


def _is_cycle(keys: list[str]) -> bool:
    """Whether three or more labels come back in a fixed order: the fields of a form."""
    distinct = list(dict.fromkeys(keys))
    if len(distinct) < 3 or len(keys) < 2 * len(distinct):
        return False
    kept = sum(
        distinct.index(second) == (distinct.index(first) + 1) % len(distinct)
        for first, second in pairwise(keys)
    )
    return kept >= 0.8 * (len(keys) - 1)


def _roles_converse(said: list[Line], others: bool, evidence: Evidence) -> bool:
    """Whether Q and A (or Q and people who answer) really ask and answer."""
    asked, answered = _by_role(said, evidence.lexicon)
    ends = sum(is_question(line.text) for line in asked)
    if asked and ends < 0.4 * len(asked) and not any(len(line.text) > 60 for line in asked):
        return False
    if asked and (answered or others):
        return len(asked) + len(answered) >= 2
    return len(asked) >= 2 or (len(answered) >= 2 and evidence.has_questions)


def _by_role(said: list[Line], lexicon: Lexicon) -> tuple[list[Line], list[Line]]:
    """Those whose label asks, and those whose label answers."""
    roles = [lexicon.role_of_label(line.label.name) for line in said]
    asked = [line for line, role in zip(said, roles, strict=True) if role == "question"]
    return asked, [line for line, role in zip(said, roles, strict=True) if role == "answer"]
