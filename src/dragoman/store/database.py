"""Opening the record: SQLite in a file, or PostgreSQL by URL, with its schema brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from dragoman.errors import CallError, RecordError

BUSY_SECONDS = 60
"""How long a writer waits for another; longer than the longest batch of an ingestion takes on a slow disk."""

WRITERS_LOCK = 7_261_017
"""The key of PostgreSQL's advisory lock that one writer at a time holds; any number that nobody else uses."""


def default_url() -> str:
    """Give the URL of the record in the user's data folder."""
    return f"sqlite:///{platformdirs.user_data_path('dragoman') / 'record.sqlite'}"


@dataclass(frozen=True, slots=True)
class Record:
    """An open record. Readers and writers may be many, in many processes; one writes at a time."""

    engine: Engine

    @classmethod
    def open(cls, url: str | None = None) -> Record:
        """Open the record at an SQLAlchemy URL, made if it is not there, and bring its schema up to date.

        Raises `CallError` on a URL that names no SQLite file or PostgreSQL database, `RecordError` where it cannot be
        opened.
        """
        parsed = _parsed(url or default_url())
        if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
            _make_folder(Path(parsed.database).parent)
        record = cls(_engine(parsed))
        try:
            with translated(parsed):
                _upgrade(record.engine)
        except BaseException:
            record.close()
            raise
        return record

    @property
    def is_sqlite(self) -> bool:
        """Whether the record is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that sees the record as it is at its first read, and changes nothing."""
        with translated(self.engine.url), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that alone may write; what it wrote is kept where it ends without an error."""
        with translated(self.engine.url), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.execution_options(begin="IMMEDIATE")
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS_LOCK})
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def now() -> str:
    """Give the instant as the desk's clock writes it: UTC, to the microsecond, so that text sorts as time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        msg = f"--db {url!r} is no database URL: write it as sqlite:///FILE or postgresql://USER@HOST/NAME"
        raise CallError(msg) from error
    if backend not in {"sqlite", "postgresql"}:
        msg = f"--db names {backend}: give an SQLite file (sqlite:///FILE) or PostgreSQL (postgresql://USER@HOST/NAME)"
        raise CallError(msg)
    return parsed.set(drivername="postgresql+psycopg") if backend == "postgresql" else parsed


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"the folder {folder} of the record cannot be made: {(error.strerror or str(error)).lower()}"
        raise RecordError(msg) from error


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
            event.listen(engine, "connect", _set_up_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        msg = "PostgreSQL needs its driver: install dragoman[postgres]"
        raise RecordError(msg) from error


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    connection.create_function("lower", 1, _lower, deterministic=True)
    cursor = connection.cursor()
    for setting in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-65536",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _lower(words: Any) -> Any:
    """Lower every script's capitals, as PostgreSQL does: SQLite's own function knows A to Z alone."""
    return words.lower() if isinstance(words, str) else words


def _begin_sqlite(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {how}")


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn what a database raises into a `RecordError` that names the record and says what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        msg = f"the record {shown(url)} {_told(error)}"
        raise RecordError(msg) from error


def shown(url: URL) -> str:
    """Write a record's address without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _told(error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DatabaseError) else None
    words = " ".join(str(cause or error).split())
    low = words.lower()
    if "locked" in low or "busy" in low:
        return "is locked by another process: wait for it to end, or stop it"
    if "disk is full" in low or "no space left" in low or "database or disk is full" in low:
        return "cannot grow, the disk is full: what was written before is kept; make room and run the command again"
    if isinstance(cause, sqlite3.DatabaseError) and ("not a database" in low or "malformed" in low):
        return "is no SQLite database or is damaged: name another with --db, or restore a copy"
    if "readonly" in low or "read-only" in low:
        return "may not be written: check its permissions"
    if "unable to open" in low:
        return "cannot be opened: check the path and its permissions"
    if "connection" in low or "could not translate host" in low:
        return f"cannot be reached: {words}"
    return f"gave an error: {words}"


def _upgrade(engine: Engine) -> None:
    """Bring the schema up to date; raises `RecordError` on one that a later Dragoman made."""
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        msg = f"the record {shown(engine.url)} was written by a later Dragoman (schema {current}): install that one"
        raise RecordError(msg)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.execution_options(begin="IMMEDIATE")
        with connection.begin():
            if engine.dialect.name != "sqlite":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITERS_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
