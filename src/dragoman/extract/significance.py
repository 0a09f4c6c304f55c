"""Sentences that say why the main event matters."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook.significances import Significances
from dragoman.record import AnnotatedDocument, Mention, SectionKind, Sentence, Significance

from .syntax import SUBJECTS, children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

UNDER_HEADING = 0.9
"""Confidence of a sentence that stands under a heading such as «Why it matters»."""

PROSE: frozenset[SectionKind] = frozenset({"body", "other", "background", "outlook"})
PERSONS = frozenset({"he", "she", "i", "we", "they", "you", "who"})


def find_significance(
    annotated: AnnotatedDocument, mentions: Sequence[Mention] = (), words: Significances | None = None
) -> tuple[Significance, ...]:
    """Give the sentences of sections on significance, and those of running prose that say it in words.

    What a person «highlights» is speech: `mentions`, where given, tell which nouns stand for persons.
    """
    table = words or _words()
    persons = frozenset(m.head.start for m in mentions if m.kind == "person")
    weighed = ((sentence, _weight(annotated, sentence, table, persons)) for sentence in annotated.sentences)
    return tuple(Significance(start=s.start, end=s.end, confidence=weight) for s, weight in weighed if weight)


@cache
def _words() -> Significances:
    return Significances.load()


def _weight(annotated: AnnotatedDocument, sentence: Sentence, words: Significances, persons: frozenset[int]) -> float:
    section = annotated.section_at(sentence.start)
    if section is None:
        return 0.0
    if section.kind == "significance":
        return UNDER_HEADING
    if section.kind not in PROSE:
        return 0.0
    tokens = annotated.doc.char_span(sentence.start, sentence.end, alignment_mode="expand") or ()
    verbs = [t for t in tokens if t.lemma_.lower() in words.verbs and _is_said_of_thing(t, persons)]
    surest = max((words.verbs[t.lemma_.lower()] for t in verbs), default=0.0)
    return max(words.weigh(sentence.of(annotated.text)), surest)


def _is_said_of_thing(token: Token, persons: frozenset[int]) -> bool:
    """Tell whether a verb has a happening or thing for its subject, named or left to the clause above it."""
    if token.pos_ != "VERB":
        return False
    subjects = list(children(token, *SUBJECTS))
    if not subjects:
        return token.tag_ == "VBG" and token.dep_ == "advcl"
    return not any(s.ent_type_ in {"PERSON", "NORP"} or s.lower_ in PERSONS or s.idx in persons for s in subjects)
