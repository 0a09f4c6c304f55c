"""Fit the confidence of events to judged ones, and tell how far it can be relied on.

    python evals/calibrate.py           prints and records the reliability of the curve in the package
    python evals/calibrate.py --write   fits the curve anew and writes it to the package first

Reads `judged.tsv`. An event is right where type and status are and its actors are at least in part. The curve is
measured on events that it was not fitted to, in five folds; the expected calibration error is over ten bins of equal
size.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "judged.tsv"
RELIABILITY = HERE / "reliability.json"
CURVE = HERE.parent / "src" / "dragoman" / "codebook" / "data" / "confidence.tsv"
FOLDS, BINS = 5, 10
HEAD = """\
# The logistic curve that turns an event's salience into its confidence: the share of events whose type and status are
# right and whose actors are at least in part. Fitted by evals/calibrate.py on {day} to the {count} judged events of
# evals/judged.tsv.
"""

Numbers = NDArray[np.float64]


def main() -> int:
    """Fit, measure, record."""
    salience, right = read_judged(JUDGED)
    middle, slope = fit(salience, right)
    if "--write" in sys.argv[1:]:
        head = HEAD.format(day=datetime.now(UTC).date(), count=len(right))
        CURVE.write_text(f"{head}name\tvalue\nmiddle\t{middle:.4f}\nslope\t{slope:.4f}\n", encoding="utf-8")
    told = crossed(salience, right)
    rows = table(told, right)
    for low, high, mean, share, count in rows:
        print(f"{low:.2f} to {high:.2f}  told {mean:.3f}  right {share:.3f}  of {count}")
    error = sum(abs(mean - share) * count for *_, mean, share, count in rows) / len(right)
    plain = sum(abs(mean - share) * count for *_, mean, share, count in table(salience, right)) / len(right)
    print(f"calibration n={len(right)} right={right.mean():.4f} ece={error:.4f} ece_of_salience={plain:.4f}")
    record = {"n": len(right), "right": round(float(right.mean()), 4), "ece": round(error, 4)}
    bins = [{"told": round(mean, 3), "right": round(share, 3), "n": count} for *_, mean, share, count in rows]
    RELIABILITY.write_text(json.dumps(record | {"bins": bins}, indent=1) + "\n", encoding="utf-8")
    return 0


def read_judged(path: Path) -> tuple[Numbers, Numbers]:
    """Give the saliences of the judged events, and 1.0 for those that are right."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    names, *rows = (line.split("\t") for line in lines)
    events = [dict(zip(names, row, strict=True)) for row in rows]
    right = [e["type_right"] == "y" == e["status_right"] and e["actors"] in {"y", "p"} for e in events]
    return np.array([float(e["salience"]) for e in events]), np.array(right, dtype=float)


def fit(salience: Numbers, right: Numbers) -> tuple[float, float]:
    """Fit the curve by Newton's method: where it crosses a half, and its slope."""
    rows = np.stack([np.ones_like(salience), salience], axis=1)
    weights = np.zeros(2)
    for _ in range(50):
        told = 1 / (1 + np.exp(-rows @ weights))
        bend = (rows * (told * (1 - told))[:, None]).T @ rows
        weights = weights + np.linalg.solve(bend, rows.T @ (right - told))
    return float(-weights[0] / weights[1]), float(weights[1])


def crossed(salience: Numbers, right: Numbers) -> Numbers:
    """Give each event the confidence of the curve fitted to the other folds."""
    told = np.empty_like(salience)
    for fold in range(FOLDS):
        held = np.arange(len(salience)) % FOLDS == fold
        middle, slope = fit(salience[~held], right[~held])
        told[held] = 1 / (1 + np.exp(-slope * (salience[held] - middle)))
    return told


def table(told: Numbers, right: Numbers) -> list[tuple[float, float, float, float, int]]:
    """Give the bins: lowest and highest confidence, their mean, the share that is right, and how many there are."""
    order = np.argsort(told, kind="stable")
    parts = ((told[part], right[part]) for part in np.array_split(order, BINS))
    return [(float(t.min()), float(t.max()), float(t.mean()), float(r.mean()), len(t)) for t, r in parts]


if __name__ == "__main__":
    sys.exit(main())
