"""PLOVER's event types and modes, their quad classes and scores (`data/plover_types.tsv`, `data/plover_modes.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from dragoman.errors import DataError
from dragoman.record import EventType, Quad

from .tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverType:
    """One event type; `modes` maps its modes to their scores, `score` lies in -10..10."""

    quad: Quad
    score: float
    needs_recipient: bool
    modes: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """The sixteen event types; `glosses` says in a few words what each type, and each mode, is."""

    types: dict[EventType, PloverType]
    glosses: dict[tuple[EventType, str | None], str]

    @classmethod
    def load(cls) -> Plover:
        """Read the package's tables; raises `DataError` where one is broken."""
        modes = read_table("plover_modes")
        types: dict[EventType, PloverType] = {}
        glosses: dict[tuple[EventType, str | None], str] = {}
        for row in read_table("plover_types"):
            name = event_type(row["type"], "plover_types")
            score = float(row["score"])
            types[name] = PloverType(
                quad=_quad(row["quad"]),
                score=score,
                needs_recipient=row["needs_recipient"] == "yes",
                modes={m["mode"]: float(m["score"] or score) for m in modes if m["type"] == name},
            )
            glosses[name, None] = row["gloss"]
            glosses |= {(name, m["mode"]): m["gloss"] for m in modes if m["type"] == name}
        return cls(types=types, glosses=glosses)

    def quad_of(self, kind: EventType) -> Quad:
        """Give the quad class of a type."""
        return self.types[kind].quad

    def score_of(self, kind: EventType, mode: str | None) -> float:
        """Give the score of a type, or of its mode where the table has one of its own; in -10..10."""
        known = self.types[kind]
        return known.modes.get(mode, known.score) if mode else known.score

    def needs_recipient(self, kind: EventType) -> bool:
        """Tell whether PLOVER codes the type only where someone is at its receiving end."""
        return self.types[kind].needs_recipient

    def modes_of(self, kind: EventType) -> tuple[str, ...]:
        """Give the modes of a type, in the order of the manual; most verbal types have none."""
        return tuple(self.types[kind].modes)

    def gloss_of(self, kind: EventType, mode: str | None) -> str:
        """Say in a few words what a type, or one of its modes, is; raises `KeyError` on an unknown mode."""
        return self.glosses[kind, mode]

    def is_cooperative(self, kind: EventType) -> bool:
        """Tell whether a type is cooperation, verbal or material."""
        return self.types[kind].quad.endswith("cooperation")


def event_type(name: str, table: str) -> EventType:
    """Take a cell for an event type; raises `DataError` naming the table where it is none."""
    if name not in get_args(EventType):
        msg = f"{table}.tsv: {name!r} is not an event type"
        raise DataError(msg)
    return cast("EventType", name)


def _quad(name: str) -> Quad:
    if name not in get_args(Quad):
        msg = f"plover_types.tsv: {name!r} is not a quad class"
        raise DataError(msg)
    return cast("Quad", name)
