from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.narration import FUNCTIONS, Weights
from dragoman.extract.discourse import Speech, code_discourse, with_speech
from dragoman.extract.meaning import OnceRead
from dragoman.record import Document, Said
from dragoman.weights import Telling

REPORT = """Envoys of Oman and Iran signed a transit deal in Muscat on Monday.
"I think we have never had a better chance to live in peace," the foreign minister said.
The two states fought over the strait in 1987, and talks had failed twice before.

Background
The port was built in 1974 and was shut for a decade after the war.

What's next
Parliament will vote on the deal in March.
"""


@pytest.fixture
def coded(annotator):
    def read(text, **sets):
        annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
        known = {"speech": Speech(said=(), sentences=frozenset()), "historical": frozenset()} | sets
        return {s.of(annotated.text)[:12]: s for s in code_discourse(annotated, **known)}

    return read


class FakeMeaning:
    """Gives back the sentences as their readings, and counts them."""

    def __init__(self):
        self.asked = []

    def read(self, sentences):
        self.asked += sentences
        return list(sentences)


class FakeNarrator:
    """Finds every sentence an anecdote that carries speech where its reading has a question mark."""

    def tell(self, readings, title, traits):  # noqa: ARG002 - the readings tell all
        return [Telling(functions={"anecdote": 0.9, "main": 0.1}, is_speech="?" in reading) for reading in readings]


@pytest.mark.model
@pytest.mark.parametrize(
    ("opening", "function"),
    [
        ("Envoys of Om", "main"),
        ("The port was", "history"),
        ("Parliament w", "expectation"),
        ("What's next", "none"),
    ],
)
def test_function_of_a_sentence(coded, opening, function):
    assert coded(REPORT)[opening].discourse == function


@pytest.mark.model
def test_speech_is_taken_over(coded):
    speech = Speech(said=(), sentences=frozenset({1}))
    assert [s.speech for s in coded(REPORT, speech=speech).values()][:3] == [False, True, False]


@pytest.mark.model
def test_narrator_tells_function_and_speech_of_prose(coded):
    found = coded("The toll rose.\n\nWho pays? No one knew.\n", readers=(FakeMeaning(), FakeNarrator()))
    assert [(s.discourse, s.speech) for s in found.values()] == [
        ("anecdote", False), ("anecdote", True), ("anecdote", False),
    ]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("opening", "function"), [("What's next", "none"), ("Parliament w", "expectation")])
def test_headings_decide_before_the_narrator(coded, opening, function):
    assert coded(REPORT, readers=(FakeMeaning(), FakeNarrator()))[opening].discourse == function


@pytest.mark.model
def test_speech_and_its_kinds_are_traits(annotator):
    text = "Prices fell on Monday. Rice will stay cheap, the mill said.\n"
    annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 1, 12))])))
    said = Said(kind="indirect", source=(), cue=(), content=(annotated.sentences[1].span,))
    speech = Speech(said=(said,), sentences=frozenset({1}))
    assert with_speech(annotated, [{"short": 1.0}, {}], speech) == [
        {"short": 1.0}, {"said=indirect": 1.0, "speech": 1.0},
    ]  # fmt: skip


def test_what_was_read_is_not_read_again():
    meaning = FakeMeaning()
    once = OnceRead(meaning)
    assert [*once.read(["a", "b", "a"]), *once.read(["b", "c"])] == ["a", "b", "a", "b", "c"]
    assert meaning.asked == ["a", "b", "c"]


@pytest.mark.model
def test_what_is_known_to_be_history_is_history(coded):
    assert coded(REPORT, historical=frozenset({0}))["Envoys of Om"].discourse == "history"


def weights(**after):
    still = (0.0,) * len(FUNCTIONS)
    bias = tuple(1.0 if name == "context" else 0.0 for name in FUNCTIONS)
    table = tuple(
        tuple(after.get(f"{a}_{b}", 0.0) for b in FUNCTIONS) if any(k.startswith(a) for k in after) else still
        for a in FUNCTIONS
    )
    return Weights(traits={"(bias)": bias, "lead": (2.0, *still[1:])}, after=table)


def test_traits_add_to_the_bias():
    assert weights().score({"lead": 1.0, "unheard of": 1.0})[0] == 2.0


def test_sequence_weighs_what_follows_what():
    model = weights(main_history=3.0)
    assert model.best([model.score({"lead": 1.0}), model.score({})]) == ["main", "history"]


def test_no_sentences_have_no_functions():
    assert weights().best([]) == []
