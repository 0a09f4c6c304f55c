from __future__ import annotations

import pytest
from tests.extract.cases import code, tree

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.codebook.hedges import Hedges
from dragoman.codebook.outlooks import Outlooks
from dragoman.extract.expectations import ExpectationTables, find_expectations
from dragoman.extract.forward import stretch

model = pytest.mark.model


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture(scope="session")
def tables():
    return ExpectationTables(hedges=Hedges.load(), outlooks=Outlooks.load())


@pytest.fixture
def expect(annotator, gazetteer, tables):
    """Read a text as its normal form and its expectations."""

    def read(text):
        annotated, around, events = code(annotator, text, gazetteer)
        return annotated.text, find_expectations(annotated, around, events, tables)

    return read


@pytest.fixture
def expected_of(expect):
    """Read the one expectation of a text."""

    def read(text):
        words, found = expect(text)
        (expectation,) = found
        return words, expectation

    return read


def failing(*case):
    return pytest.param(*case[:-1], marks=pytest.mark.xfail(strict=True, reason=case[-1]))


KINDS = [
    ("The ministers of Chile and Peru will meet in Lima on Friday.", "plan"),
    ("The envoy is to visit Baku on Monday.", "plan"),
    ("Kenya plans to deploy police to Haiti by June.", "plan"),
    ("The ministers are set to sign a deal in Accra.", "plan"),
    ("The summit is scheduled for Friday in Accra.", "plan"),
    ("Officials said they would meet in Lima in May.", "plan"),
    ("Analysts expect the bank to raise rates next month.", "forecast"),
    ("Oman is likely to host the talks in May.", "forecast"),
    ("Peru is expected to reject the offer.", "forecast"),
    ("The talks will be difficult.", "forecast"),
    ("Egypt may expel the envoy.", "possibility"),
    ("The council could impose sanctions on Mali this year.", "possibility"),
    ("Egypt might recall its ambassador.", "possibility"),
    ("Greece demanded that Turkey withdraw its ships.", "demand"),
    ("Turkey urged Syria to release the prisoners.", "demand"),
    ("Malawi called for a ceasefire in Congo.", "demand"),
    ("Togo must release the prisoners.", "demand"),
    ("Diplomats warned that Sudan could invade Chad.", "warning"),
    ("Analysts see a risk that Mali will leave the bloc.", "warning"),
    failing("Mongolia hopes to sign the deal in April.", "possibility", "«hope» has no row in the table of outlooks"),
]


@model
@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_is_what_the_words_make_of_it(expected_of, text, kind):
    assert expected_of(text)[1].kind == kind


@model
@pytest.mark.parametrize(
    "text",
    [
        "The king met the envoy in Rabat.",
        "The minister may have met the rebels.",
        "The accord would have ended the war.",
        "The goal is to end the war.",
        "If the talks fail, prices rise.",
        "Togo asked what had happened.",
        "May was a month of talks.",
        "Prices rose in May.",
    ],
)
def test_what_is_past_or_only_thought_of_is_none(expect, text):
    assert expect(text)[1] == ()


@model
@pytest.mark.parametrize(
    ("text", "hedge", "probability"),
    [
        ("Oman is likely to host the talks.", ["is likely to"], (0.55, 0.8)),
        ("Ghana is almost certain to ratify the treaty.", ["almost certain"], (0.95, 0.99)),
        ("Peru is not expected to reject the offer.", ["is not expected to"], (0.2, 0.45)),
        ("Peru will probably reject the offer.", ["will probably"], (0.55, 0.8)),
        ("Peru may reject the offer.", ["may"], None),
        ("Peru will reject the offer.", [], None),
        ("Turkey urged Syria to release the prisoners.", [], None),
    ],
)
def test_hedge_is_the_words_that_hedge_and_the_odds_that_they_stand_for(expected_of, text, hedge, probability):
    words, found = expected_of(text)
    assert ([h.of(words) for h in found.hedge], found.probability) == (hedge, probability)


@model
@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Egypt may expel the envoy.", ("SANCTION", "expel")),
        ("The ministers of Chile and Peru will meet in Lima.", ("CONSULT", None)),
        ("Kenya plans to deploy police to Haiti.", ("MOBILIZE", "police")),
        ("Turkey urged Syria to release the prisoners.", ("RETREAT", "release")),
        ("Greece demanded that Turkey withdraw its troops.", ("RETREAT", "withdraw")),
        ("Talks between Chad and Sudan will resume in Doha.", ("CONSULT", None)),
        ("The king will open a museum.", (None, None)),
        failing(
            "Malawi called for a ceasefire in Congo.", ("RETREAT", "ceasefire"),
            "the row of «call for» takes the ceasefire in: no act is left that would settle it",
        ),
        failing(
            "Greece demanded that Turkey withdraw its ships.", ("RETREAT", "withdraw"),
            "the row of «withdraw» lists warships and vessels, no ships",
        ),
        ("Iran will close the strait if attacked.", ("COERCE", "restrict")),
    ],
)  # fmt: skip
def test_type_is_that_of_the_act_that_would_settle_it(expected_of, text, coded):
    found = expected_of(text)[1]
    assert (found.type, found.mode) == coded


@model
@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Egypt may expel the envoy.", (["Egypt"], ["envoy"])),
        ("Talks between Chad and Sudan will resume in Doha.", (["Chad", "Sudan"], [])),
        ("Turkey urged Syria to release the prisoners.", (["Syria"], ["prisoners"])),
        ("Greece demanded that Turkey withdraw its ships.", (["Turkey"], [])),
        ("Oman is likely to host the talks in May.", (["Oman"], [])),
        ("Diplomats warned that Sudan could invade Chad.", (["Sudan"], ["Chad"])),
        ("The king will open a museum.", (["king"], [])),
        ("Analysts expect the bank to raise rates next month.", (["bank"], [])),
    ],
)
def test_parties_are_those_of_the_act(expected_of, text, parties):
    words, found = expected_of(text)
    assert ([a.of(words) for a in found.actors], [r.of(words) for r in found.recipients]) == parties


@model
@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Analysts expect the bank to raise rates.", "Analysts"),
        ("Turkey urged Syria to release the prisoners.", "Turkey"),
        ("Diplomats warned that Sudan could invade Chad.", "Diplomats"),
        ("Oman is likely to host the talks.", None),
        ("The king will open a museum.", None),
    ],
)
def test_holder_is_who_expects_asks_or_warns(expected_of, text, holder):
    words, found = expected_of(text)
    assert (found.holder.of(words) if found.holder else None) == holder


@model
@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Kenya plans to deploy police to Haiti by June.", "June"),
        ("The council could impose sanctions on Mali this year.", "this year"),
        ("The vote will probably be delayed until autumn.", "autumn"),
        ("The ministers will meet in Lima within two weeks.", "two weeks"),
        ("Officials said on Sunday they would meet in Lima in May.", "May"),
        ("The king will open a museum.", None),
    ],
)
def test_window_is_in_the_words_of_the_clause(expected_of, text, time):
    words, found = expected_of(text)
    assert (found.times[0].of(words) if found.times else None) == time


@model
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers will meet in Lima.", "Lima"),
        ("The king will open a museum in Fez.", "Fez"),
        ("Egypt may expel the envoy.", None),
    ],
)
def test_place_is_where_the_act_would_be(expected_of, text, place):
    words, found = expected_of(text)
    assert (found.place.of(words) if found.place else None) == place


@model
@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Officials said they would meet in Lima in May.", ["they would meet in Lima in May"]),
        (
            "The ministers are set to sign a deal, and the king will fly to Cairo.",
            ["The ministers are set to sign a deal", "the king will fly to Cairo"],
        ),
        ("Togo will vote and may join the bloc.", ["Togo will vote", "may join the bloc"]),
    ],
)
def test_statement_is_the_clause_and_each_act_is_stated_once(expect, text, clauses):
    words, found = expect(text)
    assert [x.of(words) for x in found] == clauses


@model
def test_what_a_party_is_after_is_no_expectation(expect):
    text = "Talks ended.\nEgypt: Seeking to win cheap grain. Plans to sell gas.\nIran: Hoping to sell more oil.\n"
    assert expect(text)[1] == ()


@model
def test_what_is_to_come_of_a_party_is_one(expect):
    words, found = expect("Talks ended.\nEgypt: Wants cheap grain.\nIran: Will host a summit in May. Wants calm.\n")
    assert [(x.kind, x.of(words)) for x in found] == [("plan", "Iran: Will host a summit in May")]


@model
def test_headings_state_none(expect):
    words, found = expect("The king will open a museum.\n\nWhat will come next\n\nRain may fall.\n")
    assert "What will come next" not in [x.of(words) for x in found]


@model
def test_sentence_with_a_signpost_yields_the_signpost_alone(expect):
    _, found = expect("Watch whether Oman will host a second round.")
    assert [x.kind for x in found] == ["signpost"]


@model
def test_expectations_stand_in_text_order(expect):
    _, found = expect("Egypt may expel the envoy. Watch whether Oman hosts talks. Kenya plans to deploy police.")
    assert [x.start for x in found] == sorted(x.start for x in found)
    assert [x.kind for x in found] == ["possibility", "signpost", "plan"]


def test_clause_leaves_out_its_full_stop_and_what_is_joined_with_a_subject_of_its_own():
    doc = tree(
        "Togo/NNP/nsubj/2 will/MD/aux/2 vote/VB/ROOT/2 and/CC/cc/2 Mali/NNP/nsubj/6 will/MD/aux/6 leave/VB/conj/2"
        " ././punct/2"
    )
    assert stretch(doc[2]).of(doc.text) == "Togo will vote"
