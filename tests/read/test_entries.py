from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.read.announcements import Entry, Feed
from dragoman.read.dates import Witness
from dragoman.read.drafts import Draft
from dragoman.read.entries import MIN_WHOLE, draft_entries, draft_entry, is_whole
from dragoman.read.fetching import LaterError
from dragoman.read.refusals import RefusedError

SENTENCE = "The foreign ministers of Kazakhstan and Uzbekistan met on Tuesday, the Kazakh foreign ministry said. "
WHOLE = (SENTENCE * 12).strip()
LINK = "https://herald.example/a"
FEED = Feed(title="The Steppe Herald")
PAGE = Draft(text="The page. " + WHOLE, title="Page title", url=LINK)
MOMENT = datetime(2025, 10, 9, 16, 20, tzinfo=UTC)


def page(_link):
    return PAGE


def refuse(_link):
    msg = "cannot be fetched: the server answers 404 Not Found"
    raise RefusedError(msg)


def later(_link):
    msg = "come back later"
    raise LaterError(msg, MOMENT)


def entry(**fields):
    return Entry(**({"number": 1, "link": LINK, "title": "Talks", "published": MOMENT} | fields))


@pytest.mark.parametrize(
    ("text", "expected"),
    [(WHOLE, True), (WHOLE + " …", False), (WHOLE + " [...]", False), (WHOLE[: MIN_WHOLE - 1], False), (None, False)],
)
def test_whole_report_is_told_from_its_opening(text, expected):
    assert is_whole(text) is expected


def test_text_of_the_feed_is_taken_where_it_is_whole():
    assert draft_entry(entry(content=WHOLE), FEED, refuse).text == WHOLE


def test_page_is_fetched_where_it_is_not():
    assert draft_entry(entry(summary=SENTENCE), FEED, page).text == PAGE.text


def test_summary_serves_where_the_page_cannot_be_had():
    found = draft_entry(entry(summary=SENTENCE), FEED, refuse)
    assert found.text == SENTENCE
    assert found.notes == (
        "its page is not read: cannot be fetched: the server answers 404 Not Found: this is the summary in its feed",
    )


def test_title_serves_where_there_is_nothing_else():
    assert draft_entry(entry(), FEED, refuse).text == "Talks"


def test_entry_without_a_word_is_refused():
    with pytest.raises(RefusedError, match="the feed holds no word of it, and its page is not read"):
        draft_entry(entry(title=None), FEED, refuse)


def test_pages_of_a_saved_feed_are_not_fetched():
    ((name, found),) = draft_entries(Feed(entries=(entry(summary=SENTENCE),)), "feed.xml")
    assert (name, found.notes) == (f"feed.xml, {LINK}", ("its page is not fetched: this is the summary in its feed",))


def test_host_that_wants_to_be_asked_later_is_told_to_who_can_wait():
    with pytest.raises(LaterError):
        draft_entry(entry(summary=SENTENCE), FEED, later)


def test_host_that_wants_to_be_asked_later_is_not_waited_for_by_who_reads_once():
    ((_, found),) = draft_entries(Feed(entries=(entry(summary=SENTENCE),)), "feed", later)
    assert found.text == SENTENCE


def test_first_publisher_is_the_source_and_speaks_for_the_outlet():
    found = draft_entry(entry(content=WHOLE, source="The Wire"), FEED, None)
    assert (found.first_publisher, found.outlet) == ("The Wire", "The Wire")


def test_feed_is_the_outlet_where_nobody_else_is_named():
    assert draft_entry(entry(content=WHOLE), FEED, None).outlet == "The Steppe Herald"


def test_doubts_about_a_date_stay_with_the_report():
    assert draft_entry(entry(content=WHOLE, doubts=("not believed",)), FEED, None).notes == ("not believed",)


def test_date_of_the_page_is_weighed():
    told = Witness(place="its JSON-LD", words="2025-10-02", told=True)
    found = draft_entry(entry(summary="x"), FEED, lambda _: Draft(text=WHOLE, witnesses=(told,)))
    assert found.witnesses == (told,)
    assert found.notes == (f"{date(2025, 10, 9)} in its feed is not taken for its date, 2025-10-02 in its JSON-LD is",)


def test_entries_that_were_not_read_are_named_last():
    found = list(draft_entries(Feed(entries=(entry(content=WHOLE),), unread=3), "feed"))
    assert found[-1][0] == "feed"
    assert "entries 2 to 4 are not read" in str(found[-1][1])
