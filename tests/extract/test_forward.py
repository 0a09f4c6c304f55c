from __future__ import annotations

from datetime import date

import pytest
from tests.extract.cases import annotate

from dragoman.codebook.outlooks import Outlooks
from dragoman.extract.forward import find_forward
from dragoman.extract.times import find_times

pytestmark = pytest.mark.model
DAY = date(2025, 10, 9)


@pytest.fixture(scope="module")
def outlooks():
    return Outlooks.load()


@pytest.fixture
def forward(annotator, outlooks):
    """Give the stretches of a sentence that look ahead, with its text."""

    def found(text):
        annotated = annotate(annotator, text)
        return annotated.text, find_forward(list(annotated.doc), find_times(annotated), outlooks)

    return found


@pytest.mark.parametrize(
    ("text", "kind", "by_date"),
    [
        ("Chile's parliament votes on Wednesday on the treaty.", "plan", True),
        ("The two presidents meet in Lima on 3 November.", "plan", True),
        ("The mandate runs out in a week.", "plan", True),
        ("Kenya is sending police to Haiti.", "plan", False),
        ("Norway has until noon on Friday to explain the cuts.", "demand", False),
        ("The council gave Togo ten days to withdraw the decree.", "demand", False),
        ("Peru has been given until Monday to reply.", "demand", False),
        ("Ghana wants foreign soldiers out of the port.", "demand", False),
        ("Mali wants to reopen the border.", "plan", False),
        ("Oman insists that the ships be released.", "demand", False),
        ("Negotiators are on track to conclude in May.", "forecast", False),
        ("A truce is under consideration in Nairobi.", "possibility", False),
        ("Chad is weighing an embargo on cotton.", "possibility", False),
        ("The minister is poised to resign.", "forecast", False),
        ("The court is going to rule in June.", "plan", False),
        ("Analysts believe that Bolivia will yield.", "forecast", False),
        ("The protocol should be signed on Friday.", "forecast", False),
        ("The marines should land by Monday.", "plan", False),
        ("Both sides should show restraint.", "demand", False),
    ],
)
def test_what_opens_a_statement_tells_its_kind(forward, text, kind, by_date):
    _, found = forward(text)
    assert [(f.kind, f.by_date) for f in found] == [(kind, by_date)]


@pytest.mark.parametrize(
    "text",
    [
        "He would die in its custody three years later.",
        "The delegation had planned to leave at three.",
        "The two sides could not agree in Ankara on Friday.",
        "The muezzin can be heard on both sides of the fence.",
        "Officials say the harvest was poor on Friday.",
        "The envoy was in Lima on Friday.",
        "The goal is to end the war.",
    ],
)
def test_history_ability_and_aims_are_none(forward, text):
    assert forward(text)[1] == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If Togo sends a minister, the boycott fails.", True),
        ("Should Togo refuse, the bloc will expel it.", True),
        ("Togo will leave unless the fees are cut.", True),
        ("Otherwise Togo will leave.", True),
        ("Togo will leave in May.", False),
    ],
)
def test_condition_is_told(forward, text, condition):
    assert [f.is_conditional for f in forward(text)[1]] == [condition]


def test_what_stands_behind_a_semicolon_is_no_part_of_a_statement(forward):
    text, found = forward("Oman will host the talks in May; Yemen denied any role.")
    assert [f.span.of(text) for f in found] == ["Oman will host the talks in May"]


def test_of_one_act_the_outer_words_are_the_statement(forward):
    _, found = forward("Kenya is expected to agree to send police.")
    assert [f.act.text for f in found] == ["send"]
    assert len(found) == 1
