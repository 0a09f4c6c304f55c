"""Days as the tables write them: a full date, or a year where no more is known."""

from __future__ import annotations

from datetime import date

YEAR_LENGTH = 4
LAST_MONTH, LAST_DAY = 12, 31


def first_day(cell: str) -> date | None:
    """Read the start of a term, a year meaning its first day; None for an empty cell."""
    if not cell:
        return None
    return date(int(cell), 1, 1) if len(cell) == YEAR_LENGTH else date.fromisoformat(cell)


def last_day(cell: str) -> date | None:
    """Read the end of a term, a year meaning its last day; None for an empty cell."""
    if not cell:
        return None
    return date(int(cell), LAST_MONTH, LAST_DAY) if len(cell) == YEAR_LENGTH else date.fromisoformat(cell)


def is_within(day: date, start: date | None, end: date | None) -> bool:
    """Tell whether a day lies in a term, both ends inclusive, None meaning open."""
    return (start is None or start <= day) and (end is None or day <= end)
