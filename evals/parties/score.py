"""Whether the parties of an act are found, and have the right country and sector.

Usage: score.py GOLD.jsonl CODED.jsonl
The coded party is the actor with the mention that shares most characters with the gold span, the tighter of equals;
none counts as wrong. A country is right where it is the same, or where both are none; a sector where one of the gold
ones is among the actor's. Sides on which the record is in doubt are left out. Country is printed by form too.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def main() -> int:
    """Score, print a table and the summary line."""
    gold, coded = (_rows(Path(name)) for name in sys.argv[1:3])
    answers = {row["id"]: row for row in coded}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in gold:
        for side in ("source", "target"):
            if row[side]:
                for name, is_right in judged(row, side, party_at(answers[row["id"]], row[side])):
                    total[name] += 1
                    right[name] += is_right
    for name in sorted(total, key=lambda n: (n.startswith("country of"), -total[n])):
        print(f"{name:28} {right[name]:4} of {total[name]:4}  {right[name] / total[name]:.3f}")
    shares = " ".join(f"{name}={right[name] / total[name]:.4f}" for name in ("found", "country", "sector"))
    print(f"parties n={total['found']} {shares}")
    return 0


def judged(row: Row, side: str, actor: Row | None) -> list[tuple[str, bool]]:
    """Give what one party adds to each figure."""
    doubt = row.get("doubt") or []
    found = [("found", actor is not None)]
    if f"{side}_country" not in doubt:
        is_right = actor is not None and actor["country"] == row[f"{side}_country"]
        found += [("country", is_right), (f"country of {row[f'{side}_form']}", is_right)]
    if f"{side}_sectors" not in doubt:
        found.append(("sector", actor is not None and bool(set(actor["sectors"]) & set(row[f"{side}_sectors"]))))
    return found


def party_at(coded: Row, span: Row) -> Row | None:
    """Give the actor whose mention shares most with a span, None where none does."""
    best, best_fit = None, (0, 0)
    for actor in coded["actors"]:
        for mention in actor["mentions"]:
            shared = min(span["end"], mention["end"]) - max(span["start"], mention["start"])
            fit = (shared, mention["start"] - mention["end"])
            if shared > 0 and fit > best_fit:
                best, best_fit = actor, fit
    return best


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
