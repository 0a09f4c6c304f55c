"""The TIMEX3 value of an expression of time, by the pattern that found it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import counted, hours, lengths, named, reckoned
from .ground import Ground, Words


def value_of(words: Words, ground: Ground) -> str | None:
    """Give the value of a phrase, None where it has none: «31 February»."""
    reader = _READERS.get(words.phrase.rule)
    return reader(words, ground) if reader else None


_READERS: Mapping[str, Callable[[Words, Ground], str | None]] = {
    "iso_date": named.iso_date,
    "numeric_date": named.numeric_date,
    "month_day": named.month_day,
    "day_month": named.month_day,
    "month_days": named.month_day,
    "week_of": counted.week_of,
    "month_year": named.month,
    "month": named.month,
    "nth_weekday": reckoned.nth_weekday,
    "nth_week": reckoned.nth_week,
    "next_to": counted.next_to,
    "beside": reckoned.beside,
    "quarter_to": reckoned.quarter_to,
    "year": named.year,
    "fiscal_year": named.fiscal_year,
    "year_range": named.year_range,
    "decade": named.decade,
    "century": named.century,
    "season": named.season,
    "weekday": named.weekday,
    "holiday": named.holiday,
    "quarter": counted.quarter,
    "quarter_ago": counted.year_ago,
    "weekday_after": counted.weekday_after,
    "day_word": hours.day_word,
    "last_night": hours.last_night,
    "daypart": hours.daypart,
    "daypart_of": hours.daypart_of,
    "clock": hours.clock,
    "unit": counted.unit,
    "year_end": counted.year_end,
    "ago": counted.ago,
    "year_ago": counted.year_ago,
    "same_period": counted.same_period,
    "the_period": counted.the_period,
    "reference": counted.reference,
    "one_day": counted.one_day,
    "units": lengths.duration,
    "first_units": lengths.duration,
    "duration": lengths.duration,
    "and_half": lengths.and_half,
    "half_unit": lengths.half_unit,
    "bare_units": lengths.duration,
    "whole": lengths.rate,
    "rate": lengths.rate,
    "frequency": lengths.frequency,
    "every": lengths.every,
    "weekdays": lengths.every,
}
