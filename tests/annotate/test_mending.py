from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.cases import annotate, tree

from dragoman.annotate.mending import mend

model = pytest.mark.model

LEMMAS = {("hopes", "hop"): "hope", ("fined", "fin"): "fine"}


def links(doc):
    """Give each word with its label and the word it hangs on."""
    return {(t.text, t.dep_, t.head.text) for t in doc}


def starts(doc):
    return [t.is_sent_start for t in doc]


MANILA = (
    "Rebels:rebel/NNS/nsubj/1 left:leave/VBD/ROOT/1 Cebu/NNP/dobj/1 ,/,/punct/2 the/DT/det/5 ministry/NN/appos/2"
    " in/IN/prep/5 Manila/NNP/pobj/6 said:say/VBD/conj/1 on/IN/prep/8 Sunday/NNP/pobj/9 ././punct/1"
)
"""What stands before the comma taken for the main clause, and the ministry for another name of the town."""

TASS = (
    "Rebels:rebel/NNS/nsubj/1 left:leave/VBD/ROOT/1 Cebu/NNP/dobj/1 ,/,/punct/1 the/DT/det/7 state/NN/compound/7"
    " news/NN/compound/7 agency/NN/npadvmod/1 TASS/NNP/nsubj/9 reported:report/VBD/relcl/7 ,/,/punct/9"
    " citing:cite/VBG/advcl/9 the/DT/det/13 governor/NN/dobj/11 ././punct/1"
)
"""The agency's name parted from the agency."""

KURTI = (
    "President/NNP/compound/1 Vucic/NNP/nmod/6 and/CC/cc/1 Kosovo/NNP/conj/1 Prime/NNP/compound/6"
    " Minister/NNP/compound/6 Kurti/NNP/nsubj/7 met:meet/VBD/ROOT/7 ././punct/7"
)
KURTI_NAMES = {1: "PERSON", 3: "GPE", 6: "PERSON"}

WHEN = (
    "When/WRB/advmod/1 asked:ask/VBN/advcl/6 about/IN/prep/1 it/PRP/pobj/2 ,/,/punct/6 ministers:minister/NNS/nsubj/6"
    " said:say/VBD/ROOT/6 "
)
WHEN_TOLD = WHEN + "talks:talk/NNS/nsubj/8 ended:end/VBD/ccomp/6 ././punct/6"
WHEN_ALONE = WHEN + "so/RB/advmod/6 ././punct/6"
WHEN_FIRST = (
    "When/WRB/advmod/2 rebels:rebel/NNS/nsubj/2 left:leave/VBD/advcl/5 ,/,/punct/5 Cebu/NNP/nsubj/5"
    " said:say/VBD/ROOT/5 so/RB/advmod/5 ././punct/5"
)
WHO = (
    "Rebels:rebel/NNS/nsubj/1 left:leave/VBD/ROOT/1 ,/,/punct/1 and/CC/cc/1 Cebu/NNP/nsubj/5"
    " said:say/VBD/conj/1 so/RB/advmod/5 ././punct/5"
)
TOLD = (
    "Rebels:rebel/NNS/nsubj/1 left:leave/VBD/ccomp/5 ,/,/punct/5 the/DT/det/4 ministry/NN/nsubj/5"
    " said:say/VBD/ROOT/5 ././punct/5"
)
NO_COMMA = "Chad/NNP/nsubj/1 said:say/VBD/ROOT/1 on/IN/prep/1 Sunday/NNP/pobj/2 ././punct/1"
NO_CLAUSE = (
    "In/IN/prep/5 Cebu/NNP/pobj/0 ,/,/punct/5 the/DT/det/4 ministry/NN/nsubj/5 said:say/VBD/ROOT/5 so/RB/advmod/5"
)
ENVOYS = (
    "Russian/JJ/amod/3 and/CC/cc/0 Chinese/JJ/conj/0 envoys:envoy/NNS/nsubj/4 met:meet/VBD/ROOT/4 in/IN/prep/4"
    " Doha/NNP/pobj/5 ././punct/4"
)
DESCRIBED = (
    "Russian/NNP/nmod/3 and/CC/cc/0 Chinese/NNP/conj/0 Kurti/NNP/nsubj/4 met:meet/VBD/ROOT/4 in/IN/prep/4"
    " Doha/NNP/pobj/5 ././punct/4"
)
JOINED = "Putin/NNP/nsubj/3 and/CC/cc/0 Aliyev/NNP/conj/0 met:meet/VBD/ROOT/3 ././punct/3"


def test_clause_before_a_closing_report_is_what_is_reported():
    assert links(mend(tree(MANILA), {})) >= {
        ("left", "ccomp", "said"),
        ("ministry", "nsubj", "said"),
        (",", "punct", "said"),
        ("said", "ROOT", "said"),
    }


def test_clause_that_is_reported_keeps_its_own_words():
    assert links(mend(tree(MANILA), {})) >= {("Rebels", "nsubj", "left"), ("Cebu", "dobj", "left")}


def test_name_of_an_agency_reports_and_the_agency_describes_it():
    assert links(mend(tree(TASS), {})) >= {
        ("left", "ccomp", "reported"),
        ("TASS", "nsubj", "reported"),
        ("agency", "compound", "TASS"),
        ("citing", "advcl", "reported"),
    }


def test_two_persons_taken_for_one_are_joined():
    assert links(mend(tree(KURTI, KURTI_NAMES), {})) >= {
        ("Vucic", "nsubj", "met"),
        ("Kurti", "conj", "Vucic"),
        ("President", "compound", "Vucic"),
        ("Kosovo", "compound", "Kurti"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (WHEN_TOLD, {}),
        (WHEN_ALONE, {}),
        (WHEN_FIRST, {4: "GPE"}),
        (WHO, {4: "GPE"}),
        (TOLD, {}),
        (NO_COMMA, {0: "GPE"}),
        (NO_CLAUSE, {1: "GPE"}),
        (ENVOYS, {0: "NORP", 2: "NORP", 6: "GPE"}),
        (DESCRIBED, {0: "NORP", 2: "NORP", 3: "PERSON"}),
        (JOINED, {0: "PERSON", 2: "PERSON"}),
    ],
)
def test_parse_that_is_not_broken_stays(text, names):
    doc = tree(text, names)
    before = [(t.head.i, t.dep_) for t in doc]
    assert [(t.head.i, t.dep_) for t in mend(doc, LEMMAS)] == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hopes:hop/VBZ/ROOT/0", ["hope"]),
        ("fined:fin/VBD/ROOT/0", ["fine"]),
        ("hopes:hope/VBZ/ROOT/0", ["hope"]),
        ("hops:hop/VBZ/ROOT/0", ["hop"]),
    ],
)
def test_lemma_is_mended_where_form_and_wrong_lemma_are_those_of_the_table(text, expected):
    assert [t.lemma_ for t in mend(tree(text), LEMMAS)] == expected


@pytest.mark.parametrize(("text", "names"), [(MANILA, {}), (TASS, {}), (KURTI, KURTI_NAMES)])
def test_mended_parse_is_not_mended_again(text, names):
    once = mend(tree(text, names), {})
    before = [(t.head.i, t.dep_) for t in once]
    assert [(t.head.i, t.dep_) for t in mend(once, {})] == before


def test_document_is_mended_in_place():
    doc = tree(MANILA)
    assert mend(doc, {}) is doc


LABELS = st.sampled_from(
    ["nsubj", "dobj", "ccomp", "conj", "relcl", "appos", "compound", "nmod", "prep", "advcl", "cc"]
)


def as_sentence(text):
    """Read a parse written out as rows of (word, label, head)."""
    return [(word, label, int(head)) for word, label, head in (row.rsplit("/", 2) for row in text.split())]


@st.composite
def shaken(draw):
    """Draw a sentence of those above, some of its words hung elsewhere in the same tree."""
    rows = as_sentence(draw(st.sampled_from([MANILA, TASS, KURTI, WHEN_TOLD, WHO, TOLD, ENVOYS, JOINED])))
    for place in draw(st.lists(st.integers(0, len(rows) - 1), max_size=3)):
        head = draw(st.integers(0, len(rows) - 1))
        if rows[place][2] != place and place not in way_up(head, rows):
            rows[place] = (rows[place][0], draw(LABELS), head)
    return rows


def way_up(place, rows):
    way = [place]
    while rows[way[-1]][2] != way[-1]:
        way.append(rows[way[-1]][2])
    return way


def parsed(report):
    """Parse a report by hand: its sentences one after the other, Vucic and Kurti known for persons."""
    rows, first = [], 0
    for sentence in report:
        rows += [(word, label, head + first) for word, label, head in sentence]
        first += len(sentence)
    names = {i: "PERSON" for i, (word, _, _) in enumerate(rows) if word in {"Vucic/NNP", "Kurti/NNP"}}
    return tree(" ".join(f"{word}/{label}/{head}" for word, label, head in rows), names)


REPORTS = st.lists(shaken(), min_size=1, max_size=3)


@given(REPORTS)
def test_every_word_still_reaches_the_root_of_its_sentence(report):
    doc = mend(parsed(report), LEMMAS)
    for sentence in doc.sents:
        tops = {next(reversed((t, *t.ancestors))) for t in sentence}
        assert all(top.dep_ == "ROOT" and top.sent == sentence for top in tops)


@given(REPORTS)
def test_sentences_begin_where_they_began(report):
    doc = parsed(report)
    before = starts(doc)
    assert starts(mend(doc, LEMMAS)) == before


@given(REPORTS)
def test_words_tags_and_names_stay(report):
    doc = parsed(report)
    before = [(t.text, t.tag_, t.pos_, t.ent_type_) for t in doc]
    assert [(t.text, t.tag_, t.pos_, t.ent_type_) for t in mend(doc, LEMMAS)] == before


@model
@pytest.mark.parametrize(
    ("text", "clause", "source", "verb"),
    [
        ("Two envoys were expelled from Chad, the state news agency TASS reported, citing the governor.",
         "expelled", "TASS", "reported"),
        ("Gunmen killed four soldiers near the town of Gao, the army chief in Bamako said late on Monday.",
         "killed", "chief", "said"),
        ("Three sailors are missing after a collision off Luzon, a source close to the talks said.",
         "missing", "source", "said"),
        ("The envoys will meet in Cebu next week, the ministry in Manila said on Sunday.", "meet", "ministry", "said"),
    ],
)  # fmt: skip
def test_news_that_ends_in_its_source_is_parsed_as_a_report(annotator, text, clause, source, verb):
    doc = annotate(annotator, text).doc
    assert links(doc) >= {(clause, "ccomp", verb), (source, "nsubj", verb), (verb, "ROOT", verb)}


@model
@pytest.mark.parametrize(
    ("text", "first", "second", "verb"),
    [
        ("President Vucic and Kosovo Prime Minister Kurti met in Brussels.", "Vucic", "Kurti", "met"),
        ("Serbian President Aleksandar Vucic and Kosovo Prime Minister Albin Kurti met in Brussels.",
         "Vucic", "Kurti", "met"),
        ("Putin and Erdogan met in Sochi.", "Putin", "Erdogan", "met"),
    ],
)  # fmt: skip
def test_leaders_joined_by_and_are_two_subjects(annotator, text, first, second, verb):
    assert links(annotate(annotator, text).doc) >= {(first, "nsubj", verb), (second, "conj", first)}


@model
def test_adjectives_joined_by_and_describe_one_noun(annotator):
    doc = annotate(annotator, "Russian and Chinese envoys met in Doha.").doc
    assert links(doc) >= {("Russian", "amod", "envoys"), ("Chinese", "conj", "Russian"), ("envoys", "nsubj", "met")}


@model
def test_clause_of_time_before_a_report_is_not_what_is_reported(annotator):
    doc = annotate(annotator, "When asked about it, the minister said the envoys had left.").doc
    assert links(doc) >= {("asked", "advcl", "said"), ("left", "ccomp", "said")}
