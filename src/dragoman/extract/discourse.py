"""The function of each sentence around the main event."""

from __future__ import annotations

from dataclasses import replace

from dragoman.record import AnnotatedDocument, Sentence


def code_discourse(
    annotated: AnnotatedDocument, *, speech: frozenset[int], historical: frozenset[int]
) -> tuple[Sentence, ...]:
    """Give the sentences with their functions; `speech` and `historical` hold positions in `annotated.sentences`."""
    return tuple(
        replace(sentence, speech=index in speech, discourse="history" if index in historical else "context")
        for index, sentence in enumerate(annotated.sentences)
    )
