"""Records by holder, hedge and kind: how often what was expected came to pass, and how late."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean, median

import numpy as np

from dragoman.record import Grouping, LedgerEntry, TrackRecord

from .relations.quantiles import beta_quantile

SCORED = frozenset({"met", "missed", "lapsed"})
ITSELF = "(the outlet itself)"
UNHEDGED = "(no hedge)"
LOW, HIGH = 0.05, 0.95
JEFFREYS = 0.5
"""Jeffreys' prior, Beta(1/2, 1/2), for a share of few: Brown, Cai & DasGupta, Statistical Science 16 (2001)."""


def track_records(entries: Iterable[LedgerEntry], by: Grouping) -> list[TrackRecord]:
    """Count what became of expectations by who holds them, by hedging words or by kind; those scored most come first.

    Of several statements of one expectation by the same holder, or with the same hedge, the first counts. Where one
    names another thing under the same words they are two.
    """
    groups: dict[str, dict[tuple[str, ...], LedgerEntry]] = {}
    for entry in sorted(entries, key=lambda e: (e.stated, e.document, e.start)):
        groups.setdefault(_name(entry, by), {}).setdefault(_thing(entry), entry)
    found = [_record(name, list(things.values()), by) for name, things in groups.items()]
    return sorted(found, key=lambda record: (-record.scored, -record.stated, record.name))


def _name(entry: LedgerEntry, by: Grouping) -> str:
    if by == "holder":
        return entry.by or ITSELF
    return entry.kind if by == "kind" else " ".join((entry.hedge or UNHEDGED).casefold().split())


def _thing(entry: LedgerEntry) -> tuple[str, ...]:
    """Tell what is expected from other things: by the reports that state it, and what settled it."""
    if len(entry.documents) > 1:
        return (*entry.documents, entry.type or "")
    return (entry.id,)


def _record(name: str, entries: list[LedgerEntry], by: Grouping) -> TrackRecord:
    dated = [e for e in entries if e.first_window is not None and e.first_window.end is not None]
    scored = [e for e in dated if e.status in SCORED]
    met = [e for e in scored if e.status == "met"]
    late = [e.late for e in met if e.late is not None]
    ranges = [e.probability for e in entries if e.probability is not None]
    low, high = _interval(len(met), len(scored))
    return TrackRecord(
        by=by,
        name=name,
        stated=len(entries),
        scored=len(scored),
        met=len(met),
        missed=sum(e.status == "missed" for e in scored),
        lapsed=sum(e.status == "lapsed" for e in scored),
        open=sum(e.status == "open" for e in entries),
        void=sum(e.status == "void" for e in entries),
        share=round(len(met) / len(scored), 4) if scored else None,
        low=low,
        high=high,
        late=median(late) if late else None,
        expected_low=round(fmean(low for low, _ in ranges), 4) if ranges else None,
        expected_high=round(fmean(high for _, high in ranges), 4) if ranges else None,
    )


def _interval(met: int, scored: int) -> tuple[float | None, float | None]:
    if not scored:
        return None, None
    a, b = np.array([met + JEFFREYS]), np.array([scored - met + JEFFREYS])
    low = 0.0 if met == 0 else float(beta_quantile(a, b, LOW)[0])
    high = 1.0 if met == scored else float(beta_quantile(a, b, HIGH)[0])
    return round(low, 4), round(high, 4)
