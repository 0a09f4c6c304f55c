from __future__ import annotations

from datetime import date

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.record import Document, Span
from dragoman.resolve.actors import ActorResolver

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def resolve(annotator):
    resolver = ActorResolver()

    def resolved(text, day=date(2025, 10, 9)):
        (annotated,) = annotator([Document(id="t", text=text, published=day)])
        return resolver(find_mentions(annotated), annotated)

    return resolved


def names_at(resolved, text, words):
    start = text.rindex(words)
    return [resolved.actor(i).name for i in resolved.at(Span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Iranian warships", "IRN", "MIL"),
        ("Kenya's foreign ministry", "KEN", "GOV"),
        ("Swedish Prime Minister Anna Nyberg", "SWE", "GOV"),
        ("Peruvian lawmakers", "PER", "LEG"),
        ("Nigerian police", "NGA", "COP"),
        ("Hamas fighters", "PSE", "REB"),
        ("Xinhua", "CHN", "JRN"),
        ("the Pentagon", "USA", "GOV"),
        ("Colombia's Defense Department", "COL", "GOV"),
        ("former Chilean president Rosa Lagos", "CHL", "ELI"),
    ],
)
def test_a_phrase_tells_country_and_sector(resolve, phrase, country, sector):
    text = f"The report named {phrase}."
    resolved = resolve(text)
    found = resolved.actor(resolved.at(Span(17, 17 + len(phrase)))[0])
    assert (found.country, found.sectors[:1]) == (country, (sector,))


@pytest.mark.parametrize(
    ("day", "sectors"),
    [(date(2017, 4, 1), ("GOV",)), (date(2024, 1, 10), ("ELI",))],
)
def test_an_office_holds_only_for_its_term(resolve, day, sectors):
    resolved = resolve("Angela Merkel gave a speech.", day)
    assert resolved.actors[0].sectors == sectors


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Russia spoke first. Moscow warned Poland.", "Moscow", ["Russia"]),
        ("Canadian Premier Jane Doyle met reporters. Doyle was calm.", "Doyle", ["Jane Doyle"]),
        ("Turkey and Greece opened talks. Both sides were hopeful.", "sides", ["Turkey", "Greece"]),
        (
            "Kenyan President William Ruto met Ugandan President Yoweri Museveni. The two leaders discussed trade.",
            "leaders",
            ["William Ruto", "Yoweri Museveni"],
        ),
        ("Foreign Minister Ali Suleiman resigned. The minister gave no reason.", "minister", ["Ali Suleiman"]),
        ("Norwegian envoy Kari Dahl arrived on Monday. She met rebels.", "She", ["Kari Dahl"]),
        ("The summit opened on Monday. It ends on Friday.", "It", []),
        ("India and Pakistan traded fire. They accused one another.", "They", ["India", "Pakistan"]),
    ],
)
def test_words_stand_for_actors_named_before(resolve, text, words, expected):
    assert names_at(resolve(text), text, words) == expected


def test_ids_follow_the_order_of_first_mention(resolve):
    resolved = resolve("Japan thanked Peru, and Peru thanked Japan.")
    assert [(a.id, a.name) for a in resolved.actors] == [("a1", "Japan"), ("a2", "Peru")]


def test_words_that_name_nobody_stand_for_nobody(resolve):
    text = "The harvest failed in spring."
    assert resolve(text).at(Span(4, 11)) == ()


def test_words_inside_a_longer_mention_stand_for_its_actor(resolve):
    text = "Kremlin spokesman Dmitry Peskov declined."
    assert names_at(resolve(text), text, "Kremlin") == ["Dmitry Peskov"]


def test_a_demonym_before_soldiers_is_not_the_state(resolve):
    resolved = resolve("Russian soldiers left. Russia confirmed it.")
    assert [(a.kind, a.country) for a in resolved.actors] == [("group", "RUS"), ("state", "RUS")]
