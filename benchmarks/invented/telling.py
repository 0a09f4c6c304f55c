"""How a made-up report tells a happening: in which words, from whom, with what day; and what is coded of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.codebook.cameo import Cameo
from dragoman.codebook.plover import Plover
from dragoman.record import (
    Attribution,
    ChainLink,
    Event,
    Expectation,
    Function,
    Interval,
    Moment,
    Span,
    Status,
)

from .draft import Draft, Mark, Piece
from .happenings import Happening, Tale
from .tables import Tables, Told
from .wording import Wording, clause, day_told, due_told, relayed_by, said_by
from .world import Someone

STATUS: dict[Told, Status] = {"done": "happened", "ahead": "planned", "denied": "denied", "off": "cancelled"}

DATED, SOURCED, RELAYED, BY_A_PERSON, ANOTHER_TOLL = 0.65, 0.5, 0.3, 0.45, 0.1
"""Shares of tellings that give the day, that name a source, of those the ones that have it through an agency, that name
a person for his state, that have another toll. Set by hand. What is planned or long past always has a time."""

HISTORY = timedelta(days=60)
"""Older than this is told as history."""

Parties = tuple[Someone, Someone]


class Teller:
    """Writes tales into drafts."""

    def __init__(self, tables: Tables, dice: random.Random) -> None:
        """Take the words to tell with."""
        self._tables, self._dice = tables, dice
        self._plover, self._cameo = Plover.load(), Cameo.load()
        self._wires = tuple(
            Someone(name=name, words=name, kind="organisation", country=None, sector="JRN") for name in tables.wires
        )

    def tell(self, draft: Draft, tale: Tale, published: date) -> None:
        """Write one sentence on a happening, and code its event; a plan is an expectation too."""
        happening = tale.happening
        phrase = self._dice.choice(self._tables.phrases[happening.act, tale.told])
        parties = self._parties(happening)
        when = self._when(tale, published)
        wording = self._sourced(
            clause(phrase.pieces, _slots(happening, parties, self._toll(happening)), when), happening
        )
        is_history = happening.day < published - HISTORY
        spans = draft.write(wording.pieces, _function(draft, tale, is_history=is_history), speech=bool(wording.sayings))
        _attribute(draft, wording, spans)
        mode = happening.act.mode if phrase.kind == happening.act.kind else None
        ids = tuple(draft.actor(party) for party in parties)
        sides = (ids, ()) if happening.act.is_symmetric else (ids[:1], ids[1:])
        interval = _interval(when)
        draft.events.append(
            Event(
                id=f"e{len(draft.events) + 1}",
                type=phrase.kind,
                act=happening.act.kind,
                mode=mode,
                contexts=(happening.act.context,),
                cameo=self._cameo.closest(phrase.kind, mode),
                quad=self._plover.quad_of(phrase.kind),
                score=self._plover.score_of(phrase.kind, mode),
                actors=sides[0],
                recipients=sides[1],
                place=draft.place(happening.city) if "{place}" in phrase.pieces else None,
                time=interval,
                status=STATUS[tale.told],
                historical=is_history,
                trigger=spans[wording.named or 0],
                evidence=(draft.sentences[-1].span,),
                chain=self._chain(draft, wording),
                confidence=round(self._dice.uniform(0.4, 0.95), 3),
            )
        )
        draft.truth.append(happening.number)
        if tale.told == "ahead":
            words = _covered(wording.clause, spans)
            draft.expectations.append(_plan(draft.events[-1], words, number=len(draft.expectations) + 1))

    def forecast(self, draft: Draft, happening: Happening) -> None:
        """Write one sentence on what may come between the parties of a happening."""
        outlook = self._dice.choice(self._tables.outlooks)
        parties = self._parties(happening)
        wording = self._sourced(clause(outlook.pieces, _slots(happening, parties, 0), None), happening)
        spans = draft.write(wording.pieces, "expectation", speech=bool(wording.sayings))
        _attribute(draft, wording, spans)
        words = _covered(wording.clause, spans)
        draft.expectations.append(
            Expectation(
                start=words.start,
                end=words.end,
                id=f"x{len(draft.expectations) + 1}",
                kind=outlook.kind,
                type=outlook.act,
                actors=tuple(draft.actor(party) for party in parties),
                hedge=(spans[wording.named],) if wording.named is not None else (),
                probability=outlook.odds,
                by=draft.actor(wording.sayings[-1].someone) if wording.sayings else None,
                confidence=0.6,
            )
        )

    def _parties(self, happening: Happening) -> Parties:
        """Name each side by its state or by a person of it."""
        first, second = (side[self._dice.random() < BY_A_PERSON] for side in (happening.first, happening.second))
        return first, second

    def _toll(self, happening: Happening) -> int:
        return happening.toll + (self._dice.randint(1, 5) if self._dice.random() < ANOTHER_TOLL else 0)

    def _when(self, tale: Tale, published: date) -> Piece | None:
        day = tale.happening.day
        if tale.told == "ahead":
            return due_told(day, published, self._dice)
        is_old = day < published - HISTORY
        return day_told(day, published, self._dice) if is_old or self._dice.random() < DATED else None

    def _sourced(self, said: Wording, happening: Happening) -> Wording:
        if self._dice.random() >= SOURCED:
            return said
        source = self._dice.choice((happening.first, happening.second))[1]
        if self._dice.random() < RELAYED:
            return relayed_by(said, self._dice.choice(self._wires), source)
        return said_by(said, source)

    def _chain(self, draft: Draft, wording: Wording) -> tuple[ChainLink, ...]:
        """Give who it is known from, nearest to the fact first: what relays comes first in the words."""
        return tuple(
            ChainLink(actor=draft.actor(s.someone), role="relay" if s.someone in self._wires else "origin")
            for s in reversed(wording.sayings)
        )


def _slots(happening: Happening, parties: Parties, toll: int) -> dict[str, tuple[str, Mark]]:
    first, second = parties
    return {
        "{a}": (first.words, first),
        "{b}": (second.words, second),
        "{place}": (happening.city.name, happening.city),
        "{matter}": (happening.matter.about, None),
        "{n}": (str(toll), None),
    }


def _interval(when: Piece | None) -> Interval | None:
    return when[1].interval if when and isinstance(when[1], Moment) else None


def _covered(pieces: range, spans: Sequence[Span]) -> Span:
    return Span(spans[pieces[0]].start, spans[pieces[-1]].end)


def _function(draft: Draft, tale: Tale, *, is_history: bool) -> Function:
    """Give the function that a sentence has in the report: what is told first is what it is about."""
    if not draft.events:
        return "main"
    if is_history:
        return "history"
    return "expectation" if tale.told == "ahead" else "context"


def _attribute(draft: Draft, wording: Wording, spans: Sequence[Span]) -> None:
    """Code who says it; where an agency has it from someone, that one's word comes through the agency's."""
    via = None
    for said in wording.sayings:
        name = f"s{len(draft.attributions) + 1}"
        draft.attributions.append(
            Attribution(
                id=name,
                kind=said.kind,
                source=(spans[said.source],),
                cue=(spans[said.cue],),
                content=(_covered(wording.clause, spans),),
                actor=draft.actor(said.someone),
                via=via,
                confidence=0.8,
            )
        )
        via = name


def _plan(event: Event, words: Span, number: int) -> Expectation:
    """Make the expectation that a planned event is: due when it is to be, by word of where it is known from."""
    return Expectation(
        start=words.start,
        end=words.end,
        id=f"x{number}",
        kind="plan",
        type=event.act,
        actors=event.actors,
        recipients=event.recipients,
        place=event.place,
        window=event.time,
        by=event.chain[0].actor if event.chain else None,
        confidence=0.7,
    )
