from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.times import find_times
from dragoman.record import Document

pytestmark = pytest.mark.model


def found(annotator, text):
    document = Document(id="d", text=text, published=date(2025, 10, 9))
    annotated = next(iter(annotator([document])))
    return [(annotated.text[t.start : t.end], t) for t in find_times(annotated)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two presidents spoke by telephone on October 7.", ["October 7"]),
        ("Envoys will gather in Muscat on Tuesday, Nov. 4, for a second round.", ["Tuesday, Nov. 4"]),
        ("The strait was closed from 3 to 5 May.", ["3 to 5 May"]),
        ("The commission must report by the end of October.", ["the end of October"]),
        ("The minister landed in Astana late on Wednesday evening.", ["late on Wednesday evening"]),
        (
            "Trade fell in the third quarter of 2024 and recovered early this year.",
            ["the third quarter of 2024", "early this year"],
        ),
        ("The truce held for two weeks before it broke down.", ["two weeks"]),
        ("He led the mission over the past five years.", ["the past five years"]),
        ("The delegation left three days ago.", ["three days ago"]),
        ("Inspectors visit the plant every two months.", ["every two months"]),
        ("The treaty, signed in the 1970s, lapsed last winter.", ["the 1970s", "last winter"]),
        ("The session opens at 2:30 p.m. on Tuesday.", ["2:30 p.m. on Tuesday"]),
        ("The two sides are now close to a deal.", ["now"]),
        ("A six-month extension was agreed.", ["six-month"]),
    ],
)
def test_an_expression_is_found_with_its_whole_extent(annotator, text, expected):
    assert [words for words, _ in found(annotator, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May and April Jones met the ambassador.",
        "The council voted for Resolution 2231 without debate.",
        "Protesters may march on the palace.",
        "The 45-year-old diplomat was expelled.",
        "Some 2,000 people fled the town.",
        "About 2000 soldiers crossed the border.",
        "The plan, known as Vision 2030, was shelved.",
        "At the same time, the embassy denied the report.",
        "About three-quarters of the grain was lost.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(annotator, text):
    assert found(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The minister visited Baku on Monday.", "past"),
        ("The minister will visit Baku on Monday.", "future"),
        ("The minister plans to visit Baku on Monday.", "future"),
        ("The minister is expected to visit Baku on Monday.", "future"),
        ("The talks are scheduled for Monday.", "future"),
        ("The minister would have visited Baku on Monday.", "past"),
        ("The minister visits Baku on Monday.", "present"),
        ("Monday's ruling will be appealed.", None),
    ],
)
def test_an_expression_has_the_tense_of_its_clause(annotator, text, tense):
    ((_, time),) = found(annotator, text)
    assert time.tense == tense


def test_the_parts_say_what_was_read(annotator):
    ((_, time),) = found(annotator, "They met on Tuesday, 7 October 2025.")
    assert dict(time.parts) == {"weekday": "tuesday", "day": "7", "month": "october", "year": "2025"}


PHRASES = ["on 7 October 2025", "last week", "by Friday", "in the third quarter", "two weeks ago", "at 2 p.m. Tuesday",
           "in the 1990s", "over the coming months", "every Monday", "early in 2026", "from 3 to 5 May", "yesterday",
           "after Ramadan", "on 31 February", "in fiscal 2025", "during the year"]  # fmt: skip


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6), st.sampled_from([" ", "\n", " and ", ". They met "]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_phrases_stand_in_order_apart_and_slice_back_to_their_words(annotator, phrases, between):
    end = 0
    for words, time in found(annotator, f"They met {between.join(phrases)}."):
        assert words == words.strip() != ""
        assert end <= time.start < time.end
        end = time.end
