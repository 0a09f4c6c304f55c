from __future__ import annotations

import pytest
from tests.extract.cases import annotate, event_at

from dragoman.extract.mentions import find_mentions
from dragoman.extract.roles import Parties
from dragoman.record import Mention, Span

model = pytest.mark.model


def failing(text, word, expected, reason):
    return pytest.param(text, word, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


def roles(annotator, text, word):
    words, event = event_at(annotator, text, word)
    return [a.of(words) for a in event.actors], [r.of(words) for r in event.recipients]


DIRECTED = [
    ("Bulgaria expelled the envoy.", "expelled", (["Bulgaria"], ["envoy"])),
    ("The envoy was expelled by Bulgaria.", "expelled", (["Bulgaria"], ["envoy"])),
    ("Chad accused Sudan and Libya of theft.", "accused", (["Chad"], ["Sudan", "Libya"])),
    ("Japan was praised by Peru.", "praised", (["Peru"], ["Japan"])),
    ("Hungary rejected Ukraine's offer.", "rejected", (["Hungary"], ["Ukraine"])),
    ("Sanctions were imposed on Belarus by Canada.", "imposed", (["Canada"], ["Belarus"])),
    ("Gabon gave Togo a loan.", "gave", (["Gabon"], ["Togo"])),
    ("Niger threatened to attack Benin.", "threatened", (["Niger"], ["Benin"])),
    ("Niger threatened to attack Benin.", "attack", (["Niger"], ["Benin"])),
    ("Turkey urged Syria to release the prisoners.", "urged", (["Turkey"], ["Syria"])),
    ("Turkey urged Syria to release the prisoners.", "release", (["Syria"], ["prisoners"])),
    ("Greece demanded that Turkey withdraw its ships.", "demanded", (["Greece"], ["Turkey"])),
    ("Jordan's king received the minister.", "received", (["minister"], ["king"])),
    ("Croatia's parliament condemned Serbia.", "condemned", (["parliament"], ["Serbia"])),
    failing(
        "Gabon sent Togo weapons.", "sent", (["Gabon"], ["Togo"]), "the parse joins «Togo weapons» into one noun"
    ),
    ("Diplomats warned that Sudan could invade Chad.", "warned", (["Diplomats"], [])),
    failing(
        "The rebels accused the army of attacking the convoy.", "attacking", (["army"], ["convoy"]),
        "who accuses is taken for who did it: «accuse of» is not read as controlled by its object",
    ),
    failing(
        "Chad barred the envoy from visiting Sudan.", "visiting", (["envoy"], ["Sudan"]),
        "«bar from» is not read as controlled by its object under a gerund",
    ),
    ("Benin is ready to expel the envoy.", "expel", (["Benin"], ["envoy"])),
    ("The envoy was arrested and expelled by Benin.", "expelled", (["Benin"], ["envoy"])),
]  # fmt: skip

NOUNS = [
    ("Iran's attack on Iraq went on.", "attack", (["Iran"], ["Iraq"])),
    ("The attack on Iraq by Iran went on.", "attack", (["Iran"], ["Iraq"])),
    ("Israeli airstrikes on Lebanon went on.", "airstrikes", (["Israeli"], ["Lebanon"])),
    ("Iran launched an attack on Iraq.", "attack", (["Iran"], ["Iraq"])),
    ("Sudan's withdrawal from Chad ended.", "withdrawal", (["Sudan"], ["Chad"])),
    ("The visit of the king to Gabon ended.", "visit", (["king"], ["Gabon"])),
    ("The arrest of the journalist by police angered Ghana.", "arrest", (["police"], ["journalist"])),
    failing(
        "Gabon is considering sanctions against Togo.", "sanctions", (["Gabon"], ["Togo"]),
        "a verb of considering does not carry its subject to the noun under it",
    ),
]  # fmt: skip

SYMMETRIC = [
    ("Gabon met Togo.", "met", ["Gabon", "Togo"]),
    ("Gabon met with Togo and Benin.", "met", ["Gabon", "Togo", "Benin"]),
    ("Kenya and Uganda met Tanzania in Arusha.", "met", ["Kenya", "Uganda", "Tanzania"]),
    ("The foreign ministers of Oman and Iran met in Muscat.", "met", ["ministers"]),
    ("Gabon, Togo and Benin signed a treaty.", "signed", ["Gabon", "Togo", "Benin"]),
    ("Talks between Chad and Sudan ended.", "Talks", ["Chad", "Sudan"]),
    ("Chad held talks with Sudan.", "talks", ["Sudan", "Chad"]),
    ("Qatar hosted talks between Chad and Sudan.", "talks", ["Chad", "Sudan"]),
    ("Lavrov spoke to reporters after talks with Fidan.", "talks", ["Fidan", "Lavrov"]),
    ("The president of Gabon phoned the king of Morocco.", "phoned", ["president", "king"]),
    ("Protesters clashed with police in Dakar.", "clashed", ["Protesters", "police"]),
    ("Russia and Ukraine exchanged prisoners.", "exchanged", ["Russia", "Ukraine"]),
    ("Poland shared intelligence with Ukraine.", "shared", ["Poland", "Ukraine"]),
    failing(
        "The two presidents, Putin and Aliyev, met in Dushanbe.", "met", ["Putin", "Aliyev"],
        "names in apposition do not stand for the plural before them",
    ),
]  # fmt: skip


@model
@pytest.mark.parametrize(("text", "word", "expected"), DIRECTED)
def test_verb_has_who_acts_and_who_is_at_the_receiving_end(annotator, text, word, expected):
    assert roles(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), NOUNS)
def test_noun_has_who_acts_and_who_is_at_the_receiving_end(annotator, text, word, expected):
    assert roles(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "actors"), SYMMETRIC)
def test_symmetric_event_has_all_its_parties_as_actors(annotator, text, word, actors):
    assert roles(annotator, text, word) == (actors, [])


@model
@pytest.mark.xfail(strict=True, reason="the row of «cancel» looks for whom it concerns under «with» and «to» only")
def test_cancelled_meeting_concerns_those_who_were_to_meet(annotator):
    assert roles(annotator, "A meeting between Chad and Sudan was cancelled.", "cancelled") == ([], ["Chad", "Sudan"])


@model
@pytest.mark.parametrize(
    "text", ["Police said the village was attacked.", "Talks ended, Chad said.", "The talks collapsed in Mali."]
)
def test_event_that_names_no_party_has_no_actor(annotator, text):
    word = next(w for w in ("attacked", "Talks", "talks") if w in text)
    assert roles(annotator, text, word)[0] == []


@model
@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ukraine's offer failed.", "offer", ["Ukraine"]),
        ("A Croatian request failed.", "request", ["Croatian"]),
        ("The ministers of Rwanda and Congo left.", "ministers", ["ministers"]),
        ("The harvest failed.", "harvest", []),
        ("Senegal left.", "Senegal", ["Senegal"]),
    ],
)
def test_phrase_stands_for_the_party_that_it_names(annotator, text, word, expected):
    annotated = annotate(annotator, text)
    head = next(t for t in annotated.doc if t.text == word)
    assert [s.of(text) for s in Parties(find_mentions(annotated)).of_phrases(head)] == expected


@model
def test_head_of_a_longer_mention_stands_for_it(annotator):
    text = "The Kenyan envoy left."
    annotated = annotate(annotator, text)
    mention = Mention(start=4, end=16, head=Span(11, 16), form="nominal")
    assert Parties([mention]).own(annotated.doc[2]) == Span(11, 16)
