"""Parts of a period: what «early», «mid», «the end of», «later» leave of the days it covers."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.record import Interval

from .ground import Words

SHORTEST = 3
"""A period of fewer days is not divided: «late Thursday» is Thursday."""

MONTH, TENTH, TWENTIETH = range(28, 32), 10, 20
"""A month is parted by its days as people do: early to the 10th, mid from the 10th to the 20th, late from the 21st."""

THIRD, SIXTH = 3, 6
"""«Early», «mid» and «late» are thirds; «the start of» and «the end of» are sixths, two months of a year."""


def narrowed(days: Interval | None, words: Words, day: date) -> Interval | None:
    """Give the part of a period that the words speak of; «earlier» and «later» are parted by the day of publication."""
    word = words["mod"] or words["edge"] or words["edge_in"] or ("end" if words.phrase.rule == "year_end" else "")
    if days is None or days.start is None or days.end is None or not word:
        return days
    if days.start <= day <= days.end and word in {"earlier", "later"}:
        return Interval(days.start, day) if word == "earlier" else Interval(day, days.end)
    return _part(days.start, days.end, word)


def _part_of_month(first: date, last: date, word: str) -> Interval:
    if word == "early":
        return Interval(first, first.replace(day=TENTH))
    if word == "late":
        return Interval(first.replace(day=TWENTIETH + 1), last)
    return Interval(first.replace(day=TENTH), first.replace(day=TWENTIETH))


def _part(first: date, last: date, word: str) -> Interval:
    length = (last - first).days + 1
    if length < SHORTEST:
        return Interval(first, last)
    if first.day == 1 and length in MONTH and word in {"early", "mid", "middle", "late"}:
        return _part_of_month(first, last, word)
    share = timedelta(
        days=max(1, length // (THIRD if word in {"early", "earlier", "mid", "middle", "late", "later"} else SIXTH)) - 1
    )
    if word in {"early", "earlier", "start", "beginning", "outset", "turn"}:
        return Interval(first, first + share)
    if word in {"mid", "middle"}:
        start = first + timedelta(days=length // THIRD)
        return Interval(start, start + share)
    return Interval(last - share, last)
