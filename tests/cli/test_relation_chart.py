from __future__ import annotations

import io
from datetime import timedelta

import pytest
from rich.console import Console
from tests.desk.relations.episodes import MONDAY, PAIR, an_episode, weekly

from dragoman.cli.relation_chart import BAR, chart
from dragoman.desk.relations import Choice, trace_relation

LATER = MONDAY + timedelta(days=84)


def drawn(episodes, **choice):
    return chart(trace_relation(PAIR, episodes, Choice(**{"bin": "week", **choice})))


@pytest.fixture(scope="module")
def worse():
    return drawn(weekly([1] * 12) + weekly([30] * 6, "material_conflict", LATER))


def row(text, name):
    return next(line for line in text.split("\n") if name in line)


def test_no_line_is_wider_than_eighty_columns(worse):
    assert max(map(len, worse.split("\n"))) <= 80


def test_a_plain_chart_holds_no_styles(worse):
    assert "\x1b" not in worse


def test_a_console_with_colours_gets_them():
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80)
    assert "\x1b[31m" in chart(trace_relation(PAIR, [an_episode("a", MONDAY, "material_conflict")]), console)


def test_a_bar_has_a_mark_an_episode_by_class():
    text = drawn(
        [
            an_episode("a", MONDAY),
            an_episode("b", MONDAY, "material_conflict"),
            an_episode("c", MONDAY, "verbal_conflict"),
        ]
    )
    assert " ·xX " in row(text, "2025-W02")


def test_the_longest_bar_fills_its_column(worse):
    assert "X" * BAR + " " in row(worse, "2025-W14")
    assert "one mark for about 1.7" in " ".join(worse.split())


def test_a_class_that_is_there_is_drawn_however_small():
    text = drawn([*weekly([200]), an_episode("z", MONDAY, "material_conflict")])
    assert "·" * (BAR - 1) + "X" in row(text, "2025-W02")


def test_a_bin_where_the_relation_changes_is_marked(worse):
    assert row(worse, "2025-W14").startswith(" >")
    assert row(worse, "2025-W13").startswith("  ")


def test_a_change_is_told_beneath(worse):
    assert "> By episode, 2025-W14. From 31 March 2025 on: more episodes" in worse


def test_empty_bins_are_gathered():
    text = drawn([an_episode("a", MONDAY), an_episode("b", MONDAY + timedelta(days=70))])
    assert "… 9 empty" in row(text, "2025-W03")
    assert "2025-W04" not in text


def test_what_is_left_out_is_told():
    assert "1 episode has a status that is not asked for (1 planned)" in drawn(
        [an_episode("a", MONDAY, status="planned")]
    )


def test_nothing_is_drawn_of_nothing():
    assert "Nothing is counted." in drawn([])
