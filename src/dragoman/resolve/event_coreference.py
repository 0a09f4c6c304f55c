"""One event for the words of a report that name the same one: «a phone call … the two leaders discussed … the call»."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dragoman.record import EventMention, Span

Parties = Callable[[Iterable[Span]], tuple[str, ...]]
"""The ids of the actors that spans name."""

INHERITED = 0.8
"""What an exchange that names no one weighs once it has the parties of the one told of before."""

Place = Callable[[Span | None], object]
"""What a toponym's span stands for: equal for two names of one place."""

REMOTE = "phone"
UNMADE = frozenset({"denied", "cancelled"})


def _itself(span: Span | None) -> object:
    return span


def join_mentions(
    mentions: Iterable[EventMention], parties: Parties, place: Place = _itself
) -> tuple[EventMention, ...]:
    """Join event mentions that name one event, and give a meeting without parties those of the one told of before.

    Two mentions are joined where the later is definite and names no other parties («the meeting»), where both are
    exchanges of the same parties in one sentence, or where both are exchanges of the same parties on the same day.
    Anything less sure stays apart. Order is that of first mention.
    """
    joined: list[EventMention] = []
    for told in mentions:
        for mention in (told, _with_parties(told, joined, parties)):
            at = (i for i in reversed(range(len(joined))) if _is_same(joined[i], mention, parties, place))
            if (known := next(at, None)) is not None:
                joined[known] = _merged(joined[known], mention)
                break
        else:
            joined.append(mention)
    return tuple(joined)


def _is_same(known: EventMention, mention: EventMention, parties: Parties, place: Place) -> bool:
    if known.act != mention.act or (known.time and mention.time and known.time != mention.time):
        return False
    if not known.is_symmetric and known.place and mention.place and place(known.place) != place(mention.place):
        return False
    before, now = _all_parties(known, parties), _all_parties(mention, parties)
    if mention.is_definite and _may_be_one(known, mention) and now <= before:
        return True
    if not (known.is_symmetric and mention.is_symmetric and (now <= before or before <= now)):
        return False
    if known.evidence[0] == mention.evidence[0]:
        return known.status == mention.status or not now
    return bool(now) and now == before and known.time is not None and known.time == mention.time


def _may_be_one(known: EventMention, mention: EventMention) -> bool:
    """Tell whether «the talks» may be what was told of before: not where those were by phone, or did not happen."""
    if known.status != mention.status and (known.status in UNMADE or mention.status != "happened"):
        return False
    return known.mode == mention.mode or (mention.mode is None and known.mode != REMOTE)


def _all_parties(mention: EventMention, parties: Parties) -> set[str]:
    return {*parties(mention.actors), *parties(mention.recipients)}


def _merged(known: EventMention, mention: EventMention) -> EventMention:
    telling = mention if known.mode is None and mention.mode is not None else known
    main = mention if mention.salience > known.salience and telling is mention else known
    other = known if main is mention else mention
    return replace(
        known,
        mode=telling.mode,
        cameo=telling.cameo if telling.type == known.type else known.cameo,
        trigger=main.trigger,
        also=tuple(dict.fromkeys((*known.also, *mention.also, other.trigger))),
        evidence=tuple(dict.fromkeys((*known.evidence, *mention.evidence))),
        actors=known.actors if len(known.actors) >= len(mention.actors) else mention.actors,
        place=known.place or mention.place,
        time=known.time or mention.time,
        salience=max(known.salience, mention.salience),
    )


def _with_parties(mention: EventMention, before: Sequence[EventMention], parties: Parties) -> EventMention:
    if mention.act != "CONSULT" or not mention.is_symmetric or mention.actors:
        return mention
    last = next((e for e in reversed(before) if e.is_symmetric and len(parties(e.actors)) > 1), None)
    if last is None:
        return mention
    return replace(mention, actors=last.actors, salience=mention.salience * INHERITED)
