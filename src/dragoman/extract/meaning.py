"""The encoder's say on what words name: it finds triggers that the tables lack, and settles what others mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, Protocol, cast

from dragoman.codebook.triggers import Trigger

from .candidates import Candidate
from .roles import Roles

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from dragoman.codebook.cameo import Cameo
    from dragoman.codebook.plover import Plover
    from dragoman.record import EventType, Span

FINDING = 0.85
"""How sure the encoder must be that a word names an event which no table lists."""

DOUBTING = 0.995
"""How sure it must be that a word which a table lists names none."""

OVERRULING = 0.97
"""How sure it must be of another type than the table has. All three were set on the example reports, 2026-11-25."""

FILLING = 0.75
"""How sure it must be of a party's role where the clause leaves that role empty."""

CARRIERS = frozenset(
    {"hold", "make", "take", "give", "have", "launch", "conduct", "pay", "impose", "announce", "stage"}
)
"""Verbs that only carry the event that their object names: «hold a meeting»."""

MODING = 0.7
"""How sure it must be of a mode, among the modes of the type."""

HALF = 0.5
"""What a table's reading weighs at the least where the encoder doubts it."""

SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
AROUND_VERB = ("dobj", "obj_poss", "prep_against", "prep_on", "prep_with", "prep_to", "prep_from")
AROUND_NOUN = ("of", "prep_against", "prep_on", "prep_with", "prep_to")
"""Where the one at the receiving end stands around a word whose row does not say."""


class Act(Protocol):
    """What the encoder reads off some words."""

    @property
    def types(self) -> Mapping[str, float]:
        """Probabilities by type, «none» among them."""
        ...

    def mode_of(self, kind: str, least: float = 0.0) -> str | None:
        """Give the likeliest mode of a type, None where its share among that type's modes is below `least`."""
        ...


class Reading(Protocol):
    """What the encoder reads off one sentence; offsets count from its start."""

    def act(self, start: int, end: int) -> Act | None:
        """Read some words; None where they lie beyond what is read."""
        ...

    def triggers(self, least: float) -> Sequence[tuple[int, int, str, float]]:
        """Give the words that name events."""
        ...

    def role_of(self, party: tuple[int, int], act: tuple[int, int]) -> tuple[float, float]:
        """Give how likely some words name an actor, and a recipient, of the act that other words name."""
        ...


class Meaning(Protocol):
    """The encoder: sentences in, readings out, order kept."""

    def read(self, sentences: Sequence[str]) -> Sequence[Reading]:
        """Read sentences."""
        ...


def decided(
    candidates: Sequence[Candidate], words: Words, reading: Reading, books: tuple[Plover, Cameo]
) -> tuple[Candidate, ...]:
    """Settle a sentence's candidates, and add those that only the encoder sees, in text order."""
    kept = [c for candidate in candidates if (c := _settled(candidate, words, reading, books)) is not None]
    taken = {t.i for c in candidates for t in (c.token, *c.fillers)}
    found = [c for c in _found(words, reading, books) if c.token.i not in taken]
    return tuple(sorted((*kept, *found), key=lambda c: c.token.i))


def _settled(candidate: Candidate, words: Words, reading: Reading, books: tuple[Plover, Cameo]) -> Candidate | None:
    act = _act(candidate.token, words, reading)
    if act is None:
        return candidate
    if act.types["none"] > DOUBTING:
        return None
    kind = max((t for t in act.types if t != "none"), key=act.types.__getitem__)
    trigger = candidate.trigger
    weight = round(trigger.weight * max(HALF, 1 - act.types["none"]), 4)
    if kind == trigger.type or act.types[kind] < OVERRULING:
        mode = trigger.mode or _mode(act, trigger.type, books[0])
        cameo = trigger.cameo if mode == trigger.mode else books[1].closest(trigger.type, mode)
        return replace(candidate, trigger=replace(trigger, weight=weight, mode=mode, cameo=cameo))
    return replace(candidate, trigger=_trigger(candidate.token, act, (kind, weight), books))


def _found(words: Words, reading: Reading, books: tuple[Plover, Cameo]) -> list[Candidate]:
    found = []
    for start, end, _, sure in reading.triggers(FINDING):
        place = words.doc.char_span(words.start_char + start, words.start_char + end, alignment_mode="expand")
        token = place.root if place is not None else None
        if token is None or token.pos_ not in {"VERB", "NOUN"} or token.dep_ in {"compound", "amod"}:
            continue
        if (token.pos_ == "NOUN" and token.ent_type_ in {"DATE", "TIME"}) or token.lemma_.lower() in CARRIERS:
            continue
        act = _act(token, words, reading)
        kind = max((t for t in act.types if t != "none"), key=act.types.__getitem__) if act else None
        if act is not None and kind is not None and act.types[kind] >= FINDING:
            weight = 0.8 * min(sure, act.types[kind])
            found.append(Candidate(token=token, trigger=_trigger(token, act, (kind, weight), books)))
    return list({c.token.i: c for c in found}.values())


def _act(token: Token, words: Words, reading: Reading) -> Act | None:
    start = token.idx - words.start_char
    return reading.act(start, start + len(token))


def _mode(act: Act, kind: EventType, plover: Plover) -> str | None:
    """Give the mode that the encoder is sure of; a meeting's is told by its words, or it is not told."""
    mode = act.mode_of(kind, MODING) if kind != "CONSULT" else None
    return mode if mode in plover.modes_of(kind) else None


def _trigger(token: Token, act: Act, told: tuple[str, float], books: tuple[Plover, Cameo]) -> Trigger:
    kind, weight = cast("EventType", told[0]), told[1]
    plover, cameo = books
    mode = _mode(act, kind, plover)
    pos: Literal["VERB", "NOUN"] = "VERB" if token.pos_ == "VERB" else "NOUN"
    return Trigger(
        lemma=token.lemma_.lower(),
        pos=pos,
        conditions=(),
        type=kind,
        mode=mode,
        cameo=cameo.closest(kind, mode),
        contexts=(),
        actor=(),
        recipient=() if kind in SYMMETRIC else AROUND_VERB if pos == "VERB" else AROUND_NOUN,
        symmetric=kind in SYMMETRIC,
        weight=round(weight, 4),
    )


def filled(roles: Roles, heads: Sequence[Span], act: Span, reading: Reading, offset: int) -> Roles:
    """Fill a role that the clause leaves empty with the party that the encoder is surest of.

    `heads` are the head words of the sentence's mentions, `offset` is where the sentence starts.
    """
    taken = {*roles.actors, *roles.recipients}
    where = (act.start - offset, act.end - offset)
    told = [(h, reading.role_of((h.start - offset, h.end - offset), where)) for h in heads if h not in taken]
    actors, recipients = roles.actors, roles.recipients
    if not actors and (best := max(told, key=lambda t: t[1][0], default=None)) and best[1][0] >= FILLING:
        actors = (best[0],)
    others = [t for t in told if t[0] not in actors]
    if not recipients and (best := max(others, key=lambda t: t[1][1], default=None)) and best[1][1] >= FILLING:
        recipients = (best[0],)
    return Roles(actors=actors, recipients=recipients)
