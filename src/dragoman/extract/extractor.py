"""The extract stage: one annotated document in, all that is read off it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.codebook.attribution import AttributionWeights
from dragoman.codebook.cues import Cues
from dragoman.codebook.hedges import Hedges
from dragoman.codebook.outlooks import Outlooks
from dragoman.record import AnnotatedDocument, Extraction

from .attributions import find_attributions, speech_sentences
from .discourse import Narrator, Speech, code_discourse
from .events import EventTables, Surroundings, find_events, read_sentences
from .expectations import ExpectationTables, find_expectations
from .interests import find_interests
from .meaning import Meaning, OnceRead
from .mentions import find_mentions
from .significance import find_significance
from .speakers import find_speakers
from .times import find_times
from .toponyms import find_toponyms

if TYPE_CHECKING:
    from dragoman.codebook.gazetteer import Gazetteer


class Extractor:
    """Extracts from annotated documents; opening one reads the tables of words."""

    def __init__(self, gazetteer: Gazetteer, meaning: Meaning | None = None, narrator: Narrator | None = None) -> None:
        """Read the tables; raises `DataError` where one is broken.

        Without `meaning`, tables alone tell events; without `narrator`, they alone tell functions of sentences.
        """
        self._meaning, self._narrator = meaning, narrator
        self._gazetteer = gazetteer
        self._cues = Cues.load()
        self._attribution = AttributionWeights.load()
        self._events = EventTables.load()
        self._expectations = ExpectationTables(hedges=Hedges.load(), outlooks=Outlooks.load())

    def __call__(self, annotated: AnnotatedDocument) -> Extraction:
        """Extract from one document."""
        mentions = find_mentions(annotated)
        around = Surroundings(
            mentions=mentions,
            toponyms=find_toponyms(annotated, self._gazetteer),
            times=find_times(annotated),
        )
        said = find_attributions(annotated, self._cues, self._attribution)
        speakers = find_speakers(annotated, said, mentions)
        meaning = OnceRead(self._meaning) if self._meaning else None
        readings = read_sentences(annotated, around, meaning) if meaning else None
        events = find_events(annotated, around, self._events, readings)
        return Extraction(
            annotated=annotated,
            mentions=tuple(sorted((*mentions, *speakers), key=lambda m: m.start)),
            toponyms=tuple(around.toponyms),
            times=tuple(around.times),
            said=said,
            events=events,
            expectations=find_expectations(annotated, around, events, self._expectations, readings),
            interests=find_interests(annotated, mentions),
            significance=find_significance(annotated),
            sentences=code_discourse(
                annotated,
                speech=Speech(said=said, sentences=speech_sentences(annotated, said)),
                historical=frozenset(),
                readers=(meaning, self._narrator) if meaning and self._narrator else None,
            ),
        )
