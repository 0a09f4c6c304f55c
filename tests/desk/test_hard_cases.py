"""The known hard cases of merging and settling, with texts of our own, through the coder."""

from __future__ import annotations

from datetime import date

import pytest
from tests.desk.worked import episodes_of, ledger_of

from dragoman.record import Coding, Document

pytestmark = pytest.mark.model


def code(coder, *reports):
    """Code reports given as (id, day, text)."""
    documents = [Document(id=name, text=text, published=date.fromisoformat(day)) for name, day, text in reports]
    return [coding for coding in coder(documents) if isinstance(coding, Coding)]


def gathered(episodes, kind):
    """Give the sets of documents that episodes of a kind gather."""
    return [set(e.documents) for e in episodes if e.act == kind and e.status != "denied"]


def test_an_attack_told_by_its_size_and_by_its_dead_is_one(coder):
    codings = code(
        coder,
        (
            "size",
            "2025-06-17",
            "Russia hit Kyiv with drones and missiles overnight in a massive attack on Tuesday, officials said.",
        ),
        (
            "dead",
            "2025-06-17",
            "Nine people were killed in Russian strikes on Kyiv on Tuesday, the city's mayor said.",
        ),
    )
    assert {"size", "dead"} in gathered(episodes_of(codings), "ASSAULT")


def test_six_stories_on_one_closure_are_one_episode(coder):
    texts = (
        "Iran closed the Strait of Hormuz to tankers on Sunday.",
        "Tehran on Sunday closed the Strait of Hormuz, state television said.",
        "Iran has closed the Strait of Hormuz, its navy said on Sunday.",
        "Iran has blocked the Strait of Hormuz to shipping, Oman said on Sunday.",
        "Iran closed the Strait of Hormuz on Sunday after its parliament had voted for the step.",
        "The Iranian navy closed the Strait of Hormuz to Western ships on Sunday.",
    )
    codings = code(coder, *((f"closed-{n}", "2025-06-22", text) for n, text in enumerate(texts)))
    largest = max((set(e.documents) for e in episodes_of(codings)), key=len)
    assert largest == {f"closed-{n}" for n in range(6)}


def test_two_drone_strikes_in_one_district_a_day_apart_are_two(coder):
    codings = code(
        coder,
        (
            "first",
            "2025-03-04",
            "A Russian drone struck a bus in the Nikopol district of Ukraine on Monday, wounding four people.",
        ),
        (
            "second",
            "2025-03-05",
            "A Russian drone struck a shop in the Nikopol district of Ukraine on Tuesday, wounding two people.",
        ),
    )
    assert all(len(documents) == 1 for documents in gathered(episodes_of(codings), "ASSAULT"))


def test_a_round_up_merges_nothing(coder):
    codings = code(
        coder,
        (
            "talks",
            "2025-05-06",
            "French President Emmanuel Macron met German Chancellor Friedrich Merz in Paris on Tuesday.",
        ),
        ("call", "2025-05-07", "Emmanuel Macron telephoned Italian Prime Minister Giorgia Meloni on Wednesday."),
        (
            "round-up",
            "2025-05-09",
            (
                "On Tuesday, 6 May, Emmanuel Macron met Friedrich Merz in Paris. On Wednesday, 7 May, Emmanuel Macron "
                "telephoned Giorgia Meloni. On Thursday, 8 May, Sweden and Norway signed a treaty on fishing."
            ),
        ),
    )
    assert not any({"talks", "call"} <= set(e.documents) for e in episodes_of(codings))


PLAN = (
    "plan",
    "2025-03-03",
    (
        "Turkish President Recep Tayyip Erdogan will meet Russian President Vladimir Putin in Ankara on 10 March, the "
        "Kremlin said on Monday."
    ),
)


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (
            ("2025-03-10", "Recep Tayyip Erdogan met Vladimir Putin in Ankara on Monday and spoke of grain."),
            ("met", date(2025, 3, 10)),
        ),
        (
            ("2025-03-07", "The Kremlin on Friday called off Vladimir Putin's meeting with Recep Tayyip Erdogan."),
            ("missed", date(2025, 3, 7)),
        ),
        (
            ("2025-03-10", "Turkish Foreign Minister Hakan Fidan met Russia's Sergei Lavrov in Ankara on Monday."),
            ("lapsed", None),
        ),
        (
            ("2025-03-09", "Recep Tayyip Erdogan and Vladimir Putin were due to meet in Ankara on 10 March."),
            ("lapsed", None),
        ),
        (
            ("2025-03-11", "Recep Tayyip Erdogan met Vladimir Putin in Sochi on 4 September 2023."),
            ("lapsed", None),
        ),
        (
            ("2025-03-11", "Sergei Lavrov did not rule out that Vladimir Putin would meet Recep Tayyip Erdogan."),
            ("lapsed", None),
        ),
        (
            ("2026-03-10", "Recep Tayyip Erdogan met Vladimir Putin in Ankara on Tuesday."),
            ("lapsed", None),
        ),
    ],
)  # fmt: skip
def test_a_plan_is_settled_by_its_own_act_alone(coder, later, status):
    day, text = later
    codings = code(coder, PLAN, ("later", day, text))
    found = [x for x in ledger_of(codings, date(2026, 4, 1)) if x.document == "plan"]
    assert {(x.status, x.settled_on) for x in found} == {status}
