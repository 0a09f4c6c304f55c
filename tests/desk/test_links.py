"""Which tellings may be of one happening."""

import pytest
from tests.desk.drafts import DUVAL, FRANCE, LAGOS, MARIN, NIGERIA, OKOYE, days, telling, toll

from dragoman.desk.links import Links

LINKS = Links()
FIRST = telling("wire", "2025-03-04", "2025-03-04")


def linked(**given):
    published = given.pop("published", "2025-03-05")
    return LINKS.between(FIRST, telling("post", published, **{"on": "2025-03-04", **given})) is not None


def test_one_meeting_told_by_persons_and_by_states_is_one():
    assert linked(actors=(FRANCE, NIGERIA), words="France and Nigeria held talks.")


@pytest.mark.parametrize(
    "given",
    [
        {"on": "2025-03-07", "published": "2025-03-07"},
        {"actors": (DUVAL, OKOYE)},
        {"place": LAGOS, "actors": (FRANCE, NIGERIA)},
        {"act": "ASSAULT"},
        {"status": "planned"},
        {"on": None, "historical": True},
        {"on": None, "beside": days("2025-03-01")},
        {"actors": (MARIN,), "words": "He spoke to reporters.", "place": None},
    ],
    ids=["other day", "other person", "other place", "other act", "a plan", "history", "a sentence of another day",
         "one party"],
)  # fmt: skip
def test_look_alikes_are_not_linked(given):
    assert not linked(**given)


def test_other_ministers_of_the_same_states_met_elsewhere_in_the_news():
    first = telling("a", "2025-03-04", "2025-03-04", actors=(FRANCE, NIGERIA), words="The presidents of both met.")
    second = telling(
        "b", "2025-03-04", "2025-03-04", actors=(FRANCE, NIGERIA), words="The foreign ministers of both met."
    )
    assert LINKS.between(first, second) is None


def test_undated_attacks_with_other_tolls_are_two():
    first, second = (
        telling(name, "2025-03-04", None, act="ASSAULT", tolls=(toll("killed", count),))
        for name, count in (("a", 4), ("b", 2))
    )
    assert LINKS.between(first, second) is None


def test_a_denial_is_of_the_happening_it_denies():
    assert linked(status="denied")


def test_a_link_says_why():
    link = LINKS.between(FIRST, telling("post", "2025-03-05", "2025-03-04"))
    assert link is not None
    assert "Anton Marin" in link.why
    assert "the same day" in link.why
