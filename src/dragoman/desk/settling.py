"""Working new reports into the ledger: each expectation goes on reading from where it left off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from pydantic import TypeAdapter

from dragoman.record import Standing, Statement
from dragoman.store.ledger_bench import Fold, LedgerBench, Reach
from dragoman.store.workbench import Placed, Workbench

from .intake import read_lines
from .keys import statement_keys
from .ledger import SETTLED, first_standing, read_on, with_deadlines
from .lines import Line
from .settlement import Settlements

REACH = Reach(late=timedelta(days=45), undated=timedelta(days=400), near=timedelta(days=10))
"""An expectation is held against reports for 45 days after its window, since some tell late of what came in time; for
a year and the reports of its anniversary where it has none; and by one party alone only while it is due and ten days
after."""


class Settling:
    """One pass over new and changed reports, within one transaction."""

    def __init__(self, bench: LedgerBench, reports: Workbench, judge: Settlements) -> None:
        """Work on a bench, judging by a judge."""
        self._bench = bench
        self._reports = reports
        self._judge = judge
        self._lines: dict[str, tuple[Line, ...]] = {}

    def work_in(self, documents: Sequence[str], moved: Collection[str] = ()) -> int:
        """Hold reports against the expectations that they may settle, and take in their own.

        `moved` are reports that have come to another storyline: what they state, and what they may settle, is read
        anew. Gives how many expectations were read on.
        """
        self._bench.drop_standings(documents)
        old = sorted(set(moved) - set(documents))
        again = self._bench.told_by([*documents, *old]) | {s.id for s in self._bench.statements_of(old)}
        for report in self._reports.placed(old):
            again |= self._bench.awaiting(report, REACH)
        new: dict[str, list[Placed]] = {}
        for report in self._reports.placed(documents):
            for statement in self._bench.awaiting(report, REACH):
                new.setdefault(statement, []).append(report)
        own = {statement.id: statement for statement in self._bench.statements_of(documents)}
        others = {s.id: s for s in self._bench.statements((new.keys() | again) - own.keys())}
        for mine in own.values():
            self._read_all(mine)
        for name, other in others.items():
            if name in again or not self._read_further(other, new[name]):
                self._read_all(other)
        return len(own) + len(others)

    def _read_further(self, statement: Statement, reports: Sequence[Placed]) -> bool:
        """Go on reading where all reports are later than those read; else give False."""
        fold = self._bench.fold_of(statement.id)
        if fold is None or any(report.order <= fold.read_to for report in reports):
            return False
        standings = list(_standings().validate_json(fold.body))
        if standings[-1].status not in SETTLED:
            read_to = self._read(statement, standings, reports)
            if _due(standings) != fold.due:
                read_to = self._read_from(statement, standings, read_to)
            self._keep(statement, standings, read_to)
        return True

    def _read_all(self, statement: Statement) -> None:
        """Read all reports that may settle a statement."""
        standings = [first_standing(statement)]
        self._keep(statement, standings, self._read_from(statement, standings, ""))

    def _read_from(self, statement: Statement, standings: list[Standing], read_to: str) -> str:
        """Read reports after a place; where one moves the window, those after it within the new reach."""
        keys = statement_keys(statement)
        while standings[-1].status not in SETTLED:
            due = _due(standings)
            reports = [r for r in self._bench.reports_for(statement, keys, due, REACH) if r.order > read_to]
            read_to = self._read(statement, standings, reports) or read_to
            if _due(standings) == due:
                break
        return read_to

    def _read(self, statement: Statement, standings: list[Standing], reports: Iterable[Placed]) -> str:
        """Read in order until a report settles the statement or moves its window; gives the place of the last."""
        own = self._reports.placed([statement.report.document])
        story = own[0].storyline if own else None
        read_to, due = "", _due(standings)
        for report in reports:
            same = story is not None and report.storyline == story
            read_on(statement, standings, self._lines_of(report.document), self._judge, same_story=same)
            read_to = report.order
            if standings[-1].status in SETTLED or _due(standings) != due:
                break
        return read_to

    def _keep(self, statement: Statement, standings: Sequence[Standing], read_to: str) -> None:
        body = _standings().dump_json(tuple(standings), by_alias=True).decode()
        self._bench.keep_fold(statement.id, Fold(read_to, _due(standings), standings[-1].status in SETTLED, body))
        self._bench.keep_standings(statement.id, states_of(with_deadlines(standings)))

    def _lines_of(self, document: str) -> tuple[Line, ...]:
        if document not in self._lines:
            self._lines[document] = read_lines(self._bench.lines_of(document))
        return self._lines[document]


def states_of(standings: Sequence[Standing]) -> list[tuple[date, date | None, Standing]]:
    """Give each standing with the days between which it held; of two on one day the later counts."""
    ends = [*(s.since for s in standings[1:]), None]
    return [(s.since, end, s) for s, end in zip(standings, ends, strict=True) if end is None or end > s.since]


def _due(standings: Sequence[Standing]) -> date | None:
    window = standings[-1].window
    return window.end if window else None


@cache
def _standings() -> TypeAdapter[tuple[Standing, ...]]:
    return TypeAdapter(tuple[Standing, ...])
