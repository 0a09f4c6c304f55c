"""Which statements expect the same: of one kind of act, by the same parties, due at the same time."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.record import EventType, Party, Statement

from .agreement import Who, key_of, when_agrees, where_agrees, who_agrees
from .words import Terms, likeness

ALIKE = 0.45
"""Cosine of two statements, by rare words, from which they expect the same in other words without a day in common."""

VISIT: frozenset[EventType | None] = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
"""Acts of one visit: one report tells of the talks, another of what is to be signed there."""


def expects_same(first: Statement, second: Statement, terms: Mapping[str, Terms]) -> bool:
    """Tell whether two statements expect one thing; of two in doubt, no."""
    if not _of_kind(first, second) or where_agrees(first.place, second.place) == "apart":
        return False
    alike = likeness(terms[first.id], terms[second.id])
    if first.window is None or second.window is None:
        return first.type == second.type and alike >= 2 * ALIKE
    who = who_agrees(_parties(first), _parties(second))
    if who.is_contrary:
        return False
    when = when_agrees(first.window, first.report.day, second.window, second.report.day)
    if when == "same" and _is_one_plan(first, second, who):
        return True
    if first.type == second.type and who.persons and who.fits and _start_alike(first, second):
        return True
    if when == "apart" or first.type != second.type:
        return False
    return alike >= ALIKE and (who.fits or not (first.parties and second.parties))


def _of_kind(first: Statement, second: Statement) -> bool:
    """Tell whether two kinds of act may be one plan: the same, or parts of one visit («to sign», «to be received»)."""
    if first.type == second.type:
        return not (first.mode and second.mode and first.mode != second.mode)
    return {first.type, second.type} <= VISIT and {first.kind, second.kind} <= {"plan", "forecast"}


def _is_one_plan(first: Statement, second: Statement, who: Who) -> bool:
    """Tell whether plans for the same days are one: of both parties, or of a named one where the other goes untold."""
    if len(who.shared) > 1 and who.fits:
        return True
    return first.type == second.type and bool(who.named) and who.fits


def _start_alike(first: Statement, second: Statement) -> bool:
    """Tell whether two windows open on the same day: how long it takes, reports tell in many ways."""
    starts = {w.start for w in (first.window, second.window) if w}
    return len(starts) == 1 and None not in starts


def _parties(statement: Statement) -> tuple[Party, ...]:
    """Give the parties, the state to which one alone is to go among them."""
    country = statement.place.country if statement.place else None
    keys = {key_of(party) for party in statement.parties}
    if country is None or country in keys or len(keys) != 1 or statement.type not in VISIT:
        return statement.parties
    return (*statement.parties, Party(name=country, country=country, kind="state"))
