"""Whether a sentence of a later report settles a statement."""

from datetime import date

import pytest
from tests.desk.drafts import (
    ABUJA,
    DUVAL,
    FRANCE,
    HADDAD,
    LAGOS,
    MARIN,
    NIGERIA,
    OKOYE,
    days,
    line,
    statement,
    telling,
)

from dragoman.desk.settlement import Settlements
from dragoman.record import Interval, Span

JUDGE = Settlements()
PLAN = statement("Anton Marin will meet Ngozi Okoye in Abuja", days("2025-03-04"))


def judged(stated, later, *, same_story=True, window=None):
    found = JUDGE.judge(stated, window or stated.window, later, same_story=same_story)
    return (found.verdict, found.day.isoformat()) if found else None


def met(**given):
    return telling("later", "2025-03-05", **{"on": "2025-03-04", **given})


@pytest.mark.parametrize("same_story", [True, False])
def test_the_act_on_its_day_meets_a_plan(same_story):
    later = line("Anton Marin met Ngozi Okoye in Abuja on Tuesday.", "2025-03-05", met())
    assert judged(PLAN, later, same_story=same_story) == ("met", "2025-03-04")


@pytest.mark.parametrize(
    "later",
    [
        line("Claire Duval met Ngozi Okoye in Abuja.", "2025-03-05", met(actors=(DUVAL, OKOYE))),
        line("Anton Marin met Salma Haddad.", "2025-03-05", met(actors=(MARIN, HADDAD), place=None)),
        line("Anton Marin met Ngozi Okoye in Lagos.", "2025-03-05", met(place=LAGOS)),
        line("Anton Marin met Ngozi Okoye in Abuja in 2023.", "2025-03-05", met(on="2023-05-05")),
        line("Anton Marin met Ngozi Okoye in Abuja.", "2025-03-05", met(on=None, historical=True)),
        line("Anton Marin met Ngozi Okoye in Abuja.", "2026-03-05", met(on="2026-03-04")),
        line("Anton Marin telephoned Ngozi Okoye.", "2025-03-05", met(act="ACCUSE", place=None)),
        line("Anton Marin did not rule out meeting Ngozi Okoye.", "2025-03-02"),
        line("The defence ministers of France and Nigeria met.", "2025-03-05", met(actors=(FRANCE, NIGERIA), on=None)),
    ],
    ids=["other person", "other party", "other place", "told as of before", "history", "a year on", "other act",
         "not ruled out", "other ministers"],
)  # fmt: skip
def test_what_is_like_a_plan_does_not_meet_it(later):
    stated = statement("President Anton Marin will meet President Ngozi Okoye in Abuja", days("2025-03-04"))
    assert judged(stated, later) is None


def test_a_plan_told_once_more_does_not_meet_it():
    words = "Anton Marin was due to meet Ngozi Okoye in Abuja on 4 March."
    later = line(words, "2025-03-05", met(trigger=Span(words.index("meet"), words.index("meet") + 4)))
    assert judged(PLAN, later) is None


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("The meeting of Marin and Okoye in Abuja was called off.", ("missed", "2025-03-03")),
        ("The meeting of Marin and Okoye in Abuja was put off.", ("moved", "2025-03-03")),
        ("The meeting of Marin and Okoye in Abuja may be put off.", None),
    ],
)
def test_a_plan_is_called_off_or_moved(words, verdict):
    later = line(words, "2025-03-03", parties=(MARIN, OKOYE), days=(Interval(*[date(2025, 3, 4)] * 2),))
    assert judged(PLAN, later) == verdict


def test_a_postponement_takes_the_new_day():
    words = "The meeting of Marin and Okoye in Abuja was put off from 4 March to 11 March."
    later = line(words, "2025-03-03", parties=(MARIN, OKOYE), days=(days("2025-03-04"), days("2025-03-11")))
    found = JUDGE.judge(PLAN, PLAN.window, later, same_story=True)
    assert found is not None
    assert found.window == days("2025-03-11")


def test_what_was_put_off_without_a_day_takes_one_told_later():
    later = line("It will be held on 20 March.", "2025-03-10", days=(days("2025-03-20"),), looks_ahead=True)
    found = JUDGE.judge(PLAN, Interval(date(2025, 3, 3), None), later, same_story=True)
    assert found is not None
    assert found.window == days("2025-03-20")


DEMAND = statement(
    "The fighters must leave Abuja", days("2025-03-01", "2025-03-10"), kind="demand", type="RETREAT", actors=(NIGERIA,),
)  # fmt: skip


def test_a_demand_refused_is_missed_on_the_day_of_the_refusal():
    refusal = telling("later", "2025-03-05", "2025-03-04", act="REJECT", actors=(NIGERIA,), place=None)
    later = line("Nigeria refused on Tuesday.", "2025-03-05", refusal, days=(days("2025-03-04"),))
    assert judged(DEMAND, later) == ("missed", "2025-03-04")


def test_a_demand_obeyed_after_its_term_is_missed_at_its_end():
    late = telling("later", "2025-03-18", "2025-03-17", act="RETREAT", actors=(NIGERIA,), place=ABUJA)
    later = line("The fighters left Abuja on Monday.", "2025-03-18", late)
    assert judged(DEMAND, later) == ("missed", "2025-03-10")


def test_a_deed_is_known_in_other_words():
    stated = statement(
        "The treaty will take effect", days("2025-07-07"), type=None, actors=(), place=None, published="2025-03-25"
    )
    later = line("The border became law on Monday.", "2025-07-08", days=(days("2025-07-07"),))
    assert judged(stated, later) == ("met", "2025-07-07")
    assert judged(stated, later, same_story=False) is None


def test_a_visit_is_met_on_its_first_day():
    stated = statement("Anton Marin will visit Abuja", days("2025-03-03", "2025-03-08"), actors=(MARIN,))
    came = telling("later", "2025-03-06", "2025-03-04", actors=(MARIN,))
    talked = telling("later", "2025-03-06", "2025-03-05")
    later = line("Marin, who came on Tuesday, held talks with Okoye in Abuja.", "2025-03-06", came, talked)
    assert judged(stated, later) == ("met", "2025-03-04")
