from itertools import pairwise

import pytest

from dragoman.codebook import confidence
from dragoman.codebook.confidence import Confidences
from dragoman.errors import DataError

SHIPPED = Confidences.load()


def test_what_stands_out_more_is_surer():
    told = [SHIPPED.of(n / 20) for n in range(21)]
    assert all(low < high for low, high in pairwise(told))
    assert 0 < told[0] < told[-1] < 1


def test_curve_crosses_a_half_in_its_middle():
    assert Confidences(middle=0.3, slope=2.0).of(0.3) == 0.5


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([{"name": "middle", "value": "0.3"}], "slope"),
        ([{"name": "middle", "value": "low"}, {"name": "slope", "value": "1"}], "low"),
        ([{"name": "middle", "value": "0.3"}, {"name": "slope", "value": "-1"}], "less sure"),
    ],
)
def test_broken_table_is_named(monkeypatch, rows, reason):
    monkeypatch.setattr(confidence, "read_table", lambda _: rows)
    with pytest.raises(DataError, match=reason):
        Confidences.load()
