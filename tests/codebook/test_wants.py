from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook.tables import read_table
from dragoman.codebook.wants import Wants


@pytest.fixture(scope="module")
def wants():
    return Wants.load()


@pytest.mark.parametrize(
    ("words", "word", "complement"),
    [
        ("Ankara wants a corridor", ("want", "VERB"), "any"),
        ("Baku hopes to reopen the line", ("hope", "VERB"), "to"),
        ("Baku hopes for a loan", ("hope", "VERB"), "for"),
    ],
)
def test_word_of_wanting_says_what_must_follow(wants, words, word, complement):
    assert complement in wants.complements[word], words


@pytest.mark.parametrize("lemma", ["gain", "lose", "benefit"])
def test_party_stands_to_gain_or_lose(wants, lemma):
    assert lemma in wants.gains


def test_verbs_of_gaining_want_nothing_by_themselves(wants):
    assert not {(lemma, "GAINS") for lemma in wants.gains} & set(wants.complements)


def test_each_word_of_wanting_says_what_must_follow(wants):
    assert [word for word, complements in wants.complements.items() if not complements] == []


def test_no_word_stands_twice():
    counts = Counter((row["lemma"], row["pos"]) for row in read_table("wants"))
    assert [word for word, count in counts.items() if count > 1] == []
