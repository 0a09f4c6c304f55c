"""Names that states share with persons, cities, birds and one another."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.countries import Countries
from dragoman.codebook.tables import read_table
from dragoman.record import Document

pytestmark = pytest.mark.model
CODES = {row["alpha3"] for row in read_table("gazetteer_countries")} | set(Countries.load().by_code) | {None}


@pytest.fixture(scope="module")
def code(tables_coder):
    def coded(text):
        (coding,) = tables_coder([Document(id="t", text=text, published=date(2025, 10, 9))])
        return coding

    return coded


def countries_at(coding, words):
    start = coding.text.index(words)
    return {a.country for a in coding.actors for m in a.mentions if m.start <= start < m.end and a.kind == "state"}


def place_at(coding, words):
    start = coding.text.index(words)
    return next((p for p in coding.places for m in p.mentions if m.start == start), None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Georgia recalled its envoy to Moscow.", "Georgia", "GEO"),
        ("Jordan closed its airspace on Friday.", "Jordan", "JOR"),
        ("Chad expelled the German ambassador.", "Chad", "TCD"),
        ("Turkey summoned the Dutch ambassador.", "Turkey", "TUR"),
        ("Washington imposed sanctions on Iran.", "Washington", "USA"),
        ("North Macedonia signed the accord with Greece.", "North Macedonia", "MKD"),
        ("The Democratic Republic of the Congo accused Rwanda of attacks.", "Democratic Republic", "COD"),
        ("South Korea protested to Japan.", "South Korea", "KOR"),
        ("North Korea fired a missile.", "North Korea", "PRK"),
        ("Guinea-Bissau expelled the envoy.", "Guinea-Bissau", "GNB"),
        ("Equatorial Guinea signed a treaty with Gabon.", "Equatorial Guinea", "GNQ"),
        ("Papua New Guinea thanked Australia for the aid.", "Papua New Guinea", "PNG"),
        ("Guinea recalled its ambassador from Dakar.", "Guinea", "GIN"),
    ],
)
def test_name_of_a_state_that_acts_is_the_state(code, text, words, country):
    assert countries_at(code(text), words) == {country}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Michael Jordan praised the players in Chicago.", "Jordan"),
        ("Giorgia Meloni met Chad Wolf in Rome.", "Chad"),
        ("Georgia Meloni spoke in parliament.", "Georgia"),
        pytest.param(
            "Denzel Washington spoke at the festival.",
            "Washington",
            marks=pytest.mark.xfail(strict=True, reason="the recogniser sees no person here"),
        ),
        ("Queen Victoria ruled for 63 years.", "Victoria"),
    ],
)
def test_name_of_a_person_is_no_state_and_no_place(code, text, words):
    coding = code(text)
    assert countries_at(coding, words) == set()
    assert place_at(coding, words) is None


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The governor spoke in Atlanta, Georgia, on Friday.", "Georgia", "USA"),
        ("Floods hit Melbourne, Victoria, on Friday.", "Melbourne", "AUS"),
        ("Ministers met in Victoria, Seychelles, on Friday.", "Victoria", "SYC"),
        ("Protesters marched in Seattle, Washington, on Friday.", "Seattle", "USA"),
    ],
)
def test_place_beside_tells_which_one_is_meant(code, text, words, country):
    place = place_at(code(text), words)
    assert place is not None
    assert place.country == country


def test_every_country_is_a_code_of_the_table(code):
    text = (
        "Georgia, Jordan and Chad signed in Victoria. Congolese and Korean envoys left Guam for Port Vila and Saipan."
    )
    coding = code(text)
    assert {actor.country for actor in coding.actors} <= CODES
