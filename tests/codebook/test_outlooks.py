from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from dragoman.codebook.outlooks import Outlooks
from dragoman.codebook.tables import read_table
from dragoman.record import ExpectationKind


@pytest.fixture(scope="module")
def outlooks():
    return Outlooks.load()


@pytest.mark.parametrize(
    ("lemma", "pos", "kind"),
    [
        ("expect", "VERB", "forecast"),
        ("plan", "VERB", "plan"),
        ("warn", "VERB", "warning"),
        ("urge", "VERB", "demand"),
        ("likely", "ADJ", "forecast"),
    ],
)
def test_word_opens_a_kind_of_expectation(outlooks, lemma, pos, kind):
    assert outlooks.kind(lemma, pos) == kind


def test_other_words_open_none(outlooks):
    assert outlooks.kind("export", "VERB") is None


def test_kinds_in_the_table_are_those_of_the_record():
    assert {row["kind"] for row in read_table("outlooks")} <= set(get_args(ExpectationKind))


def test_no_word_stands_twice():
    counts = Counter((row["lemma"], row["pos"]) for row in read_table("outlooks"))
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Watch for a second round in Muscat before the month is out.",
        "Traders will be watching for a reply from Abuja.",
        "Diplomats are watching whether the crossing opens on time.",
    ],
)
def test_cue_of_a_signpost_is_found(outlooks, sentence):
    assert outlooks.cue.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["The night watch found the gate open.", "They looked for survivors until dawn.", "He wears a gold watch."],
)
def test_other_watching_is_no_cue(outlooks, sentence):
    assert not outlooks.cue.search(sentence)
