"""Verbs and nouns that name events, and what must stand around them (`data/triggers_verbs.tsv`, `…_nouns.tsv`).

The column `with` holds conditions joined by `;`, all of which must be met: `RELATION:word|word`. Without words, any
word in that relation will do; `@person`, `@gpe` and the like stand for any name that the recogniser takes for one of
that sort; a leading `!` forbids what follows; `REL|REL:words` allows either relation. A relation is `dobj` and `subj`
in their deep sense (a passive's subject is its `dobj`), `particle` (adverbs too), `of`, `prep_WITH` and so on for the
object of a preposition, or else a label of the parse (`amod`, `compound`, `xcomp`, `prep`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

from dragoman.errors import DataError
from dragoman.record import EventType

from .plover import event_type
from .tables import Row, listed, read_table

NOT_AN_EVENT = "-"
"""Type of a row that says when its words name nothing, whatever other rows say («strike a balance»)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must (or, `negated`, must not) stand to a word in a relation; without `words`, any word."""

    relation: str
    words: frozenset[str] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One reading of a word: the event it names where all conditions are met.

    `actor` and `recipient` name the places in the clause where the parties stand, the likeliest first; empty means the
    usual ones for the part of speech. `weight` in 0..1 says how surely the word, so conditioned, means this event.
    """

    lemma: str
    pos: Literal["VERB", "NOUN"]
    conditions: tuple[Condition, ...]
    type: EventType
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    symmetric: bool
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """The readings of verbs and of nouns by lemma; those with more conditions come first, equals as in the table."""

    by_verb: dict[str, tuple[Trigger, ...]]
    by_noun: dict[str, tuple[Trigger, ...]]

    @classmethod
    def load(cls) -> Triggers:
        """Read the package's tables; raises `DataError` where one is broken."""
        return cls(by_verb=_readings("triggers_verbs", "VERB"), by_noun=_readings("triggers_nouns", "NOUN"))

    def verbs(self, lemma: str) -> tuple[Trigger, ...]:
        """Give the readings of a verb, the first to try first."""
        return self.by_verb.get(lemma, ())

    def nouns(self, lemma: str) -> tuple[Trigger, ...]:
        """Give the readings of a noun, the first to try first."""
        return self.by_noun.get(lemma, ())


def _readings(table: str, pos: Literal["VERB", "NOUN"]) -> dict[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = defaultdict(list)
    barred: dict[str, list[Condition]] = defaultdict(list)
    for row in read_table(table):
        for lemma in listed(row["lemma"]):
            for conditions in parse_conditions(row["with"], table):
                if row["type"] == NOT_AN_EVENT:
                    barred[lemma].append(_reversed(conditions, table))
                else:
                    found[lemma].append(_trigger(lemma, pos, conditions, row))
    return {lemma: _ordered(triggers, barred[lemma]) for lemma, triggers in found.items()}


def _ordered(triggers: Iterable[Trigger], barred: list[Condition]) -> tuple[Trigger, ...]:
    ranked = sorted(triggers, key=lambda trigger: -len(trigger.conditions))
    return tuple(replace(trigger, conditions=(*barred, *trigger.conditions)) for trigger in ranked)


def _trigger(lemma: str, pos: Literal["VERB", "NOUN"], conditions: tuple[Condition, ...], row: Row) -> Trigger:
    return Trigger(
        lemma=lemma,
        pos=pos,
        conditions=conditions,
        type=event_type(row["type"], "triggers"),
        mode=row["mode"] or None,
        cameo=row["cameo"],
        contexts=listed(row["contexts"]),
        actor=listed(row["actor"]),
        recipient=listed(row["recipient"]),
        symmetric=row["symmetric"] == "yes",
        weight=float(row["weight"]),
    )


def _reversed(conditions: tuple[Condition, ...], table: str) -> Condition:
    if len(conditions) != 1:
        msg = f"{table}.tsv: a row of type {NOT_AN_EVENT} has one condition, not {len(conditions)}"
        raise DataError(msg)
    return replace(conditions[0], negated=not conditions[0].negated)


def parse_conditions(cell: str, table: str) -> Iterator[tuple[Condition, ...]]:
    """Yield the sets of conditions that a cell stands for: one for each choice among alternative relations.

    Raises `DataError` naming the table where a condition lacks its colon.
    """
    parts = [part.strip() for part in cell.split(";") if part.strip()]
    yield from product(*(_alternatives(part, table) for part in parts))


def _alternatives(part: str, table: str) -> list[Condition]:
    relations, colon, words = part.removeprefix("!").partition(":")
    if not colon:
        msg = f"{table}.tsv: the condition {part!r} has no colon"
        raise DataError(msg)
    negated = part.startswith("!")
    return [
        Condition(relation=relation, words=frozenset(listed(words)), negated=negated) for relation in listed(relations)
    ]
