from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from json import dumps

import numpy as np
import pytest

from dragoman.errors import CallError, ModelError
from dragoman.record import Span
from dragoman.weights import Encoder, open_encoder
from dragoman.weights.encoder import LONGEST
from dragoman.weights.files import PARTS

SHIPPED = files("dragoman.weights") / "data" / "encoder.onnx"

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


shipped = pytest.mark.skipif(not SHIPPED.is_file(), reason="no weights in dragoman/weights/data yet")
model = pytest.mark.model


@model
@shipped
class TestShipped:
    def test_sentence_is_read_alike_alone_and_among_others(self, encoder):
        together = encoder.read([text for text, _ in SENTENCES])
        for (text, word), among in zip(SENTENCES, together, strict=True):
            (alone,) = encoder.read([text])
            assert act(among, text, word) == act(alone, text, word)
            assert among.triggers(0) == alone.triggers(0)

    def test_readings_stand_in_the_order_given(self, encoder):
        """Long sentences stand before short ones."""
        texts = [f"Chad {'again ' * (n % 7)}met Mali." for n in range(15)]
        assert [reading.offsets[-2][1] for reading in encoder.read(texts)] == [len(text) for text in texts]

    @pytest.mark.parametrize("text", [*(text for text, _ in SENTENCES), "🇹🇩 «Déby»\tmet\nErdoğan — again."])
    def test_offsets_slice_back_to_the_words(self, encoder, text):
        (reading,) = encoder.read([text])
        pieces = [text[start:end] for start, end in reading.offsets]
        assert "".join(pieces) == "".join(text.split())
        assert len(reading.states) == len(reading.offsets) == len(reading.words)

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Talks ended.", ["Talks", "ended", "."]),
            ('He "raided" it', ["He", '"', "raided", '"', "it"]),
            ("Nkurunziza’s envoy disembarked", ["Nkurunziza", "’", "s", "envoy", "disembarked"]),
        ],
    )
    def test_triggers_are_whole_words(self, encoder, text, words):
        (reading,) = encoder.read([text])
        assert [text[start:end] for start, end, *_ in reading.triggers(0)] == words

    def test_nothing_is_read_of_nothing(self, encoder):
        assert encoder.read([]) == []
        assert encoder.read([""])[0].triggers(0) == []

    @pytest.mark.parametrize("turned", [False, True])
    def test_span_beyond_the_longest_is_a_wrong_call(self, encoder, turned):
        text = f"Chad, {'after talks, ' * LONGEST} expelled the ambassador of Mali."
        spans = (place(text, "Chad"), place(text, "Mali"))
        with pytest.raises(CallError, match=f"no word among the first {LONGEST} tokens of the text: give a shorter"):
            encoder.pair(text, *(reversed(spans) if turned else spans))

    def test_span_of_signs_that_no_token_holds_is_a_wrong_call(self, encoder):
        text = "Chad met \u200b and Mali."
        with pytest.raises(CallError, match="a span has no word"):
            encoder.pair(text, place(text, "Chad"), place(text, "\u200b"))

    @pytest.mark.parametrize(
        ("text", "first", "second"),
        [
            ("Chad", Span(0, 2), Span(2, 4)),
            ("Chad Mali", Span(0, 4), Span(4, 9)),
            ("Chad, Mali", Span(6, 10), Span(0, 5)),
        ],
    )
    def test_spans_may_touch_or_share_a_token(self, encoder, text, first, second):
        assert sum(encoder.pair(text, first, second).values()) == pytest.approx(1, abs=1e-5)

    def test_words_beyond_the_longest_are_not_read(self, encoder):
        text = f"Chad, {'after talks, ' * LONGEST} expelled the ambassador of Mali."
        (reading,) = encoder.read([text])
        assert len(reading.states) == LONGEST
        assert act(reading, text, "expelled") is None

    @pytest.mark.parametrize("named", PAIRS)
    def test_types_of_a_pair_sum_to_one(self, encoder, named):
        told = encoder.pair(*pair(*named))
        assert tuple(told) == encoder.weights.types
        assert sum(told.values()) == pytest.approx(1, abs=1e-5)

    def test_expulsion_of_an_ambassador_is_conflict_in_deed(self, encoder):
        told = encoder.pair(*pair(EXPELLED, "Chad", "Mali"))
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
