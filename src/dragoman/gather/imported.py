"""Rows read from another collection, and what of it could not be used."""

from __future__ import annotations

from dataclasses import dataclass, field

Row = dict[str, str]


@dataclass(slots=True)
class Imported:
    """Rows for the tables of people and of organisations; `left_out` counts entities by the reason why.

    `broken` names lines that are no entity, as FILE, line N: REASON.
    """

    people: list[Row] = field(default_factory=list)
    organisations: list[Row] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def leave(self, reason: str) -> None:
        """Count one that cannot be used."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def aliases_of(names: list[str], name: str) -> str:
    """Join further names of two words and more; a lone one may be anybody's."""
    plain = (n.replace("|", " ").strip() for n in names)
    return "|".join(dict.fromkeys(n for n in plain if n and n != name and " " in n))
