"""Nothing lost, nothing doubled: ingestion killed, run twice at once, locked out, out of room."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import time
from datetime import date, timedelta

import pytest
from tests.desk.made import coding, meeting, plan

from dragoman.desk.intake import entry_of
from dragoman.desk.reading import expectations
from dragoman.desk.work import work_in
from dragoman.errors import RecordError
from dragoman.record.exchange import to_json
from dragoman.store import Record, database
from dragoman.store.view import View
from dragoman.store.writer import Writer

KILLS = 50
PAIRS = (("Marin", "Okoye", "Abuja"), ("Marin", "Haddad", "Amman"), ("Lindqvist", "Petrosyan", "Yerevan"))
FORK = multiprocessing.get_context("fork")


def made(count=24):
    """Reports of plans and meetings over some weeks, two of each by different outlets."""
    for number in range(count):
        first, second, place = PAIRS[number % len(PAIRS)]
        planned = date(2025, 3, 1) + timedelta(days=2 * (number // 2))
        held = planned + timedelta(days=3)
        for outlet in ("wire", "post"):
            yield coding(f"{outlet}-plan-{number}", str(planned), plan(first, second, place, str(held)), outlet=outlet)
            yield coding(f"{outlet}-held-{number}", str(held), meeting(first, second, place, str(held)), outlet=outlet)


REPORTS = tuple(made())


def ingest(url, reports=REPORTS, at_once=4):
    record = Record.open(url)
    writer = Writer(record)
    for start in range(0, len(reports), at_once):
        writer.add([entry_of(item) for item in reports[start : start + at_once]])
        if start % (3 * at_once) == 0:
            work_in(record, batch=5)
    work_in(record, batch=5)
    record.close()


def read(url):
    record = Record.open(url)
    with record.reading() as connection:
        view = View(connection)
        found = (
            sorted(to_json(e) for e in view.episodes()),
            sorted(to_json(x) for x in expectations(view)),
            sorted(to_json(e) for e in view.events()),
        )
    record.close()
    return found


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """What an undisturbed ingestion gives."""
    url = f"sqlite:///{tmp_path_factory.mktemp('whole') / 'record.sqlite'}"
    ingest(url)
    return read(url)


def killed(url, after):
    """Ingest in a process of its own, and kill it after so many seconds; gives whether it was still at work."""
    child = FORK.Process(target=ingest, args=(url,))
    child.start()
    child.join(after)
    was_alive = child.is_alive()
    child.kill()
    child.join()
    return was_alive


@pytest.fixture
def urls(request, tmp_path):
    """Give URLs of new databases, one after the other, of the kind that the test is run for."""

    def make():
        for number in range(KILLS):
            yield f"sqlite:///{tmp_path / f'{number}.sqlite'}" if request.param == "sqlite" else cluster.database()

    cluster = request.getfixturevalue("postgresql") if request.param == "postgresql" else None
    return make()


@pytest.mark.parametrize("urls", ["sqlite", "postgresql"], indirect=True)
def test_killed_at_fifty_moments_and_resumed(urls, expected):
    """Killed anywhere and begun again, the record is the one that was never killed."""
    moments = random.Random(20251009)
    kills = records = 0
    while kills < KILLS or records < 2:
        url, step = next(urls), 0.01
        while killed(url, moments.uniform(0.0, step)):
            kills += 1
            step = min(1.0, step * 1.3)  # later ones come further, so that moments spread over the whole way
        assert read(url) == expected
        records += 1


def test_two_ingestions_and_a_reader_at_once(url, expected):
    """Two that write take turns, and one that reads sees whole batches."""
    Record.open(url).close()
    halves = (REPORTS[::2], REPORTS[1::2])
    writers = [FORK.Process(target=ingest, args=(url, half)) for half in halves]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        episodes, _, events = read(url)
        assert len(episodes) <= len(events)
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert read(url) == expected


def test_a_locked_record_says_so_and_stays_whole(tmp_path, monkeypatch):
    """Whoever waits too long for another is told who is in the way, and nothing is written."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    path = tmp_path / "record.sqlite"
    url = f"sqlite:///{path}"
    ingest(url, REPORTS[:4])
    before = read(url)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(RecordError, match="locked by another process"):
        ingest(url, REPORTS[4:])
    assert time.monotonic() - started < 5
    other.execute("ROLLBACK")
    other.close()
    assert read(url) == before


def _fill(url):
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        ingest(url)
    except RecordError as error:
        os._exit(7 if "full" in str(error) else 8)
    os._exit(0)


def test_a_full_disk_says_so_and_what_was_written_stays(tmp_path, expected):
    """Where no byte more fits, the record keeps its whole batches and goes on once there is room."""
    url = f"sqlite:///{tmp_path / 'record.sqlite'}"
    child = FORK.Process(target=_fill, args=(url,))
    child.start()
    child.join()
    assert child.exitcode == 7
    with sqlite3.connect(tmp_path / "record.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ingest(url)
    assert read(url) == expected
