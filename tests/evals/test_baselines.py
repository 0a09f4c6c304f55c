"""The simple rules that the desk's figures are read beside."""

import pytest
from baselines import alone, by_lemma, head
from mentions import Mention
from spacy.tokens import Doc
from spacy.vocab import Vocab


def doc(*words):
    """Build a parse by hand: each word with its lemma and the place of its governor."""
    forms, lemmas, heads = zip(*words, strict=True)
    return Doc(Vocab(), words=list(forms), lemmas=list(lemmas), heads=list(heads), deps=["dep"] * len(forms))


VISIT = doc(("She", "she", 1), ("paid", "pay", 1), ("a", "a", 3), ("visit", "visit", 1), ("there", "there", 1))


@pytest.mark.parametrize(
    ("pieces", "word"),
    [
        (((4, 8),), "paid"),
        (((4, 16),), "paid"),
        (((9, 16),), "visit"),
        (((4, 8), (11, 16)), "paid"),
        (((12, 14),), "visit"),
    ],
)
def test_the_head_governs_the_other_words(pieces, word):
    assert head(VISIT, Mention("d1", "t", 0, pieces)).text == word


def test_mentions_of_one_lemma_are_one_where_they_are_about_one_matter():
    docs = {"d1": doc(("paid", "pay", 0)), "d2": doc(("pays", "pay", 0)), "d3": doc(("pay", "pay", 0))}
    gold = [Mention(name, "t", 0, ((0, 3),)) for name in docs]
    named = by_lemma(gold, docs, {"d1": "a", "d2": "a", "d3": "b"})
    assert named[gold[0]] == named[gold[1]] != named[gold[2]]


def test_alone_joins_nothing():
    gold = [Mention("d1", "t", number, ((0, 3),)) for number in range(3)]
    assert len(set(alone(gold).values())) == 3
