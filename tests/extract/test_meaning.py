"""Parses and readings made by hand; see `tests.weights.fakes`."""

from __future__ import annotations

from functools import cache

import pytest
from tests.extract.cases import annotate, tables, tree
from tests.weights.fakes import TYPES, FakeEncoder, FakeReading, act, spread

from dragoman.codebook.triggers import Trigger
from dragoman.extract.candidates import Candidate
from dragoman.extract.events import Surroundings, find_events, read_sentences
from dragoman.extract.meaning import (
    AROUND,
    DOUBTING,
    FILLING,
    FINDING,
    OVERRULING,
    QUIET_DOUBT,
    SEEING,
    decided,
    filled,
    quiet,
    within_reach,
)
from dragoman.extract.mentions import find_mentions
from dragoman.extract.roles import Roles
from dragoman.record import Span
from dragoman.weights import ActReading

MET = tree(
    "Chad/NNP/nsubj/1 met:meet/VBD/ROOT/1 Mali/NNP/dobj/1 after/IN/prep/1 the/DT/det/6 border/NN/compound/6"
    " raid/NN/pobj/3 ended:end/VBD/dep/1",
    {0: "GPE", 2: "GPE"},
)
TEXT = MET.text
SURE = 0.999
"""Beyond what any decision asks for."""

MET_ROW = Trigger(
    lemma="meet", pos="VERB", conditions=(), type="CONSULT", mode=None, cameo="040", contexts=("economic",),
    actor=("subj",), recipient=("dobj",), symmetric=True, weight=0.9,
)  # fmt: skip


@cache
def books():
    return tables().plover, tables().cameo


def position(word):
    return next(t.i for t in MET if t.text == word)


def candidate(word, *fillers, trigger=MET_ROW):
    return Candidate(token=MET[position(word)], trigger=trigger, fillers=tuple(MET[position(f)] for f in fillers))


def settle(*candidates, found=None, text=TEXT, is_quiet=False, **acts):
    return decided(candidates, MET[:], FakeReading(text, acts=acts, found=found or {}), books(), is_quiet=is_quiet)


def settled(**acts):
    (only,) = settle(candidate("met"), **acts)
    return only.trigger


def words(candidates):
    return [c.token.text for c in candidates]


def doubted(none, kind="CONSULT"):
    return ActReading(types=spread("none", none, (*TYPES, "none")), modes={f"{kind}:": 1.0}, statuses={"happened": 1.0})


class TestDoubt:
    @pytest.mark.parametrize(("none", "kept"), [((1 + DOUBTING) / 2, []), (DOUBTING - 0.01, ["met"]), (0.1, ["met"])])
    def test_drops_a_trigger_of_the_tables_where_it_is_strong(self, none, kept):
        assert words(settle(candidate("met"), met=doubted(none))) == kept

    @pytest.mark.parametrize(("none", "kept"), [(QUIET_DOUBT + 0.01, []), (QUIET_DOUBT - 0.01, ["met"])])
    def test_needs_less_where_nothing_happens(self, none, kept):
        assert words(settle(candidate("met"), is_quiet=True, met=doubted(none))) == kept

    def test_is_told_by_the_sentences_around(self):
        loud, silent = FakeReading("raid", found={"raid": SEEING}), FakeReading("raid", found={"raid": SEEING - 0.01})
        told = quiet([loud, *[silent] * (2 * AROUND + 1), loud])
        assert [n for n, is_quiet in enumerate(told) if is_quiet] == [AROUND + 1]

    def test_short_of_dropping_it_makes_a_trigger_weigh_less(self):
        assert settled(met=doubted(0.5)).weight == pytest.approx(0.9 * 0.5)

    def test_of_one_word_leaves_others(self):
        assert words(settle(candidate("met"), candidate("ended"), met=doubted(SURE), ended=act("CONSULT"))) == ["ended"]

    def test_is_not_undone_by_finding_the_word_again(self):
        assert settle(candidate("met"), found={"met": SURE}, met=doubted(SURE)) == ()


class TestAgreement:
    def test_keeps_the_row_of_the_tables(self):
        kept = settled(met=act("CONSULT", 1.0))
        assert kept == MET_ROW

    def test_adds_the_mode_that_the_row_lacks_and_its_code(self):
        row = Trigger(**{f: getattr(MET_ROW, f) for f in MET_ROW.__slots__} | {"type": "ASSAULT", "cameo": "190"})
        (kept,) = settle(candidate("met", trigger=row), met=act("ASSAULT", mode="firearms"))
        assert (kept.trigger.mode, kept.trigger.cameo) == ("firearms", books()[1].closest("ASSAULT", "firearms"))

    def test_leaves_the_mode_of_a_meeting_to_its_words(self):
        assert settled(met=act("CONSULT", mode="phone")).mode is None

    def test_leaves_the_mode_that_the_row_has(self):
        row = Trigger(**{f: getattr(MET_ROW, f) for f in MET_ROW.__slots__} | {"mode": "visit", "cameo": "042"})
        (kept,) = settle(candidate("met", trigger=row), met=act("CONSULT", mode="phone"))
        assert (kept.trigger.mode, kept.trigger.cameo) == ("visit", "042")

    def test_adds_no_mode_that_the_codebook_lacks(self):
        assert settled(met=act("CONSULT", mode="parrot")).mode is None

    def test_leaves_places_contexts_and_fillers(self):
        (kept,) = settle(candidate("met", "raid"), met=act("CONSULT"))
        assert words([kept]) == ["met"]
        assert (kept.trigger.recipient, kept.trigger.contexts) == (("dobj",), ("economic",))
        assert [t.text for t in kept.fillers] == ["raid"]

    def test_is_taken_for_granted_of_words_that_are_not_read(self):
        assert settle(candidate("met")) == (candidate("met"),)


class TestOverruling:
    def test_changes_type_mode_and_code(self):
        changed = settled(met=act("ASSAULT", SURE, mode="firearms"))
        assert (changed.type, changed.mode) == ("ASSAULT", "firearms")
        assert books()[1].plover(changed.cameo)[0] == "ASSAULT"

    @pytest.mark.parametrize(("sure", "kind"), [(OVERRULING - 0.01, "CONSULT"), (OVERRULING + 0.01, "ASSAULT")])
    def test_needs_to_be_sure(self, sure, kind):
        assert settled(met=act("ASSAULT", sure)).type == kind

    def test_falling_short_takes_the_mode_of_the_tables_type_alone(self):
        assert settled(met=act("ASSAULT", OVERRULING - 0.01, mode="firearms")).mode is None

    def test_weighs_the_row_by_what_is_not_doubted(self):
        told = act("ASSAULT", SURE)
        assert settled(met=told).weight == pytest.approx(0.9 * (1 - told.types["none"]), abs=1e-4)

    @pytest.mark.parametrize(("kind", "symmetric"), [("AGREE", True), ("COOPERATE", True), ("ASSAULT", False)])
    def test_tells_anew_who_is_at_the_receiving_end(self, kind, symmetric):
        changed = settled(met=act(kind, SURE))
        assert (changed.symmetric, bool(changed.recipient)) == (symmetric, not symmetric)

    def test_keeps_the_words_that_met_the_row(self):
        (kept,) = settle(candidate("met", "Mali"), met=act("ASSAULT", SURE))
        assert [t.text for t in kept.fillers] == ["Mali"]


class TestFinding:
    def test_adds_a_word_that_no_table_lists(self):
        (found,) = settle(found={"raid": 0.9}, raid=act("ASSAULT", 0.9, mode="firearms"))
        assert (found.token.text, found.trigger.lemma, found.trigger.pos) == ("raid", "raid", "NOUN")
        assert (found.trigger.type, found.trigger.mode) == ("ASSAULT", "firearms")
        assert found.fillers == ()

    def test_weighs_less_than_a_table_by_the_less_sure_of_both_readings(self):
        """Four fifths of 0.95, the type's probability, and of 0.92, the word's."""
        (by_type,) = settle(found={"raid": 0.98}, raid=act("ASSAULT", 0.95))
        (by_word,) = settle(found={"raid": 0.92}, raid=act("ASSAULT", 0.95))
        assert (by_type.trigger.weight, by_word.trigger.weight) == pytest.approx((0.76, 0.736))

    @pytest.mark.parametrize(("word", "kind"), [(FINDING - 0.01, 0.9), (0.9, FINDING - 0.01)])
    def test_needs_word_and_type_to_be_sure(self, word, kind):
        assert settle(found={"raid": word}, raid=act("ASSAULT", kind)) == ()

    def test_adds_a_word_once_though_found_in_parts(self):
        assert words(settle(found={"ra": 0.9, "id": 0.88}, raid=act("ASSAULT"))) == ["raid"]

    def test_leaves_a_word_that_the_tables_list(self):
        assert len(settle(candidate("met"), found={"met": 0.9}, met=act("CONSULT"))) == 1

    def test_leaves_a_word_that_met_a_row(self):
        found = settle(candidate("met", "raid"), found={"raid": 0.9}, met=act("CONSULT"), raid=act("ASSAULT"))
        assert words(found) == ["met"]

    @pytest.mark.parametrize("word", ["border", "Mali", "after", "the"])
    def test_leaves_compounds_names_and_small_words(self, word):
        assert settle(found={word: 0.9}, **{word: act("ASSAULT")}) == ()

    @pytest.mark.parametrize(("sort", "count"), [("DATE", 0), ("TIME", 0), ("EVENT", 1)])
    def test_leaves_days_and_hours(self, sort, count):
        doc = tree("Chad/NNP/nsubj/1 met:meet/VBD/ROOT/1 Mali/NNP/dobj/1 after/IN/prep/1 curfew/NN/pobj/3", {4: sort})
        reading = FakeReading(doc.text, acts={"curfew": act("COERCE")}, found={"curfew": 0.9})
        assert len(decided((), doc[:], reading, books(), is_quiet=False)) == count

    def test_leaves_words_that_are_not_read(self):
        assert settle(found={"raid": 0.9}) == ()

    def test_stands_in_the_order_of_the_text(self):
        found = settle(
            candidate("ended"), found={"raid": 0.9, "met": 0.9},
            met=act("CONSULT"), raid=act("ASSAULT"), ended=act("RETREAT"),
        )  # fmt: skip
        assert words(found) == ["met", "raid", "ended"]


class TestFilling:
    """«shelled» is the act, Chad, Mali and Togo are the parties of a sentence that starts at 10."""

    TEXT, START = "Chad, Mali and Togo shelled", 10
    SURE, UNSURE = FILLING + 0.01, FILLING - 0.01

    def place(self, word):
        at = self.TEXT.index(word) + self.START
        return Span(at, at + len(word))

    def filled(self, actors=(), recipients=(), **told):
        reading = FakeReading(self.TEXT, acts={"shelled": act("ASSAULT")}, roles=told)
        heads = [self.place(word) for word in ("Chad", "Mali", "Togo")]
        roles = Roles(actors=tuple(map(self.place, actors)), recipients=tuple(map(self.place, recipients)))
        found = filled(roles, heads, self.place("shelled"), reading, self.START)
        return tuple(
            [self.TEXT[s.start - self.START : s.end - self.START] for s in spans]
            for spans in (found.actors, found.recipients)
        )

    @pytest.mark.parametrize(("sure", "actors", "recipients"), [(SURE, ["Chad"], ["Mali"]), (UNSURE, [], [])])
    def test_needs_to_be_sure(self, sure, actors, recipients):
        assert self.filled(Chad=(sure, 0), Mali=(0, sure)) == (actors, recipients)

    def test_takes_the_surest_party(self):
        assert self.filled(Chad=(self.SURE, 0), Mali=(self.SURE + 0.01, 0)) == (["Mali"], [])

    def test_leaves_roles_that_the_clause_fills(self):
        assert self.filled(["Chad"], ["Mali"], Togo=(self.SURE, self.SURE)) == (["Chad"], ["Mali"])

    def test_fills_one_role_beside_the_one_that_the_clause_fills(self):
        assert self.filled(recipients=["Mali"], Chad=(self.SURE, 0)) == (["Chad"], ["Mali"])

    def test_gives_no_party_both_roles(self):
        assert self.filled(Chad=(self.SURE, self.SURE)) == (["Chad"], [])
        assert self.filled(["Chad"], Chad=(0, self.SURE)) == (["Chad"], [])

    def test_of_a_sentence_without_parties_is_none(self):
        reading = FakeReading(self.TEXT, acts={"shelled": act("ASSAULT")})
        assert filled(Roles(), (), self.place("shelled"), reading, self.START) == Roles()


class TestReach:
    """Who may be a party of an act, by where they stand in the parse."""

    @pytest.mark.parametrize(
        ("sentence", "act", "reached"),
        [
            (
                "Chad/NNP/nsubj/1 called:call/VBD/ROOT/1 the/DT/det/3 threat/NN/dobj/1 empty/JJ/oprd/1",
                "threat",
                [],
            ),
            (
                "Chad/NNP/nsubj/1 launched:launch/VBD/ROOT/1 an/DT/det/3 attack/NN/dobj/1 on/IN/prep/3 Mali/NNP/pobj/4",
                "attack",
                ["Chad", "Mali"],
            ),
            (
                "Chad/NNP/nsubj/1 lost:lose/VBD/ROOT/1 a/DT/det/3 vote/NN/dobj/1 demanding:demand/VBG/acl/3",
                "demanding",
                ["Chad"],
            ),
            (
                "Chad/NNP/nsubj/1 hit:hit/VBD/ROOT/1 Mali/NNP/dobj/1 shelling:shell/VBG/acl/2 Togo/NNP/dobj/3",
                "shelling",
                ["Chad", "Mali", "Togo"],
            ),
        ],
    )
    def test_is_the_clause_and_what_it_shares(self, sentence, act, reached):
        doc = tree(sentence)
        heads = [Span(t.idx, t.idx + len(t)) for t in doc if t.text in {"Chad", "Mali", "Togo"}]
        (token,) = (t for t in doc if t.text == act)
        assert [h.of(doc.text) for h in within_reach(token, heads)] == reached


def test_offsets_count_from_the_start_of_the_sentence():
    doc = tree(
        "Rain/NN/nsubj/1 fell:fall/VBD/ROOT/1 ././punct/1 Chad/NNP/nsubj/4 shelled:shell/VBD/ROOT/4 Mali/NNP/dobj/4"
    )
    reading = FakeReading("Chad shelled Mali", acts={"shelled": act("ASSAULT")}, found={"shelled": 0.9})
    assert words(decided((), doc[3:], reading, books(), is_quiet=False)) == ["shelled"]


@pytest.mark.model
class TestReports:
    """Sentences parsed, the readings made by hand."""

    FIRST, SECOND = "Chad met Mali.", "Niger blorped Togo in Bamako."

    def events(self, annotator, meaning, text=f"{FIRST} {SECOND}\n"):
        annotated = annotate(annotator, text)
        around = Surroundings(mentions=find_mentions(annotated), toponyms=(), times=())
        readings = read_sentences(annotated, around, meaning) if meaning else None
        found = find_events(annotated, around, tables(), readings)
        return [(e.trigger.of(annotated.text), e.type) for e in found]

    def test_without_an_encoder_the_tables_alone_decide(self, annotator):
        assert self.events(annotator, None) == [("met", "CONSULT")]

    def test_each_sentence_has_its_own_reading(self, annotator):
        meaning = FakeEncoder(
            readings={
                self.FIRST: FakeReading(self.FIRST, acts={"met": doubted(SURE)}),
                self.SECOND: FakeReading(self.SECOND, acts={"blorped": act("ASSAULT", SURE)}, found={"blorped": 0.9}),
            }
        )
        assert self.events(annotator, meaning) == [("blorped", "ASSAULT")]

    def test_sentence_without_a_party_is_not_read(self, annotator):
        text = "Rain blorped all day."
        said = FakeReading(text, acts={"blorped": act("ASSAULT", SURE)}, found={"blorped": 0.9})
        assert self.events(annotator, FakeEncoder(readings={text: said}), f"{text} {self.FIRST}\n") == [
            ("met", "CONSULT")
        ]

    @pytest.mark.parametrize(
        ("kind", "actors"), [("ASSAULT", ["Chad"]), ("CONSULT", [])], ids=["one-sided", "of-all-sides"]
    )
    def test_party_in_reach_fills_an_empty_role_of_an_act_with_sides(self, annotator, kind, actors):
        text = "The village was blorped under Chad."
        told = {"acts": {"blorped": act(kind, SURE)}, "found": {"blorped": 0.9}, "roles": {"Chad": (SURE, 0)}}
        annotated = annotate(annotator, f"{self.FIRST} {text}\n")
        around = Surroundings(mentions=find_mentions(annotated), toponyms=(), times=())
        meaning = FakeEncoder(readings={text: FakeReading(text, **told)})
        *_, event = find_events(annotated, around, tables(), read_sentences(annotated, around, meaning))
        assert [a.of(annotated.text) for a in event.actors] == actors
