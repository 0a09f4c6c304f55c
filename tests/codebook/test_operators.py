from __future__ import annotations

import pytest

from dragoman.codebook.operators import Operator, Operators
from dragoman.codebook.tables import listed, read_table

LABELS = {"xcomp", "ccomp", "pcomp", "acl", "advcl", "amod", "attr", "dobj", "nsubj", "oprd"}
PARTS = {"VERB", "AUX", "NOUN", "ADJ", "NUM", "PRON", "DET"}


@pytest.fixture(scope="module")
def operators():
    return Operators.load()


@pytest.mark.parametrize(
    ("words", "word", "effect"),
    [
        ("launched an attack", ("launch", "VERB", "dobj"), "light"),
        ("took part in the talks", ("part", "NOUN", "prep_in"), "light"),
        ("a wave of arrests", ("wave", "NOUN", "prep_of"), "light"),
        ("sent troops to seize the port", ("send", "VERB", "xcomp"), "caused"),
        ("agreed to meet", ("agree", "VERB", "xcomp"), "planned"),
        ("ready to withdraw", ("ready", "ADJ", "xcomp"), "planned"),
        ("the upcoming visit", ("upcoming", "ADJ", "amod"), "planned"),
        ("weighs sanctions", ("weigh", "VERB", "dobj"), "possible"),
        ("a risk of war", ("risk", "NOUN", "prep_of"), "possible"),
        ("urged Chad to release them", ("urge", "VERB", "xcomp"), "called_for"),
        ("called for a ceasefire", ("call", "VERB", "prep_for"), "called_for"),
        ("threatened to expel the envoy", ("threaten", "VERB", "xcomp"), "threatened"),
        ("denied attacking the convoy", ("deny", "VERB", "xcomp"), "denied"),
        ("averted a strike", ("avert", "VERB", "dobj"), "denied"),
        ("refused to sign", ("refuse", "VERB", "xcomp"), "refused"),
        ("called off the summit", ("call", "VERB", "prep_off"), "cancelled"),
        ("shelved the visit", ("shelve", "VERB", "dobj"), "cancelled"),
        ("ended the blockade", ("end", "VERB", "dobj"), "ended"),
        ("resumed talks", ("resume", "VERB", "dobj"), "continuing"),
        ("tried to mediate", ("try", "VERB", "xcomp"), "attempted"),
        ("failed to agree", ("fail", "VERB", "xcomp"), "failed"),
        ("said that they had met", ("say", "VERB", "ccomp"), "reported"),
        ("accused Mali of shelling the town", ("accuse", "VERB", "prep_of"), "reported"),
        ("last week's deadly raid", ("deadly", "ADJ", "amod"), "past"),
    ],
)
def test_word_says_what_became_of_the_event_that_it_takes(operators, words, word, effect):
    assert operators.find(*word).effect == effect, words


@pytest.mark.parametrize(
    ("words", "word", "controller"),
    [
        ("Ghana agreed to mediate", ("agree", "VERB", "xcomp"), "subj"),
        ("Ghana urged Togo to mediate", ("urge", "VERB", "xcomp"), "obj"),
        ("Ghana suspected Togo of arming rebels", ("suspect", "VERB", "prep_of"), "obj"),
        ("Ghana accused Togo of arming rebels", ("accuse", "VERB", "prep_of"), "obj"),
        ("Ghana promised Togo to mediate", ("promise", "VERB", "xcomp"), "subj"),
    ],
)
def test_word_says_whose_act_it_is(operators, words, word, controller):
    assert operators.find(*word).controller == controller, words


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("«The talks were postponed»", ("postpone", "VERB", "nsubjpass")),
        ("«He postponed the talks»", ("postpone", "VERB", "dobj")),
    ],
)
def test_subject_of_a_passive_is_an_object(operators, words, word):
    assert operators.find(*word).effect == "cancelled", words


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Botswana exports diamonds", ("export", "VERB", "dobj")),
        ("agreed on Tuesday", ("agree", "VERB", "npadvmod")),
        ("the agreement pleased them", ("agreement", "NOUN", "nsubj")),
        ("a plan to meet, read as a verb", ("plan", "VERB", "acl")),
    ],
)
def test_other_words_and_relations_are_no_operator(operators, words, word):
    assert operators.find(*word) is None, words


def test_first_row_that_has_word_and_relation_holds(operators):
    """«Propose» stands with `dobj` among the plans before it stands among the calls."""
    assert operators.find("propose", "VERB", "dobj") == Operator(effect="planned", controller="subj")


def test_effect_of_a_word_whatever_the_relation(operators):
    assert operators.effect("postpone", "VERB") == "cancelled"


def test_word_of_another_part_of_speech_has_no_effect(operators):
    assert operators.effect("postpone", "NOUN") is None


def test_relations_are_labels_of_the_parse_or_prepositions():
    found = {relation for row in read_table("operators") for relation in listed(row["complement"])}
    assert {relation for relation in found - LABELS if not relation.startswith("prep_")} == set()


def test_parts_of_speech_are_universal_ones():
    assert {part for row in read_table("operators") for part in listed(row["pos"])} <= PARTS
