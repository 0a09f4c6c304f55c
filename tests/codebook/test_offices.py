from __future__ import annotations

import pytest

from dragoman.codebook.offices import Offices


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("the Iranian foreign minister", "foreign minister"),
        ("two rebel commanders", "rebel commander"),
        ("Turkish policemen", "policeman"),
        ("secretaries of state", "secretary of state"),
        ("heavily armed police", "police"),
        ("state news agency", "state news agency"),
    ],
)
def test_the_longest_noun_at_the_end_is_taken(words, noun):
    found = Offices.load().ending(words.split())
    assert found is not None
    assert found.noun == noun


def test_words_that_name_nobody_have_no_noun():
    assert Offices.load().ending(["trade", "deficit"]) is None


def test_sectors_are_those_of_the_manual():
    known = {
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "COP",
        "OPP",
        "PTY",
        "REB",
        "PRM",
        "SPY",
        "UAF",
        "CVL",
        "ELI",
        "BUS",
        "EDU",
        "MED",
        "LAB",
        "AGR",
        "JRN",
        "REF",
        "REL",
        "SOC",
        "CRM",
    }
    assert {s for row in Offices.load().by_noun.values() for s in row.sectors} <= known | {"IGO", "NGO"}
