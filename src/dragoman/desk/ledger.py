"""The ledger: every statement on the future, and what became of it, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.record import (
    EpisodeParty,
    Interval,
    LedgerEntry,
    Party,
    Standing,
    Statement,
    Words,
)

from .lines import Line
from .naming import names_of
from .settlement import Settlements, Settling
from .words import deeds_in

GRACE = timedelta(days=3)
"""A deadline is past when its day is, and as many days as reports take to tell that it was kept: no expectation
lapses while tomorrow's paper may still say that it came."""


SETTLED = frozenset({"met", "missed"})


def read_on(
    statement: Statement, standings: list[Standing], lines: Iterable[Line], judge: Settlements, *, same_story: bool
) -> None:
    """Read the sentences of one more report, adding to what is known of a statement where they settle or move it.

    Sentences of the report itself and of earlier ones are left out. What is met or missed is settled.
    """
    for line in lines:
        current = standings[-1]
        if current.status in SETTLED:
            return
        if not _is_later(line, statement):
            continue
        found = judge.judge(statement, current.window, line, same_story=same_story)
        if found is not None and not (found.verdict == "moved" and current.reason == found.reason):
            standings.append(_standing(current, found, line))


def _is_later(line: Line, statement: Statement) -> bool:
    later = line.report.published.isoformat() > statement.report.published.isoformat()
    return line.report.document != statement.report.document and line.report.day >= statement.report.day and later


def first_standing(statement: Statement) -> Standing:
    """Open a statement, or mark it void where nothing could settle it."""
    lacks = vagueness(statement)
    return Standing(
        since=statement.report.day,
        status="void" if lacks else "open",
        reason=f"too vague to settle: {lacks}" if lacks else "no report settles it yet",
        window=statement.window,
    )


def vagueness(statement: Statement) -> str | None:
    """Say what a statement lacks to be settled: an act, a party or a window; None where it can be.

    One with a last day can be if it tells an act or a party: what it says comes by then or does not.
    """
    lacks = [
        what
        for what, has in (
            ("no act", statement.type or deeds_in(statement.text)),
            ("no party", statement.parties or statement.place),
            ("no window", statement.window),
        )
        if not has
    ]
    if statement.window is not None and statement.window.end is not None and len(lacks) == 1:
        return None
    return ", ".join(lacks) or None


def _standing(current: Standing, found: Settling, line: Line) -> Standing:
    words = Words(document=line.report.document, start=line.span.start, end=line.span.end)
    if found.verdict == "moved":
        return Standing(
            since=line.report.day,
            status="open",
            reason=found.reason,
            settled_on=current.settled_on or found.day,
            evidence=words,
            window=found.window,
        )
    return Standing(
        since=line.report.day,
        status=found.verdict,
        reason=found.reason,
        settled_on=found.day,
        settled_by=found.telling.id if found.telling else None,
        evidence=words,
        window=current.window,
    )


def with_deadlines(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Let each open standing lapse when its window closes, unless something settles it by then."""
    found: list[Standing] = []
    for number, standing in enumerate(standings):
        found.append(replace(standing, settled_on=None) if standing.status == "open" else standing)
        following = standings[number + 1].since if number + 1 < len(standings) else date.max
        closes = standing.window.end if standing.window else None
        if standing.status == "open" and standing.settled_on is not None and closes is None:
            found[-1] = _put_off(standing, standing.since)
        elif standing.status == "open" and closes is not None and closes + GRACE < following:
            since = closes + GRACE + timedelta(days=1)
            found.append(_put_off(standing, since) if standing.settled_on else _lapsed(standing, closes))
    return tuple(found)


def _put_off(standing: Standing, since: date) -> Standing:
    """Mark a plan missed that was put off without a new day, or to one that has passed; it may still be met."""
    closes = standing.window.end if standing.window else None
    passed = f"; no report tells that it came by {closes}" if closes else ""
    return replace(standing, since=since, status="missed", reason=f"{standing.reason}{passed}")


def _lapsed(standing: Standing, closes: date) -> Standing:
    return Standing(
        since=closes + GRACE + timedelta(days=1),
        status="lapsed",
        reason=f"its window closed on {closes} and no report settles it",
        window=standing.window,
    )


def entry(
    statement: Statement, standing: Standing, alike: Sequence[Statement], by_telling: Mapping[str, str]
) -> LedgerEntry:
    """Write a statement and what is known of it as one record; `alike` are all that state the same."""
    origins = names_of(origin for s in alike for origin in s.origins)
    return LedgerEntry(
        start=statement.span.start,
        end=statement.span.end,
        id=statement.id,
        document=statement.report.document,
        expectation=statement.expectation,
        text=statement.text,
        stated=statement.report.day,
        kind=statement.kind,
        type=statement.type,
        mode=statement.mode,
        actors=_named(statement.actors),
        recipients=_named(statement.recipients),
        place=statement.place,
        window=standing.window,
        hedge=statement.hedge,
        probability=statement.probability,
        by=statement.by,
        status=standing.status,
        settled_on=standing.settled_on,
        settled_by=by_telling.get(standing.settled_by or ""),
        evidence=standing.evidence,
        reason=standing.reason,
        late=_late(statement.window, standing.settled_on if standing.status == "met" else None),
        first_window=statement.window,
        documents=tuple(dict.fromkeys(s.report.document for s in alike)),
        origins=origins,
        relays=names_of(relay for s in alike for relay in s.relays),
        independent_origins=len(origins),
        confidence=statement.confidence,
    )


def _named(parties: Iterable[Party]) -> tuple[EpisodeParty, ...]:
    return tuple(EpisodeParty(name=party.name, country=party.country) for party in parties)


def _late(window: Interval | None, settled_on: date | None) -> int | None:
    """Days that an act came after the window it was first due in; 0 where it came in time."""
    if settled_on is None or window is None or window.end is None:
        return None
    return max(0, (settled_on - window.end).days)
