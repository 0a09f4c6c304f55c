from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook.cameo import Cameo
from dragoman.codebook.plover import Plover
from dragoman.codebook.tables import listed, read_table
from dragoman.errors import DataError

PLOVER = Plover.load()
CAMEO = Cameo.load()
STATEMENTS = ["01", *(f"01{digit}" for digit in range(10))]
RESIGNS = pytest.mark.xfail(
    strict=True,
    reason="CAMEO has no code for a resignation: the nearest, 0831, is CONCEDE where a resignation is RETREAT",
)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        pytest.param(kind, mode, marks=RESIGNS if mode == "resign" else ())
        for kind in PLOVER.types
        for mode in (None, *PLOVER.modes_of(kind))
    ],
)
def test_type_and_mode_have_a_code_that_leads_back_to_the_type(kind, mode):
    assert CAMEO.plover(CAMEO.closest(kind, mode))[0] == kind


@pytest.mark.parametrize("code", CAMEO.crosswalk)
def test_code_with_a_type_has_a_mode_of_that_type_or_none(code):
    kind, mode = CAMEO.plover(code)
    assert mode in (None, *PLOVER.modes_of(kind))


def test_codes_without_a_type_are_those_of_statements():
    assert [code for code in CAMEO.names if CAMEO.plover(code) is None] == STATEMENTS


def test_no_code_stands_twice():
    counts = Counter(row["code"] for row in read_table("cameo"))
    assert [code for code, count in counts.items() if count > 1] == []


def test_no_type_and_mode_have_two_codes():
    counts = Counter(entry for row in read_table("cameo") for entry in listed(row["stands_for"]))
    assert [entry for entry, count in counts.items() if count > 1] == []


def test_each_code_stands_below_a_shorter_one():
    assert [code for code in CAMEO.names if len(code) > 2 and code[:-1] not in CAMEO.names] == []


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [
        ("CONSULT", "visit", "042"),
        ("CONSULT", "phone", "041"),
        ("CONSULT", None, "040"),
        ("RETREAT", "ceasefire", "0871"),
        ("PROTEST", "boycott", "143"),
        ("COERCE", "martial-law", "1724"),
        ("ASSAULT", "suicide-attack", "1831"),
        ("AGREE", "unheard-of", "030"),
    ],
)
def test_closest_code_is_that_of_the_mode_or_else_of_the_type(kind, mode, code):
    assert CAMEO.closest(kind, mode) == code


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("057", ("SUPPORT", None)),
        ("055", ("CONCEDE", None)),
        ("116", ("SANCTION", "convict")),
        ("1381", ("THREATEN", "restrict")),
        ("192", ("ASSAULT", None)),
        ("1712", ("ASSAULT", "destroy")),
        ("010", None),
        ("999", None),
    ],
)
def test_code_has_its_meaning_in_plover(code, meant):
    assert CAMEO.plover(code) == meant


@pytest.mark.parametrize(("code", "name"), [("0256", "Appeal to de-escalate"), ("999", "999")])
def test_code_is_named_or_stands_for_itself(code, name):
    assert CAMEO.name(code) == name


def test_type_that_no_code_stands_for_is_a_broken_table():
    with pytest.raises(DataError, match=r"cameo\.tsv: no code stands for AID"):
        Cameo(names={}, crosswalk={}, standing={}).closest("AID", None)
