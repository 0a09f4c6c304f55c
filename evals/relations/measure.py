"""Measure how far levels, intervals and changes of relations can be relied on, on series whose truth is known.

    python evals/relations/measure.py            prints, and records in figures.json
    python evals/relations/measure.py --rounds 100   quicker, records nothing

Needs nothing but the package. The same seed gives the same figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from simulate import SHARES, WORSE, Numbers, Whole, broken, bursting, draw, drifting, waves

from dragoman.desk.relations.levels import level_counts, level_scores, level_share
from dragoman.desk.relations.partition import Series, find_changes
from dragoman.desk.relations.spread import measure_spread, spread_of_totals

SEED = 20251125
ROUNDS = 400
NEAR = 2
"""How many bins off a change may be found and still be taken for the true one."""

RECORD = Path(__file__).with_name("figures.json")

Figures = dict[str, float]


def main() -> None:
    """Measure, print, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    parts: dict[str, Callable[[int], Iterator[tuple[str, Figures]]]] = {
        "steady": steady,
        "bursts": bursts,
        "one change": changes,
        "coverage of levels": coverage,
        "coverage of shares and scores": coverage_of_others,
    }
    found = {name: dict(measured(rounds)) for name, measured in parts.items()}
    for name, rows in found.items():
        print(f"\n{name}")
        for row, figures in rows.items():
            print(f"  {row:44}", "  ".join(f"{key} {value:g}" for key, value in figures.items()), flush=True)
    if rounds == ROUNDS:
        record = {"seed": SEED, "rounds": rounds, **found}
        RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def changed(counts: Whole) -> list[int]:
    """Find changes as the package does."""
    return find_changes(series_of(counts))


def series_of(counts: Whole) -> Series:
    """Tabulate a series that was watched throughout."""
    return Series(counts, np.ones(len(counts)), measure_spread(counts.astype(np.float64)))


def steady(rounds: int) -> Iterator[tuple[str, Figures]]:
    """How many steady Poisson series show any change."""
    dice = np.random.default_rng(SEED)
    for bins in (12, 24, 52, 104, 260):
        for rate in (0.1, 0.5, 2.0, 8.0):
            alarms = sum(bool(changed(draw(dice, np.full(bins, rate)))) for _ in range(rounds))
            yield f"{bins} bins, {rate:g} a bin", {"false": round(alarms / rounds, 4)}


def bursts(rounds: int) -> Iterator[tuple[str, Figures]]:
    """How many series show a change that stand still but for bursts of single bins."""
    dice = np.random.default_rng(SEED + 1)
    for bins in (24, 52, 120):
        for rate in (0.5, 2.0, 8.0):
            for shape in (5.0, 1.0):
                alarms = sum(bool(changed(bursting(dice, bins, rate, shape))) for _ in range(rounds))
                yield f"{bins} bins, {rate:g} a bin, burst {1 / shape:g}", {"false": round(alarms / rounds, 4)}


def changes(rounds: int) -> Iterator[tuple[str, Figures]]:
    """How many single changes are found within two bins, how far off, and how many others are told beside them.

    «between» is how often the days told hold the true one, where one change was told.
    """
    dice = np.random.default_rng(SEED + 2)
    for bins, rate in ((24, 2.0), (52, 2.0), (120, 0.5), (120, 2.0), (120, 8.0)):
        for times in (1.5, 2.0, 3.0, 5.0):
            yield f"{bins} bins, {rate:g} a bin, times {times:g}", _found(dice, bins, (rate, rate * times), rounds)
        yield f"{bins} bins, {rate:g} a bin, cut to a third", _found(dice, bins, (rate, rate / 3), rounds)
        yield f"{bins} bins, {rate:g} a bin, turned worse", _found(dice, bins, (rate, rate), rounds, WORSE)


def _found(
    dice: np.random.Generator, bins: int, rates: tuple[float, float], rounds: int, turn: Numbers = SHARES
) -> Figures:
    near, off, others, told, held = 0, [], 0, 0, []
    for _ in range(rounds):
        counts, place = broken(dice, bins, rates, turn)
        found = changed(counts)
        told += bool(found)
        gaps = [abs(one - place) for one in found]
        near += min(gaps, default=bins) <= NEAR
        off += [min(gaps)] if gaps else []
        others += max(len(found) - 1, 0)
        if len(found) == 1:
            low, high, _ = series_of(counts).whereabouts(0, bins)
            held.append(min(low, found[0]) <= place <= max(high, found[0]))
    return {
        "any": round(told / rounds, 3),
        "within 2": round(near / rounds, 3),
        "median off": float(np.median(off)) if off else float("nan"),
        "others": round(others / rounds, 3),
        "between": round(float(np.mean(held)), 2) if held else float("nan"),
    }


def rates_of(dice: np.random.Generator, bins: int, rate: float) -> Iterator[tuple[str, Callable[[], Numbers]]]:
    """Yield the kinds of course that rates take."""
    yield "steady", lambda: np.full(bins, rate)
    for step in (0.05, 0.1, 0.2):
        yield f"walk {step:g}", lambda step=step: drifting(dice, bins, rate, step)
    for length in (60.0, 30.0):
        yield f"waves of {length:g}", lambda length=length: waves(bins, rate, length)
    yield "doubled at the middle", lambda: np.where(np.arange(bins) < bins // 2, rate, 2 * rate)


def coverage(rounds: int) -> Iterator[tuple[str, Figures]]:
    """How often the 90 % interval of a bin's level holds the true rate; the mean width, in units of the rate."""
    bins = 120
    for rate in (0.3, 1.0, 3.0, 10.0):
        dice = np.random.default_rng(SEED + 3)
        for name, course in rates_of(dice, bins, rate):
            held, wide = [], []
            for _ in range(rounds // 4):
                truth = course()
                counts = draw(dice, truth).sum(axis=1).astype(np.float64)
                spread = np.array([spread_of_totals(counts, changed(counts[:, None].astype(np.int64)))])
                levels = level_counts(counts[:, None], np.ones(bins), spread)[0]
                held += [level.low <= rate_ <= level.high for level, rate_ in zip(levels, truth, strict=True)]
                wide += [level.high - level.low for level in levels]
            yield (
                f"{rate:g} a bin, {name}",
                {"held": round(float(np.mean(held)), 3), "width": round(float(np.mean(wide)) / rate, 2)},
            )


def coverage_of_others(rounds: int) -> Iterator[tuple[str, Figures]]:
    """The same for the share of conflict and for the mean score, where they walk and where they stand still."""
    bins = 120
    for rate in (0.5, 2.0, 8.0):
        dice = np.random.default_rng(SEED + 4)
        for step in (0.0, 0.1, 0.3):
            shares, scores = [], []
            for _ in range(rounds // 4):
                odds = np.cumsum(dice.normal(0.0, step, bins)) if step else np.zeros(bins)
                truth = 1 / (1 + np.exp(-odds))
                whole = dice.poisson(rate, bins)
                part = dice.binomial(whole, truth)
                levels = level_share(part.astype(np.float64), whole.astype(np.float64))
                shares += [level.low <= share <= level.high for level, share in zip(levels, truth, strict=True)]
                scores += _scores_held(dice, whole, truth)
            figures = {"share held": float(np.mean(shares)), "score held": float(np.mean(scores))}
            yield f"{rate:g} a bin, walk {step:g}", {key: round(value, 3) for key, value in figures.items()}


def _scores_held(dice: np.random.Generator, whole: Whole, share: Numbers) -> list[bool]:
    """Draw scores of two acts, +4 and -5, the second with the share given, each a little off."""
    truth = 4 - 9 * share
    held = [np.where(dice.random(n) < p, -5.0, 4.0) + dice.normal(0, 1, n) for n, p in zip(whole, share, strict=True)]
    together = np.concatenate(held)
    if not len(together):
        return []
    levels = level_scores(np.array([one.sum() for one in held]), whole.astype(np.float64), together)
    return [level.low <= one <= level.high for level, one in zip(levels, truth, strict=True)]


if __name__ == "__main__":
    main()
