from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.extract.significance import UNDER_HEADING, find_significance
from dragoman.record import Document

pytestmark = pytest.mark.model

LEAD = "Envoys of Oman and Iran signed a transit deal in Muscat on Monday.\n"


@pytest.fixture
def significant(annotator):
    def read(text):
        annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
        return [(s.of(annotated.text), s.confidence) for s in find_significance(annotated, find_mentions(annotated))]

    return read


def test_sentences_under_their_heading_count(significant):
    found = significant(f"{LEAD}\nWhy it matters\nThe port earns more than oil does. Rivals want it too.\n")
    assert found == [("The port earns more than oil does.", UNDER_HEADING), ("Rivals want it too.", UNDER_HEADING)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The deal underscores how far the two sides have come.",
        "The move is widely seen as a rebuke to Riyadh.",
        "It marks the first such accord since the war.",
        "The collapse of the talks is a serious blow to the mediators.",
        "The strike raised fears of a wider conflict.",
        "The accord could reshape trade across the Gulf.",
    ],
)
def test_running_prose_says_it_in_words(significant, sentence):
    assert [words for words, _ in significant(LEAD + sentence)] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    ["The minister highlighted the weather.", "He landed at noon.", "Traffic signals failed in Muscat."],
)
def test_other_sentences_do_not(significant, sentence):
    assert significant(LEAD + sentence) == []


def test_parties_entries_are_not_read_for_it(significant):
    text = f"{LEAD}Oman: Hoping for a deal that would reshape its trade.\nIran: Seeking a way out of isolation.\n"
    assert significant(text) == []
