from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.cases import event_at, tree

from dragoman.codebook.operators import Operator
from dragoman.extract.salience import CARRIED, FLOOR, STEPS, salience_of
from dragoman.extract.statuses import Governor

DEEP = tree(
    "Envoys:envoy/NNS/nsubj/1 left:leave/VBD/ROOT/1 after/IN/prep/1 talks:talk/NNS/pobj/2 that/WDT/nsubj/5"
    " followed:follow/VBD/relcl/3 raids:raid/NNS/dobj/5"
)


def governor(token, effect):
    return Governor(
        token=token, relation="dobj", operator=Operator(effect=effect, controller="subj") if effect else None
    )


def test_root_of_a_sentence_weighs_one():
    assert salience_of(DEEP[1], ()) == 1


def test_each_step_from_the_root_costs():
    assert salience_of(DEEP[3], ()) == STEPS["pobj"] * STEPS["prep"]


def test_word_deeper_in_the_sentence_weighs_less():
    assert salience_of(DEEP[6], ()) < salience_of(DEEP[3], ()) < salience_of(DEEP[1], ())


def test_word_that_a_light_verb_carries_weighs_about_as_much_as_the_verb():
    doc = tree("Chad/NNP/nsubj/1 held:hold/VBD/ROOT/1 talks:talk/NNS/dobj/1")
    assert salience_of(doc[2], (governor(doc[1], "light"),)) == CARRIED


def test_verb_that_is_no_operator_carries_nothing():
    doc = tree("Talks:talk/NNS/nsubj/1 pleased:please/VBD/ROOT/1 Chad/NNP/dobj/1")
    assert salience_of(doc[0], (governor(doc[1], None),)) == STEPS["nsubj"]


@given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
def test_weight_stays_between_the_floor_and_one(labels):
    rows = ["is:be/VBZ/ROOT/0", *(f"w/NN/{label}/{place}" for place, label in enumerate(labels))]
    doc = tree(" ".join(rows))
    assert FLOOR <= salience_of(doc[len(labels)], ()) <= 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "central", "passing"),
    [
        ("Gabon expelled the envoy after he had criticised the vote.", "expelled", "criticised"),
        ("Gabon, which severed ties with Togo, signed the accord.", "signed", "severed"),
        ("Gabon condemned the attack on the convoy.", "condemned", "attack"),
        ("Gabon threatened to expel the envoy.", "threatened", "expel"),
    ],
)
def test_what_a_sentence_is_about_outweighs_what_it_says_in_passing(annotator, text, central, passing):
    assert event_at(annotator, text, central)[1].salience > event_at(annotator, text, passing)[1].salience
