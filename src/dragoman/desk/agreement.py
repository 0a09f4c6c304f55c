"""Whether two tellings could speak of one happening, point by point: who, when, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from dragoman.record import Interval, Party, Spot

When = Literal["same", "near", "assumed", "wide", "apart"]
Where = Literal["same", "within", "untold", "apart"]

DAYS_OF_NEWS = 2
"""How long before its report a happening without a date is taken to lie: news tells of today, yesterday, last night."""

PRECISE = timedelta(days=3)
"""An interval up to this long is a date, not a period: a visit of four days, a summit's week-end."""

SAME_PLACE_KM = 30.0
"""Two places as near as this are one for reports: a town and its airport, a capital and its suburb."""

EARTH_RADIUS_KM = 6371.0
SMALL = ("PPL", "BLDG", "AIRP", "AIRB", "PRT", "CMP", "MIL", "BDG", "HTL")
"""GeoNames codes of towns and what stands in them start so; other places hold places."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Parties of one side by what they can be recognised by: country, else name."""

    by_key: Mapping[str, tuple[Party, ...]]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> Sides:
        """Group parties by country; one of no country stands by its name, if it has one of its own."""
        grouped: dict[str, list[Party]] = {}
        for party in parties:
            key = key_of(party)
            if key is not None:
                grouped.setdefault(key, []).append(party)
        return cls({key: tuple(members) for key, members in grouped.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What two sets of parties share, by key; `persons` are named alike in both; `is_contrary` where others act."""

    shared: frozenset[str]
    persons: frozenset[str]
    only_first: frozenset[str]
    only_second: frozenset[str]
    is_contrary: bool

    @property
    def fits(self) -> bool:
        """One set holds all of the other's parties."""
        return bool(self.shared) and not (self.only_first and self.only_second)


def key_of(party: Party) -> str | None:
    """Give what a party is recognised by: its country, else its own name in lower case, else nothing."""
    if party.country:
        return party.country
    return party.name.casefold() if party.is_named else None


def who_agrees(first: Iterable[Party], second: Iterable[Party]) -> Who:
    """Compare two sets of parties; they are contrary where both name persons of one state, and other ones."""
    a, b = Sides.of(first).by_key, Sides.of(second).by_key
    shared = a.keys() & b.keys()
    names = {key: (_named_persons(a[key]), _named_persons(b[key])) for key in shared}
    alike = {name for mine, theirs in names.values() for name in mine if _among(name, theirs)}
    contrary = any(mine and theirs and not any(_among(n, theirs) for n in mine) for mine, theirs in names.values())
    return Who(
        shared=frozenset(shared),
        persons=frozenset(alike),
        only_first=frozenset(a.keys() - shared),
        only_second=frozenset(b.keys() - shared),
        is_contrary=contrary,
    )


def _named_persons(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(p.name.casefold() for p in parties if p.kind == "person" and p.is_named)


def _among(name: str, others: frozenset[str]) -> bool:
    """Tell whether a person is among others, who may be told by surname alone."""
    return name in others or any(name.split()[-1:] == other.split()[-1:] for other in others)


def days_of(time: Interval | None, reported: date) -> tuple[date, date] | None:
    """Give the first and last day of a happening, an open end taken from the report; None where no day is told."""
    start = (time.start or time.end) if time else None
    if time is None or start is None:
        return None
    return (start, max(start, time.end or reported))


def when_agrees(first: Interval | None, reported: date, second: Interval | None, again: date) -> When:
    """Compare the days of two tellings, each reported on its day; one without a date is taken for news of its day."""
    a, b = days_of(first, reported), days_of(second, again)
    if a is None or b is None:
        news = a or (reported - timedelta(days=DAYS_OF_NEWS), reported)
        other = b or (again - timedelta(days=DAYS_OF_NEWS), again)
        return "assumed" if _gap(news, other) <= 0 else "apart"
    gap = _gap(a, b)
    is_precise = all(last - start <= PRECISE for start, last in (a, b))
    if gap <= 0:
        return "same" if is_precise else "wide"
    return "near" if gap == 1 and is_precise else "apart"


def _gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    """Days between two stretches of days; 0 or less where they share one."""
    return max((b[0] - a[1]).days, (a[0] - b[1]).days)


def where_agrees(first: Spot | None, second: Spot | None) -> Where:
    """Compare two places: the same or as good as, one a country that holds the other, untold, apart."""
    if first is None or second is None:
        return "untold"
    if first.geonames_id is not None and first.geonames_id == second.geonames_id:
        return "same"
    if first.name.casefold() == second.name.casefold() and first.country == second.country:
        return "same"
    near = kilometres(first, second)
    if near is not None and near <= SAME_PLACE_KM and not (_is_wide(first) or _is_wide(second)):
        return "same"
    if first.country and first.country == second.country and (_is_wide(first) or _is_wide(second)):
        return "within"
    return "apart"


def kilometres(first: Spot, second: Spot) -> float | None:
    """Give the great-circle distance (haversine) of two places, None where one has no coordinates."""
    if first.latitude is None or first.longitude is None or second.latitude is None or second.longitude is None:
        return None
    a, b = radians(first.latitude), radians(second.latitude)
    east = radians(second.longitude - first.longitude)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def _is_wide(spot: Spot) -> bool:
    """Tell whether a place is a country, a region or a district, which holds others."""
    return not (spot.feature or "").startswith(SMALL)
