"""The events that a report names: each with its type, mode, roles, status, place and time, as written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from dragoman.codebook.cameo import Cameo
from dragoman.codebook.contexts import Contexts
from dragoman.codebook.operators import Operators
from dragoman.codebook.plover import Plover
from dragoman.codebook.triggers import Triggers
from dragoman.record import EventMention, Mention, Span, TimePhrase, Toponym

from .anchors import anchored
from .candidates import Candidate, find_candidates
from .meaning import Meaning, Reading, decided, filled, quiet, within_reach
from .roles import Parties, find_roles
from .salience import salience_of
from .statuses import Governor, governors, status_of
from .syntax import is_negated, tense_of, word_span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from dragoman.record import AnnotatedDocument, EventType, Status

Found = TypeVar("Found", bound=Span)

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
AHEAD = frozenset({"planned"})
FOLDED: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "AGREE": "AGREE",
    "RETREAT": "CONCEDE", "CONCEDE": "CONCEDE",
}  # fmt: skip
"""What the announcement of an act is coded as (PLOVER manual, draft 2.0: AGREE, CONCEDE)."""

ACCEPTING = frozenset({"accept", "allow", "permit", "recognise", "recognize"})
"""Verbs whose negation is a refusal: who «does not recognise» a state rejects it."""

SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
OFFERS = frozenset({"offer", "proposal", "invitation", "pledge", "promise"})
"""Acts of speech: who rejects one answers it, and it was made all the same."""

ASKING = frozenset({"REQUEST", "REJECT"})
ENDED = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE", "THREATEN"})
REFUSED: dict[EventType, str] = {
    "CONSULT": "meet", "AGREE": "assist", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist",
    "RETREAT": "yield", "CONCEDE": "yield",
}  # fmt: skip
"""The mode of REJECT that ruling out a cooperative act is coded as (PLOVER manual, draft 2.0: REJECT)."""

STATUS_WEIGHTS: dict[Status, float] = {"denied": 0.75, "conditional": 0.6}
"""What did not happen, or only if, is seldom what a report is about. Set by hand, 2026-11-25."""

EMBEDDED_WEIGHT = 0.6
"""What an act that is only asked for, threatened or refused weighs beside the asking: the asking is the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTables:
    """The tables that event extraction reads."""

    triggers: Triggers
    operators: Operators
    contexts: Contexts
    plover: Plover
    cameo: Cameo

    @classmethod
    def load(cls) -> EventTables:
        """Read the package's tables; raises `DataError` where one is broken."""
        return cls(
            triggers=Triggers.load(),
            operators=Operators.load(),
            contexts=Contexts.load(),
            plover=Plover.load(),
            cameo=Cameo.load(),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What other extractors found in the document: mentions of actors, place names, time phrases."""

    mentions: Sequence[Mention] = ()
    toponyms: Sequence[Toponym] = ()
    times: Sequence[TimePhrase] = ()


def find_events(
    annotated: AnnotatedDocument,
    surroundings: Surroundings,
    tables: EventTables,
    readings: Mapping[Span, Reading] | None = None,
) -> tuple[EventMention, ...]:
    """Give the event mentions of a report, sentence by sentence, in text order.

    Headings name none, nor do sentences without a word that may name a party. `readings` are what the encoder reads
    off the sentences; without them the tables alone decide what words name.
    """
    parties = Parties(surroundings.mentions)
    spans = told_of_parties(annotated, parties)
    silent = quiet([readings[span] for span in spans]) if readings else ()
    found: list[EventMention] = []
    for span, is_quiet in zip_longest(spans, silent):
        reading = readings[span] if readings else None
        reader = _SentenceReader(annotated.doc, span, tables, reading, is_quiet=bool(is_quiet))
        found += reader.events(surroundings, parties)
    return tuple(found)


def told_of_parties(annotated: AnnotatedDocument, parties: Parties) -> list[Span]:
    """Give the sentences in which events may be told: no headings, and none without a word that may name a party."""
    spans = (s.span for s in annotated.sentences if annotated.section_at(s.start) is not None)
    return [span for span in spans if parties.are_in(span)]


def read_sentences(annotated: AnnotatedDocument, surroundings: Surroundings, meaning: Meaning) -> dict[Span, Reading]:
    """Read the sentences in which events may be told."""
    spans = told_of_parties(annotated, Parties(surroundings.mentions))
    return dict(zip(spans, meaning.read([span.of(annotated.text) for span in spans]), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A candidate with what governs it and what became of it."""

    candidate: Candidate
    above: tuple[Governor, ...]
    status: Status


class _SentenceReader:
    """Reads the events of one sentence."""

    def __init__(self, doc: Doc, span: Span, tables: EventTables, reading: Reading | None, *, is_quiet: bool) -> None:
        words = doc.char_span(span.start, span.end, alignment_mode="expand")
        self._doc, self._span, self._tables, self._reading = doc, span, tables, reading
        candidates = find_candidates(words, tables.triggers) if words is not None else ()
        if words is not None and reading is not None:
            candidates = decided(candidates, words, reading, (tables.plover, tables.cameo), is_quiet=is_quiet)
        self._reads = _without_announcements([self._read(candidate) for candidate in candidates])

    def events(self, surroundings: Surroundings, parties: Parties) -> list[EventMention]:
        """Code the candidates of this sentence."""
        owners = self._owners()
        times = anchored(_within(surroundings.times, self._span), owners, self._doc)
        places = anchored(_within(surroundings.toponyms, self._span), owners, self._doc, placing=True)
        return [
            self._coded(read, parties, time=times.get(number), place=places.get(number))
            for number, read in enumerate(self._reads)
        ]

    def _read(self, candidate: Candidate) -> _Read:
        above = governors(candidate.token, self._tables.operators)
        status = status_of(candidate.token, above, self._tables.operators)
        if status == "denied" and _is_answered(candidate, above):
            status = "happened"
        if candidate.trigger.type in ENDED and (ending := _ending(above)) is not None:
            over = governors(ending, self._tables.operators)
            status = status_of(ending, over, self._tables.operators)
        return _Read(candidate=candidate, above=above, status=status)

    def _owners(self) -> dict[int, int]:
        """Map the positions of words to events: the words that name them, then those that carry or fill them."""
        owners = {read.candidate.token.i: number for number, read in enumerate(self._reads)}
        for number, read in enumerate(self._reads):
            for filler in read.candidate.fillers:
                owners.setdefault(filler.i, number)
        for number, read in enumerate(self._reads):
            for governor in read.above:
                if governor.operator is None or governor.operator.effect == "reported":
                    break
                owners.setdefault(governor.token.i, number)
        return owners

    def _coded(self, read: _Read, parties: Parties, *, time: TimePhrase | None, place: Toponym | None) -> EventMention:
        trigger, token = read.candidate.trigger, read.candidate.token
        roles = find_roles(read.candidate, read.above, parties, self._tables.operators)
        if self._reading is not None and not trigger.symmetric:
            heads = within_reach(token, parties.heads_in(self._span))
            roles = filled(roles, heads, word_span(token), self._reading, self._span.start)
        kind = _announced(trigger.type, read)
        is_refusal = kind == "REJECT" != trigger.type
        mode = REFUSED[trigger.type] if is_refusal else trigger.mode
        if kind in ASKING and mode is None:
            mode = self._asked_for(token)
        status: Status = "happened" if is_refusal else read.status
        return EventMention(
            type=kind,
            act=_act(trigger.type, kind),
            mode=mode,
            cameo=trigger.cameo if kind == trigger.type else self._tables.cameo.closest(kind, mode),
            contexts=trigger.contexts or self._contexts_around(token),
            trigger=word_span(token),
            evidence=(self._span,),
            actors=roles.actors,
            recipients=roles.recipients,
            place=place.span if place else None,
            time=time.span if time else None,
            status=status,
            tense=tense_of(token) if token.pos_ == "VERB" else None,
            is_symmetric=trigger.symmetric and not is_refusal,
            is_definite=_is_definite(token),
            salience=self._salience(read, status),
        )

    def _asked_for(self, token: Token) -> str | None:
        """Give the mode of a demand or a refusal: what sort of act is asked for or refused."""
        acts = (r.candidate.trigger.type for r in self._reads if any(g.token == token for g in r.above[:2]))
        return next((REFUSED[act] for act in acts if act in REFUSED), None)

    def _salience(self, read: _Read, status: Status) -> float:
        place = salience_of(read.candidate.token, read.above)
        weight = read.candidate.trigger.weight * self._embedding(read) * STATUS_WEIGHTS.get(status, 1.0)
        return round(weight * place, 4)

    def _contexts_around(self, token: Token) -> tuple[str, ...]:
        return self._tables.contexts.of([t.lemma_.lower() for t in token.subtree if t.is_alpha])

    def _embedding(self, read: _Read) -> float:
        governing = {g.token.i for g in read.above}
        over = any(r.candidate.token.i in governing for r in self._reads if r is not read)
        return EMBEDDED_WEIGHT if over and read.status not in {"happened", "ongoing"} else 1.0


def _announced(kind: EventType, read: _Read) -> EventType:
    """Give the type of an act that is still ahead: a cooperative one is agreed to, a withdrawal conceded."""
    if kind in REFUSED and _is_ruled_out(read):
        return "REJECT"
    if kind in ENDED and _is_stopped(read):
        return "RETREAT" if kind == "ASSAULT" and read.status in {"happened", "ongoing"} else "CONCEDE"
    return FOLDED.get(kind, kind) if read.status in AHEAD else kind


def _act(kind: EventType, announced: EventType) -> EventType:
    if FOLDED.get(kind) == announced:
        return kind
    return "RETREAT" if kind in ENDED and announced == "CONCEDE" else announced


def _is_answered(candidate: Candidate, above: Sequence[Governor]) -> bool:
    """Tell whether what was said is refused or denied, which leaves it said: «rejected the demand», «its offer was»."""
    is_said = candidate.trigger.type in SAID or candidate.token.lemma_.lower() in OFFERS
    effects = {g.operator.effect for g in above[:1] if g.operator is not None}
    return is_said and candidate.token.pos_ == "NOUN" and bool(effects & {"refused", "denied"})


def _is_stopped(read: _Read) -> bool:
    """Tell whether someone ends an act of conflict: «halted attacks», «would stop bombing»."""
    return _ending(read.above) is not None


def _ending(above: Sequence[Governor]) -> Token | None:
    """Give the verb by which someone ends what is named under it."""
    ending = [g for g in above[:1] if g.operator is not None and g.operator.effect == "ended"]
    is_act = any(g.token.pos_ == "VERB" and g.relation in {"dobj", "xcomp", "pcomp"} for g in ending)
    return ending[0].token if is_act else None


def _is_ruled_out(read: _Read) -> bool:
    """Tell what someone will not do from what did not happen: «will not release the prisoners»."""
    token = read.candidate.token
    words = {c.lower_ for c in token.children}
    is_will = bool(words & {"will", "wo", "would", "shall"}) or token.lemma_.lower() in ACCEPTING
    return read.status == "denied" and is_will and is_negated(token)


def _without_announcements(reads: list[_Read]) -> list[_Read]:
    """Drop a verb of agreeing that stands above another event, which then is the one agreed to."""
    announced = [r for r in reads if r.status in AHEAD and r.candidate.trigger.type in FOLDED]
    folded = {planner.i for read in announced if (planner := _planner(read)) is not None}
    return [r for r in reads if not (r.candidate.trigger.type == "AGREE" and r.candidate.token.i in folded)]


def _planner(read: _Read) -> Token | None:
    """Give the nearest word that makes an event one that is ahead: «agreed» in «agreed to hold a meeting»."""
    planners = (g.token for g in read.above if g.operator is not None and g.operator.effect == "planned")
    return next(planners, None)


def _is_definite(token: Token) -> bool:
    return token.pos_ != "VERB" and any(c.lower_ in DEFINITE for c in token.children if c.dep_ == "det")


def _within(items: Sequence[Found], span: Span) -> list[Found]:
    return [item for item in items if span.contains(item)]
