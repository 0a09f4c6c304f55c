from __future__ import annotations

import pytest

from dragoman.codebook.names import KnownNames

NAMES = KnownNames(
    [
        ("Guinea", "country", "GIN"),
        ("Guinea-Bissau", "country", "GNB"),
        ("South China Sea", "region", "South China Sea"),
        ("China", "country", "CHN"),
        ("IAEA", "organisation", "International Atomic Energy Agency"),
        ("WHO", "organisation", "World Health Organization"),
        ("Hamas", "organisation", "Hamas"),
        ("Yaoundé", "capital", "CMR"),
        ("Georgia", "country", "GEO"),
    ],
    doubles={"Georgia": ("Atlanta",)},
)


def found(text):
    return [(name.of(text), name.key) for name in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys from Guinea-Bissau and Guinea met.", [("Guinea-Bissau", "GNB"), ("Guinea", "GIN")]),
        ("Guinean envoys met.", []),
        ("Hamas's envoys met those of China.", [("Hamas", "Hamas"), ("China", "CHN")]),
        ("The envoys met in YAOUNDÉ, not in yaoundé.", [("YAOUNDÉ", "CMR")]),
        ("They flew to Yaounde.", [("Yaounde", "CMR")]),
        ("No china was broken in China.", [("China", "CHN")]),
    ],
)
def test_longest_name_that_stands_as_a_word_is_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who called the WHO?", ["World Health Organization"]),
        ("Inspectors of the IAEA left; an iaea is nothing.", ["International Atomic Energy Agency"]),
        ("The Iaea left.", []),
    ],
)
def test_short_name_in_capitals_counts_only_as_written(text, expected):
    assert [key for _, key in found(text)] == expected


def test_region_hides_the_shorter_name_in_it():
    assert found("A ship left China for the South China Sea.") == [("China", "CHN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia votes again; crowds fill Atlanta.", []),
        ("Georgia votes again; crowds fill Tbilisi.", [("Georgia", "GEO")]),
    ],
)
def test_name_of_another_place_too_is_left_out_where_the_text_speaks_of_that(text, expected):
    assert found(text) == expected


def test_text_without_a_name_has_none():
    assert found("The envoys parted at noon.") == []
