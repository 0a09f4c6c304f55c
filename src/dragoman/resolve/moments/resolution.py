"""TimePhrase → Moment: what expressions of time stand for, read against the day of publication and one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.codebook.calendar import Calendar
from dragoman.record import Interval, Moment, TimePhrase, TimexType

from .ground import NEARBY, Ground, Words
from .lengths import counted_days, reach
from .narrowing import narrowed
from .periods import days_of, moved
from .values import value_of


def resolve_moments(times: Sequence[TimePhrase], day: date, *, text: str) -> tuple[Moment, ...]:
    """Give expressions of time their values, in the order given; one that has no value is left out.

    `day` is the day of publication; `text` is what the offsets of `times` count.
    """
    ground = Ground(day=day, calendar=Calendar.load())
    moments: list[Moment] = []
    named = None
    for phrase in times:
        words = Words.of(phrase, text)
        near = named if named and _is_near(named, phrase, text) else None
        ground = replace(ground, year=_year_of(near) if near else None)
        value = value_of(words, ground)
        if value is None:
            continue
        moments.append(_moment(words, value, ground))
        if moments[-1].type in {"DATE", "TIME"}:
            ground = ground.after(value, words)
            named = moments[-1] if words["year"] or words["year_rel"] else named
        elif moments[-1].type == "DURATION":
            ground = ground.past_quarter(words)
    return tuple(moments)


def _is_near(named: Moment, phrase: TimePhrase, text: str) -> bool:
    between = text[named.end : phrase.start]
    return len(between) <= NEARBY and "\n" not in between and ". " not in between


def _year_of(named: Moment) -> int | None:
    return int(named.value[:4]) if named.value[4:5] in {"", "-"} and named.value[:4].isdigit() else None


def _moment(words: Words, value: str, ground: Ground) -> Moment:
    phrase = words.phrase
    days = reach(words, value, ground) or narrowed(days_of(value), words, ground.day)
    return Moment(
        start=phrase.start,
        end=phrase.end,
        type=_type(phrase, value),
        value=value,
        first=days.start if days else None,
        last=days.end if days else None,
    )


def _type(phrase: TimePhrase, value: str) -> TimexType:
    return "TIME" if phrase.type == "DATE" and "T" in value and value[:1].isdigit() else phrase.type


def window_of(moment: Moment, day: date, *, preposition: str | None) -> Interval | None:
    """Give the days in which an expectation is due, from a moment and the preposition before it.

    «by Friday» runs from the day of publication, «before Friday» ends the day before, «after June» and «from July»
    stay open, «within two weeks» counts from publication. None where nothing is said of days.
    """
    days = moment.interval
    if days is None and moment.type == "DURATION" and preposition in {"in", "within", "over", "during", "after"}:
        stretch = counted_days(moment.value, day, 1)
        return Interval(stretch.end, None) if stretch and preposition == "after" else stretch
    if days is None or days.start is None or days.end is None:
        return days
    if preposition in {"by", "until", "till", "within"}:
        return _ordered(day, days.end)
    if preposition == "before":
        return _ordered(day, days.end if _is_close(moment) else moved(days.start, "day", -1))
    if preposition == "after":
        return Interval(moved(days.end, "day", 1), None)
    if preposition in {"since", "from"} and "/" not in moment.value:
        return Interval(days.start, None)
    return days


def _is_close(moment: Moment) -> bool:
    """Tell whether it is the end of a period: «before the end of the year» leaves all of the year."""
    whole = days_of(moment.value)
    return whole is not None and whole.end == moment.last and whole.start != moment.first


def _ordered(start: date, end: date | None) -> Interval:
    return Interval(start, end) if end and start <= end else Interval(None, end)
