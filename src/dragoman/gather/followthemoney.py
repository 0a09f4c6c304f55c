"""Persons and bodies from FollowTheMoney entities, one JSON object a line (https://followthemoney.tech)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from dragoman.codebook.countries import Countries
from dragoman.codebook.offices import Offices

from .imported import Imported, Row, aliases_of
from .offices import Positions

BODIES = {"Company": "BUS", "PublicBody": "GOV", "Organization": "", "LegalEntity": ""}
"""Schemata of bodies, with the sector that the schema alone tells."""

TOPICS = {
    "gov": "GOV", "pol.party": "PTY", "crime.terror": "REB", "crime": "CRM", "mil": "MIL", "rel": "REL",
    "pol.union": "LAB", "role.journo": "JRN", "fin.bank": "BUS", "gov.igo": "IGO", "gov.security": "SPY",
}  # fmt: skip
"""Sectors by the topics of FollowTheMoney."""

Entity = dict[str, Any]


def read_followthemoney(lines: Iterable[tuple[str, int, str]]) -> Imported:
    """Read entities; `lines` are (file, number, text). Occupancies are joined to holders and posts at the end."""
    reader = _Reader()
    for name, number, text in lines:
        if text.strip():
            reader.take(name, number, text)
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self._found = Imported()
        self._positions = Positions()
        self._offices = Offices.load()
        self._codes = {c.alpha2.lower(): c.alpha3 for c in Countries.load().rows}
        self._persons: dict[str, Entity] = {}
        self._posts: dict[str, Entity] = {}
        self._held: list[Entity] = []

    def take(self, name: str, number: int, text: str) -> None:
        try:
            entity = json.loads(text)
            schema, properties = entity["schema"], entity["properties"]
        except (ValueError, KeyError, TypeError):
            schema, properties, entity = "", None, {}
        if not isinstance(properties, dict):
            self._found.broken.append(f"{name}, line {number}: no entity with schema and properties")
            return
        if schema == "Person":
            self._persons[str(entity.get("id"))] = entity
        elif schema == "Position":
            self._posts[str(entity.get("id"))] = entity
        elif schema == "Occupancy":
            self._held.append(entity)
        elif schema in BODIES:
            self._body(entity, BODIES[schema])

    def finish(self) -> Imported:
        served = {holder for entity in self._held for holder in _all(entity, "holder")}
        for entity in self._held:
            self._occupancy(entity)
        for key, person in self._persons.items():
            if key in served:
                continue
            told = [row for position in _all(person, "position") if (row := self._term(person, position, {}))]
            self._found.people += told
            if not told:
                self._found.leave("persons without an office that the table of offices has")
        return self._found

    def _occupancy(self, entity: Entity) -> None:
        for holder in _all(entity, "holder"):
            for post in _all(entity, "post"):
                person, position = self._persons.get(holder), self._posts.get(post)
                if person is None or position is None:
                    self._found.leave("occupancies whose holder or post is not in the files")
                    continue
                rows = (self._term(person, name, entity, _all(position, "country")) for name in _all(position, "name"))
                row = next((row for row in rows if row), None)
                if row is None:
                    self._found.leave("persons without an office that the table of offices has")
                else:
                    self._found.people.append(row)

    def _term(self, person: Entity, position: str, term: Entity, countries: list[str] | None = None) -> Row | None:
        read = self._positions.read(position)
        name = " ".join(next(iter(_all(person, "name")), "").split())
        if read is None or " " not in name:
            return None
        own = [c for key in ("country", "nationality", "citizenship") for c in _all(person, key)]
        codes = dict.fromkeys(self._codes[c.lower()] for c in (countries or own) if c.lower() in self._codes)
        country = read.country or (next(iter(codes)) if len(codes) == 1 else "")
        return {
            "name": name,
            "aliases": aliases_of([*_all(person, "name"), *_all(person, "alias")], name),
            "country": country,
            "office": read.office,
            "sectors": "|".join(read.sectors),
            "from": next(iter(_all(term, "startDate")), "")[:10],
            "to": next(iter(_all(term, "endDate")), "")[:10],
            "source": f"FollowTheMoney {person.get('id')}",
        }

    def _body(self, entity: Entity, sector: str) -> None:
        names = _all(entity, "name")
        noun = self._offices.ending(names[0].split()) if names else None
        topics = [TOPICS[t] for t in _all(entity, "topics") if t in TOPICS]
        sectors = tuple(dict.fromkeys([*topics, *([sector] if sector else [])])) or (noun.sectors if noun else ())
        codes = [self._codes[c.lower()] for key in ("country", "jurisdiction", "mainCountry") for c in _all(entity, key)
                 if c.lower() in self._codes]  # fmt: skip
        if not names or not sectors:
            self._found.leave("bodies whose sector is not told")
            return
        self._found.organisations.append(
            {
                "name": names[0],
                "aliases": aliases_of([*names, *_all(entity, "alias")], names[0]),
                "kind": "organisation",
                "country": codes[0] if len(set(codes)) == 1 else "",
                "sectors": "|".join(sectors),
                "from": next(iter(_all(entity, "incorporationDate")), "")[:10],
                "to": next(iter(_all(entity, "dissolutionDate")), "")[:10],
                "source": f"FollowTheMoney {entity.get('id')}",
            }
        )


def _all(entity: Entity, name: str) -> list[str]:
    """Give the values of a property, as text; nested entities by their id."""
    values = entity.get("properties", {}).get(name, [])
    values = values if isinstance(values, list) else [values]
    return [str(v["id"]) if isinstance(v, dict) and "id" in v else str(v) for v in values if v]
