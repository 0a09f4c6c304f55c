"""The sentences of made-up reports, piece by piece: a clause, the day, and who says so."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.record import AttributionKind

from .draft import Mark, Piece, moment
from .world import Someone

WEEK = timedelta(days=7)
BY_WEEKDAY = 0.6
"""How often a day of the last week is told by its name, as reports do more often than not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who says it, by which word: places among the pieces of the sentence."""

    kind: AttributionKind
    someone: Someone
    source: int
    cue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence: its pieces, which of them are the clause itself, which the word in brackets, and who says so.

    Of several sayings the first relays the next. `named` is None where nothing stands in brackets.
    """

    pieces: tuple[Piece, ...]
    clause: range
    named: int | None
    sayings: tuple[Saying, ...] = ()


def clause(pieces: Sequence[str], slots: Mapping[str, tuple[str, Mark]], when: Piece | None) -> Wording:
    """Fill a template, and put a day behind it."""
    filled: list[Piece] = []
    named = None
    for number, piece in enumerate(pieces):
        if piece.startswith("["):
            named = number
            filled.append((piece[1:-1], None))
        else:
            filled.append(slots.get(piece) or (piece, None))
    if when:
        filled += [(" ", None), when]
    return Wording(pieces=tuple(filled), clause=range(len(filled)), named=named)


def said_by(said: Wording, source: Someone) -> Wording:
    """Put who says it behind a clause."""
    at = len(said.pieces)
    pieces = (*said.pieces, (", ", None), (source.words, source), (" ", None), ("said", None))
    saying = Saying(kind="indirect", someone=source, source=at + 1, cue=at + 3)
    return Wording(pieces=pieces, clause=said.clause, named=said.named, sayings=(saying,))


def relayed_by(said: Wording, wire: Someone, source: Someone) -> Wording:
    """Put the agency that has it from someone before a clause."""
    first, mark = said.pieces[0]
    body = ((first if mark else first[:1].lower() + first[1:], mark), *said.pieces[1:])
    opening: tuple[Piece, ...] = (
        ("According to", None), (" ", None), (wire.words, wire), (", ", None),
        ("citing", None), (" ", None), (source.words, source), (", ", None),
    )  # fmt: skip
    sayings = (
        Saying(kind="according_to", someone=wire, source=2, cue=0),
        Saying(kind="credit", someone=source, source=6, cue=4),
    )
    shift = len(opening)
    return Wording(
        pieces=(*opening, *body),
        clause=range(shift, shift + len(body)),
        named=None if said.named is None else said.named + shift,
        sayings=sayings,
    )


def day_told(day: date, published: date, dice: random.Random) -> Piece:
    """Give words for a day: the weekday where it is one of the last, else the date."""
    if timedelta(0) <= published - day < WEEK and dice.random() < BY_WEEKDAY:
        return f"on {day:%A}", moment(day.isoformat(), day, day)
    return f"on {day.day} {day:%B %Y}", moment(day.isoformat(), day, day)


def due_told(day: date, published: date, dice: random.Random) -> Piece:
    """Give words for when something is due: its date, its week, or the end of its month."""
    monday = published + timedelta(days=7 - published.weekday())
    ways = [day_told(day, day + WEEK, dice)]
    if monday <= day < monday + WEEK:
        number = monday.isocalendar()
        value = f"{number.year}-W{number.week:02d}"
        ways.append(("next week", moment(value, monday, monday + timedelta(days=6))))
    last = (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    ways.append((f"by the end of {day:%B %Y}", moment(f"{day:%Y-%m}", published, last)))
    return dice.choices(ways, weights=[3, *[1] * (len(ways) - 1)])[0]
