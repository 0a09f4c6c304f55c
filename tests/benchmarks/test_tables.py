"""The tables that made-up reports are written from."""

import pytest
from invented.tables import read_tables

from dragoman.codebook.contexts import Contexts
from dragoman.codebook.plover import Plover

TABLES = read_tables()
PLOVER = Plover.load()


@pytest.mark.parametrize("act", TABLES.acts, ids=lambda act: f"{act.kind} {act.mode}")
def test_acts_have_modes_that_plover_knows(act):
    assert act.mode is None or act.mode in PLOVER.modes_of(act.kind)


@pytest.mark.parametrize("act", TABLES.acts, ids=lambda act: f"{act.kind} {act.mode}")
def test_acts_can_be_told_in_two_ways_at_least(act):
    assert len(TABLES.phrases[act, "done"]) > 1


@pytest.mark.parametrize("act", [a for a in TABLES.acts if a.plan_share], ids=lambda act: f"{act.kind} {act.mode}")
def test_what_is_planned_can_be_announced_and_called_off(act):
    assert (act, "ahead") in TABLES.phrases
    assert (act, "off") in TABLES.phrases


PHRASES = [phrase for phrases in TABLES.phrases.values() for phrase in phrases]


def test_phrases_name_both_parties_and_mark_one_word():
    assert all({"{a}", "{b}"} <= set(phrase.pieces) for phrase in PHRASES)
    assert all(sum(piece.startswith("[") for piece in phrase.pieces) == 1 for phrase in PHRASES)


def test_phrases_use_known_slots_alone():
    slots = {piece for phrase in (*PHRASES, *TABLES.outlooks) for piece in phrase.pieces if piece.startswith("{")}
    assert slots == {"{a}", "{b}", "{place}", "{matter}", "{n}"}


def test_no_two_phrases_are_alike():
    assert len({phrase.pieces for phrase in PHRASES}) == len(PHRASES)


def test_contexts_are_plovers():
    assert {act.context for act in TABLES.acts} <= set(Contexts.load().names)


def test_there_are_sixty_outlets():
    assert len(set(TABLES.outlets)) == 60
    assert set(TABLES.wires) <= set(TABLES.outlets)
