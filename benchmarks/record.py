"""A record to measure the desk on: coded reports that are made up, as many as asked for.

    python benchmarks/record.py make 10000 -o made-up.jsonl [--days 1096] [--seed 1]

`make` writes codings as `dragoman code` does, one a line, in order of publication, for `dragoman ingest`; nothing is
held in memory but the last reports. About ten events a report: 100,000 reports tell a million. From Python,
`invented.reports.codings` gives the same one by one.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import nullcontext
from pathlib import Path

from invented.reports import DAYS, SEED, Plan, codings

from dragoman.record.exchange import to_json

EVERY = 5_000
"""Reports after which progress is told."""


def main() -> None:
    """Do what is asked for."""
    options = _options()
    options.run(options)


def make(options: argparse.Namespace) -> None:
    """Write a record's codings, and say how fast."""
    plan = Plan(documents=options.documents, days=options.days, seed=options.seed)
    began, events = time.perf_counter(), 0
    with options.out.open("w", encoding="utf-8") if options.out else nullcontext(sys.stdout) as out:
        for number, coding in enumerate(codings(plan), start=1):
            out.write(to_json(coding) + "\n")
            events += len(coding.events)
            if number % EVERY == 0 or number == plan.documents:
                rate = number / (time.perf_counter() - began)
                print(f"{number} reports, {events} events, {rate:.0f} reports/s", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make", help="write codings")
    making.add_argument("documents", type=int)
    making.add_argument("-o", "--out", type=Path)
    making.add_argument("--days", type=int, default=DAYS, help="days that the reports are spread over")
    making.add_argument("--seed", type=int, default=SEED)
    making.set_defaults(run=make)
    return parser.parse_args()


if __name__ == "__main__":
    main()
