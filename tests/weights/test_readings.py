"""Readings of states made by hand: a token's state is one number for each type and one for «none»."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dragoman.weights import ActReading, SentenceReading
from dragoman.weights.files import Weights
from dragoman.weights.heads import Heads

WEIGHTS = Weights(
    folder=Path("nowhere"),
    digest="",
    types=("AGREE", "ASSAULT"),
    modes=("AGREE:", "ASSAULT:", "ASSAULT:firearms"),
    statuses=("happened", "planned"),
    classes=("none", "material_conflict"),
    marks=(),
)
NOTHING, AGREE, ASSAULT, NONE = (0, 0, 0), (9, 0, 0), (0, 9, 0), (0, 0, 9)

TEXT = "The deal ended"
PLACES = ((0, 0), (0, 3), (4, 8), (9, 12), (12, 14), (0, 0))
WORDS = (None, 0, 1, 2, 2, None)
"""«ended» is two tokens; the first and the last token stand for no word."""


def layer(rows):
    return np.array(rows, np.float32), np.zeros(len(rows), np.float32)


HEADS = Heads(
    {
        "word": layer(np.eye(3)),
        "kind": layer(np.hstack([np.eye(3), np.zeros((3, 3))])),
        "mode": layer([[1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]]),
        "status": layer([[0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0]]),
        "sentence": layer([[0, 0, 1], [0, 1, 0]]),
        "role_token": layer(np.eye(3)),
        "role_act": layer(np.eye(3)),
    }
)


def reading(*states, places=PLACES, words=WORDS):
    return SentenceReading(
        states=np.array(states, np.float32),
        middle=np.array(states, np.float32),
        offsets=places,
        words=words,
        heads=HEADS,
        weights=WEIGHTS,
    )


READ = reading(ASSAULT, NONE, AGREE, ASSAULT, ASSAULT, NONE)


def likeliest(shares):
    return max(shares, key=shares.__getitem__)


class TestAct:
    @pytest.mark.parametrize(("word", "kind"), [("The", "none"), ("deal", "AGREE"), ("ended", "ASSAULT")])
    def test_is_read_off_the_tokens_of_its_words(self, word, kind):
        start = TEXT.index(word)
        assert likeliest(READ.act(start, start + len(word)).types) == kind

    def test_is_the_mean_of_its_tokens(self):
        assert reading(NONE, NONE, NONE, AGREE, ASSAULT, NONE).act(9, 14).types == pytest.approx(
            reading(NONE, NONE, (4.5, 4.5, 0), NONE, NONE, NONE).act(4, 8).types
        )

    def test_names_each_answer_with_its_probability(self):
        act = READ.act(4, 8)
        assert (tuple(act.types), tuple(act.modes), tuple(act.statuses)) == (
            ("AGREE", "ASSAULT", "none"),
            WEIGHTS.modes,
            WEIGHTS.statuses,
        )
        assert [sum(told.values()) for told in (act.types, act.modes, act.statuses)] == pytest.approx([1, 1, 1])

    def test_takes_the_sentence_as_a_whole_into_account(self):
        """The status here hangs on the first token alone, which stands for the sentence."""
        assert likeliest(READ.act(4, 8).statuses) == "planned"

    def test_of_a_part_of_a_token_is_that_of_the_token(self):
        assert READ.act(5, 6) == READ.act(4, 8)

    @pytest.mark.parametrize(("start", "end"), [(14, 20), (40, 44), (3, 4), (8, 9)])
    def test_beyond_what_was_read_or_between_words_is_none(self, start, end):
        assert READ.act(start, end) is None

    def test_of_words_that_begin_a_sentence_leaves_the_token_of_the_sentence_out(self):
        assert likeliest(READ.act(0, 3).types) == "none"


class TestMode:
    @pytest.mark.parametrize(
        ("modes", "kind", "expected"),
        [
            ({"ASSAULT:": 0.1, "ASSAULT:firearms": 0.9}, "ASSAULT", "firearms"),
            ({"ASSAULT:": 0.6, "ASSAULT:firearms": 0.4}, "ASSAULT", None),
            ({"AGREE:": 0.9, "ASSAULT:": 0.04, "ASSAULT:firearms": 0.06}, "ASSAULT", "firearms"),
            ({"AGREE:": 0.1, "ASSAULT:firearms": 0.9}, "AGREE", None),
            ({"ASSAULT:suicide-attack": 1.0}, "ASSAULT", "suicide-attack"),
            ({"ASSAULT:firearms": 1.0}, "AID", None),
            ({}, "ASSAULT", None),
        ],
    )
    def test_is_the_likeliest_of_its_type(self, modes, kind, expected):
        assert ActReading(types={}, modes=modes, statuses={}).mode_of(kind) == expected


class TestTriggers:
    def test_are_whole_words_with_type_and_probability(self):
        (deal, ended) = READ.triggers(0.5)
        assert (deal[:3], ended[:3]) == ((4, 8, "AGREE"), (9, 14, "ASSAULT"))
        assert deal[3] == pytest.approx(1, abs=1e-3)

    def test_are_told_by_the_first_token_of_a_word(self):
        ((*_, kind, _),) = reading(NONE, NONE, NONE, AGREE, ASSAULT, NONE).triggers(0.5)
        assert kind == "AGREE"

    def test_probability_is_that_of_naming_any_event(self):
        """Two types at 0.4 each: the word names an event at 0.8, whichever it is."""
        state = tuple(np.log([4.1, 4, 2]))
        ((*_, kind, sure),) = reading(NONE, NONE, state, NONE, NONE, NONE).triggers(0.5)
        assert (kind, sure) == ("AGREE", pytest.approx(8.1 / 10.1))

    @pytest.mark.parametrize(("least", "count"), [(0.3, 1), (0.7, 0)])
    def test_are_as_sure_as_asked(self, least, count):
        state = tuple(np.log([0.4, 0.1, 0.5]))
        assert len(reading(NONE, NONE, state, NONE, NONE, NONE).triggers(least)) == count

    def test_are_never_the_tokens_that_stand_for_no_word(self):
        assert reading(ASSAULT, NONE, NONE, NONE, NONE, ASSAULT).triggers(0.1) == []

    def test_are_never_told_by_the_end_of_a_word(self):
        assert reading(NONE, NONE, NONE, NONE, ASSAULT, NONE).triggers(0.1) == []

    def test_may_be_the_first_word(self):
        """«Talks ended in Bamako.»"""
        places = ((0, 0), (0, 5), (6, 11), (0, 0))
        found = reading(NONE, AGREE, NONE, NONE, places=places, words=(None, 0, 1, None)).triggers(0.5)
        assert [t[:2] for t in found] == [(0, 5)]

    def test_may_stand_close_to_a_quotation_mark(self):
        """«He "raided" it»"""
        places = ((0, 0), (0, 2), (3, 4), (4, 10), (10, 11), (12, 14), (0, 0))
        words = (None, 0, 1, 2, 3, 4, None)
        found = reading(NONE, NONE, NONE, ASSAULT, NONE, NONE, NONE, places=places, words=words).triggers(0.5)
        assert [t[:2] for t in found] == [(4, 10)]


class TestSentence:
    def test_class_is_read_off_the_first_token(self):
        assert likeliest(READ.classes()) == "material_conflict"
        assert sum(READ.classes().values()) == pytest.approx(1)


class TestRole:
    """Here a type's number stands for a role: the first for none, the second for actor, the third for recipient."""

    @pytest.mark.parametrize(
        ("party", "role"), [(ASSAULT, "actor"), (NONE, "recipient"), (AGREE, "neither"), (NOTHING, "neither")]
    )
    def test_is_where_party_and_act_agree(self, party, role):
        actor, recipient = reading(NOTHING, party, (9, 9, 9), NOTHING, NOTHING, NOTHING).role_of((0, 3), (4, 8))
        assert ("actor" if actor > 0.5 else "recipient" if recipient > 0.5 else "neither") == role

    def test_of_several_tokens_is_their_mean(self):
        told = reading(NOTHING, NOTHING, ASSAULT, ASSAULT, NOTHING, NOTHING)
        whole, first, last = (told.role_of(place, (4, 8)) for place in ((9, 14), (9, 12), (12, 14)))
        assert whole == pytest.approx([(a + b) / 2 for a, b in zip(first, last, strict=True)])

    @pytest.mark.parametrize(("party", "act"), [((40, 44), (4, 8)), ((0, 3), (40, 44)), ((3, 4), (4, 8))])
    def test_beyond_what_was_read_or_between_words_is_none(self, party, act):
        assert READ.role_of(party, act) == (0, 0)
