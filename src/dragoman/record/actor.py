"""Who acts: as written (`Mention`) and as resolved on the day of the report (`Actor`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from .span import Span

MentionForm = Literal["name", "nominal", "pronoun"]
ActorKind = Literal["person", "state", "organisation", "group"]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A noun phrase that may name an actor, as written.

    `head` is the word that heads it («Putin» in «Russian President Vladimir Putin»), `name` its proper name without
    titles («Vladimir Putin») or None, `kind` what the words alone suggest. `apposition` is a second description of
    the same thing («Russia's state news agency» beside «TASS»).
    """

    head: Span
    form: MentionForm
    name: Span | None = None
    kind: ActorKind | None = None
    apposition: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Span):
    """Words of the text that name an actor, once it is known which."""

    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, as of the day of publication.

    `country` is ISO 3166-1 alpha-3 (XKX for Kosovo), `sectors` are PLOVER's, the primary one first, `role` is the
    office or description in the words of the report or of the who's who.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    mentions: tuple[ActorMention, ...] = ()
    wikidata_id: str | None = None
    confidence: Confidence = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """A party that reports of the record name, how many of their events it has a part in, and between which days.

    `id` is the Wikidata id where one is known, else name and country.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    wikidata_id: str | None
    events: int
    first: date
    last: date
