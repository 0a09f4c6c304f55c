from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from tests.desk.feed_memory import InMemory
from tests.read.clocks import START, FakeClock, local_fetcher
from tests.read.hostile_server import ARTICLE, Page, serve
from tests.read.test_gathering import BOMB, KIND, RSS, WHOLE, item

from dragoman.desk.feed_states import FeedState
from dragoman.desk.watch import Watch, add_feeds
from dragoman.record import Document, Rejected

GONE = "cannot be fetched: the server answers 404 Not Found: save the page and give the file"


class Desk:
    """A watch over a local site, with what it handed on."""

    def __init__(self, site, *paths, **options):
        self.clock = FakeClock()
        self.memory = InMemory(*(f"{site.url}{path}" for path in paths))
        self.got: list[Document | Rejected] = []
        self.stop = Event()
        self.watch = Watch(
            memory=self.memory,
            fetcher=local_fetcher(self.clock, deadline=1.0),
            sink=self.got.append,
            stop=self.stop,
            **options,
        )

    def state(self, url):
        return self.memory.kept[url]

    def pass_time(self, **span):
        self.clock.moment += timedelta(**span)


@pytest.fixture
def site():
    with serve() as site:
        site.pages["/a"] = Page(ARTICLE)
        site.pages["/feed"] = Page(feed(1), headers=KIND | {"ETag": '"1"'})
        yield site


def feed(count, more=""):
    items = "".join(item(f"https://herald.example/{n}", text=f"{WHOLE} It was meeting {n}.") for n in range(count))
    return RSS % (more + items)


class TestPoll:
    def test_hands_on_new_entries(self, site):
        desk = Desk(site, "/feed")
        desk.watch.poll_due()
        assert [d.url for d in desk.got] == ["https://herald.example/0"]

    def test_hands_on_no_entry_twice(self, site):
        desk = Desk(site, "/feed")
        desk.watch.poll_due()
        site.pages["/feed"] = Page(feed(2), headers=KIND | {"ETag": '"2"'})
        desk.pass_time(hours=2)
        desk.watch.poll_due()
        assert [d.url for d in desk.got] == ["https://herald.example/0", "https://herald.example/1"]

    def test_asks_whether_the_feed_changed(self, site):
        desk = Desk(site, "/feed")
        for _ in range(2):
            desk.watch.poll_due()
            desk.pass_time(hours=2)
        assert site.asked[-1][1]["If-None-Match"] == '"1"'
        assert desk.state(f"{site.url}/feed").failures == 0

    def test_leaves_feeds_alone_that_are_not_due(self, site):
        desk = Desk(site, "/feed")
        for _ in range(3):
            desk.watch.poll_due()
            desk.pass_time(minutes=5)
        assert site.paths().count("/feed") == 1

    def test_learns_title_and_interval(self, site):
        site.pages["/feed"] = Page(feed(1, "<ttl>240</ttl>"), headers=KIND)
        desk = Desk(site, "/feed")
        desk.watch.poll_due()
        state = desk.state(f"{site.url}/feed")
        assert (state.title, state.interval, state.last_ok) == ("The Steppe Herald", 14_400, START)

    def test_learns_the_interval_from_the_server_where_the_feed_says_none(self, site):
        site.pages["/feed"] = Page(feed(1), headers=KIND | {"Cache-Control": "max-age=7200"})
        desk = Desk(site, "/feed")
        desk.watch.poll_due()
        assert desk.state(f"{site.url}/feed").interval == 7200

    def test_hands_on_what_was_rejected_once(self, site):
        site.pages["/feed"] = Page(RSS % item("https://herald.example/old", text=WHOLE, date="soon"), headers=KIND)
        desk = Desk(site, "/feed")
        for _ in range(2):
            desk.watch.poll_due()
            desk.pass_time(hours=2)
        assert [type(d) for d in desk.got] == [Rejected]

    def test_marks_no_entry_that_the_sink_did_not_take(self, site):
        desk = Desk(site, "/feed")

        def full(_):
            msg = "the disk is full"
            raise OSError(msg)

        desk.watch.sink = full
        with pytest.raises(OSError, match="the disk is full"):
            desk.watch.poll_due()
        assert desk.memory.taken == set()

    def test_leaves_an_entry_for_later_whose_page_asks_for_it(self, site):
        site.pages["/a"] = Page(status=503, headers={"Retry-After": "3000"})
        site.pages["/feed"] = Page(RSS % item("/a"), headers=KIND | {"ETag": '"1"'})
        desk = Desk(site, "/feed")
        desk.watch.poll_due()
        assert (desk.got, desk.state(f"{site.url}/feed").etag) == ([], None)
        site.pages["/a"] = Page(ARTICLE)
        desk.pass_time(hours=2)
        desk.watch.poll_due()
        assert [d.url for d in desk.got] == [f"{site.url}/a"]


class TestSlowFeed:
    def test_is_left_for_the_next_time_after_a_while(self, site):
        site.pages["/feed"] = Page(feed(5), headers=KIND | {"ETag": '"5"'})
        desk = Desk(site, "/feed")
        desk.watch.sink = lambda document: (desk.got.append(document), desk.pass_time(minutes=6))
        desk.watch.poll_due()
        assert (len(desk.got), desk.state(f"{site.url}/feed").etag) == (2, None)


class TestBadFeeds:
    PATHS = ("/gone", "/drip", "/endless", "/gzip-bomb", "/page", "/entities", "/busy")

    @pytest.fixture
    def desk(self, site):
        site.pages["/page"] = Page(ARTICLE)
        site.pages["/entities"] = Page(BOMB + feed(1), headers=KIND)
        site.pages["/busy"] = Page(status=429, headers={"Retry-After": "20000"})
        return Desk(site, *self.PATHS[:4], "/feed", *self.PATHS[4:])

    def test_stop_no_other(self, site, desk):
        """The host asks to be left alone last: feeds of one host wait together."""
        desk.memory.kept = {url: replace(state, next_due=START) for url, state in desk.memory.kept.items()}
        busy = f"{site.url}/busy"
        desk.memory.save(replace(desk.state(busy), next_due=START + timedelta(seconds=1)))
        desk.watch.poll_due()
        desk.pass_time(minutes=1)
        report = desk.watch.poll_due()
        assert [d.url for d in desk.got] == ["https://herald.example/0"]
        assert {s.url for s in report.failing} == {f"{site.url}{path}" for path in self.PATHS}

    def test_are_reported_with_since_when_and_why(self, site):
        desk = Desk(site, "/gone")
        for _ in range(2):
            desk.watch.poll_due()
            desk.pass_time(hours=1)
        assert list(desk.watch.report().lines()) == [
            f"{site.url}/gone: failing since 2025-10-09 12:00 UTC, 2 times: {GONE}"
        ]

    def test_are_asked_ever_more_rarely(self, site):
        desk = Desk(site, "/gone")
        for _ in range(24 * 4):
            desk.watch.poll_due()
            desk.pass_time(minutes=15)
        assert 5 <= site.paths().count("/gone") <= 8

    def test_that_break_a_parser_are_failures_like_others(self, site):
        desk = Desk(site, "/feed")

        class Odd:
            timing = desk.clock.timing

            def fetch(self, *_, **__):
                msg = "a fault of a library"
                raise KeyError(msg)

        desk.watch.fetcher = Odd()
        desk.watch.poll_due()
        assert desk.state(f"{site.url}/feed").last_error.startswith("cannot be read: KeyError")

    def test_are_well_again_once_they_answer(self, site):
        desk = Desk(site, "/late")
        desk.watch.poll_due()
        site.pages["/late"] = Page(feed(1), headers=KIND)
        desk.pass_time(hours=1)
        assert desk.watch.poll_due().failing == ()


class TestRun:
    def test_goes_on_until_it_is_stopped(self, site):
        desk = Desk(site, "/feed")
        slept = []

        def sleep(seconds):
            slept.append(seconds)
            desk.pass_time(seconds=seconds)
            if desk.clock.moment > START + timedelta(hours=3):
                desk.stop.set()

        desk.watch.sleep = sleep
        desk.watch.run()
        assert site.paths().count("/feed") in (3, 4)
        assert max(slept) <= 60

    def test_stops_between_two_entries(self, site):
        site.pages["/feed"] = Page(feed(5), headers=KIND | {"ETag": '"5"'})
        desk = Desk(site, "/feed")

        def take(document):
            desk.got.append(document)
            desk.stop.set()

        desk.watch.sink = take
        report = desk.watch.run()
        assert (len(desk.got), report.documents) == (1, 1)
        assert desk.state(f"{site.url}/feed").etag is None

    def test_that_was_stopped_takes_up_the_rest(self, site):
        site.pages["/feed"] = Page(feed(3), headers=KIND | {"ETag": '"3"'})
        desk = Desk(site, "/feed")
        desk.watch.sink = lambda document: (desk.got.append(document), desk.stop.set())
        desk.watch.run()
        desk.stop.clear()
        desk.watch.sink = desk.got.append
        desk.pass_time(hours=2)
        desk.watch.poll_due()
        assert [d.url for d in desk.got] == [f"https://herald.example/{n}" for n in range(3)]


def test_feeds_are_added_once():
    memory = InMemory("https://a.example/feed")
    memory.save(FeedState(url="https://a.example/feed", failures=3))
    assert add_feeds(memory, [("https://a.example/feed", None), ("https://b.example/feed", "B")]) == 1
    assert [(s.title, s.failures) for s in memory.states()] == [(None, 3), ("B", 0)]
