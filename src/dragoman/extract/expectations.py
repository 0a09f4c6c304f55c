"""Statements on the future that later reports can settle: plans, forecasts, possibilities, demands, warnings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import TYPE_CHECKING, cast

from dragoman.record import EventMention, ExpectationMention, Signal, Span

from .anchors import is_placing
from .arguments import antecedent, objects, subjects
from .forward import Forward, find_forward, is_conditional
from .roles import Parties
from .signposts import find_signposts
from .statuses import MODALS
from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, prepositional, span_of, subtree_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.hedges import FoundHedge, Hedges
    from dragoman.codebook.outlooks import Outlooks
    from dragoman.record import AnnotatedDocument, EventType, ExpectationKind, TimePhrase

    from .events import Surroundings
    from .meaning import Reading

AHEAD = frozenset({"planned", "possible", "called_for", "conditional"})
VOICING = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
"""Types of the asking and warning itself: what would settle it is what is asked for or warned of."""

HARM: frozenset[EventType] = frozenset({"ASSAULT", "SANCTION", "MOBILIZE", "COERCE", "PROTEST", "REJECT", "THREATEN"})
"""What hangs on a condition and does harm is a warning."""

POSSESSIVE = frozenset({"its", "their", "his", "her"})
TOWARDS = ("with", "to", "against", "from", "on", "for", "into", "by")
"""Prepositions before the one that an act is done to, or by."""

NO_HEDGES = frozenset({"will", "shall", "would"})
"""Auxiliaries that put an act ahead without a doubt."""

LEAST, GLIMPSE = 0.5, 0.05
"""How sure the encoder must be of the type of an act that is known to be ahead: its share among types, and of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationTables:
    """The tables that reading expectations needs."""

    hedges: Hedges
    outlooks: Outlooks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What is known of the document that a clause stands in."""

    annotated: AnnotatedDocument
    surroundings: Surroundings
    events: Sequence[EventMention]
    parties: Parties
    tables: ExpectationTables
    reading: Reading | None
    sentence: Span


def find_expectations(
    annotated: AnnotatedDocument,
    surroundings: Surroundings,
    events: Sequence[EventMention],
    tables: ExpectationTables,
    readings: Mapping[Span, Reading] | None = None,
) -> tuple[ExpectationMention, ...]:
    """Give the expectations of a report in text order; a signpost's sentence yields the signpost alone.

    `readings` are what the encoder reads off the sentences: of what type an act is that no table knows.
    """
    parties = Parties(surroundings.mentions)
    signposts = [_with_parties(s, annotated, parties) for s in find_signposts(annotated, tables.outlooks)]
    found = list(signposts)
    for sentence in annotated.sentences:
        section = annotated.section_at(sentence.start)
        if section is None or any(s.contains(sentence) for s in signposts):
            continue
        words = annotated.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        clauses = find_forward(list(words), surroundings.times, tables.outlooks) if words is not None else []
        if section.kind == "parties":
            clauses = [clause for clause in clauses if not _is_wish(clause)]
        context = _Context(
            annotated=annotated,
            surroundings=surroundings,
            events=events,
            parties=parties,
            tables=tables,
            reading=(readings or {}).get(sentence.span),
            sentence=sentence.span,
        )
        if not parties.are_in(sentence.span):
            clauses = [clause for clause in clauses if not clause.is_conditional]  # «If the talks fail, prices rise.»
        found += [_stated(clause, context) for clause in clauses]
    return tuple(sorted(found, key=lambda e: (e.start, e.end)))


def _with_parties(signpost: ExpectationMention, annotated: AnnotatedDocument, parties: Parties) -> ExpectationMention:
    """Give a signpost those who act in its signs."""
    spans = [annotated.doc.char_span(*_ends(s.condition), alignment_mode="expand") for s in signpost.signals]
    subjects_ = [t for words in spans for t in words or () if t.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    found = [s for t in subjects_ for joined in conjuncts(t) for s in parties.of_phrases(joined)]
    return replace(signpost, actors=tuple(dict.fromkeys(found)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_wish(clause: Forward) -> bool:
    """Tell what a party is after («Seeking to …» in its entry) from what is to come of it («will host …»)."""
    return (clause.kind != "forecast" or clause.head.lemma_ == "hope") and not any(
        c.lower_ in MODALS for c in clause.head.lefts
    )


def _stated(clause: Forward, context: _Context) -> ExpectationMention:
    annotated, parties, tables = context.annotated, context.parties, context.tables
    event = _event_of(clause, context.events)
    type_ = event.act if event else _type_of(clause, context)
    spans, others = _parties_of(clause, parties, annotated.text)
    times = _due(clause, [t for t in context.surroundings.times if clause.span.contains(t)], annotated)
    places = (p for p in context.surroundings.toponyms if event is None and clause.span.contains(p))
    place = next((p for p in places if is_placing(annotated.doc, p)), None)
    hedge = _hedge_of(clause, context)
    return ExpectationMention(
        start=clause.span.start,
        end=clause.span.end,
        kind=_kind_of(clause, type_, event),
        type=type_,
        mode=event.mode if event else None,
        actors=(event.actors if event else ()) or spans,
        recipients=(event.recipients if event else ()) or others,
        place=(event.place if event else None) or (place.span if place else None),
        times=times or ((event.time,) if event and event.time else ()),
        trigger=event.trigger if event else None,
        hedge=(Span(hedge.start, hedge.end),) if hedge else (),
        probability=(hedge.low, hedge.high) if hedge and hedge.low is not None and hedge.high is not None else None,
        holder=_holder(clause, parties, tables.outlooks),
        signals=_signals(clause, type_),
        by_date=clause.by_date,
    )


def _parties_of(clause: Forward, parties: Parties, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Give who would act, and towards whom, by where they stand in the clause."""

    def named(tokens: Iterable[Token]) -> tuple[Span, ...]:
        found = (s for token in tokens for s in parties.of_phrases(antecedent(token)))
        return tuple(dict.fromkeys(s for s in found if s.of(text).lower() not in POSSESSIVE))

    own = [t for s in children(clause.act, *SUBJECTS, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
    if clause.kind == "demand":
        asked = [
            *children(clause.head, "dative"),
            *objects(clause.head),
            *prepositional(clause.head, "on", "to", "from"),
        ]
        acting = named(own) or named(asked)
        acting = acting or (named(_subjects(clause.head)) if clause.head.lemma_ in {"have", "be"} else ())
    else:
        acting = named(own) or named(_subjects(clause.head))
    towards = (*objects(clause.act), *children(clause.act, "dative"), *prepositional(clause.act, *TOWARDS))
    return acting, tuple(span for span in named(towards) if span not in acting)


def _kind_of(clause: Forward, type_: EventType | None, event: EventMention | None) -> ExpectationKind:
    """Tell a warning from a signpost, where the act hangs on a condition, and from what the words alone open."""
    if event is not None and event.type == "THREATEN":
        return "warning"
    if not clause.is_conditional or clause.kind in {"demand", "warning"}:
        return clause.kind
    if type_ in HARM:
        return "warning"
    return clause.kind if clause.kind == "possibility" else "signpost"


def _signals(clause: Forward, type_: EventType | None) -> tuple[Signal, ...]:
    """Give the sign and what it means, where one thing hangs on another."""
    if _kind_of(clause, type_, None) != "signpost" or clause.kind == "signpost":
        return ()
    condition = next((c for c in clause.head.children if is_conditional(c)), None)
    if condition is None:
        return ()
    sign, rest = subtree_span(condition), clause.span
    after = [t for t in clause.head.doc[condition.i : clause.head.sent.end] if sign.end <= t.idx < rest.end]
    words = list(dropwhile(lambda t: t.is_punct or t.is_space or t.lower_ == "then", after))
    leads = sign.start <= rest.start and bool(words)
    return (Signal(condition=sign, outcome=span_of(words) if leads else None),)


def _type_of(clause: Forward, context: _Context) -> EventType | None:
    """Ask the encoder of what type the act is, for one that no event was found for."""
    if context.reading is None:
        return None
    offset = context.sentence.start
    for token in (clause.act, clause.head):
        act = context.reading.act(token.idx - offset, token.idx - offset + len(token))
        if act is not None:
            asked = VOICING if clause.kind in {"demand", "warning"} else frozenset()
            kinds = {kind: share for kind, share in act.types.items() if kind not in {"none", *asked}}
            best = max(kinds, key=kinds.__getitem__)
            if kinds[best] >= LEAST * (1 - act.types["none"]) and kinds[best] >= GLIMPSE:
                return cast("EventType", best)
    return None


def _hedge_of(clause: Forward, context: _Context) -> FoundHedge | None:
    """Give the words that weaken a statement, those with known odds first; «will» is none."""
    found = context.tables.hedges.in_span(context.annotated.doc, clause.span.start, clause.span.end)
    weakening = [hedge for hedge in found if hedge.phrase not in NO_HEDGES]
    return min(weakening, key=lambda hedge: hedge.low is None, default=None)


def _due(clause: Forward, times: Sequence[TimePhrase], annotated: AnnotatedDocument) -> tuple[Span, ...]:
    """Give the phrases that may say when the act is due, the likeliest first.

    Of «agreed on Friday to meet within two weeks» that is the second.
    """
    dated = [t for t in times if t.type in {"DATE", "TIME", "DURATION"}]
    inside = {t.i for t in clause.act.subtree}

    def rank(phrase: TimePhrase) -> tuple[bool, bool, int]:
        words = annotated.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        hangs = words is not None and words.root.i in inside
        return not hangs, phrase.start < clause.act.idx, phrase.start

    return tuple(t.span for t in (dated if clause.act == clause.head else sorted(dated, key=rank)))


def _event_of(clause: Forward, events: Sequence[EventMention]) -> EventMention | None:
    """Give the event that would settle a clause: the one its act names, else one ahead in it, else its subject's."""
    inside = [e for e in events if clause.span.contains(e.trigger) and e.status != "conditional"]
    if clause.kind in {"demand", "warning"}:
        asked = [e for e in inside if e.trigger.start != clause.head.idx and e.type not in VOICING]
        inside = asked or [e for e in inside if e.type == "THREATEN"]
    subjects = {t.idx for t in _subjects(clause.head)}
    for wanted in (
        lambda e: e.trigger.start == clause.act.idx,
        lambda e: e.status in AHEAD,
        lambda e: e.trigger.start in subjects,
    ):
        found = next((e for e in inside if wanted(e)), None)
        if found is not None:
            return found
    return None


def _subjects(head: Token) -> list[Token]:
    is_bare = not any(children(head, *SUBJECTS, *PASSIVE_SUBJECTS))
    top = head.head if head.dep_ in {"acomp", "oprd", "attr", "xcomp"} and is_bare else head
    own = [t for s in children(top, *SUBJECTS, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
    return own or subjects(top, _is_controlled)


def _holder(clause: Forward, parties: Parties, outlooks: Outlooks) -> Span | None:
    """Give who expects, asks or warns, where the clause itself says so: «Analysts» of «Analysts expect a deal»."""
    for token in _ancestry(clause.head):
        if outlooks.kind(token.lemma_.lower(), "VERB") not in {None, "plan"}:
            found = [s for c in subjects(token, _is_controlled) if (s := parties.of_phrase(c))]
            if found:
                return found[0]
    return None


def _is_controlled(_verb: Token) -> bool:
    return False


def _ancestry(token: Token) -> Iterator[Token]:
    yield token
    if token.dep_ in {"ccomp", "xcomp"} and token.head != token:
        yield token.head
