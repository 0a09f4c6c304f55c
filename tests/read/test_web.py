from __future__ import annotations

from datetime import timedelta

import pytest
from tests.read.clocks import FakeClock, local_fetcher
from tests.read.hostile_server import ARTICLE, SENTENCE, Page, serve

from dragoman.read import read_inputs
from dragoman.read.refusals import RefusedError
from dragoman.read.web import Web

PAGES = {
    "/report": Page(ARTICLE),
    "/text": Page(f"Published: 2025-03-04\n\n{SENTENCE}", headers={"Content-Type": "text/plain; charset=koi8-r"}),
    "/paper": Page("%PDF-1.7", headers={"Content-Type": "application/pdf"}),
    "/moved": Page(status=302, headers={"Location": "/report"}),
}


@pytest.fixture(scope="module")
def site():
    with serve() as site:
        site.pages |= PAGES
        yield site.url


def read(address):
    return next(read_inputs([address], fetcher=local_fetcher()))


def test_page_is_read(site):
    assert read(f"{site}/report").title == "Talks"


def test_address_is_where_redirections_end(site):
    assert read(f"{site}/moved").url == f"{site}/report"


def test_plain_text_is_read(site):
    assert read(f"{site}/text").text == SENTENCE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "cannot be fetched: the server answers 404 Not Found: save the page and give the file"),
        ("/paper", "not a text but a PDF: give plain text, HTML or JSON Lines"),
    ],
)
def test_failure_says_why(site, path, reason):
    assert read(f"{site}{path}").reason == reason


@pytest.mark.parametrize("name", ["http://", "https://[::1", "http://nowhere.invalid/"])
def test_address_that_is_none_is_a_failure_like_others(name):
    assert next(read_inputs([name])).reason.startswith("cannot be fetched: ")


def test_pages_of_one_feed_may_take_so_long(site):
    clock = FakeClock()
    web = Web(local_fetcher(clock))
    started = clock.now()
    assert web.fetch_page_of(started, f"{site}/report").title == "Talks"
    clock.moment += timedelta(hours=2, seconds=1)
    with pytest.raises(RefusedError, match="the pages of its feed took more than 2 hours"):
        web.fetch_page_of(started, f"{site}/report")


def test_inner_address_is_not_asked_unless_allowed(site):
    assert "127.0.0.1 is a loopback address" in next(read_inputs([f"{site}/report"])).reason
