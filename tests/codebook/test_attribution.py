from __future__ import annotations

import pytest

from dragoman.codebook.attribution import AttributionWeights, Linear


@pytest.fixture(scope="module")
def weights():
    return AttributionWeights.load()


def test_traits_that_are_named_twice_count_once():
    model = Linear(-1.0, {"cue": 1.0})
    assert model.odds(["cue", "cue"]) == model.odds(["cue"]) == 0.5


def test_rows_are_told_apart_by_their_part():
    rows = [("word", "say|VERB", "1"), ("anchor", "(bias)", "-2"), ("anchor", "rule", "2"), ("reach", "side=>", "1")]
    found = AttributionWeights.of(rows)
    assert found.words == {("say", "VERB")}
    assert found.anchor.odds(["rule"]) == 0.5
    assert found.reach.odds(["side=>"]) > found.cut.odds(["side=>"]) == 0.5


def test_words_of_saying_are_tried(weights):
    assert {("say", "VERB"), ("claim", "NOUN"), ("endorse", "VERB")} <= weights.words


@pytest.mark.parametrize("part", ["anchor", "content", "cut", "reach"])
def test_each_part_has_weights(weights, part):
    assert len(getattr(weights, part).weights) > 1000


def test_no_trait_holds_white_space(weights):
    parts = (weights.anchor, weights.content, weights.cut, weights.reach)
    assert not [t for part in parts for t in part.weights if any(map(str.isspace, t))]
