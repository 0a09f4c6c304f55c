from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dragoman.codebook.attribution import AttributionWeights
from dragoman.codebook.cues import Cues
from dragoman.extract.attributions import find_attributions
from dragoman.record import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def cues():
    return Cues.load()


@pytest.fixture(scope="module")
def weights():
    return AttributionWeights.load()


@pytest.fixture
def said(annotator, cues):
    """Read attributions as (source, cue, content), pieces joined by « … »."""

    def read(text, weights):
        annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 3, 2))])))
        return [
            tuple(" … ".join(p.of(annotated.text) for p in pieces) for pieces in (s.source, s.cue, s.content))
            for s in find_attributions(annotated, cues, weights)
        ]

    return read


def of_one_mind(anchor, content="0"):
    """Weights that think the same of every word."""
    return AttributionWeights.of([("anchor", "(bias)", anchor), ("content", "(bias)", content)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The border will stay shut, the ministry said in a statement on Tuesday.",
            ("the ministry", "said in a statement", "The border will stay shut"),
        ),
        (
            "The envoy went on to say that the talks had failed.",
            ("The envoy", "went on to say", "that the talks had failed"),
        ),
        (
            "Sudan's critics took aim at the plan to close the port.",
            ("Sudan's critics", "took aim at", "the plan to close the port"),
        ),
    ],
)
def test_cue_takes_in_the_words_that_belong_to_it(said, weights, text, expected):
    assert expected in said(text, weights)


def test_content_ends_before_a_clause_of_the_reporter(said, weights):
    found = said("Riyadh refused to sign the pact, which Cairo backs.", weights)
    assert ("Riyadh", "refused", "to sign the pact") in found


def test_rules_words_are_dropped_where_the_weights_doubt_them(said):
    text = "Seoul vowed to respond."
    assert said(text, None)
    assert not said(text, of_one_mind("-9"))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Chad would sign, Idris Deby told Reuters.", {"Idris Deby", "Reuters"}),
        ("Chung Eui-yong said that Kim had told his envoys that he would halt the tests.", {"Kim"}),
    ],
)
def test_links_of_a_chain_stay_whatever_the_weights_say(said, text, sources):
    assert {item[0] for item in said(text, of_one_mind("-9"))} == sources


def test_rest_of_a_sentence_with_a_source_of_its_own_is_no_content(said, weights):
    text = "London had warned of it, and thirteen men were killed, according to General McKenzie."
    assert [found[0] for found in said(text, weights) if "killed" in found[2]] == ["General McKenzie"]


def test_no_word_is_in_two_cues(annotator, cues, weights):
    text = (
        'The agency TAP reported that Saied told them the country was safe. "We hope so," he went on to say on Monday.'
    )
    annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 3, 2))])))
    spans = sorted((c.start, c.end) for s in find_attributions(annotated, cues, weights) for c in s.cue)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
