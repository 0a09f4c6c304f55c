from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from dragoman.weights.heads import Heads, softmax

WIDTH = 6
values = st.floats(-10, 10, width=32)
rows = arrays(np.float32, array_shapes(min_dims=2, max_dims=2, max_side=8), elements=st.floats(-1e6, 1e6, width=32))
states = arrays(np.float32, st.tuples(st.integers(1, 9), st.just(WIDTH)), elements=values)


def layer(answers, inputs=WIDTH, seed=7):
    draw = np.random.default_rng(seed)
    weight, bias = draw.normal(size=(answers, inputs)), draw.normal(size=answers)
    return weight.astype(np.float32), bias.astype(np.float32)


HEADS = Heads({"word": layer(4), "role_token": layer(12), "role_act": layer(12, seed=8)})


@given(rows)
def test_each_row_of_probabilities_sums_to_one(scores):
    found = softmax(scores)
    assert found.shape == scores.shape
    assert (found >= 0).all()
    assert found.sum(axis=-1) == pytest.approx(1, abs=1e-5)


@given(rows)
def test_likeliest_answer_is_that_of_the_highest_score(scores):
    highest = scores == scores.max(axis=-1, keepdims=True)
    found = softmax(scores)
    assert (found[highest] >= found.max(axis=-1).repeat(highest.sum(axis=-1))).all()


def test_scores_apart_by_a_known_share():
    assert softmax(np.log(np.array([[1, 3], [5, 5]], dtype=np.float32))) == pytest.approx(
        np.array([[0.25, 0.75], [0.5, 0.5]])
    )


def test_scores_weigh_the_inputs_and_add_the_bias():
    heads = Heads({"kind": (np.array([[1, 2], [0, -1], [3, 0]], np.float32), np.array([0, 1, 2], np.float32))})
    assert heads.scores("kind", np.array([[1, 1], [2, 0]], np.float32)).tolist() == [[3, 0, 5], [2, 1, 8]]


@given(states)
def test_answers_are_rows_of_probabilities(inputs):
    found = HEADS.answer("word", inputs)
    assert found.shape == (len(inputs), 4)
    assert found.sum(axis=-1) == pytest.approx(1, abs=1e-5)


@given(states)
def test_a_row_is_answered_alike_alone_and_among_others(inputs):
    found = HEADS.answer("word", inputs)
    assert all(
        HEADS.answer("word", inputs[i : i + 1])[0] == pytest.approx(found[i], abs=1e-4) for i in range(len(inputs))
    )


@given(states, arrays(np.float32, WIDTH, elements=values))
def test_roles_are_three_probabilities_a_token(tokens, act):
    found = HEADS.roles(tokens, act)
    assert found.shape == (len(tokens), 3)
    assert found.sum(axis=-1) == pytest.approx(1, abs=1e-5)


def test_role_is_the_one_where_token_and_act_agree():
    """Each role has two numbers of a token and of the act; the role whose numbers point the same way is likeliest."""
    same = (np.eye(WIDTH, dtype=np.float32), np.zeros(WIDTH, np.float32))
    heads = Heads({"role_token": same, "role_act": same})
    act = np.array([0, 0, 5, 5, 5, -5], np.float32)
    tokens = np.array([[0, 0, 5, 5, 0, 0], [0, 0, 0, 0, 5, -5], [5, 5, -5, -5, -5, 5]], np.float32)
    assert heads.roles(tokens, act).argmax(axis=-1).tolist() == [1, 2, 0]


def test_heads_are_read_as_they_were_saved(tmp_path):
    named = {
        f"{name}.{part}": a
        for name, pair in HEADS.layers.items()
        for part, a in zip(("weight", "bias"), pair, strict=True)
    }
    np.savez_compressed(tmp_path / "heads.npz", **named)
    loaded = Heads.load(tmp_path / "heads.npz").layers
    assert loaded.keys() == HEADS.layers.keys()
    assert all((a == b).all() for name in loaded for a, b in zip(loaded[name], HEADS.layers[name], strict=True))
