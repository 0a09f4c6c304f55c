"""Whether the statements on the future of a passage are found, and read as what they are.

Usage: score.py GOLD.jsonl CODED.jsonl
A coded expectation is found by one of gold where the two share half of the characters of the shorter; each is paired
with at most one, the best first. `found` is the share of gold ones that are paired, `precision` that of coded ones,
void ones left out of both: a program may keep them or not. Of those paired: `kind`, `act` (PLOVER type of what would
settle it, where gold has one), `window` (both days right, or both open), `parties` (none is told that gold has not, and
at least one that it has: by country, or by words for those of none), `every_party` (the countries told are those of
gold), `hedge` (shares words, or none on both sides), `holder` (the words of the actor fit).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]

HALF = 0.5


def main() -> int:
    """Score, print a table and the summary line."""
    gold, coded = (_rows(Path(name)) for name in sys.argv[1:3])
    answers = {row["id"]: row for row in coded}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for row in gold:
        document = answers[row["id"]]
        pairs = paired(row, document)
        wanted = [n for n, e in enumerate(row["expectations"]) if not e["void"]]
        total["found"] += len(wanted)
        right["found"] += sum(n in pairs for n in wanted)
        given = range(len(document["expectations"]))
        voids = {m for n, m in pairs.items() if row["expectations"][n]["void"]}
        total["precision"] += len(given) - len(voids)
        right["precision"] += sum(m in pairs.values() for m in given if m not in voids)
        for n in wanted:
            kinds[row["expectations"][n]["kind"], "of"] += 1
            if n in pairs:
                kinds[row["expectations"][n]["kind"], "found"] += 1
                for name, is_right in judged(row["expectations"][n], document["expectations"][pairs[n]], row, document):
                    total[name] += 1
                    right[name] += is_right
    for name in ("found", "precision", "kind", "act", "window", "parties", "every_party", "hedge", "holder"):
        print(f"{name:10} {right[name]:4} of {total[name]:4}  {share(right[name], total[name]):.3f}")
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"  {kind:12} {kinds[kind, 'found']:4} of {kinds[kind, 'of']:4}")
    shares = " ".join(f"{name}={share(right[name], total[name]):.4f}" for name in total)
    print(f"expectations n={total['found']} {shares}")
    return 0


def paired(row: Row, document: Row) -> dict[int, int]:
    """Pair gold expectations with coded ones, those that share most first."""
    fits = []
    for n, wanted in enumerate(row["expectations"]):
        start = row["text"].index(wanted["statement"])
        end = start + len(wanted["statement"])
        for m, given in enumerate(document["expectations"]):
            shared = min(end, given["end"]) - max(start, given["start"])
            shorter = min(end - start, given["end"] - given["start"])
            if shared >= HALF * shorter:
                fits.append((shared / max(end - start, given["end"] - given["start"]), n, m))
    found: dict[int, int] = {}
    for _, n, m in sorted(fits, reverse=True):
        if n not in found and m not in found.values():
            found[n] = m
    return found


def judged(wanted: Row, given: Row, row: Row, document: Row) -> list[tuple[str, bool]]:
    """Give what one paired expectation adds to each figure."""
    found = [("kind", wanted["kind"] == given["kind"]), ("window", _days(wanted["window"]) == _days(given["window"]))]
    if wanted["act"]:
        found.append(("act", wanted["act"] == given["type"]))
    actors = {actor["id"]: actor for actor in document["actors"]}
    countries = set(wanted["actor_countries"]) | set(wanted["recipient_countries"])
    if countries:
        parties = [actors[name] for name in (*given["actors"], *given["recipients"])]
        told = {actor["country"] for actor in parties if actor["country"]}
        names = [row["text"][m["start"] : m["end"]] for a in parties if not a["country"] for m in a["mentions"]]
        by_words = any(_like(name, words) for name in names for words in (*wanted["actors"], *wanted["recipients"]))
        found.append(("parties", (bool(told) or by_words) and told <= countries))
        found.append(("every_party", told == countries))
    hedge = given["hedge"] or []
    words = [row["text"][span["start"] : span["end"]].lower() for span in hedge]
    found.append(("hedge", any(_like(w, wanted["hedge"]) for w in words) if wanted["hedge"] else not hedge))
    if wanted["by"]:
        names = [row["text"][m["start"] : m["end"]] for m in actors[given["by"]]["mentions"]] if given["by"] else []
        found.append(("holder", any(_like(name, wanted["by"]) for name in names)))
    return found


def _days(window: Row | None) -> tuple[str | None, str | None]:
    return (window["from"], window["to"]) if window else (None, None)


def _like(given: str, wanted: str) -> bool:
    """Tell whether two wordings share half of the words of the shorter."""
    one, other = ({w.strip(".,'’").lower() for w in words.split()} for words in (given, wanted))
    return bool(one) and len(one & other) >= HALF * min(len(one), len(other))


def share(part: int, whole: int) -> float:
    """Divide, 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
