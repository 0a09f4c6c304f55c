from __future__ import annotations

import pytest
from tests.extract.cases import annotate, tables, tree

from dragoman.codebook.triggers import Condition, Trigger, Triggers
from dragoman.extract.candidates import find_candidates, names, related

model = pytest.mark.model


def condition(relation, *words, negated=False):
    return Condition(relation=relation, words=frozenset(words), negated=negated)


def trigger(lemma, *conditions, pos="VERB", mode=None):
    return Trigger(
        lemma=lemma, pos=pos, conditions=conditions, type="CONSULT", mode=mode, cameo="040", contexts=(), actor=(),
        recipient=(), symmetric=True, weight=1.0,
    )  # fmt: skip


def triggers(verbs=(), nouns=()):
    return Triggers(by_verb={v[0].lemma: v for v in verbs}, by_noun={n[0].lemma: n for n in nouns})


HELD = tree(
    "Chad/NNP/nsubj/1 held:hold/VBD/ROOT/1 drills:drill/NNS/dobj/1 with/IN/prep/1 Mali/NNP/pobj/3 after/IN/prep/1"
    " talks:talk/NNS/pobj/5",
    {0: "GPE", 4: "GPE"},
)


def found(doc, table):
    return [(c.token.text, [f.text for f in c.fillers]) for c in find_candidates(doc[:], table)]


def test_word_whose_conditions_are_met_is_a_candidate_with_what_met_them():
    table = triggers(verbs=[(trigger("hold", condition("dobj", "drill")),)])
    assert found(HELD, table) == [("held", ["drills"])]


def test_word_whose_conditions_are_not_met_is_none():
    table = triggers(verbs=[(trigger("hold", condition("dobj", "election")),)])
    assert found(HELD, table) == []


def test_all_conditions_must_be_met():
    table = triggers(verbs=[(trigger("hold", condition("dobj", "drill"), condition("prep_against")),)])
    assert found(HELD, table) == []


def test_condition_without_words_is_met_by_any_and_fills_nothing():
    table = triggers(verbs=[(trigger("hold", condition("prep_with")),)])
    assert found(HELD, table) == [("held", [])]


@pytest.mark.parametrize(("word", "expected"), [("election", [("held", [])]), ("drill", [])])
def test_what_is_forbidden_must_not_stand_there(word, expected):
    table = triggers(verbs=[(trigger("hold", condition("dobj", word, negated=True)),)])
    assert found(HELD, table) == expected


def test_first_reading_whose_conditions_are_met_holds():
    table = triggers(
        verbs=[
            (trigger("hold", condition("dobj", "vote"), mode="a"), trigger("hold", mode="b"), trigger("hold", mode="c"))
        ]
    )
    assert [c.trigger.mode for c in find_candidates(HELD[:], table)] == ["b"]


def test_noun_that_a_verb_took_in_names_no_event_of_its_own():
    table = triggers(verbs=[(trigger("hold", condition("dobj", "drill")),)], nouns=[(trigger("drill", pos="NOUN"),)])
    assert found(HELD, table) == [("held", ["drills"])]


def test_candidates_stand_in_text_order():
    table = triggers(
        verbs=[(trigger("hold"),)], nouns=[(trigger("talk", pos="NOUN"),), (trigger("drill", pos="NOUN"),)]
    )
    assert [word for word, _ in found(HELD, table)] == ["held", "drills", "talks"]


def test_noun_that_only_describes_another_names_no_event():
    doc = tree("Attack:attack/NN/compound/1 jets:jet/NNS/nsubj/2 landed:land/VBD/ROOT/2")
    assert found(doc, triggers(nouns=[(trigger("attack", pos="NOUN"),)])) == []


def test_word_of_the_other_part_of_speech_is_none():
    assert found(HELD, triggers(verbs=[(trigger("talk"),)])) == []


def test_word_is_known_by_its_form_its_lemma_and_its_sort():
    assert names(HELD[2]) >= {"drills", "drill"}
    assert "@gpe" in names(HELD[0])


def test_name_may_meet_a_condition_by_its_sort():
    assert found(HELD, triggers(verbs=[(trigger("hold", condition("prep_with", "@gpe")),)])) == [("held", ["Mali"])]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("dobj", ["drills"]),
        ("subj", ["Chad"]),
        ("prep_with", ["Mali"]),
        ("prep_after", ["talks"]),
        ("prep", ["with", "after"]),
        ("of", []),
    ],
)
def test_relations_are_read_off_the_parse(relation, expected):
    assert [t.text for t in related(HELD[1], relation)] == expected


def test_particle_may_be_an_adverb():
    doc = tree("Chad/NNP/nsubj/1 backed:back/VBD/ROOT/1 down/RB/advmod/1")
    assert [t.text for t in related(doc[1], "particle")] == ["down"]


def test_subject_of_a_passive_is_an_object():
    doc = tree("Talks:talk/NNS/nsubjpass/2 were:be/VBD/auxpass/2 held:hold/VBN/ROOT/2 by/IN/agent/2 Chad/NNP/pobj/3")
    assert ([t.text for t in related(doc[2], "dobj")], [t.text for t in related(doc[2], "subj")]) == (
        ["Talks"],
        ["Chad"],
    )


@model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Laos held drills with Vietnam.", ["held"]),
        ("Laos expelled the envoy after talks with Vietnam.", ["expelled", "talks"]),
        ("Laos launched an attack on the rebels.", ["attack"]),
        ("Laos signed a treaty and recalled its ambassador.", ["signed", "recalled"]),
        ("The prisoners were released.", ["released"]),
        ("Laos grew rice.", []),
        ("Laos fined the envoy.", ["fined"]),
        ("Soldiers raped prisoners.", ["raped"]),
        ("Russian criticism grew.", ["criticism"]),
        ("The summit is scheduled for 12 March in Accra.", ["summit"]),
    ],
)
def test_words_that_name_events_are_found(annotator, text, words):
    doc = annotate(annotator, text).doc
    assert [c.token.text for c in find_candidates(doc[:], tables().triggers)] == words
