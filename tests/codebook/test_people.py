from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.dates import first_day, last_day
from dragoman.codebook.people import People
from dragoman.codebook.tables import read_table


@pytest.fixture(scope="module")
def people():
    return People.load()


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("RUS", "president", date(2010, 1, 1), "Dmitry Medvedev"),
        ("RUS", "president", date(2020, 1, 1), "Vladimir Putin"),
        ("DEU", "chancellor", date(2023, 6, 1), "Olaf Scholz"),
        ("DEU", "chancellor", date(1970, 1, 1), None),
    ],
)
def test_an_office_has_its_holder_on_the_day(people, country, office, day, name):
    assert people.holder(country, office, day) == name


def test_a_surname_means_who_serves(people):
    assert people.by_surname("Trump", date(2019, 4, 1)) == "Donald Trump"


def test_a_surname_of_several_who_no_longer_serve_means_nobody(people):
    assert people.by_surname("Bush", date(2015, 1, 1)) is None


@pytest.mark.parametrize(
    ("surname", "day", "name"),
    [
        ("Correa", date(2015, 1, 1), "Rafael Correa"),
        ("Hale", date(2019, 6, 1), "David Hale"),
    ],
)
def test_a_surname_means_no_private_person_while_an_official_shares_it(people, surname, day, name):
    assert people.by_surname(surname, day) == name


def test_middle_names_do_not_hide_a_person(people):
    assert people.by_first_and_last("Celso", "Amorim") == "Celso Amorim"


def test_a_year_covers_all_its_days():
    assert (first_day("2007"), last_day("2007")) == (date(2007, 1, 1), date(2007, 12, 31))


def test_each_row_names_one_address_as_its_source():
    sources = {row["source"] for row in read_table("people")}
    assert sorted(s for s in sources if not s.startswith("https://") or s.count("://") != 1 or " " in s) == []
