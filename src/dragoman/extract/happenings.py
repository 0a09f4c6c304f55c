"""One event for the words of a report that name the same one: «a phone call … the two leaders discussed … the call»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.record import EventMention

MEETING_MODES = ("discuss", None)
"""Modes of CONSULT that say less than the others: where two words name one exchange, the more telling mode stays."""


def join_happenings(events: Iterable[EventMention]) -> tuple[EventMention, ...]:
    """Join event mentions that name one event, and give a symmetric event without parties those of its neighbours.

    Two mentions are joined where one is definite and names no parties of its own («the meeting»), or where both are
    exchanges in one sentence. Anything less sure stays apart. Order is that of first mention.
    """
    joined: list[EventMention] = []
    for event in events:
        known = next((i for i in range(len(joined) - 1, -1, -1) if _is_same(joined[i], event)), None)
        if known is None:
            joined.append(_with_parties(event, joined))
        else:
            joined[known] = _merged(joined[known], event)
    return tuple(joined)


def _is_same(known: EventMention, event: EventMention) -> bool:
    if known.act != event.act or (known.time and event.time and known.time != event.time):
        return False
    if known.evidence[0] == event.evidence[0]:
        return known.is_symmetric and event.is_symmetric and _may_share_parties(known, event)
    return event.is_definite and not event.actors and not event.recipients


def _may_share_parties(known: EventMention, event: EventMention) -> bool:
    return not known.actors or not event.actors or bool({*known.actors} & {*event.actors})


def _merged(known: EventMention, event: EventMention) -> EventMention:
    telling = known if known.mode not in MEETING_MODES or event.mode in MEETING_MODES else event
    main = known if known.salience >= event.salience or telling is known else event
    other = event if main is known else known
    return replace(
        known,
        mode=telling.mode,
        cameo=telling.cameo,
        trigger=main.trigger,
        also=tuple(dict.fromkeys((*known.also, *event.also, other.trigger))),
        evidence=tuple(dict.fromkeys((*known.evidence, *event.evidence))),
        actors=known.actors if len(known.actors) >= len(event.actors) else event.actors,
        place=known.place or event.place,
        time=known.time or event.time,
        salience=max(known.salience, event.salience),
    )


def _with_parties(event: EventMention, before: list[EventMention]) -> EventMention:
    """Give an exchange that names no one the parties of the exchange told of just before, at a lower salience."""
    if not event.is_symmetric or event.actors:
        return event
    last = next((e for e in reversed(before) if len(e.actors) + len(e.recipients) > 1), None)
    if last is None:
        return event
    return replace(event, actors=tuple(dict.fromkeys((*last.actors, *last.recipients))), salience=event.salience * 0.8)
