"""A record to measure the desk on: coded reports that are made up, as many as asked for.

    python benchmarks/record.py make 10000 -o made-up.jsonl [--days 1096] [--seed 1]
    python benchmarks/record.py measure 1000 --db sqlite:////tmp/made-up.sqlite [--rounds 20]

`make` writes codings as `dragoman code` does, one a line, in order of publication, for `dragoman ingest`; nothing is
held in memory but the last reports. About ten events a report: 100,000 reports tell a million. From Python,
`invented.reports.codings` gives the same one by one.

`measure` takes reports into a new record at 91 a day (100,000 are three years), and times each read command's query and
the ledger's pass; it prints one line of JSON.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TypeVar

from invented.reports import DAYS, SEED, Plan, codings

from dragoman.desk.intake import entry_of
from dragoman.desk.reading import expectations, relation
from dragoman.desk.relations import Choice
from dragoman.desk.work import work_in
from dragoman.record.exchange import to_json
from dragoman.store import Record
from dragoman.store.view import View
from dragoman.store.wanted import Wanted
from dragoman.store.writer import Writer

Value = TypeVar("Value")
A_DAY = 91
"""Reports of a day: 100,000 are three years of an inbox. A smaller record is a shorter time, not a thinner one."""
AT_ONCE = 50
PAGE = 50

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


def measure(options: argparse.Namespace) -> None:
    """Take reports into a record, and time what is read of it."""
    days = max(11, options.documents // A_DAY)
    record = Record.open(options.db)
    plan = Plan(documents=options.documents, days=days, seed=options.seed)
    print(json.dumps({"documents": options.documents, **taken_in(record, plan), **reads(record, options.rounds)}))


def taken_in(record: Record, plan: Plan) -> dict[str, float]:
    """Take reports in as `dragoman ingest --coded` does, and give seconds by stage and reports a second."""
    spent = dict.fromkeys(("make_ready", "write", "work_in"), 0.0)
    writer, made = Writer(record), iter(codings(plan))
    while batch := list(itertools.islice(made, AT_ONCE)):
        entries = _timed(spent, "make_ready", lambda batch=batch: [entry_of(coding) for coding in batch])
        _timed(spent, "write", lambda entries=entries: writer.add(entries))
        _timed(spent, "work_in", lambda: work_in(record))
    return {**spent, "reports_per_second": plan.documents / sum(spent.values())}


def reads(record: Record, rounds: int) -> dict[str, float]:
    """Give the 95th percentile, in milliseconds, of each read as the commands do it: a page, or one relation."""
    with record.reading() as connection:
        view = View(connection)
        covered = view.span()
        middle = covered[0] + (covered[1] - covered[0]) / 2 if covered else None
        party, other = next(((p.first, p.second) for p in view.pairs(Wanted(limit=1))), ("USA", "CHN"))
    asked: dict[str, tuple[date | None, Callable[[View], object]]] = {
        "episodes": (None, lambda v: list(v.episodes(Wanted(limit=PAGE)))),
        "episodes_of_a_party": (None, lambda v: list(v.episodes(Wanted(parties=(party,), limit=PAGE)))),
        "episodes_of_a_type_and_days": (
            None, lambda v: list(v.episodes(Wanted(types=("CONSULT",), first_day=middle, limit=PAGE)))
        ),
        "episodes_as_of": (middle, lambda v: list(v.episodes(Wanted(limit=PAGE)))),
        "episodes_by_words": (None, lambda v: list(v.episodes(Wanted(words='"power grid"', limit=PAGE)))),
        "expectations_open": (None, lambda v: list(expectations(v, Wanted(statuses=("open",), limit=PAGE)))),
        "expectations_of_a_party": (None, lambda v: list(expectations(v, Wanted(parties=(party,), limit=PAGE)))),
        "events_of_a_party": (None, lambda v: list(v.events(Wanted(parties=(party,), limit=PAGE)))),
        "storylines": (None, lambda v: list(v.storylines(Wanted(limit=PAGE)))),
        "actors": (None, lambda v: list(v.actors(Wanted(limit=PAGE)))),
        "relation": (None, lambda v: relation(v, party, other, Choice())),
    }  # fmt: skip
    found: dict[str, float] = {}
    for name, (day, ask) in asked.items():
        times = []
        for _ in range(rounds):
            with record.reading() as connection:
                began = time.perf_counter()
                ask(View(connection, day))
                times.append((time.perf_counter() - began) * 1000)
        found[f"{name}_p95_ms"] = round(sorted(times)[max(0, round(0.95 * rounds) - 1)], 1)
    return found


def _timed(spent: dict[str, float], stage: str, do: Callable[[], Value]) -> Value:
    began = time.perf_counter()
    done = do()
    spent[stage] += time.perf_counter() - began
    return done


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make", help="write codings")
    making.add_argument("documents", type=int)
    making.add_argument("-o", "--out", type=Path)
    making.add_argument("--days", type=int, default=DAYS, help="days that the reports are spread over")
    making.add_argument("--seed", type=int, default=SEED)
    making.set_defaults(run=make)
    measuring = commands.add_parser("measure", help="take reports in and time reads")
    measuring.add_argument("documents", type=int)
    measuring.add_argument("--db", required=True, help="URL of a new record")
    measuring.add_argument("--rounds", type=int, default=20, help="times that each read is timed")
    measuring.add_argument("--seed", type=int, default=SEED)
    measuring.set_defaults(run=measure)
    return parser.parse_args()


if __name__ == "__main__":
    main()
