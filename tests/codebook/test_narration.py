from __future__ import annotations

import pytest

from dragoman.codebook.narration import AFTER, BIAS, FUNCTIONS, Narration, Weights
from dragoman.codebook.tables import read_table

ZERO = (0.0,) * len(FUNCTIONS)


def only(**scores):
    """Give a row of scores, zero but for the functions named."""
    return tuple(scores.get(name, 0.0) for name in FUNCTIONS)


def weights(traits=None, after=None):
    return Weights(traits={BIAS: ZERO, **(traits or {})}, after=after or (ZERO,) * len(FUNCTIONS))


@pytest.fixture(scope="module")
def narration():
    return Narration.load()


@pytest.mark.parametrize("lemma", ["say", "announce", "deny", "testify"])
def test_verbs_of_saying_are_known(narration, lemma):
    assert lemma in narration.sayings


@pytest.mark.parametrize(
    "sentence",
    [
        "Three years ago the two navies clashed off the same reef.",
        "Since the war of 1994 the border has been shut.",
        "The former envoy had asked for it in vain.",
        "Relations broke down Last Year.",
    ],
)
def test_words_for_earlier_times_are_found(narration, sentence):
    assert narration.past.search(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The two navies clashed off the reef on Monday.",
        "A sincere apology reached Chicago; the performer waited in Santiago.",
    ],
)
def test_words_that_only_hold_those_letters_point_to_no_earlier_time(narration, sentence):
    assert not narration.past.search(sentence)


class TestWeights:
    def test_of_a_sentence_without_traits_are_the_bias(self):
        assert Weights(traits={BIAS: only(main=1.5)}, after=()).score({}) == only(main=1.5)

    def test_of_traits_add_up_by_their_values(self):
        model = weights({"year": only(history=2.0), "lead": only(main=1.0)})
        assert model.score({"year": 0.5, "lead": 1.0}) == only(main=1.0, history=1.0)

    def test_of_a_trait_that_was_not_learned_are_nothing(self):
        assert weights().score({"word=zeppelin": 1.0}) == ZERO

    def test_of_the_package_have_a_row_for_what_follows_each_function(self):
        traits = {row["trait"] for row in read_table("discourse")}
        assert {AFTER + name for name in FUNCTIONS} <= traits

    def test_of_the_package_hold_a_bias(self):
        assert BIAS in Weights.load().traits

    def test_of_the_package_keep_what_follows_apart_from_traits(self):
        assert not [trait for trait in Weights.load().traits if trait.startswith(AFTER)]


class TestBestSequence:
    def test_of_nothing_is_nothing(self):
        assert weights().best([]) == []

    def test_is_the_best_of_each_sentence_where_order_does_not_matter(self):
        assert weights().best([only(main=1.0), only(history=1.0)]) == ["main", "history"]

    def test_heeds_what_tends_to_follow(self):
        """History follows history so often that the middle sentence's own leaning to `main` is outweighed."""
        after = tuple(only(history=1.0) if name == "history" else ZERO for name in FUNCTIONS)
        scores = [only(history=2.0), only(main=0.3), only(history=2.0)]
        assert weights(after=after).best(scores) == ["history", "history", "history"]

    def test_may_change_what_came_before(self):
        """What comes second decides on the first where only one pair of functions ever occurs."""
        after = tuple(only(history=5.0) if name == "context" else ZERO for name in FUNCTIONS)
        assert weights(after=after).best([only(main=0.2), only(history=0.1)]) == ["context", "history"]
