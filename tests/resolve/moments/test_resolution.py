from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook.calendar import load_rules
from dragoman.extract.times import find_times
from dragoman.record import Document, Interval, Moment, TimePhrase
from dragoman.resolve.moments import resolve_moments, window_of

DAY = date(2025, 10, 9)
"""A Thursday."""


def written(words, tense=None, at=0):
    """The phrase that the first pattern to take all of the words makes of them."""
    for rule in load_rules():
        if match := rule.pattern.fullmatch(words):
            parts = tuple((name, " ".join(part.lower().split())) for name, part in match.groupdict().items() if part)
            return TimePhrase(start=at, end=at + len(words), type=rule.type, rule=rule.name, parts=parts, tense=tense)
    pytest.fail(f"no pattern takes {words!r}")


def resolved(*phrases, day=DAY):
    """Resolve (words, tense) pairs that stand one after the other."""
    text, times = "", []
    for words, tense in phrases:
        times.append(written(words, tense, len(text)))
        text += f"{words} … "
    return resolve_moments(times, day, text=text)


@pytest.mark.parametrize(
    ("words", "tense", "value"),
    [
        ("October 7", "past", "2025-10-07"),
        ("October 7", None, "2025-10-07"),
        ("Dec. 12", "future", "2025-12-12"),
        ("October 30", "past", "2025-10-30"),
        ("January 1", "past", "2025-01-01"),
        ("Jan. 15", "future", "2026-01-15"),
        ("December", "past", "2024-12"),
        ("3-5 May", "past", "2025-05-03/2025-05-05"),
        ("February 30", "past", None),
        ("Thursday", "past", "2025-10-09"),
        ("Thursday", "future", "2025-10-09"),
        ("Friday", "past", "2025-10-03"),
        ("Friday", "future", "2025-10-10"),
        ("last Thursday", "past", "2025-10-02"),
        ("next Thursday", "future", "2025-10-16"),
        ("Wednesday evening", "past", "2025-10-08TEV"),
        ("two weeks from Friday", "future", "2025-10-24"),
        ("the week of November 3", "future", "2025-W45"),
        ("today", None, "2025-10-09"),
        ("the day after tomorrow", "future", "2025-10-11"),
        ("last week", "past", "2025-W40"),
        ("next month", "future", "2025-11"),
        ("earlier this year", "past", "2025"),
        ("the last decade", "past", "201"),
        ("three days ago", "past", "2025-10-06"),
        ("two months ago", "past", "2025-08"),
        ("a decade ago", "past", "2015"),
        ("several years ago", "past", "PAST_REF"),
        ("the third quarter", "past", "2025-Q3"),
        ("the first half of 2026", "future", "2026-H1"),
        ("Q2 2024", None, "2024-Q2"),
        ("last summer", "past", "2025-SU"),
        ("last winter", "past", "2024-WI"),
        ("nineteen ninety-seven", None, "1997"),
        ("two thousand and five", None, "2005"),
        ("1914-18", None, "1914/1918"),
        ("the nineties", None, "199"),
        ("the 19th century", None, "18"),
        ("fiscal 2025", None, "2025"),
        ("Christmas Eve", "future", "2025-12-24"),
        ("Easter", "past", "2025-04-20"),
        ("2:30 p.m. Tuesday", "past", "2025-10-07T14:30"),
        ("midnight", None, "2025-10-09T24:00"),
        ("this morning", "past", "2025-10-09TMO"),
        ("last night", "past", "2025-10-08TNI"),
        ("14:30 GMT", None, "2025-10-09T14:30Z"),
        ("13/02/2024", None, "2024-02-13"),
        ("02/13/24", None, "2024-02-13"),
        ("7.10.2025", None, "2025-10-07"),
        ("now", "present", "PRESENT_REF"),
        ("recently", "past", "PAST_REF"),
        ("soon", "future", "FUTURE_REF"),
    ],
)
def test_a_date_has_the_value_its_clause_gives_it(words, tense, value):
    assert [m.value for m in resolved((words, tense))] == ([value] if value else [])


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("two weeks", "DURATION", "P2W"),
        ("twenty-four hours", "DURATION", "PT24H"),
        ("several years", "DURATION", "PXY"),
        ("two decades", "DURATION", "P20Y"),
        ("two and a half years", "DURATION", "P2.5Y"),
        ("half an hour", "DURATION", "PT0.5H"),
        ("the next two to three weeks", "DURATION", "P3W"),
        ("more than a hundred and twenty days", "DURATION", "P120D"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("every two months", "SET", "P2M"),
        ("each July", "SET", "XXXX-07"),
        ("every other day", "SET", "P2D"),
        ("per year", "SET", "P1Y"),
        ("daily", "SET", "P1D"),
    ],
)
def test_stretches_and_what_recurs_have_a_value_but_no_day(words, type_, value):
    (moment,) = resolved((words, None))
    assert (moment.type, moment.value) == (type_, value)
    assert moment.interval is None or words.startswith("the next")


@pytest.mark.parametrize(
    ("words", "tense", "first", "last"),
    [
        ("earlier this year", "past", date(2025, 1, 1), DAY),
        ("later this month", "future", DAY, date(2025, 10, 31)),
        ("early 2026", "future", date(2026, 1, 1), date(2026, 5, 1)),
        ("the end of October", "future", date(2025, 10, 27), date(2025, 10, 31)),
        ("mid-September", "past", date(2025, 9, 10), date(2025, 9, 20)),
        ("late Wednesday", "past", date(2025, 10, 8), date(2025, 10, 8)),
        ("last weekend", "past", date(2025, 10, 4), date(2025, 10, 5)),
        ("the last five years", "past", date(2020, 10, 9), DAY),
        ("the past year", "past", date(2024, 10, 9), DAY),
        ("the year's end", "future", date(2025, 11, 2), date(2025, 12, 31)),
        ("the next two weeks", "future", DAY, date(2025, 10, 23)),
        ("the coming months", "future", DAY, date(2026, 10, 9)),
        ("the 1990s", None, date(1990, 1, 1), date(1999, 12, 31)),
        ("winter 2024", None, date(2024, 12, 1), date(2025, 2, 28)),
        ("Ramadan", "past", date(2025, 3, 1), date(2025, 3, 30)),
        ("today", None, DAY, DAY),
        ("now", None, None, None),
    ],
)
def test_the_days_are_those_the_words_leave(words, tense, first, last):
    (moment,) = resolved((words, tense))
    assert (moment.first, moment.last) == (first, last)


def test_this_winter_began_last_year_once_it_is_january():
    (moment,) = resolved(("this winter", "present"), day=date(2026, 1, 15))
    assert moment.value == "2025-WI"


@pytest.mark.parametrize(
    ("before", "words", "value"),
    [
        ("2019", "June of that year", "2019-06"),
        ("10 November 2020", "the following day", "2020-11-11"),
        ("3 March 2024", "two weeks later", "2024-W11"),
        ("2014", "a year earlier", "2013"),
        ("the third quarter", "a year earlier", "2024-Q3"),
        ("7 October 2025", "noon", "2025-10-07T12:00"),
        ("2014", "March 18", "2014-03-18"),
        ("March 2025", "the same period last year", "2024-03"),
    ],
)
def test_what_counts_from_the_narrative_counts_from_the_date_told_before(before, words, value):
    assert resolved((before, "past"), (words, "past"))[1].value == value


@pytest.mark.parametrize(
    ("words", "tense", "preposition", "window"),
    [
        ("Friday", "future", "by", Interval(DAY, date(2025, 10, 10))),
        ("Friday", "future", "before", Interval(DAY, DAY)),
        ("the end of the year", "future", "before", Interval(DAY, date(2025, 12, 31))),
        ("June 2026", "future", "after", Interval(date(2026, 7, 1), None)),
        ("June 2026", "future", "from", Interval(date(2026, 6, 1), None)),
        ("November", "future", "in", Interval(date(2025, 11, 1), date(2025, 11, 30))),
        ("November", "future", "until", Interval(DAY, date(2025, 11, 30))),
        ("two weeks", "future", "within", Interval(DAY, date(2025, 10, 23))),
        ("the next two weeks", "future", "in", Interval(DAY, date(2025, 10, 23))),
        ("two weeks", "future", "for", None),
        ("48 hours", "future", "within", Interval(DAY, date(2025, 10, 11))),
        ("the next 72 hours", "future", "in", Interval(DAY, date(2025, 10, 12))),
        ("the past 24 hours", "past", "in", Interval(date(2025, 10, 8), DAY)),
        ("3 to 5 November", "future", "from", Interval(date(2025, 11, 3), date(2025, 11, 5))),
        ("2 October 2025", "past", "by", Interval(None, date(2025, 10, 2))),
        ("soon", "future", None, None),
        ("every Monday", "present", "on", None),
    ],
)
def test_a_window_is_what_the_preposition_makes_of_the_days(words, tense, preposition, window):
    (moment,) = resolved((words, tense))
    assert window_of(moment, DAY, preposition=preposition) == window


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The presidents held a phone call on October 7.", ["2025-10-07"]),
        ("The envoy left Baku on Monday and will return next Friday.", ["2025-10-06", "2025-10-10"]),
        ("The chancellor has been in office since May.", ["2025-05"]),
        ("The vote was put off until Tuesday.", ["2025-10-14"]),
        ("In 2019 the two sides broke off relations. The embassy closed in June of that year.", ["2019", "2019-06"]),
        ("The parliaments must ratify the pact by 31 January.", ["2026-01-31"]),
    ],
)
def test_sentences_are_dated_as_a_reader_would(annotator, text, values):
    annotated = next(iter(annotator([Document(id="d", text=text, published=DAY)])))
    assert [m.value for m in resolve_moments(find_times(annotated), DAY, text=annotated.text)] == values


WORDS = ["October 7", "31 December", "February 29", "last week", "next year", "early next year", "later this month",
         "the end of the decade", "three days ago", "900 years ago", "two weeks later", "the following day", "Q1",
         "the third quarter", "last winter", "the 1990s", "the 19th century", "Hanukkah", "Easter Monday", "Monday",
         "the last five years", "the coming weeks", "last night", "noon Friday", "1914-18", "3-5 May", "fiscal 2024",
         "a year earlier", "the same period last year", "that year", "the next 40 centuries", "overnight",
         "the first Monday in May", "the fifth Friday of February", "the last week of March", "the eve of Easter",
         "the day after Ramadan", "the day before March 1", "the year before", "the past year", "the weeks ahead",
         "year-end", "the night of October 6", "the past 24 hours", "the last half of 2023"]  # fmt: skip
TENSES = st.sampled_from(["past", "present", "future", None])
PREPOSITIONS = st.sampled_from(["by", "before", "until", "within", "after", "since", "from", "in", "over", "for", None])


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), TENSES), min_size=1, max_size=6),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    PREPOSITIONS,
)
def test_every_interval_and_every_window_is_ordered(phrases, day, preposition):
    for moment in resolved(*phrases, day=day):
        windows = [moment.interval, window_of(moment, day, preposition=preposition)]
        assert all(w.start <= w.end for w in windows if w and w.start and w.end)


@given(st.lists(st.tuples(st.sampled_from(WORDS), TENSES), max_size=6))
def test_moments_keep_the_places_and_the_order_of_their_phrases(phrases):
    moments: tuple[Moment, ...] = resolved(*phrases)
    assert [m.start for m in moments] == sorted(m.start for m in moments)
    assert len(moments) <= len(phrases)
