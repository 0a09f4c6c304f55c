from __future__ import annotations

from datetime import timedelta

import pytest
from tests.read.clocks import START, FakeClock, local_fetcher
from tests.read.hostile_server import ARTICLE, Page, serve

from dragoman.read.fetching import Fetcher, LaterError, Manners
from dragoman.read.fetching.fetcher import MAX_REDIRECTIONS
from dragoman.read.refusals import RefusedError


@pytest.fixture
def site():
    with serve() as site:
        site.pages["/report"] = Page(ARTICLE, headers={"ETag": '"1"', "Last-Modified": "Thu, 09 Oct 2025 10:00:00 GMT"})
        yield site


def refusal(fetch, url):
    with pytest.raises(RefusedError) as refused:
        fetch(url)
    return str(refused.value)


class TestAnswer:
    def test_holds_what_was_sent(self, site):
        answer = local_fetcher().fetch(f"{site.url}/report")
        assert (answer.raw.decode(), answer.kind, answer.charset) == (ARTICLE, "text/html", "utf-8")

    def test_is_unpacked(self, site):
        assert local_fetcher().fetch(f"{site.url}/gzip").raw.decode() == ARTICLE

    def test_of_a_longer_page_than_told_is_cut_at_what_was_told(self, site):
        assert local_fetcher().fetch(f"{site.url}/too-long").raw.decode() == ARTICLE

    def test_without_a_length_that_can_be_read_goes_to_the_end(self, site):
        assert local_fetcher().fetch(f"{site.url}/no-length").raw.decode() == ARTICLE

    def test_is_unchanged_where_the_server_says_so(self, site):
        fetcher = local_fetcher()
        first = fetcher.fetch(f"{site.url}/report")
        again = fetcher.fetch(first.url, etag=first.etag, last_modified=first.last_modified)
        assert (again.unchanged, again.raw) == (True, b"")

    def test_says_how_long_it_holds(self, site):
        site.pages["/feed"] = Page("a", headers={"Cache-Control": "public, max-age=900"})
        assert local_fetcher().fetch(f"{site.url}/feed").max_age == 900


class TestRequest:
    def test_names_the_project_and_a_contact(self, site):
        local_fetcher(contact="desk@news.example").fetch(f"{site.url}/report")
        agent = site.asked[-1][1]["User-Agent"]
        assert agent.startswith("Dragoman/")
        assert "desk@news.example" in agent

    def test_goes_to_the_address_that_was_checked(self, site):
        """A name that lies elsewhere a moment later is not asked there: the host is resolved once a request."""
        port = int(site.url.rpartition(":")[2])
        answers = iter([["127.0.0.1"], ["127.0.0.1"]])
        fetcher = Fetcher(Manners(allow_private=True), timing=FakeClock().timing, resolve=lambda *_: next(answers))
        fetcher.fetch(f"http://news.example:{port}/report")
        assert [headers["Host"] for _, headers in site.asked] == [f"news.example:{port}"] * 2

    def test_carries_no_line_of_its_own_in_the_contact(self):
        with pytest.raises(ValueError, match="no address of mail or web"):
            Manners(contact="a@b.example\r\nX-Own: 1")


class TestRedirection:
    def test_is_followed(self, site):
        site.pages["/moved"] = Page(status=301, headers={"Location": "/report"})
        assert local_fetcher().fetch(f"{site.url}/moved").url == f"{site.url}/report"

    @pytest.mark.parametrize(
        ("location", "words"),
        [
            ("http://127.0.0.1:8080/admin", "127.0.0.1 is a loopback address"),
            ("http://localhost:8080/admin", "localhost lies at"),
            ("http://[::1]:8080/", "::1 is a loopback address"),
            ("http://169.254.169.254/latest/meta-data/", "169.254.169.254 is a link-local address"),
            ("http://192.168.0.1/", "192.168.0.1 is a private address"),
            ("//10.0.0.1/", "10.0.0.1 is a private address"),
            ("file:///etc/passwd", "not an address of http or https but of file"),
            ("http://[", "cannot be fetched"),
            ("", "names no other address"),
        ],
    )
    def test_to_an_inner_address_is_refused(self, site, location, words):
        """The site itself passes for a public host; where it leads to does not."""
        site.pages["/moved"] = Page(status=302, headers={"Location": location})
        port = int(site.url.rpartition(":")[2])
        assert words in refusal(masked_fetcher().fetch, f"http://news.example:{port}/moved")

    def test_for_ever_is_refused(self, site):
        assert "redirected more than 5 times" in refusal(local_fetcher().fetch, f"{site.url}/loop")
        assert site.paths().count("/loop") == MAX_REDIRECTIONS + 1


def masked_fetcher():
    """A fetcher to which the host news.example, on loopback, is the one exception to the guard."""
    from dragoman.read.fetching.addresses import resolve_host  # noqa: PLC0415

    class Masked(Fetcher):
        def _locate(self, url):
            from dragoman.read.fetching import locate  # noqa: PLC0415

            own = url.startswith("http://news.example")
            return locate(url, (lambda *_: ["127.0.0.1"]) if own else resolve_host, allow_private=own)

    return Masked(timing=FakeClock().timing)


class TestHostileServer:
    @pytest.mark.parametrize(
        ("path", "words"),
        [
            ("/drip", "the answer took more than 0.4 seconds"),
            ("/drip-headers", "the answer took more than 0.4 seconds"),
            ("/silence", "the answer took more than 0.4 seconds"),
            ("/endless", "too long: it sends more than 1,000,000 bytes"),
            ("/gzip-bomb", "too long: it unpacks to more than 1,000,000 bytes"),
            ("/gzip-broken", "does not unpack"),
            ("/gzip-cut", "what it sends as gzip breaks off"),
            ("/gzip-twice", "its encoding gzip, gzip was not asked for"),
            ("/too-short", "cannot be fetched: "),
            ("/gone", "cannot be fetched: the server answers 404 Not Found: save the page and give the file"),
        ],
    )
    def test_is_named_and_left(self, site, path, words):
        fetcher = local_fetcher(deadline=0.4 if "seconds" in words else 20, max_bytes=1_000_000)
        assert words in refusal(fetcher.fetch, f"{site.url}{path}")

    def test_that_does_not_answer_is_left_after_the_timeout(self, site):
        assert "cannot be fetched: " in refusal(local_fetcher(timeout=0.2).fetch, f"{site.url}/silence")


class TestSilentServer:
    def test_is_left_alone_after_three_requests(self, site):
        clock = FakeClock()
        fetcher = local_fetcher(clock, timeout=0.1, robots=False)
        for _ in range(3):
            assert "timed out" in refusal(fetcher.fetch, f"{site.url}/silence")
        assert "the server is left alone until 2025-10-09 12:10" in refusal(fetcher.fetch, f"{site.url}/report")

    def test_is_asked_again_after_a_while(self, site):
        clock = FakeClock()
        fetcher = local_fetcher(clock, timeout=0.1, robots=False)
        for _ in range(3):
            refusal(fetcher.fetch, f"{site.url}/silence")
        clock.moment += timedelta(minutes=11)
        assert fetcher.fetch(f"{site.url}/report").raw


class TestRobots:
    def test_are_honoured(self, site):
        site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /report\n", headers={"Content-Type": "text/plain"})
        assert "its robots.txt asks not to" in refusal(local_fetcher().fetch, f"{site.url}/report")
        assert site.paths() == ["/robots.txt"]

    def test_may_speak_to_the_reader_by_name(self, site):
        rules = "User-agent: dragoman\nAllow: /\n\nUser-agent: *\nDisallow: /\n"
        site.pages["/robots.txt"] = Page(rules)
        assert local_fetcher().fetch(f"{site.url}/report").raw

    def test_are_read_once_a_day(self, site):
        clock = FakeClock()
        fetcher = local_fetcher(clock)
        for _ in range(3):
            fetcher.fetch(f"{site.url}/report")
        clock.moment += timedelta(days=1, hours=1)
        fetcher.fetch(f"{site.url}/report")
        assert site.paths().count("/robots.txt") == 2

    @pytest.mark.parametrize("status", [500, 503, 429])
    def test_that_fail_keep_away(self, site, status):
        site.pages["/robots.txt"] = Page(status=status)
        assert f"its robots.txt answers {status}" in refusal(local_fetcher().fetch, f"{site.url}/report")

    def test_where_there_are_none_allow_all(self, site):
        assert local_fetcher().fetch(f"{site.url}/report").raw

    def test_may_be_passed_over_by_who_may(self, site):
        site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /\n")
        assert local_fetcher(robots=False).fetch(f"{site.url}/report").raw

    @pytest.mark.parametrize(("rules", "pause"), [("Crawl-delay: 5", 5.0), ("Crawl-delay: 900", 30.0), ("", 1.0)])
    def test_lengthen_the_pause_within_bounds(self, site, rules, pause):
        site.pages["/robots.txt"] = Page(f"User-agent: *\n{rules}\nDisallow: /private\n")
        clock = FakeClock()
        fetcher = local_fetcher(clock)
        for _ in range(2):
            fetcher.fetch(f"{site.url}/report")
        assert clock.slept == [pause]


class TestPause:
    def test_lies_between_two_requests_to_a_host(self, site):
        clock = FakeClock()
        fetcher = local_fetcher(clock)
        for _ in range(3):
            fetcher.fetch(f"{site.url}/report")
        assert clock.slept == [1.0, 1.0]

    def test_is_not_waited_for_twice(self, site):
        clock = FakeClock()
        fetcher = local_fetcher(clock)
        fetcher.fetch(f"{site.url}/report")
        clock.moment += timedelta(seconds=10)
        fetcher.fetch(f"{site.url}/report")
        assert clock.slept == []


class TestBusyServer:
    @pytest.mark.parametrize("status", [429, 503])
    def test_is_asked_again_after_the_time_it_names(self, site, status):
        site.pages["/busy"] = Page(status=status, headers={"Retry-After": "7"})
        clock = FakeClock()

        def sleep(seconds):
            FakeClock.sleep(clock, seconds)
            site.pages["/busy"] = Page(ARTICLE)

        clock.sleep = sleep
        assert local_fetcher(clock).fetch(f"{site.url}/busy").raw.decode() == ARTICLE
        assert clock.slept == [7.0]

    def test_is_asked_ever_more_rarely_where_it_names_none(self, site):
        site.pages["/busy"] = Page(status=503)
        clock = FakeClock()
        with pytest.raises(LaterError):
            local_fetcher(clock).fetch(f"{site.url}/busy")
        assert clock.slept == [2.0, 4.0, 8.0, 16.0]

    def test_that_names_no_time_for_ever_is_left_alone_in_the_end(self, site):
        site.pages["/busy"] = Page(status=429, headers={"Retry-After": "0"})
        clock = FakeClock()
        fetcher = local_fetcher(clock)
        for _ in range(5):
            refusal(fetcher.fetch, f"{site.url}/busy")
        assert sum(clock.slept) < 120

    @pytest.mark.parametrize("told", ["3600", "Thu, 09 Oct 2025 13:00:00 GMT"])
    def test_that_names_a_late_time_is_left_alone_until_then(self, site, told):
        site.pages["/busy"] = Page(status=429, headers={"Retry-After": told})
        with pytest.raises(LaterError) as later:
            local_fetcher().fetch(f"{site.url}/busy")
        assert later.value.until == START + timedelta(hours=1)

    def test_is_not_asked_for_another_page_meanwhile(self, site):
        site.pages["/busy"] = Page(status=429, headers={"Retry-After": "3600"})
        fetcher = local_fetcher()
        for path in ("/busy", "/report"):
            with pytest.raises(LaterError, match="2025-10-09 13:00:00 UTC"):
                fetcher.fetch(f"{site.url}{path}")
        assert "/report" not in site.paths()
