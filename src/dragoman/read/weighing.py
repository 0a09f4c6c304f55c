"""The date of a report that a feed announces: what its page says, weighed against what the feed says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .dates import TOLERANCE, Witness, day_of, parse_date, precision_of

RANKS = ("second", "minute", "day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The witnesses that are to be heard, best first, and what a person should know of the others."""

    witnesses: tuple[Witness, ...]
    notes: tuple[str, ...] = ()


def weigh_dates(page: Sequence[Witness], announced: Witness | None) -> Weighed:
    """Weigh the witnesses of a page, best first, against the date that a feed announced.

    What the page tells machines is best: a feed may give the day on which it took a report up. Where the two agree to a
    day, the more exact one speaks. What the page merely shows comes after the feed, since other stories' dates stand
    there too; so do dates of the page that contradict one another.
    """
    if announced is None:
        return Weighed(witnesses=tuple(page))
    told = [(witness, value) for witness in page if witness.told and (value := _value(witness)) is not None]
    if not told or _apart([value for _, value in told]):
        return Weighed(witnesses=(announced,), notes=_notes(announced, page))
    best, value = told[0]
    said = _value(announced)
    if said is not None and not _apart([value, said]):
        finer = RANKS.index(precision_of(said)) < RANKS.index(precision_of(value))
        return Weighed(witnesses=(announced if finer else best,))
    return Weighed(witnesses=(best,), notes=_notes(best, [announced]))


def _value(witness: Witness) -> date | datetime | None:
    try:
        return parse_date(witness.words)
    except ValueError:
        return None


def _apart(values: Sequence[date | datetime]) -> bool:
    days = [day_of(value) for value in values]
    return max(days) - min(days) > TOLERANCE


def _notes(taken: Witness, others: Sequence[Witness]) -> tuple[str, ...]:
    first = _value(taken)
    values = [(other, value) for other in others if (value := _value(other)) is not None]
    return tuple(
        f"{day_of(value)} in {other.place} is not taken for its date, {day_of(first)} in {taken.place} is"
        for other, value in values
        if first is not None and _apart([first, value])
    )
