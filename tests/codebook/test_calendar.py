from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.calendar import FIGURES, Calendar, TimexRule, load_rules


@pytest.mark.parametrize(
    ("kind", "word", "value"),
    [
        ("month", "October", "10"),
        ("month_short", "Sept.", "9"),
        ("weekday", "thursday", "4"),
        ("season", "autumn", "FA"),
        ("reference", "these days", "PRESENT_REF"),
        ("relation", "upcoming", "after"),
    ],
)
def test_a_word_stands_for_its_value_whatever_its_case(kind, word, value):
    assert Calendar.load().value(kind, word) == value


def test_a_word_of_another_kind_has_no_value():
    assert Calendar.load().value("month", "thursday") is None


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("Christmas Eve", 2025, (date(2025, 12, 24), date(2025, 12, 24))),
        ("new year's day", 2026, (date(2026, 1, 1), date(2026, 1, 1))),
        ("Eid al-Fitr", 2025, (date(2025, 3, 31), date(2025, 4, 2))),
        ("Yom Kippur", 1850, (date(1850, 9, 16), date(1850, 9, 16))),
        ("Diwali", 1850, None),
        ("Michaelmas", 2025, None),
    ],
)
def test_a_feast_is_known_by_any_spelling(name, year, days):
    assert Calendar.load().holiday(name, year) == days


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("7 October 2025", "day_month"),
        ("Tuesday, Oct. 7", "month_day"),
        ("2025-10-07", "iso_date"),
        ("early next year", "unit"),
        ("the third quarter of 2025", "quarter"),
        ("two and a half years", "duration"),
        ("nearly three weeks ago", "ago"),
        ("every other Monday", "every"),
        ("2:30 p.m. on Tuesday", "clock"),
        ("the late 1970s", "decade"),
        ("the\nend of\nOctober", "month"),
    ],
)
def test_a_pattern_takes_the_whole_expression(words, rule):
    assert rule in {r.name for r in load_rules() if r.pattern.fullmatch(words)}


def test_an_empty_line_ends_an_expression():
    assert not any(rule.pattern.fullmatch("7 October\n\n2025") for rule in load_rules())


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("14 November 2025", "day_month"),
        ("the turn of the 19th century", "century"),
        ("Easter Monday", "holiday"),
        ("in 2014", "year"),
        ("the seventies", "decade"),
        ("the not-too-distant future", "reference"),
        ("two years from now", "ago"),
    ],
)
def test_whatever_a_pattern_finds_holds_an_anchor(words, rule):
    found = [r for r in load_rules() if r.name == rule and r.pattern.search(words)]
    assert found
    assert any(_is_anchored(r, words) for r in found)


def _is_anchored(rule: TimexRule, words: str) -> bool:
    said = {FIGURES if word[0].isdigit() else word for word in words.lower().replace("-", " ").split()}
    return bool(said & rule.anchors)
