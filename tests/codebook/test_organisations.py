from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.organisations import Organisations


@pytest.mark.parametrize(
    ("name", "day", "sectors"),
    [
        ("Taliban", date(2002, 5, 1), ("REB",)),
        ("Taliban", date(2022, 5, 1), ("GOV",)),
        ("Rapid Support Forces", date(2020, 1, 1), ("PRM",)),
        ("Rapid Support Forces", date(2024, 1, 1), ("REB",)),
        ("TASS", date(2025, 1, 1), ("JRN", "GOV")),
    ],
)
def test_sectors_hold_as_of_the_day(name, day, sectors):
    assert Organisations.load().on(name, day).sectors == sectors


def test_the_canonical_name_comes_first():
    assert Organisations.load().aliases("Islamic State")[0] == "Islamic State"
