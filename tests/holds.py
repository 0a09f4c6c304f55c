"""What must hold of every coding: offsets slice back to words, ids refer."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from dragoman.record import Coding, Span


def faults(coding: Coding) -> list[str]:
    """Name everything in a coding that breaks a promise; empty where all hold."""
    return [*_bad_spans(coding), *_bad_references(coding)]


def spans_of(value):
    """Walk to every span in a record value, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def _bad_spans(coding):
    text = coding.text
    for span in spans_of(coding):
        words = span.of(text)
        if span.end > len(text) or not words.strip():
            yield f"{span.start}..{span.end} of {len(text)} characters holds no words"
        elif words != words.strip():
            yield f"{span.start}..{span.end} has white space at its ends: {words!r}"


def _bad_references(coding):
    actors = {a.id for a in coding.actors}
    places = {p.id for p in coding.places}
    said = {a.id for a in coding.attributions}
    wanted = [
        *((a.actor, actors, "attribution") for a in coding.attributions if a.actor),
        *((a.via, said, "attribution") for a in coding.attributions if a.via),
        *((i.actor, actors, "interest") for i in coding.interests),
        *((link.actor, actors, "chain") for e in coding.events for link in e.chain),
        *((x, actors, "event") for e in coding.events for x in (*e.actors, *e.recipients)),
        *((e.place, places, "event") for e in coding.events if e.place),
        *((x, actors, "expectation") for e in coding.expectations for x in (*e.actors, *e.recipients)),
        *((e.by, actors, "expectation") for e in coding.expectations if e.by),
        *((e.place, places, "expectation") for e in coding.expectations if e.place),
    ]
    for name, known, where in wanted:
        if name not in known:
            yield f"{where} refers to {name}, which is not there"
    for items in (coding.actors, coding.places, coding.attributions, coding.events, coding.expectations):
        if len({item.id for item in items}) < len(items):
            yield f"an id stands twice among {[item.id for item in items]}"
