"""The function of each sentence around the main event, after NewsDiscourse (Choubey et al., ACL 2020).

A linear model over traits of the sentence and its neighbours, and the likeliest sequence under how functions follow
one another. `training/discourse/train.py` learns it. Under a heading that names it, the heading decides.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.codebook.narration import Narration, Weights

from .traits import find_traits

if TYPE_CHECKING:
    from dragoman.record import AnnotatedDocument, Sentence
    from dragoman.record.coding import Function

NONE: Function = "none"


def code_discourse(
    annotated: AnnotatedDocument, *, speech: frozenset[int], historical: frozenset[int]
) -> tuple[Sentence, ...]:
    """Give the sentences with their functions; headings, datelines and credits have none.

    `speech` and `historical` hold positions in `annotated.sentences`: those that carry speech, and those that are
    known to tell of former times, whatever the model says.
    """
    weights, narration = _tables()
    functions = weights.best([weights.score(traits) for traits in find_traits(annotated, narration)])
    return tuple(
        replace(
            sentence, speech=index in speech, discourse=_function(annotated, sentence, function, index in historical)
        )
        for index, (sentence, function) in enumerate(zip(annotated.sentences, functions, strict=True))
    )


@cache
def _tables() -> tuple[Weights, Narration]:
    return Weights.load(), Narration.load()


def _function(annotated: AnnotatedDocument, sentence: Sentence, function: Function, is_historical: bool) -> Function:  # noqa: FBT001
    section = annotated.section_at(sentence.start)
    if section is None:
        return NONE
    if section.kind in {"outlook", "signposts"}:
        return "expectation"
    if is_historical:
        return "history"
    if section.kind == "significance" and function in {NONE, "main"}:
        return "evaluation"
    return function
