"""What is asked for of the record, as conditions on its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from . import tables as t
from .full_text import matching

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


class Conditions:
    """Conditions for rows as of a day, as the desk had them at an instant."""

    def __init__(self, dialect: str, as_of: date | None, newest: date | None, known: str | None) -> None:
        """Take the day asked for, the day of the newest report that stands in for it, and the instant."""
        self._dialect = dialect
        self._is_asked = as_of is not None
        self._as_of = as_of
        self._day = as_of or newest
        self._known = known

    def holds(self, table: Table) -> list[ColumnElement[bool]]:
        """The state that held on the day, by what the desk knew."""
        c = table.c
        found = self.on_desk(table)
        if table is t.episodes and not self._is_asked:
            return [*found, c.until.is_(None)]
        return [*found, _at(c, self._day) if self._day else c.until.is_(None)]

    def was_there(self, table: Table) -> list[ColumnElement[bool]]:
        """What reports up to the day told, by what the desk knew."""
        found = self.on_desk(table)
        if self._as_of is not None:
            found.append(table.c.day <= self._as_of)
        return found

    def on_desk(self, table: Table) -> list[ColumnElement[bool]]:
        """What the desk held at the instant asked for."""
        c = table.c
        if self._known is None:
            return [c.superseded.is_(None)]
        return [c.learned <= self._known, or_(c.superseded.is_(None), c.superseded > self._known)]

    def fits_episode(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        """Give the conditions of an episode that fits."""
        e, p = t.episodes.c, t.episode_parties.c
        found = [*one_of(e.type, wanted.types), *one_of(e.mode, wanted.modes), *one_of(e.quad, wanted.quads)]
        found += [*one_of(e.status, wanted.statuses), *one_of(e.episode, wanted.ids), *_on_days(e, wanted)]
        found += [e.row.in_(select(p.row).where(p.party == party_word(party))) for party in wanted.parties]
        if wanted.place:
            found.append(or_(e.place_country == wanted.place.upper(), func.lower(e.place_name) == wanted.place.lower()))
        documents = self.documents(wanted)
        if documents is not None:
            told = (
                select(t.members.c.episode)
                .join(t.tellings, t.tellings.c.telling == t.members.c.telling)
                .where(t.tellings.c.document.in_(documents), *self.was_there(t.tellings))
            )
            found.append(e.episode.in_(told))
        return found

    def fits_event(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        """Give the conditions of an event that fits."""
        x, p = t.tellings.c, t.parties.c
        found = [*one_of(x.type, wanted.types), *one_of(x.mode, wanted.modes), *one_of(x.quad, wanted.quads)]
        found += [*one_of(x.status, wanted.statuses), *one_of(x.telling, wanted.ids), *_on_days(x, wanted)]
        for party in wanted.parties:
            named = p.country == party.upper() if is_country(party) else func.lower(p.name) == party.lower()
            found.append(x.telling.in_(select(p.telling).where(named, *self.was_there(t.parties))))
        if wanted.place:
            found.append(or_(x.place_country == wanted.place.upper(), func.lower(x.place_name) == wanted.place.lower()))
        documents = self.documents(wanted)
        if documents is not None:
            found.append(x.document.in_(documents))
        return found

    def fits_statement(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        """Give the conditions of an expectation that fits."""
        s, x, k = t.statements.c, t.standings.c, t.statement_keys.c
        found = [*one_of(s.type, wanted.types), *one_of(s.kind, wanted.kinds), *one_of(x.status, wanted.statuses)]
        found += one_of(s.statement, wanted.ids)
        if wanted.holder:
            found.append(func.lower(s.holder) == wanted.holder.lower())
        if wanted.first_day:
            found.append(s.due >= wanted.first_day)
        if wanted.last_day:
            found.append(s.due <= wanted.last_day)
        for party in wanted.parties:
            key = party_word(party)
            keyed = select(k.statement).where(or_(k.key == f"{key}*", k.key == f"{key}+"))
            found.append(s.statement.in_(keyed))
        documents = self.documents(wanted)
        if documents is not None:
            found.append(s.document.in_(documents))
        return found

    def documents(self, wanted: Wanted) -> Select[tuple[str]] | None:
        """Select the reports asked for by id, storyline or words; None where any will do."""
        v, x = t.versions.c, t.lineage.c
        conditions: list[ColumnElement[bool]] = []
        if wanted.document:
            conditions.append(v.document == wanted.document)
        if wanted.storyline:
            mates = select(x.document).where(x.storyline == wanted.storyline, *self.on_desk(t.lineage))
            conditions.append(v.document.in_(mates))
        if wanted.words:
            conditions.append(matching(self._dialect, wanted.words))
        return select(v.document).where(v.superseded.is_(None), *conditions) if conditions else None


def _at(c: Any, day: date) -> ColumnElement[bool]:
    return and_(c.since <= day, or_(c.until.is_(None), c.until > day))


def one_of(column: ColumnElement[Any], values: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Give the condition that a column holds one of the values, none where there are none."""
    return [column.in_(values)] if values else []


def _on_days(c: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.first_day:
        found.append(func.coalesce(c.time_to, c.time_from) >= wanted.first_day)
    if wanted.last_day:
        found.append(func.coalesce(c.time_from, c.time_to) <= wanted.last_day)
    return found


def named(c: Any, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give the conditions of a named party."""
    found = [
        c.country == party.upper() if is_country(party) else func.lower(c.name).contains(party.lower(), autoescape=True)
        for party in wanted.parties
    ]
    return [*found, *one_of(c.kind, wanted.kinds)]


def is_country(party: str) -> bool:
    """Tell whether a party is given by its country's code: three capitals or not, RUS or rus."""
    return len(party) == CODE and party.isalpha()  # ISO 3166-1 alpha-3


def party_word(party: str) -> str:
    """Give a party as it is stored: a code in capitals, a name in lower case."""
    return party.upper() if is_country(party) else party.casefold()
