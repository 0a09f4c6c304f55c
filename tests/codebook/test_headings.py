from __future__ import annotations

from typing import get_args

import pytest

from dragoman.codebook.headings import LONGEST, Headings
from dragoman.codebook.tables import read_table
from dragoman.record import SectionKind

HEADINGS = Headings.load()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Why It Matters", "significance"),
        ("why the corridor matters", "significance"),
        ("What it means for Chad", "significance"),
        ("Key Stakeholders", "parties"),
        ("Winners and losers", "parties"),
        ("How we got here", "background"),
        ("What's next", "outlook"),
        ("The road ahead", "outlook"),
        ("What to watch", "signposts"),
        ("Key signposts for the spring", "signposts"),
        ("The latest", "body"),
        ("Read more", "other"),
    ],
)
def test_heading_opens_its_kind_of_section(words, kind):
    assert HEADINGS.find(words).kind == kind


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("What Moscow wants", "Moscow"),
        ("What does Ankara want", "Ankara"),
        ("Russia's position", "Russia"),
        ("View from Tbilisi", "Tbilisi"),
        pytest.param(
            "What's in it for Baku", "Baku",
            marks=pytest.mark.xfail(strict=True, reason="the row wants a space before «'s»", raises=AttributeError),
        ),
    ],
)  # fmt: skip
def test_heading_may_name_the_party_that_the_part_is_on(words, party):
    found = HEADINGS.find(words)
    assert words[slice(*found.party)] == party


def test_heading_without_a_party_has_none():
    assert HEADINGS.find("Key Stakeholders").party is None


@pytest.mark.parametrize(
    "words",
    ["Kazakhstan", "The ministers met in Astana on Tuesday", "A bridge too narrow", ""],
)
def test_other_words_are_no_known_heading(words):
    assert HEADINGS.find(words) is None


def test_open_end_of_a_pattern_does_not_reach_into_prose():
    assert HEADINGS.find(f"What will {'become of the accord and of those who signed it '.ljust(LONGEST, 'x')}") is None


@pytest.mark.parametrize("words", ["Note", "Monday", "Q", "Scenario 2", "Energy", "Peskov said"])
def test_label_is_no_party(words):
    assert HEADINGS.is_label(words)


@pytest.mark.parametrize("words", ["Russia", "European Union", "The Houthis", "Oman and Qatar"])
def test_name_of_a_party_is_no_label(words):
    assert not HEADINGS.is_label(words)


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Aigerim Bek in Astana; editing by Jon Hale)",
        "With AFP inputs",
        "Source: The Steppe Herald",
        "© 2025 The Steppe Herald",
        "All rights reserved.",
        "Last updated 9 October 2025",
    ],
)
def test_credit_is_told_from_the_whole_line(line):
    assert HEADINGS.is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministers met in Astana.",
        "Sources close to the talks said that no date had been set for a second round in Muscat.",
        "By Thursday, 40 lorries had crossed. No customs officer was seen.",
    ],
)
def test_prose_is_no_credit(line):
    assert not HEADINGS.is_credit(line)


def test_kinds_in_the_table_are_those_of_the_record():
    kinds = {row["kind"] for row in read_table("headings") if row["role"] == "heading"}
    assert kinds == set(get_args(SectionKind))


def test_roles_in_the_table_are_those_that_are_read():
    assert {row["role"] for row in read_table("headings")} == {"heading", "label", "credit"}
