"""All that is known of actors in advance: countries, organisations, offices, people, and the index of their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .countries import Countries
from .names import KnownNames
from .offices import Offices
from .organisations import Organisations
from .people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class WhosWho:
    """The tables of actors, opened together."""

    countries: Countries
    organisations: Organisations
    offices: Offices
    people: People
    names: KnownNames

    @classmethod
    def load(cls) -> WhosWho:
        """Read the package's tables; raises `DataError` where one is broken."""
        countries, organisations, people = Countries.load(), Organisations.load(), People.load()
        offices = Offices.load()
        return cls(
            countries=countries,
            organisations=organisations,
            offices=offices,
            people=people,
            names=KnownNames.of_tables(countries, organisations, people, offices.regions),
        )


@cache
def open_whos_who() -> WhosWho:
    """Give the tables, read on first use: stages that each need them share one copy."""
    return WhosWho.load()
