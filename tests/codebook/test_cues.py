from __future__ import annotations

import pytest

from dragoman.codebook.cues import Cues
from dragoman.codebook.tables import read_table


@pytest.fixture(scope="module")
def cues():
    return Cues.load()


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [
        ("say", "states"),
        ("allege", "claims"),
        ("confirm", "confirms"),
        ("deny", "denies"),
        ("doubt", "doubts"),
        ("vow", "promises"),
        ("warn", "warns"),
        ("leak", "leaks"),
        ("believe", "believes"),
        ("urge", "wants"),
    ],
)
def test_each_stance_has_its_verbs(cues, lemma, stance):
    assert cues.find(lemma, "VERB").stance == stance


def test_words_of_praise_and_blame_take_no_stance_on_what_they_name(cues):
    assert cues.find("welcome", "VERB").stance is None


def test_noun_is_not_read_as_verb(cues):
    assert cues.find("welcome", "NOUN") is None


def test_no_word_stands_twice_in_the_table():
    words = [(row["lemma"], row["pos"]) for row in read_table("cues")]
    assert len(words) == len(set(words))


def test_each_cue_says_what_must_follow():
    bare = [r["lemma"] for r in read_table("cues") if not r["pattern"] and not r["pos"].startswith("MEDIUM")]
    assert bare == []


@pytest.mark.parametrize(
    "words",
    [
        ("TASS",),
        ("the", "Associated", "Press"),
        ("state", "news", "agency", "Xinhua"),
        ("an", "Omani", "newspaper"),
        ("Khartoum", "Post"),
    ],
)
def test_names_and_descriptions_of_media_are_known(cues, words):
    assert cues.is_medium(words)


@pytest.mark.parametrize("words", [(), ("the", "Kremlin"), ("a", "border", "post"), ("three", "times"), ("reporters",)])
def test_other_words_are_no_media(cues, words):
    assert not cues.is_medium(words)
