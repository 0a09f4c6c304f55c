"""The function of each sentence around the main event, after NewsDiscourse (Choubey et al., ACL 2020).

Small networks over what the encoder reads off all sentences in their order, and over traits of each, tell it
(`training/discourse/narrator.py`). Without them a linear model over traits and the likeliest sequence under how
functions follow one another do (`training/discourse/train.py`). Under a heading that names it, the heading decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from dragoman.codebook.narration import Narration, Weights

from .traits import Traits, find_traits

if TYPE_CHECKING:
    from dragoman.record import AnnotatedDocument, Said, Sentence
    from dragoman.record.coding import Function

    from .meaning import Meaning

NONE: Function = "none"


class Told(Protocol):
    """What is told of one sentence."""

    @property
    def function(self) -> str:
        """Its function."""
        ...

    @property
    def is_speech(self) -> bool:
        """Whether it carries speech."""
        ...


class Narrator(Protocol):
    """Tells functions from what an encoder read off all sentences of a report, off its title, and from their traits."""

    def tell(self, readings: Sequence[Any], title: Any, traits: Sequence[Mapping[str, float]]) -> Sequence[Told]:
        """Tell of each sentence, order kept."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What was said, and the positions in a report's sentences of those that carry it."""

    said: Sequence[Said]
    sentences: frozenset[int]


def code_discourse(
    annotated: AnnotatedDocument,
    *,
    speech: Speech,
    historical: frozenset[int],
    readers: tuple[Meaning, Narrator] | None = None,
) -> tuple[Sentence, ...]:
    """Give the sentences with their functions; headings, datelines and credits have none.

    `historical` holds positions in `annotated.sentences`: those known to tell of former times, whatever the model says.
    Without `readers` tables alone decide, and sentences carry speech where `speech` says so.
    """
    weights, narration = _tables()
    traits = find_traits(annotated, narration)
    if readers is None:
        functions, spoken = weights.best([weights.score(row) for row in traits]), speech.sentences
    else:
        told = _told(annotated, with_speech(annotated, traits, speech), readers)
        functions = [cast("Function", one.function) for one in told]
        spoken = frozenset(i for i, one in enumerate(told) if one.is_speech)
    return tuple(
        replace(
            sentence, speech=index in spoken, discourse=_function(annotated, sentence, function, index in historical)
        )
        for index, (sentence, function) in enumerate(zip(annotated.sentences, functions, strict=True))
    )


def with_speech(annotated: AnnotatedDocument, traits: Sequence[Traits], speech: Speech) -> list[Traits]:
    """Add to the traits of sentences what kinds of speech they hold."""
    found = [dict(row) for row in traits]
    for row, sentence in zip(found, annotated.sentences, strict=True):
        row |= {f"said={s.kind}": 1.0 for s in speech.said if any(sentence.overlaps(c) for c in s.content)}
    for index in speech.sentences:
        found[index]["speech"] = 1.0
    return found


def _told(annotated: AnnotatedDocument, traits: Sequence[Traits], readers: tuple[Meaning, Narrator]) -> Sequence[Told]:
    meaning, narrator = readers
    *readings, title = meaning.read(
        [s.of(annotated.text) for s in annotated.sentences] + [annotated.document.title or ""]
    )
    return narrator.tell(readings, title, traits)


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
