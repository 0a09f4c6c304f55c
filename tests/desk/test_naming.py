"""Names as reports write them: which are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.naming import fold, names_of, same_body, same_person


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("President Vladimir Putin", "vladimir putin"),
        ("Jonas Gahr Støre", "jonas gahr store"),
        ("the Kremlin", "kremlin"),
        ("Mustafa Akıncı", "mustafa akinci"),
    ],
)
def test_a_name_is_compared_without_accents_articles_and_titles(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("Putin", "Vladimir Putin", True),
        ("Xi", "Xi Jinping", True),
        ("Khadga Prasad Oli", "K. P. Sharma Oli", True),
        ("Gahr Store", "Jonas Gahr Støre", True),
        ("Kim Jong-un", "Kim Kyou-hyun", False),
        ("Jeb Bush", "George Bush", False),
        ("Mohammed bin Salman", "Mohammed bin Zayed", False),
    ],
)
def test_a_person_is_known_by_surname_and_first_letter(first, second, is_one):
    assert same_person(first, second) is is_one


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [("ECOWAS", "leaders of ECOWAS", True), ("M23", "rebels of the M23", True), ("UN", "UN mission", False)],
)
def test_a_body_is_one_with_its_people(first, second, is_one):
    assert same_body(first, second) is is_one


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (("Putin", "Vladimir Putin", "President Putin"), ("Vladimir Putin",)),
        (("the Kremlin", "Kremlin"), ("the Kremlin",)),
        (("Chinese Foreign Ministry", "Russian Foreign Ministry"),) * 2,
        (("Modi", "Modi's spokesman"), ("Modi", "Modi's spokesman")),
        (("officials", "Japanese officials"), ("officials", "Japanese officials")),
    ],
)
def test_sources_are_named_once_each(names, kept):
    assert names_of(names) == kept


@given(st.lists(st.sampled_from(["Putin", "Vladimir Putin", "Peskov", "the Kremlin", "Kremlin", "officials"])))
def test_naming_again_changes_nothing(names):
    assert names_of(names_of(names)) == names_of(names)
