"""Whether two tellings could speak of one happening, point by point: who, when, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from dragoman.record import Interval, Party, Spot

from .naming import fold, same_body, same_person

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What two sets of parties share, by key: a country, else a name of its own.

    `persons` and `bodies` are named alike in both; `is_contrary` where both name persons of one state, and other ones.
    """

    shared: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str] = frozenset()
    only_first: frozenset[str]
    only_second: frozenset[str]
    is_contrary: bool

    @property
    def fits(self) -> bool:
        """One set holds all of the other's parties."""
        return bool(self.shared) and not (self.only_first and self.only_second)

    @property
    def named(self) -> frozenset[str]:
        """Persons and bodies in common: more than a state, which does much at once."""
        return self.persons | self.bodies


def key_of(party: Party) -> str | None:
    """Give what a party is recognised by: its country, else its own name as it is compared, else nothing."""
    if party.country:
        return party.country
    return fold(party.name) if party.is_named else None


def who_agrees(first: Iterable[Party], second: Iterable[Party]) -> Who:
    """Compare two sets of parties; they are contrary where both name persons of one state, and other ones.

    One whose country a report does not tell is known by its name in the other.
    """
    mine, theirs = tuple(first), tuple(second)
    a, b = _by_key(mine, theirs), _by_key(theirs, mine)
    shared = a.keys() & b.keys()
    pairs = [(_persons(a[key]), _persons(b[key])) for key in shared]
    alike = {fold(one.name) for ours, others in pairs for one in ours if _among(one, others)}
    return Who(
        shared=frozenset(shared),
        persons=frozenset(alike),
        bodies=frozenset(fold(one.name) for key in shared for one in _bodies(a[key]) if _is_told(one, b[key])),
        only_first=frozenset(a.keys() - shared),
        only_second=frozenset(b.keys() - shared),
        is_contrary=any(ours and others and not any(_among(one, others) for one in ours) for ours, others in pairs),
    )


def _by_key(parties: Sequence[Party], others: Sequence[Party]) -> Mapping[str, list[Party]]:
    """Group parties by what they are recognised by; one of no country goes by that of its namesake beyond."""
    grouped: dict[str, list[Party]] = {}
    for party in parties:
        key = _key_among(party, others)
        if key is not None:
            grouped.setdefault(key, []).append(party)
    return grouped


def _key_among(party: Party, others: Sequence[Party]) -> str | None:
    if party.country or not party.is_named:
        return key_of(party)
    alike = [key for other in (party, *others) if is_same_party(party, other) and (key := key_of(other))]
    return min(alike, key=lambda key: (key.islower(), key), default=None)


def is_same_party(first: Party, second: Party) -> bool:
    """Tell whether two parties are one by their names or numbers, whatever country they are said to be of."""
    if first.wikidata_id and second.wikidata_id:
        return first.wikidata_id == second.wikidata_id
    if not (first.is_named and second.is_named):
        return False
    if "person" in {first.kind, second.kind}:
        return first.kind == second.kind and same_person(first.name, second.name)
    return same_body(first.name, second.name)


def _persons(parties: Iterable[Party]) -> list[Party]:
    return [p for p in parties if p.kind == "person" and p.is_named]


def _bodies(parties: Iterable[Party]) -> list[Party]:
    return [p for p in parties if p.kind in {"organisation", "group"} and p.is_named]


def _among(person: Party, others: Iterable[Party]) -> bool:
    return any(is_same_party(person, other) for other in others)


def _is_told(body: Party, others: Iterable[Party]) -> bool:
    return any(is_same_party(body, other) for other in _bodies(others))


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
