from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook.lemmas import read_lemmas
from dragoman.codebook.tables import read_table

ROWS = read_table("lemmas")


@pytest.mark.parametrize(
    ("form", "wrong", "lemma"),
    [("hoped", "hop", "hope"), ("fined", "fin", "fine"), ("withdrew", "withdrew", "withdraw")],
)
def test_lemma_is_found_by_form_and_wrong_lemma(form, wrong, lemma):
    assert read_lemmas()[form, wrong] == lemma


@pytest.mark.parametrize("pair", [("hopped", "hop"), ("hoped", "hope"), ("Hoped", "hop")])
def test_other_forms_and_right_lemmas_are_not_touched(pair):
    assert pair not in read_lemmas()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_cells_are_single_words_in_lower_case(row):
    assert all(cell.isalpha() and cell.islower() for cell in row.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_lemma_begins_as_its_form_does(row):
    assert row["lemma"][:2] == row["form"][:2]


def test_no_form_has_two_lemmas():
    counts = Counter((row["form"], row["wrong"]) for row in ROWS)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_right_lemma_is_wrong_nowhere():
    assert {row["lemma"] for row in ROWS} & {row["wrong"] for row in ROWS} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["form"])
def test_each_row_changes_something(row):
    assert row["wrong"] != row["lemma"]
