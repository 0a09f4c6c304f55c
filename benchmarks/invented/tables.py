"""The words that made-up reports are written with (`data/*.tsv`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from dragoman.codebook.plover import event_type
from dragoman.codebook.tables import Row, parse_table
from dragoman.record import EventType, ExpectationKind

Told = Literal["done", "ahead", "denied", "off"]

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A kind of happening, by PLOVER type and mode; `plan_share` is how many of them are announced beforehand."""

    kind: EventType
    mode: str | None
    weight: float
    is_symmetric: bool
    plan_share: float
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One way of telling an act, coded as `kind`. `pieces` are words, slots in braces, the naming word in brackets."""

    kind: EventType
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One way of saying what may come; `hedge` stands among the pieces as the word in brackets does in a phrase."""

    kind: ExpectationKind
    act: EventType
    pieces: tuple[str, ...]
    odds: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Tables:
    """All of them. `phrases` are by act and by how it is told: an act that is never denied has none for that."""

    acts: tuple[Act, ...]
    phrases: dict[tuple[Act, Told], tuple[Phrase, ...]]
    outlooks: tuple[Outlook, ...]
    matters: tuple[str, ...]
    asides: tuple[str, ...]
    outlets: tuple[str, ...]
    wires: tuple[str, ...]
    offices: tuple[Row, ...]
    syllables: dict[str, tuple[str, ...]]


@cache
def read_tables() -> Tables:
    """Read every table; raises `DataError` where one is broken."""
    acts = tuple(_act(row) for row in _rows("acts"))
    outlets = _rows("outlets")
    syllables = _rows("syllables")
    return Tables(
        acts=acts,
        phrases=_phrases(acts),
        outlooks=tuple(_outlook(row) for row in _rows("hedges")),
        matters=tuple(row["matter"] for row in _rows("matters")),
        asides=tuple(row["sentence"] for row in _rows("asides")),
        outlets=tuple(row["name"] for row in outlets),
        wires=tuple(row["name"] for row in outlets if row["wire"] == "yes"),
        offices=tuple(_rows("offices")),
        syllables={p: tuple(r["syllable"] for r in syllables if r["place"] == p) for p in ("first", "last")},
    )


def _rows(name: str) -> list[Row]:
    return parse_table((DATA / f"{name}.tsv").read_text(encoding="utf-8"), f"{name}.tsv")


def _act(row: Row) -> Act:
    return Act(
        kind=event_type(row["act"], "acts"),
        mode=row["mode"] or None,
        weight=float(row["weight"]),
        is_symmetric=row["symmetric"] == "yes",
        plan_share=float(row["plan_share"]),
        context=row["context"],
    )


def _phrases(acts: tuple[Act, ...]) -> dict[tuple[Act, Told], tuple[Phrase, ...]]:
    by_name = {(act.kind, act.mode): act for act in acts}
    found: dict[tuple[Act, Told], list[Phrase]] = {}
    for row in _rows("phrases"):
        act = by_name[event_type(row["act"], "phrases"), row["mode"] or None]
        phrase = Phrase(kind=event_type(row["type"], "phrases"), pieces=_pieces(row["template"]))
        found.setdefault((act, cast("Told", row["told"])), []).append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


def _outlook(row: Row) -> Outlook:
    template = row["template"].replace(row["hedge"], f"[{row['hedge']}]", 1) if row["hedge"] else row["template"]
    odds = (float(row["low"]), float(row["high"])) if row["low"] else None
    kind = cast("ExpectationKind", row["kind"])
    return Outlook(kind=kind, act=event_type(row["act"], "hedges"), pieces=_pieces(template), odds=odds)


def _pieces(template: str) -> tuple[str, ...]:
    """Split a template at its slots and at the word in brackets."""
    for mark in "{[":
        template = template.replace(mark, f"\t{mark}")
    for mark in "}]":
        template = template.replace(mark, f"{mark}\t")
    return tuple(piece for piece in template.split("\t") if piece)
