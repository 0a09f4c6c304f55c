"""Time the coder against the bare language pipeline it stands on, in one process and one run.

    python benchmarks/throughput.py ARTICLES.jsonl [--count 120] [--rounds 3]

ARTICLES holds one document a line, `{"text": …}`. Each round times every contestant once, in turn, so that a busy
machine slows them alike; of the rounds the median counts. Prints documents per second and the ratio to the bare
pipeline.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dragoman.annotate.pipeline import open_pipeline
from dragoman.pipeline import Coder
from dragoman.record import Document

PUBLISHED = date(2020, 1, 1)
WARM = 3
"""Documents that each contestant reads before the clock starts."""


def main() -> None:
    """Time, print."""
    options = _options()
    lines = options.articles.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    texts = [row["text"] for row in rows[: options.count]]
    documents = [Document(id=str(n), text=text, published=PUBLISHED) for n, text in enumerate(texts)]
    bare, coder, tables = open_pipeline(None), Coder(), Coder(tables_only=True)
    contestants: dict[str, Callable[[int], object]] = {
        "bare spaCy": lambda count: list(bare.pipe(texts[:count])),
        "dragoman": lambda count: list(coder(documents[:count])),
        "dragoman, tables alone": lambda count: list(tables(documents[:count])),
    }
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for run in contestants.values():
        run(WARM)
    for _ in range(options.rounds):
        for name, run in contestants.items():
            began = time.perf_counter()
            run(len(texts))
            times[name].append(time.perf_counter() - began)
    base = statistics.median(times["bare spaCy"])
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:24} {len(texts) / middle:7.2f} documents/s   ratio {base / middle:.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
