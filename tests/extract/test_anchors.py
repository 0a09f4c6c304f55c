from __future__ import annotations

import pytest
from tests.extract.cases import annotate, code, tree

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.extract.anchors import DISTANCE, anchored, is_placing
from dragoman.record import Span

model = pytest.mark.model


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture
def settings(annotator, gazetteer):
    """Read (trigger, place, time) of each event of a text."""

    def read(text):
        annotated, _, events = code(annotator, text, gazetteer)
        return [tuple(s.of(annotated.text) if s else None for s in (e.trigger, e.place, e.time)) for e in events]

    return read


def failing(text, expected, reason):
    return pytest.param(text, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


TIMES = [
    ("Chad and Sudan met in Doha on Monday and signed a pact on Tuesday.", [("met", "Monday"), ("signed", "Tuesday")]),
    ("On Monday, Chad expelled two envoys.", [("expelled", "Monday")]),
    ("The minister, who visited Rabat in May, met the envoy on Friday.", [("visited", "May"), ("met", "Friday")]),
    ("The army shelled the town on Sunday, the envoy said on Monday.", [("shelled", "Sunday")]),
    ("Kenya condemned Sunday's attack on the embassy.", [("condemned", None), ("attack", "Sunday")]),
    ("Kenya urged Uganda to withdraw its troops by June.", [("urged", None), ("withdraw", "June")]),
    ("Chad held talks with Sudan on Friday.", [("talks", "Friday")]),
    ("The minister's visit to Cairo will take place in June.", [("visit", "June")]),
    ("Chad expelled two envoys.", [("expelled", None)]),
    ("Iran said on Monday that Israel had bombed the plant on Saturday.", [("bombed", "Saturday")]),
    ("They will rest on Monday after Chad attacked Sudan in April.", [("attacked", "April")]),
    failing(
        "Kenya cancelled a meeting planned for Friday.", [("cancelled", None)],
        "the day of the meeting becomes the day on which it was cancelled",
    ),
]  # fmt: skip

PLACES = [
    ("Chad and Sudan met in Doha and signed a pact in Cairo.", [("met", "Doha"), ("signed", "Cairo")]),
    ("In Geneva, Chad and Sudan held talks.", [("talks", "Geneva")]),
    ("Rebels attacked a convoy near Goma.", [("attacked", "Goma")]),
    ("Kenya condemned the attack on the embassy in Mogadishu.", [("condemned", None), ("attack", "Mogadishu")]),
    ("Chad sent troops to Goma.", [("sent", None)]),
    ("The minister flew to Niamey for talks with Sudan.", [("flew", "Niamey")]),
    ("Lavrov visited Algiers.", [("visited", "Algiers")]),
    ("Rebels from Goma attacked a convoy.", [("attacked", None)]),
    ("The council imposed sanctions on Mali.", [("imposed", None)]),
    failing(
        "The ministers are set to sign a deal, and the king will fly to Cairo.", [("sign", None)],
        "a place in a joined clause that names no event is given to the event of the first",
    ),
]  # fmt: skip


@model
@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_day_belongs_to_the_event_of_its_clause(settings, text, expected):
    assert [(trigger, time) for trigger, _, time in settings(text)] == expected


@model
@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_place_belongs_to_the_event_of_its_clause(settings, text, expected):
    assert [(trigger, place) for trigger, place, _ in settings(text)] == expected


@model
@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("They met in Doha.", "Doha", True),
        ("They met near Doha.", "Doha", True),
        ("They met in Doha and Cairo.", "Cairo", True),
        ("They sent envoys to Doha.", "Doha", False),
        ("They fled from Doha.", "Doha", False),
        ("They praised Doha.", "Doha", False),
        ("Doha agreed.", "Doha", False),
    ],
)
def test_place_is_where_a_preposition_of_place_says(annotator, text, place, expected):
    start = text.index(place)
    assert is_placing(annotate(annotator, text).doc, Span(start, start + len(place))) is expected


MET = tree(
    "Chad/NNP/nsubj/1 met:meet/VBD/ROOT/1 Mali/NNP/dobj/1 on/IN/prep/1 Monday/NNP/pobj/3 in/IN/prep/1 May/NNP/pobj/5"
)


def phrase(doc, place):
    return Span(doc[place].idx, doc[place].idx + len(doc[place]))


def test_first_phrase_of_an_event_holds():
    assert anchored([phrase(MET, 4), phrase(MET, 6)], {1: 0}, MET) == {0: phrase(MET, 4)}


def test_event_without_a_phrase_is_left_out():
    assert anchored([], {1: 0}, MET) == {}


def test_phrase_of_a_text_without_events_belongs_to_none():
    assert anchored([phrase(MET, 4)], {}, MET) == {}


def test_phrase_that_the_parse_joins_to_no_event_goes_to_the_one_before_it():
    doc = tree("met:meet/VBD/ROOT/0 today/NN/ROOT/1")
    assert anchored([phrase(doc, 1)], {0: 7}, doc) == {7: phrase(doc, 1)}


def test_phrase_far_from_all_events_belongs_to_none():
    filler = " ".join(f"so/RB/ROOT/{i}" for i in range(1, DISTANCE + 1))
    doc = tree(f"met:meet/VBD/ROOT/0 {filler} today/NN/ROOT/{DISTANCE + 1}")
    assert anchored([phrase(doc, DISTANCE + 1)], {0: 7}, doc) == {}
