"""What readers of a report of Thursday, 9 October 2025 take its expressions of time for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.times import find_times
from dragoman.record import Document, Moment
from dragoman.resolve.moments import resolve_moments

pytestmark = pytest.mark.model

DAY = date(2025, 10, 9)

DAYS = [
    ("The ministers met on Thursday.", "Thursday", "2025-10-09"),
    ("The ministers met on Friday.", "Friday", "2025-10-03"),
    ("The ministers will meet on Friday.", "Friday", "2025-10-10"),
    ("Iran, Oman to hold talks on Friday", "Friday", "2025-10-10"),
    ("Iran, Oman hold talks on Friday", "Friday", "2025-10-10"),
    ("The envoy could not be reached on Wednesday.", "Wednesday", "2025-10-08"),
    ("The envoy could land on Wednesday.", "Wednesday", "2025-10-15"),
    ("They could meet as early as Monday.", "Monday", "2025-10-13"),
    ("Both sides had been at peace since the previous Friday.", "the previous Friday", "2025-10-03"),
    ("The delegation arrived late on Monday.", "late on Monday", "2025-10-06"),
    ("The army pulled out the day before yesterday.", "the day before yesterday", "2025-10-07"),
    ("The pact was signed on 12 March.", "12 March", "2025-03-12"),
    ("The pact was signed on March 12.", "March 12", "2025-03-12"),
    ("The pact was signed on 12.03.2024.", "12.03.2024", "2024-03-12"),
    ("The pact was signed on 2024-03-12.", "2024-03-12", "2024-03-12"),
    ("The pact was signed on 2024/03/12.", "2024/03/12", "2024-03-12"),
    ("The pact was signed on 12-03-2024.", "12-03-2024", "2024-03-12"),
    ("They will vote this coming Sunday.", "this coming Sunday", "2025-10-12"),
    ("The pact was signed on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11"),
    ("The law takes effect on January 1.", "January 1", "2026-01-01"),
    ("The law took effect on Jan. 1.", "Jan. 1", "2025-01-01"),
    ("The panel has set October 20 as the deadline.", "October 20", "2025-10-20"),
    ("The exercise runs from 3 to 7 November.", "3 to 7 November", "2025-11-03/2025-11-07"),
    ("The exercise ran between 3 and 5 May.", "3 and 5 May", "2025-05-03/2025-05-05"),
    ("MUSCAT, Oct 9 (Reuters) - The ministers shook hands.", "Oct 9", "2025-10-09"),
    ("KYIV, Ukraine, Oct. 8 — The ministers shook hands.", "Oct. 8", "2025-10-08"),
    ("The vote will be held on the first Monday in May.", "the first Monday in May", "2026-05-04"),
    ("The vote was held on the last Sunday of September.", "the last Sunday of September", "2025-09-28"),
    ("They meet on the second Tuesday of next month.", "the second Tuesday of next month", "2025-11-11"),
    ("The attack came on the eve of Orthodox Easter.", "the eve of Orthodox Easter", "2025-04-19"),
    ("The deal was struck on the eve of the 12 March vote.", "the eve of the 12 March", "2025-03-11"),
    ("The deal was struck the day before the summit.", None, None),
    ("The army pulled out the day after Christmas.", "the day after Christmas", "2024-12-26"),
    ("Talks will open the day after Ramadan.", "the day after Ramadan", "2026-03-20"),
]  # fmt: skip

PERIODS = [
    ("They will meet in the first week of November.", "the first week of November", "2025-W45"),
    ("They met over the last weekend of August.", "the last weekend of August", "2025-W35-WE"),
    ("Over the past year trade grew.", "the past year", "2024"),
    ("The month-long siege ended.", "month-long", "P1M"),
    ("The plant was named in the budget for FY2025.", "FY2025", "2025"),
    ("The envoy left last week.", "last week", "2025-W40"),
    ("Parliament passed the law earlier this year.", "earlier this year", "2025"),
    ("The force must leave by the end of October.", "the end of October", "2025-10"),
    ("The summit will be held early next year.", "early next year", "2026"),
    ("The talks resume in mid-March.", "mid-March", "2026-03"),
    ("The talks broke down in mid-September.", "mid-September", "2025-09"),
    ("Exports fell in the third quarter.", "the third quarter", "2025-Q3"),
    ("Exports fell in the last half of 2023.", "the last half of 2023", "2023-H2"),
    ("Trade grew in the second quarter of next year, the plan says.", "the second quarter of next year", "2026-Q2"),
    ("The ministry spent less in fiscal 2024.", "fiscal 2024", "2024"),
    ("The ministry spent less in the 2024 financial year.", "the 2024 financial year", "2024"),
    ("The ministry will spend more in the 2024-25 fiscal year.", "the 2024-25 fiscal year", "2024/2025"),
    ("The talks failed in the fourth quarter of fiscal 2023.", "the fourth quarter of fiscal 2023", "2023-Q4"),
    ("Elections will be held this autumn.", "this autumn", "2025-FA"),
    ("The offensive began in the spring.", "the spring", "2025-SP"),
    ("The talks will start in the spring.", "the spring", "2026-SP"),
    ("Over the summer the army dug in.", "the summer", "2025-SU"),
    ("The offensive stalled last winter.", "last winter", "2024-WI"),
    ("The town fell in the summer of 2023.", "the summer of 2023", "2023-SU"),
    ("The treaty dates from the 19th century.", "the 19th century", "18"),
    ("The border was drawn in the 1990s.", "the 1990s", "199"),
    ("The mission will be flown in August.", "August", "2026-08"),
    ("Books must be closed by year-end.", "year-end", "2025-12-31"),
    ("A deal is due by the year's end.", "the year's end", "2025"),
    ("War broke out in January nineteen ninety-one.", "January nineteen ninety-one", "1991-01"),
]

FEASTS = [
    ("The truce was agreed before Eid al-Fitr.", "Eid al-Fitr", "2025-03-31/2025-04-02"),
    ("The truce will begin after Eid al-Adha.", "Eid al-Adha", "2026-05-27/2026-05-30"),
    ("Shops will close in the holy month of Ramadan.", "the holy month of Ramadan", "2026-02-18/2026-03-19"),
    ("Prisoners were released for Nowruz.", "Nowruz", "2025-03-20/2025-03-23"),
    ("Prisoners will be released for Nowruz.", "Nowruz", "2026-03-20/2026-03-23"),
    ("A ceasefire was declared for Orthodox Easter.", "Orthodox Easter", "2025-04-20"),
    ("The siege went on through Ramadan.", "Ramadan", "2025-03-01/2025-03-30"),
    ("The crossings will close for the Lunar New Year.", "Lunar New Year", "2026-02-17/2026-02-23"),
    ("The ban will be lifted after Diwali.", "Diwali", "2025-10-20"),
    ("The attack came during Passover.", "Passover", "2025-04-13/2025-04-20"),
    ("The troops will be home by Christmas.", "Christmas", "2025-12-25"),
    ("The troops had left by Christmas 2019.", "Christmas 2019", "2019-12-25"),
]

HOURS = [
    ("Drones struck the port overnight.", "overnight", "2025-10-09TNI"),
    ("The raids took place at dawn on Wednesday.", "dawn on Wednesday", "2025-10-08TMO"),
    ("The raid came on the night of October 6.", "the night of October 6", "2025-10-06TNI"),
    ("Sirens sounded at four o'clock in the morning.", "four o'clock in the morning", "2025-10-09T04:00"),
    ("Shells fell in the early hours of Tuesday.", "the early hours of Tuesday", "2025-10-07TMO"),
    ("By mid afternoon the square was empty.", "mid afternoon", "2025-10-09TAF"),
    ("The two leaders spoke on Monday night.", "Monday night", "2025-10-06TNI"),
    ("The truce will expire at midnight on Sunday.", "midnight on Sunday", "2025-10-12T24:00"),
]

STRETCHES = [
    ("They gave the junta 48 hours to step down.", "48 hours", "PT48H"),
    ("The war lasted two decades.", "two decades", "P20Y"),
    ("The pause lasted a day and a half.", "a day and a half", "P1.5D"),
    ("The truce will hold for the next two weeks.", "the next two weeks", "P2W"),
    ("More raids are likely in the weeks ahead.", "the weeks ahead", "PXW"),
    ("The talks opened barely a month after the coup.", "a month", "P1M"),
    ("The talks are held every Friday.", "every Friday", "XXXX-WXX-5"),
    ("The council meets twice a year.", "twice a year", "P1Y"),
    ("The panel meets three times a week.", "three times a week", "P1W"),
    ("Vigils are held on Tuesday nights.", "Tuesday nights", "XXXX-WXX-2TNI"),
    ("The crossing is shut on weekends.", "weekends", "XXXX-WXX-WE"),
    ("The two states will one day be at peace.", "one day", "FUTURE_REF"),
    ("A day later the envoy resigned.", "A day later", "PAST_REF"),
    ("A few days later the envoy resigned.", "A few days later", "PAST_REF"),
]

TABLE = [*DAYS, *PERIODS, *FEASTS, *HOURS, *STRETCHES]


def moments_of(annotator, text, day=DAY) -> list[tuple[str, Moment]]:
    annotated = next(iter(annotator([Document(id="d", text=text, published=day)])))
    found = resolve_moments(find_times(annotated), day, text=annotated.text)
    return [(annotated.text[m.start : m.end], m) for m in found]


@pytest.mark.parametrize(("text", "words", "value"), TABLE)
def test_an_expression_stands_for_what_its_readers_take_it_for(annotator, text, words, value):
    assert [(found, m.value) for found, m in moments_of(annotator, text)] == ([(words, value)] if words else [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2019 the two sides broke off ties. The embassy closed in June of that year.", ["2019", "2019-06"]),
        ("The talks broke down on 3 May 2024. They resumed the following week.", ["2024-05-03", "2024-W19"]),
        ("The deficit grew in the quarter ended June 30.", ["2025-Q2", "2025-06-30"]),
        ("Trade fell to $3 billion last year, from $4 billion the year before.", ["2024", "2023"]),
        ("They met on 3 May 2024 and signed the day after.", ["2024-05-03", "2024-05-04"]),
        ("Protests are held on Mondays and Thursdays.", ["XXXX-WXX-1", "XXXX-WXX-4"]),
        ("Exports fell 3% in the third quarter from a year earlier.", ["2025-Q3", "2024-Q3"]),
        (
            "Exports fell in the third quarter. In the nine months they rose 2% from a year earlier.",
            ["2025-Q3", "P9M", "2024"],
        ),
        (
            "Exports fell in the third quarter. The fourth quarter will be worse, but the latest quarter hurt.",
            ["2025-Q3", "2025-Q4", "2025-Q3"],
        ),
    ],
)
def test_what_was_told_before_gives_an_expression_its_meaning(annotator, text, values):
    assert [m.value for _, m in moments_of(annotator, text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "He joined the guard and was soon promoted.",
        "Eighteen thousand troops crossed the river.",
        "It was a day-to-day struggle.",
        "They spoke in the week before the vote.",
    ],
)
def test_words_of_time_that_date_nothing_are_left_alone(annotator, text):
    assert moments_of(annotator, text) == []


@pytest.fixture(scope="module")
def read(annotator):
    """Every sentence of the tables, with its expressions of time."""
    documents = [Document(id=str(i), text=text, published=DAY) for i, (text, _, _) in enumerate(TABLE)]
    return [(annotated.text, find_times(annotated)) for annotated in annotator(documents)]


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whenever_a_sentence_was_published_its_intervals_are_ordered(read, day):
    for text, times in read:
        for moment in resolve_moments(times, day, text=text):
            days = moment.interval
            assert days is None or days.start is None or days.end is None or days.start <= days.end
