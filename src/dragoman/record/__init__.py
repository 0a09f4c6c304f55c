"""The values that everything hands on: frozen, validated where they enter, and the same in JSON.

Each module holds one thing as written and as resolved side by side: `Mention` and `Actor`, `Toponym` and `Place`,
`TimePhrase` and `Moment`, `Said` and `Attribution`, `EventMention` and `Event`. Only `resolve` crosses from one to
the other.
"""

from .actor import Actor, ActorKind, ActorMention, Mention, MentionForm
from .annotated import AnnotatedDocument, OffsetMap
from .attribution import PERFORMED, Attribution, AttributionKind, Said, Stance
from .brief import Brief, BriefLine, BriefPart, BriefSection, BriefSource, Citation
from .coding import Coding, Function, Section, SectionKind, Sentence, Significance
from .document import Document, Precision, Rejected, Stage, content_id, publication
from .event import ChainLink, Event, EventMention, EventType, Quad, Status, Tense
from .expectation import (
    Expectation,
    ExpectationKind,
    ExpectationMention,
    Interest,
    InterestMention,
    Signal,
)
from .extraction import Extraction
from .moment import Interval, Moment, TimePhrase, TimexType
from .pair import Pair, Related
from .place import Dispute, Place, Toponym
from .reason import Candidate, Reason, ReasonKind
from .span import Span, with_spans

__all__ = [
    "PERFORMED",
    "Actor", "ActorKind", "ActorMention", "AnnotatedDocument", "Attribution", "AttributionKind", "Brief",
    "BriefLine", "BriefPart", "BriefSection", "BriefSource", "Candidate", "ChainLink", "Citation", "Coding",
    "Dispute", "Document", "Event", "EventMention", "EventType", "Expectation", "ExpectationKind", "ExpectationMention",
    "Extraction", "Function", "Interest", "InterestMention", "Interval", "Mention", "MentionForm", "Moment",
    "OffsetMap", "Pair", "Place", "Precision", "Quad", "Reason", "ReasonKind", "Rejected", "Related", "Said", "Section",
    "SectionKind", "Sentence", "Signal", "Significance", "Span", "Stage", "Stance", "Status", "Tense", "TimePhrase",
    "TimexType", "Toponym", "content_id", "publication", "with_spans",
]  # fmt: skip
