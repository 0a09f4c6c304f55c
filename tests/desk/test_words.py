"""What a sentence is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.words import Rarity, deeds_in, likeness, share

RARITY = Rarity({"the": 100, "treati": 2, "bridg": 1}, 100)


def test_endings_and_common_words_do_not_count():
    assert RARITY.terms("the treaties").keys() == RARITY.terms("the treaty").keys() == {"treati"}


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_within_bounds(first, second):
    a, b = RARITY.terms(first), RARITY.terms(second)
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert 0 <= likeness(a, b) <= 1 + 1e-9


def test_a_share_is_of_the_part():
    part, whole = RARITY.terms("bridge"), RARITY.terms("bridge treaty")
    assert share(part, whole) == 1
    assert share(whole, part) < 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The treaty will take effect.", "The line became law."),
        ("The crossing will reopen.", "The bridge was opened."),
        ("Fiji will vote.", "Fijians went to the polls."),
    ],
)
def test_a_deed_is_one_in_other_words(first, second):
    assert deeds_in(first).keys() & deeds_in(second).keys()
