from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from dragoman.codebook.tables import read_table
from dragoman.codebook.whoswho import open_whos_who
from dragoman.record import ActorKind


@pytest.fixture(scope="module")
def book():
    return open_whos_who()


def test_tables_are_read_once():
    assert open_whos_who() is open_whos_who()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dmitry Peskov told TASS that the Kremlin awaits the IAEA.",
            ["Dmitry Peskov", "TASS", "Kremlin", "International Atomic Energy Agency"],
        ),
        ("Qatari mediators met Hamas in Cairo.", ["QAT", "Hamas", "EGY"]),
        ("The Houthis freed two Filipinos.", ["Houthis", "PHL"]),
        ("Northern Ireland is no part of Ireland.", ["Northern Ireland", "IRL"]),
        ("Ursula von der Leyen spoke for Brussels.", ["Ursula von der Leyen", "European Union"]),
        ("Ships were hit in the Red Sea off Eritrea.", ["ERI"]),
    ],
)
def test_names_of_all_tables_are_found_in_a_sentence(book, sentence, expected):
    assert [name.key for name in book.names.find(sentence)] == expected


def test_name_of_a_person_leads_to_an_office_on_the_day(book):
    name = book.names.find("Catherine Colonna will fly to Rabat.")[0]
    assert [term.office for term in book.people.terms(name.key) if term.holds(date(2023, 5, 1))] == ["foreign minister"]


def test_name_of_an_organisation_leads_to_what_it_was_on_the_day(book):
    name = book.names.find("Fighters of the RSF hold the airport.")[0]
    assert book.organisations.on(name.key, date(2024, 1, 1)).sectors == ("REB",)


def test_kinds_in_the_tables_are_those_of_the_record():
    kinds = {row["kind"] for name in ("groups", "media", "offices", "organisations") for row in read_table(name)}
    assert kinds <= set(get_args(ActorKind))


@pytest.mark.parametrize("table", ["people", "organisations", "media"])
def test_each_row_names_a_public_source(table):
    assert [row["name"] for row in read_table(table) if not row["source"].startswith("https://")] == []
