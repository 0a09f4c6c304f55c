"""All that extraction reads off one document, as written: what `extract` hands to `resolve`."""

from __future__ import annotations

from dataclasses import dataclass

from .actor import Mention
from .annotated import AnnotatedDocument
from .attribution import Said
from .coding import Sentence, Significance
from .event import EventMention
from .expectation import ExpectationMention, InterestMention
from .moment import TimePhrase
from .place import Toponym


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """One document as extracted; all offsets count the normal text of `annotated`."""

    annotated: AnnotatedDocument
    mentions: tuple[Mention, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimePhrase, ...] = ()
    said: tuple[Said, ...] = ()
    events: tuple[EventMention, ...] = ()
    expectations: tuple[ExpectationMention, ...] = ()
    interests: tuple[InterestMention, ...] = ()
    significance: tuple[Significance, ...] = ()
    sentences: tuple[Sentence, ...] = ()
