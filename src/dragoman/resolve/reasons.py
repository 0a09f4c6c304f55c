"""Why each mention became its actor, each toponym its place, each expression of time its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from dragoman.codebook.folding import fold
from dragoman.record import Actor, Candidate, Coding, Interval, Mention, Reason, Span, TimePhrase

from .actors import ResolvedActors

if TYPE_CHECKING:
    from dragoman.codebook.gazetteer import GazetteerEntry
    from dragoman.codebook.people import Term
    from dragoman.codebook.whoswho import WhosWho

    from .places import Weighed

LISTED = 8
"""Candidates that are told at most: common place names have hundreds."""

LEAST = 0.001
"""Share from which on a place counts as a candidate."""


def reasons_of_actors(found: ResolvedActors, text: str, day: date, book: WhosWho) -> Iterator[Reason]:
    """Yield one reason a mention, with all whom the who's who has by that surname."""
    actors = {actor.id: actor for actor in found.actors}
    for reference in found.references:
        mention, meant = reference.mention, [actors[name] for name in reference.actors]
        words = _with_apposition(mention) if reference.is_told else mention.span
        yield Reason(
            start=words.start,
            end=words.end,
            kind="actor",
            text=words.of(text),
            means=", ".join(reference.actors) or None,
            name=" and ".join(actor.name for actor in meant) or None,
            rule=reference.rule,
            confidence=min((actor.confidence for actor in meant), default=None),
            is_told=reference.is_told,
            candidates=()
            if mention.form == "pronoun"
            else tuple(_persons((mention.name or mention.head).of(text), meant, day, book)),
        )


def _with_apposition(mention: Mention) -> Span:
    """Take in what a person is told to be beside the name: «Olav Berg, Norway's energy minister»."""
    beside = mention.apposition
    return Span(min(mention.start, beside.start), max(mention.end, beside.end)) if beside else mention.span


def _persons(name: str, meant: Iterable[Actor], day: date, book: WhosWho) -> Iterator[Candidate]:
    chosen = {actor.name for actor in meant}
    words = fold(name).split()
    known = sorted(book.people.surnamed(words[-1])) if words else []
    terms = [max(book.people.terms(person), key=lambda t: (t.holds(day), str(t.start))) for person in known]
    for term in sorted(terms, key=lambda t: (t.name not in chosen, not t.holds(day), t.name))[:LISTED]:
        yield Candidate(name=term.name, detail=_term(term, day), is_chosen=term.name in chosen)


def _term(term: Term, day: date) -> str:
    held = "in office on the day" if term.holds(day) else "not in office on the day"
    years = f"{term.start.year if term.start else ''}-{term.end.year if term.end else ''}"
    return f"{', '.join(filter(None, (term.office, term.country)))}, {years}, {held}"


def reasons_of_places(weighed: Iterable[Weighed], coding: Coding, text: str) -> Iterator[Reason]:
    """Yield one reason a mention of a place: what the gazetteer has by that name, the likeliest first."""
    places = {(span.start, span.end): place for place in coding.places for span in place.mentions}
    for one in weighed:
        ranked = sorted(zip(one.entries, one.shares, strict=True), key=lambda pair: -pair[1])
        told = [(entry, share) for entry, share in ranked if share >= LEAST][:LISTED]
        for span in one.named.mentions:
            place = places[span.start, span.end]
            yield Reason(
                start=span.start,
                end=span.end,
                kind="place",
                text=span.of(text),
                means=place.id,
                name=place.name,
                rule=_place_rule(one),
                confidence=place.confidence,
                candidates=tuple(
                    Candidate(name=entry.name, detail=_entry(entry), share=round(share, 3), is_chosen=at == 0)
                    for at, (entry, share) in enumerate(told)
                ),
            )


def _place_rule(one: Weighed) -> str:
    if not one.entries:
        return "no gazetteer knows the name: a place by the words around it"
    beside = f", and by {one.named.within} beside it" if one.named.within else ""
    return f"the likeliest of {len(one.entries)} by size, sort and the other places of the report{beside}"


def _entry(entry: GazetteerEntry) -> str:
    people = f"{entry.population:,} inhabitants" if entry.population else ""
    number = f"GeoNames {entry.geonames_id}" if entry.geonames_id else ""
    where = f"{entry.latitude:.2f}, {entry.longitude:.2f}"
    return ", ".join(filter(None, (entry.country, entry.feature, people, where, number)))


def reasons_of_moments(times: Iterable[TimePhrase], coding: Coding, text: str, day: date) -> Iterator[Reason]:
    """Yield one reason an expression of time: the pattern that read it, its parts, and the days that they come to."""
    moments = {(moment.start, moment.end): moment for moment in coding.times}
    for phrase in times:
        moment = moments.get((phrase.start, phrase.end))
        parts = [f"{name} «{word}»" for name, word in phrase.parts]
        tense = f"{phrase.tense} tense" if phrase.tense else ""
        yield Reason(
            start=phrase.start,
            end=phrase.end,
            kind="time",
            text=phrase.of(text),
            means=moment.value if moment else None,
            name=_days(moment.interval) if moment else None,
            rule=", ".join(filter(None, (f"pattern «{phrase.rule}»", *parts, tense, f"read on {day}"))),
        )


def _days(interval: Interval | None) -> str | None:
    if interval is None:
        return None
    if interval.start == interval.end:
        return str(interval.start)
    return f"{interval.start or 'open'} to {interval.end or 'open'}"
