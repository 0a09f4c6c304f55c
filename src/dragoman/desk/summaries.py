"""What an episode says as a whole: its parties, day, place, sources, and what its reports disagree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.record import (
    Account,
    Disagreement,
    Disputed,
    Episode,
    EpisodeParty,
    Interval,
    Member,
    Party,
    Spot,
    Status,
    Telling,
    TimeBasis,
    content_id,
)

from .agreement import days_of, key_of, where_agrees
from .naming import names_of

Members = Sequence[tuple[Telling, str]]
Value = TypeVar("Value")
CERTAIN: tuple[Status, ...] = (
    "happened", "ongoing", "planned", "conditional", "called_for", "possible", "cancelled", "denied",
)  # fmt: skip
"""Of several, an episode has the status that stands first: what one report tells as done is done."""


def summarise(members: Members) -> Episode:
    """Sum up an episode's tellings, given in order of publication with why each was taken in."""
    tellings = [telling for telling, _ in members]
    told = [t for t in tellings if t.status != "denied"] or tellings
    head = max(told, key=lambda t: (t.confidence, -tellings.index(t)))
    time, basis = _time(told)
    origins = names_of(origin for t in told for origin in t.origins)
    return Episode(
        id=content_id("episode", tellings[0].id),
        type=_commonest(t.type for t in told),
        act=_commonest(t.act for t in told),
        mode=_commonest([t.mode for t in told if t.mode] or [None]),
        quad=head.quad,
        actors=_sided(told, lambda t: t.actors),
        recipients=_sided(told, lambda t: t.recipients, besides=lambda t: t.actors),
        place=_place(told),
        time=time,
        time_basis=basis,
        status=min((t.status for t in told), key=CERTAIN.index),
        historical=all(t.historical for t in told),
        score=head.score,
        first_reported=min(t.report.day for t in tellings),
        last_reported=max(t.report.day for t in tellings),
        documents=tuple(dict.fromkeys(t.report.document for t in tellings)),
        publishers=names_of(t.report.publisher for t in tellings if t.report.publisher),
        origins=origins,
        relays=names_of(relay for t in told for relay in t.relays),
        independent_origins=len(origins),
        versions=tuple(_disagreements(tellings)),
        events=tuple(Member(document=t.report.document, event=t.event, telling=t.id, why=why) for t, why in members),
        confidence=_confidence(told),
    )


def _commonest(values: Iterable[Value]) -> Value:
    """Give the value that most tellings give, the first of equals."""
    return Counter(values).most_common(1)[0][0]


def _confidence(tellings: Sequence[Telling]) -> float:
    """Give the chance that one telling at least is coded right, were their errors independent."""
    doubt = 1.0
    for confidence in {t.report.document: t.confidence for t in tellings}.values():
        doubt *= 1 - confidence
    return round(1 - doubt, 4)


def _sided(
    tellings: Sequence[Telling],
    side: Callable[[Telling], Sequence[Party]],
    besides: Callable[[Telling], Sequence[Party]] | None = None,
) -> tuple[EpisodeParty, ...]:
    """Give the parties of one side, each once; those that most tellings have on the other side are left to it."""
    parties = [party for telling in tellings for party in side(telling)]
    elsewhere = Counter(key_of(p) for t in tellings for p in besides(t)) if besides else Counter()
    here = Counter(key_of(p) for p in parties)
    kept = [p for p in parties if here[key_of(p)] >= elsewhere[key_of(p)]]
    return tuple(EpisodeParty(name=name, country=country) for name, country in _distinct(kept))


def _distinct(parties: Sequence[Party]) -> list[tuple[str, str | None]]:
    """Give names of parties: the named persons and bodies of a country, else the state, else as described."""
    by_country: dict[str, list[Party]] = {}
    for party in parties:
        by_country.setdefault(party.country or party.name.casefold(), []).append(party)
    found: list[tuple[str, str | None]] = []
    for members in by_country.values():
        named = [p for p in members if p.is_named and p.kind != "state"]
        states = [p for p in members if p.kind == "state"]
        chosen = named or states[:1] or members[:1]
        found += [(name, members[0].country) for name in names_of(p.name for p in chosen)]
    return found


def _place(tellings: Sequence[Telling]) -> Spot | None:
    """Give the place that most tellings give; of a town and the country that holds it, the town."""
    spots = [t.place for t in tellings if t.place]
    if not spots:
        return None
    backing = {spot: sum(where_agrees(spot, other) != "apart" for other in spots) for spot in spots}
    return max(backing, key=lambda spot: (backing[spot], (spot.feature or "").startswith("PPL"), -spots.index(spot)))


def _time(tellings: Sequence[Telling]) -> tuple[Interval | None, TimeBasis | None]:
    """Give the days that most tellings give, the narrowest of equals, else those that their sentences name."""
    told = [t.time for t in tellings if t.time and (t.time.start or t.time.end)]
    beside = [t.beside for t in tellings if t.beside]
    if not told and not beside:
        return None, None
    counted = Counter(told or beside)
    basis: TimeBasis = "told" if told else "sentence"
    return min(counted, key=lambda time: (-counted[time], _length(time))), basis


def _length(time: Interval) -> int:
    return (time.end - time.start).days if time.start and time.end else 100_000


def _disagreements(tellings: Sequence[Telling]) -> list[Disagreement]:
    """Give what reports differ on: each account with its documents and those it is known from."""
    told = [t for t in tellings if t.status != "denied"]
    found = [
        _accounts("time", _apart_days(told)),
        _accounts("place", _apart_places(told)),
        *(_accounts("toll", [(f"{n} {what}", t) for n, t in _tolls(told, what)]) for what in ("killed", "injured")),
    ]
    if len(told) < len(tellings) and told:
        found.append(_accounts("status", [("denied" if t.status == "denied" else "happened", t) for t in tellings]))
    return [point for point in found if point is not None]


def _accounts(about: Disputed, told: Sequence[tuple[str, Telling]]) -> Disagreement | None:
    """Gather accounts by value; None where there are not two."""
    by_value: dict[str, list[Telling]] = {}
    for value, telling in told:
        by_value.setdefault(value, []).append(telling)
    if not by_value or len(by_value) == 1:
        return None
    ordered = sorted(by_value.items(), key=lambda item: -len({t.report.document for t in item[1]}))
    return Disagreement(
        about=about,
        accounts=tuple(
            Account(
                value=value,
                documents=tuple(dict.fromkeys(t.report.document for t in group)),
                origins=names_of(origin for t in group for origin in t.origins),
            )
            for value, group in ordered
        ),
    )


def _apart_days(tellings: Sequence[Telling]) -> list[tuple[str, Telling]]:
    """Give the days of tellings where two of them have none in common."""
    dated = [(days, t) for t in tellings if (days := days_of(t.time, t.report.day))]
    spans = [days for days, _ in dated]
    if not spans or max(start for start, _ in spans) <= min(end for _, end in spans):
        return []
    return [(start.isoformat() if start == end else f"{start} to {end}", t) for (start, end), t in dated]


def _apart_places(tellings: Sequence[Telling]) -> list[tuple[str, Telling]]:
    placed = [(t.place, t) for t in tellings if t.place]
    apart = any(where_agrees(a, b) == "apart" for a, _ in placed for b, _ in placed)
    return [(spot.name, t) for spot, t in placed] if apart else []


def _tolls(tellings: Sequence[Telling], what: str) -> list[tuple[int, Telling]]:
    return [(toll.count, t) for t in tellings for toll in t.tolls if toll.what == what]
