"""Which statements expect the same: of one kind of act, by the same parties, due at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.record import Statement

from .agreement import when_agrees, where_agrees, who_agrees
from .words import Rarity, Terms, likeness

ALIKE = 0.45
"""Cosine of two statements, by rare words, from which they expect the same in other words without a day in common."""


def same_expectations(statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """Put statements that expect the same together, in order of publication; gives each one's group by its id."""
    rarity = Rarity.load()
    terms: dict[str, Terms] = {}
    groups: list[list[Statement]] = []
    home: dict[str, list[Statement]] = {}
    for statement in statements:
        terms[statement.id] = rarity.terms(statement.text)
        fitting = [g for g in groups if all(expects_same(statement, other, terms) for other in g)]
        group = max(fitting, key=lambda g: likeness(terms[statement.id], terms[g[0].id]), default=None)
        if group is None:
            group = []
            groups.append(group)
        group.append(statement)
        home[statement.id] = group
    return {name: tuple(group) for name, group in home.items()}


def expects_same(first: Statement, second: Statement, terms: Mapping[str, Terms]) -> bool:
    """Tell whether two statements expect one thing; of two in doubt, no."""
    if first.type != second.type or (first.mode and second.mode and first.mode != second.mode):
        return False
    if where_agrees(first.place, second.place) == "apart":
        return False
    alike = likeness(terms[first.id], terms[second.id])
    if first.window is None or second.window is None:
        return alike >= 2 * ALIKE
    when = when_agrees(first.window, first.report.day, second.window, second.report.day)
    who = who_agrees(first.parties, second.parties)
    if when == "apart" or who.is_contrary:
        return False
    if len(who.shared) > 1 and who.fits and when == "same":
        return True
    return alike >= ALIKE and (who.fits or not (first.parties and second.parties))
