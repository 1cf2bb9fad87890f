"""English spellings that tell which side of the Atlantic, or of the -ise, a word is written on.

Lower case only: names keep their spelling. Words that mean two things on one side (program, check,
meter, license, practice, dialog, disk, story) are left out, and so is grey, which Americans write as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["British", "American", "-ise", "-ize"]

ISE = """organ real recogn emphas apolog critic priorit minim maxim optim summar standard modern special
    general final civil colon decolon mobil util character central decentral local normal stabil symbol
    sympath author categor computer custom global harmon hospital industrial legal memor national neutral
    penal polar popular privat radical reorgan revolution scrutin social steril visual capital democrat
    digit familiar italic initial jeopard marginal"""
OUR = "col fav flav behavi neighb hon lab hum rum harb endeav sav od vig"
OUR_ENDINGS = """ s ed ing able ably ite ites al ally hood hoods less ful fully"""
DOUBLED = "travel cancel label model signal counsel fuel level marvel quarrel total channel tunnel"
PAIRS = """centre/center centres/centers centred/centered centring/centering theatre/theater theatres/theaters
    fibre/fiber fibres/fibers litre/liter litres/liters sombre/somber calibre/caliber defence/defense
    offence/offense offences/offenses pretence/pretense /gray /grays /grayish sceptic/skeptic
    sceptics/skeptics sceptical/skeptical scepticism/skepticism mould/mold moulds/molds mouldy/moldy
    moustache/mustache moustaches/mustaches pyjamas/pajamas manoeuvre/maneuver manoeuvres/maneuvers
    jewellery/jewelry aluminium/aluminum plough/plow ploughs/plows ploughed/plowed fulfil/fulfill
    fulfils/fulfills fulfilment/fulfillment skilful/skillful skilfully/skillfully wilful/willful
    instalment/installment instalments/installments enrolment/enrollment paediatric/pediatric
    anaesthetic/anesthetic traveller/traveler travellers/travelers counsellor/counselor
    counsellors/counselors marvellous/marvelous tyre/ tyres/ cheque/ cheques/ programme/ programmes/
    kerb/ kerbs/"""


@cache
def sides() -> Mapping[str, Side]:
    """The side of every form that has one."""
    return {word: side for pair in _pairs() for word, side in pair if word}


@cache
def partners() -> Mapping[str, str]:
    """For every form that has one the same word as it is spelt on the other side."""
    both = [(one, other) for (one, _), (other, _) in _pairs() if one and other]
    return {word: partner for pair in both for word, partner in (pair, pair[::-1])}


def _pairs() -> Iterator[tuple[tuple[str, Side], tuple[str, Side]]]:
    """A word on both sides; empty where a side has no word of its own."""
    for stem in ISE.split():
        for ending in ("e", "es", "ed", "ing", "ation", "ations", "ational"):
            yield (f"{stem}is{ending}", "-ise"), (f"{stem}iz{ending}", "-ize")
    for stem in OUR.split():
        for ending in OUR_ENDINGS.split(" "):
            yield (f"{stem}our{ending}", "British"), (f"{stem}or{ending}", "American")
    for stem in DOUBLED.split():
        for ending in ("ed", "ing"):
            yield (f"{stem}l{ending}", "British"), (f"{stem}{ending}", "American")
    for pair in PAIRS.split():
        british, american = pair.split("/")
        yield (british, "British"), (american, "American")
