"""What the desk settles: expectations, the reports that may settle them, and how they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Select, and_, delete, insert, or_, select, update

from dragoman.record import Standing, Statement
from dragoman.record.exchange import from_json, to_json

from . import tables as t
from .database import now
from .entries import unpacked
from .workbench import Placed, batches, close, placed

NOBODY = "nobody"
"""The key of statements that name no party, and of every report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How long an expectation is held against reports: after its window, without a window, and by one party alone."""

    late: timedelta
    undated: timedelta
    near: timedelta


@dataclass(frozen=True, slots=True)
class Fold:
    """How far an expectation has been read, when it is due by then, and what is known of it (JSON)."""

    read_to: str
    due: date | None
    is_settled: bool
    body: str


class LedgerBench:
    """Expectations on the desk, within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work within a transaction that `Record.writing` opened."""
        self._on = connection
        self._now = now()

    def statements_of(self, documents: Sequence[str]) -> list[Statement]:
        """Give the current expectations of reports."""
        return [
            from_json(Statement, body)
            for some in batches(documents)
            for body in self._on.execute(
                select(t.statements.c.body).where(
                    t.statements.c.document.in_(some), t.statements.c.superseded.is_(None)
                )
            ).scalars()
        ]

    def statements(self, ids: Collection[str]) -> list[Statement]:
        """Give current expectations by id."""
        return [
            from_json(Statement, body)
            for some in batches(sorted(ids))
            for body in self._on.execute(
                select(t.statements.c.body).where(
                    t.statements.c.statement.in_(some), t.statements.c.superseded.is_(None)
                )
            ).scalars()
        ]

    def awaiting(self, report: Placed, reach: Reach) -> set[str]:
        """Give ids of expectations of other reports that a report may settle, by their parties or its storyline."""
        keys = self._on.execute(
            select(t.report_keys.c.key).where(t.report_keys.c.document == report.document)
        ).scalars()
        pairs, single = _sorted_keys(keys)
        k, f, s = t.statement_keys.c, t.folds.c, t.statements.c
        day = report.day
        is_held = or_(f.due >= day - reach.late, and_(f.due.is_(None), s.day >= day - reach.undated))
        is_unsettled = or_(f.is_settled.is_(False), f.read_to >= report.order)
        current = (
            select(s.statement)
            .join(t.folds, f.statement == s.statement)
            .where(s.superseded.is_(None), s.day <= day, s.document != report.document, is_unsettled)
        )
        keyed = current.join(t.statement_keys, k.statement == s.statement)
        mates = select(t.lineage.c.document).where(
            t.lineage.c.superseded.is_(None), t.lineage.c.storyline == report.storyline
        )
        queries = (
            keyed.where(k.key.in_(pairs), is_held),
            keyed.where(k.key.in_(single), f.due >= day - reach.near),
            keyed.where(
                k.key.in_([*single, *(key[:-1] + "+" for key in single), NOBODY]), s.document.in_(mates), is_held
            ),
        )
        return {found for query in queries for found in self._on.execute(query).scalars()}

    def reports_for(self, statement: Statement, keys: Collection[str], due: date | None, reach: Reach) -> list[Placed]:
        """Give the reports that may settle an expectation, in order: the same that `awaiting` gives it for."""
        pairs, single = _sorted_keys(keys)
        r, stated = t.report_keys.c, statement.report.day
        last = due + reach.late if due else stated + reach.undated
        found = set(self._on.execute(select(r.document).where(r.key.in_(pairs), r.day.between(stated, last))).scalars())
        if due is not None:
            near = select(r.document).where(r.key.in_(single), r.day.between(stated, due + reach.near))
            found |= set(self._on.execute(near).scalars())
        named = {f"{key[:-1]}*" for key in keys if key[-1:] in "*+"}
        mates = self._mates(statement.report.document, stated, last)
        if NOBODY not in keys:
            mates = mates.where(t.lineage.c.document.in_(select(r.document).where(r.key.in_(sorted(named)))))
        found |= set(self._on.execute(mates).scalars())
        return placed(self._on, found - {statement.report.document})

    def _mates(self, document: str, first: date, last: date) -> Select[tuple[str]]:
        """Select the reports of a report's storyline that were published between two days."""
        own = select(t.lineage.c.storyline).where(t.lineage.c.document == document, t.lineage.c.superseded.is_(None))
        return select(t.lineage.c.document).where(
            t.lineage.c.superseded.is_(None), t.lineage.c.storyline.in_(own), t.lineage.c.day.between(first, last)
        )

    def told_by(self, documents: Sequence[str]) -> set[str]:
        """Give ids of expectations that stand settled or moved by words of reports."""
        return {
            statement
            for some in batches(documents)
            for statement in self._on.execute(
                select(t.standings.c.statement)
                .where(t.standings.c.told_by.in_(some), t.standings.c.superseded.is_(None))
                .distinct()
            ).scalars()
        }

    def fold_of(self, statement: str) -> Fold | None:
        """Give how far an expectation has been read, None where it has not been yet."""
        row = self._on.execute(select(t.folds).where(t.folds.c.statement == statement)).first()
        return Fold(row.read_to, row.due, row.is_settled, row.body) if row else None

    def keep_fold(self, statement: str, fold: Fold) -> None:
        """Write how far an expectation has been read."""
        self._on.execute(delete(t.folds).where(t.folds.c.statement == statement))
        self._on.execute(
            insert(t.folds),
            {
                "statement": statement,
                "read_to": fold.read_to,
                "due": fold.due,
                "is_settled": fold.is_settled,
                "body": fold.body,
            },
        )

    def stated(self, keys: Collection[str], first: date, last: date) -> set[str]:
        """Give ids of expectations stored under one of the keys and stated between two days."""
        k = t.statement_keys.c
        query = select(k.statement).where(k.key.in_(sorted(keys)), k.day.between(first, last)).distinct()
        return set(self._on.execute(query).scalars())

    def repeating(self, documents: Sequence[str]) -> set[str]:
        """Give ids of expectations that repeat one that reports state, or stated before they changed."""
        r, s = t.repeats.c, t.statements.c
        return {
            statement
            for some in batches(documents)
            for statement in self._on.execute(
                select(r.statement).where(r.earlier.in_(select(s.statement).where(s.document.in_(some))))
            ).scalars()
        }

    def repeat(self, statement: str, earlier: str | None) -> None:
        """Write which earlier expectation one repeats, None where it is the first."""
        self._on.execute(delete(t.repeats).where(t.repeats.c.statement == statement))
        if earlier is not None:
            self._on.execute(insert(t.repeats), {"statement": statement, "earlier": earlier})

    def lines_of(self, document: str) -> str:
        """Give the sentences of a report's current coding, as the desk wrote them."""
        raw = self._on.execute(
            select(t.codings.c.lines).where(t.codings.c.document == document, t.codings.c.superseded.is_(None))
        ).scalar()
        return unpacked(raw) if raw is not None else "[]"

    def keep_standings(self, statement: str, states: Sequence[tuple[date, date | None, Standing]]) -> None:
        """Put states of an expectation in the place of those it has: equal ones stay, others are closed or added."""
        wanted = {(since, until, to_json(s)): s for since, until, s in states}
        held = {
            (row.since, row.until, row.body): row.row
            for row in self._on.execute(
                select(t.standings.c.row, t.standings.c.since, t.standings.c.until, t.standings.c.body).where(
                    t.standings.c.statement == statement, t.standings.c.superseded.is_(None)
                )
            )
        }
        close(self._on, self._now, t.standings, [row for key, row in held.items() if key not in wanted])
        rows = [
            {
                "statement": statement, "since": since, "until": until, "status": standing.status,
                "settled_on": standing.settled_on, "settled_by": standing.settled_by,
                "told_by": standing.evidence.document if standing.evidence else None, "body": body,
                "learned": self._now,
            }
            for (since, until, body), standing in wanted.items()
            if (since, until, body) not in held
        ]  # fmt: skip
        if rows:
            self._on.execute(insert(t.standings), rows)

    def drop_standings(self, documents: Sequence[str]) -> None:
        """Close the states of expectations that reports no longer state."""
        for some in batches(documents):
            gone = select(t.statements.c.statement).where(
                t.statements.c.document.in_(some), t.statements.c.superseded.is_not(None)
            )
            kept = select(t.statements.c.statement).where(
                t.statements.c.document.in_(some), t.statements.c.superseded.is_(None)
            )
            self._on.execute(
                update(t.standings)
                .where(
                    t.standings.c.superseded.is_(None),
                    t.standings.c.statement.in_(gone),
                    t.standings.c.statement.not_in(kept),
                )
                .values(superseded=self._now)
            )


def _sorted_keys(keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part keys of pairs of parties from those of one."""
    found = sorted(set(keys))
    return [key for key in found if "|" in key], [key for key in found if key.endswith("*")]
