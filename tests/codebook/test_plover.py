from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from dragoman.codebook.plover import Plover, PloverType, event_type
from dragoman.codebook.tables import read_table
from dragoman.errors import DataError
from dragoman.record import EventType


@pytest.fixture(scope="module")
def plover():
    return Plover.load()


def test_types_are_those_of_the_record(plover):
    assert set(plover.types) == set(get_args(EventType))


@pytest.mark.parametrize(
    ("kind", "quad"),
    [
        ("CONSULT", "verbal_cooperation"),
        ("CONCEDE", "verbal_cooperation"),
        ("RETREAT", "material_cooperation"),
        ("REQUEST", "verbal_conflict"),
        ("ACCUSE", "verbal_conflict"),
        ("SANCTION", "material_conflict"),
        ("ASSAULT", "material_conflict"),
    ],
)
def test_type_has_its_quad_class(plover, kind, quad):
    assert plover.quad_of(kind) == quad


def test_cooperation_scores_above_zero_and_conflict_below(plover):
    assert all((known.score > 0) == plover.is_cooperative(kind) for kind, known in plover.types.items())


def test_scores_lie_within_their_scale(plover):
    scores = [score for known in plover.types.values() for score in (known.score, *known.modes.values())]
    assert all(-10 <= score <= 10 for score in scores)


@pytest.mark.parametrize(
    ("kind", "modes"),
    [
        ("CONSULT", ("visit", "third-party", "multilateral", "phone")),
        ("RETREAT", ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign")),
        ("AGREE", ()),
        ("SUPPORT", ()),
    ],
)
def test_modes_stand_in_the_order_of_the_manual(plover, kind, modes):
    assert plover.modes_of(kind) == modes


def test_each_row_of_modes_belongs_to_a_known_type(plover):
    assert {row["type"] for row in read_table("plover_modes")} <= set(plover.types)


def test_no_mode_of_a_type_stands_twice():
    counts = Counter((row["type"], row["mode"]) for row in read_table("plover_modes"))
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("mode", [None, "phone", "unheard-of"])
def test_mode_without_a_score_has_that_of_its_type(plover, mode):
    assert plover.score_of("CONSULT", mode) == 2.1


def test_mode_with_a_score_of_its_own_keeps_it():
    kind = PloverType(quad="material_conflict", score=-6.6, needs_recipient=False, modes={"demo": -6.6, "riot": -7.5})
    assert Plover(types={"PROTEST": kind}, glosses={}).score_of("PROTEST", "riot") == -7.5


@pytest.mark.parametrize(("kind", "needed"), [("AID", True), ("SANCTION", True), ("PROTEST", False), ("AGREE", False)])
def test_some_types_need_a_recipient(plover, kind, needed):
    assert plover.needs_recipient(kind) is needed


@pytest.mark.parametrize(("mode", "gloss"), [(None, "meet, visit, host"), ("visit", "the actor visits")])
def test_type_and_mode_have_their_glosses(plover, mode, gloss):
    assert plover.gloss_of("CONSULT", mode).startswith(gloss)


def test_no_gloss_is_empty(plover):
    codes = [(kind, mode) for kind in plover.types for mode in (None, *plover.modes_of(kind))]
    assert [code for code in codes if not plover.gloss_of(*code)] == []


@pytest.mark.parametrize("name", ["DEMAND", "consult", ""])
def test_cell_that_is_no_type_names_its_table(name):
    with pytest.raises(DataError, match=rf"cameo\.tsv: '{name}' is not an event type"):
        event_type(name, "cameo")
