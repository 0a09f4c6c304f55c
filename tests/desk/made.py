"""Coded reports made by hand, for tests of the desk that load no weights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.codebook.plover import Plover
from dragoman.record import (
    Actor,
    ActorMention,
    ChainLink,
    Coding,
    Event,
    Expectation,
    Interval,
    Place,
    Sentence,
    Span,
)

PERSONS = {
    "Marin": ("Anton Marin", "FRA"), "Okoye": ("Ngozi Okoye", "NGA"), "Lindqvist": ("Karin Lindqvist", "SWE"),
    "Petrosyan": ("Aram Petrosyan", "ARM"), "Haddad": ("Salma Haddad", "JOR"),
}  # fmt: skip
STATES = {
    "France": "FRA", "Nigeria": "NGA", "Sweden": "SWE", "Armenia": "ARM", "Jordan": "JOR", "Russia": "RUS",
    "Ukraine": "UKR",
}  # fmt: skip
PLACES = {
    "Abuja": ("NGA", 9.06, 7.49, 2352778), "Amman": ("JOR", 31.95, 35.93, 250441), "Kyiv": ("UKR", 50.45, 30.52,
    703448), "Yerevan": ("ARM", 40.18, 44.51, 616052), "Geneva": ("CHE", 46.2, 6.15, 2660646),
}  # fmt: skip
PLOVER = Plover.load()


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence that tells one event: parties are surnames or states that stand in it; `expects` makes it a
    statement."""

    words: str
    trigger: str
    type: str = "CONSULT"
    act: str | None = None
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    on: str | tuple[str, str] | None = None
    status: str = "happened"
    origin: str | None = None
    expects: str | None = None
    historical: bool = False


def interval(on: str | tuple[str, str] | None) -> Interval | None:
    """Give the days of `2025-03-04`, or from one to another."""
    if on is None:
        return None
    first, last = (on, on) if isinstance(on, str) else on
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


def coding(name: str, published: str, *told: Told, outlet: str = "Harbour Wire", title: str | None = None) -> Coding:
    """Make a coded report of sentences, one paragraph."""
    text = " ".join(item.words for item in told)
    starts, at = [], 0
    for item in told:
        starts.append(text.index(item.words, at))
        at = starts[-1] + len(item.words)
    actors = _actors(text, told)
    by_name = {actor.id: actor for actor in actors}
    places = tuple(_place(text, p) for p in dict.fromkeys(t.place for t in told if t.place))
    events, expectations = [], []
    for number, (item, start) in enumerate(zip(told, starts, strict=True), start=1):
        span = Span(start, start + len(item.words))
        trigger = _find(text, item.trigger, start)
        parties = {
            "actors": tuple(a for a in item.actors if a in by_name),
            "recipients": tuple(r for r in item.recipients if r in by_name),
        }
        if item.expects:
            expectations.append(
                Expectation(
                    start=span.start, end=span.end - 1, id=f"x{number}", kind=item.expects, type=item.act or
                    item.type, mode=item.mode, place=item.place, window=interval(item.on), by=item.origin,
                    confidence=0.8, **parties,
                )
            )  # fmt: skip
        events.append(
            Event(
                id=f"e{number}", type=item.type, act=item.act or item.type, mode=item.mode, contexts=(), cameo=None,
                quad=PLOVER.quad_of(item.type), score=PLOVER.score_of(item.type, item.mode), place=item.place,
                time=interval(item.on), status=item.status, historical=item.historical, trigger=trigger,
                evidence=(span,), confidence=0.8, **parties,
                chain=(ChainLink(actor=item.origin, role="origin"),) if item.origin else (),
            )
        )  # fmt: skip
    return Coding(
        id=name, published=date.fromisoformat(published), text=text, title=title, outlet=outlet, language="en",
        coder="by hand", actors=actors, places=places, events=tuple(events), expectations=tuple(expectations),
        sentences=tuple(
            Sentence(s, s + len(t.words), paragraph=0) for t, s in zip(told, starts, strict=True)
        ),
    )  # fmt: skip


def meeting(first: str, second: str, place: str, day: str) -> Told:
    """Make a sentence that tells of a meeting."""
    return Told(
        words=f"{first} met {second} in {place} on that day.", trigger="met", actors=(first, second), place=place,
        on=day,
    )  # fmt: skip


def plan(first: str, second: str, place: str, day: str | None, origin: str | None = None) -> Told:
    """Make a sentence that tells of a meeting planned."""
    return Told(
        words=f"{first} will meet {second} in {place}{f', {origin} said' if origin else ''}.", trigger="meet",
        type="AGREE", act="CONSULT", actors=(first, second), place=place, on=day, status="planned", expects="plan",
        origin=origin,
    )  # fmt: skip


def _actors(text: str, told: tuple[Told, ...]) -> tuple[Actor, ...]:
    names = dict.fromkeys(
        n for t in told for n in (*t.actors, *t.recipients, *((t.origin,) if t.origin else ())) if n in text
    )
    return tuple(_actor(text, name) for name in names)


def _actor(text: str, name: str) -> Actor:
    span = _find(text, name, 0)
    mention = ActorMention(start=span.start, end=span.end, form="name")
    if name in STATES:
        return Actor(id=name, name=name, kind="state", country=STATES[name], sectors=("GOV",), mentions=(mention,))
    full, country = PERSONS[name]
    return Actor(id=name, name=full, kind="person", country=country, sectors=("GOV",), mentions=(mention,))


def _place(text: str, name: str) -> Place:
    country, latitude, longitude, geonames = PLACES[name]
    return Place(
        id=name, name=name, country=country, latitude=latitude, longitude=longitude, geonames_id=geonames,
        feature="PPLC", mentions=(_find(text, name, 0),), confidence=0.9,
    )  # fmt: skip


def _find(text: str, words: str, start: int) -> Span:
    found = text.index(words, start)
    return Span(found, found + len(words))
