"""Values of dates that are counted from another: «last week», «three days ago», «the third quarter»."""

from __future__ import annotations

import re
from datetime import date

from .ground import Ground, Words
from .named import month_day, weekday_of
from .numbers import read_number, read_ordinal
from .periods import DAYS_OF, MONTHS_OF, days_of, moved, period
from .years import pointed_year, stated_year

FROM_FOCUS = frozenset({"following", "previous", "preceding", "prior", "that", "same"})
"""Words that count from what was named last; the others count from the day of publication."""

_SHORT_PERIOD = re.compile(r"\d{4}-(?:\d\d|[QH]\d)")

LAST = frozenset({"last", "latter", "final", "closing"})

STEP = {"before": -1, "same": 0, "after": 1}


def unit(words: Words, ground: Ground) -> str | None:
    """«last week», «this year», «the end of the month», «the quarter»."""
    name = ground.calendar.value("unit", words["unit"]) or "day"
    word = words.rel.removeprefix("this ").removeprefix("that ")
    relation = ground.calendar.value("relation", word) or "same"
    if word == "latest" or (name == "quarter" and not word):
        return ground.quarter or _neighbour(ground.day, name, -1)
    if word in FROM_FOCUS or (name == "day" and is_told(words)):
        return _neighbour(ground.at, name, STEP[relation])
    if name == "weekend" and not word and words.phrase.tense == "past":
        return _neighbour(moved(ground.day, "day", -5) or ground.day, name, 0)
    return _neighbour(ground.day, name, STEP[relation])


def next_to(words: Words, ground: Ground) -> str | None:
    """«the year before», «the day after»: beside what was named last."""
    return _neighbour(ground.at, unit_of(words["unit"], ground), 1 if words["side"] == "after" else -1)


def is_told(words: Words) -> bool:
    """Tell whether «the next day» is the one after what has just been told, and not tomorrow."""
    return words.rel == "next" and words.phrase.tense == "past"


def _neighbour(day: date, name: str, step: int) -> str | None:
    there = moved(day, name, step)
    return period(there, name) if there else None


def year_end(words: Words, ground: Ground) -> str | None:
    """«the month's end», of which days are left at the end; «year-end», the day on which books are closed."""
    value = _neighbour(ground.day, unit_of(words["unit"], ground), -1 if words.before == "since" else 0)
    days = days_of(value) if value and words.text.endswith("-end") else None
    return days.end.isoformat() if days and days.end else value


def ago(words: Words, ground: Ground) -> str | None:
    """«three days ago» from publication, «two weeks later» from what was named last."""
    name = unit_of(words["unit"], ground)
    number = read_number(words["number"], ground.calendar) if words["number"] else None
    is_back = words["direction"] in {"ago", "earlier", "previously"}
    if name == "year" and number == 1 and is_back:
        return year_ago(words, ground)
    start = ground.at if words["direction"] in {"later", "earlier", "previously"} else ground.day
    there = moved(start, name, -number if is_back else number) if number is not None else None
    if there is None:
        return "PAST_REF" if is_back or words.phrase.tense == "past" else "FUTURE_REF"
    if not is_back and words.phrase.tense == "past" and there > ground.day:
        return "PAST_REF"
    return period(there, "year" if name == "decade" else name)


def year_ago(words: Words, ground: Ground) -> str | None:
    """«a year earlier», «the year-ago quarter»: of the quarter that the report is about, if it is about one."""
    if words["direction"] == "earlier" and ground.at.year < ground.day.year - 1:
        return _neighbour(ground.at, "year", -1)
    value = ground.quarter or period(ground.day, "year")
    return f"{int(value[:4]) - 1:04}{value[4:]}"


def same_period(words: Words, ground: Ground) -> str | None:
    """«the same period last year», «the same day»."""
    if words["nth"]:
        return quarter(words, ground)
    year = stated_year(words, ground) or (pointed_year(words.rel, ground) if words.rel else None)
    if year is None and "a year" in words.text:
        year = ground.at.year - 1
    if year is None:
        return period(ground.at, words["part"]) if words["part"] in {*MONTHS_OF, *DAYS_OF} else None
    topic = ground.quarter or ground.focus or ""
    return f"{year:04}{topic[4:]}" if _SHORT_PERIOD.fullmatch(topic) else f"{year:04}"


def the_period(words: Words, ground: Ground) -> str | None:
    """«the latest period», «the 1988 quarter»."""
    last = ground.quarter or _neighbour(ground.day, "quarter", -1)
    return f"{words['year']}{last[4:]}" if last and words["year"] else last


def quarter(words: Words, ground: Ground) -> str | None:
    """«the third quarter», «Q3 2025», «the first half of next year»."""
    nth = words["nth"][:1] if words["nth"][:1].isdigit() else str(read_ordinal(words["nth"], ground.calendar) or "")
    letter = "H" if words["part"] in {"half", "h"} else "Q"
    if words["nth"] in LAST:
        nth = "2" if letter == "H" else "4"
    year = stated_year(words, ground)
    if year is None:
        year = pointed_year(words.rel, ground) if words.rel else _quarter_year(f"{letter}{nth}", words, ground)
    return f"{year:04}-{letter}{nth}"


def _quarter_year(name: str, words: Words, ground: Ground) -> int:
    """The last one that has begun; where the clause looks ahead, the nearest: results of the last are still to come."""
    starts = {y: d.start for y in ground.years if (d := days_of(f"{y:04}-{name}")) and d.start}
    if words.phrase.tense == "future":
        return min(starts, key=lambda y: abs(starts[y] - ground.day), default=ground.day.year)
    return max((y for y, start in starts.items() if start <= ground.day), default=ground.day.year)


def week_of(words: Words, ground: Ground) -> str | None:
    """«the week of November 3»."""
    day = month_day(words, ground)
    return period(date.fromisoformat(day), "week") if day else None


def weekday_after(words: Words, ground: Ground) -> str | None:
    """«two weeks from Friday»."""
    day, number = weekday_of(words, ground), read_number(words["number"], ground.calendar)
    there = moved(day, "week", number) if day and number is not None else None
    return there.isoformat() if there else None


def unit_of(word: str, ground: Ground) -> str:
    """Name the unit of a word, singular or plural."""
    return ground.calendar.value("unit", word) or ground.calendar.value("units", word) or "day"


def one_day(_words: Words, _ground: Ground) -> str:
    """«one day» of what is to come."""
    return "FUTURE_REF"


def reference(words: Words, ground: Ground) -> str | None:
    """«now», «recently», «soon»."""
    return ground.calendar.value("reference", words["reference"])
