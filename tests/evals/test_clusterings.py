"""The measures of coreference against worked examples: clusters are words, mentions their letters."""

import pytest
from clusterings import MEASURES, all_measures, conll
from hypothesis import given
from hypothesis import strategies as st


def letters(words):
    return [set(word) for word in words.split()]


LUO = "12345 67 89abc"
"""The truth of Luo (HLT 2005), section 2, with his responses below."""

PRADHAN = ("abc defg", "ab cd fghi")
"""Pradhan et al. (ACL 2014), section 4; also that of Moosavi and Strube (ACL 2016)."""

LETTERED = "a bc def"
"""The key of the reference scorer's test cases A."""

CASES = [
    # key, response, measure, recall, precision: worked by hand, F1 as printed where printed
    (LUO, "12345 6789abc", "muc", 9 / 9, 9 / 10),
    (LUO, "12345 6789abc", "b_cubed", 1, (5 + 4 / 7 + 25 / 7) / 12),
    (LUO, "12345 6789abc", "ceaf_e", (1 + 10 / 12) / 3, (1 + 10 / 12) / 2),
    (LUO, "1234589abc 67", "muc", 9 / 9, 9 / 10),
    (LUO, "1234589abc 67", "b_cubed", 1, (25 / 10 + 25 / 10 + 2) / 12),
    (LUO, "1234589abc 67", "ceaf_e", (1 + 10 / 15) / 3, (1 + 10 / 15) / 2),
    (LUO, "123456789abc", "muc", 9 / 9, 9 / 11),
    (LUO, "123456789abc", "b_cubed", 1, (25 + 4 + 25) / 12 / 12),
    (LUO, "123456789abc", "ceaf_e", 10 / 17 / 3, 10 / 17),
    (LUO, "1 2 3 4 5 6 7 8 9 a b c", "muc", 0, 0),
    (LUO, "1 2 3 4 5 6 7 8 9 a b c", "b_cubed", 3 / 12, 1),
    (LUO, "1 2 3 4 5 6 7 8 9 a b c", "ceaf_e", (2 / 6 + 2 / 3 + 2 / 6) / 3, (2 / 6 + 2 / 3 + 2 / 6) / 12),
    (*PRADHAN, "muc", 2 / 5, 2 / 5),
    (*PRADHAN, "b_cubed", (4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7, (4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8),
    (*PRADHAN, "ceaf_e", (4 / 5 + 4 / 8) / 2, (4 / 5 + 4 / 8) / 3),
    (*PRADHAN, "lea", (3 * 1 / 3 + 4 * 1 / 6) / 7, (2 * 1 + 2 * 0 + 4 * 1 / 6) / 8),
    (LETTERED, "a ef", "muc", 1 / 3, 1),
    (LETTERED, "a ef", "b_cubed", (1 + 4 / 3) / 6, 1),
    (LETTERED, "a ef", "ceaf_e", (1 + 4 / 5) / 3, (1 + 4 / 5) / 2),
    (LETTERED, "a ef", "lea", (1 + 3 * 1 / 3) / 6, 1),
    (LETTERED, "a bch defg i", "muc", 3 / 3, 3 / 5),
    (LETTERED, "a bch defg i", "b_cubed", 1, (1 + 4 / 3 + 9 / 4) / 9),
    (LETTERED, "a bch defg i", "ceaf_e", (1 + 4 / 5 + 6 / 7) / 3, (1 + 4 / 5 + 6 / 7) / 4),
    (LETTERED, "a bch defg i", "lea", 1, (1 + 3 * 1 / 3 + 4 * 3 / 6) / 9),
]

PRINTED = [
    # key, response, measure, F1 as Luo prints it
    (LUO, "12345 6789abc", "muc", 0.947),
    (LUO, "12345 6789abc", "b_cubed", 0.865),
    (LUO, "12345 6789abc", "ceaf_e", 0.733),
    (LUO, "1234589abc 67", "b_cubed", 0.737),
    (LUO, "1234589abc 67", "ceaf_e", 0.667),
    (LUO, "123456789abc", "muc", 0.900),
    (LUO, "123456789abc", "b_cubed", 0.545),
    (LUO, "123456789abc", "ceaf_e", 0.294),
    (LUO, "1 2 3 4 5 6 7 8 9 a b c", "b_cubed", 0.400),
    (LUO, "1 2 3 4 5 6 7 8 9 a b c", "ceaf_e", 0.178),
]


@pytest.mark.parametrize(("key", "response", "measure", "recall", "precision"), CASES)
def test_worked_examples(key, response, measure, recall, precision):
    found = MEASURES[measure](letters(key), letters(response))
    assert (found.recall, found.precision) == pytest.approx((recall, precision))


@pytest.mark.parametrize(("key", "response", "measure", "f1"), PRINTED)
def test_printed_figures(key, response, measure, f1):
    assert MEASURES[measure](letters(key), letters(response)).f1 == pytest.approx(f1, abs=0.0005)


def test_conll_is_the_mean_of_three():
    measured = all_measures(letters(PRADHAN[0]), letters(PRADHAN[1]))
    assert conll(measured) == pytest.approx((2 / 5 + 5 / 11 + 13 / 25) / 3)


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(("key", "response"), [("", "ab"), ("ab", ""), ("", ""), ("ab c", "de f")])
def test_nothing_in_common_is_nought(measure, key, response):
    assert MEASURES[measure](letters(key), letters(response)).f1 == 0


@st.composite
def clusterings(draw):
    """Draw a clustering of some of twelve mentions."""
    names = draw(st.dictionaries(st.integers(0, 11), st.integers(0, 5), min_size=1))
    return [{mention for mention in names if names[mention] == name} for name in sorted(set(names.values()))]


@pytest.mark.parametrize("measure", MEASURES)
@given(key=clusterings())
def test_itself_is_whole(measure, key):
    has_links = any(len(cluster) > 1 for cluster in key)
    assert MEASURES[measure](key, key).f1 == pytest.approx(1 if has_links or measure != "muc" else 0)


@pytest.mark.parametrize("measure", MEASURES)
@given(key=clusterings(), response=clusterings(), data=st.data())
def test_order_and_names_do_not_count(measure, key, response, data):
    shuffled = (data.draw(st.permutations(key)), data.draw(st.permutations(response)))
    found, again = MEASURES[measure](key, response), MEASURES[measure](*shuffled)
    assert (found.recall, found.precision) == pytest.approx((again.recall, again.precision))


@pytest.mark.parametrize("measure", MEASURES)
@given(key=clusterings(), response=clusterings())
def test_figures_lie_between_nought_and_one(measure, key, response):
    found = MEASURES[measure](key, response)
    assert all(0 <= figure <= 1 + 1e-9 for figure in (found.recall, found.precision, found.f1))


@pytest.mark.parametrize("measure", MEASURES)
@given(key=clusterings(), response=clusterings())
def test_recall_is_precision_the_other_way(measure, key, response):
    assert MEASURES[measure](key, response).recall == pytest.approx(MEASURES[measure](response, key).precision)
