"""Where: as written (`Toponym`) and as resolved (`Place`)."""

from __future__ import annotations

from dataclasses import dataclass

from .actor import Confidence
from .span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym(Span):
    """A place name as written; `within` is a larger place named beside it («Busan, South Korea»)."""

    name: str
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Who holds a place and who claims it, where that is disputed: told neutrally, with the source of what is told."""

    note: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place on the map. `latitude` and `longitude` are degrees (WGS 84), `feature` is a GeoNames class and code.

    `country` is ISO 3166-1 alpha-3 of the state that the place belongs to under general international recognition,
    None where it belongs to none.
    """

    id: str
    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    feature: str | None = None
    mentions: tuple[Span, ...] = ()
    confidence: Confidence = 0.5
    dispute: Dispute | None = None
