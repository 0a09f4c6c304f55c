"""The resolve stage: what was extracted as written becomes a coding, its offsets those of the text as given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook.confidence import Confidences
from dragoman.codebook.gazetteer import Gazetteer
from dragoman.codebook.plover import Plover
from dragoman.record import Coding, Extraction, with_spans

from .actors import ActorResolver
from .chains import resolve_attributions
from .happenings import Known, resolve_events, resolve_expectations, resolve_interests
from .moments import resolve_moments
from .places import PlaceResolver

if TYPE_CHECKING:
    from dragoman.record import Place


class Resolver:
    """Resolves extractions; opening one reads the tables of actors and places."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Open the tables; raises `DataError` where one is broken."""
        self._actors = ActorResolver()
        self._places = PlaceResolver(gazetteer)
        self._plover = Plover.load()
        self._confidences = Confidences.load()

    def __call__(self, extraction: Extraction) -> Coding:
        """Resolve one document."""
        coding = self._resolved(extraction)
        moved = with_spans(coding, extraction.annotated.offsets.to_source)
        return replace(moved, text=extraction.annotated.document.text)

    def _resolved(self, extraction: Extraction) -> Coding:
        annotated = extraction.annotated
        document = annotated.document
        places = self._places(extraction.toponyms, annotated)
        actors = self._actors(extraction.mentions, annotated, places)
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


def _by_mention(places: tuple[Place, ...]) -> dict[tuple[int, int], Place]:
    return {(span.start, span.end): place for place in places for span in place.mentions}
