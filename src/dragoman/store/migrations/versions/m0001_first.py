"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables and the index of full text."""
    op.create_table(
        "actors",
        sa.Column("actor", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("sectors", sa.Text(), nullable=False),
        sa.Column("wikidata_id", sa.String(length=16), nullable=True),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("actor"),
    )
    op.create_index("actors_by_country", "actors", ["country", "events"], unique=False)
    op.create_index("actors_by_events", "actors", ["events"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("correction", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("first", sa.String(length=16), nullable=False),
        sa.Column("second", sa.String(length=16), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("correction"),
    )
    op.create_index(op.f("ix_corrections_first"), "corrections", ["first"], unique=False)
    op.create_index(op.f("ix_corrections_second"), "corrections", ["second"], unique=False)
    op.create_table(
        "documents",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "episodes",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("episode", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=True),
        sa.Column("quad", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("historical", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("time_from", sa.Date(), nullable=True),
        sa.Column("time_to", sa.Date(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", sa.String(length=3), nullable=True),
        sa.Column("first_reported", sa.Date(), nullable=False),
        sa.Column("last_reported", sa.Date(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("independent_origins", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("episodes_by_place", "episodes", ["superseded", "place_country", "last_reported"], unique=False)
    op.create_index("episodes_by_report", "episodes", ["superseded", "last_reported", "row"], unique=False)
    op.create_index("episodes_by_status", "episodes", ["superseded", "status", "last_reported"], unique=False)
    op.create_index("episodes_by_type", "episodes", ["superseded", "type", "last_reported"], unique=False)
    op.create_index(op.f("ix_episodes_episode"), "episodes", ["episode"], unique=False)
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "folds",
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("read_to", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("statement"),
    )
    op.create_index(op.f("ix_folds_due"), "folds", ["due"], unique=False)
    op.create_table(
        "lineage",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("storyline", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("reprint_of", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(op.f("ix_lineage_document"), "lineage", ["document"], unique=False)
    op.create_index(op.f("ix_lineage_parent"), "lineage", ["parent"], unique=False)
    op.create_index(op.f("ix_lineage_storyline"), "lineage", ["storyline"], unique=False)
    op.create_table(
        "links",
        sa.Column("first", sa.String(length=16), nullable=False),
        sa.Column("second", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second"),
    )
    op.create_index("links_by_second", "links", ["second", "first"], unique=False)
    op.create_table(
        "members",
        sa.Column("telling", sa.String(length=16), nullable=False),
        sa.Column("episode", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("telling"),
    )
    op.create_index(op.f("ix_members_episode"), "members", ["episode"], unique=False)
    op.create_table(
        "parties",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("telling", sa.String(length=16), nullable=False),
        sa.Column("side", sa.String(length=9), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("sectors", sa.Text(), nullable=False),
        sa.Column("wikidata_id", sa.String(length=16), nullable=True),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(op.f("ix_parties_telling"), "parties", ["telling"], unique=False)
    op.create_index("parties_by_country", "parties", ["country", "superseded", "day"], unique=False)
    op.create_index("parties_by_name", "parties", ["name", "superseded", "day"], unique=False)
    op.create_table(
        "pending",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "profiles",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "rejections",
        sa.Column("rejection", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("rejection"),
    )
    op.create_table(
        "repeats",
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("earlier", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("statement"),
    )
    op.create_index(op.f("ix_repeats_earlier"), "repeats", ["earlier"], unique=False)
    op.create_table(
        "report_keys",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("document", "key"),
    )
    op.create_index("report_keys_by_key", "report_keys", ["key", "day", "document"], unique=False)
    op.create_table(
        "seen",
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("entry"),
    )
    op.create_index(op.f("ix_seen_feed"), "seen", ["feed"], unique=False)
    op.create_table(
        "standings",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=8), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settled_by", sa.String(length=16), nullable=True),
        sa.Column("told_by", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(op.f("ix_standings_statement"), "standings", ["statement"], unique=False)
    op.create_index(op.f("ix_standings_told_by"), "standings", ["told_by"], unique=False)
    op.create_index("standings_by_status", "standings", ["superseded", "status", "since"], unique=False)
    op.create_table(
        "statement_keys",
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("statement", "key"),
    )
    op.create_index("statement_keys_by_key", "statement_keys", ["key", "day", "statement"], unique=False)
    op.create_table(
        "telling_keys",
        sa.Column("telling", sa.String(length=16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("telling", "key"),
    )
    op.create_index("telling_keys_by_key", "telling_keys", ["key", "day", "telling"], unique=False)
    op.create_table(
        "episode_pairs",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("direction", sa.Integer(), nullable=False),
        sa.Column("last_reported", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["row"], ["episodes.row"]),
        sa.PrimaryKeyConstraint("row", "first", "second"),
    )
    op.create_index("episode_pairs_by_pair", "episode_pairs", ["first", "second", "last_reported"], unique=False)
    op.create_table(
        "episode_parties",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("last_reported", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["row"], ["episodes.row"]),
        sa.PrimaryKeyConstraint("row", "party"),
    )
    op.create_index("episode_parties_by_party", "episode_parties", ["party", "last_reported", "row"], unique=False)
    op.create_table(
        "versions",
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("published", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("first_publisher", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.document"]),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_index(op.f("ix_versions_day"), "versions", ["day"], unique=False)
    op.create_index(op.f("ix_versions_document"), "versions", ["document"], unique=False)
    op.create_index(op.f("ix_versions_url"), "versions", ["url"], unique=False)
    op.create_table(
        "codings",
        sa.Column("coding", sa.String(length=16), nullable=False),
        sa.Column("version", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.document"]),
        sa.ForeignKeyConstraint(["version"], ["versions.version"]),
        sa.PrimaryKeyConstraint("coding"),
    )
    op.create_index(op.f("ix_codings_document"), "codings", ["document"], unique=False)
    op.create_index(op.f("ix_codings_version"), "codings", ["version"], unique=False)
    op.create_table(
        "statements",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("coding", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["coding"], ["codings.coding"]),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(op.f("ix_statements_coding"), "statements", ["coding"], unique=False)
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
    op.create_index(op.f("ix_statements_statement"), "statements", ["statement"], unique=False)
    op.create_index("statements_by_day", "statements", ["superseded", "day"], unique=False)
    op.create_index("statements_by_due", "statements", ["superseded", "due"], unique=False)
    op.create_index("statements_by_holder", "statements", ["holder", "superseded"], unique=False)
    op.create_table(
        "tellings",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("telling", sa.String(length=16), nullable=False),
        sa.Column("coding", sa.String(length=16), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=True),
        sa.Column("quad", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("time_from", sa.Date(), nullable=True),
        sa.Column("time_to", sa.Date(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_country", sa.String(length=3), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("learned", sa.String(length=32), nullable=False),
        sa.Column("superseded", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["coding"], ["codings.coding"]),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index(op.f("ix_tellings_coding"), "tellings", ["coding"], unique=False)
    op.create_index(op.f("ix_tellings_document"), "tellings", ["document"], unique=False)
    op.create_index(op.f("ix_tellings_telling"), "tellings", ["telling"], unique=False)
    op.create_index("tellings_by_day", "tellings", ["superseded", "day"], unique=False)
    make_full_text()


def make_full_text() -> None:
    """Index titles and texts: FTS5 on SQLite, a tsvector on PostgreSQL."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='versions', "
            'tokenize="porter unicode61 remove_diacritics 2")'
        )
        op.execute(
            "CREATE TRIGGER versions_in_full_text AFTER INSERT ON versions BEGIN "
            "INSERT INTO full_text(rowid, title, text) VALUES (new.rowid, new.title, new.text); END"
        )
    else:
        op.execute(
            "ALTER TABLE versions ADD COLUMN full_text tsvector GENERATED ALWAYS AS "
            "(to_tsvector('english', coalesce(title, '') || ' ' || text)) STORED"
        )
        op.execute("CREATE INDEX versions_full_text ON versions USING gin(full_text)")
