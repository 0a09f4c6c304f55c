"""The resolve stage: what was extracted as written becomes a coding, its offsets those of the text as given."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.codebook.confidence import Confidences
from dragoman.codebook.gazetteer import Gazetteer
from dragoman.codebook.plover import Plover
from dragoman.codebook.whoswho import open_whos_who
from dragoman.record import Coding, Extraction, Place, Reason, with_spans

from .actors import ActorResolver, ResolvedActors
from .chains import resolve_attributions
from .happenings import Known, resolve_events, resolve_expectations, resolve_interests
from .moments import resolve_moments
from .places import PlaceResolver
from .reasons import reasons_of_actors, reasons_of_moments, reasons_of_places


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who and where: the actors are resolved with the places in view."""

    actors: ResolvedActors
    places: tuple[Place, ...]


class Resolver:
    """Resolves extractions; opening one reads the tables of actors and places."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Open the tables; raises `DataError` where one is broken."""
        self._book = open_whos_who()
        self._actors = ActorResolver(self._book)
        self._places = PlaceResolver(gazetteer)
        self._plover = Plover.load()
        self._confidences = Confidences.load()

    def __call__(self, extraction: Extraction) -> Coding:
        """Resolve one document."""
        return _as_given(self._resolved(extraction, self._actors_of(extraction)), extraction)

    def explain(self, extraction: Extraction) -> tuple[Coding, tuple[Reason, ...]]:
        """Resolve one document and tell why: a reason for each mention, toponym and expression of time."""
        annotated = extraction.annotated
        text, day = annotated.text, annotated.document.day
        found = self._actors_of(extraction)
        coding = self._resolved(extraction, found)
        weighed = self._places.weigh(extraction.toponyms, annotated)
        reasons = (
            *reasons_of_actors(found.actors, text, day, self._book),
            *reasons_of_places(weighed, coding, text),
            *reasons_of_moments(extraction.times, coding, text, day),
        )
        ordered = sorted(reasons, key=lambda reason: (reason.start, reason.end, reason.kind))
        return _as_given(coding, extraction), with_spans(tuple(ordered), annotated.offsets.to_source)

    def _actors_of(self, extraction: Extraction) -> _Parties:
        places = self._places(extraction.toponyms, extraction.annotated)
        return _Parties(self._actors(extraction.mentions, extraction.annotated, places), places)

    def _resolved(self, extraction: Extraction, found: _Parties) -> Coding:
        annotated = extraction.annotated
        document = annotated.document
        actors, places = found.actors, found.places
        moments = resolve_moments(extraction.times, document.day, text=annotated.text)
        chains = resolve_attributions(extraction.said, actors.actors, actors.at)
        known = Known(
            extraction=extraction,
            chains=chains,
            at=actors.at,
            places=_by_mention(places),
            moments={(m.start, m.end): m for m in moments},
        )
        events = resolve_events(extraction.events, known, self._plover, self._confidences)
        return Coding(
            id=document.id,
            published=document.published,
            title=document.title,
            url=document.url,
            outlet=document.outlet,
            language=document.language,
            sections=annotated.sections,
            sentences=extraction.sentences,
            actors=actors.actors,
            places=places,
            times=moments,
            attributions=chains.attributions,
            events=events.events,
            expectations=resolve_expectations(extraction.expectations, known, events),
            interests=resolve_interests(known),
            significance=extraction.significance,
        )


def _as_given(coding: Coding, extraction: Extraction) -> Coding:
    """Move offsets to the text as given, and put that text in."""
    moved = with_spans(coding, extraction.annotated.offsets.to_source)
    document = extraction.annotated.document
    return replace(
        moved,
        text=document.text,
        first_publisher=document.first_publisher,
        canonical_url=document.canonical_url,
        precision=document.precision,
        notes=document.notes,
    )


def _by_mention(places: tuple[Place, ...]) -> dict[tuple[int, int], Place]:
    return {(span.start, span.end): place for place in places for span in place.mentions}
