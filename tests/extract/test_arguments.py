from __future__ import annotations

import pytest
from tests.extract.cases import annotate, tree

from dragoman.extract.arguments import antecedent, is_passive, objects, possessors, subjects

model = pytest.mark.model


def of_subject(_verb):
    return False


def of_object(verb):
    return verb.lemma_ in {"urge", "force"}


def read(annotator, text, word):
    """Give the subjects and the objects of a verb, «urge» and «force» controlling by their objects."""
    verb = next(t for t in annotate(annotator, text).doc if t.text == word)
    return [t.text for t in subjects(verb, of_object)], [t.text for t in objects(verb)]


ACTIVE = [
    ("Gabon expelled the envoy.", "expelled", (["Gabon"], ["envoy"])),
    ("Gabon and Togo expelled the envoy.", "expelled", (["Gabon", "Togo"], ["envoy"])),
    ("Gabon expelled the envoy and two attaches.", "expelled", (["Gabon"], ["envoy", "attaches"])),
    ("Gabon never left.", "left", (["Gabon"], [])),
]
PASSIVES = [
    ("The envoy was expelled by Gabon.", "expelled", (["Gabon"], ["envoy"])),
    ("The envoy was expelled by Gabon and Togo.", "expelled", (["Gabon", "Togo"], ["envoy"])),
    ("The envoy and two attaches were expelled.", "expelled", ([], ["envoy", "attaches"])),
    ("The envoy was expelled by Monday.", "expelled", ([], ["envoy"])),
    ("The embassy was seized and burned by rebels.", "burned", (["rebels"], ["embassy"])),
    ("Togo mourned the envoy killed by rebels.", "killed", (["rebels"], ["envoy"])),
]
RELATIVES = [
    ("The rebels who attacked the convoy fled.", "attacked", (["rebels"], ["convoy"])),
    ("The rebels, which Togo accused of theft, fled.", "accused", (["Togo"], ["rebels"])),
    ("The convoy that rebels attacked fled.", "attacked", (["rebels"], ["convoy"])),
    ("Rebels attacking the convoy fled.", "attacking", (["Rebels"], ["convoy"])),
    ("The convoy that was attacked by rebels fled.", "attacked", (["rebels"], ["convoy"])),
]  # fmt: skip
CONTROLLED = [
    ("Gabon agreed to expel the envoy.", "expel", (["Gabon"], ["envoy"])),
    ("Gabon urged Togo to expel the envoy.", "expel", (["Togo"], ["envoy"])),
    ("Gabon forced Togo to expel the envoy.", "expel", (["Togo"], ["envoy"])),
    ("Togo was urged by Gabon to expel the envoy.", "expel", (["Togo"], ["envoy"])),
    ("Togo was forced to expel the envoy.", "expel", (["Togo"], ["envoy"])),
    ("Gabon began to expel envoys.", "expel", (["Gabon"], ["envoys"])),
    ("Gabon threatened Togo by expelling the envoy.", "expelling", (["Gabon"], ["envoy"])),
    ("Gabon's decision to expel the envoy angered Togo.", "expel", (["Gabon"], ["envoy"])),
    ("Gabon is ready to expel the envoy.", "expel", (["Gabon"], ["envoy"])),
]
JOINED = [
    ("Gabon recalled its ambassador and expelled the envoy.", "expelled", (["Gabon"], ["envoy"])),
    ("Gabon recalled its ambassador, closed its embassy and expelled the envoy.", "expelled", (["Gabon"], ["envoy"])),
    ("Gabon recalled its ambassador, and Togo expelled the envoy.", "expelled", (["Togo"], ["envoy"])),
    ("The envoy was arrested and expelled the same day.", "expelled", ([], ["envoy"])),
]


@model
@pytest.mark.parametrize(("text", "word", "expected"), ACTIVE)
def test_active_verb_has_its_subject_and_object(annotator, text, word, expected):
    assert read(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), PASSIVES)
def test_passive_is_done_by_its_agent_to_its_subject(annotator, text, word, expected):
    assert read(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), RELATIVES)
def test_relative_clause_is_about_the_noun_before_it(annotator, text, word, expected):
    assert read(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), CONTROLLED)
def test_infinitive_and_gerund_have_the_subject_that_governs_them(annotator, text, word, expected):
    assert read(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), JOINED)
def test_joined_verb_shares_the_subject_unless_it_has_its_own(annotator, text, word, expected):
    assert read(annotator, text, word) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Gabon/NNP/nsubjpass/2 was:be/VBD/auxpass/2 named:name/VBN/ROOT/2", 2, True),
        ("sanctions:sanction/NNS/ROOT/0 imposed:impose/VBN/acl/0", 1, True),
        ("rebels:rebel/NNS/ROOT/0 fleeing:flee/VBG/acl/0", 1, False),
        ("Gabon/NNP/nsubj/1 fled:flee/VBD/ROOT/1", 1, False),
    ],
)
def test_passive_is_told_by_its_parts(text, place, expected):
    assert is_passive(tree(text)[place]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gabon/NNP/poss/2 's/POS/case/0 plan/NN/ROOT/2", ["Gabon"]),
        ("raid/NN/ROOT/0 by/IN/prep/0 rebels:rebel/NNS/pobj/1", ["rebels"]),
        ("arrest/NN/ROOT/0 of/IN/prep/0 rebels:rebel/NNS/pobj/1", ["rebels"]),
        ("raid/NN/ROOT/0", []),
    ],
)
def test_noun_belongs_to_its_possessor_or_to_whom_a_preposition_names(text, expected):
    noun = next(t for t in tree(text) if t.dep_ == "ROOT")
    assert [t.text for t in possessors(noun)] == expected


def test_relative_pronoun_stands_for_the_noun_of_its_clause():
    doc = tree("rebels:rebel/NNS/ROOT/0 who/WP/nsubj/2 fled:flee/VBD/relcl/0")
    assert antecedent(doc[1]).text == "rebels"


def test_other_words_stand_for_themselves():
    doc = tree("Gabon/NNP/nsubj/1 fled:flee/VBD/ROOT/1")
    assert antecedent(doc[0]).text == "Gabon"


def test_circle_of_governors_comes_to_an_end():
    rows = ["agrees:agree/VBZ/ROOT/0", *(f"try/VB/xcomp/{place}" for place in range(10))]
    assert subjects(tree(" ".join(rows))[10], of_subject) == []
