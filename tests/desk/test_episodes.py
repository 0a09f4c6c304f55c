"""Episodes: what the desk's pass promises, whatever is told and in whatever order it comes."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.made import coding, meeting
from tests.desk.worked import episodes_of

DAYS = ("2025-03-03", "2025-03-04", "2025-03-06")
SIDES = (("Marin", "Okoye"), ("France", "Nigeria"), ("Marin", "Haddad"))
MANY = [
    coding(f"r{n}", published, meeting(first, second, place, on))
    for n, (published, on, (first, second), place) in enumerate(
        product(DAYS, (None, *DAYS[:2]), SIDES, ("Abuja", "Amman"))
    )
]  # fmt: skip
REPORTS = st.lists(st.sampled_from(MANY), max_size=8, unique_by=lambda c: c.id)
FEW = settings(max_examples=30, deadline=None)
"""Each example makes records of its own."""


def merged(*ingestions, as_of=None):
    return {frozenset(episode.documents) for episode in episodes_of(*ingestions, as_of=as_of)}


@FEW
@given(REPORTS, st.randoms(), st.integers(0, 8))
def test_order_of_arrival_changes_nothing(reports, random, at):
    shuffled = random.sample(reports, len(reports))
    assert merged(shuffled[:at], shuffled[at:]) == merged(reports)


@FEW
@given(REPORTS)
def test_taking_in_again_changes_nothing(reports):
    assert merged(reports, reports) == merged(reports)


@FEW
@given(REPORTS, st.sampled_from(DAYS))
def test_as_of_a_day_is_what_the_reports_up_to_it_give(reports, day):
    known = [c for c in reports if c.published.isoformat() <= day]
    assert merged(known) == merged(reports, as_of=date.fromisoformat(day))


def test_the_property_has_something_to_merge():
    """Of all these reports some tell of one meeting, and not all do."""
    sizes = [len(documents) for documents in merged(MANY)]
    assert 1 < max(sizes) < len(MANY)
