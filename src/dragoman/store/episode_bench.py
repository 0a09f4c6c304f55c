"""What the desk merges: events, what may be of one happening, and the episodes made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, union

from dragoman.record import Episode, Telling
from dragoman.record.exchange import from_json, to_json

from . import tables as t
from .database import now
from .workbench import batches, close
from .writer import insert_once


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Two tellings that may be of one happening."""

    first: str
    second: str
    score: float
    why: str


class EpisodeBench:
    """Events and episodes on the desk, within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        """Work within a transaction that `Record.writing` opened."""
        self._on = connection
        self._now = now()

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

    def unlink(self, tellings: Collection[str]) -> None:
        """Take away the links of events whose reports have changed."""
        for some in batches(sorted(tellings)):
            self._on.execute(delete(t.links).where(or_(t.links.c.first.in_(some), t.links.c.second.in_(some))))

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
        close(self._on, self._now, t.episodes, [row for key, row in held.items() if key not in wanted])
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
