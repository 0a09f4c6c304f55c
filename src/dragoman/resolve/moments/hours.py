"""Values of days told from the day of publication, of parts of the day and of clock times."""

from __future__ import annotations

from datetime import date

from .counted import FROM_FOCUS, STEP, is_told
from .ground import Ground, Words
from .named import month_day, weekday_of, with_daypart
from .numbers import read_number
from .periods import moved

AFTERNOON, DAYBREAK = 12, 6


def day_word(words: Words, ground: Ground) -> str | None:
    """«today», «the day after tomorrow», «yesterday evening»."""
    step = {"yesterday": -1, "tomorrow": 1}.get(words["word"], 0) + {"before": -1, "after": 1}.get(words["shift"], 0)
    day = moved(ground.day, "day", step)
    return with_daypart(day, words, ground) if day else None


def last_night(words: Words, ground: Ground) -> str | None:
    """«tonight», «last night», «overnight»."""
    day = moved(ground.day, "day", -1 if words["word"] == "last night" else 0)
    return f"{day}TNI" if day else None


def daypart(words: Words, ground: Ground) -> str | None:
    """«this morning», «that evening», «the previous night»."""
    relation = ground.calendar.value("relation", words.rel) or "same"
    if not words.rel:
        return with_daypart(_last_day(ground), words, ground)
    start = ground.at if words.rel in FROM_FOCUS or is_told(words) else ground.day
    day = moved(start, "day", STEP[relation])
    return with_daypart(day, words, ground) if day else None


def daypart_of(words: Words, ground: Ground) -> str | None:
    """«mid-afternoon yesterday», «the night of October 6», «dawn on Wednesday»."""
    if not words["month"] and not words["weekday"]:
        return day_word(words, ground)
    value = month_day(words, ground) if words["month"] else weekday(words, ground)
    return with_daypart(date.fromisoformat(value), words, ground) if value else None


def clock(words: Words, ground: Ground) -> str | None:
    """«2:30 p.m. Tuesday», «noon», «14:30 GMT»; without a day, that of the day named last."""
    if words["month"]:
        day = month_day(words, ground)
    elif words["weekday"]:
        day = weekday(words, ground)
    elif words["word"]:
        day = day_word(words, ground)
    else:
        day = _last_day(ground).isoformat()
    return f"{day}T{_hour(words, ground)}{'Z' if words['zone'] in {'gmt', 'utc', 'z'} else ''}" if day else None


def weekday(words: Words, ground: Ground) -> str | None:
    """Write the weekday that a clock time names."""
    day = weekday_of(words, ground)
    return day.isoformat() if day else None


def _last_day(ground: Ground) -> date:
    days = ground.days
    return days.start if days and days.start and days.start == days.end else ground.day


def _is_after_noon(words: Words, hour: int) -> bool:
    if words["halfday"] == "at night":
        return DAYBREAK <= hour < AFTERNOON
    return words["ampm"].startswith("p") or words["halfday"].endswith(("afternoon", "evening"))


def _hour(words: Words, ground: Ground) -> str:
    if words["noon"]:
        return "24:00" if words["noon"] == "midnight" else "12:00"
    number = words["hour"] or str(int(read_number(words["hour_word"], ground.calendar) or 0))
    hour = int(number)
    if words["ampm"] or words["halfday"]:
        hour = hour % AFTERNOON + (AFTERNOON if _is_after_noon(words, hour) else 0)
    return f"{hour:02}:{words['minute'] or '00'}"
