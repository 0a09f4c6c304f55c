"""What people decided on events of the record: appended, dated and signed, closed but never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, or_, update

from dragoman.record import content_id

from . import tables as t
from .database import now
from .writer import insert_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Two events are one happening («merge»), or are not («split»): who says so, and why."""

    kind: Literal["merge", "split"]
    first: str
    second: str
    by: str
    reason: str


def write(connection: Connection, corrections: Iterable[Correction]) -> None:
    """Append corrections."""
    learned = now()
    insert_all(
        connection,
        t.corrections,
        (
            {
                "correction": content_id(c.kind, c.first, c.second, c.by, learned),
                "kind": c.kind,
                "first": c.first,
                "second": c.second,
                "by": c.by,
                "reason": c.reason,
                "learned": learned,
            }
            for c in corrections
        ),
    )


def withdraw(connection: Connection, kind: str, first: str, second: str) -> None:
    """Close what was decided of two events before, whichever was named first."""
    c = t.corrections.c
    pair = or_((c.first == first) & (c.second == second), (c.first == second) & (c.second == first))
    connection.execute(
        update(t.corrections).where(c.kind == kind, pair, c.superseded.is_(None)).values(superseded=now())
    )
