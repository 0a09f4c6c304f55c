from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.contents import Cut, contents, cuts
from dragoman.extract.quotations import find_quotations
from dragoman.extract.wording import Wording
from dragoman.record import Document

pytestmark = pytest.mark.model


@pytest.fixture
def read(annotator):
    def wording(text):
        annotated = next(iter(annotator([Document(id="d", text=text, published=date(2026, 3, 2))])))
        return Wording.read(annotated, find_quotations(annotated.text, annotated.paragraphs))

    return wording


def phrase(w, words):
    return " ".join(w.lower[j] for j in words)


def test_edges_cover_what_hangs_on_a_word(read):
    w = read("The minister of trade said that prices will fall.")
    at = w.lower.index("minister")
    assert phrase(w, range(w.first[at], w.last[at] + 1)) == "the minister of trade"


def test_words_know_their_quotation(read):
    w = read('"We are done," Fidan said. "We go home."')
    assert [w.quotation[w.lower.index(word)] for word in ("done", "fidan", "home")] == [0, -1, 1]


def test_no_word_hangs_on_white_space(read):
    w = read("Oman said so.\n\nChad denied it.")
    assert all(not w.lower[j].isspace() for kids in w.kids for j in kids)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad is critical of the pact.", "critical", "the pact"),
        ("Sudan made a call for an inquiry.", "made", "an inquiry"),
        ("The border will open in May, the ministry said.", "said", "the border will open in may"),
        ("The dam that Cairo opposes is full.", "opposes", "the dam"),
        ('Tokayev shrugged.\n\n"We were not asked."', "shrugged", '" we were not asked . "'),
    ],
)
def test_contents_are_among_the_phrases(read, text, word, expected):
    w = read(text)
    assert expected in [phrase(w, c.words) for c in contents(w, w.lower.index(word), {})]


def test_what_rules_read_comes_first(read):
    w = read("Chad denied the report.")
    assert contents(w, 1, {"rule": (2, 3)})[0].name == "rule"


def test_phrase_may_end_before_a_clause_on_its_last_words(read):
    w = read("Oman refused to sign the pact, which Yemen backs.")
    words = tuple(range(w.lower.index("to"), w.lower.index("backs") + 1))
    ends = [phrase(w, [j for j in words if j <= cut.last]) for cut in cuts(w, words)]
    assert "to sign the pact" in ends
    assert all(isinstance(cut, Cut) and cut.head > cut.last for cut in cuts(w, words))
