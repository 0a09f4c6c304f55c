from __future__ import annotations

import pytest
from tests.extract.cases import event_at, tree

from dragoman.codebook.operators import Operators
from dragoman.extract.statuses import governors, status_of

model = pytest.mark.model


def failing(text, word, status, reason):
    return pytest.param(text, word, status, marks=pytest.mark.xfail(strict=True, reason=reason))


def status(annotator, text, word):
    return event_at(annotator, text, word)[1].status


MEETINGS = [
    ("The ministers of Chile and Peru met in Lima.", "met", "happened"),
    ("The ministers of Chile and Peru have met in Lima.", "met", "happened"),
    ("Officials said that the ministers had met in Lima.", "met", "happened"),
    ("Officials claimed that the ministers met in Lima.", "met", "happened"),
    ("The ministers are meeting in Doha.", "meeting", "ongoing"),
    ("The ministers will meet in Lima.", "meet", "planned"),
    ("The ministers of Chile and Peru are to meet in Lima.", "meet", "planned"),
    ("The ministers are going to meet in Lima.", "meet", "planned"),
    ("The ministers are expected to meet in Lima.", "meet", "planned"),
    ("The ministers plan to meet in Lima.", "meet", "planned"),
    ("The ministers decided to meet in Lima.", "meet", "planned"),
    ("President Ruto agreed to meet the envoy.", "meet", "planned"),
    ("Kenya said it would meet the rebels.", "meet", "planned"),
    ("Kenya said it will meet the rebels.", "meet", "planned"),
    ("President Ruto may meet the envoy.", "meet", "possible"),
    ("President Ruto might meet the envoy.", "meet", "possible"),
    ("President Ruto could meet the envoy.", "meet", "possible"),
    ("The ministers want to meet the envoy.", "meet", "possible"),
    ("The ministers hope to meet the envoy.", "meet", "possible"),
    ("The ministers are considering meeting the rebels.", "meeting", "possible"),
    ("President Ruto must meet the envoy.", "meet", "called_for"),
    ("President Ruto should meet the envoy.", "meet", "called_for"),
    ("Kenya demanded that Uganda meet the rebels.", "meet", "called_for"),
    ("Kenya urged Uganda to meet the rebels.", "meet", "called_for"),
    ("If the ministers meet, prices will fall.", "meet", "conditional"),
    ("Prices will fall unless the ministers meet.", "meet", "conditional"),
    ("It is unclear whether the ministers will meet.", "meet", "conditional"),
    ("Kenya and Uganda did not meet.", "meet", "denied"),
    ("The ministers never met.", "met", "denied"),
    ("The ministers cannot meet.", "meet", "denied"),
    ("The ministers failed to meet.", "meet", "denied"),
    ("President Ruto refused to meet the envoy.", "meet", "denied"),
    ("Both governments denied that they met in Muscat.", "met", "denied"),
    ("It is not true that the ministers met in Muscat.", "met", "denied"),
    ("Kenya does not plan to meet the rebels.", "meet", "denied"),
    ("The ministers were not expected to meet.", "meet", "denied"),
    ("The ministers are due to meet in Lima.", "meet", "planned"),
    ("Kenya is ready to meet the rebels.", "meet", "planned"),
    ("Kenya is about to meet the rebels.", "meet", "planned"),
    ("Mongolia hopes to meet the envoy.", "meet", "possible"),
    ("Mongolia had hoped to meet the envoy.", "meet", "possible"),
    failing("The ministers have yet to meet.", "meet", "denied", "«has yet to» is not read"),
]

NOUNS = [
    ("Talks between Chad and Sudan ended in Doha.", "Talks", "happened"),
    ("Talks between Chad and Sudan collapsed.", "Talks", "happened"),
    ("Chad held talks with Sudan.", "talks", "happened"),
    ("Chad ended talks with Sudan.", "talks", "happened"),
    ("Chad attended the summit in Accra.", "summit", "happened"),
    ("Chad reported an attack on its embassy.", "attack", "happened"),
    ("The alleged attack on Goma angered Rwanda.", "attack", "happened"),
    ("The attack on Goma may worry investors.", "attack", "happened"),
    ("Talks between Chad and Sudan continued in Doha.", "Talks", "ongoing"),
    ("Chad resumed talks with Sudan.", "talks", "ongoing"),
    ("Ongoing talks between Chad and Sudan dragged on.", "talks", "ongoing"),
    ("Talks between Chad and Sudan will be held in Doha.", "Talks", "planned"),
    ("The upcoming summit in Accra worries Togo.", "summit", "planned"),
    ("Chad announced a visit to Sudan.", "visit", "planned"),
    ("A meeting between Chad and Sudan is scheduled for May.", "meeting", "planned"),
    ("The rebels planned an attack on the embassy.", "attack", "planned"),
    ("Talks between Chad and Sudan could be held in Doha.", "Talks", "possible"),
    ("Chad fears an attack on its embassy.", "attack", "possible"),
    ("A possible attack on Goma worried Rwanda.", "attack", "possible"),
    ("Chad weighed an attack on the rebels.", "attack", "possible"),
    ("The threat of an attack on Goma worried Rwanda.", "attack", "possible"),
    ("No meeting of ministers took place in Doha.", "meeting", "denied"),
    ("Chad denied an attack on the embassy.", "attack", "denied"),
    ("Chad prevented an attack on its embassy.", "attack", "denied"),
    ("Chad opposed an attack on the rebels.", "attack", "denied"),
    ("Chad postponed its withdrawal from Sudan.", "withdrawal", "cancelled"),
    ("Chad abandoned the offensive against the rebels.", "offensive", "cancelled"),
    failing(
        "Talks between Chad and Sudan are under way in Doha.", "Talks", "ongoing", "«under way» is not read as going on"
    ),
    failing(
        "If the talks fail, Chad will close the border.",
        "talks",
        "conditional",
        "a noun in an if-clause is told as fact",
    ),
    failing(
        "The talks in Doha begin on Friday.",
        "talks",
        "planned",
        "a present tense with a day to come is not read as ahead",
    ),
    failing(
        "The visit to Cairo was to take place in May.", "visit", "planned", "«was to» is read only as «is to», «are to»"
    ),
]

RISK = "a modal is read before the noun that it stands under"
PLANS = "the nearest operator («plans») holds over the one above it"
RULED = "«not ruled out» is read as ruled out"

OTHERS = [
    ("Kenya tried to mediate between the rebels.", "mediate", "happened"),
    ("The army began shelling the town.", "shelling", "happened"),
    ("The rebels stopped shelling the town.", "shelling", "happened"),
    ("The rebels accused the army of attacking the village.", "attacking", "happened"),
    ("The army continued to shell the town.", "shell", "ongoing"),
    ("The army kept shelling the town.", "shelling", "ongoing"),
    ("The army is withdrawing from the town.", "withdrawing", "ongoing"),
    ("Chad vowed to expel the envoy.", "expel", "planned"),
    ("Chad ordered its troops to invade Sudan.", "invade", "happened"),
    ("Chad threatened to attack Sudan.", "attack", "possible"),
    ("Chad would attack Sudan.", "attack", "possible"),
    ("Chad has the right to attack Sudan.", "attack", "possible"),
    ("Sudan wants Chad to release the prisoners.", "release", "possible"),
    ("Chad was told to release the prisoners.", "release", "called_for"),
    ("Chad avoided attacking the town.", "attacking", "denied"),
    ("Chad prevented the rebels from attacking the town.", "attacking", "denied"),
    ("Chad will never invade Sudan.", "invade", "denied"),
    ("Peru agreed to release the prisoners and withdraw its troops.", "withdraw", "planned"),
    ("Mongolia will release the prisoners and withdraw its troops.", "withdraw", "planned"),
    ("Peru may expel the envoy and close its embassy.", "close", "possible"),
    ("Peru did not expel the envoy or close its embassy.", "close", "denied"),
    ("Peru said it would invite the envoys and release the prisoners.", "release", "planned"),
    failing("There is a risk that Chad will invade Sudan.", "invade", "possible", RISK),
    failing("Chad abandoned plans to attack Sudan.", "attack", "cancelled", PLANS),
    failing("Chad has not ruled out sending troops to Sudan.", "sending", "possible", RULED),
    failing("The accord would have ended the war.", "ended", "denied", "«would have» is read as «would»"),
    failing("Had Chad attacked, Sudan would have responded.", "attacked", "conditional", "inversion is not read"),
]  # fmt: skip


@model
@pytest.mark.parametrize(("text", "word", "expected"), MEETINGS)
def test_status_of_a_meeting_is_what_the_clause_makes_of_it(annotator, text, word, expected):
    assert status(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), NOUNS)
def test_status_of_a_noun_is_what_its_verb_and_adjectives_make_of_it(annotator, text, word, expected):
    assert status(annotator, text, word) == expected


@model
@pytest.mark.parametrize(("text", "word", "expected"), OTHERS)
def test_status_of_other_acts(annotator, text, word, expected):
    assert status(annotator, text, word) == expected


@model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("President Ruto called for a meeting with the envoy.", "called"),
        ("Ghana cancelled the meeting with the rebels.", "cancelled"),
        ("Ghana called off the meeting with the rebels.", "called"),
        ("Ghana refused to meet the rebels.", "refused"),
        ("Ghana threatened to attack the rebels.", "threatened"),
        ("Ghana demanded that Togo withdraw.", "demanded"),
        ("Ghana ruled out talks with the rebels.", "ruled"),
    ],
)
def test_asking_refusing_and_calling_off_did_happen(annotator, text, word):
    assert status(annotator, text, word) == "happened"


@model
@pytest.mark.parametrize(
    ("text", "word", "refusal"),
    [
        ("Chad will not release the prisoners.", "release", ("REJECT", "yield", "124")),
        ("Chad won't meet the rebels.", "meet", ("REJECT", "meet", "125")),
        ("Chad would not withdraw its troops from Goma.", "withdraw", ("REJECT", "yield", "124")),
    ],
)
def test_cooperation_that_is_ruled_out_is_a_rejection_that_happened(annotator, text, word, refusal):
    _, event = event_at(annotator, text, word)
    assert ((event.type, event.mode, event.cameo), event.status) == (refusal, "happened")


SEIZE = tree(
    "Chad/NNP/nsubj/1 ordered:order/VBD/ROOT/1 troops:troop/NNS/nsubj/4 to/TO/aux/4 seize/VB/ccomp/1 Goma/NNP/dobj/4"
)


def test_governors_are_given_nearest_first():
    doc = tree("Chad/NNP/nsubj/1 plans:plan/VBZ/ROOT/1 to/TO/aux/3 hold/VB/xcomp/1 talks:talk/NNS/dobj/3")
    found = governors(doc[4], Operators.load())
    assert [(g.token.text, g.relation, g.operator.effect) for g in found] == [
        ("hold", "dobj", "light"),
        ("plans", "xcomp", "planned"),
    ]


def test_preposition_names_the_relation():
    doc = tree("Chad/NNP/nsubj/1 called:call/VBD/ROOT/1 for/IN/prep/1 talks:talk/NNS/pobj/2")
    assert [g.relation for g in governors(doc[3], Operators.load())] == ["prep_for"]


def test_joined_word_has_the_governors_of_the_first():
    doc = tree("Chad/NNP/nsubj/1 shelved:shelve/VBD/ROOT/1 visits:visit/NNS/dobj/1 and/CC/cc/2 talks:talk/NNS/conj/2")
    assert [g.token.text for g in governors(doc[4], Operators.load())] == ["shelved"]


def test_adjunct_does_not_govern():
    doc = tree("Chad/NNP/nsubj/1 refused:refuse/VBD/ROOT/1 after/IN/mark/3 talks:talk/NNS/advcl/1")
    assert governors(doc[3], Operators.load()) == ()


def test_word_under_nothing_happened():
    assert status_of(SEIZE[1], (), Operators.load()) == "happened"


def test_act_that_someone_was_made_to_do_happened():
    operators = Operators.load()
    assert status_of(SEIZE[4], governors(SEIZE[4], operators), operators) == "happened"
