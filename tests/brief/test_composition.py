from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.cases import DAY, accord, event, hostile, many_events, sentences, wire, with_text
from tests.record.strategies import confidences

from dragoman.brief import write_brief
from dragoman.errors import CallError
from dragoman.record import Coding, Expectation, Interest, Sentence, Significance, Span

CASES = [[accord()], [wire()], [accord(), wire()], [many_events(9)], [hostile()]]


def lines(brief):
    return [brief.headline, *(line for section in brief.sections for line in section.lines)]


def part(brief, name):
    return next((section for section in brief.sections if section.part == name), None)


def texts(brief, name):
    found = part(brief, name)
    return [line.text for line in found.lines] if found else []


def is_quoted(brief, codings):
    by_id = {coding.id: coding.text for coding in codings}
    return all(c.quote == by_id[c.document][c.start : c.end] for line in lines(brief) for c in line.evidence)


@pytest.mark.parametrize("codings", CASES)
def test_each_quote_is_the_words_at_its_offsets(codings):
    assert is_quoted(write_brief(codings), codings)


WORDS = (
    "Norland met Sudoria. They agreed to talk.\nWhy it matters\n Ports reopen soon, officials said.\n\nNorland: Fish. "
)


@st.composite
def spans(draw):
    start = draw(st.integers(0, len(WORDS) - 2))
    words = Span(start, draw(st.integers(start + 1, len(WORDS))))
    return words if words.of(WORDS).strip() else Span(0, 7)


def placed(made, **fields):
    return st.builds(lambda s, rest: made(start=s.start, end=s.end, **rest), spans(), st.fixed_dictionaries(fields))


codings = st.builds(
    Coding,
    id=st.just("d"),
    published=st.just(DAY),
    text=st.just(WORDS),
    title=st.none() | st.just("Norland met Sudoria"),
    sentences=st.just(sentences(WORDS)) | st.just(()),
    actors=st.just(accord().actors),
    events=st.lists(
        st.builds(lambda s, c, h: event("e", s, confidence=c, historical=h), spans(), confidences, st.booleans()),
        max_size=4,
    ).map(tuple),
    expectations=st.lists(
        placed(Expectation, id=st.just("x"), kind=st.sampled_from(["plan", "signpost"])), max_size=3
    ).map(tuple),
    interests=st.lists(placed(Interest, actor=st.sampled_from(["a1", "a2"])), max_size=3).map(tuple),
    significance=st.lists(placed(Significance), max_size=3).map(tuple),
)


@given(codings)
def test_whatever_is_coded_the_quotes_are_the_words_at_their_offsets(coding):
    assert is_quoted(write_brief([coding]), [coding])


@given(codings)
def test_no_line_stands_twice(coding):
    made = [(line.label, line.text) for line in lines(write_brief([coding]))[1:]]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("codings", CASES)
def test_each_line_is_words_of_its_evidence(codings):
    for line in lines(write_brief(codings))[1:]:
        quotes = [" ".join(c.quote.split()).casefold() for c in line.evidence]
        assert all(any(words.rstrip(".").casefold() in q for q in quotes) for words in line.text.split(" → "))


def test_a_partys_line_cites_the_name_that_heads_its_entry():
    norland = part(write_brief([accord()]), "parties").lines[1]
    assert norland.evidence[0].quote == "Norland: Seeking to reopen its northern ports before winter."


def test_what_two_documents_tell_ranks_above_what_the_surer_one_tells():
    surer = replace(wire(), events=tuple(replace(e, confidence=0.8) for e in wire().events))
    assert len(part(write_brief([accord(), surer]), "what_happened").lines[0].evidence) == 2


def test_the_headline_is_that_of_the_report_that_tells_the_first_line():
    surest = replace(wire(), events=tuple(replace(e, confidence=0.99) for e in wire().events))
    brief = write_brief([accord(), surest])
    assert brief.headline.evidence[0].document == part(brief, "what_happened").lines[0].evidence[0].document


def test_parts_stand_in_reading_order():
    assert [section.part for section in write_brief([accord()]).sections] == [
        "what_happened", "background", "why_it_matters", "parties", "what_is_expected", "what_to_watch",
    ]  # fmt: skip


def test_the_main_event_comes_first_with_what_is_coded_of_it():
    line = part(write_brief([accord()]), "what_happened").lines[0]
    assert (line.text, line.status, line.date, line.place, line.chain) == (
        "Norland and Sudoria will sign a fishing accord in Port Amity on Friday.",
        "planned",
        "14 February 2025",
        "Port Amity",
        "NORA, citing the Foreign Office",
    )


def test_a_line_trimmed_of_its_attribution_cites_the_whole_sentence():
    line = part(write_brief([accord()]), "what_happened").lines[0]
    assert line.evidence[0].quote.endswith("citing the Foreign Office.")


def test_an_event_that_nobody_is_credited_with_is_known_from_the_outlet():
    assert part(write_brief([accord()]), "what_happened").lines[1].chain == "Harbour Gazette"


def test_history_is_background():
    assert texts(write_brief([accord()]), "background") == ["Three patrol boats collided near the Amber Bank in 2021."]


def test_the_one_thing_said_of_a_party_stands_with_the_parties_not_with_the_reasons():
    brief = write_brief([accord()])
    assert [(line.label, line.text) for line in part(brief, "parties").lines] == [
        ("Sudoria", "For Sudoria, it offers a way out of a costly boycott."),
        ("Norland", "Seeking to reopen its northern ports before winter."),
    ]
    assert texts(brief, "why_it_matters") == ["The accord would end a dispute that has kept both fleets in harbour."]


def test_an_expectation_bears_hedge_and_window():
    (line,) = part(write_brief([accord()]), "what_is_expected").lines
    assert (line.status, line.hedge, line.window) == ("forecast", "expected to (55–80 %)", "by 31 March 2025")


def test_a_signpost_shows_each_sign_and_what_it_would_mean():
    assert texts(write_brief([accord()]), "what_to_watch") == [
        "The boycott is lifted → a lasting thaw",
        "Patrols resume",
    ]


def test_a_title_that_the_text_bears_out_is_the_headline():
    assert write_brief([wire()]).headline.text == "Envoys of Norland, Sudoria hold talks"


def test_a_title_that_the_text_does_not_bear_out_is_not_the_headline():
    misled = replace(wire(), title="Ten recipes for a rainy weekend")
    assert write_brief([misled]).headline.text == "Envoys of Norland and Sudoria held talks on Monday"


def test_a_title_is_kept_with_its_source():
    misled = replace(wire(), title="Ten recipes for a rainy weekend")
    assert write_brief([misled]).sources[0].title == "Ten recipes for a rainy weekend"


def test_a_source_lists_whom_the_document_credits():
    (source,) = write_brief([accord()]).sources
    assert [c.quote for c in source.credits] == ["NORA"]


def test_one_event_of_two_reports_is_one_line_that_cites_both():
    brief = write_brief([accord(), wire()])
    both = next(line for line in part(brief, "what_happened").lines if len(line.evidence) > 1)
    assert {c.document for c in both.evidence} == {"accord", "wire"}


def test_a_merged_line_names_all_it_is_known_from():
    brief = write_brief([accord(), wire()])
    both = next(line for line in part(brief, "what_happened").lines if len(line.evidence) > 1)
    assert both.chain == "Harbour Gazette; Wire Bureau"


def test_sources_are_numbered_as_they_were_published():
    brief = write_brief([wire(), accord()])
    assert [(s.number, s.document) for s in brief.sources] == [(1, "accord"), (2, "wire")]


def test_the_order_of_the_reports_does_not_matter():
    assert write_brief([wire(), accord()]) == write_brief([accord(), wire()])


def test_a_document_given_twice_counts_once():
    assert write_brief([accord(), accord()]) == write_brief([accord()])


def test_lines_beyond_the_limit_are_counted():
    section = part(write_brief([many_events(9)]), "what_happened")
    assert (len(section.lines), section.omitted) == (5, 4)


def test_a_report_without_anything_coded_still_has_its_lead():
    bare = Coding(id="bare", published=DAY, text="Norland is quiet.\nSo is Sudoria.")
    assert texts(write_brief([bare]), "what_happened") == ["Norland is quiet."]


def test_a_heading_is_not_a_lead():
    text = "Sea news\nNorland is quiet."
    bare = replace(accord(), text=text, sections=(), sentences=(Sentence(start=9, end=26, paragraph=1),), events=())
    bare = replace(bare, expectations=(), interests=(), significance=(), attributions=(), actors=(), places=())
    assert write_brief([bare]).headline.text == "Norland is quiet"


@pytest.mark.parametrize(
    ("codings", "reason"),
    [
        ([], "no coded document"),
        ([with_text(accord(), None)], "code it again without --no-text"),
        ([with_text(accord(), " \n")], "the text of accord is blank"),
        ([accord(), with_text(accord(), "Other words.")], "two documents bear the id accord"),
    ],
)
def test_codings_that_cannot_make_a_brief_are_refused(codings, reason):
    with pytest.raises(CallError, match=reason):
        write_brief(codings)
