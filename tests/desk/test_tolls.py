"""How many were killed or hurt."""

import pytest

from dragoman.desk.tolls import tolls_in
from dragoman.record import Span


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The strike killed nine people.", {("killed", 9)}),
        ("Twelve people were killed and 30 others were wounded.", {("killed", 12), ("injured", 30)}),
        ("At least 1,200 people were killed.", {("killed", 1200)}),
        ("Several people were killed.", set()),
        ("The two presidents met.", set()),
    ],
)
def test_numbers_of_killed_and_injured_are_read(text, tolls):
    assert {(t.what, t.count) for t in tolls_in(text, Span(0, len(text)))} == tolls
