"""Values of dates that have a name: days, months, seasons, years, decades, feasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .ground import Ground, Words
from .numbers import full_year, read_ordinal, read_year
from .periods import SEASON_STARTS, moved
from .years import nearest_year, stated_year, tense

DAYS_OF_A_WEEK = 7
EARLY_ENOUGH = 12
"""A figure above this is no month: 13/02 is 13 February, 02/13 too."""

Value = Callable[[Words, Ground], str | None]


def month_day(words: Words, ground: Ground) -> str | None:
    """«Oct. 7», «7 October 2025», «Tuesday, March 3-5»."""
    month, day = month_of(words, ground), _figure(words["day"])
    if month is None or day is None:
        return None
    year = stated_year(words, ground) or nearest_year(lambda y: _date(y, month, day), words, ground)
    first = _date(year, month, day) if year else None
    until = _date(year, month, _figure(words["until"])) if year and words["until"] else None
    if first is None:
        return None
    return f"{first}/{until}" if until and until > first else first.isoformat()


def iso_date(words: Words, _ground: Ground) -> str | None:
    """«2025-10-07»."""
    found = _date(int(words["year"]), int(words["month_number"]), int(words["day"]))
    return found.isoformat() if found else None


def numeric_date(words: Words, ground: Ground) -> str | None:
    """«10/07/2025», month first as in America unless it cannot be one; «7.10.2025», day first."""
    first, second = int(words["first"]), int(words["second"])
    year = int(words["year"]) if words["year"] else full_year(words["year_digits"], ground.day.year)
    month, day = (second, first) if words["year"] or first > EARLY_ENOUGH else (first, second)
    found = _date(year, month, day)
    return found.isoformat() if found else None


def month(words: Words, ground: Ground) -> str | None:
    """«October», «last June», «in June of that year»."""
    number = month_of(words, ground)
    if number is None:
        return None
    year = stated_year(words, ground) or nearest_year(lambda y: date(y, number, 1), words, ground, "month")
    return f"{year:04}-{number:02}" if year else None


def year(words: Words, ground: Ground) -> str | None:
    """«2014», «nineteen ninety-seven»."""
    found = read_year(words["year"] or words["spelled"], ground.calendar)
    return f"{found:04}" if found else None


def fiscal_year(words: Words, ground: Ground) -> str | None:
    """«fiscal 2025»: the year it is named after, since when it begins is for each treasury to say."""
    return words["year"] or f"{full_year(words['year_digits'], ground.day.year):04}"


def year_range(words: Words, _ground: Ground) -> str | None:
    """«1914-18»."""
    first, until = words["year"], words["until"]
    return f"{first}/{first[: -len(until)]}{until}"


def decade(words: Words, ground: Ground) -> str | None:
    """«1990s», «the 90s», «the nineties»."""
    spelled = ground.calendar.value("decade_word", words["decade"] or words["decade_word"])
    digits = spelled or words["decade"]
    return f"{full_year(digits, ground.day.year) // 10:03}" if digits else None


def century(words: Words, ground: Ground) -> str | None:
    """«the 19th century»."""
    nth = read_ordinal(words["ordinal"], ground.calendar)
    return f"{nth - 1:02}" if nth else None


def season(words: Words, ground: Ground) -> str | None:
    """«last summer», «winter 2024»."""
    code = ground.calendar.value("season", words["season"]) or ""
    start = SEASON_STARTS[code]
    if code == "WI" and words.rel in {"this", "current"} and ground.day.month < SEASON_STARTS["SP"]:
        return f"{ground.day.year - 1:04}-{code}"
    year = stated_year(words, ground) or nearest_year(lambda y: date(y, start, 1), words, ground, "season")
    return f"{year:04}-{code}" if year else None


def holiday(words: Words, ground: Ground) -> str | None:
    """«Christmas», «last Easter», «Ramadan 2025»: the day, or from the first to the last."""
    days = feast_of(words, ground)
    if days is None:
        return None
    return days[0].isoformat() if days[0] == days[1] else f"{days[0]}/{days[1]}"


def feast_of(words: Words, ground: Ground) -> tuple[date, date] | None:
    """Give the first and the last day of the feast that the part `holiday` names."""

    def first(year: int) -> date | None:
        days = ground.calendar.holiday(words["holiday"], year)
        return days[0] if days else None

    year = stated_year(words, ground) or nearest_year(first, words, ground)
    return ground.calendar.holiday(words["holiday"], year) if year else None


def weekday(words: Words, ground: Ground) -> str | None:
    """«Thursday»: the last one in what is told, the next one in what is to come; «Thursday evening»."""
    day = weekday_of(words, ground)
    return with_daypart(day, words, ground) if day else None


def weekday_of(words: Words, ground: Ground) -> date | None:
    """Give the day that the part `weekday` names."""
    number = weekday_number(words["weekday"], ground)
    if number is None:
        return None
    relation = ground.calendar.value("relation", words.rel) if words.rel else None
    if words.rel in {"following", "previous", "preceding", "that", "same"}:
        return _weekday_from(ground.at, number, relation or "same")
    if relation in {"before", "after"}:
        return _weekday_from(ground.day, number, relation)
    ahead = (number - ground.day.isoweekday()) % DAYS_OF_A_WEEK
    future = tense(words) in {"future", "present"} or (relation == "same" and words.phrase.tense != "past")
    return moved(ground.day, "day", ahead if future or not ahead else ahead - DAYS_OF_A_WEEK)


def _weekday_from(day: date, number: int, relation: str) -> date | None:
    ahead = (number - day.isoweekday()) % DAYS_OF_A_WEEK
    if relation == "before":
        return moved(day, "day", ahead - DAYS_OF_A_WEEK)
    return moved(day, "day", ahead or (DAYS_OF_A_WEEK if relation == "after" else 0))


def with_daypart(day: date, words: Words, ground: Ground) -> str:
    """Write a day, with the part of it that the phrase names."""
    code = ground.calendar.value("daypart", words["daypart"]) if words["daypart"] else None
    return f"{day.isoformat()}T{code}" if code else day.isoformat()


def month_of(words: Words, ground: Ground) -> int | None:
    """Give the number of the month that the phrase names, 1 to 12."""
    number = ground.calendar.value("month", words["month"])
    number = number or ground.calendar.value("month_short", words["month"])
    return int(number) if number else None


def weekday_number(word: str, ground: Ground) -> int | None:
    """Give the number of a weekday, 1 Monday to 7 Sunday."""
    number = ground.calendar.value("weekday", word) or ground.calendar.value("weekday_short", word)
    return int(number) if number else None


def _figure(word: str) -> int | None:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdigit() else None


def _date(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day) if day else None
    except ValueError:
        return None
