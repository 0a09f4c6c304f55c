from __future__ import annotations

from datetime import date

import pytest

from dragoman.codebook.cues import Cues
from dragoman.extract.attributions import find_attributions, speech_sentences
from dragoman.extract.quotations import find_quotations
from dragoman.record import Document, Span

model = pytest.mark.model


@pytest.fixture(scope="module")
def cues():
    return Cues.load()


@pytest.fixture
def annotate(annotator):
    def read(text):
        return next(iter(annotator([Document(id="d", text=text, published=date(2026, 3, 2))])))

    return read


@pytest.fixture
def said(annotate, cues):
    """Read attributions as (source, cue, content, head), pieces joined by « … »."""

    def read(text):
        annotated = annotate(text)
        words = annotated.text

        def joined(pieces):
            return " … ".join(p.of(words) for p in pieces)

        found = find_attributions(annotated, cues)
        return [
            (s, joined(s.source), joined(s.cue), joined(s.content), s.head.of(words) if s.head else None) for s in found
        ]

    return read


def parts(found):
    return [item[1:4] for item in found]


@model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Omani Foreign Minister Badr Albusaidi said that the talks would go on.",
            ("Omani Foreign Minister Badr Albusaidi", "said", "that the talks would go on"),
        ),
        ("The border will open in May, the ministry said.", ("the ministry", "said", "The border will open in May")),
        ('"We were not asked," said Tokayev.', ("Tokayev", "said", '"We were not asked,"')),
        ("Chad has denied the report.", ("Chad", "has denied", "the report")),
        ("Seoul vowed to respond.", ("Seoul", "vowed", "to respond")),
        ("Cairo called for an inquiry.", ("Cairo", "called for", "an inquiry")),
        ("Riyadh accused Tehran of arming rebels.", ("Riyadh", "accused", "Tehran of arming rebels")),
        ("According to the World Bank, growth slowed.", ("the World Bank", "According to", "growth slowed")),
        ("Sudan's claim that it shot down a drone is false.", ("Sudan", "claim", "that it shot down a drone")),
        ("Rahmon expressed hope that trade would grow.", ("Rahmon", "expressed hope", "that trade would grow")),
    ],
)
def test_source_cue_and_content_are_found(said, text, expected):
    assert expected in parts(said(text))


@model
def test_quotation_that_goes_on_is_one_attribution(said):
    found = said('"Talks are over," Fidan said. "We go home tomorrow. There is no deal."')
    assert parts(found) == [("Fidan", "said", '"Talks are over," … "We go home tomorrow. There is no deal."')]


@model
def test_quotation_after_a_colon_belongs_to_the_verb_before_it(said):
    assert parts(said('The envoy added: "We will meet again in Muscat."')) == [
        ("The envoy", "added", '"We will meet again in Muscat."')
    ]


@model
def test_what_is_said_inside_a_quotation_is_the_speakers(said):
    found = said('"I think they said it in anger," Orban told the chamber.')
    assert [item[1] for item in found] == ["Orban"]


@model
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It is over," Barzani said.', "direct"),
        ('Barzani called the vote a "dark day" for the region.', "mixed"),
        ("Barzani said the vote was lost.", "indirect"),
        ("The vote was lost, according to Barzani.", "according_to"),
    ],
)
def test_kind_follows_the_marks_and_the_words(said, text, kind):
    assert said(text)[0][0].kind == kind


@model
@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Kremlin spokesperson Dmitry Peskov said the visit was off.", "Peskov"),
        ("Russia's state news agency TASS said the visit was off.", "TASS"),
        ("A statement by the ministry said the visit was off.", "ministry"),
        ("The minister, who said the visit was off, resigned.", "minister"),
        ("He said the visit was off.", "He"),
    ],
)
def test_head_names_who_speaks(said, text, head):
    assert said(text)[0][4] == head


def chain(found):
    """Follow the innermost attribution outwards: the heads of all who pass it on."""
    relayed = {item[0].via for item in found}
    inner = next(i for i, item in enumerate(found) if item[0].via is not None and i not in relayed)
    heads = []
    at = inner
    while at is not None:
        heads.append(found[at][4])
        at = found[at][0].via
    return heads


@model
@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Peskov told TASS that no date was set.", ["Peskov", "TASS"]),
        ("No date was set, according to TASS, citing the Kremlin.", ["Kremlin", "TASS"]),
        ("Interfax reported, citing Ryabkov, that no date was set.", ["Ryabkov", "Interfax"]),
        ("No date was set, NBC News said, referring to Ryabkov.", ["Ryabkov", "News"]),
        ("Ryabkov was quoted by RIA as saying that no date was set.", ["Ryabkov", "RIA"]),
        ("Reuters reported that Ryabkov had denied the claim.", ["Ryabkov", "Reuters"]),
        ('"No date is set," Ryabkov said in an interview with Al Jazeera.', ["Ryabkov", "Jazeera"]),
        (
            "The Times of Israel, citing a report in Haaretz that quoted an army officer, said the raid was off.",
            ["officer", "Haaretz", "Times"],
        ),
    ],
)
def test_chain_runs_from_the_origin_to_the_last_relay(said, text, heads):
    assert chain(said(text)) == heads


@model
def test_relayed_words_are_those_of_the_origin(said):
    found = said("The fleet will sail, according to Kyodo, citing two officials.")
    assert [item[3] for item in found] == ["The fleet will sail", "The fleet will sail"]


@model
def test_audience_that_is_no_medium_relays_nothing(said):
    assert [item[1] for item in said("Macron told lawmakers that troops would leave.")] == ["Macron"]


@model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BAKU, March 1 (Reuters) - The talks ended without a deal.", ["Reuters"]),
        ("The talks ended.\n\nWith information from Xinhua, AFP and Anadolu", ["Xinhua", "AFP", "Anadolu"]),
        ("The talks ended.\n\nReporting by Jane Doe in Cairo; editing by John Roe", ["Jane Doe", "John Roe"]),
        ("The talks ended.\n\nSource: Yonhap", ["Yonhap"]),
    ],
)
def test_credits_name_who_lent_the_report(said, text, names):
    assert [item[1] for item in said(text) if item[0].kind == "credit"] == names


@model
@pytest.mark.parametrize(
    "text",
    [
        "Troops crossed the river on Sunday.",
        "The army defended the bridge.\nIt has a source of water.",
        "",
        '"',
        "said",
        "According to",
    ],
)
def test_text_without_attribution_gives_none_that_speaks(said, text):
    assert [item for item in said(text) if item[0].stance is not None] == []


@model
def test_spans_hold_words_without_space_at_their_ends(annotate, cues):
    annotated = annotate('The\n envoy  said \n"we\n\nwill"\n\n "go home," said \n the  aide .')
    spans = [p for s in find_attributions(annotated, cues) for p in (*s.source, *s.cue, *s.content)]
    assert all(p.of(annotated.text) == p.of(annotated.text).strip() for p in spans)


@model
def test_speech_is_quoted_or_said_in_so_many_words(annotate, cues):
    annotated = annotate('Rain fell. "We wait," he said. Polls show a tie. Aides said talks went on.')
    assert speech_sentences(annotated, find_attributions(annotated, cues)) == {1, 3}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said ''no deal'' twice.", ["''no deal''"]),
        ("'No deal,' said Roe. It isn't the aides' fault.", ["'No deal,'"]),
        ('A 6" pipe.', []),
    ],
)
def test_quotations_are_paired(text, quoted):
    assert [q.of(text) for q in find_quotations(text, [Span(0, len(text))])] == quoted


def test_quotation_of_several_paragraphs_runs_to_the_end_of_each():
    text = '"One.\n"Two."'
    assert [q.of(text) for q in find_quotations(text, [Span(0, 5), Span(6, len(text))])] == ['"One.', '"Two."']
