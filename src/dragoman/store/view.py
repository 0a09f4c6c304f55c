"""Reading the record as it stood on a day, by the reports up to then, and as the desk had it at an instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from dragoman.record import Episode, KnownActor, Standing, Statement, Step, Storyline, Telling
from dragoman.record.exchange import from_json

from . import tables as t
from .full_text import matching
from .workbench import batches

Order = Literal["newest", "oldest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: rows that fit all that is given.

    A party is a country's code or a name; days are of the happening. `words` are looked for in the reports. `limit`
    counts rows, None for all.
    """

    parties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    storyline: str | None = None
    document: str | None = None
    holder: str | None = None
    kinds: tuple[str, ...] = ()
    words: str | None = None
    ids: tuple[str, ...] = ()
    order: Order = "newest"
    limit: int | None = None


ALL = Wanted()
CODE = 3
"""Letters of a country's code, ISO 3166-1 alpha-3."""


@dataclass(frozen=True, slots=True)
class Stated:
    """An expectation, what was known of it, and the episode that settled it."""

    statement: Statement
    standing: Standing
    episode: str | None


class View:
    """The record as of a day (`as_of`, default: the newest report) and of an instant of the desk's clock (`known`)."""

    def __init__(self, connection: Connection, as_of: date | None = None, known: str | None = None) -> None:
        """Read within a transaction that `Record.reading` opened."""
        self._on = connection
        self._as_of = as_of
        self._known = known

    @property
    def day(self) -> date | None:
        """The day that the record is read as of; None where it holds no report."""
        if self._as_of is not None:
            return self._as_of
        return self._on.execute(select(func.max(t.versions.c.day))).scalar()

    def episodes(self, wanted: Wanted = ALL) -> Iterator[Episode]:
        """Give episodes, the last reported first."""
        e = t.episodes.c
        query = select(e.body).where(*self._holds(t.episodes), *self._fits_episode(wanted))
        newest = wanted.order == "newest"
        last, row = (e.last_reported.desc(), e.row.desc()) if newest else (e.last_reported, e.row)
        for body in self._bodies(query.order_by(last, row), wanted.limit):
            yield from_json(Episode, body)

    def events(self, wanted: Wanted = ALL) -> Iterator[Telling]:
        """Give events of single reports, the last published first."""
        x = t.tellings.c
        query = select(x.body).where(*self._was_there(t.tellings), *self._fits_event(wanted))
        newest = wanted.order == "newest"
        day, row = (x.day.desc(), x.row.desc()) if newest else (x.day, x.row)
        for body in self._bodies(query.order_by(day, row), wanted.limit):
            yield from_json(Telling, body)

    def expectations(self, wanted: Wanted = ALL) -> list[Stated]:
        """Give expectations with what was known of them, the last stated first."""
        s, x = t.statements.c, t.standings.c
        query = (
            select(s.body, x.body.label("standing"), x.settled_by)
            .join_from(t.statements, t.standings, x.statement == s.statement)
            .where(*self._was_there(t.statements), *self._holds(t.standings), *self._fits_statement(wanted))
        )
        newest = wanted.order == "newest"
        query = query.order_by(*((s.day.desc(), s.row.desc()) if newest else (s.day, s.row))).limit(wanted.limit)
        rows = self._on.execute(query).all()
        episodes = self.episodes_of([row.settled_by for row in rows if row.settled_by])
        return [
            Stated(from_json(Statement, row.body), from_json(Standing, row.standing), episodes.get(row.settled_by))
            for row in rows
        ]

    def episodes_of(self, tellings: Collection[str]) -> Mapping[str, str]:
        """Give the episode of each of some events."""
        found: dict[str, str] = {}
        for some in batches(sorted(tellings)):
            query = select(t.members.c.telling, t.members.c.episode).where(t.members.c.telling.in_(some))
            found |= {row.telling: row.episode for row in self._on.execute(query)}
        return found

    def repetitions(self, statements: Sequence[str]) -> Mapping[str, tuple[Statement, ...]]:
        """Give, for each of some expectations, all that expect the same as of the day, in order of publication."""
        root = {name: self._root(name) for name in statements}
        groups = {first: self._group(first) for first in set(root.values())}
        return {name: groups[root[name]] for name in statements}

    def storylines(self, wanted: Wanted = ALL) -> Iterator[Storyline]:
        """Give storylines, the one last reported on first; one of a single report is one too."""
        x = t.lineage.c
        last = func.max(x.day)
        query = select(x.storyline).where(*self._was_there(t.lineage)).group_by(x.storyline)
        fitting = self._lineages(wanted)
        if fitting is not None:
            query = query.where(x.storyline.in_(fitting))
        newest = wanted.order == "newest"
        query = query.order_by(last.desc() if newest else last, x.storyline).limit(wanted.limit)
        names = list(self._on.execute(query).scalars())
        for some in batches(names):
            yield from self._told(some)

    def _lineages(self, wanted: Wanted) -> Select[tuple[str]] | None:
        """Select the storylines asked for: by id, or by a report, a party or words of one of their reports."""
        x, told, p = t.lineage.c, t.tellings.c, t.parties.c
        conditions: list[ColumnElement[bool]] = [*_in(x.storyline, wanted.ids)]
        documents = self._documents(wanted)
        if documents is not None:
            conditions.append(x.document.in_(documents))
        for party in wanted.parties:
            named = p.country == party.upper() if _is_country(party) else func.lower(p.name) == party.lower()
            by = select(told.document).join(t.parties, p.telling == told.telling).where(named, p.superseded.is_(None))
            conditions.append(x.document.in_(by))
        return select(x.storyline).where(*self._was_there(t.lineage), *conditions) if conditions else None

    def _told(self, names: Sequence[str]) -> Iterator[Storyline]:
        """Give storylines by id, in the order given."""
        x, v = t.lineage.c, t.versions.c
        query = (
            select(x.storyline, x.document, x.day, x.parent, x.reprint_of, x.why, v.title, v.published)
            .join_from(t.lineage, t.versions, and_(v.document == x.document, v.superseded.is_(None)))
            .where(x.storyline.in_(names), *self._was_there(t.lineage))
            .order_by(x.day, v.published, x.document)
        )
        rows: dict[str, list[Any]] = {}
        for row in self._on.execute(query):
            rows.setdefault(row.storyline, []).append(row)
        episodes = self._episodes_by_document([row.document for found in rows.values() for row in found])
        for name in names:
            yield _storyline(name, rows[name], episodes)

    def _episodes_by_document(self, documents: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the episodes that reports tell of."""
        x, m = t.tellings.c, t.members.c
        found: dict[str, list[str]] = {}
        for some in batches(documents):
            query = (
                select(x.document, m.episode)
                .join_from(t.tellings, t.members, m.telling == x.telling)
                .where(x.document.in_(some), x.superseded.is_(None))
                .order_by(x.row)
            )
            for row in self._on.execute(query):
                found.setdefault(row.document, []).append(row.episode)
        return {document: tuple(dict.fromkeys(episodes)) for document, episodes in found.items()}

    def actors(self, wanted: Wanted = ALL) -> Iterator[KnownActor]:
        """Give named parties, those with most events first; counted up to the day where one is given."""
        if self._as_of is None and self._known is None:
            a = t.actors.c
            query = select(a.name, a.kind, a.country, a.sectors, a.wikidata_id, a.events, a.first_day, a.last_day)
            query = query.where(a.events > 0, *_named(a, wanted)).order_by(a.events.desc(), a.name)
        else:
            query = self._actors_by_day(wanted)
        for row in self._on.execute(query.limit(wanted.limit)):
            yield KnownActor(
                id=row.wikidata_id or f"{row.name}/{row.country or ''}",
                name=row.name,
                kind=row.kind,
                country=row.country,
                sectors=tuple(row.sectors.split()),
                wikidata_id=row.wikidata_id,
                events=row.events,
                first=row.first_day,
                last=row.last_day,
            )

    def _actors_by_day(self, wanted: Wanted) -> Select[Any]:
        p = t.parties.c
        events = func.count(p.telling.distinct()).label("events")
        return (
            select(
                p.name, p.kind, p.country, func.max(p.sectors).label("sectors"),
                func.max(p.wikidata_id).label("wikidata_id"), events,
                func.min(p.day).label("first_day"), func.max(p.day).label("last_day"),
            )
            .where(p.is_named, *self._was_there(t.parties), *_named(p, wanted))
            .group_by(p.name, p.kind, p.country)
            .order_by(events.desc(), p.name)
        )  # fmt: skip

    def _root(self, statement: str) -> str:
        """Follow repetitions back to the first statement of what one expects."""
        r = t.repeats.c
        seen = {statement}
        while (earlier := self._on.execute(select(r.earlier).where(r.statement == statement)).scalar()) is not None:
            if earlier in seen:
                break
            seen.add(earlier)
            statement = earlier
        return statement

    def _group(self, first: str) -> tuple[Statement, ...]:
        """Give all statements that repeat one, directly or through others."""
        names, fresh = {first}, {first}
        while fresh:
            found: set[str] = set()
            for some in batches(sorted(fresh)):
                query = select(t.repeats.c.statement).where(t.repeats.c.earlier.in_(some))
                found |= set(self._on.execute(query).scalars())
            fresh = found - names
            names |= fresh
        s = t.statements.c
        statements = [
            from_json(Statement, body)
            for some in batches(sorted(names))
            for body in self._on.execute(
                select(s.body).where(s.statement.in_(some), *self._was_there(t.statements))
            ).scalars()
        ]
        return tuple(
            sorted(statements, key=lambda x: (x.report.day, x.report.published.isoformat(), x.report.document))
        )

    def _bodies(self, query: Select[Any], limit: int | None) -> Iterator[str]:
        yield from self._on.execution_options(yield_per=500).execute(query.limit(limit)).scalars()

    def _holds(self, table: Table) -> list[ColumnElement[bool]]:
        """The state that held on the day, by what the desk knew."""
        c = table.c
        found = self._on_desk(table)
        if self._as_of is None:
            day = self.day
            found.append(c.until.is_(None) if table is t.episodes or day is None else _at(c, day))
        else:
            found.append(_at(c, self._as_of))
        return found

    def _was_there(self, table: Table) -> list[ColumnElement[bool]]:
        """What reports up to the day told, by what the desk knew."""
        found = self._on_desk(table)
        if self._as_of is not None:
            found.append(table.c.day <= self._as_of)
        return found

    def _on_desk(self, table: Table) -> list[ColumnElement[bool]]:
        c = table.c
        if self._known is None:
            return [c.superseded.is_(None)]
        return [c.learned <= self._known, or_(c.superseded.is_(None), c.superseded > self._known)]

    def _fits_episode(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        e, p = t.episodes.c, t.episode_parties.c
        found = [*_in(e.type, wanted.types), *_in(e.mode, wanted.modes), *_in(e.quad, wanted.quads)]
        found += [*_in(e.status, wanted.statuses), *_in(e.episode, wanted.ids), *_on_days(e, wanted)]
        found += [e.row.in_(select(p.row).where(p.party == _party(party))) for party in wanted.parties]
        if wanted.place:
            found.append(or_(e.place_country == wanted.place.upper(), func.lower(e.place_name) == wanted.place.lower()))
        documents = self._documents(wanted)
        if documents is not None:
            told = (
                select(t.members.c.episode)
                .join(t.tellings, t.tellings.c.telling == t.members.c.telling)
                .where(t.tellings.c.document.in_(documents), *self._was_there(t.tellings))
            )
            found.append(e.episode.in_(told))
        return found

    def _fits_event(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        x, p = t.tellings.c, t.parties.c
        found = [*_in(x.type, wanted.types), *_in(x.mode, wanted.modes), *_in(x.quad, wanted.quads)]
        found += [*_in(x.status, wanted.statuses), *_in(x.telling, wanted.ids), *_on_days(x, wanted)]
        for party in wanted.parties:
            named = p.country == party.upper() if _is_country(party) else func.lower(p.name) == party.lower()
            found.append(x.telling.in_(select(p.telling).where(named, *self._was_there(t.parties))))
        if wanted.place:
            found.append(or_(x.place_country == wanted.place.upper(), func.lower(x.place_name) == wanted.place.lower()))
        documents = self._documents(wanted)
        if documents is not None:
            found.append(x.document.in_(documents))
        return found

    def _fits_statement(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        s, x, k = t.statements.c, t.standings.c, t.statement_keys.c
        found = [*_in(s.type, wanted.types), *_in(s.kind, wanted.kinds), *_in(x.status, wanted.statuses)]
        found += _in(s.statement, wanted.ids)
        if wanted.holder:
            found.append(func.lower(s.holder) == wanted.holder.lower())
        if wanted.first_day:
            found.append(s.due >= wanted.first_day)
        if wanted.last_day:
            found.append(s.due <= wanted.last_day)
        for party in wanted.parties:
            key = _party(party)
            keyed = select(k.statement).where(or_(k.key == f"{key}*", k.key == f"{key}+"))
            found.append(s.statement.in_(keyed))
        documents = self._documents(wanted)
        if documents is not None:
            found.append(s.document.in_(documents))
        return found

    def _documents(self, wanted: Wanted) -> Select[tuple[str]] | None:
        """Select the reports asked for by id, storyline or words; None where any will do."""
        v, x = t.versions.c, t.lineage.c
        conditions: list[ColumnElement[bool]] = []
        if wanted.document:
            conditions.append(v.document == wanted.document)
        if wanted.storyline:
            mates = select(x.document).where(x.storyline == wanted.storyline, *self._on_desk(t.lineage))
            conditions.append(v.document.in_(mates))
        if wanted.words:
            conditions.append(matching(self._on.dialect.name, wanted.words))
        return select(v.document).where(v.superseded.is_(None), *conditions) if conditions else None


def _storyline(name: str, rows: Sequence[Any], episodes: Mapping[str, tuple[str, ...]]) -> Storyline:
    followed = Counter(row.parent for row in rows if row.parent)
    central = max(rows, key=lambda row: (followed[row.document], -rows.index(row)))
    return Storyline(
        id=name,
        title=central.title or central.document,
        documents=tuple(row.document for row in rows),
        episodes=tuple(dict.fromkeys(e for row in rows for e in episodes.get(row.document, ()))),
        first=rows[0].day,
        last=rows[-1].day,
        steps=tuple(
            Step(document=row.document, day=row.day, after=row.parent, reprint_of=row.reprint_of, why=row.why)
            for row in rows
        ),
    )


def _at(c: Any, day: date) -> ColumnElement[bool]:
    return and_(c.since <= day, or_(c.until.is_(None), c.until > day))


def _in(column: ColumnElement[Any], values: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [column.in_(values)] if values else []


def _on_days(c: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.first_day:
        found.append(func.coalesce(c.time_to, c.time_from) >= wanted.first_day)
    if wanted.last_day:
        found.append(func.coalesce(c.time_from, c.time_to) <= wanted.last_day)
    return found


def _named(c: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    found = [
        c.country == party.upper() if _is_country(party) else func.lower(c.name).contains(party.lower())
        for party in wanted.parties
    ]
    return [*found, *_in(c.kind, wanted.kinds)]


def _is_country(party: str) -> bool:
    """Tell whether a party is given by its country's code: three capitals or not, RUS or rus."""
    return len(party) == CODE and party.isalpha()  # ISO 3166-1 alpha-3


def _party(party: str) -> str:
    return party.upper() if _is_country(party) else party.casefold()
