"""Episodes made for tests: plain ones, and Hypothesis strategies for any."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from dragoman.desk.relations import Dated, Reported
from dragoman.record import Direction, RelationParty, Status

NORLAND, SUDLAND = RelationParty(name="Norland", country="NOR"), RelationParty(name="Sudland", country="SUD")
PAIR = (NORLAND, SUDLAND)
MONDAY = date(2025, 1, 6)
ACTS = {
    "verbal_cooperation": ("CONSULT", 2.1),
    "material_cooperation": ("AID", 7.4),
    "verbal_conflict": ("ACCUSE", -2.0),
    "material_conflict": ("ASSAULT", -9.3),
}


def an_episode(name, day, quad="verbal_cooperation", **fields):
    """One episode with one report of its day and one origin, unless told otherwise."""
    kind, score = ACTS[quad]
    given = {
        "score": score,
        "type": kind,
        "status": "happened",
        "direction": "both",
        "reports": (Reported(document=f"{name}-1", published=day),),
        "origins": 1,
    } | fields
    return Dated(id=name, day=day, quad=quad, **given)


def weekly(counts, quad="verbal_cooperation", first=MONDAY, **fields):
    """So many episodes in each week, from the one that opens on `first`."""
    return [
        an_episode(f"{quad}-{week:03}-{number}", first + timedelta(days=7 * week + number % 7), quad, **fields)
        for week, count in enumerate(counts)
        for number in range(count)
    ]


days = st.dates(date(2023, 1, 1), date(2025, 12, 31))
reports = st.lists(
    st.builds(Reported, document=st.sampled_from("abcdefgh"), published=st.none() | days), max_size=4
).map(tuple)


@st.composite
def many_episodes(draw):
    """Any episodes with ids of their own."""
    number = draw(st.integers(0, 12))
    return [
        an_episode(
            f"e{index}",
            draw(st.none() | days),
            draw(st.sampled_from(sorted(ACTS))),
            status=draw(st.sampled_from(get_args(Status))),
            direction=draw(st.sampled_from(get_args(Direction))),
            reports=draw(reports),
            origins=draw(st.integers(0, 3)),
            historical=draw(st.booleans()),
        )
        for index in range(number)
    ]
