"""All kinds of inputs through the one door, and what hostile ones come to: each named, none stops the run."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.read.clocks import local_fetcher
from tests.read.hostile_server import ARTICLE, SENTENCE, Page, serve
from tests.read.test_archives import DATED, record

from dragoman.read import Defaults, read_inputs
from dragoman.read.announcements import MAX_ENTRIES
from dragoman.record import Document, Rejected

WHOLE = " ".join([SENTENCE] * 12)
LINE = {"id": "line", "text": SENTENCE, "published": "2025-10-09"}
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>The Steppe Herald</title>%s</channel></rss>'
KIND = {"Content-Type": "application/rss+xml"}
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
BOUND = 400
"""Megabytes that a run over all hostile inputs may take at its peak, libraries included: a text alone takes 155."""


def item(link, *, text="They met.", date="Tue, 04 Mar 2025 09:30:15 GMT", more=""):
    return (
        f"<item><title>Talks</title><link>{link}</link><description>{text}</description>"
        f"<pubDate>{date}</pubDate>{more}</item>"
    )


def read(*inputs, defaults=None, **manners):
    return list(read_inputs(map(str, inputs), defaults or Defaults(), fetcher=local_fetcher(**manners)))


@pytest.fixture
def site():
    with serve() as site:
        site.pages["/a"] = Page(ARTICLE)
        yield site


class TestKinds:
    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "a.rss").write_text(RSS % item("https://herald.example/rss", text=WHOLE))
        (tmp_path / "b.xml").write_text(RSS % item("https://herald.example/xml", text=WHOLE + " They left."))
        (tmp_path / "c.warc").write_bytes(record(DATED, url="https://herald.example/warc"))
        (tmp_path / "d.warc.gz").write_bytes(
            gzip.compress(record(DATED.replace("Tuesday", "Monday"), url="https://herald.example/packed"))
        )
        (tmp_path / "e.jsonl.gz").write_bytes(
            gzip.compress(json.dumps(LINE | {"url": "https://herald.example/line"}).encode())
        )
        pq.write_table(
            pa.Table.from_pylist([LINE | {"id": "row", "url": "https://herald.example/row"}]), tmp_path / "f.parquet"
        )
        return tmp_path

    def test_in_a_folder_are_all_read(self, folder):
        names = ["rss", "xml", "warc", "packed", "line", "row"]
        assert [getattr(d, "url", d) for d in read(folder)] == [f"https://herald.example/{name}" for name in names]

    @pytest.mark.parametrize("name", ["a.rss", "c.warc", "d.warc.gz", "e.jsonl.gz"])
    def test_are_told_on_standard_input(self, folder, name):
        stdin = io.BytesIO((folder / name).read_bytes())
        assert isinstance(next(read_inputs(["-"], stdin=stdin)), Document)

    def test_that_break_off_within_their_gzip_are_named(self, tmp_path):
        raw = gzip.compress("".join(json.dumps(LINE | {"id": str(n)}) + "\n" for n in range(5)).encode())
        (tmp_path / "cut.jsonl.gz").write_bytes(raw[:-12])
        found = read(tmp_path)
        assert found[-1].reason.startswith("its gzip breaks off or is broken")

    def test_packed_with_something_else_are_refused_as_before(self, tmp_path):
        (tmp_path / "report").write_bytes(gzip.compress(b"They met."))
        assert read(tmp_path / "report")[0].reason.startswith("not a text but gzip-compressed data")

    def test_that_bring_a_report_twice_give_it_once(self, tmp_path):
        (tmp_path / "a.warc").write_bytes(record(DATED) + record(DATED))
        (tmp_path / "b.rss").write_text(RSS % (item("https://a.example/", text=WHOLE) * 2))
        assert [type(d) for d in read(tmp_path)] == [Document] * 2

    def test_lists_of_feeds_are_followed(self, site, tmp_path):
        site.pages["/feed"] = Page(RSS % item(f"{site.url}/a"), headers=KIND)
        outlines = "".join(f'<outline xmlUrl="{site.url}{path}"/>' for path in ("/gone", "/feed", "/a"))
        (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
        found = read(tmp_path / "feeds.opml")
        assert [type(d) for d in found] == [Rejected, Document, Rejected]


class TestFeedByAddress:
    def test_gives_the_pages_of_its_entries(self, site):
        site.pages["/feed"] = Page(RSS % item("/a"), headers=KIND)
        (found,) = read(f"{site.url}/feed")
        assert (found.url, found.outlet, found.title) == (f"{site.url}/a", "The Steppe Herald", "Talks")

    @pytest.mark.parametrize("kind", ["text/plain", "text/html", "application/octet-stream", "text/xml"])
    def test_is_one_whatever_the_server_calls_it(self, site, kind):
        site.pages["/feed"] = Page(RSS % item("/a", text=WHOLE), headers={"Content-Type": kind})
        assert read(f"{site.url}/feed")[0].text == WHOLE

    def test_dates_a_page_that_shows_its_day_only_to_the_second(self, site):
        site.pages["/feed"] = Page(RSS % item("/a"), headers=KIND)
        (found,) = read(f"{site.url}/feed")
        assert (found.published, found.precision) == (datetime(2025, 3, 4, 9, 30, 15, tzinfo=UTC), "second")

    def test_keeps_source_and_canonical_link_as_first_publisher(self, site):
        site.pages["/b"] = Page(
            f'<html><head><link rel="canonical" href="https://wire.example/b"></head>{ARTICLE}</html>'
        )
        source = "<source url='https://wire.example/feed'>The Wire</source>"
        site.pages["/feed"] = Page(RSS % (item("/a", more=source) + item("/b")), headers=KIND)
        found = read(f"{site.url}/feed")
        assert [d.first_publisher for d in found] == ["The Wire", "wire.example"]
        assert [d.canonical_url for d in found] == [None, "https://wire.example/b"]


class TestHostileFeed:
    def test_of_100_000_items_is_read_up_to_a_maximum_and_the_rest_named(self, site):
        items = "".join(item(f"/{n}", text="") for n in range(100_000))
        site.pages["/feed"] = Page(gzip.compress((RSS % items).encode()), headers=KIND | {"Content-Encoding": "gzip"})
        found = list(read_inputs([f"{site.url}/feed"], fetcher=local_fetcher(robots=False, timeout=5, deadline=60)))
        assert sum(isinstance(d, Document) for d in found) <= MAX_ENTRIES
        assert found[-1].name == f"{site.url}/feed"
        assert found[-1].reason.startswith("entries 5,001 to 100,000 are not read")

    @pytest.mark.parametrize(
        ("date", "note"),
        [
            ("Mon, 01 Jan 1900 00:00:00 GMT", "it lies before the web"),
            ("Fri, 01 Jan 2100 00:00:00 GMT", "it lies in the future"),
            ("soon", "cannot be read"),
        ],
    )
    def test_with_a_date_that_cannot_be_is_dated_by_the_page_and_says_so(self, site, date, note):
        site.pages["/feed"] = Page(RSS % item("/a", date=date), headers=KIND)
        (found,) = read(f"{site.url}/feed")
        assert found.day.isoformat() == "2025-03-04"
        assert note in found.notes[0]

    @pytest.mark.parametrize("date", ["Mon, 01 Jan 1900 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT", "soon"])
    def test_with_no_other_date_is_rejected_and_says_so(self, tmp_path, date):
        (tmp_path / "feed.rss").write_text(
            RSS % (item("https://a.example/", text=WHOLE, date=date) + item("https://b.example/", text=WHOLE))
        )
        found = read(tmp_path / "feed.rss")
        assert "no publication date" in found[0].reason
        assert repr(date) in found[0].reason
        assert isinstance(found[1], Document)

    def test_that_leads_to_inner_pages_gives_what_it_carries(self, site):
        links = ("http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://[::1]:8631/")
        site.pages["/feed"] = Page(
            RSS % "".join(item(link, text=f"They met at {n}.") for n, link in enumerate(links)), headers=KIND
        )
        found = read_through_mask(site, "/feed")
        assert [d.text for d in found] == [f"They met at {n}." for n in range(3)]
        assert all("allow private addresses if you mean it" in d.notes[0] for d in found)


def read_through_mask(site, path):
    """Read a feed as if its host were public; what it links to is guarded as always."""
    from tests.read.fetching.test_fetcher import masked_fetcher  # noqa: PLC0415

    port = site.url.rpartition(":")[2]
    return list(read_inputs([f"http://news.example:{port}{path}"], fetcher=masked_fetcher()))


RUN = """
import json, sys
from pathlib import Path
from dragoman.read import read_inputs
from dragoman.record import Document
from tests.read.clocks import local_fetcher

found = [
    [type(d).__name__, getattr(d, "name", None) or d.url or d.id]
    for d in read_inputs(sys.argv[1:], fetcher=local_fetcher(deadline=3.0))
]
# Not `resource`: what it calls the peak of a process is that of its parent, where the parent was larger.
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
peak = int(status["VmHWM"].split()[0]) // 1024
print(json.dumps({"peak": peak, "found": found}))
"""


class TestAllHostileInputsInOneRun:
    """In a process of its own, whose peak of memory is measured."""

    pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux")

    @pytest.fixture(scope="class")
    @classmethod
    def run(cls, tmp_path_factory):
        folder = tmp_path_factory.mktemp("hostile")
        (folder / "cut.warc").write_bytes((record(DATED, url="https://herald.example/warc") * 2)[:-300])
        (folder / "bomb.jsonl.gz").write_bytes(
            gzip.compress(b'{"text": "' + b"a" * 300_000_000 + b'"}', compresslevel=1)
        )
        items = "".join(item(f"https://herald.example/{n}", text=f"They met in room {n}.") for n in range(100_000))
        (folder / "items.rss").write_text(RSS % items)
        (folder / "last.txt").write_text(f"Published: 2025-10-09\n\n{SENTENCE}")
        with serve() as site:
            site.pages["/entities"] = Page(BOMB + RSS % "<item><title>&c;</title></item>", headers=KIND)
            site.pages["/encoding"] = Page(
                (RSS % item("https://herald.example/é")).encode("utf-16"),
                headers={"Content-Type": "text/xml; charset=ascii"},
            )
            site.pages["/inner"] = Page(status=302, headers={"Location": "http://127.0.0.1:22/"})
            paths = ("drip", "drip-headers", "endless", "gzip-bomb", "gzip-cut", "too-short", "too-long", "loop",
                     "inner",
                     "entities", "encoding")  # fmt: skip
            inputs = [*(f"{site.url}/{path}" for path in paths), *sorted(map(str, folder.iterdir()))]
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-c", RUN, *inputs], capture_output=True, text=True, check=False,
                cwd=Path(__file__).parents[2],
            )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) | {"site": site.url, "folder": str(folder)}

    @pytest.mark.parametrize(
        "path",
        ["drip", "drip-headers", "endless", "gzip-bomb", "gzip-cut", "too-short", "loop", "inner", "entities"],
    )
    def test_each_is_named(self, run, path):
        assert ["Rejected", f"{run['site']}/{path}"] in run["found"]

    @pytest.mark.parametrize(
        ("name", "place"), [("cut.warc", ", record at byte "), ("bomb.jsonl.gz", ", line 1"), ("items.rss", "")]
    )
    def test_each_file_is_named(self, run, name, place):
        assert any(kind == "Rejected" and f"{name}{place}" in told for kind, told in run["found"])

    @pytest.mark.parametrize(
        "url", ["https://herald.example/warc", "https://herald.example/é", "https://herald.example/1"]
    )
    def test_what_is_whole_is_read(self, run, url):
        assert ["Document", url] in run["found"]

    def test_last_input_is_read(self, run):
        assert run["found"][-1] == ["Document", "last"]

    def test_memory_stays_bounded(self, run):
        assert run["peak"] < BOUND
