from __future__ import annotations

import pytest

from dragoman.codebook.abbreviations import Abbreviations


@pytest.fixture(scope="module")
def abbreviations():
    return Abbreviations.load()


@pytest.mark.parametrize("form", ["Gen.", "Mr.", "Sen.", "St."])
def test_titles_stand_before_a_name(abbreviations, form):
    assert form in abbreviations.before


@pytest.mark.parametrize("form", ["U.S.", "a.m.", "Inc."])
def test_some_abbreviations_may_end_a_sentence(abbreviations, form):
    assert form in abbreviations.either


def test_no_form_is_of_both_sorts(abbreviations):
    assert abbreviations.before & abbreviations.either == frozenset()


def test_each_form_ends_in_a_full_stop(abbreviations):
    assert [form for form in abbreviations.before | abbreviations.either if not form.endswith(".")] == []
