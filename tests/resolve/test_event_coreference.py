from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.record import EventMention, Span
from dragoman.resolve.event_coreference import INHERITED, join_mentions

CHAD, MALI, TOGO = Span(1, 2), Span(2, 3), Span(3, 4)
LEAD, SECOND = Span(0, 90), Span(100, 190)
MONDAY, FRIDAY = Span(50, 56), Span(60, 66)


def parties(spans):
    return tuple(dict.fromkeys(f"a{span.start}" for span in spans))


def meeting(place, /, **fields):
    """Make a meeting of Chad and Mali told at an offset: below 100 in the lead, else in the second sentence."""
    told = {
        "type": "CONSULT", "act": "CONSULT", "mode": None, "cameo": "040", "contexts": (), "actors": (CHAD, MALI),
        "trigger": Span(place, place + 4), "evidence": (LEAD if place < 100 else SECOND,), "is_symmetric": True,
    }  # fmt: skip
    return EventMention(**{**told, **fields})


def attack(place, /, **fields):
    told = {"type": "ASSAULT", "act": "ASSAULT", "cameo": "190", "recipients": (MALI,), "actors": (CHAD,)}
    return meeting(place, **{**told, "is_symmetric": False, **fields})


def the(made, place, /, **fields):
    """Make «the meeting», «the attack»: definite, without parties."""
    return made(place, **{"actors": (), "recipients": (), "is_definite": True, **fields})


@pytest.mark.parametrize(
    ("known", "later"),
    [
        (meeting(10), the(meeting, 110)),
        (meeting(10), the(meeting, 110, actors=(CHAD,))),
        (meeting(10, mode="visit"), the(meeting, 110)),
        (meeting(10, mode="phone"), the(meeting, 110, mode="phone")),
        (attack(10), the(attack, 110)),
        (attack(10), the(attack, 110, recipients=(MALI,))),
    ],
)
def test_definite_noun_without_other_parties_is_what_was_told_of(known, later):
    assert len(join_mentions([known, later], parties)) == 1


@pytest.mark.parametrize(
    ("known", "later"),
    [
        (meeting(10), meeting(30)),
        (meeting(10), meeting(30, actors=())),
        (meeting(10), meeting(30, actors=(CHAD,))),
        (meeting(10, actors=(CHAD,)), meeting(30)),
        (meeting(10, time=MONDAY), meeting(110, time=MONDAY)),
    ],
)
def test_exchanges_of_one_sentence_or_one_day_are_one(known, later):
    assert len(join_mentions([known, later], parties)) == 1


@pytest.mark.parametrize(
    ("known", "later"),
    [
        (meeting(10), meeting(110)),
        (meeting(10), meeting(30, actors=(CHAD, TOGO))),
        (meeting(10), the(meeting, 110, actors=(TOGO,))),
        (meeting(10), meeting(30, status="planned")),
        (meeting(10, time=MONDAY), meeting(30, time=FRIDAY)),
        (meeting(10, time=MONDAY), the(meeting, 110, time=FRIDAY)),
        (meeting(10), the(meeting, 110, status="planned")),
        (attack(10), attack(30)),
        (attack(10), attack(110, time=MONDAY)),
        (attack(10), the(meeting, 110)),
        (meeting(10, status="denied"), the(meeting, 110)),
        (attack(10, place=Span(70, 74)), the(attack, 110, place=Span(170, 174))),
    ],
)
def test_nothing_is_joined_on_doubt(known, later):
    assert len(join_mentions([known, later], parties)) == 2


@pytest.mark.parametrize("later", [the(meeting, 110), the(meeting, 110, mode="visit")])
def test_meeting_is_no_phone_call(later):
    assert len(join_mentions([meeting(10, mode="phone"), later], parties)) == 2


def test_definite_noun_is_the_last_told_of():
    first, last = attack(10, recipients=(MALI,)), attack(30, recipients=(TOGO,))
    joined = join_mentions([first, last, the(attack, 110)], parties)
    assert [e.also for e in joined] == [(), (Span(110, 114),)]


def test_joined_event_keeps_all_words_that_name_it():
    (joined,) = join_mentions([meeting(10, salience=0.9), the(meeting, 110, salience=0.2)], parties)
    assert (joined.trigger, joined.also, joined.evidence) == (Span(10, 14), (Span(110, 114),), (LEAD, SECOND))


def test_later_mention_tells_what_the_first_left_open():
    later = the(meeting, 110, mode=None, place=Span(170, 174), time=MONDAY)
    (joined,) = join_mentions([meeting(10), later], parties)
    assert (joined.place, joined.time) == (Span(170, 174), MONDAY)


def test_mode_is_that_of_whichever_mention_has_one():
    (joined,) = join_mentions([meeting(10), meeting(30, mode="visit", cameo="042")], parties)
    assert (joined.mode, joined.cameo) == ("visit", "042")


def test_parties_are_those_of_the_fuller_mention():
    (joined,) = join_mentions([meeting(10, actors=(CHAD,)), meeting(30)], parties)
    assert joined.actors == (CHAD, MALI)


def test_weight_is_that_of_the_weightier_mention():
    (joined,) = join_mentions([meeting(10, salience=0.3), meeting(30, salience=0.8)], parties)
    assert joined.salience == 0.8


def test_meeting_that_names_no_one_has_the_parties_of_the_one_before():
    later = meeting(110, actors=(), status="planned", salience=0.5)
    joined = join_mentions([meeting(10), later], parties)
    assert [(e.actors, e.salience) for e in joined] == [((CHAD, MALI), 0.5), ((CHAD, MALI), 0.5 * INHERITED)]


def test_attack_that_names_no_one_inherits_none():
    joined = join_mentions([meeting(10), attack(110, actors=(), recipients=())], parties)
    assert joined[1].actors == ()


def test_first_meeting_has_none_to_inherit():
    assert join_mentions([meeting(10, actors=())], parties) == (meeting(10, actors=()),)


def test_no_mentions_no_events():
    assert join_mentions([], parties) == ()


def test_events_stand_in_the_order_of_first_mention():
    told = [attack(10), meeting(30), the(attack, 110), meeting(120, actors=(MALI, TOGO))]
    assert [e.trigger.start for e in join_mentions(told, parties)] == [10, 30, 120]


MENTIONS = st.builds(
    lambda made, fields, actors: made(fields.pop("place"), actors=actors, **fields),
    st.sampled_from([meeting, attack]),
    st.fixed_dictionaries(
        {
            "place": st.sampled_from([10, 30, 50, 110, 130]),
            "mode": st.sampled_from([None, "visit", "phone"]),
            "status": st.sampled_from(["happened", "planned"]),
            "time": st.sampled_from([None, MONDAY, FRIDAY]),
            "is_definite": st.booleans(),
        }
    ),
    st.lists(st.sampled_from([CHAD, MALI, TOGO]), unique=True, max_size=3).map(tuple),
)


REPORTS = st.lists(MENTIONS, max_size=5).map(lambda told: sorted(told, key=lambda m: m.trigger.start))
"""Mentions in text order, as `extract` gives them."""


@given(REPORTS)
def test_no_word_is_lost_and_none_is_made_up(told):
    joined = join_mentions(told, parties)
    assert {w for e in joined for w in (e.trigger, *e.also)} == {m.trigger for m in told}


@given(REPORTS)
def test_there_are_never_more_events_than_mentions(told):
    assert len(join_mentions(told, parties)) <= len(told)


@pytest.mark.xfail(
    strict=True, reason="what joining adds (parties, a day) makes events alike that were compared before they had it"
)
@example([meeting(10, time=MONDAY), meeting(110, actors=(), time=MONDAY)])
@example([meeting(10), meeting(30, actors=(CHAD, TOGO)), meeting(50, actors=(CHAD, MALI, TOGO))])
@given(REPORTS)
def test_joining_twice_changes_nothing(told):
    once = join_mentions(told, parties)
    assert join_mentions(once, parties) == once


@pytest.mark.parametrize(
    "told",
    [
        [meeting(10), the(meeting, 110)],
        [meeting(10), meeting(30, mode="visit"), attack(110), the(attack, 130)],
        [meeting(10), meeting(110, actors=(), status="planned")],
        [meeting(10, time=MONDAY), meeting(110, actors=(), time=MONDAY)],
    ],
)
def test_reports_joined_twice_are_the_same(told):
    once = join_mentions(told, parties)
    assert join_mentions(once, parties) == once


def test_mentions_are_not_changed():
    told = [meeting(10), the(meeting, 110)]
    before = [replace(m) for m in told]
    join_mentions(told, parties)
    assert told == before
