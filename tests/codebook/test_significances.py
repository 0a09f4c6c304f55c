from __future__ import annotations

import re

import pytest

from dragoman.codebook.significances import Significances


@pytest.fixture(scope="module")
def significances():
    return Significances.load()


@pytest.mark.parametrize(
    "sentence",
    [
        "The accord matters because the river feeds both capitals.",
        "It is the first visit by a Malian leader since the border was closed.",
        "The vote is a turning point for the bloc.",
    ],
)
def test_sentence_that_says_why_has_weight(significances, sentence):
    assert significances.weigh(sentence) > 0


@pytest.mark.parametrize(
    "sentence",
    ["The envoys met for an hour in Muscat.", "Rain fell on the second day of the talks."],
)
def test_sentence_that_only_tells_has_none(significances, sentence):
    assert significances.weigh(sentence) == 0


def test_surest_phrase_counts():
    phrases = ((re.compile("a turning point"), 0.8), (re.compile("for the bloc"), 0.3))
    assert Significances(verbs={}, phrases=phrases).weigh("It is a turning point for the bloc.") == 0.8


def test_weights_are_confidences(significances):
    weights = [*significances.verbs.values(), *(weight for _, weight in significances.phrases)]
    assert all(0 < weight <= 1 for weight in weights)
