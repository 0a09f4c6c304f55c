from __future__ import annotations

import gzip

import pytest

from dragoman.read.kinds import kind_of_name, sniff


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'>", "feed"),
        (b"\xef\xbb\xbf<?xml-stylesheet href='a.xsl'?><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16"), "feed"),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        (b'{\n  "version": "https:\\/\\/jsonfeed.org\\/version\\/1"', "feed"),
        (b"<opml version='2.0'>", "outline"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "page"),
        (b"<!-- <rss> --><html>", "page"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "archive"),
        (b"PAR1\x15\x04", "columns"),
        (gzip.compress(b"x"), "packed"),
        (b'{"text": "They met."}', "lines"),
        (b"They met.", "text"),
    ],
)
def test_kind_is_told_by_the_first_bytes(head, kind):
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.rss", "feed"), ("a.ATOM", "feed"), ("a.opml", "outline"), ("a.warc", "archive"), ("a.warc.gz", "archive"),
        ("a.parquet", "columns"), ("a.jsonl.gz", "packed"), ("a.html", "page"), ("a.xml", None), ("a.gz", None),
        ("a", None),
    ],
)  # fmt: skip
def test_kind_is_told_by_the_ending(name, kind):
    assert kind_of_name(name) == kind
