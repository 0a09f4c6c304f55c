"""The values that everything hands on: frozen, validated where they enter, and the same in JSON.

Each module holds one thing as written and as resolved side by side: `Mention` and `Actor`, `Toponym` and `Place`,
`TimePhrase` and `Moment`, `Said` and `Attribution`, `EventMention` and `Event`. Only `resolve` crosses from one to
the other.
"""

from .actor import Actor, ActorKind, ActorMention, KnownActor, Mention, MentionForm
from .annotated import AnnotatedDocument, OffsetMap
from .attribution import PERFORMED, Attribution, AttributionKind, Said, Stance
from .brief import Brief, BriefLine, BriefPart, BriefSection, BriefSource, Citation
from .coding import Coding, Function, Section, SectionKind, Sentence, Significance
from .document import Document, Precision, Rejected, Stage, content_id, publication
from .episode import Account, Disagreement, Disputed, Episode, EpisodeParty, Member, TimeBasis
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
from .ledger import LedgerEntry, Settlement, Standing, Words
from .moment import Interval, Moment, TimePhrase, TimexType
from .pair import Pair, Related
from .place import Dispute, Place, Toponym
from .reason import Candidate, Reason, ReasonKind
from .relation import (
    Bin,
    Change,
    Counting,
    Direction,
    Directions,
    LeftOut,
    Level,
    Omission,
    Paired,
    Point,
    QuadCounts,
    QuadLevels,
    Relation,
    RelationParty,
    Stretch,
    Tally,
)
from .span import Span, with_spans
from .storyline import Step, Storyline
from .telling import Party, Report, Spot, Statement, Telling, Toll, Whether
from .track import Grouping, TrackRecord

__all__ = [
    "PERFORMED",
    "Account",
    "Actor",
    "ActorKind",
    "ActorMention",
    "AnnotatedDocument",
    "Attribution",
    "AttributionKind",
    "Bin",
    "Brief",
    "BriefLine",
    "BriefPart",
    "BriefSection",
    "BriefSource",
    "Candidate",
    "ChainLink",
    "Change",
    "Citation",
    "Coding",
    "Counting",
    "Direction",
    "Directions",
    "Disagreement",
    "Dispute",
    "Disputed",
    "Document",
    "Episode",
    "EpisodeParty",
    "Event",
    "EventMention",
    "EventType",
    "Expectation",
    "ExpectationKind",
    "ExpectationMention",
    "Extraction",
    "Function", "Grouping",
    "Interest",
    "InterestMention",
    "Interval",
    "KnownActor",
    "LedgerEntry",
    "LeftOut",
    "Level",
    "Member",
    "Mention",
    "MentionForm",
    "Moment",
    "OffsetMap",
    "Omission",
    "Pair",
    "Paired",
    "Party",
    "Place",
    "Point",
    "Precision",
    "Quad",
    "QuadCounts",
    "QuadLevels",
    "Reason",
    "ReasonKind",
    "Rejected",
    "Related",
    "Relation",
    "RelationParty",
    "Report",
    "Said",
    "Section",
    "SectionKind",
    "Sentence",
    "Settlement",
    "Signal",
    "Significance",
    "Span",
    "Spot",
    "Stage",
    "Stance",
    "Standing",
    "Statement",
    "Status",
    "Step",
    "Storyline",
    "Stretch",
    "Tally",
    "Telling",
    "Tense",
    "TimeBasis",
    "TimePhrase",
    "TimexType",
    "Toll",
    "Toponym", "TrackRecord",
    "Whether",
    "Words",
    "content_id",
    "publication",
    "with_spans",
]  # fmt: skip
