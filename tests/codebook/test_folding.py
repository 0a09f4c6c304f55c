from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("İlham Əliyev", "ilham aliyev"),
        ("Łódź", "lodz"),
        ("São Tomé", "sao tome"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Đà Nẵng", "da nang"),
        ("TASS", "tass"),
    ],
)
def test_accents_capitals_and_hyphens_fall_away(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_each_character_stays_one(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_folded_again(text):
    assert fold(fold(text)) == fold(text)
