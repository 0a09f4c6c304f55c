from __future__ import annotations

import gzip
import io

import pytest
from tests.read.hostile_server import SENTENCE, bomb

from dragoman.read.archives import draft_records
from dragoman.read.drafts import Draft
from dragoman.read.fetching.manners import MAX_BYTES
from dragoman.read.refusals import RefusedError

PAGE = f"<html><head>%s</head><body><article><h1>Talks</h1><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>"
DATED = PAGE % '<meta property="article:published_time" content="2025-03-04T10:00:00Z">'
PLAIN = PAGE % ""


def record(body, *, url="https://herald.example/a", headers="Content-Type: text/html; charset=utf-8", kind="response",
           status="200 OK"):  # fmt: skip
    raw = body.encode() if isinstance(body, str) else body
    message = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + raw
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-10-09T16:20:30Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(message)}\r\n\r\n"
    )
    return head.encode() + message + b"\r\n\r\n"


def packed(*records):
    return b"".join(map(gzip.compress, records))


def read(raw):
    return list(draft_records(io.BytesIO(raw), "a.warc"))


def texts(found):
    return [draft.url if isinstance(draft, Draft) else str(draft) for _, draft in found]


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), packed, lambda *r: gzip.compress(b"".join(r))])
def test_pages_are_read_with_their_addresses(pack):
    found = read(pack(record(DATED), record(DATED, url="https://herald.example/b")))
    assert texts(found) == ["https://herald.example/a", "https://herald.example/b"]


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), packed])
def test_records_are_named_by_where_they_begin(pack):
    records = [record(DATED), record(DATED)]
    assert [name for name, _ in read(pack(*records))] == [
        "a.warc, record at byte 0", f"a.warc, record at byte {len(pack(records[0]))}",
    ]  # fmt: skip


def test_page_is_dated_by_itself():
    ((_, draft),) = read(record(DATED))
    assert [w.words for w in draft.witnesses] == ["2025-03-04T10:00:00Z"]


def test_page_without_a_date_is_dated_by_its_capture():
    ((_, draft),) = read(record(PLAIN))
    assert ([w.words for w in draft.witnesses], len(draft.notes)) == (["2025-10-09T16:20:30Z"], 1)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Type: text/html\r\nContent-Encoding: gzip", gzip.compress(DATED.encode())),
        (
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(DATED), DATED.encode()),
        ),
        ("Content-Type: text/html\r\nTransfer-Encoding: chunked", DATED),
        ("Content-Type: text/html\r\nContent-Length: 999999", DATED),
    ],
)
def test_body_is_unpacked_whatever_the_archiver_left_of_its_headers(headers, body):
    ((_, draft),) = read(record(body, headers=headers))
    assert draft.title == "Talks"


def test_texts_are_read():
    ((_, draft),) = read(record(SENTENCE, headers="Content-Type: text/plain"))
    assert draft.text == SENTENCE


@pytest.mark.parametrize(
    "other",
    [
        record("x", headers="Content-Type: image/png"),
        record("x", status="404 Not Found"),
        record("x", kind="request"),
        record("x", kind="metadata"),
        record("", status="301 Moved", headers="Location: /b"),
    ],
)
def test_other_records_are_passed_over(other):
    assert texts(read(other + record(DATED))) == ["https://herald.example/a"]


def cuts():
    """Archives of two records, cut somewhere in the second, and where that begins."""
    first, second = record(DATED), record(DATED)
    for at in (12, 60, 150, 400, 580):
        yield pytest.param((first + second)[: len(first) + at], len(first), id=f"plain-{at}")
    one, two = gzip.compress(first), gzip.compress(second)
    for at in (5, 30, 150, len(two) - 30):
        yield pytest.param((one + two)[: len(one) + at], len(one), id=f"packed-{at}")


@pytest.mark.parametrize(("raw", "offset"), list(cuts()))
def test_archive_cut_in_the_middle_gives_what_is_whole_and_names_the_rest(raw, offset):
    found = read(raw)
    assert isinstance(found[0][1], Draft)
    assert found[1][0] == f"a.warc, record at byte {offset}"
    assert "the archive breaks off in this record" in str(found[1][1])
    assert len(found) == 2


def test_archive_cut_in_a_record_that_is_passed_over_is_named_too():
    first = record(DATED)
    found = read(first + record("x" * 500, kind="request")[:400])
    assert [name for name, _ in found] == [f"a.warc, record at byte {n}" for n in (0, len(first))]


def test_archive_that_is_broken_in_the_middle_names_where():
    found = read(record(DATED) + b"no record at all\r\n\r\n" + record(DATED))
    assert "the archive is broken after this record" in texts(found)[1]


def test_bad_record_leaves_the_next():
    found = read(record("<p>Menu</p>") + record(DATED))
    assert texts(found)[0].startswith("no article in this page")
    assert texts(found)[1] == "https://herald.example/a"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (record(bomb(), headers="Content-Type: text/html\r\nContent-Encoding: gzip"), "too long: it unpacks to over"),
        (record(b"a" * (MAX_BYTES + 1)), "too long: over 20,000,000 bytes"),
        (record(b"\x1f\x8bno gzip"), "its record holds gzip that does not unpack"),
        (record(b"%PDF-1.7"), "not a text but a PDF"),
    ],
    ids=["bomb", "long", "broken", "binary"],
)
def test_record_that_means_harm_is_named_and_left(raw, words):
    found = texts(read(raw + record(DATED)))
    assert words in found[0]
    assert found[1] == "https://herald.example/a"


@pytest.mark.parametrize("raw", [b"They met.", b"", b"\x1f\x8b", b"WARC/1.0"])
def test_what_is_no_archive_is_refused(raw):
    found = read(raw)
    assert all(isinstance(refusal, RefusedError) for _, refusal in found)
    assert len(found) <= 1
