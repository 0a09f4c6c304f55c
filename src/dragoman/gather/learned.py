"""Persons whom no table knows, as reports tell of them: «Kremlin spokesperson Dmitry Peskov»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from dragoman.codebook.offices import Offices
from dragoman.record import Coding, Reason

LASTING = timedelta(days=365)
"""How long after the day on which a report tells of it an office is taken to be held."""

FEWEST = 2
"""Words of a name that is kept: a lone surname is many people's."""

SHOWN = 5
"""Places in reports that a row names as its evidence, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the words at one place tell of a person on the day of their report; `source` is DOCUMENT START-END."""

    name: str
    country: str
    office: str
    sectors: tuple[str, ...]
    day: date
    source: str


@dataclass(slots=True, kw_only=True)
class Learned:
    """What reports tell of persons, gathered: by name, country and office."""

    by_person: dict[tuple[str, str, str], list[Told]] = field(default_factory=lambda: defaultdict(list))

    def add(self, readings: Iterable[Told]) -> None:
        """Add readings."""
        for one in readings:
            self.by_person[one.name, one.country, one.office].append(one)

    @property
    def doubtful(self) -> dict[str, tuple[str, ...]]:
        """Names told with several countries: they may be several persons', and are not learned."""
        countries: defaultdict[str, set[str]] = defaultdict(set)
        for name, country, _ in self.by_person:
            countries[name].add(country)
        return {name: tuple(sorted(found)) for name, found in sorted(countries.items()) if len(found) > 1}

    def rows(self) -> list[dict[str, str]]:
        """Give the rows of the table `people`, in the order of names; doubtful ones are left out."""
        kept = {key: found for key, found in self.by_person.items() if key[0] not in self.doubtful}
        return [_row(key, found) for key, found in sorted(kept.items())]


def told(coding: Coding, reasons: Iterable[Reason], offices: Offices) -> Iterator[Told]:
    """Yield what a report tells of persons whom no table knows: full name, office and country, in its own words.

    A former office tells of no term, and an office that the table of offices lacks is none.
    """
    day = coding.published.date() if isinstance(coding.published, datetime) else coding.published
    actors = {actor.id: actor for actor in coding.actors}
    for reason in reasons:
        actor = actors.get(reason.means or "") if reason.is_told else None
        if actor is None or actor.country is None or len(actor.name.split()) < FEWEST:
            continue
        noun = offices.ending((actor.role or "").split())
        if noun is None or "ELI" in actor.sectors:
            continue
        yield Told(
            name=actor.name,
            country=actor.country,
            office=noun.office,
            sectors=actor.sectors,
            day=day,
            source=f"{coding.id} {reason.start}-{reason.end}",
        )


def _row(key: tuple[str, str, str], found: list[Told]) -> dict[str, str]:
    name, country, office = key
    days = sorted(one.day for one in found)
    sources = list(dict.fromkeys(one.source for one in sorted(found, key=lambda one: (one.day, one.source))))
    return {
        "name": name,
        "aliases": "",
        "country": country,
        "office": office,
        "sectors": "|".join(found[-1].sectors),
        "from": days[0].isoformat(),
        "to": (days[-1] + LASTING).isoformat(),
        "source": "; ".join(sources[:SHOWN]),
    }
