from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.interests import find_interests
from dragoman.extract.mentions import find_mentions
from dragoman.record import Document

pytestmark = pytest.mark.model


@pytest.fixture
def wanted(annotator):
    def read(text):
        annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
        found = find_interests(annotated, find_mentions(annotated))
        return [(i.party.of(annotated.text), i.of(annotated.text)) for i in found]

    return read


@pytest.mark.parametrize(
    ("text", "party", "interest"),
    [
        ("Moscow seeks a lasting deal, and Kyiv fears a new front.", "Moscow", "Moscow seeks a lasting deal"),
        ("Iran stands to lose its last route to the sea.", "Iran", "Iran stands to lose its last route to the sea"),
        ("A truce is in Ankara's interest.", "Ankara", "A truce is in Ankara's interest"),
        ("Hungary is reluctant to send weapons.", "Hungary", "Hungary is reluctant to send weapons"),
        ("Egypt's push for a truce has stalled.", "Egypt", "Egypt's push for a truce"),
        ("Washington's main goal is to isolate Tehran.", "Washington", "Washington's main goal is to isolate Tehran"),
        ("Qatar has an interest in calm.", "Qatar", "Qatar has an interest in calm"),
        ("For Turkey, it offers a way east.", "Turkey", "For Turkey, it offers a way east."),
    ],
)
def test_words_of_wanting_give_an_interest_to_their_holder(wanted, text, party, interest):
    assert (party, interest) in wanted(text)


def test_joint_effort_is_an_interest_of_each_party(wanted):
    found = wanted("The visit is an effort by Moscow and Baku to stabilise ties.")
    assert [party for party, _ in found] == ["Moscow", "Baku"]


def test_each_sentence_of_an_entry_is_an_interest_of_its_party(wanted):
    text = "Talks ended.\nEgypt: Wants cheap grain. It also fears a price shock.\nIran: Hoping to sell more oil.\n"
    assert wanted(text) == [
        ("Egypt", "Wants cheap grain."),
        ("Egypt", "It also fears a price shock."),
        ("Iran", "Hoping to sell more oil."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow signed the deal on Monday.",
        "The weather is likely to improve in Oman.",
        "For years, Iran has sold oil to Syria.",
    ],
)
def test_other_sentences_give_none(wanted, text):
    assert wanted(text) == []
