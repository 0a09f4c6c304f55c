"""Which statements expect the same."""

import pytest
from tests.desk.drafts import DUVAL, HADDAD, LAGOS, MARIN, OKOYE, days, statement

from dragoman.desk.expected import expects_same
from dragoman.desk.words import Rarity
from dragoman.record import Party

PLAN = statement("Anton Marin will meet Ngozi Okoye in Abuja", days("2025-03-04"), published="2025-03-01")


def expected(text="Marin and Okoye are to hold talks", window="2025-03-04", **given):
    other = statement(text, days(window), document="other", published="2025-03-02", **given)
    terms = {s.id: Rarity.load().terms(s.text) for s in (PLAN, other)}
    return expects_same(PLAN, other, terms)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"type": "SUPPORT", "text": "Marin is to sign a treaty with Okoye"},
        {"actors": (MARIN,), "text": "Marin is to be in Abuja"},
        {"actors": (Party(name="Marin"), OKOYE)},
    ],
    ids=["other words", "part of the visit", "one party, the place", "no country"],
)
def test_one_plan_in_other_words_is_one(given):
    assert expected(**given)


@pytest.mark.parametrize(
    "given",
    [
        {"window": "2025-03-09"},
        {"actors": (DUVAL, OKOYE)},
        {"actors": (MARIN, HADDAD)},
        {"place": LAGOS},
        {"type": "SANCTION"},
        {"window": None},
    ],
    ids=["other day", "other person", "other party", "other place", "other act", "no day"],
)
def test_another_plan_is_another(given):
    assert not expected(**given)
