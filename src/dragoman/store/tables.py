"""The tables of the record. One definition serves SQLite and PostgreSQL; `migrations/` builds and changes them.

Two times stand on what the desk knows. News time: `day` is a report's own, `since` and `until` are the days between
which a state holds for a reader of the reports (`until` is the first day it no longer holds). The desk's clock:
`learned` and `superseded` are instants (ISO 8601, UTC, to the microsecond) at which a row came and was closed; no
such row is deleted. Tables without these columns are indexes of what holds now.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()


def _clock() -> list[Column[str]]:
    return [Column("learned", String(32), nullable=False), Column("superseded", String(32))]


documents = Table(
    "documents",
    metadata,
    Column("document", Text, primary_key=True),
    Column("learned", String(32), nullable=False),
)
"""Each report once, under the id by which everything else names it."""

versions = Table(
    "versions",
    metadata,
    Column("version", String(16), primary_key=True),
    Column("document", Text, ForeignKey("documents.document"), nullable=False, index=True),
    Column("published", String(40), nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("title", Text),
    Column("url", Text, index=True),
    Column("outlet", Text),
    Column("first_publisher", Text),
    Column("language", String(35)),
    Column("text", Text, nullable=False),
    *_clock(),
)
"""Each text that a report has had; the one that is not superseded is its latest."""

codings = Table(
    "codings",
    metadata,
    Column("coding", String(16), primary_key=True),
    Column("version", String(16), ForeignKey("versions.version"), nullable=False, index=True),
    Column("document", Text, ForeignKey("documents.document"), nullable=False, index=True),
    Column("coder", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("lines", LargeBinary, nullable=False),
    *_clock(),
)
"""What one coder read off one version: `body` the coding, `lines` its sentences as the ledger reads them (JSON,
zlib)."""

rejections = Table(
    "rejections",
    metadata,
    Column("rejection", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("learned", String(32), nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("telling", String(16), nullable=False, index=True),
    Column("coding", String(16), ForeignKey("codings.coding"), nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("type", String(16), nullable=False),
    Column("mode", String(32)),
    Column("quad", String(24), nullable=False),
    Column("status", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("time_from", Date),
    Column("time_to", Date),
    Column("place_name", Text),
    Column("place_country", String(3)),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    *_clock(),
    Index("tellings_by_day", "superseded", "day"),
)
"""Events as single reports tell them."""

parties = Table(
    "parties",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("telling", String(16), nullable=False, index=True),
    Column("side", String(9), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("country", String(3)),
    Column("sectors", Text, nullable=False),
    Column("wikidata_id", String(16)),
    Column("is_named", Boolean, nullable=False),
    Column("day", Date, nullable=False),
    *_clock(),
    Index("parties_by_country", "country", "superseded", "day"),
    Index("parties_by_name", "name", "superseded", "day"),
)

actors = Table(
    "actors",
    metadata,
    Column("actor", String(16), primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("country", String(3)),
    Column("sectors", Text, nullable=False),
    Column("wikidata_id", String(16)),
    Column("events", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Index("actors_by_events", "events"),
    Index("actors_by_country", "country", "events"),
)
"""Parties that are named, each by name, kind and country, with how many events of reports they have a part in."""

telling_keys = Table(
    "telling_keys",
    metadata,
    Column("telling", String(16), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Index("telling_keys_by_key", "key", "day", "telling"),
)
"""What a telling is found by when another may be of the same happening."""

links = Table(
    "links",
    metadata,
    Column("first", String(16), primary_key=True),
    Column("second", String(16), primary_key=True),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
    Index("links_by_second", "second", "first"),
)
"""Tellings that may be of one happening: a function of the two alone, which goes with the report of either."""

members = Table(
    "members",
    metadata,
    Column("telling", String(16), primary_key=True),
    Column("episode", String(16), nullable=False, index=True),
)
"""Which episode each current telling belongs to, as of now."""

episodes = Table(
    "episodes",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("episode", String(16), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("type", String(16), nullable=False),
    Column("mode", String(32)),
    Column("quad", String(24), nullable=False),
    Column("status", String(16), nullable=False),
    Column("historical", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("time_from", Date),
    Column("time_to", Date),
    Column("place_name", Text),
    Column("place_country", String(3)),
    Column("first_reported", Date, nullable=False),
    Column("last_reported", Date, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("independent_origins", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    *_clock(),
    Index("episodes_by_report", "superseded", "last_reported", "row"),
    Index("episodes_by_type", "superseded", "type", "last_reported"),
    Index("episodes_by_status", "superseded", "status", "last_reported"),
    Index("episodes_by_place", "superseded", "place_country", "last_reported"),
)
"""States of episodes: how each stood from `since` until `until` for a reader of the reports."""

episode_parties = Table(
    "episode_parties",
    metadata,
    Column("row", Integer, ForeignKey("episodes.row"), primary_key=True),
    Column("party", Text, primary_key=True),
    Column("last_reported", Date, nullable=False),
    Index("episode_parties_by_party", "party", "last_reported", "row"),
)
"""Parties of each state of an episode: countries, and names in lower case."""

episode_pairs = Table(
    "episode_pairs",
    metadata,
    Column("row", Integer, ForeignKey("episodes.row"), primary_key=True),
    Column("first", Text, primary_key=True),
    Column("second", Text, primary_key=True),
    Column("direction", Integer, nullable=False),
    Column("last_reported", Date, nullable=False),
    Index("episode_pairs_by_pair", "first", "second", "last_reported"),
)
"""Pairs of parties of each state of an episode, in alphabetical order: 1 where the first acts on the second, -1 where
it is acted on, 0 where both act."""

statements = Table(
    "statements",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("statement", String(16), nullable=False, index=True),
    Column("coding", String(16), ForeignKey("codings.coding"), nullable=False, index=True),
    Column("document", Text, nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("type", String(16)),
    Column("holder", Text),
    Column("due", Date),
    Column("body", Text, nullable=False),
    *_clock(),
    Index("statements_by_day", "superseded", "day"),
    Index("statements_by_due", "superseded", "due"),
    Index("statements_by_holder", "holder", "superseded"),
)
"""Expectations as single reports state them."""

statement_keys = Table(
    "statement_keys",
    metadata,
    Column("statement", String(16), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Index("statement_keys_by_key", "key", "day", "statement"),
)
"""What a statement is found by when a report may settle it, or another states the same."""

standings = Table(
    "standings",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("statement", String(16), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("status", String(8), nullable=False),
    Column("settled_on", Date),
    Column("settled_by", String(16)),
    Column("told_by", Text, index=True),
    Column("body", Text, nullable=False),
    *_clock(),
    Index("standings_by_status", "superseded", "status", "since"),
)
"""States of expectations: what was known of each from `since` until `until`."""

folds = Table(
    "folds",
    metadata,
    Column("statement", String(16), primary_key=True),
    Column("read_to", Text, nullable=False),
    Column("due", Date, index=True),
    Column("is_settled", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)
"""How far the reports are read for each expectation, and what they made of it: the ledger goes on from there."""

repeats = Table(
    "repeats",
    metadata,
    Column("statement", String(16), primary_key=True),
    Column("earlier", String(16), nullable=False, index=True),
)
"""Which earlier statement one repeats: the likest of those that expect the same."""

report_keys = Table(
    "report_keys",
    metadata,
    Column("document", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Index("report_keys_by_key", "key", "day", "document"),
)
"""What a report is found by when it may settle a statement, repeat a text or continue a story."""

profiles = Table(
    "profiles",
    metadata,
    Column("document", Text, primary_key=True),
    Column("version", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What a report's text is compared by."""

lineage = Table(
    "lineage",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("document", Text, nullable=False, index=True),
    Column("storyline", String(16), nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("parent", Text, index=True),
    Column("reprint_of", Text),
    Column("why", Text, nullable=False),
    *_clock(),
)
"""Which storyline each report continues, after which report and why, and which report's text it repeats."""

corrections = Table(
    "corrections",
    metadata,
    Column("correction", String(16), primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("first", String(16), nullable=False, index=True),
    Column("second", String(16), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    *_clock(),
)
"""What people decided: two tellings are one happening («merge»), or are not («split»)."""

pending = Table(
    "pending",
    metadata,
    Column("document", Text, primary_key=True),
    Column("keys", Text, nullable=False),
    Column("profile", Text, nullable=False),
    Column("learned", String(32), nullable=False),
)
"""Reports that are stored and not yet worked into episodes, storylines and the ledger.

Nothing finds them before: `keys` are what they, their events and statements will be found by, `profile` is what their
texts are compared by (JSON)."""

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("entry", String(16), primary_key=True),
    Column("feed", Text, nullable=False, index=True),
    Column("learned", String(32), nullable=False),
)
"""Entries of feeds that were taken in."""
