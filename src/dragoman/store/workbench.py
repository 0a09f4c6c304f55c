"""What the desk works on: reports that wait, what is like them, and the states that it makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, func, insert, or_, select, union, update

from dragoman.record import Episode, Standing, Statement, Telling
from dragoman.record.exchange import from_json, to_json

from . import tables as t
from .database import now
from .entries import unpacked
from .writer import insert_once

AT_ONCE = 400
"""How many ids one statement names: SQLite takes 32,766, but plans grow with them."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two tellings that may be of one happening."""

    first: str
    second: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a report stands: its day, its place in the order of publication, its storyline."""

    document: str
    day: date
    order: str
    storyline: str | None


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
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A report's place in a storyline: after which report, whose text it repeats if any, and why."""

    storyline: str
    parent: str | None
    reprint_of: str | None
    why: str


class Workbench:
    """The desk's hold on a record within one writing transaction."""

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

    def done(self, documents: Sequence[str]) -> None:
        """Take reports off the list of those that wait."""
        for some in batches(documents):
            self._on.execute(delete(t.pending).where(t.pending.c.document.in_(some)))

    def tellings_of(self, documents: Sequence[str]) -> list[Telling]:
        """Give the current events of reports."""
        return [telling for some in batches(documents) for telling in self._tellings(t.tellings.c.document.in_(some))]

    def tellings(self, ids: Collection[str]) -> list[Telling]:
        """Give current events by id."""
        return [x for some in batches(sorted(ids)) for x in self._tellings(t.tellings.c.telling.in_(some))]

    def like(self, keys: Collection[str], day: date, within: timedelta) -> list[str]:
        """Give ids of current events stored under one of the keys about a day."""
        query = (
            select(t.telling_keys.c.telling)
            .where(
                t.telling_keys.c.key.in_(sorted(keys)),
                t.telling_keys.c.day.between(day - within, day + within),
            )
            .distinct()
        )
        return list(self._on.execute(query).scalars())

    def links_of(self, ids: Collection[str]) -> list[LinkRow]:
        """Give the links of events."""
        found: dict[tuple[str, str], LinkRow] = {}
        for some in batches(sorted(ids)):
            for row in self._on.execute(
                union(
                    select(t.links).where(t.links.c.first.in_(some)), select(t.links).where(t.links.c.second.in_(some))
                )
            ):
                found[row.first, row.second] = LinkRow(row.first, row.second, row.score, row.why)
        return list(found.values())

    def link(self, links: Iterable[LinkRow]) -> None:
        """Write links; those that are there stay as they are."""
        rows = [{"first": x.first, "second": x.second, "score": x.score, "why": x.why} for x in links]
        if rows:
            self._on.execute(insert_once(self._on, t.links), rows)

    def episodes_of(self, tellings: Collection[str]) -> set[str]:
        """Give ids of the episodes that events belong to now."""
        return {
            episode
            for some in batches(sorted(tellings))
            for episode in self._on.execute(
                select(t.members.c.episode).where(t.members.c.telling.in_(some)).distinct()
            ).scalars()
        }

    def members_of(self, episodes: Collection[str]) -> set[str]:
        """Give ids of the events that episodes are made of now."""
        return {
            telling
            for some in batches(sorted(episodes))
            for telling in self._on.execute(select(t.members.c.telling).where(t.members.c.episode.in_(some))).scalars()
        }

    def members_told_by(self, documents: Sequence[str]) -> set[str]:
        """Give ids of events, current or not, that reports tell and that belong to an episode now."""
        return {
            telling
            for some in batches(documents)
            for telling in self._on.execute(
                select(t.members.c.telling)
                .join(t.tellings, t.tellings.c.telling == t.members.c.telling)
                .where(t.tellings.c.document.in_(some))
                .distinct()
            ).scalars()
        }

    def members_with_reasons(self, episode: str) -> dict[str, str]:
        """Give the events of an episode and why each was taken in, in order of publication."""
        body = self._on.execute(
            select(t.episodes.c.body).where(
                t.episodes.c.episode == episode, t.episodes.c.superseded.is_(None), t.episodes.c.until.is_(None)
            )
        ).scalar()
        return {m.telling: m.why for m in from_json(Episode, body).events} if body is not None else {}

    def keep_episodes(self, old: Collection[str], states: Sequence[tuple[date, date | None, Episode]]) -> None:
        """Put states of episodes in the place of those of `old`: equal ones stay, others are closed or added."""
        wanted = {(e.id, since, until, to_json(e)): e for since, until, e in states}
        held = {
            (row.episode, row.since, row.until, row.body): row.row
            for some in batches(sorted(old))
            for row in self._on.execute(
                select(
                    t.episodes.c.row, t.episodes.c.episode, t.episodes.c.since, t.episodes.c.until, t.episodes.c.body
                ).where(t.episodes.c.episode.in_(some), t.episodes.c.superseded.is_(None))
            )
        }
        self._close(t.episodes, [row for key, row in held.items() if key not in wanted])
        new = [key for key in wanted if key not in held]
        self._add_episodes([(since, until, body, wanted[name, since, until, body]) for name, since, until, body in new])
        self._set_members(old, {e for _, until, e in states if until is None})

    def _add_episodes(self, states: Sequence[tuple[date, date | None, str, Episode]]) -> None:
        if not states:
            return
        first = (self._on.execute(select(func.max(t.episodes.c.row))).scalar() or 0) + 1
        rows = [
            {"row": first + number, **_episode_row(since, until, body, episode), "learned": self._now}
            for number, (since, until, body, episode) in enumerate(states)
        ]
        self._on.execute(insert(t.episodes), rows)
        parties = [
            {"row": first + number, "party": party, "last_reported": episode.last_reported}
            for number, (_, _, _, episode) in enumerate(states)
            for party in sorted(_party_words(episode))
        ]
        pairs = [
            {"row": first + number, **pair, "last_reported": episode.last_reported}
            for number, (_, _, _, episode) in enumerate(states)
            for pair in _pairs(episode)
        ]
        for table, found in ((t.episode_parties, parties), (t.episode_pairs, pairs)):
            if found:
                self._on.execute(insert(table), found)

    def _set_members(self, old: Collection[str], episodes: Iterable[Episode]) -> None:
        for some in batches(sorted(old)):
            self._on.execute(delete(t.members).where(t.members.c.episode.in_(some)))
        rows = [{"telling": m.telling, "episode": e.id} for e in episodes for m in e.events]
        for some_rows in batches(rows):
            self._on.execute(delete(t.members).where(t.members.c.telling.in_([r["telling"] for r in some_rows])))
        if rows:
            self._on.execute(insert(t.members), rows)

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
        current = (
            select(s.statement)
            .join(t.folds, f.statement == s.statement)
            .where(s.superseded.is_(None), s.day <= day, s.document != report.document)
        )
        keyed = current.join(t.statement_keys, k.statement == s.statement)
        mates = select(t.lineage.c.document).where(
            t.lineage.c.superseded.is_(None), t.lineage.c.storyline == report.storyline
        )
        queries = (
            keyed.where(k.key.in_(pairs), is_held),
            keyed.where(k.key.in_(single), f.due >= day - reach.near),
            current.where(s.document.in_(mates), is_held),
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
        found |= set(self._on.execute(self._mates(statement.report.document, stated, last)).scalars())
        return self.placed(found - {statement.report.document})

    def _mates(self, document: str, first: date, last: date) -> Select[tuple[str]]:
        """Select the reports of a report's storyline that were published between two days."""
        own = select(t.lineage.c.storyline).where(t.lineage.c.document == document, t.lineage.c.superseded.is_(None))
        return select(t.lineage.c.document).where(
            t.lineage.c.superseded.is_(None), t.lineage.c.storyline.in_(own), t.lineage.c.day.between(first, last)
        )

    def placed(self, documents: Collection[str]) -> list[Placed]:
        """Give where reports stand in the order of publication, and in which storyline; in that order."""
        v, x = t.versions.c, t.lineage.c
        rows = [
            row
            for some in batches(sorted(documents))
            for row in self._on.execute(
                select(v.document, v.day, v.published, x.storyline)
                .join_from(t.versions, t.lineage, and_(x.document == v.document, x.superseded.is_(None)), isouter=True)
                .where(v.document.in_(some), v.superseded.is_(None))
            )
        ]
        found = [
            Placed(row.document, row.day, f"{row.day} {row.published} {row.document}", row.storyline) for row in rows
        ]
        return sorted(found, key=lambda report: report.order)

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
        return Fold(row.read_to, row.due, row.body) if row else None

    def keep_fold(self, statement: str, fold: Fold) -> None:
        """Write how far an expectation has been read."""
        self._on.execute(delete(t.folds).where(t.folds.c.statement == statement))
        self._on.execute(
            insert(t.folds), {"statement": statement, "read_to": fold.read_to, "due": fold.due, "body": fold.body}
        )

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
        self._close(t.standings, [row for key, row in held.items() if key not in wanted])
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

    def stated(self, keys: Collection[str], first: date, last: date) -> set[str]:
        """Give ids of expectations stored under one of the keys and stated between two days."""
        k = t.statement_keys.c
        query = select(k.statement).where(k.key.in_(sorted(keys)), k.day.between(first, last)).distinct()
        return set(self._on.execute(query).scalars())

    def repeat(self, statement: str, earlier: str | None) -> None:
        """Write which earlier expectation one repeats, None where it is the first."""
        self._on.execute(delete(t.repeats).where(t.repeats.c.statement == statement))
        if earlier is not None:
            self._on.execute(insert(t.repeats), {"statement": statement, "earlier": earlier})

    def corrections_on(self, tellings: Collection[str]) -> list[tuple[str, str, str]]:
        """Give what people decided on events: kind, and the two it speaks of."""
        c = t.corrections.c
        return [
            (row.kind, row.first, row.second)
            for some in batches(sorted(tellings))
            for row in self._on.execute(
                select(c.kind, c.first, c.second)
                .where(c.superseded.is_(None), or_(c.first.in_(some), c.second.in_(some)))
                .order_by(c.learned)
            )
        ]

    def _tellings(self, condition: Any) -> list[Telling]:
        query = select(t.tellings.c.body).where(condition, t.tellings.c.superseded.is_(None))
        return [from_json(Telling, body) for body in self._on.execute(query).scalars()]

    def _close(self, table: Table, rows: Sequence[int]) -> None:
        if rows:
            self._on.execute(
                update(table).where(table.c.row == bindparam("old")).values(superseded=self._now),
                [{"old": row} for row in rows],
            )


def _episode_row(since: date, until: date | None, body: str, episode: Episode) -> dict[str, Any]:
    return {
        "episode": episode.id,
        "since": since,
        "until": until,
        "type": episode.type,
        "mode": episode.mode,
        "quad": episode.quad,
        "status": episode.status,
        "historical": episode.historical,
        "score": episode.score,
        "time_from": episode.time.start if episode.time else None,
        "time_to": episode.time.end if episode.time else None,
        "place_name": episode.place.name if episode.place else None,
        "place_country": episode.place.country if episode.place else None,
        "first_reported": episode.first_reported,
        "last_reported": episode.last_reported,
        "reports": len(episode.documents),
        "independent_origins": episode.independent_origins,
        "confidence": episode.confidence,
        "body": body,
    }


def _party_words(episode: Episode) -> set[str]:
    """Give what an episode is found by when a party is asked for: countries, and names in lower case."""
    parties = (*episode.actors, *episode.recipients)
    return {p.country for p in parties if p.country} | {p.name.casefold() for p in parties}


def _pairs(episode: Episode) -> Iterable[dict[str, Any]]:
    """Give the pairs of countries that took part, in alphabetical order, and who of the two acted."""
    doing = {p.country for p in episode.actors if p.country}
    done_to = {p.country for p in episode.recipients if p.country}
    for first, second in combinations(sorted(doing | done_to), 2):
        acts = (first in doing, second in doing)
        yield {"first": first, "second": second, "direction": int(acts[0]) - int(acts[1])}


def _sorted_keys(keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Part keys of pairs of parties from those of one."""
    found = sorted(set(keys))
    return [key for key in found if "|" in key], [key for key in found if key.endswith("*")]


def batches(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Cut a long list into pieces that one statement may name."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))
