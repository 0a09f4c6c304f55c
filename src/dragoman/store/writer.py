"""Writing reports: each text once, each coding once, what is newer closing what it takes the place of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Insert, Table, bindparam, case, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from dragoman.record import Rejected, content_id

from . import tables as t
from .database import Record, now
from .entries import Entry

Outcome = Literal["new", "known", "updated", "recoded"]
"""A report not seen before; one that is there already; one with another text; one by another coder."""


class Writer:
    """Writes reports in batches: a batch is kept whole or not at all."""

    def __init__(self, record: Record) -> None:
        """Write to a record."""
        self._record = record

    def add(self, entries: Sequence[Entry]) -> list[Outcome]:
        """Write reports in one transaction and give what became of each; the same again changes nothing."""
        with self._record.writing() as connection:
            return [_add(connection, entry, now()) for entry in entries]

    def report_at(self, url: str) -> str | None:
        """Give the id of the report that was read at an address, None where there is none."""
        v = t.versions.c
        with self._record.reading() as connection:
            query = select(v.document).where(v.url == url, v.superseded.is_(None)).order_by(v.learned).limit(1)
            return connection.execute(query).scalar()

    def text_of(self, document: str) -> tuple[str | None, str] | None:
        """Give the title and text that a report has now, None where there is no such report."""
        v = t.versions.c
        with self._record.reading() as connection:
            row = connection.execute(
                select(v.title, v.text).where(v.document == document, v.superseded.is_(None))
            ).first()
        return (row.title, row.text) if row else None

    def reject(self, rejected: Iterable[Rejected]) -> None:
        """Write what could not be read or coded, each once."""
        rows = [
            {
                "rejection": content_id(item.name, item.stage, item.reason),
                "name": item.name,
                "stage": item.stage,
                "reason": item.reason,
                "learned": now(),
            }
            for item in rejected
        ]
        if rows:
            with self._record.writing() as connection:
                connection.execute(insert_once(connection, t.rejections), rows)


def insert_once(connection: Connection, table: Table) -> Insert:
    """Give an insert that leaves a row that is there already as it is."""
    make = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    return make(table).on_conflict_do_nothing()


def insert_all(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    found = list(rows)
    if found:
        connection.execute(insert(table), found)


def _add(connection: Connection, entry: Entry, learned: str) -> Outcome:
    known = connection.execute(select(t.codings.c.superseded).where(t.codings.c.coding == entry.coding_id)).first()
    if known is not None and known.superseded is None:
        return "known"
    outcome = _outcome(connection, entry)
    connection.execute(insert_once(connection, t.documents), {"document": entry.coding.id, "learned": learned})
    _write_version(connection, entry, learned)
    _close_readings(connection, entry.coding.id, learned)
    _write_coding(connection, entry, learned, again=known is not None)
    _write_pending(connection, entry, learned)
    return outcome


def _outcome(connection: Connection, entry: Entry) -> Outcome:
    found = connection.execute(
        select(t.versions.c.version).where(t.versions.c.document == entry.coding.id, t.versions.c.superseded.is_(None))
    ).scalar()
    if found is None:
        return "new"
    return "recoded" if found == entry.version else "updated"


def _write_version(connection: Connection, entry: Entry, learned: str) -> None:
    """Write a text, or open it again where a report has gone back to it."""
    of_document = t.versions.c.document == entry.coding.id
    connection.execute(
        update(t.versions)
        .where(of_document, t.versions.c.version != entry.version, t.versions.c.superseded.is_(None))
        .values(superseded=learned)
    )
    connection.execute(insert_once(connection, t.versions), entry.version_row(learned))
    connection.execute(update(t.versions).where(t.versions.c.version == entry.version).values(superseded=None))


def _close_readings(connection: Connection, document: str, learned: str) -> None:
    """Close what was read off a report before: its codings, events, parties and statements."""
    current = select(t.tellings.c.telling).where(t.tellings.c.document == document, t.tellings.c.superseded.is_(None))
    old = list(connection.execute(current).scalars())
    for table in (t.codings, t.tellings, t.statements):
        connection.execute(
            update(table).where(table.c.document == document, table.c.superseded.is_(None)).values(superseded=learned)
        )
    if old:
        gone = _parties_of(connection, old)
        _count(connection, gone, -1)
        close = update(t.parties).where(t.parties.c.telling == bindparam("old"), t.parties.c.superseded.is_(None))
        connection.execute(close.values(superseded=learned), [{"old": telling} for telling in old])
        _date_anew(connection, gone)


def _write_coding(connection: Connection, entry: Entry, learned: str, *, again: bool) -> None:
    if again:
        connection.execute(update(t.codings).where(t.codings.c.coding == entry.coding_id).values(superseded=None))
    else:
        connection.execute(insert(t.codings), entry.coding_row(learned))
    insert_all(connection, t.tellings, entry.telling_rows(learned))
    parties = list(entry.party_rows(learned))
    insert_all(connection, t.parties, parties)
    _count(connection, parties, 1)
    insert_all(connection, t.statements, entry.statement_rows(learned))


def _write_pending(connection: Connection, entry: Entry, learned: str) -> None:
    """Let a report wait for the desk, with what it is to be found by once it is worked in."""
    make = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    adding = make(t.pending)
    row = {"document": entry.coding.id, "keys": entry.keys_written, "profile": entry.profile, "learned": learned}
    new = {"keys": adding.excluded["keys"], "profile": adding.excluded.profile}
    connection.execute(adding.on_conflict_do_update(index_elements=["document"], set_=new), row)


def _parties_of(connection: Connection, tellings: Sequence[str]) -> list[Mapping[str, Any]]:
    query = select(t.parties).where(t.parties.c.telling.in_(tellings), t.parties.c.superseded.is_(None))
    return [dict(row) for row in connection.execute(query).mappings()]


def _count(connection: Connection, parties: Iterable[Mapping[str, Any]], by: int) -> None:
    """Count the events of named parties, one more or one fewer for each; who acts on himself counts once."""
    named = {(p["telling"], p["name"], p["kind"], p["country"]): p for p in parties if p["is_named"]}
    rows = [_actor_row(party, by) for party in named.values()]
    if not rows:
        return
    make = insert_sqlite if connection.dialect.name == "sqlite" else insert_postgresql
    adding = make(t.actors)
    a, new = t.actors.c, adding.excluded
    upsert = adding.on_conflict_do_update(
        index_elements=["actor"],
        set_={
            "events": a.events + new.events,
            "first_day": case((new.first_day < a.first_day, new.first_day), else_=a.first_day),
            "last_day": case((new.last_day > a.last_day, new.last_day), else_=a.last_day),
            "wikidata_id": func.coalesce(new.wikidata_id, a.wikidata_id),
        },
    )
    connection.execute(upsert, rows)


def _date_anew(connection: Connection, gone: Iterable[Mapping[str, Any]]) -> None:
    """Date parties by the events that are left to them; those without any are taken off the list."""
    p, a = t.parties.c, t.actors.c
    for row in {row["actor"]: row for row in (_actor_row(party, 0) for party in gone if party["is_named"])}.values():
        left = select(func.min(p.day), func.max(p.day)).where(
            p.name == row["name"],
            p.kind == row["kind"],
            p.country.is_not_distinct_from(row["country"]),
            p.is_named,
            p.superseded.is_(None),
        )
        first, last = connection.execute(left).one()
        mine = a.actor == row["actor"]
        change = delete(t.actors) if first is None else update(t.actors).values(first_day=first, last_day=last)
        connection.execute(change.where(mine))


def _actor_row(party: Mapping[str, Any], by: int) -> Mapping[str, Any]:
    return {
        "actor": content_id("actor", party["name"], party["kind"], party["country"] or ""),
        "name": party["name"],
        "kind": party["kind"],
        "country": party["country"],
        "sectors": party["sectors"],
        "wikidata_id": party["wikidata_id"],
        "events": by,
        "first_day": party["day"],
        "last_day": party["day"],
    }
