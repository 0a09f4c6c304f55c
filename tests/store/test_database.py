"""Opening a record: what is made, what is refused, and in which words."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from dragoman.errors import CallError, RecordError
from dragoman.store import Record
from dragoman.store.tables import metadata


def test_an_empty_database_gets_every_table(record):
    assert set(metadata.tables) <= set(inspect(record.engine).get_table_names())


def test_opening_again_changes_nothing(url):
    Record.open(url).close()
    Record.open(url).close()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("record.sqlite", "is no database URL: write it as sqlite:///FILE"),
        ("mysql://root@localhost/x", "names mysql: give an SQLite file"),
        ("", None),
    ],
)
def test_an_address_that_is_none_is_refused(given, words, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if words is None:
        Record.open(given).close()
        assert (tmp_path / "dragoman" / "record.sqlite").exists()
    else:
        with pytest.raises(CallError, match=words):
            Record.open(given)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir, " * 400)
    with pytest.raises(RecordError, match="is no SQLite database or is damaged"):
        Record.open(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear Sir")


def test_a_record_of_a_later_schema_is_left_alone(record, url):
    with record.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match="written by a later Dragoman"):
        Record.open(url)


def test_a_server_that_is_not_there_is_named():
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="cannot be reached"):
        Record.open("postgresql://dragoman@127.0.0.1:1/record")


def test_a_password_is_not_shown():
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError) as told:
        Record.open("postgresql://dragoman:secret-word@127.0.0.1:1/record")
    assert "secret-word" not in str(told.value)


def _breaks_off(record):
    with record.writing() as connection:
        connection.execute(text("INSERT INTO documents (document, learned) VALUES ('a', 'now')"))
        connection.execute(text("INSERT INTO no_such_table VALUES (1)"))


def test_what_an_error_broke_off_is_not_kept(record):
    with pytest.raises(RecordError, match="no_such_table"):
        _breaks_off(record)
    with record.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 0
