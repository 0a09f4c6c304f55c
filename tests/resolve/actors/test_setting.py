from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.extract.mentions import find_mentions
from dragoman.extract.toponyms import find_toponyms
from dragoman.record import Document, Span
from dragoman.resolve.actors import ActorResolver
from dragoman.resolve.places import PlaceResolver

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def party(annotator):
    gazetteer = Gazetteer.load()
    actors, places = ActorResolver(), PlaceResolver(gazetteer)

    def found(text, words):
        (annotated,) = annotator([Document(id="t", text=text, published=date(2025, 10, 9))])
        resolved = actors(find_mentions(annotated), annotated, places(find_toponyms(annotated, gazetteer), annotated))
        start = text.index(words)
        return next(resolved.actor(name) for name in resolved.at(Span(start, start + len(words))))

    return found


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Police in Goma fired on marchers.", "Police", "COD"),
        ("Police in Goma fired on marchers.", "marchers", "COD"),
        ("Soldiers shot two students near Mopti.", "students", "MLI"),
        ("Prosecutors in Naha charged a fisherman.", "Prosecutors", "JPN"),
        ("Protesters burned tyres in Cochabamba. Police fired tear gas.", "Police", "BOL"),
        ("The constitutional court annulled the vote in Malawi.", "constitutional court", "MWI"),
        ("Teachers walked out across Peru over pay.", "Teachers", "PER"),
    ],
)
def test_party_told_without_a_country_is_of_where_the_report_is_set(party, text, words, country):
    found = party(text, words)
    assert (found.country, found.confidence) == (country, 0.6)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police met protesters between Nairobi and Kigali.", "Police"),
        ("Foreign troops left Niamey on Friday.", "Foreign troops"),
        ("Peacekeepers came under fire near Goma.", "Peacekeepers"),
        ("Migrants were turned back at Melilla.", "Migrants"),
        ("An envoy arrived in Kathmandu on Friday.", "envoy"),
        ("European leaders gathered in Tirana.", "European leaders"),
        ("Officials of the African Union landed in Juba.", "Officials"),
        ("Residents of Xubradoke fear the mill near Goma.", "Residents"),
    ],
)
def test_country_is_left_open_where_the_setting_does_not_tell(party, text, words):
    assert party(text, words).country is None


def test_what_stands_with_the_party_goes_before_where_the_act_takes_place(party):
    assert party("Rebels from Darfur raided a market in Abéché.", "Rebels").country == "SDN"


@pytest.mark.parametrize(
    ("text", "words", "country", "sectors"),
    [
        ("The destroyer USS Halvorsen left Busan.", "USS Halvorsen", "USA", ("MIL",)),
        ("HMAS Warringal was shadowed off Palawan.", "HMAS Warringal", "AUS", ("MIL",)),
        ("The Netanyahu government rejected the offer.", "Netanyahu government", "ISR", ("GOV",)),
        ("Some 300 Congolese crossed the river.", "Congolese", "COD", ("CVL",)),
        ("Rohingya fled across the river.", "Rohingya", "MMR", ("CVL",)),
        ("The United Nations official resigned.", "United Nations official", None, ("IGO",)),
        ("Police in Athens, Georgia arrested a student.", "Police", "USA", ("COP",)),
        ("General Rui Tavares of UNITA signed the truce.", "General Rui Tavares", "AGO", ("REB",)),
    ],
)
def test_form_of_a_party_tells_country_and_sector(party, text, words, country, sectors):
    found = party(text, words)
    assert (found.country, found.sectors[:1]) == (country, sectors)


def test_counterpart_has_the_sectors_of_whose_counterpart_it_is(party):
    text = "Inés Arana, head of Colombia's police, met her Ecuadorean counterpart."
    found = party(text, "her Ecuadorean counterpart")
    assert (found.country, found.sectors) == ("ECU", ("COP",))


def test_title_tells_which_of_two_office_holders_is_meant(party):
    assert party("Parliament praised King Philippe on Friday.", "King Philippe").name != "Édouard Philippe"
