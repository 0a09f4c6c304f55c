"""Hypothesis strategies for record values."""

from __future__ import annotations

from datetime import UTC
from typing import get_args

from hypothesis import strategies as st

from dragoman.record import (
    Actor,
    ActorMention,
    Attribution,
    ChainLink,
    Coding,
    Document,
    Event,
    EventType,
    Expectation,
    Interest,
    Interval,
    Moment,
    Place,
    Precision,
    Section,
    Sentence,
    Signal,
    Significance,
    Span,
    Status,
)

ids = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=5)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
some_text = st.none() | texts
precisions = st.none() | st.sampled_from(get_args(Precision))
confidences = st.floats(0, 1)
days = st.dates()
moments = st.datetimes() | st.datetimes(timezones=st.just(UTC))
event_types = st.sampled_from(get_args(EventType))
offsets = st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda o: {"start": o[0], "end": o[0] + o[1]})
spans = offsets.map(lambda o: Span(**o))
intervals = st.tuples(st.none() | days, st.none() | days).map(
    lambda d: Interval(*sorted(d)) if all(d) else Interval(*d)  # type: ignore[type-var]
)


def many(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


def located(made, /, **fields):
    """Values of a type that is itself a span."""
    return st.builds(lambda place, rest: made(**place, **rest), offsets, st.fixed_dictionaries(fields))


events = st.builds(
    Event,
    id=ids,
    type=event_types,
    act=event_types,
    mode=some_text,
    contexts=many(ids),
    cameo=st.none() | ids,
    score=st.floats(-10, 10),
    actors=many(ids),
    recipients=many(ids),
    place=st.none() | ids,
    time=st.none() | intervals,
    status=st.sampled_from(get_args(Status)),
    trigger=spans,
    evidence=many(spans),
    chain=many(st.builds(ChainLink, actor=ids)),
    confidence=confidences,
)
expectations = located(
    Expectation,
    id=ids,
    kind=st.sampled_from(["plan", "forecast", "possibility", "demand", "warning", "signpost"]),
    type=st.none() | event_types,
    window=st.none() | intervals,
    hedge=many(spans),
    probability=st.none() | st.tuples(confidences, confidences),
    signals=many(st.builds(Signal, condition=spans, outcome=st.none() | spans)),
    confidence=confidences,
)
actors = st.builds(
    Actor,
    id=ids,
    name=texts,
    country=some_text,
    sectors=many(ids),
    role=some_text,
    mentions=many(located(ActorMention, form=st.sampled_from(["name", "nominal", "pronoun"]))),
    wikidata_id=some_text,
    confidence=confidences,
)
places = st.builds(
    Place,
    id=ids,
    name=texts,
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    geonames_id=st.none() | st.integers(1, 10**8),
    mentions=many(spans),
    confidence=confidences,
)
codings = st.builds(
    Coding,
    id=ids,
    published=days | moments,
    text=some_text,
    title=some_text,
    outlet=some_text,
    first_publisher=some_text,
    canonical_url=some_text,
    precision=precisions,
    notes=many(texts),
    sections=many(located(Section, kind=st.just("outlook"), heading=st.none() | spans, party=st.none() | spans)),
    sentences=many(located(Sentence, paragraph=st.integers(0, 9), speech=st.booleans())),
    actors=many(actors),
    places=many(places),
    times=many(located(Moment, type=st.just("DATE"), value=texts, first=st.none() | days)),
    attributions=many(st.builds(Attribution, id=ids, source=many(spans), content=many(spans), confidence=confidences)),
    events=many(events),
    expectations=many(expectations),
    interests=many(located(Interest, actor=ids, confidence=confidences)),
    significance=many(located(Significance, confidence=confidences)),
)
documents = st.builds(
    Document,
    id=ids,
    text=texts,
    published=days | moments,
    title=some_text,
    first_publisher=some_text,
    canonical_url=some_text,
    precision=precisions,
    notes=many(texts),
)
