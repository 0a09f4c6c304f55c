from __future__ import annotations

import pytest

from dragoman.annotate.layout import lay_out
from dragoman.annotate.paragraphs import unwrap
from dragoman.codebook.headings import Headings

HEADINGS = Headings.load()
LEAD = "Georgia and Armenia agreed on Tuesday to reopen the crossing at Sadakhlo after two years.\n"
BODY = "The crossing carries most of the trade between the two states and their northern neighbour.\n"


def laid(text, title=None):
    text = unwrap(text)
    return text, lay_out(text, HEADINGS, title)


def outline(text, title=None):
    """List kind, heading and party of each section."""
    text, layout = laid(text, title)
    return [
        (s.kind, s.heading.of(text) if s.heading else None, s.party.of(text) if s.party else None)
        for s in layout.sections
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Why It Matters", "significance"),
        ("WHY THE CROSSING MATTERS", "significance"),
        ("## What it means for Tbilisi", "significance"),
        ("**What's at stake**", "significance"),
        ("Implications", "significance"),
        ("Strategic Implications", "significance"),
        ("Key Stakeholders", "parties"),
        ("Who is involved?", "parties"),
        ("The background", "background"),
        ("How we got here", "background"),
        ("What's Next", "outlook"),
        ("What happens next?", "outlook"),
        ("The road ahead", "outlook"),
        ("Looking ahead:", "outlook"),
        ("What to watch", "signposts"),
        ("3. Signposts", "signposts"),
        ("What we're watching", "signposts"),
        ("A crossing in dispute", "other"),
    ],
)
def test_heading_on_its_own_line_opens_a_section_of_its_kind(heading, kind):
    assert outline(f"{LEAD}\n{heading}\n{BODY}") == [("body", None, None), (kind, heading, None)]


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Why it matters: ", "significance"),
        ("**Why it matters:** ", "significance"),
        ("The stakes: ", "significance"),
        ("What to watch: ", "signposts"),
        ("What's next: ", "outlook"),
        ("Catch up quick: ", "background"),
        ("By the numbers: ", "body"),
    ],
)
def test_run_in_heading_opens_a_section_of_its_paragraph(opening, kind):
    assert outline(f"{LEAD}{opening}{BODY}{BODY}")[1:] == [(kind, opening.strip(), None), ("body", None, None)]


def test_bullets_under_a_run_in_heading_belong_to_it():
    text, layout = laid(f"{LEAD}Why it matters: {BODY}- Trade doubled last year in the border districts.\n{BODY}")
    assert "Trade doubled" in layout.sections[1].of(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials said the plan was simple: open the road and keep it open.",
        "Garibashvili: I will not close this road again while I hold this office.",
        'Pashinyan: "The road is open and it will stay open."',
        "Note: the crossing was first closed in the spring two years ago.",
        "Update: the ministry has since confirmed the date of the opening.",
        "Monday: ministers meet in Yerevan to sign the papers.",
    ],
)
def test_ordinary_colon_opens_no_section(sentence):
    assert outline(f"{LEAD}{sentence}\n{BODY}") == [("body", None, None)]


@pytest.mark.parametrize("mark", ["{}: {}", "- {}: {}", "• {} — {}", "**{}**: {}", "* **{}:** {}"])
def test_run_of_labels_is_read_as_entries_of_parties(mark):
    entries = [
        mark.format("Georgia", "Seeking to win back transit trade lost to the eastern route."),
        mark.format("European Union", "Wants a second road to the Caspian that avoids Russia."),
        mark.format("The United Arab Emirates (UAE)", "Hopes to run the dry port on the Armenian side."),
    ]
    assert outline(LEAD + "\n".join(entries)) == [
        ("body", None, None),
        ("parties", None, "Georgia"),
        ("parties", None, "European Union"),
        ("parties", None, "United Arab Emirates (UAE)"),
    ]


def test_body_of_an_entry_starts_after_its_label():
    text, layout = laid(f"{LEAD}Georgia: Seeking to win back trade.\nArmenia: Hoping to gain a road north.\n")
    assert layout.sections[1].of(text) == "Seeking to win back trade."


def test_party_may_head_its_entry_on_a_line_of_its_own():
    text = f"{LEAD}\nKey players\n\nGeorgia\n{BODY}\nArmenia\n{BODY}"
    assert outline(text)[1:] == [("parties", "Georgia", "Georgia"), ("parties", "Armenia", "Armenia")]


@pytest.mark.parametrize(
    "lines",
    [
        "Economy: The price of grain fell by a tenth last year.\nEnergy: The pipeline was shut for most of winter.\n",
        "Capital: Tbilisi\nCurrency: lari\nPopulation: 3.7 million\n",
        "Papuashvili: The road must open.\nMirzoyan: The road has opened.\nPapuashvili: The road is still shut.\n",
    ],
)
def test_topics_facts_and_transcripts_are_no_parties(lines):
    assert [kind for kind, _, party in outline(LEAD + lines) if kind == "parties" or party] == []


@pytest.mark.parametrize(
    "credit",
    [
        "With information from Reuters.",
        "Reporting by A. Writer in Tbilisi; editing by B. Reader",
        "(Additional reporting by C. Stringer)",
        "© 2026 The Publisher",
        "This article was first published in March.",
    ],
)
def test_credit_does_not_belong_to_the_last_heading(credit):
    assert outline(f"{LEAD}\nWhat's next\n{BODY}\n{credit}\n")[-1] == ("other", None, None)


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("DUSHANBE, Oct 9 (Reuters) - ", "DUSHANBE, Oct 9 (Reuters)"),
        ("BUSAN, South Korea (AP) — ", "BUSAN, South Korea (AP)"),
        ("MOSCOW, October 9. /TASS/. ", "MOSCOW, October 9. /TASS/"),
        ("BEIJING, Feb. 12 (Xinhua) -- ", "BEIJING, Feb. 12 (Xinhua)"),
        ("THE HAGUE — ", "THE HAGUE"),
        ("(Reuters) - ", "(Reuters)"),
        ("Kyiv, Ukraine (CNN) — ", "Kyiv, Ukraine (CNN)"),
        ("Tbilisi: ", "Tbilisi"),
        ("WASHINGTON: ", "WASHINGTON"),
    ],
)
def test_dateline_is_cut_off_the_first_paragraph(opening, dateline):
    text, layout = laid(f"{opening}{LEAD}{BODY}")
    assert layout.dateline is not None
    assert (layout.dateline.of(text), layout.sections[0].start) == (dateline, len(opening))


@pytest.mark.parametrize("opening", ["Iran - the host - said: ", "Update: ", "The minister said: ", "Exclusive: "])
def test_other_openings_are_no_dateline(opening):
    assert laid(f"{opening}{LEAD}")[1].dateline is None


@pytest.mark.parametrize("line", ["By Ana Writer", "June 6, 2025", "Last updated: 8 Jul 2025 20:44", "12:40 GMT"])
def test_byline_and_date_are_no_heading(line):
    assert outline(f"{LEAD}\n{line}\n\n{BODY}") == [
        ("body", None, None),
        ("other", None, None),
        ("body", None, None),
    ]


def test_title_over_a_byline_is_a_heading():
    text, layout = laid(f"A road reopens\n\nBy Ana Writer\nJune 6, 2025\n\nTBILISI (Reuters) - {LEAD}")
    assert [(s.kind, s.heading.of(text) if s.heading else None) for s in layout.sections] == [
        ("body", "A road reopens")
    ]
    assert layout.dateline is not None


def test_paragraphs_with_datelines_are_no_entries():
    text = "BOSTON (Reuters) - Prosecutors rested on Monday in court.\nNEW YORK (Reuters) - A judge ruled on Tuesday.\n"
    assert [kind for kind, *_ in outline(text)] == ["body"]


def test_title_repeated_as_first_line_is_a_heading():
    title = "Georgia and Armenia: a road reopens."
    assert outline(f"{title}\n{LEAD}", title) == [("body", title, None)]


def test_short_line_that_nothing_follows_is_prose():
    assert outline(f"{LEAD}A crossing in dispute\n") == [("body", None, None)]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "Georgia and Armenia agreed on Tuesday to reopen the crossing at\n"
        "Sadakhlo, which has been shut since the spring of the year before\n"
        "last. Lorries will pass from Monday on.\n\nWhat's next\n\n"
        "Customs officers of the two states are to meet in Yerevan in the\n"
        "coming days to settle who inspects which lorry, and at what price\n"
        "for the firms that send them.\n"
    )
    assert len(laid(text)[1].paragraphs) == 3


def test_one_paragraph_a_line_is_left_alone():
    assert unwrap(LEAD + BODY + LEAD) == LEAD + BODY + LEAD


def test_sections_cover_all_prose_in_order_without_overlap():
    text, layout = laid(
        f"A road reopens\n{LEAD}\nWhy it matters\n{BODY}\nWhat's next: {BODY}\nBackground\n{BODY}{BODY}"
    )
    ends = [0, *(s.end for s in layout.sections)]
    assert all(end <= s.start for end, s in zip(ends, layout.sections, strict=False))
    assert sum(s.of(text).count("The crossing carries") for s in layout.sections) == 4


def test_text_without_words_has_no_section():
    assert laid(" \n --- \n")[1].sections == ()
