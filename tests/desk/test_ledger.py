"""The ledger: what became of a statement, day by day."""

from datetime import date

import pytest
from tests.desk.drafts import days, history, line, statement, telling

from dragoman.desk.ledger import first_standing, vagueness
from dragoman.desk.settlement import Settlements

JUDGE = Settlements()
PLAN = statement("Anton Marin will meet Ngozi Okoye in Abuja", days("2025-03-04"))


def told(day, *lines):
    return next(s for s in reversed(history(PLAN, lines, JUDGE)) if s.since <= date.fromisoformat(day))


def meeting(published, on):
    return line("Anton Marin met Ngozi Okoye in Abuja.", published, telling("later", published, on))


PUT_OFF = line(
    "The meeting of Anton Marin and Ngozi Okoye in Abuja was put off.", "2025-03-03",
    parties=PLAN.parties, days=(days("2025-03-04"),),
)  # fmt: skip


@pytest.mark.parametrize(("day", "status"), [("2025-03-04", "open"), ("2025-03-07", "open"), ("2025-03-08", "lapsed")])
def test_a_plan_lapses_when_no_report_settles_it(day, status):
    assert told(day).status == status


def test_a_plan_is_met_from_the_report_on():
    later = meeting("2025-03-05", "2025-03-04")
    assert told("2025-03-04", later).status == "open"
    found = told("2025-03-05", later)
    assert (found.status, found.settled_on) == ("met", date(2025, 3, 4))


def test_a_plan_put_off_without_a_day_is_missed_until_it_comes():
    found = told("2025-03-10", PUT_OFF)
    assert (found.status, found.settled_on) == ("missed", date(2025, 3, 3))
    found = told("2025-03-21", PUT_OFF, meeting("2025-03-20", "2025-03-20"))
    assert (found.status, found.settled_on) == ("met", date(2025, 3, 20))


def test_a_plan_put_off_to_a_day_waits_for_it():
    moved = line("It will be held on 20 March.", "2025-03-03", days=(days("2025-03-20"),), looks_ahead=True)
    found = told("2025-03-10", PUT_OFF, moved)
    assert (found.status, found.settled_on, found.window) == ("open", None, days("2025-03-20"))
    assert told("2025-03-30", PUT_OFF, moved).status == "missed"


def test_sentences_of_the_same_report_settle_nothing():
    own = line("Anton Marin met Ngozi Okoye in Abuja.", "2025-03-01", telling("plan", "2025-03-01", "2025-03-04"))
    assert told("2025-03-04", own).status == "open"


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({}, None),
        ({"type": None}, None),
        ({"actors": (), "place": None}, None),
        ({"type": None, "actors": (), "place": None}, "no act, no party"),
    ],
)
def test_a_statement_with_a_last_day_is_vague_only_without_act_and_party(given, lacks):
    assert vagueness(statement("Marin will meet Okoye", days("2025-03-04"), **given)) == lacks


def test_a_statement_without_a_day_is_void_and_says_so():
    found = first_standing(statement("Marin will meet Okoye", None))
    assert (found.status, found.reason) == ("void", "too vague to settle: no window")


def test_a_statement_without_a_day_never_lapses_and_may_be_met():
    open_ended = statement("Anton Marin will meet Ngozi Okoye in Abuja", None)
    standings = history(open_ended, [meeting("2025-04-02", "2025-04-01")], JUDGE)
    assert [s.status for s in standings] == ["void", "met"]
