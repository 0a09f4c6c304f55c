"""The desk's pass over a record: what it derives does not hang on how, or in which order, reports came."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from tests.desk.made import Told, coding, meeting, plan

from dragoman.desk.intake import entry_of, is_another, renamed
from dragoman.desk.reading import expectations
from dragoman.desk.work import work_in
from dragoman.record.exchange import to_json
from dragoman.store import Record, now
from dragoman.store.view import View
from dragoman.store.wanted import Wanted
from dragoman.store.writer import Writer

REPORTS = (
    coding("wire-1", "2025-03-01", plan("Marin", "Okoye", "Abuja", "2025-03-04", origin="Haddad")),
    coding("post-1", "2025-03-02", plan("Marin", "Okoye", "Abuja", "2025-03-04"), outlet="Northern Post"),
    coding("wire-2", "2025-03-04", meeting("Marin", "Okoye", "Abuja", "2025-03-04")),
    coding("post-2", "2025-03-05", meeting("France", "Nigeria", "Abuja", "2025-03-04"), outlet="Northern Post"),
    coding(
        "wire-3",
        "2025-03-06",
        meeting("Marin", "Haddad", "Amman", "2025-03-06"),
        plan("Marin", "Petrosyan", "Yerevan", "2025-03-20"),
    ),
    coding(
        "wire-4",
        "2025-03-15",
        Told(
            words="Armenia called off the talks of Marin and Petrosyan due on 20 March in Yerevan.",
            trigger="talks", actors=("Marin", "Petrosyan"), status="cancelled", on="2025-03-20", place="Yerevan",
        ),
    ),
)  # fmt: skip


def ingest(record, codings, at_once=50):
    writer = Writer(record)
    for item in codings:
        writer.add([entry_of(item)])
    work_in(record, batch=at_once)


def read(record, as_of=None):
    """All that the desk says, without the instants of its clock."""
    with record.reading() as connection:
        view = View(connection, as_of)
        episodes = sorted(to_json(e) for e in view.episodes())
        ledger = sorted(to_json(x) for x in expectations(view))
        storylines = sorted(to_json(x) for x in view.storylines())
    return episodes, ledger, storylines


def test_reports_of_one_meeting_are_one_episode(record):
    ingest(record, REPORTS)
    with record.reading() as connection:
        (met,) = View(connection).episodes(Wanted(parties=("NGA",), statuses=("happened",)))
    assert met.documents == ("wire-2", "post-2")


def test_a_plan_is_met_by_the_meeting(record):
    ingest(record, REPORTS)
    with record.reading() as connection:
        found = {x.document: x for x in expectations(View(connection))}
    assert (found["wire-1"].status, found["wire-1"].settled_on) == ("met", date(2025, 3, 4))
    assert found["wire-1"].documents == ("wire-1", "post-1")
    assert found["wire-1"].origins == ("Salma Haddad",)


def test_a_plan_called_off_is_missed(record):
    ingest(record, REPORTS)
    with record.reading() as connection:
        (found,) = expectations(View(connection), Wanted(document="wire-3"))
    assert found.status == "missed"
    assert found.evidence is not None
    assert found.evidence.document == "wire-4"


def test_order_of_arrival_changes_nothing(record, tmp_path):
    ingest(record, REPORTS)
    expected = read(record)
    for number, order in enumerate(list(permutations(REPORTS))[::97]):
        other = Record.open(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
        ingest(other, order)
        assert read(other) == expected
        other.close()


def test_one_at_a_time_is_the_same_as_all_at_once(record, tmp_path):
    ingest(record, REPORTS)
    other = Record.open(f"sqlite:///{tmp_path / 'other.sqlite'}")
    for item in reversed(REPORTS):
        ingest(other, [item])
    assert read(other) == read(record)
    other.close()


def test_again_is_harmless(record):
    ingest(record, REPORTS)
    expected = read(record)
    ingest(record, REPORTS)
    assert read(record) == expected


@pytest.mark.parametrize("day", [date(2025, 3, n) for n in (1, 2, 4, 5, 6, 15)])
def test_as_of_a_day_is_what_the_reports_up_to_it_give(record, tmp_path, day):
    ingest(record, REPORTS)
    upto = Record.open(f"sqlite:///{tmp_path / 'upto.sqlite'}")
    ingest(upto, [c for c in REPORTS if c.published <= day])
    assert read(record, day) == read(upto, day)
    upto.close()


def test_known_as_the_desk_had_it_before_a_late_report(record):
    ingest(record, [c for c in REPORTS if c.id != "wire-1"])
    before, instant = read(record), now()
    ingest(record, REPORTS)
    with record.reading() as connection:
        view = View(connection, known=instant)
        assert sorted(to_json(e) for e in view.episodes()) == before[0]


def test_two_reports_of_one_id_are_told_apart():
    """Archives count their reports from 1: what has no word in common is no update."""
    first = coding("1", "2025-03-01", meeting("Marin", "Okoye", "Abuja", "2025-03-01"), title="Marin in Abuja")
    other = coding("1", "2025-03-01", meeting("Lindqvist", "Petrosyan", "Yerevan", "2025-02-27"), title="Yerevan hosts")
    update = coding("1", "2025-03-02", meeting("Marin", "Okoye", "Abuja", "2025-03-02"), title="Marin meets Okoye")
    assert is_another(other, first.title, first.text)
    assert not is_another(update, first.title, first.text)
    assert renamed(other).id.startswith("1~")


CHANGED = {
    "wire-1": coding("wire-1", "2025-03-01", plan("Marin", "Okoye", "Abuja", "2025-03-05")),
    "wire-2": coding("wire-2", "2025-03-04", meeting("Marin", "Okoye", "Amman", "2025-03-02")),
    "post-2": coding("post-2", "2025-03-05", meeting("Sweden", "Nigeria", "Abuja", "2025-03-04"), outlet="Gulf Post"),
    "wire-4": coding("wire-4", "2025-03-15", meeting("Lindqvist", "Petrosyan", "Yerevan", "2025-03-14")),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_an_update_leaves_nothing_of_what_it_takes_the_place_of(record, tmp_path, name):
    """Read, then read as changed, the record says what it would had it only read the change."""
    ingest(record, REPORTS)
    ingest(record, [CHANGED[name]])
    fresh = Record.open(f"sqlite:///{tmp_path / 'fresh.sqlite'}")
    ingest(fresh, [CHANGED.get(c.id, c) if c.id == name else c for c in REPORTS])
    assert read(record) == read(fresh)
    fresh.close()
