"""Whether an event happened: modals, negation, conditions, and the words that govern the one that names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children, is_backshifted, is_negated, shares_auxiliary, tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from dragoman.codebook.operators import Operator, Operators
    from dragoman.record import Status

MODALS: dict[str, Status] = {
    "will": "planned", "wo": "planned", "'ll": "planned", "shall": "planned", "'d": "possible", "would": "possible",
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "ca": "possible",
    "should": "called_for", "must": "called_for", "ought": "called_for",
}  # fmt: skip
"""What an auxiliary makes of the verb it stands with; contracted stems («wo» of «won't») among them."""

SUBORDINATORS = frozenset({"if", "unless", "should", "provided", "whether"})
EFFECTS: dict[str, Status] = {
    "planned": "planned", "possible": "possible", "called_for": "called_for", "threatened": "possible",
    "denied": "denied", "refused": "denied", "cancelled": "cancelled", "failed": "denied", "ended": "happened",
}  # fmt: skip
ASKING = frozenset(
    {"demand", "insist", "ask", "urge", "request", "require", "propose", "recommend", "suggest", "order", "advise"}
)
PAST_ALREADY = frozenset({"after", "following", "since", "amid", "despite", "during", "because"})
"""Prepositions whose object came to pass, whatever becomes of what stands above: «agreed to meet after talks»."""

GOVERNED = frozenset({"dobj", "nsubjpass", "nsubj", "xcomp", "ccomp", "pobj", "pcomp", "acl", "attr", "oprd", "dative"})
NO_ONE = frozenset({"none", "nobody", "nothing", "neither"})
DEPTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Governor:
    """A word above the one that names an event, the relation between them, and its operator, if any."""

    token: Token
    relation: str
    operator: Operator | None


def governors(token: Token, operators: Operators) -> tuple[Governor, ...]:
    """Give the words that decide whether what a word names came to pass, nearest first."""
    return tuple(_climb(token, operators))


def _climb(token: Token, operators: Operators) -> Iterator[Governor]:
    for _ in range(DEPTH):
        while token.dep_ == "conj" and token.head != token and _is_verb(token) == _is_verb(token.head):
            token = token.head
        relation, head = token.dep_, token.head
        if head == token or relation not in GOVERNED or _is_relative(token):
            return
        if head.pos_ == "ADP" or (head.pos_ in {"SCONJ", "PART"} and relation in {"pobj", "pcomp"}):
            relation, head = f"prep_{head.lower_}", head.head
            if relation.removeprefix("prep_") in PAST_ALREADY:
                return
        operator = operators.find(head.lemma_.lower(), head.pos_, relation)
        yield Governor(token=head, relation=relation, operator=operator)
        if operator is None and head.pos_ not in {"VERB", "AUX"}:
            return
        if operator is None and relation in {"dobj", "nsubj", "nsubjpass"} | {relation} & {"prep_to", "prep_in"}:
            return
        token = head


def _is_relative(token: Token) -> bool:
    """Tell a participle that tells which noun is meant from a noun's content: «the accord signed», «the accord to»."""
    return token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"}


def _is_verb(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}


def status_of(token: Token, above: tuple[Governor, ...], adjectives: Operators) -> Status:
    """Read the status of what a token names, off the token, its clause and what governs it; innermost word first."""
    own = _own_status(token, adjectives)
    if own:
        return own
    continuing = False
    for governor in above:
        effect = governor.operator.effect if governor.operator else "none"
        if effect in {"ended", "past"}:
            return "happened"
        status = _clause_status(governor.token, adjectives) if _is_open(governor, effect) else None
        if status == "denied" and _is_aside(governor):
            status = None
        if status and effect in {"light", "hosted", "none", "reported", "continuing", "attempted", "caused"}:
            return status
        if effect in EFFECTS:
            return "denied" if is_negated(governor.token) and effect in {"planned", "possible"} else EFFECTS[effect]
        continuing = continuing or effect == "continuing"
    if continuing:
        return "ongoing"
    return "ongoing" if _is_progressive(token) else "happened"


def _is_open(governor: Governor, effect: str) -> bool:
    """Tell whether what is said of the governing word holds of the event: not in «the attack may worry investors»."""
    if governor.operator is None and governor.relation in {"nsubj", "nsubjpass"}:
        return False
    return effect != "reported" or governor.relation not in {"ccomp", "acl"}


def _is_aside(governor: Governor) -> bool:
    """Tell what stands beside a word that is negated, and is not: «gave no details about the talks»."""
    return governor.operator is None and governor.relation.startswith("prep_")


def _own_status(token: Token, adjectives: Operators) -> Status | None:
    if token.pos_ == "VERB":
        return _clause_status(token, adjectives)
    if is_negated(token):
        return "denied"
    for child in children(token, "amod", "compound"):
        found = adjectives.find(child.lemma_.lower(), "ADJ", "amod")
        if found and found.effect in EFFECTS:
            return EFFECTS[found.effect]
        if found and found.effect == "continuing":
            return "ongoing"
    return None


def _clause_status(verb: Token, operators: Operators) -> Status | None:
    """Read modals, negation and conditions off one verb; None where it is plainly stated."""
    if shares_auxiliary(verb):
        return _clause_status(verb.head, operators)
    lefts = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if any(c.dep_ == "mark" and c.lower_ in SUBORDINATORS for c in verb.children):
        return "conditional"
    modal = next((MODALS[word] for word in sorted(lefts) if word in MODALS), None)
    if is_negated(verb) or any(_is_none(c) for c in children(verb, "dobj", *SUBJECTS, *PASSIVE_SUBJECTS)):
        return "denied"
    if modal:
        return "planned" if is_backshifted(verb) else modal
    if _is_mandative(verb):
        return "called_for"
    if _is_unrealised(verb, operators):
        return "possible"
    going = verb.head if verb.dep_ == "xcomp" else None
    if going is not None and going.lower_ == "going":
        return "planned"
    return None


def _is_none(noun: Token) -> bool:
    """Tell «no one», «none of the soldiers», «no agreement»: what is said of them is not so."""
    return noun.lower_ in NO_ONE or any(c.lower_ == "no" for c in children(noun, "det"))


def _is_unrealised(verb: Token, operators: Operators) -> bool:
    """Tell an infinitive of which nothing says that it came about: «easier to end the war», «the right to attack»."""
    if not any(c.tag_ == "TO" for c in verb.lefts):
        return False
    is_open = operators.find(verb.head.lemma_.lower(), "ADJ", verb.dep_) is None
    return verb.dep_ in {"xcomp", "ccomp"} and verb.head.pos_ == "ADJ" and is_open


def _is_mandative(verb: Token) -> bool:
    """Tell a bare subjunctive under a verb of asking: «demanded that Iran stop»."""
    if verb.tag_ != "VB" or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in ASKING:
        return False
    return not any(c.dep_ == "aux" for c in verb.children)


def _is_progressive(token: Token) -> bool:
    if token.tag_ != "VBG" or token.dep_ not in {"ROOT", "ccomp", "conj", "relcl"}:
        return False
    return any(c.lower_ in {"is", "are", "'s", "'re"} for c in token.children) and tense_of(token) == "present"
