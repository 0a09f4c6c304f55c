"""Reading the record as it stood on a day, by the reports up to then, and as the desk had it at an instant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from dragoman.record import Episode, KnownActor, Paired, Standing, Statement, Step, Storyline, Telling
from dragoman.record.exchange import from_json

from . import tables as t
from .wanted import ALL, Conditions, Wanted, is_country, named, one_of, party_word
from .workbench import batches


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
        there = Conditions(connection.dialect.name, None, None, known).on_desk(t.versions)
        newest = select(func.max(t.versions.c.day)).where(*there)
        self._newest = connection.execute(newest).scalar() if as_of is None else None
        self._if = Conditions(connection.dialect.name, as_of, self._newest, known)

    @property
    def day(self) -> date | None:
        """The day that the record is read as of; None where it holds no report."""
        return self._as_of or self._newest

    def episodes(self, wanted: Wanted = ALL) -> Iterator[Episode]:
        """Give episodes, the last reported first."""
        e = t.episodes.c
        query = select(e.body).where(*self._if.holds(t.episodes), *self._if.fits_episode(wanted))
        newest = wanted.order == "newest"
        last, row = (e.last_reported.desc(), e.row.desc()) if newest else (e.last_reported, e.row)
        for body in self._bodies(query.order_by(last, row), wanted.limit):
            yield from_json(Episode, body)

    def events(self, wanted: Wanted = ALL) -> Iterator[Telling]:
        """Give events of single reports, the last published first."""
        x = t.tellings.c
        query = select(x.body).where(*self._if.was_there(t.tellings), *self._if.fits_event(wanted))
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
            .where(*self._if.was_there(t.statements), *self._if.holds(t.standings), *self._if.fits_statement(wanted))
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

    def between(self, first: str, second: str) -> Iterator[Episode]:
        """Give the episodes that two parties both had a part in, oldest first; a party is a country or a name."""
        e, p = t.episodes.c, t.episode_parties.c
        query = select(e.body).where(*self._if.holds(t.episodes))
        for party in (first, second):
            query = query.where(e.row.in_(select(p.row).where(p.party == party_word(party))))
        for body in self._bodies(query.order_by(e.first_reported, e.row), None):
            yield from_json(Episode, body)

    def days_of_reports(self, documents: Collection[str]) -> Mapping[str, date]:
        """Give the day that each of some reports was published on."""
        v, found = t.versions.c, dict[str, date]()
        for some in batches(sorted(documents)):
            query = select(v.document, v.day).where(v.document.in_(some), v.superseded.is_(None))
            found |= {row.document: row.day for row in self._on.execute(query)}
        return found

    def span(self) -> tuple[date, date] | None:
        """Give the days between which the record's reports were published, None where it holds none."""
        v = t.versions.c
        conditions = [v.superseded.is_(None)] + ([v.day <= self._as_of] if self._as_of else [])
        row = self._on.execute(select(func.min(v.day), func.max(v.day)).where(*conditions)).one()
        return (row[0], row[1]) if row[0] is not None else None

    def pairs(self, wanted: Wanted = ALL) -> Iterator[Paired]:
        """Give pairs of countries with how many episodes they both had a part in and the last report of one."""
        c, e = t.episode_pairs.c, t.episodes.c
        count = func.count().label("episodes")
        query = (
            select(c.first, c.second, count, func.max(c.last_reported))
            .join_from(t.episode_pairs, t.episodes, e.row == c.row)
            .where(*self._if.holds(t.episodes))
            .group_by(c.first, c.second)
            .order_by(count.desc(), c.first, c.second)
            .limit(wanted.limit)
        )
        for party in wanted.parties:
            query = query.where(or_(c.first == party.upper(), c.second == party.upper()))
        for first, second, episodes, last in self._on.execute(query):
            yield Paired(first=first, second=second, episodes=episodes, last_reported=last)

    def storylines(self, wanted: Wanted = ALL) -> Iterator[Storyline]:
        """Give storylines, the one last reported on first; one of a single report is one too."""
        x = t.lineage.c
        last = func.max(x.day)
        query = select(x.storyline).where(*self._if.was_there(t.lineage)).group_by(x.storyline)
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
        conditions: list[ColumnElement[bool]] = [*one_of(x.storyline, wanted.ids)]
        documents = self._if.documents(wanted)
        if documents is not None:
            conditions.append(x.document.in_(documents))
        for party in wanted.parties:
            named = p.country == party.upper() if is_country(party) else func.lower(p.name) == party.lower()
            by = select(told.document).join(t.parties, p.telling == told.telling).where(named, p.superseded.is_(None))
            conditions.append(x.document.in_(by))
        return select(x.storyline).where(*self._if.was_there(t.lineage), *conditions) if conditions else None

    def _told(self, names: Sequence[str]) -> Iterator[Storyline]:
        """Give storylines by id, in the order given."""
        x, v = t.lineage.c, t.versions.c
        query = (
            select(x.storyline, x.document, x.day, x.parent, x.reprint_of, x.why, v.title, v.published)
            .join_from(t.lineage, t.versions, and_(v.document == x.document, v.superseded.is_(None)))
            .where(x.storyline.in_(names), *self._if.was_there(t.lineage))
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
            query = query.where(a.events > 0, *named(a, wanted)).order_by(a.events.desc(), a.name)
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
            .where(p.is_named, *self._if.was_there(t.parties), *named(p, wanted))
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
                select(s.body).where(s.statement.in_(some), *self._if.was_there(t.statements))
            ).scalars()
        ]
        return tuple(
            sorted(statements, key=lambda x: (x.report.day, x.report.published.isoformat(), x.report.document))
        )

    def _bodies(self, query: Select[Any], limit: int | None) -> Iterator[str]:
        yield from self._on.execution_options(yield_per=500).execute(query.limit(limit)).scalars()


def _storyline(name: str, rows: Sequence[Any], episodes: Mapping[str, tuple[str, ...]]) -> Storyline:
    followed = Counter(row.parent for row in rows if row.parent)
    central = max(enumerate(rows), key=lambda item: (followed[item[1].document], -item[0]))[1]
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
