from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.strategies import confidences, event_types, ids, some_text, texts

from dragoman.record import EventType, Pair, Related, Span, Status
from dragoman.record.exchange import from_json, to_json

TEXT = "Chad expelled the envoy of Mali."
CHAD, ENVOY = Span(0, 4), Span(14, 31)

words = texts.filter(str.strip)


@st.composite
def pairs(draw):
    """Pairs of any two stretches with words in them, the source first or last."""
    before, first, between, second, after = (draw(s) for s in (texts, words, texts, words, texts))
    start = len(before) + len(first) + len(between)
    places = (Span(len(before), len(before) + len(first)), Span(start, start + len(second)))
    source, target = draw(st.permutations(places))
    return Pair(id=draw(ids), text=before + first + between + second + after, source=source, target=target)


relateds = st.builds(
    Related,
    id=ids,
    type=event_types,
    mode=some_text,
    status=st.sampled_from(get_args(Status)),
    confidence=confidences,
    types=st.fixed_dictionaries(dict.fromkeys(get_args(EventType), confidences)),
)


@given(pairs())
def test_a_pair_survives_json(pair):
    assert from_json(Pair, to_json(pair)) == pair


@given(relateds)
def test_an_answer_survives_json(related):
    assert from_json(Related, to_json(related)) == related


@pytest.mark.parametrize(
    ("source", "target", "fault"),
    [
        (Span(0, 33), ENVOY, r"source 0\.\.33 lies outside the text of 32 characters"),
        (CHAD, Span(14, 400), r"target 14\.\.400 lies outside the text of 32 characters"),
        (Span(40, 44), ENVOY, r"source 40\.\.44 lies outside"),
        (Span(4, 5), ENVOY, r"source 4\.\.5 holds no words"),
        (CHAD, Span(13, 14), r"target 13\.\.14 holds no words"),
        (Span(0, 20), ENVOY, "source 'Chad expelled the en' and target 'the envoy of Mali' overlap"),
        (ENVOY, Span(18, 23), "source 'the envoy of Mali' and target 'envoy' overlap"),
        (CHAD, CHAD, "source 'Chad' and target 'Chad' overlap"),
    ],
)
def test_a_pair_has_two_stretches_of_words_apart(source, target, fault):
    with pytest.raises(ValueError, match=fault):
        Pair(id="a", text=TEXT, source=source, target=target)


@pytest.mark.parametrize("half", [0xD83C, 0xDF1F])
def test_a_pair_holds_whole_characters(half):
    with pytest.raises(ValueError, match="the text holds half a surrogate pair: save it as UTF-8"):
        Pair(id="a", text=TEXT + chr(half), source=CHAD, target=ENVOY)


@pytest.mark.parametrize(("source", "target"), [(CHAD, ENVOY), (ENVOY, CHAD), (Span(0, 4), Span(4, 13))])
def test_either_may_stand_first_and_they_may_touch(source, target):
    assert Pair(id="a", text=TEXT, source=source, target=target).source == source


def test_offsets_count_code_points():
    pair = Pair(id="a", text="🇹🇩 Erdoğan met Déby.", source=Span(3, 10), target=Span(15, 19))
    assert (pair.source.of(pair.text), pair.target.of(pair.text)) == ("Erdoğan", "Déby")


def test_an_answer_is_written_with_the_fields_of_the_contract():
    related = Related(
        id="a", type="SANCTION", mode="expel", status="happened", confidence=0.9, types={"SANCTION": 0.9, "COERCE": 0.1}
    )
    assert json.loads(to_json(related)) == {
        "id": "a", "type": "SANCTION", "mode": "expel", "status": "happened", "confidence": 0.9,
        "types": {"SANCTION": 0.9, "COERCE": 0.1},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"), [("type", "STATEMENT"), ("status", "perhaps"), ("confidence", 1.2), ("types", {"STATEMENT": 1})]
)
def test_an_answer_read_back_holds_no_unknown_value(field, value):
    known = {"id": "a", "type": "AID", "mode": None, "status": "happened", "confidence": 0.9, "types": {"AID": 0.9}}
    with pytest.raises(ValueError, match=field):
        from_json(Related, json.dumps(known | {field: value}))
