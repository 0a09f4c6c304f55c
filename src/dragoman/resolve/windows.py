"""When an expectation is due: the days that its words name, read as days still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.record import Interval, Moment, Span

from .moments import window_of

PREPOSITIONS = frozenset(
    ["by", "before", "until", "till", "within", "after", "since", "from", "in", "on", "over", "during", "than"]
)
LIMITING = {"than": "by"}
"""«no later than Friday» is «by Friday»."""

REACH = 24
"""Characters before an expression of time in which its preposition is sought."""

WEEK = timedelta(days=7)

_JOINED = re.compile(r",?\s*(?:and|to|through|till|until|or|-|–)(?:\s+(?:on|in|the))?\s*", re.IGNORECASE)


def window(times: Sequence[Span], moments: Mapping[tuple[int, int], Moment], day: date, text: str) -> Interval | None:
    """Give the days in which something is due, from the expressions of time that may tell it, the likeliest first.

    What is past is none: a day of the week that was read as the last one is the next, any other is passed over. The
    days of a period that is under way count from the day of publication; «Saturday and Sunday» are two days.
    """
    for span in times:
        moment = moments.get((span.start, span.end))
        found = _of(moment, day, text) if moment else None
        if moment is not None and found is not None and (ahead := _ahead(found, moment, day)):
            return _joined(ahead, moment, moments.values(), text)
    return None


def _of(moment: Moment, day: date, text: str) -> Interval | None:
    before = re.findall(r"[a-z]+", text[max(0, moment.start - REACH) : moment.start].lower())
    told = next((word for word in reversed(before[-2:]) if word in PREPOSITIONS), None)
    preposition = LIMITING.get(told or "", told)
    if moment.type == "DURATION" and preposition not in {"in", "within", "over", "during", "after"}:
        preposition = "within" if _is_given(before) else None
    days = window_of(moment, day, preposition=preposition)
    if days is None or days.start is None:
        return days
    if preposition == "from" and days.end is None:
        return Interval(days.start, days.start)
    return days


GIVEN = frozenset(
    {"gave", "give", "gives", "given", "has", "have", "granted", "set", "hand", "handed", "another", "now"}
)
"""Words before a stretch of time that is left to act in: «gave Tehran a month», «has seven days»."""


def _is_given(before: Sequence[str]) -> bool:
    return not GIVEN.isdisjoint(before)


def _ahead(days: Interval, moment: Moment, day: date) -> Interval | None:
    last = days.end or days.start
    if last is not None and days.end is not None and last < day:
        is_weekday = moment.type in {"DATE", "TIME"} and day - last < WEEK and days.start == days.end
        return Interval(last + WEEK, last + WEEK) if is_weekday else None
    if days.start is not None and days.end is not None and days.start < day <= days.end:
        return Interval(day, days.end)
    return days


def _joined(days: Interval, moment: Moment, others: Iterable[Moment], text: str) -> Interval:
    """Take in the day that is joined to the one told first: «on Saturday and Sunday», «between Thursday and Monday»."""
    if days.start is None or days.end is None or moment.type not in {"DATE", "TIME"}:
        return days
    for other in others:
        joins = other.start > moment.end and _JOINED.fullmatch(text[moment.end : other.start])
        if joins and other.last is not None and other.type in {"DATE", "TIME"} and other.last > days.end:
            return Interval(days.start, other.last)
    return days
