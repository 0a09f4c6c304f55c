"""Words that take an event as their complement and say what became of it (`data/operators.tsv`).

«Agreed to meet» makes the meeting planned, «called off the attack» cancels it, «launched an attack» only carries it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from dragoman.errors import DataError

from .tables import listed, read_table

Effect = Literal[
    "light", "planned", "possible", "called_for", "threatened", "denied", "refused", "cancelled", "ended",
    "continuing", "hosted", "attempted", "failed", "reported", "caused", "past",
]  # fmt: skip
Controller = Literal["subj", "obj"]
DEEP = {"nsubjpass": "dobj", "csubj": "nsubj", "csubjpass": "dobj"}
"""Relations of the parse that are another in the clause's deep sense: a passive's subject is its object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """What a word does to the event in its complement, and who does that event: the word's subject or its object."""

    effect: Effect
    controller: Controller


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """Operators by lemma, part of speech and the relation in which the event stands to them."""

    by_place: dict[tuple[str, str, str], Operator]

    @classmethod
    def load(cls) -> Operators:
        """Read the package's table; raises `DataError` where it is broken."""
        by_place: dict[tuple[str, str, str], Operator] = {}
        for row in read_table("operators"):
            operator = Operator(effect=_effect(row["effect"]), controller=_controller(row["controller"] or "subj"))
            for lemma in listed(row["lemma"]):
                for pos in listed(row["pos"]):
                    for complement in listed(row["complement"]):
                        by_place.setdefault((lemma, pos, complement), operator)
        return cls(by_place=by_place)

    def find(self, lemma: str, pos: str, relation: str) -> Operator | None:
        """Give the operator that a word is for an event in that relation to it, None where it is none.

        `relation` is a label of the parse, or `prep_` and the preposition between the two.
        """
        return self.by_place.get((lemma, pos, relation)) or self.by_place.get((lemma, pos, DEEP.get(relation, "")))

    def effect(self, lemma: str, pos: str) -> Effect | None:
        """Give the first effect that the table has for a word, whatever the relation."""
        return next((o.effect for (word, kind, _), o in self.by_place.items() if (word, kind) == (lemma, pos)), None)


def _effect(name: str) -> Effect:
    if name not in get_args(Effect):
        msg = f"operators.tsv: {name!r} is not an effect"
        raise DataError(msg)
    return cast("Effect", name)


def _controller(name: str) -> Controller:
    if name not in get_args(Controller):
        msg = f"operators.tsv: {name!r} is neither subj nor obj"
        raise DataError(msg)
    return cast("Controller", name)
