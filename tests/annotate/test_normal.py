from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.normal import ALIKE, INVISIBLE, normalise
from dragoman.record import Span

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aeoé-–'’“ \n\r\t"),
        st.sampled_from("\u0301\u0327\u0308\u0306"),
        st.sampled_from(sorted(INVISIBLE)),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


def test_mark_on_the_last_letter_is_covered():
    text = "cafe\u0301 open"
    assert normalise(text)[1].to_source(Span(0, 4)).of(text) == "cafe\u0301"


def test_windows_line_ends_make_one_break():
    assert normalise("One.\r\nTwo.")[0] == "One. \nTwo."


def test_quotes_become_straight():
    assert normalise("“positive,” it’s said")[0] == '"positive," it\'s said'


@given(TEXTS)
def test_normal_text_stays_as_it_is(text):
    normal = normalise(text)[0]
    assert normalise(normal)[0] == normal


@given(TEXTS, st.data())
def test_words_of_a_span_are_those_of_its_source(text, data):
    normal, offsets = normalise(text)
    if not normal:
        return
    start = data.draw(st.integers(0, len(normal) - 1))
    end = data.draw(st.integers(start + 1, len(normal)))
    source = offsets.to_source(Span(start, end))
    assert source.end <= len(text)
    assert normalise(source.of(text))[0].strip() in {normal[start:end].strip(), *_composed(normal[start:end])}


def _composed(words):
    """Allow for what a stretch normalises to once the character before it is gone."""
    return {unicodedata.normalize("NFC", words).translate(ALIKE).strip()}
