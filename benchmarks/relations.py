"""Time the drawing of one relation: twenty years by week, two reports an episode.

    python benchmarks/relations.py [--episodes 5000] [--rounds 9]

Prints the median of the rounds, in milliseconds, for a relation that stands still and for one that changes.
"""

from __future__ import annotations

import argparse
import statistics
import time
from datetime import date, timedelta

import numpy as np

from dragoman.desk.relations import Choice, Dated, Reported, trace_relation
from dragoman.record import RelationParty

FIRST, DAYS = date(2005, 1, 3), 7300
ACTS = (
    ("verbal_cooperation", "CONSULT", 2.1),
    ("material_cooperation", "COOPERATE", 6.8),
    ("verbal_conflict", "ACCUSE", -2.0),
    ("material_conflict", "ASSAULT", -9.3),
)
PARTIES = (RelationParty(name="Norland"), RelationParty(name="Sudland"))


def main() -> None:
    """Make, time, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--episodes", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    dice = np.random.default_rng(1)
    steady = dice.integers(0, DAYS, options.episodes)
    late = np.where(dice.random(options.episodes) < 0.5, steady, DAYS // 2 + steady // 2)  # noqa: PLR2004 - every other
    for name, days in (("stands still", steady), ("changes", late)):
        made = [_episode(number, int(day), dice) for number, day in enumerate(days)]
        for bin_ in ("day", "week", "month"):
            took = []
            for _ in range(options.rounds):
                began = time.perf_counter()
                relation = trace_relation(PARTIES, made, Choice(bin=bin_))
                took.append(1000 * (time.perf_counter() - began))
            counts = f"{len(relation.points):5} bins, {len(relation.changes)} changes"
            print(f"{name:12} by {bin_:5} {counts}  {statistics.median(took):6.0f} ms")


def _episode(number: int, offset: int, dice: np.random.Generator) -> Dated:
    quad, kind, score = ACTS[int(dice.integers(len(ACTS)))]
    day = FIRST + timedelta(days=offset)
    reports = tuple(
        Reported(document=f"{number}-{copy}", published=day + timedelta(days=copy))
        for copy in range(int(dice.integers(1, 4)))
    )
    return Dated(
        id=f"e{number:06}", day=day, quad=quad, score=score, type=kind, status="happened", direction="both",
        reports=reports, origins=1,
    )  # fmt: skip


if __name__ == "__main__":
    main()
