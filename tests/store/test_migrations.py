"""Changing the schema: a record made at the first one keeps all it holds, and each change is written down."""

from __future__ import annotations

from datetime import date

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Boolean, Date, Float, Integer, LargeBinary, MetaData, create_engine, insert, select
from sqlalchemy.engine import make_url

from dragoman.store import Record
from dragoman.store.tables import metadata

FIRST = "0001"
NOT_TABLES_OF_OURS = ("full_text", "alembic_version", "versions_full_text")
"""The index of full text differs by database, so the migrations alone make it."""


@pytest.fixture
def engine(url):
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    made = create_engine(parsed)
    yield made
    made.dispose()


def make_at(engine, revision):
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def tables_of(engine):
    """The tables as they are in a database, parents first, without those that keep the index of full text."""
    found = MetaData()
    found.reflect(engine, only=lambda name, _: not name.startswith(NOT_TABLES_OF_OURS))
    return found.sorted_tables


def columns_of(table):
    return [column for column in table.columns if column.name != "full_text"]


def value_for(column, number):
    """A value of a column's type; equal for equal numbers, so that keys of other tables point at rows that are."""
    values = {Boolean: number == 1, Date: date(2025, 1, number), Float: number / 4, Integer: number}
    for kind, value in values.items():
        if isinstance(column.type, kind):
            return value
    return bytes([number]) if isinstance(column.type, LargeBinary) else f"«{number}»"


def rows_of(engine, tables):
    with engine.connect() as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(*columns_of(table))))
            for table in tables
        }


def test_a_record_of_the_first_schema_keeps_every_row(engine, url):
    make_at(engine, FIRST)
    tables = tables_of(engine)
    with engine.begin() as connection:
        for table in tables:
            rows = [{c.name: value_for(c, number) for c in columns_of(table)} for number in (1, 2)]
            connection.execute(insert(table), rows)
    before = rows_of(engine, tables)
    Record.open(url).close()
    assert {name: len(rows) for name, rows in before.items()} == dict.fromkeys(before, 2)
    assert rows_of(engine, tables) == before


def test_the_first_schema_has_a_row_to_keep_in_every_table(engine):
    make_at(engine, FIRST)
    assert {table.name for table in tables_of(engine)} <= set(metadata.tables)


def test_the_migrations_make_exactly_the_tables_that_the_code_reads(record):
    def ours(_, name, kind, reflected, __):
        return not (reflected and kind in {"table", "column", "index"} and name.startswith(NOT_TABLES_OF_OURS))

    with record.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []
