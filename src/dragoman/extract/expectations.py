"""Statements on the future that later reports can settle: plans, forecasts, possibilities, demands, warnings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.record import EventMention, ExpectationMention, Span

from .anchors import is_placing
from .arguments import objects, subjects
from .roles import Parties
from .signposts import find_signposts
from .statuses import MODALS
from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, is_backshifted, prepositional, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from dragoman.codebook.hedges import Hedges
    from dragoman.codebook.outlooks import Outlooks
    from dragoman.record import AnnotatedDocument, ExpectationKind, TimePhrase

    from .events import Surroundings

AHEAD = frozenset({"planned", "possible", "called_for", "conditional"})
KIND_OF_STATUS: dict[str, ExpectationKind] = {
    "planned": "plan", "possible": "possibility", "called_for": "demand", "conditional": "possibility",
}  # fmt: skip
OPENED = frozenset({"xcomp", "ccomp", "acl", "dobj", "advcl", "prep", "pcomp", "nsubjpass"})
AIMS = frozenset({"aim", "goal", "purpose", "objective", "idea", "task", "job", "priority", "point", "role", "mission"})
"""Subjects of «is to» that say what a thing is for, not what is to come."""

VOICING = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
"""Types of the asking and warning itself: what would settle it is what is asked for or warned of."""

COPULAS = frozenset({"be", "seem", "look", "appear", "remain"})
NOT_IN_CLAUSE = frozenset({"conj", "cc", "punct", "parataxis"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationTables:
    """The tables that reading expectations needs."""

    hedges: Hedges
    outlooks: Outlooks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forward:
    """A clause that looks ahead: the word that heads it, its kind, its words, and the verb of the act."""

    head: Token
    kind: ExpectationKind
    span: Span
    act: Token


def find_expectations(
    annotated: AnnotatedDocument,
    surroundings: Surroundings,
    events: Sequence[EventMention],
    tables: ExpectationTables,
) -> tuple[ExpectationMention, ...]:
    """Give the expectations of a report in text order; a signpost's sentence yields the signpost alone."""
    parties = Parties(surroundings.mentions)
    signposts = [_with_parties(s, annotated, parties) for s in find_signposts(annotated, tables.outlooks)]
    found = list(signposts)
    for sentence in annotated.sentences:
        section = annotated.section_at(sentence.start)
        if section is None or any(s.contains(sentence) for s in signposts):
            continue
        words = annotated.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        clauses = _clauses(words, tables.outlooks) if words is not None else []
        if section.kind == "parties":
            clauses = [clause for clause in clauses if not _is_wish(clause)]
        found += [_stated(clause, annotated, surroundings, (events, parties, tables)) for clause in clauses]
    return tuple(sorted(found, key=lambda e: (e.start, e.end)))


def _with_parties(signpost: ExpectationMention, annotated: AnnotatedDocument, parties: Parties) -> ExpectationMention:
    """Give a signpost those who act in its signs."""
    spans = [annotated.doc.char_span(*_ends(s.condition), alignment_mode="expand") for s in signpost.signals]
    subjects_ = [t for words in spans for t in words or () if t.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    found = [s for t in subjects_ for joined in conjuncts(t) for s in parties.of_phrases(joined)]
    return replace(signpost, actors=tuple(dict.fromkeys(found)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _clauses(words: Iterable[Token], outlooks: Outlooks) -> list[_Forward]:
    """Give the forward clauses of a sentence, outermost first; one inside another of the same act is left out."""
    found: list[_Forward] = []
    for token in words:
        kind = _kind(token, outlooks)
        if kind is None:
            continue
        clause = _Forward(head=token, kind=kind, span=clause_span(token), act=_act_of(token))
        if not any(other.span.contains(clause.span) or clause.act == other.act for other in found):
            found.append(clause)
    return found


def _is_wish(clause: _Forward) -> bool:
    """Tell what a party is after («Seeking to …» in its entry) from what is to come of it («will host …»)."""
    return clause.kind != "forecast" and not any(c.lower_ in MODALS for c in clause.head.lefts)


def _kind(token: Token, outlooks: Outlooks) -> ExpectationKind | None:
    """Tell what kind of expectation a word opens, if any: a verb with a modal, or a word of the outlook table."""
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
        opened = outlooks.kind(token.lemma_.lower(), "VERB")
        if opened and _opens(token) and not _is_conditional(token):
            return opened
        if _is_to_come(token):
            return "plan"
        return None if _is_conditional(token) else _kind_of_modal(token, outlooks)
    if token.pos_ == "ADJ" and (any(children(token, "xcomp", "ccomp")) or _is_said_of_event(token)):
        return outlooks.kind(token.lower_, "ADJ")
    if token.pos_ == "NOUN" and any(c.tag_ == "VB" for c in children(token, "acl")):
        return outlooks.kind(token.lemma_.lower(), "NOUN")
    return None


def _is_said_of_event(token: Token) -> bool:
    """Tell «a deal is possible», «talks seem unlikely», «elections are due in June» from other uses of the words."""
    copula = token.head
    if token.dep_ not in {"acomp", "oprd", "attr"} or copula.lemma_ not in COPULAS:
        return False
    if token.lower_ == "due":
        return any(c.ent_type_ in {"DATE", "TIME"} for t in (token, copula) for c in t.subtree)
    return token.lower_ in {"possible", "likely", "unlikely", "probable", "doubtful", "expected", "certain"} and any(
        s.pos_ in {"NOUN", "PROPN"} for s in children(copula, *SUBJECTS)
    )


def _opens(verb: Token) -> bool:
    """Tell whether a verb of planning, asking or warning has something ahead under it, and is itself not ahead."""
    for child in verb.children:
        if child.dep_ == "xcomp" and (child.tag_ == "VB" or any(c.tag_ == "TO" for c in child.lefts)):
            return True
        if child.dep_ in {"ccomp", "advcl"} and child.tag_ == "VB":
            return True
    objects = list(children(verb, "dobj", *PASSIVE_SUBJECTS))
    called = verb.lemma_.lower() in {"call", "push", "press", "appeal"} and any(
        c.lower_ in {"for", "on"} for c in children(verb, "prep")
    )
    return called or (verb.lemma_.lower() in {"demand", "expect", "schedule", "predict", "forecast"} and bool(objects))


def _is_to_come(verb: Token) -> bool:
    """Tell a plan told as «is to»: «the ministers are to meet»; not «the goal is to meet»."""
    if verb.lemma_ != "be" or verb.lower_ not in {"is", "are", "'s", "'re"}:
        return False
    infinitives = [c for c in children(verb, "xcomp") if any(t.tag_ == "TO" for t in c.lefts)]
    return bool(infinitives) and all(c.lemma_.lower() not in AIMS for c in children(verb, *SUBJECTS))


def _kind_of_modal(verb: Token, outlooks: Outlooks) -> ExpectationKind | None:
    modal = next((MODALS[c.lower_] for c in verb.lefts if c.dep_ == "aux" and c.lower_ in MODALS), None)
    if modal is None:
        return None
    if any(c.lower_ in {"have", "'ve"} for c in verb.lefts):
        return None
    if is_backshifted(verb):
        modal = "planned"
    elif modal == "possible" and verb.dep_ == "relcl" and any(c.lower_ == "would" for c in verb.lefts):
        return None
    governor = verb.head if verb.dep_ == "ccomp" else None
    opened = outlooks.kind(governor.lemma_.lower(), "VERB") if governor is not None else None
    if opened in {"warning", "demand"}:
        return opened
    if modal == "planned":
        return opened or "forecast" if _is_stative(verb) else "plan"
    return KIND_OF_STATUS[modal]


def _is_stative(verb: Token) -> bool:
    return verb.lemma_.lower() in {"be", "become", "remain", "depend", "need", "take", "continue", "likely"}


def _is_conditional(token: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in token.children)


def _act_of(token: Token) -> Token:
    """Climb down to the verb or noun of the act that a governing word opens: «focus» of «is expected to focus»."""
    for child in token.children:
        if child.dep_ in {"xcomp", "ccomp", "acl"} and child.i > token.i:
            return _act_of(child) if child.pos_ in {"VERB", "AUX", "ADJ"} else child
    return token


def clause_span(head: Token) -> Span:
    """Cover a clause: its head and what hangs on it, clauses joined to it and outer punctuation left out.

    A subject that stands before an adjective's copula («is likely to …») and a passive's auxiliaries count in.
    """
    top = head.head if head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "attr"} else head
    tokens = [top]
    for child in top.children:
        if child.dep_ in NOT_IN_CLAUSE and not (child.dep_ == "conj" and not _has_subject(child)):
            continue
        tokens += [t for t in child.subtree if not t.is_space]
    if top.pos_ == "NOUN":
        return span_of(tokens)
    while len(tokens) > 1 and max(tokens, key=lambda t: t.i).is_punct:
        tokens.remove(max(tokens, key=lambda t: t.i))
    return span_of(tokens)


def _has_subject(verb: Token) -> bool:
    return any(children(verb, *SUBJECTS, *PASSIVE_SUBJECTS))


def _stated(
    clause: _Forward,
    annotated: AnnotatedDocument,
    surroundings: Surroundings,
    known: tuple[Sequence[EventMention], Parties, ExpectationTables],
) -> ExpectationMention:
    events, parties, tables = known
    event = _event_of(clause, events)
    acting = [t for s in children(clause.act, *SUBJECTS, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
    if clause.kind == "demand" and not acting:
        acting = objects(clause.head) or list(prepositional(clause.head, "on"))
    acting = acting or ([] if clause.kind == "demand" else _subjects(clause.head))
    spans = tuple(dict.fromkeys(s for token in acting for s in parties.of_phrases(token)))
    time = _due(clause, [t for t in surroundings.times if clause.span.contains(t)], annotated)
    places = (p for p in surroundings.toponyms if event is None and clause.span.contains(p))
    place = next((p for p in places if is_placing(annotated.doc, p)), None)
    hedges = tables.hedges.in_span(annotated.doc, clause.span.start, clause.span.end)
    hedge = hedges[0] if hedges else None
    return ExpectationMention(
        start=clause.span.start,
        end=clause.span.end,
        kind="warning" if event is not None and event.type == "THREATEN" else clause.kind,
        type=event.act if event else None,
        mode=event.mode if event else None,
        actors=(event.actors if event else ()) or spans,
        recipients=event.recipients if event else (),
        place=(event.place if event else None) or (place.span if place else None),
        time=time.span if time else event.time if event else None,
        trigger=event.trigger if event else None,
        hedge=(Span(hedge.start, hedge.end),) if hedge else (),
        probability=(hedge.low, hedge.high) if hedge and hedge.low is not None and hedge.high is not None else None,
        holder=_holder(clause, parties, tables.outlooks),
    )


def _due(clause: _Forward, times: Sequence[TimePhrase], annotated: AnnotatedDocument) -> TimePhrase | None:
    """Give the phrase that says when the act is due: of «agreed on Friday to meet within two weeks», the second."""
    dated = [t for t in times if t.type in {"DATE", "TIME", "DURATION"}]
    if clause.act == clause.head:
        return dated[0] if dated else None
    inside = {t.i for t in clause.act.subtree}
    for phrase in dated:
        words = annotated.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if words is not None and words.root.i in inside:
            return phrase
    return next((t for t in dated if t.start > clause.act.idx), None)


def _event_of(clause: _Forward, events: Sequence[EventMention]) -> EventMention | None:
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
    top = head.head if head.dep_ in {"acomp", "oprd", "attr", "xcomp"} and not _has_subject(head) else head
    own = [t for s in children(top, *SUBJECTS, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
    return own or subjects(top, _is_controlled)


def _holder(clause: _Forward, parties: Parties, outlooks: Outlooks) -> Span | None:
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
