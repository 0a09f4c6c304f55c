from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from json import dumps

import numpy as np
import pytest

from dragoman.errors import CallError, ModelError
from dragoman.record import Span
from dragoman.weights import Encoder, open_encoder
from dragoman.weights.encoder import BATCH, LONGEST
from dragoman.weights.files import PARTS

SHIPPED = files("dragoman.weights") / "data" / "encoder.onnx"
NEAR = 1e-2
"""Weights are whole numbers of eight bits: the last digits may move."""

EXPELLED = "Chad expelled the ambassador of Mali."
SENTENCES = (
    (EXPELLED, "expelled"),
    ("Laos and Vietnam held drills near the border on Monday, the ministry said in a statement.", "drills"),
    ("The talks ended.", "talks"),
    ("Rebels attacked a convoy near Goma, killing nine people, the army said on Thursday.", "attacked"),
    ("Rain fell.", "fell"),
    ("President Erdoğan met Mr Déby in N’Djamena and praised the accord on water that both had signed.", "praised"),
)
PAIRS = (
    (EXPELLED, "Chad", "Mali"),
    ("Rebels attacked a convoy of the United Nations near Goma.", "Rebels", "the United Nations"),
    ("The envoy of Mali thanked Chad.", "Mali", "Chad"),
    ("Norway sent grain to Sudan on Tuesday after weeks of talks in Oslo.", "Norway", "Sudan"),
)


@pytest.fixture(scope="module")
def encoder():
    return open_encoder()


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def pair(text, first, second):
    return text, place(text, first), place(text, second)


def act(reading, text, word):
    at = place(text, word)
    return reading.act(at.start, at.end)


def sureness(reading):
    return [sure for *_, sure in reading.triggers(0)]


shipped = pytest.mark.skipif(not SHIPPED.is_file(), reason="no weights in dragoman/weights/data yet")
model = pytest.mark.model
in_batches = pytest.mark.xfail(
    strict=True,
    reason="states are rounded by the largest number of their whole batch: probabilities move by up to 0.1 and more",
)


@model
@shipped
class TestShipped:
    @in_batches
    def test_sentence_is_read_alike_alone_and_among_others(self, encoder):
        together = encoder.read([text for text, _ in SENTENCES])
        for (text, word), among in zip(SENTENCES, together, strict=True):
            (alone,) = encoder.read([text])
            assert act(among, text, word).types == pytest.approx(act(alone, text, word).types, abs=NEAR)
            assert sureness(among) == pytest.approx(sureness(alone), abs=NEAR)

    @in_batches
    def test_pair_is_related_alike_alone_and_among_others(self, encoder):
        pairs = [pair(*each) for each in PAIRS]
        for each, among in zip(pairs, encoder.relate(pairs), strict=True):
            assert among == pytest.approx(encoder.relate([each])[0], abs=NEAR)

    def test_readings_stand_in_the_order_given(self, encoder):
        """More sentences than are worked out at once, long ones before short ones."""
        texts = [f"Chad {'again ' * (n % 7)}met Mali." for n in range(2 * BATCH + 3)]
        assert [reading.offsets[-2][1] for reading in encoder.read(texts)] == [len(text) for text in texts]

    def test_pairs_stand_in_the_order_given(self, encoder):
        pairs = [pair(*PAIRS[n % 4]) for n in range(BATCH + 3)]
        alone = [max(told, key=told.__getitem__) for told in (encoder.relate([p])[0] for p in pairs[:4])]
        assert [max(told, key=told.__getitem__) for told in encoder.relate(pairs)] == [
            alone[n % 4] for n in range(BATCH + 3)
        ]

    @pytest.mark.parametrize("text", [*(text for text, _ in SENTENCES), "🇹🇩 «Déby»\tmet\nErdoğan — again."])
    def test_offsets_slice_back_to_the_words(self, encoder, text):
        (reading,) = encoder.read([text])
        pieces = [text[start:end] for start, end in reading.offsets]
        assert "".join(pieces) == "".join(text.split())
        assert len(reading.states) == len(reading.offsets)

    def test_nothing_is_read_of_nothing(self, encoder):
        assert encoder.read([]) == []
        assert encoder.read([""])[0].triggers(0) == []

    @pytest.mark.parametrize("turned", [False, True])
    def test_span_beyond_the_longest_is_a_wrong_call(self, encoder, turned):
        text = f"Chad, {'after talks, ' * LONGEST} expelled the ambassador of Mali."
        spans = (place(text, "Chad"), place(text, "Mali"))
        with pytest.raises(CallError, match=f"beyond the first {LONGEST} tokens of the text: give a shorter text"):
            encoder.relate([(text, *(reversed(spans) if turned else spans))])

    def test_words_beyond_the_longest_are_not_read(self, encoder):
        text = f"Chad, {'after talks, ' * LONGEST} expelled the ambassador of Mali."
        (reading,) = encoder.read([text])
        assert len(reading.states) == LONGEST
        assert act(reading, text, "expelled") is None

    def test_types_of_a_pair_sum_to_one(self, encoder):
        (told,) = encoder.relate([pair(*PAIRS[1])])
        assert tuple(told) == encoder.weights.types
        assert sum(told.values()) == pytest.approx(1, abs=1e-5)

    def test_expulsion_of_an_ambassador_is_conflict_in_deed(self, encoder):
        (told,) = encoder.relate([pair(EXPELLED, "Chad", "Mali")])
        assert max(told, key=told.__getitem__) in {"SANCTION", "COERCE"}

    def test_states_are_numbers(self, encoder):
        assert all(np.isfinite(reading.states).all() for reading in encoder.read([text for text, _ in SENTENCES]))


def test_folder_without_weights_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"cannot open the weights in .*manifest\.json"):
        Encoder(tmp_path)


def test_files_that_hold_no_weights_name_the_folder(tmp_path):
    """The digests fit, but the runtime cannot open what they are of."""
    for part in PARTS:
        (tmp_path / part).write_bytes(b"no weights")
    told = dict.fromkeys(("types", "modes", "statuses", "classes", "marks"), ())
    (tmp_path / "manifest.json").write_text(
        dumps(told | {"digests": dict.fromkeys(PARTS, sha256(b"no weights").hexdigest())})
    )
    with pytest.raises(ModelError) as caught:
        open_encoder(tmp_path)
    assert f"cannot open the weights in {tmp_path}: " in str(caught.value)
