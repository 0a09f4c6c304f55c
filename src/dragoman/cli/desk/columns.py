"""What stands in which column, by kind of row: in CSV all of it, in a table what fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, get_args

from dragoman.record import Interval, Quad

Column = tuple[str, Callable[[Any], Any]]


def parties(found: Iterable[Any]) -> list[str]:
    """Write parties with their countries: «Ilham Aliyev (AZE)»."""
    return [f"{p.name} ({p.country})" if p.country and p.country != p.name else p.name for p in found]


def days(interval: Interval | None) -> str | None:
    """Write the days of an interval: one day, or two with a stroke between (EDTF level 0)."""
    if interval is None or not (interval.start or interval.end):
        return None
    if interval.start == interval.end:
        return str(interval.start)
    return f"{interval.start or '..'}/{interval.end or '..'}"


def _place(row: Any) -> str | None:
    return row.place.name if row.place else None


def _country(row: Any) -> str | None:
    return row.place.country if row.place else None


EPISODE: tuple[Column, ...] = (
    ("id", lambda e: e.id),
    ("time", lambda e: days(e.time)),
    ("type", lambda e: e.type),
    ("act", lambda e: e.act),
    ("mode", lambda e: e.mode),
    ("quad", lambda e: e.quad),
    ("score", lambda e: e.score),
    ("status", lambda e: e.status),
    ("historical", lambda e: e.historical),
    ("actors", lambda e: parties(e.actors)),
    ("recipients", lambda e: parties(e.recipients)),
    ("place", _place),
    ("place_country", _country),
    ("first_reported", lambda e: e.first_reported),
    ("last_reported", lambda e: e.last_reported),
    ("documents", lambda e: e.documents),
    ("publishers", lambda e: e.publishers),
    ("origins", lambda e: e.origins),
    ("independent_origins", lambda e: e.independent_origins),
    ("versions", lambda e: [f"{v.about}: {' / '.join(a.value for a in v.accounts)}" for v in e.versions]),
    ("confidence", lambda e: e.confidence),
)
EXPECTATION: tuple[Column, ...] = (
    ("id", lambda x: x.id),
    ("document", lambda x: x.document),
    ("stated", lambda x: x.stated),
    ("status", lambda x: x.status),
    ("settled_on", lambda x: x.settled_on),
    ("window", lambda x: days(x.window)),
    ("late", lambda x: x.late),
    ("kind", lambda x: x.kind),
    ("type", lambda x: x.type),
    ("actors", lambda x: parties(x.actors)),
    ("recipients", lambda x: parties(x.recipients)),
    ("place", _place),
    ("by", lambda x: x.by),
    ("hedge", lambda x: x.hedge),
    ("text", lambda x: x.text),
    ("reason", lambda x: x.reason),
    ("settled_by", lambda x: x.settled_by),
    ("evidence", lambda x: f"{x.evidence.document}:{x.evidence.start}-{x.evidence.end}" if x.evidence else None),
    ("documents", lambda x: x.documents),
    ("origins", lambda x: x.origins),
    ("independent_origins", lambda x: x.independent_origins),
    ("confidence", lambda x: x.confidence),
)
EVENT: tuple[Column, ...] = (
    ("id", lambda e: e.id),
    ("document", lambda e: e.report.document),
    ("published", lambda e: e.report.published),
    ("publisher", lambda e: e.report.publisher),
    ("time", lambda e: days(e.time)),
    ("type", lambda e: e.type),
    ("act", lambda e: e.act),
    ("mode", lambda e: e.mode),
    ("quad", lambda e: e.quad),
    ("score", lambda e: e.score),
    ("status", lambda e: e.status),
    ("historical", lambda e: e.historical),
    ("actors", lambda e: parties(e.actors)),
    ("recipients", lambda e: parties(e.recipients)),
    ("place", _place),
    ("place_country", _country),
    ("origins", lambda e: e.origins),
    ("relays", lambda e: e.relays),
    ("words", lambda e: e.words),
    ("confidence", lambda e: e.confidence),
)
ACTOR: tuple[Column, ...] = (
    ("id", lambda a: a.id),
    ("name", lambda a: a.name),
    ("kind", lambda a: a.kind),
    ("country", lambda a: a.country),
    ("sectors", lambda a: a.sectors),
    ("events", lambda a: a.events),
    ("first", lambda a: a.first),
    ("last", lambda a: a.last),
    ("wikidata_id", lambda a: a.wikidata_id),
)
STORYLINE: tuple[Column, ...] = (
    ("id", lambda s: s.id),
    ("title", lambda s: s.title),
    ("first", lambda s: s.first),
    ("last", lambda s: s.last),
    ("documents", lambda s: s.documents),
    ("episodes", lambda s: s.episodes),
)
PAIR: tuple[Column, ...] = (
    ("first", lambda p: p.first),
    ("second", lambda p: p.second),
    ("episodes", lambda p: p.episodes),
    ("last_reported", lambda p: p.last_reported),
)
RELATION: tuple[Column, ...] = (
    ("bin", lambda p: p.bin),
    ("first", lambda p: p.first),
    ("last", lambda p: p.last),
    *(
        (f"{way}_{quad}", lambda p, w=way, q=quad: getattr(getattr(p, w).counts, q))
        for way in ("by_episode", "by_origin", "by_report")
        for quad in get_args(Quad)
    ),
    ("level", lambda p: p.by_episode.level.mean),
    ("level_low", lambda p: p.by_episode.level.low),
    ("level_high", lambda p: p.by_episode.level.high),
    ("score", lambda p: p.score),
    ("conflict_share", lambda p: p.conflict_share.mean),
    ("episodes", lambda p: p.episodes),
    ("documents", lambda p: p.documents),
)
TRACK: tuple[Column, ...] = (
    ("name", lambda r: r.name),
    ("stated", lambda r: r.stated),
    ("scored", lambda r: r.scored),
    ("met", lambda r: r.met),
    ("missed", lambda r: r.missed),
    ("lapsed", lambda r: r.lapsed),
    ("open", lambda r: r.open),
    ("void", lambda r: r.void),
    ("share", lambda r: r.share),
    ("low", lambda r: r.low),
    ("high", lambda r: r.high),
    ("late", lambda r: r.late),
    ("expected_low", lambda r: r.expected_low),
    ("expected_high", lambda r: r.expected_high),
)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "episodes": EPISODE,
    "expectations": EXPECTATION,
    "events": EVENT,
    "actors": ACTOR,
    "storylines": STORYLINE,
    "pairs": PAIR,
    "tracks": TRACK,
    "relation": RELATION,
}
