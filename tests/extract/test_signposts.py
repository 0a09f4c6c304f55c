from __future__ import annotations

import pytest
from tests.extract.cases import annotate

from dragoman.codebook.outlooks import Outlooks
from dragoman.extract.signposts import find_signposts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def outlooks():
    return Outlooks.load()


@pytest.fixture
def signposts(annotator, outlooks):
    """Read the signposts of a text as (sentence, [(sign, meaning)])."""

    def read(text):
        annotated = annotate(annotator, text)
        words = annotated.text
        return [
            (
                post.of(words),
                [(s.condition.of(words), s.outcome.of(words) if s.outcome else None) for s in post.signals],
            )
            for post in find_signposts(annotated, outlooks)
        ]

    return read


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        (
            "Watch whether Oman hosts a second round, which would signal that talks are alive.",
            [("Oman hosts a second round", "talks are alive")],
        ),
        (
            "The key question is whether Chad will sign or whether Sudan will walk out.",
            [("Chad will sign", None), ("Sudan will walk out", None)],
        ),
        ("It remains to be seen if Turkey will ratify the accord.", [("Turkey will ratify the accord", None)]),
        ("Observers will be watching for a withdrawal from Goma.", [("a withdrawal from Goma", None)]),
        ("Much depends on whether Togo pays.", [("Togo pays", None)]),
        (
            "Watch for a drop in grain prices, a sign that the blockade is easing.",
            [("a drop in grain prices", "the blockade is easing")],
        ),
    ],
)
def test_sign_and_its_meaning_are_parted(signposts, text, signals):
    assert signposts(text) == [(text, signals)]


@pytest.mark.parametrize(
    "text",
    [
        "Oman hosted a second round.",
        "If the talks fail, prices will rise.",
        "He asked whether Chad would sign.",
        "The envoys watched the parade.",
        "The main question was settled in May.",
        "",
    ],
)
def test_other_sentences_are_none(signposts, text):
    assert signposts(text) == []


def test_under_their_heading_no_cue_is_needed(signposts):
    text = (
        "Talks ended on Monday.\n\nWhat to watch\n\nA ban on grain exports, signalling a rift.\nWhether Chad signs.\n"
    )
    assert [signals for _, signals in signposts(text)] == [
        [("A ban on grain exports", "a rift")],
        [("Chad signs", None)],
    ]


def test_heading_itself_is_none(signposts):
    text = "Talks ended on Monday.\n\nWhat to watch\n\nWhether Chad signs.\n"
    assert [sentence for sentence, _ in signposts(text)] == ["Whether Chad signs."]


def test_spans_hold_words_without_space_or_stops_at_their_ends(signposts):
    ((_, signals),) = signposts('Watch whether  Oman pays , or  whether Togo does "...')
    assert all(sign == sign.strip(' ,;."') for sign, _ in signals)
