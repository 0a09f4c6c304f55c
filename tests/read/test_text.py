from __future__ import annotations

import pytest

from dragoman.read.text import draft_text

BODY = "The two ministers met in Astana on Thursday.\n\nThey will meet again in May.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_header_is_parted_from_the_body(end):
    text = f"Title: Talks{end}published:  2025-10-09{end}{end}{BODY}".replace("\n\n", "\n\n")
    assert draft_text(text).text == BODY


def test_header_gives_the_fields():
    draft = draft_text(f"Title: Talks: round two\nOutlet: TASS\nURL: https://example.org/1\nLanguage: en-GB\n\n{BODY}")
    assert (draft.title, draft.outlet, draft.url, draft.language) == (
        "Talks: round two", "TASS", "https://example.org/1", "en-GB",
    )  # fmt: skip


def test_header_may_hold_other_keys():
    assert draft_text(f"Title: Talks\nAuthor: A. Writer\n\n{BODY}").text == BODY


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"\n\n{BODY}",
        "Title: a word that heads no header, since no blank line follows.\nThe ministers met.\n",
        f"Kazakhstan: seeks water.\nUzbekistan: seeks trade.\n\n{BODY}",
        "Line\r\nends\r\nstay as they are\r",
    ],
)
def test_text_without_a_header_is_the_body_entire(text):
    assert draft_text(text).text == text


def test_text_without_a_header_has_no_title():
    assert draft_text(BODY).title is None


def test_language_in_words_is_passed_over():
    assert draft_text(f"Title: Talks\nLanguage: Queen's English\n\n{BODY}").language is None
