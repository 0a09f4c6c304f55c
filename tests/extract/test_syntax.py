from __future__ import annotations

import pytest
from tests.extract.cases import annotate, tree

from dragoman.extract.syntax import (
    base_phrase,
    children,
    conjuncts,
    governing_verb,
    is_backshifted,
    is_negated,
    prepositional,
    span_of,
    subtree_span,
    tense_of,
    word_span,
)

model = pytest.mark.model

ENVOYS = tree(
    "Envoys:envoy/NNS/nsubj/7 of/IN/prep/0 Chad/NNP/pobj/1 and/CC/cc/2 Niger/NNP/conj/2 did:do/VBD/aux/7"
    " not/RB/neg/7 meet/VB/ROOT/7 ././punct/7"
)


def texts(tokens):
    return [token.text for token in tokens]


def verb_of(annotator, text, word):
    return next(t for t in annotate(annotator, text).doc if t.text == word)


def test_span_covers_its_tokens_whatever_their_order():
    assert span_of([ENVOYS[7], ENVOYS[5]]).of(ENVOYS.text) == "did not meet"


def test_span_of_one_word():
    assert word_span(ENVOYS[2]).of(ENVOYS.text) == "Chad"


def test_span_leaves_out_white_space_at_its_ends():
    doc = tree("Chad/NNP/nsubj/1 left:leave/VBD/ROOT/1")
    assert span_of(list(doc)).of(doc.text) == "Chad left"


@pytest.mark.parametrize(
    ("place", "expected"), [(0, "Envoys of Chad and Niger"), (7, "Envoys of Chad and Niger did not meet")]
)
def test_span_of_a_subtree_ends_before_its_punctuation(place, expected):
    assert subtree_span(ENVOYS[place]).of(ENVOYS.text) == expected


def test_span_of_a_subtree_keeps_its_closing_quotation_mark():
    doc = tree("a/DT/det/2 \"/''/punct/2 truce/NN/ROOT/2 \"/''/punct/2")
    assert subtree_span(doc[2]).of(doc.text).endswith('"')


@model
@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Turkish Foreign Minister Hakan Fidan spoke in Ankara.", "Fidan", "Turkish Foreign Minister Hakan Fidan"),
        ("The 200 armed men fled.", "men", "200 armed men"),
        ("Kenya's foreign ministry replied.", "ministry", "Kenya's foreign ministry"),
        ("The army of Mali retreated.", "army", "army"),
    ],
)
def test_base_phrase_is_the_noun_and_what_stands_before_it(annotator, text, head, expected):
    assert span_of(base_phrase(verb_of(annotator, text, head))).of(text) == expected


def test_joined_nouns_are_found_from_the_first():
    assert texts(conjuncts(ENVOYS[2])) == ["Chad", "Niger"]


def test_children_are_given_by_label_in_order():
    assert texts(children(ENVOYS[7], "neg", "nsubj")) == ["Envoys", "not"]


@pytest.mark.parametrize(
    ("prepositions", "expected"), [(("of",), ["Chad", "Niger"]), (("in",), []), ((), ["Chad", "Niger"])]
)
def test_objects_of_a_preposition_take_in_those_joined_to_them(prepositions, expected):
    assert texts(prepositional(ENVOYS[0], *prepositions)) == expected


@model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru did not sign the accord.", "sign", True),
        ("Peru never signed the accord.", "signed", True),
        ("Peru won't sign the accord.", "sign", True),
        ("No talks were held.", "talks", True),
        ("Peru signed the accord.", "signed", False),
        ("Peru did not say that it had signed the accord.", "signed", False),
    ],
)
def test_negation_is_a_words_own(annotator, text, word, expected):
    assert is_negated(verb_of(annotator, text, word)) is expected


@model
@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Oman hosted the envoys.", "hosted", "past"),
        ("Oman has hosted the envoys.", "hosted", "past"),
        ("Oman was hosting the envoys.", "hosting", "past"),
        ("Oman hosts the envoys.", "hosts", "present"),
        ("Oman is hosting the envoys.", "hosting", "present"),
        ("Oman will host the envoys.", "host", "future"),
        ("Oman wanted to host the envoys.", "host", "past"),
        ("Oman wants to host the envoys.", "host", "present"),
    ],
)
def test_tense_is_that_of_the_clause(annotator, text, word, tense):
    assert tense_of(verb_of(annotator, text, word)) == tense


def test_word_in_no_clause_has_no_tense():
    doc = tree("Visiting:visit/VBG/ROOT/0 Chad/NNP/dobj/0")
    assert tense_of(doc[0]) is None


@model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Oman said it would host the envoys.", "host", True),
        ("Oman said it would invite the envoys and host the talks.", "host", True),
        ("Oman said it would host the envoys if they came.", "host", False),
        ("Oman would host the envoys.", "host", False),
        ("Oman says it would host the envoys.", "host", False),
        ("Oman said it will host the envoys.", "host", False),
    ],
)
def test_future_told_in_the_past_is_no_condition(annotator, text, word, expected):
    assert is_backshifted(verb_of(annotator, text, word)) is expected


@pytest.mark.parametrize(("place", "expected"), [(2, "meet"), (0, "meet"), (6, "meet")])
def test_verb_that_governs_a_word_is_the_next_above(place, expected):
    assert governing_verb(ENVOYS[place]).text == expected


def test_root_is_governed_by_none():
    assert governing_verb(ENVOYS[7]) is None
