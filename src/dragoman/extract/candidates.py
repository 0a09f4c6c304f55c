"""Words that may name an event: verbs and event nouns whose surroundings meet a row of the trigger table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .arguments import objects, subjects
from .syntax import children, prepositional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from dragoman.codebook.triggers import Condition, Trigger, Triggers


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that names an event, the row it meets, and the words that met the row's conditions («hold» + «talks»)."""

    token: Token
    trigger: Trigger
    fillers: tuple[Token, ...] = ()


def find_candidates(sentence: Span, triggers: Triggers) -> tuple[Candidate, ...]:
    """Give the candidates of a sentence in text order; a noun that a verb's row took in is not given again."""
    verbs = [found for token in sentence if token.pos_ == "VERB" and (found := _matched(token, triggers))]
    taken = {filler.i for verb in verbs for filler in verb.fillers if filler.pos_ in {"NOUN", "PROPN"}}
    nouns = [
        found
        for token in sentence
        if token.pos_ in {"NOUN", "PROPN"} and token.i not in taken and (found := _matched(token, triggers))
    ]
    return tuple(sorted((*verbs, *nouns), key=lambda c: c.token.i))


def _matched(token: Token, triggers: Triggers) -> Candidate | None:
    if token.dep_ in {"compound", "amod"} or (token.ent_type_ in {"DATE", "TIME"} and token.pos_ != "VERB"):
        return None
    rows = triggers.verbs(token.lemma_.lower()) if token.pos_ == "VERB" else triggers.nouns(token.lemma_.lower())
    for row in rows:
        fillers = _meeting_all(token, row.conditions)
        if fillers is not None:
            return Candidate(token=token, trigger=row, fillers=fillers)
    return None


def _meeting_all(token: Token, conditions: Iterable[Condition]) -> tuple[Token, ...] | None:
    """Give the words that meet the conditions, None where one is not met."""
    fillers: list[Token] = []
    for condition in conditions:
        found = [t for t in related(token, condition.relation) if not condition.words or names(t) & condition.words]
        if bool(found) == condition.negated:
            return None
        if condition.words and not condition.negated:
            fillers += found
    return tuple(fillers)


def names(token: Token) -> set[str]:
    """Give the forms under which a table may list a word: as written, its lemma, and the sort of name («@gpe»)."""
    return {token.lower_, token.lemma_.lower(), f"@{token.ent_type_.lower()}"}


def related(token: Token, relation: str) -> list[Token]:
    """Give the words that stand to a token in a relation of the trigger table, see `codebook.triggers`."""
    if relation == "dobj":
        return objects(token)
    if relation == "subj":
        return subjects(token, lambda _: False)
    if relation == "demonym":
        return [c for c in children(token, "amod", "compound", "nmod") if c.ent_type_ in {"NORP", "GPE"}]
    if relation == "particle":
        return list(children(token, "prt", "advmod"))
    if relation == "of":
        return list(prepositional(token, "of"))
    if relation.startswith("prep_"):
        return list(prepositional(token, relation.removeprefix("prep_")))
    return list(children(token, relation))
