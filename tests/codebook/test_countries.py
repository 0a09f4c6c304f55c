from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.countries import Countries
from dragoman.codebook.whoswho import WhosWho


@pytest.fixture(scope="module")
def book():
    return WhosWho.load()


def test_no_code_stands_twice():
    rows = Countries.load().rows
    assert len({row.alpha3 for row in rows}) == len({row.alpha2 for row in rows}) == len(rows)


def test_all_members_of_the_united_nations_and_the_disputed_states_are_there():
    codes = Countries.load().by_code
    assert len(codes) > 200
    assert {"XKX", "TWN", "PSE", "VAT", "ESH", "COK"} <= set(codes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A minister from Niger met one from Nigeria.", [("country", "NER"), ("country", "NGA")]),
        ("Nigerien and Nigerian troops patrol.", [("demonym", "NER"), ("demonym", "NGA")]),
        ("Guinea-Bissau, Equatorial Guinea and Guinea", [("country", "GNB"), ("country", "GNQ"), ("country", "GIN")]),
        ("Republic of the Congo and the DRC", [("country", "COG"), ("country", "COD")]),
        ("U.S.-China talks", [("country", "USA"), ("country", "CHN")]),
        ("Dominica and the Dominican Republic", [("country", "DMA"), ("country", "DOM")]),
        ("Papua New Guinea", [("country", "PNG")]),
        ("They told us to carve the turkey.", []),
        ("Voters in Atlanta gave Georgia to the challenger.", []),
        ("Voters in Tbilisi gave Georgia a new president.", [("capital", "GEO"), ("country", "GEO")]),
        ("Ships crossed the South China Sea and the Indian Ocean.", []),
        ("Two Brazilians were held.", [("people", "BRA")]),
        ("Türkiye replied from N'Djamena.", [("country", "TUR"), ("capital", "TCD")]),
    ],
)
def test_names_of_countries_are_found_as_written(book, text, expected):
    assert [(name.sort, name.key) for name in book.names.find(text)] == expected


def test_offsets_of_found_names_slice_back_to_the_words(book):
    text = "Près de Yaoundé: Côte d'Ivoire, Élysée."
    assert [name.of(text) for name in book.names.find(text)] == ["Yaoundé", "Côte d'Ivoire", "Élysée"]


def test_each_organisation_has_a_known_country(book):
    codes = {*book.countries.by_code, None}
    rows = [row for rows in book.organisations.by_name.values() for row in rows]
    assert all(row.country in codes for row in rows)


def test_each_person_has_a_known_country(book):
    codes = {*book.countries.by_code, None}
    assert all(term.country in codes for name in book.people.names for term in book.people.terms(name))


def test_terms_end_after_they_start(book):
    terms = [term for name in book.people.names for term in book.people.terms(name)]
    assert all((t.start or date.min) <= (t.end or date.max) for t in terms)
