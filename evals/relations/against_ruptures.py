"""Compare the package's search for changes with the library ruptures, at equal false alarms.

    python evals/relations/against_ruptures.py [--rounds 200]

Needs `ruptures` (1.1.10 was measured), which the package does not; install it in an environment of its own. Each
contestant of the library gets the least penalty, in units of the logarithm of the number of bins, at which no kind of
steady series shows a change in more than 5 of 100; then all are shown the same series with one change.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator

import numpy as np
import ruptures
from ruptures.base import BaseCost
from simulate import SHARES, WORSE, Whole, broken, draw

from measure import NEAR, changed

SEED = 20251126
TARGET = 0.05
PENALTIES = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0, 10.0, 14.0, 20.0)
STEADY = ((12, 2.0), (24, 0.5), (24, 2.0), (52, 0.5), (52, 2.0), (120, 0.5), (120, 8.0))
BROKEN = (
    (24, (2.0, 6.0), SHARES), (52, (2.0, 4.0), SHARES), (52, (2.0, 2 / 3), SHARES), (52, (2.0, 2.0), WORSE),
    (52, (2.0, 3.0), WORSE), (120, (0.5, 1.5), SHARES), (120, (2.0, 2.0), WORSE), (120, (8.0, 12.0), SHARES),
)  # fmt: skip

Finder = Callable[[Whole, float], list[int]]


class PoissonCost(BaseCost):  # type: ignore[misc]
    """Twice the negative log likelihood of counts by class with a steady rate each; not one of the library's own."""

    model = "poisson"
    min_size = 1

    def fit(self, signal: Whole) -> PoissonCost:
        """Sum up to each bin."""
        self.signal = signal
        self._sums = np.vstack([np.zeros(signal.shape[1]), signal.cumsum(axis=0)])
        return self

    def error(self, start: int, end: int) -> float:
        """Give the cost of bins `start` to `end`, exclusive."""
        number = self._sums[end] - self._sums[start]
        held = number[number > 0]
        return float(2 * (number.sum() - (held * np.log(held / (end - start))).sum()))


def kernel(name: str) -> Finder:
    """Search with a kernel on counts made alike in variance (Anscombe, 1948), by the library's compiled code."""

    def find(counts: Whole, penalty: float) -> list[int]:
        even = 2 * np.sqrt(counts + 3 / 8)
        found = ruptures.KernelCPD(kernel=name, min_size=1, jump=1).fit(even).predict(pen=penalty)
        return list(found[:-1])

    return find


def poisson(counts: Whole, penalty: float) -> list[int]:
    """Search by PELT with the cost above."""
    return list(ruptures.Pelt(custom_cost=PoissonCost(), min_size=1, jump=1).fit(counts).predict(pen=penalty)[:-1])


def main() -> None:
    """Calibrate, compare, time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    library: dict[str, Finder] = {
        "ruptures l2, Anscombe": kernel("linear"),
        "ruptures rbf, Anscombe": kernel("rbf"),
        "ruptures Pelt, Poisson cost": poisson,
    }
    ours: Finder = lambda counts, _: changed(counts)  # noqa: E731
    contestants = {"dragoman": (ours, 0.0)}
    for name, finder in library.items():
        contestants[name] = (finder, calibrated(finder, rounds))
    for name, (finder, times) in contestants.items():
        worst = max(share for share in alarms(finder, times, rounds))
        print(f"\n{name}: penalty {times:g} ln n, false alarms at worst {worst:.3f}")
        found = list(detections(finder, times, rounds))
        for words, share in found:
            print(f"  {words:48} {share:.3f}")
        print(f"  {'mean':48} {np.mean([share for _, share in found]):.3f}")
        print(f"  {'seconds for 1,040 bins of 4.8':48} {seconds(finder, times):.3f}", flush=True)


def calibrated(finder: Finder, rounds: int) -> float:
    """Give the least penalty that keeps false alarms on all steady series within the target."""
    return next(times for times in PENALTIES if all(share <= TARGET for share in alarms(finder, times, rounds)))


def alarms(finder: Finder, times: float, rounds: int) -> Iterator[float]:
    """Yield the share of steady series with a change, kind by kind."""
    for bins, rate in STEADY:
        dice = np.random.default_rng(SEED)
        found = (finder(draw(dice, np.full(bins, rate)), times * np.log(bins)) for _ in range(rounds))
        yield sum(map(bool, found)) / rounds


def detections(finder: Finder, times: float, rounds: int) -> Iterator[tuple[str, float]]:
    """Yield how many single changes are found within two bins."""
    for bins, rates, turn in BROKEN:
        dice = np.random.default_rng(SEED + 1)
        near = 0
        for _ in range(rounds):
            counts, place = broken(dice, bins, rates, turn)
            near += any(abs(one - place) <= NEAR for one in finder(counts, times * np.log(bins)))
        yield f"{bins} bins, {rates[0]:.2g} to {rates[1]:.2g}{', turned worse' if turn is WORSE else ''}", near / rounds


def seconds(finder: Finder, times: float) -> float:
    """Time one search over twenty years of weeks."""
    counts = draw(np.random.default_rng(SEED), np.full(1040, 4.8))
    began = time.perf_counter()
    finder(counts, times * np.log(len(counts)))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
