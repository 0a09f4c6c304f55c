"""A web site on loopback whose pages do what hostile and broken servers do; each path is a behaviour.

Tests add pages of their own with `Site.pages[path] = Page(…)`.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

SENTENCE = "The foreign ministers of Kazakhstan and Uzbekistan met on Tuesday, the Kazakh foreign ministry said."
ARTICLE = f"<article><h1>Talks</h1><p><time>4 March 2025</time></p><p>{SENTENCE}</p><p>{SENTENCE}</p></article>"
DRIP = 0.05
BLOCK = b"<p>" + b"They met again. " * 4096


@cache
def bomb() -> bytes:
    """A hundred megabytes of one letter, packed into a tenth of one."""
    return gzip.compress(b"<p>" + b"a" * 100_000_000, compresslevel=1)


@dataclass(slots=True)
class Page:
    """What one path answers."""

    body: bytes | str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """A running server: its address, its pages, and what it was asked for."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.closing = Event()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self):  # the library's name
        self.site.asked.append((self.path, dict(self.headers)))
        page = self.site.pages.get(self.path)
        behave = getattr(self, "serve_" + self.path.strip("/").replace("-", "_"), None)
        try:
            if page is not None:
                self.answer(page)
            elif behave is not None:
                behave()
            else:
                self.send_error(404)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, page):
        body = page.body.encode() if isinstance(page.body, str) else page.body
        etag = page.headers.get("ETag")
        unchanged = etag is not None and self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else page.status)
        for name, value in ({"Content-Type": "text/html; charset=utf-8"} | page.headers).items():
            self.send_header(name, value)
        self.end_headers()
        if not unchanged:
            self.wfile.write(body)

    def open(self, **headers):
        self.send_response(200)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, piece, pause):
        while not self.site.closing.is_set():
            self.wfile.write(piece)
            time.sleep(pause)

    def serve_drip(self):
        self.open()
        self.drip(b"a", DRIP)

    def serve_drip_headers(self):
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.drip(b"X-A: b", DRIP)

    def serve_silence(self):
        self.site.closing.wait(30)

    def serve_endless(self):
        self.open()
        self.drip(BLOCK, 0)

    def serve_gzip_bomb(self):
        packed = bomb()
        self.open(Content_Encoding="gzip", Content_Length=str(len(packed)))
        self.wfile.write(packed)

    def serve_gzip_broken(self):
        self.open(Content_Encoding="gzip")
        self.wfile.write(b"no gzip at all")

    def serve_gzip_cut(self):
        self.open(Content_Encoding="gzip")
        self.wfile.write(gzip.compress(ARTICLE.encode() * 50)[:150])

    def serve_gzip_twice(self):
        self.open(Content_Encoding="gzip, gzip")
        self.wfile.write(gzip.compress(gzip.compress(b"a")))

    def serve_gzip(self):
        self.open(Content_Encoding="gzip")
        self.wfile.write(gzip.compress(ARTICLE.encode()))

    def serve_too_short(self):
        self.open(Content_Length="100000")
        self.wfile.write(ARTICLE.encode())

    def serve_too_long(self):
        self.open(Content_Length=str(len(ARTICLE)))
        self.wfile.write(ARTICLE.encode() + b"<p>and more</p>" * 1000)

    def serve_no_length(self):
        self.open(Content_Length="minus five")
        self.wfile.write(ARTICLE.encode())

    def serve_loop(self):
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def serve() -> Iterator[Site]:
    """Run a site of its own on a free port of loopback."""
    handler = type("OwnHandler", (Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    site = handler.site = Site(server.server_port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
