"""How far a bin borrows from its neighbours: two-sided discounting, and how much each discount is to be believed.

A bin counts what lies k bins away by ω^k. From the past alone that is the filter of a discounted dynamic model (Smith,
1979; West & Harrison, 1997, ch. 10) with its forgetting stabilised by the prior (Kulhavý & Zarrop, 1993); filter and
its mirror image together give the smoother, whose precision in the steady state is that of a local-level model.
Instead of one ω there is a grid; each is weighted by how well it tells each bin from the others around it (the
pseudo-likelihood of Geisser & Eddy, 1979; weights as in Yao et al., 2018).
"""

from __future__ import annotations

import numpy as np

from .quantiles import Numbers

MEMORIES = (1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 127.0, 255.0)
"""Effective numbers of bins borrowed from, (1 + ω) / (1 - ω): from the bin alone on by doubling; then all of them."""

BELIEF: Numbers = np.array([*MEMORIES, 2 * MEMORIES[-1]]) ** -0.5
"""How much each is believed beforehand: the less, the longer it remembers.

Chosen on simulated rates, 25 November 2026 (steady, walking, in waves, doubled; 0.3 to 10 a bin; 30 series each): with
equal belief, 90 % intervals hold the truth in 91 % of bins, and in 81 % where they do worst; with this in 94 and 88 %.
Weights by one-step forecasts, which a filter gives for nothing, lag behind waves: 90 and 61 %.
"""

DISCOUNTS: Numbers = np.array([*((memory - 1) / (memory + 1) for memory in MEMORIES), 1.0])


def before(values: Numbers) -> Numbers:
    """Sum what lies before each bin, discounted; `values` is (bins, series), the result (bins, series, discounts).

    By doubling: what reaches back over 2m bins is what reaches back over m, and as much again from m bins before.
    """
    sums = np.zeros((*values.shape, len(DISCOUNTS)))
    sums[1:] = values[:-1, :, None] * DISCOUNTS
    reach = 1
    while reach < len(values):
        sums[reach:] += sums[:-reach] * DISCOUNTS**reach
        reach *= 2
    return sums


def around(values: Numbers) -> Numbers:
    """Sum what lies before and after each bin, discounted; shapes as in `before`."""
    return before(values) + before(values[::-1])[::-1]


def weigh(fits: Numbers) -> Numbers:
    """Turn log likelihoods (bins, series, discounts) into weights (series, discounts) that sum to one."""
    total = fits.sum(axis=0) + np.log(BELIEF)
    odds = np.exp(total - total.max(axis=-1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=-1, keepdims=True))


def mix(means: Numbers, variances: Numbers, weights: Numbers) -> tuple[Numbers, Numbers]:
    """Give mean and variance of the mixtures over discounts; both (bins, series)."""
    mean = (weights * means).sum(axis=-1)
    second = (weights * (variances + means**2)).sum(axis=-1)
    return mean, np.maximum(second - mean**2, np.finfo(float).tiny)
