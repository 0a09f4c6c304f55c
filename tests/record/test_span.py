from __future__ import annotations

from datetime import date

import pytest

from dragoman.record import Attribution, Interval, Sentence, Span, with_spans


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_is_never_empty_or_reversed(start, end):
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


def test_spans_are_moved_however_deep_they_stand():
    said = Attribution(id="q1", kind="direct", source=(Span(0, 2), Span(4, 6)), content=(Span(8, 9),))
    moved = with_spans(said, lambda s: Span(s.start + 1, s.end + 1))
    assert [*moved.source, *moved.content] == [Span(1, 3), Span(5, 7), Span(9, 10)]


def test_a_value_that_is_a_span_keeps_its_other_fields():
    sentence = Sentence(start=0, end=5, paragraph=3, speech=True)
    moved = with_spans(sentence, lambda s: Span(s.start + 2, s.end + 2))
    assert moved == Sentence(start=2, end=7, paragraph=3, speech=True)


def test_an_interval_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="before"):
        Interval(date(2025, 2, 1), date(2025, 1, 1))
