"""Whose meeting it is, by office."""

import pytest

from dragoman.desk.ranks import are_others, ranks_in


@pytest.mark.parametrize(
    ("words", "ranks"),
    [
        ("The presidents of both states will meet.", {"head"}),
        ("The foreign ministers met.", {"foreign"}),
        ("The deputy foreign ministers met.", {"deputy"}),
        ("The president's aide spoke.", set()),
        ("The two sides met.", set()),
    ],
)
def test_offices_tell_the_rank(words, ranks):
    assert ranks_in(words) == ranks


@pytest.mark.parametrize(
    ("first", "second", "others"),
    [
        ("The presidents will meet.", "The foreign ministers met.", True),
        ("The presidents will meet.", "The leaders met, the foreign minister said.", False),
        ("The presidents will meet.", "The two sides met.", False),
    ],
)
def test_others_meet_where_no_rank_is_shared(first, second, others):
    assert are_others(first, second) is others
