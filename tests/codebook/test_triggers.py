from __future__ import annotations

from collections import Counter

import pytest

from dragoman.codebook.cameo import Cameo
from dragoman.codebook.contexts import Contexts
from dragoman.codebook.plover import Plover
from dragoman.codebook.tables import listed, read_table
from dragoman.codebook.triggers import NOT_AN_EVENT, Condition, Triggers, _ordered, _reversed, parse_conditions
from dragoman.errors import DataError

PLOVER, CAMEO, CONTEXTS, TRIGGERS = Plover.load(), Cameo.load(), Contexts.load(), Triggers.load()
ROWS = [(table, row) for table in ("triggers_verbs", "triggers_nouns") for row in read_table(table)]
EVENTS = [row for _, row in ROWS if row["type"] != NOT_AN_EVENT]
READINGS = [
    reading for by_lemma in (TRIGGERS.by_verb, TRIGGERS.by_noun) for found in by_lemma.values() for reading in found
]

STAND_INS = {("CONCEDE", "0871"), ("RETREAT", "0831")}
"""Codes of another type than the row's: the manual codes a truce announced as CONCEDE and a resignation as RETREAT,
where CAMEO has one code for truces, which is RETREAT, and for resignations only «yield on leadership», CONCEDE."""

NAMED_PLACES = {"none", "subj", "dobj", "obj_poss", "clause", "clause_obj", "demonym", "by", "of", "poss"}
LABELS = {"compound", "dative"}
"""Labels of the parse at which a party may stand."""

NAMED_RELATIONS = {"dobj", "subj", "particle", "of", "demonym"}
CHILDREN = {
    "amod", "compound", "poss", "xcomp", "ccomp", "oprd", "acomp", "acl", "prep", "advcl", "attr", "aux", "dative",
}  # fmt: skip
"""Labels of the parse that a condition may name as they are."""


def identify(row):
    return f"{row['lemma'][:24]} {row['with'][:24]} {row['type']}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", [()]),
        ("dobj:", [(Condition(relation="dobj"),)]),
        ("dobj:visit|trip", [(Condition(relation="dobj", words=frozenset({"visit", "trip"})),)]),
        ("dobj:@person", [(Condition(relation="dobj", words=frozenset({"@person"})),)]),
        ("!dobj:", [(Condition(relation="dobj", negated=True),)]),
        ("!prep_of:deal", [(Condition(relation="prep_of", words=frozenset({"deal"}), negated=True),)]),
        ("subj:; !dobj:", [(Condition(relation="subj"), Condition(relation="dobj", negated=True))]),
        (" dobj: oil ; ", [(Condition(relation="dobj", words=frozenset({"oil"})),)]),
    ],
)
def test_conditions_are_parsed(cell, expected):
    assert list(parse_conditions(cell, "table")) == expected


def test_alternative_relations_are_choices_of_their_own():
    found = list(parse_conditions("prep_by|prep_via:phone; dobj|xcomp:", "table"))
    assert [tuple(c.relation for c in choice) for choice in found] == [
        ("prep_by", "dobj"),
        ("prep_by", "xcomp"),
        ("prep_via", "dobj"),
        ("prep_via", "xcomp"),
    ]


def test_condition_without_a_colon_is_a_broken_table():
    with pytest.raises(DataError, match=r"verbs\.tsv: the condition 'dobj' has no colon"):
        list(parse_conditions("subj:; dobj", "verbs"))


def test_row_that_bars_has_one_condition():
    with pytest.raises(DataError, match="has one condition, not 2"):
        _reversed((Condition(relation="dobj"), Condition(relation="subj")), "verbs")


def test_what_bars_is_turned_round():
    bars = Condition(relation="dobj", words=frozenset({"balance"}))
    assert _reversed((bars,), "verbs") == Condition(relation="dobj", words=frozenset({"balance"}), negated=True)


def test_what_bars_stands_before_every_reading():
    bar = Condition(relation="dobj", words=frozenset({"balance"}), negated=True)
    assert all(r.conditions[0] == bar for r in _ordered(TRIGGERS.verbs("annex"), [bar]))


@pytest.mark.parametrize(
    ("lemma", "bar"),
    [
        ("strike", "balance"),
        ("meet", "deadline"),
        ("release", "album"),
        ("capture", "attention"),
        ("execute", "search"),
    ],
)
def test_words_of_barring_rows_are_barred_from_all_readings(lemma, bar):
    readings = TRIGGERS.verbs(lemma)
    assert readings
    assert all(any(c.negated and bar in c.words for c in reading.conditions) for reading in readings)


@pytest.mark.parametrize(
    "readings",
    [*TRIGGERS.by_verb.values(), *TRIGGERS.by_noun.values()],
    ids=lambda found: f"{found[0].pos} {found[0].lemma}",
)
def test_readings_with_more_conditions_come_first(readings):
    counts = [len(reading.conditions) for reading in readings]
    assert counts == sorted(counts, reverse=True)


def test_word_without_a_row_has_no_reading():
    assert (TRIGGERS.verbs("bake"), TRIGGERS.nouns("teapot")) == ((), ())


def test_nouns_and_verbs_have_readings_of_their_own():
    assert {r.pos for r in TRIGGERS.verbs("attack")} == {"VERB"}
    assert {r.pos for r in TRIGGERS.nouns("attack")} == {"NOUN"}


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_type_and_mode_are_known(row):
    assert row["mode"] in ("", *PLOVER.modes_of(row["type"]))


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_cameo_code_is_of_the_rows_type(row):
    code = CAMEO.plover(row["cameo"])
    assert code is not None
    assert code[0] == row["type"] or (row["type"], row["cameo"]) in STAND_INS


def test_stand_ins_are_needed():
    assert {(row["type"], row["cameo"]) for row in EVENTS} >= STAND_INS


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_contexts_are_known(row):
    assert set(listed(row["contexts"])) <= set(CONTEXTS.names)


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_weight_lies_above_zero_and_up_to_one(row):
    assert 0 < float(row["weight"]) <= 1


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_places_of_parties_are_places_in_a_clause(row):
    places = {*listed(row["actor"]), *listed(row["recipient"])}
    assert {p for p in places - NAMED_PLACES - LABELS if not p.startswith("prep_")} == set()


@pytest.mark.parametrize("row", EVENTS, ids=identify)
def test_symmetric_is_yes_or_empty(row):
    assert row["symmetric"] in {"", "yes"}


def test_relations_of_conditions_can_be_met():
    found = {c.relation for reading in READINGS for c in reading.conditions}
    assert {r for r in found - NAMED_RELATIONS - CHILDREN if not r.startswith("prep_")} == set()


def test_words_of_conditions_are_lower_case():
    words = {w for reading in READINGS for c in reading.conditions for w in c.words}
    assert [w for w in words if w != w.lower()] == []


@pytest.mark.xfail(strict=True, reason="negotiation(s), expropriate, announce stand twice: the later rows never hold")
def test_no_two_readings_of_a_word_have_the_same_conditions():
    counts = Counter((r.pos, r.lemma, frozenset(r.conditions)) for r in READINGS)
    assert sorted(key[:2] for key, count in counts.items() if count > 1) == []


def test_all_types_have_verbs_and_nouns():
    wanted = {(kind, pos) for kind in PLOVER.types for pos in ("VERB", "NOUN")}
    assert wanted - {(r.type, r.pos) for r in READINGS} == set()


@pytest.mark.parametrize(
    ("lemma", "reading"), [("issue", TRIGGERS.verbs("issue")), ("ultimatum", TRIGGERS.nouns("ultimatum"))]
)
def test_ultimatum_has_its_own_code(lemma, reading):
    assert next(r.cameo for r in reading if r.type == "THREATEN") == "139", lemma
