from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dragoman.read.announcements import MAX_ENTRIES, Feed, unread_reason
from dragoman.read.feeds import MAX_TAGS, read_feed
from dragoman.read.refusals import RefusedError

TODAY = date(2025, 10, 10)
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>The Steppe Herald</title>
<language>en-GB</language>%s</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Steppe Herald</title>%s</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>The Steppe Herald</title><items><rdf:Seq/>
</items></channel>%s</rdf:RDF>"""
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


def read(markup, **given):
    return read_feed(markup.encode() if isinstance(markup, str) else markup, TODAY, **given)


def entry(markup, form=RSS, **given):
    (found,) = read(form % markup, **given).entries
    return found


ITEMS = {
    "rss": (RSS, ("<item><title>Talks</title><link>https://herald.example/a</link><description>They met.</description>"
                 "<pubDate>Thu, 09 Oct 2025 16:20:30 GMT</pubDate></item>")),
    "atom": (ATOM, ("<entry><title>Talks</title><link href='https://herald.example/a'/><summary>They met.</summary>"
                    "<published>2025-10-09T16:20:30Z</published></entry>")),
    "rdf": (RDF, ("<item rdf:about='https://herald.example/a'><title>Talks</title><link>https://herald.example/a</link>"
                 "<description>They met.</description><dc:date>2025-10-09T16:20:30Z</dc:date></item>")),
}  # fmt: skip
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Steppe Herald",
    "items": [{"id": 1, "url": "https://herald.example/a", "title": "Talks", "summary": "They met.",
               "date_published": "2025-10-09T16:20:30Z"}],
}  # fmt: skip


@pytest.mark.parametrize("kind", [*ITEMS, "json"])
def test_each_kind_of_feed_gives_the_same_entry(kind):
    feed = read(json.dumps(JSON)) if kind == "json" else read(ITEMS[kind][0] % ITEMS[kind][1])
    (found,) = feed.entries
    assert (feed.title, found.title, found.link, found.summary, found.published, found.precision) == (
        "The Steppe Herald", "Talks", "https://herald.example/a", "They met.",
        datetime(2025, 10, 9, 16, 20, 30, tzinfo=UTC), "second",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("Thu, 09 Oct 2025 16:20:30 +0300", datetime(2025, 10, 9, 16, 20, 30, tzinfo=timezone(timedelta(hours=3))),
         "second"),
        ("Thu, 09 Oct 2025 16:20 EST", datetime(2025, 10, 9, 16, 20, tzinfo=timezone(timedelta(hours=-5))), "minute"),
        ("9 Oct 2025 00:00:00 GMT", datetime(2025, 10, 9, tzinfo=UTC), "day"),
        ("2025-10-09", date(2025, 10, 9), "day"),
        ("October 9, 2025", date(2025, 10, 9), "day"),
    ],
)  # fmt: skip
def test_date_keeps_its_clock_and_its_precision(words, value, precision):
    found = entry(f"<item><title>Talks</title><pubDate>{words}</pubDate></item>")
    assert (found.published, found.precision, found.doubts) == (value, precision, ())


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Mon, 01 Jan 1900 00:00:00 GMT", "is not believed: it lies before the web"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "is not believed: it lies before the web"),
        ("Fri, 01 Jan 2100 00:00:00 GMT", "is not believed: it lies in the future"),
        ("Thu, 09 Oct 99999 16:20:30 GMT", "cannot be read"),
        ("soon", "cannot be read"),
    ],
)
def test_date_that_cannot_be_is_said_and_not_believed(words, doubt):
    found = entry(f"<item><title>Talks</title><pubDate>{words}</pubDate></item>")
    assert found.published is None
    assert [d.partition("' ")[2] for d in found.doubts] == [doubt]


def test_date_of_a_change_serves_where_there_is_no_other():
    found = entry("<entry><title>Talks</title><updated>2025-10-09T16:20:00Z</updated></entry>", ATOM)
    assert found.published == datetime(2025, 10, 9, 16, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("markup", "form"),
    [
        ("<item><title>Talks</title><source url='https://wire.example/feed'>The Wire</source></item>", RSS),
        ("<entry><title>Talks</title><source><title>The Wire</title><id>w</id></source></entry>", ATOM),
    ],
)
def test_first_publisher_is_kept(markup, form):
    assert entry(markup, form).source == "The Wire"


def test_content_is_plain_text_with_a_paragraph_a_line():
    content = "<content:encoded><![CDATA[<p>They <b>met</b>.</p><figure>Photo</figure><ul><li>One&nbsp;hour</li></ul>"
    found = entry(f"<item>{content}<script>x()</script><p>They &amp; we<br>left.</p>]]></content:encoded></item>")
    assert found.content == "They met.\nOne hour\nThey & we\nleft."


def test_title_in_markup_is_plain():
    assert entry("<item><title>A &amp;amp; B &lt;i&gt;meet&lt;/i&gt;</title></item>").title == "A & B meet"


@pytest.mark.parametrize(("link", "found"), [("/a", "https://herald.example/a"), ("javascript:x()", None),
                                             ("file:///etc/passwd", None), ("http://[", None)])  # fmt: skip
def test_links_are_web_addresses(link, found):
    assert (
        entry(f"<item><title>Talks</title><link>{link}</link></item>", url="https://herald.example/feed").link == found
    )


@pytest.mark.parametrize(
    ("markup", "seconds"),
    [
        ("<ttl>90</ttl>", 5400),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1800),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", 86400),
        ("<ttl>soon</ttl>", None),
        ("", None),
    ],
)
def test_interval_is_what_the_feed_asks_for(markup, seconds):
    assert read(RSS % markup).interval == seconds


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_bytes_decide_on_the_encoding_whatever_is_declared(encoding):
    markup = RSS.replace("utf-8", "koi8-r") if encoding != "cp1252" else RSS.replace("utf-8", "cp1252")
    raw = (markup % "<item><title>The envoy’s café</title></item>").encode(encoding)
    assert read(raw).entries[0].title == "The envoy’s café"


@pytest.mark.parametrize("count", [MAX_ENTRIES + 1, 100_000])
def test_entries_past_the_maximum_are_counted_and_not_read(count):
    feed = read(RSS % "".join(f"<item><title>Talks {n}</title></item>" for n in range(count)))
    assert (len(feed.entries), feed.unread) == (MAX_ENTRIES, count - MAX_ENTRIES)


def test_items_of_a_json_feed_past_the_maximum_are_counted_and_not_read():
    feed = read(json.dumps(JSON | {"items": [{"title": "Talks"}] * (MAX_ENTRIES + 3)}))
    assert (len(feed.entries), feed.unread) == (MAX_ENTRIES, 3)


def test_what_is_not_read_is_named():
    feed = Feed(entries=read(RSS % "<item/>").entries, unread=9)
    assert unread_reason(feed).startswith("entries 2 to 10 are not read: of one feed the first 5,000 are")


def test_broken_markup_gives_what_can_be_read():
    found = read("<rss><channel><item><title>A & B meet</title><description>They<br>met</description></item><item>")
    assert found.entries[0].title == "A & B meet"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (BOMB + RSS % "<item><title>&c;</title></item>", "it declares XML entities of its own"),
        (
            '<!-- <rss> --><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RSS % "",
            "it declares XML entities",
        ),
        (BOMB.encode("utf-16") + (RSS % "").encode("utf-16-le"), "it declares XML entities of its own"),
        ("<html><body>They met.</body></html>", "no feed but XML with the root 'html'"),
        ("They met.", "no feed but XML with the root None"),
        ("<!-- " * 1000, "no feed but XML with the root None"),
        ("<rss>" + "<a>" * (MAX_TAGS + 1), "too long: a feed may have"),
        ('{"version": "1"}', "JSON, but no JSON Feed"),
        ('{"items": [}', "no JSON Feed: not JSON"),
        ('{"a":' * 100_000, "no JSON Feed: it nests too deep"),
        (b"%PDF-1.7", "not a text but a PDF"),
        ("<rss><channel><item><title>&#x110000; & x</title></item>", "a feed too broken to be read (ValueError)"),
    ],
)
def test_what_is_no_feed_is_refused(raw, words):
    with pytest.raises(RefusedError) as refused:
        read(raw)
    assert words in str(refused.value)


def test_declarations_of_old_feeds_are_passed_over():
    kind = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">'
    assert read(kind + RSS.partition("?>")[2] % "<item><title>Talks</title></item>").entries[0].title == "Talks"


@pytest.mark.parametrize("value", [None, 5, [], {}, ["x"], True])
@pytest.mark.parametrize("key", ["url", "title", "summary", "content_html", "date_published", "id"])
def test_json_of_another_type_counts_as_missing(key, value):
    feed = read(json.dumps(JSON | {"items": [JSON["items"][0] | {key: value}, "no object"]}))
    assert len(feed.entries) == 1
