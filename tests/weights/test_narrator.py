"""A narrator made by hand: three directions, two traits, one network drawn at random."""

from __future__ import annotations

import json
from hashlib import sha256
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.narration import FUNCTIONS
from dragoman.errors import ModelError
from dragoman.weights import Narrator, open_encoder
from dragoman.weights.narrator import _Gates, gated, likenesses, pooled

WIDTH, INPUTS, FOUND, SEEN, KEPT = 4, 12, 2, 6, 3
HEADING = SimpleNamespace(middle=np.ones((2, WIDTH), np.float32), vector=np.ones(WIDTH, np.float32))


def drawn(*shape, seed=5):
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def network():
    shapes = {
        "t.weight": (FOUND, WIDTH), "t.bias": (FOUND,), "a.weight": (2, WIDTH), "a.bias": (2,),
        "p.weight": (SEEN, INPUTS + 3 * FOUND), "p.bias": (SEEN,), "o.weight": (4, 2 * KEPT + SEEN), "o.bias": (4,),
    } | {
        f"r.{kind}_{of}_l0{end}": (3 * KEPT, *size)
        for end in ("", "_reverse") for kind, of, size in (
            ("weight", "ih", (SEEN,)), ("weight", "hh", (KEPT,)), ("bias", "ih", ()), ("bias", "hh", ()))
    }  # fmt: skip
    return {f"0.{name}": drawn(*shape, seed=number) for number, (name, shape) in enumerate(shapes.items())}


def narrator(**arrays):
    known = {
        "centre": np.zeros(WIDTH, np.float32), "directions": np.eye(WIDTH, 3, dtype=np.float32),
        "leaning": np.zeros(3, np.float32), "speech.weight": np.zeros(INPUTS, np.float32),
        "speech.bias": np.float32(0), **network(),
    }  # fmt: skip
    return Narrator(
        functions=("main", "history", "none"), traits={"short": 0, "year": 1}, networks=1, arrays=known | arrays
    )


def reading(seed):
    states = drawn(5, WIDTH, seed=seed)
    return SimpleNamespace(middle=states, vector=states.mean(axis=0))


def told(model, count=4):
    return model.tell([reading(seed) for seed in range(count)], HEADING, [{"year": 1.0}] * count)


def test_each_sentence_is_told_with_shares_of_all_functions():
    found = told(narrator())
    assert len(found) == 4
    for one in found:
        assert sum(one.functions.values()) == pytest.approx(1, abs=1e-5)


def test_no_sentences_are_told_as_nothing():
    assert narrator().tell([], HEADING, []) == []


def test_leaning_decides_where_it_is_strong():
    assert {one.function for one in told(narrator(leaning=np.array([0, 50, 0], np.float32)))} == {"history"}


@pytest.mark.parametrize("bias", [-99.0, 99.0])
def test_bias_of_speech_decides_where_it_is_strong(bias):
    assert {one.is_speech for one in told(narrator(**{"speech.bias": np.float32(bias)}))} == {bias > 0}


def test_what_comes_after_bears_on_a_sentence():
    assert told(narrator(), 3)[0].functions != told(narrator(), 4)[0].functions


def test_networks_are_averaged():
    """Twice the same network tells what it tells alone."""
    twice = narrator(**{f"1{name[1:]}": array for name, array in network().items()})
    doubled = Narrator(functions=twice.functions, traits=twice.traits, networks=2, arrays=twice.arrays)
    assert told(doubled)[1].functions == pytest.approx(told(narrator())[1].functions, abs=1e-5)


def test_traits_that_were_not_learned_count_for_nothing():
    model = narrator()
    vectors, title = drawn(2, WIDTH), drawn(WIDTH)
    known = model.inputs(vectors, title, [{"short": 0.5}, {}])
    assert np.array_equal(known, model.inputs(vectors, title, [{"short": 0.5, "word=zeppelin": 1.0}, {}]))
    assert known[:, 3:5].tolist() == [[0.5, 0.0], [0.0, 0.0]]


class TestLikenesses:
    def test_of_a_sentence_alone_are_to_itself(self):
        vector = drawn(1, WIDTH)
        assert likenesses(vector, vector[0])[0].tolist() == pytest.approx([1, 1, 1, 1, 0, 0, 0], abs=1e-4)

    def test_are_to_those_before_and_after(self):
        rows = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
        before, after, earlier = likenesses(rows, rows[1])[:, 4:].T
        assert before.tolist() == pytest.approx([0, 0, 0], abs=1e-4)
        assert after.tolist() == pytest.approx([0, 0, 0], abs=1e-4)
        assert earlier.tolist() == pytest.approx([0, 0, 1], abs=1e-4)

    @given(st.integers(1, 9), st.integers(0, 99))
    def test_are_cosines(self, count, seed):
        found = likenesses(drawn(count, WIDTH, seed=seed), drawn(WIDTH, seed=seed + 1))
        assert found.shape == (count, 7)
        assert (np.abs(found) <= 1 + 1e-4).all()


def test_gate_that_keeps_all_lets_nothing_in():
    """The second third of the biases is the update gate: wide open to what was, the state stays zero."""
    bias = np.array([0, 99, 0], np.float32)
    gates = _Gates(
        own=np.ones((3, 1), np.float32), own_bias=bias, last=np.zeros((3, 1), np.float32), last_bias=0 * bias
    )
    assert gated(np.ones((3, 1), np.float32), gates).tolist() == [[0], [0], [0]]


def test_gate_that_keeps_nothing_gives_what_comes_in():
    bias = np.array([0, -99, 0], np.float32)
    gates = _Gates(
        own=np.ones((3, 1), np.float32), own_bias=bias, last=np.zeros((3, 1), np.float32), last_bias=0 * bias
    )
    assert gated(np.array([[0.5], [-1]], np.float32), gates)[:, 0].tolist() == pytest.approx(
        np.tanh([0.5, -1]).tolist()
    )


def test_tokens_are_pooled_to_the_highest_and_to_means():
    part = {"t.weight": np.eye(2), "t.bias": np.zeros(2), "a.weight": np.zeros((1, 2)), "a.bias": np.zeros(1)}
    found = pooled([np.array([[1, 0], [0, 2]]), np.array([[3, 3]])], part)
    assert found.shape == (2, 4)
    assert found[0].tolist() == pytest.approx([np.tanh(1), np.tanh(2), np.tanh(1) / 2, np.tanh(2) / 2])


class TestFiles:
    @pytest.fixture
    def folder(self, tmp_path):
        np.savez(tmp_path / "narrator.npz", centre=np.ones(2, np.float16))
        digest = sha256((tmp_path / "narrator.npz").read_bytes()).hexdigest()
        self.write(tmp_path, functions=["main"], traits=["short"], networks=0, encoder="abc", digest=digest)
        return tmp_path

    def write(self, folder, **told):
        (folder / "narrator.json").write_text(json.dumps(told))

    def test_are_opened_with_the_digest_of_the_encoder_learned_from(self, folder):
        found, encoder = Narrator.at(folder)
        assert (found.functions, found.traits, encoder) == (("main",), {"short": 0}, "abc")
        assert found.arrays["centre"].dtype == np.float32

    def test_changed_are_refused(self, folder):
        (folder / "narrator.npz").write_bytes(b"other")
        with pytest.raises(ModelError, match="has the digest"):
            Narrator.at(folder)

    @pytest.mark.parametrize("name", ["narrator.npz", "narrator.json"])
    def test_missing_are_refused_by_name(self, folder, name):
        (folder / name).unlink()
        with pytest.raises(ModelError, match=name):
            Narrator.at(folder)

    def test_without_a_field_are_refused_by_its_name(self, folder):
        self.write(folder, digest=sha256((folder / "narrator.npz").read_bytes()).hexdigest())
        with pytest.raises(ModelError, match="functions"):
            Narrator.at(folder)


@pytest.mark.model
class TestShipped:
    def test_learned_from_the_shipped_encoder_and_tells_the_known_functions(self):
        found = Narrator.beside(open_encoder())
        assert found is not None
        assert found.functions == FUNCTIONS

    def test_has_no_say_beside_another_encoder(self):
        assert Narrator.beside(SimpleNamespace(weights=SimpleNamespace(digest="another"))) is None
