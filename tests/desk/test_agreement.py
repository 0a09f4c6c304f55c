"""Whether two tellings could speak of one happening, point by point."""

from datetime import date

import pytest
from tests.desk.drafts import ABUJA, DUVAL, FRANCE, HADDAD, LAGOS, MARIN, NIGERIA, OKOYE, days

from dragoman.desk.agreement import kilometres, when_agrees, where_agrees, who_agrees
from dragoman.record import Party, Spot

STATELESS = Party(name="Marin")
REPORTED = date(2025, 3, 5)
COUNTRY = Spot(name="Nigeria", country="NGA", feature="PCLI")


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ((MARIN, OKOYE), (FRANCE, NIGERIA), {"FRA", "NGA"}),
        ((MARIN,), (STATELESS,), {"FRA"}),
        ((STATELESS,), (MARIN,), {"FRA"}),
        ((STATELESS,), (Party(name="Anton Marin"),), {"anton marin"}),
        ((MARIN,), (HADDAD,), set()),
    ],
)
def test_parties_are_known_by_country_or_by_name(first, second, shared):
    assert who_agrees(first, second).shared == shared


def test_other_persons_of_one_state_are_contrary():
    assert who_agrees((MARIN, OKOYE), (DUVAL, OKOYE)).is_contrary
    assert not who_agrees((MARIN, OKOYE), (FRANCE, OKOYE)).is_contrary


def test_a_body_in_common_is_more_than_its_state():
    duma = Party(name="State Duma", country="RUS", kind="organisation")
    assert who_agrees((duma,), (duma,)).bodies == {"state duma"}


@pytest.mark.parametrize(
    ("first", "second", "when"),
    [
        ("2025-03-04", "2025-03-04", "same"),
        ("2025-03-04", "2025-03-05", "near"),
        ("2025-03-01", "2025-03-05", "apart"),
        (None, "2025-03-04", "assumed"),
        (None, "2025-02-20", "apart"),
    ],
)
def test_days_agree_or_not(first, second, when):
    assert when_agrees(days(first), REPORTED, days(second), REPORTED) == when


def test_a_month_agrees_with_its_days_widely():
    assert when_agrees(days("2025-03-01", "2025-03-31"), REPORTED, days("2025-03-04"), REPORTED) == "wide"


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [(ABUJA, ABUJA, "same"), (ABUJA, LAGOS, "apart"), (ABUJA, COUNTRY, "within"), (ABUJA, None, "untold")],
)
def test_places_agree_or_not(first, second, where):
    assert where_agrees(first, second) == where


def test_distance_is_of_great_circles():
    distance = kilometres(ABUJA, LAGOS)
    assert distance is not None
    assert 500 < distance < 560
