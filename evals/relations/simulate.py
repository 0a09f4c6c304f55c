"""Series whose truth is known: steady, bursting, broken and drifting ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]

SHARES = np.array([0.35, 0.10, 0.35, 0.20])
"""Of verbal and material cooperation, verbal and material conflict."""

WORSE = np.array([0.10, 0.05, 0.35, 0.50])
"""The same after a turn for the worse."""


def draw(dice: np.random.Generator, rates: Numbers, shares: Numbers = SHARES) -> Whole:
    """Draw counts by class (bins, classes) for rates a bin and shares, one row or a row a bin."""
    return dice.poisson(rates[:, None] * shares)


def bursting(dice: np.random.Generator, bins: int, rate: float, shape: float) -> Whole:
    """Draw counts whose rate stands still but for bursts: a gamma variate a bin, mean 1, variance 1 / shape."""
    return draw(dice, rate * dice.gamma(shape, 1 / shape, bins))


def broken(
    dice: np.random.Generator, bins: int, rates: tuple[float, float], turn: Numbers = SHARES
) -> tuple[Whole, int]:
    """Draw counts that change once, somewhere in the middle half, and say where."""
    place = int(dice.integers(bins // 4, 3 * bins // 4))
    is_after = np.arange(bins) >= place
    shares = np.where(is_after[:, None], turn, SHARES)
    return draw(dice, np.where(is_after, rates[1], rates[0]), shares), place


def drifting(dice: np.random.Generator, bins: int, rate: float, step: float) -> Numbers:
    """Draw rates that walk: their logarithms move by a normal step a bin, about the mean rate given."""
    walk = np.cumsum(dice.normal(0.0, step, bins))
    return np.asarray(rate * np.exp(walk - walk.mean()))


def waves(bins: int, rate: float, length: float) -> Numbers:
    """Give rates that swing between half and one and a half times the mean, once in `length` bins."""
    return np.asarray(rate * (1 + 0.5 * np.sin(2 * np.pi * np.arange(bins) / length)))
