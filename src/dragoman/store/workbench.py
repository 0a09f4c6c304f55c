"""What the desk works on: reports that wait, where they stand, and which go on from which."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, select, update

from . import tables as t
from .database import now
from .writer import insert_once

AT_ONCE = 400
"""How many ids one statement names: SQLite takes 32,766, but plans grow with them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report stands: its day, its place in the order of publication, its storyline."""

    document: str
    day: date
    order: str
    storyline: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A report's place in a storyline: after which report, whose text it repeats if any, and why."""

    storyline: str
    parent: str | None
    reprint_of: str | None
    why: str


class Workbench:
    """Reports on the desk, within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work within a transaction that `Record.writing` opened."""
        self._on = connection
        self._now = now()

    def pending(self, limit: int) -> list[str]:
        """Give reports that wait, the earliest published first."""
        query = (
            select(t.pending.c.document)
            .join(t.versions, t.versions.c.document == t.pending.c.document)
            .where(t.versions.c.superseded.is_(None))
            .order_by(t.versions.c.day, t.versions.c.published, t.pending.c.document)
            .limit(limit)
        )
        return list(self._on.execute(query).scalars())

    def take_up(self, documents: Sequence[str]) -> None:
        """Let reports that wait be found from now on, with their events and statements."""
        for document in documents:
            waiting = self._on.execute(select(t.pending).where(t.pending.c.document == document)).one()
            version = self._on.execute(
                select(t.versions.c.version, t.versions.c.day).where(
                    t.versions.c.document == document, t.versions.c.superseded.is_(None)
                )
            ).one()
            own, told, stated = json.loads(waiting.keys)
            for table in (t.report_keys, t.profiles):
                self._on.execute(delete(table).where(table.c.document == document))
            before = select(t.tellings.c.telling).where(t.tellings.c.document == document)
            self._on.execute(delete(t.telling_keys).where(t.telling_keys.c.telling.in_(before)))
            before = select(t.statements.c.statement).where(t.statements.c.document == document)
            self._on.execute(delete(t.statement_keys).where(t.statement_keys.c.statement.in_(before)))
            self._insert(t.report_keys, [{"document": document, "key": key, "day": version.day} for key in own])
            self._insert(t.telling_keys, _key_rows("telling", told))
            self._insert(t.statement_keys, _key_rows("statement", stated))
            row = {"document": document, "version": version.version, "day": version.day}
            self._insert(t.profiles, [{**row, "body": waiting.profile.encode()}])

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._on.execute(insert_once(self._on, table), rows)

    def done(self, documents: Sequence[str]) -> None:
        """Take reports off the list of those that wait."""
        for some in batches(documents):
            self._on.execute(delete(t.pending).where(t.pending.c.document.in_(some)))

    def placed(self, documents: Collection[str]) -> list[Placed]:
        """Give where reports stand in the order of publication, and in which storyline; in that order."""
        return placed(self._on, documents)

    def profile_of(self, document: str) -> bytes:
        """Give what a report's text is compared by, as the desk wrote it."""
        body = self._on.execute(select(t.profiles.c.body).where(t.profiles.c.document == document)).scalar_one()
        return bytes(body)

    def reports_sharing(self, keys: Collection[str], at_least: int, first: date, last: date) -> list[str]:
        """Give reports published between two days that are found under so many of the keys or more."""
        r = t.report_keys.c
        query = (
            select(r.document)
            .where(r.key.in_(sorted(keys)), r.day.between(first, last))
            .group_by(r.document)
            .having(func.count() >= at_least)
        )
        return list(self._on.execute(query).scalars())

    def lineage_of(self, document: str) -> Lineage | None:
        """Give a report's place in a storyline, None where it has none yet."""
        x = t.lineage.c
        query = select(x.storyline, x.parent, x.reprint_of, x.why).where(x.document == document, x.superseded.is_(None))
        row = self._on.execute(query).first()
        if row is None:
            return None
        return Lineage(storyline=row.storyline, parent=row.parent, reprint_of=row.reprint_of, why=row.why)

    def reports_of(self, storyline: str, report: Placed, within: timedelta) -> int:
        """Count the reports of a storyline that were published before one, and not long before; of many the first."""
        earlier = self.reports_in(storyline, report.day - within, report.day)
        return sum(other.order < report.order for other in earlier)

    def reports_in(self, storyline: str, first: date, last: date) -> list[Placed]:
        """Give the reports of a storyline that were published between two days, in order; of many the first."""
        x = t.lineage.c
        query = select(x.document).where(x.storyline == storyline, x.superseded.is_(None), x.day.between(first, last))
        names = list(self._on.execute(query.order_by(x.day, x.document).limit(AT_ONCE)).scalars())
        return placed(self._on, names)

    def keep_lineage(self, report: Placed, lineage: Lineage) -> None:
        """Give a report its place, closing the one it had."""
        x = t.lineage.c
        held = update(t.lineage).where(x.document == report.document, x.superseded.is_(None))
        self._on.execute(held.values(superseded=self._now))
        self._on.execute(
            insert(t.lineage),
            {
                "document": report.document, "storyline": lineage.storyline, "day": report.day,
                "parent": lineage.parent, "reprint_of": lineage.reprint_of, "why": lineage.why, "learned": self._now,
            },
        )  # fmt: skip

    def going_on_from(self, document: str) -> list[str]:
        """Give the reports that go on from one."""
        x = t.lineage.c
        return list(self._on.execute(select(x.document).where(x.parent == document, x.superseded.is_(None))).scalars())


def placed(connection: Connection, documents: Collection[str]) -> list[Placed]:
    """Give where reports stand in the order of publication, and in which storyline; in that order."""
    v, x = t.versions.c, t.lineage.c
    rows = [
        row
        for some in batches(sorted(documents))
        for row in connection.execute(
            select(v.document, v.day, v.published, x.storyline)
            .join_from(t.versions, t.lineage, and_(x.document == v.document, x.superseded.is_(None)), isouter=True)
            .where(v.document.in_(some), v.superseded.is_(None))
        )
    ]
    found = [Placed(row.document, row.day, f"{row.day} {row.published} {row.document}", row.storyline) for row in rows]
    return sorted(found, key=lambda report: report.order)


def close(connection: Connection, instant: str, table: Table, rows: Sequence[int]) -> None:
    """Close states of a table at an instant."""
    if rows:
        connection.execute(
            update(table).where(table.c.row == bindparam("old")).values(superseded=instant),
            [{"old": row} for row in rows],
        )


def _key_rows(name: str, found: Iterable[tuple[str, str, list[str]]]) -> list[dict[str, Any]]:
    return [{name: who, "key": key, "day": date.fromisoformat(day)} for who, day, keys in found for key in keys]


def batches(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Cut a long list into pieces that one statement may name."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
