from __future__ import annotations

import pytest

from dragoman.record import Actor, Said, Span
from dragoman.resolve.chains import SURE, UNNAMED, resolve_attributions

TEXT = "TASS, citing an aide, said the Kremlin denied that envoys met in Minsk, and Chad agreed to leave."

ACTORS = (
    Actor(id="a1", name="TASS", kind="organisation", sectors=("JRN",)),
    Actor(id="a2", name="the aide", kind="person", sectors=("GOV",)),
    Actor(id="a3", name="the Kremlin", kind="organisation", sectors=("GOV",)),
    Actor(id="a4", name="Chad", kind="state"),
)


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


NAMES = {span("TASS"): "a1", span("aide"): "a2", span("Kremlin"): "a3", span("Chad"): "a4"}


def at(words):
    return tuple(actor for name, actor in NAMES.items() if name == words)


def said(source, content, /, **fields):
    head = span(source) if source else None
    return Said(
        **{
            "kind": "indirect",
            "source": (head,) if head else (),
            "cue": (),
            "content": (span(content),),
            "head": head,
            **fields,
        }
    )


MET = "envoys met in Minsk"
TASS, AIDE, KREMLIN = said("TASS", MET), said("aide", MET), said("Kremlin", MET)


def chain(told, words="met"):
    return [(link.actor, link.role) for link in resolve_attributions(told, ACTORS, at).of(span(words))]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([KREMLIN], [("a3", "origin")]),
        ([said("Kremlin", MET, via=1), TASS], [("a3", "origin"), ("a1", "relay")]),
        (
            [said("Kremlin", MET, via=1), said("aide", MET, via=2), TASS],
            [("a3", "origin"), ("a2", "relay"), ("a1", "relay")],
        ),
        ([], []),
    ],
)
def test_chain_runs_from_the_origin_over_the_relays(told, expected):
    assert chain(told) == expected


def test_medium_that_names_no_source_is_a_relay_without_an_origin():
    assert chain([TASS]) == [("a1", "relay")]


def test_words_that_no_one_is_said_to_have_said_have_no_chain():
    assert chain([KREMLIN], "agreed") == []


@pytest.mark.parametrize("stance", ["promises", "wants"])
def test_who_promises_does_not_vouch_for_the_promise(stance):
    assert chain([said("Chad", "to leave", stance=stance)], "leave") == []


def test_who_reports_a_promise_does():
    promise = said("Chad", "to leave", stance="promises")
    report = said("Kremlin", "Chad agreed to leave")
    assert chain([promise, report], "leave") == [("a3", "origin")]


@pytest.mark.parametrize("stance", ["states", "claims", "denies", "warns", None])
def test_who_states_or_denies_does(stance):
    assert chain([said("Kremlin", MET, stance=stance)]) == [("a3", "origin")]


def test_source_that_is_no_actor_is_left_out():
    assert chain([said(None, MET, via=1), TASS]) == [("a1", "relay")]


def test_actor_stands_once_in_a_chain():
    assert chain([said("Kremlin", MET, via=1), KREMLIN]) == [("a3", "origin")]


def test_innermost_of_those_who_hold_the_words_speaks():
    wide = said("Chad", "the Kremlin denied that envoys met in Minsk")
    assert chain([wide, KREMLIN])[0] == ("a3", "origin")


def test_who_is_quoted_within_anothers_words_is_relayed_by_that_other():
    inner = said("Kremlin", MET, cue=(span("denied"),))
    outer = said("aide", "the Kremlin denied that envoys met in Minsk")
    assert chain([inner, outer]) == [("a3", "origin"), ("a2", "relay")]


def test_words_cut_off_by_the_content_are_not_held():
    assert chain([KREMLIN], "met in Minsk, and") == []


@pytest.mark.parametrize(
    "told",
    [
        [said("Kremlin", MET, via=1), said("aide", MET, via=0)],
        [said("Kremlin", MET, via=0)],
        [said("Kremlin", MET, via=7)],
    ],
)
def test_broken_relays_come_to_an_end(told):
    assert chain(told)[0][1] == "origin"


def test_attributions_have_ids_in_order_and_point_to_their_relays():
    found = resolve_attributions([said("Kremlin", MET, via=1), TASS], ACTORS, at).attributions
    assert [(a.id, a.actor, a.via) for a in found] == [("q1", "a3", "q2"), ("q2", "a1", None)]


@pytest.mark.parametrize(("source", "confidence"), [("Kremlin", SURE), ("Minsk", UNNAMED), (None, UNNAMED)])
def test_attribution_to_someone_known_is_surer(source, confidence):
    (found,) = resolve_attributions([said(source, MET)], ACTORS, at).attributions
    assert found.confidence == confidence


def test_group_of_several_actors_is_no_one_source():
    (found,) = resolve_attributions([KREMLIN], ACTORS, lambda _: ("a2", "a3")).attributions
    assert found.actor is None
