from __future__ import annotations

from datetime import timedelta

import pytest
from tests.read.clocks import START

from dragoman.desk.feed_states import JITTER, LONGEST, SHORTEST, USUAL, FeedState, failed, succeeded

STATE = FeedState(url="https://herald.example/feed")


def failing(times):
    state = STATE
    for _ in range(times):
        state = failed(state, START, "cannot be fetched")
    return state


@pytest.mark.parametrize(
    ("asked_for", "wait"),
    [(None, USUAL), (60.0, SHORTEST), (1800.0, timedelta(minutes=30)), (1e9, LONGEST)],
)
def test_interval_is_what_the_feed_asks_for_within_bounds(asked_for, wait):
    due = succeeded(FeedState(url=STATE.url, interval=asked_for), START).next_due - START
    assert wait <= due <= wait * (1 + JITTER)


@pytest.mark.parametrize(("times", "wait"), [(1, SHORTEST), (2, SHORTEST * 2), (4, SHORTEST * 8), (50, LONGEST)])
def test_failing_feed_is_asked_ever_more_rarely(times, wait):
    due = failing(times).next_due - START
    assert wait <= due <= wait * (1 + JITTER)


def test_feeds_are_set_apart_by_their_addresses():
    dues = {succeeded(FeedState(url=f"https://herald.example/{n}"), START).next_due for n in range(20)}
    assert len(dues) == 20


def test_feed_keeps_its_place_among_the_others():
    assert succeeded(STATE, START) == succeeded(STATE, START)


def test_first_failure_is_remembered():
    state = failed(failed(STATE, START, "a"), START + timedelta(hours=5), "b")
    assert (state.failing_since, state.failures, state.last_error) == (START, 2, "b")


def test_success_ends_a_failure():
    state = succeeded(failing(3), START)
    assert (state.failing_since, state.failures, state.last_error, state.last_ok) == (None, 0, None, START)


def test_server_that_names_a_moment_is_not_asked_before():
    until = START + timedelta(hours=9)
    assert failed(STATE, START, "later", until).next_due == until


@pytest.mark.parametrize(("shift", "due"), [(-1, False), (0, True), (1, True)])
def test_feed_is_due_from_its_moment_on(shift, due):
    state = FeedState(url=STATE.url, next_due=START)
    assert state.is_due(START + timedelta(seconds=shift)) is due


def test_feed_that_was_never_asked_is_due():
    assert STATE.is_due(START)
