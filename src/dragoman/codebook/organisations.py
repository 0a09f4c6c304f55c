"""Bodies and peoples: armed groups, parties, firms, media, seats (`data/{organisations,media,peoples,ships}.tsv`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from dragoman.record import ActorKind

from .dates import first_day, is_within, last_day
from .tables import Row, listed, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What an organisation is in one period: its country (None for international bodies) and its sectors."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Ships:
    """What the ships of a state are called before their name (`data/ships.tsv`)."""

    prefix: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisations:
    """All organisations by canonical name, one row a period; what ships are called, by prefix."""

    by_name: dict[str, tuple[Organisation, ...]]
    ships: dict[str, Ships] = field(default_factory=dict)

    @classmethod
    def load(cls) -> Organisations:
        """Read the package's tables; raises `DataError` where one is broken."""
        rows = [_organisation(row) for table in ("organisations", "media", "peoples") for row in read_table(table)]
        grouped: defaultdict[str, list[Organisation]] = defaultdict(list)
        for row in rows:
            grouped[row.name].append(row)
        ships = [Ships(r["prefix"], r["country"], listed(r["sectors"])) for r in read_table("ships")]
        return cls({name: tuple(found) for name, found in grouped.items()}, {each.prefix: each for each in ships})

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names."""
        return tuple(self.by_name)

    def aliases(self, name: str) -> tuple[str, ...]:
        """Give all names of an organisation, the canonical one first."""
        return tuple(dict.fromkeys([name, *(alias for row in self.by_name[name] for alias in row.aliases)]))

    def on(self, name: str, day: date) -> Organisation:
        """Give the row that holds on a day, or else the last one of the organisation."""
        rows = self.by_name[name]
        return next((row for row in rows if is_within(day, row.start, row.end)), rows[-1])


def _organisation(row: Row) -> Organisation:
    return Organisation(
        name=row["name"],
        aliases=listed(row["aliases"]),
        kind=cast("ActorKind", row["kind"]),
        country=row["country"] or None,
        sectors=listed(row["sectors"]),
        start=first_day(row["from"]),
        end=last_day(row["to"]),
    )
