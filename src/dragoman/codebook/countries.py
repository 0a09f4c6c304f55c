"""States and territories (`data/countries.tsv`): names, demonyms, capitals that stand for governments."""

from __future__ import annotations

from dataclasses import dataclass

from .tables import Row, listed, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One state or territory; `alpha3` is ISO 3166-1 alpha-3 (XKX for Kosovo), `region` a sub-region of UN M49."""

    alpha3: str
    alpha2: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    region: str
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Countries:
    """All countries, by code and by name; `doubles` has the cues that a name is another place's."""

    rows: tuple[Country, ...]
    by_code: dict[str, Country]
    by_name: dict[str, Country]
    doubles: dict[str, tuple[str, ...]]

    @classmethod
    def load(cls) -> Countries:
        """Read the package's table; raises `DataError` where it is broken."""
        rows = tuple(_country(row) for row in read_table("countries"))
        return cls(
            rows=rows,
            by_code={c.alpha3: c for c in rows},
            by_name={name.lower(): c for c in rows for name in c.names},
            doubles={row["name"]: listed(row["cues"]) for row in read_table("countries_doubles")},
        )


def _country(row: Row) -> Country:
    adjectives = listed(row["adjectives"])
    return Country(
        alpha3=row["alpha3"],
        alpha2=row["alpha2"],
        name=row["name"],
        names=(row["name"], *listed(row["aliases"])),
        adjectives=adjectives,
        people=listed(row["people"]) + tuple(plural for a in adjectives if (plural := _plural(a))),
        capitals=listed(row["capitals"]),
        region=row["region"],
        wikidata_id=row["wikidata"] or None,
    )


def _plural(adjective: str) -> str | None:
    """Form the noun for several nationals; None for adjectives that do not make one («French», «Chinese»)."""
    regular = adjective.endswith(
        ("an", "i", "en", "er", "bek", "jik", "akh", "ek", "ak", "ech", "ene", "ot", "ine", "ino")
    )
    return f"{adjective}s" if regular else None
