from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from dragoman.codebook.countries import Countries
from dragoman.codebook.gazetteer import SHARDS, Gazetteer, name_key
from dragoman.codebook.tables import read_table


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("St. John's", "saint johns"),
        ("Saint Johns", "saint johns"),
        ("São Tomé", "sao tome"),
        ("the Hague", "hague"),
        ("Washington, D.C.", "washington dc"),
        ("...", ""),
    ],
)
def test_names_are_compared_without_accents_marks_and_articles(name, key):
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Tajikistan", "TJK", "PCLI"),
        ("Kosovo", "XKX", "PCLI"),
        ("Taiwan", "TWN", "TERR"),
        ("Gaza", "PSE", "RGN"),
        ("West Bank", "PSE", "RGN"),
        ("Crimea", "UKR", "ADM1"),
        ("Nagorno-Karabakh", "AZE", "RGN"),
        ("Golan Heights", "SYR", "RGN"),
        ("Abkhazia", "GEO", "ADM1"),
        ("Western Sahara", "ESH", "TERR"),
        ("Kashmir", None, "RGN"),
        ("South China Sea", None, "SEA"),
        ("Strait of Hormuz", None, "STRT"),
        ("Suez Canal", "EGY", "CNL"),
        ("Kyiv", "UKR", "PPLC"),
        ("Kiev", "UKR", "PPLC"),
        ("Washington, D.C.", "USA", "PPLC"),
        ("Texas", "USA", "ADM1"),
        ("Fulton County", "USA", "ADM2"),
    ],
)
def test_a_name_is_found_with_its_state_and_feature(gazetteer, name, country, feature):
    assert (country, feature) in {(entry.country, entry.feature) for entry in gazetteer.find(name)}


def test_states_carry_the_ids_of_geonames(gazetteer):
    assert gazetteer.find("Azerbaijan")[0].geonames_id == 587116


def test_one_name_gives_all_its_places(gazetteer):
    assert {"GEO", "USA"} <= {entry.country for entry in gazetteer.find("Georgia")}


def test_a_region_set_down_by_hand_stands_for_the_division_of_its_name(gazetteer):
    assert [entry.is_curated for entry in gazetteer.find("Crimea") if entry.feature == "ADM1"] == [True]


@pytest.mark.parametrize(("short", "name"), [("Va.", "Virginia"), ("B.C.", "British Columbia"), ("TX", "Texas")])
def test_short_forms_name_divisions(gazetteer, short, name):
    assert [entry.name for entry in gazetteer.find(short)] == [name]


def test_short_forms_count_as_written(gazetteer):
    assert "Pennsylvania" not in {entry.name for entry in gazetteer.find("pa.")}


@pytest.mark.parametrize("name", ["Xyzzyville", "", "-", "Москва"])
def test_unknown_names_give_nothing(gazetteer, name):
    assert gazetteer.find(name) == ()


def test_a_key_that_begins_another_is_not_taken_for_it():
    cells = "UKR\t01\t48.0\t37.0\t1\tPPL\t500\t1"
    rows = f"abc\tAbc\t{cells}\nabcd\tAbcd\t{cells}"
    store = BytesIO()
    with ZipFile(store, "w") as archive:
        for shard in SHARDS:
            archive.writestr(shard, f"\n{rows}\n")
    gazetteer = Gazetteer(ZipFile(store), {}, {})
    assert [entry.name for entry in gazetteer.find("ABC")] == ["Abc"]


def test_every_state_has_a_point():
    placed = {row["alpha3"] for row in read_table("gazetteer_countries")}
    assert {country.alpha3 for country in Countries.load().rows} <= placed


@pytest.mark.parametrize("table", ["regions", "gazetteer_countries"])
def test_points_lie_on_the_globe(table):
    rows = read_table(table)
    assert all(abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180 for row in rows)


def test_regions_lie_in_known_states():
    known = {row["alpha3"] for row in read_table("gazetteer_countries")} | {""}
    assert {row["country"] for row in read_table("regions")} <= known


def test_a_dispute_names_its_source():
    assert [row["name"] for row in read_table("regions") if row["note"] and not row["source"]] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [("Simferopol", "Russia"), ("Golan Heights", "Israel"), ("Laayoune", "Morocco"), ("Srinagar", "Pakistan")],
)
def test_disputed_place_tells_who_holds_or_claims_it(gazetteer, name, words):
    dispute = gazetteer.dispute(gazetteer.find(name)[0])
    assert words in dispute.note
    assert dispute.source.startswith("https://")


@pytest.mark.parametrize("name", ["Lyon", "Soviet Union", "Lviv", "Tel Aviv"])
def test_other_places_tell_of_no_dispute(gazetteer, name):
    assert gazetteer.dispute(gazetteer.find(name)[0]) is None
