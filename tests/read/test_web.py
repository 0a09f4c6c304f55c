from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from dragoman.read import read_inputs
from dragoman.read.web import is_address

SENTENCE = "The foreign ministers of Kazakhstan and Uzbekistan met on Tuesday, the Kazakh foreign ministry said."
ARTICLE = f"<article><h1>Talks</h1><p><time>4 March 2025</time></p><p>{SENTENCE}</p><p>{SENTENCE}</p></article>"
PAGES = {
    "/report": ("text/html; charset=utf-8", ARTICLE),
    "/text": ("text/plain; charset=koi8-r", f"Published: 2025-03-04\n\n{SENTENCE}"),
    "/paper": ("application/pdf", "%PDF-1.7"),
}  # fmt: skip


class Site(BaseHTTPRequestHandler):
    def do_GET(self):  # the library's name
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/report")
            self.end_headers()
        elif self.path in PAGES:
            kind, body = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())
        else:
            self.send_error(404)

    def log_message(self, *_):
        pass


@contextmanager
def serve() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def site():
    with serve() as address:
        yield address


def test_page_is_read(site):
    assert next(read_inputs([f"{site}/report"])).title == "Talks"


def test_address_is_where_redirections_end(site):
    assert next(read_inputs([f"{site}/moved"])).url == f"{site}/report"


def test_plain_text_is_read(site):
    assert next(read_inputs([f"{site}/text"])).text == SENTENCE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "cannot be fetched: the server answers 404 Not Found: save the page and give the file"),
        ("/paper", "not a text but a PDF: give plain text, HTML or JSON Lines"),
    ],
)
def test_failure_says_why(site, path, reason):
    assert next(read_inputs([f"{site}{path}"])).reason == reason


@pytest.mark.parametrize("name", ["http://", "https://[::1", "http://nowhere.invalid/"])
def test_address_that_is_none_is_a_failure_like_others(name):
    assert next(read_inputs([name])).reason.startswith("cannot be fetched: ")


@pytest.mark.parametrize(("name", "expected"), [("HTTPS://x.org", True), ("file:///etc/hosts", False), ("http", False)])
def test_only_web_addresses_are_fetched(name, expected):
    assert is_address(name) is expected
