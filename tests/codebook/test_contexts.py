from __future__ import annotations

import pytest

from dragoman.codebook.contexts import Contexts
from dragoman.codebook.tables import listed, read_table


@pytest.fixture(scope="module")
def contexts():
    return Contexts.load()


@pytest.mark.parametrize(
    ("lemmas", "expected"),
    [
        (["airstrike", "kill", "villager"], ("military",)),
        (["raise", "tariff", "on", "steel"], ("economic",)),
        (["enrich", "uranium"], ("cbrn",)),
        (["reopen", "embassy"], ("diplomatic",)),
        (["cholera", "spread"], ("disease",)),
        (["harvest", "begin"], ()),
        ([], ()),
    ],
)
def test_words_tell_of_their_contexts(contexts, lemmas, expected):
    assert contexts.of(lemmas) == expected


def test_context_of_most_words_comes_first(contexts):
    assert contexts.of(["trade", "nuclear", "uranium", "reactor"]) == ("cbrn", "economic")


def test_context_is_named_once_however_many_words_tell_of_it(contexts):
    assert contexts.of(["troop", "tank", "missile"]) == ("military",)


def test_names_stand_once_and_in_the_order_of_the_manual(contexts):
    rows = [row["context"] for row in read_table("contexts")]
    assert list(contexts.names) == rows
    assert rows[:3] == ["military", "intelligence", "peacekeeping"]


def test_words_stand_as_lemmas_in_lower_case():
    words = [word for row in read_table("contexts") for word in listed(row["lemmas"])]
    assert [word for word in words if word != word.lower()] == []


def test_no_word_stands_twice_under_one_context():
    rows = {row["context"]: listed(row["lemmas"]) for row in read_table("contexts")}
    assert [name for name, words in rows.items() if len(set(words)) < len(words)] == []


@pytest.mark.parametrize("context", [row["context"] for row in read_table("contexts")])
def test_each_context_has_words_that_tell_of_it(contexts, context):
    assert any(context in found for found in contexts.by_lemma.values())
