from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.record import Document, Toponym
from dragoman.resolve.places import PlaceResolver


@pytest.fixture(scope="module")
def resolver() -> PlaceResolver:
    return PlaceResolver(Gazetteer.load())


def resolve(resolver, marked, **fields):
    """Resolve the names in square brackets; «[Paris|Texas]» stands for Paris named beside Texas."""
    text, toponyms = "", []
    for piece in re.split(r"(\[[^\]]+\])", marked):
        name, _, within = piece.strip("[]").partition("|")
        if piece.startswith("["):
            end = len(text) + len(name)
            toponyms.append(Toponym(start=len(text), end=end, name=name, within=within or None))
        text += name
    document = Document(id="d", text=text, published=date(2025, 10, 9), **fields)
    return text, resolver(toponyms, SimpleNamespace(document=document, text=text))


CASES = [
    ("Talks were held in [Geneva|Switzerland], [Switzerland].", "Geneva", "CHE", "PPL"),
    ("The envoy landed in [Paris].", "Paris", "FRA", "PPLC"),
    ("The fair in [Paris|Texas], [Texas], opened.", "Paris", "USA", "PPL"),
    ("[Georgia]'s president flew from [Tbilisi] to [Baku].", "Georgia", "GEO", "PCLI"),
    ("Voters in [Georgia] queued in [Atlanta], [Savannah] and [Augusta].", "Georgia", "USA", "ADM1"),
    ("The storm crossed [Ohio], [Indiana], [Georgia] and [Tennessee].", "Georgia", "USA", "ADM1"),
    ("Drones hit [Kharkiv] overnight.", "Kharkiv", "UKR", "PPL"),
    ("Drones hit the [Kharkiv region] overnight.", "Kharkiv", "UKR", "ADM1"),
    ("Strikes were reported in [eastern Aleppo].", "Aleppo", "SYR", "PPL"),
    ("[Beijing] protested.", "Beijing", "CHN", "PPLC"),
    ("He spoke in [Washington].", "Washington", "USA", "PPLC"),
    ("Troops left [Stepanakert] and [Nagorno-Karabakh].", "Nagorno-Karabakh", "AZE", "RGN"),
]


@pytest.mark.parametrize(("marked", "name", "country", "feature"), CASES)
def test_the_report_tells_which_place_is_meant(resolver, marked, name, country, feature):
    _, places = resolve(resolver, marked)
    assert (name, country, feature) in {(place.name, place.country, place.feature) for place in places}


def test_two_names_of_one_place_are_one_place(resolver):
    _, places = resolve(resolver, "[Kyiv] was calm. [Kiev] has three million people.")
    assert len(places) == 1


def test_a_name_once_placed_stays_there(resolver):
    _, places = resolve(resolver, "[Odessa|Texas], [Texas], is dry. The mayor of [Odessa] said so.")
    assert [place.country for place in places] == ["USA", "USA"]


def test_ids_follow_the_order_of_first_mention(resolver):
    _, places = resolve(resolver, "[Baku] and [Yerevan] talked; [Baku] agreed with [Ankara].")
    assert [(place.id, place.name) for place in places] == [("p1", "Baku"), ("p2", "Yerevan"), ("p3", "Ankara")]


def test_mentions_slice_back_to_the_names(resolver):
    text, places = resolve(resolver, "[Baku] and [Yerevan] talked; [Baku] agreed.")
    assert [span.of(text) for span in places[0].mentions] == ["Baku", "Baku"]


def test_an_unknown_name_is_kept_without_a_point(resolver):
    _, (place,) = resolve(resolver, "Shells fell on [Verkhnebelozyorka].")
    assert (place.name, place.latitude, place.country) == ("Verkhnebelozyorka", None, None)


def test_an_unknown_name_has_little_confidence(resolver):
    _, (place,) = resolve(resolver, "Shells fell on [Verkhnebelozyorka].")
    assert place.confidence <= 0.2


def test_a_name_of_many_places_has_less_confidence(resolver):
    _, (springfield,) = resolve(resolver, "He lives in [Springfield].")
    _, (dushanbe,) = resolve(resolver, "He lives in [Dushanbe].")
    assert springfield.confidence < dushanbe.confidence


def test_the_outlets_own_state_counts(resolver):
    _, (place,) = resolve(resolver, "Police in [Richmond] said so.", url="https://news.example.com.au/a")
    assert place.country == "AUS"


def test_a_city_bears_the_name_that_the_report_uses(resolver):
    _, (place,) = resolve(resolver, "The chancellor spoke in [COLOGNE].")
    assert place.name == "Cologne"


def test_no_names_give_no_places(resolver):
    assert resolve(resolver, "Nothing was said of where.")[1] == ()
