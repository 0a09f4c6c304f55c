"""From gold documents, codings and episodes to clusters of mentions."""

import pytest
from mentions import (
    SCOPES,
    Coded,
    Mention,
    clusters,
    coded_events,
    episode_names,
    gold_clusters,
    on_gold_mentions,
    on_predicted_mentions,
    shared,
)


def row(name, *events, topic="t", **more):
    marked = [{"start": s, "end": e, "cluster": c} for s, e, c in events]
    return {"id": name, "topic": topic, "events": marked, **more}


def mention(document, number, start, end, topic="t"):
    return Mention(document, topic, number, ((start, end),))


def coded(document, event, *pieces):
    return Coded(document, event, pieces)


@pytest.mark.parametrize(
    ("one", "other", "characters"),
    [
        (((0, 5),), ((3, 9),), 2),
        (((0, 5),), ((5, 9),), 0),
        (((0, 3), (8, 10)), ((0, 10),), 5),
    ],
)
def test_shared_characters(one, other, characters):
    assert shared(one, other) == characters


def test_a_number_names_a_cluster_of_its_document_alone():
    found = gold_clusters([row("d1", (0, 4, "52")), row("d2", (0, 4, "52"))])
    assert len(set(found.values())) == 2


def test_a_name_holds_across_documents():
    found = gold_clusters([row("d1", (0, 4, "OTH4")), row("d2", (0, 4, "OTH4"))])
    assert len(set(found.values())) == 1


def test_a_mention_without_a_cluster_stands_alone():
    found = gold_clusters([row("d1", (0, 4, None), (5, 9, None))])
    assert len(set(found.values())) == 2


SENTENCES = [{"start": 0, "end": 10, "validated": True}, {"start": 11, "end": 20, "validated": False}]


def test_only_validated_sentences_count():
    found = gold_clusters([row("d1", (0, 4, "A"), (12, 15, "A"), sentences=SENTENCES)])
    assert [m.number for m in found] == [0]


def test_events_outside_validated_sentences_do_not_count():
    gold = {"d1": row("d1", sentences=SENTENCES)}
    events = [{"id": name, "trigger": {"start": at, "end": at + 3}} for name, at in (("e1", 2), ("e2", 12))]
    assert [e.event for e in coded_events([{"id": "d1", "events": events}], gold)] == ["e1"]


def test_documents_that_gold_lacks_do_not_count():
    assert coded_events([{"id": "d9", "events": [{"id": "e1", "trigger": {"start": 0, "end": 3}}]}], {}) == []


def test_all_words_of_an_event_name_it():
    event = {"id": "e1", "trigger": {"start": 0, "end": 3}, "also": [{"start": 7, "end": 9}]}
    assert coded_events([{"id": "d1", "events": [event]}], {"d1": row("d1")}) == [coded("d1", "e1", (0, 3), (7, 9))]


def test_a_gold_mention_takes_the_episode_of_what_overlaps_it_most():
    gold = [mention("d1", 0, 0, 10)]
    events = [coded("d1", "e1", (0, 3)), coded("d1", "e2", (4, 10))]
    names = {("d1", "e1"): "p1", ("d1", "e2"): "p2"}
    assert on_gold_mentions(gold, events, names) == {gold[0]: "p2"}


def test_gold_mentions_that_nothing_overlaps_stand_alone():
    gold = [mention("d1", 0, 0, 4), mention("d1", 1, 6, 9)]
    assert len(set(on_gold_mentions(gold, [coded("d2", "e1", (0, 4))], {}).values())) == 2


def test_a_trigger_that_no_gold_mention_stands_for_is_one_too_many():
    gold = [mention("d1", 0, 0, 4)]
    found = on_predicted_mentions(gold, [coded("d1", "e1", (10, 14))], {})
    assert gold[0] not in found
    assert len(found) == 1


def test_a_gold_mention_is_paired_once():
    gold = [mention("d1", 0, 0, 9)]
    found = on_predicted_mentions(gold, [coded("d1", "e1", (0, 3)), coded("d1", "e2", (4, 9))], {})
    assert found[gold[0]] == ("d1", "e2")
    assert len(found) == 2


NAMED = {
    mention("d1", 0, 0, 4): "p",
    mention("d1", 1, 6, 9): "p",
    mention("d2", 0, 0, 4): "p",
    mention("d3", 0, 0, 4, topic="u"): "p",
}


@pytest.mark.parametrize(("scope", "sizes"), [("within", [1, 1, 2]), ("topics", [1, 3]), ("cross", [4])])
def test_scopes_cut_clusters(scope, sizes):
    assert sorted(map(len, clusters(NAMED, SCOPES[scope]))) == sizes


def test_an_event_is_named_by_the_episode_that_it_is_part_of():
    episodes = [{"id": "p1", "events": [{"document": "d1", "event": "e1"}, {"document": "d2", "event": "e3"}]}]
    assert episode_names(episodes) == {("d1", "e1"): "p1", ("d2", "e3"): "p1"}
