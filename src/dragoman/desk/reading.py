"""Reading the record: the ledger with all who expect the same, and the relation of two parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.codebook.countries import Countries
from dragoman.errors import CallError
from dragoman.record import Direction, Episode, EpisodeParty, LedgerEntry, Relation, RelationParty
from dragoman.store.view import View
from dragoman.store.wanted import ALL, Wanted, is_country

from .ledger import entry
from .relations import Choice, Dated, Reported, trace_relation


def expectations(view: View, wanted: Wanted = ALL) -> Iterator[LedgerEntry]:
    """Give the expectations asked for, as of the view's day, in its order."""
    stated = view.expectations(wanted)
    alike = view.repetitions([item.statement.id for item in stated])
    for item in stated:
        settled_by = {item.standing.settled_by: item.episode} if item.standing.settled_by and item.episode else {}
        yield entry(item.statement, item.standing, alike[item.statement.id], settled_by)


def relation(view: View, first: str, second: str, choice: Choice) -> Relation:
    """Draw the relation of two parties, each a country's code or a name, from the episodes that both had a part in.

    Raises `CallError` where the record holds no report, or a code is no country's.
    """
    covered = view.span()
    if covered is None:
        msg = "the record holds no report: dragoman ingest adds some"
        raise CallError(msg)
    episodes = list(view.between(first, second))
    days = view.days_of_reports({document for episode in episodes for document in episode.documents})
    choice = replace(choice, first=choice.first or covered[0], last=choice.last or covered[1])
    parties = (_party(first), _party(second))
    return trace_relation(parties, [_dated(e, first, second, days) for e in episodes], choice)


def _party(given: str) -> RelationParty:
    if not is_country(given):
        return RelationParty(name=given)
    country = Countries.load().by_code.get(given.upper())
    if country is None:
        msg = f"{given.upper()} is no country's code (ISO 3166-1 alpha-3)"
        raise CallError(msg)
    return RelationParty(name=country.name, country=country.alpha3)


def _dated(episode: Episode, first: str, second: str, days: Mapping[str, date]) -> Dated:
    return Dated(
        id=episode.id,
        day=_middle(episode),
        quad=episode.quad,
        score=episode.score,
        type=episode.type,
        status=episode.status,
        direction=_direction(episode, first, second),
        reports=tuple(Reported(document=d, published=days.get(d)) for d in episode.documents),
        origins=episode.independent_origins,
        historical=episode.historical,
    )


def _middle(episode: Episode) -> date | None:
    """Give the middle day of an episode, None where no report tells its days."""
    start, end = (episode.time.start, episode.time.end) if episode.time else (None, None)
    if start is None or end is None:
        return start or end
    return start + timedelta(days=(end - start).days // 2)


def _direction(episode: Episode, first: str, second: str) -> Direction:
    """Tell who of two parties acted."""
    acts = (_is_among(first, episode.actors), _is_among(second, episode.actors))
    if acts[0] == acts[1]:
        return "both"
    return "a_to_b" if acts[0] else "b_to_a"


def _is_among(party: str, parties: tuple[EpisodeParty, ...]) -> bool:
    if is_country(party):
        return any(p.country == party.upper() for p in parties)
    return any(p.name.casefold() == party.casefold() for p in parties)
