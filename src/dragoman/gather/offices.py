"""What a position in another collection is here: the office, its sectors, and the country that its name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.codebook.countries import Countries
from dragoman.codebook.offices import Offices

_OF = re.compile(r"^(?P<office>.+?) (?:of|for) (?:the )?(?P<place>[A-Z].*)$")


@dataclass(frozen=True, slots=True)
class Position:
    """An office as the table of offices has it; `country` is None where the words tell of none."""

    office: str
    sectors: tuple[str, ...]
    country: str | None


class Positions:
    """Reads names of positions: «Minister of Energy of Kenya», «Kenyan energy minister»."""

    def __init__(self) -> None:
        """Open the tables of offices and countries."""
        self._offices = Offices.load()
        countries = Countries.load()
        self._countries = countries.by_name
        self._adjectives = {a.lower(): c.alpha3 for c in countries.rows for a in c.adjectives}

    def read(self, name: str) -> Position | None:
        """Give the office that a position is, None where the table of offices has none such."""
        words, country = name.strip(), None
        if (found := _OF.match(words)) and (known := self._countries.get(found["place"].lower())):
            words, country = found["office"], known.alpha3
        told = [a for a in self._adjectives if words.lower().startswith(f"{a} ")]
        if country is None and told:
            country = self._adjectives[max(told, key=len)]
        noun = self._offices.ending(words.split())
        if noun is None and (found := _OF.match(words)):  # «Minister of Energy» is the energy minister
            turned = (f"{found['place']} {found['office']}", found["office"])
            noun = next((n for w in turned if (n := self._offices.ending(w.split()))), None)
        return Position(noun.office, noun.sectors, country) if noun is not None and noun.sectors else None
