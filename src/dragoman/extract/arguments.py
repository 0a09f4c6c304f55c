"""Who does what to whom in a clause: subjects, objects and the objects of prepositions, wherever English leaves them.

A participle, an infinitive or a joined verb has its subject elsewhere; a passive has its object first. These
functions follow such links, so that a caller asks for «the subject of this verb» and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .syntax import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, prepositional

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
INHERITING = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep"})
DEPTH = 6
"""Links followed at most: deeper chains are parser errors more often than sentences (timeml, 2026-11-24)."""

Control = "Callable[[Token], bool]"


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive, reduced relative clauses («sanctions imposed by …») among them."""
    if any(c.dep_ in {"auxpass", *PASSIVE_SUBJECTS} for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    is_joined = verb.dep_ == "conj" and not any(c.dep_ in {"aux", *SUBJECTS} for c in verb.children)
    return verb.dep_ == "acl" or (is_joined and verb.head != verb and is_passive(verb.head))


def subjects(verb: Token, is_object_controlled: Callable[[Token], bool], depth: int = DEPTH) -> list[Token]:
    """Give the heads of the phrases that do what an active verb says, or by which a passive one is done.

    `is_object_controlled` tells of a governing verb whether its object does the act under it («urged Iran to stop»).
    """
    if is_passive(verb):
        return [t for t in prepositional(verb, "by") if t.ent_type_ not in {"DATE", "TIME"}]
    own = [t for subject in children(verb, *SUBJECTS) for t in conjuncts(subject)]
    if own:
        return [antecedent(t) for t in own]
    return _inherited_subjects(verb, is_object_controlled, depth)


def _inherited_subjects(verb: Token, is_object_controlled: Callable[[Token], bool], depth: int) -> list[Token]:
    head = verb.head
    if head == verb or not depth:
        return []
    if verb.dep_ in {"acl", "relcl"}:
        return conjuncts(head) if verb.tag_ == "VBG" else possessors(head)
    if verb.dep_ == "xcomp" and is_object_controlled(head):
        return objects(head) or subjects(head, is_object_controlled, depth - 1)
    if verb.dep_ == "xcomp" and is_passive(head):
        return [t for s in children(head, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
    if verb.dep_ == "ccomp" and verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts):
        return objects(head) or subjects(head, is_object_controlled, depth - 1)
    if verb.dep_ in {"xcomp", "ccomp"} and head.pos_ == "ADJ" and head.dep_ in {"acomp", "oprd", "attr"}:
        return subjects(head.head, is_object_controlled, depth - 1)
    if verb.dep_ in INHERITING and head.pos_ in {"VERB", "AUX"}:
        if verb.dep_ == "conj" and is_passive(head):
            return [t for s in children(head, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
        return subjects(head, is_object_controlled, depth - 1)
    if verb.dep_ in INHERITING and head.pos_ == "ADP":
        return _inherited_subjects(head, is_object_controlled, depth - 1)
    return []


def objects(verb: Token) -> list[Token]:
    """Give the heads of the phrases to which a verb is done: direct objects, or the subjects of a passive."""
    if is_passive(verb):
        first = [t for s in children(verb, *PASSIVE_SUBJECTS) for t in conjuncts(s)]
        if first:
            return [antecedent(t) for t in first]
        return conjuncts(verb.head) if verb.dep_ in {"acl", "relcl"} else _joined_subjects(verb)
    direct = [t for o in children(verb, "dobj") for t in conjuncts(o)]
    if direct:
        return [antecedent(t) for t in direct]
    if verb.dep_ == "relcl" and any(children(verb, *SUBJECTS)) and not _is_subject_relative(verb):
        return [verb.head]
    return []


def _joined_subjects(verb: Token) -> list[Token]:
    """Give the passive subject that a verb shares with the one it is joined to («was seized and burned»)."""
    if verb.dep_ != "conj":
        return []
    return [t for s in children(verb.head, *PASSIVE_SUBJECTS) for t in conjuncts(s)]


def _is_subject_relative(verb: Token) -> bool:
    return any(s.lower_ in RELATIVES for s in children(verb, *SUBJECTS))


def antecedent(token: Token) -> Token:
    """Give the noun that a relative pronoun stands for, any other token as it is."""
    if token.lower_ in RELATIVES and token.tag_ in {"WP", "WDT", "IN"}:
        clause = next((t for t in (token.head, token.head.head) if t.dep_ == "relcl"), None)
        return clause.head if clause is not None else token
    return token


def possessors(noun: Token) -> list[Token]:
    """Give those a noun belongs to: «Iran» of «Iran's plan», «the army» of «a raid by the army»."""
    found = [t for p in children(noun, "poss") for t in conjuncts(p)]
    return found or list(prepositional(noun, "by")) or list(prepositional(noun, "of"))
