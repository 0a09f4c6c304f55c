"""Nouns for who acts: offices and occupations (`data/offices.tsv`), bodies and bands (`data/groups.tsv`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from dragoman.record import ActorKind

from .tables import Row, listed, read_table

LONGEST = 4
"""Words of the longest noun in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun for a person or a body, with the sectors of whom it names; empty: those of whom they serve.

    `office` is what the who's who calls it: «defence minister» for «secretary of defense».
    """

    noun: str
    kind: ActorKind
    sectors: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True)
class Offices:
    """The nouns of both tables; the nouns for acts of states, and the names of regions that do not act."""

    by_noun: dict[str, RoleNoun]
    acts: frozenset[str]
    regions: frozenset[str]

    @classmethod
    def load(cls) -> Offices:
        """Read the package's tables; raises `DataError` where one is broken."""
        rows = [_noun(row) for table in ("groups", "offices") for row in read_table(table)]
        return cls(
            by_noun={row.noun: row for row in rows},
            acts=frozenset(row["noun"] for row in read_table("groups_acts")),
            regions=frozenset(row["name"].lower() for row in read_table("groups_regions")),
        )

    def ending(self, words: Sequence[str]) -> RoleNoun | None:
        """Give the longest noun that the words end with, plural or singular; None where they end with none."""
        lowered = [word.lower() for word in words[-LONGEST:]]
        for first in range(len(lowered)):
            for phrase in singulars(" ".join(lowered[first:])):
                if phrase in self.by_noun:
                    return self.by_noun[phrase]
        return None


def singulars(phrase: str) -> Iterator[str]:
    """Yield what a phrase may be the plural of, itself first."""
    yield phrase
    if phrase.endswith("men"):
        yield f"{phrase[:-3]}man"
    if phrase.endswith("children"):
        yield phrase.removesuffix("ren")
    if phrase.endswith("ies"):
        yield f"{phrase[:-3]}y"
    if phrase.endswith("es"):
        yield phrase[:-2]
    if phrase.endswith("s"):
        yield phrase[:-1]
    first, _, rest = phrase.partition(" ")
    if first.endswith("s") and rest.startswith(("of ", "general", "in ")):
        yield f"{first[:-3]}y {rest}" if first.endswith("ies") else f"{first[:-1]} {rest}"


def _noun(row: Row) -> RoleNoun:
    return RoleNoun(
        noun=row["noun"],
        kind=cast("ActorKind", row["kind"]),
        sectors=listed(row["sectors"]),
        office=row.get("office") or row["noun"],
    )
