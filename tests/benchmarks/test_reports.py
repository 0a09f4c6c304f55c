"""Made-up reports: the same each time, in order, and coded as the record's types want it."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import islice

import pytest
from invented.reports import Plan, codings, reports
from tests.holds import faults

from dragoman.codebook.gazetteer import Gazetteer
from dragoman.record import Coding
from dragoman.record.exchange import from_json, to_json

DENSE = Plan(documents=1_200, days=40, seed=7)


@pytest.fixture(scope="module")
def made():
    return list(reports(DENSE))


@pytest.fixture(scope="module")
def coded(made):
    return [report.coding for report in made]


def test_a_seed_gives_the_same_reports(coded):
    assert list(islice(codings(DENSE), 300)) == coded[:300]


def test_another_seed_gives_others(coded):
    other = Plan(documents=1_200, days=40, seed=8)
    assert [c.text for c in islice(codings(other), 5)] != [c.text for c in coded[:5]]


def test_offsets_slice_to_words_and_ids_refer(coded):
    assert [(coding.id, found) for coding in coded if (found := faults(coding))] == []


def test_triggers_stand_in_their_sentences(coded):
    events = [(coding, event) for coding in coded for event in coding.events]
    assert all(any(s.contains(event.trigger) for s in coding.sentences) for coding, event in events)


def test_names_are_where_their_mentions_say(coded):
    mentions = [(c.text, a, m) for c in coded for a in c.actors for m in a.mentions]
    assert all(actor.name in mention.of(text) for text, actor, mention in mentions)
    assert all(m.of(c.text) == p.name for c in coded for p in c.places for m in p.mentions)


def test_codings_come_back_from_json(coded):
    assert all(from_json(Coding, to_json(coding)) == coding for coding in coded[:200])


def test_there_are_as_many_reports_as_asked_for(coded):
    assert len({coding.id for coding in coded}) == DENSE.documents


@pytest.mark.parametrize("plan", [DENSE, Plan(documents=2_200, days=1096)])
def test_a_report_tells_about_ten_events(plan):
    counts = [len(coding.events) for coding in codings(plan)]
    assert 9 <= sum(counts) / len(counts) <= 11


def test_reports_come_in_order_of_publication(coded):
    keys = [(coding.published.isoformat(), coding.id) for coding in coded]
    assert keys == sorted(keys)


def test_days_are_spread_evenly(coded):
    assert Counter(day_of(coding) for coding in coded) == dict.fromkeys(all_days(), 30)


def all_days():
    return [DENSE.first + timedelta(days=n) for n in range(DENSE.days)]


def day_of(coding):
    return date.fromisoformat(coding.published.isoformat()[:10])


def test_every_text_says_that_it_is_made_up(coded):
    assert all(coding.text.startswith("This report is made up.") for coding in coded)


def test_one_in_ten_is_a_reprint_to_the_letter(made):
    by_id = {report.coding.id: report.coding for report in made}
    copies = [(r.coding, by_id[r.copy_of]) for r in made if r.copy_of]
    reprints = [(new, old) for new, old in copies if new.text == old.text]
    assert 0.08 <= len(reprints) / len(made) <= 0.12
    assert all(new.outlet != old.outlet and new.events == old.events for new, old in reprints)


def test_updates_carry_on_a_text_of_the_same_outlet(made):
    by_id = {report.coding.id: report.coding for report in made}
    updates = [(r.coding, by_id[r.copy_of]) for r in made if r.copy_of and r.coding.text != by_id[r.copy_of].text]
    assert updates
    assert all(new.text.startswith(old.text) and new.outlet == old.outlet for new, old in updates)


def test_the_truth_names_a_happening_for_each_event(made):
    assert all(len(report.truth) == len(report.coding.events) for report in made)


def test_a_happening_is_told_by_few_or_by_many(made):
    told = Counter(number for report in made for number in set(report.truth) if not report.copy_of)
    assert min(told.values()) == 1
    assert max(told.values()) >= 10


def test_a_happening_has_one_kind_of_act(made):
    acts = defaultdict(set)
    for report in made:
        for number, event in zip(report.truth, report.coding.events, strict=True):
            acts[number].add(event.act)
    assert {len(found) for found in acts.values()} == {1}


def test_plans_are_kept_called_off_or_left(made):
    told = defaultdict(set)
    for report in made:
        for number, event in zip(report.truth, report.coding.events, strict=True):
            told[number].add(event.status)
    planned = Counter(
        frozenset(statuses & {"happened", "cancelled"}) for statuses in told.values() if "planned" in statuses
    )
    assert planned.keys() >= {frozenset({"happened"}), frozenset({"cancelled"}), frozenset()}


def test_plans_are_told_before_their_day(made):
    plans = [(r.coding, e) for r in made if not r.copy_of for e in r.coding.events if e.status == "planned"]
    assert all(event.time.end >= day_of(coding) for coding, event in plans)


def test_what_is_planned_is_expected_in_its_window(coded):
    for coding in coded:
        windows = [e.time for e in coding.events if e.status == "planned"]
        assert [x.window for x in coding.expectations if x.kind == "plan"] == windows


@pytest.mark.parametrize("status", ["happened", "planned", "denied", "cancelled"])
def test_all_statuses_occur(coded, status):
    assert any(event.status == status for coding in coded for event in coding.events)


@pytest.mark.parametrize("kind", ["plan", "forecast", "possibility", "demand", "warning"])
def test_all_kinds_of_expectation_occur(coded, kind):
    assert any(item.kind == kind for coding in coded for item in coding.expectations)


def test_history_is_told():
    assert any(e.historical for coding in codings(Plan(documents=400, days=400)) for e in coding.events)


def test_chains_run_from_an_origin_to_an_agency(coded):
    roles = Counter(tuple(link.role for link in event.chain) for coding in coded for event in coding.events)
    assert set(roles) == {(), ("origin",), ("origin", "relay")}


def test_relayed_words_point_at_what_relays_them(coded):
    relayed = [(c, a) for c in coded for a in c.attributions if a.via]
    assert relayed
    assert all(any(o.id == said.via and o.kind == "according_to" for o in c.attributions) for c, said in relayed)


def test_places_are_the_gazetteers(coded):
    gazetteer = Gazetteer.load()
    places = {(p.name, p.geonames_id) for coding in coded for p in coding.places}
    assert all(any(e.geonames_id == number for e in gazetteer.find(name)) for name, number in places)


def test_some_states_deal_far_more_than_others(coded):
    dealt = Counter(actor.country for coding in coded for actor in coding.actors if actor.country)
    counts = sorted(dealt.values(), reverse=True)
    assert counts[0] > 10 * counts[len(counts) // 2]


def test_there_are_sixty_outlets_at_most(coded):
    assert 50 <= len({coding.outlet for coding in coded}) <= 60
