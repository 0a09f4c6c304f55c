from __future__ import annotations

from datetime import date

import pytest
import spacy

from dragoman.codebook.confidence import Confidences
from dragoman.codebook.plover import Plover
from dragoman.record import (
    Actor,
    AnnotatedDocument,
    Attribution,
    Document,
    EventMention,
    ExpectationMention,
    Extraction,
    InterestMention,
    Interval,
    Moment,
    OffsetMap,
    Place,
    Section,
    Sentence,
    Span,
)
from dragoman.resolve.chains import Chains
from dragoman.resolve.happenings import (
    HISTORY_AFTER,
    LATER_SENTENCE,
    Known,
    resolve_events,
    resolve_expectations,
    resolve_interests,
)

DAY = date(2026, 3, 2)
PLOVER = Plover.load()
CONFIDENCES = Confidences.load()
TEXT = (
    "Chad met Mali in Bamako on Sunday, the envoy said. Togo expelled Ghana. Chad will pay by Friday. Nobody came."
    " Chad must leave after June. Togo fears Ghana."
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


ACTORS = {"Chad": "a1", "Mali": "a2", "Togo": "a3", "Ghana": "a4", "envoy": "a5"}
PLACES = {"Bamako": Place(id="p1", name="Bamako")}
MOMENTS = {
    "Sunday": Moment(start=0, end=1, type="DATE", value="2026-03-01", first=date(2026, 3, 1), last=date(2026, 3, 1)),
    "Friday": Moment(start=0, end=1, type="DATE", value="2026-03-06", first=date(2026, 3, 6), last=date(2026, 3, 6)),
    "June": Moment(start=0, end=1, type="DATE", value="2026-06", first=date(2026, 6, 1), last=date(2026, 6, 30)),
}


def at(words):
    return tuple(actor for name, actor in ACTORS.items() if name == words.of(TEXT))


def located(moment, words):
    place = span(words)
    return Moment(
        start=place.start, end=place.end, type=moment.type, value=moment.value, first=moment.first, last=moment.last
    )


def sentences():
    start = 0
    for part in TEXT.split(". "):
        words = part if part.endswith(".") else f"{part}."
        yield Sentence(start=start, end=start + len(words), paragraph=0)
        start += len(words) + 1


def known(*, said=(), interests=(), moments=None, kind="body"):
    """Know the text above; no pipeline has parsed it."""
    told = tuple(sentences())
    annotated = AnnotatedDocument(
        document=Document(id="d", text=TEXT, published=DAY),
        doc=spacy.blank("en")(TEXT),
        offsets=OffsetMap(),
        paragraphs=(Span(0, len(TEXT)),),
        sections=(Section(start=0, end=len(TEXT), kind=kind),),
        sentences=told,
    )
    times = [located(moment, words) for words, moment in {**MOMENTS, **(moments or {})}.items()]
    return Known(
        extraction=Extraction(annotated=annotated, interests=tuple(interests), sentences=told),
        chains=Chains(tuple(said), {i: Actor(id=i, name=name, kind="state") for name, i in ACTORS.items()}),
        at=at,
        places={(span(words).start, span(words).end): place for words, place in PLACES.items()},
        moments={(m.start, m.end): m for m in times},
    )


def mention(word, /, **fields):
    told = {
        "type": "CONSULT", "act": "CONSULT", "mode": None, "cameo": "040", "contexts": (), "trigger": span(word),
        "evidence": (span(word),), "salience": 1.0, "actors": (span("Chad"), span("Mali")),
    }  # fmt: skip
    return EventMention(**{**told, **fields})


def event(word="met", /, **fields):
    (found,) = resolve_events([mention(word, **fields)], known(), PLOVER, CONFIDENCES).events
    return found


def expectation(words, /, **fields):
    place = span(words)
    return ExpectationMention(**{"start": place.start, "end": place.end, "kind": "plan", **fields})


def expected(stated, /, events=(), **facts):
    knowing = known(**facts)
    (found,) = resolve_expectations([stated], knowing, resolve_events(events, knowing, PLOVER, CONFIDENCES))
    return found


def test_event_has_the_ids_of_those_whom_its_words_name():
    found = event("expelled", actors=(span("Togo"),), recipients=(span("Ghana"),))
    assert (found.actors, found.recipients) == (("a3",), ("a4",))


def test_event_without_a_known_party_is_not_kept():
    told = [mention("came", actors=(span("Nobody"),)), mention("met")]
    assert [e.id for e in resolve_events(told, known(), PLOVER, CONFIDENCES).events] == ["e1"]


def test_who_acts_is_not_at_the_receiving_end_as_well():
    assert event(actors=(span("Chad"),), recipients=(span("Chad"), span("Mali"))).recipients == ("a2",)


def test_actor_named_twice_stands_once():
    assert event(actors=(span("Chad"), span("Chad"))).actors == ("a1",)


def test_events_are_numbered_in_text_order():
    told = [mention("met"), mention("came", actors=()), mention("expelled", actors=(span("Togo"),), act="SANCTION")]
    found = resolve_events(told, known(), PLOVER, CONFIDENCES).events
    assert [(e.id, e.trigger) for e in found] == [("e1", span("met")), ("e2", span("expelled"))]


def test_words_lead_to_the_event_that_they_name():
    told = [mention("met"), mention("came", actors=(), is_definite=True)]
    found = resolve_events(told, known(), PLOVER, CONFIDENCES)
    assert found.by_word[span("came")] == found.by_word[span("met")] == found.events[0]


@pytest.mark.parametrize(("words", "place"), [("Bamako", "p1"), ("Mali", None), (None, None)])
def test_place_is_that_of_its_toponym(words, place):
    assert event(place=span(words) if words else None).place == place


@pytest.mark.parametrize(("words", "time"), [("Sunday", Interval(date(2026, 3, 1), date(2026, 3, 1))), (None, None)])
def test_time_is_that_of_its_phrase(words, time):
    assert event(time=span(words) if words else None).time == time


@pytest.mark.parametrize(("days", "expected"), [(1, True), (0, False)])
def test_event_long_ago_is_history(days, expected):
    last = DAY - HISTORY_AFTER - (date(2026, 1, 2) - date(2026, 1, 1)) * days
    then = Moment(start=0, end=1, type="DATE", value=str(last), first=last, last=last)
    told = mention("met", time=span("Sunday"))
    (found,) = resolve_events([told], known(moments={"Sunday": then}), PLOVER, CONFIDENCES).events
    assert found.historical is expected


def test_undated_event_in_a_sentence_of_news_is_none():
    assert event("expelled", actors=(span("Togo"),)).historical is False


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("In 2019 Chad recalled its envoy and Sudan closed its embassy.", "closed", True),
        ("In 2019 Chad expelled the envoy after Sudan attacked the town.", "attacked", True),
        ("On Sunday Chad recalled its envoy and Sudan closed its embassy.", "closed", False),
        ("Chad expelled the envoy, who had come in 2019, after Sudan attacked the town.", "attacked", False),
        ("On Sunday Chad expelled the envoy, who had come in 2019, after Sudan attacked the town.", "attacked", False),
    ],
)
def test_undated_event_is_history_where_all_days_of_the_main_clause_are_long_ago(tables_coder, text, word, expected):
    (coding,) = tables_coder([Document(id="d", text=text, published=DAY)])
    assert [(e.time, e.historical) for e in coding.events if e.trigger.of(text) == word] == [(None, expected)]


@pytest.mark.parametrize(("mode", "kept"), [("visit", "visit"), ("violence", None), (None, None)])
def test_mode_that_the_type_does_not_have_is_dropped(mode, kept):
    assert event(mode=mode).mode == kept


def test_quad_and_score_are_those_of_the_type():
    found = event("expelled", type="SANCTION", act="SANCTION", actors=(span("Togo"),), recipients=(span("Ghana"),))
    assert (found.quad, found.score) == ("material_conflict", PLOVER.score_of("SANCTION", None))


@pytest.mark.parametrize("status", ["happened", "planned", "denied"])
def test_status_stays_as_written(status):
    assert event(status=status).status == status


def test_event_with_one_party_is_less_sure():
    assert event(actors=(span("Chad"),)).confidence < event().confidence


def test_event_first_told_later_is_less_sure():
    later = event("expelled", actors=(span("Togo"), span("Ghana")))
    assert later.confidence == round(CONFIDENCES.of(LATER_SENTENCE), 4) < event().confidence


def test_event_in_a_section_that_explains_is_less_sure():
    (found,) = resolve_events([mention("met")], known(kind="significance"), PLOVER, CONFIDENCES).events
    assert found.confidence < CONFIDENCES.of(LATER_SENTENCE)


def test_confidence_is_never_certain():
    assert event(salience=1.0).confidence <= 0.99


def test_chain_is_that_of_the_words_that_name_the_event():
    said = Attribution(id="q1", kind="indirect", content=(span("Chad met Mali in Bamako on Sunday"),), actor="a5")
    (found,) = resolve_events([mention("met")], known(said=[said]), PLOVER, CONFIDENCES).events
    assert [(link.actor, link.role) for link in found.chain] == [("a5", "origin")]


@pytest.mark.parametrize(
    ("words", "time", "window"),
    [
        ("Chad will pay by Friday", "Friday", Interval(DAY, date(2026, 3, 6))),
        ("Chad must leave after June", "June", Interval(date(2026, 7, 1), None)),
        ("Chad must leave after June", None, None),
    ],
)
def test_window_is_what_the_preposition_makes_of_the_days(words, time, window):
    assert expected(expectation(words, times=(span(time),) if time else ())).window == window


def test_expectation_has_the_parties_of_the_event_that_would_settle_it():
    event_told = mention("pay", actors=(span("Chad"),), recipients=(span("Ghana"),))
    found = expected(expectation("Chad will pay by Friday", trigger=span("pay"), type="CONSULT"), [event_told])
    assert (found.actors, found.recipients) == (("a1",), ("a4",))


def test_expectation_without_an_event_has_the_parties_of_its_own_words():
    assert expected(expectation("Chad will pay by Friday", actors=(span("Chad"),))).actors == ("a1",)


def test_vague_expectation_is_kept():
    found = expected(expectation("Nobody came", actors=(span("Nobody"),)))
    assert (found.id, found.type, found.actors, found.window) == ("x1", None, (), None)


SAID = Attribution(id="q1", kind="indirect", content=(span("Chad will pay by Friday"),), actor="a5")


@pytest.mark.parametrize(
    ("holder", "said", "by"),
    [("Togo", [SAID], "a3"), (None, [SAID], "a5"), ("Nobody", [SAID], "a5"), (None, [], None)],
)
def test_expectation_is_by_its_holder_or_else_by_who_says_it(holder, said, by):
    stated = expectation("Chad will pay by Friday", holder=span(holder) if holder else None)
    assert expected(stated, said=said).by == by


def test_place_of_an_expectation_is_its_own_or_else_the_events():
    told = mention("pay", actors=(span("Chad"),), place=span("Bamako"))
    assert expected(expectation("Chad will pay by Friday", trigger=span("pay")), [told]).place == "p1"


def test_interest_is_each_partys_whom_its_words_name():
    fears = span("Togo fears Ghana")
    interests = [
        InterestMention(start=fears.start, end=fears.end, party=span("Togo")),
        InterestMention(start=fears.start, end=fears.end, party=span("Nobody")),
    ]
    assert [(i.actor, i.span) for i in resolve_interests(known(interests=interests))] == [("a3", fears)]
