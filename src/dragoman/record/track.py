"""How often what somebody expected, or what a hedge stands for, came to pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grouping = Literal["holder", "hedge", "kind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What became of expectations that share a holder, a hedge or a kind; each thing expected counts once.

    `scored` are those that were due and came, were missed or lapsed; void ones, those still open and those without a
    window are never scored. `share` is that of the scored that were met, `low` and `high` the 90 % interval that so
    few leave (Jeffreys); all three None where none is scored. `late` is the median of days past the window of those
    met, `expected_low` and `expected_high` the mean range that the hedging words stand for.
    """

    by: Grouping
    name: str
    stated: int
    scored: int
    met: int
    missed: int
    lapsed: int
    open: int
    void: int
    share: float | None
    low: float | None
    high: float | None
    late: float | None
    expected_low: float | None
    expected_high: float | None
