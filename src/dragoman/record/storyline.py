"""Reports that follow one matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A report of a storyline: after which it goes on, whose text it repeats if any, and why it was taken in."""

    document: str
    day: date
    after: str | None
    reprint_of: str | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyline:
    """Reports on one matter and what they tell of; `documents` and `steps` stand in order of publication.

    `title` is that of the report that most others go on from. `first` and `last` are days of publication.
    """

    id: str
    title: str
    documents: tuple[str, ...]
    episodes: tuple[str, ...]
    first: date
    last: date
    steps: tuple[Step, ...]
