from __future__ import annotations

from typing import get_args

import pytest
from tests.extract.cases import code, event_at
from tests.extract.cases_events import (
    COOPERATION,
    DEEDS_OF_CONFLICT,
    MISREAD,
    NO_EVENT,
    TAKEN_FOR_EVENTS,
    WORDS_OF_CONFLICT,
)

from dragoman.record import EventType

CODED = [*COOPERATION, *WORDS_OF_CONFLICT, *DEEDS_OF_CONFLICT]
model = pytest.mark.model


def failing(*case):
    return pytest.param(*case[:-1], marks=pytest.mark.xfail(strict=True, reason=case[-1]))


def words_of(annotator, text):
    annotated, _, events = code(annotator, text)
    return [e.trigger.of(annotated.text) for e in events]


@model
@pytest.mark.parametrize(
    ("text", "word", "coded"),
    [
        *((text, word, tuple(coded)) for text, word, *coded in CODED),
        *(failing(text, word, tuple(coded), reason) for text, word, *coded, reason in MISREAD),
    ],
)
def test_word_names_an_event(annotator, text, word, coded):
    _, event = event_at(annotator, text, word)
    assert (event.type, event.mode, event.cameo) == coded


def test_cases_span_all_types():
    assert {case[2] for case in CODED} == set(get_args(EventType))


@model
@pytest.mark.parametrize("text", [*NO_EVENT, *(failing(*case) for case in TAKEN_FOR_EVENTS)])
def test_sentence_without_a_political_event_names_none(annotator, text):
    assert words_of(annotator, text) == []


@model
@pytest.mark.parametrize(
    ("text", "word", "coded"),
    [
        ("Chad and Mali will meet in Bamako.", "meet", ("AGREE", "CONSULT", "030")),
        ("Chad agreed to support Mali.", "support", ("AGREE", "SUPPORT", "030")),
        ("Chad agreed to send grain to Mali.", "send", ("AGREE", "AID", "030")),
        ("Chad will withdraw its troops from Mali.", "withdraw", ("CONCEDE", "RETREAT", "080")),
        ("Chad promised to lift sanctions on Mali.", "lift", ("CONCEDE", "RETREAT", "080")),
        ("Chad will expel the envoy.", "expel", ("SANCTION", "SANCTION", "166")),
        ("Chad will invade Mali.", "invade", ("ASSAULT", "ASSAULT", "192")),
        ("Chad may meet Mali in Bamako.", "meet", ("CONSULT", "CONSULT", "040")),
    ],
)
def test_cooperation_announced_is_coded_as_agreed_and_withdrawal_as_conceded(annotator, text, word, coded):
    _, event = event_at(annotator, text, word)
    assert (event.type, event.act, event.cameo) == coded


@model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad agreed to meet Mali.", ["meet"]),
        ("Chad pledged to release the prisoners.", ["release"]),
        ("Chad agreed to share the water.", ["agreed"]),
        ("Chad agreed to the plan after Mali attacked Niger.", ["agreed", "attacked"]),
        ("Chad threatened to expel the envoy.", ["threatened", "expel"]),
    ],
)
def test_verb_of_agreeing_gives_way_to_the_act_agreed_to(annotator, text, words):
    assert words_of(annotator, text) == words


@model
@pytest.mark.parametrize(
    ("text", "word", "contexts"),
    [
        ("Rebels attacked a convoy near Goma.", "attacked", ("military",)),
        ("Chad and Mali met on uranium enrichment.", "met", ("cbrn",)),
        ("The ministers met on trade and tariffs.", "met", ("economic",)),
        ("The ministers met in Lima.", "met", ()),
    ],
)
def test_contexts_are_those_of_the_trigger_or_else_of_the_words_around(annotator, text, word, contexts):
    assert event_at(annotator, text, word)[1].contexts == contexts


@model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The talks with Mali ended.", "talks", True),
        ("These talks with Mali ended.", "talks", True),
        ("Talks between Chad and Mali ended.", "Talks", False),
        ("A visit to Mali ended.", "visit", False),
        ("Chad met Mali.", "met", False),
    ],
)
def test_definite_is_a_noun_with_the_or_this(annotator, text, word, expected):
    assert event_at(annotator, text, word)[1].is_definite is expected


@model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad met Mali.", "met", True),
        ("Chad expelled the envoy.", "expelled", False),
        ("Chad will not meet Mali.", "meet", False),
    ],
)
def test_symmetric_is_a_meeting_unless_ruled_out(annotator, text, word, expected):
    assert event_at(annotator, text, word)[1].is_symmetric is expected


@model
def test_evidence_is_the_sentence_of_the_trigger(annotator):
    text = "Chad left early. Mali expelled the envoy. Niger stayed."
    words, event = event_at(annotator, text, "expelled")
    assert [e.of(words) for e in event.evidence] == ["Mali expelled the envoy."]


@model
def test_headings_name_no_event(annotator):
    assert words_of(annotator, "Chad and Mali met in Bamako.\n\nWhy it matters\n\nRain fell.\n") == ["met"]


@model
@pytest.mark.parametrize(
    "text", ["The village was attacked.", "Talks ended.", "The visit to Cairo will take place in June."]
)
def test_sentence_without_a_party_names_no_event(annotator, text):
    assert words_of(annotator, f"Chad met Mali. {text}") == ["met"]


@model
def test_events_stand_in_text_order(annotator):
    text = "Chad expelled the envoy and recalled its ambassador. Talks with Mali ended, and Niger condemned Chad."
    assert words_of(annotator, text) == ["expelled", "recalled", "Talks", "condemned"]


@model
@pytest.mark.parametrize(
    ("text", "main", "other"),
    [
        ("Chad refused to meet Mali.", "refused", "meet"),
        ("Chad demanded that Mali release the prisoners.", "demanded", "release"),
        ("Chad threatened to attack Mali.", "threatened", "attack"),
    ],
)
def test_act_only_asked_for_weighs_less_than_the_asking(annotator, text, main, other):
    assert event_at(annotator, text, other)[1].salience < event_at(annotator, text, main)[1].salience


@model
@pytest.mark.parametrize("text", ["", "Chad", "met", "Talks.", '"', "said said said"])
def test_scraps_raise_nothing(annotator, text):
    assert all(e.evidence for e in code(annotator, text)[2])
