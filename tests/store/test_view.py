"""Reading the record: what fits, what was decided by hand, and what the desk had at an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.desk.made import coding, meeting, plan

from dragoman.desk.intake import admitted, entry_of
from dragoman.desk.judging import merge, split
from dragoman.desk.work import work_in
from dragoman.store import now
from dragoman.store.view import View
from dragoman.store.wanted import Wanted
from dragoman.store.writer import Writer

REPORTS = (
    coding("wire-1", "2025-03-01", plan("Marin", "Okoye", "Abuja", "2025-03-04", origin="Haddad")),
    coding("wire-2", "2025-03-04", meeting("Marin", "Okoye", "Abuja", "2025-03-04")),
    coding("wire-3", "2025-03-09", meeting("Lindqvist", "Petrosyan", "Yerevan", "2025-03-08")),
)
LATER = coding("post-4", "2025-03-10", meeting("Sweden", "Armenia", "Yerevan", "2025-03-08"), outlet="Northern Post")


def ingest(record, *codings):
    for item in codings:
        Writer(record).add([entry_of(item)])
    work_in(record)


def documents(record, wanted=Wanted(), **when):  # noqa: B008  # a frozen value
    with record.reading() as connection:
        return sorted(episode.documents for episode in View(connection, **when).episodes(wanted))


def actors(record, **when):
    with record.reading() as connection:
        return {a.name: (a.events, a.first, a.last) for a in View(connection, **when).actors()}


def renamed(item, name):
    """The report with another name for Marin."""
    return replace(item, actors=tuple(replace(a, name=name) if a.id == "Marin" else a for a in item.actors))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(parties=("FRA",)), ["wire-1", "wire-2"]),
        (Wanted(parties=("FRA", "SWE")), []),
        (Wanted(types=("AGREE", "CONSULT"), statuses=("planned",)), ["wire-1"]),
        (Wanted(quads=("material_conflict",)), []),
        (Wanted(place="Yerevan"), ["wire-3"]),
        (Wanted(first_day=date(2025, 3, 5)), ["wire-3"]),
        (Wanted(last_day=date(2025, 3, 5)), ["wire-1", "wire-2"]),
        (Wanted(words="meet -Yerevan"), ["wire-1"]),
        (Wanted(words="-Abuja"), ["wire-3"]),
        (Wanted(words='"Lindqvist met Petrosyan"'), ["wire-3"]),
        (Wanted(words='") OR (NEAR * ^:'), []),
        (Wanted(document="wire-3"), ["wire-3"]),
        (Wanted(document="wire-3' OR '1'='1"), []),
        (Wanted(order="oldest", limit=1), ["wire-1"]),
    ],
)
def test_episodes_are_those_that_fit(record, wanted, found):
    ingest(record, *REPORTS)
    assert documents(record, wanted) == [(name,) for name in found]


@pytest.mark.parametrize("party", ["Łukasz Żak", "łukasz żak"])
def test_a_name_is_found_in_whatever_capitals(record, party):
    ingest(record, renamed(REPORTS[1], "Łukasz Żak"))
    with record.reading() as connection:
        view, wanted = View(connection), Wanted(parties=(party,))
        assert (len(list(view.events(wanted))), len(list(view.actors(wanted)))) == (1, 1)


def test_a_decision_holds_against_a_later_report(record):
    ingest(record, *REPORTS)
    before = now()
    names = {e: i for i, e in _ids(record).items()}
    merge(record, names["wire-2",], names["wire-3",], by="an editor", reason="one summit")
    merged = now()
    assert documents(record) == [("wire-1",), ("wire-2", "wire-3")]
    (both,) = (i for i, found in _ids(record).items() if len(found) == 2)
    split(record, both, "wire-3", by="an editor", reason="no, two")
    ingest(record, LATER)
    assert documents(record) == [("wire-1",), ("wire-2",), ("wire-3", "post-4")]
    assert documents(record, known=before) == [("wire-1",), ("wire-2",), ("wire-3",)]
    assert documents(record, known=merged) == [("wire-1",), ("wire-2", "wire-3")]


def _ids(record):
    with record.reading() as connection:
        return {episode.id: episode.documents for episode in View(connection).episodes()}


def test_actors_are_counted_alike_with_a_day_and_without(record):
    twice = replace(REPORTS[1], events=tuple(replace(e, recipients=e.actors) for e in REPORTS[1].events))
    ingest(record, REPORTS[0], twice)
    assert actors(record) == actors(record, as_of=date(2025, 12, 31))


def test_an_update_takes_back_what_its_old_text_counted(record):
    ingest(record, *REPORTS)
    moved = coding("wire-1", "2025-03-03", plan("Marin", "Haddad", "Amman", "2025-03-20"))
    ingest(record, moved)
    assert actors(record) == actors(record, as_of=date(2025, 12, 31))
    assert actors(record)["Ngozi Okoye"] == (1, date(2025, 3, 4), date(2025, 3, 4))


def test_a_party_that_no_text_names_any_longer_is_off_the_list(record):
    ingest(record, REPORTS[2])
    ingest(record, replace(LATER, id="wire-3"))
    assert set(actors(record)) == {"Sweden", "Armenia"}


def test_the_newest_day_is_of_a_text_that_stands(record):
    ingest(record, replace(REPORTS[2], published=date(2052, 3, 9)))
    ingest(record, replace(REPORTS[2], title="Corrected"))
    with record.reading() as connection:
        assert View(connection).day == date(2025, 3, 9)


def test_a_reader_sees_one_state_while_another_writes(record):
    ingest(record, REPORTS[0])
    with record.reading() as connection:
        before = len(list(View(connection).episodes()))
        ingest(record, REPORTS[2])
        assert len(list(View(connection).episodes())) == before
    assert len(documents(record)) == before + 1


def test_an_empty_record_gives_nothing(record):
    with record.reading() as connection:
        view = View(connection)
        found = [view.episodes(), view.events(), view.expectations(), view.storylines(), view.actors(), view.pairs()]
        assert [list(rows) for rows in found] == [[]] * len(found)
        assert (view.day, view.span()) == (None, None)


def test_a_nul_in_a_text_is_stood_in_for(record):
    (kept,) = admitted([replace(REPORTS[2], title="In\0Yerevan", text=(REPORTS[2].text or "").replace(" on", "\0on"))])
    ingest(record, kept)
    with record.reading() as connection:
        (story,) = View(connection).storylines()
    assert story.title == "In\ufffdYerevan"
