"""Smoothed levels with 90 % intervals: of counts, of a share among counts, and of scores.

All three are conjugate: Gamma for counts, Beta for a share, Student for scores; what is borrowed from other bins comes
from `discounting`. The mixture over discounts is brought back to one of the family by its first two moments.
"""

from __future__ import annotations

import numpy as np

from dragoman.record import Level

from .discounting import around, mix, weigh
from .quantiles import Numbers, beta_quantile, gamma_quantile, log_gamma, student_quantile

TAILS = (0.05, 0.95)
"""The interval that holds the level in nine cases of ten."""

HALF = 0.5
"""Jeffreys' prior for a rate and for a share: half an event (Brown, Cai & DasGupta, 2001 and 2003, on its coverage)."""

SCORE_SPREAD, SCORE_DOUBT = 5.0, 4.0
"""What is known of the spread of scores before any is seen: about that of PLOVER's table of types, worth 4 scores."""

LOWEST, HIGHEST = -10.0, 10.0


def level_counts(counts: Numbers, covered: Numbers, spread: Numbers) -> list[list[Level]]:
    """Level each column of `counts` (bins, series), per whole bin; gives a list a series.

    `covered` is the share of each bin that was watched. `spread` is the variance of each series over that of Poisson
    counts, at least 1: counts and time weigh by its inverse (quasi-likelihood, Wedderburn 1974). The prior is worth
    half an event and has the mean of the series.
    """
    seen = counts / spread
    time = covered[:, None] / spread
    prior = HALF * covered.sum() / np.maximum(counts.sum(axis=0), HALF)
    shape, rate = HALF + around(seen), prior[:, None] + around(covered[:, None]) / spread[:, None]
    weights = weigh(_told(shape, rate, seen, time))
    shape, rate = shape + seen[:, :, None], rate + time[:, :, None]
    mean, variance = mix(shape / rate, shape / rate**2, weights)
    low, high = (gamma_quantile(mean**2 / variance, tail) * variance / mean for tail in TAILS)
    return [_levels(mean[:, s], low[:, s], high[:, s]) for s in range(counts.shape[1])]


def level_share(part: Numbers, whole: Numbers) -> list[Level]:
    """Level the share that `part` has in `whole`, two counts a bin."""
    yes, no = part[:, None], (whole - part)[:, None]
    a, b = HALF + around(yes), HALF + around(no)
    weights = weigh(_pair(a + yes[:, :, None], b + no[:, :, None]) - _pair(a, b))
    a, b = a + yes[:, :, None], b + no[:, :, None]
    share = a / (a + b)
    mean, variance = mix(share, share * (1 - share) / (a + b + 1), weights)
    worth = mean * (1 - mean) / variance - 1
    a, b = (mean * worth)[:, 0], ((1 - mean) * worth)[:, 0]
    return _levels(mean[:, 0], beta_quantile(a, b, TAILS[0]), beta_quantile(a, b, TAILS[1]))


def level_scores(sums: Numbers, counts: Numbers, scores: Numbers) -> list[Level]:
    """Level the mean score; `sums` and `counts` a bin, `scores` all of them in the order of their days, at least one.

    Their spread is read off the differences of neighbours, which a drift leaves alone (von Neumann, 1941).
    """
    steps = np.diff(scores)
    freedom = SCORE_DOUBT + 2 / 3 * len(steps)
    square = (SCORE_DOUBT * SCORE_SPREAD**2 + 2 / 3 * HALF * float(steps @ steps)) / freedom
    total, number = sums[:, None], counts[:, None]
    worth, heap = HALF + around(number), HALF * scores.mean() + around(total)
    weights = weigh(_missed(heap / worth, worth, (total, number), square))
    worth, heap = worth + number[:, :, None], heap + total[:, :, None]
    means = heap / worth
    mean, variance = mix(means, square / worth, weights)
    reach = student_quantile(TAILS[1], freedom) * np.sqrt(variance[:, 0])
    ends = (np.clip(mean[:, 0] + side * reach, LOWEST, HIGHEST) for side in (-1, 1))
    return _levels(mean[:, 0], *ends)


def level_rate(count: float, covered: float, spread: float) -> Level:
    """Level a rate that does not move: `count` over `covered` bins."""
    shape = np.array([HALF + count / spread])
    rate = covered / spread
    low, high = (float(gamma_quantile(shape, tail)[0]) / rate for tail in TAILS)
    return Level(float(shape[0]) / rate, low, high)


def level_proportion(part: float, whole: float) -> Level:
    """Level a share that does not move."""
    a, b = np.array([HALF + part]), np.array([HALF + whole - part])
    low, high = (float(beta_quantile(a, b, tail)[0]) for tail in TAILS)
    return Level(float(a[0] / (a[0] + b[0])), low, high)


def _told(shape: Numbers, rate: Numbers, seen: Numbers, time: Numbers) -> Numbers:
    """Give the log likelihood of each bin by the others: negative binomial, without what no discount alters."""
    more, further = shape + seen[:, :, None], rate + time[:, :, None]
    return np.asarray(log_gamma(more) - log_gamma(shape) + shape * np.log(rate) - more * np.log(further))


def _missed(means: Numbers, worth: Numbers, found: tuple[Numbers, Numbers], square: float) -> Numbers:
    """Give the log likelihood of each bin's mean score by the others; 0 where there is no score."""
    total, number = found
    held = number > 0
    several = np.where(held, number, 1.0)
    variance = square * (1 / several[:, :, None] + 1 / worth)
    apart = (total / several)[:, :, None] - means
    return np.where(held[:, :, None], -HALF * (np.log(variance) + apart**2 / variance), 0.0)


def _pair(a: Numbers, b: Numbers) -> Numbers:
    return log_gamma(a) + log_gamma(b) - log_gamma(a + b)


def _levels(mean: Numbers, low: Numbers, high: Numbers) -> list[Level]:
    return [Level(*ends) for ends in zip(mean.tolist(), low.tolist(), high.tolist(), strict=True)]
