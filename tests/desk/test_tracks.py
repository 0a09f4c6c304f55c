"""Records by holder and hedge: what is scored, what is not, and how sure a share of few is."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.desk.tracks import ITSELF, UNHEDGED, track_records
from dragoman.record import Interval, LedgerEntry


def entry(number, status, *, by="Haddad", hedge=None, window=True, late=None, documents=None, probability=None):
    due = Interval(date(2025, 3, 4), date(2025, 3, 4)) if window else None
    return LedgerEntry(
        start=number, end=number + 5, id=f"{number:016d}", document=f"d{number}", expectation="x1", text="It will.",
        stated=date(2025, 3, 1), kind="plan", type="CONSULT", mode=None, actors=(), recipients=(), place=None,
        window=due, hedge=hedge, probability=probability, by=by, status=status, settled_on=date(2025, 3, 4) if status
        in {"met", "missed"} else None, settled_by=None, evidence=None, reason="", late=late, first_window=due,
        documents=documents or (f"d{number}",), origins=(), relays=(), independent_origins=0, confidence=0.8,
    )  # fmt: skip


def test_only_what_was_due_is_scored():
    rows = [entry(n, status) for n, status in enumerate(("met", "missed", "lapsed", "open", "void"))]
    (record,) = track_records(rows, "holder")
    assert (record.stated, record.scored, record.met, record.missed, record.lapsed) == (5, 3, 1, 1, 1)
    assert (record.open, record.void, record.share) == (1, 1, pytest.approx(1 / 3, abs=1e-4))


def test_what_had_no_window_is_not_scored_though_it_came():
    """It can come true but never lapse: scoring it would flatter."""
    (record,) = track_records([entry(1, "met", window=False)], "holder")
    assert (record.scored, record.share, record.low) == (0, None, None)


def test_one_thing_stated_twice_counts_once():
    twice = [entry(n, "met", documents=("d1", "d2")) for n in (1, 2)]
    (record,) = track_records(twice, "holder")
    assert record.scored == 1


@pytest.mark.parametrize(
    ("met", "missed", "low", "high"),
    [(1, 0, 0.2285, 1.0), (0, 1, 0.0, 0.7715), (5, 5, 0.2619, 0.7381), (9, 1, 0.6694, 0.9821)],
)
def test_few_leave_a_wide_interval(met, missed, low, high):
    """Quantiles 0.05 and 0.95 of Beta(met + 1/2, missed + 1/2), by numerical integration; open where all or none
    came."""
    rows = [entry(n, "met") for n in range(met)] + [entry(50 + n, "missed") for n in range(missed)]
    (record,) = track_records(rows, "holder")
    assert (record.low, record.high) == (pytest.approx(low, abs=2e-3), pytest.approx(high, abs=2e-3))


def test_holders_and_hedges_are_named():
    rows = [entry(1, "met", by=None), entry(2, "lapsed", hedge="May", probability=(0.2, 0.5))]
    assert {r.name for r in track_records(rows, "holder")} == {ITSELF, "Haddad"}
    hedged = {r.name: r for r in track_records(rows, "hedge")}
    assert hedged.keys() == {UNHEDGED, "may"}
    assert (hedged["may"].expected_low, hedged["may"].expected_high) == (0.2, 0.5)


def test_lateness_is_the_median_of_those_met():
    rows = [entry(n, "met", late=days) for n, days in enumerate((0, 2, 10))]
    assert track_records(rows, "holder")[0].late == 2
