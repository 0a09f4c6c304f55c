from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weights.fakes import SHORTER, TYPES, UNREAD, FakeEncoder, FakeReading, act, spread

from dragoman.record import Pair, Rejected, Span
from dragoman.relating import Relater

EXPELLED = "Chad expelled the envoy of Mali."
RAIDED = "Chad condemned a raid that killed guards in Mali."
QUIET = "Chad borders Mali."
ENCODER = FakeEncoder(
    related={EXPELLED: spread("SANCTION", 0.91236), RAIDED: spread("ASSAULT", 0.6)},
    readings={
        EXPELLED: FakeReading(EXPELLED, acts={"expelled": act("SANCTION", mode="expel")}, found={"expelled": 0.8}),
        RAIDED: FakeReading(
            RAIDED,
            acts={
                "condemned": act("ACCUSE", mode="disapprove"),
                "raid": act("ASSAULT", 0.5, status="possible"),
                "killed": act("ASSAULT", 0.8, mode="firearms", status="denied"),
            },
            found={"condemned": 0.9, "raid": 0.9, "killed": 0.9},
        ),
    },
)
RELATER = Relater(ENCODER)


def pair(text=EXPELLED, name="a"):
    start = text.index("Mali")
    return Pair(id=name, text=text, source=Span(0, 4), target=Span(start, start + 4))


def reading(found=0.9, **of):
    """Read «expelled» as an act, found with a probability."""
    return {EXPELLED: FakeReading(EXPELLED, acts={"expelled": act(**of)}, found={"expelled": found})}


def answer_to(types, readings=None, text=EXPELLED):
    """Relate one text, of which an encoder says so much."""
    (answer,) = Relater(FakeEncoder(related={text: types}, readings=readings or {}))([pair(text)])
    return answer


@given(st.lists(st.sampled_from([EXPELLED, RAIDED, QUIET]), max_size=5))
def test_pairs_together_or_one_by_one_give_the_same_in_the_order_given(texts):
    pairs = [pair(text, str(number)) for number, text in enumerate(texts)]
    assert list(RELATER(pairs)) == [answer for each in pairs for answer in RELATER([each])]


def test_an_answer_comes_before_the_next_pair_is_read():
    asked = count()
    endless = (pair(name=str(next(asked))) for _ in iter(int, 1))
    assert next(RELATER(endless)).id == "0"
    assert next(asked) == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (EXPELLED, ("SANCTION", "expel", "happened")),
        (RAIDED, ("ASSAULT", "firearms", "denied")),
        (QUIET, ("AGREE", None, "happened")),
    ],
)
def test_mode_and_status_are_those_of_the_act_that_is_most_of_the_likeliest_type(text, answer):
    (found,) = RELATER([pair(text)])
    assert (found.type, found.mode, found.status) == answer


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("SANCTION", "expel", "expel"),
        ("SANCTION", "", None),
        ("SANCTION", "parrot", None),
        ("SANCTION", "arrest", None),
        ("COERCE", "arrest", "arrest"),
        ("AID", "military", None),
    ],
)
def test_mode_is_one_that_the_codebook_has_of_the_type(kind, mode, expected):
    assert answer_to(spread(kind, 0.9), reading(kind=kind, mode=mode)).mode == expected


@pytest.mark.parametrize(("sure", "mode"), [(0.19, None), (0.21, "expel")])
def test_words_that_hardly_name_an_event_are_not_asked(sure, mode):
    assert answer_to(spread("SANCTION", 0.9), reading(sure, kind="SANCTION", mode="expel")).mode == mode


def test_act_of_another_type_is_not_asked():
    found = answer_to(spread("SANCTION", 0.9), reading(kind="ASSAULT", mode="firearms", status="denied"))
    assert (found.mode, found.status) == (None, "happened")


@pytest.mark.parametrize(
    ("kind", "related", "status", "told"),
    [
        ("CONSULT", "AGREE", "planned", "planned"),
        ("RETREAT", "CONCEDE", "planned", "planned"),
        ("CONSULT", "AGREE", "denied", "happened"),
        ("CONSULT", "CONCEDE", "planned", "happened"),
    ],
)
def test_act_that_is_planned_is_asked_where_it_is_agreed_to_or_conceded(kind, related, status, told):
    """«Happened» stands where no act is asked; the act is of the type at 0.9."""
    assert answer_to(spread(related, 0.9), reading(kind=kind, status=status)).status == told


def test_words_that_were_cut_off_are_passed_over():
    readings = {EXPELLED: FakeReading(EXPELLED, found={"expelled": 0.9})}
    found = answer_to(spread("SANCTION", 0.9), readings)
    assert (found.mode, found.status) == (None, "happened")


@given(st.sampled_from(TYPES), st.floats(0.1, 1))
def test_type_is_the_likeliest_and_confidence_its_probability(kind, sure):
    found = answer_to(spread(kind, sure))
    assert (found.type, found.confidence) == (kind, found.types[kind])
    assert found.confidence == pytest.approx(sure, abs=5e-5)


@given(st.lists(st.floats(0.01, 1), min_size=16, max_size=16))
def test_types_are_all_sixteen_and_sum_to_one(shares):
    told = {name: share / sum(shares) for name, share in zip(TYPES, shares, strict=True)}
    found = answer_to(told)
    assert tuple(found.types) == TYPES
    assert sum(found.types.values()) == pytest.approx(1, abs=16 * 5e-5)


def test_pair_that_cannot_be_read_is_rejected_in_its_place():
    pairs = [pair(name="a"), pair(f"Chad, in a text {UNREAD}, met Mali.", "b"), pair(name="c")]
    first, rejected, last = RELATER(pairs)
    assert (first.id, last.id) == ("a", "c")
    assert rejected == Rejected(name="pair b", stage="extract", reason=SHORTER)


def test_no_pair_gives_no_answer():
    assert list(RELATER([])) == []
