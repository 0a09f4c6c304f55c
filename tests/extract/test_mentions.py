from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.record import Document

pytestmark = pytest.mark.model

DAY = date(2025, 10, 9)


def mentions_of(annotator, text):
    (annotated,) = annotator([Document(id="t", text=text, published=DAY)])
    return find_mentions(annotated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("French President Emmanuel Macron flew home.", ["French President Emmanuel Macron"]),
        ("Russian peacekeepers left the valley.", ["Russian peacekeepers"]),
        ("Russian influence is fading.", []),
        ("The Kremlin spokesman Dmitry Peskov declined to comment.", ["Kremlin spokesman Dmitry Peskov"]),
        ("Moscow warned Ankara on Friday.", ["Moscow", "Ankara"]),
        ("The envoys met in Moscow.", ["envoys"]),
        ("Israeli airstrikes hit the port.", ["Israeli"]),
        ("The summit was held in the South Caucasus.", []),
        ("She thanked them.", ["She", "them"]),
    ],
)
def test_phrases_that_may_act_are_found(annotator, text, expected):
    assert [m.of(text) for m in mentions_of(annotator, text)] == expected


def test_a_name_stands_without_its_title(annotator):
    text = "Ghanaian President John Mahama arrived in Accra."
    assert [m.name.of(text) for m in mentions_of(annotator, text) if m.name][:1] == ["John Mahama"]


def test_an_apposition_belongs_to_what_it_describes(annotator):
    text = "The deal was reported by TASS, Russia's state news agency."
    found = next(m for m in mentions_of(annotator, text) if m.head.of(text) == "TASS")
    assert found.apposition is not None
    assert "agency" in found.apposition.of(text)


def test_no_two_mentions_share_a_head(annotator):
    text = "Japan, South Korea and the U.S.-led coalition told U.N. envoys that North Korea's army had moved."
    heads = [m.head for m in mentions_of(annotator, text)]
    assert len(heads) == len(set(heads))
